//! People written as people, each with what a physiotherapist would expect: `tests/vignettes/*.toml`, replayed through
//! the API in both languages. What fails is said by the person's name and the expectation.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed expectation is the test's message"
)]

mod expect;
mod told;
mod why;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use lissom_api::Language;
use lissom_cli::story::{Story, replay};

use expect::Expect;
use told::Point;

/// The fewest people that there must be.
const PEOPLE: usize = 40;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vignettes")
}

/// Every vignette, by its file's name.
fn people() -> Vec<(String, Story)> {
    let mut found: Vec<_> = std::fs::read_dir(folder())
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "toml"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let story = toml::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
            (name, story)
        })
        .collect();
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    found
}

/// What a person's expectations miss, a line each.
fn missed(story: &Story, language: Language) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("life.db");
    let chapters = match replay(story, &store, language) {
        Ok(chapters) => chapters,
        Err((day, error)) => return vec![format!("day {day} was refused: {error}")],
    };
    let points = Point::all(&chapters, &store);
    let mut missed = Vec::new();
    for expect in &story.expect {
        let expect: Expect =
            serde_json::from_value(expect.clone()).unwrap_or_else(|e| panic!("{}: {e}", story.name));
        match points.get(&expect.week) {
            Some(point) => missed.extend(expect.missed(point, language)),
            None => missed.push(format!("week {} was never lived", expect.week)),
        }
    }
    for point in points.values() {
        missed.extend(point.faults());
    }
    missed
}

#[test]
fn everyone_gets_what_a_physiotherapist_expects() {
    let people = people();
    assert!(people.len() >= PEOPLE, "{} people", people.len());
    let mut lines = Vec::new();
    for (file, story) in &people {
        assert!(
            !story.expect.is_empty() && story.expected.is_some(),
            "{file} expects nothing"
        );
        let of_all = |what: fn(&serde_json::Value) -> bool| story.expect.iter().any(what);
        for (what, there) in [
            (
                "screening",
                of_all(|one| one.get("tier").or(one.get("held")).is_some()),
            ),
            ("English words", of_all(|one| one.pointer("/says/en").is_some())),
            ("Norwegian words", of_all(|one| one.pointer("/says/nb").is_some())),
        ] {
            assert!(there, "{file} expects nothing of {what}");
        }
        for (language, code) in [(Language::En, "en"), (Language::Nb, "nb")] {
            let missed = missed(story, language);
            lines.extend(
                missed
                    .into_iter()
                    .map(|line| format!("{file}, {} ({code}): {line}", story.name)),
            );
        }
    }
    assert!(lines.is_empty(), "\n{}", lines.join("\n"));
}

#[test]
fn everyone_has_a_name_of_their_own_and_a_paragraph() {
    let people = people();
    let names: BTreeSet<&String> = people.iter().map(|(_, story)| &story.name).collect();
    assert_eq!(names.len(), people.len());
    for (file, story) in &people {
        let told = [Language::En, Language::Nb].map(|language| story.who.in_language(language));
        assert_ne!(told[0], told[1], "{file}: in both languages");
        for who in told {
            assert!(who.split_whitespace().count() >= 15, "{file}: who is this?");
        }
        assert!(story.name_nb.is_some(), "{file} has no Norwegian name");
    }
}

#[test]
fn an_expectation_that_does_not_hold_is_missed_by_name() {
    let (_, story) = people()
        .into_iter()
        .find(|(file, _)| file == "01-acute-and-frightened")
        .unwrap();
    let wrong = serde_json::json!({
        "sessions": [7, 7], "strategy": "build", "tier": "emergency", "held": "stopped", "step_goal": true,
        "groups": ["balance"], "groups_out": ["pain-relief"], "walking": "none", "moved": "up",
        "says": { "en": ["no such words"], "nb": ["ingen slike ord"] }
    });
    let wrong_count = wrong.as_object().unwrap().len();
    let story = Story {
        expect: vec![wrong],
        ..story
    };
    for language in [Language::En, Language::Nb] {
        assert_eq!(missed(&story, language).len(), wrong_count);
    }
}
