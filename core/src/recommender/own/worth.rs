//! What an outcome is worth, in thousandths of an important improvement.
//!
//! Pain and hindrance are judged against what was usual around the week, so that a slow recovery is not taken for the
//! effect of what was done last. Integers and `libm` only: the same on every processor.

use std::collections::{BTreeMap, BTreeSet};

use super::settings::{Learning, WorthRules};
use super::week_case::{SessionSaid, Tolerance, Verdict, WeekCase};
use crate::content::TargetGroup;

/// The most that one outcome is worth either way: one very bad week must not outweigh a season.
const MOST: i32 = 1500;

/// What the outcome of one case is worth, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::recommender) struct Worth {
    /// How pain and hindrance were against what was usual; `None` where there is nothing to compare with.
    pub response: Option<i32>,
    /// How much of what was planned was done.
    pub fit: i32,
    /// How the exercises were tolerated.
    pub tolerance: Option<i32>,
    /// How much its response says about what was done, in percent: little when little was done, or in a flare.
    pub says_percent: u32,
}

/// A half-life's weight after so many weeks, in 1024ths.
pub(super) fn halved(weeks: u16, half_life: u16) -> u64 {
    let power = libm::exp2(-f64::from(weeks) / f64::from(half_life.max(1)));
    // Between 0 and 1024.
    libm::round(power * 1024.0) as u64
}

/// What each case is worth, in the order of the cases.
pub(super) fn worths(learning: &Learning, cases: &[WeekCase]) -> Vec<Worth> {
    let rules = &learning.worth;
    (0..cases.len())
        .map(|place| Worth {
            response: response(rules, cases, place),
            fit: fit(rules, cases[place].did.done_percent()),
            tolerance: cases[place]
                .outcome
                .tolerance
                .map(|tolerance| tolerated(rules, tolerance)),
            says_percent: says(rules, &cases[place]),
        })
        .collect()
}

/// How pain and hindrance of a case were against what was usual in the weeks around it.
fn response(rules: &WorthRules, cases: &[WeekCase], place: usize) -> Option<i32> {
    let beside = beside(rules, cases, place);
    let relief = |level: fn(&WeekCase) -> Option<u8>, important: i32| {
        let own = i32::from(level(&cases[place])?);
        let usual = mean_beside(&beside, |other| {
            level(&cases[other]).map(|level| i32::from(level) * 10)
        })?;
        // Tenths of tenths on both sides; a whole important change is 1000.
        Some((usual - own * 10) * 100 / important)
    };
    let pain = relief(|case| case.outcome.pain_tenths, rules.important_pain_tenths);
    let hindrance = relief(
        |case| case.outcome.hindrance_tenths,
        rules.important_hindrance_tenths,
    );
    let both = match (pain, hindrance) {
        (Some(pain), Some(hindrance)) => {
            (pain * rules.pain_share + hindrance * rules.hindrance_share)
                / (rules.pain_share + rules.hindrance_share)
        }
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => return None,
    };
    Some(both.clamp(-MOST, MOST))
}

/// The weeks to either side of a case, by their places, each with what it weighs: the nearer the more, a flare little.
/// The cases stand by provenance and week, so those within the window stand together.
pub(super) fn beside(rules: &WorthRules, cases: &[WeekCase], place: usize) -> Vec<(usize, i64)> {
    let this = &cases[place];
    let first = this.number.saturating_sub(rules.window_weeks);
    let from = cases.partition_point(|case| (case.provenance, case.number) < (this.provenance, first));
    let within = |case: &WeekCase| {
        case.provenance == this.provenance && case.number.abs_diff(this.number) <= rules.window_weeks
    };
    let near = cases
        .iter()
        .enumerate()
        .skip(from)
        .take_while(|(_, case)| within(case));
    let mut beside = Vec::with_capacity(2 * usize::from(rules.window_weeks));
    beside.extend(near.filter(|(other, _)| *other != place).map(|(other, case)| {
        let apart = this.number.abs_diff(case.number);
        let mut weight = halved(apart, rules.window_half_life_weeks) as i64 * 100;
        if case.outcome.flare {
            weight = weight * i64::from(rules.flare_counts_percent) / 100;
        }
        (other, weight)
    }));
    beside
}

/// The mean of what those beside have of something, as far as they have it.
pub(super) fn mean_beside(beside: &[(usize, i64)], value: impl Fn(usize) -> Option<i32>) -> Option<i32> {
    let (mut sum, mut all) = (0_i64, 0_i64);
    for (other, weight) in beside {
        let Some(value) = value(*other) else { continue };
        sum += weight * i64::from(value);
        all += weight;
    }
    // A mean of values that fit.
    Some(sum.checked_div(all)? as i32)
}

fn fit(rules: &WorthRules, done_percent: u8) -> i32 {
    let (done, neutral) = (i32::from(done_percent), rules.done_neutral_percent);
    let span = if done >= neutral { 100 - neutral } else { neutral };
    (done - neutral) * rules.all_done / span.max(1)
}

fn tolerated(rules: &WorthRules, tolerance: Tolerance) -> i32 {
    match tolerance {
        Tolerance::Well => rules.well_tolerated,
        Tolerance::Slowly => rules.settled_slowly,
        Tolerance::TooMuch => rules.too_much,
    }
}

fn says(rules: &WorthRules, case: &WeekCase) -> u32 {
    let done = u32::from(case.did.done_percent());
    if case.outcome.flare {
        done * rules.flare_counts_percent / 100
    } else {
        done
    }
}

/// The mean pain and hindrance of the weeks before a case, in tenths, as far as they are known. `before`: newest first.
pub(super) fn usual_before<'a>(
    learning: &Learning,
    before: impl Iterator<Item = &'a WeekCase>,
) -> (Option<u8>, Option<u8>) {
    let lately: Vec<&WeekCase> = before.take(learning.harm.reference_weeks).collect();
    let usual = |level: fn(&WeekCase) -> Option<u8>| {
        let known: Vec<i32> = lately
            .iter()
            .filter_map(|case| level(case))
            .map(i32::from)
            .collect();
        // A mean of values up to 100.
        mean(&known).map(|mean| mean as u8)
    };
    (
        usual(|case| case.outcome.pain_tenths),
        usual(|case| case.outcome.hindrance_tenths),
    )
}

/// Success or failure by the rules of important change, against `before`: the mean pain and hindrance of the weeks
/// before, in tenths, as far as they are known.
pub(super) fn verdict(learning: &Learning, case: &WeekCase, before: (Option<u8>, Option<u8>)) -> Verdict {
    let rules = &learning.worth;
    let change = |before: Option<u8>, after: Option<u8>| {
        before
            .zip(after)
            .map_or(0, |(before, after)| i32::from(after) - i32::from(before))
    };
    let pain = change(before.0, case.outcome.pain_tenths);
    let hindrance = change(before.1, case.outcome.hindrance_tenths);
    let too_much = case.outcome.tolerance == Some(Tolerance::TooMuch);
    if too_much || pain >= rules.important_pain_tenths || hindrance >= rules.important_hindrance_tenths {
        Verdict::Failure
    } else if -pain >= rules.important_pain_tenths || -hindrance >= rules.important_hindrance_tenths {
        Verdict::Success
    } else {
        Verdict::Unclear
    }
}

/// A finished session, as the day after tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionAnswer {
    /// Seconds of each group in it.
    pub seconds: BTreeMap<TargetGroup, u32>,
    /// The most pain during it, 0 to 10.
    pub pain_during: Option<u8>,
    /// Mean pain of the day after, 0 to 10, in tenths.
    pub day_after_tenths: Option<u8>,
}

/// What the sessions of a week say, each against the others: how much of each group it had, and how it went.
///
/// `usual_tenths` is the mean pain of the days around, in tenths.
pub fn sessions_said(
    learning: &Learning,
    sessions: &[SessionAnswer],
    usual_tenths: Option<u8>,
) -> Vec<SessionSaid> {
    let rules = &learning.worth;
    let during: Vec<i32> = sessions
        .iter()
        .filter_map(|session| session.pain_during)
        .map(|pain| i32::from(pain) * 10)
        .collect();
    let usual_during = mean(&during);
    let worth_of = |session: &SessionAnswer| {
        let after = session.day_after_tenths.zip(usual_tenths).map(|(after, usual)| {
            (i32::from(usual) - i32::from(after)) * 1000 / rules.next_day_important_tenths
        });
        let pain = session
            .pain_during
            .zip(usual_during)
            .map(|(pain, usual)| (usual - i32::from(pain) * 10) * 1000 / rules.pain_during_important_tenths);
        match (after, pain) {
            (Some(after), Some(pain)) => {
                Some((after * rules.next_day_share + pain * (10 - rules.next_day_share)) / 10)
            }
            (Some(one), None) | (None, Some(one)) => Some(one),
            (None, None) => None,
        }
    };
    let told: Vec<(&SessionAnswer, i32)> = sessions
        .iter()
        .filter(|session| session.seconds.values().any(|seconds| *seconds > 0))
        .filter_map(|session| Some((session, worth_of(session)?.clamp(-MOST, MOST))))
        .collect();
    // Against the week's other sessions: what all of them had in common says nothing about a group.
    let Some(common) = mean(&told.iter().map(|(_, worth)| *worth).collect::<Vec<_>>()) else {
        return Vec::new();
    };
    let share = |session: &SessionAnswer, group: &TargetGroup| {
        let all: u32 = session.seconds.values().sum();
        let own = session.seconds.get(group).copied().unwrap_or(0);
        // At most 1000.
        (u64::from(own) * 1000 / u64::from(all.max(1))) as i32
    };
    let groups: BTreeSet<TargetGroup> = told
        .iter()
        .flat_map(|(session, _)| session.seconds.keys().copied())
        .collect();
    let usual: BTreeMap<TargetGroup, i32> = groups
        .into_iter()
        .filter_map(|group| {
            let shares: Vec<i32> = told.iter().map(|(session, _)| share(session, &group)).collect();
            Some((group, mean(&shares)?))
        })
        .collect();
    told.into_iter()
        .map(|(session, worth)| SessionSaid {
            // Differences of numbers up to 1000, and of bounded worths.
            shares: usual
                .iter()
                .map(|(group, usual)| (*group, (share(session, group) - usual) as i16))
                .collect(),
            worth: (worth - common) as i16,
        })
        .collect()
}

fn mean(values: &[i32]) -> Option<i32> {
    values
        .iter()
        .sum::<i32>()
        .checked_div(i32::try_from(values.len()).ok()?)
}
