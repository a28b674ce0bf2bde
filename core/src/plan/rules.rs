//! The plan's numbers, from data.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::progression::HoldCause;
use crate::error::{Error, Result};
use crate::profile::Constraint;

const FILE: &str = "plan/rules.toml";

/// How a week is made, kept within limits and moved on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// The version of the file, kept beside every plan made from it.
    pub version: String,
    /// Full citations by short name.
    pub sources: BTreeMap<String, String>,
    /// What no week may exceed.
    pub limits: Limits,
    /// From dose to sets and repetitions.
    pub dose: DoseRules,
    /// The floor, where nobody has asked.
    pub floor: FloorRules,
    /// What may be tried.
    pub trial: TrialLimits,
    /// Who hears that moving is safe.
    pub reassure: ReassureRules,
    /// When pain has settled enough for strengthening.
    pub settled: SettledRules,
    /// The traffic light.
    pub light: LightRules,
    /// Walking in minutes.
    pub walking: WalkingRules,
    /// Messages.
    pub messages: MessageRules,
    /// Which question is asked next.
    pub ask: AskRules,
}

/// What a person would notice of a week that another answer gives, in thousandths of a plainly different week.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskRules {
    /// Where the numbers come from.
    pub source: Vec<String>,
    /// The whole week is built otherwise.
    pub approach: u32,
    /// What walking is for.
    pub walking: u32,
    /// How much walking.
    pub walking_amount: u32,
    /// Sessions a week.
    pub days: u32,
    /// A session's length.
    pub minutes: u32,
    /// How hard the exercises start, or whether pain or the agreement decides.
    pub start: u32,
    /// A group comes in or goes out, each.
    pub group: u32,
    /// Times the share of the fitting exercises that come or go.
    pub exercises: u32,
    /// What is read first.
    pub messages: u32,
    /// Answers that nobody is known to give count like so many tenths of a kind of people.
    pub unknown_counts_tenths: u32,
    /// Less than this, weighed by how common the answers are, is not worth a question.
    pub noticed_from: u32,
}

/// What no week may exceed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Where the numbers come from.
    pub source: Vec<String>,
    /// Sessions a week, least and most.
    pub sessions_a_week: [u8; 2],
    /// Minutes a session, least and most.
    pub session_minutes: [u16; 2],
    /// Share of the session's minutes that is used, least and most, in percent.
    pub minutes_used_percent: [u32; 2],
    /// Exercises a session, least and most.
    pub exercises_a_session: [u8; 2],
    /// A session takes one exercise for so many of its minutes.
    pub minutes_an_exercise: u8,
    /// A session takes no fewer exercises than one for so many of its minutes.
    pub minutes_an_exercise_at_most: u8,
    /// Levels a target group may rise a week.
    pub levels_up_a_week: u8,
    /// Doses a target group may rise a week.
    pub doses_up_a_week: u8,
    /// Sets of one exercise.
    pub sets_at_most: u8,
    /// Rise of the step goal a week, in percent.
    pub steps_up_percent_a_week: u32,
    /// Rise of the walked minutes a week, in percent.
    pub minutes_walked_up_percent_a_week: u32,
    /// The highest step goal.
    pub step_goal_at_most: u32,
    /// Days with steps before a step goal is set.
    pub valid_days_for_steps: u8,
    /// Steps of a day on which the phone or watch was carried, at least.
    pub steps_of_a_valid_day: u32,
    /// How often one exercise may stand in one session.
    pub same_exercise_in_a_session: u8,
}

/// From dose to sets and repetitions.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoseRules {
    /// Where the numbers come from.
    pub source: Vec<String>,
    /// Share of the exercise's own range for dose 0 to 3, in percent.
    pub percent: [u32; 4],
    /// From one exercise to the next.
    pub between_exercises_seconds: u32,
    /// The longest hold of an exercise that eases, unless its own range begins above.
    pub relief_hold_seconds_at_most: u16,
}

/// The floor, where nobody has asked.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FloorRules {
    /// Where the numbers come from.
    pub source: Vec<String>,
    /// From this age on nothing is done on the floor before the person has said that it is fine.
    pub asked_from_age: u8,
}

/// What keeps a week from trying more of a group, whatever could be learned from it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrialLimits {
    /// Where the numbers come from.
    pub source: Vec<String>,
    /// Sessions must be longer than this, in minutes.
    pub minutes_above: u16,
    /// In weeks that are held for these, more of a group is tried all the same.
    pub when_held_for: BTreeSet<HoldCause>,
    /// Nothing is tried with any of these.
    pub not_with: BTreeSet<Constraint>,
}

/// Who hears that moving is safe, where screening is clear.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReassureRules {
    /// Where the numbers come from.
    pub source: Vec<String>,
    /// Fear that movement harms, 0 to 10.
    pub fear_from: u8,
}

/// When pain has settled enough for strengthening.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettledRules {
    /// Where the numbers come from.
    pub source: Vec<String>,
    /// Days in a row, today or yesterday the last of them.
    pub days: u8,
    /// The worst of the day, 0 to 10.
    pub pain_at_most: u8,
}

/// The traffic light.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LightRules {
    /// Where the numbers come from.
    pub source: Vec<String>,
    /// Green: pain during exercise up to this, 0 to 10.
    pub green_pain_during_at_most: u8,
    /// Amber: pain during exercise up to this; above is red.
    pub amber_pain_during_at_most: u8,
    /// Red: this much above usual for more than a day.
    pub red_above_usual_from: u8,
    /// A green week with this effort is held.
    pub high_effort_from: u8,
    /// A green week with at most this effort moves every group up.
    pub low_effort_at_most: u8,
    /// Share of sessions done to step up, in percent.
    pub done_enough_percent: u32,
    /// Share of sessions done below which the week was a pause, in percent.
    pub pause_percent: u32,
    /// Days from the week's start after which a check-in ends a pause.
    pub pause_days: u16,
    /// Of a session's minutes, what is left of them after a red week, in percent.
    pub red_minutes_percent: u16,
    /// A rise of the week's pain or hindrance that counts as worse.
    pub worse_by: u8,
}

/// Walking in minutes, by aim.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(
    missing_docs,
    reason = "each is minutes or times a day of the aim in its name"
)]
pub struct WalkingRules {
    /// Where the numbers come from.
    pub source: Vec<String>,
    pub short_minutes: u8,
    pub short_times: u8,
    pub interval_minutes: u8,
    pub interval_times: u8,
    pub leisure_minutes: u8,
    pub leisure_times: u8,
    pub steady_minutes: u8,
    pub steady_times: u8,
    /// So much of the step goal, in percent, counts as reached: only then it rises.
    pub reached_percent: u8,
    /// The longest walk.
    pub minutes_at_most: u8,
    /// What a green week adds to a steady walk.
    pub minutes_up: u8,
    /// The share of the goal that is left in a flare, in percent.
    pub flare_percent: u32,
}

/// Messages.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MessageRules {
    /// Where the numbers come from.
    pub source: Vec<String>,
    /// Messages a day.
    pub a_day: u8,
    /// Messages that a theme gives before the next theme has its turn, 1 or more.
    pub a_turn: u8,
    /// Turns that a theme waits which nothing in the answers asks for.
    pub unasked_waits: u8,
}

impl Rules {
    /// The rules that ship.
    ///
    /// # Errors
    /// [`Error::Asset`] when the file breaks its own rules, which a test would have found.
    pub fn shipped() -> Result<Self> {
        Self::parse(include_str!("../../assets/plan/rules.toml"))
    }

    /// Reads rules from TOML.
    ///
    /// # Errors
    /// [`Error::Asset`] naming the entry and what is wrong with it.
    pub fn parse(text: &str) -> Result<Self> {
        let rules: Self =
            toml::from_str(text).map_err(|e| Error::asset(FILE, "file", e.message().to_owned()))?;
        let tables = [
            ("limits", &rules.limits.source),
            ("dose", &rules.dose.source),
            ("floor", &rules.floor.source),
            ("trial", &rules.trial.source),
            ("reassure", &rules.reassure.source),
            ("settled", &rules.settled.source),
            ("light", &rules.light.source),
            ("walking", &rules.walking.source),
            ("messages", &rules.messages.source),
        ];
        for (table, sources) in tables {
            if sources.is_empty() || sources.iter().any(|name| !rules.sources.contains_key(name)) {
                return Err(Error::asset(
                    FILE,
                    table,
                    "needs a source that the file names in full",
                ));
            }
        }
        let light = &rules.light;
        if light.green_pain_during_at_most >= light.amber_pain_during_at_most {
            return Err(Error::asset(FILE, "light", "green must end below amber"));
        }
        if rules.messages.a_turn == 0 {
            return Err(Error::asset(FILE, "messages", "a_turn: 1 or more"));
        }
        if !rules.dose.percent.is_sorted() {
            return Err(Error::asset(FILE, "dose", "a higher dose must not be smaller"));
        }
        Ok(rules)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cards say how hard to work; the light holds a week that was harder and lifts one that was easier.
    #[test]
    fn the_light_changes_nothing_within_the_effort_that_the_cards_ask_for() {
        let light = Rules::parse(include_str!("../../assets/plan/rules.toml"))
            .unwrap()
            .light;
        let library = crate::content::Library::built_in().unwrap();
        let [least, most] = library.progress().effort;
        assert_eq!(
            (light.low_effort_at_most + 1, light.high_effort_from - 1),
            (least, most)
        );
    }

    #[test]
    fn a_faulty_file_is_refused_by_table() {
        let shipped = include_str!("../../assets/plan/rules.toml");
        assert!(Rules::parse(shipped).is_ok());
        for (from, to, table) in [
            ("percent = [0, 33, 67, 100]", "percent = [0, 67, 33, 100]", "dose"),
            (
                "green_pain_during_at_most = 3",
                "green_pain_during_at_most = 6",
                "light",
            ),
            (
                "[settled]\nsource = [\"ours\"]",
                "[settled]\nsource = [\"hearsay\"]",
                "settled",
            ),
            ("version =", "vershun =", "file"),
        ] {
            let error = Rules::parse(&shipped.replacen(from, to, 1)).unwrap_err();
            assert!(error.to_string().contains(table), "{error}");
        }
    }
}
