//! What was used over weeks: days with opioids and similar medicines, how their doses went, side effects, running out
//! early. Counted for the person's own report; nothing is judged here.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::formulary::Formulary;
use super::history::History;
use super::keep::{KeptDose, KeptMedicine, MedicineId};
use super::opioid::{Equivalents, equivalents};
use super::rules::{Class, Rules};
use crate::error::Result;

/// A side effect that any medicine may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum SideEffect {
    Drowsy,
    Dizzy,
    Constipation,
    Nausea,
    StomachPain,
    Headache,
    LowMood,
    Rash,
    Swelling,
    BlackStools,
    SlowBreathing,
    Other,
}

impl SideEffect {
    /// Whether care is needed at once: bleeding in the gut, swelling of face or throat, slow breath.
    pub fn is_grave(self) -> bool {
        matches!(self, Self::Swelling | Self::BlackStools | Self::SlowBreathing)
    }
}

/// A medicine over a time.
#[derive(Debug, Clone, PartialEq)]
pub struct UseOf {
    /// The medicine.
    pub medicine: MedicineId,
    /// Its name.
    pub name: String,
    /// Civil days on which it was taken.
    pub days: u32,
    /// The most milligrams of each ingredient on one civil day, where every dose of it could be counted.
    pub most_a_day: BTreeMap<String, u64>,
    /// Doses that were recorded over a limit.
    pub over_limit: u32,
    /// Side effects that were noted, by how often.
    pub side_effects: BTreeMap<SideEffect, u32>,
}

/// Opioids and gabapentinoids over a time.
#[derive(Debug, Clone, PartialEq)]
pub struct StrongUse {
    /// Civil days with an opioid.
    pub opioid_days: u32,
    /// Civil days with gabapentin or pregabalin.
    pub gabapentinoid_days: u32,
    /// Over how many days.
    pub of_days: u32,
    /// The most morphine milligram equivalents in any 24 hours that ended with a dose; for the clinician only.
    pub most: Equivalents,
    /// The mean a day over the first half of the time and over the second.
    pub halves: (f64, f64),
}

/// How each medicine was used.
///
/// # Errors
/// [`Error::Invalid`](crate::Error::Invalid) where a dose does not fit its medicine, which recording refuses.
pub fn uses(
    medicines: &[KeptMedicine],
    doses: &[KeptDose],
    side_effects: &[(MedicineId, SideEffect)],
) -> Result<Vec<UseOf>> {
    use super::Flag;
    let mut found = Vec::new();
    for kept in medicines {
        let own: Vec<&KeptDose> = doses
            .iter()
            .filter(|dose| dose.dose.medicine == kept.id)
            .collect();
        let mut effects: BTreeMap<SideEffect, u32> = BTreeMap::new();
        for (_, effect) in side_effects.iter().filter(|(id, _)| *id == kept.id) {
            *effects.entry(*effect).or_default() += 1;
        }
        if own.is_empty() && effects.is_empty() {
            continue;
        }
        let mut sums: BTreeMap<(String, NaiveDate), Option<u64>> = BTreeMap::new();
        for dose in &own {
            for (substance, amount) in kept.medicine.amounts(dose.dose.quantity)? {
                let sum = sums.entry((substance.to_owned(), dose.day)).or_insert(Some(0));
                *sum = sum.zip(amount).map(|(sum, amount)| sum + amount);
            }
        }
        let mut most: BTreeMap<String, Option<u64>> = BTreeMap::new();
        for ((substance, _), sum) in sums {
            let day = most.entry(substance).or_insert(Some(0));
            *day = day.zip(sum).map(|(most, sum)| most.max(sum));
        }
        let hourly = kept.medicine.is_hourly();
        let over = |dose: &&&KeptDose| {
            let flags = [Flag::TooSoon, Flag::TooMuchAtOnce, Flag::OverTheDay];
            dose.flags.iter().any(|flag| flags.contains(flag))
        };
        found.push(UseOf {
            medicine: kept.id,
            name: kept.medicine.name.clone(),
            days: distinct(own.iter().map(|dose| dose.day)),
            most_a_day: most
                .into_iter()
                .filter_map(|(substance, most)| Some((substance, most.filter(|_| !hourly)?)))
                .collect(),
            over_limit: u32::try_from(own.iter().filter(over).count()).unwrap_or(u32::MAX),
            side_effects: effects,
        });
    }
    Ok(found)
}

/// How opioids and gabapentinoids were used from a day to another, both counted in; none where none was taken.
pub fn strong_use(
    history: &History,
    doses: &[KeptDose],
    (from, to): (NaiveDate, NaiveDate),
    formulary: &Formulary,
    rules: &Rules,
) -> Option<StrongUse> {
    let of = |class: Class| {
        let is = |dose: &&KeptDose| {
            let medicine = history.medicines.get(&dose.dose.medicine);
            let within = (from..=to).contains(&dose.day);
            within && medicine.is_some_and(|kept| formulary.is(&kept.medicine, class))
        };
        doses.iter().filter(is).collect::<Vec<_>>()
    };
    let (opioids, gabapentinoids) = (of(Class::Opioid), of(Class::Gabapentinoid));
    if opioids.is_empty() && gabapentinoids.is_empty() {
        return None;
    }
    let days = (to - from).num_days() + 1;
    let sums: Vec<(NaiveDate, Equivalents)> = opioids
        .iter()
        .map(|dose| (dose.day, equivalents(history, dose.dose.taken, formulary, rules)))
        .collect();
    let mut most = Equivalents {
        known: 0.0,
        unknown: Vec::new(),
        table: rules.equivalents.table.clone(),
    };
    let mut by_day: BTreeMap<NaiveDate, f64> = BTreeMap::new();
    for (day, sum) in sums {
        most.known = most.known.max(sum.known);
        for name in sum.unknown {
            if !most.unknown.contains(&name) {
                most.unknown.push(name);
            }
        }
        let highest = by_day.entry(day).or_default();
        *highest = highest.max(sum.known);
    }
    let middle = from + TimeDelta::days(days / 2);
    let mean = |first: NaiveDate, end: NaiveDate| {
        let length = (end - first).num_days().max(1);
        let sum: f64 = by_day.range(first..end).map(|(_, sum)| sum).sum();
        // At most some hundred days.
        sum / length as f64
    };
    Some(StrongUse {
        opioid_days: distinct(opioids.iter().map(|dose| dose.day)),
        gabapentinoid_days: distinct(gabapentinoids.iter().map(|dose| dose.day)),
        of_days: u32::try_from(days).unwrap_or(0),
        most,
        halves: (mean(from, middle), mean(middle, to + TimeDelta::days(1))),
    })
}

fn distinct(days: impl Iterator<Item = NaiveDate>) -> u32 {
    u32::try_from(days.collect::<BTreeSet<_>>().len()).unwrap_or(u32::MAX)
}

/// Whether a medicine ran out before the plan would have used it up: since the last packet more was taken than planned.
pub fn ran_out_early(taken: u64, planned: u64, left: u64) -> bool {
    left == 0 && taken > planned
}
