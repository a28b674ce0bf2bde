//! What is asked of schedules, where, and what they answer.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::dates::Day;
use super::day_slots::DaySlots;
use super::occurrence::{Due, OccurrenceId};
use super::zone_line::LaidZones;

pub(super) const DAY_SECONDS: i64 = 86_400;

/// Days around the horizon in which a clock time can still fall into it: 26 hours of offsets, and evenings that end on
/// the next day.
pub(super) const MARGIN: Day = 3;

/// What is asked for: from one instant up to another, and at most so much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizon {
    /// The first instant, counted in.
    pub from: DateTime<Utc>,
    /// The end, not counted in.
    pub until: DateTime<Utc>,
    /// At most so many, the earliest.
    pub limit: usize,
}

/// Where and how a person lives, as far as a rule needs it.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The zones of the regimen's clock, laid out over the horizon.
    pub zones: &'a LaidZones,
    /// The person's day.
    pub slots: &'a DaySlots,
    /// The least distance to the dose before, after a change of zone; without it half the planned distance.
    pub minimum_gap: Option<TimeDelta>,
    /// When doses were taken, for parts that follow another: the delay counts from there.
    pub taken: Option<&'a BTreeMap<OccurrenceId, DateTime<Utc>>>,
}

/// An occurrence that its date's absence took away: the zone left the date out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// Which of the schedules.
    pub schedule: u16,
    /// What it would have been.
    pub id: OccurrenceId,
}

/// What an expansion found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expanded {
    /// What is due, by instant; at one instant in the order of schedules and parts.
    pub due: Vec<Due>,
    /// What fell on a date that does not exist.
    pub dropped: Vec<Dropped>,
    /// There was more than the limit.
    pub cut: bool,
}

/// A stretch of seconds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    pub(super) from: i64,
    pub(super) until: i64,
}

impl Stretch {
    pub(super) fn holds(self, at: i64) -> bool {
        self.from <= at && at < self.until
    }

    pub(super) fn days(self) -> (Day, Day) {
        let day = |at: i64| Day::try_from(at.div_euclid(DAY_SECONDS)).unwrap_or(Day::MAX - MARGIN);
        (day(self.from) - MARGIN, day(self.until) + MARGIN)
    }
}

/// The order of what is due: by instant; at one instant by schedule and part.
pub(super) fn order(due: &Due) -> (i64, u16, u16) {
    (due.at, due.schedule, due.part)
}
