//! The safety questions as screens.

use std::collections::BTreeMap;

use lissom::screening::{Answers, Group as CoreGroup, Rules};
use lissom::{Error, Result};
use serde::{Deserialize, Serialize};

use super::advice::SeenByChoice;
use crate::mirror::{choice, mirror};
use crate::words::Words;

mirror! {
    /// An answer to a safety question. No answer at all is none of these.
    SafetyAnswer of lissom::screening::Answer {
        /// No.
        No,
        /// Not sure.
        NotSure,
        /// Yes.
        Yes,
    }
}

choice! {
    /// An answer that can be chosen.
    SafetyAnswerChoice of SafetyAnswer as "screening-answer"
}

mirror! {
    /// Which questions a screen asks.
    QuestionGroup of lissom::screening::Group {
        /// Asked before a plan; not sure counts as yes.
        Emergency,
        /// Asked before a plan.
        SameDay,
        /// Asked before a plan.
        Urgent,
        /// Asked when there is reason to; never holds a plan.
        Routine,
        /// Asked before a plan: whether exercise needs care.
        Readiness,
        /// Asked later, when pain has lasted.
        Inflammatory,
        /// Asked before neck exercises.
        Neck,
    }
}

/// One safety question: a line that fits or does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct Question {
    /// The flag, under which it is answered.
    pub flag: String,
    /// The line, in the first person.
    pub text: String,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, uniffi::Record)]
#[serde(deny_unknown_fields)]
pub struct FlagAnswer {
    /// The flag.
    pub flag: String,
    /// Its answer.
    pub answer: SafetyAnswer,
}

/// The safety questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct SafetyForm {
    /// What is said above them.
    pub intro: String,
    /// The one screen that comes before a plan, the gravest first.
    pub ticks: Vec<Question>,
    /// The further questions, by group.
    pub further: Vec<QuestionBlock>,
    /// What can be answered.
    pub answers: Vec<SafetyAnswerChoice>,
    /// The version of the rules.
    pub rules_version: String,
}

/// The questions of one group that do not stand on the first screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct QuestionBlock {
    /// The group.
    pub group: QuestionGroup,
    /// Its questions.
    pub questions: Vec<Question>,
}

/// What is asked before a hold is cleared, besides the safety questions once more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ClearanceForm {
    /// Who saw you?
    pub seen_by: String,
    /// What can be answered to it.
    pub seen_by_choices: Vec<SeenByChoice>,
    /// On which day?
    pub seen_on: String,
    /// What did they tell you?
    pub told: String,
    /// Did they say that exercise is fine?
    pub exercise_is_fine: String,
}

impl Question {
    /// The question of a flag.
    pub(crate) fn of(words: Words, flag: &str) -> Self {
        Self {
            flag: flag.to_owned(),
            text: words.say_coded("flag", flag, &[]),
        }
    }
}

pub(super) fn safety_form(words: Words, rules: &Rules) -> SafetyForm {
    let ticks: Vec<&str> = rules.ticks().collect();
    let further = QuestionGroup::ALL.iter().filter_map(|group| {
        let questions: Vec<Question> = rules
            .flags_of(CoreGroup::from(*group))
            .filter(|flag| !ticks.contains(flag))
            .map(|flag| Question::of(words, flag))
            .collect();
        (!questions.is_empty()).then_some(QuestionBlock {
            group: *group,
            questions,
        })
    });
    SafetyForm {
        intro: words.say(
            "screening-intro",
            &[("days", i64::from(rules.recent_days()).into())],
        ),
        further: further.collect(),
        answers: SafetyAnswerChoice::all(words),
        rules_version: rules.version.clone(),
        ticks: ticks.iter().map(|flag| Question::of(words, flag)).collect(),
    }
}

pub(super) fn clearance_form(words: Words) -> ClearanceForm {
    ClearanceForm {
        seen_by: words.say("clear-seen-by", &[]),
        seen_by_choices: SeenByChoice::all(words),
        seen_on: words.say("clear-seen-on", &[]),
        told: words.say("clear-told", &[]),
        exercise_is_fine: words.say("clear-exercise-is-fine", &[]),
    }
}

/// The answers for the core.
pub(super) fn answers(list: Vec<FlagAnswer>) -> Result<Answers> {
    let mut answers = BTreeMap::new();
    for (place, one) in list.into_iter().enumerate() {
        if answers.insert(one.flag, one.answer.into()).is_some() {
            return Err(Error::invalid(format!("answers[{place}]"), "each flag once"));
        }
    }
    Ok(answers)
}
