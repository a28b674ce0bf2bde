//! A week of the person as a case: what was known, what was really done, what followed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::query::Problem;
use crate::content::TargetGroup;

/// Weeks of an episode.
pub const EPISODE: u16 = 4;

/// Where a case comes from. Only these may vote for a plan: each holds a plan that was really given, and its outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Provenance {
    /// A week of the person's own, closed by its check-in.
    OwnWeek,
    /// Four weeks of the person's own.
    OwnEpisode,
    /// Somebody else's week, brought by a content pack.
    Pack,
}

/// A case that may vote for a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekCase {
    /// The number of the week, or of the last one of an episode; 0 for a pack's.
    pub number: u16,
    /// Where it comes from.
    pub provenance: Provenance,
    /// What was known when the week was planned.
    pub problem: Problem,
    /// What was done.
    pub did: Did,
    /// What followed.
    pub outcome: Outcome,
}

/// What was done in a week, beside what was planned.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Did {
    /// Sessions that were planned.
    pub planned: u8,
    /// Sessions that were finished.
    pub sessions: u8,
    /// Weekdays with a planned session, a bit each, Monday the lowest.
    pub weekdays_planned: u8,
    /// Weekdays whose session was finished.
    pub weekdays_done: u8,
    /// Minutes of a session, as planned.
    pub minutes: u16,
    /// Turns of each group against the guideline's, where they differed.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub emphasis: BTreeMap<TargetGroup, i8>,
    /// Seconds of each group in the finished sessions.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub seconds: BTreeMap<TargetGroup, u32>,
    /// The mean rung of the strengthening groups, in tenths of a dose step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub load: Option<u16>,
    /// The step goal against the week before's, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step_percent: Option<u8>,
    /// The median of the steps against the goal, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps_reached_percent: Option<u16>,
    /// For each theme: messages shown, and their questions that were answered.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub themes: BTreeMap<String, (u8, u8)>,
}

/// What followed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Outcome {
    /// The week's mean pain, 0 to 10, in tenths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pain_tenths: Option<u8>,
    /// How much the back stopped the person, 0 to 10, in tenths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hindrance_tenths: Option<u8>,
    /// How the exercises were tolerated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<Tolerance>,
    /// Mean effort of the sessions, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effort: Option<u8>,
    /// How soon pain was back to usual after exercise: 0 by the next morning to 3 much worse after a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after_exercise: Option<u8>,
    /// A flare lay in the week.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub flare: bool,
    /// What the sessions themselves said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<SessionSaid>,
}

/// How the exercises of a week were tolerated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tolerance {
    /// Little pain, as usual by the next morning.
    Well,
    /// More pain than that, or it took longer.
    Slowly,
    /// Too much.
    TooMuch,
}

/// What one session said, against the week's other sessions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionSaid {
    /// Each group's share of it less its share of the week's sessions together, in thousandths.
    pub shares: BTreeMap<TargetGroup, i16>,
    /// Whether it went better or worse than the others, in thousandths of an important difference.
    pub worth: i16,
}

/// Whether a week counts as a success or a failure by the rules of important change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Importantly worse, or too much for the person.
    Failure,
    /// Neither.
    Unclear,
    /// Importantly better, and tolerated.
    Success,
}

impl Did {
    /// The share of the planned sessions that was finished, in percent; 100 where none was planned.
    pub fn done_percent(&self) -> u8 {
        match u32::from(self.sessions) * 100 {
            _ if self.planned == 0 => 100,
            // At most 100 after the bound.
            done => (done / u32::from(self.planned)).min(100) as u8,
        }
    }

    /// Each group's part of what was planned that was really done, in thousandths.
    pub fn exposure(&self) -> [i32; TargetGroup::ALL.len()] {
        let planned = u32::from(self.planned) * u32::from(self.minutes) * 60;
        TargetGroup::ALL.map(|group| {
            let done = u64::from(self.seconds.get(&group).copied().unwrap_or(0)) * 1000;
            // At most a few thousand: sessions are not longer than planned.
            done.checked_div(u64::from(planned)).unwrap_or(0).min(2000) as i32
        })
    }

    /// Whether a group got more turns than the guideline gives it.
    pub fn emphasised(&self, group: TargetGroup) -> bool {
        self.emphasis.get(&group).is_some_and(|turns| *turns > 0)
    }
}

impl WeekCase {
    /// What makes two cases two voices: of one fortnight at most one speaks, unless they tried different things.
    pub fn group(&self) -> u32 {
        let tried = TargetGroup::ALL
            .iter()
            .position(|group| self.did.emphasised(*group))
            .map_or(0, |place| place as u32 + 1);
        let kind = self.provenance as u32;
        (u32::from(self.number / 2) << 8) | (kind << 6) | tried
    }

    /// Whether its numbers can be: a case that was brought is not believed blindly.
    pub fn is_possible(&self) -> bool {
        let tenths = |value: Option<u8>| value.is_none_or(|value| value <= 100);
        let sessions = &self.outcome.sessions;
        self.did.sessions <= self.did.planned
            && self.did.planned <= 7
            && (5..=120).contains(&self.did.minutes)
            && self.did.emphasis.values().all(|turns| turns.unsigned_abs() <= 6)
            && self.did.seconds.values().all(|seconds| *seconds <= 7 * 7200)
            && tenths(self.outcome.pain_tenths)
            && tenths(self.outcome.hindrance_tenths)
            && sessions.len() <= 7
            && sessions.iter().all(|said| {
                said.worth.unsigned_abs() <= 3000
                    && said.shares.values().all(|share| share.unsigned_abs() <= 1000)
            })
            && self.problem != Problem::UNKNOWN
    }
}
