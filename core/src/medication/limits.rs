//! The arithmetic of a limit: the least time between doses, the most at once, the most in any 24 hours, counted by active
//! ingredient and in a window that rolls. Pure; a property test holds it against counting by hand.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::history::Series;

/// The window of the most in 24 hours.
pub(super) const WINDOW_MILLIS: i64 = 24 * 3_600_000;

/// The limit of one active ingredient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// Minutes from one dose to the next, at least.
    pub interval_minutes: u32,
    /// Micrograms at once, at most.
    pub per_dose: u64,
    /// Micrograms within any 24 hours, at most.
    pub per_24_h: u64,
    /// Who says so.
    pub origin: LimitOrigin,
}

/// Who set a limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LimitOrigin {
    /// The rules that ship.
    Rule {
        /// Their sources, in full.
        source: Vec<String>,
    },
    /// A clinician, for this person.
    Clinician {
        /// Who.
        author: String,
        /// On which date.
        date: NaiveDate,
    },
}

/// Why a dose has to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wait {
    /// The last dose was at this instant, in milliseconds.
    Interval(i64),
    /// So many micrograms were taken within 24 hours.
    Day(u64),
}

/// When a dose is within a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Earliest {
    /// From this instant on, in milliseconds; the instant that was asked about where it may be then.
    pub(super) at: i64,
    /// What makes it wait.
    pub(super) because: Vec<Wait>,
}

impl Limit {
    /// Whether it can be kept: an interval, amounts, the dose within the day.
    pub(super) fn is_sensible(&self) -> bool {
        self.interval_minutes > 0 && self.per_dose > 0 && self.per_dose <= self.per_24_h
    }

    fn interval_millis(&self) -> i64 {
        i64::from(self.interval_minutes) * 60_000
    }

    /// The earliest instant from `now` on at which `micrograms` are within the interval and the day; none where they
    /// never are. A dose that was recorded for a later instant counts as if it had been taken.
    pub(super) fn earliest(&self, series: Option<&Series>, now: i64, micrograms: u64) -> Option<Earliest> {
        let left = self.per_24_h.checked_sub(micrograms)?;
        let Some(series) = series else {
            return Some(Earliest {
                at: now,
                because: Vec::new(),
            });
        };
        let mut because = Vec::new();
        let mut at = now;
        if let Some(last) = series.at.last() {
            let next = last.saturating_add(self.interval_millis());
            if next > now {
                because.push(Wait::Interval(*last));
                at = next;
            }
        }
        let in_window = series.first_after(now - WINDOW_MILLIS);
        // Doses drop out of the window oldest first, until what remains leaves room.
        let mut fits_from = series.before.partition_point(|before| {
            let all = series.before.last().copied().unwrap_or(0);
            all - before > left
        });
        fits_from = fits_from.min(series.at.len());
        if fits_from > in_window
            && let Some(dropped) = series.at.get(fits_from - 1)
        {
            because.push(Wait::Day(series.sum_from(in_window)));
            at = at.max(dropped.saturating_add(WINDOW_MILLIS));
        }
        Some(Earliest { at, because })
    }

    /// After a dose at `at`: the instant until which no further one like it is within the day, where that is later than
    /// the interval alone.
    pub(super) fn last_until(&self, series: Option<&Series>, at: i64, micrograms: u64) -> Option<i64> {
        let after_interval = at.saturating_add(self.interval_millis());
        let left = self.per_24_h.saturating_sub(micrograms);
        // The dose that is asked about stays in the window for as long as it takes; it drops out last.
        let Some(room) = left.checked_sub(micrograms) else {
            return later(at.saturating_add(WINDOW_MILLIS), after_interval);
        };
        let series = series?;
        let fits_from = series.before.partition_point(|before| {
            let all = series.before.last().copied().unwrap_or(0);
            all - before > room
        });
        let dropped = fits_from.checked_sub(1).and_then(|place| series.at.get(place))?;
        later(dropped.saturating_add(WINDOW_MILLIS), after_interval)
    }
}

fn later(at: i64, than: i64) -> Option<i64> {
    (at > than).then_some(at)
}
