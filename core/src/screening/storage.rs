//! Keeping screenings and clearing holds. A hold stands until it is cleared by more than one tap.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::assess::{Assessment, ExercisePermission, Person, assess};
use super::rules::{Answers, Rules};
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
    insert(tx, moment, rules, answers, person).map(|(_, assessment)| assessment)
}

fn insert(
    tx: &Writer<'_>,
    moment: &Moment,
    rules: &Rules,
    answers: &Answers,
    person: &Person,
) -> Result<(i64, Assessment)> {
    rules.check_answers(answers)?;
    let assessment = assess(rules, answers, person);
    let row = tx.insert(
        RECORD,
        1,
        Operation::Added,
        "INSERT INTO screening_record (at, zone, offset, day, tier, rules, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds,
            day_number(moment.today),
            assessment.tier as u8,
            assessment.version,
            to_json(&Body { answers: answers.clone(), assessment: assessment.clone() })?
        ],
    )?;
    Ok((row, assessment))
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

/// The oldest hold that was not cleared: a later screening without the finding does not lift it by itself.
fn open_hold(reader: &Reader<'_>) -> Result<Option<Record>> {
    // Tiers from urgent (2) on stop exercise.
    let sql = format!(
        "SELECT {COLUMNS} FROM screening_record r WHERE r.tier >= 2 \
         AND NOT EXISTS (SELECT 1 FROM screening_clearance c WHERE c.asked_again >= r.row) ORDER BY r.row LIMIT 1"
    );
    let mut found = None;
    reader.each(&sql, [], |row| {
        found = Some(record(row)?);
        Ok(())
    })?;
    Ok(found)
}

/// What stands: an open hold, otherwise the newest screening (after a clearance, what the clinician's word allows).
///
/// # Errors
/// When the file cannot be read.
pub fn standing(reader: &Reader<'_>) -> Result<Option<Assessment>> {
    if let Some(hold) = open_hold(reader)? {
        return Ok(Some(hold.assessment));
    }
    let Some(newest) = newest(reader)? else {
        return Ok(None);
    };
    let mut assessment = newest.assessment;
    let cleared: bool = reader.one(
        "SELECT EXISTS (SELECT 1 FROM screening_clearance WHERE asked_again = ?1)",
        params![newest.row],
        |row| row.get(0),
    )?;
    // Somebody who examined the person said that exercise is fine: the finding stands, the stop does not.
    if cleared && assessment.exercise == ExercisePermission::Stopped {
        assessment.exercise = ExercisePermission::Allowed;
    }
    Ok(Some(assessment))
}

/// The newest answers, to be shown when screening is asked again. Never taken for the new ones.
///
/// # Errors
/// When the file cannot be read.
pub fn last_answers(reader: &Reader<'_>) -> Result<Option<(DateTime<Utc>, Answers)>> {
    Ok(newest(reader)?.map(|record| (record.at, record.answers)))
}

fn newest(reader: &Reader<'_>) -> Result<Option<Record>> {
    let sql = format!("SELECT {COLUMNS} FROM screening_record ORDER BY row DESC LIMIT 1");
    let mut found = None;
    reader.each(&sql, [], |row| {
        found = Some(record(row)?);
        Ok(())
    })?;
    Ok(found)
}

/// Clears the open hold: who saw the person, when, what they said, and the questions asked again. Never one tap.
///
/// # Errors
/// [`Error::NotFound`] without a hold; [`Error::Invalid`] when the visit lies before the hold or in the future, the
/// words are missing, questions are open, an emergency finding stands on the new answers, or a finding stands and
/// nobody said that exercise is fine.
pub fn clear(
    tx: &Writer<'_>,
    moment: &Moment,
    rules: &Rules,
    clearance: &Clearance,
    asked_again: &Answers,
    person: &Person,
) -> Result<Assessment> {
    let hold = open_hold(tx)?.ok_or(Error::NotFound {
        what: "hold to clear",
    })?;
    let told = clearance.told.trim().chars().count();
    if !(1..=500).contains(&told) {
        return Err(Error::invalid("clearance.told", "1 to 500 characters"));
    }
    if clearance.seen_on < hold.day || clearance.seen_on > moment.today {
        return Err(Error::invalid(
            "clearance.seen_on",
            "from the day of the hold to today",
        ));
    }
    let again = assess(rules, asked_again, person);
    match &again.exercise {
        ExercisePermission::NotYet(_) => {
            return Err(Error::invalid(
                "clearance.asked_again",
                "every safety question answered",
            ));
        }
        ExercisePermission::Stopped if again.tier == super::Tier::Emergency => {
            return Err(Error::invalid("clearance.asked_again", "no emergency sign"));
        }
        ExercisePermission::Stopped if !clearance.exercise_is_fine => {
            return Err(Error::invalid(
                "clearance.exercise_is_fine",
                "yes, said by whoever saw you",
            ));
        }
        _ => {}
    }
    let (row, again) = insert(tx, moment, rules, asked_again, person)?;
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
    Ok(again)
}

/// The hold of which nobody has said yet whether care was reached, from the day after on.
///
/// # Errors
/// When the file cannot be read.
pub fn care_reached_question_due(
    reader: &Reader<'_>,
    moment: &Moment,
    rules: &Rules,
) -> Result<Option<Record>> {
    let Some(hold) = open_hold(reader)? else {
        return Ok(None);
    };
    let asked: bool = reader.one(
        "SELECT EXISTS (SELECT 1 FROM screening_follow_up WHERE record = ?1)",
        params![hold.row],
        |row| row.get(0),
    )?;
    let due = moment.today >= hold.day + TimeDelta::days(rules.offer.follow_up_days);
    Ok((due && !asked).then_some(hold))
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
