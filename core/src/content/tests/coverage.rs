//! Nobody is left without exercises: what constraints leave, by where a person can train.

use std::collections::BTreeSet;

use super::super::{Exercise, Library, Position, TargetGroup, files, loading};
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
const NEEDED: [&[TargetGroup]; 5] = [
    &[TargetGroup::Abdominals, TargetGroup::CoreStability],
    &[TargetGroup::BackExtensors],
    &[TargetGroup::GlutealAndHip],
    &[TargetGroup::Flexibility],
    &[TargetGroup::PainRelief],
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
    for target in TargetGroup::ALL
        .into_iter()
        .filter(|target| *target != TargetGroup::Balance)
    {
        let ids: Vec<&str> = library
            .exercises_for(target)
            .filter(|exercise| Place::SittingOnly.allows(exercise) && !exercise.needs_legs())
            .map(|exercise| exercise.id.as_str())
            .collect();
        assert!(!ids.is_empty(), "{target:?}");
    }
}

#[test]
fn every_strength_group_has_two_seated_and_two_standing_exercises_without_floor_or_equipment() {
    let library = Library::built_in().unwrap();
    let strength = [
        TargetGroup::Abdominals,
        TargetGroup::BackExtensors,
        TargetGroup::CoreStability,
        TargetGroup::GlutealAndHip,
    ];
    for target in strength {
        let bare: Vec<&Exercise> = library
            .exercises_for(target)
            .filter(|exercise| exercise.equipment.is_empty() && !exercise.loads.floor)
            .collect();
        let seated = bare
            .iter()
            .filter(|exercise| exercise.position == Position::Sitting)
            .count();
        let standing = bare.iter().filter(|exercise| exercise.stands()).count();
        assert!(
            seated >= 2 && standing >= 2,
            "{target:?}: {seated} seated, {standing} standing"
        );
    }
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
    for (target, least) in [
        (TargetGroup::Abdominals, 6),
        (TargetGroup::BackExtensors, 6),
        (TargetGroup::CoreStability, 7),
        (TargetGroup::GlutealAndHip, 7),
        (TargetGroup::Flexibility, 7),
        (TargetGroup::PainRelief, 6),
        (TargetGroup::Aerobic, 3),
        (TargetGroup::Balance, 3),
    ] {
        let found = library.exercises_for(target).count();
        assert!(found >= least, "{target:?}: {found}");
    }
}

#[test]
fn every_theme_asks_something_in_two_of_its_three_messages() {
    let library = Library::built_in().unwrap();
    assert_eq!(library.themes().count(), 14);
    for theme in library.themes() {
        let asking = library
            .messages_of(&theme.id)
            .filter(|message| message.right.is_some())
            .count();
        assert!(asking >= 2, "{}: {asking}", theme.id);
    }
    assert!(library.tool("flare-first-aid").is_some());
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
