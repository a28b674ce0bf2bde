//! The room's tests: worked cases with exact instants, FHIR both ways, what is refused, and laws over zones.

mod cases;
mod fhir;
mod laws;
mod refused;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::*;
use crate::time::{Zone, ZoneDatabase};

pub(super) fn zone(name: &str) -> Zone {
    ZoneDatabase::open().unwrap().zone(name).unwrap()
}

pub(super) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub(super) fn course(from: &str, timing: &Value) -> Course {
    Course {
        what: "medicine".into(),
        versions: vec![Version {
            from: from.parse().unwrap(),
            anchor: from.parse().unwrap(),
            starts_at: None,
            parts: vec![part("1", 1, timing)],
        }],
    }
}

pub(super) fn part(id: &str, sequence: u16, timing: &Value) -> Part {
    Part {
        id: id.into(),
        sequence,
        timing: Timing::from_fhir(timing).unwrap(),
    }
}

pub(super) fn daily(times: &[&str]) -> Value {
    let times: Vec<String> = times.iter().map(|time| format!("{time}:00")).collect();
    json!({"repeat": {"period": 1, "periodUnit": "d", "timeOfDay": times}})
}

pub(super) fn days(from: &str, until: &str) -> Horizon {
    Horizon {
        from: at(from),
        until: at(until),
        limit: 10_000,
    }
}

/// Runs with a course's schedule in a place with these zones.
pub(super) fn in_place<T>(
    course: &Course,
    line: &ZoneLine,
    horizon: Horizon,
    run: impl FnOnce(&Schedule, &Place<'_>) -> T,
) -> T {
    let slots = DaySlots::shipped().unwrap();
    let zones = line.laid(horizon.from.timestamp(), horizon.until.timestamp());
    let place = Place {
        zones: &zones,
        slots: &slots,
        minimum_gap: None,
        taken: None,
    };
    run(&Schedule::of(course).unwrap(), &place)
}

pub(super) fn occurrences(course: &Course, line: &ZoneLine, horizon: Horizon) -> Vec<Occurrence> {
    in_place(course, line, horizon, |schedule, place| {
        schedule.occurrences(place, horizon)
    })
}

pub(super) fn instants(found: &[Occurrence]) -> Vec<String> {
    let written = found.iter();
    written
        .map(|one| one.at.format("%Y-%m-%dT%H:%MZ").to_string())
        .collect()
}
