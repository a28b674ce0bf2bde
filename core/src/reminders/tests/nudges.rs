//! Nudges: few, apart, silent where they must be; and repeats that end.

use super::*;

#[test]
fn nudges_are_few_apart_and_the_more_important_first() {
    let utc = zone("Etc/UTC");
    let mut candidates = at(
        Class::Education,
        &[
            "2026-05-01T08:00:00Z",
            "2026-05-01T08:30:00Z",
            "2026-05-01T10:00:00Z",
            "2026-05-01T12:00:00Z",
            "2026-05-01T14:00:00Z",
            "2026-05-01T16:00:00Z",
        ],
    );
    candidates[5].class = Class::Exercise;
    let state = State {
        candidates: &candidates,
        ..State::default()
    };
    let plan = planned("2026-05-01T00:00:00Z", &utc, &state);
    assert_eq!(
        only(&plan),
        ["05-01T08:00Z", "05-01T10:00Z", "05-01T12:00Z", "05-01T16:00Z"]
    );
    assert_eq!(plan.left_out, [(1, Why::TooClose), (4, Why::DayFull)]);
    // Two were shown already today.
    let shown = [second("2026-05-01T05:00:00Z"), second("2026-05-01T06:00:00Z")];
    let plan = planned(
        "2026-05-01T07:00:00Z",
        &utc,
        &State {
            nudges_shown: &shown,
            ..state
        },
    );
    assert_eq!(only(&plan), ["05-01T08:00Z", "05-01T16:00Z"]);
    // What may move goes behind the one before it.
    candidates[1].may_move_until = Some(second("2026-05-01T09:30:00Z"));
    let plan = planned(
        "2026-05-01T00:00:00Z",
        &utc,
        &State {
            candidates: &candidates[..2],
            ..State::default()
        },
    );
    assert_eq!(only(&plan), ["05-01T08:00Z", "05-01T09:00Z"]);
}

#[test]
fn a_nudge_near_a_medicine_joins_it() {
    let utc = zone("Etc/UTC");
    let mut candidates = at(
        Class::Exercise,
        &[
            "2026-05-01T08:00:00Z",
            "2026-05-01T08:25:00Z",
            "2026-05-01T09:40:00Z",
        ],
    );
    candidates[1].class = Class::Medicine;
    let state = State {
        candidates: &candidates,
        ..State::default()
    };
    assert_eq!(
        told(&planned("2026-05-01T00:00:00Z", &utc, &state)),
        [
            ("05-01T08:25Z".into(), vec![1, 0]),
            ("05-01T09:40Z".into(), vec![2])
        ]
    );
}

#[test]
fn ignored_nudges_come_less_often_by_the_table() {
    let utc = zone("Etc/UTC");
    let days: Vec<String> = (1..20).map(|day| format!("2026-05-{day:02}T10:00:00Z")).collect();
    let candidates = at(
        Class::Exercise,
        &days.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    let shown = [second("2026-04-30T10:00:00Z")];
    let run = |ignored: i64| {
        let state = State {
            candidates: &candidates,
            nudges_shown: &shown,
            last_answered: Some(second("2026-05-01T00:00:00Z") - ignored * 86_400),
            ..State::default()
        };
        let plan = planned("2026-05-01T00:00:00Z", &utc, &state);
        let gaps: Vec<i64> = plan
            .notifications
            .windows(2)
            .map(|two| (two[1].at - two[0].at) / 86_400)
            .collect();
        (plan.notifications.len(), gaps)
    };
    assert_eq!(run(1), (19, vec![1; 18]));
    assert_eq!(run(3), (9, vec![2; 8]));
    assert_eq!(run(12), (3, vec![6; 2]));
}

#[test]
fn holds_silence_what_they_cover_and_nothing_else() {
    let utc = zone("Etc/UTC");
    let all: Vec<Candidate> = Class::ALL
        .into_iter()
        .enumerate()
        .map(|(number, class)| {
            let number = u32::try_from(number).unwrap();
            Candidate::new(
                number,
                number,
                class,
                second("2026-05-01T00:00:00Z") + i64::from(number) * 86_400,
            )
        })
        .collect();
    let classes = |plan: &Plan| -> Vec<Class> { plan.notifications.iter().map(|one| one.class).collect() };
    for platform in [Platform::Ios, Platform::Android] {
        let run = |state: &State<'_>| {
            let limits = Limits::shipped().unwrap();
            plan(
                second("2026-04-30T00:00:00Z"),
                &Clock::new(&utc),
                state,
                &Budget::of(platform),
                &limits,
            )
        };
        let open = State {
            candidates: &all,
            ..State::default()
        };
        assert_eq!(classes(&run(&open)), Class::ALL);
        // Screening: exercise and whatever leads to it, for both platforms; medicine stays.
        let stopped = run(&State {
            screening_hold: true,
            ..open
        });
        let left: Vec<Class> = Class::ALL
            .into_iter()
            .filter(|class| !class.stops_at_screening())
            .collect();
        assert_eq!(classes(&stopped), left);
        assert!(left.contains(&Class::Medicine) && !left.contains(&Class::Exercise));
        for kind in [HoldKind::Vacation, HoldKind::Flare, HoldKind::Clinician] {
            let hold = |regimen| {
                [Hold {
                    regimen,
                    kind,
                    from: 0,
                    until: None,
                }]
            };
            let everything = hold(None);
            assert_eq!(
                classes(&run(&State {
                    holds: &everything,
                    ..open
                })),
                [Class::Medicine, Class::Appointment, Class::Stock]
            );
            let one = hold(Some(0));
            assert_eq!(classes(&run(&State { holds: &one, ..open })), Class::ALL[1..]);
        }
    }
}

#[test]
fn nobody_is_nudged_asleep_after_a_night_shift_or_driving_and_medicine_comes_as_it_is() {
    let utc = zone("Etc/UTC");
    let candidates = at(
        Class::Exercise,
        &[
            "2026-05-01T06:20:00Z",
            "2026-05-01T10:00:00Z",
            "2026-05-01T18:00:00Z",
        ],
    );
    let asleep = [(second("2026-05-01T08:00:00Z"), second("2026-05-01T15:00:00Z"))];
    let shifts = [second("2026-05-01T06:00:00Z")];
    let state = State {
        candidates: &candidates,
        asleep: &asleep,
        night_shifts_end: &shifts,
        driving_until: Some(second("2026-05-01T18:30:00Z")),
        ..State::default()
    };
    let plan = planned(
        "2026-05-01T05:00:00Z",
        &utc,
        &State {
            driving_until: None,
            ..state
        },
    );
    assert_eq!(only(&plan), ["05-01T18:00Z"]);
    assert_eq!(plan.left_out, [(0, Why::AfterNightShift), (1, Why::Asleep)]);
    let plan = planned("2026-05-01T17:00:00Z", &utc, &state);
    assert!(plan.left_out.contains(&(2, Why::Driving)));
    let mut movable = candidates.clone();
    for candidate in &mut movable {
        candidate.may_move_until = Some(second("2026-05-01T20:00:00Z"));
    }
    let plan = planned(
        "2026-05-01T05:00:00Z",
        &utc,
        &State {
            candidates: &movable,
            driving_until: None,
            ..state
        },
    );
    assert_eq!(told(&plan)[0], ("05-01T07:00Z".into(), vec![0]));
    assert_eq!(told(&plan)[1], ("05-01T15:00Z".into(), vec![1]));
    let medicine = at(Class::Medicine, &["2026-05-01T10:00:00Z"]);
    let plan = planned(
        "2026-05-01T05:00:00Z",
        &utc,
        &State {
            candidates: &medicine,
            ..state
        },
    );
    assert_eq!(only(&plan), ["05-01T10:00Z"]);
}

#[test]
fn repeats_are_capped_and_end_where_the_next_dose_begins() {
    let utc = zone("Etc/UTC");
    let mut candidates = at(Class::Medicine, &["2026-05-01T08:00:00Z", "2026-05-01T08:25:00Z"]);
    candidates[0].repeats = (9, 60);
    let run = |now: &str, candidates: &[Candidate]| {
        let plan = planned(
            now,
            &utc,
            &State {
                candidates,
                ..State::default()
            },
        );
        let kinds: Vec<Kind> = plan.notifications.iter().map(|one| one.kind).collect();
        (only(&plan), kinds)
    };
    let (times, kinds) = run("2026-05-01T07:00:00Z", &candidates[..1]);
    assert_eq!(
        times,
        ["05-01T08:00Z", "05-01T08:10Z", "05-01T08:20Z", "05-01T08:30Z"]
    );
    assert_eq!(kinds[1..], [Kind::Repeat(1), Kind::Repeat(2), Kind::Repeat(3)]);
    // Shown and not answered: the repeats that are left.
    candidates[0].told = true;
    assert_eq!(
        run("2026-05-01T08:12:00Z", &candidates[..1]).0,
        ["05-01T08:20Z", "05-01T08:30Z"]
    );
    candidates[0].told = false;
    candidates[1].regimen = 0;
    assert_eq!(
        run("2026-05-01T07:00:00Z", &candidates).0,
        ["05-01T08:00Z", "05-01T08:10Z", "05-01T08:20Z", "05-01T08:25Z"]
    );
    assert!(TimeDelta::minutes(10) <= Limits::shipped().unwrap().repeat_every_at_least);
}
