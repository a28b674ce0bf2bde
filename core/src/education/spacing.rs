//! Spaced repetition: when a question that was answered wrongly comes back. Pure; the answers are `answer`'s.

use chrono::{NaiveDate, TimeDelta};

use super::answer::Given;
use super::rules::SpacingRules;

/// Where a question stands with a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Never answered.
    New,
    /// Comes back on this day.
    Again(NaiveDate),
    /// Known: right the first time, or right at every place since it was wrong.
    Known,
}

/// Where a question stands after `given`, its answers in the order they were given. A right answer before the day on
/// which the question was due moves nothing: it was not yet forgotten. A wrong one always starts anew.
pub fn standing(rules: &SpacingRules, given: &[Given]) -> Standing {
    let mut now = Standing::New;
    let mut place = 0;
    for answer in given {
        now = match now {
            _ if !answer.right => {
                place = 0;
                due(rules, place, answer.day)
            }
            Standing::New => Standing::Known,
            Standing::Again(day) if answer.day >= day => {
                place += 1;
                due(rules, place, answer.day)
            }
            as_before => as_before,
        };
    }
    now
}

fn due(rules: &SpacingRules, place: usize, from: NaiveDate) -> Standing {
    rules.days.get(place).map_or(Standing::Known, |days| {
        Standing::Again(from + TimeDelta::days(i64::from(*days)))
    })
}

/// The questions that come back on `today`: those that waited longest first, no more than a day holds.
pub fn again_on<'a>(
    rules: &SpacingRules,
    questions: impl IntoIterator<Item = (&'a str, &'a [Given])>,
    today: NaiveDate,
) -> Vec<&'a str> {
    let mut due: Vec<(NaiveDate, &str)> = questions
        .into_iter()
        .filter_map(|(message, given)| match standing(rules, given) {
            Standing::Again(day) if day <= today => Some((day, message)),
            _ => None,
        })
        .collect();
    due.sort_unstable();
    due.truncate(usize::from(rules.a_day));
    due.into_iter().map(|(_, message)| message).collect()
}

#[cfg(test)]
mod tests {
    use super::super::rules::Rules;
    use super::*;

    fn day(number: i64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 2).unwrap() + TimeDelta::days(number)
    }

    fn given(answers: &[(i64, bool)]) -> Vec<Given> {
        answers
            .iter()
            .map(|(number, right)| Given {
                choice: 0,
                right: *right,
                day: day(*number),
            })
            .collect()
    }

    #[test]
    fn a_question_comes_back_at_growing_distances_until_it_is_known() {
        let rules = Rules::shipped().unwrap().spacing;
        let again = |number| Standing::Again(day(number));
        for (answers, expected) in [
            (&[][..], Standing::New),
            (&[(0, true)], Standing::Known),
            (&[(0, false)], again(1)),
            // Right on the same day, with the answer just read: it still comes back.
            (&[(0, false), (0, true)], again(1)),
            (&[(0, false), (1, true)], again(4)),
            (&[(0, false), (1, true), (2, true)], again(4)),
            (&[(0, false), (1, true), (4, true)], again(11)),
            // Late is as good as in time, and counts from the day it was answered.
            (&[(0, false), (9, true)], again(12)),
            (&[(0, false), (1, true), (4, false)], again(5)),
            (&[(0, false), (1, true), (4, true), (11, true)], again(32)),
            (
                &[(0, false), (1, true), (4, true), (11, true), (32, true)],
                Standing::Known,
            ),
            // Once known, a wrong answer in a later round of reading starts anew.
            (&[(0, true), (60, false)], again(61)),
        ] {
            assert_eq!(standing(&rules, &given(answers)), expected, "{answers:?}");
        }
    }

    #[test]
    fn the_longest_waiting_come_first_and_a_day_holds_only_so_many() {
        let rules = Rules::shipped().unwrap().spacing;
        let wrong: Vec<(String, Vec<Given>)> = (0..5)
            .map(|number| (format!("q{number}"), given(&[(10 - number, false)])))
            .collect();
        let questions = || {
            wrong
                .iter()
                .map(|(message, given)| (message.as_str(), given.as_slice()))
        };
        assert_eq!(again_on(&rules, questions(), day(6)), Vec::<&str>::new());
        assert_eq!(again_on(&rules, questions(), day(8)), ["q4", "q3"]);
        assert_eq!(again_on(&rules, questions(), day(20)), ["q4", "q3", "q2"]);
    }
}
