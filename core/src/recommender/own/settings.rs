//! The numbers of learning, from data: what an outcome is worth, which weeks speak, how much they must say.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::content::TargetGroup;
use crate::error::{Error, Result};

const FILE: &str = "recommender/learning.toml";
const SHIPPED: &str = include_str!("../../../assets/recommender/learning.toml");

/// How the recommender learns from a person's own weeks.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Learning {
    /// The version of the file, kept beside every plan made from it.
    pub version: String,
    /// Full citations by short name.
    pub sources: BTreeMap<String, String>,
    /// Which weeks speak.
    pub retrieve: RetrieveRules,
    /// What a week's outcome is worth.
    pub worth: WorthRules,
    /// How much the weeks must say.
    pub reuse: ReuseRules,
    /// What is tried.
    pub trial: TrialRules,
    /// When it steps back.
    pub harm: HarmRules,
    /// What is kept in mind.
    pub retain: RetainRules,
}

/// Which weeks speak.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetrieveRules {
    /// Where the numbers come from.
    pub source: Vec<String>,
    /// The most similar weeks that vote.
    pub weeks_at_most: usize,
    /// Similarity counts by this power.
    pub similarity_power: u32,
    /// A week counts half as much after so many weeks.
    pub half_life_weeks: u16,
    /// Effective neighbours times their mean similarity, in tenths: below, the guideline default stands.
    pub floor_tenths: u32,
}

/// What a week's outcome is worth, in thousandths: 1000 is an important improvement.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorthRules {
    /// Where the numbers come from.
    pub source: Vec<String>,
    /// A change of pain that people call important, in tenths of 0-10.
    pub important_pain_tenths: i32,
    /// The same for how much the back stops the person.
    pub important_hindrance_tenths: i32,
    /// What pain counts, of ten.
    pub pain_share: i32,
    /// What hindrance counts, of ten.
    pub hindrance_share: i32,
    /// The weeks to either side that say what was usual.
    pub window_weeks: u16,
    /// A week in the window counts half as much after so many weeks.
    pub window_half_life_weeks: u16,
    /// A week that was well tolerated.
    pub well_tolerated: i32,
    /// A week that took longer than a night to settle.
    pub settled_slowly: i32,
    /// A week that was too much.
    pub too_much: i32,
    /// All sessions done.
    pub all_done: i32,
    /// The share of sessions done, in percent, that is worth nothing either way.
    pub done_neutral_percent: i32,
    /// What a week with a flare counts, in percent.
    pub flare_counts_percent: u32,
    /// What the day after a session counts in its answer, of ten; pain during it counts the rest.
    pub next_day_share: i32,
    /// An important difference of the day after, in tenths of 0-10.
    pub next_day_important_tenths: i32,
    /// An important difference of pain during a session, in tenths of 0-10.
    pub pain_during_important_tenths: i32,
}

/// How much evidence moves one parameter.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ordered {
    /// How many weeks the guideline's value counts for, in tenths of a week.
    pub prior_tenths: u32,
    /// What one step away from the guideline's value costs.
    pub step_cost: i32,
    /// How wide a neighbouring value counts, in tenths of a step.
    pub width_tenths: u32,
    /// By how much another value must be better.
    pub margin: i32,
}

/// How much the weeks must say.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReuseRules {
    /// Where the numbers come from.
    pub source: Vec<String>,
    /// How strongly the prior says that no group does more than another, in thousandths of a week's squared exposure.
    pub emphasis_prior_thousandths: u32,
    /// By how much a group must be better, or worse, than the others to get more or fewer turns.
    pub emphasis_margin: i32,
    /// By how much a week's outcome differs for no reason, in thousandths of an important change.
    pub week_noise: i32,
    /// How much more of a week a group has when it gets more turns, in thousandths.
    pub focus_thousandths: i32,
    /// Sessions a week.
    pub sessions: Ordered,
    /// Minutes a session.
    pub minutes: Ordered,
    /// How fast the exercises get harder.
    pub load: Ordered,
    /// How fast the step goal rises.
    pub steps: Ordered,
    /// Which themes come first.
    pub themes: Ordered,
    /// So many own weeks must speak for a change.
    pub weeks_at_least: u32,
    /// What a session's own answer counts, in percent of a week's.
    pub session_counts_percent: u32,
    /// Turns added to a group that suits.
    pub more_turns: u8,
    /// Turns taken from a group that does not.
    pub fewer_turns: u8,
    /// The most turns of one group.
    pub turns_at_most: u8,
    /// Factors of the step goal, in percent, ascending.
    pub step_percents: Vec<u8>,
    /// Lengths of a session, in minutes, ascending.
    pub minute_steps: Vec<u16>,
    /// The fewest sessions that own weeks may lead to.
    pub sessions_at_least: u8,
}

/// What is tried.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrialRules {
    /// Where the numbers come from.
    pub source: Vec<String>,
    /// The groups that are tried, in this order when nothing speaks for another.
    pub groups: Vec<TargetGroup>,
    /// The first week in which something is tried.
    pub first_week: u16,
    /// How much what is not known yet speaks for trying, in tenths of its standard deviation.
    pub hope_tenths: i32,
    /// Tries in the span, at most.
    pub tries_at_most: u32,
    /// Weeks that the tries are counted over.
    pub span_weeks: u16,
    /// Nothing is tried below this share of sessions done, in percent.
    pub done_at_least_percent: u8,
}

/// When it steps back.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HarmRules {
    /// Where the numbers come from.
    pub source: Vec<String>,
    /// So many weeks in a row must be worse.
    pub weeks: usize,
    /// The standard error of one rating, in hundredths of a point of 0-10.
    pub standard_error_hundredths: i64,
    /// By so many standard errors of the difference, in hundredths, pain and hindrance together must be worse.
    pub confidence_hundredths: i64,
    /// ... and by so many one of them alone.
    pub alone_confidence_hundredths: i64,
    /// Each of the weeks must be worse by this part of it, in percent.
    pub each_percent: i64,
    /// The weeks before them that say what was usual, at most.
    pub reference_weeks: usize,
    /// And at least.
    pub reference_at_least: usize,
    /// The guideline default stands for so many weeks.
    pub default_for_weeks: u16,
    /// ... and, while the last week is still about as bad, for so many.
    pub default_at_most_weeks: u16,
}

/// What is kept in mind.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetainRules {
    /// Where the numbers come from.
    pub source: Vec<String>,
    /// Weeks in the case base, at most.
    pub weeks_at_most: usize,
    /// Weeks as alike as this, in percent, can be one.
    pub same_similarity_percent: u32,
    /// ... when their outcomes differ by no more than this.
    pub same_worth: i32,
    /// The newest weeks are never one with another: what was usual lately rests on them.
    pub newest_kept: usize,
}

impl Learning {
    /// The numbers that ship.
    ///
    /// # Errors
    /// [`Error::Asset`] when the file breaks its own rules, which a test would have found.
    pub fn shipped() -> Result<Self> {
        Self::parse(SHIPPED)
    }

    /// Reads the numbers from TOML.
    ///
    /// # Errors
    /// [`Error::Asset`] naming the table and what is wrong with it.
    pub fn parse(text: &str) -> Result<Self> {
        let read: Self =
            toml::from_str(text).map_err(|e| Error::asset(FILE, "file", e.message().to_owned()))?;
        let fault = |table: &str, reason: &str| Err(Error::asset(FILE, table, reason));
        for (table, sources) in [
            ("retrieve", &read.retrieve.source),
            ("worth", &read.worth.source),
            ("reuse", &read.reuse.source),
            ("trial", &read.trial.source),
            ("harm", &read.harm.source),
            ("retain", &read.retain.source),
        ] {
            if sources.is_empty() || sources.iter().any(|name| !read.sources.contains_key(name)) {
                return fault(table, "needs a source that the file names in full");
            }
        }
        let worth = &read.worth;
        let scales = [
            worth.important_pain_tenths,
            worth.important_hindrance_tenths,
            worth.next_day_important_tenths,
            worth.pain_during_important_tenths,
            worth.pain_share + worth.hindrance_share,
        ];
        if scales.iter().any(|scale| *scale <= 0) || !(0..=10).contains(&worth.next_day_share) {
            return fault("worth", "scales above 0, and shares of ten");
        }
        if read.retrieve.half_life_weeks == 0 || worth.window_half_life_weeks == 0 {
            return fault("retrieve", "a half-life is at least a week");
        }
        let reuse = &read.reuse;
        if !reuse.step_percents.is_sorted() || reuse.step_percents.first() != Some(&100) {
            return fault("reuse", "step factors ascend from 100");
        }
        if reuse.minute_steps.is_empty() || !reuse.minute_steps.is_sorted() {
            return fault("reuse", "lengths of a session ascend");
        }
        if read.trial.groups.is_empty() {
            return fault("trial", "groups to try");
        }
        let harm = &read.harm;
        if harm.weeks == 0 || harm.reference_at_least == 0 || harm.reference_at_least > harm.reference_weeks {
            return fault("harm", "weeks in a row, and weeks before them to judge by");
        }
        let errors = [
            harm.standard_error_hundredths,
            harm.confidence_hundredths,
            harm.alone_confidence_hundredths,
        ];
        if errors.iter().any(|error| !(1..=1000).contains(error)) || !(0..=100).contains(&harm.each_percent) {
            return fault("harm", "errors up to ten points, and a part of a hundred");
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_faulty_file_is_refused_by_table() {
        assert!(Learning::shipped().is_ok());
        for (from, to, table) in [
            ("half_life_weeks = 16", "half_life_weeks = 0", "retrieve"),
            ("important_pain_tenths = 20", "important_pain_tenths = 0", "worth"),
            ("[100, 105, 110, 115]", "[105, 100, 110, 115]", "reuse"),
            (
                "source = [\"design\", \"ours\"]",
                "source = [\"hearsay\"]",
                "retrieve",
            ),
            ("weeks = 2  ", "weeks = 0  ", "harm"),
            (
                "standard_error_hundredths = 102",
                "standard_error_hundredths = -1",
                "harm",
            ),
            ("version =", "vershun =", "file"),
        ] {
            let text = SHIPPED.replacen(from, to, 1);
            assert_ne!(text, SHIPPED, "{from}");
            let error = Learning::parse(&text).unwrap_err();
            assert!(error.to_string().contains(table), "{error}");
        }
    }
}
