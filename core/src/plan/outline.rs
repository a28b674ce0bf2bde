//! The decisions of a week before any exercise is chosen: what is recommended, where each group stands, which days and
//! minutes, how much walking. Cheap, so that it can also be asked what another answer would have changed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::closing;
use super::make::Brief;
use super::progression::{self, HoldCause, Light, LightCause, Move};
use super::reason::{About, Because, Reason};
use super::swap::SwapCause;
use super::walking;
use super::week::{Rung, WalkingGoal, Week, load};
use crate::content::TargetGroup;
use crate::recommender::{
    Asking, Note, Parameter, Parameters, Recommendation, Rule, Situation, Strategy, recommend,
};

/// A week before its exercises are chosen.
pub(super) struct Outline {
    /// What is known, with what screening and the rules ask to be careful with.
    pub(super) situation: Situation,
    /// What is recommended.
    pub(super) recommendation: Recommendation,
    /// Where the exercises go.
    pub(super) step: Option<Move>,
    /// Where each group stands, groups that pause included.
    pub(super) rungs: BTreeMap<TargetGroup, Rung>,
    /// The days of the sessions.
    pub(super) dates: Vec<NaiveDate>,
    /// Minutes of a session.
    pub(super) minutes: u16,
    /// The walking goal.
    pub(super) walking: WalkingGoal,
    /// Why, so far.
    pub(super) reasons: Vec<Reason>,
}

impl Outline {
    /// What the week is made from.
    pub(super) fn parameters(&self) -> &Parameters {
        &self.recommendation.parameters
    }

    /// The group that own weeks, or a try, give more turns than the guideline does.
    pub(super) fn focus(&self) -> Option<TargetGroup> {
        let usual = &self.recommendation.guideline.emphasis;
        let more = self.parameters().emphasis.iter();
        more.filter(|(group, turns)| usual.get(group).is_some_and(|usual| *turns > usual))
            .map(|(group, _)| *group)
            .next()
    }
}

/// Outlines a week.
pub(super) fn outline(brief: &Brief<'_>) -> Outline {
    let mut situation = brief.situation.clone();
    situation.constraints.extend(&brief.permission.careful_with);
    let mut recommendation = recommend(
        brief.knowledge,
        brief.own,
        &Asking {
            situation: &situation,
            week: brief.number,
            sessions: offered_sessions(brief),
            minutes: brief.preferences.minutes.map(u16::from),
            load: brief.last.and_then(|last| load(last.week)),
        },
    );
    let light = brief
        .last
        .map(|last| progression::light(&brief.rules.light, last.check_in, &last.done));
    let step = step_of(brief, &recommendation.parameters, light);
    if nothing_is_tried(brief, &situation, step, &recommendation) {
        without_try(&mut recommendation);
    }
    let shorter = after_red(brief, step, &mut recommendation.parameters);
    let mut reasons: Vec<Reason> = rules_told(brief, &recommendation)
        .map(|rule| Reason::new(About::Week, Because::Rule(rule.clone())))
        .collect();
    if brief.permission.assumed() {
        reasons.push(Reason::new(About::Week, Because::ScreeningAssumedNegative));
    }
    if reassured(brief) {
        reasons.push(Reason::new(About::Week, Because::MovingIsSafe));
    }
    reasons.extend(own_weeks_say(&recommendation));
    let parameters = &recommendation.parameters;
    situation.constraints.extend(&parameters.careful_with);
    tell_step(brief, parameters, light.zip(step), &mut reasons);
    let rungs = rungs(brief, parameters, step, &mut reasons);
    let begins = |reason: &Reason| reason.because == Because::StrengthBegins;
    if reasons.iter().any(begins) {
        // What begins does not go up.
        reasons.retain(|reason| !matches!(reason.because, Because::StepUp { .. }));
    }
    let dates = dates(brief, &recommendation, &mut reasons);
    let minutes = minutes(brief, parameters, shorter, &mut reasons);
    if let Some(last) = brief.last {
        let same_days = dates.len() == last.week.sessions.len();
        reasons.retain(|reason| !(same_days && moved_by_own_weeks(reason, &Parameter::Sessions)));
        stays_shorter(last.week, &mut reasons);
    }
    let last_walk = match (brief.standing, brief.last) {
        // Within a week nothing rises.
        (Some(standing), _) => Some((standing.week.walking, Move::Hold(HoldCause::SameWeek))),
        (None, last) => last.map(|last| last.week.walking).zip(step),
    };
    let walking = walking::goal(
        brief.rules,
        parameters,
        brief.own_steps,
        last_walk,
        situation.flare,
        &mut reasons,
    );
    let rises = match (last_walk, walking) {
        (Some((WalkingGoal::Steps { goal: before, .. }, _)), WalkingGoal::Steps { goal, .. }) => {
            goal > before
        }
        _ => false,
    };
    if !rises {
        // How fast a goal rises says nothing where it does not.
        reasons.retain(|reason| !moved_by_own_weeks(reason, &Parameter::Steps));
    }
    Outline {
        situation,
        recommendation,
        step,
        rungs,
        dates,
        minutes,
        walking,
        reasons,
    }
}

/// Whether the person hears that moving is safe: once, where fear asks for it and screening found nothing.
fn reassured(brief: &Brief<'_>) -> bool {
    let afraid = brief
        .situation
        .fear
        .is_some_and(|fear| fear >= brief.rules.reassure.fear_from);
    afraid && brief.permission.clear && brief.last.is_none() && !brief.situation.flare
}

/// Whether nothing may be tried: the week steps down or is held for a reason that asks for the same again, its sessions
/// are short, or something asks for care.
fn nothing_is_tried(
    brief: &Brief<'_>,
    situation: &Situation,
    step: Option<Move>,
    recommendation: &Recommendation,
) -> bool {
    let rules = &brief.rules.trial;
    let may = match step {
        None | Some(Move::Up { .. }) => true,
        Some(Move::Hold(cause)) => rules.when_held_for.contains(&cause),
        _ => false,
    };
    let parameters = &recommendation.parameters;
    let offered = brief.preferences.minutes.map_or(parameters.minutes, u16::from);
    let short = offered.min(parameters.minutes_at_most) <= rules.minutes_above;
    let careful = rules
        .not_with
        .intersection(&situation.constraints)
        .next()
        .is_some();
    !may || short || careful || situation.low_mood == Some(true)
}

/// Takes back what would have been tried.
fn without_try(recommendation: &mut Recommendation) {
    let tried = recommendation.tried();
    let usual = tried.and_then(|group| Some((group, *recommendation.guideline.emphasis.get(&group)?)));
    recommendation.parameters.emphasis.extend(usual);
    let trying = |note: &Note| matches!(note, Note::Trying { .. });
    recommendation.notes.retain(|note| !trying(note));
}

/// After a red week sessions are shorter, by steps of five minutes: the minutes that are left, if any go.
fn after_red(brief: &Brief<'_>, step: Option<Move>, parameters: &mut Parameters) -> Option<u16> {
    const STEP: u16 = 5;
    let last = brief.last.filter(|_| step == Some(Move::Down))?;
    let before = closing::minutes(last.week);
    let left = before * brief.rules.light.red_minutes_percent / 100 / STEP * STEP;
    let least = brief.rules.limits.session_minutes[0];
    let offered = brief.preferences.minutes.map_or(parameters.minutes, u16::from);
    let used = offered.min(parameters.minutes_at_most);
    let left = left.max(least);
    (left < used).then(|| {
        parameters.minutes_at_most = left;
        parameters.minutes = parameters.minutes.min(left);
        left
    })
}

/// Where own weeks keep the sessions as short as they were, that is no news.
fn stays_shorter(last: &Week, reasons: &mut Vec<Reason>) {
    if !reasons
        .iter()
        .any(|reason| moved_by_own_weeks(reason, &Parameter::Minutes))
    {
        return;
    }
    let before = closing::minutes(last);
    let mut stays = false;
    for reason in reasons.iter_mut() {
        if let Because::ShorterThanOffered { offered, used } = reason.because
            && used == before
        {
            reason.because = Because::StillShorter { offered, used };
            stays = true;
        }
    }
    reasons.retain(|reason| !(stays && moved_by_own_weeks(reason, &Parameter::Minutes)));
}

/// The rules that are told: those about where an exercise begins only where one begins, and none that gives a group more
/// in a week that gives more to another and less to the rest, to see what it does.
fn rules_told<'r>(
    brief: &'r Brief<'_>,
    recommendation: &'r Recommendation,
) -> impl Iterator<Item = &'r String> {
    let before = brief.standing.map(|standing| standing.week);
    let before = before.or(brief.last.map(|last| last.week));
    let mut active = recommendation.parameters.emphasis.iter();
    let begins = brief.number == 1
        || before.is_none_or(|before| {
            active.any(|(group, turns)| *turns > 0 && !before.rungs.contains_key(group))
        });
    let rules = &brief.knowledge.guideline.rules;
    let of_the_start: BTreeSet<&str> = rules
        .iter()
        .filter(|rule| rule.tells_only_of_the_start())
        .map(|rule| rule.id.as_str())
        .collect();
    let tried = recommendation.tried();
    let tries = &brief.knowledge.learning.trial.groups;
    let of_another = |rule: &&Rule| {
        tries
            .iter()
            .any(|group| Some(*group) != tried && rule.tells_of_more(*group))
    };
    let of_others: BTreeSet<&str> = rules
        .iter()
        .filter(of_another)
        .map(|rule| rule.id.as_str())
        .collect();
    let told = recommendation.rules.iter();
    told.filter(move |rule| begins || !of_the_start.contains(rule.as_str()))
        .filter(move |rule| tried.is_none() || !of_others.contains(rule.as_str()))
}

/// What the person's own weeks changed, and what else the recommender has to say, each at its place.
fn own_weeks_say(recommendation: &Recommendation) -> impl Iterator<Item = Reason> {
    let changes = recommendation
        .changes
        .iter()
        .map(|change| Reason::new(about(&change.parameter), Because::OwnWeeks(change.clone())));
    let notes = recommendation.notes.iter().map(|note| {
        let about = match note {
            Note::Trying { group, .. } | Note::WeeksDisagree(group) => About::Group(*group),
            Note::NotMoved(parameter, _) => about(parameter),
            Note::BackToDefault { .. }
            | Note::DefaultStands { .. }
            | Note::TooFewAlike
            | Note::SetAside(_) => About::Week,
        };
        Reason::new(about, Because::Noted(note.clone()))
    });
    changes.chain(notes)
}

fn about(parameter: &Parameter) -> About {
    match parameter {
        Parameter::Sessions => About::Days,
        Parameter::Minutes => About::Minutes,
        Parameter::Emphasis(group) => About::Group(*group),
        Parameter::Load => About::Week,
        Parameter::Steps => About::Walking,
        Parameter::Theme(_) => About::Messages,
    }
}

/// How many sessions the chosen days allow.
fn offered_sessions(brief: &Brief<'_>) -> Option<u8> {
    let most = brief.rules.limits.sessions_a_week[1];
    let days = u8::try_from(brief.preferences.days.len()).unwrap_or(most);
    (days > 0).then_some(days.min(most))
}

/// Where the light alone leads after the week before.
fn by_light(brief: &Brief<'_>, parameters: &Parameters, light: (Light, LightCause)) -> Option<Move> {
    let last = brief.last?;
    let rules = &brief.rules.light;
    Some(progression::next_move(
        rules,
        light,
        &last.done,
        parameters.by_quota,
    ))
}

/// Where the week goes after the one before, by the light.
fn step_of(brief: &Brief<'_>, parameters: &Parameters, light: Option<(Light, LightCause)>) -> Option<Move> {
    let light = light?;
    let step = by_light(brief, parameters, light)?;
    // Staying active has nothing to step up; what comes after it starts at its own beginning.
    let rising = matches!(step, Move::Up { .. });
    Some(if rising && parameters.strategy == Strategy::StayActive {
        Move::Hold(HoldCause::StayActive)
    } else {
        at_the_persons_pace(step, light.0, parameters.pace)
    })
}

/// How the week before went, and where that leads.
fn tell_step(
    brief: &Brief<'_>,
    parameters: &Parameters,
    went: Option<((Light, LightCause), Move)>,
    reasons: &mut Vec<Reason>,
) {
    let (Some(last), Some(((light, cause), step))) = (brief.last, went) else {
        return;
    };
    let mut of_week = |because| reasons.push(Reason::new(About::Week, because));
    of_week(Because::Light(light, cause));
    let hurt = |reason: &Reason| matches!(&reason.because, Because::SwappedFor { cause, .. } if *cause == SwapCause::Hurts);
    if light == Light::Green && last.week.reasons.iter().any(hurt) {
        of_week(Because::ExceptSwapped);
    }
    let eased = last.week.parameters.strategy == Strategy::StayActive;
    let calm = brief.situation.settled == Some(true);
    if eased && calm && parameters.strategy != Strategy::StayActive {
        of_week(Because::StrengthBegins);
    }
    match step {
        Move::Hold(cause) => of_week(Because::Hold(cause)),
        Move::AfterPause(cause) => of_week(Because::AfterPause(cause)),
        Move::Up { .. } | Move::Down => {}
    }
    if by_light(brief, parameters, (light, cause)) == Some(step) {
        // The pace that own weeks ask for changed nothing this week.
        reasons.retain(|reason| !moved_by_own_weeks(reason, &Parameter::Load));
    }
}

fn moved_by_own_weeks(reason: &Reason, parameter: &Parameter) -> bool {
    matches!(&reason.because, Because::OwnWeeks(change) if change.parameter == *parameter)
}

/// The step that the light allows, at the pace that own weeks ask for: slower always, faster only after a green week.
fn at_the_persons_pace(step: Move, light: Light, pace: i8) -> Move {
    match (step, pace) {
        (Move::Up { .. }, ..=-1) => Move::Hold(HoldCause::OwnWeeks),
        (Move::Up { every_group: false }, 1..) if light == Light::Green => Move::Up { every_group: true },
        _ => step,
    }
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
            if next.contains_key(group) && *group != TargetGroup::PainRelief {
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
            std::cmp::Ordering::Less if !ran(group) || matches!(step, Move::AfterPause(_)) => {
                Because::BackAfterPause { from, to: *to }
            }
            std::cmp::Ordering::Less => Because::StepDown { from, to: *to },
            std::cmp::Ordering::Equal => continue,
        };
        reasons.push(Reason::new(About::Group(*group), because));
    }
    next
}

/// The dates of the sessions: the chosen weekdays, one day of rest kept, the ones that work best where fewer fit; or
/// evenly spread.
fn dates(brief: &Brief<'_>, recommendation: &Recommendation, reasons: &mut Vec<Reason>) -> Vec<NaiveDate> {
    let parameters = &recommendation.parameters;
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
    if let Some(fewer) = parameters
        .sessions_at_most
        .map(usize::from)
        .filter(|fewer| *fewer < dates.len())
    {
        let reliable = |date: &NaiveDate| {
            let day = usize::try_from(date.weekday().num_days_from_monday()).unwrap_or(0);
            (std::cmp::Reverse(recommendation.weekdays[day]), *date)
        };
        dates.sort_by_key(reliable);
        dates.truncate(fewer);
        dates.sort_unstable();
    }
    about_days(Because::YourDays(u8::try_from(dates.len()).unwrap_or(most)));
    dates
}

fn minutes(
    brief: &Brief<'_>,
    parameters: &Parameters,
    after_red: Option<u16>,
    reasons: &mut Vec<Reason>,
) -> u16 {
    let [least, most] = brief.rules.limits.session_minutes;
    let cap = parameters.minutes_at_most.clamp(least, most);
    let offered = brief.preferences.minutes.map(u16::from);
    let used = offered.unwrap_or(parameters.minutes).clamp(least, cap);
    let because = match offered {
        _ if after_red == Some(used) => Because::ShorterAfterRed { used },
        Some(offered) if used < offered => Because::ShorterThanOffered { offered, used },
        Some(_) => Because::YourMinutes(used),
        None => Because::UsualMinutes(used),
    };
    reasons.push(Reason::new(About::Minutes, because));
    used
}
