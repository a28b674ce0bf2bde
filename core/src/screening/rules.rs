//! The rules as data.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::profile::Constraint;

const FILE: &str = "screening/rules.toml";

/// How soon care is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// Nothing found; that does not rule anything out.
    Clear,
    /// Worth telling a GP or physiotherapist; the plan goes on.
    Routine,
    /// A doctor within days; exercise stops.
    Urgent,
    /// A doctor today; exercise stops.
    SameDay,
    /// Emergency care now; exercise stops.
    Emergency,
}

impl Tier {
    /// Whether exercise, step goals and progression stop.
    pub fn stops_exercise(self) -> bool {
        self >= Self::Urgent
    }
}

/// An answer to a flag's question. No answer at all is none of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Answer {
    No,
    NotSure,
    Yes,
}

/// Answers by flag; what is not in it was not answered.
pub type Answers = BTreeMap<String, Answer>;

/// Which question a flag belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Asked before a plan; not sure counts as yes.
    Emergency,
    /// Asked before a plan.
    SameDay,
    /// Asked before a plan.
    Urgent,
    /// Asked when there is reason to; never holds a plan.
    Routine,
    /// Asked before a plan: whether exercise needs care.
    Readiness,
    /// Asked later, when pain has lasted.
    Inflammatory,
    /// Asked before neck exercises.
    Neck,
}

impl Group {
    /// Whether its questions stand on the one screen of safety ticks, without which there is no plan.
    pub fn comes_before_a_plan(self) -> bool {
        matches!(
            self,
            Self::Emergency | Self::SameDay | Self::Urgent | Self::Readiness
        )
    }
}

/// What is known of the person beside the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Known {
    /// Osteoporosis.
    Osteoporosis,
    /// Pregnancy.
    Pregnancy,
}

/// A flag: something a person can notice.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Flag {
    pub(super) id: String,
    pub(super) group: Group,
    /// A fact of the past that never goes away: cleared once, it alone holds nothing again.
    #[serde(default)]
    pub(super) lasting: bool,
}

/// A rule: everything given must be met.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rule {
    pub(super) id: String,
    pub(super) tier: Tier,
    #[serde(default)]
    pub(super) any: Vec<String>,
    #[serde(default)]
    pub(super) all: Vec<String>,
    #[serde(default)]
    pub(super) at_least: usize,
    #[serde(default)]
    pub(super) of: Vec<String>,
    pub(super) age_from: Option<u8>,
    #[serde(default)]
    pub(super) with: Vec<Known>,
    /// Not said beside one of these, which say the same at least as urgently.
    #[serde(default)]
    pub(super) covered_by: Vec<String>,
    pub(super) source: Vec<String>,
}

impl Rule {
    pub(super) fn flags(&self) -> impl Iterator<Item = &String> {
        self.any.iter().chain(&self.all).chain(&self.of)
    }
}

/// A flag that keeps the plan and asks to be careful.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Careful {
    pub(super) flag: String,
    pub(super) constraint: Constraint,
    pub(super) source: Vec<String>,
}

/// When screening is offered.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Offer {
    pub(super) source: Vec<String>,
    pub(super) above_mean_from: u8,
    pub(super) hours: i64,
    pub(super) follow_up_days: i64,
}

/// When a hold can be cleared.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Clearing {
    pub(super) source: Vec<String>,
    pub(super) after_minutes: i64,
}

/// Since when a symptom counts as new.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Recent {
    pub(super) source: Vec<String>,
    pub(super) days: u8,
}

/// From where on help beyond an app is worth its trouble.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Care {
    pub(super) source: Vec<String>,
    pub(super) good_for_days: i64,
    pub(super) hindered_from: u8,
    pub(super) afraid_from: u8,
}

/// The rules of screening.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Their version, kept beside every record.
    pub version: String,
    pub(super) sources: BTreeMap<String, String>,
    pub(super) offer: Offer,
    pub(super) clearing: Clearing,
    pub(super) recent: Recent,
    pub(super) care: Care,
    #[serde(rename = "flag")]
    pub(super) flags: Vec<Flag>,
    #[serde(rename = "rule")]
    pub(super) rules: Vec<Rule>,
    #[serde(rename = "careful")]
    pub(super) careful: Vec<Careful>,
}

impl Rules {
    /// The rules that ship.
    ///
    /// # Errors
    /// [`Error::Asset`] when the file breaks its own rules, which a test would have found.
    pub fn shipped() -> Result<Self> {
        Self::parse(include_str!("../../assets/screening/rules.toml"))
    }

    /// Reads rules from TOML.
    ///
    /// # Errors
    /// [`Error::Asset`] naming the entry and what is wrong with it.
    pub fn parse(text: &str) -> Result<Self> {
        let rules: Self =
            toml::from_str(text).map_err(|e| Error::asset(FILE, "file", e.message().to_owned()))?;
        rules
            .check()
            .map_err(|(entry, reason)| Error::asset(FILE, entry, reason))?;
        Ok(rules)
    }

    fn check(&self) -> std::result::Result<(), (String, &'static str)> {
        let fault = |entry: &str, reason| Err((entry.to_owned(), reason));
        let mut flags = BTreeSet::new();
        for flag in &self.flags {
            if !flags.insert(&flag.id) {
                return fault(&flag.id, "the id stands twice");
            }
        }
        let mut ids = BTreeSet::new();
        let mut used = BTreeSet::new();
        for rule in &self.rules {
            if !ids.insert(&rule.id) {
                return fault(&rule.id, "the id stands twice");
            }
            if rule.flags().any(|flag| !flags.contains(flag)) {
                return fault(&rule.id, "an unknown flag");
            }
            let asks = rule.flags().next().is_some() || rule.age_from.is_some();
            if !asks || rule.at_least > rule.of.len() || (rule.at_least == 0) != rule.of.is_empty() {
                return fault(&rule.id, "a condition that is always or never met");
            }
            if rule.tier == Tier::Clear {
                return fault(&rule.id, "a rule that finds nothing");
            }
            used.extend(rule.flags());
        }
        for rule in &self.rules {
            // One step only: a rule that is left out itself must not leave out another, or both would go unsaid.
            let covers = |id: &String| {
                self.rules
                    .iter()
                    .any(|by| by.id == *id && by.tier >= rule.tier && by.covered_by.is_empty())
            };
            if !rule.covered_by.iter().all(covers) {
                return fault(
                    &rule.id,
                    "covered by a rule that is unknown, milder or covered itself",
                );
            }
        }
        for careful in &self.careful {
            if !flags.contains(&careful.flag) {
                return fault(&careful.flag, "an unknown flag");
            }
            used.insert(&careful.flag);
        }
        if let Some(idle) = flags.difference(&used).next() {
            return fault(idle, "a flag that no rule reads");
        }
        let sources = self.rules.iter().map(|rule| (&rule.id, &rule.source));
        let careful = self
            .careful
            .iter()
            .map(|careful| (&careful.flag, &careful.source));
        let numbers = ["offer", "clearing", "recent", "care"].map(str::to_owned);
        let numbers = numbers.iter().zip([
            &self.offer.source,
            &self.clearing.source,
            &self.recent.source,
            &self.care.source,
        ]);
        for (entry, names) in sources.chain(careful).chain(numbers) {
            if names.is_empty() || names.iter().any(|name| !self.sources.contains_key(name)) {
                return fault(entry, "needs a source that the file names in full");
            }
        }
        Ok(())
    }

    /// The flags of a group, in the order in which they are asked.
    pub fn flags_of(&self, group: Group) -> impl Iterator<Item = &str> {
        self.flags
            .iter()
            .filter(move |flag| flag.group == group)
            .map(|flag| flag.id.as_str())
    }

    /// The flags on the one screen of safety ticks, the gravest first: every flag that must be answered before a plan.
    pub fn ticks(&self) -> impl Iterator<Item = &str> {
        self.flags
            .iter()
            .filter(|flag| flag.group.comes_before_a_plan())
            .map(|flag| flag.id.as_str())
    }

    /// A symptom counts when it is new or has got worse within so many days.
    pub fn recent_days(&self) -> u8 {
        self.recent.days
    }

    /// Every flag.
    pub fn flags(&self) -> impl Iterator<Item = &str> {
        self.flags.iter().map(|flag| flag.id.as_str())
    }

    /// Every rule's id.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().map(|rule| rule.id.as_str())
    }

    pub(super) fn is_lasting(&self, id: &str) -> bool {
        self.flags.iter().any(|flag| flag.id == id && flag.lasting)
    }

    pub(super) fn group_of(&self, id: &str) -> Option<Group> {
        self.flags
            .iter()
            .find(|flag| flag.id == id)
            .map(|flag| flag.group)
    }

    /// Checks that every answered flag exists.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the first that does not.
    pub fn check_answers(&self, answers: &Answers) -> Result<()> {
        match answers.keys().position(|flag| self.group_of(flag).is_none()) {
            Some(place) => Err(Error::invalid(
                format!("answers[{place}]"),
                "a flag of the screening rules",
            )),
            None => Ok(()),
        }
    }
}
