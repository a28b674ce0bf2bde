use std::collections::BTreeMap;

use chrono::NaiveTime;

use super::*;
use crate::content::Library;
use crate::error::Error;
use crate::store::{self, Command, CommandId, OpenMode, Step, Store};
use crate::time::{DayRules, Moment, WorkPattern, ZoneDatabase};

const STEPS: &[Step] = &[Step {
    sql: &[store::SCHEMA, SCHEMA],
}];

struct Desk {
    _folder: tempfile::TempDir,
    store: Store,
    moment: Moment,
    library: Library,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("care.db"), None, OpenMode::Foreground, STEPS).unwrap();
        let zone = ZoneDatabase::open().unwrap().zone("Europe/Oslo").unwrap();
        let at = "2026-11-24T10:00:00Z".parse().unwrap();
        Self {
            _folder: folder,
            store,
            moment: Moment::new(at, zone, DayRules::default(), WorkPattern::Fixed),
            library: Library::built_in().unwrap(),
        }
    }

    fn answer(&self, command: &str, message: &str, choice: u8) -> crate::Result<bool> {
        let command = Command::new(CommandId::derived(command, "test"), "test");
        self.store.write(&command, |tx| {
            answer(tx, &self.moment, &self.library, message, choice)
        })
    }

    fn fill(&self, command: &str, tool: &str, lines: &[(&str, &str)]) -> crate::Result<u32> {
        let lines: BTreeMap<String, String> = lines
            .iter()
            .map(|(id, text)| ((*id).to_owned(), (*text).to_owned()))
            .collect();
        let command = Command::new(CommandId::derived(command, "test"), "test");
        self.store.write(&command, |tx| {
            keep_sheet(tx, &self.moment, &self.library, tool, &lines).map(|kept| kept.version)
        })
    }

    fn sheet(&self, tool: &str) -> KeptSheet {
        self.store
            .read(|reader| latest_sheet(reader, tool))
            .unwrap()
            .unwrap()
    }
}

#[test]
fn answers_are_kept_in_the_order_they_were_given() {
    let desk = Desk::new();
    assert!(!desk.answer("1", "back-pain-is-common", 0).unwrap());
    assert!(desk.answer("2", "back-pain-is-common", 1).unwrap());
    // The same wish once more writes nothing.
    assert!(desk.answer("2", "back-pain-is-common", 1).unwrap());
    let kept = desk.store.read(answers).unwrap();
    let given: Vec<(u8, bool)> = kept["back-pain-is-common"]
        .iter()
        .map(|given| (given.choice, given.right))
        .collect();
    assert_eq!(given, [(0, false), (1, true)]);
}

#[test]
fn what_cannot_be_answered_is_refused() {
    let desk = Desk::new();
    assert!(matches!(
        desk.answer("1", "moonwalk", 0),
        Err(Error::NotFound { what: "message" })
    ));
    for (command, message, choice) in [("2", "back-pain-is-common", 3), ("3", "collect-what-helps", 0)] {
        assert!(matches!(
            desk.answer(command, message, choice),
            Err(Error::Invalid { .. })
        ));
    }
    assert!(desk.store.read(answers).unwrap().is_empty());
}

#[test]
fn a_sheet_filled_in_again_is_a_further_version_and_empty_lines_fall_away() {
    let desk = Desk::new();
    let first = [("if", " it rains "), ("then", "I march"), ("sure", "")];
    assert_eq!(desk.fill("1", "if-then-plan", &first).unwrap(), 1);
    let sheet = desk.sheet("if-then-plan");
    assert_eq!(sheet.lines.get("if").map(String::as_str), Some("it rains"));
    assert!(!sheet.lines.contains_key("sure"));
    assert_eq!(desk.fill("2", "if-then-plan", &[("sure", "9")]).unwrap(), 2);
    assert_eq!(desk.sheet("if-then-plan").lines.len(), 1);
    let long = "x".repeat(401);
    for (tool, line) in [
        ("if-then-plan", ("if", long.as_str())),
        ("if-then-plan", ("sure", "-1")),
        ("pacing-sheet", ("wanted", "601")),
        ("pacing-sheet", ("first-day", "1.5")),
        ("steady-sleep", ("get-up", "24:00")),
        ("steady-sleep", ("get-up", "")),
        ("steady-sleep", ("other", "x")),
    ] {
        assert!(
            matches!(desk.fill(line.0, tool, &[line]), Err(Error::Invalid { .. })),
            "{tool} {}",
            line.0
        );
    }
}

#[test]
fn what_follows_from_a_sheet_goes_by_its_lines() {
    let desk = Desk::new();
    let rules = Rules::shipped().unwrap();
    let tool = |id: &str| desk.library.tool(id).unwrap();
    for (sure, smaller) in [("6", true), ("7", false), ("10", false)] {
        desk.fill(sure, "goal-and-steps", &[("sure", sure)]).unwrap();
        let drawn = draw(&rules, tool("goal-and-steps"), &desk.sheet("goal-and-steps"));
        assert_eq!(drawn == [Drawn::MakeItSmaller], smaller, "{sure}");
        assert_eq!(drawn.is_empty(), !smaller, "{sure}");
    }
    for (bed, begin) in [("22:30", (21, 30)), ("00:15", (23, 15))] {
        desk.fill(bed, "wind-down", &[("bed-time", bed)]).unwrap();
        let drawn = draw(&rules, tool("wind-down"), &desk.sheet("wind-down"));
        let at = NaiveTime::from_hms_opt(begin.0, begin.1, 0).unwrap();
        assert_eq!(drawn, [Drawn::WindDownAt(at)], "{bed}");
    }
    // A time to get up is no time to go to bed: nothing follows.
    desk.fill("up", "steady-sleep", &[("get-up", "06:30")]).unwrap();
    assert_eq!(
        draw(&rules, tool("steady-sleep"), &desk.sheet("steady-sleep")),
        []
    );
    // The wished minutes are no try.
    desk.fill("wish", "pacing-sheet", &[("wanted", "30")]).unwrap();
    assert_eq!(
        draw(&rules, tool("pacing-sheet"), &desk.sheet("pacing-sheet")),
        []
    );
}
