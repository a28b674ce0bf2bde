//! Medicines: what the person has, what they took, and what is said before the next dose.

mod plan_cards;
mod plan_records;
mod planning;
mod records;
mod said;
#[cfg(test)]
mod tests;
mod travel;

use std::sync::Arc;

use chrono::TimeDelta;
use lissom::medication::{self, Asked, Caution, DoseId, Flag, KeptDose, KeptMedicine, Medicine, Quantity};
use lissom::screening::ToCall;
use lissom::self_care::{Fulfils, SelfCare as Core};
use lissom::store::{CommandId, Writer};
use lissom::time::Moment;
use lissom::{Error, Result as CoreResult};
use uuid::Uuid;

pub use plan_records::{
    AdherenceCard, DosageEntry, PlannedDoseCard, PlannedState, RegimenCard, RegimenClock, RegimenEntry,
    SideEffect, SideEffectCard, SideEffectChoice, SkipReason, SkipReasonChoice, SlotDose, StockCard,
    StockChange,
};
pub use records::{
    AnsweredDoseQuestion, BeforeDose, BeforeDoseKind, DoseCard, DoseEntry, DoseLimit, DoseLimitCard,
    DoseQuestion, DoseQuestionCard, DoseUnit, IngredientEntry, MedicineCard, MedicineEntry, MedicineForm,
    MedicineRoute, ProductCard,
};
pub use travel::ZoneQuestionCard;

use crate::civil::CivilDate;
use crate::error::Result;
use crate::screening::calls;
use crate::self_care::Opened;
use crate::words::Words;
use records::medicine_id;
use said::Teller;

/// Medicines and doses. Nothing here says "take it", and nothing stands in the way of recording what was taken.
#[derive(uniffi::Object)]
pub struct Medication {
    opened: Arc<Opened>,
}

impl Medication {
    pub(crate) fn new(opened: Arc<Opened>) -> Self {
        Self { opened }
    }

    fn write<T: serde::Serialize + serde::de::DeserializeOwned>(
        &self,
        command_id: &str,
        verb: &'static str,
        write: impl FnOnce(&Core, &Writer<'_>, &Moment) -> CoreResult<T>,
    ) -> Result<T> {
        self.opened.change(|core| {
            let id = CommandId::parse(command_id)?;
            core.write(id, verb, |tx, moment| {
                let answer = write(core, tx, moment)?;
                core.after_record(tx, moment)?;
                Ok(answer)
            })
        })
    }
}

#[uniffi::export]
impl Medication {
    /// Common medicines for back pain to start from; anything else is entered freely.
    ///
    /// # Errors
    /// `ShutDown`.
    pub fn products(&self) -> Result<Vec<ProductCard>> {
        self.opened.speak(|core, words| {
            let teller = teller(core, words);
            let card = |product: &medication::Product| {
                let mut medicine = product.medicine.clone();
                medicine.name = teller.product_name(&medicine);
                ProductCard {
                    id: product.id.clone(),
                    entry: (&medicine).into(),
                    text: teller.medicine(&medicine),
                    sources: product.sources.clone(),
                }
            };
            Ok(core.formulary().products().iter().map(card).collect())
        })
    }

    /// The person's medicines, in the order in which they were added; those put away at last.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn medicines(&self) -> Result<Vec<MedicineCard>> {
        self.opened.speak(|core, words| {
            let mut kept = core.read(|reader, _| medication::medicines(reader))?;
            kept.sort_by_key(|kept| !kept.in_use);
            Ok(kept.iter().map(|kept| card(teller(core, words), kept)).collect())
        })
    }

    /// Adds a medicine; answers its id.
    ///
    /// # Errors
    /// `Invalid` naming the field.
    pub fn add(&self, command_id: String, entry: MedicineEntry) -> Result<String> {
        let id = self.write(&command_id, "medication.add", |core, tx, moment| {
            medication::add_medicine(tx, moment, core.formulary(), entry.into_core()?)
        })?;
        Ok(id.0.to_string())
    }

    /// Mends a medicine, puts it away (`in_use` false) or takes it out again. Doses are counted by what it says now; a
    /// packet of another strength is another medicine.
    ///
    /// # Errors
    /// `NotFound`, or `Invalid` naming the field.
    pub fn change(&self, command_id: String, id: String, entry: MedicineEntry, in_use: bool) -> Result<()> {
        self.write(&command_id, "medication.change", |core, tx, moment| {
            let medicine = entry.into_core()?;
            medication::change_medicine(tx, moment, core.formulary(), medicine_id(&id)?, medicine, in_use)
        })
    }

    /// What is said before taking so much of a medicine now.
    ///
    /// # Errors
    /// `NotFound`, or `Invalid` naming the field.
    pub fn check(&self, medicine: String, count: f64, unit: DoseUnit) -> Result<BeforeDose> {
        self.opened.speak(|core, words| {
            let quantity = Quantity::new(count, unit.into())?;
            let id = medicine_id(&medicine)?;
            core.read(|reader, moment| {
                let kept = medication::medicine_of(reader, id)?;
                let (formulary, rules) = (core.formulary(), core.dose_rules());
                let regular = core.regular_medicines(reader, moment.today)?;
                let medicines = medication::medicines(reader)?;
                let regular: Vec<_> = medicines
                    .iter()
                    .filter(|one| regular.contains(&one.id))
                    .map(|one| (one.id, &one.medicine))
                    .collect();
                let asked = Asked {
                    id: Some(id),
                    medicine: &kept.medicine,
                    quantity,
                    regular: &regular,
                };
                let person = medication::person(reader, moment, rules)?;
                let history = medication::history(reader, moment)?;
                let answer = medication::check(asked, &person, &history, moment, formulary, rules)?;
                Ok(teller(core, words).answer(&answer, moment))
            })
        })
    }

    /// Records a dose that was taken, whatever `check` says; answers it with what was noticed.
    ///
    /// # Errors
    /// `NotFound` for the medicine, or `Invalid` naming the field.
    pub fn take(&self, command_id: String, dose: DoseEntry) -> Result<DoseCard> {
        let id = self.opened.change(|core| {
            let fulfils = match (&dose.occurrence, dose.beside_plan) {
                (_, true) => Fulfils::Nothing,
                (Some(occurrence), false) => Fulfils::This(occurrence.parse()?),
                (None, false) => Fulfils::Nearest,
            };
            core.take_dose(
                CommandId::parse(&command_id)?,
                |moment| dose.into_core(moment.at()),
                fulfils,
            )
        })?;
        self.dose(id)
    }

    /// Corrects a dose by a further version; the earlier ones stay.
    ///
    /// # Errors
    /// `NotFound` for a dose that does not stand, or `Invalid` naming the field.
    pub fn correct(&self, command_id: String, id: String, dose: DoseEntry) -> Result<DoseCard> {
        let id = dose_id(&id)?;
        self.write(&command_id, "medication.correct", |core, tx, moment| {
            let rules = (core.formulary(), core.dose_rules());
            medication::correct_dose(tx, moment, rules, id, dose.into_core(moment.at())?)
        })?;
        self.dose(id)
    }

    /// Undoes a dose: it counts nowhere, and stays in its history.
    ///
    /// # Errors
    /// `NotFound` for a dose that does not stand.
    pub fn undo(&self, command_id: String, id: String) -> Result<()> {
        self.write(&command_id, "medication.undo", |_, tx, moment| {
            medication::mark_dose_in_error(tx, moment, dose_id(&id)?)
        })
    }

    /// The doses of the days from `from` to `to` that stand, in the order in which they were taken.
    ///
    /// # Errors
    /// `Invalid` naming a date, or a failure of the file.
    pub fn doses(&self, from: CivilDate, to: CivilDate) -> Result<Vec<DoseCard>> {
        self.opened.speak(|core, words| {
            let (from, to) = (from.checked("from")?, to.checked("to")?);
            let to_call = core.to_call()?;
            core.read(|reader, moment| {
                let medicines = medication::medicines(reader)?;
                // A civil day begins and ends by up to a day beside its date, whatever the zone.
                let (first, last) = (moment.begins(from), moment.begins(to));
                let kept = medication::doses(reader, first - TimeDelta::days(2), last + TimeDelta::days(3))?;
                let within = kept.iter().filter(|kept| (from..=to).contains(&kept.day));
                let card = |kept| dose_card(core, words, &to_call, kept, &medicines, moment);
                within.map(card).collect()
            })
        })
    }

    /// The questions before a first dose, with the answers that stand.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn questions(&self) -> Result<Vec<AnsweredDoseQuestion>> {
        self.opened.speak(|core, words| {
            let standing = core.read(|reader, _| medication::answers(reader))?;
            let answered = |card: DoseQuestionCard| AnsweredDoseQuestion {
                yes: standing.0.get(&card.value.into()).map(|(yes, _)| *yes),
                question: card,
            };
            Ok(DoseQuestionCard::all(words).into_iter().map(answered).collect())
        })
    }

    /// Answers a question before a first dose, or takes the answer back.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn answer(&self, command_id: String, question: DoseQuestion, yes: Option<bool>) -> Result<()> {
        self.write(&command_id, "medication.answer", |_, tx, moment| {
            let given = [(question.into(), yes)].into();
            medication::answer_questions(tx, moment, &given)
        })
    }

    /// The limits that hold: a clinician's in place of the rules.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn limits(&self) -> Result<Vec<DoseLimitCard>> {
        self.opened.speak(|core, words| {
            core.read(|reader, moment| {
                let clinicians = medication::clinician_limits(reader)?;
                let known = core.formulary().substances();
                let rules = known.filter_map(|one| Some((one, core.dose_rules().limit(one)?)));
                let own = rules.filter(|(substance, _)| !clinicians.contains_key(*substance));
                let all = clinicians
                    .iter()
                    .map(|(one, limit)| (one.as_str(), limit))
                    .chain(own);
                let teller = teller(core, words);
                let card = |(substance, limit): (&str, &medication::Limit)| DoseLimitCard {
                    substance: teller.substance(substance),
                    text: teller.limit(substance, limit),
                    sources: teller.origin(&limit.origin, moment),
                    by_clinician: clinicians.contains_key(substance),
                };
                Ok(all.map(card).collect())
            })
        })
    }

    /// Keeps a limit that a clinician set for an ingredient.
    ///
    /// # Errors
    /// `Invalid` naming the field.
    pub fn keep_limit(&self, command_id: String, limit: DoseLimit) -> Result<()> {
        self.write(&command_id, "medication.keep_limit", |core, tx, moment| {
            let (substance, limit) = limit.into_core(core.formulary())?;
            medication::keep_clinician_limit(tx, moment, core.formulary(), &substance, &limit)
        })
    }
}

impl Medication {
    fn dose(&self, id: DoseId) -> Result<DoseCard> {
        self.opened.speak(|core, words| {
            let to_call = core.to_call()?;
            core.read(|reader, moment| {
                let kept = medication::dose_versions(reader, id)?.pop();
                let kept = kept.ok_or(Error::NotFound { what: "dose" })?;
                dose_card(
                    core,
                    words,
                    &to_call,
                    &kept,
                    &medication::medicines(reader)?,
                    moment,
                )
            })
        })
    }
}

/// So much of a medicine, in words.
pub(crate) fn quantity_said(core: &Core, words: Words, quantity: Quantity, medicine: &Medicine) -> String {
    teller(core, words).quantity(quantity, medicine)
}

fn teller(core: &Core, words: Words) -> Teller<'_> {
    Teller {
        words,
        formulary: core.formulary(),
        rules: core.dose_rules(),
    }
}

fn card(teller: Teller<'_>, kept: &KeptMedicine) -> MedicineCard {
    let notes = notes(teller, &kept.medicine);
    MedicineCard {
        id: kept.id.0.to_string(),
        in_use: kept.in_use,
        entry: (&kept.medicine).into(),
        text: teller.medicine(&kept.medicine),
        notes,
    }
}

/// What to know about a medicine whatever else is taken.
fn notes(teller: Teller<'_>, medicine: &Medicine) -> Vec<String> {
    let own = [
        (
            medication::is_drowsy(medicine, teller.formulary),
            Caution::Drowsiness,
        ),
        (
            medication::is_tapered(medicine, teller.formulary),
            Caution::NeverStopSuddenly,
        ),
    ];
    own.iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, caution)| teller.caution(caution))
        .collect()
}

fn dose_card(
    core: &Core,
    words: Words,
    to_call: &ToCall,
    kept: &KeptDose,
    medicines: &[KeptMedicine],
    moment: &Moment,
) -> CoreResult<DoseCard> {
    let teller = teller(core, words);
    let grave = [Flag::OverTheDay, Flag::OpioidWithSedative];
    let calls = if kept.flags.iter().any(|flag| grave.contains(flag)) {
        calls(words, to_call, false)
    } else {
        Vec::new()
    };
    let medicine = medicines
        .iter()
        .find(|one| one.id == kept.dose.medicine)
        .ok_or(Error::NotFound { what: "medicine" })?;
    Ok(DoseCard {
        id: kept.id.0.to_string(),
        medicine: kept.dose.medicine.0.to_string(),
        entry: kept.into(),
        date: kept.day.into(),
        text: teller.dose(kept, &medicine.medicine, moment),
        flags: teller.flags(kept),
        calls,
    })
}

fn dose_id(id: &str) -> CoreResult<DoseId> {
    Uuid::try_parse(id)
        .map(DoseId)
        .map_err(|_| Error::invalid("dose", "a UUID"))
}
