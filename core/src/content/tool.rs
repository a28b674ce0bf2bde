//! A tool: a short passage to follow step by step, such as first aid in a flare.

use serde::Deserialize;

use super::language::{Language, PerLanguage};
use super::source::Review;

/// A tool of the library.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// Its name in plans and screens.
    pub id: String,
    /// Exercises that it offers, in order; which of them fit the person is for the plan to say.
    pub exercises: Vec<String>,
    /// Ids of the sources it rests on.
    pub sources: Vec<String>,
    /// Whether a clinician has read it.
    pub review: Review,
    #[serde(skip)]
    pub(super) texts: PerLanguage<ToolText>,
}

impl Tool {
    /// Its words.
    pub fn text(&self, language: Language) -> &ToolText {
        self.texts.get(language)
    }
}

/// A tool in words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToolText {
    /// Its heading.
    pub title: String,
    /// What it is for, in a sentence or two.
    pub opening: String,
    /// What to do, in order.
    pub steps: Vec<ToolStep>,
    /// When to get help instead.
    pub get_help: String,
}

/// A step of a tool.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToolStep {
    /// The step in a few words.
    pub name: String,
    /// How it is done.
    pub body: String,
}
