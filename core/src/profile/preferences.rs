//! What the person wants and has: days, minutes, equipment, floor, dislikes.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::vocabulary::Equipment;
use crate::error::{Error, Result};

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// Every day, Monday first.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// Whether a date's weekday is this one.
    pub fn matches(self, day: chrono::Weekday) -> bool {
        self as u32 == day.num_days_from_monday()
    }
}

/// What the person wants and has.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Preferences {
    /// Days for sessions; empty where none were named.
    pub days: BTreeSet<Weekday>,
    /// Minutes a session, 5 to 60.
    pub minutes: Option<u8>,
    /// What is at hand; `None` where nobody asked.
    pub equipment: Option<BTreeSet<Equipment>>,
    /// Whether the person goes down to the floor and up again.
    pub floor: Option<bool>,
    /// Exercises the person does not like, by id.
    pub dislikes: BTreeSet<String>,
}

impl Preferences {
    /// Checks the ranges.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field.
    pub fn validate(&self) -> Result<()> {
        match self.minutes {
            Some(minutes) if !(5..=60).contains(&minutes) => {
                Err(Error::invalid("preferences.minutes", "5 to 60"))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_match_their_dates() {
        for (day, other) in Weekday::ALL.into_iter().zip([
            chrono::Weekday::Mon,
            chrono::Weekday::Tue,
            chrono::Weekday::Wed,
            chrono::Weekday::Thu,
            chrono::Weekday::Fri,
            chrono::Weekday::Sat,
            chrono::Weekday::Sun,
        ]) {
            assert!(day.matches(other) && !day.matches(other.succ()));
        }
    }
}
