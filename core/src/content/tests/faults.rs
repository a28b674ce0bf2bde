//! Each kind of fault in a small library of its own, planted one at a time.

use super::super::files::{ContentFile, Files};
use super::super::language::Language;
use super::super::loading::load;
use crate::{Error, Result};

pub(super) const MEANING: &str = r#"
version = "1"
source = "ours"
[sources.book]
citation = "A book. 2020."
[progress]
source = "ours"
effort = [5, 7]
effort_from_level = 3
[[precaution]]
constraint = "wrist-pain"
because = "no weight on the hands"
source = "ours"
wrist = ["weight-bearing"]
[[exercise]]
id = "first"
target = "balance"
level = 1
harder = "second"
position = "standing-supported"
space = "wall"
sides = "none"
loads = { balance = "some" }
dose = { sets = [1, 3], hold_seconds = [10, 30], rest_seconds = 15 }
stop_if = ["dizzy"]
sources = ["book"]
review = "unreviewed"
[[exercise]]
id = "second"
target = "balance"
level = 2
easier = "first"
position = "all-fours"
space = "mat"
equipment = ["mat"]
sides = "one-then-other"
loads = { wrist = "weight-bearing", floor = true }
not_with = ["wrist-pain"]
instead_when_not = { wrist-pain = "first" }
dose = { sets = [1, 3], repetitions = [4, 8], seconds_per_repetition = 4 }
stop_if = ["dizzy"]
sources = ["book"]
review = { reviewed = { by = "A. Physiotherapist", on = "2026-11-20" } }
[[theme]]
id = "theme"
[[message]]
id = "message-1"
theme = "theme"
right = 1
sources = ["book"]
review = "unreviewed"
[[message]]
id = "message-2"
theme = "theme"
sources = ["book"]
review = "unreviewed"
[[message]]
id = "message-3"
theme = "theme"
sources = ["book"]
review = "unreviewed"
[[tool]]
id = "tool"
exercises = ["first"]
timing = { steps = [{ listen = 20 }, { listen = 8, tense = 5, release = 20 }, { listen = 20 }] }
asks = [{ id = "if", kind = "text" }, { id = "sure", kind = "zero-to-ten" }]
sources = ["book"]
review = "unreviewed"
[[programme]]
id = "programme"
goes = "calendar"
stages = [{ id = "one", days = 7, level_at_most = 1 }, { id = "two", days = 14, level_at_most = 2 }]
daily = { seconds_at_most = 60, positions = ["standing-supported"] }
themes = ["theme"]
tools = ["tool"]
sources = ["book"]
review = "unreviewed"
"#;

const BODY: &str = "one two three four five six seven eight nine ten one two three four five six seven eight nine ten \
one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four \
five six seven eight nine ten one two three four five six seven eight nine ten";

pub(super) fn words() -> String {
    let exercise = |id: &str| {
        format!(
            "[exercise.{id}]\nname = \"Name\"\npurpose = \"For it.\"\nsteps = [\"One.\", \"Two.\", \"Three.\"]\n\
             mistakes = [{{ seen = \"This.\", mend = \"That.\" }}]\nbreathing = \"Out.\"\n"
        )
    };
    let message = |id: &str| {
        format!(
            "[message.{id}]\ntitle = \"Title\"\nshort = \"Short.\"\nbody = \"{BODY}\"\ntoday = \"Do it.\"\n"
        )
    };
    format!(
        "version = \"1\"\nsource = \"ours\"\navoid = [\"slipped\"]\n[get_down_up]\nall-fours = \"Down and up.\"\n{}{}\
         [theme.theme]\nname = \"Theme\"\n{}[message.message-1.question]\nask = \"What?\"\n\
         choices = [\"This\", \"That\"]\nexplanation = \"Because.\"\n{}{}\
         [tool.tool]\ntitle = \"Tool\"\nopening = \"For it.\"\nget_help = \"Call.\"\n\
         asks = {{ if = \"If?\", sure = \"Sure?\" }}\n\
         steps = [{{ name = \"A\", body = \"Do.\" }}, {{ name = \"B\", body = \"Do.\" }}, {{ name = \"C\", body = \"Do.\" }}]\n\
         [programme.programme]\nname = \"Programme\"\nopening = \"For it.\"\nevidence = \"This.\"\n\
         not_shown = \"That.\"\nget_help = \"Call.\"\n\
         stages = [{{ name = \"First\", body = \"Do.\" }}, {{ name = \"Second\", body = \"Do.\" }}]\n",
        exercise("first"),
        exercise("second"),
        message("message-1"),
        message("message-2"),
        message("message-3"),
    )
}

pub(super) fn loaded(meaning: &str, english: &str, norwegian: &str) -> Result<super::super::Library> {
    load(&Files {
        meaning: &[ContentFile {
            name: "meaning.toml",
            text: meaning,
        }],
        words: &[
            (
                Language::En,
                &[ContentFile {
                    name: "en.toml",
                    text: english,
                }],
            ),
            (
                Language::Nb,
                &[ContentFile {
                    name: "nb.toml",
                    text: norwegian,
                }],
            ),
        ],
    })
}

pub(super) fn reason(result: Result<super::super::Library>) -> String {
    match result {
        Err(error @ Error::Asset { .. }) => error.to_string(),
        other => panic!("expected a fault, got {other:?}"),
    }
}

pub(super) fn planted(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "nothing to plant at: {from}");
    text.replacen(from, to, 1)
}

#[test]
fn the_small_library_is_sound_and_gives_back_what_it_was_given() {
    let library = loaded(MEANING, &words(), &words().replace("Name", "Navn")).unwrap();
    let second = library.exercise("second").unwrap();
    assert_eq!(second.text(Language::En).name, "Name");
    assert_eq!(second.text(Language::Nb).name, "Navn");
    assert_eq!(
        second.text(Language::Nb).get_down_up.as_deref(),
        Some("Down and up.")
    );
    assert_eq!(
        library.exercise("first").unwrap().text(Language::Nb).get_down_up,
        None
    );
    assert_eq!(second.seconds(2, Some(5), 0), 2 * 2 * 5 * 4);
    let question = library
        .message("message-1")
        .unwrap()
        .text(Language::Nb)
        .question
        .clone()
        .unwrap();
    assert_eq!(question.right, 1);
    assert_eq!(library.review("first"), Some(&super::super::Review::Unreviewed));
    assert!(matches!(
        library.review("second"),
        Some(super::super::Review::Reviewed { .. })
    ));
    assert_eq!(library.review("nothing"), None);
    assert_eq!(library.version(), "1");
}

#[test]
fn each_fault_of_meaning_is_refused_by_entry_and_reason() {
    for (from, to, entry, why) in [
        ("id = \"second\"", "id = \"first\"", "first", "id stands twice"),
        (
            "id = \"second\"",
            "id = \"Second\"",
            "Second",
            "id: small letters",
        ),
        ("level = 2", "level = 7", "second", "level: 1 to 6"),
        ("level = 2", "level = 1", "first", "not harder"),
        (
            "harder = \"second\"",
            "harder = \"third\"",
            "first",
            "harder: no 'third'",
        ),
        ("easier = \"first\"\n", "", "second", "needs one above level 1"),
        ("effort = [5, 7]", "effort = [7, 5]", "progress", "least first"),
        (
            "[progress]\nsource = \"ours\"\neffort = [5, 7]\neffort_from_level = 3\n",
            "",
            "progress",
            "is missing",
        ),
        (
            "equipment = [\"mat\"]",
            "equipment = [\"band\"]",
            "second",
            "does not go with Band",
        ),
        (
            "equipment = [\"mat\"]",
            "equipment = [\"band\"]\nresistance = { band = [\"blue\", \"red\"] }",
            "second",
            "the lightest first",
        ),
        (
            "equipment = [\"mat\"]",
            "equipment = [\"weight\"]\nresistance = { weight_kg = [2, 40] }",
            "second",
            "1 to 32",
        ),
        (
            "sides = \"one-then-other\"",
            "sides = \"one-then-other\"\nworkday = true",
            "second",
            "workday: only sitting or standing",
        ),
        (
            "sides = \"none\"\nloads = { balance = \"some\" }\ndose = { sets = [1, 3], hold_seconds = [10, 30]",
            "sides = \"none\"\nworkday = true\nloads = { balance = \"some\" }\ndose = { sets = [1, 3], hold_seconds = [61, 80]",
            "first",
            "longer than a minute",
        ),
        (
            "target = \"balance\"",
            "target = \"aerobic\"",
            "first",
            "another target group",
        ),
        (
            "target = \"balance\"",
            "target = \"dancing\"",
            "line 17",
            "unknown variant",
        ),
        (
            "not_with = [\"wrist-pain\"]",
            "not_with = [\"gout\"]",
            "line 38",
            "unknown variant",
        ),
        (
            "sides = \"none\"",
            "sides = \"none\"\nspeed = 3",
            "line 23",
            "unknown field",
        ),
        ("sets = [1, 3], hold", "sets = [3, 1], hold", "first", "dose.sets"),
        (
            "hold_seconds = [10, 30]",
            "hold_seconds = [10, 91]",
            "first",
            "dose.hold_seconds",
        ),
        ("stop_if = [\"dizzy\"]", "stop_if = []", "first", "stop_if"),
        (
            "not_with = [\"wrist-pain\"]\n",
            "",
            "second",
            "lacks WristPain: no weight on the hands",
        ),
        (
            "{ wrist-pain = \"first\" }",
            "{ knee-pain = \"first\" }",
            "second",
            "is not in not_with",
        ),
        (
            "{ wrist-pain = \"first\" }",
            "{ wrist-pain = \"third\" }",
            "second",
            "no 'third'",
        ),
        (
            "{ wrist-pain = \"first\" }",
            "{ wrist-pain = \"second\" }",
            "second",
            "not for WristPain either",
        ),
        (
            "sources = [\"book\"]",
            "sources = [\"film\"]",
            "first",
            "'film' is not defined",
        ),
        (
            "sources = [\"book\"]",
            "sources = []",
            "first",
            "sources: needs at least one",
        ),
        (
            "because = \"no weight on the hands\"\nsource = \"ours\"",
            "because = \"x\"\nsource = \"film\"",
            "x",
            "source",
        ),
        ("source = \"ours\"", "source = \"theirs\"", "source", "neither"),
        (
            "version = \"1\"",
            "version = \"2\"",
            "version",
            "is not the library's",
        ),
        (
            "theme = \"theme\"",
            "theme = \"other\"",
            "message-1",
            "theme: there is none of this name",
        ),
        (
            "[[theme]]",
            "[[theme]]\nid = \"empty\"\n[[theme]]",
            "empty",
            "has no text",
        ),
        (
            "id = \"theme\"",
            "id = \"theme\"\nafter = [\"theme\"]",
            "theme",
            "waits for itself",
        ),
        (
            "id = \"theme\"",
            "id = \"theme\"\nafter = [\"other\"]",
            "theme",
            "no 'other'",
        ),
        (
            "id = \"message-2\"",
            "id = \"message-2\"\nafter = [\"message-3\"]",
            "message-2",
            "after: no 'message-3' before it",
        ),
        (
            "exercises = [\"first\"]",
            "exercises = [\"third\"]",
            "tool",
            "no 'third'",
        ),
        ("right = 1", "right = 2", "message-1", "not one of the choices"),
        ("right = 1\n", "", "message-1", "has no right choice"),
        (
            "id = \"message-2\"\n",
            "id = \"message-2\"\nright = 0\n",
            "message-2",
            "question: is missing",
        ),
        (
            "review = \"unreviewed\"",
            "review = \"fine\"",
            "line",
            "unknown variant",
        ),
    ] {
        let found = reason(loaded(&planted(MEANING, from, to), &words(), &words()));
        assert!(
            found.contains(entry) && found.contains(why),
            "{from} -> {to}: {found}"
        );
    }
}

#[test]
fn an_exercise_that_no_step_joins_to_its_group_is_refused() {
    let apart = planted(MEANING, "harder = \"second\"\n", "");
    let apart = planted(&apart, "easier = \"first\"\n", "");
    let apart = planted(&apart, "level = 2", "level = 1");
    let found = reason(loaded(&apart, &words(), &words()));
    assert!(
        found.contains("second") && found.contains("no step joins it"),
        "{found}"
    );
}

#[test]
fn two_themes_that_wait_for_each_other_are_refused() {
    let circle = planted(
        MEANING,
        "id = \"theme\"",
        "id = \"theme\"\nafter = [\"other\"]\n[[theme]]\nid = \"other\"\nafter = [\"theme\"]",
    ) + &["a", "b", "c"].map(|id| {
        format!("[[message]]\nid = \"{id}\"\ntheme = \"other\"\nsources = [\"book\"]\nreview = \"unreviewed\"\n")
    })
    .concat();
    assert!(reason(loaded(&circle, &words(), &words())).contains("waits for itself"));
}

#[test]
fn each_fault_of_words_is_refused_by_entry_and_reason() {
    let long = "word ".repeat(26).trim().to_owned();
    for (from, to, entry, why) in [
        (
            "[exercise.first]",
            "[exercise.third]",
            "first",
            "has no text in this language",
        ),
        (
            "[tool.tool]",
            "[tool.other]",
            "tool",
            "has no text in this language",
        ),
        (
            "[theme.theme]",
            "[theme.other]",
            "theme",
            "has no text in this language",
        ),
        ("all-fours = \"Down and up.\"", "", "second", "no get_down_up"),
        (
            "[theme.theme]",
            "[exercise.extra]\nname = \"N\"\npurpose = \"P\"\nsteps = []\nmistakes = []\nbreathing = \"B\"\n[theme.theme]",
            "extra",
            "text of nothing",
        ),
        ("\"One.\"", "\"\"", "first", "steps: 1 to 25 words"),
        ("\"One.\"", "\"One  two.\"", "first", "stray white space"),
        ("\"One.\"", "\"Go!\"", "first", "exclamation"),
        (
            "\"Because.\"",
            "\"A Slipped disc.\"",
            "message-1",
            "'slipped' is a word to avoid",
        ),
        ("\"One.\", \"Two.\", ", "", "first", "steps: 3 to 6"),
        (
            "short = \"Short.\"",
            &format!("short = \"{long}\""),
            "message-1",
            "short: 1 to 25 words",
        ),
        ("body = \"one ", "body = \"", "message-1", "body: 60 to 120 words"),
        (
            "choices = [\"This\", \"That\"]",
            "choices = [\"This\"]",
            "message-1",
            "question.choices: 2 to 3",
        ),
        (
            "version = \"1\"",
            "version = \"2\"",
            "version",
            "is not the library's",
        ),
        ("breathing = \"Out.\"\n", "", "line", "missing field"),
    ] {
        let found = reason(loaded(MEANING, &words(), &planted(&words(), from, to)));
        assert!(
            found.contains(entry) && found.contains(why),
            "{from} -> {to}: {found}"
        );
    }
    let more = planted(&words(), "\"This\", \"That\"", "\"This\", \"That\", \"More\"");
    assert!(reason(loaded(MEANING, &words(), &more)).contains("other choices than in English"));
    let twice = format!("{}[exercise.first]\n", words());
    assert!(reason(loaded(MEANING, &words(), &twice)).contains("duplicate"));
}

#[test]
fn a_language_without_any_file_is_refused() {
    let words = words();
    let files = Files {
        meaning: &[ContentFile {
            name: "meaning.toml",
            text: MEANING,
        }],
        words: &[(
            Language::En,
            &[ContentFile {
                name: "en.toml",
                text: &words,
            }],
        )],
    };
    assert!(reason(load(&files)).contains("nb: has no texts"));
}
