//! Morphine milligram equivalents of the last 24 hours, for the clinician's report. Not for changing from one opioid to
//! another, and never a statement that a dose is safe.

use chrono::{DateTime, TimeDelta, Utc};

use super::formulary::Formulary;
use super::history::History;
use super::keep::MedicineId;
use super::limits::WINDOW_MILLIS;
use super::medicine::{Medicine, Route};
use super::rules::{Class, Rules};
use super::strength::Strength;

/// The sum of opioids over 24 hours.
#[derive(Debug, Clone, PartialEq)]
pub struct Equivalents {
    /// Morphine milligram equivalents of what could be added up.
    pub known: f64,
    /// Opioids that could not: no factor for them or their route, an unknown strength, a patch whose hours are not
    /// known. While there is one, the sum says nothing by itself.
    pub unknown: Vec<String>,
    /// The table of factors, with its year.
    pub table: String,
}

impl Equivalents {
    /// Whether somebody has to look at it.
    pub fn needs_review(&self) -> bool {
        !self.unknown.is_empty()
    }
}

/// The opioids taken in the 24 hours up to `now`, and the patches that are on at `now`.
pub fn equivalents(
    history: &History,
    now: DateTime<Utc>,
    formulary: &Formulary,
    rules: &Rules,
) -> Equivalents {
    let table = &rules.equivalents;
    let mut sum = Equivalents {
        known: 0.0,
        unknown: Vec::new(),
        table: table.table.clone(),
    };
    // Thousandths of microgram equivalents: whole numbers, so the order of doses changes nothing.
    let mut thousandths: u128 = 0;
    let mut review = |name: &str| {
        if !sum.unknown.iter().any(|known| known == name) {
            sum.unknown.push(name.to_owned());
        }
    };
    let window = now - TimeDelta::milliseconds(WINDOW_MILLIS);
    let longest = now - TimeDelta::hours(i64::from(super::medicine::WORN_AT_MOST));
    let mut looked_at: Vec<(MedicineId, Option<Vec<&super::Ingredient>>)> = Vec::new();
    for (intake, medicine) in history.after(longest).filter(|(intake, _)| intake.at <= now) {
        let on_until = medicine
            .worn_hours
            .map(|hours| intake.at + TimeDelta::hours(i64::from(hours)));
        // A patch is on until it comes off; anything else counts for 24 hours.
        let counts = match on_until {
            Some(until) if medicine.form == super::Form::Patch => until > now,
            _ => intake.at > window,
        };
        if !counts {
            continue;
        }
        // Few medicines, many doses: each medicine is looked at once.
        let place = match looked_at.iter().position(|(id, _)| *id == intake.medicine) {
            Some(place) => place,
            None => {
                let is_one = formulary.is(medicine, Class::Opioid);
                let opioids = is_one.then(|| opioids_of(medicine, formulary).collect());
                looked_at.push((intake.medicine, opioids));
                looked_at.len() - 1
            }
        };
        let Some((_, Some(opioids))) = looked_at.get(place) else {
            continue;
        };
        if opioids.is_empty() {
            review(&medicine.name);
        }
        for ingredient in opioids {
            let factor = match (medicine.route, ingredient.strength) {
                (Route::Oral, Some(Strength::Piece(_) | Strength::Volume { .. }) | None) => {
                    table.by_mouth.get(&ingredient.substance)
                }
                (Route::Transdermal, Some(Strength::Hourly(_))) if on_until.is_some() => {
                    table.patch.get(&ingredient.substance)
                }
                _ => None,
            };
            let amount = intake.quantity.of(ingredient.strength).ok().flatten();
            match (factor, amount) {
                (Some(factor), Some(amount)) => {
                    // A patch's factor is for micrograms an hour, a dose's for milligrams a day.
                    let scale = if medicine.is_hourly() { 1_000 } else { 1 };
                    thousandths += u128::from(amount) * u128::from(*factor) * scale;
                }
                _ => review(&ingredient.substance),
            }
        }
    }
    // At most 10^8 micrograms a dose: far below where a double loses whole numbers.
    sum.known = thousandths as f64 / 1e6;
    sum
}

fn opioids_of<'m>(
    medicine: &'m Medicine,
    formulary: &'m Formulary,
) -> impl Iterator<Item = &'m super::Ingredient> {
    medicine
        .ingredients
        .iter()
        .filter(|one| formulary.substance_is(&one.substance, Class::Opioid))
}
