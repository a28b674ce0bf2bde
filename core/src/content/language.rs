//! The languages that every text ships in: the one list of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Declares the languages from their one list.
macro_rules! languages {
    ($($(#[$doc:meta])* $language:ident: $tag:literal, for those who wish $($wish:literal)+;)+) => {
        /// A language that every text ships in.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum Language {
            $($(#[$doc])* $language,)+
        }

        impl Language {
            /// Every language, English first.
            pub const ALL: [Self; [$($tag),+].len()] = [$(Self::$language),+];

            /// The BCP 47 tag, which is the folder's name too.
            pub const fn tag(self) -> &'static str {
                match self {
                    $(Self::$language => $tag,)+
                }
            }

            /// The languages, as the first subtag of BCP 47, whose readers are given this one.
            const fn wishes(self) -> &'static [&'static str] {
                match self {
                    $(Self::$language => &[$($wish),+],)+
                }
            }
        }

        /// The words of every language, from the folder of its tag.
        macro_rules! words_of_all {
            ($words:ident) => {
                &[$(($crate::content::Language::$language, $words!($tag))),+]
            };
        }
        pub(super) use words_of_all;
    };
}

// Every language, in one place. What else a further one takes stands in CONTRIBUTING.md.
languages! {
    /// English.
    #[default]
    En: "en", for those who wish "en";
    /// Norwegian bokmål. Who reads nynorsk reads it before English.
    Nb: "nb", for those who wish "nb" "nn" "no";
}

impl Language {
    /// The best language for a phone's list of wishes, as BCP 47 tags in order (`nn-NO`, `en-GB`); English where none of
    /// them ships.
    pub fn wished<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        tags.into_iter()
            .filter_map(|tag| tag.split(['-', '_']).next())
            .find_map(|wish| {
                Self::ALL
                    .into_iter()
                    .find(|language| language.wishes().contains(&wish))
            })
            .unwrap_or_default()
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
