//! What can be typed about medicines, and the records it becomes.

use std::str::FromStr;

use clap::{Args, Subcommand};
use lissom_api::{
    DoseUnit, IngredientEntry, MedicineCard, MedicineEntry, MedicineForm, MedicineRoute, RegimenClock,
    SlotDose, StockChange,
};

use crate::{Fallible, ask};

/// What a typed dose looks like.
const DOSE_TYPED: &str = "dose: such as 2, 10ml, 500mg, 1g or 1use";

/// What is done with medicines.
#[derive(Debug, Subcommand)]
pub(crate) enum Med {
    /// Adds a medicine: one of the list (`lissom med add --list` shows it), or any other
    Add(MedTyped),
    /// Your medicines
    List,
    /// A dose that was taken
    Take {
        /// The medicine, by its id or the beginning of its name
        medicine: String,
        #[command(flatten)]
        dose: DoseTyped,
        /// When; now without it, such as 2026-11-24T08:00:00+01:00
        #[arg(long)]
        at: Option<chrono::DateTime<chrono::FixedOffset>>,
        /// It was taken beside the plan
        #[arg(long)]
        extra: bool,
    },
    /// Undoes a dose: it counts no longer
    Undo {
        /// The dose; the last one without it
        dose: Option<String>,
    },
    /// What is said before a dose
    Check {
        /// The medicine, by its id or the beginning of its name
        medicine: String,
        #[command(flatten)]
        dose: DoseTyped,
    },
    /// The doses of a day
    Doses {
        /// The day; today without it
        #[arg(long)]
        day: Option<chrono::NaiveDate>,
    },
    /// The limits that hold; with an ingredient, keeps what a clinician set
    Limits(LimitTyped),
    /// The questions before a first dose; with a question, answers it
    Ask {
        /// The question, such as liver
        question: Option<String>,
        /// yes, no, or open
        answer: Option<String>,
    },
    /// How a medicine is taken: at these times each day, or by a FHIR Timing
    Plan(PlanTyped),
    /// What is planned on a day, and how it stands
    Due {
        /// The day; today without it
        #[arg(long)]
        day: Option<chrono::NaiveDate>,
    },
    /// The medicines that ask by which clock to go on; with a medicine and an answer, answers it
    Zone {
        /// The medicine, by its id or the beginning of its name
        #[arg(requires = "answer")]
        medicine: Option<String>,
        /// follow (the clock here) or stay (its own)
        #[arg(value_parser = ["follow", "stay"])]
        answer: Option<String>,
    },
    /// Leaves the next planned dose of a medicine out
    Skip {
        /// The medicine, by its id or the beginning of its name
        medicine: String,
        /// forgot, felt-better, side-effect, pain-flare, out-of-stock, asleep, clinician-hold, travel or other
        #[arg(long, default_value = "other")]
        because: String,
    },
    /// Puts the next planned dose's reminder off
    Snooze {
        /// The medicine, by its id or the beginning of its name
        medicine: String,
        /// Minutes from now
        #[arg(default_value_t = 15)]
        minutes: u32,
    },
    /// Moves the next planned dose of a medicine to another time
    Move {
        /// The medicine, by its id or the beginning of its name
        medicine: String,
        /// When, such as 2026-11-24T09:00:00+01:00
        to: chrono::DateTime<chrono::FixedOffset>,
        /// The rest of its day moves by as much
        #[arg(long)]
        rest: bool,
    },
    /// What is left of a medicine, and until when
    Stock(StockTyped),
    /// Notes a side effect
    Effect {
        /// The medicine, by its id or the beginning of its name
        medicine: String,
        /// drowsy, dizzy, constipation, nausea, stomach-pain, headache, low-mood, rash, swelling, black-stools,
        /// slow-breathing or other
        effect: String,
    },
    /// How much of what was planned was taken
    Shares {
        /// The first day
        from: chrono::NaiveDate,
        /// The last day; today without it
        to: Option<chrono::NaiveDate>,
    },
    /// Puts a medicine away
    Away {
        /// The medicine, by its id or the beginning of its name
        medicine: String,
    },
}

/// A medicine as it is typed.
#[derive(Debug, Args)]
pub(crate) struct MedTyped {
    /// The list's name (paracetamol-500), or what you call it
    pub(crate) name: Option<String>,
    /// Shows the list
    #[arg(long)]
    pub(crate) list: bool,
    /// An active ingredient with its strength, such as "paracetamol 500 mg"; several times for a combination
    #[arg(long = "with", value_name = "INGREDIENT")]
    ingredients: Vec<String>,
    /// tablet, capsule, sachet, liquid, suppository, patch, gel, injection or other
    #[arg(long, default_value = "tablet")]
    form: String,
    /// oral, rectal, transdermal, topical, injection or other
    #[arg(long, default_value = "oral")]
    route: String,
    /// Its ATC code
    #[arg(long)]
    atc: Option<String>,
    /// It gives its ingredient off slowly
    #[arg(long)]
    slow: bool,
    /// It is prescribed
    #[arg(long)]
    prescribed: bool,
    /// How many hours a patch is worn
    #[arg(long)]
    worn_hours: Option<u16>,
}

/// How a medicine is taken, as it is typed.
#[derive(Debug, Args)]
pub(crate) struct PlanTyped {
    /// The medicine, by its id or the beginning of its name
    pub(crate) medicine: String,
    #[command(flatten)]
    pub(crate) dose: DoseTyped,
    /// Clock times of every day, such as 08:00,20:00; with the dose where it differs, such as 08:00,20:00=1
    #[arg(long, value_delimiter = ',', conflicts_with = "timing")]
    times: Vec<TimeTyped>,
    /// A FHIR Timing as JSON
    #[arg(long)]
    timing: Option<String>,
    /// The first day; today without it
    #[arg(long)]
    pub(crate) from: Option<chrono::NaiveDate>,
    /// The zone whose clock it stays with; the phone's without it
    #[arg(long)]
    home_zone: Option<String>,
    /// Asks, when the phone comes into another zone, by which clock to go on
    #[arg(long, conflicts_with = "home_zone")]
    ask_zone: bool,
    /// The instant of the first dose, for a Timing in hours
    #[arg(long)]
    pub(crate) starts_at: Option<String>,
    /// Ends the medicine's regimen instead, from --from on
    #[arg(long)]
    pub(crate) end: bool,
}

/// A clock time as it is typed, perhaps with its own dose: 08:00, or 20:00=1.
#[derive(Debug, Clone)]
pub(crate) struct TimeTyped {
    time: chrono::NaiveTime,
    dose: Option<DoseTyped>,
}

impl FromStr for TimeTyped {
    type Err = String;

    fn from_str(typed: &str) -> Fallible<Self> {
        let (time, dose) = match typed.split_once('=') {
            Some((time, dose)) => (time, Some(dose)),
            None => (typed, None),
        };
        let dose = dose.map(|amount| DoseTyped {
            amount: amount.to_owned(),
        });
        Ok(Self {
            time: time.parse().map_err(|_| "such as 08:00, or 20:00=1")?,
            dose,
        })
    }
}

/// A change of the stock as it is typed.
#[derive(Debug, Args)]
pub(crate) struct StockTyped {
    /// The medicine, by its id or the beginning of its name
    pub(crate) medicine: String,
    /// So many came
    #[arg(long)]
    added: Option<f64>,
    /// They keep until
    #[arg(long, requires = "added")]
    expires: Option<chrono::NaiveDate>,
    /// So many are there
    #[arg(long, conflicts_with = "added")]
    counted: Option<f64>,
    /// So many were thrown away
    #[arg(long, conflicts_with_all = ["added", "counted"])]
    discarded: Option<f64>,
}

/// How much, as it is typed: 2, 10ml, 500mg, 1use.
#[derive(Debug, Clone, Args)]
pub(crate) struct DoseTyped {
    /// How much: 2 (tablets), 10ml, 500mg, 1use
    #[arg(default_value = "1")]
    amount: String,
}

/// A clinician's limit as it is typed.
#[derive(Debug, Args)]
pub(crate) struct LimitTyped {
    /// The ingredient
    pub(crate) substance: Option<String>,
    /// Hours from one dose to the next
    #[arg(long, requires_all = ["substance", "per_dose", "per_day", "by"])]
    pub(crate) hours: Option<f64>,
    /// Milligrams at once
    #[arg(long)]
    pub(crate) per_dose: Option<f64>,
    /// Milligrams in 24 hours
    #[arg(long)]
    pub(crate) per_day: Option<f64>,
    /// Who set it
    #[arg(long)]
    pub(crate) by: Option<String>,
    /// On which date; today without it
    #[arg(long)]
    pub(crate) date: Option<chrono::NaiveDate>,
}

impl MedTyped {
    /// The medicine that was typed.
    pub(crate) fn entry(&self, name: &str) -> Fallible<MedicineEntry> {
        let ingredients = self.ingredients.iter().map(|typed| {
            // The strength begins at the first word that begins with a digit.
            let words: Vec<&str> = typed.split_whitespace().collect();
            let digit = |word: &&str| word.starts_with(|one: char| one.is_ascii_digit());
            let at = words.iter().position(digit).unwrap_or(words.len());
            let strength = words[at..].join(" ");
            IngredientEntry {
                substance: words[..at].join(" "),
                strength: (!strength.is_empty()).then_some(strength),
            }
        });
        Ok(MedicineEntry {
            name: name.to_owned(),
            ingredients: ingredients.collect(),
            form: ask::code::<MedicineForm>("form", &self.form)?,
            route: ask::code::<MedicineRoute>("route", &self.route)?,
            atc: self.atc.clone(),
            modified_release: self.slow,
            prescribed: self.prescribed,
            worn_hours: self.worn_hours,
        })
    }
}

impl PlanTyped {
    /// By which clock it is taken.
    pub(crate) fn clock(&self) -> RegimenClock {
        match &self.home_zone {
            Some(zone) => RegimenClock::Home { zone: zone.clone() },
            None if self.ask_zone => RegimenClock::Asks,
            None => RegimenClock::Phone,
        }
    }

    /// The FHIR Timing; none for as needed.
    pub(crate) fn fhir(&self) -> Option<String> {
        if let Some(timing) = &self.timing {
            return Some(timing.clone());
        }
        let times: Vec<String> = self.times.iter().map(|one| format!("\"{}\"", one.time)).collect();
        (!times.is_empty()).then(|| {
            format!(
                r#"{{"repeat":{{"frequency":{},"period":1,"periodUnit":"d","timeOfDay":[{}]}}}}"#,
                times.len(),
                times.join(",")
            )
        })
    }

    /// The doses of the clock times that have their own.
    pub(crate) fn by_slot(&self) -> Fallible<Vec<SlotDose>> {
        let own = |(place, one): (usize, &TimeTyped)| Some((place, one.dose.clone()?));
        let doses = self.times.iter().enumerate().filter_map(own);
        doses
            .map(|(place, dose)| {
                let (count, unit) = dose.parsed()?;
                let slot = format!("t{}", place + 1);
                Ok(SlotDose { slot, count, unit })
            })
            .collect()
    }
}

impl StockTyped {
    /// The change, if one was typed.
    pub(crate) fn change(&self) -> Option<StockChange> {
        let added = self.added.map(|count| StockChange::Added {
            count,
            expires: self.expires.map(Into::into),
        });
        added
            .or(self.counted.map(|count| StockChange::Counted { count }))
            .or(self.discarded.map(|count| StockChange::Discarded { count }))
    }
}

impl DoseTyped {
    /// The count and its unit.
    pub(crate) fn parsed(&self) -> Fallible<(f64, DoseUnit)> {
        let typed = self.amount.trim();
        let at = typed.find(|one: char| one.is_alphabetic()).unwrap_or(typed.len());
        let (number, unit) = typed.split_at(at);
        let count = number.trim().replace(',', ".").parse::<f64>();
        let (unit, times) = match unit {
            "" => (DoseUnit::Piece, 1.0),
            "ml" => (DoseUnit::Millilitre, 1.0),
            "mg" => (DoseUnit::Milligram, 1.0),
            "g" => (DoseUnit::Milligram, 1_000.0),
            "use" => (DoseUnit::Application, 1.0),
            _ => return Err(DOSE_TYPED.to_owned()),
        };
        count
            .map(|count| (count * times, unit))
            .map_err(|_| DOSE_TYPED.to_owned())
    }
}

/// The medicine that was meant: by its id, or by the beginning of its name where only one has it.
pub(crate) fn meant<'m>(medicines: &'m [MedicineCard], typed: &str) -> Fallible<&'m MedicineCard> {
    let typed = typed.to_lowercase();
    let by = |wanted: &dyn Fn(&MedicineCard) -> bool| {
        medicines.iter().filter(|one| wanted(one)).collect::<Vec<_>>()
    };
    let name = |one: &MedicineCard| one.entry.name.to_lowercase();
    for found in [
        by(&|one| one.id == typed),
        by(&|one| name(one) == typed),
        by(&|one| one.in_use && name(one).starts_with(&typed)),
    ] {
        match found.as_slice() {
            [] => {}
            [one] => return Ok(*one),
            _ => {
                return Err("medicine: several begin like that; type more of the name, or the id".to_owned());
            }
        }
    }
    Err("medicine: none of yours; lissom med list shows them".to_owned())
}
