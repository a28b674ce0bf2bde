//! What the phone asks about regimens, planned doses, stock, side effects and shares.

use chrono::{DateTime, NaiveDate, Utc};
use lissom::medication::{self, DoseEvent, EventId, PlannedDose, RegimenId};
use lissom::schedule::OccurrenceId;
use lissom::self_care::SelfCare as Core;
use lissom::store::{CommandId, Reader};
use lissom::time::Moment;
use lissom::{Error, Result as CoreResult};
use uuid::Uuid;

use super::Medication;
use super::plan_cards::{adherence_card, planned_card, stock_card};
use super::plan_records::{
    AdherenceCard, PlannedDoseCard, RegimenCard, RegimenEntry, SideEffect, SideEffectCard, SideEffectChoice,
    SkipReason, SkipReasonChoice, StockCard, StockChange,
};
use super::records::medicine_id;
use crate::civil::CivilDate;
use crate::error::Result;
use crate::screening::calls;

#[uniffi::export]
impl Medication {
    /// Begins a regimen; answers its id.
    ///
    /// # Errors
    /// `Invalid` naming the field, also inside the timing; `NotFound` for the medicine.
    pub fn begin(&self, command_id: String, entry: RegimenEntry) -> Result<String> {
        let id = self.write(&command_id, "medication.begin", |core, tx, moment| {
            let (from, regimen) = entry.into_core(core)?;
            medication::begin_regimen(tx, moment, from, &regimen)
        })?;
        Ok(id.0.to_string())
    }

    /// Changes a regimen from a day on; the past stays. `goes_on`: it counts on from where it counted before.
    ///
    /// # Errors
    /// As `begin`; `Invalid` naming `regimen.from` for a day that is over.
    pub fn change_regimen(
        &self,
        command_id: String,
        id: String,
        entry: RegimenEntry,
        goes_on: bool,
    ) -> Result<()> {
        self.write(&command_id, "medication.change_regimen", |core, tx, moment| {
            let (from, regimen) = entry.into_core(core)?;
            medication::change_regimen(tx, moment, regimen_id(&id)?, from, &regimen, goes_on)
        })
    }

    /// Ends a regimen: nothing of it is planned from a day on.
    ///
    /// # Errors
    /// `NotFound`, or `Invalid` naming `regimen.from` for a day that is over.
    pub fn end(&self, command_id: String, id: String, from: CivilDate) -> Result<()> {
        self.write(&command_id, "medication.end", |_, tx, moment| {
            medication::end_regimen(tx, moment, regimen_id(&id)?, from.checked("regimen.from")?)
        })
    }

    /// The regimens as they are now.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn regimens(&self) -> Result<Vec<RegimenCard>> {
        self.opened.with(|core| {
            let courses = core.read(|reader, _| medication::regimens(reader))?;
            let cards = courses.iter().filter_map(|course| {
                let newest = course.newest()?;
                let ended = newest.regimen.dosages.is_empty();
                // Of one that has ended, what it was.
                let shown = course
                    .versions
                    .iter()
                    .rev()
                    .find(|kept| !kept.regimen.dosages.is_empty())?;
                Some(RegimenCard {
                    id: course.id.0.to_string(),
                    entry: RegimenEntry::new(shown.from.into(), &shown.regimen),
                    ended,
                })
            });
            Ok(cards.collect())
        })
    }

    /// What is planned on the days from `from` to `to`, and how it stands.
    ///
    /// # Errors
    /// `Invalid` naming a date, or over 400 days.
    pub fn planned(&self, from: CivilDate, to: CivilDate) -> Result<Vec<PlannedDoseCard>> {
        self.opened.speak(|core, words| {
            let (from, to) = (from.checked("from")?, to.checked("to")?);
            core.read(|reader, moment| {
                let planned = planned_on(core, reader, moment, (from, to))?;
                let medicines = medication::medicines(reader)?;
                let courses = medication::regimens(reader)?;
                let card = |dose: &PlannedDose| {
                    let kept = medicines.iter().find(|kept| kept.id == dose.medicine)?;
                    let course = courses.iter().find(|course| course.id == dose.regimen)?;
                    let regimen = &course.on(dose.id.date)?.regimen;
                    Some(planned_card(core, words, dose, &kept.medicine, regimen, moment))
                };
                Ok(planned.iter().filter_map(card).collect())
            })
        })
    }

    /// Skips a planned dose; answers the id under which that is taken back.
    ///
    /// # Errors
    /// `NotFound` for a planned dose that there is not, `Invalid` for one that was taken.
    pub fn skip(&self, command_id: String, occurrence: String, reason: SkipReason) -> Result<String> {
        let reason = reason.into();
        self.say(&command_id, &occurrence, || Ok(DoseEvent::Skipped { reason }))
    }

    /// Puts a planned dose's reminder off; it stays due.
    ///
    /// # Errors
    /// As `skip`; `Invalid` naming `event` for a time that is over.
    pub fn snooze(&self, command_id: String, occurrence: String, until_ms: i64) -> Result<String> {
        self.say(&command_id, &occurrence, || {
            Ok(DoseEvent::Snoozed {
                until: instant("event", until_ms)?,
            })
        })
    }

    /// Moves a planned dose to another time, alone or with the rest of its day.
    ///
    /// # Errors
    /// As `snooze`.
    pub fn reschedule(
        &self,
        command_id: String,
        occurrence: String,
        to_ms: i64,
        shift_rest: bool,
    ) -> Result<String> {
        self.say(&command_id, &occurrence, || {
            let to = instant("event", to_ms)?;
            Ok(DoseEvent::Rescheduled { to, shift_rest })
        })
    }

    /// Takes back a skip, a snooze or a move.
    ///
    /// # Errors
    /// `NotFound` for what does not stand.
    pub fn take_back(&self, command_id: String, event: String) -> Result<()> {
        self.write(&command_id, "medication.take_back", |_, tx, moment| {
            medication::take_back(tx, moment, event_id(&event)?)
        })
    }

    /// What is left of a medicine, and until when.
    ///
    /// # Errors
    /// `NotFound` for the medicine.
    pub fn stock(&self, medicine: String) -> Result<StockCard> {
        self.opened.speak(|core, words| {
            let id = medicine_id(&medicine)?;
            core.read(|reader, moment| {
                let supply = core.supply(reader, moment, id)?;
                Ok(stock_card(words, &supply, moment))
            })
        })
    }

    /// Keeps what happened to the stock of a medicine; answers the id under which that is taken back.
    ///
    /// # Errors
    /// `NotFound` for the medicine, `Invalid` naming `stock`.
    pub fn change_stock(&self, command_id: String, medicine: String, change: StockChange) -> Result<String> {
        let id = self.write(&command_id, "medication.change_stock", |_, tx, moment| {
            medication::keep_stock(tx, moment, medicine_id(&medicine)?, change.into_core()?)
        })?;
        Ok(id.0.to_string())
    }

    /// Notes a side effect of a medicine.
    ///
    /// # Errors
    /// `NotFound` for the medicine.
    pub fn note_side_effect(
        &self,
        command_id: String,
        medicine: String,
        effect: SideEffect,
    ) -> Result<SideEffectCard> {
        let id = self.write(&command_id, "medication.note_side_effect", |_, tx, moment| {
            medication::keep_side_effect(tx, moment, medicine_id(&medicine)?, effect.into())
        })?;
        self.opened.speak(|core, words| {
            let grave = lissom::medication::SideEffect::from(effect).is_grave();
            let (key, calls) = if grave {
                ("side-effect-grave", calls(words, &core.to_call()?, false))
            } else {
                ("side-effect-noted", Vec::new())
            };
            Ok(SideEffectCard {
                id: id.0.to_string(),
                text: words.say(key, &[]),
                calls,
            })
        })
    }

    /// Takes back something about a medicine's stock, or a side effect.
    ///
    /// # Errors
    /// `NotFound` for what does not stand.
    pub fn take_back_of_medicine(&self, command_id: String, event: String) -> Result<()> {
        self.write(
            &command_id,
            "medication.take_back_of_medicine",
            |_, tx, moment| medication::take_back_of_medicine(tx, moment, event_id(&event)?),
        )
    }

    /// What can be chosen when a dose is skipped.
    ///
    /// # Errors
    /// `ShutDown`.
    pub fn skip_reasons(&self) -> Result<Vec<SkipReasonChoice>> {
        self.opened.speak(|_, words| Ok(SkipReasonChoice::all(words)))
    }

    /// What can be noted as a side effect.
    ///
    /// # Errors
    /// `ShutDown`.
    pub fn side_effects(&self) -> Result<Vec<SideEffectChoice>> {
        self.opened.speak(|_, words| Ok(SideEffectChoice::all(words)))
    }

    /// How much of what was planned from `from` to `to` was taken: all together first, then each regimen.
    ///
    /// # Errors
    /// `Invalid` naming a date, or over 400 days.
    pub fn adherence(&self, from: CivilDate, to: CivilDate) -> Result<Vec<AdherenceCard>> {
        self.opened.speak(|core, words| {
            let (from, to) = (from.checked("from")?, to.checked("to")?);
            core.read(|reader, moment| {
                let planned = planned_on(core, reader, moment, (from, to))?;
                let rules = core.dose_rules();
                let all = medication::adherence(planned.iter(), rules);
                let mut cards = vec![adherence_card(words, None, &all)];
                for course in medication::regimens(reader)? {
                    let own = planned.iter().filter(|dose| dose.regimen == course.id);
                    let found = medication::adherence(own, rules);
                    if found.expected > 0 {
                        cards.push(adherence_card(words, Some(course.id), &found));
                    }
                }
                Ok(cards)
            })
        })
    }
}

impl Medication {
    fn say(
        &self,
        command_id: &str,
        occurrence: &str,
        event: impl FnOnce() -> CoreResult<DoseEvent>,
    ) -> Result<String> {
        let id = self.opened.change(|core| {
            let occurrence: OccurrenceId = occurrence.parse()?;
            core.say_of_dose(CommandId::parse(command_id)?, &occurrence, event()?)
        })?;
        Ok(id.0.to_string())
    }
}

pub(super) fn regimen_id(id: &str) -> CoreResult<RegimenId> {
    Uuid::try_parse(id)
        .map(RegimenId)
        .map_err(|_| Error::invalid("regimen", "a UUID"))
}

fn event_id(id: &str) -> CoreResult<EventId> {
    Uuid::try_parse(id)
        .map(EventId)
        .map_err(|_| Error::invalid("event", "a UUID"))
}

fn instant(field: &'static str, millis: i64) -> CoreResult<DateTime<Utc>> {
    DateTime::from_timestamp_millis(millis).ok_or_else(|| Error::invalid(field, "an instant"))
}

/// What is planned on the days from the first to the last.
fn planned_on(
    core: &Core,
    reader: &Reader<'_>,
    moment: &Moment,
    (from, to): (NaiveDate, NaiveDate),
) -> CoreResult<Vec<PlannedDose>> {
    let until = to
        .succ_opt()
        .map_or_else(|| moment.begins(to), |next| moment.begins(next));
    core.planned_doses(reader, moment, moment.begins(from), until)
}
