//! Holds: what they silence, and what they leave.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use lissom::medication;
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
