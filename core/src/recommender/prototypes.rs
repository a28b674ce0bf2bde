//! Kinds of people, as a cohort held them: averages over at least ten people each, with the share of them who were
//! still much hindered after three months. They had other care, so they never vote for what a plan holds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::attribute::{Attribute, Attributes, Measured, UNKNOWN, Weights};
use super::query::{LocalSimilarity, Problem, Query};
use crate::error::{Error, Result};

const FILE: &str = "recommender/prototypes.toml";
const SHIPPED: &str = include_str!("../../assets/recommender/prototypes.toml");

/// What a prototypes file holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrototypeFile {
    /// Changes whenever the file is made again.
    pub version: String,
    /// Always true: these are no people, but averages.
    pub made: bool,
    /// Where the averages come from.
    pub source: String,
    /// How they were made, and what the check of it printed.
    pub how: String,
    /// The version of the attributes they were made with.
    pub attributes_version: u16,
    /// People they were made from.
    pub people: u32,
    /// The share of them with the outcome, 0 to 1.
    pub share: f64,
    /// The known people that the overall share counts for in each prototype.
    pub prior_people: f64,
    /// Where the averages say anything.
    pub range: CourseRange,
    /// From the vote to a share that holds for people not seen.
    pub recalibration: Recalibration,
    /// Weights of the attributes, 0 to 10, that the recalibration was made with.
    pub weights: BTreeMap<Attribute, u8>,
    /// The kinds of people.
    pub prototype: Vec<Prototype>,
}

/// Where the averages say anything.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CourseRange {
    /// The youngest age, in years.
    pub youngest: u8,
    /// The oldest age, in years.
    pub oldest: u8,
    /// The share of the weight that must be known, in percent.
    pub known_percent: u8,
    /// Standard errors to each side of the range that is said.
    pub errors_each_side: f64,
}

/// From the log-odds of the vote to the log-odds of the outcome, with the covariance of the two coefficients.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recalibration {
    /// Log-odds at a vote of one half.
    pub intercept: f64,
    /// Change per unit of the vote's log-odds.
    pub slope: f64,
    /// Variance of the intercept.
    pub intercept_variance: f64,
    /// Variance of the slope.
    pub slope_variance: f64,
    /// Their covariance.
    pub covariance: f64,
}

/// A kind of people: an average of at least ten.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prototype {
    /// How many people.
    pub people: u32,
    /// The share of them with the outcome, 0 to 1.
    pub share: f64,
    /// Means of numbers, on the attribute's scale.
    pub means: BTreeMap<Attribute, f64>,
    /// Shares of levels, in percent.
    pub levels: BTreeMap<Attribute, Vec<u8>>,
}

/// Prototypes ready to be compared with.
#[derive(Debug, Clone)]
pub struct Prototypes {
    file: PrototypeFile,
    weights: Weights,
    /// In the file's order: the number's byte, or the share of each level in 255ths, by attribute.
    problems: Vec<[Typical; Attribute::SCALARS]>,
    /// Each prototype's share drawn towards the overall one, in 65536ths.
    shares: Vec<u32>,
    /// What counts as the similarity of something unknown, in 255ths.
    unknown: u8,
}

#[derive(Debug, Clone, Copy)]
enum Typical {
    Unknown,
    Number(u8),
    /// In percent.
    Levels([u8; super::LEVELS_AT_MOST]),
}

/// What the prototypes say together, before recalibration.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Vote {
    /// The log-odds of the mean share, weighted by similarity.
    pub log_odds: f64,
    /// Its variance: how few people the mean rests on.
    pub variance: f64,
}

/// The share with the outcome that is expected of people like this one, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Expected {
    /// The lower end of the range.
    pub from: f64,
    /// Recalibrated for people not seen.
    pub middle: f64,
    /// The upper end.
    pub to: f64,
}

impl Prototypes {
    /// The prototypes that ship.
    ///
    /// # Errors
    /// [`Error::Asset`] when the file breaks its own rules, which a test would have found.
    pub fn shipped(attributes: &Attributes) -> Result<Self> {
        Self::parse(SHIPPED, attributes)
    }

    /// Reads prototypes from TOML.
    ///
    /// # Errors
    /// [`Error::Asset`] naming the entry and what is wrong with it.
    pub fn parse(text: &str, attributes: &Attributes) -> Result<Self> {
        let file: PrototypeFile =
            toml::from_str(text).map_err(|e| Error::asset(FILE, "file", e.message().to_owned()))?;
        Self::new(file, attributes)
    }

    /// Prepares prototypes.
    ///
    /// # Errors
    /// [`Error::Asset`] naming the entry and what is wrong with it.
    pub fn new(file: PrototypeFile, attributes: &Attributes) -> Result<Self> {
        let fault = |entry: String, what: &'static str| Err(Error::asset(FILE, entry, what));
        if file.attributes_version != attributes.version {
            return fault("attributes_version".to_owned(), "made with other attributes");
        }
        if !file.made || file.prototype.is_empty() || file.weights.values().all(|weight| *weight == 0) {
            return fault("file".to_owned(), "made averages, at least one, with weights");
        }
        let whole = [
            file.share,
            file.prior_people,
            file.recalibration.intercept,
            file.recalibration.slope,
        ];
        if whole.iter().any(|number| !number.is_finite()) || !(0.0..=1.0).contains(&file.share) {
            return fault("file".to_owned(), "finite numbers, and shares from 0 to 1");
        }
        let raw: Vec<u8> = Attribute::ALL
            .iter()
            .map(|attribute| file.weights.get(attribute).copied().unwrap_or(0))
            .collect();
        let weights = Weights::of(&raw);
        let (mut problems, mut shares) = (Vec::new(), Vec::new());
        for (place, prototype) in file.prototype.iter().enumerate() {
            if prototype.people == 0 || !(0.0..=1.0).contains(&prototype.share) {
                return fault(format!("prototype {place}"), "people, and a share from 0 to 1");
            }
            let Some(problem) = prototype.problem(attributes) else {
                return fault(
                    format!("prototype {place}"),
                    "a mean or level that its attribute lacks",
                );
            };
            problems.push(problem);
            let people = f64::from(prototype.people);
            let drawn =
                (people * prototype.share + file.prior_people * file.share) / (people + file.prior_people);
            shares.push((drawn * 65_536.0).round() as u32);
        }
        let mut ready = Self {
            file,
            weights,
            problems,
            shares,
            unknown: 0,
        };
        ready.unknown = ready.mean_similarity(attributes);
        Ok(ready)
    }

    /// The file's contents.
    pub fn file(&self) -> &PrototypeFile {
        &self.file
    }

    /// A person's problem, prepared for comparison.
    pub fn query(&self, attributes: &Attributes, problem: &Problem) -> Query {
        Query::weighted(attributes, self.weights, problem)
    }

    /// Similarity with each prototype, 0 to [`ALIKE`](super::ALIKE).
    pub fn similarities(&self, query: &Query) -> Vec<u16> {
        self.problems
            .iter()
            .map(|typical| {
                let mut sum = u32::from(query.unknown_weight) * u32::from(self.unknown);
                for compared in &query.scalars {
                    let similar = match typical[compared.place] {
                        Typical::Unknown => self.unknown,
                        Typical::Number(byte) => compared.local.of(byte, self.unknown),
                        Typical::Levels(shares) => expected(compared.local, &shares),
                    };
                    sum += u32::from(compared.weight) * u32::from(similar);
                }
                // The weights add up to 255.
                sum as u16
            })
            .collect()
    }

    /// What they say together: every prototype votes by the eighth power of its similarity, in integers.
    pub fn vote(&self, query: &Query) -> Vote {
        let weights: Vec<u64> = self.similarities(query).into_iter().map(eighth_power).collect();
        let total: u64 = weights.iter().sum::<u64>().max(1);
        let sum: u64 = weights
            .iter()
            .zip(&self.shares)
            .map(|(weight, share)| weight * u64::from(*share))
            .sum();
        let mean = (sum as f64 / total as f64 / 65_536.0).clamp(1e-4, 1.0 - 1e-4);
        let variance: f64 = weights
            .iter()
            .zip(&self.shares)
            .zip(&self.file.prototype)
            .map(|((weight, share), prototype)| {
                let part = *weight as f64 / total as f64;
                let share = f64::from(*share) / 65_536.0;
                part * part * share * (1.0 - share) / f64::from(prototype.people)
            })
            .sum();
        let steep = mean * (1.0 - mean);
        Vote {
            log_odds: libm::log(mean / (1.0 - mean)),
            variance: variance / (steep * steep),
        }
    }

    /// How common each of some values of an attribute is among people like this one, in any unit: kinds of people weigh
    /// by their similarity. Nothing where the averages say nothing of it.
    pub fn common(&self, query: &Query, attribute: Attribute, values: &[f64]) -> Option<Vec<f64>> {
        let mut common = vec![0.0; values.len()];
        let mut known = false;
        for (similarity, prototype) in self.similarities(query).into_iter().zip(&self.file.prototype) {
            let weight = eighth_power(similarity) as f64 / 4_294_967_296.0 * f64::from(prototype.people);
            if let Some(shares) = prototype.levels.get(&attribute) {
                known = true;
                for (common, level) in common.iter_mut().zip(values) {
                    let share = shares.get(*level as usize).copied().unwrap_or(0);
                    *common += weight * f64::from(share) / 100.0;
                }
            } else if let Some(mean) = prototype.means.get(&attribute) {
                known = true;
                // A mean speaks for the values to its two sides, the nearer the more.
                let above = values
                    .iter()
                    .position(|value| value >= mean)
                    .unwrap_or(values.len());
                match (above.checked_sub(1), values.get(above)) {
                    (Some(below), Some(next)) => {
                        let share = (mean - values[below]) / (next - values[below]);
                        common[below] += weight * (1.0 - share);
                        common[above] += weight * share;
                    }
                    (Some(last), None) => common[last] += weight,
                    (None, _) => common[above.min(values.len() - 1)] += weight,
                }
            }
        }
        known.then_some(common)
    }

    /// Whether somebody of this age is among the people averaged.
    pub fn speaks_of(&self, age: Option<u8>) -> bool {
        age.is_some_and(|age| (self.file.range.youngest..=self.file.range.oldest).contains(&age))
    }

    /// The share expected of people like this one, with the range that both uncertainties leave: few people behind
    /// each average, and the recalibration.
    pub fn expected(&self, query: &Query) -> Expected {
        let vote = self.vote(query);
        let by = self.file.recalibration;
        let middle = by.intercept + by.slope * vote.log_odds;
        let recalibrating = by.intercept_variance
            + 2.0 * by.covariance * vote.log_odds
            + by.slope_variance * vote.log_odds * vote.log_odds;
        let error = libm::sqrt(recalibrating.max(0.0) + by.slope * by.slope * vote.variance);
        let each_side = self.file.range.errors_each_side * error;
        let share = |log_odds: f64| 1.0 / (1.0 + libm::exp(-log_odds));
        Expected {
            from: share(middle - each_side),
            middle: share(middle),
            to: share(middle + each_side),
        }
    }

    /// The mean similarity of two prototypes: neither near nor far.
    fn mean_similarity(&self, attributes: &Attributes) -> u8 {
        let mut sums = (0_u64, 0_u64);
        for typical in &self.problems {
            let mut problem = Problem::UNKNOWN;
            for (value, typical) in problem.scalars.iter_mut().zip(typical) {
                *value = match typical {
                    Typical::Unknown => UNKNOWN,
                    Typical::Number(byte) => *byte,
                    Typical::Levels(shares) => most_common(shares),
                };
            }
            let query = self.query(attributes, &problem);
            let known = u64::from(query.known_weight());
            for similarity in self.similarities(&query) {
                sums.0 += u64::from(similarity);
                sums.1 += known;
            }
        }
        // A mean of values up to 255, because the unknown counted as 0 so far.
        sums.0.checked_div(sums.1).unwrap_or(0).min(255) as u8
    }
}

/// A level's expected similarity with people whose levels have these shares.
fn expected(local: LocalSimilarity, shares: &[u8; super::LEVELS_AT_MOST]) -> u8 {
    let (mut sum, mut all) = (0_u32, 0_u32);
    for (level, share) in (0_u8..).zip(shares) {
        sum += u32::from(local.of(level, 0)) * u32::from(*share);
        all += u32::from(*share);
    }
    // A mean of values up to 255.
    sum.checked_div(all).unwrap_or(0) as u8
}

fn most_common(shares: &[u8]) -> u8 {
    let mut best = 0;
    for (level, share) in shares.iter().enumerate() {
        if *share > shares[best] {
            best = level;
        }
    }
    best as u8
}

/// The eighth power as a fraction of 2^32, squared three times; all steps fit in 64 bits.
fn eighth_power(similarity: u16) -> u64 {
    let second = u64::from(similarity) * u64::from(similarity);
    let fourth = (second * second) >> 32;
    (fourth * fourth) >> 32
}

impl Prototype {
    fn problem(&self, attributes: &Attributes) -> Option<[Typical; Attribute::SCALARS]> {
        let mut typical = [Typical::Unknown; Attribute::SCALARS];
        for (attribute, mean) in &self.means {
            let byte = attributes.quantised(*attribute, Some(*mean));
            if byte == UNKNOWN {
                return None;
            }
            *typical.get_mut(*attribute as usize)? = Typical::Number(byte);
        }
        for (attribute, shares) in &self.levels {
            let Measured::Ordinal { levels, .. } = &attributes.definition(*attribute).measured else {
                return None;
            };
            if shares.len() != levels.len() || shares.iter().all(|share| *share == 0) {
                return None;
            }
            let mut all = [0; super::LEVELS_AT_MOST];
            all[..shares.len()].copy_from_slice(shares);
            *typical.get_mut(*attribute as usize)? = Typical::Levels(all);
        }
        Some(typical)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped() -> (Attributes, Prototypes) {
        let attributes = Attributes::shipped().unwrap();
        let prototypes = Prototypes::shipped(&attributes).unwrap();
        (attributes, prototypes)
    }

    #[test]
    fn twenty_to_forty_prototypes_ship_each_of_at_least_ten_people() {
        let (_, prototypes) = shipped();
        let file = prototypes.file();
        assert!(file.made && file.source.contains("cohort"));
        assert!((20..=40).contains(&file.prototype.len()));
        for prototype in &file.prototype {
            assert!(prototype.people >= 10, "{prototype:?}");
        }
        let people: u32 = file.prototype.iter().map(|prototype| prototype.people).sum();
        assert_eq!(people, file.people);
    }

    #[test]
    fn they_were_recalibrated_with_the_weights_that_the_expert_prior_still_has() {
        // When the prior changes, `lissom evaluate prototypes` has to be run again.
        let (attributes, prototypes) = shipped();
        for (attribute, weight) in &prototypes.file().weights {
            assert_eq!(attributes.definition(*attribute).people, *weight, "{attribute:?}");
        }
    }

    #[test]
    fn an_eighth_power_in_integers_is_the_eighth_power() {
        for similarity in [65_025_u16, 48_000, 30_000, 0] {
            let exact = libm::pow(f64::from(similarity) / 65_536.0, 8.0) * 4_294_967_296.0;
            assert!((eighth_power(similarity) as f64 - exact).abs() <= 4.0 + exact * 1e-6);
        }
    }

    #[test]
    fn nothing_known_gets_the_same_similarity_from_all() {
        let (attributes, prototypes) = shipped();
        let similarities = prototypes.similarities(&prototypes.query(&attributes, &Problem::UNKNOWN));
        assert!(
            similarities
                .iter()
                .all(|similarity| *similarity == similarities[0])
        );
    }

    #[test]
    fn a_faulty_file_is_refused_by_entry() {
        let attributes = Attributes::shipped().unwrap();
        for (from, to, reason) in [
            ("made = true", "made = false", "made averages"),
            (
                "attributes_version = ",
                "attributes_version = 9",
                "other attributes",
            ),
            ("people = 17", "people = 0", "prototype 0"),
            ("fear = 6.2", "fear = 60.2", "prototype 0"),
            ("share = 0.218", "share = 2.18", "0 to 1"),
            ("share = 0.218", "shares = 0.218", "shares"),
        ] {
            let text = SHIPPED.replacen(from, to, 1);
            assert_ne!(text, SHIPPED, "{from}");
            let error = Prototypes::parse(&text, &attributes).unwrap_err();
            assert!(error.to_string().contains(reason), "{error}");
        }
    }
}
