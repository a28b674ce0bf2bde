//! The rules as data: limits, questions, cautions, morphine equivalents.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::formulary::Formulary;
use super::limits::{Limit, LimitOrigin};
use super::medicine::is_atc;
use super::question::Question;
use super::regimen::Regimen;
use crate::error::{Error, Result};

const FILE: &str = "medication/rules.toml";

/// A class of medicines that a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Non-steroidal anti-inflammatory medicines and aspirin.
    Nsaid,
    /// Paracetamol, alone or combined.
    Paracetamol,
    /// Opioids, alone or combined.
    Opioid,
    /// Gabapentin and pregabalin.
    Gabapentinoid,
    /// What slows the brain and the breath together with an opioid.
    Sedative,
}

/// What is said before a dose, from data.
#[derive(Debug, Clone)]
pub struct Rules {
    /// The version of the file, kept beside every flag that came of it.
    pub version: String,
    /// Whether somebody has reviewed it clinically.
    pub review: String,
    /// Full citations by short name.
    pub sources: BTreeMap<String, String>,
    pub(super) limits: BTreeMap<String, Limit>,
    pub(super) questions: BTreeMap<Question, QuestionRule>,
    pub(super) person: PersonRules,
    pub(super) together_millis: i64,
    pub(super) equivalents: EquivalentRules,
    pub(super) recording: RecordingRules,
    pub(super) doses: PlannedRules,
    pub(super) refill_lead_days: u16,
}

/// When a question is asked, and what answers it.
#[derive(Debug, Clone)]
pub(super) struct QuestionRule {
    pub(super) before: Vec<Class>,
    pub(super) also: Vec<Class>,
    pub(super) skin: bool,
    pub(super) atc: Vec<String>,
    pub(super) pair: Option<[Vec<String>; 2]>,
}

/// Ages and weights.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PersonRules {
    #[serde(rename = "source", deserialize_with = "cited")]
    _source: (),
    pub(super) adult_from: u8,
    pub(super) older_from: u8,
    pub(super) light_below_kg: f64,
    pub(super) weight_days: u16,
}

/// Morphine milligram equivalents.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EquivalentRules {
    pub(super) table: String,
    #[serde(rename = "source", deserialize_with = "cited")]
    _source: (),
    pub(super) reassess_from: f64,
    pub(super) by_mouth: BTreeMap<String, u32>,
    pub(super) patch: BTreeMap<String, u32>,
}

/// How doses are recorded.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordingRules {
    #[serde(rename = "source", deserialize_with = "cited")]
    _source: (),
    pub(super) ahead_minutes: u32,
    pub(super) ahead_at_most_minutes: u32,
    pub(super) backfilled_minutes: u32,
}

/// How planned doses are looked at.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlannedRules {
    #[serde(rename = "source", deserialize_with = "cited")]
    _source: (),
    pub(super) late_minutes: u32,
    pub(super) fulfils_early_minutes: u32,
    pub(super) fulfils_late_minutes: u32,
    pub(super) on_time_minutes: u32,
    pub(super) gap_days: u16,
    pub(super) strength_days: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StockEntry {
    #[serde(rename = "source", deserialize_with = "cited")]
    _source: (),
    refill_lead_days: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: String,
    review: String,
    sources: BTreeMap<String, String>,
    limit: Vec<LimitEntry>,
    question: Vec<QuestionEntry>,
    person: PersonRules,
    cautions: CautionEntry,
    equivalents: EquivalentRules,
    recording: RecordingRules,
    planned: PlannedRules,
    stock: StockEntry,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LimitEntry {
    substance: String,
    interval_minutes: u32,
    per_dose_mg: u32,
    per_24_h_mg: u32,
    source: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionEntry {
    id: Question,
    before: Vec<Class>,
    #[serde(default)]
    also: Vec<Class>,
    #[serde(default)]
    skin: bool,
    #[serde(default)]
    atc: Vec<String>,
    #[serde(default)]
    atc_pair: Option<[Vec<String>; 2]>,
    source: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CautionEntry {
    #[serde(rename = "source", deserialize_with = "cited")]
    _source: (),
    together_hours: u32,
}

/// A list of sources that is not empty; that each is listed is looked up in the text of the file.
fn cited<'de, D: serde::Deserializer<'de>>(from: D) -> std::result::Result<(), D::Error> {
    let sources = Vec::<String>::deserialize(from)?;
    if sources.is_empty() {
        return Err(serde::de::Error::custom("needs a source"));
    }
    Ok(())
}

impl Rules {
    /// The rules that ship.
    ///
    /// # Errors
    /// [`Error::Asset`] when the file breaks its own rules, which a test would have found.
    pub fn shipped(formulary: &Formulary) -> Result<Self> {
        Self::parse(include_str!("../../assets/medication/rules.toml"), formulary)
    }

    pub(super) fn parse(text: &str, formulary: &Formulary) -> Result<Self> {
        let file: File =
            toml::from_str(text).map_err(|e| Error::asset(FILE, "file", e.message().to_owned()))?;
        let fault = |entry: &str, reason: &str| Error::asset(FILE, entry.to_owned(), reason.to_owned());
        let listed = |entry: &str, source: &[String]| {
            if source.is_empty() || !source.iter().all(|one| file.sources.contains_key(one)) {
                return Err(fault(entry, "needs sources that are listed"));
            }
            Ok(())
        };
        let mut limits = BTreeMap::new();
        for entry in file.limit {
            listed(&entry.substance, &entry.source)?;
            if !formulary.knows(&entry.substance) {
                return Err(fault(&entry.substance, "no such ingredient"));
            }
            let limit = Limit {
                interval_minutes: entry.interval_minutes,
                per_dose: u64::from(entry.per_dose_mg) * 1_000,
                per_24_h: u64::from(entry.per_24_h_mg) * 1_000,
                origin: LimitOrigin::Rule {
                    source: entry.source.iter().map(|one| file.sources[one].clone()).collect(),
                },
            };
            if !limit.is_sensible() {
                return Err(fault(
                    &entry.substance,
                    "an interval and amounts above 0, the dose within the day",
                ));
            }
            if limits.insert(entry.substance.clone(), limit).is_some() {
                return Err(fault(&entry.substance, "two limits"));
            }
        }
        let mut questions = BTreeMap::new();
        for entry in file.question {
            let name = format!("{:?}", entry.id);
            listed(&name, &entry.source)?;
            let codes = entry.atc.iter().chain(entry.atc_pair.iter().flatten().flatten());
            if entry.before.is_empty() || !codes.into_iter().all(|code| is_atc(code)) {
                return Err(fault(&name, "a class that it is asked before, and ATC codes"));
            }
            let rule = QuestionRule {
                before: entry.before,
                also: entry.also,
                skin: entry.skin,
                atc: entry.atc,
                pair: entry.atc_pair,
            };
            if questions.insert(entry.id, rule).is_some() {
                return Err(fault(&name, "twice"));
            }
        }
        if let Some(missing) = Question::ALL.iter().find(|one| !questions.contains_key(one)) {
            return Err(fault(&format!("{missing:?}"), "is missing"));
        }
        let table = &file.equivalents;
        for substance in table.by_mouth.keys().chain(table.patch.keys()) {
            if !formulary.substance_is(substance, Class::Opioid) {
                return Err(fault(substance, "no opioid of the formulary"));
            }
        }
        Ok(Self {
            version: file.version,
            review: file.review,
            sources: file.sources,
            limits,
            questions,
            person: file.person,
            together_millis: i64::from(file.cautions.together_hours) * 3_600_000,
            equivalents: file.equivalents,
            recording: file.recording,
            doses: file.planned,
            refill_lead_days: file.stock.refill_lead_days,
        })
    }

    /// The limit of an ingredient that holds without a clinician's word.
    pub fn limit(&self, substance: &str) -> Option<&Limit> {
        self.limits.get(substance)
    }

    /// Morphine milligram equivalents a day from which the guideline says to pause and reassess.
    pub fn reassess_from(&self) -> f64 {
        self.equivalents.reassess_from
    }

    /// Minutes after which an unanswered dose of a regimen is missed, or stays open.
    pub fn late_minutes(&self, regimen: &Regimen) -> u32 {
        regimen.late_minutes.unwrap_or(self.doses.late_minutes)
    }

    /// Days before the last covered dose on which a new packet should be got.
    pub fn refill_lead_days(&self) -> u16 {
        self.refill_lead_days
    }

    /// The questions that are asked before a first dose of a class.
    pub fn asked_before(&self, class: Class) -> impl Iterator<Item = Question> + '_ {
        self.questions
            .iter()
            .filter(move |(_, rule)| rule.before.contains(&class))
            .map(|(question, _)| *question)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_rules_keep_their_own() {
        let formulary = Formulary::shipped().unwrap();
        let rules = Rules::shipped(&formulary).unwrap();
        assert_eq!(rules.review, "unreviewed");
        assert_eq!(rules.asked_before(Class::Nsaid).count(), 12);
        assert_eq!(rules.asked_before(Class::Paracetamol).count(), 3);
        let text = include_str!("../../assets/medication/rules.toml");
        for (from, to) in [
            ("per_dose_mg = 1000", "per_dose_mg = 0"),
            ("per_24_h_mg = 1200", "per_24_h_mg = 300"),
            ("substance = \"codeine\"", "substance = \"codein\""),
            ("source = [\"emc-codeine\"]", "source = [\"hearsay\"]"),
            ("atc = [\"B01A\"]", "atc = [\"B1A\"]"),
            ("id = \"lithium\"", "id = \"steroid\""),
            ("tramadol = 200", "ibuprofen = 200"),
        ] {
            assert!(text.contains(from), "{from}");
            assert!(
                Rules::parse(&text.replacen(from, to, 1), &formulary).is_err(),
                "{to}"
            );
        }
    }
}
