use std::sync::Arc;

use super::*;
use crate::command::command_id;
use crate::language::Language;
use crate::words::gaps;
use crate::{OpenOptions, SelfCare, TestClock};

/// 2026-11-24, nine in the morning in Oslo.
const TUESDAY: i64 = 1_795_507_200_000;
const DAY: i64 = 86_400_000;

fn opened(folder: &tempfile::TempDir, clock: &Arc<TestClock>, language: Language) -> Arc<SelfCare> {
    let options = OpenOptions {
        path: folder.path().join("lissom.db").display().to_string(),
        key: None,
        background: false,
        zone: "Europe/Oslo".to_owned(),
        language,
    };
    SelfCare::open(options, Some(clock.clone())).unwrap()
}

fn id(name: &str) -> String {
    command_id(name.to_owned(), "test".to_owned())
}

fn lines(written: &[(&str, &str)]) -> Vec<SheetLine> {
    written
        .iter()
        .map(|(id, text)| SheetLine {
            id: (*id).to_owned(),
            text: (*text).to_owned(),
        })
        .collect()
}

#[test]
fn a_wrong_answer_comes_back_the_next_day_and_a_right_one_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let clock = TestClock::new(TUESDAY);
    for language in [Language::En, Language::Nb] {
        let before = gaps::counted();
        let care = opened(&folder, &clock, language);
        let education = care.education();
        let (right, wrong) = ("most-backs-settle", "back-pain-is-common");
        let tag = format!("{language:?}");
        let card = education.answer(id(&format!("{tag}1")), right.into(), 0).unwrap();
        assert!(card.right && card.again_text.is_none() && !card.explanation.is_empty());
        let card = education.answer(id(&format!("{tag}2")), wrong.into(), 0).unwrap();
        assert!(!card.right && card.again_text.is_some());
        // The same command once more: the same answer, nothing kept twice.
        let again = education.answer(id(&format!("{tag}2")), wrong.into(), 0).unwrap();
        assert_eq!(again, card);
        let screen = education.screen().unwrap();
        assert!(screen.again.is_empty() && screen.today.is_none());
        assert_eq!(screen.themes.len(), 14);
        assert_eq!(gaps::counted(), before);
        care.shutdown();
    }
    let clock = TestClock::new(TUESDAY + DAY);
    let screen = opened(&folder, &clock, Language::En)
        .education()
        .screen()
        .unwrap();
    let ids: Vec<&str> = screen.again.iter().map(|card| card.id.as_str()).collect();
    assert_eq!(ids, ["back-pain-is-common"]);
    assert_eq!(screen.again_text, "One question comes back today.");
}

#[test]
fn an_answer_that_cannot_be_is_refused_by_field() {
    let folder = tempfile::tempdir().unwrap();
    let education = opened(&folder, &TestClock::new(TUESDAY), Language::En).education();
    for (message, choice, refusal) in [
        ("moonwalk", 0, "message"),
        ("back-pain-is-common", 3, "choice"),
        ("collect-what-helps", 0, "message"),
    ] {
        let refused = education
            .answer(id(message), message.to_owned(), choice)
            .unwrap_err();
        assert!(format!("{refused:?}").contains(refusal), "{message}: {refused:?}");
    }
}

#[test]
fn a_sheet_keeps_its_lines_and_says_what_follows() {
    let folder = tempfile::tempdir().unwrap();
    let care = opened(&folder, &TestClock::new(TUESDAY), Language::En);
    let education = care.education();
    let empty = education.sheet("pacing-sheet".into()).unwrap();
    assert!(empty.written_text.is_none() && empty.follows.is_empty());
    let tries = [
        ("first-day", "10"),
        ("second-day", "20"),
        ("third-day", "15"),
        ("wanted", "30"),
    ];
    let kept = education
        .keep_sheet(id("pace"), "pacing-sheet".into(), lines(&tries))
        .unwrap();
    assert_eq!(
        kept.follows,
        [
            "Your base is 12 minutes. Then do something else for 3 minutes. After a good week, add 1 minute.",
            "If all weeks go well, you reach your wish in about 13 weeks."
        ]
    );
    assert_eq!(education.sheet("pacing-sheet".into()).unwrap(), kept);

    let unsure = [
        ("if", "it rains"),
        ("then", "I march in the kitchen"),
        ("sure", "5"),
    ];
    let kept = education
        .keep_sheet(id("if"), "if-then-plan".into(), lines(&unsure))
        .unwrap();
    assert_eq!(kept.follows.len(), 1);
    let sure = [
        ("if", "it rains"),
        ("then", "I march in the kitchen"),
        ("sure", "7"),
    ];
    let kept = education
        .keep_sheet(id("then"), "if-then-plan".into(), lines(&sure))
        .unwrap();
    assert!(kept.follows.is_empty());

    let bed = education
        .keep_sheet(id("bed"), "wind-down".into(), lines(&[("bed-time", "00:30")]))
        .unwrap();
    assert!(bed.follows[0].contains("11:30"), "{:?}", bed.follows);

    for (tool, written, refusal) in [
        ("pacing-sheet", ("first-day", "0"), "sheet.first-day"),
        ("pacing-sheet", ("first-day", "many"), "sheet.first-day"),
        ("if-then-plan", ("sure", "11"), "sheet.sure"),
        ("wind-down", ("bed-time", "25:00"), "sheet.bed-time"),
        ("if-then-plan", ("colour", "red"), "sheet"),
        ("if-then-plan", ("if", "  "), "sheet"),
        ("scan-card", ("if", "x"), "sheet"),
        ("moonwalk", ("if", "x"), "tool"),
    ] {
        let refused = education
            .keep_sheet(id(refusal), tool.to_owned(), lines(&[written]))
            .unwrap_err();
        let told = format!("{refused:?}");
        assert!(told.contains(refusal), "{tool} {written:?}: {told}");
        assert!(!told.contains("many") && !told.contains("red"), "{told}");
    }
}

#[test]
fn the_sheet_for_work_prints_what_was_written_and_nothing_else_of_the_person() {
    let folder = tempfile::tempdir().unwrap();
    let education = opened(&folder, &TestClock::new(TUESDAY), Language::Nb).education();
    let tool = "adjustments-sheet".to_owned();
    assert!(education.print_sheet(tool.clone()).is_err());
    let written = lines(&[("hours", "9-13, man. <og> tirs.")]);
    education.keep_sheet(id("work"), tool.clone(), written).unwrap();
    let page = education.print_sheet(tool).unwrap();
    assert!(page.starts_with("<!doctype html><html lang=\"nb\">"));
    assert!(page.contains("9-13, man. &lt;og&gt; tirs."));
    // Lines left empty are there to be filled in by hand.
    assert!(page.contains("Hvilke pauser?"));
    for never in ["<script", "http", "smerte", "rygg"] {
        assert!(!page.contains(never), "{never}");
    }
}
