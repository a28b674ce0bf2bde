//! Weeks, days and reasons as people read them, for many people at once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, TimeDelta};
use lissom::content::{Library, TargetGroup};
use lissom::plan::{
    About, Adherence, Because, Brief, Cause, CheckIn, Done, HoldCause, LastWeek, Light, LightCause, OwnSteps,
    PauseCause, Permission, Progress, Reason, Rules, Rung, SwapCause, Week, make_week, today,
};
use lissom::profile::{
    ActivityLevel, Constraint, Equipment, LegPain, Mobility, Preferences, PreviousEpisodes, SickLeave,
    Weekday, WorkLoad,
};
use lissom::recommender::{Knowledge, OwnWeeks, Situation, Stage};

use super::context::Context;
use super::reasons::Reasons;
use super::today::{TodayView, no_plan};
use super::week::WeekView;
use super::why::{WhyOf, why};
use super::*;
use crate::content::Passages;
use crate::language::Language;
use crate::words::{Words, gaps};

mod said;

struct House {
    library: Library,
    knowledge: Knowledge,
    rules: Rules,
}

impl House {
    fn new() -> Self {
        Self {
            library: Library::built_in().unwrap(),
            knowledge: Knowledge::shipped().unwrap(),
            rules: Rules::shipped().unwrap(),
        }
    }

    fn week(&self, situation: &Situation, preferences: &Preferences, last: Option<LastWeek<'_>>) -> Week {
        let monday: NaiveDate = "2026-11-23".parse().unwrap();
        let number = last.map_or(1, |last| last.week.number + 1);
        make_week(&Brief {
            knowledge: &self.knowledge,
            own: &OwnWeeks::default(),
            rules: &self.rules,
            library: &self.library,
            permission: &Permission::assumed_negative(),
            situation,
            preferences,
            avoid: &BTreeMap::new(),
            own_steps: OwnSteps {
                median: 4100,
                days: if number > 1 { 7 } else { 2 },
                last_week: None,
            },
            last,
            standing: None,
            seen: &BTreeMap::new(),
            past: &BTreeSet::new(),
            starts: monday + TimeDelta::days(7 * i64::from(number - 1)),
            number,
            version: 1,
            cause: if number > 1 { Cause::CheckIn } else { Cause::First },
            seed: 1,
        })
    }
}

/// People who differ in one answer each.
fn people() -> Vec<(Situation, Preferences)> {
    let usual = Situation {
        age: Some(45),
        stage: Some(Stage::Persistent),
        pain_average: Some(4),
        pain_worst: Some(6),
        mobility: Some(Mobility::Walks),
        ..Situation::default()
    };
    let wants = Preferences {
        days: BTreeSet::from([Weekday::Tuesday, Weekday::Friday]),
        minutes: Some(15),
        ..Preferences::default()
    };
    let differs: Vec<fn(&mut Situation)> = vec![
        |_| (),
        |it| it.stage = Some(Stage::Acute),
        |it| it.pain_worst = Some(9),
        |it| it.fear = Some(9),
        |it| it.fear = Some(5),
        |it| it.disability = Some(80),
        |it| it.disability = Some(5),
        |it| it.leg_pain = Some(LegPain::ModerateOrWorse),
        |it| it.leg_pain = Some(LegPain::Mild),
        |it| it.walking_eased_by_sitting = Some(true),
        |it| it.activity = Some(ActivityLevel::Inactive),
        |it| it.activity = Some(ActivityLevel::Hard),
        |it| it.work_load = Some(WorkLoad::Sitting),
        |it| it.work_load = Some(WorkLoad::Heavy),
        |it| it.sick_leave = Some(SickLeave::More),
        |it| it.mobility = Some(Mobility::DoesNotWalk),
        |it| it.previous_episodes = Some(PreviousEpisodes::More),
        |it| it.comorbid = Some(true),
        |it| it.recovery_expected = Some(1),
        |it| it.confidence = Some(1),
        |it| it.stress = Some(9),
        |it| it.low_mood = Some(true),
        |it| it.sleep_trouble = Some(9),
        |it| it.age = Some(78),
        |it| it.flare = true,
    ];
    let mut people: Vec<(Situation, Preferences)> = differs
        .into_iter()
        .map(|differ| {
            let mut situation = usual.clone();
            differ(&mut situation);
            (situation, wants.clone())
        })
        .collect();
    people.extend(Constraint::ALL.map(|constraint| {
        let constraints = BTreeSet::from([constraint]);
        (
            Situation {
                constraints,
                ..usual.clone()
            },
            wants.clone(),
        )
    }));
    let wishes: Vec<fn(&mut Preferences)> = vec![
        |it| it.floor = Some(false),
        |it| it.equipment = Some(BTreeSet::new()),
        |it| it.days = Weekday::ALL.into(),
        |it| it.days.clear(),
        |it| it.minutes = None,
        |it| it.minutes = Some(60),
    ];
    people.extend(wishes.into_iter().map(|wish| {
        let mut preferences = wants.clone();
        wish(&mut preferences);
        (usual.clone(), preferences)
    }));
    people
}

/// Every text that a week, its day and its reasons show.
fn texts(house: &House, words: Words, week: &Week, progress: &Progress) -> Vec<String> {
    let passages = Passages {
        library: &house.library,
        words,
    };
    let mut texts = Vec::new();
    let screen = WeekView {
        words,
        passages,
        week,
        progress,
        today: week.starts,
    }
    .screen();
    texts.extend(
        [screen.title, screen.period_text]
            .into_iter()
            .chain(screen.walking_text),
    );
    texts.extend(screen.why);
    texts.extend(screen.messages.into_iter().map(|message| message.title));
    for session in screen.sessions {
        texts.extend([session.line, session.day_text]);
        for item in session.items {
            // Nobody has read one yet, and each says so.
            texts.extend([
                item.name,
                item.dose_text,
                item.group_text,
                item.review_text.unwrap(),
            ]);
        }
    }
    for day in 0..9 {
        let today = today(week, progress, week.starts + TimeDelta::days(day), day % 2 == 0);
        let screen = TodayView {
            words,
            passages,
            week,
            today: &today,
        }
        .screen();
        texts.push(screen.date_text);
        texts.extend(screen.notice);
        let cards = screen.main.into_iter().chain(screen.others).chain(screen.later);
        for card in cards {
            assert!(card.session.is_none() || card.review_text.is_some(), "{card:?}");
            texts.extend([Some(card.text), card.review_text].into_iter().flatten());
        }
    }
    let mut asked = vec![WhyOf::Week, WhyOf::Walking];
    let items = week.sessions.iter().flat_map(|session| &session.items);
    asked.extend(items.map(|item| WhyOf::Exercise {
        id: item.exercise.clone(),
    }));
    for of in asked {
        let screen = why(words, passages, week, &of);
        texts.extend(
            screen
                .short
                .into_iter()
                .chain(screen.details)
                .chain(screen.left_out),
        );
    }
    texts
}

#[test]
fn whoever_it_is_nothing_they_read_has_a_gap() {
    let house = House::new();
    let check_in = CheckIn {
        pain_average: Some(4),
        hindrance: Some(3),
        pain_during: Some(2),
        settled: Some(lissom::plan::Settled::ByNextMorning),
        legs_spreading: Some(false),
    };
    let progress = Progress::default();
    let before = gaps::counted();
    for (situation, preferences) in people() {
        let first = house.week(&situation, &preferences, None);
        let done = Done {
            planned: 2,
            sessions: 2,
            effort: Some(5),
            pain_during: Some(2),
            days: 7,
        };
        let last = LastWeek {
            week: &first,
            check_in: &check_in,
            done,
        };
        let second = house.week(&situation, &preferences, Some(last));
        for (language, week) in [
            (Language::En, &first),
            (Language::Nb, &first),
            (Language::En, &second),
        ] {
            for text in texts(&house, Words::of(language), week, &progress) {
                assert!(!text.is_empty(), "{situation:?}");
                assert!(!text.contains(['{', '}', '_']), "{text}");
                // An id that was left where a name belongs.
                assert!(
                    !text
                        .split(' ')
                        .any(|word| house.library.exercise(word).is_some() && word.contains('-')),
                    "{text}"
                );
            }
        }
    }
    assert_eq!(gaps::counted(), before);
}

#[test]
fn every_reason_has_its_sentence() {
    let house = House::new();
    let low = Rung { level: 1, dose: 1 };
    let (more, higher) = (Rung { level: 1, dose: 2 }, Rung { level: 2, dose: 1 });
    let id = || house.library.exercises().next().unwrap().id.clone();
    let group = || About::Group(TargetGroup::Balance);
    let mut reasons = vec![
        Reason::new(About::Days, Because::YourDays(1)),
        Reason::new(About::Days, Because::UsualDays(3)),
        Reason::new(About::Days, Because::DayOfRest),
        Reason::new(About::Minutes, Because::YourMinutes(15)),
        Reason::new(About::Minutes, Because::UsualMinutes(15)),
        Reason::new(
            About::Minutes,
            Because::ShorterThanOffered {
                offered: 60,
                used: 20,
            },
        ),
        Reason::new(group(), Because::StepUp { from: low, to: more }),
        Reason::new(
            group(),
            Because::StepUp {
                from: low,
                to: higher,
            },
        ),
        Reason::new(group(), Because::StepDown { from: more, to: low }),
        Reason::new(
            group(),
            Because::StepDown {
                from: higher,
                to: low,
            },
        ),
        Reason::new(group(), Because::BackAfterPause { from: more, to: low }),
        Reason::new(group(), Because::NothingFits),
        Reason::new(About::Exercise(id()), Because::SmallerToFit),
        Reason::new(About::Exercise(id()), Because::InsteadOf(id())),
        Reason::new(
            About::Walking,
            Because::OwnSteps {
                baseline: 4100,
                days: 7,
            },
        ),
        Reason::new(About::Walking, Because::TooFewStepDays { days: 1, needed: 4 }),
        Reason::new(About::Walking, Because::WalksLonger { by: 2 }),
        Reason::new(About::Walking, Because::GoalNotReached),
        Reason::new(
            About::Minutes,
            Because::StillShorter {
                offered: 30,
                used: 10,
            },
        ),
        Reason::new(About::Minutes, Because::ShorterAfterRed { used: 20 }),
        Reason::new(About::Week, Because::ExceptSwapped),
        Reason::new(About::Week, Because::StrengthBegins),
        Reason::new(About::Week, Because::MovingIsSafe),
        Reason::new(About::Week, Because::ScreeningAssumedNegative),
    ];
    let lights = [
        (Light::Green, LightCause::Settled),
        (Light::Amber, LightCause::PainDuring(5)),
        (Light::Amber, LightCause::SlowToSettle),
        (Light::Amber, LightCause::WorseAfterADay),
        (Light::Amber, LightCause::NotAnswered),
        (Light::Red, LightCause::PainDuring(7)),
        (Light::Red, LightCause::WorseAfterADay),
        (Light::Red, LightCause::LegsSpreading),
    ];
    reasons.extend(lights.map(|(light, cause)| Reason::new(About::Week, Because::Light(light, cause))));
    let holds = [
        HoldCause::Amber,
        HoldCause::HardEffort,
        HoldCause::TooFewDone,
        HoldCause::NotAnswered,
        HoldCause::StayActive,
        HoldCause::OwnWeeks,
    ];
    let pauses = [PauseCause::NothingDone, PauseCause::LongAgo];
    reasons.extend(pauses.map(|cause| Reason::new(About::Week, Because::AfterPause(cause))));
    reasons.extend(holds.map(|cause| Reason::new(About::Week, Because::Hold(cause))));
    let swaps = [SwapCause::TooHard, SwapCause::Hurts, SwapCause::NoRoom];
    reasons.extend(swaps.map(|cause| {
        Reason::new(
            About::Exercise(id()),
            Because::SwappedFor {
                exercise: id(),
                cause,
            },
        )
    }));
    let mut left_out: Vec<Because> = vec![
        Because::NoFloor,
        Because::FloorNotAsked,
        Because::NoStanding,
        Because::Disliked,
        Because::NeckNotAsked,
        Because::SwappedOut(SwapCause::Hurts),
        Because::SwappedOut(SwapCause::TooHard),
    ];
    left_out.extend(Constraint::ALL.map(Because::Careful));
    let equipment = [
        Equipment::Chair,
        Equipment::Mat,
        Equipment::Band,
        Equipment::Weight,
        Equipment::Step,
    ];
    left_out.extend(equipment.map(Because::Without));
    let left_out: Vec<Reason> = left_out
        .into_iter()
        .map(|because| Reason::new(About::NotChosen(id()), because))
        .collect();

    let before = gaps::counted();
    for language in [Language::En, Language::Nb] {
        let words = Words::of(language);
        let says = Reasons {
            words,
            passages: Passages {
                library: &house.library,
                words,
            },
            context: Context::default(),
        };
        assert_eq!(says.chosen(&reasons).len(), reasons.len());
        // One cause is nothing that anybody misses: the neck that was not asked about.
        assert_eq!(says.left_out(&left_out).len(), left_out.len() - 1);
        assert!(says.chosen(&left_out).is_empty());
        for adherence in [
            Adherence::Full,
            Adherence::Moderate,
            Adherence::Low,
            Adherence::Away,
        ] {
            for (sessions, thin, minutes) in [(0, 1, 30), (1, 2, 10), (0, 2, 10), (1, 3, 30)] {
                let went = check_in::Went {
                    done: Done {
                        planned: 4,
                        sessions,
                        ..Done::default()
                    },
                    adherence,
                    too_much: false,
                    thin,
                    minutes,
                };
                assert!(!check_in::screen(words, &went).done_text.is_empty());
            }
        }
        assert!(no_plan(words, "2026-11-24".parse().unwrap()).notice.is_some());
    }
    assert_eq!(gaps::counted(), before);
}

#[test]
fn what_was_left_out_for_one_cause_is_said_once() {
    let house = House::new();
    let words = Words::of(Language::En);
    let says = Reasons {
        words,
        passages: Passages {
            library: &house.library,
            words,
        },
        context: Context::default(),
    };
    let ids: Vec<&str> = house
        .library
        .exercises()
        .take(3)
        .map(|exercise| exercise.id.as_str())
        .collect();
    let reasons: Vec<Reason> = ids
        .iter()
        .map(|id| {
            Reason::new(
                About::NotChosen((*id).to_owned()),
                Because::Careful(Constraint::WristPain),
            )
        })
        .collect();
    let said = says.left_out(&reasons);
    assert_eq!(said.len(), 1);
    for id in ids {
        assert!(said[0].contains(&says.passages.exercise_name(id)));
    }
}

#[test]
fn thin_weeks_are_offered_shorter_sessions_once_and_then_asked_what_would_help() {
    let words = Words::of(Language::En);
    let said = |sessions, planned, thin, minutes| {
        let went = check_in::Went {
            done: Done {
                planned,
                sessions,
                ..Done::default()
            },
            adherence: Adherence::Low,
            too_much: false,
            thin,
            minutes,
        };
        check_in::screen(words, &went).done_text
    };
    assert!(said(0, 3, 1, 30).contains("shorter sessions"));
    assert_eq!(said(0, 3, 2, 30), "A thin week happens to everyone.");
    assert_eq!(said(0, 3, 1, 15), "A thin week happens to everyone.");
    assert_eq!(said(1, 2, 1, 10), "One of two. That counts.");
    assert!(said(0, 3, 3, 10).starts_with("What would make it easier"));
}
