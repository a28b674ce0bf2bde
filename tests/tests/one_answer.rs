//! One answer changed: the week changes what it should and nothing unrelated. Another seed changes only variety.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a failed expectation is the test's message"
)]

use std::collections::{BTreeMap, BTreeSet};

use lissom::content::Library;
use lissom::plan::{Audited, Brief, Cause, OwnSteps, Permission, Rules, WalkingGoal, Week, audit, make_week};
use lissom::profile::{
    ActivityLevel, Constraint, EpisodeDuration, Equipment, LegPain, Mobility, PreviousEpisodes, Profile,
    Response, SickLeave, Weekday, WorkLoad,
};
use lissom::recommender::{Knowledge, OwnWeeks, Situation};

/// What can differ between two weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Aspect {
    Days,
    Minutes,
    Strategy,
    Emphasis,
    Level,
    Dose,
    Walking,
    Themes,
    Exercises,
}

use Aspect::{Days, Dose, Emphasis, Exercises, Level, Minutes, Strategy, Themes, Walking};

/// A person with a year of back pain, moderately hindered, who offered 15 minutes on three days.
fn base() -> Profile {
    let mut profile = Profile {
        age: Some(45),
        episode: Some(EpisodeDuration::OverTwelveWeeks),
        previous_episodes: Some(PreviousEpisodes::None),
        pain_average: Some(4),
        pain_worst: Some(6),
        leg_pain: Some(LegPain::None),
        hindrance: Some(3),
        fear: Some(2),
        recovery_expected: Some(7),
        confidence: Some(6),
        sleep_trouble: Some(2),
        stress: Some(2),
        activity: Some(ActivityLevel::Light),
        sick_leave: Some(SickLeave::None),
        work_load: Some(WorkLoad::None),
        mobility: Some(Mobility::Walks),
        walking_eased_by_sitting: Some(false),
        constraints: Some(BTreeSet::new()),
        comorbid: Some(false),
        ..Profile::default()
    };
    profile.preferences.days = [Weekday::Monday, Weekday::Wednesday, Weekday::Friday].into();
    profile.preferences.minutes = Some(15);
    profile.preferences.equipment = Some([Equipment::Chair, Equipment::Mat].into());
    profile.preferences.floor = Some(true);
    profile
}

struct Shelves {
    knowledge: Knowledge,
    rules: Rules,
    library: Library,
}

impl Shelves {
    fn new() -> Self {
        Self {
            knowledge: Knowledge::shipped().unwrap(),
            rules: Rules::shipped().unwrap(),
            library: Library::built_in().unwrap(),
        }
    }

    fn week(&self, profile: &Profile, seed: u64) -> Week {
        let situation = Situation::of(profile, 0);
        let permission = Permission::assumed_negative();
        let own_steps = OwnSteps {
            median: 5_200,
            days: 7,
            last_week: None,
        };
        let week = make_week(&Brief {
            knowledge: &self.knowledge,
            own: &OwnWeeks::default(),
            rules: &self.rules,
            library: &self.library,
            permission: &permission,
            situation: &situation,
            preferences: &profile.preferences,
            avoid: &BTreeMap::new(),
            own_steps,
            last: None,
            standing: None,
            seen: &BTreeMap::new(),
            past: &BTreeSet::new(),
            starts: "2026-11-23".parse().unwrap(),
            number: 1,
            version: 1,
            cause: Cause::First,
            seed,
        });
        let violations = audit(
            &Audited {
                rules: &self.rules,
                library: &self.library,
                situation: &situation,
                careful_with: &BTreeSet::new(),
                preferences: &profile.preferences,
                before: None,
                after_red: false,
            },
            &week,
        );
        assert!(violations.is_empty(), "{violations:?}");
        week
    }
}

fn exercises(week: &Week) -> BTreeSet<&str> {
    week.sessions
        .iter()
        .flat_map(|session| &session.items)
        .map(|item| item.exercise.as_str())
        .collect()
}

fn differences(before: &Week, after: &Week) -> BTreeSet<Aspect> {
    let (p, q) = (&before.parameters, &after.parameters);
    let dates = |week: &Week| {
        week.sessions
            .iter()
            .map(|session| session.date)
            .collect::<Vec<_>>()
    };
    let longest = |week: &Week| week.sessions.iter().map(|session| session.minutes()).max();
    [
        (dates(before) != dates(after), Days),
        // Filling differs by a few minutes whenever other exercises are chosen.
        (
            longest(before).unwrap().abs_diff(longest(after).unwrap()) > 3,
            Minutes,
        ),
        (p.strategy != q.strategy || p.by_quota != q.by_quota, Strategy),
        (p.emphasis != q.emphasis, Emphasis),
        ((p.level, p.ceiling) != (q.level, q.ceiling), Level),
        (p.dose != q.dose, Dose),
        (before.walking != after.walking, Walking),
        (p.themes != q.themes, Themes),
        (exercises(before) != exercises(after), Exercises),
    ]
    .into_iter()
    .filter_map(|(differs, aspect)| differs.then_some(aspect))
    .collect()
}

type Change = (&'static str, fn(&mut Profile), &'static [Aspect]);

fn constrained(profile: &mut Profile, constraint: Constraint) {
    profile.constraints.get_or_insert_default().insert(constraint);
}

/// The answer, how it changes, and what may change with it. `Exercises` may always follow from what stands before it.
const CHANGES: &[Change] = &[
    (
        "high fear",
        |p| p.fear = Some(8),
        &[Strategy, Level, Dose, Themes, Exercises],
    ),
    ("some fear", |p| p.fear = Some(5), &[Themes]),
    ("fear unanswered", |p| p.fear = None, &[]),
    (
        "ten minutes",
        |p| p.preferences.minutes = Some(10),
        &[Minutes, Exercises],
    ),
    (
        "forty-five minutes",
        |p| p.preferences.minutes = Some(45),
        &[Minutes, Exercises],
    ),
    (
        "four days",
        |p| {
            p.preferences.days.insert(Weekday::Sunday);
        },
        &[Days, Exercises],
    ),
    (
        "one day",
        |p| p.preferences.days = [Weekday::Tuesday].into(),
        &[Days, Exercises],
    ),
    (
        "leg pain",
        |p| p.leg_pain = Some(LegPain::ModerateOrWorse),
        &[Emphasis, Dose, Exercises],
    ),
    (
        "mild leg pain",
        |p| p.leg_pain = Some(LegPain::Mild),
        &[Emphasis, Exercises],
    ),
    (
        "sitting work",
        |p| p.work_load = Some(WorkLoad::Sitting),
        &[Emphasis, Exercises],
    ),
    (
        "heavy work",
        |p| p.work_load = Some(WorkLoad::Heavy),
        &[Emphasis, Walking, Themes, Exercises],
    ),
    (
        "standing work",
        |p| p.work_load = Some(WorkLoad::OnFeet),
        &[Walking, Themes],
    ),
    (
        "wheelchair",
        |p| p.mobility = Some(Mobility::DoesNotWalk),
        &[Walking, Exercises],
    ),
    (
        "pregnant, late",
        |p| constrained(p, Constraint::LatePregnancy),
        &[Level, Dose, Exercises],
    ),
    (
        "osteoporosis",
        |p| constrained(p, Constraint::Osteoporosis),
        &[Level, Dose, Exercises],
    ),
    (
        "heart disease",
        |p| constrained(p, Constraint::HeartDisease),
        &[Level, Dose, Exercises],
    ),
    (
        "an operation",
        |p| constrained(p, Constraint::RecentSurgery),
        &[Level, Dose, Exercises],
    ),
    (
        "kneeling hurts",
        |p| constrained(p, Constraint::KneePain),
        &[Exercises],
    ),
    ("wrist", |p| constrained(p, Constraint::WristPain), &[Exercises]),
    (
        "shoulder",
        |p| constrained(p, Constraint::ShoulderPain),
        &[Exercises],
    ),
    ("neck", |p| constrained(p, Constraint::NeckPain), &[Exercises]),
    (
        "falls",
        |p| constrained(p, Constraint::Falls),
        &[Emphasis, Level, Exercises],
    ),
    ("no floor", |p| p.preferences.floor = Some(false), &[Exercises]),
    (
        "no chair",
        |p| p.preferences.equipment = Some(BTreeSet::new()),
        &[Exercises],
    ),
    (
        "acute",
        |p| p.episode = Some(EpisodeDuration::UnderTwoWeeks),
        &[Strategy, Emphasis, Level, Dose, Walking, Themes, Exercises],
    ),
    (
        "subacute",
        |p| p.episode = Some(EpisodeDuration::SixToTwelveWeeks),
        &[Themes],
    ),
    (
        "very painful",
        |p| p.pain_worst = Some(9),
        &[Strategy, Emphasis, Level, Walking, Themes, Exercises],
    ),
    (
        "bending hurts",
        |p| p.responses.bending = Some(Response::Worse),
        &[Emphasis, Exercises],
    ),
    (
        "arching hurts",
        |p| p.responses.arching = Some(Response::Worse),
        &[Emphasis, Exercises],
    ),
    (
        "sitting eases the legs",
        |p| p.walking_eased_by_sitting = Some(true),
        &[Emphasis, Walking, Exercises],
    ),
    (
        "much hindered",
        |p| p.hindrance = Some(7),
        &[Level, Dose, Exercises],
    ),
    (
        "trains hard",
        |p| p.activity = Some(ActivityLevel::Hard),
        &[Level, Exercises],
    ),
    (
        "inactive",
        |p| p.activity = Some(ActivityLevel::Inactive),
        &[Dose, Exercises],
    ),
    ("older", |p| p.age = Some(76), &[Emphasis, Level, Exercises]),
    ("sleeps badly", |p| p.sleep_trouble = Some(8), &[Themes]),
    ("stressed", |p| p.stress = Some(8), &[Emphasis, Themes, Exercises]),
    ("doubts recovery", |p| p.recovery_expected = Some(2), &[Themes]),
    (
        "low confidence",
        |p| p.confidence = Some(2),
        &[Dose, Themes, Exercises],
    ),
    ("off work", |p| p.sick_leave = Some(SickLeave::More), &[Themes]),
    (
        "had it before",
        |p| p.previous_episodes = Some(PreviousEpisodes::More),
        &[Themes],
    ),
    ("other illness", |p| p.comorbid = Some(true), &[Themes]),
];

/// Changes that rest on no exercise of the base week, so that nothing need change.
#[test]
fn one_answer_changes_what_it_should_and_nothing_unrelated() {
    let shelves = Shelves::new();
    let before = shelves.week(&base(), 7);
    assert!(CHANGES.len() >= 30);
    for (name, change, expected) in CHANGES {
        let mut profile = base();
        change(&mut profile);
        let after = shelves.week(&profile, 7);
        let found = differences(&before, &after);
        let allowed: BTreeSet<Aspect> = expected.iter().copied().collect();
        let must: BTreeSet<Aspect> = allowed
            .iter()
            .copied()
            .filter(|aspect| *aspect != Exercises)
            .collect();
        assert!(
            found.is_subset(&allowed),
            "{name}: changed {found:?}, only {allowed:?} should"
        );
        assert!(
            found.is_superset(&must),
            "{name}: changed {found:?}, {must:?} should"
        );
    }
}

/// A constraint that some seed's week runs against does take the exercises out.
#[test]
fn a_constraint_takes_its_exercises_out_of_some_week() {
    let shelves = Shelves::new();
    let taken_out = |change: fn(&mut Profile)| {
        (0..40).any(|seed| {
            let mut profile = base();
            change(&mut profile);
            exercises(&shelves.week(&base(), seed)) != exercises(&shelves.week(&profile, seed))
        })
    };
    for (name, change, expected) in CHANGES {
        assert_eq!(taken_out(*change), expected.contains(&Exercises), "{name}");
    }
}

#[test]
fn another_seed_changes_only_variety() {
    let shelves = Shelves::new();
    let before = shelves.week(&base(), 1);
    let mut seen = BTreeSet::new();
    for seed in 1..40 {
        let after = shelves.week(&base(), seed);
        assert!(differences(&before, &after).is_subset(&[Exercises].into()));
        assert_eq!((&before.rungs, &before.messages), (&after.rungs, &after.messages));
        seen.insert(
            exercises(&after)
                .into_iter()
                .map(str::to_owned)
                .collect::<Vec<_>>(),
        );
    }
    assert!(seen.len() > 3, "only {} different weeks", seen.len());
}

#[test]
fn the_same_input_gives_the_same_week_with_the_same_reasons() {
    let shelves = Shelves::new();
    assert_eq!(shelves.week(&base(), 7), shelves.week(&base(), 7));
    assert!(matches!(
        shelves.week(&base(), 7).walking,
        WalkingGoal::Steps { goal: 5_200, .. }
    ));
}
