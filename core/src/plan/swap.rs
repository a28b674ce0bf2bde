//! Swapping one exercise of a week: another takes its place, from the day of the swap on.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::dose::redo;
use super::make::{Brief, fit_of};
use super::reason::{About, Because, Reason};
use super::rules::Rules;
use super::week::{Cause, Rung, Session, Week};
use crate::content::{Exercise, Position};
use crate::error::{Error, Result};

/// Why an exercise is swapped out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SwapCause {
    /// It is too hard: a gentler one of the same group.
    TooHard,
    /// It hurts: another of the same group that loads the back in another way.
    Hurts,
    /// There is no room for it: one that needs no floor.
    NoRoom,
}

/// The week with `exercise` swapped out from `from` on. The place in the session stays, the time about too.
///
/// # Errors
/// [`Error::NotFound`] when the week has no such exercise from that day on, or nothing of its group fits instead.
pub fn swap(
    brief: &Brief<'_>,
    week: &Week,
    from: NaiveDate,
    exercise: &str,
    cause: SwapCause,
) -> Result<Week> {
    let old = brief
        .library
        .exercise(exercise)
        .ok_or(Error::NotFound { what: "exercise" })?;
    let places = week.sessions.iter().filter(|session| session.date >= from);
    if !places
        .flat_map(|session| &session.items)
        .any(|item| item.exercise == exercise)
    {
        return Err(Error::NotFound {
            what: "exercise in this week",
        });
    }
    let new = nearest(brief, week, old, |other| suits(old, other, cause)).ok_or(Error::NotFound {
        what: "exercise that fits instead",
    })?;
    let rung = rung_of(week, old);
    let rung = if cause == SwapCause::NoRoom {
        rung
    } else {
        Rung {
            dose: rung.dose.saturating_sub(1),
            ..rung
        }
    };
    let mut swapped = week.clone();
    put_in(brief, &mut swapped, from, (old, new), rung);
    swapped.version += 1;
    swapped.cause = Cause::Swap;
    swapped
        .reasons
        .retain(|reason| reason.about != About::Exercise(new.id.clone()));
    swapped.reasons.push(Reason::new(
        About::Exercise(new.id.clone()),
        Because::SwappedFor {
            exercise: old.id.clone(),
            cause,
        },
    ));
    Ok(swapped)
}

/// Where the week stands in the group of an exercise.
pub(super) fn rung_of(week: &Week, exercise: &Exercise) -> Rung {
    week.rungs.get(&exercise.target).copied().unwrap_or(Rung {
        level: exercise.level,
        dose: 0,
    })
}

/// What fits instead of `old`, in its time too where anything does: the nearest in level first; one that the week does
/// not have yet before one that it has.
pub(super) fn nearest<'l>(
    brief: &Brief<'l>,
    week: &Week,
    old: &Exercise,
    suits: impl Fn(&Exercise) -> bool,
) -> Option<&'l Exercise> {
    let rung = rung_of(week, old);
    let in_week: BTreeSet<&str> = week
        .sessions
        .iter()
        .flat_map(|session| &session.items)
        .map(|item| item.exercise.as_str())
        .collect();
    let place = week.sessions.iter().flat_map(|session| &session.items);
    let place = place
        .filter(|item| item.exercise == old.id)
        .map(|item| item.seconds)
        .min();
    let shortest = |other: &Exercise| {
        let rung = Rung { dose: 0, ..rung };
        redo(brief.rules, other, rung, other.dose.sets[0]).seconds
    };
    let fit = fit_of(brief, week);
    brief
        .library
        .exercises_for(old.target)
        .filter(|other| other.id != old.id && other.level <= rung.level && fit.obstacle(other).is_none())
        .filter(|other| suits(other))
        .min_by_key(|other| {
            let known = in_week.contains(other.id.as_str());
            (
                place.is_some_and(|seconds| shortest(other) > seconds),
                known,
                old.level.abs_diff(other.level),
                old.easier.as_deref() != Some(other.id.as_str()),
            )
        })
}

/// Puts `new` in the place of `old` in every session from `from` on, never longer than it was.
pub(super) fn put_in(
    brief: &Brief<'_>,
    swapped: &mut Week,
    from: NaiveDate,
    (old, new): (&Exercise, &Exercise),
    rung: Rung,
) {
    for session in swapped.sessions.iter_mut().filter(|session| session.date >= from) {
        let already = session.items.iter().any(|item| item.exercise == new.id);
        for item in session
            .items
            .iter_mut()
            .filter(|item| item.exercise == old.id && !already)
        {
            let sets = item.sets.min(new.dose.sets[1]);
            let seconds = item.seconds;
            *item = redo(brief.rules, new, rung, sets);
            // Not longer than the place it takes: fewer sets first, then less in each.
            let mut rung = rung;
            while item.seconds > seconds && (item.sets > new.dose.sets[0] || rung.dose > 0) {
                let sets = if item.sets > new.dose.sets[0] {
                    item.sets - 1
                } else {
                    rung.dose -= 1;
                    item.sets
                };
                *item = redo(brief.rules, new, rung, sets);
            }
        }
        if already {
            session.items.retain(|item| item.exercise != old.id);
        }
        session.seconds = seconds(session, brief.rules);
    }
}

/// How long a session takes with its exercises.
pub(super) fn seconds(session: &Session, rules: &Rules) -> u32 {
    session
        .items
        .iter()
        .map(|item| item.seconds + rules.dose.between_exercises_seconds)
        .sum()
}
fn suits(old: &Exercise, new: &Exercise, cause: SwapCause) -> bool {
    match cause {
        SwapCause::TooHard => new.level < old.level || old.level == 1,
        SwapCause::Hurts => {
            new.level <= old.level && (new.loads.spine != old.loads.spine || new.position != old.position)
        }
        SwapCause::NoRoom => {
            !new.loads.floor
                && !matches!(
                    new.position,
                    Position::LyingBack | Position::LyingFront | Position::LyingSide
                )
        }
    }
}
