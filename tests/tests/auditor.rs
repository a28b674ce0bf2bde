//! The auditor finds what it says it finds: each rule is broken on purpose, one at a time.

#![allow(clippy::unwrap_used, reason = "a failed expectation is the test's message")]

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use lissom::content::{Library, TargetGroup};
use lissom::plan::{
    Audited, Brief, Cause, OwnSteps, Permission, Rules, Rung, Violation, WalkingGoal, Week, Work, audit,
    make_week,
};
use lissom::profile::{Constraint, Equipment, Mobility, Preferences, Weekday, WorkLoad};
use lissom::recommender::{Knowledge, OwnWeeks, Situation, Stage};

struct Case {
    rules: Rules,
    library: Library,
    situation: Situation,
    preferences: Preferences,
    before: Option<Week>,
    after_red: bool,
    week: Week,
}

impl Case {
    fn sound() -> Self {
        let rules = Rules::shipped().unwrap();
        let library = Library::built_in().unwrap();
        let situation = Situation {
            stage: Some(Stage::Persistent),
            ..Situation::default()
        };
        let preferences = Preferences {
            days: [Weekday::Monday, Weekday::Thursday].into(),
            minutes: Some(20),
            ..Preferences::default()
        };
        let week = make_week(&Brief {
            knowledge: &Knowledge::shipped().unwrap(),
            own: &OwnWeeks::default(),
            rules: &rules,
            library: &library,
            permission: &Permission::assumed_negative(),
            situation: &situation,
            preferences: &preferences,
            avoid: &BTreeMap::new(),
            own_steps: OwnSteps {
                median: 5_000,
                days: 7,
                last_week: None,
            },
            last: None,
            standing: None,
            seen: &BTreeMap::new(),
            past: &BTreeSet::new(),
            starts: "2026-11-23".parse().unwrap(),
            number: 1,
            version: 1,
            cause: Cause::First,
            seed: 3,
        });
        Self {
            rules,
            library,
            situation,
            preferences,
            before: None,
            after_red: false,
            week,
        }
    }

    fn audit(&self) -> BTreeSet<Violation> {
        let audited = Audited {
            rules: &self.rules,
            library: &self.library,
            situation: &self.situation,
            careful_with: &BTreeSet::new(),
            preferences: &self.preferences,
            before: self.before.as_ref(),
            after_red: self.after_red,
        };
        audit(&audited, &self.week)
    }

    /// An exercise of the first session that is given to somebody whom it does not suit.
    fn put(&mut self, suits: impl Fn(&lissom::content::Exercise) -> bool) {
        let exercise = self.library.exercises().find(|exercise| suits(exercise)).unwrap();
        self.week.sessions[0].items[0].exercise = exercise.id.clone();
    }
}

type Break = (Violation, fn(&mut Case));

const BREAKS: &[Break] = &[
    (Violation::AgainstConstraint, |case| {
        case.situation.constraints.insert(Constraint::WristPain);
        case.put(|exercise| exercise.not_with.contains(&Constraint::WristPain));
    }),
    (Violation::AgainstConstraint, |case| {
        case.situation.walking_eased_by_sitting = Some(true);
        case.put(|exercise| exercise.not_with.contains(&Constraint::ArchingHurts));
    }),
    (Violation::NotForMobility, |case| {
        case.situation.mobility = Some(Mobility::DoesNotWalk);
        case.put(lissom::content::Exercise::stands);
    }),
    (Violation::FloorNotWanted, |case| {
        case.preferences.floor = Some(false);
        case.put(|exercise| exercise.loads.floor);
    }),
    (Violation::FloorNotWanted, |case| {
        // Nobody asked about the floor, and getting up from it may be hard.
        case.situation.age = Some(75);
        case.put(|exercise| exercise.loads.floor);
    }),
    (Violation::EquipmentMissing, |case| {
        case.put(|exercise| exercise.equipment.contains(&Equipment::Band));
    }),
    (Violation::Disliked, |case| {
        let disliked = case.week.sessions[0].items[0].exercise.clone();
        case.preferences.dislikes.insert(disliked);
    }),
    (Violation::UnknownExercise, |case| {
        case.week.sessions[0].items[0].exercise = "no-such".into()
    }),
    (Violation::DoseOutOfRange, |case| {
        case.week.sessions[0].items[0].sets = 40
    }),
    (Violation::DoseOutOfRange, |case| {
        case.week.sessions[0].items[0].work = Work::Repetitions {
            count: 200,
            hold_seconds: 0,
        };
    }),
    (Violation::TooLong, |case| {
        case.week.sessions[0].seconds = 20 * 60 + 1
    }),
    (Violation::TooShort, |case| {
        case.week.sessions[0].seconds = 16 * 60 - 1
    }),
    (Violation::WrongDays, |case| {
        case.week.sessions[0].date += TimeDelta::days(1)
    }),
    (Violation::WrongDays, |case| case.week.sessions.clear()),
    (Violation::WrongDays, |case| {
        case.week.sessions[0].date -= TimeDelta::days(7)
    }),
    (Violation::Crowded, |case| {
        let again = case.week.sessions[0].items[0].clone();
        case.week.sessions[0].items.push(again);
    }),
    (Violation::Empty, |case| case.week.sessions[0].items.clear()),
    (Violation::Sparse, |case| case.week.sessions[0].items.truncate(2)),
    (Violation::StrengtheningTooEarly, |case| {
        case.situation.stage = Some(Stage::Acute)
    }),
    (Violation::StrengtheningTooEarly, |case| {
        case.situation.pain_worst = Some(7)
    }),
    (Violation::StrengtheningTooEarly, |case| {
        case.situation.flare = true
    }),
    (Violation::StepsWithoutWalking, |case| {
        case.situation.mobility = Some(Mobility::DoesNotWalk)
    }),
    (Violation::StepsWithoutBaseline, |case| {
        case.week.walking = WalkingGoal::Steps {
            goal: 4_000,
            baseline: 0,
        };
    }),
    (Violation::StepsWithoutBaseline, |case| {
        case.week.walking = WalkingGoal::Steps {
            goal: 12_100,
            baseline: 12_100,
        };
    }),
    (Violation::StepsMustNotRise, |case| {
        case.situation.walking_eased_by_sitting = Some(true)
    }),
    (Violation::StepsMustNotRise, |case| {
        case.situation.work_load = Some(WorkLoad::Heavy)
    }),
    (Violation::RoseTooFast, |case| {
        case.before = Some(case.week.clone());
        raise(case, |rung| Rung {
            dose: rung.dose + 2,
            ..rung
        });
    }),
    (Violation::RoseTooFast, |case| {
        case.before = Some(case.week.clone());
        raise(case, |rung| Rung {
            level: rung.level + 1,
            dose: 2,
        });
    }),
    (Violation::WalkingRoseTooFast, |case| {
        case.before = Some(case.week.clone());
        case.week.walking = WalkingGoal::Steps {
            goal: 5_800,
            baseline: 5_000,
        };
    }),
    (Violation::WalkingRoseTooFast, |case| {
        let walk = |minutes| WalkingGoal::Minutes {
            minutes,
            times: 2,
            sit_between: false,
        };
        case.week.walking = walk(10);
        case.before = Some(case.week.clone());
        case.week.walking = walk(13);
    }),
    (Violation::RoseAfterRed, |case| {
        case.before = Some(case.week.clone());
        case.after_red = true;
        raise(case, |rung| Rung {
            dose: rung.dose + 1,
            ..rung
        });
    }),
    (Violation::NotCovered, |case| {
        let library = &case.library;
        let covers = |id: &str| {
            library.exercise(id).is_some_and(|exercise| {
                matches!(
                    exercise.target,
                    TargetGroup::CoreStability | TargetGroup::Abdominals | TargetGroup::BackExtensors
                )
            })
        };
        for session in &mut case.week.sessions {
            session.items.retain(|item| !covers(&item.exercise));
        }
    }),
    (Violation::Messages, |case| drop(case.week.messages.pop())),
    (Violation::Messages, |case| {
        case.week.messages[1].message = case.week.messages[0].message.clone()
    }),
    (Violation::LevelOutOfRange, |case| {
        raise(case, |rung| Rung { level: 7, ..rung })
    }),
];

fn raise(case: &mut Case, to: impl Fn(Rung) -> Rung) {
    let rung = case.week.rungs.values_mut().next().unwrap();
    *rung = to(*rung);
}

#[test]
fn a_sound_week_has_no_violation() {
    assert_eq!(Case::sound().audit(), BTreeSet::new());
}

#[test]
fn every_broken_rule_is_found() {
    let mut seen = BTreeSet::new();
    for (place, (violation, broken)) in BREAKS.iter().enumerate() {
        let mut case = Case::sound();
        broken(&mut case);
        let found = case.audit();
        assert!(
            found.contains(violation),
            "break {place}: {violation:?} not among {found:?}"
        );
        seen.insert(*violation);
    }
    assert_eq!(seen.len(), 23, "every violation is broken once at least");
}
