//! Keeping medicines, doses, answers and clinicians' limits: every change a version, every deletion a mark.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::asked::person;
use super::check::{Asked, check};
use super::dose::{Dose, Flag, flags};
use super::formulary::Formulary;
use super::history::{History, Intake};
use super::limits::WINDOW_MILLIS;
use super::medicine::{Medicine, WORN_AT_MOST};
use super::rules::Rules;
use super::strength::Quantity;
use crate::error::{Error, Result};
use crate::schedule::OccurrenceId;
use crate::store::{
    Kind, Operation, Reader, Row, Writer, date, day_number, from_json, instant, millis, params, to_json,
};
use crate::time::{Moment, Stamp};

/// A medicine in the change log.
pub(crate) const MEDICINE: Kind = Kind(70);
/// A dose in the change log.
pub(crate) const DOSE: Kind = Kind(71);

/// The id of a medicine, the same for all its versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MedicineId(pub Uuid);

/// The id of a dose, the same for all its versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DoseId(pub Uuid);

/// A medicine as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptMedicine {
    /// Its id.
    pub id: MedicineId,
    /// 1 for what was first entered.
    pub version: u32,
    /// Whether the person uses it; otherwise it is put away.
    pub in_use: bool,
    /// The medicine.
    pub medicine: Medicine,
}

/// A version of a dose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptDose {
    /// Its id.
    pub id: DoseId,
    /// 1 for what was first recorded.
    pub version: u32,
    /// Undone: marked as entered in error.
    pub in_error: bool,
    /// The dose.
    pub dose: Dose,
    /// When it was taken, and where the person was.
    pub stamp: Stamp,
    /// The civil day it belongs to.
    pub day: NaiveDate,
    /// When it was recorded.
    pub recorded: DateTime<Utc>,
    /// What was noticed then.
    pub flags: Vec<Flag>,
    /// The version of the rules that noticed it.
    pub rules: String,
    /// The planned dose that it was; none for one as needed.
    pub occurrence: Option<OccurrenceId>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DoseBody {
    quantity: Quantity,
    flags: Vec<Flag>,
    rules: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    occurrence: Option<OccurrenceId>,
}

/// Adds a medicine.
///
/// # Errors
/// [`Error::Invalid`] naming the field, or when the file cannot be written.
pub fn add_medicine(
    tx: &Writer<'_>,
    moment: &Moment,
    formulary: &Formulary,
    medicine: Medicine,
) -> Result<MedicineId> {
    let id = MedicineId(tx.new_id(moment.at()));
    keep_medicine(tx, moment, (id, 1, true), &medicine.validated(formulary)?)?;
    Ok(id)
}

/// Mends a medicine, or puts it away or takes it out again. Doses that were taken are counted by what it says now; a
/// new packet of another strength is another medicine.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Invalid`] naming the field (a strength whose unit no longer fits the doses that were
/// recorded), or when the file cannot be written.
pub fn change_medicine(
    tx: &Writer<'_>,
    moment: &Moment,
    formulary: &Formulary,
    id: MedicineId,
    medicine: Medicine,
    in_use: bool,
) -> Result<()> {
    let before = medicine_of(tx, id)?;
    let medicine = medicine.validated(formulary)?;
    for dose in doses(tx, DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC)? {
        if dose.dose.medicine == id {
            medicine.amounts(dose.dose.quantity)?;
        }
    }
    keep_medicine(tx, moment, (id, before.version + 1, in_use), &medicine)
}

fn keep_medicine(
    tx: &Writer<'_>,
    moment: &Moment,
    (id, version, in_use): (MedicineId, u32, bool),
    medicine: &Medicine,
) -> Result<()> {
    let operation = Operation::of_version(version);
    tx.insert(
        MEDICINE,
        version,
        operation,
        "INSERT INTO medicine (id, version, status, at, zone, offset, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            id.0.into_bytes(),
            version,
            u8::from(!in_use),
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds,
            to_json(medicine)?
        ],
    )?;
    Ok(())
}

/// The medicines, put away or not, in the order in which they were added.
///
/// # Errors
/// When the file cannot be read.
pub fn medicines(reader: &Reader<'_>) -> Result<Vec<KeptMedicine>> {
    let sql = "SELECT m.id, m.version, m.status, m.body FROM medicine m WHERE NOT EXISTS \
               (SELECT 1 FROM medicine n WHERE n.id = m.id AND n.version > m.version) ORDER BY m.id";
    let mut found = Vec::new();
    reader.each(sql, [], |row| {
        let body: String = row.get_unwrap(3);
        found.push(KeptMedicine {
            id: MedicineId(Uuid::from_bytes(row.get_unwrap(0))),
            version: row.get_unwrap(1),
            in_use: row.get_unwrap::<_, u8>(2) == 0,
            medicine: from_json(&body)?,
        });
        Ok(())
    })?;
    Ok(found)
}

/// The medicine with this id.
///
/// # Errors
/// [`Error::NotFound`], or when the file cannot be read.
pub fn medicine_of(reader: &Reader<'_>, id: MedicineId) -> Result<KeptMedicine> {
    medicines(reader)?
        .into_iter()
        .find(|kept| kept.id == id)
        .ok_or(Error::NotFound { what: "medicine" })
}

/// Records a dose that was taken, whatever the rules say, with what they noticed; `occurrence` is the planned dose that
/// it was.
///
/// # Errors
/// [`Error::NotFound`] for the medicine, [`Error::Invalid`] naming the field (a unit that does not fit, a time more than
/// a day ahead), or when the file cannot be written.
pub fn record_dose(
    tx: &Writer<'_>,
    moment: &Moment,
    (formulary, rules): (&Formulary, &Rules),
    dose: Dose,
    occurrence: Option<OccurrenceId>,
) -> Result<DoseId> {
    let id = DoseId(tx.new_id(moment.at()));
    keep_dose(tx, moment, (formulary, rules), (id, 1), (dose, occurrence))?;
    Ok(id)
}

/// Corrects a dose (how much, when, of which medicine) by a further version.
///
/// # Errors
/// [`Error::NotFound`] for a dose that does not stand, and as [`record_dose`].
pub fn correct_dose(
    tx: &Writer<'_>,
    moment: &Moment,
    (formulary, rules): (&Formulary, &Rules),
    id: DoseId,
    dose: Dose,
) -> Result<()> {
    let before = standing(tx, id)?;
    let version = before.version + 1;
    keep_dose(
        tx,
        moment,
        (formulary, rules),
        (id, version),
        (dose, before.occurrence),
    )
}

fn keep_dose(
    tx: &Writer<'_>,
    moment: &Moment,
    (formulary, rules): (&Formulary, &Rules),
    (id, version): (DoseId, u32),
    (dose, occurrence): (Dose, Option<OccurrenceId>),
) -> Result<()> {
    dose.validate(moment, rules)?;
    let kept = medicine_of(tx, dose.medicine)?;
    let then = moment.moved_to(dose.taken);
    // Only what had been taken by then: a dose entered late is not too soon because of one that came after it.
    let history = history_between(tx, then.at(), Some(then.at()), Some(id))?;
    let asked = Asked {
        id: Some(dose.medicine),
        medicine: &kept.medicine,
        quantity: dose.quantity,
        regular: &[],
    };
    let before = check(
        asked,
        &person(tx, moment, rules)?,
        &history,
        &then,
        formulary,
        rules,
    )?;
    let body = DoseBody {
        quantity: dose.quantity,
        flags: flags(&dose, &before, moment, rules),
        rules: rules.version.clone(),
        occurrence,
    };
    insert_dose(tx, moment, (id, version, false), &dose, &body)
}

fn insert_dose(
    tx: &Writer<'_>,
    moment: &Moment,
    (id, version, in_error): (DoseId, u32, bool),
    dose: &Dose,
    body: &DoseBody,
) -> Result<()> {
    let operation = match (version, in_error) {
        (_, true) => Operation::EnteredInError,
        (1, _) => Operation::Added,
        _ => Operation::Corrected,
    };
    let then = moment.moved_to(dose.taken);
    tx.insert(
        DOSE,
        version,
        operation,
        "INSERT INTO dose (id, version, status, medicine, taken, day, zone, offset, at, body) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            id.0.into_bytes(),
            version,
            u8::from(in_error),
            dose.medicine.0.into_bytes(),
            millis(dose.taken),
            day_number(then.today),
            tx.zone_number(&then.stamp.zone)?,
            then.stamp.offset_seconds,
            millis(moment.at()),
            to_json(body)?
        ],
    )?;
    Ok(())
}

/// Undoes a dose: it is marked as entered in error and counts nowhere; nothing is removed.
///
/// # Errors
/// [`Error::NotFound`] for a dose that does not stand, or when the file cannot be written.
pub fn mark_dose_in_error(tx: &Writer<'_>, moment: &Moment, id: DoseId) -> Result<()> {
    let before = standing(tx, id)?;
    let body = DoseBody {
        quantity: before.dose.quantity,
        flags: before.flags,
        rules: before.rules,
        occurrence: before.occurrence,
    };
    insert_dose(tx, moment, (id, before.version + 1, true), &before.dose, &body)
}

const COLUMNS: &str = "d.id, d.version, d.status, d.medicine, d.taken, d.day, z.name, d.offset, d.at, d.body";

fn kept_dose(row: &Row<'_>) -> Result<KeptDose> {
    let text: String = row.get_unwrap(9);
    let body: DoseBody = from_json(&text)?;
    let taken = instant(row.get_unwrap(4));
    Ok(KeptDose {
        id: DoseId(Uuid::from_bytes(row.get_unwrap(0))),
        version: row.get_unwrap(1),
        in_error: row.get_unwrap::<_, u8>(2) == 1,
        dose: Dose {
            medicine: MedicineId(Uuid::from_bytes(row.get_unwrap(3))),
            quantity: body.quantity,
            taken,
        },
        stamp: Stamp {
            at: taken,
            zone: row.get_unwrap(6),
            offset_seconds: row.get_unwrap(7),
        },
        day: date(row.get_unwrap(5)),
        recorded: instant(row.get_unwrap(8)),
        flags: body.flags,
        rules: body.rules,
        occurrence: body.occurrence,
    })
}

/// The doses that stand and were taken from one instant up to another, in the order in which they were taken.
///
/// # Errors
/// When the file cannot be read.
pub fn doses(reader: &Reader<'_>, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<KeptDose>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM dose d JOIN zone_name z ON z.id = d.zone \
         WHERE d.taken BETWEEN ?1 AND ?2 AND d.status = 0 \
         AND NOT EXISTS (SELECT 1 FROM dose n WHERE n.id = d.id AND n.version > d.version) \
         ORDER BY d.taken, d.id"
    );
    let mut found = Vec::new();
    reader.each(&sql, params![millis(from), millis(to)], |row| {
        found.push(kept_dose(row)?);
        Ok(())
    })?;
    Ok(found)
}

/// Every version of a dose, oldest first.
///
/// # Errors
/// [`Error::NotFound`], or when the file cannot be read.
pub fn dose_versions(reader: &Reader<'_>, id: DoseId) -> Result<Vec<KeptDose>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM dose d JOIN zone_name z ON z.id = d.zone WHERE d.id = ?1 ORDER BY d.version"
    );
    let mut found = Vec::new();
    reader.each(&sql, params![id.0.into_bytes()], |row| {
        found.push(kept_dose(row)?);
        Ok(())
    })?;
    if found.is_empty() {
        return Err(Error::NotFound { what: "dose" });
    }
    Ok(found)
}

fn standing(reader: &Reader<'_>, id: DoseId) -> Result<KeptDose> {
    let newest = dose_versions(reader, id)?.pop().filter(|kept| !kept.in_error);
    newest.ok_or(Error::NotFound {
        what: "dose that stands",
    })
}

/// What the limits and cautions of now look at: as far back as a patch may be worn, and everything recorded ahead.
///
/// # Errors
/// When the file cannot be read.
pub fn history(reader: &Reader<'_>, moment: &Moment) -> Result<History> {
    history_between(reader, moment.at(), None, None)
}

/// The doses of a time, with those before it that still count at its beginning.
///
/// # Errors
/// When the file cannot be read.
pub fn history_over(reader: &Reader<'_>, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<History> {
    history_between(reader, from, Some(to), None)
}

fn history_between(
    reader: &Reader<'_>,
    now: DateTime<Utc>,
    to: Option<DateTime<Utc>>,
    without: Option<DoseId>,
) -> Result<History> {
    let back = TimeDelta::hours(i64::from(WORN_AT_MOST)) + TimeDelta::milliseconds(WINDOW_MILLIS);
    let taken = doses(reader, now - back, to.unwrap_or(DateTime::<Utc>::MAX_UTC))?;
    let intakes = taken
        .into_iter()
        .filter(|kept| Some(kept.id) != without)
        .map(|kept| Intake {
            at: kept.dose.taken,
            medicine: kept.dose.medicine,
            quantity: kept.dose.quantity,
        })
        .collect();
    History::new(medicines(reader)?, intakes)
}
