//! Sizes and times as people write them: `2MiB`, `10s`.

use std::time::Duration;

/// Bytes: a number, and B, KiB, MiB, KB or MB.
pub(super) fn size(written: &str) -> Result<usize, String> {
    let (number, unit) = split(written);
    let factor: usize = match unit {
        "" | "B" => 1,
        "KiB" => 1 << 10,
        "MiB" => 1 << 20,
        "KB" => 1_000,
        "MB" => 1_000_000,
        _ => return Err(format!("unknown unit `{unit}`, there are B, KiB, MiB, KB and MB")),
    };
    let bytes = number.parse::<usize>().ok().and_then(|n| n.checked_mul(factor));
    bytes.filter(|b| (1..=LARGEST).contains(b)).ok_or_else(|| "a size is a whole number with a unit, from 1B to 1024MiB".into())
}

/// A text must stay below 4 GiB, whatever charset it came in.
const LARGEST: usize = 1 << 30;

/// A time: a number, and ms, s or m.
pub(super) fn time(written: &str) -> Result<Duration, String> {
    let (number, unit) = split(written);
    let factor = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        _ => return Err(format!("unknown unit `{unit}`, there are ms, s and m")),
    };
    let milliseconds = number.parse::<u32>().ok().and_then(|n| n.checked_mul(factor)).filter(|n| *n > 0);
    milliseconds.map(|n| Duration::from_millis(n.into())).ok_or_else(|| "a time is a whole number with a unit, from 1ms to 1000m".into())
}

fn split(written: &str) -> (&str, &str) {
    let end = written.find(|c: char| !c.is_ascii_digit()).unwrap_or(written.len());
    let (number, unit) = written.split_at(end);
    (number, unit.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units() {
        assert_eq!(size("2MiB"), Ok(2 * 1024 * 1024));
        assert_eq!(size("500 KB"), Ok(500_000));
        assert_eq!(size("17"), Ok(17));
        for wrong in ["", "MiB", "2 mib", "-1", "0", "1.5MiB", "1025MiB", "99999999999999999999"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn times_have_units() {
        assert_eq!(time("10s"), Ok(Duration::from_secs(10)));
        assert_eq!(time("250ms"), Ok(Duration::from_millis(250)));
        assert_eq!(time("2m"), Ok(Duration::from_secs(120)));
        for wrong in ["", "10", "s", "0s", "1h", "99999999m"] {
            assert!(time(wrong).is_err(), "{wrong}");
        }
    }
}
