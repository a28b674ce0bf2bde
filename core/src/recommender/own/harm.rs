//! When to step back: weeks in a row that are worse than those before them by more than measurement error.

use super::settings::Learning;

/// How bad one week was, as far as it was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    /// The week.
    pub number: u16,
    /// Its mean pain, 0 to 10, in tenths.
    pub pain_tenths: Option<u8>,
    /// How much the back stopped the person, 0 to 10, in tenths.
    pub hindrance_tenths: Option<u8>,
}

/// Why the guideline default stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepBack {
    /// The last of the worse weeks.
    pub after: u16,
    /// The last week that is planned by the default for it.
    pub until: u16,
    /// The worse weeks are the last ones: it has not turned since.
    pub now: bool,
    /// They are, and a week ago nothing of it could be seen.
    pub newly: bool,
}

/// Whether the plan of week `next` must be the guideline default, because weeks in a row were worse. `levels` are the
/// weeks so far, oldest first.
pub fn step_back(learning: &Learning, levels: &[Level], next: u16) -> Option<StepBack> {
    let rules = &learning.harm;
    let holds = |end: usize| {
        end.checked_sub(rules.weeks)
            .is_some_and(|from| worse(learning, &levels[..from], &levels[from..end]))
    };
    (rules.weeks..=levels.len()).rev().find_map(|end| {
        let after = levels[..end].last()?.number;
        let until = after.saturating_add(rules.default_for_weeks);
        let now = end == levels.len();
        (next <= until && holds(end)).then(|| StepBack {
            after,
            until,
            now,
            newly: now && !holds(end - 1),
        })
    })
}

fn worse(learning: &Learning, before: &[Level], lately: &[Level]) -> bool {
    let by = |of: fn(&Level) -> Option<u8>| {
        let usual: Vec<i32> = before
            .iter()
            .rev()
            .take(learning.harm.reference_weeks)
            .filter_map(of)
            .map(i32::from)
            .collect();
        let count = usual.len();
        count >= learning.harm.reference_at_least
            && lately.iter().all(|level| {
                of(level).is_some_and(|now| {
                    let count = i32::try_from(count).unwrap_or(i32::MAX);
                    // Sums are compared, so that no rounding decides.
                    i32::from(now) * count
                        >= usual.iter().sum::<i32>() + learning.harm.worse_by_tenths * count
                })
            })
    };
    by(|level| level.pain_tenths) || by(|level| level.hindrance_tenths)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(pain: &[u8]) -> Vec<Level> {
        (1..)
            .zip(pain)
            .map(|(number, pain)| Level {
                number,
                pain_tenths: (*pain < 101).then_some(*pain),
                hindrance_tenths: None,
            })
            .collect()
    }

    #[test]
    fn two_weeks_worse_by_an_important_change_bring_the_default_back_for_four() {
        let learning = Learning::shipped().unwrap();
        for (pain, next, expected) in [
            (&[40, 40, 60, 60][..], 5, Some(4)),
            (&[40, 40, 56, 56], 5, Some(4)),
            (&[40, 40, 60, 55], 5, None),
            (&[40, 40, 60], 4, None),
            (&[40, 60, 60], 4, None), // one week before is too few to say what was usual
            (&[40, 40, 60, 60, 40], 6, Some(4)),
            (&[40, 40, 60, 60, 40, 40, 40], 8, Some(4)),
            (&[40, 40, 60, 60, 40, 40, 40, 40], 9, None),
            (&[40, 40, 101, 60, 60], 6, Some(5)), // an unanswered week is left out of what was usual
            (&[40, 40, 60, 101, 60], 6, None),    // and is not a worse one
            (&[60, 60, 60, 60, 60], 6, None),
            (&[], 1, None),
        ] {
            let found = step_back(&learning, &levels(pain), next);
            assert_eq!(found.map(|back| back.after), expected, "{pain:?}");
        }
    }

    #[test]
    fn it_is_new_once_and_again_only_after_it_was_gone() {
        let learning = Learning::shipped().unwrap();
        let pain = [40, 40, 80, 80, 80, 40, 40, 40, 40, 40, 80, 80, 40];
        let found: Vec<Option<(bool, bool)>> = (4..=pain.len())
            .map(|closed| {
                let next = u16::try_from(closed).unwrap() + 1;
                step_back(&learning, &levels(&pain[..closed]), next).map(|back| (back.now, back.newly))
            })
            .collect();
        let (new, on, after) = (Some((true, true)), Some((true, false)), Some((false, false)));
        assert_eq!(
            found,
            [new, on, after, after, after, None, None, None, new, after],
            "by the weeks that are closed, from the fourth on"
        );
    }

    #[test]
    fn being_hindered_more_counts_as_much_as_pain() {
        let learning = Learning::shipped().unwrap();
        let levels: Vec<Level> = (1..)
            .zip([30, 30, 50, 55])
            .map(|(number, hindrance)| Level {
                number,
                pain_tenths: Some(40),
                hindrance_tenths: Some(hindrance),
            })
            .collect();
        assert!(step_back(&learning, &levels, 5).is_some());
    }
}
