//! The demo: what it says in both languages, and that it writes what the README shows.

use std::path::Path;

use super::{Terminal, client, left};

fn told(language: &str) -> (String, Terminal) {
    let terminal = Terminal::new();
    let mut command = client(terminal.folder.path());
    // The day of the machine must not matter: the story has its own.
    command.args(["demo", "--lang", language]);
    (left(command, None).well(), terminal)
}

#[test]
fn the_demo_tells_its_story_in_english() {
    insta::assert_snapshot!("demo-en", told("en").0);
}

#[test]
fn the_demo_tells_its_story_in_norwegian() {
    insta::assert_snapshot!("demo-nb", told("nb").0);
}

#[test]
fn the_demo_leaves_a_report_and_the_picture_that_the_readme_shows() {
    let (_, terminal) = told("en");
    let shown = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/images/week.svg");
    let (shown, drawn) = (
        std::fs::read_to_string(shown).unwrap(),
        std::fs::read_to_string(terminal.path("demo-out/week.svg")).unwrap(),
    );
    assert!(
        shown == drawn,
        "draw it again: cargo run -- demo && cp demo-out/week.svg docs/images/week.svg"
    );
    let report = std::fs::read_to_string(terminal.path("demo-out/report.html")).unwrap();
    for never in ["<script", "http:", "https:", "url(", "@import", "src="] {
        assert!(
            !report.contains(never),
            "the report is one file that fetches nothing: {never}"
        );
    }
    assert!(report.contains("sit through a film with my son"));
    // Twice the same story, byte for byte.
    let (_, again) = told("en");
    let again = std::fs::read_to_string(again.path("demo-out/report.html")).unwrap();
    assert!(report == again, "the demo is the same every time");
}
