//! Exercises, education and their languages: what can be handed out. It never chooses.

use serde::{Deserialize, Serialize};

/// A language that every text ships in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Norwegian bokmål.
    Nb,
}
