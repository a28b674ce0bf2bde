//! A made language for tests, in the place of English: every sentence in brackets and longer by two fifths, as other
//! languages are. What stands outside of brackets on a screen came from no file of sentences, and what no longer fits
//! would be cut in a language to come.
//!
//! It is built with the feature `made-language` only, which no build for a phone or a person has, and spoken only
//! where `LISSOM_MADE_LANGUAGE` is set.

use std::borrow::Cow;
use std::sync::OnceLock;

/// What a sentence begins with.
pub(super) const OPENS: char = '\u{27e6}';
/// What it ends with.
pub(super) const ENDS: char = '\u{27e7}';

/// Whether this process speaks it.
pub(super) fn is_spoken() -> bool {
    static SPOKEN: OnceLock<bool> = OnceLock::new();
    *SPOKEN.get_or_init(|| std::env::var_os("LISSOM_MADE_LANGUAGE").is_some())
}

/// A sentence in its brackets.
pub(super) fn bracketed(sentence: &str) -> String {
    format!("{OPENS}{sentence}{ENDS}")
}

/// The text between the arguments with each vowel twice: about two in five letters of English are vowels.
pub(super) fn lengthened(text: &str) -> Cow<'_, str> {
    let mut long = String::with_capacity(text.len() * 3 / 2);
    for letter in text.chars() {
        long.push(letter);
        if "aeiouyAEIOUY".contains(letter) {
            long.push(letter);
        }
    }
    Cow::Owned(long)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_longer_by_two_fifths() {
        let said = "Two sessions of fifteen minutes this week, then a walk outside.";
        let long = lengthened(said).chars().count() as f64 / said.chars().count() as f64;
        assert!((1.25..1.5).contains(&long), "{long}");
        assert_eq!(bracketed("a"), "\u{27e6}a\u{27e7}");
    }
}
