//! When sessions are reminded of, over the weeks of a person's life.

use chrono::TimeDelta;
use lissom::plan::SessionEvent;
use lissom::reminders::{Class, MovedBecause, Platform};
use lissom::self_care::Became;

use super::{at, phone, with_plan};

#[test]
fn the_time_follows_sessions_is_explained_taken_back_and_the_same_life_gives_the_same_choices() {
    let life = || {
        let person = with_plan();
        let android = phone(Platform::Android);
        let mut times = Vec::new();
        for day in 0..35 {
            person.clock.set(at(day, 7 * 60));
            person.care.remind(person.id(), &android).unwrap();
            times.push(person.care.exercise_time().unwrap());
            let week = || {
                let week = person.care.read(|reader, _| lissom::plan::latest_week(reader));
                week.unwrap().unwrap()
            };
            let today = at(day, 480).date_naive();
            // Each session is done at ten in the morning after the evening on which its reminder came to nothing.
            let yesterday = week()
                .sessions
                .into_iter()
                .find(|one| one.date == today - TimeDelta::days(1));
            if let Some(session) = yesterday {
                person.clock.set(at(day, 600));
                let exercise = session.items[0].exercise.clone();
                for event in [
                    SessionEvent::Did { exercise },
                    SessionEvent::Finished {
                        effort: Some(4),
                        pain: Some(1),
                    },
                ] {
                    person
                        .care
                        .session_event(person.id(), session.date, &event)
                        .unwrap();
                }
            }
            if week().starts + TimeDelta::days(7) <= today {
                person.care.check_in(person.id(), Default::default()).unwrap();
            }
            let reminded = person.care.reminded().unwrap().unwrap();
            let session = reminded.reminders.iter().find(|one| {
                one.class == Class::Exercise && one.about.iter().any(|offer| offer.id.date == today)
            });
            if let Some(reminder) = session {
                person.clock.set(reminder.at);
                person
                    .care
                    .reminder_became(person.id(), reminder.id, Became::Shown)
                    .unwrap();
            }
        }
        let choices: Vec<(i64, i64, f64)> = person
            .care
            .store()
            .read(|reader| {
                reader.all(
                    "SELECT day, minute, propensity FROM reminder_choice ORDER BY row",
                    [],
                    |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
                )
            })
            .unwrap();
        (person, times, choices)
    };
    let (person, times, choices) = life();
    assert!(
        times[..14].iter().all(|time| time.moved.is_none()),
        "two weeks unchanged"
    );
    let (day, moved) = times.last().unwrap().moved.expect("a move");
    assert_eq!((moved.from_min, moved.to_min), (17 * 60 + 30, 600));
    assert_eq!(moved.because, MovedBecause::UsuallyThen);
    assert!(day > at(13, 480).date_naive());
    // Each day with a session has its choice, with how likely it was.
    assert!(choices.len() >= 8 && choices.iter().all(|(_, _, share)| *share > 0.0 && *share <= 1.0));
    let (_, again, same) = life();
    assert_eq!((&times, &choices), (&again, &same));
    person.care.undo_exercise_time(person.id()).unwrap();
    let undone = person.care.exercise_time().unwrap();
    assert_eq!(undone.usual, undone.chosen);
    assert_eq!(undone.moved.unwrap().1.because, MovedBecause::Undone);
    assert!(person.care.undo_exercise_time(person.id()).is_err());
}
