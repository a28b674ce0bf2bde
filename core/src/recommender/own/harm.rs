//! When to step back: weeks in a row that are worse than those before them by more than measurement error.

use super::settings::{HarmRules, Learning, WorthRules};
use super::week_case::WeekCase;

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

impl Level {
    pub(super) fn of(case: &WeekCase) -> Self {
        Self {
            number: case.number,
            pain_tenths: case.outcome.pain_tenths,
            hindrance_tenths: case.outcome.hindrance_tenths,
        }
    }
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
    /// The last week was still about as bad.
    pub still: bool,
}

/// Whether the plan of week `next` must be the guideline default, because weeks in a row were worse. `levels` are the
/// weeks so far, oldest first. It stands for some weeks, and while the last week is still about as bad for some more.
pub fn step_back(learning: &Learning, levels: &[Level], next: u16) -> Option<StepBack> {
    let rules = &learning.harm;
    let worse =
        |end: usize| Usual::before(rules, levels, end).filter(|usual| usual.is_exceeded(rules, learning));
    (rules.weeks..=levels.len()).rev().find_map(|end| {
        let after = levels[..end].last()?.number;
        if next > after.saturating_add(rules.default_at_most_weeks) {
            return None;
        }
        let usual = worse(end)?;
        let until = after.saturating_add(rules.default_for_weeks);
        let still = levels
            .last()
            .is_some_and(|last| usual.is_still(rules, learning, last));
        let now = end == levels.len();
        (next <= until || still).then(|| StepBack {
            after,
            until: until.max(next),
            now,
            newly: now && worse(end - 1).is_none(),
            still,
        })
    })
}

/// What was usual before some weeks in a row: the sum of each level over so many weeks.
struct Usual<'a> {
    lately: &'a [Level],
    pain: Option<Known>,
    hindrance: Option<Known>,
}

#[derive(Clone, Copy)]
struct Known {
    sum: i64,
    weeks: i64,
}

/// A rise against what was usual, in hundredths of a point, and the weeks that the usual rests on.
#[derive(Clone, Copy)]
struct Rise {
    hundredths: i64,
    weeks: i64,
}

impl<'a> Usual<'a> {
    /// The weeks before the last ones of `levels[..end]`; `None` where those are not in a row, or too few are before.
    fn before(rules: &HarmRules, levels: &'a [Level], end: usize) -> Option<Self> {
        let (before, lately) = levels[..end].split_at(end.checked_sub(rules.weeks)?);
        let in_a_row = lately
            .windows(2)
            .all(|pair| pair[0].number.saturating_add(1) == pair[1].number);
        let known = |of: fn(&Level) -> Option<u8>| {
            let known: Vec<i64> = before
                .iter()
                .rev()
                .take(rules.reference_weeks)
                .filter_map(of)
                .map(i64::from)
                .collect();
            (known.len() >= rules.reference_at_least).then(|| Known {
                sum: known.iter().sum(),
                weeks: i64::try_from(known.len()).unwrap_or(i64::MAX),
            })
        };
        in_a_row.then(|| Self {
            lately,
            pain: known(|level| level.pain_tenths),
            hindrance: known(|level| level.hindrance_tenths),
        })
    }

    fn pain(&self, level: &Level) -> Option<Rise> {
        rise(level.pain_tenths, self.pain)
    }

    fn hindrance(&self, level: &Level) -> Option<Rise> {
        rise(level.hindrance_tenths, self.hindrance)
    }

    /// Pain and hindrance together, weighed as a week's outcome weighs them; the one that is known where one is not.
    fn both(&self, worth: &WorthRules, level: &Level) -> Option<Rise> {
        let (pain_share, share) = (i64::from(worth.pain_share), i64::from(worth.hindrance_share));
        match (self.pain(level), self.hindrance(level)) {
            (Some(pain), Some(hindrance)) => Some(Rise {
                hundredths: (pain.hundredths * pain_share + hindrance.hundredths * share)
                    / (pain_share + share),
                weeks: pain.weeks.min(hindrance.weeks),
            }),
            (one, other) => one.or(other),
        }
    }

    /// Whether the weeks in a row are worse: both together, or one of them by so much more.
    fn is_exceeded(&self, rules: &HarmRules, learning: &Learning) -> bool {
        let by = |confidence: i64, of: &dyn Fn(&Level) -> Option<Rise>| {
            let rises: Option<Vec<Rise>> = self.lately.iter().map(of).collect();
            rises.is_some_and(|rises| exceeds(rules, confidence, &rises))
        };
        by(rules.confidence_hundredths, &|level| {
            self.both(&learning.worth, level)
        }) || by(rules.alone_confidence_hundredths, &|level| self.pain(level))
            || by(rules.alone_confidence_hundredths, &|level| self.hindrance(level))
    }

    /// Whether a later week is still worse than was usual then, by what each of the weeks had to be.
    fn is_still(&self, rules: &HarmRules, learning: &Learning, last: &Level) -> bool {
        self.both(&learning.worth, last).is_some_and(|rise| {
            rise.hundredths * 100
                >= error(rules, rules.confidence_hundredths, rise.weeks) * rules.each_percent
        })
    }
}

fn rise(now: Option<u8>, usual: Option<Known>) -> Option<Rise> {
    let (now, usual) = now.zip(usual)?;
    Some(Rise {
        // Tenths into hundredths, of a mean.
        hundredths: (i64::from(now) * usual.weeks - usual.sum) * 10 / usual.weeks,
        weeks: usual.weeks,
    })
}

/// Whether the mean of the rises is more than error, and each of them a good part of it: two weeks in a row, not one
/// bad week beside another.
fn exceeds(rules: &HarmRules, confidence: i64, rises: &[Rise]) -> bool {
    let Some(weeks) = rises.iter().map(|rise| rise.weeks).min() else {
        return false;
    };
    let by = error(rules, confidence, weeks);
    let count = i64::try_from(rises.len()).unwrap_or(i64::MAX);
    rises.iter().map(|rise| rise.hundredths).sum::<i64>() >= by * count
        && rises
            .iter()
            .all(|rise| rise.hundredths * 100 >= by * rules.each_percent)
}

/// By how much the mean of the weeks in a row may differ from the mean of so many before for no reason, in hundredths
/// of a point: `confidence` standard errors of a rating, times √(1/weeks in a row + 1/weeks before).
fn error(rules: &HarmRules, confidence: i64, before: i64) -> i64 {
    let lately = i64::try_from(rules.weeks).unwrap_or(1).max(1);
    // At most some 10^5, squared.
    let one = confidence * rules.standard_error_hundredths;
    (one * one * (lately + before) / (lately * before.max(1))).isqrt() / 100
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
    fn two_weeks_worse_by_more_than_error_bring_the_default_back_for_two_and_while_it_lasts() {
        let learning = Learning::shipped().unwrap();
        for (pain, next, expected) in [
            (&[40, 40, 60, 60][..], 5, Some(4)),
            (&[40, 40, 56, 56], 5, None), // two weeks before: by 1.7 points
            (&[40, 40, 40, 40, 40, 40, 54, 55], 9, Some(8)), // six before: by less
            (&[40, 40, 40, 40, 40, 40, 53, 54], 9, None),
            (&[40, 40, 72, 50], 5, Some(4)), // together by enough, each by a good part of it
            (&[40, 40, 80, 48], 5, None),    // one bad week
            (&[40, 40, 60], 4, None),
            (&[40, 60, 60], 4, None), // one week before is too few to say what was usual
            (&[40, 40, 60, 60, 40], 6, Some(4)),
            (&[40, 40, 60, 60, 40, 40], 7, None), // it has turned, and two weeks are over
            (&[40, 40, 60, 60, 55, 55], 7, Some(4)), // it has not
            (&[40, 40, 60, 60, 55, 55, 55, 55, 55, 55], 11, None), // but not for ever
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
            [new, on, after, None, None, None, None, None, new, after],
            "by the weeks that are closed, from the fourth on"
        );
    }

    #[test]
    fn being_hindered_far_more_counts_alone_and_weeks_apart_are_not_in_a_row() {
        let learning = Learning::shipped().unwrap();
        let levels: Vec<Level> = (1..)
            .zip([30, 30, 55, 60])
            .map(|(number, hindrance)| Level {
                number,
                pain_tenths: Some(40),
                hindrance_tenths: Some(hindrance),
            })
            .collect();
        assert!(step_back(&learning, &levels, 5).is_some());
        let mut apart = levels;
        apart[3].number = 9;
        assert_eq!(step_back(&learning, &apart, 10), None);
    }
}
