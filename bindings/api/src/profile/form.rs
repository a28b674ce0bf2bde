//! What is asked about the person, and what can be answered: all of it in one call.

use lissom::plan::WorthAsking;
use lissom::profile::Question;
use serde::Serialize;

use super::vocabulary::{
    ActivityLevelChoice, ConstraintChoice, EpisodeDurationChoice, EquipmentChoice, LegPainChoice,
    MobilityChoice, PreviousEpisodesChoice, ResponseChoice, SexChoice, ShiftChoice, SickLeaveChoice, Weekday,
    WorkLoadChoice,
};
use crate::words::{Words, code_of, sentence_case};

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ProfileQuestion {
    /// The field of [`Answers`](crate::Answers) that it asks for.
    pub field: String,
    /// The question.
    pub text: String,
}

/// The one question of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct DailyQuestion {
    /// The field of [`Answers`](crate::Answers) that it asks for.
    pub field: String,
    /// The question.
    pub text: String,
    /// What the answer may change, in a sentence.
    pub changes: String,
}

/// One screen of questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct QuestionScreen {
    /// The fields that it asks for, in order.
    pub fields: Vec<String>,
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
    /// Every question, by field.
    pub questions: Vec<ProfileQuestion>,
    /// What is asked before the first plan: at most twelve screens besides the safety screen.
    pub baseline: Vec<QuestionScreen>,
    /// What is asked on the safety screen, because the numbers to call hang on it.
    pub with_safety: String,
    /// What may be asked later, at most one a day.
    pub later: Vec<String>,
    /// What is only asked in the settings.
    pub in_settings: Vec<String>,
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

impl ProfileQuestion {
    pub(super) fn of(words: Words, question: Question) -> Self {
        Self {
            field: field(question),
            text: words.say_coded("ask", &code_of(&question), &[]),
        }
    }
}

impl DailyQuestion {
    pub(super) fn of(words: Words, worth: &WorthAsking) -> Self {
        let things: Vec<String> = worth
            .changes
            .iter()
            .map(|touched| words.say_coded("question-touches", &code_of(touched), &[]))
            .collect();
        let ProfileQuestion { field, text } = ProfileQuestion::of(words, worth.question);
        Self {
            field,
            text,
            changes: words.say("question-changes", &[("things", words.all_of(&things).into())]),
        }
    }
}

/// The field of the answers that a question asks for.
fn field(question: Question) -> String {
    code_of(&question).replace('-', "_")
}

fn fields(questions: &[Question]) -> Vec<String> {
    questions.iter().map(|question| field(*question)).collect()
}

/// Everything that the profile's screens ask and offer.
pub(super) fn form(words: Words) -> ProfileForm {
    let days = Weekday::ALL.iter().zip(0_u8..).filter_map(|(value, number)| {
        let weekday = chrono::Weekday::try_from(number).ok()?;
        Some(WeekdayChoice {
            value: *value,
            text: sentence_case(&words.weekday(weekday)),
        })
    });
    ProfileForm {
        questions: Question::ALL
            .iter()
            .map(|question| ProfileQuestion::of(words, *question))
            .collect(),
        baseline: Question::BASELINE
            .iter()
            .map(|screen| QuestionScreen {
                fields: fields(screen),
            })
            .collect(),
        with_safety: field(Question::WITH_SAFETY),
        later: fields(Question::LATER),
        in_settings: fields(Question::IN_SETTINGS),
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
        let mut fields: Vec<String> = fields.as_object().unwrap().keys().cloned().collect();
        // Dislikes are tapped on an exercise, not asked.
        fields.retain(|field| *field != "dislikes");
        let form = form(Words::of(Language::En));
        let mut asked: Vec<String> = form
            .questions
            .into_iter()
            .map(|question| question.field)
            .collect();
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
