//! The passages of the library in one language, as cards.

use std::collections::BTreeSet;

use lissom::content::{Exercise, Library, Message, Review};
use lissom::profile::Constraint;
use lissom::{Error, Result};
use serde::Serialize;

use super::instructions::Instructions;
use crate::mirror::mirror;
use crate::words::{Words, code_of};

mirror! {
    /// What an exercise is for.
    TargetGroup of lissom::content::TargetGroup {
        /// The muscles of the belly.
        Abdominals,
        /// The muscles along the spine.
        BackExtensors,
        /// Keeping the trunk still while arms and legs move.
        CoreStability,
        /// Buttocks and hips.
        GlutealAndHip,
        /// Suppleness.
        Flexibility,
        /// Positions and small movements that ease.
        PainRelief,
        /// Easy whole-body movement that warms up.
        Aerobic,
        /// Standing or sitting steadily.
        Balance,
        /// Neck and shoulders.
        NeckAndShoulders,
    }
}

/// An exercise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ExerciseCard {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub group: TargetGroup,
    /// What it is for, in words.
    pub group_text: String,
    /// 1 the gentlest to 6 the hardest of its group.
    pub level: u8,
    /// What it is good for, in one sentence.
    pub purpose: String,
    /// How to get down on the floor and up again; for exercises on the floor only.
    pub get_down_up: Option<String>,
    /// Where it begins, and the room that takes, in words.
    pub place_text: String,
    /// What it cannot be done without, beyond the place.
    pub equipment_text: Option<String>,
    /// Whether it takes a minute, sitting or standing, in work clothes.
    pub workday: bool,
    /// Says so where it takes a minute, sitting or standing, in work clothes.
    pub workday_text: Option<String>,
    /// Says that the neck questions come first, where it moves the neck.
    pub ask_first_text: Option<String>,
    /// Rounds, repetitions, hold and rest, from the least to the most.
    pub dose_text: String,
    /// How it is made harder, in order: a sentence each.
    pub progress: Vec<String>,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// When to breathe in and out.
    pub breathing: String,
    /// Mistakes that are often seen.
    pub mistakes: Vec<Mistake>,
    /// "Stop if ...", in one sentence.
    pub stop_text: String,
    /// Who leaves it out, as the person would say it; empty where nobody has to.
    pub leave_out: Vec<String>,
    /// The published works it rests on, in full.
    pub sources: Vec<String>,
    /// Says so where no clinician has read it yet.
    pub review_text: Option<String>,
}

/// A mistake that is often seen, and what mends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct Mistake {
    /// What is seen or felt.
    pub seen: String,
    /// What to do instead.
    pub mend: String,
}

/// A message: one idea, and one thing to try today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct MessageCard {
    /// Its id.
    pub id: String,
    /// The theme's heading.
    pub theme: String,
    /// The idea, as a heading.
    pub title: String,
    /// The idea in at most 25 words.
    pub short: String,
    /// The idea in 60 to 120 words.
    pub body: String,
    /// One small thing to do today.
    pub today: String,
    /// A question to check the idea with.
    pub question: Option<QuestionCard>,
    /// What it rests on, as citations.
    pub sources: Vec<String>,
    /// Says so where no clinician has read it yet.
    pub review_text: Option<String>,
}

/// A question with 2 or 3 choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct QuestionCard {
    /// A small scene and what it asks.
    pub ask: String,
    /// What can be answered.
    pub choices: Vec<String>,
    /// The right choice, from 0.
    pub right: u8,
    /// Why it is right.
    pub explanation: String,
}

/// The library in one language.
#[derive(Clone, Copy)]
pub(crate) struct Passages<'a> {
    pub(crate) library: &'a Library,
    pub(crate) words: Words,
}

impl Passages<'_> {
    /// An exercise's name; its id where a stored week names one that the library no longer has.
    pub(crate) fn exercise_name(&self, id: &str) -> String {
        self.library
            .exercise(id)
            .map_or(id, |exercise| exercise.text(self.language()).name.as_str())
            .to_owned()
    }

    /// A message's heading; its id where a stored week names one that the library no longer has.
    pub(crate) fn message_title(&self, id: &str) -> String {
        self.library
            .message(id)
            .map_or(id, |message| message.text(self.language()).title.as_str())
            .to_owned()
    }

    /// A theme's heading; its id where a stored week names one that the library no longer has.
    pub(crate) fn theme_name(&self, id: &str) -> String {
        self.library
            .theme(id)
            .map_or(id, |theme| theme.text(self.language()).name.as_str())
            .to_owned()
    }

    /// An exercise, with what ends it for a person with these constraints.
    pub(crate) fn exercise(&self, id: &str, constraints: &BTreeSet<Constraint>) -> Result<ExerciseCard> {
        let exercise = self
            .library
            .exercise(id)
            .ok_or(Error::NotFound { what: "exercise" })?;
        Ok(self.exercise_card(exercise, constraints))
    }

    pub(super) fn exercises(&self, constraints: &BTreeSet<Constraint>) -> Vec<ExerciseCard> {
        let mut exercises: Vec<&Exercise> = self.library.exercises().collect();
        exercises.sort_by_key(|exercise| (exercise.target, exercise.level, &exercise.id));
        exercises
            .into_iter()
            .map(|exercise| self.exercise_card(exercise, constraints))
            .collect()
    }

    pub(crate) fn message(&self, id: &str) -> Result<MessageCard> {
        let message = self
            .library
            .message(id)
            .ok_or(Error::NotFound { what: "message" })?;
        Ok(self.message_card(message))
    }

    pub(super) fn messages(&self) -> Vec<MessageCard> {
        self.library
            .messages()
            .map(|message| self.message_card(message))
            .collect()
    }

    pub(super) fn messages_of(&self, theme: &str) -> Vec<MessageCard> {
        self.library
            .messages_of(theme)
            .map(|message| self.message_card(message))
            .collect()
    }

    /// Whether the library has the message and it asks something.
    pub(crate) fn asks(&self, message: &str) -> bool {
        self.library
            .message(message)
            .is_some_and(|message| message.right.is_some())
    }

    /// Published works by their short ids, as citations.
    pub(crate) fn citations(&self, ids: &[String]) -> Vec<String> {
        ids.iter()
            .filter_map(|id| self.library.source(id))
            .map(|source| source.citation.clone())
            .collect()
    }

    pub(crate) fn group(&self, group: lissom::content::TargetGroup) -> String {
        self.words.say_coded("group", &code_of(&group), &[])
    }

    pub(super) fn language(&self) -> lissom::content::Language {
        self.words.language().into()
    }

    fn exercise_card(&self, exercise: &Exercise, constraints: &BTreeSet<Constraint>) -> ExerciseCard {
        let text = exercise.text(self.language());
        let stop_signs: Vec<String> = exercise
            .stop_signs(constraints)
            .iter()
            .map(|sign| self.words.say_coded("stop-sign", &code_of(sign), &[]))
            .collect();
        let stop_signs = self.words.one_of(&stop_signs);
        let instructions = Instructions {
            words: self.words,
            library: self.library,
            exercise,
        };
        ExerciseCard {
            id: exercise.id.clone(),
            name: text.name.clone(),
            group: exercise.target.into(),
            group_text: self.group(exercise.target),
            level: exercise.level,
            purpose: text.purpose.clone(),
            get_down_up: text.get_down_up.clone(),
            place_text: instructions.place(),
            equipment_text: instructions.equipment(),
            workday: exercise.workday,
            workday_text: exercise.workday.then(|| self.words.say("content-workday", &[])),
            ask_first_text: exercise
                .moves_neck()
                .then(|| self.words.say("content-neck-first", &[])),
            dose_text: instructions.dose(),
            progress: instructions.progress(),
            steps: text.steps.clone(),
            breathing: text.breathing.clone(),
            mistakes: text
                .mistakes
                .iter()
                .map(|mistake| Mistake {
                    seen: mistake.seen.clone(),
                    mend: mistake.mend.clone(),
                })
                .collect(),
            stop_text: self.words.say("content-stop-if", &[("signs", stop_signs.into())]),
            leave_out: instructions.leave_out(),
            sources: exercise
                .sources
                .iter()
                .filter_map(|id| self.library.source(id))
                .map(|source| source.citation.clone())
                .collect(),
            review_text: self.review(&exercise.review),
        }
    }

    fn message_card(&self, message: &Message) -> MessageCard {
        let text = message.text(self.language());
        let theme = self.theme_name(&message.theme);
        MessageCard {
            id: message.id.clone(),
            theme,
            title: text.title.clone(),
            short: text.short.clone(),
            body: text.body.clone(),
            today: text.today.clone(),
            question: text.question.as_ref().map(|question| QuestionCard {
                ask: question.ask.clone(),
                choices: question.choices.clone(),
                right: question.right,
                explanation: question.explanation.clone(),
            }),
            sources: self.citations(&message.sources),
            review_text: self.review(&message.review),
        }
    }

    /// Says so where no clinician has read an exercise yet, also one that the library no longer has.
    pub(crate) fn exercise_review(&self, id: &str) -> Option<String> {
        let exercise = self.library.exercise(id);
        self.review(exercise.map_or(&Review::Unreviewed, |exercise| &exercise.review))
    }

    /// The same of a message.
    pub(crate) fn message_review(&self, id: &str) -> Option<String> {
        let message = self.library.message(id);
        self.review(message.map_or(&Review::Unreviewed, |message| &message.review))
    }

    pub(crate) fn review(&self, review: &Review) -> Option<String> {
        (*review == Review::Unreviewed).then(|| self.words.say("content-unreviewed", &[]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::words::gaps;

    #[test]
    fn every_card_is_finished_in_every_language() {
        let library = Library::built_in().unwrap();
        let before = gaps::counted();
        for language in [Language::En, Language::Nb] {
            let passages = Passages {
                library: &library,
                words: Words::of(language),
            };
            let exercises = passages.exercises(&BTreeSet::new());
            assert!(!exercises.is_empty());
            for card in &exercises {
                assert!(!card.name.is_empty() && !card.steps.is_empty(), "{}", card.id);
                assert_ne!(card.name, card.id);
                assert!(card.stop_text.ends_with('.'), "{}", card.id);
                assert!(
                    card.review_text.is_some(),
                    "{}: no clinician has signed it",
                    card.id
                );
                assert!(
                    !card.dose_text.is_empty() && !card.sources.is_empty(),
                    "{}",
                    card.id
                );
                let sentences = [Some(&card.place_text), card.equipment_text.as_ref()];
                for said in sentences.into_iter().flatten().chain(&card.progress) {
                    assert!(said.ends_with('.') && !said.contains('{'), "{}: {said}", card.id);
                }
                assert_eq!(passages.exercise(&card.id, &BTreeSet::new()).as_ref(), Ok(card));
            }
            for card in passages.messages() {
                assert!(!card.title.is_empty() && card.title != card.id && card.theme != card.id);
                let question = card.question.as_ref();
                assert!(question.is_none_or(|asked| usize::from(asked.right) < asked.choices.len()));
                assert!(!card.sources.is_empty(), "{}", card.id);
                assert_eq!(passages.message(&card.id), Ok(card));
            }
            for card in passages.tools() {
                assert!(!card.steps.is_empty() && !card.sources.is_empty(), "{}", card.id);
                assert!(card.asks.iter().all(|ask| !ask.text.is_empty()), "{}", card.id);
                let cues = passages.cues(&card.id, None).unwrap();
                assert_eq!(card.plays, !cues.is_empty(), "{}", card.id);
                assert!(
                    cues.windows(2)
                        .all(|pair| pair[0].at_seconds + u32::from(pair[0].seconds) == pair[1].at_seconds),
                    "{}: a gap between cues",
                    card.id
                );
                assert_eq!(passages.tool(&card.id), Ok(card));
            }
        }
        assert_eq!(gaps::counted(), before);
    }

    #[test]
    fn whoever_is_pregnant_reads_her_own_stop_sign_at_every_exercise_and_nobody_else_does() {
        let library = Library::built_in().unwrap();
        for (language, sign) in [(Language::En, "leak fluid"), (Language::Nb, "renner væske")] {
            let passages = Passages {
                library: &library,
                words: Words::of(language),
            };
            for constraint in Constraint::ALL {
                let pregnant = matches!(constraint, Constraint::Pregnancy | Constraint::LatePregnancy);
                for card in passages.exercises(&BTreeSet::from([constraint])) {
                    assert_eq!(
                        card.stop_text.contains(sign),
                        pregnant,
                        "{} {constraint:?}",
                        card.id
                    );
                }
            }
        }
    }

    #[test]
    fn what_the_library_does_not_have_is_not_found() {
        let library = Library::built_in().unwrap();
        let passages = Passages {
            library: &library,
            words: Words::of(Language::En),
        };
        assert_eq!(
            passages.exercise("moonwalk", &BTreeSet::new()),
            Err(Error::NotFound { what: "exercise" })
        );
        assert_eq!(
            passages.message("moonwalk"),
            Err(Error::NotFound { what: "message" })
        );
        assert_eq!(passages.tool("moonwalk"), Err(Error::NotFound { what: "tool" }));
        // A stored week may name one from a library of before: its id is better than nothing.
        assert_eq!(passages.exercise_name("moonwalk"), "moonwalk");
    }
}
