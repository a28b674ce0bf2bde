//! What is learned and written down: today's message, questions that come back, the sheets of tools.

mod sheets;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lissom::education::{self, Standing};
use lissom::store::CommandId;
use lissom::{Error, plan};
use serde::Serialize;

pub use sheets::{SheetCard, SheetLine, SheetLineCard};

use crate::content::{MessageCard, Passages};
use crate::error::Result;
use crate::self_care::Opened;

/// What the screen of learning shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct LearnScreen {
    /// Today's message, where a week runs.
    pub today: Option<MessageCard>,
    /// How many questions come back today, in words.
    pub again_text: String,
    /// The messages whose questions come back today, those that waited longest first.
    pub again: Vec<MessageCard>,
    /// Every theme, in the order of reading.
    pub themes: Vec<ThemeCard>,
}

/// A theme and how much of it was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ThemeCard {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub name: String,
    /// How many of its messages were shown.
    pub read: u32,
    /// How many it has.
    pub all: u32,
    /// Both, in words.
    pub text: String,
}

/// What an answer gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct AnsweredCard {
    /// Whether it was right.
    pub right: bool,
    /// Whether it was right, in words.
    pub text: String,
    /// Why the right one is right.
    pub explanation: String,
    /// When the question comes back; none where it does not.
    pub again_text: Option<String>,
}

/// What is learned and written down.
#[derive(uniffi::Object)]
pub struct Education {
    opened: Arc<Opened>,
}

impl Education {
    pub(crate) fn new(opened: Arc<Opened>) -> Self {
        Self { opened }
    }
}

#[uniffi::export]
impl Education {
    /// Today's message, the questions that come back, the themes.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn screen(&self) -> Result<LearnScreen> {
        self.opened.speak(|core, words| {
            core.read(|reader, moment| {
                let passages = Passages {
                    library: &*core.library()?,
                    words,
                };
                let seen = plan::remembered(reader, moment.today, 0)?.messages;
                let todays = plan::latest_week(reader)?.and_then(|week| {
                    week.messages
                        .into_iter()
                        .find(|message| message.date == moment.today)
                });
                let answers = education::answers(reader)?;
                let asked = answers
                    .iter()
                    .map(|(message, given)| (message.as_str(), given.as_slice()))
                    // A message that the library no longer has, or that asks nothing now, does not come back.
                    .filter(|(message, _)| passages.asks(message));
                let rules = &core.education_rules().spacing;
                let again = education::again_on(rules, asked, moment.today)
                    .into_iter()
                    .map(|message| passages.message(message))
                    .collect::<lissom::Result<Vec<_>>>()?;
                Ok(LearnScreen {
                    today: todays.and_then(|message| passages.message(&message.message).ok()),
                    again_text: words.say("learn-again", &[("count", again.len().into())]),
                    again,
                    themes: themes(&passages, &seen),
                })
            })
        })
    }

    /// Keeps the answer to a message's question, a choice from 0, and says whether it was right and when the question
    /// comes back.
    ///
    /// # Errors
    /// `NotFound` for an id that the library does not have, `Invalid` naming the choice.
    pub fn answer(&self, command_id: String, message: String, choice: u8) -> Result<AnsweredCard> {
        let right = self.opened.with(|core| {
            core.write(
                CommandId::parse(&command_id)?,
                "education.answer",
                |tx, moment| education::answer(tx, moment, &*core.library()?, &message, choice),
            )
        })?;
        self.opened.speak(|core, words| {
            let passages = Passages {
                library: &*core.library()?,
                words,
            };
            let question = passages
                .message(&message)?
                .question
                .ok_or(Error::NotFound { what: "question" })?;
            let (standing, today) = core.read(|reader, moment| {
                let answers = education::answers(reader)?;
                let given = answers.get(&message).map_or(&[][..], Vec::as_slice);
                let standing = education::standing(&core.education_rules().spacing, given);
                Ok((standing, moment.today))
            })?;
            let again = match standing {
                Standing::Again(day) => Some(words.day(day, today)),
                Standing::New | Standing::Known => None,
            };
            Ok(AnsweredCard {
                right,
                text: words.say(if right { "learn-right" } else { "learn-other" }, &[]),
                explanation: question.explanation,
                again_text: again.map(|day| words.say("learn-again-on", &[("day", day.into())])),
            })
        })
    }

    /// The sheet of a tool with what was last written on it.
    ///
    /// # Errors
    /// `NotFound` for a tool that the library does not have or that has no sheet.
    pub fn sheet(&self, tool: String) -> Result<SheetCard> {
        self.opened.speak(|core, words| {
            core.read(|reader, moment| {
                let kept = education::latest_sheet(reader, &tool)?;
                sheets::card(core, words, &tool, kept.as_ref(), moment.today)
            })
        })
    }

    /// Keeps a sheet as its next version and says what follows from it. Lines that are left out stay empty.
    ///
    /// # Errors
    /// `NotFound` for a tool that the library does not have, `Invalid` naming the line.
    pub fn keep_sheet(&self, command_id: String, tool: String, lines: Vec<SheetLine>) -> Result<SheetCard> {
        let lines: BTreeMap<String, String> = lines.into_iter().map(|line| (line.id, line.text)).collect();
        self.opened.change(|core| {
            core.write(
                CommandId::parse(&command_id)?,
                "education.keep_sheet",
                |tx, moment| {
                    let kept = education::keep_sheet(tx, moment, &*core.library()?, &tool, &lines)?;
                    // A sheet may say when to wind down.
                    core.after_record(tx, moment)?;
                    Ok(kept.version)
                },
            )
        })?;
        self.sheet(tool)
    }

    /// The sheet of a tool as a page to print: one HTML file, with nothing on it but the tool's lines and what the
    /// person wrote.
    ///
    /// # Errors
    /// `NotFound` for a tool that has no sheet, or where nothing was written yet.
    pub fn print_sheet(&self, tool: String) -> Result<String> {
        self.opened.speak(|core, words| {
            core.read(|reader, moment| {
                let kept = education::latest_sheet(reader, &tool)?.ok_or(Error::NotFound {
                    what: "sheet with writing on it",
                })?;
                let card = sheets::card(core, words, &tool, Some(&kept), moment.today)?;
                Ok(crate::report::sheet_page(words, &card))
            })
        })
    }
}

fn themes(passages: &Passages<'_>, seen: &BTreeMap<String, u32>) -> Vec<ThemeCard> {
    passages
        .library
        .themes()
        .map(|theme| {
            let ids: BTreeSet<&str> = passages
                .library
                .messages_of(&theme.id)
                .map(|message| message.id.as_str())
                .collect();
            let read = ids.iter().filter(|id| seen.contains_key(**id)).count();
            let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            let (read, all) = (count(read), count(ids.len()));
            ThemeCard {
                id: theme.id.clone(),
                name: passages.theme_name(&theme.id),
                read,
                all,
                text: passages
                    .words
                    .say("learn-theme", &[("read", read.into()), ("all", all.into())]),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests;
