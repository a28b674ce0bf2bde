//! "Why this?": the sentences behind a week, one of its exercises, or its walking.

use std::collections::BTreeSet;

use lissom::plan::{About, Because, Reason, Week};
use lissom::recommender::{Change, Note};
use serde::Serialize;

use super::context::Context;
use super::reasons::{Reasons, is_of_messages};
use crate::content::Passages;
use crate::words::Words;

/// How many sentences come before the details.
const SHORT: usize = 3;

/// The last rank of what tells of the week alone: see [`of_week`].
const NEWS: i32 = 2;

/// What is asked about.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum WhyOf {
    /// The week as a whole.
    Week,
    /// One of its exercises.
    Exercise {
        /// Its id.
        id: String,
    },
    /// The walking.
    Walking,
}

/// Why something is in the week, or is not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct WhyScreen {
    /// "Why this?".
    pub title: String,
    /// Two or three sentences.
    pub short: Vec<String>,
    /// Of the week as a whole: how many sentences, those of `short` first, tell of this week alone: how the week before went, what moved, what is
    /// tried. The others stand from week to week.
    pub news: u32,
    /// The rest, for those who want it.
    pub details: Vec<String>,
    /// What was left out, and why.
    pub left_out: Vec<String>,
    /// What another answer would have changed: the smallest realistic one.
    pub would_change: Option<String>,
    /// "Rests on: your weeks 3 and 5, what you said, and the usual rules."
    pub rests_on: String,
    /// The versions that the week was made from.
    pub made_from: MadeFrom,
}

/// The versions of everything a week was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct MadeFrom {
    /// The guideline rules.
    pub guideline: String,
    /// The numbers of learning from own weeks; none in weeks made before they counted.
    pub learning: Option<String>,
    /// The plan's rules.
    pub rules: String,
    /// The content.
    pub content: String,
    /// The screening rules.
    pub screening: Option<String>,
    /// What variety was drawn from.
    pub seed: u64,
}

/// The reasons of `week` for what is asked about.
pub(super) fn why(words: Words, passages: Passages<'_>, week: &Week, of: &WhyOf) -> WhyScreen {
    let reasons = Reasons {
        words,
        passages,
        context: Context::of(week),
    };
    let sorted = of.sorted(week);
    let chosen = reasons.chosen(sorted.iter().copied());
    let news = match of {
        WhyOf::Week => {
            let news = sorted.iter().copied().filter(|reason| of_week(reason) <= NEWS);
            reasons.chosen(news).len()
        }
        WhyOf::Exercise { .. } | WhyOf::Walking => 0,
    };
    let (short, details) = chosen.split_at(SHORT.min(chosen.len()));
    let changes: Vec<&Change> = sorted
        .iter()
        .filter_map(|reason| match &reason.because {
            Because::OwnWeeks(change) => Some(change),
            _ => None,
        })
        .collect();
    let alike = changes.iter().find_map(|change| reasons.alike(change));
    let left_out = match of {
        WhyOf::Week => reasons.left_out(&week.reasons),
        WhyOf::Exercise { .. } | WhyOf::Walking => Vec::new(),
    };
    WhyScreen {
        title: words.say("why-title", &[]),
        short: short.to_vec(),
        news: u32::try_from(news).unwrap_or(u32::MAX),
        details: details.iter().cloned().chain(alike).collect(),
        left_out,
        would_change: would_change(&reasons, &sorted),
        rests_on: rests_on(&reasons, &changes),
        made_from: MadeFrom {
            guideline: week.made_from.guideline.clone(),
            learning: week.made_from.learning.clone(),
            rules: week.made_from.rules.clone(),
            content: week.made_from.content.clone(),
            screening: week.made_from.screening.clone(),
            seed: week.seed,
        },
    }
}

/// The first other answer that would have changed something, in the order of the reasons.
fn would_change(reasons: &Reasons<'_>, sorted: &[&Reason]) -> Option<String> {
    sorted.iter().find_map(|reason| match reason.because {
        Because::WouldChange { what_if, then } if what_if.is_a_lever() => {
            Some(reasons.would_change(what_if, then))
        }
        _ => None,
    })
}

/// What it rests on, the person's own weeks first.
fn rests_on(reasons: &Reasons<'_>, changes: &[&Change]) -> String {
    let weeks: BTreeSet<u16> = changes.iter().flat_map(|change| &change.weeks).copied().collect();
    let weeks: Vec<u16> = weeks.into_iter().collect();
    if weeks.is_empty() {
        return reasons.words.say("why-rests-on-rules", &[]);
    }
    let weeks = ("weeks", reasons.weeks(&weeks).into());
    reasons.words.say("why-rests-on-weeks", &[weeks])
}

/// Whether `week` has the exercise.
pub(super) fn has(week: &Week, exercise: &str) -> bool {
    let mut items = week.sessions.iter().flat_map(|session| &session.items);
    items.any(|item| item.exercise == exercise)
}

impl WhyOf {
    /// The week's reasons for it, what says most about it first.
    pub(super) fn sorted<'w>(&self, week: &'w Week) -> Vec<&'w Reason> {
        let rank = |reason: &Reason| match self {
            Self::Week => Some(of_week(reason)),
            Self::Walking => (reason.about == About::Walking).then_some(0),
            Self::Exercise { id } => match &reason.about {
                About::Exercise(exercise) => (exercise == id).then_some(0),
                About::Group(group) => trains(week, id, *group).then_some(1),
                About::Week => Some(2),
                _ => None,
            },
        };
        let mut ranked: Vec<(i32, &Reason)> = week
            .reasons
            .iter()
            .filter_map(|reason| Some((rank(reason)?, reason)))
            .collect();
        // Stable: within a rank the order of the week holds.
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.into_iter().map(|(_, reason)| reason).collect()
    }
}

/// How the week before went and what follows from it comes first; then what was chosen, then the rules.
fn of_week(reason: &Reason) -> i32 {
    match (&reason.because, &reason.about) {
        (Because::Light(..) | Because::AfterPause(_) | Because::ExceptSwapped, _) => -1,
        (Because::Noted(Note::BackToDefault { .. }) | Because::StrengthBegins, _) => 0,
        (Because::OwnWeeks(_) | Because::Noted(Note::Trying { .. }), _) => 2,
        (Because::StepUp { .. } | Because::StepDown { .. } | Because::BackAfterPause { .. }, _) => 1,
        (Because::Hold(_) | Because::ShorterAfterRed { .. } | Because::WalksLonger { .. }, _) => 1,
        // What is already there comes after what it is there for.
        (Because::TooFewStepDays { .. }, _) => 9,
        (Because::MovingIsSafe, _) => 3,
        // What is said to fear comes with what fear changed, and early.
        (Because::Rule(rule), _) if rule == "high-fear-goes-in-small-regular-steps" => 3,
        // What is only read comes after what is done.
        (Because::Rule(rule), _) if is_of_messages(rule) => 8,
        (_, About::Days) => 3,
        (_, About::Minutes) => 4,
        (_, About::Week) => 5,
        (_, About::Group(_)) => 6,
        (_, About::Walking) => 7,
        _ => 8,
    }
}

fn trains(week: &Week, exercise: &str, group: lissom::content::TargetGroup) -> bool {
    week.sessions
        .iter()
        .flat_map(|session| &session.items)
        .any(|item| item.exercise == exercise && item.group == group)
}
