//! The library: every exercise, message, tool and programme that can be handed out, in a fixed order.

use std::collections::{BTreeMap, BTreeSet};

use super::education::{Message, Theme};
use super::exercise::{Exercise, TargetGroup};
use super::files;
use super::language::{Language, PerLanguage};
use super::loading;
use super::programme::Programme;
use super::progress::ProgressRules;
use super::source::{Review, ReviewCounts, Source};
use super::tool::Tool;
use crate::Result;

/// Everything that can be handed out. Parsing it takes a while: do it once and keep it in an `Arc`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Library {
    pub(super) version: String,
    pub(super) progress: ProgressRules,
    pub(super) exercises: BTreeMap<String, Exercise>,
    /// In the order of the file, which is the order of reading.
    pub(super) themes: Vec<Theme>,
    pub(super) messages: Vec<Message>,
    /// In the order of the file.
    pub(super) tools: Vec<Tool>,
    /// In the order of the file.
    pub(super) programmes: Vec<Programme>,
    /// Exercises that are handed out no more.
    pub(super) recalled: BTreeSet<String>,
    pub(super) sources: BTreeMap<String, Source>,
    pub(super) avoid: PerLanguage<Vec<String>>,
}

impl Library {
    /// The library that ships with this version.
    ///
    /// # Errors
    /// `Error::Asset` where a shipped file breaks its own rules; the tests make sure that none does.
    pub fn built_in() -> Result<Self> {
        loading::load_whole(&files::built_in())
    }

    /// The version of the content, which a stored plan keeps.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The numbers of progress.
    pub fn progress(&self) -> &ProgressRules {
        &self.progress
    }

    /// Every exercise that may be handed out, by id.
    pub fn exercises(&self) -> impl Iterator<Item = &Exercise> {
        self.exercises
            .values()
            .filter(|exercise| !self.is_recalled(&exercise.id))
    }

    /// Whether an exercise is handed out no more: the publisher took it back.
    pub fn is_recalled(&self, exercise: &str) -> bool {
        self.recalled.contains(exercise)
    }

    /// The exercises that are handed out no more.
    pub fn recalled(&self) -> &BTreeSet<String> {
        &self.recalled
    }

    /// One exercise, recalled or not: a week that had it still names it.
    pub fn exercise(&self, id: &str) -> Option<&Exercise> {
        self.exercises.get(id)
    }

    /// The exercises of a target group that may be handed out, by id.
    pub fn exercises_for(&self, target: TargetGroup) -> impl Iterator<Item = &Exercise> {
        self.exercises().filter(move |exercise| exercise.target == target)
    }

    /// The themes, in the order of reading.
    pub fn themes(&self) -> impl Iterator<Item = &Theme> {
        self.themes.iter()
    }

    /// One theme.
    pub fn theme(&self, id: &str) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.id == id)
    }

    /// Every message, in the order of reading.
    pub fn messages(&self) -> impl Iterator<Item = &Message> {
        self.messages.iter()
    }

    /// The messages of a theme, in the order of reading.
    pub fn messages_of(&self, theme: &str) -> impl Iterator<Item = &Message> {
        self.messages.iter().filter(move |message| message.theme == theme)
    }

    /// One message.
    pub fn message(&self, id: &str) -> Option<&Message> {
        self.messages.iter().find(|message| message.id == id)
    }

    /// One tool.
    pub fn tool(&self, id: &str) -> Option<&Tool> {
        self.tools.iter().find(|tool| tool.id == id)
    }

    /// Every tool, in the order of the file.
    pub fn tools(&self) -> impl Iterator<Item = &Tool> {
        self.tools.iter()
    }

    /// One programme.
    pub fn programme(&self, id: &str) -> Option<&Programme> {
        self.programmes.iter().find(|programme| programme.id == id)
    }

    /// Every programme, in the order of the file.
    pub fn programmes(&self) -> impl Iterator<Item = &Programme> {
        self.programmes.iter()
    }

    /// Words, in small letters, that no text for patients has in this language: no authored passage, no sentence made
    /// by the app.
    pub fn avoided(&self, language: Language) -> &[String] {
        self.avoid.get(language)
    }

    /// A published work by its short id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.get(id)
    }

    /// This library without these exercises: recalled, as if its own files said so. Ids that it does not have are
    /// nothing to it.
    pub fn recalling(mut self, exercises: impl IntoIterator<Item = String>) -> Self {
        let known = exercises.into_iter().filter(|id| self.exercises.contains_key(id));
        let known: Vec<String> = known.collect();
        self.recalled.extend(known);
        self
    }

    /// An id of `older` that this library does not have, if there is one. What was once handed out keeps its words: an
    /// exercise is recalled, not taken away.
    pub fn lost_from<'l>(&self, older: &'l Self) -> Option<&'l str> {
        let exercises = older.exercises.keys().filter(|id| self.exercise(id).is_none());
        let messages = older.messages.iter().map(|message| &message.id);
        let tools = older.tools.iter().map(|tool| &tool.id);
        let programmes = older.programmes.iter().map(|programme| &programme.id);
        exercises
            .chain(messages.filter(|id| self.message(id).is_none()))
            .chain(tools.filter(|id| self.tool(id).is_none()))
            .chain(programmes.filter(|id| self.programme(id).is_none()))
            .map(String::as_str)
            .next()
    }

    /// How much of it a clinician has read.
    pub fn review_counts(&self) -> ReviewCounts {
        let exercises = self.exercises.values().map(|exercise| &exercise.review);
        exercises
            .chain(self.messages.iter().map(|message| &message.review))
            .chain(self.tools.iter().map(|tool| &tool.review))
            .chain(self.programmes.iter().map(|programme| &programme.review))
            .collect()
    }

    /// Whether a clinician has read the exercise, message, tool or programme with this id.
    pub fn review(&self, id: &str) -> Option<&Review> {
        self.exercise(id)
            .map(|exercise| &exercise.review)
            .or_else(|| self.message(id).map(|message| &message.review))
            .or_else(|| self.tool(id).map(|tool| &tool.review))
            .or_else(|| self.programme(id).map(|programme| &programme.review))
    }
}
