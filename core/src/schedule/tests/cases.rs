use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::*;
use crate::time::Met;

/// A case: the name, the zone, the first date, the rule, the horizon, the instants.
type Case = (
    &'static str,
    &'static str,
    &'static str,
    Value,
    [&'static str; 2],
    Vec<&'static str>,
);

#[test]
fn the_worked_cases_give_their_exact_instants() {
    let months = |missing: &str| {
        json!({"repeat": {"period": 1, "periodUnit": "mo", "timeOfDay": ["08:00:00"], "extension": [
            {"url": "urn:lissom:timing:days-of-month", "extension": [
                {"url": "day", "valueInteger": 31}, {"url": "missing", "valueCode": missing}]}]}})
    };
    let hours = |hours: u32, start: &str| json!({"repeat": {"boundsPeriod": {"start": start}, "frequency": 1, "period": hours, "periodUnit": "h"}});
    let cases: Vec<Case> = vec![
        (
            "T1",
            "Europe/Berlin",
            "2026-03-28",
            daily(&["08:00"]),
            ["2026-03-28T00:00:00Z", "2026-03-30T22:00:00Z"],
            vec!["2026-03-28T07:00Z", "2026-03-29T06:00Z", "2026-03-30T06:00Z"],
        ),
        (
            "T2 gap",
            "Europe/Berlin",
            "2026-03-28",
            daily(&["02:30"]),
            ["2026-03-28T00:00:00Z", "2026-03-30T22:00:00Z"],
            vec!["2026-03-28T01:30Z", "2026-03-29T01:30Z", "2026-03-30T00:30Z"],
        ),
        (
            "T3 fold",
            "Europe/Berlin",
            "2026-10-24",
            daily(&["02:30"]),
            ["2026-10-24T00:00:00Z", "2026-10-26T22:00:00Z"],
            vec!["2026-10-24T00:30Z", "2026-10-25T00:30Z", "2026-10-26T01:30Z"],
        ),
        (
            "T4",
            "America/New_York",
            "2026-03-08",
            daily(&["01:30", "02:30", "03:30"]),
            ["2026-03-08T00:00:00Z", "2026-03-10T00:00:00Z"],
            vec![
                "2026-03-08T06:30Z",
                "2026-03-08T07:30Z",
                "2026-03-08T07:30Z",
                "2026-03-09T05:30Z",
                "2026-03-09T06:30Z",
                "2026-03-09T07:30Z",
            ],
        ),
        (
            "T6",
            "Africa/Cairo",
            "2026-10-29",
            daily(&["23:30"]),
            ["2026-10-29T00:00:00Z", "2026-10-31T00:00:00Z"],
            vec!["2026-10-29T20:30Z", "2026-10-30T21:30Z"],
        ),
        (
            "T7",
            "Asia/Beirut",
            "2026-03-28",
            daily(&["00:00"]),
            ["2026-03-27T00:00:00Z", "2026-03-30T00:00:00Z"],
            vec!["2026-03-27T22:00Z", "2026-03-28T22:00Z", "2026-03-29T21:00Z"],
        ),
        (
            "T9 spring",
            "Australia/Lord_Howe",
            "2026-10-03",
            daily(&["02:15"]),
            ["2026-10-02T00:00:00Z", "2026-10-05T00:00:00Z"],
            vec!["2026-10-02T15:45Z", "2026-10-03T15:45Z", "2026-10-04T15:15Z"],
        ),
        (
            "T9 autumn",
            "Australia/Lord_Howe",
            "2026-04-04",
            daily(&["01:45"]),
            ["2026-04-03T00:00:00Z", "2026-04-06T00:00:00Z"],
            vec!["2026-04-03T14:45Z", "2026-04-04T14:45Z", "2026-04-05T15:15Z"],
        ),
        (
            "T11",
            "Pacific/Apia",
            "2011-12-28",
            daily(&["08:00"]),
            ["2011-12-28T00:00:00Z", "2012-01-01T00:00:00Z"],
            vec![
                "2011-12-28T18:00Z",
                "2011-12-29T18:00Z",
                "2011-12-30T18:00Z",
                "2011-12-31T18:00Z",
            ],
        ),
        (
            "T14",
            "Europe/Berlin",
            "2026-03-28",
            hours(8, "2026-03-28T23:00:00+01:00"),
            ["2026-03-28T00:00:00Z", "2026-03-29T23:00:00Z"],
            vec![
                "2026-03-28T22:00Z",
                "2026-03-29T06:00Z",
                "2026-03-29T14:00Z",
                "2026-03-29T22:00Z",
            ],
        ),
        (
            "T15",
            "Europe/Berlin",
            "2026-10-24",
            hours(6, "2026-10-24T22:00:00+02:00"),
            ["2026-10-24T00:00:00Z", "2026-10-25T15:00:00Z"],
            vec![
                "2026-10-24T20:00Z",
                "2026-10-25T02:00Z",
                "2026-10-25T08:00Z",
                "2026-10-25T14:00Z",
            ],
        ),
        (
            "T17",
            "Europe/Berlin",
            "2026-01-05",
            json!({"repeat": {"frequency": 1, "period": 84, "periodUnit": "d", "timeOfDay": ["09:00:00"]}}),
            ["2026-01-01T00:00:00Z", "2026-12-01T00:00:00Z"],
            vec![
                "2026-01-05T08:00Z",
                "2026-03-30T07:00Z",
                "2026-06-22T07:00Z",
                "2026-09-14T07:00Z",
            ],
        ),
        (
            "T18",
            "Europe/Berlin",
            "2026-01-05",
            json!({"repeat": {"period": 1, "periodUnit": "d", "timeOfDay": ["21:00:00"], "extension": [
                {"url": "urn:lissom:timing:cycle", "extension": [
                    {"url": "on", "valuePositiveInt": 21}, {"url": "off", "valuePositiveInt": 7}]}]}}),
            ["2026-01-24T21:00:00Z", "2026-02-03T00:00:00Z"],
            vec!["2026-01-25T20:00Z", "2026-02-02T20:00Z"],
        ),
        (
            "T20 clamp",
            "Europe/Berlin",
            "2026-01-01",
            months("clamp"),
            ["2026-01-01T00:00:00Z", "2026-05-01T00:00:00Z"],
            vec![
                "2026-01-31T07:00Z",
                "2026-02-28T07:00Z",
                "2026-03-31T06:00Z",
                "2026-04-30T06:00Z",
            ],
        ),
        (
            "T20 skip",
            "Europe/Berlin",
            "2026-01-01",
            months("skip"),
            ["2026-01-01T00:00:00Z", "2026-08-01T00:00:00Z"],
            vec![
                "2026-01-31T07:00Z",
                "2026-03-31T06:00Z",
                "2026-05-31T06:00Z",
                "2026-07-31T06:00Z",
            ],
        ),
        (
            "T25",
            "America/Phoenix",
            "2026-07-10",
            daily(&["21:00"]),
            ["2026-07-10T12:00:00Z", "2026-07-11T12:00:00Z"],
            vec!["2026-07-11T04:00Z"],
        ),
    ];
    for (name, place, from, timing, [start, end], expected) in cases {
        let found = occurrences(
            &course(from, &timing),
            &ZoneLine::single(zone(place)),
            days(start, end),
        );
        assert_eq!(instants(&found), expected, "{name}");
    }
}

#[test]
fn a_clock_change_is_said_and_a_missing_date_is_dropped_and_said() {
    let berlin = ZoneLine::single(zone("Europe/Berlin"));
    let spring = days("2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z");
    let found = occurrences(&course("2026-03-01", &daily(&["02:30"])), &berlin, spring);
    assert_eq!(
        (found[0].met, found[0].local.to_string().as_str()),
        (Met::Gap, "2026-03-29 03:30:00")
    );
    assert_eq!(found[0].id.to_string(), "medicine/1/2026-03-29/t1");

    let apia = ZoneLine::single(zone("Pacific/Apia"));
    let asked = days("2011-12-28T00:00:00Z", "2012-01-02T00:00:00Z");
    let dropped = in_place(
        &course("2011-12-01", &daily(&["08:00"])),
        &apia,
        asked,
        |schedule, place| schedule.expand(place, asked).dropped,
    );
    assert_eq!(dropped.len(), 1);
    assert_eq!(dropped[0].id.date.to_string(), "2011-12-30");
}

#[test]
fn a_taper_runs_one_step_after_the_other_and_ends() {
    let step = |id: &str, sequence| {
        let timing = json!({"repeat": {
            "boundsDuration": {"value": 5, "system": "http://unitsofmeasure.org", "code": "d"},
            "period": 1, "periodUnit": "d", "timeOfDay": ["08:00:00"]}});
        part(id, sequence, &timing)
    };
    let mut taper = course("2026-03-25", &daily(&["08:00"]));
    taper.versions[0].parts = vec![step("30mg", 1), step("20mg", 2), step("10mg", 3), step("5mg", 4)];
    let line = ZoneLine::single(zone("Europe/Berlin"));
    let found = occurrences(
        &taper,
        &line,
        days("2026-03-01T00:00:00Z", "2026-06-01T00:00:00Z"),
    );
    assert_eq!(found.len(), 20);
    let mg: u32 = found
        .iter()
        .map(|one| one.id.part.trim_end_matches("mg").parse::<u32>().unwrap())
        .sum();
    assert_eq!(mg, 325);
    for (place, part, instant) in [
        (0, "30mg", "2026-03-25T07:00Z"),
        (4, "30mg", "2026-03-29T06:00Z"),
        (5, "20mg", "2026-03-30T06:00Z"),
        (10, "10mg", "2026-04-04T06:00Z"),
        (15, "5mg", "2026-04-09T06:00Z"),
        (19, "5mg", "2026-04-13T06:00Z"),
    ] {
        assert_eq!(
            (found[place].id.part.as_str(), instants(&found)[place].as_str()),
            (part, instant)
        );
    }
}

#[test]
fn an_edit_makes_a_version_from_a_date_on_and_keeps_the_lines_identity() {
    let mut edited = course("2026-05-01", &daily(&["08:00"]));
    edited.versions.push(Version {
        from: "2026-05-03".parse().unwrap(),
        parts: vec![part("1", 1, &daily(&["09:30"]))],
        ..edited.versions[0].clone()
    });
    let line = ZoneLine::single(zone("Europe/Oslo"));
    let found = occurrences(
        &edited,
        &line,
        days("2026-05-01T00:00:00Z", "2026-05-05T00:00:00Z"),
    );
    let told: Vec<String> = found
        .iter()
        .map(|one| format!("{} {}", one.id, one.local.time()))
        .collect();
    assert_eq!(
        told,
        [
            "medicine/1/2026-05-01/t1 08:00:00",
            "medicine/1/2026-05-02/t1 08:00:00",
            "medicine/1/2026-05-03/t1 09:30:00",
            "medicine/1/2026-05-04/t1 09:30:00",
        ]
    );
}

#[test]
fn flying_west_rings_once_and_flying_east_loses_nothing() {
    let mut west = ZoneLine::single(zone("Europe/Berlin"));
    west.enters(at("2026-05-02T10:00:00Z"), zone("America/New_York"))
        .unwrap();
    let asked = days("2026-05-02T00:00:00Z", "2026-05-04T00:00:00Z");
    let found = occurrences(&course("2026-05-01", &daily(&["08:00"])), &west, asked);
    // T23: no second 08:00 on the day of the flight.
    assert_eq!(instants(&found), ["2026-05-02T06:00Z", "2026-05-03T12:00Z"]);

    let mut east = ZoneLine::single(zone("America/New_York"));
    east.enters(at("2026-05-02T10:00:00Z"), zone("Europe/Berlin"))
        .unwrap();
    let found = occurrences(&course("2026-05-01", &daily(&["08:00"])), &east, asked);
    // Eight o'clock had passed on arrival: due at once, 22 hours after the dose before; the next keeps its clock time.
    assert_eq!(instants(&found), ["2026-05-02T10:00Z", "2026-05-03T06:00Z"]);
    assert_eq!(found[0].moved, Moved::ZoneEntered);
}

#[test]
fn after_a_change_of_zone_a_dose_keeps_its_distance() {
    let mut line = ZoneLine::single(zone("America/Los_Angeles"));
    // Tokyo is 16 hours ahead: 20:00 there comes 8 hours after 20:00 in Los Angeles.
    line.enters(at("2026-05-02T08:00:00Z"), zone("Asia/Tokyo"))
        .unwrap();
    let asked = days("2026-05-02T00:00:00Z", "2026-05-05T00:00:00Z");
    let evening = course("2026-05-01", &daily(&["20:00"]));
    let found = occurrences(&evening, &line, asked);
    assert_eq!(
        instants(&found),
        [
            "2026-05-02T03:00Z",
            "2026-05-02T15:00Z",
            "2026-05-03T11:00Z",
            "2026-05-04T11:00Z"
        ]
    );
    assert_eq!(found[1].moved, Moved::MinimumGap);
    let closer = in_place(&evening, &line, asked, |schedule, place| {
        let place = Place {
            minimum_gap: Some(TimeDelta::hours(6)),
            ..*place
        };
        schedule.occurrences(&place, asked)
    });
    assert_eq!(instants(&closer)[1], "2026-05-02T11:00Z");
}

#[test]
fn from_the_last_taken_counts_from_when_it_was_taken() {
    let timing = json!({"repeat": {"period": 8, "periodUnit": "h",
        "extension": [{"url": "urn:lissom:timing:from-last-taken", "valueBoolean": true}]}});
    let mut pain = course("2026-05-02", &timing);
    pain.versions[0].starts_at = Some("2026-05-02T10:00:00+02:00".parse().unwrap());
    let asked = days("2026-05-02T00:00:00Z", "2026-05-05T00:00:00Z");
    in_place(
        &pain,
        &ZoneLine::single(zone("Europe/Berlin")),
        asked,
        |schedule, place| {
            assert_eq!(schedule.from_last_taken().collect::<Vec<_>>(), ["1"]);
            let first = schedule.after_last_taken("1", None, place).unwrap();
            assert_eq!(first.at, at("2026-05-02T08:00:00Z"));
            let last = LastTaken {
                id: "a1".into(),
                at: at("2026-05-02T08:00:00Z"),
            };
            let next = schedule.after_last_taken("1", Some(&last), place).unwrap();
            assert_eq!(
                (next.at, next.id.slot.as_str()),
                (at("2026-05-02T16:00:00Z"), "a1")
            );
        },
    );
}

#[test]
fn a_part_follows_another_from_its_plan_or_from_when_it_was_taken() {
    let mut pair = course("2026-05-01", &daily(&["08:00"]));
    let after = json!({"repeat": {"extension": [{"url": "urn:lissom:timing:after", "extension": [
        {"url": "part", "valueString": "1"}, {"url": "delay-min", "valueUnsignedInt": 90}]}]}});
    pair.versions[0].parts.push(part("2", 1, &after));
    let asked = days("2026-05-01T00:00:00Z", "2026-05-02T00:00:00Z");
    let line = ZoneLine::single(zone("Europe/Oslo"));
    assert_eq!(
        instants(&occurrences(&pair, &line, asked)),
        ["2026-05-01T06:00Z", "2026-05-01T07:30Z"]
    );
    let taken = BTreeMap::from([(
        "medicine/1/2026-05-01/t1".parse().unwrap(),
        at("2026-05-01T06:40:00Z"),
    )]);
    let late = in_place(&pair, &line, asked, |schedule, place| {
        schedule.occurrences(
            &Place {
                taken: Some(&taken),
                ..*place
            },
            asked,
        )
    });
    assert_eq!(instants(&late)[1], "2026-05-01T08:10Z");
    assert_eq!(late[1].id.to_string(), "medicine/2/2026-05-01/t1");
}

#[test]
fn a_count_ends_the_rule_and_a_limit_is_said() {
    let counted = json!({"repeat": {"count": 5, "frequency": 2, "period": 1, "periodUnit": "d", "timeOfDay": ["08:00:00", "20:00:00"]}});
    let line = ZoneLine::single(zone("Europe/Oslo"));
    let asked = days("2026-05-01T00:00:00Z", "2027-05-01T00:00:00Z");
    assert_eq!(
        occurrences(&course("2026-05-01", &counted), &line, asked).len(),
        5
    );
    let later = days("2026-05-03T00:00:00Z", "2027-05-01T00:00:00Z");
    assert_eq!(
        instants(&occurrences(&course("2026-05-01", &counted), &line, later)),
        ["2026-05-03T06:00Z"]
    );
    let few = Horizon { limit: 3, ..asked };
    let (found, cut) = in_place(
        &course("2026-05-01", &daily(&["08:00"])),
        &line,
        asked,
        |schedule, place| {
            let found = schedule.expand(place, few);
            (found.due.len(), found.cut)
        },
    );
    assert_eq!((found, cut), (3, true));
}

#[test]
fn codes_fall_where_the_persons_day_puts_them() {
    let line = ZoneLine::single(zone("Europe/Oslo"));
    let asked = days("2026-05-01T00:00:00Z", "2026-05-02T00:00:00Z");
    for (code, times) in [
        ("BID", vec!["08:00", "18:30"]),
        ("TID", vec!["08:00", "12:30", "18:30"]),
        ("QID", vec!["08:00", "12:30", "18:30", "22:30"]),
        ("BED", vec!["22:30"]),
        ("QD", vec!["08:00"]),
    ] {
        let timing = json!({"code": {"coding": [{
            "system": "http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation", "code": code}]}});
        let found = occurrences(&course("2026-05-01", &timing), &line, asked);
        let told: Vec<String> = found
            .iter()
            .map(|one| one.local.format("%H:%M").to_string())
            .collect();
        assert_eq!(told, times, "{code}");
    }
}

#[test]
fn waking_hours_spread_or_step_through_the_window() {
    let line = ZoneLine::single(zone("Europe/Oslo"));
    let asked = days("2026-05-01T00:00:00Z", "2026-05-02T00:00:00Z");
    let window = |more: &Value, frequency: u32| {
        let mut parts = vec![
            json!({"url": "from", "valueTime": "08:00:00"}),
            json!({"url": "to", "valueTime": "20:00:00"}),
        ];
        if !more.is_null() {
            parts.push(more.clone());
        }
        json!({"repeat": {"frequency": frequency, "period": 1, "periodUnit": "d",
            "extension": [{"url": "urn:lissom:timing:window", "extension": parts}]}})
    };
    let told = |timing: &Value| -> Vec<String> {
        let found = occurrences(&course("2026-05-01", timing), &line, asked);
        found
            .iter()
            .map(|one| one.local.format("%H:%M").to_string())
            .collect()
    };
    assert_eq!(
        told(&window(&Value::Null, 4)),
        ["08:00", "12:00", "16:00", "20:00"]
    );
    let every = json!({"url": "every-min", "valuePositiveInt": 300});
    assert_eq!(told(&window(&every, 1)), ["08:00", "13:00", "18:00"]);
}
