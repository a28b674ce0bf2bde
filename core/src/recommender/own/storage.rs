//! Keeping own weeks as cases, and reading them back under the attributes of today.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::asking::Knowledge;
use super::super::attribute::Attributes;
use super::super::query::Problem;
use super::super::situation::Situation;
use super::base::OwnWeeks;
use super::settings::Learning;
use super::week_case::{Did, EPISODE, Outcome, Provenance, Tolerance, Verdict, WeekCase};
use super::worth::{usual_before, verdict};
use crate::content::TargetGroup;
use crate::error::Result;
use crate::store::{Kind, Operation, Reader, Writer, day_number, from_json, millis, params, to_json};
use crate::time::Moment;

/// The table of own cases, a migration step of its own.
pub const SCHEMA: &str = include_str!("schema.sql");

/// An own case in the change log.
pub const OWN_CASE: Kind = Kind(53);

#[derive(Serialize, Deserialize)]
struct Body {
    did: Did,
    outcome: Outcome,
}

/// Closes a week: keeps it as a case, and every fourth one the four together. Closing it again makes a further version.
///
/// `situation` is what was known when the week was planned.
///
/// # Errors
/// When the file cannot be written.
pub fn close_week(
    tx: &Writer<'_>,
    moment: &Moment,
    knowledge: &Knowledge,
    number: u16,
    situation: &Situation,
    body: (Did, Outcome),
) -> Result<()> {
    let (did, outcome) = body;
    let case = WeekCase {
        number,
        provenance: Provenance::OwnWeek,
        problem: Problem::of(&knowledge.attributes, situation),
        did,
        outcome,
    };
    let so_far = newest(tx, Provenance::OwnWeek, number)?;
    let before: Vec<&WeekCase> = so_far
        .iter()
        .map(|(case, _)| case)
        .filter(|earlier| earlier.number < number)
        .collect();
    keep(tx, moment, knowledge, &case, situation, &before)?;
    if number.is_multiple_of(EPISODE) {
        let first = number - EPISODE;
        let mut lived: Vec<(WeekCase, String)> = so_far;
        lived.retain(|(earlier, _)| (first + 1..number).contains(&earlier.number));
        if lived.len() + 1 == usize::from(EPISODE) {
            let began: Situation = from_json(&lived[0].1)?;
            let earliest = Problem::of(&knowledge.attributes, &began);
            let mut weeks: Vec<&WeekCase> = lived.iter().map(|(case, _)| case).collect();
            weeks.push(&case);
            let whole = episode(number, earliest, &weeks);
            let others = newest(tx, Provenance::OwnEpisode, number)?;
            let others: Vec<&WeekCase> = others.iter().map(|(case, _)| case).collect();
            keep(tx, moment, knowledge, &whole, &began, &others)?;
        }
    }
    Ok(())
}

fn keep(
    tx: &Writer<'_>,
    moment: &Moment,
    knowledge: &Knowledge,
    case: &WeekCase,
    situation: &Situation,
    before: &[&WeekCase],
) -> Result<()> {
    let kind = kind_of(case.provenance);
    let version: u32 = tx.one(
        "SELECT coalesce(max(version), 0) + 1 FROM own_case WHERE kind = ?1 AND week = ?2",
        params![kind, case.number],
        |row| row.get(0),
    )?;
    let operation = Operation::of_version(version);
    let usual = usual_before(&knowledge.learning, before.iter().rev().copied());
    let stands = match verdict(&knowledge.learning, case, usual) {
        Verdict::Failure => -1,
        Verdict::Unclear => 0,
        Verdict::Success => 1,
    };
    let body = Body {
        did: case.did.clone(),
        outcome: case.outcome.clone(),
    };
    tx.insert(
        OWN_CASE,
        version,
        operation,
        "INSERT INTO own_case (kind, week, version, closed, at, attributes, problem, situation, verdict, body) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            kind,
            case.number,
            version,
            day_number(moment.today),
            millis(moment.at()),
            knowledge.attributes.version,
            case.problem.to_bytes(),
            to_json(situation)?,
            stands,
            to_json(&body)?
        ],
    )?;
    Ok(())
}

/// Four weeks as one case: their means, and the groups that had more turns in at least half of them.
pub fn episode(number: u16, problem: Problem, weeks: &[&WeekCase]) -> WeekCase {
    let count = weeks.len().max(1);
    let mean = |values: Vec<u32>| -> Option<u32> {
        let n = u32::try_from(values.len()).ok()?;
        values.iter().sum::<u32>().checked_div(n)
    };
    let small = |of: &dyn Fn(&WeekCase) -> Option<u8>| {
        let values = weeks.iter().filter_map(|case| of(case)).map(u32::from).collect();
        // A mean of bytes.
        mean(values).map(|mean| mean as u8)
    };
    let emphasised =
        |group: &TargetGroup| weeks.iter().filter(|case| case.did.emphasised(*group)).count() * 2 >= count;
    let mut seconds: BTreeMap<TargetGroup, u32> = BTreeMap::new();
    for (group, more) in weeks.iter().flat_map(|case| &case.did.seconds) {
        *seconds.entry(*group).or_default() += more / u32::try_from(count).unwrap_or(1);
    }
    let did = Did {
        planned: small(&|case| Some(case.did.planned)).unwrap_or(0),
        sessions: small(&|case| Some(case.did.sessions)).unwrap_or(0),
        minutes: weeks.last().map_or(0, |case| case.did.minutes),
        emphasis: TargetGroup::ALL
            .into_iter()
            .filter(emphasised)
            .map(|group| (group, 1))
            .collect(),
        seconds,
        ..Did::default()
    };
    let outcome = Outcome {
        pain_tenths: small(&|case| case.outcome.pain_tenths),
        hindrance_tenths: small(&|case| case.outcome.hindrance_tenths),
        tolerance: weeks
            .iter()
            .filter_map(|case| case.outcome.tolerance)
            .max_by_key(|tolerance| *tolerance == Tolerance::TooMuch),
        effort: small(&|case| case.outcome.effort),
        after_exercise: weeks.iter().filter_map(|case| case.outcome.after_exercise).max(),
        flare: weeks.iter().any(|case| case.outcome.flare),
        sessions: Vec::new(),
    };
    WeekCase {
        number,
        provenance: Provenance::OwnEpisode,
        problem,
        did,
        outcome,
    }
}

fn kind_of(provenance: Provenance) -> u8 {
    if provenance == Provenance::OwnEpisode {
        2
    } else {
        1
    }
}

/// The newest version of each case before or at a week, with its situation as kept, oldest first. Those that cannot be
/// read are left out.
fn newest(reader: &Reader<'_>, provenance: Provenance, until: u16) -> Result<Vec<(WeekCase, String)>> {
    let mut found: BTreeMap<u16, (WeekCase, String)> = BTreeMap::new();
    let sql = "SELECT week, situation, body FROM own_case WHERE kind = ?1 AND week > ?2 AND week <= ?3 \
               ORDER BY week, version";
    let since = until.saturating_sub(4 * EPISODE);
    reader.each(sql, params![kind_of(provenance), since, until], |row| {
        let (number, body): (u16, String) = (row.get_unwrap(0), row.get_unwrap(2));
        if let Ok(Body { did, outcome }) = from_json(&body) {
            let case = WeekCase {
                number,
                provenance,
                problem: Problem::UNKNOWN,
                did,
                outcome,
            };
            found.insert(number, (case, row.get_unwrap(1)));
        }
        Ok(())
    })?;
    Ok(found.into_values().collect())
}

/// The person's own weeks as today's attributes see them: those kept under other attributes are compared by the
/// situation that was kept with them; those that cannot be read any more are set aside and counted.
///
/// # Errors
/// When the file cannot be read.
pub fn own_weeks(reader: &Reader<'_>, learning: &Learning, attributes: &Attributes) -> Result<OwnWeeks> {
    // Weeks beyond the cap have no voice left, except failures: a safety rule may rest on them.
    let sql = "SELECT kind, week, attributes, problem, body, row FROM own_case \
               WHERE week > (SELECT coalesce(max(week), 0) FROM own_case) - ?1 \
               OR (verdict = -1 AND version = (SELECT max(version) FROM own_case AS newest \
                   WHERE newest.kind = own_case.kind AND newest.week = own_case.week)) \
               ORDER BY kind, week, version";
    let mut cases: BTreeMap<(u8, u16), Option<WeekCase>> = BTreeMap::new();
    let mut again: Vec<((u8, u16), i64)> = Vec::new();
    let cap = i64::try_from(learning.retain.weeks_at_most).unwrap_or(i64::MAX);
    reader.each(sql, params![cap], |row| {
        let (kind, number): (u8, u16) = (row.get_unwrap(0), row.get_unwrap(1));
        let body: String = row.get_unwrap(4);
        let bytes: Vec<u8> = row.get_unwrap(3);
        let same: bool = row.get_unwrap::<_, u16>(2) == attributes.version;
        let problem = if same {
            Problem::from_bytes(attributes, &bytes)
        } else {
            None
        };
        if problem.is_none() {
            again.push(((kind, number), row.get_unwrap(5)));
        }
        let case = from_json::<Body>(&body)
            .ok()
            .map(|Body { did, outcome }| WeekCase {
                number,
                provenance: if kind == 2 {
                    Provenance::OwnEpisode
                } else {
                    Provenance::OwnWeek
                },
                problem: problem.unwrap_or(Problem::UNKNOWN),
                did,
                outcome,
            });
        cases.insert((kind, number), case);
        Ok(())
    })?;
    for (key, row) in again {
        let kept: String = reader.one(
            "SELECT situation FROM own_case WHERE row = ?1",
            params![row],
            |row| row.get(0),
        )?;
        let situation: Option<Situation> = from_json(&kept).ok();
        match (cases.get_mut(&key), situation) {
            (Some(Some(case)), Some(situation)) => case.problem = Problem::of(attributes, &situation),
            (Some(case), None) => *case = None,
            _ => {}
        }
    }
    let set_aside = cases.values().filter(|case| case.is_none()).count();
    let cases = cases.into_values().flatten().collect();
    Ok(OwnWeeks::new(learning, attributes, cases, set_aside))
}
