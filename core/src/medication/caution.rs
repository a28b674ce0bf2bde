//! What should be known about a medicine beside its limit: two of a kind, what slows the breath together, drowsiness,
//! and what must not be stopped at once. Told beside every answer; never a reason not to record.

use super::formulary::Formulary;
use super::history::History;
use super::keep::MedicineId;
use super::medicine::Medicine;
use super::opioid::equivalents;
use super::rules::{Class, Rules};
use crate::time::Moment;

/// Something to know before a dose.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caution {
    /// Another anti-inflammatory medicine that reaches the whole body was taken or is taken regularly.
    DuplicateNsaid {
        /// The others, by the person's names.
        with: Vec<String>,
    },
    /// An anti-inflammatory gel or cream beside one that reaches the whole body: only told.
    NsaidOnSkin {
        /// The others, by the person's names.
        with: Vec<String>,
    },
    /// An opioid together with something else that slows the brain and the breath.
    OpioidWithSedative {
        /// The others, by the person's names.
        with: Vec<String>,
    },
    /// The opioids of the last 24 hours with this dose are many: to be talked over with the prescriber. The number is
    /// for the clinician's report only.
    OpioidsToTalkOver,
    /// An opioid that cannot be added up with the others.
    OpioidsNotAddedUp,
    /// It can make drowsy: driving and machines.
    Drowsiness,
    /// It must not be stopped suddenly.
    NeverStopSuddenly,
}

/// The cautions for taking a medicine now. `regular` are the medicines with a running regimen.
pub(super) fn cautions(
    id: Option<MedicineId>,
    medicine: &Medicine,
    history: &History,
    regular: &[(MedicineId, &Medicine)],
    moment: &Moment,
    (formulary, rules): (&Formulary, &Rules),
) -> Vec<Caution> {
    let after = moment.at() - chrono::TimeDelta::milliseconds(rules.together_millis);
    let others = |class: Class, wanted: &dyn Fn(&Medicine) -> bool| -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let mut seen: Vec<MedicineId> = Vec::new();
        let taken = history.of_class(class, after, id, formulary);
        let regular = regular
            .iter()
            .copied()
            .filter(|(other, one)| Some(*other) != id && formulary.is(one, class));
        for (other, one) in taken.into_iter().chain(regular) {
            if !seen.contains(&other) && wanted(one) {
                seen.push(other);
                names.push(one.name.clone());
            }
        }
        names
    };
    let mut found = Vec::new();
    let is = |class| formulary.is(medicine, class);
    if is(Class::Nsaid) {
        // Two packets of the same ingredient are one sum, not two of a kind.
        let differs = |other: &Medicine| {
            let same = |one: &super::Ingredient| {
                medicine
                    .ingredients
                    .iter()
                    .any(|own| own.substance == one.substance)
            };
            !other
                .ingredients
                .iter()
                .filter(|one| formulary.substance_is(&one.substance, Class::Nsaid))
                .all(same)
        };
        let systemic = others(Class::Nsaid, &|other| other.route.is_systemic() && differs(other));
        if medicine.route.is_systemic() {
            push_with(&mut found, systemic, |with| Caution::DuplicateNsaid { with });
            let skin = others(Class::Nsaid, &|other| !other.route.is_systemic());
            push_with(&mut found, skin, |with| Caution::NsaidOnSkin { with });
        } else {
            let any = others(Class::Nsaid, &|other| other.route.is_systemic());
            push_with(&mut found, any, |with| Caution::NsaidOnSkin { with });
        }
    }
    if is(Class::Opioid) {
        push_with(&mut found, others(Class::Sedative, &|_| true), |with| {
            Caution::OpioidWithSedative { with }
        });
    } else if is(Class::Sedative) {
        push_with(&mut found, others(Class::Opioid, &|_| true), |with| {
            Caution::OpioidWithSedative { with }
        });
    }
    if is_drowsy(medicine, formulary) {
        found.push(Caution::Drowsiness);
    }
    if is_tapered(medicine, formulary) {
        found.push(Caution::NeverStopSuddenly);
    }
    found
}

/// Whether it can make drowsy, so that driving and machines need care.
pub fn is_drowsy(medicine: &Medicine, formulary: &Formulary) -> bool {
    [Class::Opioid, Class::Sedative]
        .iter()
        .any(|class| formulary.is(medicine, *class))
}

/// Whether it must be stopped step by step, with the prescriber.
pub fn is_tapered(medicine: &Medicine, formulary: &Formulary) -> bool {
    [Class::Opioid, Class::Gabapentinoid]
        .iter()
        .any(|class| formulary.is(medicine, *class))
}

/// What the opioids come to once this dose is among the history: a word, not a number.
pub(super) fn opioid_cautions(
    history: &History,
    moment: &Moment,
    formulary: &Formulary,
    rules: &Rules,
) -> Option<Caution> {
    let sum = equivalents(history, moment.at(), formulary, rules);
    if sum.known >= rules.equivalents.reassess_from {
        Some(Caution::OpioidsToTalkOver)
    } else if sum.needs_review() {
        Some(Caution::OpioidsNotAddedUp)
    } else {
        None
    }
}

fn push_with(found: &mut Vec<Caution>, with: Vec<String>, caution: impl Fn(Vec<String>) -> Caution) {
    if !with.is_empty() {
        found.push(caution(with));
    }
}
