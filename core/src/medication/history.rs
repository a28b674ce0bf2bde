//! What was taken, by active ingredient, ready to be asked: sorted, with running sums, so that a year of doses costs no
//! more than a week.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::formulary::Formulary;
use super::keep::{KeptMedicine, MedicineId};
use super::medicine::Medicine;
use super::rules::Class;
use super::strength::Quantity;
use crate::error::Result;

/// One dose that was taken and stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Intake {
    /// When it was taken.
    pub at: DateTime<Utc>,
    /// Of which medicine.
    pub medicine: MedicineId,
    /// How much.
    pub quantity: Quantity,
}

/// All doses that stand, of all medicines.
#[derive(Debug, Clone, Default)]
pub struct History {
    pub(super) substances: BTreeMap<String, Series>,
    pub(super) medicines: BTreeMap<MedicineId, KeptMedicine>,
    pub(super) intakes: Vec<Intake>,
}

/// The doses of one ingredient that reach the whole body.
#[derive(Debug, Clone, Default)]
pub(super) struct Series {
    /// When, in milliseconds, in order.
    pub(super) at: Vec<i64>,
    /// Micrograms taken before each dose, and at last in all.
    pub(super) before: Vec<u64>,
    /// Doses of unknown amount before each dose, and at last in all.
    unknown_before: Vec<u32>,
    /// Doses of modified-release medicines before each dose, and at last in all.
    slow_before: Vec<u32>,
}

impl Series {
    fn push(&mut self, at: i64, micrograms: Option<u64>, slow: bool) {
        if self.at.is_empty() {
            self.before.push(0);
            self.unknown_before.push(0);
            self.slow_before.push(0);
        }
        let last = self.at.len();
        self.at.push(at);
        self.before
            .push(self.before[last].saturating_add(micrograms.unwrap_or(0)));
        self.unknown_before
            .push(self.unknown_before[last] + u32::from(micrograms.is_none()));
        self.slow_before.push(self.slow_before[last] + u32::from(slow));
    }

    /// The place of the first dose after an instant.
    pub(super) fn first_after(&self, at: i64) -> usize {
        self.at.partition_point(|one| *one <= at)
    }

    /// Micrograms from a place to the end.
    pub(super) fn sum_from(&self, place: usize) -> u64 {
        match (self.before.last(), self.before.get(place)) {
            (Some(all), Some(before)) => all - before,
            _ => 0,
        }
    }

    /// Whether a dose after an instant has an unknown amount.
    pub(super) fn has_unknown_after(&self, at: i64) -> bool {
        counted_from(&self.unknown_before, self.first_after(at))
    }

    /// Whether a dose after an instant gives its ingredient off slowly.
    pub(super) fn has_slow_after(&self, at: i64) -> bool {
        counted_from(&self.slow_before, self.first_after(at))
    }
}

fn counted_from(running: &[u32], place: usize) -> bool {
    running
        .last()
        .zip(running.get(place))
        .is_some_and(|(all, before)| all > before)
}

impl History {
    /// The history of these doses. What is not among the medicines is left out; a caller reads both at once.
    ///
    /// # Errors
    /// [`Error::Invalid`](crate::Error::Invalid) naming `dose.unit` for a dose whose unit does not fit its medicine;
    /// recording refuses those.
    pub fn new(medicines: Vec<KeptMedicine>, mut intakes: Vec<Intake>) -> Result<Self> {
        let medicines: BTreeMap<MedicineId, KeptMedicine> =
            medicines.into_iter().map(|kept| (kept.id, kept)).collect();
        intakes.sort_by_key(|intake| intake.at);
        let mut substances: BTreeMap<String, Series> = BTreeMap::new();
        for intake in &intakes {
            let Some(KeptMedicine { medicine, .. }) = medicines.get(&intake.medicine) else {
                continue;
            };
            // What a patch gives off by the hour, and what stays under the skin, is no part of a sum of doses.
            if !medicine.route.is_systemic() || medicine.is_hourly() {
                continue;
            }
            for (substance, micrograms) in medicine.amounts(intake.quantity)? {
                let at = intake.at.timestamp_millis();
                let series = match substances.get_mut(substance) {
                    Some(series) => series,
                    None => substances.entry(substance.to_owned()).or_default(),
                };
                series.push(at, micrograms, medicine.modified_release);
            }
        }
        Ok(Self {
            substances,
            medicines,
            intakes,
        })
    }

    /// A history of doses in order, without their sums by ingredient: for adding up what is in the doses themselves.
    pub(super) fn of_doses(medicines: BTreeMap<MedicineId, KeptMedicine>, intakes: Vec<Intake>) -> Self {
        Self {
            substances: BTreeMap::new(),
            medicines,
            intakes,
        }
    }

    /// The doses after an instant, those of later ones included.
    pub(super) fn after(&self, at: DateTime<Utc>) -> impl Iterator<Item = (&Intake, &Medicine)> {
        let from = self.intakes.partition_point(|intake| intake.at <= at);
        self.intakes[from..]
            .iter()
            .filter_map(|intake| Some((intake, &self.medicines.get(&intake.medicine)?.medicine)))
    }

    /// The medicines of a class that were taken after an instant, each once, without the one named.
    pub(super) fn of_class(
        &self,
        class: Class,
        after: DateTime<Utc>,
        without: Option<MedicineId>,
        formulary: &Formulary,
    ) -> Vec<(MedicineId, &Medicine)> {
        // Few medicines, many doses: each medicine is looked at once.
        let mut seen: Vec<MedicineId> = without.into_iter().collect();
        let mut found: Vec<(MedicineId, &Medicine)> = Vec::new();
        for (intake, medicine) in self.after(after) {
            let id = intake.medicine;
            if seen.contains(&id) {
                continue;
            }
            seen.push(id);
            if formulary.is(medicine, class) {
                found.push((id, medicine));
            }
        }
        found
    }

    /// How many doses it holds.
    pub fn len(&self) -> usize {
        self.intakes.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.intakes.is_empty()
    }
}
