//! Every language has every sentence, and every sentence takes the same arguments in each.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use crate::source;

/// Where the languages live, one folder each.
const LOCALES: &str = "bindings/api/locales";

/// Sentences that are given more than one language needs: of the arguments named each takes its own.
const EACH_ITS_OWN: [(&str, &[&str]); 2] = [
    // The clock of twelve hours or of twenty-four.
    ("common.ftl time", &["hour", "twelve", "half", "minute"]),
    ("common.ftl time-on-the-hour", &["hour", "twelve", "half"]),
];

/// Whether the arguments of a sentence fit those it has in English.
fn fits(key: &str, own: &BTreeSet<String>, english: &BTreeSet<String>) -> bool {
    match EACH_ITS_OWN.iter().find(|(one, _)| *one == key) {
        Some((_, given)) => own.iter().all(|argument| given.contains(&argument.as_str())),
        None => own == english,
    }
}

/// The arguments of each message of a file, its attributes as `message.attribute`.
fn messages(name: &str, text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let resource = parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{name}: {errors:?}"));
    let mut found = BTreeMap::new();
    for entry in &resource.body {
        let (key, value, attributes) = match entry {
            Entry::Message(message) => (
                message.id.name.to_owned(),
                message.value.as_ref(),
                &message.attributes,
            ),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
            _ => continue,
        };
        let mut add = |key: String, pattern: &Pattern<&str>| {
            let mut arguments = BTreeSet::new();
            pattern_arguments(pattern, &mut arguments);
            assert!(
                found.insert(key.clone(), arguments).is_none(),
                "{name}: {key} stands twice"
            );
        };
        if let Some(value) = value {
            add(key.clone(), value);
        }
        for attribute in attributes {
            add(format!("{key}.{}", attribute.id.name), &attribute.value);
        }
    }
    found
}

fn pattern_arguments(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_arguments(expression, found);
        }
    }
}

fn expression_arguments(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => inline_arguments(inline, found),
        Expression::Select { selector, variants } => {
            inline_arguments(selector, found);
            for variant in variants {
                pattern_arguments(&variant.value, found);
            }
        }
    }
}

fn inline_arguments(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => expression_arguments(expression, found),
        InlineExpression::FunctionReference { arguments, .. } => {
            for one in &arguments.positional {
                inline_arguments(one, found);
            }
            for one in &arguments.named {
                inline_arguments(&one.value, found);
            }
        }
        _ => {}
    }
}

/// The sentences of every language: language, then file and key, then arguments.
fn languages() -> BTreeMap<String, BTreeMap<String, BTreeSet<String>>> {
    let mut languages: BTreeMap<String, BTreeMap<_, _>> = BTreeMap::new();
    for file in source::files(LOCALES, &[".ftl"]) {
        let inside = &file.path[LOCALES.len() + 1..];
        let (language, room) = inside
            .split_once('/')
            .unwrap_or_else(|| panic!("{}: in no language", file.path));
        let sentences = languages.entry(language.to_owned()).or_default();
        for (key, arguments) in messages(&file.path, &file.text) {
            sentences.insert(format!("{room} {key}"), arguments);
        }
    }
    languages
}

#[test]
fn every_language_has_every_sentence_with_the_same_arguments() {
    let languages = languages();
    let english = languages.get("en").expect("English");
    assert!(languages.contains_key("nb"), "Norwegian bokmål");
    for (key, _) in EACH_ITS_OWN {
        assert!(english.contains_key(key), "{key} is no sentence any more");
    }
    let mut faults = Vec::new();
    for (language, sentences) in &languages {
        for (key, arguments) in english {
            match sentences.get(key) {
                None => faults.push(format!("{language} lacks {key}")),
                Some(own) if !fits(key, own, arguments) => {
                    faults.push(format!(
                        "{language}: {key} takes {own:?}, in English {arguments:?}"
                    ));
                }
                Some(_) => {}
            }
        }
        faults.extend(
            sentences
                .keys()
                .filter(|key| !english.contains_key(*key))
                .map(|key| format!("only {language} has {key}")),
        );
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_key_stands_in_one_file_only() {
    for (language, sentences) in languages() {
        let mut seen = BTreeMap::new();
        for place in sentences.keys() {
            let (room, key) = place.split_once(' ').unwrap();
            if let Some(other) = seen.insert(key.to_owned(), room.to_owned()) {
                panic!("{language}: {key} stands in {other} and {room}");
            }
        }
    }
}

#[test]
fn arguments_are_found_wherever_they_stand() {
    let text = "a = { $one } and { NUMBER($two, minimumFractionDigits: 1) }\nb = { $three ->\n    [one] x { $four }\n   *[other] y\n }\n    .label = { $five }\n";
    let found = messages("here", text);
    let of = |key: &str| found[key].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(of("a"), ["one", "two"]);
    assert_eq!(of("b"), ["four", "three"]);
    assert_eq!(of("b.label"), ["five"]);
}
