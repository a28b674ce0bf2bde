//! What own weeks may do to a recommendation, and what bad ones may not.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::super::{
    Asking, Change, Direction, Knowledge, Note, Parameter, Problem, Prototypes, Recommendation, Situation,
    Stage, UNKNOWN, recommend,
};
use super::{Did, Outcome, OwnWeeks, Provenance, Tolerance, WeekCase};
use crate::content::TargetGroup;
use crate::profile::{Mobility, WorkLoad};

mod base;

fn knowledge() -> &'static Knowledge {
    static SHIPPED: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::shipped().unwrap());
    &SHIPPED
}

fn situation() -> Situation {
    Situation {
        age: Some(50),
        weeks_of_pain: Some(20),
        stage: Some(Stage::Persistent),
        pain_average: Some(4),
        pain_worst: Some(5),
        disability: Some(30),
        fear: Some(2),
        work_load: Some(WorkLoad::Sitting),
        mobility: Some(Mobility::Walks),
        constraints_known: true,
        ..Situation::default()
    }
}

/// A week of three sessions of 20 minutes, done whole, half of it the group's when there is one.
fn week(number: u16, group: Option<TargetGroup>, pain_tenths: u8) -> WeekCase {
    let others = [TargetGroup::Abdominals, TargetGroup::BackExtensors];
    let mut seconds: BTreeMap<TargetGroup, u32> = others
        .map(|other| (other, if group.is_some() { 900 } else { 1800 }))
        .into();
    if let Some(group) = group {
        *seconds.entry(group).or_default() += 1800;
    }
    WeekCase {
        number,
        provenance: Provenance::OwnWeek,
        problem: Problem::of(&knowledge().attributes, &situation()),
        did: Did {
            planned: 3,
            sessions: 3,
            weekdays_planned: 0b0010101,
            weekdays_done: 0b0010101,
            minutes: 20,
            emphasis: group.map(|group| (group, 3)).into_iter().collect(),
            seconds,
            load: Some(20),
            ..Did::default()
        },
        outcome: Outcome {
            pain_tenths: Some(pain_tenths),
            hindrance_tenths: Some(30),
            tolerance: Some(Tolerance::Well),
            ..Outcome::default()
        },
    }
}

fn asked(cases: Vec<WeekCase>, situation: &Situation) -> Recommendation {
    let knowledge = knowledge();
    let next = cases.iter().map(|case| case.number).max().unwrap_or(0) + 1;
    let own = OwnWeeks::new(&knowledge.learning, &knowledge.attributes, cases, 0);
    recommend(
        knowledge,
        &own,
        &Asking {
            situation,
            week: next,
            sessions: Some(3),
            minutes: Some(20),
            load: Some(20),
        },
    )
}

/// Every group tried once and again, one of them with less pain in its weeks.
fn lived(helps: TargetGroup, by_tenths: u8) -> Vec<WeekCase> {
    let groups = [
        TargetGroup::Abdominals,
        TargetGroup::BackExtensors,
        TargetGroup::CoreStability,
        TargetGroup::GlutealAndHip,
        TargetGroup::Flexibility,
    ];
    let tried = groups.into_iter().chain([helps, groups[0]]);
    let mut weeks = vec![week(1, None, 50)];
    for (number, group) in (2..).zip(tried) {
        let pain = if group == helps { 50 - by_tenths } else { 50 };
        weeks.push(week(number, Some(group), pain));
    }
    weeks
}

fn more_of(recommendation: &Recommendation) -> Vec<&Parameter> {
    let more = recommendation.changes.iter();
    more.filter(|change| change.direction == Direction::More)
        .map(|change| &change.parameter)
        .collect()
}

#[test]
fn a_group_whose_weeks_were_better_gets_more_turns_and_names_them() {
    let hip = TargetGroup::GlutealAndHip;
    let recommendation = asked(lived(hip, 20), &situation());
    assert!(
        recommendation.parameters.emphasis[&hip] > recommendation.guideline.emphasis[&hip],
        "{recommendation:?}"
    );
    let rests_on: Vec<&Change> = recommendation
        .changes
        .iter()
        .filter(|change| change.parameter == Parameter::Emphasis(hip))
        .collect();
    assert_eq!(rests_on.len(), 1);
    assert_eq!(rests_on[0].weeks, [7, 5], "the weeks in which it had more");
}

#[test]
fn what_was_planned_but_not_done_says_nothing_of_what_helps() {
    let hip = TargetGroup::GlutealAndHip;
    let mut weeks = lived(hip, 20);
    for week in &mut weeks {
        week.did.sessions = 0;
        week.did.seconds.clear();
    }
    let recommendation = asked(weeks, &situation());
    assert!(more_of(&recommendation).is_empty(), "{recommendation:?}");
}

#[test]
fn a_difference_within_noise_moves_nothing() {
    let recommendation = asked(lived(TargetGroup::GlutealAndHip, 1), &situation());
    assert!(more_of(&recommendation).is_empty(), "{recommendation:?}");
}

#[test]
fn a_prototype_never_votes_for_a_parameter() {
    let cases = lived(TargetGroup::Flexibility, 15);
    let plain = asked(cases.clone(), &situation());
    let mut other = knowledge().clone();
    let mut file = other.prototypes.file().clone();
    file.prototype.truncate(1);
    file.prototype[0].share = 1.0;
    other.prototypes = Prototypes::new(file, &other.attributes).unwrap();
    let own = OwnWeeks::new(&other.learning, &other.attributes, cases, 0);
    let asking = Asking {
        situation: &situation(),
        week: 9,
        sessions: Some(3),
        minutes: Some(20),
        load: Some(20),
    };
    assert_eq!(recommend(&other, &own, &asking), plain);
}

#[test]
fn a_base_with_one_case_leaves_the_guideline_and_tries_something_at_most() {
    let recommendation = asked(vec![week(1, None, 50)], &situation());
    assert!(recommendation.changes.is_empty(), "{recommendation:?}");
    let tried = |note: &Note| matches!(note, Note::Trying { again: false, .. });
    assert!(recommendation.notes.iter().all(tried), "{recommendation:?}");
    // No week at all: the guideline as it is.
    let nothing = asked(Vec::new(), &situation());
    assert_eq!(nothing.parameters, nothing.guideline);
    assert!(nothing.changes.is_empty() && nothing.notes.is_empty());
}

#[test]
fn of_somebody_of_whom_nothing_is_known_the_weeks_move_nothing_but_say_so() {
    let mut weeks = lived(TargetGroup::GlutealAndHip, 20);
    // Half a year ago, and of a person who answered other things.
    let other = Situation {
        age: Some(20),
        stage: Some(Stage::Acute),
        weeks_of_pain: Some(0),
        pain_average: Some(10),
        pain_worst: Some(10),
        disability: Some(100),
        fear: Some(10),
        flare: true,
        ..Situation::default()
    };
    for week in &mut weeks {
        week.problem = Problem::of(&knowledge().attributes, &other);
    }
    let unknown = Situation::default();
    let recommendation = asked(weeks.clone(), &unknown);
    assert!(recommendation.parameters.sessions >= 1);
    weeks.truncate(0);
    assert_eq!(asked(weeks, &unknown).changes, []);
    // A query and cases that share nothing: too few are alike.
    let mut few = vec![
        week(1, None, 50),
        week(2, None, 50),
        week(3, None, 50),
        week(4, None, 50),
    ];
    for week in &mut few {
        week.problem = Problem::UNKNOWN;
        week.problem.scalars[0] = 0;
    }
    let recommendation = asked(few, &situation());
    assert!(
        recommendation
            .changes
            .iter()
            .all(|change| change.parameter != Parameter::Load),
        "{recommendation:?}"
    );
}

#[test]
fn contradictory_weeks_are_said_and_leave_the_default() {
    let hip = TargetGroup::GlutealAndHip;
    let mut weeks = lived(TargetGroup::Flexibility, 0);
    let next = weeks.len() as u16 + 1;
    for (number, pain) in [(next, 20), (next + 1, 80), (next + 2, 20), (next + 3, 80)] {
        weeks.push(week(number, Some(hip), pain));
    }
    // Two worse weeks in a row would be another matter.
    weeks.push(week(next + 4, None, 50));
    let recommendation = asked(weeks, &situation());
    assert_eq!(
        recommendation.parameters.emphasis[&hip],
        recommendation.guideline.emphasis[&hip]
    );
    assert!(
        recommendation.notes.contains(&Note::WeeksDisagree(hip)),
        "{recommendation:?}"
    );
}

#[test]
fn numbers_that_cannot_be_are_set_aside_counted_and_said() {
    let base = week(3, Some(TargetGroup::Abdominals), 40);
    let impossible: [fn(&mut WeekCase); 9] = [
        |case| case.outcome.pain_tenths = Some(250),
        |case| case.outcome.hindrance_tenths = Some(101),
        |case| case.did.sessions = 200,
        |case| case.did.planned = 90,
        |case| case.did.minutes = 60_000,
        |case| {
            case.did.emphasis.insert(TargetGroup::Abdominals, 127);
        },
        |case| {
            case.did.seconds.insert(TargetGroup::Abdominals, u32::MAX);
        },
        |case| case.problem = Problem::UNKNOWN,
        |case| {
            case.outcome.sessions = vec![super::SessionSaid {
                worth: i16::MAX,
                ..super::SessionSaid::default()
            }];
        },
    ];
    for (place, poison) in impossible.into_iter().enumerate() {
        let mut brought = base.clone();
        brought.provenance = Provenance::Pack;
        poison(&mut brought);
        let recommendation = asked(vec![week(1, None, 50), brought], &situation());
        assert_eq!(recommendation.notes.first(), Some(&Note::SetAside(1)), "{place}");
    }
}

#[test]
fn a_pack_that_praises_everything_moves_nothing_past_its_limits() {
    let mut brought: Vec<WeekCase> = (0..200)
        .map(|place| {
            let mut case = week(0, Some(TargetGroup::GlutealAndHip), (place % 2) * 100);
            case.provenance = Provenance::Pack;
            case.did.load = Some(60);
            case.did.step_percent = Some(115);
            case
        })
        .collect();
    brought.push(week(1, None, 50));
    let learning = &knowledge().learning;
    let recommendation = asked(brought, &situation());
    let turns = recommendation.parameters.emphasis.values();
    assert!(
        turns
            .into_iter()
            .all(|turns| *turns <= learning.reuse.turns_at_most)
    );
    assert!((-1..=1).contains(&recommendation.parameters.pace));
    assert!(recommendation.parameters.step_percent <= 115);
    assert!(recommendation.parameters.minutes_at_most >= 5);
}

#[test]
fn attributes_out_of_range_are_no_problem_of_ours() {
    let knowledge = knowledge();
    let known = Problem::of(&knowledge.attributes, &situation());
    let mut bytes = known.to_bytes();
    assert_eq!(Problem::from_bytes(&knowledge.attributes, &bytes), Some(known));
    // A level that its table does not have.
    let place = super::super::Attribute::ALL
        .iter()
        .position(|attribute| *attribute == super::super::Attribute::WorkLoad)
        .unwrap();
    bytes[place] = UNKNOWN - 1;
    assert_eq!(Problem::from_bytes(&knowledge.attributes, &bytes), None);
    assert_eq!(Problem::from_bytes(&knowledge.attributes, &bytes[1..]), None);
    assert_eq!(Problem::from_bytes(&knowledge.attributes, &[]), None);
}

/// A week of sessions of so many minutes, so many of three done, in which everything else was as ever.
fn of_minutes(number: u16, minutes: u16, done: u8) -> WeekCase {
    let mut case = week(number, None, 50);
    (case.did.minutes, case.did.sessions) = (minutes, done);
    case
}

fn shorter(recommendation: &Recommendation) -> Option<&Change> {
    let mut changes = recommendation.changes.iter();
    changes.find(|change| change.parameter == Parameter::Minutes)
}

#[test]
fn short_sessions_that_were_all_done_say_nothing_against_longer_ones() {
    // Twenty minutes are offered, and fifteen were for half a year.
    let all_done = (1..=12).map(|number| of_minutes(number, 15, 3)).collect();
    assert_eq!(shorter(&asked(all_done, &situation())), None);
}

#[test]
fn shorter_sessions_name_the_weeks_whose_longer_ones_were_not_done_each_once() {
    let mut cases: Vec<WeekCase> = (1..=2).map(|number| of_minutes(number, 20, 0)).collect();
    cases.extend((3..=4).map(|number| of_minutes(number, 15, 3)));
    let mut episode = of_minutes(4, 15, 1);
    episode.provenance = Provenance::OwnEpisode;
    cases.push(episode);
    let recommendation = asked(cases, &situation());
    let change = shorter(&recommendation).expect("shorter sessions");
    assert_eq!(change.weeks, [2, 1]);
}

#[test]
fn after_short_sessions_that_did_not_fit_no_longer_ones_come() {
    let lengths = [(1, 20), (2, 20), (3, 15), (4, 10)];
    let cases: Vec<WeekCase> = lengths
        .into_iter()
        .map(|(number, minutes)| of_minutes(number, minutes, 0))
        .collect();
    let recommendation = asked(cases.clone(), &situation());
    assert_eq!(
        recommendation.parameters.minutes_at_most, 10,
        "{recommendation:?}"
    );
    // Whoever offers more for the first time gets more, thin weeks or not.
    let never_longer = (1..=4).map(|number| of_minutes(number, 10, 0)).collect();
    assert_eq!(shorter(&asked(never_longer, &situation())), None);
}

#[test]
fn a_week_that_counted_nothing_or_went_the_other_way_is_not_named_for_a_group() {
    let hip = TargetGroup::GlutealAndHip;
    let mut weeks = lived(hip, 20);
    let next = u16::try_from(weeks.len()).unwrap() + 1;
    let mut flare = week(next, Some(hip), 30);
    flare.outcome.flare = true;
    weeks.push(flare);
    weeks.push(week(next + 1, Some(hip), 52));
    let recommendation = asked(weeks, &situation());
    let change = recommendation
        .changes
        .iter()
        .find(|change| change.parameter == Parameter::Emphasis(hip))
        .expect("more of what helped");
    assert_eq!(
        change.weeks,
        [7, 5],
        "neither the flare nor the week that was worse"
    );
}

#[test]
fn what_is_named_as_alike_is_about_the_same_in_each_of_the_weeks() {
    let hip = TargetGroup::GlutealAndHip;
    let mut weeks = lived(hip, 20);
    let alike = |weeks: Vec<WeekCase>| {
        let recommendation = asked(weeks, &situation());
        let mut changes = recommendation.changes.into_iter();
        let change = changes.find(|change| change.parameter == Parameter::Emphasis(hip));
        change.expect("more of what helped").alike
    };
    let pain = super::super::Attribute::PainAverage;
    assert!(alike(weeks.clone()).contains(&pain));
    let worse = Situation {
        pain_average: Some(9),
        ..situation()
    };
    weeks[4].problem = Problem::of(&knowledge().attributes, &worse);
    assert!(!alike(weeks).contains(&pain), "week 5 was another matter");
}

fn any_week() -> impl Strategy<Value = WeekCase> {
    (
        1_u16..40,
        0_usize..9,
        0_u8..=100,
        0_u8..=3,
        5_u16..=60,
        any::<bool>(),
    )
        .prop_map(|(number, group, pain, sessions, minutes, flare)| {
            let mut case = week(number, TargetGroup::ALL.get(group).copied(), pain);
            case.did.sessions = sessions;
            case.did.minutes = minutes;
            case.outcome.flare = flare;
            case
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_order_in_which_cases_are_read_changes_nothing(
        cases in prop::collection::btree_map(1_u16..40, any_week(), 0..25),
        turn in 0_usize..25,
    ) {
        let cases: Vec<WeekCase> = cases
            .into_iter()
            .map(|(number, case)| WeekCase { number, ..case })
            .collect();
        let mut turned = cases.clone();
        turned.rotate_left(turn % cases.len().max(1));
        turned.reverse();
        prop_assert_eq!(asked(cases, &situation()), asked(turned, &situation()));
    }

    #[test]
    fn whatever_was_lived_the_parameters_stay_within_their_limits(
        cases in prop::collection::vec(any_week(), 0..40),
    ) {
        let learning = &knowledge().learning;
        let recommendation = asked(cases, &situation());
        let (now, usual) = (&recommendation.parameters, &recommendation.guideline);
        prop_assert_eq!(now.strategy, usual.strategy);
        prop_assert_eq!(now.walking, usual.walking);
        prop_assert_eq!(&now.careful_with, &usual.careful_with);
        prop_assert_eq!(now.ceiling, usual.ceiling);
        prop_assert!(now.minutes_at_most <= usual.minutes_at_most);
        prop_assert!(now.emphasis.keys().eq(usual.emphasis.keys()));
        prop_assert!(now.emphasis.values().all(|turns| *turns <= learning.reuse.turns_at_most));
        prop_assert!((100..=115).contains(&now.step_percent));
        prop_assert!(now.sessions_at_most.is_none_or(|most| (1..=3).contains(&most)));
    }
}
