//! What is summed up by day, and what each entry adds to it.

use super::entry::Entry;

/// Something that has a value each day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Pain, 0 to 10: typical values of the day's entries, their highest as the maximum.
    Pain,
    /// Tiredness, 0 to 10.
    Fatigue,
    /// Mood, 0 to 10.
    Mood,
    /// Stress, 0 to 10.
    Stress,
    /// Ability to work, 0 to 10.
    WorkAbility,
    /// Weight, kilograms.
    Weight,
    /// How good the night was, 0 to 10.
    SleepQuality,
    /// Minutes in bed (typed) or asleep (from a device, where there is one).
    SleepMinutes,
    /// Steps, each minute from one source.
    Steps,
    /// Active minutes.
    ActiveMinutes,
}

impl Measure {
    /// Every measure.
    pub const ALL: [Self; 10] = [
        Self::Pain,
        Self::Fatigue,
        Self::Mood,
        Self::Stress,
        Self::WorkAbility,
        Self::Weight,
        Self::SleepQuality,
        Self::SleepMinutes,
        Self::Steps,
        Self::ActiveMinutes,
    ];

    /// Its code in the file.
    pub(super) fn code(self) -> u8 {
        match self {
            Self::Pain => 1,
            Self::Fatigue => 2,
            Self::Mood => 3,
            Self::Stress => 4,
            Self::WorkAbility => 5,
            Self::Weight => 6,
            Self::SleepQuality => 7,
            Self::SleepMinutes => 8,
            Self::Steps => 9,
            Self::ActiveMinutes => 10,
        }
    }
}

/// One value of a measure with the span it stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Value {
    pub(super) typical: f64,
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Value {
    pub(super) fn single(value: f64) -> Self {
        Self {
            typical: value,
            low: value,
            high: value,
        }
    }
}

/// What an entry adds to its day.
pub(super) fn adds(entry: &Entry) -> Vec<(Measure, Value)> {
    let one = |measure, value: f64| vec![(measure, Value::single(value))];
    match entry {
        Entry::Pain(pain) => {
            let (Some(typical), Some(high)) = (pain.typical(), pain.highest()) else {
                return Vec::new();
            };
            let (typical, high) = (f64::from(typical), f64::from(high));
            vec![(
                Measure::Pain,
                Value {
                    typical,
                    low: typical,
                    high,
                },
            )]
        }
        Entry::Fatigue(value) => one(Measure::Fatigue, f64::from(*value)),
        Entry::Mood(value) => one(Measure::Mood, f64::from(*value)),
        Entry::Stress(value) => one(Measure::Stress, f64::from(*value)),
        Entry::Work(work) => work
            .ability
            .map_or_else(Vec::new, |a| one(Measure::WorkAbility, f64::from(a))),
        Entry::Weight(kilograms) => one(Measure::Weight, *kilograms),
        Entry::Night(night) => {
            let in_bed = (night.up - night.bed).num_minutes() as f64;
            let mut added = one(Measure::SleepMinutes, in_bed);
            if let Some(quality) = night.quality {
                added.push((Measure::SleepQuality, Value::single(f64::from(quality))));
            }
            added
        }
        Entry::Activity(activity) => one(Measure::ActiveMinutes, f64::from(activity.minutes)),
        Entry::Steps(count) => one(Measure::Steps, f64::from(count.steps)),
        Entry::Flare(_) | Entry::Note(_) | Entry::Measured(_) | Entry::Symptom(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_are_one_to_ten() {
        let codes: Vec<u8> = Measure::ALL.into_iter().map(Measure::code).collect();
        assert_eq!(codes, (1..=10).collect::<Vec<u8>>());
    }
}
