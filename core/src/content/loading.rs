//! From files to a library: meaning and words come apart and leave together, checked.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::education::{Message, MessageText, Theme, ThemeText};
use super::exercise::{Exercise, ExerciseText, Position};
use super::files::{ContentFile, Files};
use super::language::{Language, PerLanguage};
use super::library::Library;
use super::precaution::Precaution;
use super::programme::{Programme, ProgrammeText};
use super::progress::ProgressRules;
use super::source::Source;
use super::tool::{Tool, ToolText};
use super::{completeness, passages, validation};
use crate::{Error, Result};

/// A file of meaning: what is the same in every language. Any of its kinds may be in any file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MeaningFile {
    version: String,
    source: String,
    #[serde(default)]
    sources: BTreeMap<String, Source>,
    #[serde(default)]
    precaution: Vec<Precaution>,
    #[serde(default)]
    exercise: Vec<Exercise>,
    #[serde(default)]
    theme: Vec<Theme>,
    #[serde(default)]
    message: Vec<Message>,
    #[serde(default)]
    tool: Vec<Tool>,
    progress: Option<ProgressRules>,
    #[serde(default)]
    programme: Vec<Programme>,
    /// Exercises that are handed out no more. They stay in the library, for weeks that had them.
    #[serde(default)]
    recalled: BTreeSet<String>,
}

/// A file of words in one language, by the ids of what they belong to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsFile {
    version: String,
    source: String,
    /// Words that no text of the language has, in small letters.
    #[serde(default)]
    avoid: Vec<String>,
    #[serde(default)]
    get_down_up: BTreeMap<Position, String>,
    #[serde(default)]
    exercise: BTreeMap<String, ExerciseText>,
    #[serde(default)]
    theme: BTreeMap<String, ThemeText>,
    #[serde(default)]
    message: BTreeMap<String, MessageText>,
    #[serde(default)]
    tool: BTreeMap<String, ToolText>,
    #[serde(default)]
    programme: BTreeMap<String, ProgrammeText>,
}

/// The words of one language, each with the file it stands in.
#[derive(Default)]
struct Words {
    avoid: Vec<String>,
    get_down_up: BTreeMap<Position, (String, String)>,
    exercise: BTreeMap<String, (String, ExerciseText)>,
    theme: BTreeMap<String, (String, ThemeText)>,
    message: BTreeMap<String, (String, MessageText)>,
    tool: BTreeMap<String, (String, ToolText)>,
    programme: BTreeMap<String, (String, ProgrammeText)>,
}

/// What all files of meaning hold together, before its words and checks.
#[derive(Default)]
pub(super) struct Meaning {
    pub(super) version: String,
    pub(super) sources: BTreeMap<String, Source>,
    pub(super) precautions: Vec<Precaution>,
    pub(super) exercises: BTreeMap<String, Exercise>,
    pub(super) themes: Vec<Theme>,
    pub(super) messages: Vec<Message>,
    pub(super) tools: Vec<Tool>,
    pub(super) programmes: Vec<Programme>,
    /// The exercises that are recalled, each with the file that says so.
    pub(super) recalled: BTreeMap<String, String>,
    pub(super) progress: Option<ProgressRules>,
    pub(super) avoid: PerLanguage<Vec<String>>,
    /// The file of each id.
    pub(super) file_of: BTreeMap<String, String>,
}

impl Meaning {
    /// The fault `reason` of the entry `id`.
    pub(super) fn fault(&self, id: &str, reason: impl Into<String>) -> Error {
        let file = self
            .file_of
            .get(id)
            .cloned()
            .unwrap_or_else(|| "content".to_owned());
        Error::asset(file, id, reason)
    }
}

/// A library that somebody could live with: each entry is sound, and together they leave nobody without.
pub(super) fn load_whole(files: &Files<'_>) -> Result<Library> {
    let meaning = read_meaning(files.meaning)?;
    validation::check(&meaning)?;
    completeness::check(&meaning)?;
    with_words(meaning, files)
}

/// A library of sound entries, however few.
#[cfg(test)]
pub(super) fn load(files: &Files<'_>) -> Result<Library> {
    let meaning = read_meaning(files.meaning)?;
    validation::check(&meaning)?;
    with_words(meaning, files)
}

fn with_words(mut meaning: Meaning, files: &Files<'_>) -> Result<Library> {
    for (language, texts) in files.words {
        let words = read_words(texts, &meaning.version)?;
        give_words(&mut meaning, *language, words)?;
    }
    if let Some(missing) = Language::ALL
        .iter()
        .find(|language| files.words.iter().all(|(tag, _)| tag != *language))
    {
        return Err(Error::asset("content", missing.tag(), "has no texts"));
    }
    let Some(progress) = meaning.progress else {
        return Err(Error::asset("content", "progress", "is missing"));
    };
    Ok(Library {
        version: meaning.version,
        progress,
        exercises: meaning.exercises,
        themes: meaning.themes,
        messages: meaning.messages,
        tools: meaning.tools,
        programmes: meaning.programmes,
        recalled: meaning.recalled.into_keys().collect(),
        sources: meaning.sources,
        avoid: meaning.avoid,
    })
}

pub(super) fn read_meaning(files: &[ContentFile<'_>]) -> Result<Meaning> {
    let mut all = Meaning::default();
    for file in files {
        let read: MeaningFile = parse(file)?;
        if all.version.is_empty() {
            all.version.clone_from(&read.version);
        }
        same_version(file, &read.version, &all.version)?;
        for (id, source) in read.sources {
            if all.sources.insert(id.clone(), source).is_some() {
                return Err(Error::asset(file.name.to_owned(), id, "stands twice"));
            }
        }
        known_origin(file, &read.source, &all.sources)?;
        if read.progress.is_some() && all.progress.is_some() {
            return Err(Error::asset(file.name.to_owned(), "progress", "stands twice"));
        }
        all.progress = all.progress.or(read.progress);
        all.precautions.extend(read.precaution);
        let ids = (read.exercise.iter().map(|entry| &entry.id))
            .chain(read.theme.iter().map(|entry| &entry.id))
            .chain(read.message.iter().map(|entry| &entry.id))
            .chain(read.tool.iter().map(|entry| &entry.id))
            .chain(read.programme.iter().map(|entry| &entry.id));
        for id in ids {
            if all.file_of.insert(id.clone(), file.name.to_owned()).is_some() {
                return Err(Error::asset(file.name.to_owned(), id, "id stands twice"));
            }
        }
        all.exercises
            .extend(read.exercise.into_iter().map(|entry| (entry.id.clone(), entry)));
        all.themes.extend(read.theme);
        all.messages.extend(read.message);
        all.tools.extend(read.tool);
        all.programmes.extend(read.programme);
        let recalled = read.recalled.into_iter().map(|id| (id, file.name.to_owned()));
        all.recalled.extend(recalled);
    }
    // Reading goes by themes, whatever order the files came in.
    let Meaning { themes, messages, .. } = &mut all;
    messages.sort_by_key(|message| {
        themes
            .iter()
            .position(|theme| theme.id == message.theme)
            .unwrap_or(themes.len())
    });
    Ok(all)
}

fn read_words(files: &[ContentFile<'_>], version: &str) -> Result<Words> {
    let mut words = Words::default();
    for file in files {
        let read: WordsFile = parse(file)?;
        same_version(file, &read.version, version)?;
        known_origin(file, &read.source, &BTreeMap::new())?;
        words.avoid.extend(read.avoid);
        gather(&mut words.get_down_up, read.get_down_up, file)?;
        gather(&mut words.exercise, read.exercise, file)?;
        gather(&mut words.theme, read.theme, file)?;
        gather(&mut words.message, read.message, file)?;
        gather(&mut words.tool, read.tool, file)?;
        gather(&mut words.programme, read.programme, file)?;
    }
    Ok(words)
}

fn gather<K: Ord + std::fmt::Debug, T>(
    all: &mut BTreeMap<K, (String, T)>,
    some: BTreeMap<K, T>,
    file: &ContentFile<'_>,
) -> Result<()> {
    for (id, text) in some {
        let entry = format!("{id:?}");
        if all.insert(id, (file.name.to_owned(), text)).is_some() {
            return Err(Error::asset(file.name.to_owned(), entry, "text stands twice"));
        }
    }
    Ok(())
}

fn parse<T: DeserializeOwned>(file: &ContentFile<'_>) -> Result<T> {
    toml::from_str(file.text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let line = 1 + file.text.bytes().take(at).filter(|byte| *byte == b'\n').count();
        Error::asset(file.name.to_owned(), format!("line {line}"), error.message())
    })
}

fn same_version(file: &ContentFile<'_>, found: &str, expected: &str) -> Result<()> {
    if found.is_empty() || found != expected {
        return Err(Error::asset(
            file.name.to_owned(),
            "version",
            "is not the library's",
        ));
    }
    Ok(())
}

/// A file is our own work, or names the source that it was taken from.
fn known_origin(file: &ContentFile<'_>, source: &str, sources: &BTreeMap<String, Source>) -> Result<()> {
    if source != "ours" && !sources.contains_key(source) {
        return Err(Error::asset(
            file.name.to_owned(),
            "source",
            "is neither \"ours\" nor a known source",
        ));
    }
    Ok(())
}

/// Gives every entry its words in `language`: none may be missing, none may be left over.
fn give_words(meaning: &mut Meaning, language: Language, mut words: Words) -> Result<()> {
    for exercise in meaning.exercises.values_mut() {
        let (file, mut text) = take(&mut words.exercise, &exercise.id, language)?;
        if exercise.loads.floor {
            let Some((_, passage)) = words.get_down_up.get(&exercise.position) else {
                return Err(Error::asset(
                    file,
                    &exercise.id,
                    "no get_down_up for its position",
                ));
            };
            text.get_down_up = Some(passage.clone());
        }
        passages::check_exercise(&text)
            .and_then(|()| passages::check_avoided(&words.avoid, &passages::of_exercise(&text)))
            .map_err(|why| Error::asset(file, &exercise.id, why))?;
        exercise.texts.set(language, text);
    }
    for theme in &mut meaning.themes {
        let (file, text) = take(&mut words.theme, &theme.id, language)?;
        passages::check_theme(&text)
            .and_then(|()| passages::check_avoided(&words.avoid, &[&text.name]))
            .map_err(|why| Error::asset(file, &theme.id, why))?;
        theme.texts.set(language, text);
    }
    for message in &mut meaning.messages {
        let (file, mut text) = take(&mut words.message, &message.id, language)?;
        if let Some(question) = &mut text.question {
            question.right = message.right.unwrap_or(0);
        }
        passages::check_message(&text, message.right)
            .and_then(|()| passages::check_avoided(&words.avoid, &passages::of_message(&text)))
            .map_err(|why| Error::asset(file, &message.id, why))?;
        message.texts.set(language, text);
    }
    for tool in &mut meaning.tools {
        let (file, text) = take(&mut words.tool, &tool.id, language)?;
        passages::check_tool(tool, &text)
            .and_then(|()| passages::check_avoided(&words.avoid, &passages::of_tool(&text)))
            .map_err(|why| Error::asset(file, &tool.id, why))?;
        tool.texts.set(language, text);
    }
    for programme in &mut meaning.programmes {
        let (file, text) = take(&mut words.programme, &programme.id, language)?;
        passages::check_programme(programme, &text)
            .and_then(|()| passages::check_avoided(&words.avoid, &passages::of_programme(&text)))
            .map_err(|why| Error::asset(file, &programme.id, why))?;
        programme.texts.set(language, text);
    }
    meaning.avoid.set(language, words.avoid);
    same_choices(&meaning.messages, language)?;
    left_over(&words.exercise)?;
    left_over(&words.theme)?;
    left_over(&words.message)?;
    left_over(&words.tool)?;
    left_over(&words.programme)
}

fn take<T>(words: &mut BTreeMap<String, (String, T)>, id: &str, language: Language) -> Result<(String, T)> {
    words
        .remove(id)
        .ok_or_else(|| Error::asset(language.tag(), id, "has no text in this language"))
}

fn left_over<T>(words: &BTreeMap<String, (String, T)>) -> Result<()> {
    match words.first_key_value() {
        Some((id, (file, _))) => Err(Error::asset(file.clone(), id, "text of nothing")),
        None => Ok(()),
    }
}

/// A question has as many choices in every language as in English, which comes first.
fn same_choices(messages: &[Message], language: Language) -> Result<()> {
    let choices = |message: &Message, language| {
        message
            .text(language)
            .question
            .as_ref()
            .map(|question| question.choices.len())
    };
    for message in messages {
        if choices(message, language) != choices(message, Language::En) {
            return Err(Error::asset(
                language.tag(),
                &message.id,
                "other choices than in English",
            ));
        }
    }
    Ok(())
}
