//! How much of an exercise there can be, and how long that takes.

use serde::Deserialize;

/// Whether an exercise is done once for both sides, or for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sides {
    /// Both sides at once.
    None,
    /// All of one side, then all of the other.
    OneThenOther,
    /// Left, right, left, right.
    Alternating,
}

impl Sides {
    /// How often a count is done: repetitions and holds count for each side.
    const fn times(self) -> u32 {
        match self {
            Self::None => 1,
            Self::OneThenOther | Self::Alternating => 2,
        }
    }
}

/// The range of doses within which an exercise does what it is for: `[least, most]`.
///
/// Repetitions and holds count for each side. An exercise without repetitions is one hold (or one stretch of easy
/// movement) a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dose {
    /// Sets, 1 to 4.
    pub sets: [u8; 2],
    /// Repetitions a set and side, 1 to 30.
    pub repetitions: Option<[u8; 2]>,
    /// Seconds a position is held: in each repetition, or in each set where there are no repetitions.
    pub hold_seconds: Option<[u16; 2]>,
    /// Seconds of rest between two sets, 0 to 180.
    #[serde(default)]
    pub rest_seconds: u16,
    /// Seconds that one repetition moves, besides its hold: 1 to 20, and 0 without repetitions.
    #[serde(default)]
    pub seconds_per_repetition: u16,
}

impl Dose {
    /// How long `sets` take, in seconds, both sides and the rests between sets included.
    pub(super) fn seconds(&self, sides: Sides, sets: u8, repetitions: Option<u8>, hold: u16) -> u32 {
        let one_side = match repetitions {
            Some(count) => u32::from(count) * (u32::from(self.seconds_per_repetition) + u32::from(hold)),
            None => u32::from(hold),
        };
        let sets = u32::from(sets);
        sets * one_side * sides.times() + sets.saturating_sub(1) * u32::from(self.rest_seconds)
    }

    /// What is not sane about it; `longest_hold` is the target group's.
    pub(super) fn fault(&self, longest_hold: u16) -> Option<&'static str> {
        let within =
            |[least, most]: [u16; 2], from: u16, to: u16| from <= least && least <= most && most <= to;
        if !within(self.sets.map(u16::from), 1, 4) {
            return Some("sets: 1 to 4, least first");
        }
        if self.rest_seconds > 180 {
            return Some("rest_seconds: 0 to 180");
        }
        if self
            .hold_seconds
            .is_some_and(|hold| !within(hold, 1, longest_hold))
        {
            return Some("hold_seconds: least first, within what the target group holds");
        }
        match self.repetitions {
            Some(count) if !within(count.map(u16::from), 1, 30) => Some("repetitions: 1 to 30, least first"),
            Some(_) if !(1..=20).contains(&self.seconds_per_repetition) => {
                Some("seconds_per_repetition: 1 to 20")
            }
            None if self.hold_seconds.is_none() => Some("needs repetitions or hold_seconds"),
            None if self.seconds_per_repetition != 0 => {
                Some("seconds_per_repetition: none without repetitions")
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Dose, Sides};

    const DOSE: Dose = Dose {
        sets: [1, 3],
        repetitions: Some([6, 12]),
        hold_seconds: Some([3, 8]),
        rest_seconds: 45,
        seconds_per_repetition: 4,
    };

    #[test]
    fn time_counts_both_sides_every_hold_and_the_rests_between() {
        let holding = Dose {
            repetitions: None,
            seconds_per_repetition: 0,
            ..DOSE
        };
        for (dose, sides, sets, repetitions, hold, seconds) in [
            (DOSE, Sides::None, 1, Some(6), 3, 6 * 7),
            (DOSE, Sides::OneThenOther, 1, Some(6), 3, 2 * 6 * 7),
            (DOSE, Sides::Alternating, 2, Some(6), 3, 2 * 2 * 6 * 7 + 45),
            (DOSE, Sides::None, 3, Some(10), 0, 3 * 10 * 4 + 2 * 45),
            (holding, Sides::None, 1, None, 30, 30),
            (holding, Sides::OneThenOther, 2, None, 30, 2 * 2 * 30 + 45),
            (DOSE, Sides::None, 0, Some(6), 3, 0),
        ] {
            assert_eq!(
                dose.seconds(sides, sets, repetitions, hold),
                seconds,
                "{dose:?} {sides:?} {sets}"
            );
        }
    }

    #[test]
    fn a_dose_outside_its_ranges_is_a_fault() {
        assert_eq!(DOSE.fault(60), None);
        for wrong in [
            Dose { sets: [0, 3], ..DOSE },
            Dose { sets: [3, 2], ..DOSE },
            Dose { sets: [1, 5], ..DOSE },
            Dose {
                repetitions: Some([12, 6]),
                ..DOSE
            },
            Dose {
                repetitions: Some([6, 31]),
                ..DOSE
            },
            Dose {
                hold_seconds: Some([3, 61]),
                ..DOSE
            },
            Dose {
                hold_seconds: Some([0, 5]),
                ..DOSE
            },
            Dose {
                rest_seconds: 181,
                ..DOSE
            },
            Dose {
                seconds_per_repetition: 0,
                ..DOSE
            },
            Dose {
                repetitions: None,
                ..DOSE
            },
            Dose {
                repetitions: None,
                hold_seconds: None,
                seconds_per_repetition: 0,
                ..DOSE
            },
        ] {
            assert!(wrong.fault(60).is_some(), "{wrong:?}");
        }
    }
}
