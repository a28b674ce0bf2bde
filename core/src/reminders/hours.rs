//! Clock times where the person is: quiet hours and weekend mornings end by the clock, whatever the day's length.

use chrono::{NaiveTime, Timelike};

use super::candidate::Hours;
use crate::time::Offsets;

const DAY: i64 = 86_400;

/// The clock of the zone the phone is in, laid out over the plan's horizon.
#[derive(Debug, Clone, Copy)]
pub struct Clock<'a> {
    offsets: &'a Offsets,
}

impl<'a> Clock<'a> {
    /// The clock by its offsets.
    pub fn new(offsets: &'a Offsets) -> Self {
        Self { offsets }
    }

    /// What the clock shows at an instant, in seconds from 1970.
    pub fn civil(&self, at: i64) -> i64 {
        at + self.offsets.at(at)
    }

    /// The instant at which the clock shows this.
    pub fn instant(&self, civil: i64) -> i64 {
        self.offsets.walk().instant(civil).0
    }

    /// The instant at which the clock shows `time`, so many days after the date of `now`.
    pub fn after_days(&self, now: i64, days: i64, time: NaiveTime) -> i64 {
        self.instant((self.day(now) + days) * DAY + second(time))
    }

    /// The number of the civil date at an instant, from 1970-01-01.
    pub(super) fn day(&self, at: i64) -> i64 {
        self.civil(at).div_euclid(DAY)
    }

    /// When the quiet hours end in which an instant lies; none when it lies in none.
    pub(super) fn quiet_until(&self, at: i64, hours: Hours) -> Option<i64> {
        let (from, until) = (second(hours.from), second(hours.until));
        let civil = self.civil(at);
        let (date, time) = (civil.div_euclid(DAY) * DAY, civil.rem_euclid(DAY));
        let ends = if from < until {
            (from <= time && time < until).then_some(date + until)
        } else if from > until && time >= from {
            Some(date + DAY + until)
        } else if from > until && time < until {
            Some(date + until)
        } else {
            None
        };
        ends.map(|civil| self.instant(civil))
    }

    /// The same instant, or the end of the weekend morning in which it lies.
    pub(super) fn after_weekend_morning(&self, at: i64, until: NaiveTime) -> i64 {
        let civil = self.civil(at);
        let (day, time) = (civil.div_euclid(DAY), civil.rem_euclid(DAY));
        // 1970-01-01 was a Thursday: 0 is Monday.
        let weekday = (day + 3).rem_euclid(7);
        if weekday >= 5 && time < second(until) {
            self.instant(day * DAY + second(until))
        } else {
            at
        }
    }
}

fn second(time: NaiveTime) -> i64 {
    i64::from(time.num_seconds_from_midnight())
}
