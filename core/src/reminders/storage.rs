//! Keeping holds and what became of notifications.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::candidate::HoldKind;
use crate::error::{Error, Result};
use crate::store::{Kind, Operation, Reader, Writer, from_json, instant, millis, params, to_json};
use crate::time::Moment;

/// The room's tables, one part of a migration step.
pub const SCHEMA: &str = include_str!("schema.sql");

/// A hold in the change log.
pub(crate) const HOLD: Kind = Kind(81);
/// What became of a notification, in the change log.
pub(crate) const MARK: Kind = Kind(82);

/// What became of a notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It was shown.
    Shown,
    /// It was put off until then.
    Snoozed(DateTime<Utc>),
    /// The person opened it.
    Opened,
}

/// A mark as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptMark {
    /// The occurrence.
    pub occurrence: String,
    /// What became of it.
    pub mark: Mark,
    /// Whether it is a nudge.
    pub nudge: bool,
    /// When.
    pub at: DateTime<Utc>,
}

/// What a hold is on, why, and how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoldOn {
    /// Why.
    pub kind: HoldKind,
    /// The regimen, or another thing by the name before the first `/` of its occurrences; none for everything but
    /// medicine and appointments.
    pub regimen: Option<String>,
    /// When it is over by itself; none where it stays until it is ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<DateTime<Utc>>,
}

/// A hold as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptHold {
    /// Its id.
    pub id: Uuid,
    /// What it is on.
    pub on: HoldOn,
    /// When it began.
    pub from: DateTime<Utc>,
    /// When it was ended, or else when it is over by itself; none where neither is known.
    pub until: Option<DateTime<Utc>>,
    /// Whether it was ended, rather than being over by itself.
    pub ended: bool,
}

impl KeptHold {
    /// Whether it still holds at an instant.
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        !self.ended && self.until.is_none_or(|until| now < until)
    }
}

/// Begins a hold; answers its id.
///
/// # Errors
/// [`Error::Invalid`] naming `hold.until` for an end that is over, or when the file cannot be written.
pub fn begin_hold(tx: &Writer<'_>, moment: &Moment, on: &HoldOn) -> Result<Uuid> {
    if on.until.is_some_and(|until| until <= moment.at()) {
        return Err(Error::invalid("hold.until", "a time to come"));
    }
    let id = tx.new_id(moment.at());
    write_hold(tx, moment, (id, 1, false), on)?;
    Ok(id)
}

/// Ends a hold, before the end that was planned where there is one.
///
/// # Errors
/// [`Error::NotFound`] without such an open hold (one that is over by itself is none), or when the file cannot be written.
pub fn end_hold(tx: &Writer<'_>, moment: &Moment, id: Uuid) -> Result<()> {
    let open = holds(tx)?
        .into_iter()
        .find(|hold| hold.id == id && hold.is_open(moment.at()));
    let hold = open.ok_or(Error::NotFound { what: "open hold" })?;
    write_hold(tx, moment, (id, 2, true), &hold.on)
}

fn write_hold(
    tx: &Writer<'_>,
    moment: &Moment,
    (id, version, ended): (Uuid, u32, bool),
    on: &HoldOn,
) -> Result<()> {
    let operation = if ended {
        Operation::Advanced
    } else {
        Operation::Added
    };
    tx.insert(
        HOLD,
        version,
        operation,
        "INSERT INTO reminder_hold (id, version, status, at, zone, offset, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            id.into_bytes(),
            version,
            u8::from(ended),
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds,
            to_json(on)?
        ],
    )?;
    Ok(())
}

/// Every hold, the oldest first.
///
/// # Errors
/// When the file cannot be read.
pub fn holds(reader: &Reader<'_>) -> Result<Vec<KeptHold>> {
    let sql = "SELECT h.id, h.body, h.at, (SELECT min(e.at) FROM reminder_hold e WHERE e.id = h.id AND e.status = 1) \
               FROM reminder_hold h WHERE h.version = 1 ORDER BY h.row";
    let mut found = Vec::new();
    reader.each(sql, [], |row| {
        let body: String = row.get_unwrap(1);
        let on: HoldOn = from_json(&body)?;
        let ended = row.get_unwrap::<_, Option<i64>>(3).map(instant);
        found.push(KeptHold {
            id: Uuid::from_bytes(row.get_unwrap(0)),
            from: instant(row.get_unwrap(2)),
            until: ended.or(on.until),
            ended: ended.is_some(),
            on,
        });
        Ok(())
    })?;
    Ok(found)
}

/// Keeps what became of a notification.
///
/// # Errors
/// When the file cannot be written.
pub fn keep_mark(tx: &Writer<'_>, moment: &Moment, mark: &KeptMark) -> Result<()> {
    let (kind, until) = match mark.mark {
        Mark::Shown => (1, None),
        Mark::Snoozed(until) => (2, Some(millis(until))),
        Mark::Opened => (3, None),
    };
    tx.insert(
        MARK,
        1,
        Operation::Added,
        "INSERT INTO reminder_mark (occurrence, kind, nudge, at, zone, offset, until) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            mark.occurrence,
            kind,
            u8::from(mark.nudge),
            millis(mark.at),
            tx.zone_number(&moment.stamp.zone)?,
            moment.zone().offset_seconds(mark.at),
            until
        ],
    )?;
    Ok(())
}

/// What became of notifications from an instant on, in the order in which it was told.
///
/// # Errors
/// When the file cannot be read.
pub fn marks(reader: &Reader<'_>, from: DateTime<Utc>) -> Result<Vec<KeptMark>> {
    let sql = "SELECT occurrence, kind, nudge, at, until FROM reminder_mark WHERE at >= ?1 ORDER BY row";
    reader.all(sql, params![millis(from)], |row| {
        let mark = match (row.get::<_, u8>(1)?, row.get::<_, Option<i64>>(4)?) {
            (2, Some(until)) => Mark::Snoozed(instant(until)),
            (3, _) => Mark::Opened,
            _ => Mark::Shown,
        };
        Ok(KeptMark {
            occurrence: row.get(0)?,
            mark,
            nudge: row.get::<_, u8>(2)? == 1,
            at: instant(row.get(3)?),
        })
    })
}
