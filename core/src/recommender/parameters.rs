//! The solution part of a case: what a week's plan is made from.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::content::TargetGroup;

/// How the week is approached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strategy {
    /// Stay active, short walks, relief movements; no strengthening yet.
    StayActive,
    /// Small, regular, by agreed steps: pain decides less, the agreement more.
    Graded,
    /// Strengthen: one abdominal and one back extensor or one core exercise, then others.
    Build,
}

/// What walking is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WalkingAim {
    /// No walking and no steps anywhere.
    None,
    /// Short walks, several a day.
    Short,
    /// Walk, sit, walk: for legs that ache on walking and ease on sitting. The goal does not rise.
    Interval,
    /// Movement in free time and recovery: the work has steps enough.
    Leisure,
    /// A daily amount that rises from the person's own baseline.
    Steady,
}

/// What a week's plan is made from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Parameters {
    /// How the week is approached.
    pub strategy: Strategy,
    /// Sessions when the person named no days, 1 to 6.
    pub sessions: u8,
    /// The most sessions, whatever days were named; `None` where own weeks say nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sessions_at_most: Option<u8>,
    /// The longest session in minutes, whatever was offered.
    pub minutes_at_most: u16,
    /// Minutes a session when the person named none.
    pub minutes: u16,
    /// Turns of each target group; a group without a turn gets none.
    pub emphasis: BTreeMap<TargetGroup, u8>,
    /// The level to start at, 1 gentlest to 6.
    pub level: u8,
    /// The level that progress may reach.
    pub ceiling: u8,
    /// The dose to start at: 0 the smallest of an exercise's range, 3 the largest.
    pub dose: u8,
    /// How fast the exercises get harder when the light lets them: 0 as it says, -1 not at all, 1 every group at once.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub pace: i8,
    /// What walking is for.
    pub walking: WalkingAim,
    /// What a green week does to the walking goal, in percent: 100 keeps it.
    pub step_percent: u8,
    /// Progress goes by agreement: amber does not hold it back, only red steps down.
    pub by_quota: bool,
    /// Constraints that rules add to what was answered (arching where walking is eased by sitting).
    #[serde(default)]
    pub careful_with: BTreeSet<crate::profile::Constraint>,
    /// What is done sitting is given only where a group has nothing else for the person.
    #[serde(default, skip_serializing_if = "is_false")]
    pub seldom_seated: bool,
    /// Education themes, most wanted first.
    pub themes: Vec<String>,
}

fn is_false(seldom: &bool) -> bool {
    !*seldom
}

fn is_zero(pace: &i8) -> bool {
    *pace == 0
}
