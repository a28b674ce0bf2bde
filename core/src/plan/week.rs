//! A week as it is stored: complete, with its reasons, and never changed afterwards.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::reason::Reason;
use crate::content::TargetGroup;
use crate::recommender::{Parameters, Situation};

/// One week's plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Week {
    /// 1 for the person's first week.
    pub number: u16,
    /// 1 for the first plan of this week; a change makes the next.
    pub version: u16,
    /// The first of its seven days.
    pub starts: NaiveDate,
    /// Why it was made.
    pub cause: Cause,
    /// What was advised.
    pub parameters: Parameters,
    /// Where each target group stands.
    pub rungs: BTreeMap<TargetGroup, Rung>,
    /// The sessions, by date.
    pub sessions: Vec<Session>,
    /// The walking goal of each day.
    pub walking: WalkingGoal,
    /// A message a day.
    pub messages: Vec<MessageOfDay>,
    /// Why it is as it is.
    pub reasons: Vec<Reason>,
    /// What variety was drawn from.
    pub seed: u64,
    /// What it was made from.
    pub made_from: MadeFrom,
    /// The turns that the guideline rules alone would have given; `None` in weeks made before own weeks counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guideline_emphasis: Option<BTreeMap<TargetGroup, u8>>,
    /// What was known when it was made: the problem that its case will be compared by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub situation: Option<Box<Situation>>,
}

impl Week {
    /// The length of its longest session in minutes; 0 without a session.
    pub fn longest_session(&self) -> u32 {
        self.sessions.iter().map(Session::minutes).max().unwrap_or(0)
    }
}

/// Why a week, or a further version of it, was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// The first plan.
    First,
    /// The check-in of the week before.
    CheckIn,
    /// The person swapped an exercise.
    Swap,
    /// A flare began or ended.
    Flare,
    /// Answers changed.
    Answers,
    /// A hold by screening was cleared.
    Cleared,
    /// An exercise was recalled by a content pack.
    Recall,
}

/// The versions of everything a week was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeFrom {
    /// The guideline rules.
    pub guideline: String,
    /// The numbers of learning from own weeks; `None` in weeks made before they counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub learning: Option<String>,
    /// The attributes that cases are compared by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attributes: Option<u16>,
    /// The plan's rules.
    pub rules: String,
    /// The content.
    pub content: String,
    /// The screening rules; `None` where screening was assumed negative, which only `evaluation` can do.
    pub screening: Option<String>,
}

/// Where a target group stands on its ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Rung {
    /// The level, 1 gentlest to 6.
    pub level: u8,
    /// The dose within the exercise's range, 0 to 3.
    pub dose: u8,
}

impl Rung {
    /// Dose steps above the lowest rung: a new level starts three doses above the one before.
    pub fn steps(self) -> u16 {
        u16::from(self.level.saturating_sub(1)) * 3 + u16::from(self.dose)
    }

    /// The next rung: repetitions first, then the next level with a small dose.
    pub fn up(self, ceiling: u8) -> Self {
        if self.dose < 3 {
            Self {
                dose: self.dose + 1,
                ..self
            }
        } else if self.level < ceiling {
            Self {
                level: self.level + 1,
                dose: 1,
            }
        } else {
            self
        }
    }

    /// The rung below: fewer repetitions first, then the level below.
    pub fn down(self) -> Self {
        if self.dose > 0 {
            Self {
                dose: self.dose - 1,
                ..self
            }
        } else if self.level > 1 {
            Self {
                level: self.level - 1,
                dose: 1,
            }
        } else {
            self
        }
    }
}

/// The mean rung of the strengthening groups of a week, in tenths of a dose step; `None` where nothing strengthens.
pub fn load(week: &Week) -> Option<u16> {
    let steps: Vec<u16> = week
        .rungs
        .iter()
        .filter(|(group, _)| {
            let relief = matches!(
                group,
                TargetGroup::PainRelief | TargetGroup::Flexibility | TargetGroup::Aerobic
            );
            !relief
                && week
                    .parameters
                    .emphasis
                    .get(group)
                    .is_some_and(|turns| *turns > 0)
        })
        .map(|(_, rung)| rung.steps() * 10)
        .collect();
    steps
        .iter()
        .sum::<u16>()
        .checked_div(u16::try_from(steps.len()).ok()?)
}

/// One session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Its day.
    pub date: NaiveDate,
    /// Its exercises, in order.
    pub items: Vec<Item>,
    /// Its length in seconds, pauses included.
    pub seconds: u32,
}

impl Session {
    /// Its length in minutes, rounded up: nobody is kept longer than they were told.
    pub fn minutes(&self) -> u32 {
        self.seconds.div_ceil(60)
    }

    /// Its exercises, in no order.
    pub fn exercises(&self) -> BTreeSet<String> {
        self.items.iter().map(|item| item.exercise.clone()).collect()
    }

    /// Seconds of each target group in it.
    pub fn seconds_by_group(&self) -> BTreeMap<TargetGroup, u32> {
        let mut seconds = BTreeMap::new();
        for item in &self.items {
            *seconds.entry(item.group).or_insert(0) += item.seconds;
        }
        seconds
    }
}

/// One exercise of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The exercise.
    pub exercise: String,
    /// What it trains.
    pub group: TargetGroup,
    /// Rounds.
    pub sets: u8,
    /// What is done in a round.
    pub work: Work,
    /// Rest between rounds, in seconds.
    pub rest_seconds: u16,
    /// Its length in seconds, both sides and rests included.
    pub seconds: u32,
}

/// What is done in a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Work {
    /// So many repetitions (each side, where there are two), each held for so many seconds (0: not held).
    Repetitions {
        /// How many.
        count: u8,
        /// Seconds each is held.
        hold_seconds: u8,
    },
    /// Held, or kept going, for so many seconds (each side, where there are two).
    Hold {
        /// How long.
        seconds: u16,
    },
}

/// The walking goal of each day of a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WalkingGoal {
    /// None: the person does not walk.
    None,
    /// Walks of so many minutes, so many times a day.
    Minutes {
        /// Minutes of one walk.
        minutes: u8,
        /// Walks a day.
        times: u8,
        /// Sit down between them.
        sit_between: bool,
    },
    /// Steps a day.
    Steps {
        /// The goal.
        goal: u32,
        /// The person's own median day that it started from.
        baseline: u32,
    },
}

impl WalkingGoal {
    /// How much it is, in minutes or steps a day: for comparing a goal with another of its kind.
    pub fn amount(self) -> u32 {
        match self {
            Self::None => 0,
            Self::Minutes { minutes, times, .. } => u32::from(minutes) * u32::from(times),
            Self::Steps { goal, .. } => goal,
        }
    }
}

/// The message of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageOfDay {
    /// The day.
    pub date: NaiveDate,
    /// The message.
    pub message: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ladder_is_climbed_by_dose_and_then_by_level_and_descended_likewise() {
        let mut rung = Rung { level: 1, dose: 0 };
        let mut seen = vec![];
        for _ in 0..6 {
            rung = rung.up(2);
            seen.push((rung.level, rung.dose));
        }
        assert_eq!(seen, [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)]);
        assert_eq!(rung.up(2), rung, "the ceiling holds");
        assert_eq!(Rung { level: 2, dose: 0 }.down(), Rung { level: 1, dose: 1 });
        assert_eq!(Rung { level: 1, dose: 0 }.down(), Rung { level: 1, dose: 0 });
    }
}
