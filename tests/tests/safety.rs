//! Danger signs across rooms: what the profile and the diary tell reaches screening, and screening stops the plan.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed expectation is the test's message"
)]

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use lissom::content::Language;
use lissom::diary::{self, Entry, LegSymptom, NerveSymptom, Pain};
use lissom::plan::{CheckIn, Settled};
use lissom::profile::{Constraint, Profile, Weekday};
use lissom::screening::{Answer, Answers, Cause, Group, Tier};
use lissom::self_care::{FirstAid, Held, OpenOptions, Planned, SelfCare};
use lissom::store::{CommandId, OpenMode};
use lissom::time::SettableClock;

struct Someone {
    self_care: SelfCare,
    clock: Arc<SettableClock>,
    commands: std::cell::Cell<u32>,
    _folder: tempfile::TempDir,
}

impl Someone {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now: DateTime<Utc> = "2026-11-02T10:00:00Z".parse().unwrap();
        let clock = Arc::new(SettableClock::at(now));
        let options = OpenOptions {
            path: folder.path().join("care.db"),
            key: None,
            mode: OpenMode::Foreground,
            zone: "Europe/Oslo".to_owned(),
            language: Language::En,
        };
        Self {
            self_care: SelfCare::open(options, clock.clone()).unwrap(),
            clock,
            commands: std::cell::Cell::new(0),
            _folder: folder,
        }
    }

    fn command(&self) -> CommandId {
        let n = self.commands.replace(self.commands.get() + 1);
        CommandId::derived(&n.to_string(), "safety")
    }

    /// Answers every question of the screen of ticks with no, but for `yes`.
    fn screen(&self, yes: &[&str]) -> Tier {
        let rules = self.self_care.screening_rules();
        let mut answers: Answers = rules.ticks().map(|flag| (flag.to_owned(), Answer::No)).collect();
        answers.extend(yes.iter().map(|flag| ((*flag).to_owned(), Answer::Yes)));
        self.self_care.screen(self.command(), &answers).unwrap().tier
    }

    fn told(&self, age: u8, constraints: &[Constraint]) {
        let mut profile = Profile {
            age: Some(age),
            constraints: Some(constraints.iter().copied().collect::<BTreeSet<_>>()),
            ..Profile::default()
        };
        profile.preferences.days = [Weekday::Monday, Weekday::Thursday].into();
        profile.preferences.minutes = Some(15);
        self.self_care.keep_profile(self.command(), &profile).unwrap();
    }

    fn plan(&self) -> Planned {
        self.self_care.make_plan(self.command()).unwrap()
    }

    fn log(&self, pain: Pain) {
        self.enter(&Entry::Pain(pain));
    }

    fn enter(&self, entry: &Entry) {
        self.self_care
            .write(self.command(), "diary.record", |tx, moment| {
                diary::record(tx, moment, entry)
            })
            .unwrap();
    }

    fn due(&self) -> Option<Cause> {
        self.self_care.screening_due(false).unwrap()
    }
}

#[test]
fn what_is_told_after_the_ticks_stops_the_plan_when_a_tick_needs_it() {
    for (age, constraints, held) in [
        (45, &[][..], None),
        (78, &[], Some(Tier::SameDay)),
        (45, &[Constraint::Osteoporosis], Some(Tier::SameDay)),
    ] {
        let someone = Someone::new();
        assert_eq!(someone.screen(&["small-injury"]), Tier::Routine);
        someone.told(age, constraints);
        match (someone.plan(), held) {
            (Planned::Week(_), None) => {}
            (Planned::Held(Held::Stopped(tier)), Some(expected)) => assert_eq!(tier, expected),
            (planned, held) => panic!("{age} {constraints:?} {held:?}: {planned:?}"),
        }
    }
}

#[test]
fn no_exercise_lifts_the_head_before_the_neck_was_asked_about() {
    let someone = Someone::new();
    someone.told(40, &[]);
    someone.screen(&[]);
    let Planned::Week(week) = someone.plan() else {
        panic!("held");
    };
    let library = someone.self_care.library().unwrap();
    let items = week.sessions.iter().flat_map(|session| &session.items);
    let mut planned = 0;
    for item in items {
        planned += 1;
        let exercise = library.exercise(&item.exercise).unwrap();
        assert!(
            !exercise.not_with.contains(&Constraint::NeckPain),
            "{}",
            item.exercise
        );
    }
    assert!(planned > 0);

    let rules = someone.self_care.screening_rules();
    let mut answers: Answers = rules.ticks().map(|flag| (flag.to_owned(), Answer::No)).collect();
    answers.extend(
        rules
            .flags_of(Group::Neck)
            .map(|flag| (flag.to_owned(), Answer::No)),
    );
    let found = someone.self_care.screen(someone.command(), &answers).unwrap();
    assert_eq!(found.careful_with(), BTreeSet::new(), "asked, the neck is free");
}

#[test]
fn a_worst_as_bad_as_every_day_is_no_jump_and_a_real_one_or_a_new_leg_is() {
    let usual = Pain {
        average: Some(4),
        worst: Some(7),
        leg: Some(LegSymptom::None),
        ..Pain::default()
    };
    let changed = |change: fn(&mut Pain)| {
        let someone = Someone::new();
        someone.told(40, &[]);
        someone.screen(&[]);
        for _ in 0..7 {
            someone.log(usual.clone());
            someone.clock.advance(TimeDelta::days(1));
        }
        let mut pain = usual.clone();
        change(&mut pain);
        someone.log(pain);
        let due = someone.due();
        // Screened, it is not new any more.
        someone.clock.advance(TimeDelta::minutes(5));
        someone.screen(&[]);
        assert_eq!(someone.due(), None);
        due
    };
    assert_eq!(changed(|_| ()), None);
    assert_eq!(changed(|pain| pain.average = Some(5)), None);
    let jump = |pain, mean_tenths| Some(Cause::PainJump { pain, mean_tenths });
    assert_eq!(changed(|pain| pain.average = Some(6)), jump(6, 40));
    assert_eq!(changed(|pain| pain.worst = Some(9)), jump(9, 70));
    assert_eq!(
        changed(|pain| pain.leg = Some(LegSymptom::OneBelowKnee)),
        Some(Cause::NewSymptom)
    );
}

#[test]
fn a_new_saddle_bladder_bowel_or_leg_symptom_is_due_at_once_and_again_each_time_it_is_told() {
    use NerveSymptom::{BladderChanged, BowelChanged, LegWeaker, SaddleNumb};
    for symptom in [SaddleNumb, BladderChanged, BowelChanged, LegWeaker] {
        let someone = Someone::new();
        someone.screen(&[]);
        for _ in 0..2 {
            // Within the 24 hours in which nothing else is asked twice, and over midnight too.
            someone.clock.advance(TimeDelta::hours(1));
            someone.enter(&Entry::Symptom(symptom));
            assert_eq!(someone.due(), Some(Cause::NewSymptom), "{symptom:?}");
            someone.clock.advance(TimeDelta::hours(20));
            assert_eq!(someone.due(), Some(Cause::NewSymptom), "{symptom:?}, unanswered");
            someone.screen(&[]);
            assert_eq!(someone.due(), None, "{symptom:?}, answered");
        }
    }
}

#[test]
fn a_new_symptom_comes_before_a_jump_of_pain() {
    let someone = Someone::new();
    someone.told(40, &[]);
    someone.screen(&[]);
    let pain = |now| Pain {
        now: Some(now),
        ..Pain::default()
    };
    someone.log(pain(2));
    someone.clock.advance(TimeDelta::days(1));
    someone.log(pain(8));
    assert!(matches!(someone.due(), Some(Cause::PainJump { .. })));
    someone.enter(&Entry::Symptom(NerveSymptom::SaddleNumb));
    assert_eq!(someone.due(), Some(Cause::NewSymptom));
}

#[test]
fn first_aid_offers_what_fits_and_no_movement_while_care_comes_first() {
    let fitting = |change: fn(&mut Profile)| {
        let someone = Someone::new();
        let mut profile = Profile {
            age: Some(40),
            ..Profile::default()
        };
        change(&mut profile);
        someone
            .self_care
            .keep_profile(someone.command(), &profile)
            .unwrap();
        someone.screen(&[]);
        someone.plan();
        match someone.self_care.first_aid().unwrap() {
            FirstAid::Steps { exercises } => exercises,
            FirstAid::Held(held) => panic!("{held:?}"),
        }
    };
    let all = fitting(|_| ());
    let off_the_floor = fitting(|profile| profile.preferences.floor = Some(false));
    assert!(!off_the_floor.is_empty() && off_the_floor.len() < all.len());
    assert!(off_the_floor.iter().all(|id| all.contains(id)));

    let someone = Someone::new();
    assert_eq!(
        someone.self_care.first_aid().unwrap(),
        FirstAid::Held(Held::AgeUnknown)
    );
    someone.told(40, &[]);
    someone.screen(&["saddle-numb"]);
    assert_eq!(
        someone.self_care.first_aid().unwrap(),
        FirstAid::Held(Held::Stopped(Tier::Emergency))
    );
}

#[test]
fn a_new_leg_symptom_holds_the_next_week_until_the_signs_were_looked_at() {
    let someone = Someone::new();
    someone.told(45, &[]);
    someone.screen(&[]);
    let Planned::Week(first) = someone.plan() else {
        panic!("a plan")
    };
    someone.clock.advance(TimeDelta::days(7));
    let worse = CheckIn {
        pain_average: Some(5),
        hindrance: Some(4),
        pain_during: Some(3),
        settled: Some(Settled::ByNextMorning),
        legs_spreading: Some(true),
    };
    let look = Planned::Held(Held::ScreeningFirst { ask: Vec::new() });
    let checked = someone.self_care.check_in(someone.command(), worse).unwrap();
    assert_eq!(checked, look);
    assert_eq!(someone.plan(), look, "making one again is no way around");
    assert_eq!(someone.screen(&[]), Tier::Clear);
    let Planned::Week(second) = someone.plan() else {
        panic!("the next week")
    };
    assert_eq!((second.number, second.version), (first.number + 1, 1));
    // A flare after something was told waits in the same way; without, the lighter days come at once.
    let flare = |begins| someone.self_care.flare(someone.command(), begins).unwrap();
    assert!(matches!(flare(true), Planned::Week(_)));
    someone.clock.advance(TimeDelta::minutes(1));
    someone.enter(&Entry::Symptom(NerveSymptom::SaddleNumb));
    assert_eq!(flare(true), look);
    someone.clock.advance(TimeDelta::minutes(1));
    someone.screen(&["saddle-numb"]);
    assert_eq!(someone.plan(), Planned::Held(Held::Stopped(Tier::Emergency)));
}
