//! The question of the day and the expected course, across rooms: asked when it changes something, shown when it may be.

#![allow(clippy::unwrap_used, reason = "a failed expectation is the test's message")]

use std::collections::BTreeSet;

use chrono::TimeDelta;
use lissom::content::Language;
use lissom::plan::Touched;
use lissom::profile::{self, EpisodeDuration, LegPain, Mobility, Profile, Question, Response, WorkLoad};
use lissom::recommender::{Hidden, NoCourse};
use lissom::self_care::CourseAnswer;
use lissom_tests::{Person, frozen};

fn planned(profile: &Profile) -> Person {
    let person = Person::new();
    person.answer(profile);
    person.screen(&[]);
    person.plan();
    person
}

fn on_day(person: &Person, day: i64) -> Option<(Question, BTreeSet<Touched>)> {
    person.clock.set(frozen::morning(0) + TimeDelta::days(day));
    let worth = person.care.question_of_the_day().unwrap();
    worth.map(|worth| (worth.question, worth.changes))
}

fn mood(person: &Person, answers: [u8; 2]) {
    let care = &person.care;
    care.write(person.id(), "test.mood", |tx, moment| {
        let answers = answers.map(Some);
        lissom::instruments::keep(tx, moment, care.instruments(), "phq-2", Language::En, &answers)
    })
    .unwrap();
}

fn adult() -> Profile {
    Profile {
        age: Some(50),
        episode: Some(EpisodeDuration::OverTwelveWeeks),
        pain_average: Some(4),
        pain_worst: Some(5),
        leg_pain: Some(LegPain::None),
        hindrance: Some(4),
        recovery_expected: Some(6),
        work_load: Some(WorkLoad::Sitting),
        mobility: Some(Mobility::Walks),
        constraints: Some(BTreeSet::new()),
        ..Profile::default()
    }
}

#[test]
fn the_question_that_changes_most_comes_first_and_says_what_it_changes() {
    let person = planned(&adult());
    assert_eq!(on_day(&person, 0), None, "something was answered today");
    let (question, changes) = on_day(&person, 1).unwrap();
    assert_eq!(question, Question::Fear, "high fear turns the whole week");
    assert!(changes.contains(&Touched::Approach), "{changes:?}");
    // One a day; one that is passed over comes again when the others had their turn.
    let mut turns = vec![question];
    for day in 2.. {
        let (next, _) = on_day(&person, day).unwrap();
        if next == question {
            break;
        }
        assert!(!turns.contains(&next), "{next:?} twice in a round");
        turns.push(next);
    }
    assert!(turns.len() >= 4, "{turns:?}");
    assert!(turns.contains(&Question::Bending) && turns.contains(&Question::WalkingEasedBySitting));
}

#[test]
fn how_likely_an_answer_is_comes_from_people_alike_and_not_beyond_their_ages() {
    let noticed = |profile: &Profile| {
        let person = planned(profile);
        person.clock.set(frozen::morning(1));
        let worth = person.care.question_of_the_day().unwrap().unwrap();
        (worth.question, worth.noticed)
    };
    let at = |age: u8, hindrance: u8| {
        noticed(&Profile {
            age: Some(age),
            hindrance: Some(hindrance),
            ..adult()
        })
    };
    // The averages are of people of 18 to 66; the rules of age begin at 65 and later than at 67.
    let (within, beyond) = (at(66, 4), at(67, 4));
    assert_eq!(within.0, beyond.0);
    assert_ne!(
        within.1, beyond.1,
        "beyond their ages each answer is as likely as the others"
    );
    assert_ne!(at(66, 4).1, at(66, 7).1, "who is hindered more fears more");
}

#[test]
fn it_stops_when_nothing_noticeable_would_change() {
    let mut known = Profile {
        fear: Some(2),
        confidence: Some(7),
        sleep_trouble: Some(2),
        stress: Some(2),
        activity: Some(lissom::profile::ActivityLevel::Light),
        sick_leave: Some(lissom::profile::SickLeave::None),
        previous_episodes: Some(lissom::profile::PreviousEpisodes::OneToThree),
        comorbid: Some(false),
        walking_eased_by_sitting: Some(false),
        ..adult()
    };
    known.responses.bending = Some(Response::Same);
    known.responses.arching = Some(Response::Same);
    known.preferences.days = [lissom::profile::Weekday::Monday].into();
    known.preferences.minutes = Some(15);
    let person = planned(&known);
    // The report begins with the goal; no plan is made from it.
    assert_eq!(
        on_day(&person, 1),
        Some((Question::Goals, BTreeSet::from([Touched::Goal])))
    );
    known.goals.push(profile::Goal {
        words: "garden".to_owned(),
        rating: 3,
    });
    person.answer(&known);
    assert_eq!(on_day(&person, 3), None);
}

#[test]
fn nothing_is_asked_in_a_flare_or_while_exercise_is_held() {
    let person = planned(&adult());
    assert!(on_day(&person, 1).is_some());
    person.care.flare(person.id(), true).unwrap();
    assert_eq!(on_day(&person, 1), None);
    person.care.flare(person.id(), false).unwrap();
    assert!(on_day(&person, 1).is_some());
    person.screen(&["saddle-numb"]);
    assert_eq!(on_day(&person, 2), None);
}

#[test]
fn the_course_waits_until_it_is_asked_for_and_may_be_shown() {
    let person = planned(&Profile {
        fear: Some(3),
        confidence: Some(6),
        sleep_trouble: Some(3),
        ..adult()
    });
    let course = |asked| person.care.expected_course(asked).unwrap();
    assert_eq!(course(true), CourseAnswer::Hidden(Hidden::DayOne));
    person.clock.set(frozen::morning(1));
    assert_eq!(course(false), CourseAnswer::Hidden(Hidden::NotAskedFor));
    let CourseAnswer::Course(shown) = course(true) else {
        unreachable!("a course: {:?}", course(true))
    };
    assert!(shown.from_percent < shown.to_percent && shown.to_percent < 100);
    mood(&person, [3, 3]);
    assert_eq!(course(true), CourseAnswer::Hidden(Hidden::PositiveMoodScreen));
    mood(&person, [0, 0]);
    assert!(matches!(course(true), CourseAnswer::Course(_)));
    person.care.flare(person.id(), true).unwrap();
    assert_eq!(course(true), CourseAnswer::Hidden(Hidden::Flare));
}

#[test]
fn of_somebody_older_than_the_people_averaged_nothing_is_said() {
    let person = planned(&Profile {
        age: Some(78),
        ..adult()
    });
    person.clock.set(frozen::morning(2));
    assert_eq!(
        person.care.expected_course(true).unwrap(),
        CourseAnswer::None(NoCourse::TooOld)
    );
    assert!(
        person.care.question_of_the_day().unwrap().is_some(),
        "questions go on"
    );
}
