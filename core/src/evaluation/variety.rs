//! Whether twelve weeks bore: the same person, held at one level, planned week after week.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;

use super::coverage::{Place, Somebody, Tools};
use super::plans::Shelves;
use crate::plan::{
    Brief, Cause, CheckIn, Done, LastWeek, OwnSteps, Permission, Session, Settled, Week, make_week,
};
use crate::recommender::OwnWeeks;

/// Weeks that are planned.
const WEEKS: u16 = 12;

/// Minutes of a session.
const MINUTES: u8 = 20;

/// What twelve weeks of one kind of person are like.
#[derive(Debug, Clone, Serialize)]
pub struct VarietyReport {
    /// Where the person trains.
    pub place: Place,
    /// What they have.
    pub tools: Tools,
    /// Sessions planned.
    pub sessions: usize,
    /// Sessions that have the same exercises as one before.
    pub repeated: usize,
    /// Different exercises.
    pub exercises: usize,
    /// The exercise that stands in most sessions.
    pub most: String,
    /// The share of the sessions it stands in, in percent.
    pub most_percent: usize,
    /// The exercises of its group that stood in any session: with one alone it stands in every session that has the group.
    pub of_its_group: usize,
    /// Sessions with one of the three most frequent exercises, after these were disliked.
    pub with_disliked: usize,
}

/// Plans twelve weeks for each place and set of tools. Every check-in says amber, so that nothing rises and a repeat is
/// as likely as can be.
pub fn judge_variety(shelves: &Shelves<'_>, starts: NaiveDate, seed: u64) -> Vec<VarietyReport> {
    let mut reports = Vec::new();
    for place in Place::ALL {
        for tools in [Tools::None, Tools::All] {
            let mut somebody = Somebody::new(&BTreeSet::new(), place, tools).minutes(MINUTES);
            let sessions = twelve_weeks(shelves, &somebody, starts, seed);
            let counted = frequency(&sessions);
            let mut often: Vec<(&String, &usize)> = counted.iter().collect();
            often.sort_by_key(|(id, count)| (std::cmp::Reverse(**count), *id));
            let mut seen = BTreeSet::new();
            let repeated = sessions
                .iter()
                .filter(|session| !seen.insert(session.exercises()))
                .count();
            somebody
                .preferences
                .dislikes
                .extend(often.iter().take(3).map(|(id, _)| (*id).clone()));
            let without = twelve_weeks(shelves, &somebody, starts, seed);
            let disliked = |session: &&Session| {
                let mut items = session.items.iter();
                items.any(|item| somebody.preferences.dislikes.contains(&item.exercise))
            };
            let (most, count) = often
                .first()
                .map_or((String::new(), 0), |(id, count)| ((*id).clone(), **count));
            let group = |id: &str| shelves.library.exercise(id).map(|exercise| exercise.target);
            let of_its_group = counted.keys().filter(|id| group(id) == group(&most)).count();
            reports.push(VarietyReport {
                place,
                tools,
                sessions: sessions.len(),
                repeated,
                exercises: counted.len(),
                most,
                of_its_group,
                most_percent: 100 * count / sessions.len().max(1),
                with_disliked: without.iter().filter(disliked).count(),
            });
        }
    }
    reports
}

fn frequency(sessions: &[Session]) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for name in sessions.iter().flat_map(Session::exercises) {
        *counted.entry(name).or_insert(0) += 1;
    }
    counted
}

fn twelve_weeks(shelves: &Shelves<'_>, somebody: &Somebody, starts: NaiveDate, seed: u64) -> Vec<Session> {
    let own = OwnWeeks::new(
        &shelves.knowledge.learning,
        &shelves.knowledge.attributes,
        Vec::new(),
        0,
    );
    let (permission, avoid, seen) = (Permission::assumed_negative(), BTreeMap::new(), BTreeMap::new());
    let amber = CheckIn {
        pain_average: Some(3),
        hindrance: Some(3),
        pain_during: Some(4),
        settled: Some(Settled::WithinADay),
        legs_spreading: Some(false),
    };
    let mut weeks: Vec<Week> = Vec::new();
    for number in 1..=WEEKS {
        let last = weeks.last().map(|week| {
            let sessions = u8::try_from(week.sessions.len()).unwrap_or(u8::MAX);
            LastWeek {
                week,
                check_in: &amber,
                done: Done {
                    planned: sessions,
                    sessions,
                    effort: Some(6),
                    pain_during: Some(4),
                    days: 7,
                },
            }
        });
        let past = weeks
            .iter()
            .flat_map(|week| &week.sessions)
            .map(Session::exercises)
            .collect();
        let week = make_week(&Brief {
            knowledge: shelves.knowledge,
            own: &own,
            rules: shelves.rules,
            library: shelves.library,
            permission: &permission,
            situation: &somebody.situation,
            preferences: &somebody.preferences,
            avoid: &avoid,
            own_steps: OwnSteps::default(),
            last,
            standing: None,
            seen: &seen,
            past: &past,
            starts: starts + TimeDelta::days(7 * (i64::from(number) - 1)),
            number,
            version: 1,
            cause: if number == 1 { Cause::First } else { Cause::CheckIn },
            seed,
        });
        weeks.push(week);
    }
    weeks.into_iter().flat_map(|week| week.sessions).collect()
}
