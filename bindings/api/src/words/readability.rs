//! How hard the sentences are to read: Flesch-Kincaid's grade in English, LIX in Norwegian. Only tests ask.

use std::collections::BTreeMap;

use super::languages::SPOKEN;
use super::tests::messages;
use super::{FluentValue, Words};
use crate::language::Language;

/// Files whose sentences may be harder than a sixth-grader's: names of active ingredients, which are what they are.
const HARDER: &[&str] = &["substances.ftl"];

/// The hardest a file may be on the whole.
const GRADE: f64 = 6.0;
const LIX: f64 = 30.0;

#[derive(Default)]
struct Counted {
    sentences: f64,
    words: f64,
    syllables: f64,
    long_words: f64,
}

impl Counted {
    fn add(&mut self, text: &str) {
        for sentence in text.split(['.', '?', ':', ';', '\n']) {
            let words: Vec<&str> = sentence
                .split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
                .filter(|word| word.chars().any(char::is_alphanumeric))
                .collect();
            if words.is_empty() {
                continue;
            }
            self.sentences += 1.0;
            for word in words {
                self.words += 1.0;
                self.syllables += syllables(word);
                self.long_words += f64::from(u8::from(word.chars().count() > 6));
            }
        }
    }

    fn grade(&self) -> f64 {
        0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59
    }

    fn lix(&self) -> f64 {
        self.words / self.sentences + 100.0 * self.long_words / self.words
    }
}

/// Groups of vowels, a silent last e left out: what a rule of thumb can know of English.
fn syllables(word: &str) -> f64 {
    let word = word.to_lowercase();
    let mut count = 0;
    let mut in_vowels = false;
    for letter in word.chars() {
        let vowel = "aeiouy".contains(letter);
        count += i32::from(vowel && !in_vowels);
        in_vowels = vowel;
    }
    let silent = word.ends_with('e') && !word.ends_with("le") && !word.ends_with("ee");
    f64::from((count - i32::from(silent)).max(1))
}

#[test]
fn the_measures_agree_with_counting_by_hand() {
    let mut counted = Counted::default();
    counted.add("The pain will ease. Take a short walk today.");
    assert_eq!(
        (
            counted.sentences,
            counted.words,
            counted.syllables,
            counted.long_words
        ),
        (2.0, 9.0, 10.0, 0.0)
    );
    assert!((counted.grade() - (0.39 * 4.5 + 11.8 * 10.0 / 9.0 - 15.59)).abs() < 1e-9);
    for (word, count) in [
        ("table", 2.0),
        ("exercise", 3.0),
        ("knee", 1.0),
        ("7", 1.0),
        ("you", 1.0),
    ] {
        assert!((syllables(word) - count).abs() < 1e-9, "{word}");
    }
}

#[test]
fn the_sentences_can_be_read_by_a_sixth_grader() {
    let mut hard = BTreeMap::new();
    for spoken in &SPOKEN {
        for file in spoken.files {
            let (name, _) = *file;
            if HARDER.iter().any(|room| name.ends_with(room)) {
                continue;
            }
            let words = Words::of(spoken.language);
            let mut counted = Counted::default();
            for (key, message) in messages(&[*file]) {
                let arguments: Vec<_> = message
                    .arguments
                    .iter()
                    .map(|name| (name.as_str(), FluentValue::from(7)))
                    .collect();
                counted.add(&words.say(&key, &arguments));
            }
            let (measured, most) = match spoken.language {
                Language::En => (counted.grade(), GRADE),
                Language::Nb => (counted.lix(), LIX),
            };
            if measured > most {
                hard.insert(name, format!("{measured:.1} of at most {most}"));
            }
        }
    }
    assert!(hard.is_empty(), "{hard:#?}");
}
