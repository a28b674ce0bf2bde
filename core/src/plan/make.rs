//! Making a week from everything that is known: a pure function, the same input giving the same week.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::education;
use super::permission::Permission;
use super::progression::{self, CheckIn, Done, HoldCause, Move};
use super::reason::{About, Because, Reason};
use super::rules::Rules;
use super::selection::{self, Choice, Fit};
use super::session::Filling;
use super::walking::{self, OwnSteps};
use super::week::{Cause, MadeFrom, Rung, Week};
use crate::content::{Library, TargetGroup};
use crate::profile::Preferences;
use crate::recommender::{Guideline, Parameters, Situation, Strategy, advise};

/// Everything a week is made from.
#[derive(Clone)]
pub struct Brief<'a> {
    /// The guideline rules.
    pub guideline: &'a Guideline,
    /// The plan's rules.
    pub rules: &'a Rules,
    /// What can be handed out.
    pub library: &'a Library,
    /// That screening allows a plan, and what it asks to be careful with.
    pub permission: &'a Permission,
    /// What is known of the person.
    pub situation: &'a Situation,
    /// What the person wants.
    pub preferences: &'a Preferences,
    /// Exercises to leave out beyond the dislikes: swapped out because they hurt or were too hard.
    pub avoid: &'a BTreeSet<String>,
    /// The person's own steps.
    pub own_steps: OwnSteps,
    /// The week before, if there was one.
    pub last: Option<LastWeek<'a>>,
    /// The version of this week that stands, when a further one is made.
    pub standing: Option<Standing<'a>>,
    /// How often each message was shown before.
    pub seen: &'a BTreeMap<String, u32>,
    /// The first of the week's seven days.
    pub starts: NaiveDate,
    /// 1 for the person's first week.
    pub number: u16,
    /// 1 for the first plan of this week.
    pub version: u16,
    /// Why it is made.
    pub cause: Cause,
    /// What variety is drawn from.
    pub seed: u64,
}

/// How the week before went.
#[derive(Debug, Clone, Copy)]
pub struct LastWeek<'a> {
    /// Its plan.
    pub week: &'a Week,
    /// Its check-in.
    pub check_in: &'a CheckIn,
    /// What was done of it.
    pub done: Done,
}

/// The version of a week that stands while a further one is made.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// That version.
    pub week: &'a Week,
    /// The first day that may change; what lies before it stays.
    pub from: NaiveDate,
}

/// Makes a week.
pub fn make_week(brief: &Brief<'_>) -> Week {
    let mut situation = brief.situation.clone();
    situation.constraints.extend(&brief.permission.careful_with);
    let advice = advise(brief.guideline, &situation);
    let parameters = advice.parameters;
    let mut reasons: Vec<Reason> = advice
        .rules
        .into_iter()
        .map(|rule| Reason::new(About::Week, Because::Rule(rule)))
        .collect();
    if brief.permission.assumed() {
        reasons.push(Reason::new(About::Week, Because::ScreeningAssumedNegative));
    }
    situation.constraints.extend(&parameters.careful_with);

    let step = step_of(brief, &parameters, &mut reasons);
    let rungs = rungs(brief, &parameters, step, &mut reasons);
    let fit = fit(brief, &situation);
    let active: BTreeMap<TargetGroup, Rung> = rungs
        .iter()
        .filter(|(group, _)| parameters.emphasis.get(group).is_some_and(|turns| *turns > 0))
        .map(|(group, rung)| (*group, *rung))
        .collect();
    let choice = selection::choose(brief.library, &fit, &active, brief.seed, brief.number);
    reasons.extend(choice.reasons.iter().cloned());
    let dates = dates(brief, &parameters, &mut reasons);
    let minutes = minutes(brief, &parameters, &mut reasons);
    let aerobic = aerobic(brief, &fit, &parameters);
    let filling = Filling {
        rules: brief.rules,
        choice: &choice,
        rungs: &active,
        emphasis: &parameters.emphasis,
        strategy: parameters.strategy,
        aerobic,
        seconds: u32::from(minutes) * 60,
    };
    let mut sessions = filling.sessions(&dates);
    if let Some(standing) = brief.standing {
        sessions.retain(|session| session.date >= standing.from);
        let past = standing
            .week
            .sessions
            .iter()
            .filter(|session| session.date < standing.from);
        sessions.splice(0..0, past.cloned());
    }
    reasons.extend(instead(brief.library, &fit, &choice));
    let last_walk = match (brief.standing, brief.last) {
        // Within a week nothing rises.
        (Some(standing), _) => Some((standing.week.walking, Move::Hold(HoldCause::SameWeek))),
        (None, last) => last.map(|last| last.week.walking).zip(step),
    };
    let walking = walking::goal(
        brief.rules,
        &parameters,
        brief.own_steps,
        last_walk,
        situation.flare,
        &mut reasons,
    );
    let messages = education::messages(
        brief.library,
        &brief.rules.messages,
        &parameters.themes,
        brief.seen,
        brief.starts,
    );
    Week {
        number: brief.number,
        version: brief.version,
        starts: brief.starts,
        cause: brief.cause,
        parameters,
        rungs,
        sessions,
        walking,
        messages,
        reasons,
        seed: brief.seed,
        made_from: MadeFrom {
            guideline: advice.version,
            rules: brief.rules.version.clone(),
            content: brief.library.version().to_owned(),
            screening: brief.permission.rules_version.clone(),
        },
    }
}

/// Where the week goes after the one before, with the light that says so.
fn step_of(brief: &Brief<'_>, parameters: &Parameters, reasons: &mut Vec<Reason>) -> Option<Move> {
    let last = brief.last?;
    let rules = &brief.rules.light;
    let (light, cause) = progression::light(rules, last.check_in, &last.done);
    reasons.push(Reason::new(About::Week, Because::Light(light, cause)));
    let step = progression::next_move(rules, (light, cause), &last.done, parameters.by_quota);
    // Staying active has nothing to step up; what comes after it starts at its own beginning.
    let rising = matches!(step, Move::Up { .. });
    let step = if rising && parameters.strategy == Strategy::StayActive {
        Move::Hold(HoldCause::StayActive)
    } else {
        step
    };
    if let Move::Hold(cause) = step {
        reasons.push(Reason::new(About::Week, Because::Hold(cause)));
    }
    Some(step)
}

/// Where each group stands now. Groups that pause keep their place for later.
fn rungs(
    brief: &Brief<'_>,
    parameters: &Parameters,
    step: Option<Move>,
    reasons: &mut Vec<Reason>,
) -> BTreeMap<TargetGroup, Rung> {
    let start = Rung {
        level: parameters.level,
        dose: parameters.dose,
    };
    let groups = parameters
        .emphasis
        .iter()
        .filter(|(_, turns)| **turns > 0)
        .map(|(group, _)| *group);
    let before = match (brief.standing, brief.last) {
        (Some(standing), _) => standing.week,
        (None, Some(last)) => last.week,
        (None, None) => return groups.map(|group| (group, start)).collect(),
    };
    let step = step.unwrap_or(Move::Hold(HoldCause::SameWeek));
    let ran = |group: &TargetGroup| before.parameters.emphasis.contains_key(group);
    let running = before
        .rungs
        .iter()
        .filter(|(group, _)| ran(group))
        .map(|(g, r)| (*g, *r))
        .collect();
    let mut next = progression::next_rungs(&running, groups, start, parameters.ceiling, step);
    for (group, rung) in before.rungs.iter().filter(|(group, _)| !ran(group)) {
        // After a pause of its own a group comes back a step lower.
        next.insert(
            *group,
            if next.contains_key(group) {
                rung.down()
            } else {
                *rung
            },
        );
    }
    for (group, rung) in &before.rungs {
        next.entry(*group).or_insert(*rung);
    }
    for (group, to) in &next {
        let Some(from) = before.rungs.get(group).copied() else {
            continue;
        };
        let because = match to.cmp(&from) {
            std::cmp::Ordering::Greater => Because::StepUp { from, to: *to },
            std::cmp::Ordering::Less if !ran(group) => Because::BackAfterPause { from, to: *to },
            std::cmp::Ordering::Less => Because::StepDown { from, to: *to },
            std::cmp::Ordering::Equal => continue,
        };
        reasons.push(Reason::new(About::Group(*group), because));
    }
    next
}

/// What fits the person in a week that stands already.
pub(super) fn fit_of<'a>(brief: &Brief<'a>, week: &Week) -> Fit<'a> {
    let mut situation = brief.situation.clone();
    situation.constraints.extend(&brief.permission.careful_with);
    situation.constraints.extend(&week.parameters.careful_with);
    fit(brief, &situation)
}

fn fit<'a>(brief: &Brief<'a>, situation: &Situation) -> Fit<'a> {
    let preferences = brief.preferences;
    let dislikes = preferences
        .dislikes
        .iter()
        .chain(brief.avoid)
        .map(String::as_str)
        .collect();
    Fit {
        mobility: situation.mobility,
        constraints: situation.constraints.clone(),
        equipment: preferences.equipment.as_ref(),
        floor: preferences.floor,
        dislikes,
    }
}

/// The dates of the sessions: the chosen weekdays, one day of rest kept; or evenly spread.
fn dates(brief: &Brief<'_>, parameters: &Parameters, reasons: &mut Vec<Reason>) -> Vec<NaiveDate> {
    let [least, most] = brief.rules.limits.sessions_a_week;
    let week = (0..7).map(|n| brief.starts + TimeDelta::days(n));
    let chosen = &brief.preferences.days;
    let mut about_days = |because| reasons.push(Reason::new(About::Days, because));
    if chosen.is_empty() {
        let sessions = parameters.sessions.clamp(least, most);
        about_days(Because::UsualDays(sessions));
        let n = i64::from(sessions);
        return (0..n)
            .map(|i| brief.starts + TimeDelta::days(i * 7 / n))
            .collect();
    }
    let mut dates: Vec<NaiveDate> = week
        .filter(|date| chosen.iter().any(|day| day.matches(date.weekday())))
        .collect();
    if dates.len() > usize::from(most) {
        dates.truncate(usize::from(most));
        about_days(Because::DayOfRest);
    }
    about_days(Because::YourDays(u8::try_from(dates.len()).unwrap_or(most)));
    dates
}

fn minutes(brief: &Brief<'_>, parameters: &Parameters, reasons: &mut Vec<Reason>) -> u16 {
    let [least, most] = brief.rules.limits.session_minutes;
    let cap = parameters.minutes_at_most.clamp(least, most);
    let offered = brief.preferences.minutes.map(u16::from);
    let used = offered.unwrap_or(parameters.minutes).clamp(least, cap);
    let because = match offered {
        Some(offered) if used < offered => Because::ShorterThanOffered { offered, used },
        Some(_) => Because::YourMinutes(used),
        None => Because::UsualMinutes(used),
    };
    reasons.push(Reason::new(About::Minutes, because));
    used
}

/// What fills the minutes that are left: the gentlest whole-body movement that fits.
fn aerobic<'a>(
    brief: &Brief<'a>,
    fit: &Fit<'_>,
    parameters: &Parameters,
) -> Option<&'a crate::content::Exercise> {
    let level = parameters.level.max(1);
    brief
        .library
        .exercises_for(TargetGroup::Aerobic)
        .filter(|exercise| exercise.level <= level && fit.obstacle(exercise).is_none())
        .max_by_key(|exercise| {
            (
                exercise.level,
                super::chance::rank(brief.seed, &[u64::from(brief.number)], &exercise.id),
            )
        })
}

/// Which chosen exercises stand in for others that the person must leave out.
fn instead(library: &Library, fit: &Fit<'_>, choice: &Choice<'_>) -> Vec<Reason> {
    let leading: BTreeSet<&str> = choice
        .by_group
        .values()
        .filter_map(|fitting| fitting.first())
        .map(|exercise| exercise.id.as_str())
        .collect();
    let left_out = choice
        .reasons
        .iter()
        .filter_map(|reason| match (&reason.about, &reason.because) {
            (About::NotChosen(id), Because::Careful(constraint)) => {
                Some((library.exercise(id)?, *constraint))
            }
            _ => None,
        });
    left_out
        .filter_map(|(exercise, constraint)| {
            let other = exercise.instead_when_not.get(&constraint)?;
            let stands_in = leading.contains(other.as_str())
                && library
                    .exercise(other)
                    .is_some_and(|other| fit.obstacle(other).is_none());
            stands_in.then(|| {
                Reason::new(
                    About::Exercise(other.clone()),
                    Because::InsteadOf(exercise.id.clone()),
                )
            })
        })
        .collect()
}
