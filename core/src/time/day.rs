//! The civil day a person means: it turns in the small hours, and after a night shift it turns at noon.
//!
//! What is logged at half past one belongs to the evening before; what a night worker logs at seven in the morning
//! belongs to the shift that is ending.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// The longest roster cycle: a quarter of a year.
const LONGEST_CYCLE: usize = 92;

/// At which hours the civil day turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayRules {
    /// The hour, 0 to 11, at which a day usually turns.
    pub rollover_hour: u8,
    /// The hour, 0 to 18, at which the day turns on the morning after a night shift.
    pub after_night_hour: u8,
}

impl Default for DayRules {
    /// Four in the morning; noon after a night shift. Both ours: late enough for a bad night, early enough for a
    /// baker.
    fn default() -> Self {
        Self {
            rollover_hour: 4,
            after_night_hour: 12,
        }
    }
}

/// One day of a roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shift {
    /// Work by day.
    Day,
    /// Work until late in the evening.
    Evening,
    /// Work that begins in the evening and ends on the next morning.
    Night,
    /// Free.
    Off,
}

/// When a person works.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum WorkPattern {
    /// The same every week, or no work: the day turns at the usual hour.
    #[default]
    Fixed,
    /// A cycle of shifts, with single days that differ.
    Roster {
        /// The date of the cycle's first day.
        anchor: NaiveDate,
        /// The cycle, one shift a day, 1 to 92 days.
        cycle: Vec<Shift>,
        /// Days that differ from the cycle (swapped shifts, holidays).
        #[serde(default)]
        exceptions: BTreeMap<NaiveDate, Shift>,
    },
}

impl WorkPattern {
    /// Checks the length of the cycle.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `work_pattern.cycle`.
    pub fn validate(&self) -> Result<()> {
        match self {
            Self::Roster { cycle, .. } if cycle.is_empty() || cycle.len() > LONGEST_CYCLE => {
                Err(Error::invalid("work_pattern.cycle", "1 to 92 days"))
            }
            _ => Ok(()),
        }
    }

    /// The shift that begins on `date`; none where the pattern is fixed.
    pub fn shift(&self, date: NaiveDate) -> Option<Shift> {
        match self {
            Self::Fixed => None,
            Self::Roster {
                anchor,
                cycle,
                exceptions,
            } => exceptions.get(&date).copied().or_else(|| {
                let days = (date - *anchor).num_days();
                let place = days.rem_euclid(i64::try_from(cycle.len()).ok()?.max(1));
                cycle.get(usize::try_from(place).ok()?).copied()
            }),
        }
    }
}

impl DayRules {
    /// Checks the hours.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the hour.
    pub fn validate(&self) -> Result<()> {
        if self.rollover_hour > 11 {
            return Err(Error::invalid("rollover_hour", "0 to 11"));
        }
        if self.after_night_hour > 18 || self.after_night_hour < self.rollover_hour {
            return Err(Error::invalid("after_night_hour", "from the rollover hour to 18"));
        }
        Ok(())
    }

    /// The civil day to which a wall-clock time belongs.
    pub fn civil_day(&self, civil: NaiveDateTime, pattern: &WorkPattern) -> NaiveDate {
        let date = civil.date();
        let before = date.pred_opt().unwrap_or(date);
        let turns_at = match pattern.shift(before) {
            Some(Shift::Night) => self.after_night_hour,
            _ => self.rollover_hour,
        };
        if civil.hour() < u32::from(turns_at) {
            before
        } else {
            date
        }
    }

    /// The wall-clock time at which the civil day `day` begins.
    pub fn begins(&self, day: NaiveDate, pattern: &WorkPattern) -> NaiveDateTime {
        let before = day.pred_opt().unwrap_or(day);
        let hour = match pattern.shift(before) {
            Some(Shift::Night) => self.after_night_hour,
            _ => self.rollover_hour,
        };
        day.and_time(chrono::NaiveTime::MIN) + TimeDelta::hours(i64::from(hour))
    }

    /// The Monday of the week in which a civil day lies.
    pub fn week_of(day: NaiveDate) -> NaiveDate {
        day - TimeDelta::days(i64::from(day.weekday().num_days_from_monday()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn the_day_turns_in_the_small_hours_and_at_noon_after_a_night_shift() {
        let rules = DayRules::default();
        let nights = WorkPattern::Roster {
            anchor: "2026-11-02".parse().unwrap(),
            cycle: vec![Shift::Night, Shift::Night, Shift::Off, Shift::Off],
            exceptions: BTreeMap::from([("2026-11-03".parse().unwrap(), Shift::Off)]),
        };
        for (pattern, wall, day) in [
            (&WorkPattern::Fixed, "2026-11-03T03:59:00", "2026-11-02"),
            (&WorkPattern::Fixed, "2026-11-03T04:00:00", "2026-11-03"),
            (&nights, "2026-11-03T07:10:00", "2026-11-02"),
            (&nights, "2026-11-03T12:00:00", "2026-11-03"),
            // The second night was swapped away: the usual hour holds again.
            (&nights, "2026-11-04T07:10:00", "2026-11-04"),
            // The cycle goes on before its anchor too.
            (&nights, "2026-10-30T07:10:00", "2026-10-29"),
        ] {
            assert_eq!(
                rules.civil_day(at(wall), pattern),
                day.parse::<NaiveDate>().unwrap(),
                "{wall}"
            );
        }
    }

    #[test]
    fn a_day_begins_where_the_day_before_ends() {
        let rules = DayRules::default();
        let nights = WorkPattern::Roster {
            anchor: "2026-11-02".parse().unwrap(),
            cycle: vec![Shift::Night, Shift::Day, Shift::Off],
            exceptions: BTreeMap::new(),
        };
        for pattern in [&WorkPattern::Fixed, &nights] {
            let mut day: NaiveDate = "2026-10-20".parse().unwrap();
            for _ in 0..60 {
                let begins = rules.begins(day, pattern);
                assert_eq!(rules.civil_day(begins, pattern), day);
                assert_eq!(
                    rules.civil_day(begins - TimeDelta::minutes(1), pattern),
                    day.pred_opt().unwrap()
                );
                day = day.succ_opt().unwrap();
            }
        }
    }

    #[test]
    fn an_empty_cycle_is_refused_by_name() {
        let empty = WorkPattern::Roster {
            anchor: NaiveDate::default(),
            cycle: vec![],
            exceptions: BTreeMap::new(),
        };
        assert_eq!(
            empty.validate().unwrap_err().to_string(),
            "work_pattern.cycle: 1 to 92 days"
        );
    }
}
