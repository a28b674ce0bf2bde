//! What must hold across a library, whatever the language: ids, ladders, doses, precautions, sources.

use std::collections::BTreeSet;

use super::exercise::{Exercise, Position, TargetGroup};
use super::loading::Meaning;
use super::programme::Programme;
use super::resistance::Resistance;
use super::timing::Timing;
use super::tool::Tool;
use crate::profile::Equipment;
use crate::{Error, Result};

pub(super) fn check(meaning: &Meaning) -> Result<()> {
    for id in meaning.file_of.keys() {
        if !is_id(id) {
            return Err(meaning.fault(id, "id: small letters, digits and single hyphens"));
        }
    }
    if let Some(progress) = &meaning.progress {
        if let Some(reason) = progress.fault() {
            return Err(Error::asset("content", "progress", reason));
        }
        if progress.source != "ours" && !meaning.sources.contains_key(&progress.source) {
            return Err(Error::asset("content", "progress", "source: is not defined"));
        }
    }
    for exercise in meaning.exercises.values() {
        check_exercise(meaning, exercise)?;
    }
    // Whoever is to be kept from an exercise is not kept by a name that nothing has.
    let recalled = &mut meaning.recalled.iter();
    if let Some((unknown, file)) = recalled.find(|(id, _)| !meaning.exercises.contains_key(*id)) {
        return Err(Error::asset(file.clone(), "recalled", format!("no '{unknown}'")));
    }
    for target in TargetGroup::ALL {
        check_connected(meaning, target)?;
    }
    for theme in &meaning.themes {
        check_prerequisites(meaning, &theme.id)?;
    }
    for (place, message) in meaning.messages.iter().enumerate() {
        if meaning.themes.iter().all(|theme| theme.id != message.theme) {
            return Err(meaning.fault(&message.id, "theme: there is none of this name"));
        }
        // What is needed stands earlier, so no message can wait for itself.
        if let Some(later) = message
            .after
            .iter()
            .find(|id| meaning.messages[..place].iter().all(|earlier| earlier.id != **id))
        {
            return Err(meaning.fault(&message.id, format!("after: no '{later}' before it")));
        }
        check_sources(meaning, &message.id, &message.sources)?;
    }
    for tool in &meaning.tools {
        check_tool(meaning, tool)?;
    }
    for programme in &meaning.programmes {
        check_programme(meaning, programme)?;
    }
    for precaution in &meaning.precautions {
        if precaution.source != "ours" && !meaning.sources.contains_key(&precaution.source) {
            return Err(Error::asset(
                "precautions",
                &precaution.because,
                "source: is not defined",
            ));
        }
    }
    Ok(())
}

fn is_id(id: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    id.split('-').all(part)
}

fn check_exercise(meaning: &Meaning, exercise: &Exercise) -> Result<()> {
    let fault = |reason: String| Err(meaning.fault(&exercise.id, reason));
    if !(1..=6).contains(&exercise.level) {
        return fault("level: 1 to 6".to_owned());
    }
    if let Some(reason) = exercise.dose.fault(exercise.target.longest_hold()) {
        return fault(format!("dose.{reason}"));
    }
    if let Some(reason) = exercise.resistance.fault() {
        return fault(format!("resistance.{reason}"));
    }
    let loaded_with = match exercise.resistance {
        Resistance::None => None,
        Resistance::Band(_) => Some(Equipment::Band),
        Resistance::WeightKg(_) => Some(Equipment::Weight),
    };
    for tool in [Equipment::Band, Equipment::Weight] {
        if exercise.equipment.contains(&tool) != (loaded_with == Some(tool)) {
            return fault(format!("resistance: does not go with {tool:?} in equipment"));
        }
    }
    if let Some(reason) = exercise.workday.then(|| not_for_work(exercise)).flatten() {
        return fault(format!("workday: {reason}"));
    }
    if exercise.stop_if.is_empty() {
        return fault("stop_if: needs at least one sign".to_owned());
    }
    for precaution in meaning
        .precautions
        .iter()
        .filter(|precaution| precaution.forbids(exercise))
    {
        if !exercise.not_with.contains(&precaution.constraint) {
            return fault(format!(
                "not_with: lacks {:?}: {}",
                precaution.constraint, precaution.because
            ));
        }
    }
    check_ladder(meaning, exercise)?;
    for (constraint, other) in &exercise.instead_when_not {
        if !exercise.not_with.contains(constraint) {
            return fault(format!("instead_when_not: {constraint:?} is not in not_with"));
        }
        match meaning.exercises.get(other) {
            None => return fault(format!("instead_when_not: no '{other}'")),
            Some(other) if other.not_with.contains(constraint) => {
                return fault(format!(
                    "instead_when_not: '{}' is not for {constraint:?} either",
                    other.id
                ));
            }
            Some(_) => {}
        }
    }
    check_sources(meaning, &exercise.id, &exercise.sources)
}

/// Why an exercise cannot be done in a minute at work.
fn not_for_work(exercise: &Exercise) -> Option<&'static str> {
    let upright = matches!(
        exercise.position,
        Position::Sitting | Position::Standing | Position::StandingSupported
    );
    if !upright || exercise.loads.floor {
        Some("only sitting or standing")
    } else if exercise
        .equipment
        .iter()
        .any(|needed| *needed != Equipment::Chair)
    {
        Some("only with a chair")
    } else if exercise.least_seconds() > 60 {
        Some("its least dose takes longer than a minute")
    } else {
        None
    }
}

/// Each step of a ladder rises within one target group, so no ladder can run in a circle; and each exercise above
/// level 1 has a gentler one, so every way down ends at a gentlest one. Ways may meet and part: two exercises may name
/// the same harder or gentler one.
fn check_ladder(meaning: &Meaning, exercise: &Exercise) -> Result<()> {
    let steps = [("easier", &exercise.easier), ("harder", &exercise.harder)];
    for (side, id) in steps {
        let Some(id) = id else { continue };
        let Some(other) = meaning.exercises.get(id) else {
            return Err(meaning.fault(&exercise.id, format!("{side}: no '{id}'")));
        };
        let rises = if side == "easier" {
            other.level < exercise.level
        } else {
            other.level > exercise.level
        };
        if other.target != exercise.target {
            return Err(meaning.fault(&exercise.id, format!("{side}: '{id}' is of another target group")));
        }
        if !rises {
            return Err(meaning.fault(&exercise.id, format!("{side}: the level of '{id}' is not {side}")));
        }
    }
    if exercise.level > 1 && exercise.easier.is_none() {
        return Err(meaning.fault(&exercise.id, "easier: needs one above level 1"));
    }
    Ok(())
}

/// A target group is one ladder: from any of its exercises, steps up and down lead to any other.
fn check_connected(meaning: &Meaning, target: TargetGroup) -> Result<()> {
    let of_group: Vec<&Exercise> = meaning
        .exercises
        .values()
        .filter(|exercise| exercise.target == target)
        .collect();
    let mut reached: BTreeSet<&str> = of_group
        .first()
        .map(|first| first.id.as_str())
        .into_iter()
        .collect();
    let mut growing = true;
    while growing {
        growing = false;
        for exercise in &of_group {
            let mut step = vec![exercise.id.as_str()];
            step.extend(exercise.easier.as_deref());
            step.extend(exercise.harder.as_deref());
            if step.iter().any(|id| reached.contains(id)) {
                for id in step {
                    growing |= reached.insert(id);
                }
            }
        }
    }
    match of_group
        .iter()
        .find(|exercise| !reached.contains(exercise.id.as_str()))
    {
        Some(apart) => Err(meaning.fault(
            &apart.id,
            "easier, harder: no step joins it to its group's ladder",
        )),
        None => Ok(()),
    }
}

fn check_tool(meaning: &Meaning, tool: &Tool) -> Result<()> {
    if let Some(unknown) = tool
        .exercises
        .iter()
        .find(|id| !meaning.exercises.contains_key(*id))
    {
        return Err(meaning.fault(&tool.id, format!("exercises: no '{unknown}'")));
    }
    if let Some(reason) = tool.timing.as_ref().and_then(Timing::fault) {
        return Err(meaning.fault(&tool.id, format!("timing.{reason}")));
    }
    let lines: BTreeSet<&str> = tool.asks.iter().map(|ask| ask.id.as_str()).collect();
    if lines.len() != tool.asks.len() || !lines.iter().all(|id| is_id(id)) {
        return Err(meaning.fault(&tool.id, "asks: ids of their own, small letters and hyphens"));
    }
    check_sources(meaning, &tool.id, &tool.sources)
}

fn check_programme(meaning: &Meaning, programme: &Programme) -> Result<()> {
    if let Some(reason) = programme.fault() {
        return Err(meaning.fault(&programme.id, reason));
    }
    if let Some(unknown) = programme
        .themes
        .iter()
        .find(|id| meaning.themes.iter().all(|theme| theme.id != **id))
    {
        return Err(meaning.fault(&programme.id, format!("themes: no '{unknown}'")));
    }
    if let Some(unknown) = programme
        .tools
        .iter()
        .find(|id| meaning.tools.iter().all(|tool| tool.id != **id))
    {
        return Err(meaning.fault(&programme.id, format!("tools: no '{unknown}'")));
    }
    if let Some(daily) = &programme.daily {
        // A stage for which there is nothing would be a promise that nobody keeps.
        let bare = programme.stages.iter().find(|stage| {
            let level = stage.level_at_most.unwrap_or(0);
            !meaning
                .exercises
                .values()
                .any(|exercise| exercise.level <= level && daily.suits(exercise))
        });
        if let Some(stage) = bare {
            return Err(meaning.fault(&programme.id, format!("stages: no exercise suits '{}'", stage.id)));
        }
    }
    check_sources(meaning, &programme.id, &programme.sources)
}

fn check_sources(meaning: &Meaning, id: &str, sources: &[String]) -> Result<()> {
    if sources.is_empty() {
        return Err(meaning.fault(id, "sources: needs at least one"));
    }
    match sources
        .iter()
        .find(|source| !meaning.sources.contains_key(*source))
    {
        Some(unknown) => Err(meaning.fault(id, format!("sources: '{unknown}' is not defined"))),
        None => Ok(()),
    }
}

/// No theme waits, over whatever detour, for itself.
fn check_prerequisites(meaning: &Meaning, start: &str) -> Result<()> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut open: Vec<&str> = vec![start];
    while let Some(id) = open.pop() {
        let Some(theme) = meaning.themes.iter().find(|theme| theme.id == id) else {
            return Err(meaning.fault(start, format!("after: no '{id}'")));
        };
        for before in &theme.after {
            if before == start {
                return Err(meaning.fault(start, "after: waits for itself"));
            }
            if seen.insert(before) {
                open.push(before);
            }
        }
    }
    Ok(())
}
