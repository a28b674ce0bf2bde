//! The languages and their files. A further language is one folder and one line here, without which it does not compile;
//! a further file is one line.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentResource, FluentValue};
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

use super::number::by_marks;
use crate::language::Language;

/// A language with its sentences.
pub(super) struct Spoken {
    pub(super) language: Language,
    /// How numbers are written.
    pub(super) format: fn(&FluentValue<'_>, &IntlLangMemoizer) -> Option<String>,
    /// File names with their contents.
    pub(super) files: &'static [(&'static str, &'static str)],
    parsed: OnceLock<FluentBundle<FluentResource>>,
}

macro_rules! files {
    ($tag:literal: $($room:literal)*) => {
        &[$((
            concat!($tag, "/", $room, ".ftl"),
            include_str!(concat!("../../locales/", $tag, "/", $room, ".ftl")),
        )),*]
    };
}

/// One line a room.
macro_rules! rooms {
    ($tag:literal) => {
        files!($tag:
            "common"
            "content"
            "diary"
            "education"
            "errors"
            "exchange"
            "instruments"
            "medication"
            "plan"
            "report"
            "terminal"
            "profile"
            "programmes"
            "reminders"
            "screening"
            "self_care"
            "substances"
        )
    };
}

/// Every language that ships; the first is spoken where another lacks a sentence.
#[rustfmt::skip]
pub(super) static SPOKEN: [Spoken; Language::ALL.len()] = [
    Spoken { language: Language::En, format: by_marks::<'.', ','>, files: rooms!("en"), parsed: OnceLock::new() },
    Spoken { language: Language::Nb, format: by_marks::<',', '\u{a0}'>, files: rooms!("nb"), parsed: OnceLock::new() },
];

/// The sentences of a language, parsed at its first use.
pub(super) fn bundle(language: Language) -> &'static FluentBundle<FluentResource> {
    let [first, ..] = &SPOKEN;
    let spoken = SPOKEN
        .iter()
        .find(|spoken| spoken.language == language)
        .unwrap_or(first);
    spoken.parsed.get_or_init(|| parse(spoken))
}

fn parse(spoken: &Spoken) -> FluentBundle<FluentResource> {
    // By the tag the plural rules are found.
    let tag: LanguageIdentifier = spoken.language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // The marks against mixed writing directions would be read aloud; both languages run left to right.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(spoken.format));
    #[cfg(feature = "made-language")]
    if super::made::is_spoken() {
        bundle.set_transform(Some(super::made::lengthened));
    }
    for (_, text) in spoken.files {
        // What does not parse is left out here and found by a test, as are keys that come twice.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(partial, _)| partial);
        bundle.add_resource_overriding(resource);
    }
    bundle
}
