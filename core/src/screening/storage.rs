//! Keeping screenings and clearing holds. A hold stands until it is cleared by more than one tap.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::assess::{Assessment, ExercisePermission, Person, assess_knowing};
use super::rules::{Answer, Answers, Rules, Tier};
use crate::error::{Error, Result};
use crate::store::{
    Kind, Operation, Reader, Row, Writer, date, day_number, from_json, instant, millis, params, to_json,
};
use crate::time::Moment;

/// A screening in the change log.
pub(crate) const RECORD: Kind = Kind(30);
/// A clearance in the change log.
pub(crate) const CLEARANCE: Kind = Kind(31);
/// A follow-up in the change log.
pub(crate) const FOLLOW_UP: Kind = Kind(32);

/// A kept screening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its number.
    pub row: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// On which civil day.
    pub day: NaiveDate,
    /// What was answered.
    pub answers: Answers,
    /// What it meant then.
    pub assessment: Assessment,
}

#[derive(Serialize, Deserialize)]
struct Body {
    answers: Answers,
    assessment: Assessment,
}

/// Who saw the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SeenBy {
    /// An emergency department.
    Emergency,
    /// A general practitioner or other doctor.
    Doctor,
    /// A physiotherapist, chiropractor or nurse.
    OtherClinician,
}

/// What the person tells of having been seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clearance {
    /// By whom.
    pub seen_by: SeenBy,
    /// On which day.
    pub seen_on: NaiveDate,
    /// What they said, in the person's words, 1 to 500 characters.
    pub told: String,
    /// That exercise is fine.
    pub exercise_is_fine: bool,
}

/// Keeps a screening and answers what it means.
///
/// # Errors
/// [`Error::Invalid`] for an unknown flag, or when the file cannot be written.
pub fn keep(
    tx: &Writer<'_>,
    moment: &Moment,
    rules: &Rules,
    answers: &Answers,
    person: &Person,
) -> Result<Assessment> {
    rules.check_answers(answers)?;
    let assessment = weigh(tx, rules, answers, person)?;
    insert(tx, moment, answers, &assessment, true)?;
    Ok(assessment)
}

/// Weighs the newest answers again and keeps what they mean now, when more became known of the person since or the
/// rules are newer. Nothing is lifted by it: an open hold stands. Answers nothing where nothing changed.
///
/// # Errors
/// When the file cannot be read or written.
pub fn weigh_again(
    tx: &Writer<'_>,
    moment: &Moment,
    rules: &Rules,
    person: &Person,
) -> Result<Option<Assessment>> {
    let Some(newest) = newest(tx)? else {
        return Ok(None);
    };
    let now = weigh(tx, rules, &newest.answers, person)?;
    let found_before = |rule: &str| {
        newest
            .assessment
            .findings
            .iter()
            .any(|finding| finding.rule == rule)
    };
    let new_stop = now.stopping().any(|finding| !found_before(&finding.rule));
    // What a clinician found fine is not held again for a change that finds nothing new.
    if now == newest.assessment || (is_cleared(tx, newest.row)? && !new_stop) {
        return Ok(None);
    }
    insert(tx, moment, &newest.answers, &now, false)?;
    Ok(Some(now))
}

fn weigh(reader: &Reader<'_>, rules: &Rules, answers: &Answers, person: &Person) -> Result<Assessment> {
    Ok(assess_knowing(
        rules,
        answers,
        person,
        &cleared_facts(reader, rules)?,
    ))
}

/// The lasting facts that a clinician knew of when finding exercise fine.
fn cleared_facts(reader: &Reader<'_>, rules: &Rules) -> Result<BTreeSet<String>> {
    let mut facts = BTreeSet::new();
    let sql =
        "SELECT c.body, r.body FROM screening_clearance c JOIN screening_record r ON r.row = c.asked_again";
    reader.each(sql, [], |row| {
        let (clearance, body): (String, String) = (row.get_unwrap(0), row.get_unwrap(1));
        let (clearance, body): (Clearance, Body) = (from_json(&clearance)?, from_json(&body)?);
        if clearance.exercise_is_fine {
            let told = body
                .answers
                .into_iter()
                .filter(|(flag, answer)| *answer == Answer::Yes && rules.is_lasting(flag));
            facts.extend(told.map(|(flag, _)| flag));
        }
        Ok(())
    })?;
    Ok(facts)
}

fn insert(
    tx: &Writer<'_>,
    moment: &Moment,
    answers: &Answers,
    assessment: &Assessment,
    asked: bool,
) -> Result<i64> {
    tx.insert(
        RECORD,
        1,
        Operation::Added,
        "INSERT INTO screening_record (at, zone, offset, day, tier, asked, rules, body) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds,
            day_number(moment.today),
            assessment.tier as u8,
            asked,
            assessment.version,
            to_json(&Body {
                answers: answers.clone(),
                assessment: assessment.clone()
            })?
        ],
    )
}

const COLUMNS: &str = "row, at, day, body";

fn record(row: &Row<'_>) -> Result<Record> {
    let body: String = row.get_unwrap(3);
    let Body { answers, assessment } = from_json(&body)?;
    Ok(Record {
        row: row.get_unwrap(0),
        at: instant(row.get_unwrap(1)),
        day: date(row.get_unwrap(2)),
        answers,
        assessment,
    })
}

/// Every screening, oldest first.
///
/// # Errors
/// When the file cannot be read.
pub fn history(reader: &Reader<'_>) -> Result<Vec<Record>> {
    let mut found = Vec::new();
    reader.each(
        &format!("SELECT {COLUMNS} FROM screening_record ORDER BY row"),
        [],
        |row| {
            found.push(record(row)?);
            Ok(())
        },
    )?;
    Ok(found)
}

/// The holds that were not cleared, the gravest first and of those the newest: a later screening without the finding
/// does not lift one by itself.
fn open_holds(reader: &Reader<'_>) -> Result<Vec<Record>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM screening_record r WHERE r.tier >= ?1 \
         AND NOT EXISTS (SELECT 1 FROM screening_clearance c WHERE c.asked_again >= r.row) \
         ORDER BY r.tier DESC, r.row DESC"
    );
    let mut found = Vec::new();
    reader.each(&sql, params![Tier::Urgent as u8], |row| {
        found.push(record(row)?);
        Ok(())
    })?;
    Ok(found)
}

fn is_cleared(reader: &Reader<'_>, row: i64) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM screening_clearance WHERE asked_again = ?1)";
    reader.one(sql, params![row], |row| row.get(0))
}

/// What stands: the gravest open hold, otherwise the newest screening (after a clearance, what the clinician's word allows).
///
/// # Errors
/// When the file cannot be read.
pub fn standing(reader: &Reader<'_>) -> Result<Option<Assessment>> {
    if let Some(hold) = open_holds(reader)?.into_iter().next() {
        return Ok(Some(hold.assessment));
    }
    let Some(newest) = newest(reader)? else {
        return Ok(None);
    };
    Ok(Some(if is_cleared(reader, newest.row)? {
        newest.assessment.cleared()
    } else {
        newest.assessment
    }))
}

/// The newest answers, to be shown when screening is asked again. Never taken for the new ones.
///
/// # Errors
/// When the file cannot be read.
pub fn last_answers(reader: &Reader<'_>) -> Result<Option<(DateTime<Utc>, Answers)>> {
    Ok(newest_where(reader, "asked = 1")?.map(|record| (record.at, record.answers)))
}

fn newest(reader: &Reader<'_>) -> Result<Option<Record>> {
    newest_where(reader, "1")
}

fn newest_where(reader: &Reader<'_>, condition: &'static str) -> Result<Option<Record>> {
    let sql = format!("SELECT {COLUMNS} FROM screening_record WHERE {condition} ORDER BY row DESC LIMIT 1");
    let mut found = None;
    reader.each(&sql, [], |row| {
        found = Some(record(row)?);
        Ok(())
    })?;
    Ok(found)
}

/// Clears all open holds: who saw the person, when, what they said, and the questions asked again. Never one tap.
///
/// A danger sign that was not there before the visit clears nothing: it is kept as a further hold, and what it means is
/// answered, so that its advice is shown.
///
/// # Errors
/// [`Error::NotFound`] without a hold; [`Error::Invalid`] when the visit lies before the newest hold, within the hour after it or in the
/// future,
/// the words are missing, questions are open, an emergency sign stands and no doctor saw it, or a finding stands and
/// nobody said that exercise is fine.
pub fn clear(
    tx: &Writer<'_>,
    moment: &Moment,
    rules: &Rules,
    clearance: &Clearance,
    asked_again: &Answers,
    person: &Person,
) -> Result<Assessment> {
    let holds = open_holds(tx)?;
    let newest = holds.iter().max_by_key(|hold| hold.row).ok_or(Error::NotFound {
        what: "hold to clear",
    })?;
    rules.check_answers(asked_again)?;
    let again = weigh(tx, rules, asked_again, person)?;
    if finds_unseen(&holds, &again) {
        insert(tx, moment, asked_again, &again, true)?;
        return Ok(again);
    }
    if let ExercisePermission::NotYet(_) = again.exercise {
        return Err(Error::invalid(
            "clearance.asked_again",
            "every safety question answered",
        ));
    }
    let told = clearance.told.trim().chars().count();
    if !(1..=500).contains(&told) {
        return Err(Error::invalid("clearance.told", "1 to 500 characters"));
    }
    let earliest = newest.at + TimeDelta::minutes(rules.clearing.after_minutes);
    if clearance.seen_on < newest.day || clearance.seen_on > moment.today || moment.at() < earliest {
        return Err(Error::invalid(
            "clearance.seen_on",
            "from the day of the newest hold to today, and not within the hour after it",
        ));
    }
    if again.tier == Tier::Emergency && clearance.seen_by == SeenBy::OtherClinician {
        return Err(Error::invalid(
            "clearance.seen_by",
            "a doctor or an emergency department, for an emergency sign",
        ));
    }
    if again.exercise == ExercisePermission::Stopped && !clearance.exercise_is_fine {
        return Err(Error::invalid(
            "clearance.exercise_is_fine",
            "yes, said by whoever saw you",
        ));
    }
    let row = insert(tx, moment, asked_again, &again, true)?;
    // The new record is covered too: what it found was seen.
    tx.insert(
        CLEARANCE,
        1,
        Operation::Added,
        "INSERT INTO screening_clearance (at, zone, offset, asked_again, body) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds,
            row,
            to_json(clearance)?
        ],
    )?;
    Ok(again.cleared())
}

/// Whether a finding stops exercise now that whoever saw the person cannot have judged.
fn finds_unseen(holds: &[Record], again: &Assessment) -> bool {
    let shown: BTreeSet<&String> = holds
        .iter()
        .flat_map(|hold| hold.assessment.stopping())
        .flat_map(|finding| finding.flags())
        .collect();
    again
        .stopping()
        .any(|finding| finding.flags().any(|flag| !shown.contains(flag)))
}

/// The newest hold of which nobody has said yet whether care was reached, from the day after on. One answer is enough
/// for all holds up to it.
///
/// # Errors
/// When the file cannot be read.
pub fn care_reached_question_due(
    reader: &Reader<'_>,
    moment: &Moment,
    rules: &Rules,
) -> Result<Option<Record>> {
    let answered: i64 = reader.one(
        "SELECT coalesce(max(record), 0) FROM screening_follow_up",
        [],
        |row| row.get(0),
    )?;
    let since = moment.today - TimeDelta::days(rules.offer.follow_up_days);
    Ok(open_holds(reader)?
        .into_iter()
        .filter(|hold| hold.day <= since && hold.row > answered)
        .max_by_key(|hold| hold.row))
}

/// Keeps the answer to "did you reach care?".
///
/// # Errors
/// [`Error::NotFound`] without such a hold, or when the file cannot be written.
pub fn keep_care_reached(tx: &Writer<'_>, moment: &Moment, rules: &Rules, reached: bool) -> Result<()> {
    let hold = care_reached_question_due(tx, moment, rules)?.ok_or(Error::NotFound {
        what: "open question",
    })?;
    tx.insert(
        FOLLOW_UP,
        1,
        Operation::Added,
        "INSERT INTO screening_follow_up (record, at, reached) VALUES (?1, ?2, ?3)",
        params![hold.row, millis(moment.at()), reached],
    )?;
    Ok(())
}
