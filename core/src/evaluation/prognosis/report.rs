//! The reports: what is reached on people held out, what ships, and how that does on another file.

use std::collections::BTreeSet;

use serde::Serialize;

use super::clusters;
use super::figures::{Figure, Figures, differences};
use super::models::{Model, Weighting};
use super::people::People;
use crate::error::{Error, Result};
use crate::evaluation::Cohort;
use crate::recommender::{Attributes, Expected, PrototypeFile, Prototypes};

/// Outer folds of the cross-validation.
const OUTER: usize = 10;
/// Partitions whose figures are averaged.
const REPEATS: u64 = 3;
/// Partitions whose recalibrations are averaged for what ships.
const RECALIBRATIONS: u64 = 20;
const SEED: u64 = 20_161_117;
/// Fewer cannot be held out in folds within folds.
const LEAST_EVENTS: usize = 8;
const OUTCOME: &str = "disability of 30 or more of 100 after 3 months (rmprop3m)";

/// The marks of the people that the shipped prototypes were made from: eight hexadecimal digits a line.
const TRAINED_ON: &str = include_str!("../../../assets/evaluation/trained_on.txt");

/// What is reached on people held out.
#[derive(Debug, Clone, Serialize)]
pub struct PrognosisReport {
    /// What is predicted.
    pub outcome: &'static str,
    /// How the figures were reached.
    pub validation: &'static str,
    /// People whose outcome is known.
    pub people: usize,
    /// Those of them with the outcome.
    pub events: usize,
    /// Never: everyone was predicted by what was learned from others.
    pub in_sample: bool,
    /// The kinds of people, made again within each fold as those that ship.
    #[serde(flatten)]
    pub shipped_way: Figures,
    /// The same, by name.
    pub prototypes: Figures,
    /// The most similar people themselves.
    pub neighbours: Figures,
    /// A regression with a ridge on the same answers.
    pub logistic: Figures,
    /// Weights compared.
    pub weights: WeightsCompared,
}

/// Weights compared, each by the most similar people and by kinds of people.
#[derive(Debug, Clone, Serialize)]
pub struct WeightsCompared {
    /// Neighbours by equal weights.
    pub neighbours_equal: Figures,
    /// Neighbours by weights from a regression.
    pub neighbours_fitted: Figures,
    /// Prototypes by equal weights.
    pub prototypes_equal: Figures,
    /// Prototypes by weights from a regression.
    pub prototypes_fitted: Figures,
    /// AUC and Brier of the prior less equal weights, neighbours.
    pub neighbours_prior_less_equal: [Figure; 2],
    /// AUC and Brier of fitted weights less the prior, neighbours.
    pub neighbours_fitted_less_prior: [Figure; 2],
    /// AUC and Brier of the prior less equal weights, prototypes.
    pub prototypes_prior_less_equal: [Figure; 2],
    /// AUC and Brier of fitted weights less the prior, prototypes.
    pub prototypes_fitted_less_prior: [Figure; 2],
}

/// A fifth of the people by what is expected of them: whether the range that is said holds what followed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Fifth {
    /// How many people.
    pub people: usize,
    /// The mean lower end of their ranges.
    pub from: f64,
    /// The mean share expected.
    pub expected: f64,
    /// The mean upper end.
    pub to: f64,
    /// The share of them with the outcome.
    pub observed: f64,
}

/// How what ships does on a file; nothing is fitted.
#[derive(Debug, Clone, Serialize)]
pub struct Applied {
    /// What is predicted.
    pub outcome: &'static str,
    /// The version of the prototypes.
    pub version: String,
    /// People whose outcome is known.
    pub people: usize,
    /// Those of them with the outcome.
    pub events: usize,
    /// Whether somebody of the file was trained on.
    pub in_sample: bool,
    /// How many were.
    pub trained_on: usize,
    /// A fifth of the people each, from the lowest to the highest share expected.
    pub fifths: Vec<Fifth>,
    /// The figures.
    #[serde(flatten)]
    pub figures: Figures,
}

/// Prototypes to ship, and what belongs beside them.
#[derive(Debug, Clone)]
pub struct Made {
    /// The file.
    pub file: PrototypeFile,
    /// The marks of those it was made from, one a line.
    pub trained_on: String,
    /// What its making reaches on people held out.
    pub validation: Figures,
    /// People whose outcome is known.
    pub people: usize,
    /// Those of them with the outcome.
    pub events: usize,
}

impl Made {
    /// The prototypes as TOML.
    ///
    /// # Errors
    /// [`Error::Asset`] when they cannot be written, which would be a defect.
    pub fn to_toml(&self) -> Result<String> {
        let body = toml::to_string(&self.file)
            .map_err(|e| Error::asset("recommender/prototypes.toml", "file", e.to_string()))?;
        Ok(format!(
            "# Made by `lissom evaluate prototypes COHORT --out FILE`; not written by hand. Averages over at least ten\n\
             # people each: no row of a person stands here.\n{body}"
        ))
    }
}

/// Cross-validates, with everything learned within each fold.
///
/// # Errors
/// [`Error::Invalid`] for a file with too few people with or without the outcome.
pub fn judge_prognosis(cohort: &Cohort, attributes: &Attributes) -> Result<PrognosisReport> {
    let people = enough(People::of(cohort, attributes))?;
    let held_out = |model: Model| model.held_out(&people, OUTER, REPEATS, SEED);
    let figures = |shares: &[Vec<f64>]| Figures::of(shares, &people.outcomes, SEED);
    let less = |ours: &[Vec<f64>], theirs: &[Vec<f64>]| differences(ours, theirs, &people.outcomes, SEED);
    let neighbours = held_out(Model::Neighbours(Weighting::Prior))?;
    let neighbours_equal = held_out(Model::Neighbours(Weighting::Equal))?;
    let neighbours_fitted = held_out(Model::Neighbours(Weighting::Fitted))?;
    let prototypes = held_out(Model::Prototypes(Weighting::Prior))?;
    let prototypes_equal = held_out(Model::Prototypes(Weighting::Equal))?;
    let prototypes_fitted = held_out(Model::Prototypes(Weighting::Fitted))?;
    let shipped_way = figures(&prototypes);
    Ok(PrognosisReport {
        outcome: OUTCOME,
        validation: "nested: 3 times 10 folds; settings, weights, prototypes and recalibration made within each",
        people: people.len(),
        events: people.events(),
        in_sample: false,
        shipped_way,
        prototypes: shipped_way,
        neighbours: figures(&neighbours),
        logistic: figures(&held_out(Model::Logistic)?),
        weights: WeightsCompared {
            neighbours_equal: figures(&neighbours_equal),
            neighbours_fitted: figures(&neighbours_fitted),
            prototypes_equal: figures(&prototypes_equal),
            prototypes_fitted: figures(&prototypes_fitted),
            neighbours_prior_less_equal: less(&neighbours, &neighbours_equal),
            neighbours_fitted_less_prior: less(&neighbours_fitted, &neighbours),
            prototypes_prior_less_equal: less(&prototypes, &prototypes_equal),
            prototypes_fitted_less_prior: less(&prototypes_fitted, &prototypes),
        },
    })
}

/// Makes the prototypes that ship from everyone of a file: the same file gives the same bytes.
///
/// # Errors
/// [`Error::Invalid`] for a file with too few people with or without the outcome.
pub fn make_prototypes(cohort: &Cohort, attributes: &Attributes) -> Result<Made> {
    let people = enough(People::of(cohort, attributes))?;
    let model = Model::Prototypes(Weighting::Prior);
    let validation = Figures::of(
        &model.held_out(&people, OUTER, REPEATS, SEED)?,
        &people.outcomes,
        SEED,
    );
    let everyone: Vec<usize> = (0..people.len()).collect();
    let recalibration = model.recalibration(&people, RECALIBRATIONS, SEED)?;
    let mut file = clusters::prototypes(&people, &people.prior(), &everyone, recalibration);
    file.version = "2026.11".to_owned();
    file.source = "Averages over a Danish cohort of 696 adults with a new visit for low back pain in chiropractic \
                   practice (Nielsen AM, Kent P, Vach W, Kongsted A et al. 2016-2017), those with a known outcome"
        .to_owned();
    file.how = format!(
        "lissom evaluate prototypes: groups halved along their main direction of similarity, recalibrated on people \
         held out. Outcome: {OUTCOME}. Nested cross-validation: AUC {:.3}, Brier {:.3}, slope {:.2}.",
        validation.auc, validation.brier, validation.calibration_slope
    );
    let mut marks: Vec<String> = people.marks.iter().map(|mark| format!("{mark:08x}\n")).collect();
    marks.sort();
    Ok(Made {
        file,
        trained_on: marks.concat(),
        validation,
        people: people.len(),
        events: people.events(),
    })
}

/// Applies prototypes as they are to a file's people: nothing is fitted.
///
/// # Errors
/// [`Error::Invalid`] for a file without people with and without the outcome.
pub fn apply_prototypes(cohort: &Cohort, attributes: &Attributes, file: &PrototypeFile) -> Result<Applied> {
    let people = People::of(cohort, attributes);
    if people.events() == 0 || people.events() == people.len() {
        return Err(too_few());
    }
    let prototypes = Prototypes::new(file.clone(), attributes)?;
    let expected: Vec<Expected> = people
        .problems
        .iter()
        .map(|problem| prototypes.expected(&prototypes.query(attributes, problem)))
        .collect();
    let shares = expected.iter().map(|one| one.middle).collect();
    let trained_on = among(&people.marks, TRAINED_ON);
    Ok(Applied {
        outcome: OUTCOME,
        version: file.version.clone(),
        people: people.len(),
        events: people.events(),
        in_sample: trained_on > 0,
        trained_on,
        fifths: fifths(&expected, &people),
        figures: Figures::of(&[shares], &people.outcomes, SEED),
    })
}

/// How many of these marks stand in a file of marks.
fn among(marks: &[u32], file: &str) -> usize {
    let known: BTreeSet<&str> = file.lines().collect();
    marks
        .iter()
        .filter(|mark| known.contains(format!("{mark:08x}").as_str()))
        .count()
}

fn fifths(expected: &[Expected], people: &People<'_>) -> Vec<Fifth> {
    let mut order: Vec<usize> = (0..expected.len()).collect();
    order.sort_by(|a, b| expected[*a].middle.total_cmp(&expected[*b].middle).then(a.cmp(b)));
    order
        .chunks(order.len().div_ceil(5).max(1))
        .map(|who| {
            let mean = |of: fn(&Expected) -> f64| {
                who.iter().map(|person| of(&expected[*person])).sum::<f64>() / who.len() as f64
            };
            Fifth {
                people: who.len(),
                from: mean(|one| one.from),
                expected: mean(|one| one.middle),
                to: mean(|one| one.to),
                observed: people.share(who),
            }
        })
        .collect()
}

fn enough(people: People<'_>) -> Result<People<'_>> {
    let others = people.len() - people.events();
    if people.events().min(others) < LEAST_EVENTS {
        return Err(too_few());
    }
    Ok(people)
}

fn too_few() -> Error {
    Error::invalid(
        "rmprop3m",
        "people with and without a value of 30 or more, at least 8 of each to learn from",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::Answers;

    fn made_cohort() -> Cohort {
        let file = include_str!("../../../assets/evaluation/made_cohort.csv");
        Cohort::read(file.as_bytes(), Answers::AllSelfReport).unwrap()
    }

    #[test]
    fn prototypes_made_twice_are_the_same_and_can_be_read_and_applied() {
        let (attributes, cohort) = (Attributes::shipped().unwrap(), made_cohort());
        let made = make_prototypes(&cohort, &attributes).unwrap();
        let text = made.to_toml().unwrap();
        assert_eq!(
            text,
            make_prototypes(&cohort, &attributes).unwrap().to_toml().unwrap()
        );
        let read = Prototypes::parse(&text, &attributes).unwrap();
        assert_eq!(read.file(), &made.file);
        assert!(
            made.file
                .prototype
                .iter()
                .all(|prototype| prototype.people >= clusters::LEAST_PEOPLE as u32)
        );
        let applied = apply_prototypes(&cohort, &attributes, read.file()).unwrap();
        assert_eq!((applied.people, applied.events), (made.people, made.events));
        let counted: usize = applied.fifths.iter().map(|fifth| fifth.people).sum();
        assert_eq!((applied.fifths.len(), counted), (5, applied.people));
        assert!(
            applied.fifths.is_sorted_by(|a, b| a.expected < b.expected),
            "{:?}",
            applied.fifths
        );
    }

    #[test]
    fn who_was_not_trained_on_is_not_taken_for_it() {
        let attributes = Attributes::shipped().unwrap();
        let shipped = Prototypes::shipped(&attributes).unwrap();
        let applied = apply_prototypes(&made_cohort(), &attributes, shipped.file()).unwrap();
        assert_eq!((applied.in_sample, applied.trained_on), (false, 0));
        assert_eq!(
            TRAINED_ON.lines().count(),
            shipped.file().people as usize,
            "the marks belong to the prototypes"
        );
    }

    #[test]
    fn who_was_trained_on_is_known_again_and_not_when_an_answer_was_another() {
        let (attributes, cohort) = (Attributes::shipped().unwrap(), made_cohort());
        let file = make_prototypes(&cohort, &attributes).unwrap().trained_on;
        let all = People::of(&cohort, &attributes).marks;
        assert_eq!(among(&all, &file), file.lines().count());
        assert_eq!(among(&all[..1], &file), 1);
        assert_eq!(among(&all, ""), 0);
        // The same rows with one answer of each another.
        let text = include_str!("../../../assets/evaluation/made_cohort.csv");
        let changed: Vec<String> = text
            .lines()
            .enumerate()
            .map(|(row, line)| {
                if row == 0 {
                    line.to_owned()
                } else {
                    another_answer(line)
                }
            })
            .collect();
        let others = Cohort::read(changed.join("\n").as_bytes(), Answers::AllSelfReport).unwrap();
        let others = People::of(&others, &attributes).marks;
        assert_eq!((others.len(), among(&others, &file)), (all.len(), 0));
    }

    /// The row with its first yes or no turned round.
    fn another_answer(line: &str) -> String {
        let mut fields: Vec<&str> = line.split(',').collect();
        let turned = fields
            .iter_mut()
            .skip(1)
            .find(|field| matches!(**field, "0" | "1"))
            .unwrap();
        *turned = if *turned == "0" { "1" } else { "0" };
        fields.join(",")
    }

    #[test]
    fn too_few_outcomes_are_refused_by_column() {
        let attributes = Attributes::shipped().unwrap();
        let mut cohort = made_cohort();
        cohort.people.truncate(10);
        let error = judge_prognosis(&cohort, &attributes).unwrap_err();
        assert!(error.to_string().contains("rmprop3m"), "{error}");
    }
}
