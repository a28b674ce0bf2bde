//! Danger signs and the urgency of care, as screens: what is asked, what it means, whom to call, how a hold is cleared.

mod advice;
mod form;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use lissom::screening::{self, Cause, Clearance as CoreClearance};
use lissom::self_care::SelfCare as Core;
use lissom::store::CommandId;
use serde::{Deserialize, Serialize};

pub use advice::{
    AdviceScreen, CallCard, CallKind, CareCard, ExerciseState, SeenBy, SeenByChoice, SelfReferral, Tier,
};
pub(crate) use advice::{calls, emergency};
pub use form::{
    ClearanceForm, FlagAnswer, Question, QuestionBlock, QuestionGroup, SafetyAnswer, SafetyAnswerChoice,
    SafetyForm,
};

use crate::civil::CivilDate;
use crate::error::Result;
use crate::reminders::change_of;
use crate::self_care::Opened;
use crate::words::Words;

/// Why the safety questions are offered now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, uniffi::Enum)]
#[serde(rename_all = "kebab-case")]
pub enum DueCause {
    /// Help was pressed.
    Help,
    /// Pain is well above its 7-day mean.
    PainJump,
    /// A new symptom in a leg, the saddle, the bladder or the bowel.
    NewSymptom,
    /// A flare began.
    Flare,
}

/// That the safety questions are offered now, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct DueCard {
    /// Why.
    pub cause: DueCause,
    /// Why, in words.
    pub text: String,
}

/// What the person tells of having been seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, uniffi::Record)]
#[serde(deny_unknown_fields)]
pub struct Clearance {
    /// By whom.
    pub seen_by: SeenBy,
    /// On which day.
    pub seen_on: CivilDate,
    /// What they said, in the person's words, 1 to 500 characters.
    pub told: String,
    /// That exercise is fine.
    pub exercise_is_fine: bool,
}

/// Danger signs and the urgency of care.
#[derive(uniffi::Object)]
pub struct Screening {
    opened: Arc<Opened>,
}

impl Screening {
    pub(crate) fn new(opened: Arc<Opened>) -> Self {
        Self { opened }
    }

    fn advice(&self, assessment: &screening::Assessment) -> Result<AdviceScreen> {
        self.opened.speak(|core, words| {
            let mut screen = advice::advice(words, assessment, &core.to_call()?);
            screen.reminders = core.reminded()?.and_then(|one| change_of(core, words, &one));
            Ok(screen)
        })
    }
}

#[uniffi::export]
impl Screening {
    /// The safety questions.
    ///
    /// # Errors
    /// `ShutDown`.
    pub fn form(&self) -> Result<SafetyForm> {
        self.opened
            .speak(|core, words| Ok(form::safety_form(words, core.screening_rules())))
    }

    /// Keeps the answers and says what they mean. What is not in the list was not answered.
    ///
    /// # Errors
    /// `Invalid` naming the answer whose flag does not exist or comes twice, or a failure of the file.
    pub fn answer(&self, command_id: String, answers: Vec<FlagAnswer>) -> Result<AdviceScreen> {
        let assessment = self.opened.change(|core| {
            let answers = form::answers(answers)?;
            core.screen(CommandId::parse(&command_id)?, &answers)
        })?;
        self.advice(&assessment)
    }

    /// What stands: an open hold, otherwise the newest screening; nothing before the first.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn standing(&self) -> Result<Option<AdviceScreen>> {
        let standing = self
            .opened
            .with(|core| core.read(|reader, _| screening::standing(reader)))?;
        standing
            .as_ref()
            .map(|assessment| self.advice(assessment))
            .transpose()
    }

    /// Whether the safety questions are offered now; `help`: the person pressed Help.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn due(&self, help: bool) -> Result<Option<DueCard>> {
        self.opened.speak(|core, words| due(core, words, help))
    }

    /// What is asked before a hold is cleared, besides the safety questions once more.
    ///
    /// # Errors
    /// `ShutDown`.
    pub fn clearance_form(&self) -> Result<ClearanceForm> {
        self.opened.speak(|_, words| Ok(form::clearance_form(words)))
    }

    /// Clears an open hold: who saw the person, when, what they said, and the questions asked again.
    ///
    /// # Errors
    /// `NotFound` without a hold; `Invalid` naming what is missing or does not fit.
    pub fn clear(
        &self,
        command_id: String,
        clearance: Clearance,
        asked_again: Vec<FlagAnswer>,
    ) -> Result<AdviceScreen> {
        let assessment = self.opened.change(|core| {
            let clearance = CoreClearance {
                seen_by: clearance.seen_by.into(),
                seen_on: clearance.seen_on.checked("clearance.seen_on")?,
                told: clearance.told,
                exercise_is_fine: clearance.exercise_is_fine,
            };
            let asked_again = form::answers(asked_again)?;
            core.clear_hold(CommandId::parse(&command_id)?, &clearance, &asked_again)
        })?;
        self.advice(&assessment)
    }

    /// "Have you reached someone?", from the day after a hold on until it is answered.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn care_reached_question(&self) -> Result<Option<String>> {
        self.opened.speak(|core, words| {
            core.read(|reader, moment| {
                let due = screening::care_reached_question_due(reader, moment, core.screening_rules())?;
                Ok(due.map(|_| words.say("screening-care-reached", &[])))
            })
        })
    }

    /// Keeps the answer to it.
    ///
    /// # Errors
    /// `NotFound` when nothing is asked.
    pub fn care_reached(&self, command_id: String, reached: bool) -> Result<()> {
        self.opened.with(|core| {
            core.write(
                CommandId::parse(&command_id)?,
                "screening.care_reached",
                |tx, moment| screening::keep_care_reached(tx, moment, core.screening_rules(), reached),
            )
        })
    }

    /// Whether to see someone about what no danger sign asks for; nothing before the first screening.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn care_advice(&self) -> Result<Option<CareCard>> {
        self.opened.speak(|core, words| {
            let (today, standing) =
                core.read(|reader, moment| Ok((moment.today, screening::standing(reader)?)))?;
            let found = standing.into_iter().flat_map(|assessment| assessment.findings);
            let found: Vec<String> = found.map(|finding| finding.rule).collect();
            let advice = core.care_advice()?;
            Ok(advice.map(|care| advice::care(words, &care, &found, today)))
        })
    }

    /// The numbers to call where the person is, the crisis line included. An unknown country has none: say "your
    /// local emergency number".
    ///
    /// # Errors
    /// A failure of the file.
    pub fn numbers(&self) -> Result<Vec<CallCard>> {
        self.opened
            .speak(|core, words| Ok(advice::calls(words, &core.to_call()?, true)))
    }
}

/// Whether the safety questions are offered now, and why.
pub(crate) fn due(core: &Core, words: Words, help: bool) -> lissom::Result<Option<DueCard>> {
    Ok(core.screening_due(help)?.map(|cause| {
        let (cause, key) = match cause {
            Cause::Help => (DueCause::Help, "screening-due-help"),
            Cause::PainJump { .. } => (DueCause::PainJump, "screening-due-pain-jump"),
            Cause::NewSymptom => (DueCause::NewSymptom, "screening-due-new-symptom"),
            Cause::Flare => (DueCause::Flare, "screening-due-flare"),
        };
        let text = words.say(key, &[]);
        DueCard { cause, text }
    }))
}
