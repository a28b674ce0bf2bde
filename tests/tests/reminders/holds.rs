//! Holds: what they silence, and what they leave.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use lissom::medication::{self, DoseState};
use lissom::reminders::{Class, HoldKind, HoldOn, Platform, Why};
use lissom::self_care::class_of_occurrence;
use uuid::Uuid;

use super::{at, medicine, phone, with_everything, with_plan};

#[test]
fn a_dose_under_a_hold_is_neither_reminded_of_nor_missed() {
    let person = with_plan();
    let regimen = medicine(&person, r#""20:00:00""#);
    let android = phone(Platform::Android);
    let share = || {
        person
            .care
            .read(|reader, moment| {
                let (from, until) = (moment.at() - TimeDelta::days(10), moment.at());
                let planned = person.care.planned_doses(reader, moment, from, until)?;
                Ok(medication::adherence(planned.iter(), person.care.dose_rules()))
            })
            .unwrap()
    };
    person.clock.set(at(2, 480));
    assert_eq!((share().expected, share().left_out), (2, 0));
    let on = HoldOn {
        kind: HoldKind::Clinician,
        regimen: Some(regimen.0.to_string()),
        until: None,
    };
    let hold = person.care.begin_reminder_hold(person.id(), &on).unwrap();
    person.care.remind(person.id(), &android).unwrap();
    let reminded = person.care.reminded().unwrap().unwrap();
    let about = reminded.reminders.iter().flat_map(|one| &one.about);
    assert_eq!(about.filter(|offer| offer.class == Class::Medicine).count(), 0);
    let why = &reminded
        .left_out
        .iter()
        .find(|(offer, _)| offer.class == Class::Medicine);
    assert_eq!(why.unwrap().1, Why::Held(HoldKind::Clinician));
    person.clock.set(at(5, 480));
    assert_eq!(
        (share().expected, share().left_out),
        (2, 3),
        "three held, two missed"
    );
    person.care.end_reminder_hold(person.id(), hold).unwrap();
    person.clock.set(at(7, 480));
    assert_eq!((share().expected, share().left_out), (4, 3));
    let unknown = HoldOn {
        kind: HoldKind::Vacation,
        regimen: Some(Uuid::from_u128(5).to_string()),
        until: None,
    };
    assert!(person.care.begin_reminder_hold(person.id(), &unknown).is_err());
}

#[test]
fn a_flare_and_a_hold_on_everything_leave_medicine() {
    let person = with_everything();
    let android = phone(Platform::Android);
    person.care.remind(person.id(), &android).unwrap();
    let classes = || -> BTreeSet<Class> {
        let reminded = person.care.reminded().unwrap().unwrap();
        let about = reminded.reminders.iter().flat_map(|one| &one.about);
        about.map(|offer| offer.class).collect()
    };
    let only = BTreeSet::from([Class::Medicine, Class::Stock]);
    assert!(classes().len() > 2);
    person.care.flare(person.id(), true).unwrap();
    assert_eq!(classes(), only, "a flare");
    person.care.flare(person.id(), false).unwrap();
    assert!(classes().len() > 2);
    let all = HoldOn {
        kind: HoldKind::Vacation,
        regimen: None,
        until: None,
    };
    person.care.begin_reminder_hold(person.id(), &all).unwrap();
    assert_eq!(classes(), only, "a vacation");
    assert_eq!(person.care.reminder_holds().unwrap().len(), 1);
}

#[test]
fn where_no_plan_can_be_made_the_answer_stands_and_exercise_leaves_the_phone_all_the_same() {
    let person = with_everything();
    let care = &person.care;
    let generation = care.remind(person.id(), &phone(Platform::Ios)).unwrap();
    assert!(care.reminders_armed(person.id(), generation).unwrap());
    let held = || -> BTreeSet<Class> {
        let kept = care
            .read(|reader, _| lissom::reminders::armed(reader))
            .unwrap()
            .unwrap();
        let held = kept.armed.held();
        let about = held.iter().flat_map(|one| &one.about);
        about.map(|one| class_of_occurrence(one)).collect()
    };
    assert!(held().contains(&Class::Exercise));
    // A zone that the database has lost.
    care.write(person.id(), "test.zone", |tx, _| {
        let sql = r#"UPDATE regimen SET body = json_set(body, '$.zone', json('{"home":"Nowhere/City"}'))"#;
        tx.derive(sql, []).map(|_| ())
    })
    .unwrap();
    assert!(care.remind(person.id(), &phone(Platform::Ios)).is_err());
    person.screen(&["fever-or-ill"]);
    let left = held();
    assert!(left.iter().all(|class| !class.stops_at_screening()), "{left:?}");
    assert!(left.contains(&Class::Medicine));
}

#[test]
fn a_hold_with_an_end_is_over_by_itself_and_what_comes_after_it_is_planned() {
    for platform in [Platform::Ios, Platform::Android] {
        let person = with_everything();
        person.care.remind(person.id(), &phone(platform)).unwrap();
        let away = HoldOn {
            kind: HoldKind::Vacation,
            regimen: None,
            until: Some(at(3, 240)),
        };
        person.care.begin_reminder_hold(person.id(), &away).unwrap();
        let nudges = || -> Vec<DateTime<Utc>> {
            let reminded = person.care.reminded().unwrap().unwrap();
            let nudge = |one: &&lissom::self_care::Reminder| one.class.is_nudge();
            reminded
                .reminders
                .iter()
                .filter(nudge)
                .map(|one| one.at)
                .collect()
        };
        let planned = nudges();
        assert!(
            !planned.is_empty() && planned.iter().all(|one| *one >= at(3, 240)),
            "{platform:?} {planned:?}"
        );
        let open = || person.care.reminder_holds().unwrap();
        assert_eq!(open().len(), 1);
        let id = open()[0].id;
        person.clock.set(at(3, 239));
        assert_eq!(open().len(), 1);
        person.clock.set(at(3, 240));
        assert_eq!(open(), []);
        let over = person.care.end_reminder_hold(person.id(), id);
        assert_eq!(over.unwrap_err(), lissom::Error::NotFound { what: "open hold" });
    }
}

#[test]
fn a_hold_with_an_end_is_ended_before_it_and_an_end_that_is_over_is_refused() {
    let person = with_plan();
    let regimen = medicine(&person, r#""20:00:00""#);
    let mut on = HoldOn {
        kind: HoldKind::Clinician,
        regimen: Some(regimen.0.to_string()),
        until: Some(at(0, 480)),
    };
    let refused = person.care.begin_reminder_hold(person.id(), &on).unwrap_err();
    assert_eq!(refused.to_string(), "hold.until: a time to come");
    on.until = Some(at(2, 720));
    let open = |doses: &[DoseState]| -> Vec<bool> {
        let held = |state: &DoseState| *state == DoseState::Held;
        doses.iter().map(held).collect()
    };
    let states = || -> Vec<DoseState> {
        let doses = person
            .care
            .read(|reader, moment| person.care.planned_doses(reader, moment, at(0, 480), at(4, 480)))
            .unwrap();
        doses.into_iter().map(|dose| dose.state).collect()
    };
    let hold = person.care.begin_reminder_hold(person.id(), &on).unwrap();
    assert_eq!(
        open(&states()),
        [true, true, false, false],
        "its doses after the end are due"
    );
    person.clock.set(at(1, 480));
    person.care.end_reminder_hold(person.id(), hold).unwrap();
    assert_eq!(open(&states()), [true, false, false, false]);
    assert!(person.care.reminder_holds().unwrap().is_empty());
}

#[test]
fn a_hold_that_was_kept_before_there_were_ends_stays_until_it_is_ended() {
    let person = with_plan();
    let on = HoldOn {
        kind: HoldKind::Vacation,
        regimen: None,
        until: None,
    };
    let hold = person.care.begin_reminder_hold(person.id(), &on).unwrap();
    let body: String = person
        .care
        .read(|reader, _| reader.one("SELECT body FROM reminder_hold", [], |row| row.get(0)))
        .unwrap();
    assert_eq!(
        body, r#"{"kind":"vacation","regimen":null}"#,
        "as it always was kept"
    );
    person.clock.set(at(400, 480));
    assert_eq!(person.care.reminder_holds().unwrap().len(), 1);
    person.care.end_reminder_hold(person.id(), hold).unwrap();
    assert!(person.care.reminder_holds().unwrap().is_empty());
}
