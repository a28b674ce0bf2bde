//! Making a week from everything that is known: a pure function, the same input giving the same week.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::dose::is_smaller;
use super::education;
use super::outline::outline;
use super::permission::Permission;
use super::progression::{CheckIn, Done, HoldCause, Move};
use super::reason::{About, Because, Reason};
use super::rules::Rules;
use super::selection::{self, Before, Choice, Fit};
use super::session::Filling;
use super::swap::SwapCause;
use super::walking::OwnSteps;
use super::week::{Cause, MadeFrom, Rung, Session, Week};
use super::what_if;
use crate::content::{Exercise, Library, TargetGroup};
use crate::profile::{Constraint, Preferences};
use crate::recommender::{Knowledge, OwnWeeks, Parameters, Situation};

/// Everything a week is made from.
#[derive(Clone)]
pub struct Brief<'a> {
    /// What the recommender knows apart from the person.
    pub knowledge: &'a Knowledge,
    /// The person's own weeks as cases.
    pub own: &'a OwnWeeks,
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
    /// Exercises to leave out beyond the dislikes, with why they were swapped out: because they hurt or were too hard.
    pub avoid: &'a BTreeMap<String, SwapCause>,
    /// The person's own steps.
    pub own_steps: OwnSteps,
    /// The week before, if there was one.
    pub last: Option<LastWeek<'a>>,
    /// The version of this week that stands, when a further one is made.
    pub standing: Option<Standing<'a>>,
    /// How often each message was shown before.
    pub seen: &'a BTreeMap<String, u32>,
    /// The exercises of each session of the weeks before: none is planned again exactly, as long as there are others.
    pub past: &'a BTreeSet<BTreeSet<String>>,
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
    let mut outline = outline(brief);
    let mut reasons = std::mem::take(&mut outline.reasons);
    let parameters = outline.parameters();
    let mut fit = fit(brief, &outline.situation);
    fit.seldom_seated = parameters.seldom_seated;
    let active: BTreeMap<TargetGroup, Rung> = outline
        .rungs
        .iter()
        .filter(|(group, _)| parameters.emphasis.get(group).is_some_and(|turns| *turns > 0))
        .map(|(group, rung)| (*group, *rung))
        .collect();
    let before = before(brief, outline.step);
    let choice = selection::choose(brief.library, &fit, &active, (brief.seed, brief.number), &before);
    reasons.retain(|reason| !leads_nowhere(reason, &choice));
    reasons.extend(choice.reasons.iter().cloned());
    let filling = Filling {
        rules: brief.rules,
        choice: &choice,
        rungs: &active,
        emphasis: &parameters.emphasis,
        strategy: parameters.strategy,
        focus: outline.focus(),
        aerobic: aerobic(brief, &fit, parameters),
        seconds: u32::from(outline.minutes) * 60,
        rounds: brief.rules.limits.sets_at_most,
        spare: outline.step == Some(Move::Down),
        past: if same_again(outline.step) {
            &NOTHING_PAST
        } else {
            brief.past
        },
        seed: brief.seed,
        week: brief.number,
    };
    let mut sessions = filling.sessions(&outline.dates);
    reasons.extend(smaller_to_fit(brief, &active, &sessions));
    if let Some(standing) = brief.standing {
        sessions.retain(|session| session.date >= standing.from);
        let past = standing
            .week
            .sessions
            .iter()
            .filter(|session| session.date < standing.from);
        sessions.splice(0..0, past.cloned());
    }
    reasons.retain(|reason| !unseen(brief, reason, &sessions));
    if matches!(outline.step, Some(Move::Up { .. })) && mostly_new(&before, &sessions) {
        reasons.push(Reason::new(About::Week, Because::MostlyNew));
    }
    reasons.extend(instead(brief, &fit, &choice, &sessions));
    reasons.extend(what_if::would_change(brief, &outline));
    let messages = education::messages(
        brief.library,
        &brief.rules.messages,
        &parameters.themes,
        brief.seen,
        brief.starts,
    );
    let knowledge = brief.knowledge;
    Week {
        number: brief.number,
        version: brief.version,
        starts: brief.starts,
        cause: brief.cause,
        sessions,
        walking: outline.walking,
        messages,
        reasons,
        seed: brief.seed,
        made_from: MadeFrom {
            guideline: knowledge.guideline.version.clone(),
            learning: Some(knowledge.learning.version.clone()),
            attributes: Some(knowledge.attributes.version),
            rules: brief.rules.version.clone(),
            content: brief.library.version().to_owned(),
            screening: brief.permission.rules_version.clone(),
        },
        rungs: outline.rungs,
        parameters: outline.recommendation.parameters,
        guideline_emphasis: Some(outline.recommendation.guideline.emphasis),
        situation: Some(Box::new(outline.situation)),
    }
}

/// Where the same again is wanted, no session is kept from coming again.
static NOTHING_PAST: BTreeSet<BTreeSet<String>> = BTreeSet::new();

/// What the week before has to say about the exercises of this one.
fn before<'a>(brief: &Brief<'a>, step: Option<Move>) -> Before<'a> {
    let Some(last) = brief.last else {
        return Before::default();
    };
    let items = last.week.sessions.iter().flat_map(|session| &session.items);
    let held = |reason: &Reason| matches!(reason.because, Because::Hold(_));
    let once = matches!(step, Some(Move::Hold(_))) && !last.week.reasons.iter().any(held);
    Before {
        exercises: items.map(|item| item.exercise.as_str()).collect(),
        // Held week after week, the exercises take turns as ever.
        all_stay: once || same_again(step),
    }
}

/// Whether the very same sessions may come again: hardly any of them was done, or they were too much and get lighter.
fn same_again(step: Option<Move>) -> bool {
    matches!(step, Some(Move::Hold(HoldCause::TooFewDone) | Move::Down))
}

/// Whether most of the week's exercises were not in the week before.
fn mostly_new(before: &Before<'_>, sessions: &[Session]) -> bool {
    let items = sessions.iter().flat_map(|session| &session.items);
    let now: BTreeSet<&str> = items.map(|item| item.exercise.as_str()).collect();
    2 * now.difference(&before.exercises).count() > now.len()
}

/// Whether a rule says that a group gets more, or comes in, and the sessions don't show it: a group that every plan has
/// must have its fair share of the time, one that the rule brings in an exercise at least.
fn unseen(brief: &Brief<'_>, reason: &Reason, sessions: &[Session]) -> bool {
    let Because::Rule(id) = &reason.because else {
        return false;
    };
    let guideline = &brief.knowledge.guideline;
    let Some(rule) = guideline.rules.iter().find(|rule| rule.id == *id) else {
        return false;
    };
    let mut seconds: BTreeMap<TargetGroup, u32> = BTreeMap::new();
    for item in sessions.iter().flat_map(|session| &session.items) {
        *seconds.entry(item.group).or_default() += item.seconds;
    }
    let all: u32 = seconds.values().sum();
    let groups = u32::try_from(seconds.len()).unwrap_or(u32::MAX);
    let shown = |group: TargetGroup| {
        let of_all = guideline.start.emphasis.contains_key(&group);
        seconds
            .get(&group)
            .is_some_and(|seconds| !of_all || seconds.saturating_mul(groups) >= all)
    };
    !rule.told_groups().all(shown)
}

/// Whether a group is said to go up a level in which nothing fits the person: what it does stays the same.
fn leads_nowhere(reason: &Reason, choice: &Choice<'_>) -> bool {
    let (About::Group(group), Because::StepUp { from, to }) = (&reason.about, &reason.because) else {
        return false;
    };
    let leading = choice.by_group.get(group).and_then(|fitting| fitting.first());
    to.level > from.level && leading.is_none_or(|exercise| exercise.level < to.level)
}

/// What fits the person in a week that stands already.
pub(super) fn fit_of<'a>(brief: &Brief<'a>, week: &Week) -> Fit<'a> {
    let mut situation = brief.situation.clone();
    situation.constraints.extend(&brief.permission.careful_with);
    situation.constraints.extend(&week.parameters.careful_with);
    fit(brief, &situation)
}

pub(super) fn fit<'a>(brief: &Brief<'a>, situation: &Situation) -> Fit<'a> {
    let mut fit = Fit::of(situation, brief.preferences);
    fit.spare_the_floor(&brief.rules.floor, situation.age);
    fit.swapped_out = Some(brief.avoid);
    fit.neck_not_asked = !brief.situation.constraints.contains(&Constraint::NeckPain);
    fit
}

/// What fills the minutes that are left: the gentlest whole-body movement that fits.
fn aerobic<'a>(brief: &Brief<'a>, fit: &Fit<'_>, parameters: &Parameters) -> Option<&'a Exercise> {
    let level = parameters.level.max(1);
    brief
        .library
        .exercises_for(TargetGroup::Aerobic)
        .filter(|exercise| exercise.level <= level && fit.obstacle(exercise).is_none())
        .max_by_key(|exercise| {
            (
                !fit.spares(exercise),
                exercise.level,
                super::chance::rank(brief.seed, &[u64::from(brief.number)], &exercise.id),
            )
        })
}

/// Which exercises ask for less than their group stands at, so that they fit the minutes.
fn smaller_to_fit(
    brief: &Brief<'_>,
    rungs: &BTreeMap<TargetGroup, Rung>,
    sessions: &[Session],
) -> Vec<Reason> {
    let smaller: BTreeSet<&str> = sessions
        .iter()
        .flat_map(|session| &session.items)
        .filter(|item| {
            let known = brief.library.exercise(&item.exercise).zip(rungs.get(&item.group));
            known.is_some_and(|(exercise, rung)| is_smaller(brief.rules, exercise, *rung, item))
        })
        .map(|item| item.exercise.as_str())
        .collect();
    smaller
        .into_iter()
        .map(|id| Reason::new(About::Exercise(id.to_owned()), Because::SmallerToFit))
        .collect()
}

/// Which exercises of the sessions stand in for others that the person must leave out.
fn instead(brief: &Brief<'_>, fit: &Fit<'_>, choice: &Choice<'_>, sessions: &[Session]) -> Vec<Reason> {
    let library = brief.library;
    // What the person has never met needs no replacement.
    let met = |exercise: &Exercise| {
        let last = brief.last.into_iter().flat_map(|last| &last.week.sessions);
        let standing = brief
            .standing
            .into_iter()
            .flat_map(|standing| &standing.week.sessions);
        let mut items = last.chain(standing).flat_map(|session| &session.items);
        items.any(|item| item.exercise == exercise.id)
    };
    let items = || sessions.iter().flat_map(|session| &session.items);
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
            (About::NotChosen(id), Because::NeckNotAsked) => {
                Some((library.exercise(id)?, Constraint::NeckPain))
            }
            _ => None,
        });
    left_out
        .filter_map(|(exercise, constraint)| {
            let other = exercise.instead_when_not.get(&constraint)?;
            let stands_in = met(exercise)
                && leading.contains(other.as_str())
                && items().any(|item| item.exercise == *other)
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
