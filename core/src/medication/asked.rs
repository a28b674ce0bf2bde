//! What is known of the person: answers before a first dose, limits that a clinician entered, age and weight from the
//! rooms that hold them.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};

use super::check::Person;
use super::formulary::Formulary;
use super::limits::{Limit, LimitOrigin};
use super::question::{Question, QuestionAnswers};
use super::rules::Rules;
use crate::diary::{self, Measure};
use crate::error::{Error, Result};
use crate::profile::{self, ClinicianLimit, Constraint};
use crate::store::{Kind, Operation, Reader, Writer, date, day_number, from_json, millis, params, to_json};
use crate::time::Moment;

/// Answers before a first dose in the change log.
pub(crate) const QUESTIONS: Kind = Kind(72);

/// The parts of a clinician's limit, as the profile keeps them: what follows the ingredient, and the unit.
const INTERVAL: (&str, &str) = ("interval", "h");
const PER_DOSE: (&str, &str) = ("per-dose", "mg");
const PER_24_H: (&str, &str) = ("per-24-h", "mg");

/// Keeps answers to questions before a first dose; the others stay as they were. An answer can be taken back.
///
/// # Errors
/// When the file cannot be written.
pub fn answer_questions(
    tx: &Writer<'_>,
    moment: &Moment,
    given: &BTreeMap<Question, Option<bool>>,
) -> Result<()> {
    let standing: BTreeMap<Question, bool> = answers(tx)?
        .0
        .into_iter()
        .map(|(question, (yes, _))| (question, yes))
        .collect();
    let mut now = standing;
    for (question, answer) in given {
        match answer {
            Some(yes) => now.insert(*question, *yes),
            None => now.remove(question),
        };
    }
    let version: u32 = tx.one(
        "SELECT coalesce(max(version), 0) + 1 FROM dose_question",
        [],
        |row| row.get(0),
    )?;
    let operation = Operation::of_version(version);
    tx.insert(
        QUESTIONS,
        version,
        operation,
        "INSERT INTO dose_question (version, day, at, zone, offset, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            version,
            day_number(moment.today),
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds,
            to_json(&now)?
        ],
    )?;
    Ok(())
}

/// The answers that stand, each with the day since which it has been the same.
///
/// # Errors
/// When the file cannot be read.
pub fn answers(reader: &Reader<'_>) -> Result<QuestionAnswers> {
    let mut standing: BTreeMap<Question, (bool, NaiveDate)> = BTreeMap::new();
    reader.each(
        "SELECT day, body FROM dose_question ORDER BY version",
        [],
        |row| {
            let day = date(row.get_unwrap(0));
            let body: String = row.get_unwrap(1);
            let now: BTreeMap<Question, bool> = from_json(&body)?;
            standing.retain(|question, (yes, _)| now.get(question) == Some(yes));
            for (question, yes) in now {
                standing.entry(question).or_insert((yes, day));
            }
            Ok(())
        },
    )?;
    Ok(QuestionAnswers(standing))
}

/// Keeps a limit that a clinician set for an ingredient: it holds in place of the rules, from its date on.
///
/// # Errors
/// [`Error::Invalid`] naming the field, or when the file cannot be written.
pub fn keep_clinician_limit(
    tx: &Writer<'_>,
    moment: &Moment,
    formulary: &Formulary,
    substance: &str,
    limit: &Limit,
) -> Result<()> {
    let LimitOrigin::Clinician { author, date } = &limit.origin else {
        return Err(Error::invalid("limit.author", "who set it"));
    };
    if !limit.is_sensible() {
        return Err(Error::invalid(
            "limit",
            "an interval and amounts above 0, the dose within the day",
        ));
    }
    let substance = formulary.substance_of(substance);
    let milligrams = |micrograms: u64| micrograms as f64 / 1_000.0;
    for ((part, unit), value) in [
        (INTERVAL, f64::from(limit.interval_minutes) / 60.0),
        (PER_DOSE, milligrams(limit.per_dose)),
        (PER_24_H, milligrams(limit.per_24_h)),
    ] {
        let part = ClinicianLimit {
            what: format!("{substance}.{part}"),
            value,
            unit: unit.to_owned(),
            author: author.clone(),
            date: *date,
        };
        profile::keep_limit(tx, moment, &part)?;
    }
    Ok(())
}

/// What clinicians set, by ingredient: the newest of each part; a limit that lacks a part is none.
///
/// # Errors
/// When the file cannot be read.
pub fn clinician_limits(reader: &Reader<'_>) -> Result<BTreeMap<String, Limit>> {
    let mut parts: BTreeMap<(String, &str), ClinicianLimit> = BTreeMap::new();
    for (_, _, limit) in profile::limits(reader)? {
        let Some((substance, part)) = limit.what.rsplit_once('.') else {
            continue;
        };
        let known = [INTERVAL, PER_DOSE, PER_24_H]
            .into_iter()
            .find(|(name, unit)| *name == part && *unit == limit.unit);
        if let Some((part, _)) = known {
            parts.insert((substance.to_owned(), part), limit);
        }
    }
    let mut limits = BTreeMap::new();
    for ((substance, part), day) in &parts {
        let of = |(part, _): (&'static str, &str)| parts.get(&(substance.clone(), part));
        let (Some(interval), Some(dose)) = (of(INTERVAL), of(PER_DOSE)) else {
            continue;
        };
        if *part != PER_24_H.0 {
            continue;
        }
        // Kept as whole minutes and micrograms; out of range they turn into 0, which is no sensible limit.
        let limit = Limit {
            interval_minutes: (interval.value * 60.0).round() as u32,
            per_dose: (dose.value * 1_000.0).round() as u64,
            per_24_h: (day.value * 1_000.0).round() as u64,
            origin: LimitOrigin::Clinician {
                author: day.author.clone(),
                date: day.date,
            },
        };
        if limit.is_sensible() {
            limits.insert(substance.clone(), limit);
        }
    }
    Ok(limits)
}

/// What the rules ask about the person.
///
/// # Errors
/// When the file cannot be read.
pub fn person(reader: &Reader<'_>, moment: &Moment, rules: &Rules) -> Result<Person> {
    let profile = profile::latest(reader)?
        .map(|kept| kept.profile)
        .unwrap_or_default();
    let constraints = profile.all_constraints();
    let since = moment.today - TimeDelta::days(i64::from(rules.person.weight_days));
    let weight = diary::series(reader, Measure::Weight, since, moment.today)?;
    Ok(Person {
        age: profile.age,
        pregnant: constraints.contains(&Constraint::Pregnancy),
        heart_disease: constraints.contains(&Constraint::HeartDisease),
        weight_kg: weight.last().map(|day| day.last),
        answers: answers(reader)?,
        limits: clinician_limits(reader)?,
    })
}
