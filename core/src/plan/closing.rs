//! A finished week as the recommender sees it: what was done of it, and how it was tolerated.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::progression::{CheckIn, Done, Light, LightCause, light};
use super::reason::{About, Because};
use super::rules::LightRules;
use super::week::{Session, WalkingGoal, Week, load};
use crate::recommender::{Did, Tolerance};

/// What was done of a week whose sessions of `finished` days were finished. `planned` is its first version: a flare or
/// a swap makes further ones, and what was tried is what was planned first.
pub fn did(week: &Week, planned: &Week, finished: &BTreeSet<NaiveDate>) -> Did {
    let finished = |session: &&Session| finished.contains(&session.date);
    let bit = |session: &Session| 1 << session.date.weekday().num_days_from_monday();
    let mut seconds = BTreeMap::new();
    for item in week
        .sessions
        .iter()
        .filter(finished)
        .flat_map(|session| &session.items)
    {
        *seconds.entry(item.group).or_insert(0) += item.seconds;
    }
    let guideline = planned.guideline_emphasis.as_ref();
    let emphasis = planned.parameters.emphasis.iter().filter_map(|(group, turns)| {
        let usual = guideline?.get(group).copied().unwrap_or(0);
        // Turns are at most a handful.
        let more = *turns as i8 - usual as i8;
        (more != 0).then_some((*group, more))
    });
    Did {
        planned: u8::try_from(week.sessions.len()).unwrap_or(u8::MAX),
        sessions: u8::try_from(week.sessions.iter().filter(finished).count()).unwrap_or(u8::MAX),
        weekdays_planned: week.sessions.iter().map(bit).fold(0, |bits, bit| bits | bit),
        weekdays_done: week
            .sessions
            .iter()
            .filter(finished)
            .map(bit)
            .fold(0, |bits, bit| bits | bit),
        minutes: minutes(planned),
        emphasis: emphasis.collect(),
        seconds,
        load: load(week),
        ..Did::default()
    }
}

/// The minutes of a session, as the week's reasons say.
pub(super) fn minutes(week: &Week) -> u16 {
    let said = week
        .reasons
        .iter()
        .filter(|reason| reason.about == About::Minutes)
        .find_map(|reason| match reason.because {
            Because::YourMinutes(minutes) | Because::UsualMinutes(minutes) => Some(minutes),
            Because::ShorterThanOffered { used, .. }
            | Because::StillShorter { used, .. }
            | Because::ShorterAfterRed { used } => Some(used),
            _ => None,
        });
    said.unwrap_or(week.parameters.minutes)
}

/// The mean pain of a week, 0 to 10 in tenths: the diary's days and the check-in's one answer, which looks back on all
/// of them and so counts as much as two.
pub fn pain_tenths(days: &[u8], check_in: &CheckIn) -> Option<u8> {
    const CHECK_IN_COUNTS: u32 = 2;
    let told = check_in
        .pain_average
        .map(|pain| u32::from(pain) * 10 * CHECK_IN_COUNTS);
    let count = u32::try_from(days.len()).ok()? + told.map_or(0, |_| CHECK_IN_COUNTS);
    let sum = days.iter().map(|pain| u32::from(*pain)).sum::<u32>() + told.unwrap_or(0);
    // A mean of values up to 100.
    Some((sum + count / 2).checked_div(count)? as u8)
}

/// How the exercises of a week were tolerated; `None` where nothing was done or the answer is missing.
pub fn tolerance(rules: &LightRules, check_in: &CheckIn, done: &Done) -> Option<Tolerance> {
    if done.sessions == 0 {
        return None;
    }
    match light(rules, check_in, done) {
        (_, LightCause::NotAnswered) => None,
        (Light::Green, _) => Some(Tolerance::Well),
        (Light::Amber, _) => Some(Tolerance::Slowly),
        (Light::Red, _) => Some(Tolerance::TooMuch),
    }
}

/// A step goal against the one before it, in percent, to the nearest five: goals are rounded to hundreds.
pub fn step_percent(before: WalkingGoal, now: WalkingGoal) -> Option<u8> {
    match (before, now) {
        (WalkingGoal::Steps { goal: old, .. }, WalkingGoal::Steps { goal, .. }) if old > 0 => {
            u8::try_from((goal * 100 + old * 5 / 2) / old / 5 * 5).ok()
        }
        _ => None,
    }
}
