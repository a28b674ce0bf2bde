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
    let cleared = desk.clear(&seen("2026-11-25"), "cancer-before").unwrap();
    assert_eq!(
        (cleared.tier, cleared.exercise.clone()),
        (Tier::Urgent, ExercisePermission::Allowed)
    );
    assert!(cleared.is_cleared());
    assert_eq!(
        desk.store.read(standing).unwrap(),
        Some(cleared.clone()),
        "what clearing answers is what stands"
    );
    let care = self_referral(&desk.rules, &cleared, Burden::default(), desk.moment().today);
    assert_eq!(
        care.see,
        SelfReferral::SelfCare,
        "seen, it asks for no further visit"
    );
}

#[test]
fn the_gravest_hold_stands_and_a_visit_before_the_newest_clears_none() {
    let mut desk = Desk::new();
    desk.screen("weight-loss");
    desk.now += TimeDelta::days(2);
    desk.screen("saddle-numb");
    desk.screen("weight-loss");
    let standing = desk.store.read(standing).unwrap().unwrap();
    assert_eq!(
        standing.tier,
        Tier::Emergency,
        "a milder hold hides no graver one"
    );
    desk.now += TimeDelta::days(1);
    assert_eq!(
        desk.clear(&seen("2026-11-25"), ".").unwrap_err(),
        Error::invalid(
            "clearance.seen_on",
            "from the day of the newest hold to today, and not within the hour after it"
        )
    );
    desk.clear(&seen("2026-11-26"), ".").unwrap();
    assert_eq!(desk.standing(), Some(ExercisePermission::Allowed));
}

#[test]
fn a_sign_that_was_not_there_before_the_visit_clears_nothing_and_shows_its_advice() {
    let mut desk = Desk::new();
    desk.screen("fever-or-ill");
    desk.now += TimeDelta::days(1);
    // Even with words missing: the advice comes before the form's complaints.
    let wordless = Clearance {
        told: String::new(),
        ..seen("2026-11-25")
    };
    let shown = desk.clear(&wordless, "fever-or-ill saddle-numb").unwrap();
    assert_eq!(
        (shown.tier, shown.exercise),
        (Tier::Emergency, ExercisePermission::Stopped)
    );
    let standing = desk.store.read(standing).unwrap().unwrap();
    assert_eq!(standing.tier, Tier::Emergency);
    // Tapping on does not clear it: nobody is seen within the hour.
    for minutes in [0, 59] {
        desk.now += TimeDelta::minutes(minutes);
        match desk
            .clear(&seen("2026-11-25"), "fever-or-ill saddle-numb")
            .unwrap_err()
        {
            Error::Invalid { field, .. } => assert_eq!(field, "clearance.seen_on"),
            other => panic!("{other:?}"),
        }
    }
    desk.now += TimeDelta::minutes(1);
    desk.clear(&seen("2026-11-25"), "fever-or-ill saddle-numb")
        .unwrap();
    assert_eq!(desk.standing(), Some(ExercisePermission::Allowed));
}

#[test]
fn an_emergency_sign_that_stays_is_cleared_only_by_a_doctor() {
    let mut desk = Desk::new();
    desk.screen("both-legs-pain");
    desk.now += TimeDelta::days(1);
    let physiotherapist = Clearance {
        seen_by: SeenBy::OtherClinician,
        ..seen("2026-11-25")
    };
    match desk.clear(&physiotherapist, "both-legs-pain").unwrap_err() {
        Error::Invalid { field, .. } => assert_eq!(field, "clearance.seen_by"),
        other => panic!("{other:?}"),
    }
    desk.clear(&seen("2026-11-25"), "both-legs-pain").unwrap();
    assert_eq!(desk.standing(), Some(ExercisePermission::Allowed));
    desk.screen("both-legs-pain");
    assert_eq!(
        desk.standing(),
        Some(ExercisePermission::Stopped),
        "asked again, it is an emergency sign again"
    );
}

#[test]
fn a_fact_of_the_past_holds_once_and_a_new_sign_beside_it_holds_again() {
    let mut desk = Desk::new();
    desk.screen("cancer-before");
    assert_eq!(desk.standing(), Some(ExercisePermission::Stopped));
    desk.now += TimeDelta::days(1);
    desk.clear(&seen("2026-11-25"), "cancer-before").unwrap();
    desk.now += TimeDelta::days(7);
    let again = desk.screen("cancer-before");
    assert_eq!(
        (again.tier, &again.exercise),
        (Tier::Clear, &ExercisePermission::Allowed)
    );
    assert_eq!(
        again.seen_before[0].rule, "cancer",
        "it is kept, and said to have been seen"
    );
    assert_eq!(desk.standing(), Some(ExercisePermission::Allowed));
    for (flags, tier) in [
        ("cancer-before night-pain", Tier::SameDay),
        ("cancer-before clumsy-walk", Tier::Emergency),
        ("cancer-before weight-loss", Tier::Urgent),
        ("broken-bone-in-back-before", Tier::Urgent),
    ] {
        assert_eq!(desk.screen(flags).tier, tier, "{flags}");
    }
}

#[test]
fn what_becomes_known_after_the_ticks_is_weighed_and_lifts_nothing() {
    let desk = Desk::new();
    let weigh = |person: &Person| {
        desk.write(|tx, moment| weigh_again(tx, moment, &desk.rules, person))
            .unwrap()
    };
    let aged = |age| Person {
        age: Some(age),
        ..Person::default()
    };
    assert_eq!(weigh(&aged(80)), None, "nothing was asked yet");
    desk.screen("small-injury");
    assert_eq!(desk.standing(), Some(ExercisePermission::Allowed));
    assert_eq!(weigh(&Person::default()), None, "nothing changed");
    assert_eq!(weigh(&aged(80)).unwrap().tier, Tier::SameDay);
    assert_eq!(desk.standing(), Some(ExercisePermission::Stopped));
    let asked = desk.store.read(last_answers).unwrap().unwrap();
    assert_eq!(asked.0, desk.now, "when it was asked stays when it was asked");
    weigh(&aged(40));
    assert_eq!(
        desk.standing(),
        Some(ExercisePermission::Stopped),
        "only a clearance lifts a hold"
    );
}

#[test]
fn a_change_that_finds_nothing_new_does_not_hold_what_was_cleared() {
    let mut desk = Desk::new();
    desk.screen("fever-or-ill");
    desk.now += TimeDelta::hours(3);
    desk.clear(&seen("2026-11-24"), "fever-or-ill").unwrap();
    let older = Person {
        age: Some(80),
        ..Person::default()
    };
    desk.write(|tx, moment| weigh_again(tx, moment, &desk.rules, &older))
        .unwrap();
    assert_eq!(desk.standing(), Some(ExercisePermission::Allowed));
}

#[test]
fn the_day_after_one_question_asks_whether_care_was_reached() {
    let mut desk = Desk::new();
    desk.screen("fever-or-ill");
    desk.screen("fever-or-ill big-injury");
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
    assert!(!due(&desk), "once is enough, for all holds up to then");
    desk.screen("big-injury");
    desk.now += TimeDelta::days(1);
    assert!(due(&desk), "a further hold asks again");
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
