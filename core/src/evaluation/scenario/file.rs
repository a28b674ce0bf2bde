//! The scenario file: TOML or JSON, every field known by name.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use super::cabinet::{Amount, MedicineOf, PersonOf};
use crate::error::{Error, Result};
use crate::medication::SkipReason;
use crate::reminders::{Class, HoldKind, Platform, Quiet};
use crate::schedule::{Part, Timing, ZonePolicy};

/// A scenario.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// What it shows.
    pub name: String,
    /// The zone the phone is in at the beginning.
    pub zone: String,
    /// When it begins.
    pub now: DateTime<Utc>,
    /// When it ends; occurrences up to there are told.
    pub until: DateTime<Utc>,
    /// From when on occurrences are told; without it from the beginning.
    pub told_from: Option<DateTime<Utc>>,
    /// Which phone; Android without it.
    #[serde(default = "android")]
    pub platform: Platform,
    /// Notifications of others that are pending.
    #[serde(default)]
    pub pending: usize,
    /// The clock times of the person's ordinary day: wake, breakfast, lunch, dinner, bed.
    #[serde(default, deserialize_with = "five_times")]
    pub day: Option<[NaiveTime; 5]>,
    /// The roster.
    pub work_pattern: Option<crate::time::WorkPattern>,
    /// Quiet hours.
    #[serde(default, deserialize_with = "two_times")]
    pub quiet: Option<[NaiveTime; 2]>,
    /// At weekends nothing before this time.
    #[serde(default, deserialize_with = "one_time")]
    pub weekend_until: Option<NaiveTime>,
    /// When a nudge was last answered before the beginning.
    pub last_answered: Option<DateTime<Utc>>,
    /// When nudges were shown before the beginning.
    #[serde(default)]
    pub nudges_shown: Vec<DateTime<Utc>>,
    /// Who takes the medicines.
    #[serde(default)]
    pub person: PersonOf,
    /// The medicines.
    #[serde(default)]
    pub medicine: Vec<MedicineOf>,
    /// The rules.
    #[serde(default)]
    pub rule: Vec<RuleOf>,
    /// What happens.
    #[serde(default)]
    pub event: Vec<Event>,
    /// What must come of it.
    #[serde(default)]
    pub expect: Expect,
}

/// A rule with what belongs to its reminders.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleOf {
    /// Its id.
    pub id: String,
    /// What it is about; medicine without it.
    #[serde(default = "medicine", deserialize_with = "class")]
    pub class: Class,
    /// The medicine that it plans.
    pub medicine: Option<String>,
    /// How much each time; one piece without it.
    #[serde(default)]
    pub dose: Amount,
    /// The first date.
    pub from: NaiveDate,
    /// The instant of the first dose, for rules in hours.
    pub starts_at: Option<DateTime<FixedOffset>>,
    /// Daily at these times: short for a timing.
    pub times: Option<Vec<String>>,
    /// A FHIR `Timing`.
    pub timing: Option<Value>,
    /// Several parts instead: each with `id`, `sequence` and `timing` or `times`.
    #[serde(default)]
    pub part: Vec<PartOf>,
    /// What it does in another zone: `follow`, `ask`, or `{ home = "Area/City" }`.
    #[serde(default = "follow")]
    pub zone_policy: ZonePolicy,
    /// Minutes from the dose before at least, after a change of zone.
    pub minimum_gap_min: Option<i64>,
    /// Minutes late that are still worth showing; 120 without it.
    #[serde(default = "two_hours")]
    pub late_ok_min: i64,
    /// Repeats while unanswered.
    #[serde(default)]
    pub repeats: u8,
    /// Minutes between repeats.
    #[serde(default)]
    pub repeat_every_min: u32,
    /// What quiet hours do to it; without it what its class says.
    pub quiet: Option<Quiet>,
    /// Minutes that a nudge may move later.
    pub may_move_min: Option<i64>,
}

/// A part of a rule.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartOf {
    /// Its id.
    pub id: String,
    /// FHIR `Dosage.sequence`; 1 without it.
    #[serde(default = "one")]
    pub sequence: u16,
    /// Daily at these times.
    pub times: Option<Vec<String>>,
    /// A FHIR `Timing`.
    pub timing: Option<Value>,
}

/// Something that happens.
#[derive(Debug, Clone, Deserialize)]
pub struct Event {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    #[serde(flatten)]
    pub what: Happens,
}

/// What can happen.
#[derive(Debug, Clone, Deserialize)]
#[serde(
    tag = "do",
    rename_all = "kebab-case",
    rename_all_fields = "snake_case",
    deny_unknown_fields
)]
pub enum Happens {
    /// A dose was taken, or a session done.
    Taken {
        /// The rule.
        rule: String,
        /// The occurrence; without it the open one that fits best.
        occurrence: Option<String>,
        /// When it really was, if it is entered later.
        effective: Option<DateTime<Utc>>,
        /// Whether it is an extra one that belongs to no occurrence.
        #[serde(default)]
        extra: bool,
        /// Whether the interval of a rule from the last dose begins anew.
        #[serde(default = "yes")]
        resets_interval: bool,
    },
    /// Everything in the notification that was shown last was taken.
    TakenAll,
    /// It was left out.
    Skipped {
        /// The occurrence.
        occurrence: String,
        /// Why.
        #[serde(default = "other")]
        reason: SkipReason,
    },
    /// What was said of an occurrence was an error.
    Undo {
        /// The occurrence.
        occurrence: String,
    },
    /// Put off.
    Snooze {
        /// The occurrences; without them all of the notification that was shown last.
        #[serde(default)]
        occurrences: Vec<String>,
        /// Until when.
        until: DateTime<Utc>,
    },
    /// The phone enters a zone.
    Zone {
        /// Its name.
        zone: String,
    },
    /// The person answers whether a rule follows the phone from now on.
    ZoneAnswer {
        /// The rule.
        rule: String,
        /// Whether it does.
        follow: bool,
    },
    /// The rule is another one from a date on.
    Edit {
        /// The rule.
        rule: String,
        /// The first date of the new version.
        from: NaiveDate,
        /// Daily at these times.
        times: Option<Vec<String>>,
        /// A FHIR `Timing`.
        timing: Option<Value>,
    },
    /// The rule ends.
    Stop {
        /// The rule.
        rule: String,
        /// The first date without it.
        from: NaiveDate,
    },
    /// The phone is switched off.
    PhoneOff,
    /// The phone starts, or starts again.
    Boot,
    /// The app is opened.
    Open,
    /// The next difference is cut short after so many steps, and not said back.
    Kill {
        /// After so many.
        after: usize,
    },
    /// A permission changes.
    Permission {
        /// Exact alarms.
        exact: Option<bool>,
        /// Notifications.
        notifications: Option<bool>,
    },
    /// A hold begins.
    Hold {
        /// Why.
        kind: HoldKind,
        /// The rule; without it everything.
        rule: Option<String>,
    },
    /// Every hold of the kind ends.
    HoldEnds {
        /// Which kind.
        kind: HoldKind,
    },
    /// Screening stops exercise, or gives it free.
    Screening {
        /// Whether it stops.
        stops: bool,
    },
    /// The phone reports driving.
    Driving {
        /// Until then.
        until: DateTime<Utc>,
    },
    /// A nudge was answered.
    Answered,
    /// A dose of a medicine that no rule planned is recorded.
    Dose {
        /// The medicine.
        medicine: String,
        /// How much.
        #[serde(default)]
        amount: Amount,
        /// When it really was, if it is entered later.
        effective: Option<DateTime<Utc>>,
    },
    /// A recorded dose was an error.
    InError {
        /// `dose-1`, `dose-2`, ... in the order in which they were entered.
        dose: String,
    },
    /// It is asked what is said before a dose.
    Check {
        /// The medicine.
        medicine: String,
        /// How much.
        #[serde(default)]
        amount: Amount,
    },
    /// The opioids of the last 24 hours are added up.
    Opioids,
    /// Something happens to the stock of a medicine: one of the three.
    Stock {
        /// The medicine.
        medicine: String,
        /// A packet of so many came.
        added: Option<f64>,
        /// Somebody counted so many.
        counted: Option<f64>,
        /// So many were thrown away.
        discarded: Option<f64>,
        /// Until when the packet keeps.
        expires: Option<NaiveDate>,
    },
}

/// What must come of it. What is not named is not compared.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// Every occurrence, in order; of each the fields that are named.
    pub occurrences: Option<Vec<BTreeMap<String, Value>>>,
    /// Every occurrence that a date's absence took away, by id.
    pub dropped: Option<Vec<String>>,
    /// Every notification that was shown, in order.
    pub shown: Option<Vec<BTreeMap<String, Value>>>,
    /// Every notification that is planned at the end, in order.
    pub planned: Option<Vec<BTreeMap<String, Value>>>,
    /// Plans at events: the `at` of the event, and fields of that plan.
    #[serde(default)]
    pub plans: Vec<BTreeMap<String, Value>>,
    /// How many occurrences there are.
    pub count: Option<usize>,
    /// What was said before doses, in order.
    pub checks: Option<Vec<BTreeMap<String, Value>>>,
    /// The doses that were recorded, in order.
    pub doses: Option<Vec<BTreeMap<String, Value>>>,
    /// The sums of opioids, in order.
    pub opioids: Option<Vec<BTreeMap<String, Value>>>,
    /// What is left of each medicine at the end.
    pub supply: Option<Vec<BTreeMap<String, Value>>>,
    /// The shares of each rule with a medicine, and of all.
    pub adherence: Option<Vec<BTreeMap<String, Value>>>,
}

fn android() -> Platform {
    Platform::Android
}

fn medicine() -> Class {
    Class::Medicine
}

fn other() -> SkipReason {
    SkipReason::Other
}

fn follow() -> ZonePolicy {
    ZonePolicy::Follow
}

fn two_hours() -> i64 {
    120
}

fn one() -> u16 {
    1
}

fn yes() -> bool {
    true
}

fn class<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Class, D::Error> {
    let code = String::deserialize(deserializer)?;
    Class::of_code(&code).ok_or_else(|| serde::de::Error::custom("no class of notification"))
}

fn clock(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}

fn times<'de, D: Deserializer<'de>, const N: usize>(
    deserializer: D,
) -> std::result::Result<Option<[NaiveTime; N]>, D::Error> {
    let texts = Vec::<String>::deserialize(deserializer)?;
    let read: Option<Vec<NaiveTime>> = texts.iter().map(|text| clock(text)).collect();
    read.and_then(|read| read.try_into().ok())
        .map(Some)
        .ok_or_else(|| serde::de::Error::custom(format!("{N} times as HH:MM")))
}

fn five_times<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<Option<[NaiveTime; 5]>, D::Error> {
    times(deserializer)
}

fn two_times<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<Option<[NaiveTime; 2]>, D::Error> {
    times(deserializer)
}

fn one_time<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Option<NaiveTime>, D::Error> {
    let text = String::deserialize(deserializer)?;
    clock(&text)
        .map(Some)
        .ok_or_else(|| serde::de::Error::custom("a time as HH:MM"))
}

/// The timing that times of day or a FHIR `Timing` say.
pub(super) fn timing_of(times: Option<&Vec<String>>, timing: Option<&Value>, field: &str) -> Result<Timing> {
    match (times, timing) {
        (Some(times), None) => {
            let times: Vec<String> = times.iter().map(|time| format!("{time}:00")).collect();
            Timing::from_fhir(&json!({"repeat": {"period": 1, "periodUnit": "d", "timeOfDay": times}}))
        }
        (None, Some(timing)) => Timing::from_fhir(timing),
        _ => Err(Error::invalid(field.to_owned(), "either times or a timing")),
    }
}

impl RuleOf {
    pub(super) fn parts(&self) -> Result<Vec<Part>> {
        if self.part.is_empty() {
            let timing = timing_of(self.times.as_ref(), self.timing.as_ref(), &self.id)?;
            return Ok(vec![Part {
                id: "1".into(),
                sequence: 1,
                timing,
            }]);
        }
        let parts = self.part.iter();
        parts
            .map(|part| {
                Ok(Part {
                    id: part.id.clone(),
                    sequence: part.sequence,
                    timing: timing_of(part.times.as_ref(), part.timing.as_ref(), &part.id)?,
                })
            })
            .collect()
    }
}

impl Scenario {
    /// Reads a scenario: JSON where it begins with a brace, TOML otherwise.
    ///
    /// # Errors
    /// [`Error::Asset`] with the place in the file.
    pub fn read(text: &str) -> Result<Self> {
        let wrong = |reason: String| Error::asset("scenario", "file", reason);
        let scenario: Self = if text.trim_start().starts_with('{') {
            serde_json::from_str(text).map_err(|e| wrong(e.to_string()))?
        } else {
            toml::from_str(text).map_err(|e| wrong(e.to_string()))?
        };
        if scenario.until <= scenario.now {
            return Err(wrong("until: after now".into()));
        }
        if scenario.event.windows(2).any(|two| two[1].at < two[0].at) {
            return Err(wrong("event: in the order in which they happen".into()));
        }
        Ok(scenario)
    }
}
