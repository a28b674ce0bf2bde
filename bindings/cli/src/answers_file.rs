//! Answers from a file, strictly read: what is not known is an error that names the field, never a guess.

use std::collections::BTreeMap;
use std::path::Path;

use lissom_api::{Answers, FlagAnswer, SafetyAnswer};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::Fallible;

/// The answers to the safety questions and to the first questions.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct AnswersFile {
    /// By flag.
    pub(crate) safety: Safety,
    /// About the person.
    pub(crate) person: Answers,
}

/// The safety answers.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Safety {
    /// What was answered, by flag.
    pub(crate) answers: BTreeMap<String, SafetyAnswer>,
    /// Said in so many words: none of the others. Without it they stay unanswered.
    pub(crate) none_of_the_others: bool,
}

impl Safety {
    /// The answers, with "none of the others" spelled out.
    pub(crate) fn complete(&self, ticks: impl Iterator<Item = String>) -> Vec<FlagAnswer> {
        let mut all = self.answers.clone();
        if self.none_of_the_others {
            for flag in ticks {
                all.entry(flag).or_insert(SafetyAnswer::No);
            }
        }
        all.into_iter()
            .map(|(flag, answer)| FlagAnswer { flag, answer })
            .collect()
    }
}

/// Reads a JSON file, or a TOML file when its name ends so.
pub(crate) fn read<T: DeserializeOwned>(path: &Path) -> Fallible<T> {
    let text = std::fs::read_to_string(path).map_err(|_| format!("{}: cannot be read", path.display()))?;
    // The message of a reader can quote a value: only its place and what is allowed pass.
    let (place, fault) = if path.extension().is_some_and(|end| end == "toml") {
        let e: toml::de::Error = match toml::from_str(&text) {
            Ok(read) => return Ok(read),
            Err(e) => e,
        };
        let before = text
            .get(..e.span().map_or(0, |span| span.start))
            .unwrap_or_default();
        let line = before.lines().count().max(1);
        (format!("line {line}"), allowed(e.message(), "is no whole TOML"))
    } else {
        let e = match serde_json::from_str(&text) {
            Ok(read) => return Ok(read),
            Err(e) => e,
        };
        let whole = e.classify() == serde_json::error::Category::Data;
        let message = if whole { e.to_string() } else { String::new() };
        (
            format!("line {}, column {}", e.line(), e.column()),
            allowed(&message, "is no whole JSON"),
        )
    };
    Err(format!("{}, {place}: {fault}", path.display()))
}

/// What a reader's message says of the field's name and of what is allowed; never a value.
fn allowed(message: &str, otherwise: &str) -> String {
    let expected = message.split_once("expected").map(|(_, expected)| {
        let expected = expected.split(" at line").next().unwrap_or_default();
        expected.trim_end_matches(|c: char| c.is_whitespace())
    });
    match (message.contains("unknown field"), expected) {
        (true, Some(expected)) => format!("unknown field; allowed:{expected}"),
        (false, Some(expected)) if message.starts_with("invalid") || message.contains("unknown variant") => {
            format!("expected{expected}")
        }
        _ => otherwise.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(kind: &str, text: &str) -> String {
        let file = std::env::temp_dir().join(format!("lissom-answers-{}.{kind}", uuid::Uuid::now_v7()));
        std::fs::write(&file, text).expect("the temporary folder takes a file");
        let error = read::<AnswersFile>(&file).expect_err("a bad file is refused");
        std::fs::remove_file(&file).expect("the file is there");
        error
    }

    #[test]
    fn a_bad_file_is_refused_by_place_and_never_repeats_a_value() {
        for (kind, text, says) in [
            ("json", r#"{"person": {"age": "planted"}}"#, "expected u8"),
            ("json", r#"{"person": {"agee": 4}}"#, "unknown field"),
            (
                "json",
                r#"{"safety": {"answers": {"saddle-numb": "planted"}}}"#,
                "expected one of",
            ),
            ("json", r#"{"person": {"age": 4"#, "no whole JSON"),
            ("toml", "[person]\nage = \"planted\"", "line 2: expected u8"),
            ("toml", "[person]\nagee = 4", "unknown field"),
            ("toml", "[person]\nage = planted", "no whole TOML"),
        ] {
            let error = refused(kind, text);
            assert!(error.contains(says), "{error}");
            assert!(!error.contains("planted"), "{error}");
        }
    }
}
