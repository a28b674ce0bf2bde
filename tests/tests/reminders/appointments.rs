//! Appointments: noted, moved, cancelled; what the phone holds of them, and what leaves them alone.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use lissom::content::Language;
use lissom::reminders::{Appointment, Class, HoldKind, HoldOn, Hours, Platform, Trigger};
use lissom::self_care::{About, Became, Reminder};
use lissom::store::Cursor;
use lissom_tests::Person;
use uuid::Uuid;

use super::{Held, at, phone, with_everything, with_plan};

/// The physio on a day of the made life, so many minutes after midnight in Oslo, told of an hour before.
fn physio(day: i64, minutes: i64) -> Appointment {
    Appointment {
        title: "Physio".into(),
        at: civil(day, minutes),
        zone: "Europe/Oslo".into(),
        place: Some("Made street 1".into()),
        remind_before_min: 60,
    }
}

fn civil(day: i64, minutes: i64) -> NaiveDateTime {
    // November: an hour before Greenwich.
    (at(day, minutes) + TimeDelta::hours(1)).naive_utc()
}

fn note(person: &Person, appointment: &Appointment) -> Uuid {
    person.care.add_appointment(person.id(), appointment).unwrap()
}

fn reminders(person: &Person) -> Vec<Reminder> {
    let reminded = person.care.reminded().unwrap().unwrap();
    let of_class = |one: &Reminder| one.about.iter().any(|offer| offer.class == Class::Appointment);
    reminded.reminders.into_iter().filter(of_class).collect()
}

fn come_at(person: &Person) -> Vec<DateTime<Utc>> {
    reminders(person).iter().map(|one| one.at).collect()
}

#[test]
fn an_appointment_is_armed_moved_and_gone_with_the_calls_that_note_correct_and_cancel_it() {
    for platform in [Platform::Ios, Platform::Android] {
        let person = with_plan();
        person.care.remind(person.id(), &phone(platform)).unwrap();
        let mut held = Held::default();
        held.apply(&person, usize::MAX);
        let on_phone = |held: &Held| -> Vec<DateTime<Utc>> {
            let of =
                |one: &&lissom::reminders::ToArm| one.about.iter().any(|id| id.starts_with("appointment/"));
            let found = held.0.values().filter(of);
            found
                .map(|one| DateTime::from_timestamp(one.at, 0).unwrap())
                .collect()
        };
        let id = note(&person, &physio(3, 14 * 60 + 30));
        held.apply(&person, usize::MAX);
        assert_eq!(on_phone(&held), [at(3, 13 * 60 + 30)], "{platform:?}");
        let reminder = &reminders(&person)[0];
        assert_eq!(
            reminder.trigger,
            Trigger::Absolute(at(3, 13 * 60 + 30).timestamp())
        );
        let moved = Appointment {
            remind_before_min: 90,
            ..physio(4, 10 * 60)
        };
        person.care.correct_appointment(person.id(), id, &moved).unwrap();
        held.apply(&person, usize::MAX);
        assert_eq!(on_phone(&held), [at(4, 8 * 60 + 30)], "{platform:?}");
        person.care.cancel_appointment(person.id(), id).unwrap();
        held.apply(&person, usize::MAX);
        assert!(on_phone(&held).is_empty(), "{platform:?}");
    }
}

#[test]
fn every_version_stays_and_a_cancelled_one_can_be_changed_no_more() {
    let person = with_plan();
    let before = person
        .care
        .read(|reader, _| reader.changes_since(Cursor::default(), 10_000))
        .unwrap();
    let later = note(&person, &physio(9, 600));
    let id = note(&person, &physio(3, 600));
    let known = person.care.appointments().unwrap();
    assert_eq!(known.iter().map(|one| one.id).collect::<Vec<_>>(), [id, later]);
    assert_eq!((known[0].version, known[0].starts), (1, at(3, 600)));
    let corrected = Appointment {
        title: " Physio, with the pictures ".into(),
        ..physio(3, 600)
    };
    person
        .care
        .correct_appointment(person.id(), id, &corrected)
        .unwrap();
    let known = person.care.appointments().unwrap();
    assert_eq!(
        (known[0].version, known[0].appointment.title.as_str()),
        (2, "Physio, with the pictures")
    );
    person.care.cancel_appointment(person.id(), id).unwrap();
    assert_eq!(person.care.appointments().unwrap().len(), 1);
    for refused in [
        person.care.cancel_appointment(person.id(), id),
        person.care.correct_appointment(person.id(), id, &physio(3, 600)),
        person.care.cancel_appointment(person.id(), Uuid::from_u128(5)),
    ] {
        assert_eq!(
            refused.unwrap_err(),
            lissom::Error::NotFound { what: "appointment" }
        );
    }
    let (rows, changes) = person
        .care
        .read(|reader, _| {
            let sql = "SELECT count(*) FROM appointment";
            let rows: i64 = reader.one(sql, [], |row| row.get(0))?;
            Ok((rows, reader.changes_since(before.1, 10_000)?.0.len()))
        })
        .unwrap();
    assert_eq!(
        (rows, changes),
        (4, 4),
        "nothing is overwritten, and each change is logged"
    );
    // The same command once more writes nothing.
    let command = person.id();
    let first = person.care.add_appointment(command, &physio(5, 600)).unwrap();
    assert_eq!(
        person.care.add_appointment(command, &physio(5, 600)).unwrap(),
        first
    );
    assert_eq!(person.care.appointments().unwrap().len(), 2);
}

#[test]
fn a_time_that_is_over_or_a_mistyped_year_is_refused_by_name() {
    let person = with_plan();
    let mistyped = Appointment {
        at: "3026-11-05T10:00:00".parse().unwrap(),
        ..physio(3, 600)
    };
    for wrong in [physio(0, 8 * 60), physio(-1, 600), mistyped] {
        let said = person
            .care
            .add_appointment(person.id(), &wrong)
            .unwrap_err()
            .to_string();
        assert!(said.starts_with("appointment.at: "), "{said}");
    }
    let id = note(&person, &physio(3, 600));
    assert!(
        person
            .care
            .correct_appointment(person.id(), id, &physio(-1, 600))
            .is_err()
    );
    // Where it was can be mended once it has begun, when it was cannot.
    person.clock.set(at(3, 660));
    let mended = Appointment {
        place: None,
        ..physio(3, 600)
    };
    person.care.correct_appointment(person.id(), id, &mended).unwrap();
    assert!(
        person
            .care
            .correct_appointment(person.id(), id, &physio(3, 630))
            .is_err()
    );
    assert!(person.care.appointments().unwrap().is_empty());
}

#[test]
fn neither_a_danger_sign_nor_a_flare_nor_a_vacation_nor_quiet_hours_take_an_appointment_away() {
    let person = with_everything();
    person
        .care
        .remind(person.id(), &phone(Platform::Android))
        .unwrap();
    // Saturday at half past eight, when nothing else may come.
    note(&person, &physio(5, 9 * 60 + 30));
    let settings = lissom::reminders::Settings {
        quiet: Some(Hours {
            from: "20:00:00".parse().unwrap(),
            until: "09:00:00".parse().unwrap(),
        }),
        weekend_until: Some("10:00:00".parse().unwrap()),
        ..person.care.reminder_settings().unwrap()
    };
    person
        .care
        .keep_reminder_settings(person.id(), &settings)
        .unwrap();
    let stays = |why: &str| assert_eq!(come_at(&person), [at(5, 8 * 60 + 30)], "{why}");
    stays("quiet hours and a weekend's morning");
    person.care.flare(person.id(), true).unwrap();
    stays("a flare");
    let away = HoldOn {
        kind: HoldKind::Vacation,
        regimen: None,
        until: None,
    };
    person.care.begin_reminder_hold(person.id(), &away).unwrap();
    stays("a vacation");
    person.screen(&["fever-or-ill"]);
    stays("a danger sign");
}

#[test]
fn an_appointment_stays_at_its_instant_when_the_person_travels() {
    for platform in [Platform::Ios, Platform::Android] {
        let person = with_plan();
        person.care.remind(person.id(), &phone(platform)).unwrap();
        note(&person, &physio(3, 600));
        person
            .care
            .environment_changed("Asia/Tokyo", Language::En)
            .unwrap();
        person.care.remind_again(person.id()).unwrap();
        let there = reminders(&person);
        assert_eq!(there[0].at, at(3, 540), "{platform:?}");
        assert_eq!(there[0].trigger, Trigger::Absolute(at(3, 540).timestamp()));
        match &there[0].about[0].about {
            About::Appointment { appointment, starts } => {
                assert_eq!((appointment.at, *starts), (civil(3, 600), at(3, 600)));
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn one_comes_late_until_it_begins_and_put_off_it_comes_at_the_latest_as_it_begins() {
    let person = with_plan();
    let android = phone(Platform::Android);
    person.care.remind(person.id(), &android).unwrap();
    note(&person, &physio(1, 600));
    // The phone was off.
    person.clock.set(at(1, 570));
    person.care.remind(person.id(), &android).unwrap();
    assert_eq!(come_at(&person), [at(1, 570)]);
    let id = reminders(&person)[0].id;
    let until = Became::Snoozed(at(1, 630));
    person.care.reminder_became(person.id(), id, until).unwrap();
    assert_eq!(come_at(&person), [at(1, 600)]);
    person.clock.set(at(1, 600));
    person.care.remind(person.id(), &android).unwrap();
    assert!(come_at(&person).is_empty(), "it has begun");
}

#[test]
fn one_that_was_shown_is_told_of_anew_only_when_it_moves() {
    let person = with_plan();
    let android = phone(Platform::Android);
    person.care.remind(person.id(), &android).unwrap();
    let id = note(&person, &physio(1, 600));
    person.clock.set(at(1, 540));
    let shown = reminders(&person)[0].id;
    person
        .care
        .reminder_became(person.id(), shown, Became::Shown)
        .unwrap();
    let renamed = Appointment {
        title: "Physiotherapist".into(),
        ..physio(1, 600)
    };
    person
        .care
        .correct_appointment(person.id(), id, &renamed)
        .unwrap();
    assert!(come_at(&person).is_empty());
    person
        .care
        .correct_appointment(person.id(), id, &physio(1, 900))
        .unwrap();
    assert_eq!(come_at(&person), [at(1, 840)]);
}

#[test]
fn what_lies_behind_the_horizon_is_offered_when_the_plan_reaches_it() {
    let person = with_plan();
    let ios = phone(Platform::Ios);
    person.care.remind(person.id(), &ios).unwrap();
    note(&person, &physio(40, 600));
    assert!(come_at(&person).is_empty());
    person.clock.set(at(13, 480));
    person.care.remind(person.id(), &ios).unwrap();
    assert_eq!(come_at(&person), [at(40, 540)]);
}
