//! Ways of predicting, each trained on some people and asked about others. Whatever is chosen, tuned, grouped or
//! recalibrated is so within the people trained on.

use std::collections::BTreeMap;

use super::clusters;
use super::folds::{folds, split};
use super::logistic::{Logistic, log_odds, share};
use super::people::People;
use crate::error::{Error, Result};
use crate::recommender::{Attribute, PrototypeFile, Prototypes, Recalibration};

/// Neighbours that may be asked; how many is chosen within the people trained on.
const NEIGHBOURS: [usize; 4] = [45, 60, 90, 110];
/// Ridges that may be used.
const RIDGES: [f64; 5] = [1.0, 4.0, 16.0, 64.0, 256.0];
/// Folds within the people trained on.
const INNER: usize = 5;

/// Where weights come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weighting {
    /// The same for all.
    Equal,
    /// The expert prior.
    Prior,
    /// From the sizes of a regression's coefficients.
    Fitted,
}

impl Weighting {
    /// The weights, fitted on `train` where they are fitted.
    pub(super) fn weights(self, people: &People<'_>, train: &[usize]) -> BTreeMap<Attribute, u8> {
        let mut weights = people.prior();
        match self {
            Self::Prior => {}
            Self::Equal => weights.values_mut().for_each(|weight| *weight = 1),
            Self::Fitted => {
                let outcomes = people.outcomes_of(train);
                if let Some(fit) = Logistic::fit(&people.predictors(train, train), &outcomes, 16.0) {
                    let sizes: BTreeMap<Attribute, f64> = people
                        .answered()
                        .into_iter()
                        .zip(fit.coefficients[1..].iter().map(|c| c.abs()))
                        .collect();
                    let largest = sizes.values().copied().fold(1e-9, f64::max);
                    for (attribute, weight) in &mut weights {
                        let size = sizes.get(attribute).copied().unwrap_or(0.0) / largest;
                        // At most 10; nothing is left out altogether.
                        *weight = (size * 10.0).round().max(1.0) as u8;
                    }
                }
            }
        }
        weights
    }
}

/// How people are predicted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Model {
    /// By the most similar people.
    Neighbours(Weighting),
    /// By averages over kinds of people.
    Prototypes(Weighting),
    /// By a regression with a ridge.
    Logistic,
}

impl Model {
    /// Shares for everyone, each predicted by what was learned from others; once for each of `repeats` partitions.
    pub(super) fn held_out(
        self,
        people: &People<'_>,
        outer: usize,
        repeats: u64,
        seed: u64,
    ) -> Result<Vec<Vec<f64>>> {
        let mut all = Vec::new();
        for repeat in 0..repeats {
            let fold = folds(&people.outcomes, outer, seed + repeat);
            let mut shares = vec![0.0; people.len()];
            for held_out in 0..outer {
                let (train, test) = split(&fold, held_out);
                for (person, predicted) in test.iter().zip(self.predicted(people, &train, &test, seed)?) {
                    shares[*person] = predicted;
                }
            }
            all.push(shares);
        }
        Ok(all)
    }

    fn predicted(self, people: &People<'_>, train: &[usize], test: &[usize], seed: u64) -> Result<Vec<f64>> {
        // Each setting's votes on people of `train` that were held out within it: what it is chosen and recalibrated by.
        let inner = self.inner_votes(people, train, seed)?;
        let outcomes = people.outcomes_of(train);
        let mut best: Option<(f64, usize, Recalibration)> = None;
        for (setting, votes) in inner.iter().enumerate() {
            let recalibration = recalibrated(votes, &outcomes)?;
            let miss: f64 = votes
                .iter()
                .zip(&outcomes)
                .map(|(vote, outcome)| {
                    let gap = f64::from(u8::from(*outcome)) - predicted(&recalibration, *vote);
                    gap * gap
                })
                .sum();
            if best.as_ref().is_none_or(|(least, ..)| miss < *least) {
                best = Some((miss, setting, recalibration));
            }
        }
        let (_, setting, recalibration) = best.ok_or_else(unsolved)?;
        let votes = self.votes(people, train, test)?;
        Ok(votes[setting]
            .iter()
            .map(|vote| predicted(&recalibration, *vote))
            .collect())
    }

    fn inner_votes(self, people: &People<'_>, train: &[usize], seed: u64) -> Result<Vec<Vec<f64>>> {
        let fold = folds(&people.outcomes_of(train), INNER, seed);
        let mut votes = vec![vec![0.0; train.len()]; self.settings()];
        for held_out in 0..INNER {
            let (inside, outside) = split(&fold, held_out);
            let of = |places: &[usize]| places.iter().map(|place| train[*place]).collect::<Vec<_>>();
            for (setting, some) in self
                .votes(people, &of(&inside), &of(&outside))?
                .into_iter()
                .enumerate()
            {
                for (place, vote) in outside.iter().zip(some) {
                    votes[setting][*place] = vote;
                }
            }
        }
        Ok(votes)
    }

    fn settings(self) -> usize {
        match self {
            Self::Neighbours(_) => NEIGHBOURS.len(),
            Self::Prototypes(_) => 1,
            Self::Logistic => RIDGES.len(),
        }
    }

    /// Log-odds for `test`, by each setting, before recalibration.
    fn votes(self, people: &People<'_>, train: &[usize], test: &[usize]) -> Result<Vec<Vec<f64>>> {
        match self {
            Self::Neighbours(weighting) => {
                let weights = weighting.weights(people, train);
                let similarities = people.similarities(&weights, test, train);
                let overall = people.share(train);
                let each = |k: usize| {
                    let vote = |row: &Vec<u16>| neighbours_vote(row, &people.outcomes_of(train), k, overall);
                    similarities.iter().map(vote).collect()
                };
                Ok(NEIGHBOURS.into_iter().map(each).collect())
            }
            Self::Prototypes(weighting) => {
                let weights = weighting.weights(people, train);
                let file = clusters::prototypes(people, &weights, train, AS_VOTED);
                Ok(vec![prototype_votes(people, file, test)?])
            }
            Self::Logistic => {
                let (rows, asked) = (people.predictors(train, train), people.predictors(train, test));
                let outcomes = people.outcomes_of(train);
                RIDGES
                    .into_iter()
                    .map(|ridge| {
                        let fit = Logistic::fit(&rows, &outcomes, ridge).ok_or_else(unsolved)?;
                        Ok(asked.iter().map(|row| fit.log_odds(row)).collect())
                    })
                    .collect()
            }
        }
    }

    /// A recalibration for people not seen: from votes on people held out, the mean of `repeats` partitions.
    pub(super) fn recalibration(self, people: &People<'_>, repeats: u64, seed: u64) -> Result<Recalibration> {
        let everyone: Vec<usize> = (0..people.len()).collect();
        let mut sum = [0.0; 5];
        for repeat in 0..repeats {
            let votes = self.inner_votes(people, &everyone, seed + repeat)?;
            let one = recalibrated(&votes[0], &people.outcomes)?;
            let parts = [
                one.intercept,
                one.slope,
                one.intercept_variance,
                one.slope_variance,
                one.covariance,
            ];
            for (sum, part) in sum.iter_mut().zip(parts) {
                *sum += part / repeats as f64;
            }
        }
        let [intercept, slope, intercept_variance, slope_variance, covariance] =
            sum.map(|part| (part * 1e4).round() / 1e4);
        Ok(Recalibration {
            intercept,
            slope,
            intercept_variance,
            slope_variance,
            covariance,
        })
    }
}

/// The vote as it is.
const AS_VOTED: Recalibration = Recalibration {
    intercept: 0.0,
    slope: 1.0,
    intercept_variance: 0.0,
    slope_variance: 0.0,
    covariance: 0.0,
};

/// The log-odds that prototypes give each of `who`, before recalibration.
fn prototype_votes(people: &People<'_>, file: PrototypeFile, who: &[usize]) -> Result<Vec<f64>> {
    let prototypes = Prototypes::new(file, people.attributes)?;
    let vote = |person: &usize| {
        let query = prototypes.query(people.attributes, &people.problems[*person]);
        prototypes.vote(&query).log_odds
    };
    Ok(who.iter().map(vote).collect())
}

/// The k most similar vote by the eighth power of their similarity; the overall share counts for one of them.
fn neighbours_vote(similarities: &[u16], outcomes: &[bool], k: usize, overall: f64) -> f64 {
    let mut order: Vec<usize> = (0..similarities.len()).collect();
    order.sort_by_key(|case| (std::cmp::Reverse(similarities[*case]), *case));
    let (mut with, mut all) = (0.0, 0.0);
    for case in order.into_iter().take(k) {
        let similar = f64::from(similarities[case]) / 65_025.0;
        let second = similar * similar;
        let weight = second * second * second * second;
        all += weight;
        with += if outcomes[case] { weight } else { 0.0 };
    }
    let one = all / k as f64;
    log_odds((with + one * overall) / (all + one))
}

fn recalibrated(votes: &[f64], outcomes: &[bool]) -> Result<Recalibration> {
    let rows: Vec<Vec<f64>> = votes.iter().map(|vote| vec![*vote]).collect();
    let fit = Logistic::fit(&rows, outcomes, 0.0).ok_or_else(unsolved)?;
    Ok(Recalibration {
        intercept: fit.coefficients[0],
        slope: fit.coefficients[1],
        intercept_variance: fit.covariance[0][0],
        slope_variance: fit.covariance[1][1],
        covariance: fit.covariance[0][1],
    })
}

fn predicted(recalibration: &Recalibration, vote: f64) -> f64 {
    share(recalibration.intercept + recalibration.slope * vote)
}

fn unsolved() -> Error {
    Error::invalid(
        "cohort",
        "people with and without the outcome, whose answers differ",
    )
}
