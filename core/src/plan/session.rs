//! Filling the sessions of a week: turns by emphasis, the hardest second, relief last, and the minutes used.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::chance::rank;
use super::dose::{redo, seconds, share, within, work};
use super::rules::Rules;
use super::selection::Choice;
use super::turns::Turns;
use super::week::{Item, Rung, Session, Work};
use crate::content::{Exercise, TargetGroup};
use crate::recommender::Strategy;

/// Exercises of the week's focus in a session, where it has so many. Ours: fewer would hardly be felt.
const FOCUS_EXERCISES: usize = 3;

/// How often a session is drawn anew when it would repeat one before. Ours: where so many draws find nothing new, the
/// person has few exercises, and the same again is right.
const DRAWS: u64 = 48;

/// So many of the draws keep each group's leading exercise. Ours: to learn one goes before variety.
const DRAWS_BEHIND: u64 = 12;

/// Fills the sessions of a week.
#[derive(Clone, Copy)]
pub(super) struct Filling<'a> {
    pub(super) rules: &'a Rules,
    pub(super) choice: &'a Choice<'a>,
    pub(super) rungs: &'a BTreeMap<TargetGroup, Rung>,
    pub(super) emphasis: &'a BTreeMap<TargetGroup, u8>,
    pub(super) strategy: Strategy,
    /// The group that gets more of every session than the guideline gives it.
    pub(super) focus: Option<TargetGroup>,
    pub(super) aerobic: Option<&'a Exercise>,
    pub(super) seconds: u32,
    /// The rounds that an exercise begins with, at most.
    pub(super) rounds: u8,
    /// The week is lighter: rounds are added for the least of the minutes, not for all of them.
    pub(super) spare: bool,
    /// The exercises of each session of the weeks before.
    pub(super) past: &'a BTreeSet<BTreeSet<String>>,
    /// What variety is drawn from.
    pub(super) seed: u64,
    /// 1 for the person's first week: variety goes on where the week before left it.
    pub(super) week: u16,
}

/// Which session since the person's first, and which draw of it.
pub(super) type Place = (usize, u64);

/// A planned exercise before its session is put in order.
pub(super) struct Pick<'a> {
    exercise: &'a Exercise,
    group: TargetGroup,
    rung: Rung,
    sets: u8,
}

impl<'a> Filling<'a> {
    /// One session for each date.
    pub(super) fn sessions(&self, dates: &[NaiveDate]) -> Vec<Session> {
        let mut turns = Turns::new(self.emphasis);
        let before = usize::from(self.week.saturating_sub(1)) * dates.len();
        let mut sessions: Vec<Session> = Vec::new();
        for (place, date) in dates.iter().enumerate() {
            let known = |session: &Session| {
                self.past.contains(&session.exercises())
                    || sessions
                        .iter()
                        .any(|other| other.exercises() == session.exercises())
            };
            let begun = turns.clone();
            let mut session = self.session((before + place, 0), *date, &mut turns);
            for draw in 1..DRAWS {
                if !known(&session) {
                    break;
                }
                turns = begun.clone();
                session = self.session((before + place, draw), *date, &mut turns);
            }
            sessions.push(session);
        }
        sessions
    }

    /// Rounds grow with the dose, and many rounds of few exercises leave the other groups out: where a session would hold
    /// too few exercises, each begins with fewer rounds. What time is left then goes back into rounds.
    fn session(&self, place: Place, date: NaiveDate, turns: &mut Turns) -> Session {
        let begun = turns.clone();
        let (mut picks, mut taken) = (Vec::new(), BTreeSet::new());
        for rounds in (1..=self.rules.limits.sets_at_most).rev() {
            *turns = begun.clone();
            (picks, taken) = Self { rounds, ..*self }.picks(place, turns);
            if picks.len() >= self.least_exercises() {
                break;
            }
        }
        self.add_sets(&mut picks);
        self.add_smaller(place, &mut picks, &mut taken);
        in_order(&mut picks);
        let mut items: Vec<Item> = picks.iter().map(|pick| self.item(pick)).collect();
        self.fill_up(&mut items);
        Session {
            date,
            seconds: self.length(&items),
            items,
        }
    }

    /// What a session holds before the time that is left is used.
    fn picks(&self, place: Place, turns: &mut Turns) -> (Vec<Pick<'a>>, BTreeSet<&'a str>) {
        let (mut picks, mut taken) = (Vec::new(), BTreeSet::new());
        self.cover(place, &mut picks, &mut taken);
        if let Some(group) = self.relief_first(picks.len()) {
            self.take(group, place, 0, &mut picks, &mut taken);
        }
        // With fewer rounds no more exercises than are needed: what time is left goes back into rounds, first of the focus.
        let most = if self.rounds < self.rules.limits.sets_at_most {
            self.least_exercises()
        } else {
            self.most_exercises()
        };
        if picks.len() < most && self.balances(place) {
            self.take(TargetGroup::Balance, place, 0, &mut picks, &mut taken);
        }
        if let Some(group) = self.focus {
            while picks.iter().filter(|pick| pick.group == group).count() < FOCUS_EXERCISES
                && picks.len() < most
                && self.take(group, place, 0, &mut picks, &mut taken)
            {}
        }
        let mut fruitless = 0;
        while picks.len() < most && fruitless < 2 * self.emphasis.len() {
            let Some(group) = turns.next() else { break };
            fruitless = if self.take(group, place, 0, &mut picks, &mut taken) {
                0
            } else {
                fruitless + 1
            };
        }
        (picks, taken)
    }

    /// Who is unsteady trains balance in every session that has room for it; who is only old in every other.
    fn balances(&self, place: Place) -> bool {
        match self.emphasis.get(&TargetGroup::Balance) {
            None | Some(0) => false,
            Some(1) => place.0.is_multiple_of(2),
            Some(_) => true,
        }
    }

    /// So few exercises are many rounds of the same: a session has no fewer, where its minutes hold them.
    fn least_exercises(&self) -> usize {
        self.exercises_for(self.rules.limits.minutes_an_exercise_at_most)
    }

    /// A short session with many exercises is a hurry: so many as its minutes carry.
    fn most_exercises(&self) -> usize {
        self.exercises_for(self.rules.limits.minutes_an_exercise)
    }

    /// How many exercises of so many minutes the session carries, within its limits.
    fn exercises_for(&self, minutes: u8) -> usize {
        let [least, most] = self.rules.limits.exercises_a_session;
        let carried = self.seconds / 60 / u32::from(minutes.max(1));
        usize::try_from(carried)
            .unwrap_or(0)
            .clamp(usize::from(least), usize::from(most))
    }

    /// The group that eases, taken after `covered` exercises: a short session has room for its focus or for relief, not
    /// for both.
    fn relief_first(&self, covered: usize) -> Option<TargetGroup> {
        if self.strategy == Strategy::StayActive {
            return Some(TargetGroup::PainRelief);
        }
        let room = self.focus.is_none() || self.most_exercises() > covered + FOCUS_EXERCISES;
        [TargetGroup::PainRelief, TargetGroup::Flexibility]
            .into_iter()
            .find(|group| room && self.has(*group))
    }

    /// Whether the group has an exercise that fits the person.
    pub(super) fn has(&self, group: TargetGroup) -> bool {
        self.choice
            .by_group
            .get(&group)
            .is_some_and(|fits| !fits.is_empty())
    }

    /// Takes the next exercise of a group that is not in the session yet and still fits the time, so many doses
    /// `smaller` than the group stands at.
    pub(super) fn take(
        &self,
        group: TargetGroup,
        place: Place,
        smaller: u8,
        picks: &mut Vec<Pick<'a>>,
        taken: &mut BTreeSet<&'a str>,
    ) -> bool {
        let (Some(fitting), Some(rung)) = (self.choice.by_group.get(&group), self.rungs.get(&group)) else {
            return false;
        };
        let rung = Rung {
            dose: rung.dose.saturating_sub(smaller),
            ..*rung
        };
        // The group's leading exercise stays, unless everything behind it was tried; those behind it, a level gentler at
        // most, take turns between the sessions.
        let (session, draw) = place;
        let stays = usize::from(draw < DRAWS_BEHIND).min(fitting.len());
        let (leading, behind) = fitting.split_at(stays);
        let near = behind
            .iter()
            .take_while(|exercise| exercise.level + 1 >= rung.level)
            .count();
        let (near, far) = behind.split_at(near);
        let mut turn = near.to_vec();
        let drawn = [u64::try_from(session).unwrap_or(0), draw];
        // What stays comes first; each further draw lets one group look for something else.
        let groups = TargetGroup::ALL.len() as u64;
        let keeps = draw == 0 || draw % groups != group as u64;
        turn.sort_by_cached_key(|exercise| {
            let stays = keeps && self.choice.kept.contains(exercise.id.as_str());
            (!stays, rank(self.seed, &drawn, &exercise.id))
        });
        let used = self.total(picks);
        for exercise in leading.iter().chain(&turn).chain(far) {
            if taken.contains(exercise.id.as_str()) {
                continue;
            }
            let pick = Pick {
                exercise,
                group,
                rung,
                sets: self.sets(exercise, rung),
            };
            if used + self.cost(&pick) <= self.seconds {
                taken.insert(exercise.id.as_str());
                picks.push(pick);
                return true;
            }
        }
        false
    }

    /// Adds rounds, one exercise after the other, while the time lasts: first where the week's focus lies.
    fn add_sets(&self, picks: &mut [Pick<'a>]) {
        let focus = self.focus;
        let until = if self.spare { self.least() } else { self.seconds };
        self.add_sets_to(picks, until, |pick| focus == Some(pick.group));
        self.add_sets_to(picks, until, |_| true);
    }

    /// So many seconds are used at least.
    fn least(&self) -> u32 {
        self.seconds * self.rules.limits.minutes_used_percent[0] / 100
    }

    fn add_sets_to(&self, picks: &mut [Pick<'a>], until: u32, wanted: impl Fn(&Pick<'a>) -> bool) {
        let (mut added, mut total) = (true, self.total(picks));
        while added {
            added = false;
            for pick in picks.iter_mut().filter(|pick| wanted(pick)) {
                let most = pick.exercise.dose.sets[1].min(self.rules.limits.sets_at_most);
                if pick.sets >= most || total >= until {
                    continue;
                }
                let others = total - self.cost(pick);
                pick.sets += 1;
                let with = others + self.cost(pick);
                if with <= self.seconds {
                    (added, total) = (true, with);
                } else {
                    pick.sets -= 1;
                }
            }
        }
    }

    /// Where whole exercises leave too much of the minutes, adds what still fits with a smaller dose, relief first.
    fn add_smaller(&self, place: Place, picks: &mut Vec<Pick<'a>>, taken: &mut BTreeSet<&'a str>) {
        let least = self.least();
        let most = usize::from(self.rules.limits.exercises_a_session[1]);
        let relief = [TargetGroup::PainRelief, TargetGroup::Flexibility];
        let others = self.emphasis.keys().filter(|group| !relief.contains(group));
        let groups: Vec<TargetGroup> = relief.iter().chain(others).copied().collect();
        // What easy whole-body movement fills is not left.
        let fills = |total: u32| {
            self.aerobic.is_some()
                && self.seconds.saturating_sub(total) >= 60 + self.rules.dose.between_exercises_seconds
        };
        for smaller in 1..=3 {
            for group in &groups {
                let total = self.total(picks);
                if total >= least || fills(total) || picks.len() >= most {
                    return;
                }
                if self.emphasis.get(group).is_some_and(|turns| *turns > 0) {
                    self.take(*group, place, smaller, picks, taken);
                }
            }
        }
    }

    /// Begins with easy whole-body movement for the minutes that are left, in several rounds where one is not enough.
    fn fill_up(&self, items: &mut Vec<Item>) {
        let Some(exercise) = self.aerobic else { return };
        let Some([least, most]) = exercise.dose.hold_seconds else {
            return;
        };
        let pause = self.rules.dose.between_exercises_seconds;
        let left = self.seconds.saturating_sub(self.length(items) + pause);
        let rest = exercise.dose.rest_seconds;
        // Whole minutes: nobody walks for 7 minutes and 40 seconds.
        let each = |sets: u8| {
            let moving = left.saturating_sub(u32::from(sets - 1) * u32::from(rest)) / u32::from(sets);
            u16::try_from(moving / 60 * 60).unwrap_or(u16::MAX).min(most)
        };
        let enough = |sets: &u8| each(*sets) < most;
        let sets = (1..exercise.dose.sets[1])
            .find(enough)
            .unwrap_or(exercise.dose.sets[1]);
        let seconds = each(sets);
        if seconds >= least && items.iter().all(|item| item.exercise != exercise.id) {
            items.insert(
                0,
                Item {
                    exercise: exercise.id.clone(),
                    group: exercise.target,
                    sets,
                    work: Work::Hold { seconds },
                    rest_seconds: if sets > 1 { rest } else { 0 },
                    seconds: exercise.seconds(sets, None, seconds),
                },
            );
        }
    }

    fn sets(&self, exercise: &Exercise, rung: Rung) -> u8 {
        within(exercise.dose.sets, share(self.rules, rung))
            .min(self.rounds)
            .max(exercise.dose.sets[0])
    }

    fn item(&self, pick: &Pick<'_>) -> Item {
        redo(self.rules, pick.exercise, pick.rung, pick.sets)
    }

    fn cost(&self, pick: &Pick<'_>) -> u32 {
        seconds(
            pick.exercise,
            pick.sets,
            work(self.rules, pick.exercise, pick.rung),
        ) + self.rules.dose.between_exercises_seconds
    }

    fn total(&self, picks: &[Pick<'_>]) -> u32 {
        picks.iter().map(|pick| self.cost(pick)).sum()
    }

    fn length(&self, items: &[Item]) -> u32 {
        items
            .iter()
            .map(|item| item.seconds + self.rules.dose.between_exercises_seconds)
            .sum()
    }
}

/// Warm up, the hardest second, the rest, relief last.
fn in_order(picks: &mut [Pick<'_>]) {
    let relief = |pick: &Pick<'_>| matches!(pick.group, TargetGroup::PainRelief | TargetGroup::Flexibility);
    picks.sort_by_key(|pick| (relief(pick), pick.group == TargetGroup::PainRelief, pick.group));
    let warm_up = picks
        .iter()
        .position(|pick| pick.group == TargetGroup::Flexibility);
    if let Some(place) = warm_up {
        picks[..=place].rotate_right(1);
    }
    let from = usize::from(warm_up.is_some());
    let hardest = (from..picks.len())
        .filter(|place| !relief(&picks[*place]))
        .max_by_key(|place| (picks[*place].exercise.level, usize::MAX - place));
    if let Some(place) = hardest {
        let second = 1.min(picks.len() - 1).max(from);
        if place >= second {
            picks[second..=place].rotate_right(1);
        } else {
            picks[place..=second].rotate_left(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Library;

    #[test]
    fn the_gentlest_doses_of_two_exercises_that_cover_fit_the_shortest_session() {
        use TargetGroup::{Abdominals, BackExtensors, CoreStability};
        let (rules, library) = (Rules::shipped().unwrap(), Library::built_in().unwrap());
        let shortest = u32::from(rules.limits.session_minutes[0]) * 60;
        for exercise in library
            .exercises()
            .filter(|exercise| [Abdominals, BackExtensors, CoreStability].contains(&exercise.target))
        {
            let needed = exercise.least_seconds() + rules.dose.between_exercises_seconds;
            assert!(2 * needed <= shortest, "{}: {needed}", exercise.id);
        }
    }
}
