//! What is said before a dose: whether it is within the limits now, from when on, or whom to ask first.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::caution::{Caution, cautions, opioid_cautions};
use super::formulary::Formulary;
use super::history::{History, Intake, Series};
use super::keep::{KeptMedicine, MedicineId};
use super::limits::{Earliest, Limit, LimitOrigin, WINDOW_MILLIS, Wait};
use super::medicine::Medicine;
use super::question::{Question, QuestionAnswers, Stands, stands};
use super::rules::{Class, Rules};
use super::strength::Quantity;
use crate::error::Result;
use crate::store::instant;
use crate::time::Moment;

/// Who takes it, as far as the rules ask.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Person {
    /// Years.
    pub age: Option<u8>,
    /// Said to be pregnant.
    pub pregnant: bool,
    /// Said to have a heart disease.
    pub heart_disease: bool,
    /// The last weight that is not too old, in kilograms.
    pub weight_kg: Option<f64>,
    /// What was answered before a first dose.
    pub answers: QuestionAnswers,
    /// What a clinician entered, by ingredient.
    pub limits: BTreeMap<String, Limit>,
}

/// What is asked: so much of a medicine, now.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'m> {
    /// Which of the person's medicines; none for one that is not among them yet.
    pub id: Option<MedicineId>,
    /// The medicine.
    pub medicine: &'m Medicine,
    /// How much.
    pub quantity: Quantity,
    /// The person's other medicines with a running regimen.
    pub regular: &'m [(MedicineId, &'m Medicine)],
}

/// What is said before a dose.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The answer.
    pub outcome: Outcome,
    /// What is over a limit, as far as it could be counted; also where somebody has to be asked first.
    pub counted: Vec<Reason>,
    /// What should be known beside it.
    pub cautions: Vec<Caution>,
    /// Who set the limits that were counted, by ingredient.
    pub limits: BTreeMap<String, LimitOrigin>,
    /// The version of the rules.
    pub rules: String,
}

/// The answer before a dose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Within the limits that are known.
    Within {
        /// It is the last one of its kind until then, where the 24 hours ask for a longer wait than the interval.
        last_until: Option<DateTime<Utc>>,
    },
    /// Not before an instant.
    NotBefore {
        /// From then on the same dose is within the limits, if nothing else is taken.
        at: DateTime<Utc>,
        /// Why.
        because: Vec<Reason>,
    },
    /// More at once than the limit.
    TooMuchAtOnce {
        /// Why.
        because: Vec<Reason>,
    },
    /// Ask a pharmacist or doctor first, or follow the packet; no time is computed.
    AskFirst {
        /// Why.
        because: Vec<Reason>,
    },
}

/// Why an answer is what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The last dose of this ingredient is not long enough ago.
    Interval {
        /// The ingredient.
        substance: String,
        /// When the last dose was.
        last: DateTime<Utc>,
        /// Minutes from one to the next.
        minutes: u32,
    },
    /// With this dose more of this ingredient would have been taken within 24 hours than the limit.
    Day {
        /// The ingredient.
        substance: String,
        /// Micrograms taken within 24 hours.
        taken: u64,
        /// Micrograms at most.
        most: u64,
    },
    /// More of this ingredient at once than the limit.
    AtOnce {
        /// The ingredient.
        substance: String,
        /// Micrograms at most.
        most: u64,
    },
    /// A question was answered with yes, or that is known.
    Yes(Question),
    /// A question has no answer yet.
    Unanswered(Question),
    /// The limits are for adults.
    NotAdult,
    /// It, or a dose of the last 24 hours, gives its ingredient off slowly: the leaflet says how often.
    ModifiedRelease {
        /// The ingredient.
        substance: String,
    },
    /// How much of this ingredient is in the dose, or in one of the last 24 hours, is not known.
    UnknownAmount {
        /// The ingredient.
        substance: String,
    },
    /// No limit is known here for this ingredient: the packet or the prescription says it.
    NoLimit {
        /// The ingredient.
        substance: String,
    },
}

/// What is said before a dose at this moment. Pure: the same state gives the same answer.
///
/// # Errors
/// [`Error::Invalid`](crate::Error::Invalid) naming `dose.unit` where the unit does not fit the medicine.
pub fn check(
    asked: Asked<'_>,
    person: &Person,
    history: &History,
    moment: &Moment,
    formulary: &Formulary,
    rules: &Rules,
) -> Result<Answer> {
    let amounts = asked.medicine.amounts(asked.quantity)?;
    let now = moment.at().timestamp_millis();
    let mut limits = BTreeMap::new();
    let (mut ask, mut counted) = (Vec::new(), Vec::new());
    let mut earliest = now;
    for (substance, amount) in &amounts {
        ask.extend(gate(asked, substance, person, history, formulary, rules));
        let by_clinician = person.limits.get(*substance);
        let named = || (*substance).to_owned();
        let limit = match by_clinician.or_else(|| rules.limit(substance)) {
            Some(limit) if asked.medicine.route.is_systemic() => limit,
            _ => {
                ask.push(Reason::NoLimit { substance: named() });
                continue;
            }
        };
        limits.insert(named(), limit.origin.clone());
        let series = history.substances.get(*substance);
        let since = now - WINDOW_MILLIS;
        let slow = series.is_some_and(|series| series.has_slow_after(since));
        if (asked.medicine.modified_release || slow) && by_clinician.is_none() {
            ask.push(Reason::ModifiedRelease { substance: named() });
        }
        let amount = amount.filter(|_| !asked.medicine.is_hourly());
        if amount.is_none() || series.is_some_and(|series| series.has_unknown_after(since)) {
            ask.push(Reason::UnknownAmount { substance: named() });
        }
        // What is known is counted even where somebody has to be asked: a dose over the day must not pass in silence.
        if let Some(amount) = amount {
            let fits = limit.earliest(series, now, amount);
            earliest = fits.as_ref().map_or(earliest, |fits| earliest.max(fits.at));
            counted.extend(reasons(limit, amount, fits, series, now, substance));
        }
    }
    let at_once = counted
        .iter()
        .any(|reason| matches!(reason, Reason::AtOnce { .. }));
    let outcome = if !ask.is_empty() {
        ask.dedup();
        Outcome::AskFirst { because: ask }
    } else if at_once {
        Outcome::TooMuchAtOnce {
            because: counted.clone(),
        }
    } else if !counted.is_empty() {
        Outcome::NotBefore {
            at: instant(earliest),
            because: counted.clone(),
        }
    } else {
        Outcome::Within {
            last_until: last_until(&amounts, person, history, now, rules).map(instant),
        }
    };
    let mut told = cautions(
        asked.id,
        asked.medicine,
        history,
        asked.regular,
        moment,
        (formulary, rules),
    );
    if formulary.is(asked.medicine, Class::Opioid) {
        told.extend(opioid_cautions(
            &with(history, asked, moment, formulary),
            moment,
            formulary,
            rules,
        ));
    }
    Ok(Answer {
        outcome,
        counted,
        cautions: told,
        limits,
        rules: rules.version.clone(),
    })
}

/// What is over the limit of an ingredient.
fn reasons(
    limit: &Limit,
    amount: u64,
    fits: Option<Earliest>,
    series: Option<&Series>,
    now: i64,
    substance: &str,
) -> Vec<Reason> {
    let named = || substance.to_owned();
    let day = |taken| Reason::Day {
        substance: named(),
        taken,
        most: limit.per_24_h,
    };
    let mut found = Vec::new();
    if amount > limit.per_dose {
        found.push(Reason::AtOnce {
            substance: named(),
            most: limit.per_dose,
        });
    }
    match fits {
        None => {
            let in_window = |series: &Series| series.sum_from(series.first_after(now - WINDOW_MILLIS));
            found.push(day(series.map_or(0, in_window)));
        }
        Some(fits) => found.extend(fits.because.into_iter().map(|wait| match wait {
            Wait::Interval(last) => Reason::Interval {
                substance: named(),
                last: instant(last),
                minutes: limit.interval_minutes,
            },
            Wait::Day(taken) => day(taken),
        })),
    }
    found
}

/// What has to be asked before this ingredient: who is too young, a question that is answered yes or not at all.
fn gate(
    asked: Asked<'_>,
    substance: &str,
    person: &Person,
    history: &History,
    formulary: &Formulary,
    rules: &Rules,
) -> Vec<Reason> {
    let mut found = Vec::new();
    if person.age.is_some_and(|age| age < rules.person.adult_from) {
        found.push(Reason::NotAdult);
    }
    let on_skin = !asked.medicine.route.is_systemic();
    let classes: Vec<Class> = [Class::Nsaid, Class::Paracetamol, Class::Opioid]
        .into_iter()
        .filter(|class| {
            let alone = asked.medicine.ingredients.len() == 1 && formulary.is(asked.medicine, *class);
            alone || formulary.substance_is(substance, *class)
        })
        .collect();
    let own: Vec<&Medicine> = history
        .medicines
        .values()
        .filter(|kept| kept.in_use && Some(kept.id) != asked.id)
        .map(|kept| &kept.medicine)
        .collect();
    // A clinician who set a limit knew what was said by then; what was said later, they did not.
    let limit_set = person
        .limits
        .get(substance)
        .and_then(|limit| match &limit.origin {
            LimitOrigin::Clinician { date, .. } => Some(*date),
            LimitOrigin::Rule { .. } => None,
        });
    for (question, rule) in &rules.questions {
        if on_skin && !rule.skin {
            continue;
        }
        let asks = classes.iter().any(|class| rule.before.contains(class));
        let knows = asks || classes.iter().any(|class| rule.also.contains(class));
        if !knows {
            continue;
        }
        match (stands(*question, person, &own, formulary, rules), limit_set) {
            (Stands::Yes(None) | Stands::Unanswered, Some(_)) => {}
            (Stands::Yes(Some(since)), Some(set)) if since <= set => {}
            (Stands::Yes(_), _) => found.push(Reason::Yes(*question)),
            (Stands::Unanswered, None) if asks => found.push(Reason::Unanswered(*question)),
            _ => {}
        }
    }
    found
}

fn last_until(
    amounts: &[(&str, Option<u64>)],
    person: &Person,
    history: &History,
    now: i64,
    rules: &Rules,
) -> Option<i64> {
    amounts
        .iter()
        .filter_map(|(substance, amount)| {
            let limit = person.limits.get(*substance).or_else(|| rules.limit(substance))?;
            limit.last_until(history.substances.get(*substance), now, (*amount)?)
        })
        .max()
}

/// The opioids of the history with the dose that is asked about.
fn with(history: &History, asked: Asked<'_>, moment: &Moment, formulary: &Formulary) -> History {
    let id = asked.id.unwrap_or(MedicineId(uuid::Uuid::nil()));
    let longest = TimeDelta::hours(i64::from(super::medicine::WORN_AT_MOST));
    let this = KeptMedicine {
        id,
        version: 1,
        in_use: true,
        medicine: asked.medicine.clone(),
    };
    let mut medicines = BTreeMap::from([(id, this)]);
    let mut others: Vec<MedicineId> = Vec::new();
    let mut intakes: Vec<Intake> = Vec::new();
    for (intake, medicine) in history.after(moment.at() - longest) {
        let other = intake.medicine;
        // Few medicines, many doses: each medicine is looked at once.
        if others.contains(&other) {
            continue;
        }
        if !medicines.contains_key(&other) {
            if !formulary.is(medicine, Class::Opioid) {
                others.push(other);
                continue;
            }
            medicines.extend(history.medicines.get(&other).map(|kept| (other, kept.clone())));
        }
        intakes.push(*intake);
    }
    let place = intakes.partition_point(|intake| intake.at <= moment.at());
    let dose = Intake {
        at: moment.at(),
        medicine: id,
        quantity: asked.quantity,
    };
    intakes.insert(place, dose);
    History::of_doses(medicines, intakes)
}
