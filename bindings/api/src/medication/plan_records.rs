//! Regimens, planned doses, stock, side effects and shares, as phones enter and show them.

use std::collections::BTreeMap;

use chrono::DateTime;
use lissom::medication::{self, Regimen, StockEvent};
use lissom::schedule::{Timing, ZonePolicy};
use lissom::self_care::SelfCare as Core;
use lissom::{Error, Result};
use serde::{Deserialize, Serialize};

use super::DoseUnit;
use super::records::medicine_id;
use crate::civil::{CivilDate, CivilTime};
use crate::mirror::{choice, mirror};
use crate::screening::CallCard;

mirror! {
    /// Why a dose was skipped.
    SkipReason of lissom::medication::SkipReason {
        /// Forgot it.
        Forgot,
        /// Felt better.
        FeltBetter,
        /// A side effect.
        SideEffect,
        /// A flare.
        PainFlare,
        /// None left.
        OutOfStock,
        /// Was asleep.
        Asleep,
        /// A clinician said so.
        ClinicianHold,
        /// On a journey.
        Travel,
        /// Anything else.
        Other,
    }
}

choice! {
    /// Why a dose was skipped, with its words.
    SkipReasonChoice of SkipReason as "skip-reason"
}

mirror! {
    /// A side effect.
    SideEffect of lissom::medication::SideEffect {
        /// Drowsy.
        Drowsy,
        /// Dizzy.
        Dizzy,
        /// Constipation.
        Constipation,
        /// Feeling sick.
        Nausea,
        /// Stomach pain.
        StomachPain,
        /// Headache.
        Headache,
        /// Low mood.
        LowMood,
        /// A rash.
        Rash,
        /// Swelling of face, lips or throat.
        Swelling,
        /// Black stools, or blood in vomit.
        BlackStools,
        /// Slow or weak breath.
        SlowBreathing,
        /// Anything else.
        Other,
    }
}

choice! {
    /// A side effect, with its words.
    SideEffectChoice of SideEffect as "side-effect"
}

/// How much at one line of a timing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, uniffi::Record)]
#[serde(deny_unknown_fields)]
pub struct SlotDose {
    /// The line: `t1` is the first `timeOfDay`, `w1` the first `when` (`w1.CM`, `w1.CD`, `w1.CV` the meals of one that
    /// stands for all), where the timing gives it no id of its own.
    pub slot: String,
    /// How many.
    pub count: f64,
    /// Of what.
    pub unit: DoseUnit,
}

/// A line of dosage as it is entered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, uniffi::Record)]
#[serde(deny_unknown_fields)]
pub struct DosageEntry {
    /// Its id, kept through changes: 1 to 64 letters, digits, `-` or `.`.
    pub id: String,
    /// Equal ones run side by side, a higher one begins when the lower have ended.
    pub sequence: u16,
    /// When, as FHIR `Timing` in JSON; none for as needed.
    pub timing: Option<String>,
    /// How many each time.
    pub count: f64,
    /// Of what.
    pub unit: DoseUnit,
    /// How much at single lines of the timing, where it differs, such as one in the evening; each once.
    #[serde(default)]
    pub by_slot: Vec<SlotDose>,
    /// What the label says.
    pub instruction: Option<String>,
}

/// By which clock a medicine is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, uniffi::Enum)]
#[serde(rename_all = "kebab-case")]
pub enum RegimenClock {
    /// The phone's, wherever it is.
    Phone,
    /// That of one zone, wherever the phone is.
    Home {
        /// Its IANA name, such as Europe/Oslo.
        zone: String,
    },
    /// The one it has, until the person answers after the phone came into another zone.
    Asks,
}

/// How a medicine is taken, as it is entered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, uniffi::Record)]
#[serde(deny_unknown_fields)]
pub struct RegimenEntry {
    /// The medicine's id.
    pub medicine: String,
    /// The first day.
    pub from: CivilDate,
    /// Its lines of dosage, 1 to 20.
    pub dosages: Vec<DosageEntry>,
    /// By which clock it is taken.
    pub clock: RegimenClock,
    /// The instant of the first dose with its offset (RFC 3339), for rules that count in hours.
    pub starts_at: Option<String>,
    /// Minutes after which an unanswered dose is missed, 1 to 1,440; the rules' where it is not said.
    pub late_minutes: Option<u32>,
    /// Whether an unanswered dose becomes missed by itself.
    pub auto_missed: bool,
    /// Whether it counts when shares are told.
    pub counts: bool,
    /// What a clinician said to do about a late dose.
    pub if_late: Option<String>,
}

/// A regimen as it is now.
#[derive(Debug, Clone, PartialEq, Serialize, uniffi::Record)]
pub struct RegimenCard {
    /// Its id.
    pub id: String,
    /// Its newest version.
    pub entry: RegimenEntry,
    /// Whether it has ended, or ends on a day that is set.
    pub ended: bool,
}

/// How a planned dose stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, uniffi::Enum)]
#[serde(rename_all = "kebab-case")]
pub enum PlannedState {
    /// Still to come.
    Upcoming,
    /// Due and unanswered.
    Due,
    /// Unanswered after its time, and left open.
    Open,
    /// Missed.
    Missed,
    /// Taken.
    Taken,
    /// Skipped.
    Skipped,
    /// On hold: neither due nor missed.
    Held,
}

/// A planned dose.
#[derive(Debug, Clone, PartialEq, Serialize, uniffi::Record)]
pub struct PlannedDoseCard {
    /// Its identity, which stays through edits and journeys.
    pub occurrence: String,
    /// The regimen's id.
    pub regimen: String,
    /// The medicine's id.
    pub medicine: String,
    /// When it is due, in milliseconds since 1970-01-01 UTC.
    pub at_ms: i64,
    /// The date it belongs to.
    pub date: CivilDate,
    /// What the clock shows then.
    pub time: CivilTime,
    /// Not to be reminded of before, in milliseconds since 1970-01-01 UTC.
    pub snoozed_until_ms: Option<i64>,
    /// How it stands.
    pub state: PlannedState,
    /// The dose that was taken.
    pub dose: Option<String>,
    /// The planned dose in one line.
    pub text: String,
    /// For one that was not answered: the question, and where the answer to "what now?" is.
    pub ask: Vec<String>,
}

/// Something that happens to the stock of a medicine.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, uniffi::Enum)]
#[serde(rename_all = "kebab-case")]
pub enum StockChange {
    /// A packet came: so many pieces or millilitres, and until when they keep.
    Added {
        /// How many, above 0.
        count: f64,
        /// The date on the packet.
        expires: Option<CivilDate>,
    },
    /// Counted: so many are there.
    Counted {
        /// How many, from 0.
        count: f64,
    },
    /// Thrown away or given back.
    Discarded {
        /// How many, above 0.
        count: f64,
    },
}

/// What is left of a medicine.
#[derive(Debug, Clone, PartialEq, Serialize, uniffi::Record)]
pub struct StockCard {
    /// How many pieces or millilitres; none where nothing was ever counted.
    pub count: Option<f64>,
    /// The last planned dose that they cover, in milliseconds since 1970-01-01 UTC.
    pub lasts_until_ms: Option<i64>,
    /// The day on which to get more.
    pub refill_on: Option<CivilDate>,
    /// In sentences.
    pub text: Vec<String>,
}

/// A side effect that was noted.
#[derive(Debug, Clone, PartialEq, Serialize, uniffi::Record)]
pub struct SideEffectCard {
    /// Its id, for taking it back.
    pub id: String,
    /// What to do.
    pub text: String,
    /// Whom to call, where it may be needed.
    pub calls: Vec<CallCard>,
}

/// How much of what was planned was taken; each share is of the doses that could have been taken.
#[derive(Debug, Clone, PartialEq, Serialize, uniffi::Record)]
pub struct AdherenceCard {
    /// The regimen's id; none for all together.
    pub regimen: Option<String>,
    /// Doses that could have been taken.
    pub expected: u32,
    /// Of these, taken.
    pub taken: u32,
    /// Of these, on time.
    pub on_time: u32,
    /// The taking share, 0 to 1.
    pub taking: Option<f64>,
    /// The timing share, 0 to 1.
    pub timing: Option<f64>,
    /// How settled the habit is, 0 to 1.
    pub strength: f64,
    /// Days in a row without a dose, the longest.
    pub longest_gap_days: u32,
    /// In sentences.
    pub text: String,
}

fn by_slot(place: usize, entered: Vec<SlotDose>) -> Result<BTreeMap<String, medication::Quantity>> {
    let mut doses = BTreeMap::new();
    for one in entered {
        let quantity = medication::Quantity::new(one.count, one.unit.into())?;
        if doses.insert(one.slot, quantity).is_some() {
            let field = format!("regimen.dosages[{place}].by_slot");
            return Err(Error::invalid(field, "each slot once"));
        }
    }
    Ok(doses)
}

fn slot_doses(dosage: &medication::Dosage) -> Vec<SlotDose> {
    let doses = dosage.by_slot.iter().map(|(slot, quantity)| SlotDose {
        slot: slot.clone(),
        count: quantity.count(),
        unit: quantity.unit.into(),
    });
    doses.collect()
}

impl RegimenEntry {
    pub(super) fn into_core(self, core: &Core) -> Result<(chrono::NaiveDate, Regimen)> {
        let dosages = self.dosages.into_iter().enumerate().map(|(place, one)| {
            let timing = one.timing.as_deref().map(Timing::parse).transpose();
            let timing = timing.map_err(|error| match error {
                Error::Invalid { field, allowed } => {
                    Error::invalid(format!("regimen.dosages[{place}].timing.{field}"), allowed)
                }
                other => other,
            })?;
            Ok(medication::Dosage {
                id: one.id,
                sequence: one.sequence,
                timing,
                quantity: medication::Quantity::new(one.count, one.unit.into())?,
                by_slot: by_slot(place, one.by_slot)?,
                instruction: one.instruction,
            })
        });
        let zone = match self.clock {
            RegimenClock::Home { zone } => ZonePolicy::Home(core.zone(&zone)?.name().to_owned()),
            RegimenClock::Phone => ZonePolicy::Follow,
            RegimenClock::Asks => ZonePolicy::Ask,
        };
        let starts_at = self
            .starts_at
            .as_deref()
            .map(DateTime::parse_from_rfc3339)
            .transpose();
        let regimen = Regimen {
            medicine: medicine_id(&self.medicine)?,
            dosages: dosages.collect::<Result<_>>()?,
            zone,
            starts_at: starts_at
                .map_err(|_| Error::invalid("regimen.starts_at", "such as 2026-11-24T08:00:00+01:00"))?,
            late_minutes: self.late_minutes,
            auto_missed: self.auto_missed,
            counts: self.counts,
            if_late: self.if_late,
        };
        Ok((self.from.checked("regimen.from")?, regimen))
    }

    pub(super) fn new(from: CivilDate, regimen: &Regimen) -> Self {
        let dosages = regimen.dosages.iter().map(|one| DosageEntry {
            id: one.id.clone(),
            sequence: one.sequence,
            timing: one.timing.as_ref().map(|timing| timing.to_fhir().to_string()),
            count: one.quantity.count(),
            unit: one.quantity.unit.into(),
            by_slot: slot_doses(one),
            instruction: one.instruction.clone(),
        });
        Self {
            medicine: regimen.medicine.0.to_string(),
            from,
            dosages: dosages.collect(),
            clock: match &regimen.zone {
                ZonePolicy::Home(name) => RegimenClock::Home { zone: name.clone() },
                ZonePolicy::Follow => RegimenClock::Phone,
                ZonePolicy::Ask => RegimenClock::Asks,
            },
            starts_at: regimen.starts_at.map(|at| at.to_rfc3339()),
            late_minutes: regimen.late_minutes,
            auto_missed: regimen.auto_missed,
            counts: regimen.counts,
            if_late: regimen.if_late.clone(),
        }
    }
}

impl StockChange {
    pub(super) fn into_core(self) -> Result<StockEvent> {
        let thousandths = |count: f64| {
            let whole = (count * 1_000.0).round();
            if (0.0..=1e7).contains(&whole) {
                // Between 0 and 10^7.
                Ok(whole as u32)
            } else {
                Err(Error::invalid("stock", "0 to 10000"))
            }
        };
        Ok(match self {
            Self::Added { count, expires } => StockEvent::Added {
                thousandths: thousandths(count)?,
                expires: expires.map(|date| date.checked("stock.expires")).transpose()?,
            },
            Self::Counted { count } => StockEvent::Counted {
                thousandths: thousandths(count)?,
            },
            Self::Discarded { count } => StockEvent::Discarded {
                thousandths: thousandths(count)?,
            },
        })
    }
}
