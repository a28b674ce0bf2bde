//! Medicines as a whole: the worked cases, the properties of limits, and keeping.

mod cases;
mod keeping;
mod planned;
mod properties;
mod supply;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::*;
use crate::time::{DayRules, Moment, WorkPattern, ZoneDatabase};

/// What ships, parsed once.
static SHIPPED: LazyLock<(Formulary, Rules)> = LazyLock::new(|| {
    let formulary = Formulary::shipped().unwrap();
    let rules = Rules::shipped(&formulary).unwrap();
    (formulary, rules)
});

/// Medicines, doses and answers, without a file.
struct Cabinet {
    formulary: Formulary,
    rules: Rules,
    person: Person,
    medicines: Vec<KeptMedicine>,
    intakes: Vec<Intake>,
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn moment(now: DateTime<Utc>) -> Moment {
    let zone = ZoneDatabase::open().unwrap().zone("Europe/Oslo").unwrap();
    Moment::new(now, zone, DayRules::default(), WorkPattern::Fixed)
}

fn pieces(count: f64) -> Quantity {
    Quantity::new(count, DoseUnit::Piece).unwrap()
}

impl Cabinet {
    /// A person of 40 who answered no to everything.
    fn new() -> Self {
        let (formulary, rules) = SHIPPED.clone();
        let day = at("2026-01-01T00:00:00Z").date_naive();
        let answers = Question::ALL.iter().map(|one| (*one, (false, day))).collect();
        Self {
            formulary,
            rules,
            person: Person {
                age: Some(40),
                answers: QuestionAnswers(answers),
                ..Person::default()
            },
            medicines: Vec::new(),
            intakes: Vec::new(),
        }
    }

    fn add(&mut self, medicine: Medicine) -> MedicineId {
        let id = MedicineId(Uuid::from_u128(self.medicines.len() as u128 + 1));
        self.medicines.push(KeptMedicine {
            id,
            version: 1,
            in_use: true,
            medicine: medicine.validated(&self.formulary).unwrap(),
        });
        id
    }

    fn product(&mut self, product: &str) -> MedicineId {
        let medicine = self.formulary.product(product).unwrap().medicine.clone();
        self.add(medicine)
    }

    fn take(&mut self, medicine: MedicineId, count: f64, when: &str) {
        let quantity = pieces(count);
        self.intakes.push(Intake {
            at: at(when),
            medicine,
            quantity,
        });
    }

    fn history(&self) -> History {
        History::new(self.medicines.clone(), self.intakes.clone()).unwrap()
    }

    fn ask(&self, medicine: MedicineId, count: f64, when: &str) -> Answer {
        self.ask_at(medicine, pieces(count), at(when))
    }

    fn ask_at(&self, medicine: MedicineId, quantity: Quantity, when: DateTime<Utc>) -> Answer {
        let kept = self.medicines.iter().find(|kept| kept.id == medicine).unwrap();
        let asked = Asked {
            id: Some(medicine),
            medicine: &kept.medicine,
            quantity,
            regular: &[],
        };
        check(
            asked,
            &self.person,
            &self.history(),
            &moment(when),
            &self.formulary,
            &self.rules,
        )
        .unwrap()
    }

    fn equivalents(&self, when: &str) -> Equivalents {
        equivalents(&self.history(), at(when), &self.formulary, &self.rules)
    }
}

/// A medicine entered freely.
fn free(name: &str, form: Form, route: Route, ingredients: &[(&str, &str)]) -> Medicine {
    Medicine {
        name: name.to_owned(),
        ingredients: ingredients
            .iter()
            .map(|(substance, strength)| Ingredient {
                substance: (*substance).to_owned(),
                strength: Strength::parse(strength).ok(),
            })
            .collect(),
        form,
        route,
        atc: None,
        modified_release: false,
        prescribed: false,
        worn_hours: None,
    }
}

fn not_before(answer: &Answer) -> Option<DateTime<Utc>> {
    match &answer.outcome {
        Outcome::NotBefore { at, .. } => Some(*at),
        _ => None,
    }
}

fn last_until(answer: &Answer) -> Option<DateTime<Utc>> {
    match &answer.outcome {
        Outcome::Within { last_until } => *last_until,
        other => panic!("{other:?}"),
    }
}

fn asks(answer: &Answer) -> Vec<Reason> {
    match &answer.outcome {
        Outcome::AskFirst { because } => because.clone(),
        _ => Vec::new(),
    }
}
