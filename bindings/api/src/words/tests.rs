//! What every sentence in every language must be. That no language lacks one is a rule of the house (`tests`).

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::languages::SPOKEN;
use super::*;

/// Messages that are rightly the same in both languages: patterns of marks and numbers, names.
const SAME_IN_BOTH: &[&str] = &[
    "report-function-change",
    "report-number",
    "entry-measured",
    "list-comma",
    "terminal-told",
    "date-of-year",
    "weekday-and-date",
    "medicine-line",
    "report-medicine-amount",
    "medicine-ingredient",
    "product-name",
    "medicine-form-gel",
    "dose-line",
    "appointment",
    "appointment-at-place",
    "dose-millilitres",
    "dose-milligrams",
    "substance-paracetamol",
    "substance-ibuprofen",
    "substance-ketoprofen",
    "substance-tramadol",
    "substance-tapentadol",
    "substance-fentanyl",
    "substance-gabapentin",
    "substance-pregabalin",
    "substance-diazepam",
];

/// Sentences in which a word to avoid says something else: a file is damaged, "beinskjør" is the name of osteoporosis, two
/// weeks "på rad" are no praise.
const MEANT_OTHERWISE: &[(&str, &str)] = &[
    ("error-damaged", "damage"),
    ("terminal-damaged", "damage"),
    ("has-osteoporosis", "skjør"),
    ("constraint-osteoporosis", "skjør"),
    ("finding-small-injury-with-osteoporosis", "skjør"),
    ("care-reason-getting-worse", "på rad"),
];

/// A message: its text without layout, and the arguments it takes.
#[derive(Default)]
pub(super) struct Message {
    pub(super) text: String,
    pub(super) arguments: BTreeSet<String>,
}

pub(super) fn messages(files: &[(&str, &str)]) -> BTreeMap<String, Message> {
    let mut found = BTreeMap::new();
    for (file, text) in files {
        let resource = fluent_syntax::parser::parse(*text)
            .unwrap_or_else(|(_, errors)| panic!("{file} does not parse: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(entry) = entry else { continue };
            let key = entry.id.name.to_owned();
            assert!(
                entry.attributes.is_empty(),
                "{file}: {key} has attributes, which nothing reads"
            );
            let mut message = Message::default();
            read_pattern(&entry.value.expect("a message has a value"), &mut message);
            assert!(
                found.insert(key.clone(), message).is_none(),
                "{file}: {key} stands twice"
            );
        }
    }
    found
}

fn read_pattern(pattern: &Pattern<&str>, into: &mut Message) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => into.text.push_str(value),
            PatternElement::Placeable { expression } => read_expression(expression, into),
        }
    }
}

fn read_expression(expression: &Expression<&str>, into: &mut Message) {
    match expression {
        Expression::Inline(inline) => read_inline(inline, into),
        Expression::Select { selector, variants } => {
            read_inline(selector, into);
            for variant in variants {
                read_pattern(&variant.value, into);
            }
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, into: &mut Message) {
    match inline {
        InlineExpression::VariableReference { id } => {
            into.arguments.insert(id.name.to_owned());
        }
        InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
            into.text.push_str(value);
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                read_inline(argument, into);
            }
        }
        InlineExpression::Placeable { expression } => read_expression(expression, into),
        InlineExpression::MessageReference { id, .. } | InlineExpression::TermReference { id, .. } => {
            panic!("{}: a sentence stands on its own, without references", id.name)
        }
    }
}

#[test]
fn every_file_in_the_folders_is_read() {
    for spoken in &SPOKEN {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("locales")
            .join(spoken.language.tag());
        let there: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| {
                format!(
                    "{}/{}",
                    spoken.language.tag(),
                    entry.unwrap().file_name().display()
                )
            })
            .collect();
        let read: BTreeSet<String> = spoken.files.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(there, read);
    }
}

#[test]
fn no_english_sentence_is_left_among_the_norwegian() {
    let [first, others @ ..] = &SPOKEN;
    let english = messages(first.files);
    for spoken in others {
        for (key, message) in messages(spoken.files) {
            let same = message.text == english[&key].text;
            assert_eq!(
                same,
                SAME_IN_BOTH.contains(&key.as_str()),
                "{key} in {}",
                spoken.language.tag()
            );
        }
    }
}

#[test]
fn no_sentence_leaves_an_argument_open() {
    for spoken in &SPOKEN {
        let words = Words::of(spoken.language);
        for (key, message) in messages(spoken.files) {
            for value in [FluentValue::from(1), FluentValue::from(7), FluentValue::from("x")] {
                let arguments: Vec<_> = message
                    .arguments
                    .iter()
                    .map(|name| (name.as_str(), value.clone()))
                    .collect();
                let before = gaps::counted();
                let sentence = words.say(&key, &arguments);
                assert_eq!(before, gaps::counted(), "{key} in {}", spoken.language.tag());
                assert!(
                    !sentence.contains(['{', '}', '$']),
                    "{key} in {}: {sentence}",
                    spoken.language.tag()
                );
                assert!(
                    !sentence.trim().is_empty(),
                    "{key} in {} is empty",
                    spoken.language.tag()
                );
            }
        }
    }
}

#[test]
fn a_missing_sentence_or_argument_is_counted() {
    let words = Words::of(Language::Nb);
    let before = gaps::counted();
    assert_eq!(words.say("no-such-sentence", &[]), "no-such-sentence");
    assert_eq!(gaps::counted(), before + 1);
    words.say("minutes", &[]);
    assert_eq!(gaps::counted(), before + 2);
}

#[test]
fn nothing_is_said_that_frightens_scolds_or_cheers() {
    let library = lissom::content::Library::built_in().unwrap();
    for spoken in &SPOKEN {
        let avoided = library.avoided(spoken.language.into());
        assert!(!avoided.is_empty());
        for (key, message) in messages(spoken.files) {
            let text = message.text.to_lowercase();
            for never in avoided.iter().map(String::as_str).chain(["!"]) {
                assert!(
                    !text.contains(never) || MEANT_OTHERWISE.contains(&(key.as_str(), never)),
                    "{key} in {} says \"{never}\"",
                    spoken.language.tag()
                );
            }
        }
    }
}

/// Every string literal in the sources below a folder, tests left out.
fn literals(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            literals(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && path.file_name().is_some_and(|name| name != "tests.rs")
        {
            let source = std::fs::read_to_string(&path).unwrap();
            let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
            let code: String = code
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect();
            found.extend(code.split('"').skip(1).step_by(2).map(ToOwned::to_owned));
        }
    }
}

#[test]
fn every_sentence_is_said_somewhere() {
    let mut said = BTreeSet::new();
    // The terminal asks and shows in sentences of its own.
    for sources in ["src", "../cli/src"] {
        literals(&Path::new(env!("CARGO_MANIFEST_DIR")).join(sources), &mut said);
    }
    // A family is named by its first words: "pain-site" for "pain-site-lower-back".
    let unsaid: Vec<_> = messages(SPOKEN[0].files)
        .into_keys()
        .filter(|key| {
            !said.contains(key)
                && !key
                    .match_indices('-')
                    .any(|(place, _)| said.contains(&key[..place]))
        })
        .collect();
    assert!(unsaid.is_empty(), "never said: {unsaid:?}");
}

#[test]
fn lists_are_said_with_one_last_word() {
    for (things, english, norwegian) in [
        (vec![], "", ""),
        (vec!["a"], "a", "a"),
        (vec!["a", "b"], "a and b", "a og b"),
        (vec!["a", "b", "c"], "a, b and c", "a, b og c"),
        (vec!["a", "b", "c", "d"], "a, b, c and d", "a, b, c og d"),
    ] {
        let things: Vec<String> = things.into_iter().map(ToOwned::to_owned).collect();
        assert_eq!(Words::of(Language::En).all_of(&things), english);
        assert_eq!(Words::of(Language::Nb).all_of(&things), norwegian);
    }
    let two = ["a".to_owned(), "b".to_owned()];
    assert_eq!(Words::of(Language::En).one_of(&two), "a or b");
    assert_eq!(Words::of(Language::Nb).one_of(&two), "a eller b");
    assert_eq!(sentence_case("i morgen klokka 8"), "I morgen klokka 8");
    assert_eq!(sentence_case("økt"), "Økt");
}
