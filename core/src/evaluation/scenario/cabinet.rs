//! The made person's medicines: what is asked before a dose, what was noticed when one was recorded, what is left of
//! each, how much of what was planned was taken. It plays `medication` as it is.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use uuid::Uuid;

use super::medicines_told::{AdherenceTold, CheckTold, DoseTold, OpioidsTold, SupplyTold, shares_told, told};
use super::outcome::written;
use crate::error::{Error, Result};
use crate::medication::{
    self, Answer, Asked, Dose, DoseUnit, Flag, Form, Formulary, History, Ingredient, Intake, KeptMedicine,
    Medicine, MedicineId, Person, PlannedDose, Quantity, Question, QuestionAnswers, Route, Rules, StockEvent,
    Strength,
};
use crate::schedule::OccurrenceId;
use crate::time::{DayRules, Moment, WorkPattern, Zone};

/// Who takes the medicines: an adult who answered no to everything, but for what is said.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PersonOf {
    /// Years; not told where it is null or 0.
    pub age: u8,
    /// The last weight, in kilograms.
    pub weight_kg: Option<f64>,
    /// Said to be pregnant.
    pub pregnant: bool,
    /// Said to have a heart disease.
    pub heart_disease: bool,
    /// Questions answered with yes.
    pub yes: Vec<Question>,
    /// Questions that have no answer yet.
    pub unanswered: Vec<Question>,
}

impl Default for PersonOf {
    fn default() -> Self {
        Self {
            age: 40,
            weight_kg: None,
            pregnant: false,
            heart_disease: false,
            yes: Vec::new(),
            unanswered: Vec::new(),
        }
    }
}

/// A medicine: one of the list that ships, or any other.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MedicineOf {
    /// Its name in the scenario.
    pub id: String,
    /// The product of the shipped list.
    pub product: Option<String>,
    /// Instead: each ingredient with its strength, such as `"500 mg"`, or `""` where it is not known.
    #[serde(default)]
    pub ingredients: BTreeMap<String, String>,
    /// What it looks like; a tablet without it.
    pub form: Option<Form>,
    /// How it enters the body; by mouth without it.
    pub route: Option<Route>,
    /// Its ATC code.
    pub atc: Option<String>,
    /// Gives its ingredient off slowly.
    #[serde(default)]
    pub modified_release: bool,
    /// How many hours a patch is worn.
    pub worn_hours: Option<u16>,
}

/// How much of a medicine.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// How many.
    pub count: f64,
    /// Of what; pieces without it.
    #[serde(default = "piece")]
    pub unit: DoseUnit,
}

fn piece() -> DoseUnit {
    DoseUnit::Piece
}

impl Amount {
    fn quantity(self) -> Result<Quantity> {
        Quantity::new(self.count, self.unit)
    }
}

impl Default for Amount {
    fn default() -> Self {
        Self {
            count: 1.0,
            unit: DoseUnit::Piece,
        }
    }
}

struct Taken {
    intake: Intake,
    occurrence: Option<OccurrenceId>,
    flags: Vec<Flag>,
    in_error: bool,
}

pub(super) struct Cabinet {
    formulary: Formulary,
    rules: Rules,
    person: Person,
    names: Vec<String>,
    medicines: Vec<KeptMedicine>,
    taken: Vec<Taken>,
    stock: Vec<(MedicineId, DateTime<Utc>, StockEvent)>,
    pub(super) checks: Vec<CheckTold>,
    pub(super) opioids: Vec<OpioidsTold>,
}

/// A time at which something is asked of the cabinet.
#[derive(Clone, Copy)]
pub(super) struct When<'z> {
    pub(super) at: DateTime<Utc>,
    pub(super) zone: &'z Zone,
}

impl When<'_> {
    fn moment(self) -> Moment {
        Moment::new(
            self.at,
            self.zone.clone(),
            DayRules::default(),
            WorkPattern::Fixed,
        )
    }
}

impl Cabinet {
    pub(super) fn of(person: &PersonOf, medicines: &[MedicineOf], since: NaiveDate) -> Result<Self> {
        let formulary = Formulary::shipped()?;
        let answers = Question::ALL
            .iter()
            .filter(|question| !person.unanswered.contains(question))
            .map(|question| (*question, (person.yes.contains(question), since)))
            .collect();
        let mut cabinet = Self {
            rules: Rules::shipped(&formulary)?,
            person: Person {
                age: (person.age > 0).then_some(person.age),
                pregnant: person.pregnant,
                heart_disease: person.heart_disease,
                weight_kg: person.weight_kg,
                answers: QuestionAnswers(answers),
                limits: BTreeMap::new(),
            },
            names: Vec::new(),
            medicines: Vec::new(),
            taken: Vec::new(),
            stock: Vec::new(),
            checks: Vec::new(),
            opioids: Vec::new(),
            formulary,
        };
        for (place, given) in (1_u128..).zip(medicines) {
            if cabinet.names.contains(&given.id) {
                return Err(Error::invalid("medicine.id", "each once"));
            }
            cabinet.names.push(given.id.clone());
            cabinet.medicines.push(KeptMedicine {
                id: MedicineId(Uuid::from_u128(place)),
                version: 1,
                in_use: true,
                medicine: given.medicine(&cabinet.formulary)?,
            });
        }
        Ok(cabinet)
    }

    fn named(&self, name: &str) -> Result<&KeptMedicine> {
        let place = self.names.iter().position(|known| known == name);
        place
            .and_then(|place| self.medicines.get(place))
            .ok_or(Error::NotFound { what: "medicine" })
    }

    fn name(&self, id: MedicineId) -> String {
        let place = self.medicines.iter().position(|kept| kept.id == id);
        place
            .and_then(|place| self.names.get(place).cloned())
            .unwrap_or_default()
    }

    fn history(&self) -> Result<History> {
        let standing = self.taken.iter().filter(|taken| !taken.in_error);
        History::new(
            self.medicines.clone(),
            standing.map(|taken| taken.intake).collect(),
        )
    }

    fn answer(&self, name: &str, quantity: Quantity, when: When<'_>, before: &History) -> Result<Answer> {
        let kept = self.named(name)?;
        let asked = Asked {
            id: Some(kept.id),
            medicine: &kept.medicine,
            quantity,
            regular: &[],
        };
        let moment = when.moment();
        medication::check(asked, &self.person, before, &moment, &self.formulary, &self.rules)
    }

    /// What is said before a dose.
    pub(super) fn check(&mut self, name: &str, amount: Amount, when: When<'_>) -> Result<()> {
        let answer = self.answer(name, amount.quantity()?, when, &self.history()?)?;
        let told = told(name, when.at, &answer);
        self.checks.push(told);
        Ok(())
    }

    /// Records a dose, of an occurrence or of none; `when` is when it is entered.
    pub(super) fn take(
        &mut self,
        (name, amount): (&str, Amount),
        occurrence: Option<OccurrenceId>,
        taken: DateTime<Utc>,
        when: When<'_>,
    ) -> Result<()> {
        let quantity = amount.quantity()?;
        let medicine = self.named(name)?.id;
        // What would have been said before it, at the time at which it was taken.
        let then = When { at: taken, ..when };
        let answer = self.answer(name, quantity, then, &self.history()?)?;
        let dose = Dose {
            medicine,
            quantity,
            taken,
        };
        let flags = medication::flags(&dose, &answer, &when.moment(), &self.rules);
        self.taken.push(Taken {
            intake: Intake {
                at: taken,
                medicine,
                quantity,
            },
            occurrence,
            flags,
            in_error: false,
        });
        Ok(())
    }

    /// What was taken of an occurrence was an error.
    pub(super) fn undone(&mut self, occurrence: &OccurrenceId) {
        for taken in &mut self.taken {
            taken.in_error |= taken.occurrence.as_ref() == Some(occurrence);
        }
    }

    /// Marks the dose of a number as an error.
    pub(super) fn in_error(&mut self, dose: &str) -> Result<()> {
        let place = dose
            .strip_prefix("dose-")
            .and_then(|number| number.parse::<usize>().ok())
            .and_then(|number| number.checked_sub(1));
        let taken = place.and_then(|place| self.taken.get_mut(place));
        taken.ok_or(Error::NotFound { what: "dose" })?.in_error = true;
        Ok(())
    }

    /// Something happens to the stock.
    pub(super) fn stocked(&mut self, name: &str, event: StockEvent, at: DateTime<Utc>) -> Result<()> {
        event.validate()?;
        let medicine = self.named(name)?.id;
        self.stock.push((medicine, at, event));
        Ok(())
    }

    /// Adds up the opioids.
    pub(super) fn add_up(&mut self, at: DateTime<Utc>) -> Result<()> {
        let sum = medication::equivalents(&self.history()?, at, &self.formulary, &self.rules);
        self.opioids.push(OpioidsTold {
            at: written(at.timestamp()),
            known: sum.known,
            needs_review: sum.needs_review(),
        });
        Ok(())
    }

    pub(super) fn doses(&self) -> Vec<DoseTold> {
        let all = (1..).zip(&self.taken);
        all.map(|(number, taken)| DoseTold {
            id: format!("dose-{number}"),
            at: written(taken.intake.at.timestamp()),
            medicine: self.name(taken.intake.medicine),
            flags: taken.flags.clone(),
            in_error: taken.in_error,
        })
        .collect()
    }

    /// What is left of each medicine that was ever counted or added, with the doses planned from now on.
    pub(super) fn supply(&self, planned: &[PlannedDose]) -> Vec<SupplyTold> {
        let lead = self.rules.refill_lead_days();
        let left = |kept: &KeptMedicine| {
            let events: Vec<(DateTime<Utc>, StockEvent)> = self
                .stock
                .iter()
                .filter(|(medicine, ..)| *medicine == kept.id)
                .map(|(_, at, event)| (*at, *event))
                .collect();
            let taken: Vec<(DateTime<Utc>, Quantity)> = self
                .taken
                .iter()
                .filter(|taken| !taken.in_error && taken.intake.medicine == kept.id)
                .map(|taken| (taken.intake.at, taken.intake.quantity))
                .collect();
            let stock = medication::stock(&events, &taken, &kept.medicine)?;
            let own: Vec<PlannedDose> = planned
                .iter()
                .filter(|dose| dose.medicine == kept.id)
                .cloned()
                .collect();
            let out = medication::run_out(stock, &own, &kept.medicine, lead);
            let instant = |dose: &PlannedDose| written(dose.at.timestamp());
            Some(SupplyTold {
                medicine: self.name(kept.id),
                // Far below where a double loses whole numbers.
                left: stock.thousandths as f64 / 1_000.0,
                below_zero: stock.below_zero,
                last_covered: out
                    .as_ref()
                    .and_then(|out| out.last_covered.as_ref())
                    .map(instant),
                first_uncovered: out.as_ref().map(|out| instant(&out.first_uncovered)),
                refill_on: out.map(|out| out.refill_on),
            })
        };
        self.medicines.iter().filter_map(left).collect()
    }

    /// The shares of each rule's planned doses, and of all.
    pub(super) fn adherence(&self, planned: &[(String, PlannedDose)]) -> Vec<AdherenceTold> {
        let mut by_rule: BTreeMap<&str, Vec<&PlannedDose>> = BTreeMap::new();
        for (rule, dose) in planned {
            by_rule.entry(rule).or_default().push(dose);
        }
        let shares = |rule: &str, doses: &[&PlannedDose]| {
            let counts = medication::adherence(doses.iter().copied(), &self.rules);
            shares_told(rule, &counts)
        };
        let all: Vec<&PlannedDose> = planned.iter().map(|(_, dose)| dose).collect();
        by_rule
            .iter()
            .map(|(rule, doses)| shares(rule, doses))
            .chain((by_rule.len() > 1).then(|| shares("all", &all)))
            .collect()
    }

    /// A planned dose of a rule.
    pub(super) fn planned(
        &self,
        (name, amount): (&str, Amount),
        id: OccurrenceId,
        at: DateTime<Utc>,
        when: When<'_>,
        state: medication::DoseState,
    ) -> Result<PlannedDose> {
        Ok(PlannedDose {
            id,
            regimen: medication::RegimenId(Uuid::nil()),
            medicine: self.named(name)?.id,
            quantity: amount.quantity()?,
            planned: at,
            at,
            local: when.zone.civil(at),
            by_rule: true,
            snoozed_until: None,
            state,
            counts: true,
        })
    }
}

impl MedicineOf {
    fn medicine(&self, formulary: &Formulary) -> Result<Medicine> {
        if let Some(product) = &self.product {
            if !self.ingredients.is_empty() {
                return Err(Error::invalid("medicine", "either a product or ingredients"));
            }
            return Ok(formulary.product(product)?.medicine.clone());
        }
        let ingredients = self.ingredients.iter().map(|(substance, strength)| {
            Ok(Ingredient {
                substance: substance.clone(),
                strength: match strength.as_str() {
                    "" => None,
                    text => Some(Strength::parse(text)?),
                },
            })
        });
        let medicine = Medicine {
            name: self.id.clone(),
            ingredients: ingredients.collect::<Result<_>>()?,
            form: self.form.unwrap_or(Form::Tablet),
            route: self.route.unwrap_or(Route::Oral),
            atc: self.atc.clone(),
            modified_release: self.modified_release,
            prescribed: false,
            worn_hours: self.worn_hours,
        };
        medicine.validated(formulary)
    }
}
