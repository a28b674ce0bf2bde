//! Nobody is left without exercises: what constraints leave, by where a person can train.

use std::collections::BTreeSet;

use super::super::{Exercise, KneeLoad, Library, Position, Space, TargetGroup, files, loading};
use crate::profile::Constraint;

/// Where someone trains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// On the feet, on the floor, on a bed or a chair.
    Anywhere,
    /// The same without the floor.
    NoFloor,
    /// Sitting only: a wheelchair, no floor and no standing.
    SittingOnly,
}

impl Place {
    const ALL: [Self; 3] = [Self::Anywhere, Self::NoFloor, Self::SittingOnly];

    fn allows(self, exercise: &Exercise) -> bool {
        match self {
            Self::Anywhere => true,
            Self::NoFloor => !exercise.loads.floor,
            Self::SittingOnly => exercise.position == Position::Sitting,
        }
    }
}

/// The groups that everyone is given something of. Abdominals and core stand in for each other, as in the
/// programme's default (one abdominal and one back extensor, or one core exercise).
const NEEDED: [&[TargetGroup]; 8] = [
    &[TargetGroup::Abdominals, TargetGroup::CoreStability],
    &[TargetGroup::BackExtensors],
    &[TargetGroup::GlutealAndHip],
    &[TargetGroup::Flexibility],
    &[TargetGroup::PainRelief],
    &[TargetGroup::Aerobic],
    &[TargetGroup::Balance],
    &[TargetGroup::NeckAndShoulders],
];

fn left<'a>(
    library: &'a Library,
    groups: &[TargetGroup],
    constraints: &BTreeSet<Constraint>,
    place: Place,
) -> Vec<&'a Exercise> {
    library
        .exercises()
        .filter(|exercise| groups.contains(&exercise.target))
        // A seat and a soft place are in every home; bands, weights and steps are not.
        .filter(|exercise| exercise.equipment.is_empty())
        .filter(|exercise| place.allows(exercise))
        .filter(|exercise| exercise.not_with.is_disjoint(constraints))
        .collect()
}

/// Each constraint alone, none, and all at once, which stands for every combination.
fn sets_of_constraints() -> Vec<BTreeSet<Constraint>> {
    let alone = Constraint::ALL
        .into_iter()
        .map(|constraint| BTreeSet::from([constraint]));
    alone
        .chain([BTreeSet::new(), BTreeSet::from(Constraint::ALL)])
        .collect()
}

/// No exception so far: the seated and the supported ones carry every group, whoever it is.
#[test]
fn whatever_the_constraints_two_exercises_of_each_needed_group_are_left_wherever_one_trains() {
    let library = Library::built_in().unwrap();
    let mut gaps = Vec::new();
    for constraints in sets_of_constraints() {
        for place in Place::ALL {
            for groups in NEEDED {
                let left = left(&library, groups, &constraints, place);
                let ids: Vec<&str> = left.iter().map(|exercise| exercise.id.as_str()).collect();
                if ids.len() < 2 {
                    gaps.push(format!("{constraints:?} {place:?} {groups:?}: {ids:?}"));
                }
                if left.iter().all(|exercise| exercise.level > 1) {
                    gaps.push(format!(
                        "{constraints:?} {place:?} {groups:?}: none of the gentlest level, {ids:?}"
                    ));
                }
            }
        }
    }
    assert!(gaps.is_empty(), "{}", gaps.join("\n"));
}

#[test]
fn a_seated_person_without_strength_in_the_legs_has_an_exercise_of_each_group() {
    let library = Library::built_in().unwrap();
    for target in TargetGroup::ALL {
        let ids: Vec<&str> = library
            .exercises_for(target)
            .filter(|exercise| Place::SittingOnly.allows(exercise) && !exercise.needs_legs())
            .map(|exercise| exercise.id.as_str())
            .collect();
        assert!(!ids.is_empty(), "{target:?}");
    }
}

/// The levels that a person who only sits climbs, without equipment: each step is named by the one before it.
fn seated_ladder<'a>(library: &'a Library, first: &'a Exercise) -> Vec<&'a Exercise> {
    let next = |exercise: &&'a Exercise| {
        let harder = library.exercise(exercise.harder.as_deref()?)?;
        Place::SittingOnly.allows(harder).then_some(harder)
    };
    std::iter::successors(Some(first), next)
        .take_while(|exercise| exercise.equipment.is_empty())
        .collect()
}

#[test]
fn every_group_is_climbed_through_five_levels_without_leaving_the_chair() {
    let library = Library::built_in().unwrap();
    for target in TargetGroup::ALL {
        let ladders: Vec<Vec<u8>> = library
            .exercises_for(target)
            .filter(|exercise| exercise.level == 1 && Place::SittingOnly.allows(exercise))
            .map(|first| {
                seated_ladder(&library, first)
                    .iter()
                    .map(|exercise| exercise.level)
                    .collect()
            })
            .collect();
        assert!(ladders.contains(&vec![1, 2, 3, 4, 5]), "{target:?}: {ladders:?}");
    }
}

#[test]
fn the_chair_ladder_of_every_group_asks_no_leg_to_carry_the_body() {
    let library = Library::built_in().unwrap();
    for exercise in library
        .exercises()
        .filter(|exercise| exercise.position == Position::Sitting)
    {
        assert!(
            matches!(exercise.loads.knee, KneeLoad::None | KneeLoad::Movement) && !exercise.loads.floor,
            "{}",
            exercise.id
        );
    }
}

#[test]
fn every_group_has_steps_with_a_hand_on_something_and_steps_on_a_bed() {
    let library = Library::built_in().unwrap();
    for target in TargetGroup::ALL {
        let bare = || {
            library
                .exercises_for(target)
                .filter(|exercise| exercise.equipment.is_empty())
        };
        let held = bare().filter(|exercise| exercise.position == Position::StandingSupported);
        let bed = bare().filter(|exercise| exercise.space == Space::Bed);
        let (held, bed) = (held.count(), bed.count());
        assert!(
            held >= 2 && bed >= 2,
            "{target:?}: {held} with a hand, {bed} on a bed"
        );
    }
}

#[test]
fn a_working_day_has_at_least_25_exercises_of_a_minute_from_every_group() {
    let library = Library::built_in().unwrap();
    let at_work: Vec<&Exercise> = library.exercises().filter(|exercise| exercise.workday).collect();
    assert!(at_work.len() >= 25, "{}", at_work.len());
    assert!(at_work.iter().all(|exercise| exercise.least_seconds() <= 60));
    let groups: BTreeSet<TargetGroup> = at_work.iter().map(|exercise| exercise.target).collect();
    assert_eq!(groups, BTreeSet::from(TargetGroup::ALL));
}

#[test]
fn what_moves_the_neck_is_locked_for_whoever_was_not_asked_and_leaves_a_shoulder_ladder() {
    let library = Library::built_in().unwrap();
    let neck: Vec<&Exercise> = library
        .exercises()
        .filter(|exercise| exercise.moves_neck())
        .collect();
    assert!(neck.len() >= 4);
    // Screening asks for the care of a painful neck until its questions are answered.
    for exercise in neck {
        assert!(
            exercise.not_with.contains(&Constraint::NeckPain),
            "{}",
            exercise.id
        );
    }
    let open: BTreeSet<u8> = library
        .exercises_for(TargetGroup::NeckAndShoulders)
        .filter(|exercise| Place::SittingOnly.allows(exercise))
        .filter(|exercise| !exercise.not_with.contains(&Constraint::NeckPain))
        .map(|exercise| exercise.level)
        .collect();
    assert_eq!(open, BTreeSet::from([1, 2, 3, 4, 5]));
}

/// Exercises that nothing takes the place of, with the reason. None so far: every group has something gentler.
const WITHOUT_ANOTHER: &[(&str, Constraint, &str)] = &[];

#[test]
fn whoever_must_leave_an_exercise_out_is_shown_another_of_the_group_that_is_no_harder() {
    let library = Library::built_in().unwrap();
    let mut faults = Vec::new();
    for exercise in library.exercises() {
        for constraint in &exercise.not_with {
            let excepted = WITHOUT_ANOTHER
                .iter()
                .any(|(id, from, _)| *id == exercise.id && from == constraint);
            let other = exercise
                .instead_when_not
                .get(constraint)
                .and_then(|id| library.exercise(id));
            let fits =
                other.is_some_and(|other| other.level <= exercise.level && other.target == exercise.target);
            if fits == excepted {
                faults.push(format!("{} {constraint:?}", exercise.id));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn those_who_ease_by_bending_and_those_who_ease_by_arching_each_have_relief_on_and_off_the_floor() {
    let library = Library::built_in().unwrap();
    let (bending, arching) = (super::super::Eases::Flexion, super::super::Eases::Extension);
    for eases in [bending, arching] {
        for place in [Place::Anywhere, Place::NoFloor] {
            let found = left(&library, &[TargetGroup::PainRelief], &BTreeSet::new(), place)
                .iter()
                .filter(|exercise| exercise.eases == eases)
                .count();
            assert!(found >= 2, "{eases:?} {place:?}: {found}");
        }
    }
}

#[test]
fn the_library_is_as_large_as_it_has_to_be() {
    let library = Library::built_in().unwrap();
    for target in TargetGroup::ALL {
        let of_group: Vec<&Exercise> = library.exercises_for(target).collect();
        let levels: BTreeSet<u8> = of_group.iter().map(|exercise| exercise.level).collect();
        assert!(of_group.len() >= 12, "{target:?}: {}", of_group.len());
        assert!(levels.len() >= 5, "{target:?}: {levels:?}");
    }
    assert!(library.exercises().count() >= 90);
}

#[test]
fn every_theme_has_ten_messages_and_asks_something_in_half_of_them() {
    let library = Library::built_in().unwrap();
    assert_eq!(library.themes().count(), 14);
    for theme in library.themes() {
        let messages = library.messages_of(&theme.id).count();
        let asking = library
            .messages_of(&theme.id)
            .filter(|message| message.right.is_some())
            .count();
        assert!(messages >= 10, "{}: {messages}", theme.id);
        assert!(2 * asking >= messages, "{}: {asking} of {messages}", theme.id);
    }
    for tool in [
        "flare-first-aid",
        "paced-breathing",
        "muscle-relaxation",
        "body-scan",
        "steady-sleep",
        "wind-down",
        "pacing-sheet",
        "goal-and-steps",
        "if-then-plan",
        "problem-sheet",
        "movement-breaks",
        "scan-card",
        "adjustments-sheet",
    ] {
        assert!(library.tool(tool).is_some(), "{tool}");
    }
    assert_eq!(library.programmes().count(), 6);
}

#[test]
fn every_precaution_and_every_constraint_speaks_against_some_exercise() {
    let meaning = loading::read_meaning(files::built_in().meaning).unwrap();
    for precaution in &meaning.precautions {
        assert!(
            meaning
                .exercises
                .values()
                .any(|exercise| precaution.forbids(exercise)),
            "{:?} forbids nothing: {}",
            precaution.constraint,
            precaution.because
        );
    }
    for constraint in Constraint::ALL {
        assert!(
            meaning
                .exercises
                .values()
                .any(|exercise| exercise.not_with.contains(&constraint)),
            "{constraint:?}"
        );
    }
}
