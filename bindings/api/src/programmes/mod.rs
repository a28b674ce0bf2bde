//! Programmes: what there is, what each rests on, and where a person is in the one that they follow.

use std::collections::BTreeSet;
use std::sync::Arc;

use lissom::content::{Goes, Programme};
use lissom::plan::{Following, Item, ProgrammeEvent};
use lissom::profile::Constraint;
use lissom::store::CommandId;
use serde::Serialize;

use crate::content::{ExerciseCard, Passages};
use crate::error::Result;
use crate::plan::{HeldCard, dose_text, held_card};
use crate::self_care::Opened;
use crate::words::Words;

/// A programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ProgrammeCard {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub name: String,
    /// What it is, and for whom.
    pub opening: String,
    /// How long it takes.
    pub length_text: String,
    /// Its stages, in order.
    pub stages: Vec<StageCard>,
    /// What it rests on.
    pub evidence: String,
    /// What that does not show.
    pub not_shown: String,
    /// When to get help instead.
    pub get_help: String,
    /// Ids of the tools that go with it.
    pub tools: Vec<String>,
    /// Ids of the themes that go with it.
    pub themes: Vec<String>,
    /// What it rests on, as citations.
    pub sources: Vec<String>,
    /// Says so where no clinician has read it yet.
    pub review_text: Option<String>,
    /// Where the person is in it; none where they do not follow it.
    pub following: Option<FollowingCard>,
}

/// A stage of a programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct StageCard {
    /// The stage in a few words.
    pub name: String,
    /// What is done in it.
    pub body: String,
    /// "7 days"; on a ladder "at least 7 days".
    pub days_text: String,
}

/// Where a person is in a programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct FollowingCard {
    /// The stage, from 0.
    pub stage: u8,
    /// "Day 3 of 84"; on a ladder "Day 3 of this step".
    pub day_text: String,
    /// What can be done next: climb, or that it is over; none where it just goes on.
    pub next_text: Option<String>,
    /// Whether the person may climb.
    pub may_climb: bool,
    /// Why there is no exercise now.
    pub held: Option<HeldCard>,
    /// The exercise and the question of the day, where the programme has them.
    pub today: Option<DailyCard>,
}

/// The exercise and the question of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct DailyCard {
    /// The exercise; none where nothing fits.
    pub exercise: Option<ExerciseCard>,
    /// How much of it.
    pub dose_text: Option<String>,
    /// Whether it was done today.
    pub done: bool,
    /// What is asked.
    pub question: String,
    /// What can be answered, from 1 to 5.
    pub choices: Vec<String>,
    /// What was answered today, 1 to 5.
    pub answered: Option<u8>,
}

/// Programmes.
#[derive(uniffi::Object)]
pub struct Programmes {
    opened: Arc<Opened>,
}

impl Programmes {
    pub(crate) fn new(opened: Arc<Opened>) -> Self {
        Self { opened }
    }

    fn event(&self, command_id: &str, programme: &str, event: &ProgrammeEvent) -> Result<ProgrammeCard> {
        self.opened
            .change(|core| core.programme_event(CommandId::parse(command_id)?, programme, event))?;
        self.one(programme.to_owned())
    }
}

#[uniffi::export]
impl Programmes {
    /// Every programme.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn all(&self) -> Result<Vec<ProgrammeCard>> {
        self.opened.speak(|core, words| {
            let day = core.programmes_day()?;
            let constraints = core.constraints()?;
            let library = core.library()?;
            let passages = Passages {
                library: &library,
                words,
            };
            let held = day.held.as_ref().map(|held| held_card(words, held));
            let today = core.read(|_, moment| Ok(moment.today))?;
            let cards = library.programmes().map(|programme| {
                let followed = day
                    .following
                    .iter()
                    .find(|(following, _)| following.programme == programme.id);
                let following = followed.map(|(following, item)| FollowingCard {
                    held: held.clone(),
                    ..card_of(
                        &passages,
                        &constraints,
                        programme,
                        following,
                        item.as_ref(),
                        today,
                        held.is_some(),
                    )
                });
                card(&passages, programme, following)
            });
            Ok(cards.collect())
        })
    }

    /// One programme.
    ///
    /// # Errors
    /// `NotFound` for an id that the library does not have.
    pub fn one(&self, id: String) -> Result<ProgrammeCard> {
        let found = self.all()?.into_iter().find(|card| card.id == id);
        self.opened
            .with(|_| found.ok_or(lissom::Error::NotFound { what: "programme" }))
    }

    /// Begins a programme, or begins it anew.
    ///
    /// # Errors
    /// `NotFound` for one that there is not, `Invalid` while exercise is on hold.
    pub fn begin(&self, command_id: String, id: String) -> Result<ProgrammeCard> {
        self.event(&command_id, &id, &ProgrammeEvent::Began)
    }

    /// Moves to another stage of a ladder, from 0: one up after its days, or any below.
    ///
    /// # Errors
    /// `NotFound` for one that is not followed, `Invalid` naming the stage or while exercise is on hold.
    pub fn move_to(&self, command_id: String, id: String, stage: u8) -> Result<ProgrammeCard> {
        self.event(&command_id, &id, &ProgrammeEvent::Moved(stage))
    }

    /// Answers the question of the day, 1 (no trouble) to 5 (very much).
    ///
    /// # Errors
    /// `NotFound` for one that is not followed, `Invalid` naming the answer.
    pub fn answer(&self, command_id: String, id: String, symptoms: u8) -> Result<ProgrammeCard> {
        self.event(&command_id, &id, &ProgrammeEvent::Answered(symptoms))
    }

    /// The exercise of the day was done.
    ///
    /// # Errors
    /// `NotFound` for one that is not followed or an exercise that there is not, `Invalid` while exercise is on hold.
    pub fn did(&self, command_id: String, id: String, exercise: String) -> Result<ProgrammeCard> {
        self.event(&command_id, &id, &ProgrammeEvent::Did(exercise))
    }

    /// Ends a programme before its time.
    ///
    /// # Errors
    /// `NotFound` for one that is not followed.
    pub fn end(&self, command_id: String, id: String) -> Result<ProgrammeCard> {
        self.event(&command_id, &id, &ProgrammeEvent::Ended)
    }
}

fn card(passages: &Passages<'_>, programme: &Programme, following: Option<FollowingCard>) -> ProgrammeCard {
    let words = passages.words;
    let text = programme.text(words.language().into());
    let ladder = programme.goes == Goes::Ladder;
    let days = |key: &str, count: u32| words.say(key, &[("count", count.into())]);
    let (stage_key, length_key) = if ladder {
        ("programme-days-at-least", "programme-length-at-least")
    } else {
        ("programme-days", "programme-length")
    };
    ProgrammeCard {
        id: programme.id.clone(),
        name: text.name.clone(),
        opening: text.opening.clone(),
        length_text: days(length_key, programme.days()),
        stages: programme
            .stages
            .iter()
            .zip(&text.stages)
            .map(|(stage, text)| StageCard {
                name: text.name.clone(),
                body: text.body.clone(),
                days_text: days(stage_key, u32::from(stage.days)),
            })
            .collect(),
        evidence: text.evidence.clone(),
        not_shown: text.not_shown.clone(),
        get_help: text.get_help.clone(),
        tools: programme.tools.clone(),
        themes: programme.themes.clone(),
        sources: passages.citations(&programme.sources),
        review_text: passages.review(&programme.review),
        following,
    }
}

fn card_of(
    passages: &Passages<'_>,
    constraints: &BTreeSet<Constraint>,
    programme: &Programme,
    following: &Following,
    item: Option<&Item>,
    today: chrono::NaiveDate,
    held: bool,
) -> FollowingCard {
    let words = passages.words;
    let day_text = match programme.goes {
        Goes::Calendar => {
            let all = programme.days();
            let day = following.day.min(all);
            words.say("programme-day-of", &[("day", day.into()), ("all", all.into())])
        }
        Goes::Ladder => words.say("programme-day-of-step", &[("day", following.day_of_stage.into())]),
    };
    let may_climb = following.may_climb && !held;
    let next_text = if following.over {
        Some(words.say("programme-over", &[]))
    } else if may_climb {
        Some(words.say("programme-may-climb", &[]))
    } else {
        None
    };
    FollowingCard {
        stage: following.stage,
        day_text,
        next_text,
        may_climb,
        held: None,
        today: programme.daily.as_ref().map(|_| DailyCard {
            exercise: item.and_then(|item| passages.exercise(&item.exercise, constraints).ok()),
            dose_text: item.map(|item| dose_text(passages, item)),
            done: following.done.contains_key(&today),
            question: words.say("programme-symptoms", &[]),
            choices: symptoms(words),
            answered: following.answered.get(&today).copied(),
        }),
    }
}

fn symptoms(words: Words) -> Vec<String> {
    (1..=5)
        .map(|value: u8| words.say_coded("programme-symptoms", &value.to_string(), &[]))
        .collect()
}

#[cfg(test)]
mod tests;
