//! What is asked once before a first dose of some medicines. A yes, or no answer, means: ask a pharmacist or doctor
//! first.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::check::Person;
use super::formulary::Formulary;
use super::medicine::Medicine;
use super::rules::Rules;

/// A question before a first dose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
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
    /// Asthma that aspirin or a similar painkiller brings on, or an allergy to one.
    AsthmaFromPainkillers,
    /// Pregnant or trying to be.
    Pregnant,
    /// 65 years or older.
    OlderAge,
    /// More alcohol than is advised, or every day.
    Alcohol,
    /// Under 50 kg.
    LowWeight,
    /// A liver disease.
    Liver,
}

impl Question {
    /// Every question, in the order in which they are asked.
    pub const ALL: [Self; 14] = [
        Self::UlcerOrBleeding,
        Self::KidneyOrHeart,
        Self::BloodThinner,
        Self::SsriOrSnri,
        Self::Steroid,
        Self::Lithium,
        Self::Methotrexate,
        Self::AceOrArbWithDiuretic,
        Self::AsthmaFromPainkillers,
        Self::Pregnant,
        Self::OlderAge,
        Self::Alcohol,
        Self::LowWeight,
        Self::Liver,
    ];
}

/// What was answered, and since which day it is so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuestionAnswers(pub BTreeMap<Question, (bool, NaiveDate)>);

/// How a question stands for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// Answered no, or known not to be so.
    No,
    /// Nobody answered.
    Unanswered,
    /// A yes, with the day since which it was said; none where it follows from what is known.
    Yes(Option<NaiveDate>),
}

/// How a question stands: a known yes goes before every answer, an answer before what is known to be no.
pub(super) fn stands(
    question: Question,
    person: &Person,
    own: &[&Medicine],
    formulary: &Formulary,
    rules: &Rules,
) -> Stands {
    let limits = &rules.person;
    let known = match question {
        Question::OlderAge => person.age.map(|age| age >= limits.older_from),
        Question::Pregnant => person.pregnant.then_some(true),
        Question::KidneyOrHeart => person.heart_disease.then_some(true),
        Question::LowWeight => person.weight_kg.map(|weight| weight < limits.light_below_kg),
        _ => None,
    };
    let by_medicine = rules.questions.get(&question).is_some_and(|rule| {
        let has = |codes: &[String]| own.iter().any(|one| formulary.has_code(one, codes));
        has(&rule.atc)
            || rule
                .pair
                .as_ref()
                .is_some_and(|[one, other]| has(one) && has(other))
    });
    if known == Some(true) || by_medicine {
        return Stands::Yes(None);
    }
    match (person.answers.0.get(&question), known) {
        (Some((true, since)), _) => Stands::Yes(Some(*since)),
        (Some((false, _)), _) | (None, Some(false)) => Stands::No,
        (None, _) => Stands::Unanswered,
    }
}
