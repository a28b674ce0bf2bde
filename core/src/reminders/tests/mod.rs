//! The plan's cases and laws.

mod laws;
mod nudges;

use chrono::{DateTime, NaiveTime, TimeDelta};

use super::*;
use crate::time::{Offsets, ZoneDatabase};

fn second(text: &str) -> i64 {
    text.parse::<DateTime<chrono::Utc>>().unwrap().timestamp()
}

fn zone(name: &str) -> Offsets {
    let zone = ZoneDatabase::open().unwrap().zone(name).unwrap();
    zone.offsets(second("2025-01-01T00:00:00Z"), second("2028-01-01T00:00:00Z"))
}

fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

/// Candidates of one class at these instants, each of its own regimen.
fn at(class: Class, instants: &[&str]) -> Vec<Candidate> {
    let instants = instants.iter().enumerate();
    instants
        .map(|(number, at)| {
            let number = u32::try_from(number).unwrap();
            Candidate::new(number, number, class, second(at))
        })
        .collect()
}

fn planned(now: &str, zone: &Offsets, state: &State<'_>) -> Plan {
    let limits = Limits::shipped().unwrap();
    plan(
        second(now),
        &Clock::new(zone),
        state,
        &Budget::of(Platform::Ios),
        &limits,
    )
}

/// Each notification as its minute in UTC and the numbers it is about.
fn told(plan: &Plan) -> Vec<(String, Vec<u32>)> {
    let written = |at: i64| {
        DateTime::from_timestamp(at, 0)
            .unwrap()
            .format("%m-%dT%H:%MZ")
            .to_string()
    };
    let all = plan.notifications.iter();
    all.map(|one| (written(one.at), plan.members(one).to_vec()))
        .collect()
}

fn only(plan: &Plan) -> Vec<String> {
    told(plan).into_iter().map(|(at, _)| at).collect()
}

const NIGHT: (&str, &str) = ("22:00", "07:00");

fn hours((from, until): (&str, &str)) -> Option<Hours> {
    Some(Hours {
        from: time(from),
        until: time(until),
    })
}

#[test]
fn weekend_mornings_end_by_the_clock_on_days_of_23_and_25_hours() {
    let berlin = zone("Europe/Berlin");
    for (due, shown) in [
        ("2026-03-29T00:00:00Z", "03-29T07:00Z"),
        ("2026-10-24T23:00:00Z", "10-25T08:00Z"),
        // A Friday is left alone.
        ("2026-03-27T00:00:00Z", "03-27T00:00Z"),
    ] {
        let candidates = at(Class::Medicine, &[due]);
        let state = State {
            candidates: &candidates,
            weekend_until: Some(time("09:00")),
            ..State::default()
        };
        assert_eq!(
            only(&planned("2026-03-01T00:00:00Z", &berlin, &state)),
            [shown],
            "{due}"
        );
    }
}

#[test]
fn quiet_hours_defer_bypass_or_drop_by_class() {
    let berlin = zone("Europe/Berlin");
    for (class, due, quiet, shown) in [
        (
            Class::Exercise,
            "2026-03-28T21:30:00Z",
            NIGHT,
            vec!["03-29T05:00Z"],
        ),
        (
            Class::Exercise,
            "2026-10-24T20:30:00Z",
            NIGHT,
            vec!["10-25T06:00Z"],
        ),
        (
            Class::Medicine,
            "2026-03-28T21:30:00Z",
            NIGHT,
            vec!["03-28T21:30Z"],
        ),
        (
            Class::Medicine,
            "2026-10-24T20:30:00Z",
            NIGHT,
            vec!["10-24T20:30Z"],
        ),
        (Class::Motivation, "2026-03-28T21:30:00Z", NIGHT, vec![]),
        // The beginning counts, the end does not.
        (
            Class::Exercise,
            "2026-05-01T20:00:00Z",
            NIGHT,
            vec!["05-02T05:00Z"],
        ),
        (
            Class::Exercise,
            "2026-05-01T05:00:00Z",
            NIGHT,
            vec!["05-01T05:00Z"],
        ),
        // Equal ends are no quiet hours.
        (
            Class::Motivation,
            "2026-05-01T05:00:00Z",
            ("07:00", "07:00"),
            vec!["05-01T05:00Z"],
        ),
        (
            Class::Exercise,
            "2026-05-01T11:00:00Z",
            ("12:00", "14:00"),
            vec!["05-01T12:00Z"],
        ),
    ] {
        let candidates = at(class, &[due]);
        let state = State {
            candidates: &candidates,
            quiet: hours(quiet),
            ..State::default()
        };
        assert_eq!(
            only(&planned("2026-03-01T00:00:00Z", &berlin, &state)),
            shown,
            "{class:?} {due}"
        );
    }
}

#[test]
fn medicines_within_five_minutes_of_the_first_are_one() {
    let berlin = zone("Europe/Berlin");
    let mut candidates = at(
        Class::Medicine,
        &[
            "2026-05-01T06:00:00Z",
            "2026-05-01T06:03:00Z",
            "2026-05-01T06:06:00Z",
        ],
    );
    let now = "2026-05-01T00:00:00Z";
    let state = |candidates: &[Candidate]| {
        told(&planned(
            now,
            &berlin,
            &State {
                candidates,
                ..State::default()
            },
        ))
    };
    assert_eq!(
        state(&candidates),
        [
            ("05-01T06:00Z".into(), vec![0, 1]),
            ("05-01T06:06Z".into(), vec![2])
        ]
    );
    for candidate in &mut candidates[..2] {
        candidate.snoozed_until = Some(second("2026-05-01T06:30:00Z"));
    }
    assert_eq!(
        state(&candidates),
        [
            ("05-01T06:06Z".into(), vec![2]),
            ("05-01T06:30Z".into(), vec![0, 1])
        ]
    );
}

#[test]
fn a_dose_snoozed_past_the_next_is_missed_and_never_offered_beside_it() {
    let berlin = zone("Europe/Berlin");
    let mut candidates = at(Class::Medicine, &["2026-05-01T06:00:00Z", "2026-05-01T10:00:00Z"]);
    candidates[1].regimen = 0;
    candidates[0].snoozed_until = Some(second("2026-05-01T10:05:00Z"));
    let state = State {
        candidates: &candidates,
        ..State::default()
    };
    let plan = planned("2026-05-01T06:10:00Z", &berlin, &state);
    assert_eq!(told(&plan), [("05-01T10:00Z".into(), vec![1])]);
    assert_eq!(plan.left_out, [(0, Why::NextDue)]);
    assert!(Why::NextDue.is_missed());
}

#[test]
fn after_the_phone_was_off_there_is_one_catch_up_once() {
    let berlin = zone("Europe/Berlin");
    let mut candidates = at(
        Class::Medicine,
        &[
            "2026-05-02T06:00:00Z",
            "2026-05-02T10:30:00Z",
            "2026-05-02T11:00:00Z",
        ],
    );
    for candidate in &mut candidates {
        candidate.late_ok = 2 * 3_600;
    }
    let run = |now: &str, candidates: &[Candidate]| {
        planned(
            now,
            &berlin,
            &State {
                candidates,
                ..State::default()
            },
        )
    };
    let first = run("2026-05-02T12:00:00Z", &candidates);
    assert_eq!(told(&first), [("05-02T12:00Z".into(), vec![1, 2])]);
    assert_eq!(first.notifications[0].kind, Kind::CatchUp);
    assert_eq!(first.left_out, [(0, Why::TooLate)]);
    for number in first.members(&first.notifications[0]).to_vec() {
        candidates[usize::try_from(number).unwrap()].told = true;
    }
    assert_eq!(told(&run("2026-05-02T12:05:00Z", &candidates)), []);
}

#[test]
fn ios_holds_sixty_with_the_sentinel_last() {
    let utc = zone("Etc/UTC");
    let instants = |regimens: u32, shared: bool| -> Vec<Candidate> {
        let mut found = Vec::new();
        for day in 0..28_i64 {
            for regimen in 0..regimens {
                for time in 0..4_i64 {
                    let apart = if shared { 0 } else { i64::from(regimen) * 900 };
                    let at = second("2026-05-01T06:00:00Z") + day * 86_400 + time * 14_400 + apart;
                    let number = u32::try_from(found.len()).unwrap();
                    found.push(Candidate::new(number, regimen, Class::Medicine, at));
                }
            }
        }
        found
    };
    let run = |candidates: &[Candidate], foreign: usize| {
        let budget = Budget {
            foreign_pending: foreign,
            ..Budget::of(Platform::Ios)
        };
        let limits = Limits::shipped().unwrap();
        let state = State {
            candidates,
            more: true,
            ..State::default()
        };
        plan(
            second("2026-05-01T00:00:00Z"),
            &Clock::new(&utc),
            &state,
            &budget,
            &limits,
        )
    };
    let distinct = instants(5, false);
    assert_eq!(distinct.len(), 560);
    let full = run(&distinct, 0);
    assert_eq!(full.notifications.len(), 60);
    let last = full.notifications[59];
    assert_eq!(last.kind, Kind::Sentinel);
    // The sixtieth would have come on the third day.
    assert_eq!(
        DateTime::from_timestamp(last.at, 0)
            .unwrap()
            .date_naive()
            .to_string(),
        "2026-05-03"
    );
    assert!(full.notifications[..59].iter().all(|one| one.kind == Kind::Due));

    let shared = run(&instants(5, true), 0);
    assert_eq!(shared.notifications.len(), 60);
    assert!(
        shared.notifications[..59]
            .iter()
            .all(|one| shared.members(one).len() == 5)
    );
    let days = (shared.notifications[58].at - second("2026-05-01T00:00:00Z")) / 86_400;
    assert_eq!(days, 14, "14 days and 3 slots");

    assert_eq!(run(&distinct, 40).notifications.len(), 24);
    assert_eq!(run(&distinct, 64).notifications, []);
    assert_eq!(run(&distinct, 63).notifications.len(), 1);
    assert_eq!(
        run(&distinct, 63).notifications[0].kind,
        Kind::Due,
        "one slot is a dose's"
    );
}

#[test]
fn without_exact_alarms_the_same_comes_with_the_flag_and_denied_notifications_are_said() {
    let utc = zone("Etc/UTC");
    let candidates = at(Class::Medicine, &["2026-05-01T06:00:00Z"]);
    let state = State {
        candidates: &candidates,
        ..State::default()
    };
    let run = |exact: bool, notifications: bool| {
        let budget = Budget {
            exact_allowed: exact,
            notifications_allowed: notifications,
            ..Budget::of(Platform::Android)
        };
        plan(
            second("2026-05-01T00:00:00Z"),
            &Clock::new(&utc),
            &state,
            &budget,
            &Limits::shipped().unwrap(),
        )
    };
    let granted = run(true, true);
    let denied = run(false, true);
    assert_eq!(granted.notifications, denied.notifications);
    assert_eq!((granted.inexact, denied.inexact), (false, true));
    let silent = run(true, false);
    assert_eq!((silent.notifications.len(), silent.deliverable), (1, false));
}
