//! How good predicted shares are: discrimination, accuracy, calibration; with bootstrap intervals.

use serde::Serialize;

use super::super::draw::Draw;
use super::logistic::{Logistic, log_odds};

/// Resamples of a bootstrap interval.
const RESAMPLES: usize = 1000;

/// A figure with its 95 % bootstrap interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figure {
    /// On the people themselves, the mean over repeats.
    pub value: f64,
    /// 2.5th percentile of the resamples.
    pub from: f64,
    /// 97.5th percentile.
    pub to: f64,
}

/// The figures of one way of predicting, each with its 95 % bootstrap interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figures {
    /// Area under the receiver operating curve: the chance that someone with the outcome was given the higher share.
    pub auc: f64,
    /// Its interval.
    pub auc_interval: [f64; 2],
    /// Mean squared distance of share and outcome; lower is better.
    pub brier: f64,
    /// Its interval.
    pub brier_interval: [f64; 2],
    /// Slope of the outcome on the predicted log-odds; 1 is right, lower is too bold.
    pub calibration_slope: f64,
    /// Its interval.
    pub calibration_slope_interval: [f64; 2],
    /// Observed less expected share.
    pub observed_less_expected: f64,
    /// Its interval.
    pub observed_less_expected_interval: [f64; 2],
}

impl Figures {
    /// Of predictions repeated over several partitions: each repeat holds a share for everyone.
    pub(super) fn of(repeats: &[Vec<f64>], outcomes: &[bool], seed: u64) -> Self {
        let everyone: Vec<usize> = (0..outcomes.len()).collect();
        let value = measured(repeats, outcomes, &everyone);
        let mut draw = Draw::new(seed);
        let mut drawn: [Vec<f64>; 4] = Default::default();
        for _ in 0..RESAMPLES {
            let sample: Vec<usize> = (0..outcomes.len()).map(|_| draw.below(outcomes.len())).collect();
            for (all, one) in drawn.iter_mut().zip(measured(repeats, outcomes, &sample)) {
                all.extend(one.is_finite().then_some(one));
            }
        }
        let [auc, brier, slope, gap]: [Figure; 4] =
            std::array::from_fn(|which| interval(value[which], &mut drawn[which]));
        let ends = |figure: Figure| [figure.from, figure.to];
        Self {
            auc: auc.value,
            auc_interval: ends(auc),
            brier: brier.value,
            brier_interval: ends(brier),
            calibration_slope: slope.value,
            calibration_slope_interval: ends(slope),
            observed_less_expected: gap.value,
            observed_less_expected_interval: ends(gap),
        }
    }
}

/// The interval of the difference in AUC and in Brier between two ways of predicting, on the same resamples.
pub(super) fn differences(
    ours: &[Vec<f64>],
    theirs: &[Vec<f64>],
    outcomes: &[bool],
    seed: u64,
) -> [Figure; 2] {
    let everyone: Vec<usize> = (0..outcomes.len()).collect();
    let both = |sample: &[usize]| -> [f64; 2] {
        let mean = |repeats: &[Vec<f64>]| {
            let n = repeats.len() as f64;
            let sum = |f: fn(&[f64], &[bool], &[usize]) -> f64| {
                repeats.iter().map(|one| f(one, outcomes, sample)).sum::<f64>() / n
            };
            [sum(auc), sum(brier)]
        };
        let (ours, theirs) = (mean(ours), mean(theirs));
        [ours[0] - theirs[0], ours[1] - theirs[1]]
    };
    let value = both(&everyone);
    let mut draw = Draw::new(seed);
    let mut drawn: [Vec<f64>; 2] = Default::default();
    for _ in 0..RESAMPLES {
        let sample: Vec<usize> = (0..outcomes.len()).map(|_| draw.below(outcomes.len())).collect();
        for (all, one) in drawn.iter_mut().zip(both(&sample)) {
            all.extend(one.is_finite().then_some(one));
        }
    }
    std::array::from_fn(|which| interval(value[which], &mut drawn[which]))
}

fn interval(value: f64, drawn: &mut [f64]) -> Figure {
    drawn.sort_by(f64::total_cmp);
    let at = |percent: f64| {
        let place = (percent / 100.0 * drawn.len() as f64) as usize;
        drawn.get(place).copied().unwrap_or(value)
    };
    Figure {
        value,
        from: at(2.5),
        to: at(97.5),
    }
}

fn measured(repeats: &[Vec<f64>], outcomes: &[bool], sample: &[usize]) -> [f64; 4] {
    let mut sums = [0.0; 4];
    for shares in repeats {
        let gap = sample
            .iter()
            .map(|i| f64::from(u8::from(outcomes[*i])) - shares[*i])
            .sum::<f64>()
            / sample.len() as f64;
        let all = [
            auc(shares, outcomes, sample),
            brier(shares, outcomes, sample),
            slope(shares, outcomes, sample),
            gap,
        ];
        for (sum, one) in sums.iter_mut().zip(all) {
            *sum += one;
        }
    }
    sums.map(|sum| sum / repeats.len() as f64)
}

/// By ranks, equals sharing theirs (Mann-Whitney).
pub(super) fn auc(shares: &[f64], outcomes: &[bool], sample: &[usize]) -> f64 {
    let mut sorted = sample.to_vec();
    sorted.sort_by(|a, b| shares[*a].total_cmp(&shares[*b]));
    let (mut ranks, mut events) = (0.0, 0.0);
    let mut start = 0;
    while start < sorted.len() {
        let equals = sorted[start..]
            .iter()
            .take_while(|i| shares[**i] == shares[sorted[start]])
            .count();
        let rank = start as f64 + (equals as f64 + 1.0) / 2.0;
        for i in &sorted[start..start + equals] {
            if outcomes[*i] {
                ranks += rank;
                events += 1.0;
            }
        }
        start += equals;
    }
    let others = sorted.len() as f64 - events;
    (ranks - events * (events + 1.0) / 2.0) / (events * others)
}

pub(super) fn brier(shares: &[f64], outcomes: &[bool], sample: &[usize]) -> f64 {
    let squared = |i: &usize| {
        let miss = f64::from(u8::from(outcomes[*i])) - shares[*i];
        miss * miss
    };
    sample.iter().map(squared).sum::<f64>() / sample.len() as f64
}

pub(super) fn slope(shares: &[f64], outcomes: &[bool], sample: &[usize]) -> f64 {
    let rows: Vec<Vec<f64>> = sample.iter().map(|i| vec![log_odds(shares[*i])]).collect();
    let outcomes: Vec<bool> = sample.iter().map(|i| outcomes[*i]).collect();
    Logistic::fit(&rows, &outcomes, 0.0).map_or(f64::NAN, |fit| fit.coefficients[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHARES: [f64; 6] = [0.1, 0.4, 0.35, 0.8, 0.4, 0.2];
    const OUTCOMES: [bool; 6] = [false, false, true, true, true, false];

    #[test]
    fn auc_and_brier_of_a_small_table_are_those_counted_by_hand() {
        let all = [0, 1, 2, 3, 4, 5];
        // Pairs: 0.35 beats 2 of 3, 0.8 beats 3, 0.4 beats 2 and ties 1: 7.5 of 9.
        assert!((auc(&SHARES, &OUTCOMES, &all) - 7.5 / 9.0).abs() < 1e-12);
        let by_hand = (0.01 + 0.16 + 0.4225 + 0.04 + 0.36 + 0.04) / 6.0;
        assert!((brier(&SHARES, &OUTCOMES, &all) - by_hand).abs() < 1e-12);
    }

    #[test]
    fn the_slope_is_one_where_shares_are_true_and_half_where_they_are_twice_as_bold() {
        let (mut shares, mut outcomes) = (Vec::new(), Vec::new());
        for tenth in 1..10 {
            for n in 0..100 {
                shares.push(f64::from(tenth) / 10.0);
                outcomes.push(n < tenth * 10);
            }
        }
        let all: Vec<usize> = (0..shares.len()).collect();
        assert!((slope(&shares, &outcomes, &all) - 1.0).abs() < 1e-6);
        let bold: Vec<f64> = shares
            .iter()
            .map(|p| super::super::logistic::share(2.0 * log_odds(*p)))
            .collect();
        assert!((slope(&bold, &outcomes, &all) - 0.5).abs() < 1e-6);
    }

    #[test]
    fn an_interval_holds_its_value_and_is_the_same_for_the_same_seed() {
        let repeats = vec![
            (0..120)
                .map(|n| f64::from(n % 10) / 10.0 + 0.05)
                .collect::<Vec<_>>(),
        ];
        let outcomes: Vec<bool> = (0..120).map(|n| n % 10 + n % 7 > 8).collect();
        let figures = Figures::of(&repeats, &outcomes, 1);
        assert_eq!(figures, Figures::of(&repeats, &outcomes, 1));
        for (value, [from, to]) in [
            (figures.auc, figures.auc_interval),
            (figures.brier, figures.brier_interval),
            (figures.calibration_slope, figures.calibration_slope_interval),
        ] {
            assert!(from < value && value < to, "{figures:?}");
        }
        let none = differences(&repeats, &repeats, &outcomes, 1);
        assert_eq!((none[0].from, none[0].to), (0.0, 0.0));
    }
}
