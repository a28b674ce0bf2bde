//! Scoring, and what a change between two scores says.

use serde::{Deserialize, Serialize};

use super::definition::{Change, Direction, Instrument, Missing, Scoring};
use crate::error::{Error, Result};

/// A score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// The number.
    pub value: f64,
    /// The named range it lies in, where the instrument has such.
    pub cut_off: Option<String>,
    /// The STarT Back group.
    pub group: Option<Group>,
}

/// A STarT Back group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Group {
    Low,
    Medium,
    High,
}

/// Why there is no score: the items to answer, from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unscored {
    /// Items that are missing.
    pub missing: Vec<u8>,
}

/// What a change says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Better, by more than error and by what people call important.
    Better,
    /// Worse, likewise.
    Worse,
    /// Important by its size, but within what the instrument errs by, or its error is not known.
    WithinError,
    /// Not as much as people call important.
    NotImportant,
    /// The instrument has no verified important change.
    NothingToSay,
}

/// Scores the answers of one instrument, one place an item.
///
/// # Errors
/// [`Error::Invalid`] naming the item for too many answers or one out of range.
pub fn score(
    instrument: &Instrument,
    answers: &[Option<u8>],
) -> Result<std::result::Result<Score, Unscored>> {
    if answers.len() > usize::from(instrument.items) {
        return Err(Error::invalid("answers", format!("at most {}", instrument.items)));
    }
    let [least, most] = instrument.range;
    let mut items: Vec<Option<u8>> = Vec::new();
    for number in 1..=instrument.items {
        let answer = answers.get(usize::from(number) - 1).copied().flatten();
        if answer.is_some_and(|answer| !(least..=most).contains(&answer)) {
            return Err(Error::invalid(
                format!("answers[{}]", number - 1),
                format!("{least} to {most}"),
            ));
        }
        let turned = instrument.reversed.contains(&number);
        items.push(answer.map(|answer| if turned { most - answer + least } else { answer }));
    }
    let missing: Vec<u8> = (1..=instrument.items)
        .filter(|number| items[usize::from(*number) - 1].is_none())
        .collect();
    let allowed = match instrument.missing {
        Missing::Void => missing.is_empty(),
        Missing::UntouchedIsZero | Missing::Bounds => true,
        Missing::AtMostOne => missing.len() <= 1,
        Missing::AnyOne => missing.len() < items.len(),
    };
    if !allowed {
        return Ok(Err(Unscored { missing }));
    }
    let answered: Vec<f64> = items.iter().flatten().map(|item| f64::from(*item)).collect();
    let sum: f64 = answered.iter().sum();
    let value = match instrument.scoring {
        Scoring::Sum | Scoring::StartGroups => sum,
        Scoring::MeanOfAnswered => sum / answered.len() as f64,
        Scoring::PercentOfAnswered => 100.0 * sum / (f64::from(most) * answered.len() as f64),
    };
    let group = match instrument.scoring {
        Scoring::StartGroups => match bounded_group(&items) {
            Some(group) => Some(group),
            None => return Ok(Err(Unscored { missing })),
        },
        _ => None,
    };
    let cut_off = instrument
        .cut_offs
        .iter()
        .rev()
        .find(|cut_off| value >= f64::from(cut_off.from));
    Ok(Ok(Score {
        value,
        cut_off: cut_off.map(|cut_off| cut_off.name.clone()),
        group,
    }))
}

/// The group when every missing answer as 0 and as 1 gives the same.
fn bounded_group(items: &[Option<u8>]) -> Option<Group> {
    let with = |fill: u8| {
        let filled: Vec<u8> = items.iter().map(|item| item.unwrap_or(fill)).collect();
        let total: u8 = filled.iter().sum();
        let psychosocial: u8 = filled.iter().skip(4).sum();
        match (total, psychosocial) {
            (0..=3, _) => Group::Low,
            (_, 0..=3) => Group::Medium,
            _ => Group::High,
        }
    };
    (with(0) == with(1)).then(|| with(0))
}

impl Change {
    /// Whether the difference between two scores is as large: in points or in percent, whichever is given and reached.
    pub fn is_reached(&self, before: f64, after: f64) -> bool {
        let difference = (after - before).abs();
        let by_share = self.percent.map(|percent| before.abs() * percent / 100.0);
        difference > 0.0
            && [self.points, by_share]
                .into_iter()
                .flatten()
                .any(|bound| difference >= bound)
    }
}

/// What the change from one score to another says: important only where it is both as large as people call important
/// and larger than the instrument errs by.
pub fn verdict(instrument: &Instrument, before: f64, after: f64) -> Verdict {
    let difference = after - before;
    let reaches = |change: &Change| change.is_reached(before, after);
    match (&instrument.important, &instrument.error) {
        (None, _) => Verdict::NothingToSay,
        (Some(important), _) if !reaches(important) => Verdict::NotImportant,
        (Some(_), Some(error)) if reaches(error) => {
            let rose = difference > 0.0;
            if rose == (instrument.higher_is == Direction::Better) {
                Verdict::Better
            } else {
                Verdict::Worse
            }
        }
        (Some(_), _) => Verdict::WithinError,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Instruments;
    use super::*;

    fn scored(id: &str, answers: &[Option<u8>]) -> std::result::Result<Score, Unscored> {
        score(Instruments::shipped().unwrap().instrument(id).unwrap(), answers).unwrap()
    }

    fn all(values: &[u8]) -> Vec<Option<u8>> {
        values.iter().map(|value| Some(*value)).collect()
    }

    #[test]
    fn scores_follow_the_scoring_rules() {
        for (id, answers, value, cut_off) in [
            ("phq-2", all(&[2, 1]), 3.0, Some("positive")),
            ("phq-2", all(&[2, 0]), 2.0, None),
            ("phq-8", all(&[3, 3, 3, 3, 3, 3, 2, 0]), 20.0, Some("crisis-card")),
            ("phq-8", all(&[2, 2, 2, 2, 2, 0, 0, 0]), 10.0, Some("gp")),
            ("pseq", all(&[2; 10]), 20.0, Some("moderate")),
            ("ompsq-sf", all(&[5, 5, 10, 10, 5, 5, 5, 10, 5, 5]), 35.0, None),
            ("odi-2.1a", all(&[2; 10]), 40.0, None),
            ("rmdq-24", vec![Some(1), Some(1)], 2.0, None),
            ("activity-goals", all(&[2, 4, 6]), 4.0, None),
        ] {
            let score = scored(id, &answers).unwrap();
            assert_eq!((score.value, score.cut_off.as_deref()), (value, cut_off), "{id}");
        }
        let nine: Vec<Option<u8>> = (0..10).map(|n| (n != 3).then_some(2)).collect();
        assert_eq!(scored("odi-2.1a", &nine).unwrap().value, 40.0);
    }

    #[test]
    fn an_unfinished_questionnaire_has_no_score_and_says_what_is_missing() {
        assert_eq!(scored("phq-2", &[Some(3)]).unwrap_err().missing, [2]);
        assert_eq!(scored("odi-2.1a", &all(&[2; 8])).unwrap_err().missing, [9, 10]);
        assert_eq!(
            scored("activity-goals", &[]).unwrap_err().missing,
            [1, 2, 3, 4, 5]
        );
    }

    #[test]
    fn a_start_group_is_told_exactly_when_no_missing_answer_could_change_it() {
        // Every way to answer nine items with no, yes or nothing.
        for code in 0..3_u32.pow(9) {
            let mut rest = code;
            let items: Vec<Option<u8>> = (0..9)
                .map(|_| {
                    let item = [Some(0), Some(1), None][(rest % 3) as usize];
                    rest /= 3;
                    item
                })
                .collect();
            let open: Vec<usize> = (0..9).filter(|place| items[*place].is_none()).collect();
            let mut groups = std::collections::BTreeSet::new();
            for fill in 0..1_u32 << open.len() {
                let mut filled = items.clone();
                for (bit, place) in open.iter().enumerate() {
                    filled[*place] = Some(((fill >> bit) & 1) as u8);
                }
                groups.insert(bounded_group(&filled).unwrap());
            }
            let expected = (groups.len() == 1).then(|| *groups.first().unwrap());
            assert_eq!(bounded_group(&items), expected, "{items:?}");
        }
    }

    #[test]
    fn a_change_is_better_or_worse_only_beyond_error() {
        let shipped = Instruments::shipped().unwrap();
        let nprs = shipped.instrument("nprs").unwrap();
        assert_eq!(verdict(nprs, 6.0, 5.0), Verdict::NotImportant);
        // Thirty percent of a low start is important too.
        assert!(nprs.important.as_ref().unwrap().is_reached(3.0, 2.0));
        // No verified error of a single rating ships, so nothing is coloured green.
        assert_eq!(verdict(nprs, 6.0, 3.0), Verdict::WithinError);
        let mut known = nprs.clone();
        known.error = Some(Change {
            points: Some(2.5),
            percent: None,
            source: "ostelo".into(),
        });
        assert_eq!(verdict(&known, 6.0, 3.0), Verdict::Better);
        assert_eq!(verdict(&known, 3.0, 6.0), Verdict::Worse);
        assert_eq!(verdict(&known, 6.0, 4.0), Verdict::WithinError);
        known.higher_is = Direction::Better;
        assert_eq!(verdict(&known, 3.0, 6.0), Verdict::Better);
        assert_eq!(
            verdict(shipped.instrument("phq-2").unwrap(), 6.0, 0.0),
            Verdict::NothingToSay
        );
    }

    #[test]
    fn answers_out_of_range_are_named_by_item() {
        let shipped = Instruments::shipped().unwrap();
        let phq = shipped.instrument("phq-2").unwrap();
        assert_eq!(
            score(phq, &all(&[1, 4])).unwrap_err(),
            Error::invalid("answers[1]", "0 to 3")
        );
        assert_eq!(
            score(phq, &all(&[1, 1, 1])).unwrap_err(),
            Error::invalid("answers", "at most 2")
        );
        assert!(shipped.instrument("no-such").is_err());
    }

    #[test]
    fn a_faulty_definition_is_refused_by_entry() {
        let shipped = include_str!("../../assets/instruments/instruments.toml");
        for (from, to, entry) in [
            ("id = \"phq-8\"", "id = \"phq-2\"", "phq-2"),
            ("safety_item = 9", "safety_item = 10", "phq-9"),
            (
                "{ name = \"gp\", from = 10 }",
                "{ name = \"gp\", from = 30 }",
                "phq-8",
            ),
            (
                "important = { points = 2, percent = 30, source",
                "important = { source",
                "nprs",
            ),
            ("source = [\"gad\"]", "source = [\"hearsay\"]", "gad-7"),
        ] {
            let error = Instruments::parse(&shipped.replacen(from, to, 1))
                .unwrap_err()
                .to_string();
            assert!(error.contains(entry), "{error}");
        }
    }
}
