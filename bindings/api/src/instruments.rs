//! Questionnaires: the short mood screen and what it leads on to. Only those whose texts are free are asked here.

use std::sync::Arc;

use lissom::Error;
use lissom::instruments::{self, Instrument};
use lissom::screening::ToCall;
use lissom::store::CommandId;
use serde::Serialize;

use crate::error::Result;
use crate::mirror::mirror;
use crate::screening::{CallCard, calls, emergency};
use crate::self_care::Opened;
use crate::words::{Words, code_of};

/// The mood screen that is asked by default.
const MOOD_SCREEN: &str = "phq-2";
/// What is offered where it is positive. Its first items are the mood screen's.
const MOOD_SCORE: &str = "phq-8";

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

/// A questionnaire that can be answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct QuestionnaireLine {
    /// Its name, under which it is answered.
    pub id: String,
    /// How many items it has.
    pub items: u8,
    /// The lowest answer to an item.
    pub least: u8,
    /// The highest answer to an item.
    pub most: u8,
    /// Whether its words may be shown; the others are only scored, from a form filled elsewhere.
    pub asked_here: bool,
}

/// What comes after a questionnaire, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct NextStepCard {
    /// What comes next.
    pub step: NextStep,
    /// In words.
    pub text: String,
    /// Whether every answer that the score needs is there; without them it is kept as a draft.
    pub finished: bool,
    /// The questionnaire to offer now.
    pub offer: Option<String>,
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
        let finished = self.opened.with(|core| {
            let instrument = core.instruments().instrument(&id)?;
            Ok(instruments::score(instrument, &answers)?.is_ok())
        })?;
        let language = self.opened.with(|core| Ok(core.environment().language))?;
        let step = self.opened.with(|core| {
            core.write(
                CommandId::parse(&command_id)?,
                "instruments.answer",
                |tx, moment| instruments::keep(tx, moment, core.instruments(), &id, language, &answers),
            )
        })?;
        self.opened.speak(|core, words| {
            let to_call = core.to_call()?;
            Ok(next(words, &to_call, step.into(), finished))
        })
    }

    /// Every questionnaire that can be answered or scored.
    ///
    /// # Errors
    /// `ShutDown`.
    pub fn all(&self) -> Result<Vec<QuestionnaireLine>> {
        self.opened.with(|core| {
            let line = |instrument: &Instrument| QuestionnaireLine {
                id: instrument.id.clone(),
                items: instrument.items,
                least: instrument.range[0],
                most: instrument.range[1],
                asked_here: instrument.texts,
            };
            Ok(core.instruments().all().map(line).collect())
        })
    }

    /// The short mood screen's name.
    pub fn mood_screen(&self) -> String {
        MOOD_SCREEN.to_owned()
    }
}

fn next(words: Words, to_call: &ToCall, step: NextStep, finished: bool) -> NextStepCard {
    let text = match step {
        NextStep::None if !finished => words.say("mood-next-unfinished", &[]),
        step => {
            let emergency = emergency(words, to_call);
            words.say_coded("mood-next", &code_of(&step), &[("emergency", emergency.into())])
        }
    };
    NextStepCard {
        step,
        text,
        finished,
        offer: (step == NextStep::OfferPhq8).then(|| MOOD_SCORE.to_owned()),
        calls: match step {
            NextStep::CrisisCard | NextStep::SafetyPath => calls(words, to_call, true),
            NextStep::None | NextStep::OfferPhq8 | NextStep::SuggestGp => Vec::new(),
        },
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
        }
        assert_eq!(gaps::counted(), before);
    }
    #[test]
    fn each_step_has_its_words_in_both_languages_and_help_wherever_it_may_be_needed() {
        let before = gaps::counted();
        let numbers = lissom::screening::Numbers::shipped().unwrap();
        let norway = numbers.to_call(Some(&lissom::profile::Country::new("NO").unwrap()));
        for (language, elsewhere) in [
            (Language::En, "your local emergency number"),
            (Language::Nb, "nødnummeret der du er"),
        ] {
            let words = Words::of(language);
            let mut said = std::collections::BTreeSet::new();
            for step in NextStep::ALL {
                let card = next(words, &norway, *step, true);
                let urgent = matches!(step, NextStep::CrisisCard | NextStep::SafetyPath);
                assert_eq!(card.calls.len(), if urgent { 3 } else { 0 }, "{step:?}");
                assert_eq!(card.text.contains("113"), urgent, "{}", card.text);
                assert_eq!(card.offer.is_some(), *step == NextStep::OfferPhq8);
                let unknown = next(words, &numbers.to_call(None), *step, true);
                assert_eq!(unknown.text.contains(elsewhere), urgent, "{}", unknown.text);
                said.insert(card.text);
            }
            let draft = next(words, &norway, NextStep::None, false);
            assert!(said.insert(draft.text), "a draft is not called done");
            assert_eq!(said.len(), NextStep::ALL.len() + 1);
        }
        assert_eq!(gaps::counted(), before);
    }
}
