//! Holds stand until they are cleared by more than one tap.

use chrono::{DateTime, TimeDelta, Utc};

use super::*;
use crate::error::{Error, Result};
use crate::store::{self, Command, CommandId, OpenMode, Step, Store, Writer};
use crate::time::{DayRules, Moment, WorkPattern, ZoneDatabase};

const STEPS: &[Step] = &[Step {
    sql: &[store::SCHEMA, SCHEMA],
}];

struct Desk {
    store: Store,
    now: DateTime<Utc>,
    rules: Rules,
    commands: std::cell::Cell<u32>,
    _folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("care.db"), None, OpenMode::Foreground, STEPS).unwrap();
        let now = "2026-11-24T10:00:00Z".parse().unwrap();
        Self {
            store,
            now,
            rules: rules(),
            commands: std::cell::Cell::new(0),
            _folder: folder,
        }
    }

    fn moment(&self) -> Moment {
        let zone = ZoneDatabase::open().unwrap().zone("Europe/Oslo").unwrap();
        Moment::new(self.now, zone, DayRules::default(), WorkPattern::Fixed)
    }

    fn write<T: serde::Serialize + serde::de::DeserializeOwned>(
        &self,
        write: impl FnOnce(&Writer<'_>, &Moment) -> Result<T>,
    ) -> Result<T> {
        let n = self.commands.replace(self.commands.get() + 1);
        let command = Command::new(CommandId::derived(&n.to_string(), "test"), "test");
        self.store.write(&command, |tx| write(tx, &self.moment()))
    }

    fn screen(&self, flags: &str) -> Assessment {
        let (answers, person) = of_line(&self.rules, flags, "");
        self.write(|tx, moment| keep(tx, moment, &self.rules, &answers, &person))
            .unwrap()
    }

    fn standing(&self) -> Option<ExercisePermission> {
        self.store
            .read(standing)
            .unwrap()
            .map(|assessment| assessment.exercise)
    }

    fn clear(&self, clearance: &Clearance, flags: &str) -> Result<Assessment> {
        let (answers, person) = of_line(&self.rules, flags, "");
        self.write(|tx, moment| clear(tx, moment, &self.rules, clearance, &answers, &person))
    }
}

fn seen(on: &str) -> Clearance {
    Clearance {
        seen_by: SeenBy::Doctor,
        seen_on: on.parse().unwrap(),
        told: "It is not dangerous.".into(),
        exercise_is_fine: true,
    }
}

#[test]
fn a_hold_is_not_lifted_by_answering_otherwise() {
    let desk = Desk::new();
    assert_eq!(desk.standing(), None);
    assert_eq!(
        desk.screen("."),
        assess(&desk.rules, &all_no(&desk.rules), &Person::default())
    );
    assert_eq!(desk.standing(), Some(ExercisePermission::Allowed));
    desk.screen("fever-or-ill");
    desk.screen(".");
    assert_eq!(desk.standing(), Some(ExercisePermission::Stopped));
}

#[test]
fn clearing_asks_who_when_and_what_and_the_questions_again() {
    let mut desk = Desk::new();
    assert_eq!(
        desk.clear(&seen("2026-11-24"), ".").unwrap_err(),
        Error::NotFound {
            what: "hold to clear"
        }
    );
    desk.screen("fever-or-ill");
    desk.now += TimeDelta::days(2);
    let wordless = Clearance {
        told: " ".into(),
        ..seen("2026-11-25")
    };
    let not_fine = Clearance {
        exercise_is_fine: false,
        ..seen("2026-11-25")
    };
    for (clearance, flags, field) in [
        (wordless, ".", "clearance.told"),
        (seen("2026-11-23"), ".", "clearance.seen_on"),
        (seen("2026-11-27"), ".", "clearance.seen_on"),
        (seen("2026-11-25"), "saddle-numb", "clearance.asked_again"),
        (not_fine, "fever-or-ill", "clearance.exercise_is_fine"),
    ] {
        match desk.clear(&clearance, flags).unwrap_err() {
            Error::Invalid { field: named, .. } => assert_eq!(named, field),
            other => panic!("{other:?}"),
        }
        assert_eq!(desk.standing(), Some(ExercisePermission::Stopped));
    }
    let open = desk.write(|tx, moment| {
        clear(
            tx,
            moment,
            &desk.rules,
            &seen("2026-11-25"),
            &Answers::new(),
            &Person::default(),
        )
    });
    assert_eq!(
        open.unwrap_err(),
        Error::invalid("clearance.asked_again", "every safety question answered")
    );
    desk.clear(&seen("2026-11-25"), ".").unwrap();
    assert_eq!(desk.standing(), Some(ExercisePermission::Allowed));
    assert_eq!(desk.store.read(history).unwrap().len(), 2, "the record is kept");
    desk.screen("big-injury");
    assert_eq!(
        desk.standing(),
        Some(ExercisePermission::Stopped),
        "a new finding holds again"
    );
}

#[test]
fn what_a_clinician_saw_and_found_fine_keeps_its_finding_and_lets_exercise_go_on() {
    let mut desk = Desk::new();
    desk.screen("cancer-before");
    desk.now += TimeDelta::days(1);
    desk.clear(&seen("2026-11-25"), "cancer-before").unwrap();
    let standing = desk.store.read(standing).unwrap().unwrap();
    assert_eq!(
        (standing.tier, standing.exercise),
        (Tier::Urgent, ExercisePermission::Allowed)
    );
}

#[test]
fn the_day_after_one_question_asks_whether_care_was_reached() {
    let mut desk = Desk::new();
    desk.screen("fever-or-ill");
    let due = |desk: &Desk| {
        desk.store
            .read(|reader| care_reached_question_due(reader, &desk.moment(), &desk.rules))
            .unwrap()
            .is_some()
    };
    assert!(!due(&desk));
    desk.now += TimeDelta::days(1);
    assert!(due(&desk));
    desk.write(|tx, moment| keep_care_reached(tx, moment, &desk.rules, true))
        .unwrap();
    assert!(!due(&desk), "once is enough");
}

#[test]
fn an_unknown_flag_is_refused_by_its_place() {
    let desk = Desk::new();
    let answers = Answers::from([("no-such-flag".to_owned(), Answer::Yes)]);
    let refused = desk
        .write(|tx, moment| keep(tx, moment, &desk.rules, &answers, &Person::default()))
        .unwrap_err();
    assert_eq!(refused.to_string(), "answers[0]: a flag of the screening rules");
    assert_eq!(desk.standing(), None);
}
