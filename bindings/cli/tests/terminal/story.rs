//! A year of one made person, told in both languages, the same every time.

use std::path::Path;

use super::{Terminal, client, left};

fn told(language: &str, more: &[&str]) -> String {
    let terminal = Terminal::new();
    let mut command = client(terminal.folder.path());
    let year = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/year.toml");
    command
        .arg("story")
        .arg(year)
        .args(["--lang", language])
        .args(more);
    left(command, None).well()
}

#[test]
fn a_year_is_told_in_english() {
    insta::assert_snapshot!("year-en", told("en", &[]));
}

#[test]
fn a_year_is_told_in_norwegian() {
    insta::assert_snapshot!("year-nb", told("nb", &[]));
}

#[test]
fn the_same_events_give_the_same_weeks_and_reasons_bit_by_bit() {
    let (one, other) = (told("en", &["--json"]), told("en", &["--json"]));
    assert!(one == other);
    let chapters: serde_json::Value = serde_json::from_str(&one).unwrap();
    let weeks: std::collections::BTreeSet<u64> = chapters
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|chapter| chapter["week"].as_u64())
        .collect();
    assert_eq!(weeks.len(), 53, "the beginning and 52 weeks");
}

#[test]
fn a_story_that_is_none_is_refused_by_its_place() {
    let terminal = Terminal::new();
    let none = terminal.write("none.toml", "name = \"Nobody\"\nwhom = 1\n");
    let refused = terminal.run(super::MORNING, &["story", &none]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("unknown field"), "{}", refused.err);
}
