//! The problem part of a case: what is known of a person when a week is planned. Unknown stays unknown.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::profile::{
    ActivityLevel, Constraint, LegPain, Mobility, PreviousEpisodes, Profile, Responses, Sex, SickLeave,
    WorkLoad,
};

/// How long this episode has lasted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Under 6 weeks.
    Acute,
    /// 6 to 12 weeks.
    Subacute,
    /// Over 12 weeks.
    Persistent,
}

impl Stage {
    /// The stage after so many whole weeks of pain.
    pub fn after_weeks(weeks: u32) -> Self {
        match weeks {
            0..6 => Self::Acute,
            6..=12 => Self::Subacute,
            _ => Self::Persistent,
        }
    }
}

/// What is known of a person when a week is planned. Every answer may be missing; a rule that asks for a missing
/// one does not speak.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Situation {
    /// Years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<u8>,
    /// Sex.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// Whole weeks that this episode has lasted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weeks_of_pain: Option<u32>,
    /// How long this episode has lasted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// Average pain of the last week, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pain_average: Option<u8>,
    /// Worst pain of the last week, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pain_worst: Option<u8>,
    /// Whether pain has settled for the days that the rules ask for; `None` without a diary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settled: Option<bool>,
    /// Pain in a leg.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leg_pain: Option<LegPain>,
    /// Leg symptoms come on walking and sitting eases them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub walking_eased_by_sitting: Option<bool>,
    /// How much the back stops the person, 0 to 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disability: Option<u8>,
    /// Fear that movement harms, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fear: Option<u8>,
    /// Expects to be much better in three months, 0 (not at all) to 10 (surely).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recovery_expected: Option<u8>,
    /// Confidence in managing despite pain, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<u8>,
    /// The short mood screen was positive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low_mood: Option<bool>,
    /// The score of the short mood screen, 0 to 6; higher is lower mood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mood_score: Option<u8>,
    /// Trouble sleeping, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sleep_trouble: Option<u8>,
    /// Stress, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stress: Option<u8>,
    /// Activity in free time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity: Option<ActivityLevel>,
    /// Physical work load.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work_load: Option<WorkLoad>,
    /// Days off work because of the back in the last month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sick_leave: Option<SickLeave>,
    /// Episodes before this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous_episodes: Option<PreviousEpisodes>,
    /// How movements and positions change the pain.
    pub responses: Responses,
    /// Steps of the median day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps: Option<u32>,
    /// How the person gets around.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mobility: Option<Mobility>,
    /// What exercises must respect: asked, answered, and found by screening.
    pub constraints: BTreeSet<Constraint>,
    /// Whether anybody asked for them.
    pub constraints_known: bool,
    /// Has other long-term illness.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comorbid: Option<bool>,
    /// A flare is going on.
    pub flare: bool,
    /// How the week before went; `None` before the first check-in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recent: Option<Recent>,
}

/// How the week before went, as far as its check-in and its sessions told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recent {
    /// Change of the average pain against the week before it, -10 to 10; below 0 is better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pain_change: Option<i8>,
    /// Finished sessions of those planned, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sessions_done_percent: Option<u8>,
    /// Mean effort of the sessions, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effort: Option<u8>,
    /// How soon pain was back to usual after exercise: 0 by the next morning to 3 much worse after a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after_exercise: Option<u8>,
}

impl Situation {
    /// What a profile says, `weeks_since` whole weeks after its answers were given. What the diary, the mood screen
    /// and screening know is added by whoever reads them.
    pub fn of(profile: &Profile, weeks_since: u32) -> Self {
        let weeks_of_pain = profile.episode.map(|episode| episode.weeks() + weeks_since);
        Self {
            age: profile.age,
            sex: profile.sex,
            weeks_of_pain,
            stage: weeks_of_pain.map(Stage::after_weeks),
            pain_average: profile.pain_average,
            // The worst is at least the average, asked or not.
            pain_worst: profile.pain_worst.max(profile.pain_average),
            settled: None,
            leg_pain: profile.leg_pain,
            walking_eased_by_sitting: profile.walking_eased_by_sitting,
            disability: profile.hindrance.map(|hindrance| hindrance.saturating_mul(10)),
            fear: profile.fear,
            recovery_expected: profile.recovery_expected,
            confidence: profile.confidence,
            low_mood: None,
            mood_score: None,
            sleep_trouble: profile.sleep_trouble,
            stress: profile.stress,
            activity: profile.activity,
            work_load: profile.work_load,
            sick_leave: profile.sick_leave,
            previous_episodes: profile.previous_episodes,
            responses: profile.responses,
            steps: None,
            mobility: profile.mobility,
            constraints: profile.all_constraints(),
            constraints_known: profile.constraints.is_some(),
            comorbid: profile.comorbid,
            flare: false,
            recent: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_turns_at_six_and_after_twelve_weeks() {
        let stages = [
            (0, Stage::Acute),
            (5, Stage::Acute),
            (6, Stage::Subacute),
            (12, Stage::Subacute),
        ];
        for (weeks, stage) in stages.into_iter().chain([(13, Stage::Persistent)]) {
            assert_eq!(Stage::after_weeks(weeks), stage, "{weeks}");
        }
    }
}
