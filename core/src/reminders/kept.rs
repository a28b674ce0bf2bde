//! Keeping what the phone holds, and what is known of when a person exercises.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::adaptive::{Choice, SlotModel};
use super::armed::Armed;
use super::candidate::Budget;
use crate::error::Result;
use crate::store::{
    Cursor, Kind, Operation, Reader, Writer, date, day_number, from_json, instant, millis, params, to_json,
};
use crate::time::Moment;

/// The time that was chosen for a day, in the change log.
pub(crate) const CHOICE: Kind = Kind(83);

/// The phone as it last told of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone {
    /// What it allows.
    pub budget: Budget,
    /// Since when it lies or stands still with the person awake, where it can tell.
    pub still_since: Option<DateTime<Utc>>,
    /// Until when it reports driving.
    pub driving_until: Option<DateTime<Utc>>,
}

/// What the phone holds, and what that was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptArmed {
    /// What it holds, as far as it is known.
    pub armed: Armed,
    /// The phone that it was made for.
    pub phone: Phone,
    /// The instant at which it was made.
    pub at: DateTime<Utc>,
    /// The zone it was made in.
    pub zone: String,
    /// The release of the zone database, where it could be told.
    pub tzdb: Option<String>,
    /// The version of the limits.
    pub limits: String,
    /// The file is a new one or was replaced since: the phone may hold what nobody knows of here, and has to let go of
    /// everything of ours before it adds.
    pub cancel_all: bool,
}

#[derive(Serialize, Deserialize)]
struct Body<'a> {
    armed: Cow<'a, Armed>,
    phone: Phone,
    limits: Cow<'a, str>,
    cancel_all: bool,
}

/// What the phone holds; none where nothing was ever planned in this file.
///
/// # Errors
/// When the file cannot be read.
pub fn armed(reader: &Reader<'_>) -> Result<Option<KeptArmed>> {
    let epoch = epoch(reader)?;
    let mut found = None;
    let sql = "SELECT a.at, z.name, a.tzdb, a.epoch, a.body FROM reminder_armed a JOIN zone_name z ON z.id = a.zone";
    reader.each(sql, [], |row| {
        let body: String = row.get_unwrap(4);
        let body: Body<'_> = from_json(&body)?;
        let (mut armed, mut cancel_all) = (body.armed.into_owned(), body.cancel_all);
        if Uuid::from_bytes(row.get_unwrap(3)) != epoch {
            // Brought back from a backup: what the phone holds belongs to another history.
            armed.nothing_armed();
            cancel_all = true;
        }
        found = Some(KeptArmed {
            armed,
            phone: body.phone,
            at: instant(row.get_unwrap(0)),
            zone: row.get_unwrap(1),
            tzdb: row.get_unwrap(2),
            limits: body.limits.into_owned(),
            cancel_all,
        });
        Ok(())
    })?;
    Ok(found)
}

/// Keeps what the phone holds. It is no record of the person's: it says what another memory holds, and is written over.
///
/// # Errors
/// When the file cannot be written.
pub fn keep_armed(tx: &Writer<'_>, moment: &Moment, kept: &KeptArmed) -> Result<()> {
    let body = to_json(&Body {
        armed: Cow::Borrowed(&kept.armed),
        phone: kept.phone,
        limits: Cow::Borrowed(&kept.limits),
        cancel_all: kept.cancel_all,
    })?;
    let generation = i64::try_from(kept.armed.generation()).unwrap_or(i64::MAX);
    tx.derive(
        "INSERT INTO reminder_armed (row, generation, at, zone, offset, tzdb, epoch, body) \
         VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (row) DO UPDATE SET \
         generation = excluded.generation, at = excluded.at, zone = excluded.zone, offset = excluded.offset, \
         tzdb = excluded.tzdb, epoch = excluded.epoch, body = excluded.body",
        params![
            generation,
            millis(kept.at),
            tx.zone_number(&kept.zone)?,
            moment.stamp.offset_seconds,
            kept.tzdb,
            epoch(tx)?.into_bytes(),
            body
        ],
    )?;
    Ok(())
}

fn epoch(reader: &Reader<'_>) -> Result<Uuid> {
    Ok(reader.changes_since(Cursor::default(), 0)?.1.epoch)
}

/// What is known of when a person exercises.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptTimes {
    /// Which model it is, from 1: another chosen time begins the next.
    pub number: u32,
    /// The day on which it began.
    pub began: NaiveDate,
    /// The model.
    pub model: SlotModel,
}

/// What is known of when a person exercises; none where no session was ever reminded of.
///
/// # Errors
/// When the file cannot be read.
pub fn times(reader: &Reader<'_>) -> Result<Option<KeptTimes>> {
    let mut found = None;
    reader.each("SELECT model, began, body FROM reminder_times", [], |row| {
        let body: String = row.get_unwrap(2);
        found = Some(KeptTimes {
            number: row.get_unwrap(0),
            began: date(row.get_unwrap(1)),
            model: from_json(&body)?,
        });
        Ok(())
    })?;
    Ok(found)
}

/// Keeps it. It can be made again from the sessions, the marks and the choices.
///
/// # Errors
/// When the file cannot be written.
pub fn keep_times(tx: &Writer<'_>, moment: &Moment, kept: &KeptTimes) -> Result<()> {
    tx.derive(
        "INSERT INTO reminder_times (row, model, began, at, body) VALUES (1, ?1, ?2, ?3, ?4) \
         ON CONFLICT (row) DO UPDATE SET model = excluded.model, began = excluded.began, at = excluded.at, \
         body = excluded.body",
        params![
            kept.number,
            day_number(kept.began),
            millis(moment.at()),
            to_json(&kept.model)?
        ],
    )?;
    Ok(())
}

/// Logs the time that was chosen for today's session by the rules of this version; the first choice of a day stands.
///
/// # Errors
/// When the file cannot be written.
pub fn keep_choice(
    tx: &Writer<'_>,
    moment: &Moment,
    times: &KeptTimes,
    rules: &str,
    choice: &Choice,
) -> Result<()> {
    if choice_on(tx, times, moment.today)?.is_some() {
        return Ok(());
    }
    tx.insert(
        CHOICE,
        1,
        Operation::Added,
        "INSERT INTO reminder_choice (model, day, slot, minute, propensity, tried, rules, at, zone, offset) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            times.number,
            day_number(moment.today),
            i64::try_from(choice.slot).unwrap_or(0),
            choice.minute,
            choice.propensity,
            u8::from(choice.tried),
            rules,
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds
        ],
    )?;
    Ok(())
}

/// The choice of this model that was logged for a day.
///
/// # Errors
/// When the file cannot be read.
pub fn choice_on(reader: &Reader<'_>, times: &KeptTimes, day: NaiveDate) -> Result<Option<Choice>> {
    let sql = "SELECT slot, minute, propensity, tried FROM reminder_choice WHERE model = ?1 AND day = ?2";
    reader.optional(sql, params![times.number, day_number(day)], |row| {
        Ok(Choice {
            day: u32::try_from((day - times.began).num_days()).unwrap_or(0),
            slot: usize::try_from(row.get::<_, i64>(0)?).unwrap_or(0),
            minute: row.get(1)?,
            propensity: row.get(2)?,
            tried: row.get::<_, u8>(3)? == 1,
        })
    })
}
