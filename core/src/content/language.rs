//! The languages that every text ships in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A language that every text ships in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Norwegian bokmål.
    Nb,
}

impl Language {
    /// Every language, English first.
    pub const ALL: [Self; 2] = [Self::En, Self::Nb];

    /// The BCP 47 tag, which is the folder's name too.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Nb => "nb",
        }
    }
}

/// One text in every language. Loading makes sure that none is missing, so reading cannot fail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PerLanguage<T> {
    english: T,
    others: BTreeMap<Language, T>,
}

impl<T> PerLanguage<T> {
    pub(super) fn get(&self, language: Language) -> &T {
        self.others.get(&language).unwrap_or(&self.english)
    }

    pub(super) fn set(&mut self, language: Language, text: T) {
        if language == Language::En {
            self.english = text;
        } else {
            self.others.insert(language, text);
        }
    }
}
