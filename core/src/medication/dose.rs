//! A dose as the person recorded it, and what was noticed then.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::check::{Outcome, Reason};
use super::keep::MedicineId;
use super::rules::Rules;
use super::strength::Quantity;
use super::{Answer, Caution};
use crate::error::{Error, Result};
use crate::time::Moment;

/// A dose that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dose {
    /// Of which medicine.
    pub medicine: MedicineId,
    /// How much.
    pub quantity: Quantity,
    /// When it was taken.
    pub taken: DateTime<Utc>,
}

/// Something noticed when a dose was recorded. It was recorded all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flag {
    /// Sooner after the last one than the limit's interval.
    TooSoon,
    /// More at once than the limit.
    TooMuchAtOnce,
    /// With it more was taken within 24 hours than the limit.
    OverTheDay,
    /// Somebody should have been asked first.
    NotAskedFirst,
    /// Two anti-inflammatory medicines together.
    DuplicateNsaid,
    /// An opioid together with something else that slows the breath.
    OpioidWithSedative,
    /// Recorded for a time that is still to come.
    InTheFuture,
    /// Recorded well after it was taken.
    Backfilled,
}

impl Dose {
    /// Checks the time; the quantity checked itself.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `dose.taken`.
    pub(super) fn validate(&self, moment: &Moment, rules: &Rules) -> Result<()> {
        let ahead = (self.taken - moment.at()).num_minutes();
        if ahead > i64::from(rules.recording.ahead_at_most_minutes) {
            return Err(Error::invalid("dose.taken", "at most a day ahead of now"));
        }
        if self.taken.timestamp() < 946_684_800 {
            return Err(Error::invalid("dose.taken", "from the year 2000 on"));
        }
        Ok(())
    }
}

/// What is noticed of a dose, from the answer that would have been given before it.
pub fn flags(dose: &Dose, before: &Answer, moment: &Moment, rules: &Rules) -> Vec<Flag> {
    let mut flags = Vec::new();
    if let Outcome::AskFirst { because } = &before.outcome {
        // That no limit is known is nothing the person could have done otherwise.
        let asked =
            |reason: &Reason| matches!(reason, Reason::Yes(_) | Reason::Unanswered(_) | Reason::NotAdult);
        if because.iter().any(asked) {
            flags.push(Flag::NotAskedFirst);
        }
    }
    for reason in &before.counted {
        match reason {
            Reason::Interval { .. } => flags.push(Flag::TooSoon),
            Reason::Day { .. } => flags.push(Flag::OverTheDay),
            Reason::AtOnce { .. } => flags.push(Flag::TooMuchAtOnce),
            _ => {}
        }
    }
    for caution in &before.cautions {
        match caution {
            Caution::DuplicateNsaid { .. } => flags.push(Flag::DuplicateNsaid),
            Caution::OpioidWithSedative { .. } => flags.push(Flag::OpioidWithSedative),
            _ => {}
        }
    }
    let ahead = (dose.taken - moment.at()).num_minutes();
    if ahead > i64::from(rules.recording.ahead_minutes) {
        flags.push(Flag::InTheFuture);
    }
    if -ahead > i64::from(rules.recording.backfilled_minutes) {
        flags.push(Flag::Backfilled);
    }
    flags.sort_unstable();
    flags.dedup();
    flags
}
