//! What a person enters: typed, with the range of each value.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::vocabulary::{BodySite, Ease, Provocation, Quality};
use crate::error::{Error, Result};

/// A note's longest text, in characters.
const NOTE_AT_MOST: usize = 2_000;

/// One entry. What is not given was not said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Entry {
    /// How much it hurts, where and how.
    Pain(Pain),
    /// A flare begins (`true`) or ends.
    Flare(bool),
    /// Tiredness, 0 to 10.
    Fatigue(u8),
    /// Mood, 0 (low) to 10 (good).
    Mood(u8),
    /// Stress, 0 to 10.
    Stress(u8),
    /// Work today.
    Work(Work),
    /// Weight in kilograms, 20 to 400.
    Weight(f64),
    /// The person's own words, at most 2,000 characters.
    Note(String),
    /// A night, in fifteen seconds.
    Night(Night),
    /// Something active.
    Activity(Activity),
    /// A day's steps, typed by hand.
    Steps(StepCount),
    /// Any other measured value.
    Measured(Measured),
    /// Something new that the nerves of the low back can give.
    Symptom(NerveSymptom),
}

/// How much it hurts, where and how.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Pain {
    /// Now, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<u8>,
    /// On average today, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub average: Option<u8>,
    /// The worst today, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worst: Option<u8>,
    /// Where.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub sites: BTreeSet<BodySite>,
    /// What it feels like.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub qualities: BTreeSet<Quality>,
    /// What eased it.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub eased_by: BTreeSet<Ease>,
    /// What brought it on.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub provoked_by: BTreeSet<Provocation>,
    /// The legs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leg: Option<LegSymptom>,
}

/// Pain or other symptoms in the legs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LegSymptom {
    /// None.
    None,
    /// In one leg, above the knee.
    OneAboveKnee,
    /// In one leg, below the knee.
    OneBelowKnee,
    /// In both legs.
    Both,
}

/// A new symptom of the saddle, the bladder, the bowel or a leg's strength: what screening asks for at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NerveSymptom {
    /// Numb or different between the legs, around the bottom or in the genitals.
    SaddleNumb,
    /// Hard to start, no feeling of it, or leaking.
    BladderChanged,
    /// Cannot hold it or feel it coming.
    BowelChanged,
    /// A leg or foot weaker than it was.
    LegWeaker,
}

/// Work today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// How it was.
    pub status: WorkStatus,
    /// Ability to work against the best ever, 0 to 10.
    pub ability: Option<u8>,
}

/// How work was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WorkStatus {
    /// As usual.
    Usual,
    /// With adjusted tasks or hours.
    Adjusted,
    /// Off because of the back.
    Off,
}

/// A night. Wall-clock times, because that is what people know of a night.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Night {
    /// When the person went to bed.
    pub bed: NaiveDateTime,
    /// When the person got up; after `bed`, by at most 18 hours.
    pub up: NaiveDateTime,
    /// How good it was, 0 to 10.
    pub quality: Option<u8>,
    /// Whether pain woke them.
    pub woken_by_pain: Option<bool>,
}

/// Something active.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// When it began.
    pub start: DateTime<Utc>,
    /// How long, in minutes, 1 to 1,440.
    pub minutes: u16,
    /// How hard it was.
    pub exertion: Exertion,
}

/// How hard something was, by the talk test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Exertion {
    /// Could sing.
    Light,
    /// Could talk, not sing.
    Moderate,
    /// Could not talk.
    Hard,
}

/// A day's steps, typed by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepCount {
    /// Steps, 0 to 200,000.
    pub steps: u32,
}

/// Any measured value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    /// Its code, such as LOINC `8867-4`, at most 40 characters.
    pub code: String,
    /// Its unit in UCUM, at most 20 characters.
    pub unit: String,
    /// The value.
    pub value: f64,
    /// When it was measured, or the interval began.
    pub start: DateTime<Utc>,
    /// When the interval ended.
    pub end: Option<DateTime<Utc>>,
    /// What measured it, at most 80 characters.
    pub source: Option<String>,
}

impl Entry {
    /// Checks every value.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field.
    pub fn validate(&self, now: DateTime<Utc>) -> Result<()> {
        match self {
            Self::Pain(pain) => pain.validate(),
            Self::Flare(_) => Ok(()),
            Self::Fatigue(value) => scale("fatigue", Some(*value)),
            Self::Mood(value) => scale("mood", Some(*value)),
            Self::Stress(value) => scale("stress", Some(*value)),
            Self::Work(work) => scale("work.ability", work.ability),
            Self::Weight(kilograms) => allow((20.0..=400.0).contains(kilograms), "weight", "20 to 400 kg"),
            Self::Note(words) => {
                let length = words.chars().count();
                allow(
                    (1..=NOTE_AT_MOST).contains(&length),
                    "note",
                    "1 to 2000 characters",
                )
            }
            Self::Night(night) => night.validate(),
            Self::Activity(activity) => {
                allow(
                    (1..=1_440).contains(&activity.minutes),
                    "activity.minutes",
                    "1 to 1440",
                )?;
                allow(activity.start <= now, "activity.start", "not in the future")
            }
            Self::Steps(count) => allow(count.steps <= 200_000, "steps", "0 to 200000"),
            Self::Measured(measured) => measured.validate(now),
            Self::Symptom(_) => Ok(()),
        }
    }

    /// The code of its kind in the file.
    pub(super) fn kind(&self) -> u8 {
        match self {
            Self::Pain(_) => 1,
            Self::Flare(_) => 2,
            Self::Fatigue(_) => 3,
            Self::Mood(_) => 4,
            Self::Stress(_) => 5,
            Self::Work(_) => 6,
            Self::Weight(_) => 7,
            Self::Note(_) => 8,
            Self::Night(_) => 9,
            Self::Activity(_) => 10,
            Self::Steps(_) => 11,
            Self::Measured(_) => 12,
            Self::Symptom(_) => 13,
        }
    }
}

impl Pain {
    fn validate(&self) -> Result<()> {
        scale("pain.now", self.now)?;
        scale("pain.average", self.average)?;
        scale("pain.worst", self.worst)?;
        let highest = self.now.max(self.average);
        allow(
            self.worst
                .is_none_or(|worst| highest.is_none_or(|highest| worst >= highest)),
            "pain.worst",
            "at least now and average",
        )?;
        allow(
            self.highest().is_some() || self.leg.is_some(),
            "pain",
            "at least one of now, average, worst or leg",
        )
    }

    /// The highest of what was given.
    pub fn highest(&self) -> Option<u8> {
        self.worst.max(self.average).max(self.now)
    }

    /// The value that stands for the entry: the average if it was given, else now, else the worst.
    pub fn typical(&self) -> Option<u8> {
        self.average.or(self.now).or(self.worst)
    }
}

impl Night {
    fn validate(&self) -> Result<()> {
        scale("night.quality", self.quality)?;
        let length = self.up - self.bed;
        allow(
            length > TimeDelta::zero() && length <= TimeDelta::hours(18),
            "night.up",
            "after bed, by at most 18 hours",
        )
    }
}

impl Measured {
    fn validate(&self, now: DateTime<Utc>) -> Result<()> {
        let short = |text: &str, most: usize| !text.is_empty() && text.chars().count() <= most;
        allow(short(&self.code, 40), "measured.code", "1 to 40 characters")?;
        allow(
            short(&self.unit, 20),
            "measured.unit",
            "a UCUM unit of 1 to 20 characters",
        )?;
        allow(self.value.is_finite(), "measured.value", "a finite number")?;
        allow(self.start <= now, "measured.start", "not in the future")?;
        allow(
            self.end.is_none_or(|end| end >= self.start),
            "measured.end",
            "at or after start",
        )?;
        allow(
            self.source.as_deref().is_none_or(|source| short(source, 80)),
            "measured.source",
            "1 to 80 characters",
        )
    }
}

fn scale(field: &'static str, value: Option<u8>) -> Result<()> {
    allow(value.is_none_or(|value| value <= 10), field, "0 to 10")
}

fn allow(is: bool, field: &'static str, allowed: &'static str) -> Result<()> {
    if is {
        Ok(())
    } else {
        Err(Error::invalid(field, allowed))
    }
}
