//! Every screen in both languages: what reads the same in both is hard-coded, what shows a brace was left open.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Terminal, walk};

/// Fields that are the same in every language: published works, what the person typed, codes for other programs.
const SAME: [&str; 8] = [
    "sources",
    "source",
    "evidence_source",
    "citation",
    "id",
    "svg",
    "written",
    "words",
];

/// The texts of a record, each with its path.
pub(super) fn texts(path: &str, value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => found.push((path.to_owned(), text.clone())),
        Value::Array(entries) => {
            for (place, entry) in entries.iter().enumerate() {
                texts(&format!("{path}[{place}]"), entry, found);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields.iter().filter(|(name, _)| !SAME.contains(&name.as_str())) {
                texts(&format!("{path}.{name}"), field, found);
            }
        }
        _ => {}
    }
}

/// A text for a reader, not a code, a name or a time: three words with a letter each.
fn is_sentence(text: &str) -> bool {
    let is_word = |word: &&str| word.chars().any(char::is_alphabetic);
    text.split_whitespace().filter(is_word).count() >= 3
}

#[test]
fn no_screen_has_a_sentence_that_is_the_same_in_both_languages_or_an_argument_left_open() {
    let spoken = ["en", "nb"].map(|language| {
        let mut terminal = Terminal::new();
        terminal.always = ["--json", "--lang", language].map(str::to_owned).into();
        terminal
    });
    let mut same = BTreeSet::new();
    let mut sentences = 0;
    for step in walk::steps() {
        let [english, norwegian] = spoken.each_ref().map(|terminal| {
            let typed = step.typed(terminal);
            let left = terminal.run(step.now, &typed);
            assert_eq!(left.code, 0, "{typed:?}: {left:?}");
            let mut found = Vec::new();
            // What is written to a file, or drawn, is no record.
            if let Ok(record) = serde_json::from_str(&left.out) {
                texts(&typed.join(" "), &record, &mut found);
            }
            found
        });
        let theirs: BTreeSet<&str> = norwegian.iter().map(|(_, text)| text.as_str()).collect();
        for (path, text) in english.iter().filter(|(_, text)| is_sentence(text)) {
            sentences += 1;
            // A medicine's name and strength are written alike.
            if theirs.contains(text.as_str()) && !text.starts_with("Paracetamol 500 mg") {
                same.insert(format!("{path}: {text}"));
            }
        }
        for (path, text) in english.iter().chain(&norwegian) {
            let open = text.contains("{ $") || text.contains("{$") || text.contains("{ -");
            assert!(!open, "{path}: {text}");
        }
    }
    assert!(sentences > 1000, "{sentences}");
    assert!(same.is_empty(), "{same:#?}");
}
