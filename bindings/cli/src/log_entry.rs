//! What can be logged, as it is typed, and the diary entry it becomes.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use clap::{Args, Subcommand};
use lissom_api::{CivilDate, CivilTime, DiaryEntry, MeasuredEntry, NightEntry, PainEntry};
use serde::de::DeserializeOwned;

use crate::{Fallible, ask};

/// An entry for the diary.
#[derive(Debug, Subcommand)]
pub(crate) enum LogEntry {
    /// How much it hurts, 0 to 10
    Pain(PainTyped),
    /// A night: when to bed, when up, how good (0 to 10)
    Night {
        /// Such as 22:45
        bed: NaiveTime,
        /// Such as 06:30
        up: NaiveTime,
        /// 0 to 10
        #[arg(long)]
        quality: Option<u8>,
        /// Pain woke me
        #[arg(long)]
        woken: bool,
    },
    /// Today's steps
    Steps {
        /// How many
        count: u32,
    },
    /// Something active that ended just now
    Activity {
        /// How long
        minutes: u16,
        /// light, moderate or vigorous
        #[arg(long, default_value = "moderate")]
        exertion: String,
    },
    /// Mood, 0 (low) to 10 (good)
    Mood {
        /// 0 to 10
        value: u8,
    },
    /// Stress, 0 to 10
    Stress {
        /// 0 to 10
        value: u8,
    },
    /// Tiredness, 0 to 10
    Fatigue {
        /// 0 to 10
        value: u8,
    },
    /// Work today: usual, adjusted or off
    Work {
        /// How it was
        status: String,
        /// Ability to work against the best ever, 0 to 10
        #[arg(long)]
        ability: Option<u8>,
    },
    /// Weight in kilograms
    Weight {
        /// Such as 74.5
        kilograms: f64,
    },
    /// Something new: saddle-numb, bladder-changed, bowel-changed or leg-weaker
    Symptom {
        /// Which
        symptom: String,
    },
    /// Any other measured value
    Measured {
        /// Its code, such as LOINC 8867-4
        code: String,
        /// The value
        value: f64,
        /// Its unit in UCUM, such as /min
        unit: String,
        /// What measured it
        #[arg(long)]
        source: Option<String>,
    },
    /// A note in your own words
    Note {
        /// The words
        words: String,
    },
}

/// Pain, as it is typed.
#[derive(Debug, Args)]
pub(crate) struct PainTyped {
    /// Now
    // Not called `now`: that is the option for the present instant.
    #[arg(value_name = "NOW")]
    at_present: u8,
    /// On average today
    #[arg(long)]
    average: Option<u8>,
    /// The worst today
    #[arg(long)]
    worst: Option<u8>,
    /// Where, such as low-back or buttock; may be repeated
    #[arg(long = "site")]
    sites: Vec<String>,
    /// What it feels like, such as dull or electric; may be repeated
    #[arg(long = "quality")]
    qualities: Vec<String>,
    /// What eased it; may be repeated
    #[arg(long)]
    eased_by: Vec<String>,
    /// What brought it on; may be repeated
    #[arg(long)]
    provoked_by: Vec<String>,
    /// The legs: none, one-above-knee, one-below-knee, both
    #[arg(long)]
    leg: Option<String>,
}

impl LogEntry {
    /// The diary's entry, of the civil day `today`, at an instant in milliseconds.
    pub(crate) fn entry(&self, today: CivilDate, now_ms: i64) -> Fallible<DiaryEntry> {
        Ok(match self {
            Self::Pain(typed) => DiaryEntry::Pain { pain: typed.entry()? },
            Self::Night {
                bed,
                up,
                quality,
                woken,
            } => DiaryEntry::Night {
                night: night(*bed, *up, today, *quality, *woken),
            },
            Self::Steps { count } => DiaryEntry::Steps { steps: *count },
            Self::Activity { minutes, exertion } => DiaryEntry::Activity {
                start_ms: now_ms - i64::from(*minutes) * 60_000,
                minutes: *minutes,
                exertion: ask::code("activity.exertion", exertion)?,
            },
            Self::Mood { value } => DiaryEntry::Mood { value: *value },
            Self::Stress { value } => DiaryEntry::Stress { value: *value },
            Self::Fatigue { value } => DiaryEntry::Fatigue { value: *value },
            Self::Work { status, ability } => DiaryEntry::Work {
                status: ask::code("work.status", status)?,
                ability: *ability,
            },
            Self::Weight { kilograms } => DiaryEntry::Weight {
                kilograms: *kilograms,
            },
            Self::Symptom { symptom } => DiaryEntry::Symptom {
                symptom: ask::code("symptom", symptom)?,
            },
            Self::Measured {
                code,
                value,
                unit,
                source,
            } => DiaryEntry::Measured {
                measured: MeasuredEntry {
                    code: code.clone(),
                    unit: unit.clone(),
                    value: *value,
                    start_ms: now_ms,
                    end_ms: None,
                    source: source.clone(),
                },
            },
            Self::Note { words } => DiaryEntry::Note { words: words.clone() },
        })
    }
}

impl PainTyped {
    fn entry(&self) -> Fallible<PainEntry> {
        Ok(PainEntry {
            now: Some(self.at_present),
            average: self.average,
            worst: self.worst,
            sites: codes("pain.sites", &self.sites)?,
            qualities: codes("pain.qualities", &self.qualities)?,
            eased_by: codes("pain.eased_by", &self.eased_by)?,
            provoked_by: codes("pain.provoked_by", &self.provoked_by)?,
            leg: self
                .leg
                .as_deref()
                .map(|leg| ask::code("pain.leg", leg))
                .transpose()?,
        })
    }
}

fn codes<T: DeserializeOwned>(field: &str, typed: &[String]) -> Fallible<Vec<T>> {
    typed.iter().map(|text| ask::code(field, text)).collect()
}

fn night(bed: NaiveTime, up: NaiveTime, today: CivilDate, quality: Option<u8>, woken: bool) -> NightEntry {
    let date = NaiveDate::from_ymd_opt(today.year, u32::from(today.month), u32::from(today.day));
    let date = date.unwrap_or_default();
    // To bed at 22 is the evening before, to bed at 1 the same day.
    let bed_date = if bed < up { date } else { date - TimeDelta::days(1) };
    NightEntry {
        bed_date: CivilDate::from(bed_date),
        bed: CivilTime::from(bed),
        up_date: today,
        up: CivilTime::from(up),
        quality,
        woken_by_pain: Some(woken),
    }
}
