//! What the schedule gives, for an oracle that is written in another language, and how fast.
//!
//!     occurrences release            the release of the zone database
//!     occurrences expand < RULES     a line of JSON with instants for each line with a rule
//!     occurrences soak < SCENARIO    what a long scenario left: how many, how often each was shown
//!     occurrences speed              seconds for a year of ten rules, and for sorting the same instants

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a tool of the test stages: what fails ends it, what it finds is printed"
)]

use std::collections::BTreeMap;
use std::io::{BufRead, Read};
use std::time::Instant;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use lissom::evaluation::scenario::{self, Scenario};
use lissom::schedule::{
    Course, DaySlots, Horizon, LaidZones, Part, Place, Schedule, Timing, Version, ZoneLine, expand_all,
};
use lissom::time::ZoneDatabase;
use serde_json::{Value, json};

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("release") => println!("{}", ZoneDatabase::open().unwrap().release().expect("a release")),
        Some("expand") => expand(),
        Some("soak") => soak(),
        Some("speed") => speed(),
        _ => panic!("release, expand, soak or speed"),
    }
}

fn course(what: &str, from: NaiveDate, starts_at: Option<DateTime<FixedOffset>>, timing: &Value) -> Course {
    Course {
        what: what.to_owned(),
        versions: vec![Version {
            from,
            anchor: from,
            starts_at,
            parts: vec![Part {
                id: "1".into(),
                sequence: 1,
                timing: Timing::from_fhir(timing).expect("a rule that holds"),
            }],
        }],
    }
}

fn place<'a>(zones: &'a LaidZones, slots: &'a DaySlots) -> Place<'a> {
    Place {
        zones,
        slots,
        minimum_gap: None,
        taken: None,
    }
}

fn expand() {
    let database = ZoneDatabase::open().unwrap();
    let slots = DaySlots::shipped().unwrap();
    for line in std::io::stdin().lock().lines() {
        let rule: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let text = |key: &str| rule[key].as_str().unwrap_or_default();
        let horizon = Horizon {
            from: text("start").parse::<DateTime<Utc>>().unwrap(),
            until: text("until").parse::<DateTime<Utc>>().unwrap(),
            limit: 1_000_000,
        };
        let course = course(
            "it",
            text("from").parse().unwrap(),
            text("starts_at").parse().ok(),
            &rule["timing"],
        );
        let schedule = Schedule::of(&course).unwrap();
        let zones = ZoneLine::single(database.zone(text("zone")).unwrap());
        let laid = zones.laid(horizon.from.timestamp(), horizon.until.timestamp());
        let found = schedule.expand(&place(&laid, &slots), horizon);
        let dates = found
            .due
            .iter()
            .map(|due| json!([due.at, due.date().to_string()]));
        println!(
            "{}",
            json!({"due": dates.collect::<Vec<_>>(), "dropped": found.dropped.len()})
        );
    }
}

fn soak() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let scenario = Scenario::read(&text).expect("a scenario");
    let outcome = scenario::run(&scenario).expect("it runs");
    let mut shown: BTreeMap<&str, u32> = BTreeMap::new();
    for one in &outcome.shown {
        for about in &one.about {
            *shown.entry(about).or_default() += 1;
        }
    }
    let mut rules: BTreeMap<String, [u32; 4]> = BTreeMap::new();
    let mut ids: BTreeMap<&str, u32> = BTreeMap::new();
    for one in &outcome.occurrences {
        *ids.entry(&one.id).or_default() += 1;
        let rule = one.id.split('/').next().unwrap_or_default().to_owned();
        let counts = rules.entry(rule).or_default();
        let times = shown.get(one.id.as_str()).copied().unwrap_or(0);
        counts[0] += 1;
        counts[1] += u32::from(times == 1);
        counts[2] += u32::from(times > 1);
        counts[3] += u32::from(times == 0 && one.state != "upcoming" && one.state != "taken");
    }
    let doubled = ids.values().filter(|times| **times > 1).count();
    println!("{}", json!({"rules": rules, "doubled_ids": doubled}));
}

/// A year of ten rules in Oslo to sorted instants, and the same instants shuffled and sorted.
fn speed() {
    let zone = ZoneDatabase::open().unwrap().zone("Europe/Oslo").unwrap();
    let slots = DaySlots::shipped().unwrap();
    let from: NaiveDate = "2026-01-01".parse().unwrap();
    let schedules: Vec<Schedule> = (0..10)
        .map(|rule| {
            let times = [
                format!("{:02}:{:02}:00", 6 + rule, 5 * rule),
                format!("{:02}:{:02}:00", 12 + rule, 3 * rule),
            ];
            let timing = json!({"repeat": {"period": 1, "periodUnit": "d", "timeOfDay": times}});
            Schedule::of(&course(&format!("r{rule}"), from, None, &timing)).unwrap()
        })
        .collect();
    let horizon = Horizon {
        from: "2026-01-01T00:00:00Z".parse().unwrap(),
        until: "2027-01-01T00:00:00Z".parse().unwrap(),
        limit: 1_000_000,
    };
    let zones = ZoneLine::single(zone);
    let mut best = [f64::MAX; 2];
    let mut count = 0;
    for _ in 0..200 {
        let start = Instant::now();
        let laid = zones.laid(horizon.from.timestamp(), horizon.until.timestamp());
        let all: Vec<(&Schedule, Place<'_>)> =
            schedules.iter().map(|one| (one, place(&laid, &slots))).collect();
        let found = expand_all(&all, horizon);
        best[0] = best[0].min(start.elapsed().as_secs_f64());
        count = found.due.len();
        let mut instants: Vec<i64> = found.due.iter().map(|due| due.at).collect();
        assert!(instants.is_sorted());
        // Fisher-Yates from a fixed seed.
        let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
        for place in (1..instants.len()).rev() {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            instants.swap(
                place,
                usize::try_from(seed % (u64::try_from(place).unwrap() + 1)).unwrap(),
            );
        }
        let start = Instant::now();
        instants.sort_unstable();
        best[1] = best[1].min(start.elapsed().as_secs_f64());
        std::hint::black_box(instants);
    }
    println!("{} {:.9} {:.9}", count, best[0], best[1]);
}
