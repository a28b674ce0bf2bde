//! Which questions come when: few before the first plan, the others one a day.

use serde::{Deserialize, Serialize};

use super::person::Profile;

/// A question, by the answer that it asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names are the answers'")]
pub enum Question {
    Age,
    Sex,
    Country,
    Episode,
    PreviousEpisodes,
    PainAverage,
    PainWorst,
    LegPain,
    Hindrance,
    Fear,
    RecoveryExpected,
    Confidence,
    SleepTrouble,
    Stress,
    Activity,
    SickLeave,
    WorkLoad,
    Bending,
    Arching,
    Sitting,
    Standing,
    Walking,
    WalkingEasedBySitting,
    Mobility,
    Constraints,
    Comorbid,
    Days,
    Minutes,
    Equipment,
    Floor,
    WorkPattern,
    PhoneCarriedAtWork,
    UsualBed,
    UsualRise,
    Goals,
}

impl Question {
    /// Every question, in the order of the answers.
    pub const ALL: [Self; 35] = [
        Self::Age,
        Self::Sex,
        Self::Country,
        Self::Episode,
        Self::PreviousEpisodes,
        Self::PainAverage,
        Self::PainWorst,
        Self::LegPain,
        Self::Hindrance,
        Self::Fear,
        Self::RecoveryExpected,
        Self::Confidence,
        Self::SleepTrouble,
        Self::Stress,
        Self::Activity,
        Self::SickLeave,
        Self::WorkLoad,
        Self::Bending,
        Self::Arching,
        Self::Sitting,
        Self::Standing,
        Self::Walking,
        Self::WalkingEasedBySitting,
        Self::Mobility,
        Self::Constraints,
        Self::Comorbid,
        Self::Days,
        Self::Minutes,
        Self::Equipment,
        Self::Floor,
        Self::WorkPattern,
        Self::PhoneCarriedAtWork,
        Self::UsualBed,
        Self::UsualRise,
        Self::Goals,
    ];

    /// What is asked before the first plan, by screen. The last screen's four count as one question.
    pub const BASELINE: &'static [&'static [Self]] = &[
        &[Self::Age],
        &[Self::Mobility],
        &[Self::Episode],
        &[Self::PainAverage],
        &[Self::PainWorst],
        &[Self::LegPain],
        &[Self::Hindrance],
        &[Self::Fear],
        &[Self::RecoveryExpected],
        &[Self::WorkLoad],
        &[Self::Constraints],
        &[Self::Days, Self::Minutes, Self::Equipment, Self::Floor],
    ];

    /// What stands on the screen of safety ticks, because the numbers to call hang on it.
    pub const WITH_SAFETY: Self = Self::Country;

    /// What may be asked later, at most one a day, while its likely answers would change the plan; goals come last,
    /// because the report begins with them.
    pub const LATER: &'static [Self] = &[
        Self::WalkingEasedBySitting,
        Self::Activity,
        Self::Bending,
        Self::Arching,
        Self::PreviousEpisodes,
        Self::Confidence,
        Self::SleepTrouble,
        Self::SickLeave,
        Self::Stress,
        Self::Comorbid,
        Self::Goals,
    ];

    /// What is only asked in the settings: no plan is made from it, or work is the same every week without a word.
    pub const IN_SETTINGS: &'static [Self] = &[
        Self::Sex,
        Self::Sitting,
        Self::Standing,
        Self::Walking,
        Self::UsualBed,
        Self::UsualRise,
        Self::PhoneCarriedAtWork,
        Self::WorkPattern,
    ];

    /// Whether the person has answered it.
    pub fn is_answered(self, profile: &Profile) -> bool {
        let responses = &profile.responses;
        let preferences = &profile.preferences;
        match self {
            Self::Age => profile.age.is_some(),
            Self::Sex => profile.sex.is_some(),
            Self::Country => profile.country.is_some(),
            Self::Episode => profile.episode.is_some(),
            Self::PreviousEpisodes => profile.previous_episodes.is_some(),
            Self::PainAverage => profile.pain_average.is_some(),
            Self::PainWorst => profile.pain_worst.is_some(),
            Self::LegPain => profile.leg_pain.is_some(),
            Self::Hindrance => profile.hindrance.is_some(),
            Self::Fear => profile.fear.is_some(),
            Self::RecoveryExpected => profile.recovery_expected.is_some(),
            Self::Confidence => profile.confidence.is_some(),
            Self::SleepTrouble => profile.sleep_trouble.is_some(),
            Self::Stress => profile.stress.is_some(),
            Self::Activity => profile.activity.is_some(),
            Self::SickLeave => profile.sick_leave.is_some(),
            Self::WorkLoad => profile.work_load.is_some(),
            Self::Bending => responses.bending.is_some(),
            Self::Arching => responses.arching.is_some(),
            Self::Sitting => responses.sitting.is_some(),
            Self::Standing => responses.standing.is_some(),
            Self::Walking => responses.walking.is_some(),
            Self::WalkingEasedBySitting => profile.walking_eased_by_sitting.is_some(),
            Self::Mobility => profile.mobility.is_some(),
            Self::Constraints => profile.constraints.is_some(),
            Self::Comorbid => profile.comorbid.is_some(),
            Self::Days => !preferences.days.is_empty(),
            Self::Minutes => preferences.minutes.is_some(),
            Self::Equipment => preferences.equipment.is_some(),
            Self::Floor => preferences.floor.is_some(),
            Self::WorkPattern => true,
            Self::PhoneCarriedAtWork => profile.phone_carried_at_work.is_some(),
            Self::UsualBed => profile.usual_bed.is_some(),
            Self::UsualRise => profile.usual_rise.is_some(),
            Self::Goals => !profile.goals.is_empty(),
        }
    }
}

impl Profile {
    /// The questions without an answer that may be asked on a later day: those passed over at first, then the later
    /// ones.
    pub fn open_questions(&self) -> Vec<Question> {
        let baseline = Question::BASELINE.iter().flat_map(|screen| screen.iter());
        baseline
            .chain(Question::LATER)
            .copied()
            .filter(|question| !question.is_answered(self))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::profile::{Goal, Response};

    fn every_place() -> Vec<Question> {
        let baseline = Question::BASELINE.iter().flat_map(|screen| screen.iter());
        let later = Question::LATER.iter().chain(Question::IN_SETTINGS);
        baseline
            .chain(later)
            .chain([&Question::WITH_SAFETY])
            .copied()
            .collect()
    }

    #[test]
    fn a_first_plan_takes_at_most_twelve_questions() {
        assert!(Question::BASELINE.len() <= 12);
    }

    #[test]
    fn every_answer_is_asked_for_in_one_place() {
        let asked = every_place();
        let codes: BTreeSet<String> = asked
            .iter()
            .map(|question| {
                let code = serde_json::to_value(question).unwrap();
                code.as_str().unwrap().replace('-', "_")
            })
            .collect();
        assert_eq!(codes.len(), asked.len(), "a question has two places");
        assert_eq!(
            asked.iter().collect::<BTreeSet<_>>(),
            Question::ALL.iter().collect()
        );
        let profile = serde_json::to_value(Profile::default()).unwrap();
        let fields = |value: &serde_json::Value| -> BTreeSet<String> {
            value.as_object().unwrap().keys().cloned().collect()
        };
        let mut answers = fields(&profile);
        for part in ["responses", "preferences"] {
            answers.remove(part);
            answers.extend(fields(&profile[part]));
        }
        // Dislikes are tapped on an exercise, not asked.
        answers.remove("dislikes");
        assert_eq!(codes, answers);
    }

    #[test]
    fn a_question_stays_open_until_it_is_answered() {
        let mut profile = Profile::default();
        assert_eq!(profile.open_questions().first(), Some(&Question::Age));
        assert_eq!(profile.open_questions().last(), Some(&Question::Goals));
        assert!(profile.open_questions().contains(&Question::Bending));
        profile.responses.bending = Some(Response::Same);
        profile.goals.push(Goal {
            words: "garden".to_owned(),
            rating: 4,
        });
        let open = profile.open_questions();
        assert!(!open.contains(&Question::Bending) && !open.contains(&Question::Goals));
    }
}
