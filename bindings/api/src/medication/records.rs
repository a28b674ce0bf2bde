//! Medicines and doses as phones enter and show them.

use chrono::{DateTime, Utc};
use lissom::medication::{self, Flag, Formulary, LimitOrigin, MedicineId, Quantity, Strength};
use lissom::{Error, Result};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::civil::CivilDate;
use crate::mirror::{choice, mirror};
use crate::screening::CallCard;

mirror! {
    /// What a medicine looks like.
    MedicineForm of lissom::medication::Form {
        /// A tablet.
        Tablet,
        /// A capsule.
        Capsule,
        /// Powder in a sachet.
        Sachet,
        /// A liquid.
        Liquid,
        /// A suppository.
        Suppository,
        /// A patch.
        Patch,
        /// A gel or cream.
        Gel,
        /// An injection.
        Injection,
        /// Anything else.
        Other,
    }
}

mirror! {
    /// How a medicine enters the body.
    MedicineRoute of lissom::medication::Route {
        /// By mouth.
        Oral,
        /// As a suppository.
        Rectal,
        /// Through the skin into the whole body, by a patch.
        Transdermal,
        /// On the skin, for what lies under it.
        Topical,
        /// By injection.
        Injection,
        /// Any other way.
        Other,
    }
}

mirror! {
    /// What a dose is counted in.
    DoseUnit of lissom::medication::DoseUnit {
        /// Tablets, capsules, sachets, suppositories, patches.
        Piece,
        /// Millilitres.
        Millilitre,
        /// Milligrams of the medicine's one ingredient.
        Milligram,
        /// Applications of a gel or cream, puffs.
        Application,
    }
}

mirror! {
    /// A question before a first dose.
    DoseQuestion of lissom::medication::Question {
        /// A stomach ulcer or bleeding, ever.
        UlcerOrBleeding,
        /// A kidney or heart disease.
        KidneyOrHeart,
        /// A medicine against blood clots.
        BloodThinner,
        /// An antidepressant of the SSRI or SNRI kind.
        SsriOrSnri,
        /// A steroid as tablets.
        Steroid,
        /// Lithium.
        Lithium,
        /// Methotrexate.
        Methotrexate,
        /// An ACE inhibitor or ARB together with a diuretic.
        AceOrArbWithDiuretic,
        /// Asthma or an allergy that painkillers bring on.
        AsthmaFromPainkillers,
        /// Pregnant or trying to be.
        Pregnant,
        /// 65 years or older.
        OlderAge,
        /// Much alcohol.
        Alcohol,
        /// Under 50 kg.
        LowWeight,
        /// A liver disease.
        Liver,
    }
}

choice! {
    /// A question with its words.
    DoseQuestionCard of DoseQuestion as "dose-question"
}

/// A question before a first dose, with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct AnsweredDoseQuestion {
    /// The question.
    pub question: DoseQuestionCard,
    /// The answer; none where it is open.
    pub yes: Option<bool>,
}

/// An active ingredient of a medicine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, uniffi::Record)]
#[serde(deny_unknown_fields)]
pub struct IngredientEntry {
    /// Its name; a known one is recognised in English, Norwegian, and by other common names.
    pub substance: String,
    /// As on the packet, such as `500 mg`, `120 mg/5 ml`, `25 mcg/h`; none where the person does not know.
    pub strength: Option<String>,
}

/// A medicine as it is entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, uniffi::Record)]
#[serde(deny_unknown_fields)]
pub struct MedicineEntry {
    /// What the person calls it, 1 to 120 characters.
    pub name: String,
    /// Its active ingredients, 1 to 8.
    pub ingredients: Vec<IngredientEntry>,
    /// What it looks like.
    pub form: MedicineForm,
    /// How it enters the body.
    pub route: MedicineRoute,
    /// Its ATC code, where it is known.
    pub atc: Option<String>,
    /// Gives its ingredient off slowly.
    #[serde(default)]
    pub modified_release: bool,
    /// Prescribed, not bought.
    #[serde(default)]
    pub prescribed: bool,
    /// How many hours a patch is worn.
    pub worn_hours: Option<u16>,
}

/// A medicine of the person.
#[derive(Debug, Clone, PartialEq, Serialize, uniffi::Record)]
pub struct MedicineCard {
    /// Its id, the same across changes.
    pub id: String,
    /// Whether it is used; otherwise it is put away.
    pub in_use: bool,
    /// The medicine.
    pub entry: MedicineEntry,
    /// Name, ingredients and strength in one line.
    pub text: String,
    /// What to know about it: drowsiness, not stopping suddenly.
    pub notes: Vec<String>,
}

/// A medicine to start from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ProductCard {
    /// Its id.
    pub id: String,
    /// The medicine, named in the phone's language.
    pub entry: MedicineEntry,
    /// Name, ingredients and strength in one line.
    pub text: String,
    /// Who says what is in it.
    pub sources: Vec<String>,
}

/// What kind of answer is given before a dose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, uniffi::Enum)]
#[serde(rename_all = "kebab-case")]
pub enum BeforeDoseKind {
    /// Within the limits that are known.
    Within,
    /// Not before a time.
    NotBefore,
    /// More at once than the limit.
    TooMuchAtOnce,
    /// Ask a pharmacist or doctor, or follow the packet; there is no time.
    AskFirst,
}

/// What is said before a dose. It can be recorded whatever it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct BeforeDose {
    /// What kind of answer it is.
    pub kind: BeforeDoseKind,
    /// The answer.
    pub text: String,
    /// From when on, in milliseconds since 1970-01-01 UTC: for `NotBefore`, and for the last one of a day.
    pub at_ms: Option<i64>,
    /// Why.
    pub because: Vec<String>,
    /// What should be known beside it.
    pub cautions: Vec<String>,
    /// Questions that have to be answered before an answer can be given.
    pub questions: Vec<DoseQuestionCard>,
    /// Who set the limits that were counted.
    pub sources: Vec<String>,
}

/// A dose as it is recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, uniffi::Record)]
#[serde(deny_unknown_fields)]
pub struct DoseEntry {
    /// The medicine's id.
    pub medicine: String,
    /// How many, above 0, to a thousandth.
    pub count: f64,
    /// Of what.
    pub unit: DoseUnit,
    /// When it was taken, in milliseconds since 1970-01-01 UTC; now where it is not said.
    pub taken_ms: Option<i64>,
    /// The planned dose that it was; without one, the nearest unanswered of the medicine.
    #[serde(default)]
    pub occurrence: Option<String>,
    /// Taken beside the plan: it fulfils no planned dose.
    #[serde(default)]
    pub beside_plan: bool,
}

/// A dose that was recorded.
#[derive(Debug, Clone, PartialEq, Serialize, uniffi::Record)]
pub struct DoseCard {
    /// Its id.
    pub id: String,
    /// The medicine's id.
    pub medicine: String,
    /// The dose.
    pub entry: DoseEntry,
    /// The civil day it belongs to.
    pub date: CivilDate,
    /// The dose in one line.
    pub text: String,
    /// What was noticed when it was recorded.
    pub flags: Vec<String>,
    /// Whom to call, where what was noticed may need it.
    pub calls: Vec<CallCard>,
}

/// A limit of an active ingredient.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, uniffi::Record)]
#[serde(deny_unknown_fields)]
pub struct DoseLimit {
    /// The ingredient.
    pub substance: String,
    /// Minutes from one dose to the next, at least.
    pub interval_minutes: u32,
    /// Milligrams at once, at most.
    pub per_dose_mg: f64,
    /// Milligrams within any 24 hours, at most.
    pub per_24_h_mg: f64,
    /// The clinician who set it.
    pub author: String,
    /// On which date.
    pub date: CivilDate,
}

/// A limit that holds, in words.
#[derive(Debug, Clone, PartialEq, Serialize, uniffi::Record)]
pub struct DoseLimitCard {
    /// The ingredient.
    pub substance: String,
    /// The limit in one sentence.
    pub text: String,
    /// Who says so.
    pub sources: Vec<String>,
    /// Whether a clinician set it for this person.
    pub by_clinician: bool,
}

impl MedicineEntry {
    pub(super) fn into_core(self) -> Result<medication::Medicine> {
        let ingredients = self.ingredients.into_iter().enumerate().map(|(place, one)| {
            let strength = one.strength.as_deref().map(Strength::parse).transpose();
            let strength = strength.map_err(|_| {
                let field = format!("medicine.ingredients[{place}].strength");
                Error::invalid(field, "such as 500 mg, 1 g, 120 mg/5 ml or 25 mcg/h, above 0")
            })?;
            Ok(medication::Ingredient {
                substance: one.substance,
                strength,
            })
        });
        Ok(medication::Medicine {
            name: self.name,
            ingredients: ingredients.collect::<Result<_>>()?,
            form: self.form.into(),
            route: self.route.into(),
            atc: self.atc,
            modified_release: self.modified_release,
            prescribed: self.prescribed,
            worn_hours: self.worn_hours,
        })
    }
}

impl From<&medication::Medicine> for MedicineEntry {
    fn from(medicine: &medication::Medicine) -> Self {
        let ingredients = medicine.ingredients.iter().map(|one| IngredientEntry {
            substance: one.substance.clone(),
            strength: one.strength.map(|strength| strength.to_string()),
        });
        Self {
            name: medicine.name.clone(),
            ingredients: ingredients.collect(),
            form: medicine.form.into(),
            route: medicine.route.into(),
            atc: medicine.atc.clone(),
            modified_release: medicine.modified_release,
            prescribed: medicine.prescribed,
            worn_hours: medicine.worn_hours,
        }
    }
}

impl DoseEntry {
    pub(super) fn into_core(self, now: DateTime<Utc>) -> Result<medication::Dose> {
        let taken = match self.taken_ms {
            None => now,
            Some(millis) => DateTime::from_timestamp_millis(millis)
                .ok_or_else(|| Error::invalid("dose.taken", "an instant from the year 2000 on"))?,
        };
        Ok(medication::Dose {
            medicine: medicine_id(&self.medicine)?,
            quantity: Quantity::new(self.count, self.unit.into())?,
            taken,
        })
    }
}

impl From<&medication::KeptDose> for DoseEntry {
    fn from(kept: &medication::KeptDose) -> Self {
        let dose = &kept.dose;
        Self {
            occurrence: kept.occurrence.as_ref().map(ToString::to_string),
            beside_plan: false,
            medicine: dose.medicine.0.to_string(),
            count: dose.quantity.count(),
            unit: dose.quantity.unit.into(),
            taken_ms: Some(dose.taken.timestamp_millis()),
        }
    }
}

impl DoseLimit {
    pub(super) fn into_core(self, formulary: &Formulary) -> Result<(String, medication::Limit)> {
        let micrograms = |field: &'static str, milligrams: f64| {
            let whole = (milligrams * 1_000.0).round();
            if (1.0..=1e8).contains(&whole) {
                // Between 1 and 10^8.
                Ok(whole as u64)
            } else {
                Err(Error::invalid(field, "above 0, at most 100000 mg"))
            }
        };
        let limit = medication::Limit {
            interval_minutes: self.interval_minutes,
            per_dose: micrograms("limit.per_dose_mg", self.per_dose_mg)?,
            per_24_h: micrograms("limit.per_24_h_mg", self.per_24_h_mg)?,
            origin: LimitOrigin::Clinician {
                author: self.author,
                date: self.date.checked("limit.date")?,
            },
        };
        Ok((formulary.substance_of(&self.substance), limit))
    }
}

pub(super) fn medicine_id(id: &str) -> Result<MedicineId> {
    Uuid::try_parse(id)
        .map(MedicineId)
        .map_err(|_| Error::invalid("medicine", "a UUID"))
}

pub(super) fn flag_key(flag: Flag) -> String {
    crate::words::code_of(&flag)
}
