//! Filling the sessions of a week: turns by emphasis, the hardest second, relief last, and the minutes used.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::rules::Rules;
use super::selection::Choice;
use super::week::{Item, Rung, Session, Work};
use crate::content::{Exercise, TargetGroup};
use crate::recommender::Strategy;

/// Exercises of the week's focus in a session, where it has so many. Ours: fewer would hardly be felt.
const FOCUS_EXERCISES: usize = 3;

/// Fills the sessions of a week.
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
}

/// A planned exercise before its session is put in order.
struct Pick<'a> {
    exercise: &'a Exercise,
    group: TargetGroup,
    rung: Rung,
    sets: u8,
}

impl<'a> Filling<'a> {
    /// One session for each date.
    pub(super) fn sessions(&self, dates: &[NaiveDate]) -> Vec<Session> {
        let mut turns = Turns::new(self.emphasis);
        dates
            .iter()
            .enumerate()
            .map(|(place, date)| self.session(place, *date, &mut turns))
            .collect()
    }

    fn session(&self, place: usize, date: NaiveDate, turns: &mut Turns) -> Session {
        let mut picks: Vec<Pick<'a>> = Vec::new();
        let mut taken = BTreeSet::new();
        for group in self.first_groups(place) {
            self.take(group, place, &mut picks, &mut taken);
        }
        let most = self.most_exercises();
        if let Some(group) = self.focus {
            while picks.iter().filter(|pick| pick.group == group).count() < FOCUS_EXERCISES
                && picks.len() < most
                && self.take(group, place, &mut picks, &mut taken)
            {}
        }
        let mut fruitless = 0;
        while picks.len() < most && fruitless < 2 * self.emphasis.len() {
            let Some(group) = turns.next() else { break };
            fruitless = if self.take(group, place, &mut picks, &mut taken) {
                0
            } else {
                fruitless + 1
            };
        }
        self.add_sets(&mut picks);
        in_order(&mut picks);
        let mut items: Vec<Item> = picks.iter().map(|pick| self.item(pick)).collect();
        self.fill_up(&mut items);
        Session {
            date,
            seconds: self.length(&items),
            items,
        }
    }

    /// A short session with many exercises is a hurry: so many as its minutes carry.
    fn most_exercises(&self) -> usize {
        let [least, most] = self.rules.limits.exercises_a_session;
        let carried = self.seconds / 60 / u32::from(self.rules.limits.minutes_an_exercise);
        usize::try_from(carried)
            .unwrap_or(0)
            .clamp(usize::from(least), usize::from(most))
    }

    /// What every session holds before the turns: by default one abdominal and one back extensor, or one core
    /// exercise, in turn; when staying active, one relief movement.
    fn first_groups(&self, place: usize) -> Vec<TargetGroup> {
        use TargetGroup::{Abdominals, BackExtensors, CoreStability, PainRelief};
        let has = |group: &TargetGroup| {
            self.choice
                .by_group
                .get(group)
                .is_some_and(|fits| !fits.is_empty())
        };
        if self.strategy == Strategy::StayActive {
            return vec![PainRelief];
        }
        let pair = [Abdominals, BackExtensors];
        // With one of the pair in focus the other need not come along: the core covers, and what the focus does can be
        // told from what its partner does.
        let focused = self
            .focus
            .is_some_and(|group| group == CoreStability || pair.contains(&group));
        let core_today = focused || place % 2 == 1;
        let mut first: Vec<TargetGroup> = match (pair.iter().all(has), has(&CoreStability)) {
            (true, true) if core_today => vec![CoreStability],
            (true, _) => pair.to_vec(),
            (false, true) => vec![CoreStability],
            (false, false) => pair.into_iter().filter(has).collect(),
        };
        // A short session has room for its focus or for relief, not for both.
        if self.focus.is_none() || self.most_exercises() > first.len() + FOCUS_EXERCISES {
            first.extend([PainRelief, TargetGroup::Flexibility].into_iter().find(has));
        }
        first
    }

    /// Takes the next exercise of a group that is not in the session yet and still fits the time.
    fn take(
        &self,
        group: TargetGroup,
        place: usize,
        picks: &mut Vec<Pick<'a>>,
        taken: &mut BTreeSet<&'a str>,
    ) -> bool {
        let (Some(fitting), Some(rung)) = (self.choice.by_group.get(&group), self.rungs.get(&group)) else {
            return false;
        };
        // The group's leading exercise stays; those behind it take turns between the sessions.
        let behind = fitting.len().saturating_sub(1).max(1);
        let turn = (0..fitting.len()).map(|n| if n == 0 { 0 } else { 1 + (n - 1 + place) % behind });
        for exercise in turn.filter_map(|n| fitting.get(n)) {
            if taken.contains(exercise.id.as_str()) {
                continue;
            }
            let pick = Pick {
                exercise,
                group,
                rung: *rung,
                sets: self.sets(exercise, *rung),
            };
            if self.total(picks) + self.cost(&pick) <= self.seconds {
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
        self.add_sets_to(picks, |pick| focus == Some(pick.group));
        self.add_sets_to(picks, |_| true);
    }

    fn add_sets_to(&self, picks: &mut [Pick<'a>], wanted: impl Fn(&Pick<'a>) -> bool) {
        let mut added = true;
        while added {
            added = false;
            for place in 0..picks.len() {
                if !wanted(&picks[place]) {
                    continue;
                }
                let most = picks[place].exercise.dose.sets[1].min(self.rules.limits.sets_at_most);
                if picks[place].sets >= most {
                    continue;
                }
                picks[place].sets += 1;
                if self.total(picks) <= self.seconds {
                    added = true;
                } else {
                    picks[place].sets -= 1;
                }
            }
        }
    }

    /// Begins with easy whole-body movement for the minutes that are left.
    fn fill_up(&self, items: &mut Vec<Item>) {
        let Some(exercise) = self.aerobic else { return };
        let Some([least, most]) = exercise.dose.hold_seconds else {
            return;
        };
        let pause = self.rules.dose.between_exercises_seconds;
        let left = self.seconds.saturating_sub(self.length(items) + pause);
        // Whole minutes: nobody walks for 7 minutes and 40 seconds.
        let seconds = u16::try_from(left / 60 * 60).unwrap_or(u16::MAX).min(most);
        if seconds >= least && items.iter().all(|item| item.exercise != exercise.id) {
            items.insert(
                0,
                Item {
                    exercise: exercise.id.clone(),
                    group: exercise.target,
                    sets: 1,
                    work: Work::Hold { seconds },
                    rest_seconds: 0,
                    seconds: u32::from(seconds),
                },
            );
        }
    }

    fn sets(&self, exercise: &Exercise, rung: Rung) -> u8 {
        within(exercise.dose.sets, share(self.rules, rung)).min(self.rules.limits.sets_at_most)
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

/// An exercise as it stands in a session, at a rung and for so many sets.
pub(super) fn redo(rules: &Rules, exercise: &Exercise, rung: Rung, sets: u8) -> Item {
    let work = work(rules, exercise, rung);
    Item {
        exercise: exercise.id.clone(),
        group: exercise.target,
        sets,
        work,
        rest_seconds: exercise.dose.rest_seconds,
        seconds: seconds(exercise, sets, work),
    }
}

fn share(rules: &Rules, rung: Rung) -> u32 {
    rules.dose.percent[usize::from(rung.dose.min(3))]
}

fn work(rules: &Rules, exercise: &Exercise, rung: Rung) -> Work {
    let share = share(rules, rung);
    let hold = exercise
        .dose
        .hold_seconds
        .map(|range| round_hold(within(range, share), range));
    match exercise.dose.repetitions {
        Some(range) => Work::Repetitions {
            count: within(range, share),
            hold_seconds: u8::try_from(hold.unwrap_or(0)).unwrap_or(u8::MAX),
        },
        None => Work::Hold {
            seconds: hold.unwrap_or(0),
        },
    }
}

fn seconds(exercise: &Exercise, sets: u8, work: Work) -> u32 {
    match work {
        Work::Repetitions { count, hold_seconds } => {
            exercise.seconds(sets, Some(count), u16::from(hold_seconds))
        }
        Work::Hold { seconds } => exercise.seconds(sets, None, seconds),
    }
}

/// A length that a person can count: whole half minutes from a minute on, fives from ten seconds on.
fn round_hold(seconds: u16, [least, most]: [u16; 2]) -> u16 {
    let step = match seconds {
        0..10 => 1,
        10..60 => 5,
        _ => 30,
    };
    ((seconds + step / 2) / step * step).clamp(least, most)
}

/// A share, in percent, of the way through a range, rounded to the nearest.
fn within<T: Copy + Into<u32> + TryFrom<u32>>([least, most]: [T; 2], percent: u32) -> T {
    let (from, to): (u32, u32) = (least.into(), most.into());
    // Never outside the range, so it always fits back.
    T::try_from(from + (to.saturating_sub(from) * percent + 50) / 100).unwrap_or(least)
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

/// Whose turn it is: each group as often as its emphasis says, evenly spread.
struct Turns {
    groups: Vec<(TargetGroup, i32, i32)>,
}

impl Turns {
    fn new(emphasis: &BTreeMap<TargetGroup, u8>) -> Self {
        let groups = emphasis.iter().filter(|(_, turns)| **turns > 0);
        Self {
            groups: groups
                .map(|(group, turns)| (*group, i32::from(*turns), 0))
                .collect(),
        }
    }

    fn next(&mut self) -> Option<TargetGroup> {
        let all: i32 = self.groups.iter().map(|(_, turns, _)| turns).sum();
        for (_, turns, credit) in &mut self.groups {
            *credit += *turns;
        }
        // The last of equals would win in `max_by_key`; the first in the order of groups should.
        let next = self
            .groups
            .iter_mut()
            .rev()
            .max_by_key(|(_, _, credit)| *credit)?;
        next.2 -= all;
        Some(next.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_follow_the_emphasis_and_are_spread() {
        use TargetGroup::{Abdominals, Flexibility, GlutealAndHip};
        let mut turns = Turns::new(&BTreeMap::from([
            (Abdominals, 2),
            (GlutealAndHip, 1),
            (Flexibility, 1),
        ]));
        let seen: Vec<_> = (0..8).filter_map(|_| turns.next()).collect();
        assert_eq!(seen.iter().filter(|group| **group == Abdominals).count(), 4);
        assert!(
            seen.windows(3)
                .all(|three| three.iter().any(|group| *group != Abdominals)),
            "{seen:?}"
        );
        assert_eq!(Turns::new(&BTreeMap::new()).next(), None);
    }

    #[test]
    fn a_hold_is_a_length_that_a_person_can_count_within_the_range() {
        for (seconds, range, expected) in [
            (3, [2, 8], 3),
            (12, [10, 30], 10),
            (13, [10, 30], 15),
            (278, [120, 600], 270),
            (121, [121, 600], 121),
        ] {
            assert_eq!(round_hold(seconds, range), expected, "{seconds}");
        }
    }

    #[test]
    fn a_share_of_a_range_reaches_both_ends() {
        assert_eq!(
            [0, 33, 67, 100].map(|percent| within([6_u8, 12], percent)),
            [6, 8, 10, 12]
        );
    }
}
