//! The report's part on medicines: what was used, opioids by their equivalents, the share of planned doses.

use chrono::{NaiveDate, TimeDelta};

use crate::error::Result;
use crate::medication::{
    self, Adherence, Formulary, MedicineId, PlannedDose, Rules, SideEffect, StrongUse, UseOf,
};
use crate::store::Reader;
use crate::time::Moment;

/// What the report needs to know about medicines that lies outside of the file.
#[derive(Debug, Clone, Copy)]
pub struct MedicineFacts<'a> {
    /// The active ingredients.
    pub formulary: &'a Formulary,
    /// The rules, with the table of equivalents.
    pub rules: &'a Rules,
    /// The planned doses of the last weeks, and how they stand.
    pub planned: &'a [PlannedDose],
}

/// Medicines over the report's time.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MedicineReport {
    /// Each medicine that was taken, or had a side effect.
    pub uses: Vec<UseOf>,
    /// Opioids and gabapentinoids, where any was taken.
    pub strong: Option<StrongUse>,
    /// Whether the opioids reached what the guideline says to reassess at.
    pub reassess: bool,
    /// The shares of planned doses, where any was planned.
    pub adherence: Option<Adherence>,
}

pub(super) fn medicines(
    reader: &Reader<'_>,
    moment: &Moment,
    (from, to): (NaiveDate, NaiveDate),
    facts: MedicineFacts<'_>,
) -> Result<MedicineReport> {
    let (first, last) = (moment.begins(from), moment.begins(to) + TimeDelta::days(2));
    let all = medication::doses(reader, first - TimeDelta::days(2), last)?;
    let doses: Vec<_> = all
        .into_iter()
        .filter(|dose| (from..=to).contains(&dose.day))
        .collect();
    let effects: Vec<(MedicineId, SideEffect)> = medication::side_effects(reader, from, to)?
        .into_iter()
        .map(|noted| (noted.medicine, noted.what))
        .collect();
    let history = medication::history_over(reader, first, last)?;
    let strong = medication::strong_use(&history, &doses, (from, to), facts.formulary, facts.rules);
    let planned = facts
        .planned
        .iter()
        .filter(|dose| (from..=to).contains(&dose.id.date));
    let adherence = medication::adherence(planned, facts.rules);
    Ok(MedicineReport {
        uses: medication::uses(&medication::medicines(reader)?, &doses, &effects)?,
        reassess: strong
            .as_ref()
            .is_some_and(|strong| strong.most.known >= facts.rules.reassess_from()),
        strong,
        adherence: Some(adherence).filter(|found| found.expected > 0),
    })
}
