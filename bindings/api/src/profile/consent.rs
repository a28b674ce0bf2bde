//! Consents and clinicians' limits as phones show them.

use chrono::{DateTime, Utc};
use lissom::{Error, Result, profile};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::civil::CivilDate;
use crate::mirror::mirror;

mirror! {
    /// What a consent allows.
    ConsentKind of lissom::profile::ConsentKind {
        /// The report to a clinic.
        ShareReport,
        /// The diary to a clinic's server.
        ShareDiary,
        /// Locally private answers to a programme.
        Programme,
    }
}

/// A consent as the person gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct Consent {
    /// Its id.
    pub id: String,
    /// What it allows.
    pub kind: ConsentKind,
    /// Who receives it.
    pub receiver: String,
    /// The first day whose data it covers.
    pub from: CivilDate,
    /// The last day, where it ends.
    pub to: Option<CivilDate>,
    /// When it was given, in milliseconds since 1970-01-01 UTC.
    pub given_ms: i64,
    /// When it was withdrawn, if it was.
    pub withdrawn_ms: Option<i64>,
    /// Whether it allows sharing now.
    pub stands: bool,
}

/// A limit that a clinician set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, uniffi::Record)]
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
    pub date: CivilDate,
}

impl Consent {
    pub(super) fn new(id: Uuid, consent: &profile::Consent, now: DateTime<Utc>) -> Self {
        Self {
            id: id.to_string(),
            kind: consent.kind.into(),
            receiver: consent.receiver.clone(),
            from: consent.from.into(),
            to: consent.to.map(Into::into),
            given_ms: consent.given.timestamp_millis(),
            withdrawn_ms: consent.withdrawn.map(|at| at.timestamp_millis()),
            stands: consent.stands(now),
        }
    }
}

impl ClinicianLimit {
    pub(super) fn into_core(self) -> Result<profile::ClinicianLimit> {
        Ok(profile::ClinicianLimit {
            what: self.what,
            value: self.value,
            unit: self.unit,
            author: self.author,
            date: self.date.checked("limit.date")?,
        })
    }
}

impl From<profile::ClinicianLimit> for ClinicianLimit {
    fn from(limit: profile::ClinicianLimit) -> Self {
        Self {
            what: limit.what,
            value: limit.value,
            unit: limit.unit,
            author: limit.author,
            date: limit.date.into(),
        }
    }
}

pub(super) fn uuid(id: &str) -> Result<Uuid> {
    Uuid::try_parse(id).map_err(|_| Error::invalid("id", "a UUID"))
}
