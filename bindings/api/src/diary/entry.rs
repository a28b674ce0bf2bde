//! What a person enters, as phones hand it in and show it. What is not given was not said.

use chrono::{DateTime, NaiveDateTime, Utc};
use lissom::diary as core;
use lissom::{Error, Result};
use serde::{Deserialize, Serialize};

use super::vocabulary::{
    BodySite, Ease, Exertion, LegSymptom, NerveSymptom, Provocation, Quality, WorkStatus,
};
use crate::civil::{CivilDate, CivilTime};

/// One entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, uniffi::Enum)]
#[serde(rename_all = "kebab-case")]
pub enum DiaryEntry {
    /// How much it hurts, where and how.
    Pain {
        /// The details.
        pain: PainEntry,
    },
    /// A flare began or ended; entered through the plan, which changes with it.
    Flare {
        /// Whether it began.
        begins: bool,
    },
    /// Tiredness.
    Fatigue {
        /// 0 to 10.
        value: u8,
    },
    /// Mood.
    Mood {
        /// 0 (low) to 10 (good).
        value: u8,
    },
    /// Stress.
    Stress {
        /// 0 to 10.
        value: u8,
    },
    /// Work today.
    Work {
        /// How it was.
        status: WorkStatus,
        /// Ability to work against the best ever, 0 to 10.
        ability: Option<u8>,
    },
    /// Weight.
    Weight {
        /// In kilograms, 20 to 400.
        kilograms: f64,
    },
    /// The person's own words.
    Note {
        /// At most 2,000 characters.
        words: String,
    },
    /// A night.
    Night {
        /// The details.
        night: NightEntry,
    },
    /// Something active.
    Activity {
        /// When it began, in milliseconds since 1970-01-01 UTC.
        start_ms: i64,
        /// How long, in minutes, 1 to 1,440.
        minutes: u16,
        /// How hard it was.
        exertion: Exertion,
    },
    /// A day's steps, typed by hand.
    Steps {
        /// 0 to 200,000.
        steps: u32,
    },
    /// Any other measured value.
    Measured {
        /// The details.
        measured: MeasuredEntry,
    },
    /// Something new of the saddle, the bladder, the bowel or a leg's strength.
    Symptom {
        /// Which.
        symptom: NerveSymptom,
    },
}

/// How much it hurts, where and how.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, uniffi::Record)]
#[serde(deny_unknown_fields, default)]
pub struct PainEntry {
    /// Now, 0 to 10.
    pub now: Option<u8>,
    /// On average today, 0 to 10.
    pub average: Option<u8>,
    /// The worst today, 0 to 10.
    pub worst: Option<u8>,
    /// Where.
    pub sites: Vec<BodySite>,
    /// What it feels like.
    pub qualities: Vec<Quality>,
    /// What eased it.
    pub eased_by: Vec<Ease>,
    /// What brought it on.
    pub provoked_by: Vec<Provocation>,
    /// The legs.
    pub leg: Option<LegSymptom>,
}

/// A night, by the clock on the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, uniffi::Record)]
#[serde(deny_unknown_fields)]
pub struct NightEntry {
    /// The date on which the person went to bed.
    pub bed_date: CivilDate,
    /// When they went to bed.
    pub bed: CivilTime,
    /// The date on which they got up.
    pub up_date: CivilDate,
    /// When they got up; after going to bed, by at most 18 hours.
    pub up: CivilTime,
    /// How good it was, 0 to 10.
    pub quality: Option<u8>,
    /// Whether pain woke them.
    pub woken_by_pain: Option<bool>,
}

/// Any measured value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, uniffi::Record)]
#[serde(deny_unknown_fields)]
pub struct MeasuredEntry {
    /// Its code, such as LOINC `8867-4`, at most 40 characters.
    pub code: String,
    /// Its unit in UCUM, at most 20 characters.
    pub unit: String,
    /// The value.
    pub value: f64,
    /// When it was measured, or the interval began, in milliseconds since 1970-01-01 UTC.
    pub start_ms: i64,
    /// When the interval ended.
    pub end_ms: Option<i64>,
    /// What measured it, at most 80 characters.
    pub source: Option<String>,
}

impl DiaryEntry {
    /// The entry for the core, which checks its values.
    pub(super) fn into_core(self) -> Result<core::Entry> {
        Ok(match self {
            Self::Pain { pain } => core::Entry::Pain(pain.into()),
            Self::Flare { begins } => core::Entry::Flare(begins),
            Self::Fatigue { value } => core::Entry::Fatigue(value),
            Self::Mood { value } => core::Entry::Mood(value),
            Self::Stress { value } => core::Entry::Stress(value),
            Self::Work { status, ability } => {
                let status = status.into();
                core::Entry::Work(core::Work { status, ability })
            }
            Self::Weight { kilograms } => core::Entry::Weight(kilograms),
            Self::Note { words } => core::Entry::Note(words),
            Self::Night { night } => core::Entry::Night(night.into_core()?),
            Self::Activity {
                start_ms,
                minutes,
                exertion,
            } => core::Entry::Activity(core::Activity {
                start: instant(start_ms, "activity.start")?,
                minutes,
                exertion: exertion.into(),
            }),
            Self::Steps { steps } => core::Entry::Steps(core::StepCount { steps }),
            Self::Measured { measured } => core::Entry::Measured(core::Measured {
                code: measured.code,
                unit: measured.unit,
                value: measured.value,
                start: instant(measured.start_ms, "measured.start")?,
                end: measured
                    .end_ms
                    .map(|end| instant(end, "measured.end"))
                    .transpose()?,
                source: measured.source,
            }),
            Self::Symptom { symptom } => core::Entry::Symptom(symptom.into()),
        })
    }
}

impl From<core::Entry> for DiaryEntry {
    fn from(entry: core::Entry) -> Self {
        match entry {
            core::Entry::Pain(pain) => Self::Pain { pain: pain.into() },
            core::Entry::Flare(begins) => Self::Flare { begins },
            core::Entry::Fatigue(value) => Self::Fatigue { value },
            core::Entry::Mood(value) => Self::Mood { value },
            core::Entry::Stress(value) => Self::Stress { value },
            core::Entry::Work(work) => Self::Work {
                status: work.status.into(),
                ability: work.ability,
            },
            core::Entry::Weight(kilograms) => Self::Weight { kilograms },
            core::Entry::Note(words) => Self::Note { words },
            core::Entry::Night(night) => Self::Night { night: night.into() },
            core::Entry::Activity(activity) => Self::Activity {
                start_ms: activity.start.timestamp_millis(),
                minutes: activity.minutes,
                exertion: activity.exertion.into(),
            },
            core::Entry::Steps(count) => Self::Steps { steps: count.steps },
            core::Entry::Measured(measured) => Self::Measured {
                measured: MeasuredEntry {
                    code: measured.code,
                    unit: measured.unit,
                    value: measured.value,
                    start_ms: measured.start.timestamp_millis(),
                    end_ms: measured.end.map(|end| end.timestamp_millis()),
                    source: measured.source,
                },
            },
            core::Entry::Symptom(symptom) => Self::Symptom {
                symptom: symptom.into(),
            },
        }
    }
}

impl From<PainEntry> for core::Pain {
    fn from(pain: PainEntry) -> Self {
        Self {
            now: pain.now,
            average: pain.average,
            worst: pain.worst,
            sites: pain.sites.into_iter().map(Into::into).collect(),
            qualities: pain.qualities.into_iter().map(Into::into).collect(),
            eased_by: pain.eased_by.into_iter().map(Into::into).collect(),
            provoked_by: pain.provoked_by.into_iter().map(Into::into).collect(),
            leg: pain.leg.map(Into::into),
        }
    }
}

impl From<core::Pain> for PainEntry {
    fn from(pain: core::Pain) -> Self {
        Self {
            now: pain.now,
            average: pain.average,
            worst: pain.worst,
            sites: pain.sites.into_iter().map(Into::into).collect(),
            qualities: pain.qualities.into_iter().map(Into::into).collect(),
            eased_by: pain.eased_by.into_iter().map(Into::into).collect(),
            provoked_by: pain.provoked_by.into_iter().map(Into::into).collect(),
            leg: pain.leg.map(Into::into),
        }
    }
}

impl NightEntry {
    fn into_core(self) -> Result<core::Night> {
        let at = |date: CivilDate, time: CivilTime, field| {
            Ok::<_, Error>(NaiveDateTime::new(date.checked(field)?, time.checked(field)?))
        };
        Ok(core::Night {
            bed: at(self.bed_date, self.bed, "night.bed")?,
            up: at(self.up_date, self.up, "night.up")?,
            quality: self.quality,
            woken_by_pain: self.woken_by_pain,
        })
    }
}

impl From<core::Night> for NightEntry {
    fn from(night: core::Night) -> Self {
        Self {
            bed_date: night.bed.date().into(),
            bed: night.bed.time().into(),
            up_date: night.up.date().into(),
            up: night.up.time().into(),
            quality: night.quality,
            woken_by_pain: night.woken_by_pain,
        }
    }
}

/// The instant of a phone's milliseconds; `field` is the caller's name for it.
fn instant(milliseconds: i64, field: &'static str) -> Result<DateTime<Utc>> {
    DateTime::from_timestamp_millis(milliseconds)
        .ok_or_else(|| Error::invalid(field, "milliseconds since 1970"))
}
