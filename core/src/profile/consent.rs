//! Consents and clinician-entered limits: dated, versioned, withdrawn or replaced by a further version.

use chrono::{DateTime, NaiveDate, Utc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::store::{Kind, Operation, Reader, Writer, from_json, millis, params, to_json};
use crate::time::Moment;

/// A consent in the change log.
pub(crate) const CONSENT: Kind = Kind(21);
/// A clinician's limit in the change log.
pub(crate) const LIMIT: Kind = Kind(22);

/// What a consent allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConsentKind {
    /// The report to a clinic.
    ShareReport,
    /// The diary to a clinic's server.
    ShareDiary,
    /// Locally private answers to a programme.
    Programme,
}

/// A consent as the person gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// What it allows.
    pub kind: ConsentKind,
    /// Who receives it, 1 to 200 characters.
    pub receiver: String,
    /// The first day whose data it covers.
    pub from: NaiveDate,
    /// The last day, where it ends.
    pub to: Option<NaiveDate>,
    /// When it was given.
    pub given: DateTime<Utc>,
    /// When it was withdrawn, if it was.
    pub withdrawn: Option<DateTime<Utc>>,
}

impl Consent {
    /// Whether it allows sharing at an instant.
    pub fn stands(&self, now: DateTime<Utc>) -> bool {
        self.given <= now && self.withdrawn.is_none_or(|withdrawn| withdrawn > now)
    }
}

/// A limit that a clinician set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClinicianLimit {
    /// What it limits, such as `paracetamol.per-24-h` or `lifting`.
    pub what: String,
    /// The limit.
    pub value: f64,
    /// Its unit in UCUM.
    pub unit: String,
    /// Who set it.
    pub author: String,
    /// On which date.
    pub date: NaiveDate,
}

/// Gives a consent.
///
/// # Errors
/// [`Error::Invalid`] naming the field, or when the file cannot be written.
pub fn give_consent(
    tx: &Writer<'_>,
    moment: &Moment,
    kind: ConsentKind,
    receiver: &str,
    period: (NaiveDate, Option<NaiveDate>),
) -> Result<Uuid> {
    named("consent.receiver", receiver)?;
    let (from, to) = period;
    if to.is_some_and(|to| to < from) {
        return Err(Error::invalid("consent.to", "on or after from"));
    }
    let receiver = receiver.to_owned();
    let consent = Consent {
        kind,
        receiver,
        from,
        to,
        given: moment.at(),
        withdrawn: None,
    };
    let id = tx.new_id(moment.at());
    keep(tx, moment, (CONSENT, "consent"), id, 1, &consent)?;
    Ok(id)
}

/// Withdraws a consent.
///
/// # Errors
/// [`Error::NotFound`] when it was never given or is withdrawn, or when the file cannot be written.
pub fn withdraw_consent(tx: &Writer<'_>, moment: &Moment, id: Uuid) -> Result<()> {
    let (_, version, mut consent) = consents(tx)?
        .into_iter()
        .find(|(known, _, consent)| *known == id && consent.withdrawn.is_none())
        .ok_or(Error::NotFound {
            what: "consent that stands",
        })?;
    consent.withdrawn = Some(moment.at());
    keep(tx, moment, (CONSENT, "consent"), id, version + 1, &consent)
}

/// The newest version of each consent, oldest consent first.
///
/// # Errors
/// When the file cannot be read.
pub fn consents(reader: &Reader<'_>) -> Result<Vec<(Uuid, u32, Consent)>> {
    newest(reader, "consent")
}

/// Keeps a limit that a clinician set.
///
/// # Errors
/// [`Error::Invalid`] naming the field, or when the file cannot be written.
pub fn keep_limit(tx: &Writer<'_>, moment: &Moment, limit: &ClinicianLimit) -> Result<Uuid> {
    named("limit.what", &limit.what)?;
    named("limit.author", &limit.author)?;
    named("limit.unit", &limit.unit)?;
    if !limit.value.is_finite() || limit.value < 0.0 {
        return Err(Error::invalid("limit.value", "0 or more"));
    }
    if limit.date > moment.today {
        return Err(Error::invalid("limit.date", "today or earlier"));
    }
    let id = tx.new_id(moment.at());
    keep(tx, moment, (LIMIT, "clinician_limit"), id, 1, limit)?;
    Ok(id)
}

/// The limits that clinicians set, oldest first.
///
/// # Errors
/// When the file cannot be read.
pub fn limits(reader: &Reader<'_>) -> Result<Vec<(Uuid, u32, ClinicianLimit)>> {
    newest(reader, "clinician_limit")
}

fn named(field: &'static str, text: &str) -> Result<()> {
    let length = text.trim().chars().count();
    if (1..=200).contains(&length) {
        Ok(())
    } else {
        Err(Error::invalid(field, "1 to 200 characters"))
    }
}

fn keep<T: Serialize>(
    tx: &Writer<'_>,
    moment: &Moment,
    (kind, table): (Kind, &str),
    id: Uuid,
    version: u32,
    body: &T,
) -> Result<()> {
    let operation = Operation::of_version(version);
    tx.insert(
        kind,
        version,
        operation,
        // The table is one of our own two.
        &format!("INSERT INTO {table} (id, version, at, zone, offset, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"),
        params![
            id.into_bytes(),
            version,
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds,
            to_json(body)?
        ],
    )?;
    Ok(())
}

fn newest<T: DeserializeOwned>(reader: &Reader<'_>, table: &str) -> Result<Vec<(Uuid, u32, T)>> {
    let sql = format!(
        "SELECT id, version, body FROM {table} o WHERE NOT EXISTS \
         (SELECT 1 FROM {table} n WHERE n.id = o.id AND n.version > o.version) ORDER BY row"
    );
    let mut found = Vec::new();
    reader.each(&sql, [], |row| {
        let body: String = row.get_unwrap(2);
        found.push((
            Uuid::from_bytes(row.get_unwrap(0)),
            row.get_unwrap(1),
            from_json(&body)?,
        ));
        Ok(())
    })?;
    Ok(found)
}
