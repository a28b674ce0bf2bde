//! Reminders across rooms: what is gathered, what silences it, what the phone holds, and when sessions are reminded of.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed expectation is the test's message"
)]

mod appointments;
mod holds;
mod journeys;
mod times;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use lissom::medication::{self, Dosage, DoseUnit, Quantity, Regimen, RegimenId, StockEvent};
use lissom::plan::ProgrammeEvent;
use lissom::profile::{Preferences, Profile, Weekday};
use lissom::reminders::{Budget, Class, HoldKind, HoldOn, Kind, Phone, Platform, ToArm, Why};
use lissom::schedule::{Timing, ZonePolicy};
use lissom::self_care::{Became, Comes, MovedFor, Planned, Reminded, class_of_occurrence};
use lissom_tests::{Person, frozen};
use uuid::Uuid;

/// A phone that holds what it is told.
#[derive(Default)]
struct Held(BTreeMap<Uuid, ToArm>);

impl Held {
    /// Does what is outstanding, killed after so many steps; says back whether it came through.
    fn apply(&mut self, person: &Person, killed_after: usize) -> bool {
        let Some(change) = person.care.reminded().unwrap().unwrap().change else {
            return true;
        };
        if change.cancel_all {
            self.0.clear();
        }
        let mut steps = 0;
        for id in &change.cancel {
            if steps == killed_after {
                return false;
            }
            self.0.remove(id);
            steps += 1;
        }
        for one in &change.add {
            if steps == killed_after {
                return false;
            }
            self.0.insert(one.id, one.clone());
            steps += 1;
        }
        assert!(
            person
                .care
                .reminders_armed(person.id(), change.generation)
                .unwrap()
        );
        true
    }

    fn classes(&self) -> BTreeSet<Class> {
        let about = self.0.values().flat_map(|one| &one.about);
        about.map(|one| class_of_occurrence(one)).collect()
    }

    fn ids(&self) -> BTreeSet<Uuid> {
        self.0.keys().copied().collect()
    }
}

fn phone(platform: Platform) -> Phone {
    Phone {
        budget: Budget::of(platform),
        still_since: None,
        driving_until: None,
    }
}

/// A person with a plan for Mondays and Thursdays, and nothing else.
fn with_plan() -> Person {
    let person = Person::new();
    person.answer(&Profile {
        age: Some(46),
        preferences: Preferences {
            days: BTreeSet::from([Weekday::Monday, Weekday::Thursday]),
            minutes: Some(15),
            ..Preferences::default()
        },
        ..Profile::default()
    });
    person.screen(&[]);
    assert!(matches!(person.plan(), Planned::Week(_)));
    person
}

fn medicine(person: &Person, times: &str) -> RegimenId {
    medicine_by(person, times, ZonePolicy::Follow)
}

/// Paracetamol at these times of a clock, with a packet of twelve.
fn medicine_by(person: &Person, times: &str, zone: ZonePolicy) -> RegimenId {
    let timing =
        format!(r#"{{"repeat":{{"frequency":1,"period":1,"periodUnit":"d","timeOfDay":[{times}]}}}}"#);
    let care = &person.care;
    care.write(person.id(), "test.medicine", |tx, moment| {
        let product = care.formulary().product("paracetamol-500")?.medicine.clone();
        let medicine = medication::add_medicine(tx, moment, care.formulary(), product)?;
        let regimen = Regimen {
            medicine,
            dosages: vec![Dosage {
                id: "a".into(),
                sequence: 1,
                timing: Some(Timing::parse(&timing)?),
                quantity: Quantity::new(1.0, DoseUnit::Piece)?,
                by_slot: BTreeMap::new(),
                instruction: None,
            }],
            zone,
            starts_at: None,
            late_minutes: None,
            auto_missed: true,
            counts: true,
            if_late: None,
        };
        let packet = StockEvent::Added {
            thousandths: 12_000,
            expires: None,
        };
        medication::keep_stock(tx, moment, medicine, packet)?;
        medication::begin_regimen(tx, moment, moment.today, &regimen)
    })
    .unwrap()
}

/// With everything that a file can remind of.
fn with_everything() -> Person {
    let person = with_plan();
    medicine(&person, r#""08:30:00","20:00:00""#);
    let programme = "workplace-12-weeks";
    let begun = person
        .care
        .programme_event(person.id(), programme, &ProgrammeEvent::Began);
    begun.unwrap();
    let care = &person.care;
    care.write(person.id(), "test.sheet", |tx, moment| {
        let library = care.library()?;
        let tool = library
            .tools()
            .find(|tool| matches!(tool.timing, Some(lissom::content::Timing::BeforeBed(_))))
            .expect("a tool that counts back from bed");
        let ask = tool
            .asks
            .iter()
            .find(|ask| ask.kind == lissom::content::AskKind::Time)
            .expect("a line for the time of bed");
        let lines = BTreeMap::from([(ask.id.clone(), "22:30".to_owned())]);
        lissom::education::keep_sheet(tx, moment, &library, &tool.id, &lines).map(|_| ())
    })
    .unwrap();
    person
}

fn told(reminded: &Reminded) -> BTreeSet<Class> {
    let planned = reminded.reminders.iter().flat_map(|one| &one.about);
    let left = reminded.left_out.iter().map(|(offer, _)| offer);
    planned.chain(left).map(|offer| offer.class).collect()
}

fn at(day: i64, minutes: i64) -> DateTime<Utc> {
    // Eight in the morning, and so many minutes from midnight.
    frozen::morning(day) + TimeDelta::minutes(minutes - 480)
}

#[test]
fn a_screenings_hold_leaves_medicine_alone_on_the_phone_in_the_same_call() {
    for platform in [Platform::Ios, Platform::Android] {
        let person = with_everything();
        let still = Phone {
            still_since: Some(person.clock_at()),
            ..phone(platform)
        };
        person.care.remind(person.id(), &still).unwrap();
        let reminded = person.care.reminded().unwrap().unwrap();
        let gathered = [
            Class::Medicine,
            Class::Stock,
            Class::Exercise,
            Class::CheckIn,
            Class::WindDown,
            Class::MovementBreak,
            Class::Education,
            Class::Programme,
        ];
        assert_eq!(told(&reminded), BTreeSet::from(gathered), "{platform:?}");
        let mut held = Held::default();
        held.apply(&person, usize::MAX);
        assert!(
            held.classes()
                .is_superset(&BTreeSet::from([Class::Exercise, Class::Programme])),
            "{:?}",
            held.classes()
        );
        let doses = |held: &Held| -> BTreeSet<String> {
            let about = held.0.values().flat_map(|one| one.about.clone());
            about
                .filter(|one| !class_of_occurrence(one).stops_at_screening())
                .collect()
        };
        let before = doses(&held);
        // Nothing but the answers themselves: the difference is there when the call comes back.
        person.screen(&["fever-or-ill"]);
        assert!(person.care.reminded().unwrap().unwrap().change.is_some());
        held.apply(&person, usize::MAX);
        let stopped = held
            .classes()
            .into_iter()
            .filter(|class| class.stops_at_screening());
        assert_eq!(stopped.collect::<Vec<_>>(), [], "{platform:?}");
        // Freed of the nudges that took the day's places, more of the others may come, never fewer.
        assert!(doses(&held).is_superset(&before), "{platform:?}");
        assert!(held.classes().contains(&Class::Medicine));
    }
}

#[test]
fn planning_again_asks_for_nothing_new_and_a_kill_at_any_step_loses_nothing() {
    let person = with_everything();
    let ios = phone(Platform::Ios);
    let wanted = |person: &Person| -> BTreeSet<Uuid> {
        let reminded = person.care.reminded().unwrap().unwrap();
        reminded.reminders.iter().map(|one| one.id).collect()
    };
    let mut held = Held::default();
    for step in 0..200 {
        // Killed between proposing and arming, after each number of steps in turn.
        person.care.remind(person.id(), &ios).unwrap();
        if held.apply(&person, step) {
            break;
        }
    }
    assert_eq!(held.ids(), wanted(&person));
    let generation = person.care.reminded().unwrap().unwrap().generation;
    assert_eq!(person.care.remind(person.id(), &ios).unwrap(), generation);
    let again = person.care.reminded().unwrap().unwrap();
    assert_eq!(again.change, None, "the phone holds what it should");
    // A change, applied but never said back, and then another one.
    let hold = HoldOn {
        kind: HoldKind::Vacation,
        regimen: None,
        until: None,
    };
    let begun = person.care.begin_reminder_hold(person.id(), &hold).unwrap();
    assert!(!held.apply(&person, 3));
    person.care.end_reminder_hold(person.id(), begun).unwrap();
    held.apply(&person, usize::MAX);
    assert_eq!(held.ids(), wanted(&person));
    // The same wish once more answers as the first time.
    let id = person.id();
    let first = person.care.remind(id, &ios).unwrap();
    assert_eq!(person.care.remind(id, &ios).unwrap(), first);
}

#[test]
fn an_older_generation_is_no_news() {
    let person = with_plan();
    let android = phone(Platform::Android);
    let first = person.care.remind(person.id(), &android).unwrap();
    medicine(&person, r#""20:00:00""#);
    let second = person.care.remind(person.id(), &android).unwrap();
    assert!(second > first);
    assert!(!person.care.reminders_armed(person.id(), first).unwrap());
    let waiting = person.care.reminded().unwrap().unwrap().change.unwrap();
    assert_eq!((waiting.generation, waiting.cancel_all), (second, true));
    assert!(person.care.reminders_armed(person.id(), second).unwrap());
    assert_eq!(person.care.reminded().unwrap().unwrap().change, None);
    assert!(!person.care.reminders_armed(person.id(), second + 1).unwrap());
    // After a start of the phone everything is asked for once more.
    person.care.nothing_armed(person.id()).unwrap();
    person.care.remind(person.id(), &android).unwrap();
    let again = person.care.reminded().unwrap().unwrap();
    assert_eq!(again.change.unwrap().add.len(), again.reminders.len());
}

#[test]
fn a_file_that_was_brought_back_asks_the_phone_to_let_go_of_everything_first() {
    let person = with_plan();
    let ios = phone(Platform::Ios);
    person.care.remind(person.id(), &ios).unwrap();
    let mut held = Held::default();
    held.apply(&person, usize::MAX);
    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("backup.db");
    person.care.store().backup(&backup).unwrap();
    medicine(&person, r#""20:00:00""#);
    person.care.remind(person.id(), &ios).unwrap();
    held.apply(&person, usize::MAX);
    let restore = lissom::store::Command::new(person.id(), "test.restore");
    person.care.store().restore(&restore, &backup).unwrap();
    person.care.remind(person.id(), &ios).unwrap();
    let reminded = person.care.reminded().unwrap().unwrap();
    assert!(reminded.change.as_ref().unwrap().cancel_all);
    held.apply(&person, usize::MAX);
    assert_eq!(held.ids(), reminded.reminders.iter().map(|one| one.id).collect());
    assert!(
        !held.classes().contains(&Class::Medicine),
        "what was after the backup is gone"
    );
}

#[test]
fn a_plan_made_by_another_zone_database_is_made_again() {
    let person = with_plan();
    person.care.remind(person.id(), &phone(Platform::Ios)).unwrap();
    let reminded = person.care.reminded().unwrap().unwrap();
    assert!(reminded.tzdb.is_some_and(|release| release.starts_with("20")));
    assert!(!person.care.reminders_stale().unwrap());
    person
        .care
        .write(person.id(), "test.tzdb", |tx, _| {
            tx.derive("UPDATE reminder_armed SET tzdb = '1999a'", [])
                .map(|_| ())
        })
        .unwrap();
    assert!(person.care.reminders_stale().unwrap());
    assert!(person.care.remind_again(person.id()).unwrap().is_some());
    assert!(!person.care.reminders_stale().unwrap());
    person
        .care
        .environment_changed("Asia/Tokyo", lissom::content::Language::En)
        .unwrap();
    assert!(person.care.reminders_stale().unwrap(), "another zone");
}

#[test]
fn what_is_shown_put_off_and_done_is_not_shown_again_before_its_time() {
    let person = with_plan();
    medicine(&person, r#""08:30:00""#);
    let android = phone(Platform::Android);
    person.care.remind(person.id(), &android).unwrap();
    let of_today = |person: &Person| {
        let reminded = person.care.reminded().unwrap().unwrap();
        let today = |one: &&lissom::self_care::Reminder| {
            one.class == Class::Medicine
                && one
                    .about
                    .iter()
                    .any(|offer| offer.id.date == at(0, 480).date_naive())
        };
        let mut found: Vec<_> = reminded.reminders.iter().filter(today).cloned().collect();
        found.retain(|one| one.kind != Kind::Sentinel);
        found
    };
    let planned = of_today(&person);
    let kinds: Vec<Kind> = planned.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [Kind::Due, Kind::Repeat(1)]);
    let (due, id) = (&planned[0], planned[0].about[0].id.to_string());
    assert_eq!(due.at, at(0, 510));
    person.clock.set(at(0, 510));
    person
        .care
        .reminder_became(person.id(), due.id, Became::Shown)
        .unwrap();
    person.clock.set(at(0, 515));
    person.care.remind(person.id(), &android).unwrap();
    let kinds: Vec<Kind> = of_today(&person).iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [Kind::Repeat(1)], "shown once, asked once more");
    let repeat = of_today(&person)[0].id;
    let until = at(0, 600);
    let became = |mark| person.care.reminder_became(person.id(), repeat, mark);
    assert!(
        became(Became::Snoozed(at(0, 500))).is_err(),
        "a time that is over"
    );
    became(Became::Snoozed(until)).unwrap();
    let why = person.care.why_reminded(&id).unwrap();
    match why.comes {
        Comes::Yes { reminder, moved } => assert_eq!((reminder.at, moved), (until, Some(MovedFor::Snoozed))),
        other => panic!("{other:?}"),
    }
    let taken = person
        .care
        .take_all(person.id(), of_today(&person)[0].id)
        .unwrap();
    assert_eq!(taken.len(), 1);
    assert!(of_today(&person).is_empty(), "a dose that was taken is silent");
    assert_eq!(person.care.why_reminded(&id).unwrap().comes, Comes::NotOpen);
    assert!(person.care.why_reminded("moonwalk").is_err());
}

#[test]
fn settings_are_checked_and_what_is_switched_off_is_told_so() {
    let person = with_plan();
    let android = phone(Platform::Android);
    person.care.remind(person.id(), &android).unwrap();
    let mut settings = person.care.reminder_settings().unwrap();
    settings.off.insert(Class::Medicine);
    let refused = person
        .care
        .keep_reminder_settings(person.id(), &settings)
        .unwrap_err();
    assert!(refused.to_string().contains("reminders.off"));
    settings.off = BTreeSet::from([Class::Education]);
    settings.exercise_at = "06:00:00".parse().unwrap();
    let refused = person
        .care
        .keep_reminder_settings(person.id(), &settings)
        .unwrap_err();
    assert!(refused.to_string().contains("reminders.exercise_at"));
    settings.exercise_at = "18:15:00".parse().unwrap();
    person
        .care
        .keep_reminder_settings(person.id(), &settings)
        .unwrap();
    let reminded = person.care.reminded().unwrap().unwrap();
    let session = reminded
        .reminders
        .iter()
        .find(|one| one.class == Class::Exercise)
        .unwrap();
    assert_eq!(session.at, at(0, 18 * 60 + 15));
    let reading = reminded
        .left_out
        .iter()
        .find(|(offer, _)| offer.class == Class::Education);
    assert_eq!(reading.unwrap().1, Why::Off);
}
