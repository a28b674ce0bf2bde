//! What is asked about the person, and what can be answered: all of it in one call.

use serde::Serialize;

use super::vocabulary::{
    ActivityLevelChoice, ConstraintChoice, EpisodeDurationChoice, EquipmentChoice, LegPainChoice,
    MobilityChoice, PreviousEpisodesChoice, ResponseChoice, SexChoice, ShiftChoice, SickLeaveChoice, Weekday,
    WorkLoadChoice,
};
use crate::words::{Words, sentence_case};

/// The fields of [`Answers`](crate::Answers) that have a question, in the order of that record.
const ASKED: &[&str] = &[
    "age",
    "sex",
    "country",
    "episode",
    "previous_episodes",
    "pain_average",
    "pain_worst",
    "leg_pain",
    "hindrance",
    "fear",
    "recovery_expected",
    "confidence",
    "sleep_trouble",
    "stress",
    "activity",
    "sick_leave",
    "work_load",
    "bending",
    "arching",
    "sitting",
    "standing",
    "walking",
    "walking_eased_by_sitting",
    "mobility",
    "constraints",
    "comorbid",
    "days",
    "minutes",
    "equipment",
    "floor",
    "work_pattern",
    "phone_carried_at_work",
    "usual_bed",
    "usual_rise",
    "goals",
];

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ProfileQuestion {
    /// The field of the answers that it asks for.
    pub field: String,
    /// The question.
    pub text: String,
}

/// A day of the week that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct WeekdayChoice {
    /// What it means.
    pub value: Weekday,
    /// What it says.
    pub text: String,
}

/// Everything that the profile's screens ask and offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ProfileForm {
    /// The questions, by field.
    pub questions: Vec<ProfileQuestion>,
    /// For `sex`.
    pub sex: Vec<SexChoice>,
    /// For `episode`.
    pub episode: Vec<EpisodeDurationChoice>,
    /// For `previous_episodes`.
    pub previous_episodes: Vec<PreviousEpisodesChoice>,
    /// For `leg_pain`.
    pub leg_pain: Vec<LegPainChoice>,
    /// For `activity`.
    pub activity: Vec<ActivityLevelChoice>,
    /// For `sick_leave`.
    pub sick_leave: Vec<SickLeaveChoice>,
    /// For `work_load`.
    pub work_load: Vec<WorkLoadChoice>,
    /// For `bending`, `arching`, `sitting`, `standing` and `walking`.
    pub responses: Vec<ResponseChoice>,
    /// For `mobility`.
    pub mobility: Vec<MobilityChoice>,
    /// For `constraints`.
    pub constraints: Vec<ConstraintChoice>,
    /// For `equipment`.
    pub equipment: Vec<EquipmentChoice>,
    /// For `days`.
    pub days: Vec<WeekdayChoice>,
    /// For a roster.
    pub shifts: Vec<ShiftChoice>,
}

pub(super) fn form(words: Words) -> ProfileForm {
    let questions = ASKED.iter().map(|field| ProfileQuestion {
        field: (*field).to_owned(),
        text: words.say_coded("ask", &field.replace('_', "-"), &[]),
    });
    let days = Weekday::ALL.iter().zip(0_u8..).filter_map(|(value, number)| {
        let weekday = chrono::Weekday::try_from(number).ok()?;
        Some(WeekdayChoice {
            value: *value,
            text: sentence_case(&words.weekday(weekday)),
        })
    });
    ProfileForm {
        questions: questions.collect(),
        sex: SexChoice::all(words),
        episode: EpisodeDurationChoice::all(words),
        previous_episodes: PreviousEpisodesChoice::all(words),
        leg_pain: LegPainChoice::all(words),
        activity: ActivityLevelChoice::all(words),
        sick_leave: SickLeaveChoice::all(words),
        work_load: WorkLoadChoice::all(words),
        responses: ResponseChoice::all(words),
        mobility: MobilityChoice::all(words),
        constraints: ConstraintChoice::all(words),
        equipment: EquipmentChoice::all(words),
        days: days.collect(),
        shifts: ShiftChoice::all(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::profile::Answers;
    use crate::words::gaps;

    #[test]
    fn every_answer_but_the_dislikes_has_its_question() {
        let fields = serde_json::to_value(Answers::default()).unwrap();
        let mut fields: Vec<&str> = fields.as_object().unwrap().keys().map(String::as_str).collect();
        // Dislikes are tapped on an exercise, not asked.
        fields.retain(|field| *field != "dislikes");
        let mut asked = ASKED.to_vec();
        fields.sort_unstable();
        asked.sort_unstable();
        assert_eq!(fields, asked);
    }

    #[test]
    fn every_question_and_choice_has_its_words() {
        let before = gaps::counted();
        for language in [Language::En, Language::Nb] {
            let form = form(Words::of(language));
            assert_eq!((form.days.len(), form.constraints.len()), (7, 16));
        }
        assert_eq!(form(Words::of(Language::Nb)).days[1].text, "Tirsdag");
        assert_eq!(gaps::counted(), before);
    }
}
