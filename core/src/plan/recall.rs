//! Taking exercises out of a running week that their publisher recalled.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::make::Brief;
use super::reason::{About, Because, Reason};
use super::rules::Rules;
use super::swap::{nearest, put_in, rung_of, seconds};
use super::week::{Cause, Week};
use crate::content::Library;

/// The week without the exercises that `library` recalls, from `from` on; `None` where it has none. Each gives its place
/// to the nearest of its group that fits, as in a swap. Without a brief, which is when exercise is on hold, and where
/// nothing fits, it is taken out and nothing is put in.
pub fn without_recalled(
    brief: Option<&Brief<'_>>,
    rules: &Rules,
    library: &Library,
    week: &Week,
    from: NaiveDate,
) -> Option<Week> {
    let recalled: BTreeSet<String> = week
        .sessions
        .iter()
        .filter(|session| session.date >= from)
        .flat_map(|session| &session.items)
        .filter(|item| library.is_recalled(&item.exercise))
        .map(|item| item.exercise.clone())
        .collect();
    if recalled.is_empty() {
        return None;
    }
    let mut without = week.clone();
    for id in &recalled {
        without
            .reasons
            .retain(|reason| reason.about != About::Exercise(id.clone()));
        let old = library.exercise(id);
        let instead = brief
            .zip(old)
            .and_then(|(brief, old)| Some((brief, old, nearest(brief, &without, old, |_| true)?)));
        let reason = if let Some((brief, old, new)) = instead {
            let rung = rung_of(&without, old);
            put_in(brief, &mut without, from, (old, new), rung);
            Reason::new(
                About::Exercise(new.id.clone()),
                Because::InsteadOfRecalled(id.clone()),
            )
        } else {
            for session in without.sessions.iter_mut().filter(|session| session.date >= from) {
                session.items.retain(|item| item.exercise != *id);
                session.seconds = seconds(session, rules);
            }
            Reason::new(About::NotChosen(id.clone()), Because::Recalled)
        };
        without.reasons.push(reason);
    }
    // A session with nothing left to do is no session.
    without.sessions.retain(|session| !session.items.is_empty());
    without.version += 1;
    without.cause = Cause::Recall;
    Some(without)
}
