//! How much of what was planned was taken, and how much of it on time: each share named, each with its denominator.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::due::{DoseState, PlannedDose, SkipReason};
use super::rules::Rules;

/// Counts over the planned doses of a time.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Adherence {
    /// Planned doses whose time is over and that could have been taken: without those that were on hold, that a
    /// clinician held or that were out of stock, and without those still to come or still due.
    pub expected: u32,
    /// Of these, taken.
    pub taken: u32,
    /// Of these, taken within the rules' minutes around their time.
    pub on_time: u32,
    /// On hold, skipped because a clinician said so, or out of stock.
    pub left_out: u32,
    /// Runs of days with planned doses and none taken, as long as the rules call a gap: first and last day.
    pub gaps: Vec<(NaiveDate, NaiveDate)>,
    /// How settled the habit is, 0 to 1: each day moves it a little; a day skipped for cause leaves it.
    pub strength: f64,
}

impl Adherence {
    /// Share taken of what was expected; none where nothing was.
    pub fn taking(&self) -> Option<f64> {
        share(self.taken, self.expected)
    }

    /// Share taken on time of what was expected; none where nothing was.
    pub fn timing(&self) -> Option<f64> {
        share(self.on_time, self.expected)
    }
}

fn share(part: u32, of: u32) -> Option<f64> {
    (of > 0).then(|| f64::from(part) / f64::from(of))
}

#[derive(Default)]
struct Day {
    expected: u32,
    taken: u32,
    for_cause: bool,
}

/// The counts of planned doses; those of regimens that do not count are left out.
pub fn adherence<'p>(planned: impl Iterator<Item = &'p PlannedDose>, rules: &Rules) -> Adherence {
    let mut found = Adherence::default();
    let mut days: BTreeMap<NaiveDate, Day> = BTreeMap::new();
    for dose in planned.filter(|dose| dose.counts) {
        let day = days.entry(dose.id.date).or_default();
        match dose.state {
            DoseState::Upcoming | DoseState::Due => continue,
            DoseState::Held | DoseState::Skipped(SkipReason::ClinicianHold | SkipReason::OutOfStock) => {
                found.left_out += 1;
                day.for_cause = true;
                continue;
            }
            DoseState::Skipped(SkipReason::SideEffect | SkipReason::PainFlare) => day.for_cause = true,
            DoseState::Taken { at, .. } => {
                found.taken += 1;
                day.taken += 1;
                let off = (at - dose.at).num_seconds().abs();
                found.on_time += u32::from(off <= i64::from(rules.doses.on_time_minutes) * 60);
            }
            DoseState::Skipped(_) | DoseState::Missed | DoseState::Open => {}
        }
        found.expected += 1;
        day.expected += 1;
    }
    days.retain(|_, day| day.expected > 0 || day.for_cause);
    found.gaps = gaps(&days, rules);
    found.strength = strength(&days, rules);
    found
}

/// Runs of planned days without a dose; a day skipped for cause is no gap and ends none.
fn gaps(days: &BTreeMap<NaiveDate, Day>, rules: &Rules) -> Vec<(NaiveDate, NaiveDate)> {
    let mut gaps = Vec::new();
    let mut run: Option<(NaiveDate, NaiveDate, u16)> = None;
    let mut end = |run: Option<(NaiveDate, NaiveDate, u16)>| {
        if let Some((first, last, length)) = run
            && length >= rules.doses.gap_days
        {
            gaps.push((first, last));
        }
    };
    for (date, day) in days.iter().filter(|(_, day)| !day.for_cause) {
        if day.taken > 0 {
            end(run.take());
        } else {
            let (first, length) = run.map_or((*date, 0), |(first, _, length)| (first, length));
            run = Some((first, *date, length + 1));
        }
    }
    end(run);
    gaps
}

/// Exponential smoothing over the days that were planned: half of it is forgotten in so many days of a daily plan as
/// the rules say, and more slowly where doses are rarer.
fn strength(days: &BTreeMap<NaiveDate, Day>, rules: &Rules) -> f64 {
    let (Some((first, _)), Some((last, _))) = (days.first_key_value(), days.last_key_value()) else {
        return 0.0;
    };
    let length = (*last - *first).num_days() + 1;
    // At most 400 days.
    let frequency = days.len() as f64 / length as f64;
    let kept = libm::pow(0.5, libm::sqrt(frequency) / f64::from(rules.doses.strength_days));
    days.values()
        .filter(|day| !day.for_cause)
        .fold(0.0, |strength, day| {
            let value = f64::from(day.taken) / f64::from(day.expected.max(1));
            kept * strength + (1.0 - kept) * value
        })
}
