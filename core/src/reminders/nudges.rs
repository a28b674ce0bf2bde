//! Nudges: few, apart, never while the person sleeps or drives, fewer when they are not answered, and with a medicine
//! rather than beside it.

use super::candidate::{Candidate, State};
use super::class::Class;
use super::hours::Clock;
use super::limits::Limits;
use super::planning::{Group, Settled, Why};

const DAY: i64 = 86_400;

/// A nudge with its place: alone, or with a medicine's notification.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub(super) at: i64,
    pub(super) number: u32,
    pub(super) class: Class,
    pub(super) silent: bool,
    pub(super) floating: bool,
    pub(super) late: bool,
    /// The number of the group it joins.
    pub(super) with: Option<usize>,
}

/// When the person is awake, off the road and rested; or why the nudge cannot wait for that.
pub(super) fn rested(
    wanted: i64,
    state: &State<'_>,
    limits: &Limits,
    candidate: &Candidate,
) -> Result<i64, Why> {
    let mut at = wanted;
    let may_move = |to: i64| candidate.may_move_until.is_some_and(|until| to <= until);
    // Sleep may follow a shift and a shift may end in a drive: settle until nothing moves it.
    for _ in 0..4 {
        let before = at;
        if let Some(until) = state.driving_until.filter(|until| at < *until) {
            at = if may_move(until) {
                until
            } else {
                return Err(Why::Driving);
            };
        }
        if let Some((_, wakes)) = state
            .asleep
            .iter()
            .find(|(from, until)| *from <= at && at < *until)
        {
            at = if may_move(*wakes) {
                *wakes
            } else {
                return Err(Why::Asleep);
            };
        }
        let rest = limits.after_night_shift.num_seconds();
        let shift = state
            .night_shifts_end
            .iter()
            .find(|end| **end <= at && at < **end + rest);
        if let Some(end) = shift {
            let rested = end + rest;
            at = if may_move(rested) {
                rested
            } else {
                return Err(Why::AfterNightShift);
            };
        }
        if at == before {
            break;
        }
    }
    Ok(at)
}

/// Places the nudges of each day: the more important first, each apart from the others, at most so many.
#[allow(
    clippy::too_many_arguments,
    reason = "one step of the plan, with the plan's own arguments"
)]
pub(super) fn place(
    now: i64,
    clock: &Clock<'_>,
    state: &State<'_>,
    limits: &Limits,
    nudges: &[Settled<'_>],
    others: &[Settled<'_>],
    groups: &[Group],
    left_out: &mut Vec<(u32, Why)>,
) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::with_capacity(nudges.len());
    let ignored_days = state.last_answered.map_or(0, |answered| (now - answered) / DAY);
    let between = limits.days_between(ignored_days).map(|days| days * DAY);
    let apart = limits.nudges_apart.num_seconds();
    let mut last = state.nudges_shown.last().copied();
    let mut rest = nudges;
    while let Some(first) = rest.first() {
        let day = clock.day(first.at);
        let today = rest.iter().take_while(|one| clock.day(one.at) == day).count();
        let (of_day, later) = rest.split_at(today);
        rest = later;
        let mut by_rank: Vec<&Settled<'_>> = of_day.iter().collect();
        by_rank.sort_by_key(|one| (limits.rank(one.candidate.class), one.at, one.candidate.number));
        let shown = state.nudges_shown.iter().filter(|at| clock.day(**at) == day);
        let mut taken: Vec<i64> = shown.copied().collect();
        let begins = placed.len();
        for one in by_rank {
            // Held back, a day has one.
            if between.is_some() && !taken.is_empty() {
                left_out.push((one.candidate.number, Why::BackOff));
                continue;
            }
            let not_before = between.and_then(|between| Some(last? + between));
            match fit(one, &taken, not_before, apart, limits) {
                Ok(at) if clock.day(at) == day => {
                    let with = beside_medicine(at, others, groups, limits);
                    taken.push(at);
                    placed.push(Placed {
                        at: with.map_or(at, |group| groups[group].at),
                        number: one.candidate.number,
                        class: one.candidate.class,
                        silent: one.silent,
                        floating: one.candidate.floating && at == one.candidate.at,
                        late: one.late,
                        with,
                    });
                }
                Ok(_) => left_out.push((one.candidate.number, Why::TooClose)),
                Err(why) => left_out.push((one.candidate.number, why)),
            }
        }
        placed[begins..].sort_by_key(|one| (one.at, limits.rank(one.class), one.number));
        last = placed[begins..].last().map(|one| one.at).or(last);
    }
    placed
}

/// When a nudge fits into its day, or why it does not.
fn fit(
    one: &Settled<'_>,
    taken: &[i64],
    not_before: Option<i64>,
    apart: i64,
    limits: &Limits,
) -> Result<i64, Why> {
    if not_before.is_some_and(|earliest| one.at < earliest) {
        return Err(Why::BackOff);
    }
    if taken.len() >= limits.nudges_a_day {
        return Err(Why::DayFull);
    }
    let mut at = one.at;
    // Each move goes behind one of those taken, so as many moves as there are of them settle it.
    for _ in 0..=taken.len() {
        let Some(close) = taken.iter().filter(|other| (at - **other).abs() < apart).max() else {
            return Ok(at);
        };
        at = close + apart;
        if one.candidate.may_move_until.is_none_or(|until| at > until) {
            return Err(Why::TooClose);
        }
    }
    Err(Why::TooClose)
}

/// The medicine's notification that a nudge joins because it would come just before or after it.
fn beside_medicine(at: i64, others: &[Settled<'_>], groups: &[Group], limits: &Limits) -> Option<usize> {
    let near = limits.nudge_from_medicine.num_seconds();
    let from = groups.partition_point(|group| group.at <= at - near);
    groups[from..]
        .iter()
        .take_while(|group| group.at < at + near)
        .enumerate()
        .filter(|(_, group)| others[group.first].candidate.class == Class::Medicine)
        .min_by_key(|(_, group)| (group.at - at).abs())
        .map(|(place, _)| from + place)
}
