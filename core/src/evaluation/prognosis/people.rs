//! A cohort's people as problems with the outcome that followed: only what the phone knows of a person.

use std::collections::{BTreeMap, BTreeSet};

use crate::evaluation::{Cohort, Person};
use crate::recommender::{
    Attribute, Attributes, CaseBase, Measured, Problem, Query, Situation, UNKNOWN, Weights,
};

/// Disability of 0 to 100 from which a person counts as still much hindered after three months.
const MUCH_HINDERED: f64 = 30.0;

/// People with a known outcome.
#[derive(Debug)]
pub(super) struct People<'a> {
    pub(super) attributes: &'a Attributes,
    pub(super) problems: Vec<Problem>,
    pub(super) outcomes: Vec<bool>,
    pub(super) marks: Vec<u32>,
}

impl<'a> People<'a> {
    pub(super) fn of(cohort: &Cohort, attributes: &'a Attributes) -> Self {
        let mut people = Self {
            attributes,
            problems: Vec::new(),
            outcomes: Vec::new(),
            marks: Vec::new(),
        };
        for person in &cohort.people {
            let Some(disability) = person.disability_3_months else {
                continue;
            };
            people.outcomes.push(disability >= MUCH_HINDERED);
            people.marks.push(person.mark);
            people.problems.push(problem(person, attributes));
        }
        people
    }

    pub(super) fn len(&self) -> usize {
        self.outcomes.len()
    }

    pub(super) fn events(&self) -> usize {
        self.outcomes.iter().filter(|outcome| **outcome).count()
    }

    pub(super) fn outcomes_of(&self, who: &[usize]) -> Vec<bool> {
        who.iter().map(|person| self.outcomes[*person]).collect()
    }

    pub(super) fn share(&self, who: &[usize]) -> f64 {
        who.iter().filter(|person| self.outcomes[**person]).count() as f64 / who.len().max(1) as f64
    }

    /// Attributes of one value that somebody answered.
    pub(super) fn answered(&self) -> BTreeSet<Attribute> {
        Attribute::ALL
            .into_iter()
            .take(Attribute::SCALARS)
            .filter(|attribute| *attribute != Attribute::Flare)
            .filter(|attribute| {
                self.problems
                    .iter()
                    .any(|p| p.scalars[*attribute as usize] != UNKNOWN)
            })
            .collect()
    }

    /// The expert prior, on what was answered.
    pub(super) fn prior(&self) -> BTreeMap<Attribute, u8> {
        let weight = |attribute: Attribute| self.attributes.definition(attribute).people;
        self.answered()
            .into_iter()
            .map(|attribute| (attribute, weight(attribute)))
            .filter(|(_, weight)| *weight > 0)
            .collect()
    }

    /// The similarity of each of `from` with each of `to`, by the mean similarity among `to`.
    pub(super) fn similarities(
        &self,
        raw: &BTreeMap<Attribute, u8>,
        from: &[usize],
        to: &[usize],
    ) -> Vec<Vec<u16>> {
        let weights = weights(raw);
        let cases = to
            .iter()
            .map(|person| (self.problems[*person], *person as u32, ()));
        let base = CaseBase::new(self.attributes, &weights, cases);
        from.iter()
            .map(|person| {
                base.similarities(&Query::weighted(
                    self.attributes,
                    weights,
                    &self.problems[*person],
                ))
            })
            .collect()
    }

    /// Numbers for a regression: the byte of a number, the place of a level; the mean of `train` where unknown, and
    /// standardised by `train`.
    pub(super) fn predictors(&self, train: &[usize], who: &[usize]) -> Vec<Vec<f64>> {
        let mut rows = vec![Vec::new(); who.len()];
        for attribute in self.answered() {
            let byte = |person: &usize| self.problems[*person].scalars[attribute as usize];
            let known: Vec<f64> = train
                .iter()
                .map(byte)
                .filter(|b| *b != UNKNOWN)
                .map(f64::from)
                .collect();
            let n = known.len().max(1) as f64;
            let mean = known.iter().sum::<f64>() / n;
            let variance = known.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n;
            let spread = libm::sqrt(variance).max(1e-6);
            for (row, person) in rows.iter_mut().zip(who) {
                let value = byte(person);
                row.push(if value == UNKNOWN {
                    0.0
                } else {
                    (f64::from(value) - mean) / spread
                });
            }
        }
        rows
    }

    /// The mean of a number among people, back on its scale and rounded to a tenth; `None` for levels.
    pub(super) fn mean(&self, attribute: Attribute, who: &[usize]) -> Option<f64> {
        let Measured::Numeric { least, most, .. } = self.attributes.definition(attribute).measured else {
            return None;
        };
        let known: Vec<f64> = self.known(attribute, who).map(f64::from).collect();
        let mean = known.iter().sum::<f64>() / known.len() as f64;
        let on_scale = least + mean / 254.0 * (most - least);
        (!known.is_empty()).then_some((on_scale * 10.0).round() / 10.0)
    }

    /// The share of each level among people, in whole percent; `None` for numbers.
    pub(super) fn level_shares(&self, attribute: Attribute, who: &[usize]) -> Option<Vec<u8>> {
        let Measured::Ordinal { levels, .. } = &self.attributes.definition(attribute).measured else {
            return None;
        };
        let mut counts = vec![0_u32; levels.len()];
        self.known(attribute, who)
            .for_each(|level| counts[usize::from(level)] += 1);
        let all: u32 = counts.iter().sum();
        // Of at most a hundred.
        let percent = |count: &u32| ((count * 100 + all / 2) / all) as u8;
        (all > 0).then(|| counts.iter().map(percent).collect())
    }

    fn known(&self, attribute: Attribute, who: &[usize]) -> impl Iterator<Item = u8> {
        who.iter()
            .map(move |person| self.problems[*person].scalars[attribute as usize])
            .filter(|byte| *byte != UNKNOWN)
    }
}

/// Weights by attribute, adding up to 255.
pub(super) fn weights(raw: &BTreeMap<Attribute, u8>) -> Weights {
    let all: Vec<u8> = Attribute::ALL
        .iter()
        .map(|attribute| raw.get(attribute).copied().unwrap_or(0))
        .collect();
    Weights::of(&all)
}

fn problem(person: &Person, attributes: &Attributes) -> Problem {
    let mut situation = Situation::of(&person.profile, 0);
    situation.low_mood = person.low_mood;
    situation.mood_score = person.mood_score;
    Problem::of(attributes, &situation)
}
