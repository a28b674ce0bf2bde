//! What came of a scenario, as it is printed and compared.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime};
use serde::Serialize;

use super::medicines_told::{AdherenceTold, CheckTold, DoseTold, OpioidsTold, SupplyTold};
use crate::reminders::Why;
use crate::schedule::{Moved, Occurrence};
use crate::time::Met;

/// An occurrence as it is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// Its identity.
    pub id: String,
    /// When it is due, UTC.
    pub at: String,
    /// What the clock shows then.
    pub local: String,
    /// The zone of that clock.
    pub zone: String,
    /// upcoming, due, snoozed, taken, skipped, missed or held.
    pub state: String,
    /// `clock-change`, `zone-change` or `minimum-gap` where its time is not the rule's.
    pub note: Option<String>,
}

/// A notification as it is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// When, UTC.
    pub at: String,
    /// What the clock shows then.
    pub local: String,
    /// due, catch-up, repeat-1.. or sentinel.
    pub kind: String,
    /// What it is about.
    pub class: String,
    /// The occurrences.
    pub about: Vec<String>,
    /// Without a sound.
    pub silent: bool,
}

/// A plan as it stood after an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanTold {
    /// After the event at this instant; the beginning first.
    pub at: String,
    /// How many notifications.
    pub count: usize,
    /// How many the phone was asked to cancel.
    pub cancelled: usize,
    /// How many the phone was asked to add.
    pub added: usize,
    /// Whether alarms may come late.
    pub inexact: bool,
    /// Whether they are shown at all.
    pub deliverable: bool,
    /// The notifications.
    pub notifications: Vec<Shown>,
    /// What is not notified, by occurrence, and why.
    pub left_out: BTreeMap<String, String>,
}

/// What came of a scenario.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outcome {
    /// Every occurrence, by instant.
    pub occurrences: Vec<Told>,
    /// Occurrences on a date that does not exist.
    pub dropped: Vec<String>,
    /// Every notification that was shown.
    pub shown: Vec<Shown>,
    /// The plan at the end.
    pub planned: Vec<Shown>,
    /// The plan at the beginning and after every event.
    pub plans: Vec<PlanTold>,
    /// What was said before doses.
    pub checks: Vec<CheckTold>,
    /// The doses that were recorded.
    pub doses: Vec<DoseTold>,
    /// The sums of opioids.
    pub opioids: Vec<OpioidsTold>,
    /// What is left of each medicine at the end.
    pub supply: Vec<SupplyTold>,
    /// The shares of each rule with a medicine, and of all.
    pub adherence: Vec<AdherenceTold>,
    /// The release of the zone database.
    pub tzdb: Option<String>,
}

pub(super) fn written(at: i64) -> String {
    let at = DateTime::from_timestamp(at, 0).unwrap_or_default();
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

pub(super) fn civil(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M:%S").to_string()
}

pub(super) fn code(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        Ok(serde_json::Value::Object(map)) => map
            .iter()
            .map(|(key, value)| format!("{key}-{}", value.to_string().trim_matches('"')))
            .collect(),
        _ => String::new(),
    }
}

pub(super) fn said(why: Why) -> String {
    code(&why)
}

pub(super) fn told(one: &Occurrence, state: String) -> Told {
    let note = match (one.moved, one.met) {
        (Moved::ZoneEntered, _) => Some("zone-change"),
        (Moved::MinimumGap, _) => Some("minimum-gap"),
        (Moved::No, Met::Gap) => Some("clock-change"),
        _ => None,
    };
    Told {
        id: one.id.to_string(),
        at: written(one.at.timestamp()),
        local: civil(one.local),
        zone: one.zone.clone(),
        state,
        note: note.map(str::to_owned),
    }
}
