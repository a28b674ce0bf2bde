//! The files of the built-in figures.

use serde::de::DeserializeOwned;

use crate::{Error, Result};

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        &[$((concat!("figure/", $name), include_str!(concat!("../../assets/figure/", $name)))),+]
    };
}

/// The body and its ranges.
pub(super) const BODY: (&str, &str) = ("figure/body.toml", include_str!("../../assets/figure/body.toml"));

/// The poses that figures start from, and the figures: each file's name below `assets` and its text.
pub(super) const FIGURES: &[(&str, &str)] = files![
    "poses.toml",
    "abdominals.toml",
    "back-extensors.toml",
    "core-stability.toml",
    "gluteal-and-hip.toml",
    "flexibility.toml",
    "pain-relief.toml",
    "aerobic.toml",
    "balance.toml",
    "neck-and-shoulders.toml",
];

/// Reads a file; a fault names its line.
pub(super) fn parse<T: DeserializeOwned>(name: &str, text: &str) -> Result<T> {
    toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let line = 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count();
        Error::asset(name.to_owned(), format!("line {line}"), error.message())
    })
}
