//! The main job across rooms: from almost nothing to a plan, held where it must be, whole after whatever goes wrong.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed expectation is the test's message"
)]

use lissom::Error;
use lissom::plan::{CheckIn, SessionEvent, SwapCause};
use lissom::profile::{Contradiction, Profile};
use lissom::self_care::{Day, Held, Planned};
use lissom_tests::{Person, frozen};

fn weeks(person: &Person) -> usize {
    person
        .care
        .read(|reader, _| lissom::plan::weeks(reader))
        .unwrap()
        .len()
}

fn adult() -> Profile {
    Profile {
        age: Some(40),
        ..Profile::default()
    }
}

#[test]
fn a_profile_with_almost_nothing_in_it_gets_a_modest_plan_and_nothing_without_safety_or_age() {
    let person = Person::new();
    assert!(matches!(person.care.today().unwrap(), Day::NoPlan));
    assert_eq!(person.plan(), Planned::Held(Held::AgeUnknown));
    person.answer(&adult());
    assert!(matches!(
        person.plan(),
        Planned::Held(Held::ScreeningFirst { .. })
    ));
    person.screen(&[]);
    let Planned::Week(week) = person.plan() else {
        panic!("a plan")
    };
    assert_eq!((week.number, week.version, week.sessions.len()), (1, 1, 3));
    assert!(matches!(person.care.today().unwrap(), Day::Running { .. }));
}

#[test]
fn under_eighteen_and_contradictions_hold_the_plan_by_name() {
    let person = Person::new();
    person.screen(&[]);
    person.answer(&Profile {
        age: Some(17),
        ..adult()
    });
    assert_eq!(person.plan(), Planned::Held(Held::TooYoung));
    person.answer(&Profile {
        pain_average: Some(8),
        pain_worst: Some(3),
        ..adult()
    });
    let held = Held::Contradictions(vec![Contradiction::AverageAboveWorst]);
    assert_eq!(person.plan(), Planned::Held(held));
    assert_eq!(weeks(&person), 0);
}

#[test]
fn a_danger_sign_stops_everything_but_what_is_recorded() {
    let person = Person::new();
    person.answer(&adult());
    person.screen(&[]);
    person.plan();
    person.screen(&["fever-or-ill"]);
    assert!(matches!(
        person.care.today().unwrap(),
        Day::Held(Held::Stopped(_))
    ));
    assert!(matches!(person.plan(), Planned::Held(Held::Stopped(_))));
    person.clock.set(frozen::morning(7));
    let held = person
        .care
        .check_in(
            person.id(),
            CheckIn {
                pain_average: Some(4),
                ..CheckIn::default()
            },
        )
        .unwrap();
    assert!(matches!(held, Planned::Held(Held::Stopped(_))));
    assert_eq!(weeks(&person), 1, "no week is made in a hold");
    let kept = person
        .care
        .read(|reader, _| lissom::plan::check_ins(reader))
        .unwrap();
    assert_eq!(kept.len(), 1, "what the person told is kept");
}

#[test]
fn a_refused_call_leaves_nothing_and_a_repeated_one_writes_nothing() {
    let person = Person::new();
    person.answer(&adult());
    person.screen(&[]);
    let Planned::Week(week) = person.plan() else {
        panic!("a plan")
    };
    let early = person.care.check_in(person.id(), CheckIn::default()).unwrap_err();
    assert_eq!(early, Error::invalid("check_in", "from the week's sixth day on"));
    person.clock.set(frozen::morning(7));
    let bad = CheckIn {
        pain_during: Some(11),
        ..CheckIn::default()
    };
    assert_eq!(
        person.care.check_in(person.id(), bad).unwrap_err(),
        Error::invalid("check_in.pain_during", "0 to 10")
    );
    let unknown = person
        .care
        .swap(person.id(), "no-such-exercise", SwapCause::Hurts)
        .unwrap_err();
    assert!(matches!(unknown, Error::NotFound { .. }));
    let event = SessionEvent::Finished {
        effort: Some(12),
        pain: None,
    };
    let refused = person
        .care
        .session_event(person.id(), week.sessions[0].date, &event)
        .unwrap_err();
    assert_eq!(refused, Error::invalid("finished.effort", "0 to 10"));
    assert_eq!(weeks(&person), 1);
    let id = person.id();
    let first = person.care.check_in(id, CheckIn::default()).unwrap();
    assert_eq!(person.care.check_in(id, CheckIn::default()).unwrap(), first);
    assert_eq!(weeks(&person), 2);
}

#[test]
fn a_clock_that_runs_backwards_loses_nothing() {
    let person = Person::new();
    person.clock.set(frozen::morning(10));
    person.answer(&adult());
    person.screen(&[]);
    person.plan();
    person.clock.set(frozen::morning(2));
    assert!(matches!(person.care.today().unwrap(), Day::Running { .. }));
    let early = person.care.check_in(person.id(), CheckIn::default()).unwrap_err();
    assert!(matches!(early, Error::Invalid { .. }));
    person.clock.set(frozen::morning(17));
    assert!(matches!(
        person.care.check_in(person.id(), CheckIn::default()).unwrap(),
        Planned::Week(_)
    ));
}
