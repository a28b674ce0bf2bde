//! Where a content entry comes from and whether a clinician has read it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A published work that entries rest on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The full citation.
    pub citation: String,
    /// The DOI, where there is one.
    pub doi: Option<String>,
}

/// Whether a clinician has read an entry and stands for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Review {
    /// Nobody has yet.
    Unreviewed,
    /// Someone has.
    Reviewed {
        /// Name and profession.
        by: String,
        /// The day of the review.
        on: NaiveDate,
    },
}
