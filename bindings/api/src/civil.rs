//! Dates and times as a wall clock shows them, checked on their way in.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use lissom::{Error, Result};

/// A date on a person's calendar.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, uniffi::Record,
)]
pub struct CivilDate {
    /// The year, 1900 to 2199.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

/// A time on a person's clock, to the minute.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, uniffi::Record,
)]
pub struct CivilTime {
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: u8,
}

impl CivilDate {
    /// The date for the core; `field` is the caller's name for it.
    pub(crate) fn checked(self, field: &'static str) -> Result<NaiveDate> {
        Some(self)
            .filter(|date| (1900..2200).contains(&date.year))
            .and_then(|date| NaiveDate::from_ymd_opt(date.year, u32::from(date.month), u32::from(date.day)))
            .ok_or_else(|| Error::invalid(field, "a date from 1900 to 2199"))
    }
}

impl From<NaiveDate> for CivilDate {
    fn from(date: NaiveDate) -> Self {
        Self {
            year: date.year(),
            month: small(date.month()),
            day: small(date.day()),
        }
    }
}

impl CivilTime {
    /// The time for the core; `field` is the caller's name for it.
    pub(crate) fn checked(self, field: &'static str) -> Result<NaiveTime> {
        NaiveTime::from_hms_opt(u32::from(self.hour), u32::from(self.minute), 0)
            .ok_or_else(|| Error::invalid(field, "a time from 00:00 to 23:59"))
    }
}

impl From<NaiveTime> for CivilTime {
    fn from(time: NaiveTime) -> Self {
        Self {
            hour: small(time.hour()),
            minute: small(time.minute()),
        }
    }
}

/// Months, days, hours and minutes all fit.
fn small(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_that_no_calendar_shows_is_refused_by_its_field() {
        for (year, month, day, stands) in [
            (2026, 2, 28, true),
            (2028, 2, 29, true),
            (1900, 1, 1, true),
            (2026, 2, 29, false),
            (2026, 13, 1, false),
            (2026, 0, 1, false),
            (2026, 6, 31, false),
            (1899, 12, 31, false),
            (2200, 1, 1, false),
        ] {
            let date = CivilDate { year, month, day };
            match date.checked("night.date") {
                Ok(back) => assert_eq!((stands, CivilDate::from(back)), (true, date)),
                Err(error) => {
                    assert!(!stands, "{date:?}");
                    assert_eq!(error.to_string(), "night.date: a date from 1900 to 2199");
                }
            }
        }
    }

    #[test]
    fn a_time_that_no_clock_shows_is_refused_by_its_field() {
        for (hour, minute, stands) in [(0, 0, true), (23, 59, true), (24, 0, false), (7, 60, false)] {
            let time = CivilTime { hour, minute };
            match time.checked("night.bed") {
                Ok(back) => assert_eq!((stands, CivilTime::from(back)), (true, time)),
                Err(error) => {
                    assert!(!stands, "{time:?}");
                    assert_eq!(error.to_string(), "night.bed: a time from 00:00 to 23:59");
                }
            }
        }
    }
}
