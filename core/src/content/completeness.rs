//! What a library must have as a whole, so that nobody is left without: enough of everything, for every place and every
//! limit. The numbers are ours.
//!
//! It counts what the publisher wrote, recalled or not. A recall must work at once, so it never makes content unreadable,
//! whatever it leaves: plans do with less, and say so. What has to hold after a recall too (each id that is named exists,
//! each ladder is whole) is `validation`'s, which looks at recalled entries as well.

use std::collections::{BTreeMap, BTreeSet};

use super::exercise::{Eases, Exercise, Position, Space, TargetGroup};
use super::load::KneeLoad;
use super::loading::Meaning;
use crate::profile::Constraint;
use crate::{Error, Result};

/// Exercises of all groups together.
const EXERCISES: usize = 90;
/// Exercises of each group.
const EXERCISES_A_GROUP: usize = 12;
/// Levels of each group.
const LEVELS_A_GROUP: usize = 5;
/// Exercises of a minute, for a working day.
const AT_WORK: usize = 25;
/// Exercises of each group with a hand on something, and as many on a bed.
const SUPPORTED: usize = 2;
/// Exercises that are left of each needed group, whoever it is and wherever they train.
const LEFT: usize = 2;
/// Themes of education.
const THEMES: usize = 14;
/// Messages of each theme; at least half of them ask something.
const MESSAGES_A_THEME: usize = 10;
/// The tools that plans and screens name.
const TOOLS: [&str; 13] = [
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
];
/// Programmes to follow.
const PROGRAMMES: usize = 6;

/// The groups that everyone is given something of. Abdominals and core stand in for each other, as in the programme's
/// default (one abdominal and one back extensor, or one core exercise).
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

    fn said(self) -> &'static str {
        match self {
            Self::Anywhere => "anywhere",
            Self::NoFloor => "without the floor",
            Self::SittingOnly => "on a chair only",
        }
    }
}

pub(super) fn check(meaning: &Meaning) -> Result<()> {
    let exercises = &meaning.exercises;
    for exercise in exercises.values() {
        check_exercise(meaning, exercise)?;
    }
    for group in TargetGroup::ALL {
        check_group(exercises, group)?;
    }
    check_open_shoulders(exercises)?;
    for groups in NEEDED {
        check_left(exercises, groups)?;
    }
    check_relief(exercises)?;
    check_work(exercises)?;
    at_least("exercises", exercises.len(), EXERCISES, "exercises")?;
    check_precautions(meaning)?;
    check_education(meaning)
}

/// The fault `reason` of the library, under a name of what it lacks.
fn lacks(entry: impl Into<String>, reason: impl Into<String>) -> Error {
    Error::asset("content", entry, reason)
}

fn at_least(entry: &str, found: usize, least: usize, of: &str) -> Result<()> {
    if found < least {
        return Err(lacks(entry, format!("needs at least {least} {of}, has {found}")));
    }
    Ok(())
}

/// A code as it stands in the data.
fn code(value: impl serde::Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

fn check_exercise(meaning: &Meaning, exercise: &Exercise) -> Result<()> {
    let fault = |reason: String| Err(meaning.fault(&exercise.id, reason));
    let knees = matches!(exercise.loads.knee, KneeLoad::None | KneeLoad::Movement);
    if exercise.position == Position::Sitting && (!knees || exercise.loads.floor) {
        return fault(
            "position: who sits may have no strength in the legs, and no way to the floor".to_owned(),
        );
    }
    // Screening asks for the care of a painful neck until its questions are answered.
    if exercise.moves_neck() && !exercise.not_with.contains(&Constraint::NeckPain) {
        return fault("not_with: lacks neck-pain, as it moves the neck".to_owned());
    }
    // Who must leave it out is given another of the group that is no harder.
    for constraint in &exercise.not_with {
        let other = exercise.instead_when_not.get(constraint);
        match other.and_then(|id| meaning.exercises.get(id)) {
            None => return fault(format!("instead_when_not: nothing for {}", code(constraint))),
            Some(other) if other.level > exercise.level => {
                return fault(format!("instead_when_not: '{}' is harder", other.id));
            }
            Some(other) if other.target != exercise.target => {
                return fault(format!("instead_when_not: '{}' is of another group", other.id));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

fn check_group(exercises: &BTreeMap<String, Exercise>, group: TargetGroup) -> Result<()> {
    let name = code(group);
    let of_group: Vec<&Exercise> = exercises
        .values()
        .filter(|exercise| exercise.target == group)
        .collect();
    let levels: BTreeSet<u8> = of_group.iter().map(|exercise| exercise.level).collect();
    at_least(&name, of_group.len(), EXERCISES_A_GROUP, "exercises")?;
    at_least(&name, levels.len(), LEVELS_A_GROUP, "levels")?;
    let seated = || {
        of_group
            .iter()
            .filter(|exercise| Place::SittingOnly.allows(exercise))
    };
    if !seated().any(|exercise| !exercise.needs_legs()) {
        return Err(lacks(
            name,
            "needs one on a chair that takes no strength in the legs",
        ));
    }
    let climbed = seated()
        .filter(|exercise| exercise.level == 1)
        .any(|first| seated_levels(exercises, first) == [1, 2, 3, 4, 5]);
    if !climbed {
        return Err(lacks(
            name,
            "needs a ladder of the levels 1 to 5 on a chair without tools",
        ));
    }
    let bare = || of_group.iter().filter(|exercise| exercise.equipment.is_empty());
    let held = bare().filter(|exercise| exercise.position == Position::StandingSupported);
    at_least(
        &name,
        held.count(),
        SUPPORTED,
        "standing with a hand on something",
    )?;
    let bed = bare().filter(|exercise| exercise.space == Space::Bed);
    at_least(&name, bed.count(), SUPPORTED, "on a bed")
}

/// The levels that a person who only sits climbs without tools: each step is named by the one before it.
fn seated_levels(exercises: &BTreeMap<String, Exercise>, first: &Exercise) -> Vec<u8> {
    let next = |exercise: &&Exercise| {
        let harder = exercises.get(exercise.harder.as_deref()?)?;
        Place::SittingOnly.allows(harder).then_some(harder)
    };
    std::iter::successors(Some(first), |exercise| next(exercise))
        .take_while(|exercise| exercise.equipment.is_empty())
        .map(|exercise| exercise.level)
        .collect()
}

/// Whoever was not asked about the neck still climbs through the shoulders.
fn check_open_shoulders(exercises: &BTreeMap<String, Exercise>) -> Result<()> {
    let open: BTreeSet<u8> = exercises
        .values()
        .filter(|exercise| exercise.target == TargetGroup::NeckAndShoulders)
        .filter(|exercise| Place::SittingOnly.allows(exercise))
        .filter(|exercise| !exercise.not_with.contains(&Constraint::NeckPain))
        .map(|exercise| exercise.level)
        .collect();
    if (1..=5).all(|level| open.contains(&level)) {
        return Ok(());
    }
    Err(lacks(
        code(TargetGroup::NeckAndShoulders),
        "needs the levels 1 to 5 on a chair without moving the neck",
    ))
}

/// Whatever the person must be careful with, something of the groups is left. An exercise that is for everybody is for
/// everyone with some limits, so only those are counted. A seat and a soft place are in every home; bands, weights and
/// steps are not.
fn check_left(exercises: &BTreeMap<String, Exercise>, groups: &[TargetGroup]) -> Result<()> {
    let name = groups.iter().map(code).collect::<Vec<_>>().join(", ");
    for place in Place::ALL {
        let left: Vec<&Exercise> = exercises
            .values()
            .filter(|exercise| groups.contains(&exercise.target) && place.allows(exercise))
            .filter(|exercise| exercise.equipment.is_empty() && exercise.not_with.is_empty())
            .collect();
        let of = format!("without tools for everybody, {}", place.said());
        at_least(&name, left.len(), LEFT, &of)?;
        let gentle = left.iter().filter(|exercise| exercise.level == 1).count();
        at_least(&name, gentle, 1, &format!("of level 1 {of}"))?;
    }
    Ok(())
}

/// Those who ease by bending and those who ease by arching each have relief, on the floor and off it.
fn check_relief(exercises: &BTreeMap<String, Exercise>) -> Result<()> {
    for eases in [Eases::Flexion, Eases::Extension] {
        for place in [Place::Anywhere, Place::NoFloor] {
            let found = exercises
                .values()
                .filter(|exercise| exercise.target == TargetGroup::PainRelief && exercise.eases == eases)
                .filter(|exercise| exercise.equipment.is_empty() && place.allows(exercise))
                .count();
            let of = format!("that ease by {}, {}", code(eases), place.said());
            at_least(&code(TargetGroup::PainRelief), found, LEFT, &of)?;
        }
    }
    Ok(())
}

fn check_work(exercises: &BTreeMap<String, Exercise>) -> Result<()> {
    let at_work = || exercises.values().filter(|exercise| exercise.workday);
    at_least("workday", at_work().count(), AT_WORK, "exercises of a minute")?;
    let groups: BTreeSet<TargetGroup> = at_work().map(|exercise| exercise.target).collect();
    match TargetGroup::ALL.into_iter().find(|group| !groups.contains(group)) {
        Some(bare) => Err(lacks(code(bare), "workday: needs one of a minute")),
        None => Ok(()),
    }
}

/// A precaution that forbids nothing is a slip in its words, as is a limit that no exercise knows of.
fn check_precautions(meaning: &Meaning) -> Result<()> {
    let exercises = || meaning.exercises.values();
    if let Some(idle) = meaning
        .precautions
        .iter()
        .find(|precaution| !exercises().any(|exercise| precaution.forbids(exercise)))
    {
        return Err(Error::asset("precautions", &idle.because, "forbids nothing"));
    }
    match Constraint::ALL
        .into_iter()
        .find(|constraint| !exercises().any(|exercise| exercise.not_with.contains(constraint)))
    {
        Some(unknown) => Err(lacks(code(unknown), "not_with: no exercise names it")),
        None => Ok(()),
    }
}

fn check_education(meaning: &Meaning) -> Result<()> {
    at_least("themes", meaning.themes.len(), THEMES, "themes")?;
    for theme in &meaning.themes {
        let of_theme = || {
            meaning
                .messages
                .iter()
                .filter(|message| message.theme == theme.id)
        };
        let messages = of_theme().count();
        let asking = of_theme().filter(|message| message.right.is_some()).count();
        at_least(&theme.id, messages, MESSAGES_A_THEME, "messages")?;
        at_least(
            &theme.id,
            asking,
            messages.div_ceil(2),
            "messages that ask something",
        )?;
    }
    let has = |id: &str| meaning.tools.iter().any(|tool| tool.id == id);
    if let Some(missing) = TOOLS.into_iter().find(|id| !has(id)) {
        return Err(lacks("tools", format!("no '{missing}'")));
    }
    at_least("programmes", meaning.programmes.len(), PROGRAMMES, "programmes")
}
