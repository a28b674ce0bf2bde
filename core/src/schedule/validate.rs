//! What a rule may say. A rule that can never fall due, or falls due absurdly often, is refused with its field.

use super::dates::{Dates, day_of};
use super::timing::{Basis, Bounds, Decimal, Relative, Repeat, Timing, Unit};
use crate::error::{Error, Result};
use chrono::NaiveDate;

/// At most every quarter of an hour: more is no reminder.
const MOST_A_DAY: u32 = 96;
/// Seconds between two doses of an elapsed rule at least.
const LEAST_STEP: i64 = 900;
/// Occurrences in all, where they are counted.
const MOST_IN_ALL: u32 = 100_000;
/// Years that a rule may wait for its date: the Gregorian calendar repeats after 400, its weekdays mostly after 28.
const YEARS_TO_LOOK: i32 = 40;

fn refuse<T>(field: &'static str, allowed: &'static str) -> Result<T> {
    Err(Error::invalid(field, allowed))
}

impl Timing {
    /// Checks FHIR's invariants and that the rule can be kept.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the path of the field.
    pub fn validate(&self) -> Result<()> {
        let Some(rule) = self.rule() else {
            return if self.event.is_empty() {
                refuse("timing", "events, a repeat, or one of the standard codes")
            } else {
                self.validate_events()
            };
        };
        self.validate_events()?;
        if let (Some(code), Some(repeat)) = (self.code, &self.repeat) {
            let (frequency, period, unit) = code.frequency();
            let given = (repeat.frequency, repeat.period, repeat.period_unit);
            let fits = given.0.is_none_or(|given| given == frequency)
                && given.1.is_none_or(|given| given == Decimal::whole(period))
                && given.2.is_none_or(|given| given == unit);
            if !fits {
                return refuse("code", "the code of the repeat beside it, or none");
            }
        }
        rule.validate()
    }

    fn validate_events(&self) -> Result<()> {
        use super::timing::DateTimeOf::{Day, Instant};
        for (place, event) in self.event.iter().enumerate() {
            if !matches!(event, Day(_) | Instant(_)) {
                return Err(Error::invalid(format!("event[{place}]"), "a day or an instant"));
            }
        }
        if self.event.len() > usize::try_from(MOST_A_DAY).unwrap_or(96) {
            return refuse("event", "at most 96 events");
        }
        Ok(())
    }
}

impl Repeat {
    /// Checks FHIR's invariants and that the rule can be kept.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the path of the field.
    pub fn validate(&self) -> Result<()> {
        self.validate_pairs()?;
        self.validate_bounds()?;
        self.validate_lines()?;
        self.validate_months()?;
        match self.basis() {
            Basis::WallClock => {
                self.validate_wall_clock()?;
                self.validate_reach()
            }
            Basis::Elapsed => self.validate_elapsed(),
            Basis::Relative => self.validate_relative(),
        }
    }

    /// FHIR tim-1, 2, 4 to 8: what needs what.
    fn validate_pairs(&self) -> Result<()> {
        let zero = Decimal::whole(0);
        if self.count == Some(0) || self.count.is_some_and(|count| count > MOST_IN_ALL) {
            return refuse("repeat.count", "1 to 100000");
        }
        if let Some(most) = self.count_max
            && self.count.is_none_or(|count| most < count)
        {
            return refuse("repeat.countMax", "with a count, and not below it");
        }
        if self.duration.is_some() != self.duration_unit.is_some() {
            return refuse("repeat.durationUnit", "together with a duration");
        }
        if let Some(most) = self.duration_max
            && self.duration.is_none_or(|duration| most < duration)
        {
            return refuse("repeat.durationMax", "with a duration, and not below it");
        }
        if self.period == Some(zero) {
            return refuse("repeat.period", "above 0");
        }
        if self.period.is_some() != self.period_unit.is_some() {
            return refuse("repeat.periodUnit", "together with a period");
        }
        if let Some(most) = self.period_max
            && self.period.is_none_or(|period| most < period)
        {
            return refuse("repeat.periodMax", "with a period, and not below it");
        }
        if self.frequency == Some(0) {
            return refuse("repeat.frequency", "from 1 on");
        }
        if let Some(most) = self.frequency_max
            && most < self.times()
        {
            return refuse("repeat.frequencyMax", "not below the frequency");
        }
        if self.frequency.is_some() && self.period.is_none() {
            return refuse("repeat.frequency", "together with a period");
        }
        Ok(())
    }

    fn validate_bounds(&self) -> Result<()> {
        let positive = |length: &super::timing::Length| length.value > Decimal::whole(0);
        match &self.bounds {
            Some(Bounds::Duration(length)) if !positive(length) => {
                refuse("repeat.boundsDuration.value", "above 0")
            }
            Some(Bounds::Range {
                low: None,
                high: None,
            }) => refuse("repeat.boundsRange", "a low or a high end"),
            Some(Bounds::Range { low, high }) => {
                if high
                    .as_ref()
                    .or(low.as_ref())
                    .is_some_and(|length| !positive(length))
                {
                    return refuse("repeat.boundsRange", "above 0");
                }
                match (low, high) {
                    (Some(low), Some(high)) if low.unit == high.unit && low.value > high.value => {
                        refuse("repeat.boundsRange.high", "not below the low end")
                    }
                    _ => Ok(()),
                }
            }
            Some(Bounds::Period {
                start: None,
                end: None,
            }) => refuse("repeat.boundsPeriod", "a start or an end"),
            Some(Bounds::Period {
                start: Some(start),
                end: Some(end),
            }) if end.last_day() < start.first_day() => {
                refuse("repeat.boundsPeriod.end", "not before the start")
            }
            _ => Ok(()),
        }
    }

    /// FHIR tim-9, tim-10, and that lines are their own.
    fn validate_lines(&self) -> Result<()> {
        if !self.time_of_day.is_empty() && !self.when.is_empty() {
            return refuse("repeat.when", "not together with timeOfDay");
        }
        if self.offset.is_some()
            && (self.when.is_empty() || self.when.iter().any(|line| !line.when.takes_offset()))
        {
            return refuse("repeat.offset", "with a `when` that is not at a meal");
        }
        if self.offset.is_some_and(|offset| offset > 1_440) {
            return refuse("repeat.offset", "0 to 1440 minutes");
        }
        let lines = self.time_of_day.len() + self.when.len();
        if u32::try_from(lines).unwrap_or(u32::MAX) > MOST_A_DAY {
            return refuse("repeat.timeOfDay", "at most 96 a day");
        }
        for (place, line) in self.time_of_day.iter().enumerate() {
            let before = &self.time_of_day[..place];
            if before.iter().any(|other| other.time == line.time) {
                let field = format!("repeat.timeOfDay[{place}]");
                return Err(Error::invalid(field, "each time once"));
            }
            if before.iter().any(|other| other.slot == line.slot) {
                let field = format!("repeat._timeOfDay[{place}].id");
                return Err(Error::invalid(field, "an id of its own"));
            }
        }
        for (place, line) in self.when.iter().enumerate() {
            let before = &self.when[..place];
            if before
                .iter()
                .any(|other| other.when == line.when || other.slot == line.slot)
            {
                let field = format!("repeat.when[{place}]");
                return Err(Error::invalid(field, "each event once, with an id of its own"));
            }
        }
        Ok(())
    }

    fn validate_months(&self) -> Result<()> {
        if let Some(month) = &self.days_of_month {
            let in_range = |day: &i8| (1..=31).contains(day) || (-31..=-1).contains(day);
            if month.days.is_empty() || !month.days.iter().all(in_range) {
                return refuse("repeat.extension.days-of-month", "days 1 to 31 or -1 to -31");
            }
            if !self.nth_weekday.is_empty() {
                return refuse("repeat.extension.nth-weekday", "not together with days-of-month");
            }
        }
        let in_range = |n: i8| (1..=5).contains(&n) || (-5..=-1).contains(&n);
        if self.nth_weekday.iter().any(|nth| !in_range(nth.n)) {
            return refuse("repeat.extension.nth-weekday", "n from 1 to 5 or -1 to -5");
        }
        let monthly = self.days_of_month.is_some() || !self.nth_weekday.is_empty();
        let unit = self.period_unit;
        if monthly && !matches!(unit, None | Some(Unit::Month | Unit::Year)) {
            return refuse("repeat.periodUnit", "mo or a with days of the month");
        }
        if monthly && self.times() > 1 && self.time_of_day.is_empty() && self.when.is_empty() {
            return refuse(
                "repeat.frequency",
                "1 with days of the month, or with times of day",
            );
        }
        Ok(())
    }

    fn validate_wall_clock(&self) -> Result<()> {
        if self.period.is_some_and(|period| period.as_whole().is_none()) {
            return refuse("repeat.period", "a whole number of days, weeks, months or years");
        }
        let days = match self.period_unit {
            Some(Unit::Week) => 7,
            Some(Unit::Month) => 31,
            Some(Unit::Year) => 366,
            _ => 1,
        };
        let period = self.period.and_then(Decimal::as_whole).unwrap_or(1);
        if period.saturating_mul(days) > 3_660 {
            return refuse("repeat.period", "at most ten years");
        }
        if let Some(window) = self.window {
            if window.from == window.to {
                return refuse("repeat.extension.window", "from and to that differ");
            }
            if !self.time_of_day.is_empty() || !self.when.is_empty() {
                return refuse("repeat.extension.window", "not together with timeOfDay or when");
            }
            if window
                .every_min
                .is_some_and(|every| i64::from(every) * 60 < LEAST_STEP)
            {
                return refuse("repeat.extension.window.every-min", "from 15 on");
            }
            if self.period_unit.is_some_and(Unit::is_elapsed) {
                return refuse("repeat.periodUnit", "d or longer with a window");
            }
        }
        if self.times() > MOST_A_DAY {
            return refuse("repeat.frequency", "at most 96");
        }
        let lines = u32::try_from(self.time_of_day.len() + self.when.len()).unwrap_or(0);
        let weekdays = u32::try_from(self.day_of_week.len()).unwrap_or(0).max(1);
        match self.frequency {
            Some(times) if lines > 0 && ![1, lines, lines * weekdays, weekdays].contains(&times) => refuse(
                "repeat.frequency",
                "the number of times that are named, or left out",
            ),
            Some(times)
                if times > 1
                    && lines == 0
                    && matches!(self.period_unit, Some(Unit::Week))
                    && !self.day_of_week.is_empty()
                    && times != weekdays =>
            {
                refuse(
                    "repeat.frequency",
                    "the number of days that are named, or left out",
                )
            }
            Some(times)
                if times > 1 && lines == 0 && matches!(self.period_unit, Some(Unit::Month | Unit::Year)) =>
            {
                refuse("repeat.frequency", "1 for months and years, or with times of day")
            }
            Some(times)
                if lines == 0
                    && self.window.is_none()
                    && matches!(self.period_unit, Some(Unit::Day | Unit::Week))
                    && period > 1
                    && times > period.saturating_mul(days) =>
            {
                refuse(
                    "repeat.frequency",
                    "at most once a day in a period of several days",
                )
            }
            _ => Ok(()),
        }
    }

    /// A rule whose filters never meet (31 February, a Monday that the cycle never reaches) is no rule.
    fn validate_reach(&self) -> Result<()> {
        let anchors = match self.bounds {
            Some(Bounds::Period {
                start: Some(start), ..
            }) => vec![start.first_day()],
            // Where it begins is not known here: any weekday and a leap year's February stand for it.
            _ => NaiveDate::from_ymd_opt(2024, 2, 26)
                .map(|first| first.iter_days().take(7).collect())
                .unwrap_or_default(),
        };
        let reached = anchors.iter().any(|anchor| {
            let from = day_of(*anchor);
            Dates::of(self, *anchor)
                .next(from, from + YEARS_TO_LOOK * 366)
                .is_some()
        });
        if reached {
            Ok(())
        } else {
            refuse("repeat", "days that exist: these never meet")
        }
    }

    fn validate_elapsed(&self) -> Result<()> {
        if !self.time_of_day.is_empty() {
            return refuse(
                "repeat.timeOfDay",
                "with a period of days or longer: hours run from the first dose",
            );
        }
        if !self.when.is_empty() {
            return refuse(
                "repeat.when",
                "with a period of days or longer: hours run from the first dose",
            );
        }
        let calendar = !self.day_of_week.is_empty() || self.cycle.is_some();
        if calendar {
            return refuse("repeat.periodUnit", "d or longer with weekdays or a cycle");
        }
        match self.step_seconds() {
            Some(step) if (LEAST_STEP..=366 * 86_400).contains(&step) => Ok(()),
            Some(_) => refuse("repeat.period", "15 minutes to a year apart"),
            None => refuse("repeat.period", "whole seconds apart"),
        }
    }

    fn validate_relative(&self) -> Result<()> {
        match &self.relative {
            Some(Relative::After { part, delay_min }) => {
                if part.is_empty() || *delay_min > 10_080 {
                    return refuse("repeat.extension.after", "a part, and 0 to 10080 minutes");
                }
                let own = self.period.is_some() || !self.time_of_day.is_empty() || !self.when.is_empty();
                if own {
                    return refuse("repeat.extension.after", "without times of its own");
                }
                Ok(())
            }
            Some(Relative::FromLastTaken) => {
                if self.window.is_some() || !self.when.is_empty() || !self.time_of_day.is_empty() {
                    return refuse("repeat.extension.from-last-taken", "with a period only");
                }
                if self.times() > 1 {
                    return refuse("repeat.frequency", "1 from the last dose taken");
                }
                match self.period_unit {
                    Some(unit) if unit.is_elapsed() => self.validate_elapsed(),
                    Some(Unit::Day | Unit::Week) => Ok(()),
                    _ => refuse("repeat.periodUnit", "min, h, d or wk from the last dose taken"),
                }
            }
            None => Ok(()),
        }
    }
}
