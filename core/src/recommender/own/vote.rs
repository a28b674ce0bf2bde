//! The vote: for each value of a parameter the posterior mean of what it was worth, the guideline's value holding
//! pseudo-counts. The best posterior mean wins, not the luckiest draw; a tie is the guideline's.

use super::settings::Ordered;

/// One piece of evidence about a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::recommender) struct Evidence {
    /// The value that was lived, in tenths of a step.
    pub(in crate::recommender) value: i32,
    /// What it was worth, in thousandths.
    pub(in crate::recommender) worth: i32,
    /// How much it counts, in 65,536ths of a week.
    pub(in crate::recommender) weight: u64,
}

/// What the evidence says of one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::recommender) struct Posterior {
    /// Its mean worth, in thousandths.
    pub(in crate::recommender) mean: i32,
    /// How many weeks stand behind it, in tenths.
    pub(in crate::recommender) weeks_tenths: u32,
}

/// The posterior of one value, `steps_away_tenths` from the guideline's.
pub(in crate::recommender) fn posterior(
    rules: &Ordered,
    value: i32,
    steps_away_tenths: u32,
    evidence: &[Evidence],
) -> Posterior {
    let prior_weight = i128::from(rules.prior_tenths) * 65_536 / 10;
    // A step costs its price whether or not anything is known there.
    let cost = i128::from(rules.step_cost) * i128::from(steps_away_tenths) / 10;
    let (mut sum, mut all) = (-prior_weight * cost, prior_weight);
    let mut behind = 0_u64;
    for one in evidence {
        let weight = kernel(rules.width_tenths, one.value.abs_diff(value), one.weight);
        sum += i128::from(weight) * i128::from(one.worth);
        all += i128::from(weight);
        behind += weight;
    }
    Posterior {
        // A mean of worths, which are a few thousand at most.
        mean: if all > 0 { (sum / all) as i32 } else { 0 },
        weeks_tenths: u32::try_from(behind * 10 / 65_536).unwrap_or(u32::MAX),
    }
}

/// A neighbouring value counts less the farther it lies: a triangle.
fn kernel(width_tenths: u32, distance_tenths: u32, weight: u64) -> u64 {
    let left = width_tenths.saturating_sub(distance_tenths);
    weight * u64::from(left) / u64::from(width_tenths.max(1))
}

/// The place of the best value among `values` (in tenths of a step), where `guideline` is the place of the
/// guideline's: another only when it is better by the margin.
pub(in crate::recommender) fn best(
    rules: &Ordered,
    values: &[i32],
    guideline: usize,
    evidence: &[Evidence],
) -> usize {
    let mean = |place: usize| {
        let away = values[place].abs_diff(values[guideline]);
        posterior(rules, values[place], away, evidence).mean
    };
    let own = mean(guideline);
    let mut found = (guideline, own);
    for place in 0..values.len() {
        let mean = mean(place);
        if place != guideline && mean > found.1 && mean >= own + rules.margin {
            found = (place, mean);
        }
    }
    found.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: Ordered = Ordered {
        prior_tenths: 10,
        step_cost: 100,
        width_tenths: 10,
        margin: 100,
    };
    const WEEK: u64 = 65_536;

    fn lived(value: i32, worth: i32, weeks: u64) -> Evidence {
        Evidence {
            value,
            worth,
            weight: WEEK * weeks,
        }
    }

    #[test]
    fn nothing_lived_leaves_the_guideline() {
        assert_eq!(best(&RULES, &[10, 20, 30], 1, &[]), 1);
    }

    #[test]
    fn failures_push_to_the_neighbour_and_successes_hold() {
        for (evidence, expected) in [
            (vec![lived(30, -800, 2)], 1),
            (vec![lived(30, 500, 2)], 2),
            (vec![lived(30, -100, 1)], 2), // not worse by the margin
            (vec![lived(30, -800, 2), lived(20, -800, 2)], 0),
            (vec![lived(30, 100, 3), lived(20, 900, 3)], 1),
        ] {
            assert_eq!(
                best(&RULES, &[10, 20, 30], 2, &evidence),
                expected,
                "{evidence:?}"
            );
        }
    }

    #[test]
    fn the_mean_is_drawn_to_the_prior_and_neighbours_count_by_distance() {
        let one = posterior(&RULES, 30, 0, &[lived(30, 1000, 1)]);
        assert_eq!((one.mean, one.weeks_tenths), (500, 10));
        let half = posterior(&RULES, 30, 0, &[lived(35, 1000, 1)]);
        assert_eq!((half.mean, half.weeks_tenths), (333, 5));
        let none = posterior(&RULES, 30, 0, &[lived(40, 1000, 1)]);
        assert_eq!((none.mean, none.weeks_tenths), (0, 0));
        assert_eq!(posterior(&RULES, 30, 20, &[]).mean, -200);
    }

    #[test]
    fn the_order_of_evidence_changes_nothing() {
        let mut evidence = vec![lived(30, -777, 3), lived(20, 431, 1), lived(25, 59, 7)];
        let first: Vec<_> = [10, 20, 30]
            .map(|value| posterior(&RULES, value, 10, &evidence))
            .into();
        evidence.reverse();
        let second: Vec<_> = [10, 20, 30]
            .map(|value| posterior(&RULES, value, 10, &evidence))
            .into();
        assert_eq!(first, second);
    }
}
