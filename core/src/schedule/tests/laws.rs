use chrono::{Datelike, NaiveDate, TimeDelta};
use proptest::prelude::*;

use super::*;
use crate::time::Met;

const ZONES: [&str; 16] = [
    "Europe/Oslo",
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Casablanca",
    "Africa/Cairo",
    "Asia/Beirut",
    "America/Havana",
    "America/Nuuk",
    "Asia/Gaza",
    "Antarctica/Troll",
    "Europe/Dublin",
    "Pacific/Chatham",
    "Asia/Kathmandu",
    "America/Scoresbysund",
    "America/Asuncion",
];

fn a_zone() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(&ZONES[..])
}

fn a_date() -> impl Strategy<Value = NaiveDate> {
    (2000_i32..2040, 1_u32..367).prop_filter_map("a day of the year", |(year, day)| {
        NaiveDate::from_yo_opt(year, day)
    })
}

fn times() -> impl Strategy<Value = Vec<u32>> {
    proptest::collection::btree_set(0_u32..96, 1..5)
        .prop_map(|set| set.into_iter().map(|quarter| quarter * 15).collect())
}

fn rule(minutes: &[u32], period: u32) -> Value {
    let times: Vec<String> = minutes
        .iter()
        .map(|minute| format!("{:02}:{:02}:00", minute / 60, minute % 60))
        .collect();
    json!({"repeat": {"period": period, "periodUnit": "d", "timeOfDay": times}})
}

fn from_date(date: NaiveDate, days: i64) -> Horizon {
    let from = date.and_time(chrono::NaiveTime::MIN).and_utc();
    Horizon {
        from: from - TimeDelta::days(2),
        until: from + TimeDelta::days(days),
        limit: 100_000,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_occurrence_is_lost_or_doubled(name in a_zone(), start in a_date(), minutes in times(), period in 1_u32..5) {
        let line = ZoneLine::single(zone(name));
        let horizon = from_date(start, 80);
        let course = course(&start.to_string(), &rule(&minutes, period));
        let (found, dropped) = in_place(&course, &line, horizon, |schedule, place| {
            (schedule.occurrences(place, horizon), schedule.expand(place, horizon).dropped)
        });
        prop_assert!(found.windows(2).all(|two| two[0].at <= two[1].at));
        let mut ids: Vec<_> = found.iter().map(|one| &one.id).chain(dropped.iter().map(|one| &one.id)).collect();
        let all = ids.len();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), all);
        for one in &found {
            // The clock shows what the rule says, but in a gap.
            let slot: usize = one.id.slot.as_str()[1..].parse().unwrap();
            let minute = i64::from(minutes[slot - 1]);
            let planned = one.id.date.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(minute);
            prop_assert_eq!(one.local == planned, one.met != Met::Gap);
            prop_assert_eq!((one.id.date - start).num_days() % i64::from(period), 0);
        }
        // Each date well inside the horizon has each of its times, or said why not.
        for step in 0..(70 / i64::from(period)) {
            let date = start + TimeDelta::days(step * i64::from(period));
            let here = ids.iter().filter(|id| id.date == date).count();
            prop_assert_eq!(here, minutes.len(), "{}", date);
        }
    }

    #[test]
    fn elapsed_rules_are_exactly_their_period_apart(name in a_zone(), start in a_date(), hours in 1_u32..50) {
        let timing = json!({"repeat": {"boundsPeriod": {"start": format!("{start}T06:00:00Z")}, "period": hours, "periodUnit": "h"}});
        let found = occurrences(&course(&start.to_string(), &timing), &ZoneLine::single(zone(name)), from_date(start, 40));
        prop_assert!(found.len() > 10);
        for (place, one) in found.iter().enumerate() {
            prop_assert_eq!(one.id.slot.as_str(), format!("n{place}"));
        }
        for two in found.windows(2) {
            prop_assert_eq!(two[1].at - two[0].at, TimeDelta::hours(i64::from(hours)));
        }
    }

    #[test]
    fn a_journey_loses_and_doubles_nothing(
        names in proptest::collection::vec(a_zone(), 2..6),
        start in a_date(),
        hops in proptest::collection::vec(5_i64..300, 5),
        minutes in times(),
    ) {
        // Where a whole date is left out it is dropped, on a journey as at home; Samoa is its own test.
        prop_assume!(!names.contains(&"Pacific/Apia"));
        let mut line = ZoneLine::single(zone(names[0]));
        let mut at = start.and_time(chrono::NaiveTime::MIN).and_utc();
        for (name, hours) in names[1..].iter().zip(&hops) {
            at += TimeDelta::hours(*hours);
            line.enters(at, zone(name)).unwrap();
        }
        let horizon = from_date(start, 90);
        let found = occurrences(&course(&start.to_string(), &rule(&minutes, 1)), &line, horizon);
        let mut ids: Vec<_> = found.iter().map(|one| one.id.clone()).collect();
        ids.sort();
        let unique = { let mut unique = ids.clone(); unique.dedup(); unique.len() };
        prop_assert_eq!(unique, ids.len());
        for step in 0..80 {
            let date = start + TimeDelta::days(step);
            prop_assert_eq!(ids.iter().filter(|id| id.date == date).count(), minutes.len(), "{}", date);
        }
    }

    #[test]
    fn a_horizon_in_pieces_gives_what_one_piece_gives(name in a_zone(), start in a_date(), minutes in times(), cut in 1_i64..79) {
        let line = ZoneLine::single(zone(name));
        let whole = from_date(start, 80);
        let course = course(&start.to_string(), &rule(&minutes, 1));
        let middle = whole.from + TimeDelta::days(cut) + TimeDelta::minutes(17);
        let mut pieces = occurrences(&course, &line, Horizon { until: middle, ..whole });
        pieces.extend(occurrences(&course, &line, Horizon { from: middle, ..whole }));
        prop_assert_eq!(pieces, occurrences(&course, &line, whole));
    }

    #[test]
    fn rules_together_give_what_each_gives_alone_in_their_order(
        names in (a_zone(), a_zone()),
        start in a_date(),
        rules in proptest::collection::vec((times(), 1_u32..4, 0_u8..6, any::<bool>()), 1..8),
        // More lines than are walked at once.
        copies in prop_oneof![19 => Just(1_usize), 1 => Just(20)],
        limit in 1_usize..400,
    ) {
        let horizon = from_date(start, 40);
        let schedules: Vec<(Schedule, bool)> = std::iter::repeat_n(&rules, copies)
            .flatten()
            .map(|(minutes, period, kind, elsewhere)| {
                let mut timing = rule(minutes, *period);
                let repeat = &mut timing["repeat"];
                match kind {
                    0 => repeat["count"] = json!(7),
                    1 => repeat["dayOfWeek"] = json!(["tue", "sun"]),
                    2 => repeat["boundsPeriod"] = json!({"start": format!("{start}T09:00:00Z"), "end": format!("{}T12:00:00Z", start + TimeDelta::days(9))}),
                    3 => timing = json!({"repeat": {"frequency": 1, "period": 1, "periodUnit": "d", "when": ["HS", "MORN"]}}),
                    4 => timing = json!({"repeat": {"boundsPeriod": {"start": format!("{start}T06:00:00Z")}, "period": 7, "periodUnit": "h"}}),
                    _ => {}
                }
                (Schedule::of(&course(&start.to_string(), &timing)).unwrap(), *elsewhere)
            })
            .collect();
        let slots = DaySlots::shipped().unwrap();
        let laid = [names.0, names.1].map(|name| {
            ZoneLine::single(zone(name)).laid(horizon.from.timestamp(), horizon.until.timestamp())
        });
        let all: Vec<(&Schedule, Place<'_>)> = schedules
            .iter()
            .map(|(schedule, elsewhere)| {
                let zones = &laid[usize::from(*elsewhere)];
                (schedule, Place { zones, slots: &slots, minimum_gap: None, taken: None })
            })
            .collect();
        let together = expand_all(&all, horizon);
        let mut alone: Vec<(i64, usize, OccurrenceId)> = Vec::new();
        for (number, (schedule, place)) in all.iter().enumerate() {
            let due = schedule.expand(place, horizon).due;
            alone.extend(due.iter().map(|due| (due.at, number, schedule.id(due))));
        }
        alone.sort_by_key(|(at, number, _)| (*at, *number));
        let named = |found: &Expanded| -> Vec<(i64, usize, OccurrenceId)> {
            found.due.iter().map(|due| (due.at, usize::from(due.schedule), all[usize::from(due.schedule)].0.id(due))).collect()
        };
        prop_assert_eq!(&named(&together), &alone);
        // Fewer are the first of all.
        let first = expand_all(&all, Horizon { limit, ..horizon });
        prop_assert_eq!(first.cut, alone.len() > limit);
        alone.truncate(limit);
        prop_assert_eq!(named(&first), alone);
    }

    #[test]
    fn months_keep_the_anchors_day_or_the_months_last(start in a_date(), period in 1_u32..14) {
        let timing = json!({"repeat": {"period": period, "periodUnit": "mo", "timeOfDay": ["12:00:00"]}});
        let found = occurrences(&course(&start.to_string(), &timing), &ZoneLine::single(zone("Etc/UTC")), from_date(start, 3_000));
        for (place, one) in found.iter().enumerate() {
            let expected = start.checked_add_months(chrono::Months::new(u32::try_from(place).unwrap() * period)).unwrap();
            prop_assert_eq!(one.id.date, expected);
            prop_assert!(one.id.date.day() <= start.day());
        }
    }

    #[test]
    fn reading_never_panics_and_what_is_read_is_written_back(text in "\\PC{0,60}", number in any::<i64>(), unit in "(s|min|h|d|wk|mo|a|x)") {
        let _ = Timing::parse(&text);
        let json = json!({"repeat": {"period": number, "periodUnit": unit, "count": number, "frequency": 1}});
        if let Ok(timing) = Timing::from_fhir(&json) {
            prop_assert_eq!(timing.to_fhir(), json);
        }
    }
}
