//! Regimens, planned doses, stock, side effects and shares, as phones enter and show them.

use chrono::{DateTime, Utc};
use lissom::medication::{
    self, Adherence, DoseEvent, DoseState, EventId, LateAdvice, PlannedDose, Regimen, RegimenId, StockEvent,
};
use lissom::schedule::{OccurrenceId, Timing, ZonePolicy};
use lissom::self_care::SelfCare as Core;
use lissom::store::CommandId;
use lissom::time::Moment;
use lissom::{Error, Result as CoreResult};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::records::medicine_id;
use super::{DoseUnit, Medication, teller};
use crate::civil::{CivilDate, CivilTime};
use crate::error::Result;
use crate::mirror::{choice, mirror};
use crate::screening::{CallCard, calls};
use crate::words::{Words, code_of};

mirror! {
    /// Why a dose was skipped.
    SkipReason of lissom::medication::SkipReason {
        /// Forgot it.
        Forgot,
        /// Felt better.
        FeltBetter,
        /// A side effect.
        SideEffect,
        /// A flare.
        PainFlare,
        /// None left.
        OutOfStock,
        /// Was asleep.
        Asleep,
        /// A clinician said so.
        ClinicianHold,
        /// On a journey.
        Travel,
        /// Anything else.
        Other,
    }
}

choice! {
    /// Why a dose was skipped, with its words.
    SkipReasonChoice of SkipReason as "skip-reason"
}

mirror! {
    /// A side effect.
    SideEffect of lissom::medication::SideEffect {
        /// Drowsy.
        Drowsy,
        /// Dizzy.
        Dizzy,
        /// Constipation.
        Constipation,
        /// Feeling sick.
        Nausea,
        /// Stomach pain.
        StomachPain,
        /// Headache.
        Headache,
        /// Low mood.
        LowMood,
        /// A rash.
        Rash,
        /// Swelling of face, lips or throat.
        Swelling,
        /// Black stools, or blood in vomit.
        BlackStools,
        /// Slow or weak breath.
        SlowBreathing,
        /// Anything else.
        Other,
    }
}

choice! {
    /// A side effect, with its words.
    SideEffectChoice of SideEffect as "side-effect"
}

/// A line of dosage as it is entered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, uniffi::Record)]
#[serde(deny_unknown_fields)]
pub struct DosageEntry {
    /// Its id, kept through changes: 1 to 64 letters, digits, `-` or `.`.
    pub id: String,
    /// Equal ones run side by side, a higher one begins when the lower have ended.
    pub sequence: u16,
    /// When, as FHIR `Timing` in JSON; none for as needed.
    pub timing: Option<String>,
    /// How many each time.
    pub count: f64,
    /// Of what.
    pub unit: DoseUnit,
    /// What the label says.
    pub instruction: Option<String>,
}

/// How a medicine is taken, as it is entered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, uniffi::Record)]
#[serde(deny_unknown_fields)]
pub struct RegimenEntry {
    /// The medicine's id.
    pub medicine: String,
    /// The first day.
    pub from: CivilDate,
    /// Its lines of dosage, 1 to 20.
    pub dosages: Vec<DosageEntry>,
    /// The zone whose clock it stays with; none to follow the phone.
    pub home_zone: Option<String>,
    /// The instant of the first dose with its offset (RFC 3339), for rules that count in hours.
    pub starts_at: Option<String>,
    /// Minutes after which an unanswered dose is missed, 1 to 1,440; the rules' where it is not said.
    pub late_minutes: Option<u32>,
    /// Whether an unanswered dose becomes missed by itself.
    pub auto_missed: bool,
    /// Whether it counts when shares are told.
    pub counts: bool,
    /// What a clinician said to do about a late dose.
    pub if_late: Option<String>,
}

/// A regimen as it is now.
#[derive(Debug, Clone, PartialEq, Serialize, uniffi::Record)]
pub struct RegimenCard {
    /// Its id.
    pub id: String,
    /// Its newest version.
    pub entry: RegimenEntry,
    /// Whether it has ended, or ends on a day that is set.
    pub ended: bool,
}

/// How a planned dose stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, uniffi::Enum)]
#[serde(rename_all = "kebab-case")]
pub enum PlannedState {
    /// Still to come.
    Upcoming,
    /// Due and unanswered.
    Due,
    /// Unanswered after its time, and left open.
    Open,
    /// Missed.
    Missed,
    /// Taken.
    Taken,
    /// Skipped.
    Skipped,
}

/// A planned dose.
#[derive(Debug, Clone, PartialEq, Serialize, uniffi::Record)]
pub struct PlannedDoseCard {
    /// Its identity, which stays through edits and journeys.
    pub occurrence: String,
    /// The regimen's id.
    pub regimen: String,
    /// The medicine's id.
    pub medicine: String,
    /// When it is due, in milliseconds since 1970-01-01 UTC.
    pub at_ms: i64,
    /// The date it belongs to.
    pub date: CivilDate,
    /// What the clock shows then.
    pub time: CivilTime,
    /// Not to be reminded of before, in milliseconds since 1970-01-01 UTC.
    pub snoozed_until_ms: Option<i64>,
    /// How it stands.
    pub state: PlannedState,
    /// The dose that was taken.
    pub dose: Option<String>,
    /// The planned dose in one line.
    pub text: String,
    /// For one that was not answered: the question, and where the answer to "what now?" is.
    pub ask: Vec<String>,
}

/// Something that happens to the stock of a medicine.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, uniffi::Enum)]
#[serde(rename_all = "kebab-case")]
pub enum StockChange {
    /// A packet came: so many pieces or millilitres, and until when they keep.
    Added {
        /// How many, above 0.
        count: f64,
        /// The date on the packet.
        expires: Option<CivilDate>,
    },
    /// Counted: so many are there.
    Counted {
        /// How many, from 0.
        count: f64,
    },
    /// Thrown away or given back.
    Discarded {
        /// How many, above 0.
        count: f64,
    },
}

/// What is left of a medicine.
#[derive(Debug, Clone, PartialEq, Serialize, uniffi::Record)]
pub struct StockCard {
    /// How many pieces or millilitres; none where nothing was ever counted.
    pub count: Option<f64>,
    /// The last planned dose that they cover, in milliseconds since 1970-01-01 UTC.
    pub lasts_until_ms: Option<i64>,
    /// The day on which to get more.
    pub refill_on: Option<CivilDate>,
    /// In sentences.
    pub text: Vec<String>,
}

/// A side effect that was noted.
#[derive(Debug, Clone, PartialEq, Serialize, uniffi::Record)]
pub struct SideEffectCard {
    /// Its id, for taking it back.
    pub id: String,
    /// What to do.
    pub text: String,
    /// Whom to call, where it may be needed.
    pub calls: Vec<CallCard>,
}

/// How much of what was planned was taken; each share is of the doses that could have been taken.
#[derive(Debug, Clone, PartialEq, Serialize, uniffi::Record)]
pub struct AdherenceCard {
    /// The regimen's id; none for all together.
    pub regimen: Option<String>,
    /// Doses that could have been taken.
    pub expected: u32,
    /// Of these, taken.
    pub taken: u32,
    /// Of these, on time.
    pub on_time: u32,
    /// The taking share, 0 to 1.
    pub taking: Option<f64>,
    /// The timing share, 0 to 1.
    pub timing: Option<f64>,
    /// How settled the habit is, 0 to 1.
    pub strength: f64,
    /// Days in a row without a dose, the longest.
    pub longest_gap_days: u32,
    /// In sentences.
    pub text: String,
}

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
                let until = to
                    .succ_opt()
                    .map_or_else(|| moment.begins(to), |next| moment.begins(next));
                let planned = core.planned_doses(reader, moment, moment.begins(from), until)?;
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
        self.say(&command_id, &occurrence, |_| Ok(DoseEvent::Skipped { reason }))
    }

    /// Puts a planned dose's reminder off; it stays due.
    ///
    /// # Errors
    /// As `skip`; `Invalid` naming `event` for a time that is over.
    pub fn snooze(&self, command_id: String, occurrence: String, until_ms: i64) -> Result<String> {
        self.say(&command_id, &occurrence, |_| {
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
        self.say(&command_id, &occurrence, |_| {
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
                let until = to
                    .succ_opt()
                    .map_or_else(|| moment.begins(to), |next| moment.begins(next));
                let planned = core.planned_doses(reader, moment, moment.begins(from), until)?;
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
        event: impl FnOnce(&Core) -> CoreResult<DoseEvent>,
    ) -> Result<String> {
        let id = self.opened.with(|core| {
            let occurrence: OccurrenceId = occurrence.parse()?;
            core.say_of_dose(CommandId::parse(command_id)?, &occurrence, event(core)?)
        })?;
        Ok(id.0.to_string())
    }
}

impl RegimenEntry {
    fn into_core(self, core: &Core) -> CoreResult<(chrono::NaiveDate, Regimen)> {
        let dosages = self.dosages.into_iter().enumerate().map(|(place, one)| {
            let timing = one.timing.as_deref().map(Timing::parse).transpose();
            let timing = timing.map_err(|error| match error {
                Error::Invalid { field, allowed } => {
                    Error::invalid(format!("regimen.dosages[{place}].timing.{field}"), allowed)
                }
                other => other,
            })?;
            Ok(medication::Dosage {
                id: one.id,
                sequence: one.sequence,
                timing,
                quantity: medication::Quantity::new(one.count, one.unit.into())?,
                by_slot: std::collections::BTreeMap::new(),
                instruction: one.instruction,
            })
        });
        let zone = match self.home_zone {
            Some(name) => ZonePolicy::Home(core.zone(&name)?.name().to_owned()),
            None => ZonePolicy::Follow,
        };
        let starts_at = self
            .starts_at
            .as_deref()
            .map(DateTime::parse_from_rfc3339)
            .transpose();
        let regimen = Regimen {
            medicine: medicine_id(&self.medicine)?,
            dosages: dosages.collect::<CoreResult<_>>()?,
            zone,
            starts_at: starts_at
                .map_err(|_| Error::invalid("regimen.starts_at", "such as 2026-11-24T08:00:00+01:00"))?,
            late_minutes: self.late_minutes,
            auto_missed: self.auto_missed,
            counts: self.counts,
            if_late: self.if_late,
        };
        Ok((self.from.checked("regimen.from")?, regimen))
    }

    fn new(from: CivilDate, regimen: &Regimen) -> Self {
        let dosages = regimen.dosages.iter().map(|one| DosageEntry {
            id: one.id.clone(),
            sequence: one.sequence,
            timing: one.timing.as_ref().map(|timing| timing.to_fhir().to_string()),
            count: one.quantity.count(),
            unit: one.quantity.unit.into(),
            instruction: one.instruction.clone(),
        });
        Self {
            medicine: regimen.medicine.0.to_string(),
            from,
            dosages: dosages.collect(),
            home_zone: match &regimen.zone {
                ZonePolicy::Home(name) => Some(name.clone()),
                _ => None,
            },
            starts_at: regimen.starts_at.map(|at| at.to_rfc3339()),
            late_minutes: regimen.late_minutes,
            auto_missed: regimen.auto_missed,
            counts: regimen.counts,
            if_late: regimen.if_late.clone(),
        }
    }
}

impl StockChange {
    fn into_core(self) -> CoreResult<StockEvent> {
        let thousandths = |count: f64| {
            let whole = (count * 1_000.0).round();
            if (0.0..=1e7).contains(&whole) {
                // Between 0 and 10^7.
                Ok(whole as u32)
            } else {
                Err(Error::invalid("stock", "0 to 10000"))
            }
        };
        Ok(match self {
            Self::Added { count, expires } => StockEvent::Added {
                thousandths: thousandths(count)?,
                expires: expires.map(|date| date.checked("stock.expires")).transpose()?,
            },
            Self::Counted { count } => StockEvent::Counted {
                thousandths: thousandths(count)?,
            },
            Self::Discarded { count } => StockEvent::Discarded {
                thousandths: thousandths(count)?,
            },
        })
    }
}

fn planned_card(
    core: &Core,
    words: Words,
    dose: &PlannedDose,
    medicine: &medication::Medicine,
    regimen: &Regimen,
    moment: &Moment,
) -> PlannedDoseCard {
    let (state, taken) = match dose.state {
        DoseState::Upcoming => (PlannedState::Upcoming, None),
        DoseState::Due => (PlannedState::Due, None),
        DoseState::Open => (PlannedState::Open, None),
        DoseState::Missed => (PlannedState::Missed, None),
        DoseState::Taken { dose, .. } => (PlannedState::Taken, Some(dose)),
        DoseState::Skipped(_) => (PlannedState::Skipped, None),
    };
    let unanswered = matches!(state, PlannedState::Open | PlannedState::Missed)
        || (state == PlannedState::Due && dose.at < moment.at());
    let ask = if unanswered {
        let advice = match medication::late_advice(regimen, medicine, core.formulary()) {
            LateAdvice::LeafletOrPharmacist => words.say("late-leaflet-or-pharmacist", &[]),
            LateAdvice::AsEntered(said) => words.say("late-as-entered", &[("words", said.into())]),
        };
        vec![words.say("late-did-you-take-it", &[]), advice]
    } else {
        Vec::new()
    };
    let teller = teller(core, words);
    let when = words.day_and_time(dose.local.date(), dose.local.time(), moment.civil().date());
    let args = [
        ("quantity", teller.quantity(dose.quantity, medicine).into()),
        ("name", medicine.name.clone().into()),
        ("when", when.into()),
        (
            "state",
            words.say_coded("planned-state", &code_of(&state), &[]).into(),
        ),
    ];
    PlannedDoseCard {
        occurrence: dose.id.to_string(),
        regimen: dose.regimen.0.to_string(),
        medicine: dose.medicine.0.to_string(),
        at_ms: dose.at.timestamp_millis(),
        date: dose.id.date.into(),
        time: dose.local.time().into(),
        snoozed_until_ms: dose.snoozed_until.map(|until| until.timestamp_millis()),
        state,
        dose: taken.map(|id| id.0.to_string()),
        text: words.say("planned-line", &args),
        ask,
    }
}

fn stock_card(words: Words, supply: &lissom::self_care::Supply, moment: &Moment) -> StockCard {
    let mut text = Vec::new();
    let today = moment.civil().date();
    let count = supply.stock.map(|stock| stock.thousandths as f64 / 1_000.0);
    match count {
        None => text.push(words.say("stock-unknown", &[])),
        Some(count) => text.push(words.say("stock-left", &[("count", count.into())])),
    }
    if supply.stock.is_some_and(|stock| stock.below_zero) {
        text.push(words.say("stock-below", &[]));
    }
    if let Some(expires) = supply.stock.and_then(|stock| stock.expires) {
        let key = if expires < today {
            "stock-expired"
        } else {
            "stock-expires"
        };
        text.push(words.say(key, &[("date", words.date(expires, today).into())]));
    }
    let mut lasts_until_ms = None;
    if let Some(out) = &supply.run_out {
        if let Some(last) = &out.last_covered {
            lasts_until_ms = Some(last.at.timestamp_millis());
            let when = words.day_and_time(last.local.date(), last.local.time(), today);
            text.push(words.say("stock-lasts", &[("when", when.into())]));
        }
        text.push(words.say(
            "stock-refill",
            &[("date", words.date(out.refill_on, today).into())],
        ));
    }
    if supply.early {
        text.push(words.say("stock-early", &[]));
    }
    StockCard {
        count,
        lasts_until_ms,
        refill_on: supply.run_out.as_ref().map(|out| out.refill_on.into()),
        text,
    }
}

fn adherence_card(words: Words, regimen: Option<RegimenId>, found: &Adherence) -> AdherenceCard {
    let args = [
        ("taken", found.taken.into()),
        ("expected", found.expected.into()),
        ("ontime", found.on_time.into()),
    ];
    let longest = found
        .gaps
        .iter()
        .map(|(first, last)| (*last - *first).num_days() + 1)
        .max();
    AdherenceCard {
        regimen: regimen.map(|id| id.0.to_string()),
        expected: found.expected,
        taken: found.taken,
        on_time: found.on_time,
        taking: found.taking(),
        timing: found.timing(),
        strength: found.strength,
        longest_gap_days: u32::try_from(longest.unwrap_or(0)).unwrap_or(0),
        text: words.say("adherence-line", &args),
    }
}

fn regimen_id(id: &str) -> CoreResult<RegimenId> {
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
