//! What may be said about a late dose. The question is always whether it was taken; nothing ever says to take it.

use super::formulary::Formulary;
use super::medicine::Medicine;
use super::regimen::Regimen;
use super::rules::Class;
use crate::schedule::{Timing, Unit};

/// What is said beside "did you take it?".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LateAdvice {
    /// The leaflet says what to do, or a pharmacist.
    LeafletOrPharmacist,
    /// A clinician said it for this regimen, in these words.
    AsEntered(String),
}

/// What may be said about a late dose: a clinician's words, but never for what gives its ingredient off slowly, opioids,
/// what slows the brain, or what is taken once a week or more rarely.
pub fn late_advice(regimen: &Regimen, medicine: &Medicine, formulary: &Formulary) -> LateAdvice {
    let never = medicine.modified_release
        || [Class::Opioid, Class::Sedative]
            .iter()
            .any(|class| formulary.is(medicine, *class))
        || regimen
            .dosages
            .iter()
            .filter_map(|dosage| dosage.timing.as_ref())
            .any(is_rare);
    match &regimen.if_late {
        Some(words) if !never => LateAdvice::AsEntered(words.clone()),
        _ => LateAdvice::LeafletOrPharmacist,
    }
}

/// Once a week or more rarely.
fn is_rare(timing: &Timing) -> bool {
    let Some(rule) = timing.rule() else {
        // Single dates.
        return true;
    };
    let period = rule.period.map_or(1_000, |period| period.in_thousandths());
    let days = match rule.period_unit {
        Some(Unit::Week) => period * 7,
        Some(Unit::Month | Unit::Year) => period * 28,
        Some(Unit::Day) | None => period,
        Some(Unit::Second | Unit::Minute | Unit::Hour) => 0,
    };
    let times = i64::from(rule.times());
    days >= 7_000 * times.max(1)
        || rule.day_of_week.len() == 1
        || rule.days_of_month.is_some()
        || !rule.nth_weekday.is_empty()
}
