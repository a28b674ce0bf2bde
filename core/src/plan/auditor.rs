//! An auditor of finished weeks. It shares no code with the planner: it reads the stored week, the person's answers,
//! the content and the same limits, and says what breaks a rule or is timid.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::rules::Rules;
use super::week::{WalkingGoal, Week, Work};
use crate::content::{Exercise, Library, Position, TargetGroup};
use crate::profile::{Constraint, Equipment, Mobility, Preferences};
use crate::recommender::{Situation, Stage, Strategy};

/// What the auditor is given.
#[derive(Clone, Copy)]
pub struct Audited<'a> {
    /// The limits.
    pub rules: &'a Rules,
    /// The content.
    pub library: &'a Library,
    /// What was known of the person.
    pub situation: &'a Situation,
    /// What screening asked to be careful with.
    pub careful_with: &'a BTreeSet<Constraint>,
    /// What the person wants.
    pub preferences: &'a Preferences,
    /// The week before.
    pub before: Option<&'a Week>,
    /// The week before was red.
    pub after_red: bool,
}

/// A rule that a week breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Violation {
    /// An exercise that the person must leave out.
    AgainstConstraint,
    /// Standing or on the floor for someone who does not walk.
    NotForMobility,
    /// A floor exercise for someone who does not go down.
    FloorNotWanted,
    /// Equipment that is not at hand.
    EquipmentMissing,
    /// A disliked exercise.
    Disliked,
    /// An exercise that the publisher took back.
    Recalled,
    /// An exercise that the content does not have.
    UnknownExercise,
    /// Sets, repetitions or hold outside the exercise's own range.
    DoseOutOfRange,
    /// A session longer than offered or allowed.
    TooLong,
    /// Under the share of the minutes that should be used.
    TooShort,
    /// Too many or too few sessions, or on a day that was not chosen.
    WrongDays,
    /// The same exercise twice in a session, or too many exercises.
    Crowded,
    /// Fewer exercises than the minutes hold, although more fit the person.
    Sparse,
    /// A session without an exercise.
    Empty,
    /// Strengthening although acute or very painful and not settled, or in a flare.
    StrengtheningTooEarly,
    /// Steps or walking for someone who does not walk.
    StepsWithoutWalking,
    /// A step goal before there are enough days, or above the highest.
    StepsWithoutBaseline,
    /// A rising step goal although sitting eases the legs, or in heavy or standing work.
    StepsMustNotRise,
    /// Up by more than one level or dose.
    RoseTooFast,
    /// The steps or minutes walked rose by more than the limit.
    WalkingRoseTooFast,
    /// Something rose after a red week.
    RoseAfterRed,
    /// Not the coverage by default: one abdominal and one back extensor, or one core exercise.
    NotCovered,
    /// Not one message a day, or the same twice.
    Messages,
    /// A rung above what the exercise ladder has.
    LevelOutOfRange,
}

/// Every rule that the week breaks, each once.
pub fn audit(audited: &Audited<'_>, week: &Week) -> BTreeSet<Violation> {
    let mut found = BTreeSet::new();
    let mut check = |broken: bool, violation: Violation| {
        if broken {
            found.insert(violation);
        }
    };
    let limits = &audited.rules.limits;
    let offered = audited
        .preferences
        .minutes
        .map_or(week.parameters.minutes, u16::from);
    let allowed = offered
        .min(week.parameters.minutes_at_most)
        .min(limits.session_minutes[1]);
    let sparse = fewest(audited, week, allowed);
    for session in &week.sessions {
        check(session.items.is_empty(), Violation::Empty);
        check(session.items.len() < sparse, Violation::Sparse);
        check(session.seconds > u32::from(allowed) * 60, Violation::TooLong);
        let least = u32::from(allowed) * 60 * limits.minutes_used_percent[0] / 100;
        check(session.seconds < least, Violation::TooShort);
        let different: BTreeSet<&str> = session.items.iter().map(|item| item.exercise.as_str()).collect();
        check(different.len() < session.items.len(), Violation::Crowded);
        check(
            session.items.len() > usize::from(limits.exercises_a_session[1]) + 1,
            Violation::Crowded,
        );
        for item in &session.items {
            let Some(exercise) = audited.library.exercise(&item.exercise) else {
                check(true, Violation::UnknownExercise);
                continue;
            };
            check(audited.library.is_recalled(&item.exercise), Violation::Recalled);
            for violation in misfits(audited, week, exercise) {
                check(true, violation);
            }
            check(
                !dose_fits(exercise, item.sets, item.work),
                Violation::DoseOutOfRange,
            );
            let strengthens = !matches!(
                exercise.target,
                TargetGroup::PainRelief | TargetGroup::Flexibility | TargetGroup::Aerobic
            );
            check(
                strengthens && must_stay_active(audited.situation),
                Violation::StrengtheningTooEarly,
            );
        }
        check(!covered(audited, week, &different), Violation::NotCovered);
    }
    check(wrong_days(audited, week), Violation::WrongDays);
    for violation in walking_faults(audited, week) {
        check(true, violation);
    }
    for violation in change_faults(audited, week) {
        check(true, violation);
    }
    let dates: BTreeSet<_> = week.messages.iter().map(|message| message.date).collect();
    let texts: BTreeSet<_> = week.messages.iter().map(|message| &message.message).collect();
    check(
        dates.len() != 7 || texts.len() != week.messages.len(),
        Violation::Messages,
    );
    found
}

fn all_constraints(audited: &Audited<'_>, week: &Week) -> BTreeSet<Constraint> {
    let mut all = audited.situation.constraints.clone();
    all.extend(audited.careful_with);
    if audited.situation.walking_eased_by_sitting == Some(true) {
        all.insert(Constraint::ArchingHurts);
    }
    all.extend(&week.parameters.careful_with);
    all
}

fn misfits(audited: &Audited<'_>, week: &Week, exercise: &Exercise) -> Vec<Violation> {
    let constraints = all_constraints(audited, week);
    let sits = audited.situation.mobility == Some(Mobility::DoesNotWalk);
    let stands = exercise.position == Position::Standing || exercise.position == Position::StandingSupported;
    let has = |needed: &Equipment| match &audited.preferences.equipment {
        Some(known) => known.contains(needed) || *needed == Equipment::Mat,
        None => [Equipment::Chair, Equipment::Mat].contains(needed),
    };
    [
        (
            exercise.not_with.iter().any(|c| constraints.contains(c)),
            Violation::AgainstConstraint,
        ),
        (
            sits && (stands || exercise.loads.floor),
            Violation::NotForMobility,
        ),
        (
            exercise.loads.floor && !down_to_the_floor(audited, &constraints),
            Violation::FloorNotWanted,
        ),
        (!exercise.equipment.iter().all(has), Violation::EquipmentMissing),
        (
            audited.preferences.dislikes.contains(&exercise.id),
            Violation::Disliked,
        ),
    ]
    .into_iter()
    .filter_map(|(broken, violation)| broken.then_some(violation))
    .collect()
}

/// Whether the floor is possible: as the person said; where nobody asked, not for those to whom it may be hard.
fn down_to_the_floor(audited: &Audited<'_>, constraints: &BTreeSet<Constraint>) -> bool {
    let situation = audited.situation;
    audited.preferences.floor.unwrap_or_else(|| {
        let old = situation
            .age
            .is_some_and(|age| age >= audited.rules.floor.asked_from_age);
        let aided = situation.mobility == Some(Mobility::WalksWithAid);
        let frail =
            constraints.contains(&Constraint::Falls) || constraints.contains(&Constraint::Osteoporosis);
        !(old || aided || frail)
    })
}

fn dose_fits(exercise: &Exercise, sets: u8, work: Work) -> bool {
    let dose = &exercise.dose;
    let among = |value: u16, [least, most]: [u16; 2]| (least..=most).contains(&value);
    let worked = match (work, dose.repetitions, dose.hold_seconds) {
        (Work::Repetitions { count, hold_seconds }, Some([least, most]), hold) => {
            (least..=most).contains(&count)
                && hold.map_or(hold_seconds == 0, |range| among(u16::from(hold_seconds), range))
        }
        (Work::Hold { seconds }, None, Some(range)) => among(seconds, range),
        _ => false,
    };
    worked && (dose.sets[0]..=dose.sets[1]).contains(&sets)
}

/// Acute or very painful without three settled days, or in a flare: relief and short walks only.
fn must_stay_active(situation: &Situation) -> bool {
    let acute = situation.stage == Some(Stage::Acute);
    let very_painful = situation.pain_worst.is_some_and(|worst| worst >= 7);
    situation.flare || (acute || very_painful) && situation.settled != Some(true)
}

/// One abdominal and one back extensor, or one core exercise, in every strengthening session where the person has
/// such exercises at all.
fn covered(audited: &Audited<'_>, week: &Week, session: &BTreeSet<&str>) -> bool {
    if week.parameters.strategy == Strategy::StayActive {
        return true;
    }
    let fits = |group: TargetGroup| {
        week.rungs.get(&group).is_some_and(|rung| {
            audited
                .library
                .exercises()
                .any(|e| e.target == group && e.level <= rung.level && misfits(audited, week, e).is_empty())
        })
    };
    let has = |group: TargetGroup| {
        session.iter().any(|id| {
            audited
                .library
                .exercise(id)
                .is_some_and(|exercise| exercise.target == group)
        })
    };
    let (abdominals, back) = (TargetGroup::Abdominals, TargetGroup::BackExtensors);
    let by_pair = has(abdominals) && has(back);
    let by_core = has(TargetGroup::CoreStability);
    let possible = fits(TargetGroup::CoreStability) || fits(abdominals) && fits(back);
    by_pair || by_core || !possible
}

/// The fewest exercises of a session of so many minutes: one for each few minutes, never more than fit the person. The
/// very shortest sessions may hold what they can.
fn fewest(audited: &Audited<'_>, week: &Week, minutes: u16) -> usize {
    let limits = &audited.rules.limits;
    let [least, most] = limits.exercises_a_session;
    if minutes < u16::from(least) * u16::from(limits.minutes_an_exercise) {
        return 0;
    }
    let asked = usize::from(minutes / u16::from(limits.minutes_an_exercise_at_most));
    let fit = audited.library.exercises().filter(|exercise| {
        let turns = week.parameters.emphasis.get(&exercise.target);
        let reached = week
            .rungs
            .get(&exercise.target)
            .is_some_and(|rung| exercise.level <= rung.level);
        turns.is_some_and(|turns| *turns > 0) && reached && misfits(audited, week, exercise).is_empty()
    });
    asked
        .clamp(usize::from(least), usize::from(most))
        .min(fit.count())
}

fn wrong_days(audited: &Audited<'_>, week: &Week) -> bool {
    use chrono::Datelike;
    let [least, most] = audited.rules.limits.sessions_a_week;
    let sessions = week.sessions.len();
    let chosen = &audited.preferences.days;
    let on_chosen =
        |date: chrono::NaiveDate| chosen.is_empty() || chosen.iter().any(|day| day.matches(date.weekday()));
    let ends = week.starts + chrono::TimeDelta::days(7);
    let dates: BTreeSet<_> = week.sessions.iter().map(|session| session.date).collect();
    sessions < usize::from(least)
        || sessions > usize::from(most)
        || dates.len() != sessions
        || dates
            .iter()
            .any(|date| !on_chosen(*date) || *date < week.starts || *date >= ends)
}

fn walking_faults(audited: &Audited<'_>, week: &Week) -> Vec<Violation> {
    let mut faults = Vec::new();
    let limits = &audited.rules.limits;
    if audited.situation.mobility == Some(Mobility::DoesNotWalk) && week.walking != WalkingGoal::None {
        faults.push(Violation::StepsWithoutWalking);
    }
    if let WalkingGoal::Steps { goal, baseline } = week.walking {
        if baseline == 0 || goal > limits.step_goal_at_most {
            faults.push(Violation::StepsWithoutBaseline);
        }
        let legs = audited.situation.walking_eased_by_sitting == Some(true);
        let work = matches!(
            audited.situation.work_load,
            Some(crate::profile::WorkLoad::Heavy | crate::profile::WorkLoad::OnFeet)
        );
        if legs || work {
            faults.push(Violation::StepsMustNotRise);
        }
    }
    let Some(before) = audited.before else {
        return faults;
    };
    let rose = |old: u32, new: u32, percent: u32| new * 100 > old * (100 + percent);
    match (before.walking, week.walking) {
        (WalkingGoal::Steps { goal: old, .. }, WalkingGoal::Steps { goal: new, .. })
            if rose(old, new, limits.steps_up_percent_a_week) =>
        {
            faults.push(Violation::WalkingRoseTooFast);
        }
        (
            WalkingGoal::Minutes {
                minutes: old, times, ..
            },
            WalkingGoal::Minutes {
                minutes: new,
                times: again,
                ..
            },
        ) if times == again
            && rose(
                u32::from(old),
                u32::from(new),
                limits.minutes_walked_up_percent_a_week,
            ) =>
        {
            faults.push(Violation::WalkingRoseTooFast);
        }
        _ => {}
    }
    faults
}

fn change_faults(audited: &Audited<'_>, week: &Week) -> Vec<Violation> {
    let mut faults = Vec::new();
    if week
        .rungs
        .values()
        .any(|rung| !(1..=6).contains(&rung.level) || rung.dose > 3)
    {
        faults.push(Violation::LevelOutOfRange);
    }
    let Some(before) = audited.before else {
        return faults;
    };
    let limits = &audited.rules.limits;
    let old: &BTreeMap<_, _> = &before.rungs;
    for (group, new) in &week.rungs {
        let Some(old) = old.get(group) else { continue };
        let levels = new.level.saturating_sub(old.level);
        let doses = if levels == 0 {
            new.dose.saturating_sub(old.dose)
        } else {
            0
        };
        let fast = levels > limits.levels_up_a_week
            || doses > limits.doses_up_a_week
            // A new level starts with a small dose.
            || levels == 1 && new.dose > 1;
        if fast {
            faults.push(Violation::RoseTooFast);
        }
        if audited.after_red && (new.level, new.dose) > (old.level, old.dose) {
            faults.push(Violation::RoseAfterRed);
        }
    }
    faults
}
