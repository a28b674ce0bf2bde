//! Being asked on the terminal, question by question.

use super::{MORNING, Terminal};

#[test]
fn the_danger_signs_are_asked_before_anything_else() {
    let terminal = Terminal::new();
    let left = terminal.run_typing(MORNING, &["start"], Some("0\n0\n"));
    let said = left.well();
    let (sign, age) = (said.find("between my legs"), said.find("How old"));
    assert!(sign.is_some() && sign < age, "{said}");
}

#[test]
fn nothing_typed_is_nothing_answered_and_gives_no_plan() {
    let terminal = Terminal::new();
    let said = terminal.run_typing(MORNING, &["start"], Some("")).well();
    assert!(!said.contains("Week 1"), "{said}");
    assert!(!said.contains("No danger signs"), "{said}");
    assert!(terminal.json(MORNING, &["week"]).is_null());
}

#[test]
fn a_check_in_asks_five_questions_and_again_what_it_did_not_understand() {
    let terminal = Terminal::with_plan();
    let typed = "four\n4\n3\n2\n1\nn\n";
    let said = terminal
        .run_typing("2026-11-09T08:00:00+01:00", &["checkin"], Some(typed))
        .well();
    assert!(said.contains("not one of the answers"), "{said}");
    assert!(said.contains("Week 2"), "{said}");
}

#[test]
fn a_hold_is_cleared_only_by_saying_who_when_and_what() {
    let terminal = Terminal::with_plan();
    let answers = terminal.write(
        "safety.json",
        r#"{ "safety": { "answers": { "saddle-numb": "yes" }, "none_of_the_others": true } }"#,
    );
    terminal.run(MORNING, &["screen", "--answers", &answers]).well();
    let later = "2026-11-04T08:00:00+01:00";
    let clear = |typed: &str| terminal.run_typing(later, &["screen", "--clear"], Some(typed));
    assert!(clear("1\n\n").refused().contains("who saw you"));
    assert!(
        !terminal.json(later, &["today"])["held"].is_null(),
        "one tap clears nothing"
    );
    clear("1\n2026-11-03\nnothing pressed on the nerves\ny\n0\n0\n").well();
    assert!(terminal.json(later, &["today"])["held"].is_null());
}

#[test]
fn a_danger_sign_one_is_unsure_of_is_taken_seriously() {
    let terminal = Terminal::with_plan();
    let said = terminal.run_typing(MORNING, &["screen"], Some("0\n1\n")).well();
    assert!(said.contains("113"), "{said}");
    assert_eq!(terminal.json(MORNING, &["today"])["held"]["kind"], "stopped");
}

#[test]
fn danger_signs_with_unsure_left_open_are_not_answered_no() {
    let terminal = Terminal::new();
    let said = terminal.run_typing(MORNING, &["start"], Some("0\n\n")).well();
    assert!(
        !said.contains("No danger signs") && !said.contains("Week 1"),
        "{said}"
    );
}

#[test]
fn neck_exercises_open_once_the_further_questions_are_answered() {
    let terminal = Terminal::with_plan();
    let version = |terminal: &Terminal| terminal.json(MORNING, &["week"])["version"].clone();
    assert_eq!(version(&terminal), 1);
    // That they are left out is nobody's loss, and no neck is suspected of anything.
    assert!(!terminal.run(MORNING, &["why"]).well().contains("neck"));
    terminal
        .run_typing(MORNING, &["screen", "--further"], Some(&"0\n".repeat(20)))
        .well();
    assert_eq!(version(&terminal), 2, "the running week opens at once");
}
