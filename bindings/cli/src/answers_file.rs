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

/// Reads a JSON file.
pub(crate) fn read<T: DeserializeOwned>(path: &Path) -> Fallible<T> {
    let text = std::fs::read_to_string(path).map_err(|_| format!("{}: cannot be read", path.display()))?;
    serde_json::from_str(&text).map_err(|e| {
        // The message of the reader can quote a value: only its place and kind pass.
        let kind = match e.classify() {
            serde_json::error::Category::Data => allowed(&e.to_string()),
            _ => "is no whole JSON".to_owned(),
        };
        format!(
            "{}, line {}, column {}: {kind}",
            path.display(),
            e.line(),
            e.column()
        )
    })
}

/// What a reader's message says of the field's name and of what is allowed; never a value.
fn allowed(message: &str) -> String {
    match (
        message.split_once("unknown field"),
        message.split_once("expected"),
    ) {
        (Some(_), Some((_, expected))) => {
            format!(
                "unknown field; allowed:{}",
                expected.split(" at line").next().unwrap_or_default()
            )
        }
        (None, Some((_, expected))) => {
            format!(
                "expected{}",
                expected.split(" at line").next().unwrap_or_default()
            )
        }
        _ => "a value that this field does not allow".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        let file = std::env::temp_dir().join(format!("lissom-answers-{}.json", uuid::Uuid::now_v7()));
        std::fs::write(&file, text).expect("the temporary folder takes a file");
        let error = read::<AnswersFile>(&file).expect_err("a bad file is refused");
        std::fs::remove_file(&file).expect("the file is there");
        error
    }

    #[test]
    fn a_bad_file_is_refused_by_place_and_never_repeats_a_value() {
        for (text, says) in [
            (r#"{"person": {"age": "planted"}}"#, "expected u8"),
            (r#"{"person": {"agee": 4}}"#, "unknown field"),
            (
                r#"{"safety": {"answers": {"saddle-numb": "planted"}}}"#,
                "expected one of",
            ),
            (r#"{"person": {"age": 4"#, "no whole JSON"),
        ] {
            let error = refused(text);
            assert!(error.contains(says), "{error}");
            assert!(!error.contains("planted"), "{error}");
        }
    }
}
