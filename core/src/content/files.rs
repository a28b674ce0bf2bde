//! The files of the built-in library, in one order. A further language is one more folder.

use super::language::{Language, words_of_all};

/// A content file as text.
#[derive(Debug, Clone, Copy)]
pub(super) struct ContentFile<'a> {
    /// Its path below `assets/content`.
    pub(super) name: &'a str,
    pub(super) text: &'a str,
}

/// All files of a library.
#[derive(Debug, Clone, Copy)]
pub(super) struct Files<'a> {
    /// What is the same in every language; sources come first.
    pub(super) meaning: &'a [ContentFile<'a>],
    /// The words, English first.
    pub(super) words: &'a [(Language, &'a [ContentFile<'a>])],
}

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        &[$(ContentFile {
            name: concat!("content/", $name),
            text: include_str!(concat!("../../assets/content/", $name)),
        }),+]
    };
}

macro_rules! words {
    ($language:literal) => {
        words!(
            $language,
            "avoid", "floor", "abdominals", "back-extensors", "core-stability", "gluteal-and-hip", "flexibility",
            "pain-relief", "aerobic", "balance", "neck-and-shoulders",
            "about-back-pain", "mind-and-body", "self-management",
            "thoughts-and-feelings", "busy-life", "first-aid", "other-illness", "goals-and-plans", "pacing",
            "problem-solving", "relaxation", "sleep", "social-support", "overcoming-barriers", "tools", "programmes"
        )
    };
    ($language:literal, $($name:literal),+) => {
        &[$(ContentFile {
            name: concat!("content/", $language, "/", $name, ".toml"),
            text: include_str!(concat!("../../assets/content/", $language, "/", $name, ".toml")),
        }),+]
    };
}

const MEANING: &[ContentFile<'_>] = files![
    "sources.toml",
    "precautions.toml",
    "progress.toml",
    "exercises/abdominals.toml",
    "exercises/back-extensors.toml",
    "exercises/core-stability.toml",
    "exercises/gluteal-and-hip.toml",
    "exercises/flexibility.toml",
    "exercises/pain-relief.toml",
    "exercises/aerobic.toml",
    "exercises/balance.toml",
    "exercises/neck-and-shoulders.toml",
    "education.toml",
    "education/about-back-pain.toml",
    "education/mind-and-body.toml",
    "education/self-management.toml",
    "education/thoughts-and-feelings.toml",
    "education/busy-life.toml",
    "education/first-aid.toml",
    "education/other-illness.toml",
    "education/goals-and-plans.toml",
    "education/pacing.toml",
    "education/problem-solving.toml",
    "education/relaxation.toml",
    "education/sleep.toml",
    "education/social-support.toml",
    "education/overcoming-barriers.toml",
    "tools.toml",
    "programmes.toml",
];

const WORDS: &[(Language, &[ContentFile<'_>])] = words_of_all!(words);

pub(super) const fn built_in() -> Files<'static> {
    Files {
        meaning: MEANING,
        words: WORDS,
    }
}
