//! Days as requests write them.

/// Whether it is a day of the Gregorian calendar, as `YYYY-MM-DD`.
pub(super) fn is_day(date: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u32>().ok()).flatten();
    let parts: Vec<&str> = date.split('-').collect();
    let &[year, month, day] = &parts[..] else { return false };
    if (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return false;
    }
    let (Some(year), Some(month), Some(day)) = (digits(year), digits(month), digits(day)) else { return false };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=longest).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for day in ["2016-03-15", "2000-02-29", "2024-02-29", "1999-12-31"] {
            assert!(is_day(day), "{day}");
        }
        for wrong in
            ["", "2016", "2016-3-15", "2016-13-01", "2016-00-10", "2016-04-31", "2015-02-29", "1900-02-29", "+016-03-15", "2016-03-15T10:00:00Z", "15-03-2016"]
        {
            assert!(!is_day(wrong), "{wrong}");
        }
    }
}
