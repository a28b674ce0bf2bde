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

/// How many entries a clinician has read, of all exercises, messages, tools and programmes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewCounts {
    /// Those that someone has read and stands for.
    pub reviewed: u32,
    /// Those that nobody has read yet.
    pub unreviewed: u32,
}

impl<'a> FromIterator<&'a Review> for ReviewCounts {
    fn from_iter<I: IntoIterator<Item = &'a Review>>(reviews: I) -> Self {
        reviews.into_iter().fold(Self::default(), |mut counts, review| {
            match review {
                Review::Unreviewed => counts.unreviewed += 1,
                Review::Reviewed { .. } => counts.reviewed += 1,
            }
            counts
        })
    }
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
