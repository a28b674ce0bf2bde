//! Each kind of fault of a tool and of a programme, planted one at a time.

use super::faults::{MEANING, loaded, planted, reason, words};

#[test]
fn each_fault_of_meaning_is_refused_by_entry_and_reason() {
    for (from, to, entry, why) in [
        ("listen = 8,", "listen = 1,", "tool", "timing.steps.listen"),
        (
            "timing = { steps",
            "timing = { minutes",
            "line",
            "unknown variant",
        ),
        (
            "id = \"sure\", kind",
            "id = \"if\", kind",
            "tool",
            "asks: ids of their own",
        ),
        ("days = 14", "days = 0", "programme", "stages.days"),
        (
            "id = \"two\", days",
            "id = \"one\", days",
            "programme",
            "an id stands twice",
        ),
        (
            "days = 7, level_at_most = 1",
            "days = 7",
            "programme",
            "level_at_most",
        ),
        (
            "seconds_at_most = 60",
            "seconds_at_most = 10",
            "programme",
            "seconds_at_most",
        ),
        (
            "positions = [\"standing-supported\"]",
            "positions = [\"sitting\"]",
            "programme",
            "no exercise suits 'one'",
        ),
        (
            "themes = [\"theme\"]",
            "themes = [\"other\"]",
            "programme",
            "themes: no 'other'",
        ),
        (
            "tools = [\"tool\"]",
            "tools = [\"other\"]",
            "programme",
            "tools: no 'other'",
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
fn each_fault_of_words_is_refused_by_entry_and_reason() {
    for (from, to, entry, why) in [
        (
            ", { name = \"C\", body = \"Do.\" }",
            ", { name = \"C\", body = \"Do.\" }, { name = \"D\", body = \"Do.\" }",
            "tool",
            "as many as the timing has",
        ),
        ("if = \"If?\", ", "", "tool", "one for each line"),
        ("if = \"If?\"", "so = \"If?\"", "tool", "asks: lacks 'if'"),
        (
            ", { name = \"Second\", body = \"Do.\" }",
            "",
            "programme",
            "as many as the programme has",
        ),
        ("not_shown = \"That.\"\n", "", "line", "missing field"),
    ] {
        let found = reason(loaded(MEANING, &words(), &planted(&words(), from, to)));
        assert!(
            found.contains(entry) && found.contains(why),
            "{from} -> {to}: {found}"
        );
    }
}
