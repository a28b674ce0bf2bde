//! The only place where meaning becomes sentences: Project Fluent messages, one key per sentence, a folder of files
//! per language. It chooses no message; the rooms say which key, and with what.

mod dates;
mod languages;
#[cfg(feature = "made-language")]
mod made;
mod number;

#[cfg(test)]
mod readability;
#[cfg(test)]
mod tests;

use fluent_bundle::FluentArgs;
pub use fluent_bundle::FluentValue;

use crate::language::Language;
use languages::bundle;

/// The sentences of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    language: Language,
}

impl Words {
    /// The sentences of `language`.
    pub fn of(language: Language) -> Self {
        Self { language }
    }

    /// The language they are in.
    pub fn language(self) -> Language {
        self.language
    }

    /// The sentence under `key`, with its arguments. Without one in this language the English one is better than
    /// none, and the gap is counted.
    pub fn say(self, key: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
        let arguments: FluentArgs<'_> = arguments
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        if let Some(sentence) = said(self.language, key, &arguments) {
            return sentence;
        }
        gaps::count();
        tracing::warn!(key, language = ?self.language, "no such sentence");
        said(Language::En, key, &arguments).unwrap_or_else(|| key.to_owned())
    }

    /// The sentence for one code of a family, under the key `family-code`.
    pub fn say_coded(self, family: &str, code: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
        self.say(&format!("{family}-{code}"), arguments)
    }

    /// "a", "a, b", "a, b, c".
    pub fn listed(self, things: &[String]) -> String {
        self.joined(things, "list-comma")
    }

    /// "a", "a and b", "a, b and c".
    pub fn all_of(self, things: &[String]) -> String {
        self.joined(things, "list-and")
    }

    /// "a", "a or b", "a, b or c".
    pub fn one_of(self, things: &[String]) -> String {
        self.joined(things, "list-or")
    }

    fn joined(self, things: &[String], last_key: &str) -> String {
        let Some((last, before)) = things.split_last() else {
            return String::new();
        };
        let Some((first, middle)) = before.split_first() else {
            return last.clone();
        };
        let pair = |key: &str, before: String, next: &str| {
            self.say(
                key,
                &[("before", before.into()), ("next", FluentValue::from(next))],
            )
        };
        let before = middle
            .iter()
            .fold(first.clone(), |so_far, thing| pair("list-comma", so_far, thing));
        pair(last_key, before, last)
    }
}

/// What people call a zone: the place it is named after, such as New York for `America/New_York`.
pub(crate) fn place_of(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

/// The code of a value of one of the core's enums, as it stands in data and in message keys.
pub(crate) fn code_of(value: &impl serde::Serialize) -> String {
    use serde_json::Value;
    match serde_json::to_value(value) {
        Ok(Value::String(code)) => code,
        // A variant that carries something: its name is the one key.
        Ok(Value::Object(one)) => one.into_iter().next().map(|(code, _)| code).unwrap_or_default(),
        _ => String::new(),
    }
}

/// With its first letter as a sentence begins: "tomorrow at 8am" becomes "Tomorrow at 8am".
pub fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

fn said(language: Language, key: &str, arguments: &FluentArgs<'_>) -> Option<String> {
    let bundle = bundle(language);
    let pattern = bundle.get_message(key)?.value()?;
    let mut faults = Vec::new();
    let sentence = bundle.format_pattern(pattern, Some(arguments), &mut faults);
    if !faults.is_empty() {
        gaps::count();
        tracing::warn!(
            key,
            ?language,
            faults = faults.len(),
            "a sentence lacks an argument"
        );
    }
    #[cfg(feature = "made-language")]
    if made::is_spoken() {
        return Some(made::bracketed(&sentence));
    }
    Some(sentence.into_owned())
}

/// How many sentences this thread asked for that a language lacks, or that lacked an argument: scenarios require
/// that there are none.
#[cfg(debug_assertions)]
pub mod gaps {
    use std::cell::Cell;

    thread_local! {
        static GAPS: Cell<u32> = const { Cell::new(0) };
    }

    /// The gaps since the thread began.
    pub fn counted() -> u32 {
        GAPS.get()
    }

    pub(super) fn count() {
        GAPS.set(GAPS.get().saturating_add(1));
    }
}

#[cfg(not(debug_assertions))]
mod gaps {
    pub(super) fn count() {}
}
