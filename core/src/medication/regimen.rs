//! How a medicine is taken: dosage lines side by side or one after the other (tapers), each by FHIR `Timing` or as
//! needed. A change is a further version from a date on; the past stays as it was.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use super::keep::MedicineId;
use super::medicine::{Medicine, named};
use super::strength::Quantity;
use crate::error::{Error, Result};
use crate::schedule::{
    Course, OccurrenceId, Part, Schedule, Slot, Timing, Version, When, WhenLine, ZonePolicy,
};

/// Lines of dosage at most. Ours.
const DOSAGES_AT_MOST: usize = 20;
/// The longest words of a clinician or an instruction, in characters.
const WORDS_AT_MOST: usize = 300;
/// The longest that a dose may be called late: a day. Ours.
const LATE_AT_MOST: u32 = 1_440;

/// The id of a regimen, the same through all its versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RegimenId(pub Uuid);

/// How a medicine is taken, from a date on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regimen {
    /// Which medicine.
    pub medicine: MedicineId,
    /// Its lines of dosage, 1 to 20; none once it has ended.
    pub dosages: Vec<Dosage>,
    /// What its clock times do on a journey.
    pub zone: ZonePolicy,
    /// The instant of the first dose, for rules that count in hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<DateTime<FixedOffset>>,
    /// Minutes after which an unanswered dose is missed; the rules' where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_minutes: Option<u32>,
    /// Whether an unanswered dose becomes missed by itself; otherwise it stays open.
    pub auto_missed: bool,
    /// Whether it counts when shares are told (not where the person takes it at will).
    pub counts: bool,
    /// What a clinician said to do about a late dose, in their words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub if_late: Option<String>,
}

/// A line of dosage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dosage {
    /// Its id, kept through versions.
    pub id: String,
    /// FHIR `Dosage.sequence`: equal ones side by side, a higher one after the lower have ended.
    pub sequence: u16,
    /// When; none for one that is only taken as needed.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "fhir_timing")]
    pub timing: Option<Timing>,
    /// How much each time.
    pub quantity: Quantity,
    /// How much at single lines of the timing, by slot, where it differs: `t1` is the first clock time, where the timing
    /// gives it no id of its own.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub by_slot: BTreeMap<String, Quantity>,
    /// What the label says, in its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instruction: Option<String>,
}

impl Dosage {
    /// Whether the timing has a line of this slot. Where a rule counts its slots off, any may come.
    fn has_slot(&self, slot: &str) -> bool {
        let Some(timing) = &self.timing else { return false };
        let repeat = timing.repeat.as_ref();
        let (times, whens) = repeat.map_or((&[][..], &[][..]), |one| (&one.time_of_day[..], &one.when[..]));
        if times.is_empty() && whens.is_empty() {
            return Slot::new(slot, "slot").is_ok();
        }
        let is_when = |line: &WhenLine| match line.when {
            // Each of the meals.
            When::C | When::Ac | When::Pc => {
                let meal = slot.strip_prefix(line.slot.as_str());
                matches!(meal, Some(".CM" | ".CD" | ".CV"))
            }
            _ => line.slot.as_str() == slot,
        };
        times.iter().any(|line| line.slot.as_str() == slot) || whens.iter().any(is_when)
    }
}

/// A version of a regimen as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRegimen {
    /// Its id.
    pub id: RegimenId,
    /// 1 for the first.
    pub version: u32,
    /// The first date it holds for.
    pub from: NaiveDate,
    /// The date it counts from.
    pub anchor: NaiveDate,
    /// The regimen.
    pub regimen: Regimen,
}

/// All versions of one regimen that hold, the earliest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegimenCourse {
    /// Its id.
    pub id: RegimenId,
    /// The versions that hold, each from a later date than the one before.
    pub versions: Vec<KeptRegimen>,
}

impl Regimen {
    /// Checks every field against the medicine.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field.
    pub fn validate(&self, medicine: &Medicine) -> Result<()> {
        if self.dosages.is_empty() || self.dosages.len() > DOSAGES_AT_MOST {
            return Err(Error::invalid("regimen.dosages", "1 to 20"));
        }
        for (place, dosage) in self.dosages.iter().enumerate() {
            let field = |name: &str| format!("regimen.dosages[{place}].{name}");
            for quantity in std::iter::once(&dosage.quantity).chain(dosage.by_slot.values()) {
                medicine
                    .amounts(*quantity)
                    .map_err(|_| Error::invalid(field("quantity"), "a unit that fits the medicine"))?;
            }
            if !dosage.by_slot.keys().all(|slot| dosage.has_slot(slot)) {
                return Err(Error::invalid(
                    field("by_slot"),
                    "slots of the timing, such as t1",
                ));
            }
            for words in dosage.instruction.iter() {
                worded(&field("instruction"), words)?;
            }
            named("regimen.dosages.id", &dosage.id)?;
        }
        for words in self.if_late.iter() {
            worded("regimen.if_late", words)?;
        }
        if self
            .late_minutes
            .is_some_and(|late| late == 0 || late > LATE_AT_MOST)
        {
            return Err(Error::invalid("regimen.late_minutes", "1 to 1440"));
        }
        Ok(())
    }

    fn parts(&self) -> Vec<Part> {
        self.dosages
            .iter()
            .filter_map(|dosage| {
                Some(Part {
                    id: dosage.id.clone(),
                    sequence: dosage.sequence,
                    timing: dosage.timing.clone()?,
                })
            })
            .collect()
    }
}

impl RegimenCourse {
    /// The versions that hold: one that begins on or before an earlier one's date takes its place.
    pub(super) fn of(kept: Vec<KeptRegimen>) -> Vec<Self> {
        let mut courses: BTreeMap<RegimenId, Vec<KeptRegimen>> = BTreeMap::new();
        for version in kept {
            let versions = courses.entry(version.id).or_default();
            versions.retain(|earlier| earlier.from < version.from);
            versions.push(version);
        }
        courses
            .into_iter()
            .map(|(id, versions)| Self { id, versions })
            .collect()
    }

    /// Ready for expansion.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the path of the field in the timing.
    pub fn schedule(&self) -> Result<Schedule> {
        Schedule::of(&Course {
            what: self.id.0.to_string(),
            versions: self
                .versions
                .iter()
                .map(|kept| Version {
                    from: kept.from,
                    anchor: kept.anchor,
                    starts_at: kept.regimen.starts_at,
                    parts: kept.regimen.parts(),
                })
                .collect(),
        })
    }

    /// The version that holds on a date; the first one before it has begun.
    pub fn on(&self, date: NaiveDate) -> Option<&KeptRegimen> {
        let after = self.versions.partition_point(|kept| kept.from <= date);
        self.versions.get(after.saturating_sub(1))
    }

    /// The newest version.
    pub fn newest(&self) -> Option<&KeptRegimen> {
        self.versions.last()
    }

    /// Whether it has lines of dosage on a date.
    pub fn runs_on(&self, date: NaiveDate) -> bool {
        self.on(date)
            .is_some_and(|kept| kept.from <= date && !kept.regimen.dosages.is_empty())
    }

    /// How much an occurrence asks for.
    pub fn quantity(&self, id: &OccurrenceId) -> Option<Quantity> {
        let regimen = &self.on(id.date)?.regimen;
        let dosage = regimen.dosages.iter().find(|dosage| dosage.id == id.part)?;
        let differs = dosage.by_slot.get(id.slot.as_str());
        Some(*differs.unwrap_or(&dosage.quantity))
    }
}

fn worded(field: &str, words: &str) -> Result<()> {
    if (1..=WORDS_AT_MOST).contains(&words.trim().chars().count()) {
        Ok(())
    } else {
        Err(Error::invalid(field.to_owned(), "1 to 300 characters"))
    }
}

/// A timing stands in the file as FHIR JSON.
mod fhir_timing {
    use super::{Deserialize, Deserializer, Serialize, Serializer, Timing};

    pub(super) fn serialize<S: Serializer>(timing: &Option<Timing>, to: S) -> Result<S::Ok, S::Error> {
        timing.as_ref().map(Timing::to_fhir).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Timing>, D::Error> {
        let json = Option::<serde_json::Value>::deserialize(from)?;
        json.map(|json| Timing::from_fhir(&json))
            .transpose()
            .map_err(serde::de::Error::custom)
    }
}
