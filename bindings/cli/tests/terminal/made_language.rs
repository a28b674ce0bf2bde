//! Every command in a made language: each sentence stands in brackets and is longer by two fifths. What stands outside of
//! the brackets is hard-coded; what no longer fits its place would be cut in a language to come.

use std::collections::BTreeSet;
use std::path::Path;

use super::{MORNING, Terminal, languages, walk};

const OPENS: char = '\u{27e6}';
const ENDS: char = '\u{27e7}';

/// What prints the summaries that its numbers rest on, cited in the language they are in.
const CITES: [&str; 1] = ["med limits"];

/// As wide as the terminal writes (`out::WIDTH`).
const WIDTH: usize = 96;

/// Fields that a phone shows in a line or two: a heading, a name, a button. They may be as long as a line here.
const SHORT: [&str; 7] = [
    "title",
    "name",
    "line",
    "day_text",
    "date_text",
    "period_text",
    "group_text",
];

/// A text of content in brackets, its vowels doubled.
fn made(text: &str) -> String {
    let long: String = text
        .chars()
        .flat_map(|letter| std::iter::repeat_n(letter, 1 + usize::from("aeiouy".contains(letter))))
        .collect();
    format!("{OPENS}{long}{ENDS}")
}

fn make_texts(value: &mut toml::Value) {
    match value {
        toml::Value::String(text) => *text = made(text),
        toml::Value::Array(values) => values.iter_mut().for_each(make_texts),
        toml::Value::Table(table) => table.iter_mut().for_each(|(_, value)| make_texts(value)),
        _ => {}
    }
}

/// The built-in content with its English in the made language, in a folder of its own.
fn made_content(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let from = entry.unwrap().path();
        let to = to.join(from.file_name().unwrap());
        if from.is_dir() {
            made_content(&from, &to);
            continue;
        }
        let mut text = std::fs::read_to_string(&from).unwrap();
        if from.parent().is_some_and(|folder| folder.ends_with("en")) {
            let mut words: toml::Table = toml::from_str(&text).unwrap();
            let texts = words
                .iter_mut()
                .filter(|(key, _)| !["version", "source", "avoid"].contains(&key.as_str()));
            texts.for_each(|(_, value)| make_texts(value));
            text = toml::to_string(&words).unwrap();
        }
        // Published works are cited alike in every language: they get brackets, so that what is left over is found.
        if from.ends_with("sources.toml") {
            let mut sources: toml::Table = toml::from_str(&text).unwrap();
            for (_, source) in sources["sources"].as_table_mut().unwrap() {
                make_texts(&mut source["citation"]);
            }
            text = toml::to_string(&sources).unwrap();
        }
        std::fs::write(to, text).unwrap();
    }
}

/// A terminal that speaks the made language, in sentences and in content.
fn speaking(always: &[&str]) -> Terminal {
    let mut terminal = Terminal::new();
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../core/assets/content");
    let folder = terminal.path("content");
    made_content(&content, &folder);
    let (folder, pack) = (folder.display().to_string(), terminal.path("made.pack"));
    let pack = pack.display().to_string();
    let build = [
        "pack", "build", &folder, "--serial", "1", "--key", "made", "--before", "1.0.0", "--out", &pack,
    ];
    terminal.run(MORNING, &build).well();
    let secret = terminal.write("secret", [7_u8; 32]);
    terminal
        .run(MORNING, &["pack", "sign", &pack, "--secret", &secret])
        .well();
    let keys = terminal.write(
        "keys.toml",
        "version = \"1\"\nsource = \"ours\"\n[[key]]\nid = \"made\"\nuntil = \"2027-12-31\"\n\
         public = \"ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c\"\n",
    );
    terminal.always = vec!["--trust".to_owned(), keys];
    terminal.made_language = true;
    let installed = terminal.run(MORNING, &["pack", "install", &pack]).well();
    assert!(installed.starts_with(OPENS), "{installed}");
    terminal
        .always
        .extend(always.iter().map(|option| (*option).to_owned()));
    terminal
}

/// What stands outside of all brackets.
fn outside(text: &str) -> String {
    let mut depth = 0_usize;
    let mut left = String::new();
    for letter in text.chars() {
        match letter {
            OPENS => depth += 1,
            ENDS => depth = depth.saturating_sub(1),
            _ if depth == 0 => left.push(letter),
            _ => {}
        }
    }
    left
}

/// Whether a word outside of brackets is none of a language: a number, a sign, a code or an id, or what the person typed,
/// which the walk has in capitals.
fn is_no_word(word: &str) -> bool {
    // "(bridge)": what is typed to see it.
    let code = word.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let code = code.is_some_and(|code| code.bytes().all(|byte| byte.is_ascii_lowercase()));
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    let coded = word.contains(['-', '_', '/', ':', '.', '=', '@']);
    code || !word.chars().any(char::is_alphabetic)
        || coded
        || word.chars().all(|letter| !letter.is_lowercase())
        || word.chars().any(|letter| letter.is_ascii_digit())
        || word == "mg"
}

/// What each command of the walk printed; one that did not run is a fault.
fn walked(terminal: &Terminal, faults: &mut BTreeSet<String>) -> Vec<(&'static str, String)> {
    let mut printed = Vec::new();
    for step in walk::steps() {
        let typed = step.typed(terminal);
        let left = terminal.run(step.now, &typed);
        if left.code == 0 {
            printed.push((step.command, left.out));
        } else {
            faults.insert(format!("{typed:?}: {left:?}"));
        }
    }
    printed
}

#[test]
fn no_printed_word_is_hard_coded_and_no_line_is_wider_than_the_terminal() {
    let terminal = speaking(&[]);
    let mut faults = BTreeSet::new();
    for (command, out) in walked(&terminal, &mut faults) {
        if out.starts_with("<svg") {
            continue;
        }
        if !CITES.contains(&command) {
            let said = outside(&out);
            let words = said.split_whitespace().filter(|word| !is_no_word(word));
            faults.extend(words.map(|word| format!("{}: {word}", command)));
        }
        let wide = out.lines().filter(|line| line.chars().count() > WIDTH);
        faults.extend(wide.map(|line| format!("{}: too wide: {line}", command)));
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_sentence_of_a_record_is_hard_coded() {
    let terminal = speaking(&["--json"]);
    let (mut faults, mut sentences) = (BTreeSet::new(), 0);
    for (command, out) in walked(&terminal, &mut faults) {
        let Ok(record) = serde_json::from_str(&out) else {
            continue;
        };
        let mut found = Vec::new();
        languages::texts(command, &record, &mut found);
        for (path, text) in found {
            sentences += usize::from(text.contains(OPENS));
            let field = path.rsplit('.').next().unwrap_or_default();
            if SHORT.contains(&field) && text.chars().count() > WIDTH {
                faults.insert(format!("{path}: too long: {text}"));
            }
            let bare = outside(&text);
            if bare.split_whitespace().any(|word| !is_no_word(word)) && bare.contains(' ') {
                faults.insert(format!("{path}: {text}"));
            }
        }
    }
    assert!(sentences > 1000, "{sentences}");
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn what_is_planted_outside_of_brackets_is_found() {
    for (text, words) in [
        (
            "\u{27e6}Reest \u{27e6}two\u{27e7} daays\u{27e7} (bridge) 4:30 DR BERG",
            0,
        ),
        ("\u{27e6}Reest\u{27e7} for 4 s", 2),
        ("Rest \u{27e6}noow\u{27e7}", 1),
        ("bird-dog 2026-11-02T08:00:00+01:00 500 mg · →", 0),
    ] {
        let bare = outside(text);
        let found = bare.split_whitespace().filter(|word| !is_no_word(word));
        assert_eq!(found.count(), words, "{text}");
    }
}
