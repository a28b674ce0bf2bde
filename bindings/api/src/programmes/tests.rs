use std::collections::BTreeSet;
use std::sync::Arc;

use crate::command::command_id;
use crate::language::Language;
use crate::screening::{FlagAnswer, SafetyAnswer};
use crate::words::gaps;
use crate::{Answers, Constraint, LissomError, OpenOptions, SelfCare, TestClock};

/// 2026-11-24, nine in the morning in Oslo.
const TUESDAY: i64 = 1_795_507_200_000;
const DAY: i64 = 86_400_000;

struct Person {
    folder: tempfile::TempDir,
    written: std::cell::Cell<u32>,
}

impl Person {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            written: std::cell::Cell::new(0),
        }
    }

    fn on(&self, day: i64, language: Language) -> Arc<SelfCare> {
        let options = OpenOptions {
            path: self.folder.path().join("lissom.db").display().to_string(),
            key: None,
            background: false,
            zone: "Europe/Oslo".to_owned(),
            language,
        };
        SelfCare::open(options, Some(TestClock::new(TUESDAY + day * DAY))).unwrap()
    }

    fn id(&self) -> String {
        self.written.set(self.written.get() + 1);
        command_id(self.written.get().to_string(), "test".to_owned())
    }

    /// An adult, with or without a danger sign.
    fn answers(&self, fever: bool) {
        let care = self.on(0, Language::En);
        let answers = Answers {
            age: Some(46),
            constraints: Some(vec![Constraint::WristPain]),
            ..Answers::default()
        };
        care.profile().answer(self.id(), answers).unwrap();
        let form = care.screening().form().unwrap();
        let flags: Vec<FlagAnswer> = form
            .ticks
            .iter()
            .map(|question| FlagAnswer {
                flag: question.flag.clone(),
                answer: if fever && question.flag == "fever-or-ill" {
                    SafetyAnswer::Yes
                } else {
                    SafetyAnswer::No
                },
            })
            .collect();
        care.screening().answer(self.id(), flags).unwrap();
    }
}

#[test]
fn every_programme_names_what_it_rests_on_and_what_that_does_not_show() {
    let person = Person::new();
    let before = gaps::counted();
    for language in [Language::En, Language::Nb] {
        let all = person.on(0, language).programmes().all().unwrap();
        assert_eq!(all.len(), 6);
        for card in all {
            assert!(!card.evidence.is_empty() && !card.not_shown.is_empty() && !card.sources.is_empty());
            assert!(
                card.review_text.is_some() && card.following.is_none(),
                "{}",
                card.id
            );
            assert!(card.stages.len() >= 3, "{}", card.id);
        }
    }
    assert_eq!(gaps::counted(), before);
}

#[test]
fn twelve_weeks_at_work_give_a_fitting_minute_each_day_and_change_from_day_to_day() {
    let person = Person::new();
    person.answers(false);
    let id = "workplace-12-weeks";
    person
        .on(0, Language::En)
        .programmes()
        .begin(person.id(), id.into())
        .unwrap();
    let library = lissom::content::Library::built_in().unwrap();
    let mut names = BTreeSet::new();
    let mut yesterday = String::new();
    for day in 0..84 {
        let card = person.on(day, Language::En).programmes().one(id.into()).unwrap();
        let following = card.following.unwrap();
        assert_eq!(following.day_text, format!("Day {} of 84", day + 1));
        assert_eq!(i64::from(following.stage), day / 28);
        let today = following.today.unwrap();
        let exercise = today.exercise.unwrap();
        assert_ne!(exercise.id, yesterday, "day {day}");
        let meant = library.exercise(&exercise.id).unwrap();
        assert!(!meant.not_with.contains(&lissom::profile::Constraint::WristPain));
        assert!(!meant.loads.floor && today.dose_text.is_some());
        yesterday.clone_from(&exercise.id);
        names.insert(exercise.id);
    }
    assert!(names.len() >= 10, "{names:?}");
    let over = person.on(90, Language::En).programmes().one(id.into()).unwrap();
    assert!(over.following.unwrap().next_text.is_some());
}

#[test]
fn what_is_answered_and_done_stands_on_its_day() {
    let person = Person::new();
    person.answers(false);
    let id = "workplace-12-weeks".to_owned();
    let care = person.on(0, Language::Nb).programmes();
    let exercise = care
        .begin(person.id(), id.clone())
        .unwrap()
        .following
        .unwrap()
        .today
        .unwrap();
    care.answer(person.id(), id.clone(), 4).unwrap();
    let card = care.answer(person.id(), id.clone(), 2).unwrap();
    assert_eq!(card.following.unwrap().today.unwrap().answered, Some(2));
    let did = exercise.exercise.unwrap().id;
    let card = care.did(person.id(), id.clone(), did).unwrap();
    assert!(card.following.unwrap().today.unwrap().done);
    let tomorrow = person.on(1, Language::Nb).programmes().one(id.clone()).unwrap();
    let today = tomorrow.following.unwrap().today.unwrap();
    assert!(!today.done && today.answered.is_none());
    assert!(care.answer(person.id(), id.clone(), 6).is_err());
    let ended = care.end(person.id(), id.clone()).unwrap();
    assert!(ended.following.is_none());
    assert_eq!(
        care.answer(person.id(), id, 3),
        Err(LissomError::NotFound {
            what: "programme that is followed".into()
        })
    );
}

#[test]
fn a_ladder_is_climbed_after_its_days_one_step_at_a_time_and_stepped_down_at_any_time() {
    let person = Person::new();
    person.answers(false);
    let id = "back-to-work".to_owned();
    let on = |day: i64| person.on(day, Language::En).programmes();
    on(0).begin(person.id(), id.clone()).unwrap();
    assert!(
        on(2).move_to(person.id(), id.clone(), 1).is_err(),
        "before its days"
    );
    let ready = on(3).one(id.clone()).unwrap().following.unwrap();
    assert!(ready.may_climb);
    assert!(on(3).move_to(person.id(), id.clone(), 2).is_err(), "two at once");
    let card = on(3).move_to(person.id(), id.clone(), 1).unwrap();
    let following = card.following.unwrap();
    assert_eq!((following.stage, following.may_climb), (1, false));
    assert_eq!(following.day_text, "Day 1 of this step");
    let down = on(4).move_to(person.id(), id.clone(), 0).unwrap();
    assert_eq!(down.following.unwrap().stage, 0);
    // By the calendar nobody climbs.
    on(4).begin(person.id(), "flare-week".into()).unwrap();
    assert!(on(5).move_to(person.id(), "flare-week".into(), 1).is_err());
}

#[test]
fn while_exercise_is_on_hold_no_programme_begins_and_none_gives_an_exercise() {
    let person = Person::new();
    person.answers(false);
    let id = "workplace-12-weeks".to_owned();
    person
        .on(0, Language::En)
        .programmes()
        .begin(person.id(), id.clone())
        .unwrap();
    person.answers(true);
    let programmes = person.on(0, Language::En).programmes();
    let following = programmes.one(id).unwrap().following.unwrap();
    assert!(following.held.is_some());
    assert!(following.today.unwrap().exercise.is_none());
    assert!(programmes.begin(person.id(), "flare-week".into()).is_err());
}
