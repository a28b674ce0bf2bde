//! Keeping regimens, what was said about planned doses, stock and side effects.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::clocks::keep_zone;
use super::due::{DoseEvent, DoseState, PlannedDose};
use super::keep::{MedicineId, medicine_of};
use super::regimen::{KeptRegimen, Regimen, RegimenCourse, RegimenId};
use super::stock::StockEvent;
use super::use_of::SideEffect;
use crate::error::{Error, Result};
use crate::schedule::{OccurrenceId, ZonePolicy};
use crate::store::{
    Kind, Operation, Reader, Writer, date, day_number, from_json, instant, millis, params, to_json,
};
use crate::time::Moment;

/// A regimen in the change log.
pub(crate) const REGIMEN: Kind = Kind(73);
/// What was said about a planned dose, in the change log.
pub(crate) const DOSE_EVENT: Kind = Kind(74);
/// Stock or a side effect in the change log.
pub(crate) const MEDICINE_EVENT: Kind = Kind(75);

const STOCK: u8 = 1;
const SIDE_EFFECT: u8 = 2;

/// The id of something that was said about a planned dose, or happened to a medicine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct EventId(pub Uuid);

/// Something that happened to a medicine or was noted with it, and stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfMedicine<T> {
    /// Its id.
    pub id: EventId,
    /// The medicine.
    pub medicine: MedicineId,
    /// When it was entered.
    pub at: DateTime<Utc>,
    /// What.
    pub what: T,
}

/// Begins a regimen on a date.
///
/// # Errors
/// [`Error::NotFound`] for the medicine, [`Error::Invalid`] naming the field, or when the file cannot be written.
pub fn begin_regimen(
    tx: &Writer<'_>,
    moment: &Moment,
    from: NaiveDate,
    regimen: &Regimen,
) -> Result<RegimenId> {
    let id = RegimenId(tx.new_id(moment.at()));
    keep(tx, moment, (id, 1), (from, from), regimen)?;
    Ok(id)
}

/// Changes a regimen from a date on; what was before stays as it was. `goes_on`: it counts from where it counted before
/// (a taper whose times move), otherwise from the new date.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Invalid`] naming the field (`regimen.from` for a date that is over), or when the file
/// cannot be written.
pub fn change_regimen(
    tx: &Writer<'_>,
    moment: &Moment,
    id: RegimenId,
    from: NaiveDate,
    regimen: &Regimen,
    goes_on: bool,
) -> Result<()> {
    let newest = newest(tx, id)?;
    future(moment, from)?;
    let anchor = if goes_on { newest.anchor } else { from };
    keep(tx, moment, (id, newest.version + 1), (from, anchor), regimen)
}

/// Ends a regimen: nothing of it is planned from a date on.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Invalid`] naming `regimen.from` for a date that is over, or when the file cannot be
/// written.
pub fn end_regimen(tx: &Writer<'_>, moment: &Moment, id: RegimenId, from: NaiveDate) -> Result<()> {
    let newest = newest(tx, id)?;
    future(moment, from)?;
    let ended = Regimen {
        dosages: Vec::new(),
        ..newest.regimen
    };
    insert(tx, moment, (id, newest.version + 1), (from, from), &ended)
}

fn future(moment: &Moment, from: NaiveDate) -> Result<()> {
    if from < moment.today {
        return Err(Error::invalid(
            "regimen.from",
            "today or later: what was stays as it was",
        ));
    }
    Ok(())
}

fn keep(
    tx: &Writer<'_>,
    moment: &Moment,
    (id, version): (RegimenId, u32),
    (from, anchor): (NaiveDate, NaiveDate),
    regimen: &Regimen,
) -> Result<()> {
    regimen.validate(&medicine_of(tx, regimen.medicine)?.medicine)?;
    // Expanded once, so that a rule that cannot be kept is refused with its field.
    let this = KeptRegimen {
        id,
        version,
        from,
        anchor,
        regimen: regimen.clone(),
    };
    for course in RegimenCourse::of(vec![this]) {
        course.schedule()?;
    }
    let asked = version > 1 && newest(tx, id)?.regimen.zone == ZonePolicy::Ask;
    if regimen.zone == ZonePolicy::Ask && !asked {
        // It asks from here on.
        keep_zone(tx, moment, Some(id), moment.zone())?;
    }
    insert(tx, moment, (id, version), (from, anchor), regimen)
}

fn insert(
    tx: &Writer<'_>,
    moment: &Moment,
    (id, version): (RegimenId, u32),
    (from, anchor): (NaiveDate, NaiveDate),
    regimen: &Regimen,
) -> Result<()> {
    let operation = if version == 1 {
        Operation::Added
    } else {
        Operation::Advanced
    };
    tx.insert(
        REGIMEN,
        version,
        operation,
        "INSERT INTO regimen (id, version, day, anchor, at, zone, offset, body) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            id.0.into_bytes(),
            version,
            day_number(from),
            day_number(anchor),
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds,
            to_json(regimen)?
        ],
    )?;
    Ok(())
}

/// Every regimen with the versions that hold.
///
/// # Errors
/// When the file cannot be read.
pub fn regimens(reader: &Reader<'_>) -> Result<Vec<RegimenCourse>> {
    let mut kept = Vec::new();
    reader.each(
        "SELECT id, version, day, anchor, body FROM regimen ORDER BY id, version",
        [],
        |row| {
            let body: String = row.get_unwrap(4);
            kept.push(KeptRegimen {
                id: RegimenId(Uuid::from_bytes(row.get_unwrap(0))),
                version: row.get_unwrap(1),
                from: date(row.get_unwrap(2)),
                anchor: date(row.get_unwrap(3)),
                regimen: from_json(&body)?,
            });
            Ok(())
        },
    )?;
    Ok(RegimenCourse::of(kept))
}

fn newest(reader: &Reader<'_>, id: RegimenId) -> Result<KeptRegimen> {
    let course = regimens(reader)?.into_iter().find(|course| course.id == id);
    let newest = course.and_then(|course| course.newest().cloned());
    newest.ok_or(Error::NotFound { what: "regimen" })
}

/// Keeps what was said about a planned dose.
///
/// # Errors
/// [`Error::Invalid`] naming `occurrence` for one that was taken (undo that first), or `event` for a time that is over
/// or more than a month ahead; or when the file cannot be written.
pub fn say_of_dose(
    tx: &Writer<'_>,
    moment: &Moment,
    planned: &PlannedDose,
    event: DoseEvent,
) -> Result<EventId> {
    if matches!(planned.state, DoseState::Taken { .. }) {
        return Err(Error::invalid(
            "occurrence",
            "one that was not taken; undo that first",
        ));
    }
    let (DoseEvent::Snoozed { until: to } | DoseEvent::Rescheduled { to, .. }) = event else {
        return insert_event(tx, moment, planned, event);
    };
    let ahead = to - moment.at();
    if ahead <= TimeDelta::zero() || ahead > TimeDelta::days(31) {
        return Err(Error::invalid("event", "a time to come, within a month"));
    }
    insert_event(tx, moment, planned, event)
}

fn insert_event(
    tx: &Writer<'_>,
    moment: &Moment,
    planned: &PlannedDose,
    event: DoseEvent,
) -> Result<EventId> {
    let id = EventId(tx.new_id(moment.at()));
    tx.insert(
        DOSE_EVENT,
        1,
        Operation::Added,
        "INSERT INTO dose_event (id, version, status, occurrence, day, at, zone, offset, body) \
         VALUES (?1, 1, 0, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            id.0.into_bytes(),
            planned.id.to_string(),
            day_number(planned.id.date),
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds,
            to_json(&event)?
        ],
    )?;
    Ok(id)
}

/// What stands of what was said about planned doses of some dates, in the order in which it was said.
///
/// # Errors
/// When the file cannot be read.
pub fn dose_events(
    reader: &Reader<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<(EventId, OccurrenceId, DoseEvent)>> {
    let sql = "SELECT e.id, e.occurrence, e.body FROM dose_event e WHERE e.day BETWEEN ?1 AND ?2 AND NOT EXISTS \
               (SELECT 1 FROM dose_event n WHERE n.id = e.id AND n.status = 1) ORDER BY e.row";
    let mut found = Vec::new();
    reader.each(sql, params![day_number(from), day_number(to)], |row| {
        let (occurrence, body): (String, String) = (row.get_unwrap(1), row.get_unwrap(2));
        found.push((
            EventId(Uuid::from_bytes(row.get_unwrap(0))),
            occurrence
                .parse()
                .map_err(|_| Error::Store(crate::error::StoreError::Corrupt))?,
            from_json(&body)?,
        ));
        Ok(())
    })?;
    Ok(found)
}

/// Takes back what was said about a planned dose; it stays in the file.
///
/// # Errors
/// [`Error::NotFound`] for what does not stand, or when the file cannot be written.
pub fn take_back(tx: &Writer<'_>, moment: &Moment, id: EventId) -> Result<()> {
    mark(
        tx,
        moment,
        id,
        (DOSE_EVENT, "dose_event", "occurrence, day, body"),
    )
}

/// Keeps what happened to the stock of a medicine.
///
/// # Errors
/// [`Error::NotFound`] for the medicine, [`Error::Invalid`] naming `stock`, or when the file cannot be written.
pub fn keep_stock(
    tx: &Writer<'_>,
    moment: &Moment,
    medicine: MedicineId,
    event: StockEvent,
) -> Result<EventId> {
    event.validate()?;
    keep_medicine_event(tx, moment, medicine, STOCK, &event)
}

/// Keeps a side effect that was noted with a medicine.
///
/// # Errors
/// [`Error::NotFound`] for the medicine, or when the file cannot be written.
pub fn keep_side_effect(
    tx: &Writer<'_>,
    moment: &Moment,
    medicine: MedicineId,
    effect: SideEffect,
) -> Result<EventId> {
    keep_medicine_event(tx, moment, medicine, SIDE_EFFECT, &effect)
}

fn keep_medicine_event(
    tx: &Writer<'_>,
    moment: &Moment,
    medicine: MedicineId,
    kind: u8,
    body: &impl Serialize,
) -> Result<EventId> {
    medicine_of(tx, medicine)?;
    let id = EventId(tx.new_id(moment.at()));
    tx.insert(
        MEDICINE_EVENT,
        1,
        Operation::Added,
        "INSERT INTO medicine_event (id, version, status, medicine, kind, day, at, zone, offset, body) \
         VALUES (?1, 1, 0, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            id.0.into_bytes(),
            medicine.0.into_bytes(),
            kind,
            day_number(moment.today),
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds,
            to_json(body)?
        ],
    )?;
    Ok(id)
}

/// Takes back something about a medicine's stock, or a side effect; it stays in the file.
///
/// # Errors
/// [`Error::NotFound`] for what does not stand, or when the file cannot be written.
pub fn take_back_of_medicine(tx: &Writer<'_>, moment: &Moment, id: EventId) -> Result<()> {
    mark(
        tx,
        moment,
        id,
        (MEDICINE_EVENT, "medicine_event", "medicine, kind, day, body"),
    )
}

/// Adds a version with status 1 that repeats the row's own columns.
fn mark(tx: &Writer<'_>, moment: &Moment, id: EventId, (kind, table, own): (Kind, &str, &str)) -> Result<()> {
    let bytes = id.0.into_bytes();
    // The table and its columns are one of our own two.
    let newest = format!("SELECT max(version), max(status) FROM {table} WHERE id = ?1 HAVING count(*) > 0");
    let found: Option<(u32, u8)> =
        tx.optional(&newest, params![bytes], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let Some((version, 0)) = found else {
        return Err(Error::NotFound {
            what: "event that stands",
        });
    };
    tx.insert(
        kind,
        version + 1,
        Operation::EnteredInError,
        &format!(
            "INSERT INTO {table} (id, version, status, at, zone, offset, {own}) \
             SELECT id, ?2, 1, ?3, ?4, ?5, {own} FROM {table} WHERE id = ?1 AND version = ?6"
        ),
        params![
            bytes,
            version + 1,
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds,
            version
        ],
    )?;
    Ok(())
}

/// What happened to the stock of a medicine, in the order in which it was entered.
///
/// # Errors
/// When the file cannot be read.
pub fn stock_events(reader: &Reader<'_>, medicine: MedicineId) -> Result<Vec<(DateTime<Utc>, StockEvent)>> {
    let all = medicine_events(reader, STOCK, NaiveDate::MIN, NaiveDate::MAX)?;
    let own = all.into_iter().filter(|one| one.medicine == medicine);
    Ok(own.map(|one| (one.at, one.what)).collect())
}

/// The side effects that were noted from one civil day to another.
///
/// # Errors
/// When the file cannot be read.
pub fn side_effects(
    reader: &Reader<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<OfMedicine<SideEffect>>> {
    medicine_events(reader, SIDE_EFFECT, from, to)
}

fn medicine_events<T: DeserializeOwned>(
    reader: &Reader<'_>,
    kind: u8,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<OfMedicine<T>>> {
    let sql = "SELECT e.id, e.medicine, e.at, e.body FROM medicine_event e WHERE e.kind = ?1 \
               AND e.day BETWEEN ?2 AND ?3 AND NOT EXISTS \
               (SELECT 1 FROM medicine_event n WHERE n.id = e.id AND n.status = 1) ORDER BY e.row";
    let mut found = Vec::new();
    reader.each(sql, params![kind, day_number(from), day_number(to)], |row| {
        let body: String = row.get_unwrap(3);
        found.push(OfMedicine {
            id: EventId(Uuid::from_bytes(row.get_unwrap(0))),
            medicine: MedicineId(Uuid::from_bytes(row.get_unwrap(1))),
            at: instant(row.get_unwrap(2)),
            what: from_json(&body)?,
        });
        Ok(())
    })?;
    Ok(found)
}
