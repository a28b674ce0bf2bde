//! A phone that travels: what was due stays due once, the next keeps its distance, and a medicine that asks is asked about.

use lissom::Error;
use lissom::content::Language;
use lissom::medication::{DoseState, PlannedDose};
use lissom::self_care::Fulfils;

use super::*;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// The phone shows another zone's time from now on, and says so.
fn lands(person: &Person, when: &str, zone: &str) {
    person.clock.set(at(when));
    person.care.environment_changed(zone, Language::En).unwrap();
    person.care.remind(person.id(), &phone(Platform::Ios)).unwrap();
}

/// The planned doses around the days of the journey, each as date, instant and clock time.
fn doses(person: &Person, from: &str, until: &str) -> Vec<PlannedDose> {
    let care = &person.care;
    care.read(|reader, moment| care.planned_doses(reader, moment, at(from), at(until)))
        .unwrap()
}

fn told(doses: &[PlannedDose]) -> Vec<String> {
    doses
        .iter()
        .map(|dose| {
            format!(
                "{} {} {}",
                dose.id.date.format("%d"),
                dose.at.format("%dT%H:%MZ"),
                dose.local.format("%H:%M")
            )
        })
        .collect()
}

/// Takes the dose that is nearest to now.
fn take(person: &Person) {
    let care = &person.care;
    let medicine = care
        .read(|reader, _| medication::medicines(reader))
        .unwrap()
        .remove(0);
    let dose = medication::Dose {
        medicine: medicine.id,
        quantity: Quantity::new(1.0, DoseUnit::Piece).unwrap(),
        taken: person.clock_at(),
    };
    care.take_dose(person.id(), |_| Ok(dose), Fulfils::Nearest)
        .unwrap();
}

// The made life begins in Oslo (UTC+1) on Monday 2 November 2026 at eight.

#[test]
fn flying_east_the_next_dose_keeps_half_its_distance_and_then_goes_by_the_clock() {
    let person = Person::new();
    medicine(&person, r#""08:00:00","20:00:00""#);
    take(&person);
    // 12:00 in Oslo is 20:00 in Tokyo (UTC+9): four hours after the last one.
    lands(&person, "2026-11-02T11:00:00Z", "Asia/Tokyo");
    let after = doses(&person, "2026-11-02T06:00:00Z", "2026-11-04T00:00:00Z");
    assert_eq!(
        told(&after),
        [
            "02 02T07:00Z 08:00",
            // Not at eleven: six hours after the first.
            "02 02T13:00Z 22:00",
            "03 02T23:00Z 08:00",
            "03 03T11:00Z 20:00",
            "04 03T23:00Z 08:00",
        ]
    );
    assert!(matches!(after[0].state, DoseState::Taken { .. }));
    assert!(!after[1].by_rule && after[2].by_rule);
    // The phone holds it as an instant: by the clock it would move with the next flight.
    let held = person.care.reminded().unwrap().unwrap().held;
    let about = after[1].id.to_string();
    let armed = held.iter().find(|one| one.about.contains(&about)).unwrap();
    let instant = lissom::reminders::Trigger::Absolute(after[1].at.timestamp());
    assert_eq!(armed.trigger, instant);
}

#[test]
fn flying_west_a_dose_that_was_due_before_the_flight_does_not_come_again() {
    let person = Person::new();
    medicine(&person, r#""08:00:00","20:00:00""#);
    take(&person);
    let before = doses(&person, "2026-11-02T06:00:00Z", "2026-11-02T12:00:00Z");
    // 13:00 in Oslo is 07:00 in New York (UTC-5): eight comes once more on the clock.
    lands(&person, "2026-11-02T12:00:00Z", "America/New_York");
    let after = doses(&person, "2026-11-02T06:00:00Z", "2026-11-03T14:00:00Z");
    assert_eq!(
        told(&after),
        ["02 02T07:00Z 08:00", "02 03T01:00Z 20:00", "03 03T13:00Z 08:00"]
    );
    // Where it came to pass it stays, as it was taken.
    assert_eq!(after[0], before[0]);
}

#[test]
fn a_medicine_that_asks_keeps_its_clock_until_it_is_answered() {
    let person = Person::new();
    let regimen = medicine_by(&person, r#""08:00:00","20:00:00""#, ZonePolicy::Ask);
    let care = &person.care;
    let questions = || {
        care.read(|reader, moment| care.zone_questions(reader, moment))
            .unwrap()
    };
    assert_eq!(questions(), []);
    assert_eq!(
        care.answer_zone(person.id(), regimen, true).map(drop),
        Err(Error::NotFound {
            what: "question about the zone"
        })
    );
    lands(&person, "2026-11-02T12:00:00Z", "America/New_York");
    let asked = questions();
    assert_eq!(asked.len(), 1);
    assert_eq!(
        (asked[0].stays.as_str(), asked[0].entered.as_str()),
        ("Europe/Oslo", "America/New_York")
    );
    let evening = |day: &str| {
        let all = doses(&person, "2026-11-02T06:00:00Z", "2026-11-06T00:00:00Z");
        let named = all
            .iter()
            .find(|dose| dose.id.date.to_string() == day && dose.id.slot.as_str() == "t2");
        named.unwrap().at
    };
    assert_eq!(evening("2026-11-02"), at("2026-11-02T19:00:00Z"));
    // It stays, and is not asked again here.
    care.answer_zone(person.id(), regimen, false).unwrap();
    assert_eq!(questions(), []);
    assert_eq!(evening("2026-11-03"), at("2026-11-03T19:00:00Z"));
    // In yet another zone it is.
    lands(&person, "2026-11-03T12:00:00Z", "America/Chicago");
    assert_eq!(questions().len(), 1);
    care.answer_zone(person.id(), regimen, true).unwrap();
    assert_eq!(questions(), []);
    assert_eq!(evening("2026-11-04"), at("2026-11-05T02:00:00Z"));
    // What was before the answer stays where it was.
    assert_eq!(evening("2026-11-02"), at("2026-11-02T19:00:00Z"));
    // Home again it asks once more, as it went along.
    lands(&person, "2026-11-05T12:00:00Z", "Europe/Oslo");
    assert_eq!(questions().len(), 1);
}

#[test]
fn a_clock_that_is_set_back_takes_a_journey_back_that_was_entered_later() {
    let person = Person::new();
    medicine(&person, r#""08:00:00","20:00:00""#);
    // The phone came up with a wrong clock and a wrong zone.
    lands(&person, "2026-12-24T12:00:00Z", "Asia/Tokyo");
    lands(&person, "2026-11-02T12:00:00Z", "Europe/Oslo");
    let planned = doses(&person, "2026-11-02T06:00:00Z", "2026-11-03T20:00:00Z");
    assert_eq!(
        told(&planned),
        [
            "02 02T07:00Z 08:00",
            "02 02T19:00Z 20:00",
            "03 03T07:00Z 08:00",
            "03 03T19:00Z 20:00"
        ]
    );
}

#[test]
fn months_of_travel_lose_and_double_no_dose() {
    let person = Person::new();
    let regimen = medicine(&person, r#""08:00:00","14:00:00","20:00:00""#);
    let zones = [
        "America/New_York",
        "Asia/Tokyo",
        "Australia/Lord_Howe",
        "Europe/Oslo",
    ];
    let mut day = frozen::morning(0);
    for zone in zones.iter().cycle().take(24) {
        day += TimeDelta::days(11) + TimeDelta::hours(5);
        lands(&person, &day.to_rfc3339(), zone);
    }
    let care = &person.care;
    let all = care
        .read(|reader, moment| care.planned_doses(reader, moment, frozen::morning(-1), frozen::morning(270)))
        .unwrap();
    let ids: BTreeSet<String> = all.iter().map(|dose| dose.id.to_string()).collect();
    assert_eq!(ids.len(), all.len());
    let first = frozen::morning(0).date_naive();
    for number in 0..260 {
        let date = first + TimeDelta::days(number);
        let of_day = all
            .iter()
            .filter(|dose| dose.id.date == date && dose.regimen == regimen);
        assert_eq!(of_day.count(), 3, "{date}");
    }
}
