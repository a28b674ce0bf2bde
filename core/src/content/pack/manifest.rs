//! The manifest of a pack: what it is, for whom, and its files by hash.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::content::ReviewCounts;

/// The format that is written and read.
pub(super) const FORMAT: u8 = 1;

/// What a pack says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The format of the pack, 1.
    pub format: u8,
    /// The name of the content: a pack takes the place of content of its own name alone.
    pub id: String,
    /// The version of the content, which each of its files names too.
    pub version: String,
    /// Rises with each version of the pack: one that is not higher is refused.
    pub serial: u32,
    /// The day it was made.
    pub made: NaiveDate,
    /// The library's versions that can read it.
    pub core: CoreRange,
    /// The tags of its languages.
    pub languages: Vec<String>,
    /// How much of it a clinician has read.
    pub review: ReviewCounts,
    /// Exercises that an earlier pack recalled and that may be handed out again. What is not named stays recalled.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub reinstates: BTreeSet<String>,
    /// The name of the key that signs it.
    pub key: String,
    /// Its files, all of them.
    pub files: Vec<Listed>,
}

/// A range of versions of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoreRange {
    /// The first version that can read it, such as "0.1.0".
    pub from: String,
    /// The first version that no longer can.
    pub before: String,
}

impl CoreRange {
    /// Whether `version` lies in the range; `None` where one of the three is no version.
    pub(super) fn holds(&self, version: &str) -> Option<bool> {
        let [from, version, before] = [&self.from, version, &self.before].map(numbers);
        let version = version?;
        Some(from? <= version && version < before?)
    }
}

/// The three numbers of a version.
fn numbers(version: &str) -> Option<[u32; 3]> {
    let mut numbers = [0; 3];
    let mut parts = version.split('.');
    for number in &mut numbers {
        *number = parts.next()?.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

/// A file of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// Its path in the pack. In a folder of a language's tag stand its words, elsewhere stands meaning.
    pub path: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// Its SHA-256, 64 hex digits.
    pub sha256: String,
}

#[cfg(test)]
mod tests {
    use super::CoreRange;

    #[test]
    fn a_range_holds_from_its_first_version_to_before_its_last() {
        let range = CoreRange {
            from: "0.9.0".into(),
            before: "0.10.2".into(),
        };
        for (version, holds) in [
            ("0.8.9", Some(false)),
            ("0.9.0", Some(true)),
            ("0.10.1", Some(true)),
            ("0.10.2", Some(false)),
            ("1.0.0", Some(false)),
            ("0.10", None),
            ("0.10.1.2", None),
            ("0.10.x", None),
            ("", None),
        ] {
            assert_eq!(range.holds(version), holds, "{version}");
        }
    }
}
