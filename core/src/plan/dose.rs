//! From where a group stands to what is done of an exercise: rounds, repetitions, holds and the time they take.

use super::rules::Rules;
use super::week::{Item, Rung, Work};
use crate::content::{Exercise, TargetGroup};

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

/// Whether an item asks for less in each round than its group stands at, so that it fits the minutes.
pub(super) fn is_smaller(rules: &Rules, exercise: &Exercise, rung: Rung, item: &Item) -> bool {
    let usual = work(rules, exercise, rung);
    match (item.work, usual) {
        (
            Work::Repetitions { count, hold_seconds },
            Work::Repetitions {
                count: usual,
                hold_seconds: usually,
            },
        ) => count < usual || hold_seconds < usually,
        (Work::Hold { seconds }, Work::Hold { seconds: usual }) => seconds < usual,
        _ => false,
    }
}

pub(super) fn share(rules: &Rules, rung: Rung) -> u32 {
    rules.dose.percent[usize::from(rung.dose.min(3))]
}

pub(super) fn work(rules: &Rules, exercise: &Exercise, rung: Rung) -> Work {
    let share = share(rules, rung);
    let hold = exercise
        .dose
        .hold_seconds
        .map(|range| round_hold(within(shortened(rules, exercise, range), share), range));
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

/// A range of holds, ending earlier for what eases: it is a pause in a session, not most of it.
fn shortened(rules: &Rules, exercise: &Exercise, [least, most]: [u16; 2]) -> [u16; 2] {
    if exercise.target == TargetGroup::PainRelief {
        [least, most.min(rules.dose.relief_hold_seconds_at_most).max(least)]
    } else {
        [least, most]
    }
}

pub(super) fn seconds(exercise: &Exercise, sets: u8, work: Work) -> u32 {
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
pub(super) fn within<T: Copy + Into<u32> + TryFrom<u32>>([least, most]: [T; 2], percent: u32) -> T {
    let (from, to): (u32, u32) = (least.into(), most.into());
    // Never outside the range, so it always fits back.
    T::try_from(from + (to.saturating_sub(from) * percent + 50) / 100).unwrap_or(least)
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn what_eases_is_never_most_of_a_session() {
        let (rules, library) = (
            Rules::shipped().unwrap(),
            crate::content::Library::built_in().unwrap(),
        );
        let most = u32::from(rules.dose.relief_hold_seconds_at_most);
        for exercise in library.exercises_for(TargetGroup::PainRelief) {
            if let Work::Hold { seconds } = work(&rules, exercise, Rung { level: 1, dose: 3 }) {
                assert!(u32::from(seconds) <= most, "{}: {seconds}", exercise.id);
            }
        }
    }
}
