//! Questionnaires on the terminal: the short mood screen, what it leads on to, and help at once where it is needed.

use serde_json::json;

use super::{MORNING, Terminal};

/// Numbers as they are typed: the first choice stands for 0 points.
fn typed(points: &[u8]) -> String {
    points.iter().map(|points| format!("{}\n", points + 1)).collect()
}

#[test]
fn a_positive_mood_screen_offers_the_longer_one_and_asks_only_what_is_new() {
    let terminal = Terminal::with_plan();
    for (language, yes, offered, gp) in [
        ("en", "y\n", "A few more questions", "Your GP can help"),
        ("nb", "j\n", "Noen flere spørsmål", "Fastlegen kan hjelpe"),
    ] {
        // 2 + 1 of 6, then six further items: 3 + 7 of 24.
        let lines = typed(&[2, 1]) + yes + &typed(&[2, 1, 1, 1, 1, 1]);
        let said = terminal
            .run_typing(MORNING, &["--lang", language, "ask"], Some(&lines))
            .well();
        assert!(said.contains(offered) && said.contains(gp), "{said}");
        let declined = typed(&[2, 1]) + "n\n";
        let said = terminal
            .run_typing(MORNING, &["--lang", language, "ask"], Some(&declined))
            .well();
        assert!(said.contains(offered) && !said.contains(gp), "{said}");
        let low = terminal
            .run_typing(
                MORNING,
                &["--lang", language, "ask", "phq-2"],
                Some(&typed(&[1, 1])),
            )
            .well();
        assert!(!low.contains(offered), "{low}");
    }
}

#[test]
fn scores_lead_on_by_their_cut_offs_and_the_ninth_item_whatever_the_rest_says() {
    let terminal = Terminal::with_plan();
    let unanswered = json!(null);
    for (id, answers, step, finished) in [
        ("phq-2", json!([1, 1]), "none", true),
        ("phq-2", json!([2, 1]), "offer-phq8", true),
        ("phq-2", json!([3, unanswered]), "none", false),
        ("phq-8", json!([2, 1, 1, 1, 1, 1, 1, 1]), "none", true),
        ("phq-8", json!([2, 2, 1, 1, 1, 1, 1, 1]), "suggest-gp", true),
        ("phq-8", json!([3, 3, 3, 3, 3, 2, 2, 0]), "suggest-gp", true),
        ("phq-8", json!([3, 3, 3, 3, 3, 3, 2, 0]), "crisis-card", true),
        ("phq-9", json!([0, 0, 0, 0, 0, 0, 0, 0, 1]), "safety-path", true),
        (
            "phq-9",
            json!([unanswered, unanswered, 0, 0, 0, 0, 0, 0, 1]),
            "safety-path",
            false,
        ),
        ("phq-9", json!([3, 3, 3, 3, 3, 3, 2, 0, 0]), "crisis-card", true),
    ] {
        let file = terminal.write("answers.json", json!({ "answers": answers }).to_string());
        let arguments = ["ask", id, "--answers", &file];
        let card = terminal.json(MORNING, &arguments);
        assert_eq!(card["step"], step, "{id} {answers}: {card:#}");
        assert_eq!(card["finished"], finished, "{id} {answers}");
        let urgent = matches!(step, "crisis-card" | "safety-path");
        for language in ["en", "nb"] {
            let said = terminal
                .run(MORNING, &[&["--lang", language], &arguments[..]].concat())
                .well();
            // Norway's emergency and crisis lines.
            let calls = said.contains("113") && said.contains("116 123");
            assert_eq!(calls, urgent, "{id} {answers}: {said}");
        }
    }
}

#[test]
fn a_questionnaire_whose_words_may_not_be_shown_is_only_scored() {
    let terminal = Terminal::with_plan();
    terminal
        .run_typing(MORNING, &["ask", "odi-2.1a"], Some("1\n"))
        .refused();
    terminal
        .run_typing(MORNING, &["ask", "phq-9"], Some("1\n"))
        .refused();
    let all = terminal.json(MORNING, &["instruments"]);
    let asked: Vec<&str> = all
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["asked_here"] == true)
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    assert_eq!(asked, ["phq-2", "phq-8"]);
    let said = terminal.run(MORNING, &["instruments"]).well();
    assert!(said.contains("phq-9") && said.contains("--answers"), "{said}");
}

#[test]
fn answers_that_cannot_be_are_refused_by_their_place_and_nothing_is_kept() {
    let terminal = Terminal::with_plan();
    let kept = || {
        terminal.json(MORNING, &["doctor"])["rows_by_kind"]
            .get("40")
            .cloned()
    };
    for (answers, says) in [
        (r#"{ "answers": [0, 4] }"#, "answers[1]: 0 to 3"),
        (r#"{ "answers": [0, 1, 2] }"#, "at most 2"),
        (r#"{ "answers": ["planted"] }"#, "expected u8"),
        (r#"{ "planted": [] }"#, "unknown field"),
    ] {
        let file = terminal.write("answers.json", answers);
        let error = terminal.run(MORNING, &["ask", "--answers", &file]).refused();
        assert!(error.contains(says) && !error.contains("planted"), "{error}");
    }
    assert_eq!(kept(), None);
    terminal.run(MORNING, &["ask"]).refused();
}

#[test]
fn today_reminds_of_the_mood_screen_until_it_is_answered() {
    let terminal = Terminal::with_plan();
    let today = || terminal.run(MORNING, &["today"]).well();
    assert!(today().contains("lissom ask"));
    terminal
        .run_typing(MORNING, &["ask"], Some(&typed(&[0, 0])))
        .well();
    assert!(!today().contains("lissom ask"));
}
