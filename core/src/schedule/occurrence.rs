//! What is due, and its identity: what, which part, which logical date, which line of the rule. Never the instant,
//! which a journey moves, and never a place in a list, which an edit moves.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

use super::timing::Slot;
use crate::error::{Error, Result};
use crate::time::Met;

/// The identity of an occurrence. It stays through edits of the rule, journeys and changed clocks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OccurrenceId {
    /// The regimen's id, the same in all its versions.
    pub what: String,
    /// The part of the regimen.
    pub part: String,
    /// The date it belongs to, wherever the phone is.
    pub date: NaiveDate,
    /// The line of the rule; the ordinal from the anchor of an elapsed rule (`n12`); the id of the dose before it,
    /// where it counts from that.
    pub slot: Slot,
}

impl fmt::Display for OccurrenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}/{}", self.what, self.part, self.date, self.slot)
    }
}

impl FromStr for OccurrenceId {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let refused = || Error::invalid("occurrence", "what/part/date/slot");
        let mut pieces = text.split('/');
        let mut piece = || {
            pieces
                .next()
                .filter(|piece| !piece.is_empty())
                .ok_or_else(refused)
        };
        let id = Self {
            what: piece()?.to_owned(),
            part: piece()?.to_owned(),
            date: piece()?.parse().map_err(|_| refused())?,
            slot: Slot::new(piece()?, "occurrence")?,
        };
        if pieces.next().is_some() {
            return Err(refused());
        }
        Ok(id)
    }
}

impl Serialize for OccurrenceId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for OccurrenceId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Why an occurrence is not where its rule's clock time stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Moved {
    /// It is where it should be.
    No,
    /// Its clock time had passed where the person arrived: due at once.
    ZoneEntered,
    /// After a change of zone it keeps its distance from the dose before.
    MinimumGap,
}

/// Something due, small enough to be made by the thousand. Its [`OccurrenceId`] is asked of the schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The instant, in seconds from 1970 in UTC.
    pub at: i64,
    /// The logical date, in days from 1970-01-01.
    pub(super) date: i32,
    /// The slot's number in the schedule, or the ordinal.
    pub(super) slot: u32,
    /// The part's number in the schedule.
    pub(super) part: u16,
    /// Which of the schedules that were expanded together.
    pub schedule: u16,
    /// How its clock time met the clock.
    pub met: Met,
    /// Whether a journey moved it.
    pub moved: Moved,
}

impl Due {
    /// The instant.
    pub fn instant(&self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.at, 0).unwrap_or_default()
    }

    /// The logical date.
    pub fn date(&self) -> NaiveDate {
        super::dates::date_of(self.date)
    }
}

/// Something due, with everything about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrence {
    /// Its identity.
    pub id: OccurrenceId,
    /// When it is due.
    pub at: DateTime<Utc>,
    /// What the clock shows then, where the person is (or at home, where the regimen stays there).
    pub local: NaiveDateTime,
    /// The zone of that clock.
    pub zone: String,
    /// How its clock time met the clock.
    pub met: Met,
    /// Whether a journey moved it.
    pub moved: Moved,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_is_read_back_as_it_was_written() {
        let text = "0199d5a4-0000-7000-8000-000000000001/step-2/2026-03-29/morning";
        let id: OccurrenceId = text.parse().unwrap();
        assert_eq!(id.to_string(), text);
        for wrong in [
            "a/b/2026-03-29",
            "a/b/2026-02-30/t1",
            "a/b/2026-03-29/t1/x",
            "a//2026-03-29/t1",
            "a/b/2026-03-29/t 1",
        ] {
            assert!(wrong.parse::<OccurrenceId>().is_err(), "{wrong}");
        }
    }
}
