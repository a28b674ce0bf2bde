//! Nobody is left without exercises: what each single constraint leaves, by where a person can be.

use super::super::{Exercise, Library, Position, TargetGroup};
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

/// What is rightly impossible: constraint, place, group and the reason. Nothing so far.
const IMPOSSIBLE: [(Constraint, Place, TargetGroup, &str); 0] = [];

fn left<'a>(
    library: &'a Library,
    groups: &'a [TargetGroup],
    constraint: Option<Constraint>,
    place: Place,
) -> Vec<&'a Exercise> {
    library
        .exercises()
        .filter(|exercise| groups.contains(&exercise.target))
        // A seat and a soft place are in every home; bands, weights and steps are not.
        .filter(|exercise| exercise.equipment.is_empty())
        .filter(|exercise| place.allows(exercise))
        .filter(|exercise| constraint.is_none_or(|constraint| !exercise.not_with.contains(&constraint)))
        .collect()
}

#[test]
fn every_constraint_leaves_two_exercises_of_each_needed_group_wherever_one_trains() {
    let library = Library::built_in().unwrap();
    let mut gaps = Vec::new();
    for constraint in Constraint::ALL.into_iter().map(Some).chain([None]) {
        for place in Place::ALL {
            for groups in NEEDED {
                let excused = IMPOSSIBLE
                    .iter()
                    .any(|(c, p, g, _)| Some(*c) == constraint && *p == place && groups.contains(g));
                let ids: Vec<&str> = left(&library, groups, constraint, place)
                    .iter()
                    .map(|e| e.id.as_str())
                    .collect();
                if ids.len() < 2 && !excused {
                    gaps.push(format!("{constraint:?} {place:?} {groups:?}: {ids:?}"));
                }
            }
        }
    }
    assert!(gaps.is_empty(), "{}", gaps.join("\n"));
}

#[test]
fn every_constraint_leaves_an_exercise_of_the_gentlest_level_to_start_with() {
    let library = Library::built_in().unwrap();
    let mut gaps = Vec::new();
    for constraint in Constraint::ALL {
        for place in Place::ALL {
            for groups in NEEDED {
                if left(&library, groups, Some(constraint), place)
                    .iter()
                    .all(|exercise| exercise.level > 1)
                {
                    gaps.push(format!("{constraint:?} {place:?} {groups:?}"));
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
            let found = left(&library, &[TargetGroup::PainRelief], None, place)
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
