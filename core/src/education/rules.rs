//! The numbers of this room, from its data file.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::error::{Error, Result};

const FILE: &str = "education/education.toml";

/// The numbers of this room.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// The version of the file.
    pub version: String,
    /// Published works and our own judgement, by short name.
    pub sources: BTreeMap<String, String>,
    /// When a question comes back.
    pub spacing: SpacingRules,
    /// How sure someone should be of a plan.
    pub sureness: SurenessRules,
    /// The base for an even pace.
    pub pacing: PacingRules,
}

/// When a question that was answered wrongly comes back.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpacingRules {
    /// Where the numbers come from.
    pub source: Vec<String>,
    /// Days until it comes back, by place: rising, 1 or more.
    pub days: Vec<u16>,
    /// Questions that come back on one day, at most.
    pub a_day: u8,
}

/// How sure someone should be of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurenessRules {
    /// Where the number comes from.
    pub source: Vec<String>,
    /// Of 10; below it a plan is made smaller.
    pub at_least: u8,
}

/// The base for an even pace.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PacingRules {
    /// Where the numbers come from.
    pub source: Vec<String>,
    /// The base, in percent of the middle of the tries, 1 to 100.
    pub base_percent: u16,
    /// The break, in percent of the base, 1 to 100.
    pub break_percent: u16,
    /// How much a good week adds, in percent, 1 to 100.
    pub week_percent: u16,
}

impl Rules {
    /// The rules that ship.
    ///
    /// # Errors
    /// [`Error::Asset`] when the file breaks its own rules, which a test would have found.
    pub fn shipped() -> Result<Self> {
        Self::parse(include_str!("../../assets/education/education.toml"))
    }

    /// Reads rules from TOML.
    ///
    /// # Errors
    /// [`Error::Asset`] naming the entry and what is wrong with it.
    pub fn parse(text: &str) -> Result<Self> {
        let rules: Self =
            toml::from_str(text).map_err(|e| Error::asset(FILE, "file", e.message().to_owned()))?;
        for (table, sources) in [
            ("spacing", &rules.spacing.source),
            ("sureness", &rules.sureness.source),
            ("pacing", &rules.pacing.source),
        ] {
            if sources.is_empty() || sources.iter().any(|name| !rules.sources.contains_key(name)) {
                return Err(Error::asset(
                    FILE,
                    table,
                    "needs a source that the file names in full",
                ));
            }
        }
        let days = &rules.spacing.days;
        if days.first().is_none_or(|first| *first == 0) || !days.is_sorted_by(|a, b| a < b) {
            return Err(Error::asset(FILE, "spacing", "days: rising, from 1 on"));
        }
        if rules.spacing.a_day == 0 {
            return Err(Error::asset(FILE, "spacing", "a_day: 1 or more"));
        }
        if rules.sureness.at_least > 10 {
            return Err(Error::asset(FILE, "sureness", "at_least: 0 to 10"));
        }
        let pacing = &rules.pacing;
        if [pacing.base_percent, pacing.break_percent, pacing.week_percent]
            .iter()
            .any(|percent| !(1..=100).contains(percent))
        {
            return Err(Error::asset(FILE, "pacing", "percentages: 1 to 100"));
        }
        Ok(rules)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: &str = include_str!("../../assets/education/education.toml");

    #[test]
    fn each_fault_of_the_file_is_refused_by_entry() {
        assert!(Rules::shipped().is_ok());
        for (from, to, entry) in [
            ("days = [1, 3, 7, 21]", "days = []", "spacing"),
            ("days = [1, 3, 7, 21]", "days = [0, 3]", "spacing"),
            ("days = [1, 3, 7, 21]", "days = [1, 7, 3]", "spacing"),
            ("a_day = 3", "a_day = 0", "spacing"),
            ("at_least = 7", "at_least = 11", "sureness"),
            ("break_percent = 25", "break_percent = 0", "pacing"),
            ("source = [\"lorig-2003\"]", "source = [\"someone\"]", "sureness"),
            ("week_percent = 10", "", "file"),
        ] {
            assert!(SHIPPED.contains(from), "{from}");
            let Err(Error::Asset { entry: found, .. }) = Rules::parse(&SHIPPED.replacen(from, to, 1)) else {
                panic!("{to} passes");
            };
            assert_eq!(found, entry, "{to}");
        }
    }
}
