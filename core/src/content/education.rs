//! Education: themes, their messages, and a question that lets the reader check an idea.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::language::{Language, PerLanguage};
use super::source::Review;

/// What about a person or their week asks for a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskedBy {
    /// Much fear of movement.
    HighFear,
    /// Doubts that it will get better.
    LowExpectation,
    /// Little trust in managing with the pain.
    LowConfidence,
    /// Bad sleep.
    PoorSleep,
    /// Low mood.
    LowMood,
    /// Much stress.
    HighStress,
    /// Heavy work or work on the feet.
    HeavyWork,
    /// Off work, or on adjusted work, because of the back.
    OffWork,
    /// Under six weeks.
    Acute,
    /// Over twelve weeks.
    Persistent,
    /// A flare now, or episodes before.
    Flare,
    /// Another illness.
    Comorbidity,
    /// Few minutes or few days.
    Busy,
    /// Feels alone with it.
    Isolated,
    /// Few of the planned sessions were done.
    LowCompletion,
}

/// A theme of education.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Its name in plans and rules.
    pub id: String,
    /// Whether it belongs to the first weeks for everyone.
    #[serde(default)]
    pub first: bool,
    /// What asks for it.
    pub asked_by: BTreeSet<AskedBy>,
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
