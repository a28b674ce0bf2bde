//! The daily summaries: made again for a day whenever something of that day changes, in the same transaction.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, TimeDelta};

use super::entry::Entry;
use super::keep::{Kept, entries};
use super::measure::{Measure, Value, adds};
use super::standing::{LONGEST, Samples};
use super::{minutes, night};
use crate::error::Result;
use crate::store::{Reader, Writer, date, day_number, params};
use crate::time::Moment;

/// One day of a measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DayValue {
    /// The civil day.
    pub day: NaiveDate,
    /// How many values it rests on.
    pub n: u32,
    /// Their sum.
    pub sum: f64,
    /// The lowest.
    pub min: f64,
    /// The highest.
    pub max: f64,
    /// The last one entered.
    pub last: f64,
}

impl DayValue {
    /// The mean of the day's values.
    pub fn mean(&self) -> f64 {
        self.sum / f64::from(self.n.max(1))
    }
}

/// A measure's days that have values, oldest first.
///
/// # Errors
/// When the file cannot be read.
pub fn series(
    reader: &Reader<'_>,
    measure: Measure,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<DayValue>> {
    reader.all(
        "SELECT day, n, sum, min, max, last FROM daily WHERE measure = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day",
        params![measure.code(), day_number(from), day_number(to)],
        |row| {
            Ok(DayValue {
                day: date(row.get(0)?),
                n: row.get(1)?,
                sum: row.get(2)?,
                min: row.get(3)?,
                max: row.get(4)?,
                last: row.get(5)?,
            })
        },
    )
}

/// The steps of each day on which the phone or watch was carried: those with at least `least` of them.
///
/// # Errors
/// When the file cannot be read.
pub fn valid_step_days(reader: &Reader<'_>, from: NaiveDate, to: NaiveDate, least: u32) -> Result<Vec<u32>> {
    let days = series(reader, Measure::Steps, from, to)?;
    // Whole steps, and far below the range of u32.
    Ok(days
        .iter()
        .filter(|day| day.sum >= f64::from(least))
        .map(|day| day.sum as u32)
        .collect())
}

/// Whether pain was logged on a day.
///
/// # Errors
/// When the file cannot be read.
pub fn logged_pain_on(reader: &Reader<'_>, day: NaiveDate) -> Result<bool> {
    Ok(!series(reader, Measure::Pain, day, day)?.is_empty())
}

/// Whether a flare is going on: the last flare entry that stands says it began.
///
/// # Errors
/// When the file cannot be read.
pub fn flare_now(reader: &Reader<'_>) -> Result<bool> {
    let kind = Entry::Flare(true).kind();
    let last = reader.optional(
        "SELECT e.body FROM entry e WHERE e.kind = ?1 AND e.status = 0 \
         AND NOT EXISTS (SELECT 1 FROM entry n WHERE n.id = e.id AND n.version > e.version) \
         ORDER BY e.at DESC, e.row DESC LIMIT 1",
        params![kind],
        |row| row.get::<_, String>(0),
    )?;
    Ok(match last {
        Some(body) => matches!(crate::store::from_json(&body)?, Entry::Flare(true)),
        None => false,
    })
}

/// Makes the summaries of some days again. `reach`: the longest that a sample of steps can be.
pub(super) fn refresh(
    tx: &Writer<'_>,
    moment: &Moment,
    days: &BTreeSet<NaiveDate>,
    reach: i64,
) -> Result<()> {
    let (Some(first), Some(last)) = (days.first(), days.last()) else {
        return Ok(());
    };
    let span = params![day_number(*first), day_number(*last)];
    let among =
        |sql| -> Result<BTreeSet<i64>> { Ok(tx.all(sql, span, |row| row.get(0))?.into_iter().collect()) };
    // An import touches years of days, most of which no one wrote into and which have no summary yet.
    let entered = among("SELECT DISTINCT day FROM entry WHERE day BETWEEN ?1 AND ?2")?;
    let summed = among(
        "SELECT DISTINCT day FROM daily WHERE measure IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10) \
         AND day BETWEEN ?1 AND ?2",
    )?;
    let samples = Samples::new(tx, reach)?;
    for day in days {
        tx.check_interrupt()?;
        let number = day_number(*day);
        if summed.contains(&number) {
            // Measure by measure: the table is ordered by them, and years of days must not be looked through.
            tx.derive(
                "DELETE FROM daily WHERE measure IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10) AND day = ?1",
                params![number],
            )?;
        }
        let kept = if entered.contains(&number) {
            entries(tx, *day, *day)?
        } else {
            Vec::new()
        };
        sum_up(tx, moment, *day, &kept, &samples)?;
    }
    Ok(())
}

/// Makes the summaries of one day, which has none.
fn sum_up(
    tx: &Writer<'_>,
    moment: &Moment,
    day: NaiveDate,
    kept: &[Kept],
    samples: &Samples<'_>,
) -> Result<()> {
    let mut values: BTreeMap<Measure, Vec<Value>> = BTreeMap::new();
    for (measure, value) in kept.iter().flat_map(|kept| adds(&kept.entry)) {
        values.entry(measure).or_default().push(value);
    }
    // What a device counted replaces what was typed: the same minutes are never added up.
    if let Some(steps) = minutes::steps_of(samples, moment, day)? {
        values.insert(Measure::Steps, vec![Value::single(steps)]);
    }
    if let Some(asleep) = night::minutes_asleep(samples, moment, day)? {
        values.insert(Measure::SleepMinutes, vec![Value::single(asleep)]);
    }
    for (measure, values) in values {
        let sum: f64 = values.iter().map(|value| value.typical).sum();
        let min = values.iter().map(|value| value.low).fold(f64::INFINITY, f64::min);
        let max = values
            .iter()
            .map(|value| value.high)
            .fold(f64::NEG_INFINITY, f64::max);
        let last = values.last().map_or(0.0, |value| value.typical);
        tx.derive(
            "INSERT INTO daily (measure, day, n, sum, min, max, last) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                measure.code(),
                day_number(day),
                u32::try_from(values.len()).unwrap_or(u32::MAX),
                sum,
                min,
                max,
                last
            ],
        )?;
    }
    Ok(())
}

/// Makes every summary again from entries and samples.
///
/// # Errors
/// When the file cannot be written, or the call is interrupted.
pub fn rebuild(tx: &Writer<'_>, moment: &Moment) -> Result<()> {
    let mut days: BTreeSet<i64> = tx
        .all("SELECT DISTINCT day FROM entry", [], |row| row.get(0))?
        .into_iter()
        .collect();
    tx.each("SELECT min(start), max(start + length) FROM sample", [], |row| {
        if let (Some(first), Some(last)) = (
            row.get_unwrap::<_, Option<i64>>(0),
            row.get_unwrap::<_, Option<i64>>(1),
        ) {
            let day = |at| moment.day_of(crate::store::instant(at));
            let (first, last) = (day(first) - TimeDelta::days(1), day(last) + TimeDelta::days(1));
            days.extend(day_number(first)..=day_number(last));
        }
        Ok(())
    })?;
    tx.derive("DELETE FROM daily", [])?;
    let days = days.into_iter().map(date).collect();
    refresh(tx, moment, &days, LONGEST)
}
