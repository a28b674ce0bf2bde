//! Questionnaires: the short mood screen and what it leads on to. Only those whose texts are free are asked here.

use std::sync::Arc;

use lissom::Error;
use lissom::instruments::{self, Instrument};
use lissom::store::CommandId;
use serde::Serialize;

use crate::error::Result;
use crate::mirror::mirror;
use crate::screening::{CallCard, calls};
use crate::self_care::Opened;
use crate::words::{Words, code_of};

/// The mood screen that is asked by default.
const MOOD_SCREEN: &str = "phq-2";

mirror! {
    /// What comes after a questionnaire.
    NextStep of lissom::instruments::NextStep {
        /// Nothing.
        None,
        /// Offer PHQ-8.
        OfferPhq8,
        /// Suggest a GP.
        SuggestGp,
        /// Show the crisis card.
        CrisisCard,
        /// The safety path, at once.
        SafetyPath,
    }
}

/// A questionnaire as one screen asks it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct QuestionnaireForm {
    /// Its name, under which it is answered.
    pub id: String,
    /// What is said above it.
    pub intro: String,
    /// Its items, in order.
    pub items: Vec<String>,
    /// What can be answered to each, from 0 on.
    pub choices: Vec<String>,
}

/// What comes after a questionnaire, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct NextStepCard {
    /// What comes next.
    pub step: NextStep,
    /// In words.
    pub text: String,
    /// Whom to call, the crisis line included, where that may be needed.
    pub calls: Vec<CallCard>,
}

/// Questionnaires.
#[derive(uniffi::Object)]
pub struct Instruments {
    opened: Arc<Opened>,
}

impl Instruments {
    pub(crate) fn new(opened: Arc<Opened>) -> Self {
        Self { opened }
    }
}

#[uniffi::export]
impl Instruments {
    /// A questionnaire as one screen asks it.
    ///
    /// # Errors
    /// `NotFound` for one that does not exist or whose texts may not ship.
    pub fn form(&self, id: String) -> Result<QuestionnaireForm> {
        self.opened
            .speak(|core, words| form(words, core.instruments().instrument(&id)?))
    }

    /// Whether the short mood screen is offered: there is a plan, and none was answered in the last weeks.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn mood_due(&self) -> Result<bool> {
        self.opened.with(|core| {
            core.read(|reader, moment| {
                let planned = lissom::plan::latest_week(reader)?.is_some();
                Ok(planned && instruments::low_mood(reader, moment, core.instruments())?.is_none())
            })
        })
    }

    /// Keeps the answers, one place an item, and says what comes next. Unfinished ones are kept as a draft.
    ///
    /// # Errors
    /// `NotFound` for one that does not exist, `Invalid` naming the item.
    pub fn answer(&self, command_id: String, id: String, answers: Vec<Option<u8>>) -> Result<NextStepCard> {
        let language = self.opened.with(|core| Ok(core.environment().language))?;
        let step = self.opened.with(|core| {
            core.write(
                CommandId::parse(&command_id)?,
                "instruments.answer",
                |tx, moment| instruments::keep(tx, moment, core.instruments(), &id, language, &answers),
            )
        })?;
        self.opened.speak(|core, words| {
            let step = NextStep::from(step);
            let calls = match step {
                NextStep::CrisisCard | NextStep::SafetyPath => calls(words, &core.to_call()?, true),
                NextStep::None | NextStep::OfferPhq8 | NextStep::SuggestGp => Vec::new(),
            };
            Ok(NextStepCard {
                step,
                text: words.say_coded("mood-next", &code_of(&step), &[]),
                calls,
            })
        })
    }

    /// The short mood screen's name.
    pub fn mood_screen(&self) -> String {
        MOOD_SCREEN.to_owned()
    }
}

fn form(words: Words, instrument: &Instrument) -> lissom::Result<QuestionnaireForm> {
    if !instrument.texts {
        return Err(Error::NotFound {
            what: "questionnaire with texts",
        });
    }
    let [least, most] = instrument.range;
    let said = |family: &str, number: u8| words.say_coded(family, &number.to_string(), &[]);
    Ok(QuestionnaireForm {
        id: instrument.id.clone(),
        intro: words.say("phq-intro", &[]),
        // PHQ-2 is the first two of PHQ-8.
        items: (1..=instrument.items)
            .map(|number| said("phq-item", number))
            .collect(),
        choices: (least..=most).map(|number| said("phq-choice", number)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::words::gaps;

    #[test]
    fn the_free_questionnaires_have_every_text_and_the_others_none() {
        let shipped = lissom::instruments::Instruments::shipped().unwrap();
        let before = gaps::counted();
        for language in [Language::En, Language::Nb] {
            for instrument in shipped.all() {
                let form = form(Words::of(language), instrument);
                assert_eq!(form.is_ok(), instrument.texts, "{}", instrument.id);
                if let Ok(form) = form {
                    assert_eq!(form.items.len(), usize::from(instrument.items));
                    assert_eq!(form.choices.len(), 4);
                }
            }
            for step in NextStep::ALL {
                Words::of(language).say_coded("mood-next", &code_of(step), &[]);
            }
        }
        assert_eq!(gaps::counted(), before);
    }
}
