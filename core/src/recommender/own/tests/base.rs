//! What the base keeps, which of its weeks speak, and when none of them does.

use super::super::worth::verdict;
use super::super::{OwnWeeks, Tolerance, Verdict, WeekCase, step_back};
use super::{asked, knowledge, lived, situation, week};
use crate::content::TargetGroup;
use crate::recommender::{Asking, Note, Problem, Situation, UNKNOWN, recommend};

#[test]
fn the_base_is_capped_and_keeps_every_failure() {
    let knowledge = knowledge();
    let most = knowledge.learning.retain.weeks_at_most;
    let cases: Vec<WeekCase> = (1..=520)
        .map(|number| {
            let mut case = week(number, None, 50);
            if number % 100 == 0 {
                case.outcome.tolerance = Some(Tolerance::TooMuch);
            }
            case
        })
        .collect();
    let own = OwnWeeks::new(&knowledge.learning, &knowledge.attributes, cases, 0);
    assert!(own.cases().len() <= most, "{}", own.cases().len());
    assert_eq!(own.set_aside, 0, "what is merged is not set aside");
    assert_eq!(own.last_number(), 520, "the newest stays");
    for failure in [100, 200, 300, 400, 500] {
        assert!(own.cases().iter().any(|case| case.number == failure), "{failure}");
    }
}

/// More weeks than the base holds, all alike but those given.
fn many(number_of_weeks: u16, other: impl Fn(&mut WeekCase)) -> OwnWeeks {
    let knowledge = knowledge();
    let cases = (1..=number_of_weeks)
        .map(|number| {
            let mut case = week(number, None, 50);
            other(&mut case);
            case
        })
        .collect();
    OwnWeeks::new(&knowledge.learning, &knowledge.attributes, cases, 0)
}

#[test]
fn what_is_nearly_the_same_is_one_but_never_the_newest_weeks() {
    let retain = &knowledge().learning.retain;
    let numbers = |own: &OwnWeeks| own.cases().iter().map(|case| case.number).collect::<Vec<u16>>();
    // One more than there is room for: without merging, only the oldest would go.
    let most = u16::try_from(retain.weeks_at_most).unwrap();
    let kept = numbers(&many(most + 1, |_| {}));
    let newest = u16::try_from(retain.newest_kept).unwrap();
    assert_eq!(kept, (most + 2 - newest..=most + 1).collect::<Vec<u16>>());
    // Weeks that differ are not merged, whatever else they share: the oldest goes.
    let differ = numbers(&many(most + 1, |case| {
        case.did.minutes = 10 + case.number % 50 * 2
    }));
    assert!(differ.len() > usize::from(newest), "{differ:?}");
    // What only one of two weeks knows tells them apart.
    let unlike = numbers(&many(most + 1, |case| {
        if case.number == 2 {
            case.problem.scalars[0] = UNKNOWN;
        }
    }));
    assert!(unlike.contains(&2) && !unlike.contains(&3), "{unlike:?}");
}

#[test]
fn whether_it_gets_worse_does_not_hang_on_what_is_merged() {
    let most = u16::try_from(knowledge().learning.retain.weeks_at_most).unwrap();
    let own = many(most + 40, |case| {
        if case.number > most + 38 {
            case.outcome.pain_tenths = Some(75);
            case.outcome.hindrance_tenths = Some(55);
        }
    });
    assert!(own.cases().len() < usize::from(most), "merged");
    assert_eq!(own.levels().len(), usize::from(most) + 40);
    let back = step_back(&knowledge().learning, own.levels(), most + 41).expect("two weeks worse");
    assert!(back.now && back.newly, "{back:?}");
}

#[test]
fn where_nothing_is_known_of_the_person_the_guideline_stands_and_says_so() {
    // Five weeks that would speak for the hips, under other circumstances.
    let hip = TargetGroup::GlutealAndHip;
    let now = Situation::default();
    assert!(!Problem::of(&knowledge().attributes, &now).is_known());
    let recommendation = asked(lived(hip, 20), &now);
    assert_eq!(recommendation.parameters, recommendation.guideline);
    assert_eq!(recommendation.changes, []);
    assert_eq!(recommendation.notes, [Note::TooFewAlike]);
}

#[test]
fn where_too_few_weeks_are_alike_nothing_is_moved_and_what_is_tried_is_not_called_the_usual() {
    let hip = TargetGroup::GlutealAndHip;
    let mut strict = knowledge().clone();
    strict.learning.retrieve.floor_tenths = 10_000;
    let situation = situation();
    let asked = |tries_at_most: u32, by_tenths: u8| {
        let mut strict = strict.clone();
        strict.learning.trial.tries_at_most = tries_at_most;
        let own = OwnWeeks::new(&strict.learning, &strict.attributes, lived(hip, by_tenths), 0);
        let asking = Asking {
            situation: &situation,
            week: 9,
            sessions: Some(3),
            minutes: Some(20),
            load: Some(20),
        };
        recommend(&strict, &own, &asking)
    };
    let found = asked(0, 20);
    assert_eq!(found.parameters, found.guideline);
    assert_eq!((found.changes, found.notes), (vec![], vec![Note::TooFewAlike]));
    let found = asked(20, 0);
    assert_eq!(found.changes, []);
    assert!(
        matches!(found.notes[..], [Note::Trying { .. }]),
        "{:?}",
        found.notes
    );
}

#[test]
fn a_week_long_ago_says_less_than_one_lately() {
    let hip = TargetGroup::GlutealAndHip;
    let (knowledge, situation) = (knowledge(), situation());
    let gain = |next: u16| {
        let own = OwnWeeks::new(&knowledge.learning, &knowledge.attributes, lived(hip, 20), 0);
        let problem = Problem::of(&knowledge.attributes, &situation);
        let voices = own.voices(&knowledge.learning, &knowledge.attributes, &problem, next);
        voices.all.iter().map(|voice| voice.weight).sum::<u64>()
    };
    let half_life = knowledge.learning.retrieve.half_life_weeks;
    let (now, later) = (gain(9), gain(9 + half_life));
    assert!(
        later.abs_diff(now / 2) <= now / 50,
        "{now} now, {later} a half-life later"
    );
}

#[test]
fn two_worse_weeks_bring_back_every_value_of_the_guideline() {
    let hip = TargetGroup::GlutealAndHip;
    let mut weeks = lived(hip, 20);
    let moved = asked(weeks.clone(), &situation());
    assert_ne!(moved.parameters, moved.guideline);
    let next = u16::try_from(weeks.len()).unwrap() + 1;
    for number in [next, next + 1] {
        let mut worse = week(number, Some(hip), 85);
        worse.outcome.hindrance_tenths = Some(60);
        weeks.push(worse);
    }
    let back = asked(weeks, &situation());
    assert_eq!(back.parameters, back.guideline);
    assert_eq!(back.changes, []);
    assert!(matches!(back.notes[..], [Note::BackToDefault { .. }]), "{back:?}");
}

#[test]
fn a_week_is_a_success_or_a_failure_by_an_important_change() {
    let learning = &knowledge().learning;
    for (pain, hindrance, tolerance, expected) in [
        (50, 30, Tolerance::Well, Verdict::Unclear),
        (31, 30, Tolerance::Well, Verdict::Unclear),
        (30, 30, Tolerance::Well, Verdict::Success),
        (50, 10, Tolerance::Slowly, Verdict::Success),
        (69, 30, Tolerance::Well, Verdict::Unclear),
        (70, 30, Tolerance::Well, Verdict::Failure),
        (30, 50, Tolerance::Well, Verdict::Failure), // better in one, worse in the other: worse
        (30, 30, Tolerance::TooMuch, Verdict::Failure),
    ] {
        let mut case = week(9, None, pain);
        case.outcome.hindrance_tenths = Some(hindrance);
        case.outcome.tolerance = Some(tolerance);
        let found = verdict(learning, &case, (Some(50), Some(30)));
        assert_eq!(found, expected, "{pain}, {hindrance}, {tolerance:?}");
    }
    let first = week(1, None, 90);
    assert_eq!(
        verdict(learning, &first, (None, None)),
        Verdict::Unclear,
        "nothing to compare with"
    );
}
