//! Whether a tired reader gets through: sentence and word lengths by the two usual formulas, and words that frighten.
//!
//! Norwegian: LIX = words / sentences + 100 × words of more than 6 letters / words; a sentence ends with a full stop,
//! colon, question or exclamation mark (Björnsson CH. Läsbarhet. Stockholm: Liber; 1968).
//! English: Flesch-Kincaid grade = 0.39 × words / sentences + 11.8 × syllables / words - 15.59 (Kincaid JP et al.,
//! Research Branch Report 8-75, Naval Technical Training Command; 1975). Syllables are counted by vowel groups.

use super::super::{Language, Library, Message, passages};

/// A formula's outcome: a LIX, or a school grade.
fn measure(language: Language, text: &str) -> f64 {
    match language {
        Language::En => flesch_kincaid_grade(text),
        Language::Nb => lix(text),
    }
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| c.is_whitespace() || c == '-' || c == '/')
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect()
}

fn sentences(text: &str, ends: fn(char) -> bool) -> usize {
    text.split(ends)
        .filter(|part| part.chars().any(char::is_alphanumeric))
        .count()
}

fn ratio(part: usize, whole: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole.max(1)).unwrap())
}

fn lix(text: &str) -> f64 {
    let words = words(text);
    let long = words.iter().filter(|word| word.chars().count() > 6).count();
    ratio(
        words.len(),
        sentences(text, |c| matches!(c, '.' | '!' | '?' | ':')),
    ) + 100.0 * ratio(long, words.len())
}

fn flesch_kincaid_grade(text: &str) -> f64 {
    let words = words(text);
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    0.39 * ratio(words.len(), sentences(text, |c| matches!(c, '.' | '!' | '?')))
        + 11.8 * ratio(syllables, words.len())
        - 15.59
}

fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let vowel = |c: char| "aeiouy".contains(c);
    let mut groups = 0;
    let mut before = false;
    for c in word.chars() {
        groups += usize::from(vowel(c) && !before);
        before = vowel(c);
    }
    let ends = |end: &str| word.ends_with(end);
    // A silent e at the end, alone or before s or d: "move", "moves", "moved", but not "table" or "rested".
    let consonant_le = ends("le") && word.chars().rev().nth(2).is_some_and(|before| !vowel(before));
    let silent = (ends("e") && !consonant_le && !ends("ee"))
        || (ends("ed") && !ends("ted") && !ends("ded"))
        || (ends("es")
            && !["ses", "ces", "ges", "zes", "xes", "shes", "ches", "les"]
                .iter()
                .any(|end| ends(end)));
    if silent && groups > 1 {
        groups - 1
    } else {
        groups.max(1)
    }
}

/// Each of the parts as sentences of their own.
fn joined<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for part in parts {
        text.push_str(part);
        text.push_str(if part.ends_with(['.', '?', ':']) {
            " "
        } else {
            ". "
        });
    }
    text
}

/// Every text of a language: its kind, id and words. What is read in a flare or about danger is a kind of its own.
fn texts(library: &Library, language: Language) -> Vec<(&'static str, String, String)> {
    let exercises = library.exercises().map(|entry| {
        let text = passages::of_exercise(entry.text(language));
        ("exercise", entry.id.clone(), joined(text))
    });
    let messages = library.messages().map(|entry| {
        let kind = if is_about_safety(entry) {
            "safety message"
        } else {
            "message"
        };
        let text = passages::of_message(entry.text(language));
        (kind, entry.id.clone(), joined(text))
    });
    let tools = library.tools().map(|entry| {
        let text = passages::of_tool(entry.text(language));
        ("tool", entry.id.clone(), joined(text))
    });
    let programmes = library.programmes().map(|entry| {
        let text = passages::of_programme(entry.text(language));
        ("programme", entry.id.clone(), joined(text))
    });
    exercises.chain(messages).chain(tools).chain(programmes).collect()
}

const KINDS: [&str; 5] = ["exercise", "message", "safety message", "tool", "programme"];

/// Whether a message is read in a flare, or says when to get help or how to take a medicine, as its English tells.
fn is_about_safety(message: &Message) -> bool {
    let says = passages::of_message(message.text(Language::En))
        .join(" ")
        .to_lowercase();
    message.theme == "first-aid"
        || ["help now", "for help", "doctor", "pill", "medicine"]
            .iter()
            .any(|word| says.contains(word))
}

/// What a kind of text may measure on average over all its texts, and what a single one may. A single exercise is some
/// 70 words, so one long word that cannot be avoided moves it by a point or two.
fn limits(kind: &str, language: Language) -> (f64, f64) {
    match (kind, language) {
        ("message", Language::En) => (8.0, 8.0),
        ("message", Language::Nb) => (35.0, 35.0),
        ("safety message", Language::En) => (6.0, 6.0),
        ("safety message", Language::Nb) => (30.0, 30.0),
        (_, Language::En) => (6.0, 6.5),
        (_, Language::Nb) => (30.0, 32.0),
    }
}

#[test]
fn the_formulas_give_what_is_counted_by_hand() {
    // 8 words, 2 sentences, 1 word of more than 6 letters: 4 + 12.5.
    assert!((lix("Ligg på ryggen. Hold magemuskelen stram en stund.") - 16.5).abs() < 0.001);
    // 6 words, 1 sentence, 6 syllables.
    let grade = flesch_kincaid_grade("The cat sat on the mat.");
    assert!((grade - (0.39 * 6.0 + 11.8 - 15.59)).abs() < 0.001);
    // What we would not hand out measures as what it is.
    let hard = "Persistent lumbar discomfort necessitates multidisciplinary rehabilitation incorporating progressive exercise.";
    assert!(flesch_kincaid_grade(hard) > 16.0);
    let hard = "Langvarige ryggplager forutsetter tverrfaglig rehabilitering med gradvis opptrapping av treningsmengden.";
    assert!(lix(hard) > 60.0);
    for (word, count) in [
        ("move", 1),
        ("moves", 1),
        ("moved", 1),
        ("table", 2),
        ("rested", 2),
        ("the", 1),
        ("knee", 1),
        ("knees", 1),
        ("breathing", 2),
        ("belly", 2),
        ("exercise", 3),
        ("muscles", 2),
        ("little", 2),
        ("ease", 1),
    ] {
        assert_eq!(syllables(word), count, "{word}");
    }
}

/// A sentence holds one idea: its words, at most. Ours.
const WORDS_A_SENTENCE: usize = 25;

#[test]
fn no_sentence_is_longer_than_one_idea() {
    let library = Library::built_in().unwrap();
    let mut faults = Vec::new();
    for language in Language::ALL {
        for (kind, id, text) in texts(&library, language) {
            for sentence in text.split(['.', '?']) {
                let count = words(sentence).len();
                if count > WORDS_A_SENTENCE {
                    faults.push(format!("{language:?} {kind} {id}: {count} words:{sentence}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_text_can_be_read_by_a_tired_reader() {
    let library = Library::built_in().unwrap();
    let mut faults = Vec::new();
    for language in Language::ALL {
        for kind in KINDS {
            let mut measured: Vec<(f64, String)> = texts(&library, language)
                .into_iter()
                .filter(|(of, ..)| *of == kind)
                .map(|(_, id, text)| (measure(language, &text), id))
                .collect();
            measured.sort_by(|a, b| b.0.total_cmp(&a.0));
            let mean = measured.iter().map(|(value, _)| value).sum::<f64>() / ratio(measured.len(), 1);
            let (on_average, each) = limits(kind, language);
            println!(
                "{language:?} {kind}: mean {mean:.1}, worst {:?}",
                measured.first()
            );
            let over = measured.iter().filter(|(value, _)| *value > each);
            faults.extend(
                over.map(|(value, id)| format!("{language:?} {kind} {id}: {value:.1}, at most {each}")),
            );
            if mean > on_average {
                faults.push(format!(
                    "{language:?} {kind}: mean {mean:.1}, at most {on_average}"
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Writing two languages side by side, a word of one slips into the other; Danish and Nynorsk into bokmål too.
#[test]
fn no_language_leaks_into_the_other() {
    let library = Library::built_in().unwrap();
    let mut faults = Vec::new();
    for (language, foreign) in [
        (Language::En, &["æ", "ø", "å", " og ", " ikke "][..]),
        (
            Language::Nb,
            &[
                " the ",
                " and ",
                " your ",
                "brug ",
                " af ",
                " hvordan du gjør det",
                " din rygg",
                " dine knær",
            ],
        ),
    ] {
        for (kind, id, text) in texts(&library, language) {
            let text = text.to_lowercase();
            faults.extend(
                foreign
                    .iter()
                    .filter(|word| text.contains(**word))
                    .map(|word| format!("{language:?} {kind} {id}: {word}")),
            );
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
