//! The day of an article, and whether an office was held on it.

use std::fmt;
use std::str::FromStr;

use super::row::Office;

/// A day of the Gregorian calendar, from year 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// What is not a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a day of the form 2016-03-15")]
pub struct NoDate;

impl Date {
    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }
}

impl FromStr for Date {
    type Err = NoDate;

    /// Reads `2016-03-15`, and nothing less.
    fn from_str(text: &str) -> Result<Date, NoDate> {
        let digits = text.bytes().enumerate().all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
        if text.len() != 10 || !digits {
            return Err(NoDate);
        }
        let year: u16 = text[..4].parse().map_err(|_| NoDate)?;
        let month: u8 = text[5..7].parse().map_err(|_| NoDate)?;
        let day: u8 = text[8..].parse().map_err(|_| NoDate)?;
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        if year > 0 && (1..=days).contains(&day) { Ok(Date { year, month, day }) } else { Err(NoDate) }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Office {
    /// Whether it was held on a day, as far as its own dates tell.
    #[must_use]
    pub fn is_held_on(&self, day: Date) -> bool {
        let day = day.to_string();
        let begun = day[..self.from.len()] >= *self.from;
        let lasting = day[..self.to.len()] <= *self.to;
        begun && lasting
    }

    /// The years in which it began and ended, where they are known.
    #[must_use]
    pub fn years(&self) -> (Option<u16>, Option<u16>) {
        let year = |date: &str| date.get(..4).and_then(|y| y.parse().ok());
        (year(&self.from), year(&self.to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for day in ["2016-02-29", "2000-02-29", "1999-12-31"] {
            assert_eq!(day.parse::<Date>().map(|d| d.to_string()).as_deref(), Ok(day));
        }
        let wrong =
            ["", "2016", "2016-3-15", "2016-13-01", "2016-00-10", "2016-04-31", "2015-02-29", "1900-02-29", "+016-03-15", "2016-03-15T10:00:00Z", "15-03-2016"];
        for not in wrong {
            assert_eq!(not.parse::<Date>(), Err(NoDate), "{not}");
        }
    }

    #[test]
    fn an_office_is_held_between_its_dates() {
        let office = Office { role: "mayor".into(), owner: "".into(), from: "2010-05".into(), to: "2014".into() };
        let held = |day: &str| day.parse().is_ok_and(|d| office.is_held_on(d));
        assert!(held("2010-05-01") && held("2014-12-31"));
        assert!(!held("2010-04-30") && !held("2015-01-01"));
    }
}
