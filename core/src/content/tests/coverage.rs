//! Nobody is left without exercises: what the built-in content has as a whole is a rule for every library, so content
//! that lacks it is refused by what is lacking.

use super::super::loading::read_meaning;
use super::super::{completeness, files};

/// The built-in meaning with some of its text replaced, wherever it stands, and what is said of it.
fn said(changes: &[(&str, &str)]) -> String {
    let texts: Vec<String> = files::built_in()
        .meaning
        .iter()
        .map(|file| {
            changes
                .iter()
                .fold(file.text.to_owned(), |text, (from, to)| text.replace(from, to))
        })
        .collect();
    let files: Vec<files::ContentFile<'_>> = files::built_in()
        .meaning
        .iter()
        .zip(&texts)
        .map(|(file, text)| files::ContentFile {
            name: file.name,
            text,
        })
        .collect();
    let read = read_meaning(&files).unwrap();
    completeness::check(&read).map_or_else(|error| error.to_string(), |()| "whole".to_owned())
}

#[test]
fn the_built_in_content_is_whole() {
    assert_eq!(said(&[]), "whole");
}

#[test]
fn content_that_would_leave_somebody_without_is_refused_by_what_it_lacks() {
    for (changes, lacking) in [
        (
            &[("target = \"balance\"", "target = \"aerobic\"")][..],
            "balance: needs at least 12 exercises",
        ),
        (
            &[("level = 5", "level = 4"), ("level = 6", "level = 4")],
            "abdominals: needs at least 5 levels",
        ),
        (
            &[("knee = \"movement\"", "knee = \"deep-bend\"")],
            "position: who sits may have no strength",
        ),
        (
            &[("position = \"sitting\"", "position = \"standing\"")],
            "needs one on a chair that takes no strength",
        ),
        (
            &[("position = \"standing-supported\"", "position = \"standing\"")],
            "standing with a hand on something, has 0",
        ),
        (&[("space = \"bed\"", "space = \"mat\"")], "on a bed, has 0"),
        (
            &[("instead_when_not = { late-pregnancy = \"table-press\" }", "")],
            "instead_when_not",
        ),
        (&[("workday = true", "")], "workday: needs at least 25"),
        (
            &[("eases = \"extension\"", "eases = \"flexion\"")],
            "pain-relief: needs at least 2 that ease by extension",
        ),
        (
            &[("not_with = []", ""), ("\"neck-pain\"", "\"knee-pain\"")],
            "neck-pain",
        ),
        (&[("right = ", "# ")], "messages that ask something, has 0"),
        (
            &[("id = \"scan-card\"", "id = \"scan-story\"")],
            "tools: no 'scan-card'",
        ),
        (
            &[("theme = \"sleep\"", "theme = \"pacing\"")],
            "sleep: needs at least 10 messages, has 0",
        ),
    ] {
        let found = said(changes);
        assert!(found.contains(lacking), "{changes:?}: {found}");
    }
}
