//! Education: themes, their messages, and a question that lets the reader check an idea. Which theme a person needs is
//! the recommender's to say; here stands only what needs what.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::language::{Language, PerLanguage};
use super::source::Review;

/// A theme of education.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Its name in plans and rules.
    pub id: String,
    /// Themes of which one message should have been seen before.
    #[serde(default)]
    pub after: BTreeSet<String>,
    #[serde(skip)]
    pub(super) texts: PerLanguage<ThemeText>,
}

impl Theme {
    /// Its words.
    pub fn text(&self, language: Language) -> &ThemeText {
        self.texts.get(language)
    }
}

/// A theme in words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeText {
    /// Its heading.
    pub name: String,
}

/// A message: one idea, and one thing to try today.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// Its name in plans; never reused for another one.
    pub id: String,
    /// The theme it belongs to.
    pub theme: String,
    /// Which choice of its question is right, from 0; `None` where it asks nothing. It stands here and not with
    /// the words, so that no language can say otherwise.
    pub right: Option<u8>,
    /// Messages that should have been seen before; they stand earlier in the order of reading.
    #[serde(default)]
    pub after: BTreeSet<String>,
    /// Ids of the sources it rests on.
    pub sources: Vec<String>,
    /// Whether a clinician has read it.
    pub review: Review,
    #[serde(skip)]
    pub(super) texts: PerLanguage<MessageText>,
}

impl Message {
    /// Its words.
    pub fn text(&self, language: Language) -> &MessageText {
        self.texts.get(language)
    }
}

/// A message in words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MessageText {
    /// The idea, as a heading.
    pub title: String,
    /// The idea in at most 25 words, for a card.
    pub short: String,
    /// 60 to 120 words.
    pub body: String,
    /// One small thing to do today.
    pub today: String,
    /// A question to check the idea with.
    pub question: Option<Question>,
}

/// A question with 2 or 3 choices.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// A small scene and what it asks.
    pub ask: String,
    /// What can be answered.
    pub choices: Vec<String>,
    /// The right choice, from 0; the same in every language.
    #[serde(skip)]
    pub right: u8,
    /// Why it is right.
    pub explanation: String,
}
