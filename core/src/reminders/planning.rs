//! From what is open to the next notifications: a pure function. What is left out is left out with a reason.

use serde::{Deserialize, Serialize};

use super::candidate::{Budget, Candidate, HoldKind, Platform, State};
use super::class::Class;
use super::hours::Clock;
use super::limits::{Limits, Quiet};
use super::nudges;

/// What a notification is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Something is due.
    Due,
    /// Something was due while the phone could not say so: it asks, and never tells to take.
    CatchUp,
    /// Once more, unanswered: the first, the second, ...
    Repeat(u8),
    /// "Open the app": behind it the phone knows nothing more.
    Sentinel,
}

/// Why something is not notified, or later than due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Screening stops exercise.
    Screening,
    /// The person switched its class off.
    Off,
    /// A hold.
    Held(HoldKind),
    /// Quiet hours drop its class.
    QuietHours,
    /// The person sleeps then.
    Asleep,
    /// A night shift ended just before.
    AfterNightShift,
    /// The phone reports driving.
    Driving,
    /// Nudges wait because they were not answered.
    BackOff,
    /// Too close to another nudge.
    TooClose,
    /// The day has its nudges.
    DayFull,
    /// It was put off until the next one was due.
    NextDue,
    /// Too late to show.
    TooLate,
    /// It was shown already.
    Told,
    /// It is beyond what the phone holds; it comes when the plan is made again.
    BeyondBudget,
}

impl Why {
    /// Whether the occurrence is thereby missed.
    pub fn is_missed(self) -> bool {
        matches!(self, Self::NextDue | Self::TooLate)
    }
}

/// A notification to arm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notification {
    /// When, in seconds from 1970.
    pub at: i64,
    /// What it is.
    pub kind: Kind,
    /// What it is about: the class of its first member.
    pub class: Class,
    /// Without a sound.
    pub silent: bool,
    /// Whether the clock time follows the phone.
    pub floating: bool,
    first: u32,
    count: u32,
}

/// The next notifications.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// In the order in which they come.
    pub notifications: Vec<Notification>,
    /// What is not notified, by the caller's number.
    pub left_out: Vec<(u32, Why)>,
    /// Whether the phone shows them at all.
    pub deliverable: bool,
    /// Whether they may come late because exact alarms are not allowed.
    pub inexact: bool,
    members: Vec<u32>,
}

impl Plan {
    /// The caller's numbers of what a notification is about, by due time.
    pub fn members(&self, notification: &Notification) -> &[u32] {
        let first = usize::try_from(notification.first).unwrap_or(0);
        let count = usize::try_from(notification.count).unwrap_or(0);
        self.members.get(first..first + count).unwrap_or(&[])
    }
}

/// A candidate with the time at which it is to be shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settled<'c> {
    pub(super) at: i64,
    pub(super) candidate: &'c Candidate,
    pub(super) silent: bool,
    pub(super) late: bool,
}

/// A notification that is being put together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    pub(super) at: i64,
    /// Its place in the list of settled, and how many follow each other there.
    pub(super) first: usize,
    pub(super) count: usize,
}

/// The next notifications at `now` (seconds from 1970).
pub fn plan(now: i64, clock: &Clock<'_>, state: &State<'_>, budget: &Budget, limits: &Limits) -> Plan {
    let most = match budget.platform {
        Platform::Ios => limits
            .ios_pending
            .min(limits.ios_system.saturating_sub(budget.foreign_pending)),
        Platform::Android => limits.android_pending.saturating_sub(budget.foreign_pending),
    };
    let mut plan = Plan {
        deliverable: budget.notifications_allowed,
        inexact: budget.platform == Platform::Android && !budget.exact_allowed,
        ..Plan::default()
    };
    let mut settled: Vec<Settled<'_>> = Vec::with_capacity(state.candidates.len());
    // What may be said again: its place among the candidates, and when it is shown first.
    let mut repeating: Vec<(usize, i64)> = Vec::with_capacity(state.candidates.len());
    for (place, candidate) in state.candidates.iter().enumerate() {
        match settle(now, clock, state, limits, candidate) {
            Ok(one) => {
                settled.push(one);
                if candidate.repeats.0 > 0 {
                    repeating.push((place, one.at));
                }
            }
            Err(why) => {
                plan.left_out.push((candidate.number, why));
                if why == Why::Told && candidate.repeats.0 > 0 {
                    repeating.push((place, candidate.snoozed_until.unwrap_or(candidate.at)));
                }
            }
        }
    }
    settled.sort_unstable_by_key(|one| {
        (
            one.at,
            limits.rank(one.candidate.class),
            one.candidate.at,
            one.candidate.number,
        )
    });
    let (nudges, others): (Vec<Settled<'_>>, Vec<Settled<'_>>) = settled
        .into_iter()
        .partition(|one| one.candidate.class.is_nudge());
    let groups = grouped(&others, limits);
    let placed = nudges::place(
        now,
        clock,
        state,
        limits,
        &nudges,
        &others,
        &groups,
        &mut plan.left_out,
    );
    write(&mut plan, limits, &others, &groups, &placed);
    repeats(&mut plan, now, limits, &repeating, state);
    cut(&mut plan, now, clock, (most, budget.platform), state, limits);
    plan
}

/// When a candidate is to be shown, or why it is not.
fn settle<'c>(
    now: i64,
    clock: &Clock<'_>,
    state: &State<'_>,
    limits: &Limits,
    candidate: &'c Candidate,
) -> Result<Settled<'c>, Why> {
    let class = candidate.class;
    if state.screening_hold && class.stops_at_screening() {
        return Err(Why::Screening);
    }
    if state.off.contains(&class) {
        return Err(Why::Off);
    }
    let wanted = candidate.snoozed_until.unwrap_or(candidate.at);
    let shown_at = wanted.max(now);
    if let Some(hold) = state.holds.iter().find(|hold| hold.covers(candidate, shown_at)) {
        return Err(Why::Held(hold.kind));
    }
    if candidate.snoozed_until.is_some() && class == Class::Medicine {
        // Never two doses of one regimen offered together.
        let next = |other: &&Candidate| other.regimen == candidate.regimen && other.at > candidate.at;
        let next = state.candidates.iter().filter(next).map(|other| other.at).min();
        if next.is_some_and(|next| wanted >= next) {
            return Err(Why::NextDue);
        }
    }
    if candidate.told && wanted <= now {
        return Err(Why::Told);
    }
    let mut one = Settled {
        at: wanted,
        candidate,
        silent: false,
        late: false,
    };
    if wanted < now {
        if now - wanted > candidate.late_ok {
            return Err(Why::TooLate);
        }
        one.at = now;
        one.late = true;
    }
    if let Some(until) = state.weekend_until.filter(|_| candidate.weekend_hours) {
        one.at = clock.after_weekend_morning(one.at, until);
    }
    if let Some(hours) = state.quiet
        && let Some(ends) = clock.quiet_until(one.at, hours)
    {
        match candidate.quiet.unwrap_or_else(|| limits.quiet(class)) {
            Quiet::Bypass => {}
            Quiet::Silent => one.silent = true,
            Quiet::Defer => one.at = ends,
            Quiet::Drop => return Err(Why::QuietHours),
        }
    }
    if class.is_nudge() {
        one.at = nudges::rested(one.at, state, limits, candidate)?;
    }
    Ok(one)
}

/// Medicines within a few minutes of the first become one; nothing is chained on.
fn grouped(others: &[Settled<'_>], limits: &Limits) -> Vec<Group> {
    let within = limits.group_within.num_seconds();
    let mut groups: Vec<Group> = Vec::new();
    for (place, one) in others.iter().enumerate() {
        if let Some(last) = groups.last_mut() {
            let anchor = &others[last.first];
            let medicine =
                anchor.candidate.class == Class::Medicine && one.candidate.class == Class::Medicine;
            if medicine
                && one.at - anchor.at <= within
                && one.late == anchor.late
                && one.silent == anchor.silent
            {
                last.count += 1;
                continue;
            }
        }
        groups.push(Group {
            at: one.at,
            first: place,
            count: 1,
        });
    }
    groups
}

/// Puts groups and nudges into the plan, in the order in which they come.
fn write(
    plan: &mut Plan,
    limits: &Limits,
    others: &[Settled<'_>],
    groups: &[Group],
    placed: &[nudges::Placed],
) {
    plan.notifications.reserve(groups.len() + placed.len() + 1);
    plan.members.reserve(2 * (others.len() + placed.len()));
    let rank = |class: Class| limits.rank(class);
    let mut alone = placed.iter().filter(|nudge| nudge.with.is_none()).peekable();
    for (number, group) in groups.iter().enumerate() {
        let class = others[group.first].candidate.class;
        while let Some(nudge) = alone.next_if(|nudge| (nudge.at, rank(nudge.class)) < (group.at, rank(class)))
        {
            push_nudge(plan, nudge);
        }
        let members = &others[group.first..group.first + group.count];
        let first = plan.members.len();
        plan.members
            .extend(members.iter().map(|one| one.candidate.number));
        let joined = placed.iter().filter(|nudge| nudge.with == Some(number));
        plan.members.extend(joined.map(|nudge| nudge.number));
        let anchor = &members[0];
        plan.notifications.push(Notification {
            at: group.at,
            kind: if anchor.late { Kind::CatchUp } else { Kind::Due },
            class,
            silent: anchor.silent,
            floating: members.iter().all(|one| one.candidate.floating) && !anchor.late,
            first: number_of(first),
            count: number_of(plan.members.len() - first),
        });
    }
    for nudge in alone {
        push_nudge(plan, nudge);
    }
}

fn push_nudge(plan: &mut Plan, nudge: &nudges::Placed) {
    let first = number_of(plan.members.len());
    plan.members.push(nudge.number);
    plan.notifications.push(Notification {
        at: nudge.at,
        kind: if nudge.late { Kind::CatchUp } else { Kind::Due },
        class: nudge.class,
        silent: nudge.silent,
        floating: nudge.floating,
        first,
        count: 1,
    });
}

/// A repeat of what may stay unanswered.
struct Again {
    at: i64,
    time: u8,
    number: u32,
    class: Class,
}

/// Repeats of what may stay unanswered, until the next of its regimen is due. Repeats that meet are one.
fn repeats(plan: &mut Plan, now: i64, limits: &Limits, repeating: &[(usize, i64)], state: &State<'_>) {
    if repeating.is_empty() {
        return;
    }
    let next_due = next_due(state.candidates);
    let mut found: Vec<Again> = Vec::with_capacity(repeating.len());
    for (place, first) in repeating {
        let candidate = &state.candidates[*place];
        let (times, every) = candidate.repeats;
        let every = i64::from(every).max(limits.repeat_every_at_least.num_seconds());
        for time in 1..=times.min(limits.repeats_at_most) {
            let at = first + every * i64::from(time);
            if at > now && next_due[*place].is_none_or(|next| at < next) {
                found.push(Again {
                    at,
                    time,
                    number: candidate.number,
                    class: candidate.class,
                });
            }
        }
    }
    found.sort_unstable_by_key(|again| (again.at, again.time, again.number));
    let within = limits.group_within.num_seconds();
    let mut more: Vec<Notification> = Vec::with_capacity(found.len());
    let mut rest = found.as_slice();
    while let Some(again) = rest.first() {
        let together = rest
            .iter()
            .take_while(|other| other.at - again.at <= within && other.class == again.class)
            .count();
        let first = number_of(plan.members.len());
        plan.members
            .extend(rest[..together].iter().map(|again| again.number));
        more.push(Notification {
            at: again.at,
            kind: Kind::Repeat(again.time),
            class: again.class,
            silent: false,
            floating: false,
            first,
            count: number_of(together),
        });
        rest = &rest[together..];
    }
    let key = |one: &Notification| (one.at, limits.rank(one.class));
    more.sort_by_key(key);
    // Both are in their order: what is said first goes before what is said again.
    let said = std::mem::take(&mut plan.notifications);
    plan.notifications.reserve(said.len() + more.len() + 1);
    let mut more = more.into_iter().peekable();
    for one in said {
        while let Some(again) = more.next_if(|again| key(again) < key(&one)) {
            plan.notifications.push(again);
        }
        plan.notifications.push(one);
    }
    plan.notifications.extend(more);
}

/// For each candidate, when the next of its regimen is due.
fn next_due(candidates: &[Candidate]) -> Vec<Option<i64>> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by_key(|place| candidates[*place].at);
    let mut next = vec![None; candidates.len()];
    // For each regimen, of those looked at so far the earliest, and what is due after it. A person has few.
    let mut regimens: Vec<(u32, i64, Option<i64>)> = Vec::new();
    for place in order.into_iter().rev() {
        let Candidate { regimen, at, .. } = candidates[place];
        match regimens.iter_mut().find(|(known, _, _)| *known == regimen) {
            None => regimens.push((regimen, at, None)),
            Some((_, earliest, after)) => {
                if at < *earliest {
                    (*earliest, *after) = (at, Some(*earliest));
                }
                next[place] = *after;
            }
        }
    }
    next
}

/// Keeps what the phone holds. On iOS, where nothing is heard of it, the last is the sentinel: where the next one would
/// have come, or at the end of the horizon. On Android each alarm makes the plan again; the sentinel only wakes the
/// core when nothing else would.
fn cut(
    plan: &mut Plan,
    now: i64,
    clock: &Clock<'_>,
    (most, platform): (usize, Platform),
    state: &State<'_>,
    limits: &Limits,
) {
    let all = plan.notifications.len();
    let full = all > most || (all == most && state.more);
    // One slot is a dose's, not a sentinel's.
    let sentinel = most > 1 && (!full || platform == Platform::Ios);
    let kept = if full && sentinel { most - 1 } else { most.min(all) };
    let mut beyond = Vec::new();
    for notification in &plan.notifications[kept..] {
        beyond.extend(
            plan.members(notification)
                .iter()
                .map(|number| (*number, Why::BeyondBudget)),
        );
    }
    plan.left_out.extend(beyond);
    let at = if full {
        plan.notifications.get(kept).map(|one| one.at)
    } else {
        state
            .more
            .then(|| clock.after_days(now, limits.horizon.num_days(), limits.sentinel_at))
    };
    plan.notifications.truncate(kept);
    if let Some(at) = at.filter(|_| sentinel) {
        plan.notifications.push(Notification {
            at,
            kind: Kind::Sentinel,
            class: Class::Medicine,
            silent: platform == Platform::Android,
            floating: false,
            first: 0,
            count: 0,
        });
        // What is due once in a quarter lies behind the horizon's end.
        plan.notifications.sort_by_key(|one| one.at);
    }
}

fn number_of(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
