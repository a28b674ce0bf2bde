//! The present as the rooms need it: the instant, where it was, and the civil day it belongs to.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{DayRules, WorkPattern, Zone};

/// An instant beside the zone and offset in which it was entered: after the rules of a zone change, the clock time
/// a person saw can still be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The instant.
    pub at: DateTime<Utc>,
    /// The IANA name of the zone.
    pub zone: String,
    /// Seconds east of UTC at that instant, there.
    pub offset_seconds: i32,
}

impl Stamp {
    /// The stamp of an instant in a zone.
    pub fn new(at: DateTime<Utc>, zone: &Zone) -> Self {
        Self {
            at,
            zone: zone.name().to_owned(),
            offset_seconds: zone.offset_seconds(at),
        }
    }

    /// What the wall clock showed.
    pub fn civil(&self) -> NaiveDateTime {
        self.at.naive_utc() + chrono::TimeDelta::seconds(i64::from(self.offset_seconds))
    }
}

/// The present, told once per call and handed down.
#[derive(Debug, Clone)]
pub struct Moment {
    /// The instant with its zone.
    pub stamp: Stamp,
    /// The civil day that the instant belongs to.
    pub today: NaiveDate,
    zone: Zone,
    rules: DayRules,
    pattern: WorkPattern,
}

impl Moment {
    /// The moment at an instant, in a zone, for a person's day.
    pub fn new(at: DateTime<Utc>, zone: Zone, rules: DayRules, pattern: WorkPattern) -> Self {
        let stamp = Stamp::new(at, &zone);
        let today = rules.civil_day(stamp.civil(), &pattern);
        Self {
            stamp,
            today,
            zone,
            rules,
            pattern,
        }
    }

    /// The instant.
    pub fn at(&self) -> DateTime<Utc> {
        self.stamp.at
    }

    /// What the wall clock shows.
    pub fn civil(&self) -> NaiveDateTime {
        self.stamp.civil()
    }

    /// The zone the phone is in.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// When the person works.
    pub fn pattern(&self) -> &WorkPattern {
        &self.pattern
    }

    /// The civil day to which another instant belongs, for this person in this zone.
    pub fn day_of(&self, at: DateTime<Utc>) -> NaiveDate {
        self.rules.civil_day(self.zone.civil(at), &self.pattern)
    }

    /// The civil day of a wall-clock time that was entered elsewhere, with its own offset.
    pub fn day_of_civil(&self, civil: NaiveDateTime) -> NaiveDate {
        self.rules.civil_day(civil, &self.pattern)
    }

    /// The instant at which a civil day begins here.
    pub fn begins(&self, day: NaiveDate) -> DateTime<Utc> {
        self.zone.instant(self.rules.begins(day, &self.pattern)).instant()
    }

    /// The same person and place at another instant.
    pub fn moved_to(&self, at: DateTime<Utc>) -> Self {
        Self::new(at, self.zone.clone(), self.rules, self.pattern.clone())
    }
}
