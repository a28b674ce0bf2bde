//! Imported samples: whole batches, known by what they are, corrected by later ones, never overwritten.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::daily::refresh;
use super::standing::LONGEST;
use crate::error::{Error, Result};
use crate::store::{Kind, Operation, Reader, Writer, instant, params};
use crate::time::Moment;

/// A batch in the change log.
pub(crate) const BATCH: Kind = Kind(11);
/// An erased source in the change log.
pub(crate) const SOURCE: Kind = Kind(12);

/// What a sample counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SampleKind {
    /// Steps in an interval.
    Steps,
    /// A stage of sleep, by HealthKit's codes: 0 in bed, 1 asleep, 2 awake, 3 core, 4 deep, 5 REM.
    Sleep,
}

impl SampleKind {
    pub(super) fn code(self) -> u8 {
        match self {
            Self::Steps => 1,
            Self::Sleep => 2,
        }
    }
}

/// What kind of device a source is; of two that saw the same minute the higher is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Device {
    /// Not known, or typed by hand.
    Unknown,
    /// A phone.
    Phone,
    /// Worn on the body.
    Watch,
}

impl Device {
    pub(super) fn rank(self) -> u8 {
        match self {
            Self::Unknown => 1,
            Self::Phone => 2,
            Self::Watch => 3,
        }
    }
}

/// The name of a source, as the export gives it.
pub type SourceName = String;

/// The number of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BatchId(pub i64);

/// One sample to import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample<'a> {
    /// What it counts.
    pub kind: SampleKind,
    /// Its source's name.
    pub source: &'a str,
    /// What kind of device the source is.
    pub device: Device,
    /// When it begins, milliseconds since 1970.
    pub start: i64,
    /// When it ends; not before it begins.
    pub end: i64,
    /// Seconds east of UTC where it was recorded.
    pub offset_seconds: i32,
    /// Its value.
    pub value: i64,
    /// The source's own id, where it has one.
    pub name: Option<&'a str>,
}

/// Marks a whole batch as entered in error; its samples stay and no longer count.
///
/// # Errors
/// [`Error::NotFound`], or when the file cannot be written.
pub fn mark_batch_in_error(tx: &Writer<'_>, moment: &Moment, batch: BatchId) -> Result<()> {
    let days = days_of(tx, moment, "batch", batch.0)?;
    let touched = tx.change(
        BATCH,
        batch.0,
        2,
        Operation::EnteredInError,
        "UPDATE sample_batch SET status = 1 WHERE row = ?1 AND status = 0",
        params![batch.0],
    )?;
    if touched == 0 {
        return Err(Error::NotFound {
            what: "batch that stands",
        });
    }
    refresh(tx, moment, &days, LONGEST)
}

/// The sources there are, with their devices' ranks.
///
/// # Errors
/// When the file cannot be read.
pub fn sources(reader: &Reader<'_>) -> Result<Vec<SourceName>> {
    reader.all("SELECT name FROM source ORDER BY name", [], |row| row.get(0))
}

/// Erases everything that came from one source, at the person's wish. The store scrubs the bytes afterwards.
///
/// # Errors
/// [`Error::NotFound`], or when the file cannot be written.
pub fn erase_source(tx: &Writer<'_>, moment: &Moment, name: &str) -> Result<()> {
    let id: i64 = tx
        .optional("SELECT id FROM source WHERE name = ?1", params![name], |row| {
            row.get(0)
        })?
        .ok_or(Error::NotFound { what: "source" })?;
    let days = days_of(tx, moment, "source", id)?;
    tx.derive("DELETE FROM sample_name WHERE source = ?1", params![id])?;
    tx.derive("DELETE FROM sample WHERE source = ?1", params![id])?;
    tx.change(
        SOURCE,
        id,
        1,
        Operation::Erased,
        "DELETE FROM source WHERE id = ?1",
        params![id],
    )?;
    refresh(tx, moment, &days, LONGEST)
}

/// The days on which samples of a batch or a source lie, and those beside them.
fn days_of(reader: &Reader<'_>, moment: &Moment, column: &str, id: i64) -> Result<BTreeSet<NaiveDate>> {
    let mut days = BTreeSet::new();
    // The column is one of our own two.
    let sql = format!("SELECT start, start + length FROM sample WHERE {column} = ?1");
    reader.each(&sql, params![id], |row| {
        for at in [row.get_unwrap(0), row.get_unwrap(1)] {
            let day = moment.day_of(instant(at));
            days.extend([day - TimeDelta::days(1), day, day + TimeDelta::days(1)]);
        }
        Ok(())
    })?;
    Ok(days)
}
