//! How hard the sentences are to read: Flesch-Kincaid's grade in English, LIX in Norwegian. Only tests ask.

use std::collections::BTreeMap;

use super::languages::SPOKEN;
use super::tests::{Message, messages};
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

/// Files whose sentences are read by someone worried, in pain or at a dose, so that each has to be easy on its own:
/// danger signs, the first questions, the plan with its flares, medicines, and what is held back and why.
const EACH_EASY: &[&str] = &[
    "screening.ftl",
    "profile.ftl",
    "plan.ftl",
    "medication.ftl",
    "self_care.ftl",
];

/// Fewer words than this are a label or a line of a list; a formula made for passages says nothing about them.
const WORDS_TO_MEASURE: f64 = 9.0;

/// What one word that cannot be avoided ("exercises", "anti-inflammatory", "fysioterapeuten") may add in a short text:
/// in English two syllables too many, in Norwegian one long word. In 24 words that is one grade, or four points.
const SYLLABLES_TO_SPARE: f64 = 2.0;
const LONG_WORDS_TO_SPARE: f64 = 1.0;

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

/// A sentence filled in with a number wherever it takes something.
fn filled(words: Words, key: &str, message: &Message) -> String {
    let arguments: Vec<_> = message
        .arguments
        .iter()
        .map(|name| (name.as_str(), FluentValue::from(7)))
        .collect();
    words.say(key, &arguments)
}

#[test]
fn no_hard_sentence_hides_among_easy_ones_where_it_matters_most() {
    let mut hard = Vec::new();
    for spoken in &SPOKEN {
        let words = Words::of(spoken.language);
        let files = spoken
            .files
            .iter()
            .filter(|(name, _)| EACH_EASY.iter().any(|room| name.ends_with(room)));
        for file in files {
            for (key, message) in messages(&[*file]) {
                let text = filled(words, &key, &message);
                let mut counted = Counted::default();
                counted.add(&text);
                if counted.words < WORDS_TO_MEASURE {
                    continue;
                }
                let (measured, most) = match spoken.language {
                    Language::En => (counted.grade(), GRADE + 11.8 * SYLLABLES_TO_SPARE / counted.words),
                    Language::Nb => (counted.lix(), LIX + 100.0 * LONG_WORDS_TO_SPARE / counted.words),
                };
                if measured > most {
                    hard.push(format!(
                        "{} {key}: {measured:.1} of at most {most:.1}: {text}",
                        file.0
                    ));
                }
            }
        }
    }
    assert!(hard.is_empty(), "{}", hard.join("\n"));
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
                counted.add(&filled(words, &key, &message));
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
