//! Keeping entries: every correction a version, every deletion a mark, the daily summaries in the same transaction.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::daily::refresh;
use super::entry::Entry;
use super::standing::LONGEST;
use crate::error::{Error, Result};
use crate::store::{
    Kind, Operation, Reader, Row, Writer, date, day_number, from_json, instant, millis, params, to_json,
};
use crate::time::{Moment, Stamp};

/// An entry in the change log.
pub(crate) const ENTRY: Kind = Kind(10);

/// The id of an entry, the same for all its versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntryId(pub Uuid);

/// One version of an entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// Its id.
    pub id: EntryId,
    /// 1 for what was first entered.
    pub version: u32,
    /// Marked as entered in error.
    pub in_error: bool,
    /// The civil day it belongs to.
    pub day: NaiveDate,
    /// When it was entered, and where.
    pub stamp: Stamp,
    /// What was entered.
    pub entry: Entry,
}

/// Keeps a new entry of today.
///
/// # Errors
/// [`Error::Invalid`] naming the field, or when the file cannot be written.
pub fn record(tx: &Writer<'_>, moment: &Moment, entry: &Entry) -> Result<EntryId> {
    let id = EntryId(tx.new_id(moment.at()));
    keep(
        tx,
        moment,
        Version {
            id,
            number: 1,
            status: 0,
            day: day_of(moment, entry),
        },
        entry,
    )?;
    Ok(id)
}

/// Keeps a corrected version of an entry; it stays on its day unless it is a night that moved.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Invalid`] naming the field (another kind of entry is no correction), or when the
/// file cannot be written.
pub fn correct(tx: &Writer<'_>, moment: &Moment, id: EntryId, entry: &Entry) -> Result<()> {
    let before = newest(tx, id)?;
    if before.entry.kind() != entry.kind() {
        return Err(Error::invalid("entry", "the same kind as the one it corrects"));
    }
    let day = if matches!(entry, Entry::Night(_)) {
        day_of(moment, entry)
    } else {
        before.day
    };
    keep(
        tx,
        moment,
        Version {
            id,
            number: before.version + 1,
            status: 0,
            day,
        },
        entry,
    )?;
    refresh(tx, moment, &[before.day].into(), LONGEST)
}

/// Marks an entry as entered in error. Nothing is removed.
///
/// # Errors
/// [`Error::NotFound`], or when the file cannot be written.
pub fn mark_in_error(tx: &Writer<'_>, moment: &Moment, id: EntryId) -> Result<()> {
    let before = newest(tx, id)?;
    let version = Version {
        id,
        number: before.version + 1,
        status: 1,
        day: before.day,
    };
    keep(tx, moment, version, &before.entry)
}

struct Version {
    id: EntryId,
    number: u32,
    status: u8,
    day: NaiveDate,
}

fn keep(tx: &Writer<'_>, moment: &Moment, version: Version, entry: &Entry) -> Result<()> {
    entry.validate(moment.at())?;
    let operation = match (version.number, version.status) {
        (_, 1) => Operation::EnteredInError,
        (1, _) => Operation::Added,
        _ => Operation::Corrected,
    };
    tx.insert(
        ENTRY,
        version.number,
        operation,
        "INSERT INTO entry (id, version, status, kind, day, at, zone, offset, body) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            version.id.0.into_bytes(),
            version.number,
            version.status,
            entry.kind(),
            day_number(version.day),
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds,
            to_json(entry)?
        ],
    )?;
    refresh(tx, moment, &[version.day].into(), LONGEST)
}

/// The day an entry belongs to: a night to the day it ends on, everything else to today.
fn day_of(moment: &Moment, entry: &Entry) -> NaiveDate {
    match entry {
        Entry::Night(night) => night.up.date(),
        Entry::Activity(activity) => moment.day_of(activity.start),
        Entry::Measured(measured) => moment.day_of(measured.start),
        _ => moment.today,
    }
}

const COLUMNS: &str = "e.id, e.version, e.status, e.day, e.at, z.name, e.offset, e.body";

fn kept(row: &Row<'_>) -> Result<Kept> {
    let body: String = row.get_unwrap(7);
    Ok(Kept {
        id: EntryId(Uuid::from_bytes(row.get_unwrap(0))),
        version: row.get_unwrap(1),
        in_error: row.get_unwrap::<_, u8>(2) == 1,
        day: date(row.get_unwrap(3)),
        stamp: Stamp {
            at: instant(row.get_unwrap(4)),
            zone: row.get_unwrap(5),
            offset_seconds: row.get_unwrap(6),
        },
        entry: from_json(&body)?,
    })
}

/// The entries that stand, from one day to another, in the order they were entered.
///
/// # Errors
/// When the file cannot be read.
pub fn entries(reader: &Reader<'_>, from: NaiveDate, to: NaiveDate) -> Result<Vec<Kept>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM entry e JOIN zone_name z ON z.id = e.zone \
         WHERE e.day BETWEEN ?1 AND ?2 AND e.status = 0 \
         AND NOT EXISTS (SELECT 1 FROM entry n WHERE n.id = e.id AND n.version > e.version) ORDER BY e.row"
    );
    let mut found = Vec::new();
    reader.each(&sql, params![day_number(from), day_number(to)], |row| {
        found.push(kept(row)?);
        Ok(())
    })?;
    Ok(found)
}

/// Every version of an entry, oldest first.
///
/// # Errors
/// [`Error::NotFound`], or when the file cannot be read.
pub fn history(reader: &Reader<'_>, id: EntryId) -> Result<Vec<Kept>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM entry e JOIN zone_name z ON z.id = e.zone WHERE e.id = ?1 ORDER BY e.version"
    );
    let mut found = Vec::new();
    reader.each(&sql, params![id.0.into_bytes()], |row| {
        found.push(kept(row)?);
        Ok(())
    })?;
    if found.is_empty() {
        Err(Error::NotFound { what: "entry" })
    } else {
        Ok(found)
    }
}

fn newest(reader: &Reader<'_>, id: EntryId) -> Result<Kept> {
    let newest = history(reader, id)?
        .pop()
        .ok_or(Error::NotFound { what: "entry" })?;
    if newest.in_error {
        Err(Error::NotFound {
            what: "entry that stands",
        })
    } else {
        Ok(newest)
    }
}
