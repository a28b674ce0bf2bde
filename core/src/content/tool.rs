//! A tool: what a person follows step by step, such as first aid in a flare, or a sheet that is filled in.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::language::{Language, PerLanguage};
use super::source::Review;
use super::timing::Timing;

/// A tool of the library.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// Its name in plans and screens.
    pub id: String,
    /// Exercises that it offers, in order; which of them fit the person is for the plan to say.
    #[serde(default)]
    pub exercises: Vec<String>,
    /// What it times; without it the reader goes on by tapping.
    pub timing: Option<Timing>,
    /// The lines of its sheet, in order; none where nothing is written down.
    #[serde(default)]
    pub asks: Vec<Ask>,
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

/// A line of a tool's sheet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// Its name within the tool, under which the answer is kept.
    pub id: String,
    /// What can be written.
    pub kind: AskKind,
}

/// What can be written on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskKind {
    /// The person's own words.
    Text,
    /// A time on the clock.
    Time,
    /// Minutes that something was done for.
    Minutes,
    /// Minutes that the person wishes to manage.
    MinutesWanted,
    /// How sure they are, 0 to 10.
    ZeroToTen,
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
    /// What each line of the sheet asks, by the line's id.
    #[serde(default)]
    pub asks: BTreeMap<String, String>,
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
