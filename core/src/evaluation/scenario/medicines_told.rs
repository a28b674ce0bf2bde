//! What is told of the medicines of a scenario.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::outcome::{code, written as second};
use crate::medication::{Adherence, Answer, Caution, Flag, Outcome, Reason};

/// What was said before a dose.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CheckTold {
    /// When it was asked, UTC.
    pub at: String,
    /// The medicine.
    pub medicine: String,
    /// `within`, `not-before`, `too-much-at-once` or `ask-first`.
    pub outcome: &'static str,
    /// From when on the same dose is within the limits.
    pub not_before: Option<String>,
    /// It is the last one until then.
    pub last_until: Option<String>,
    /// Why, as codes: `interval paracetamol`, `day paracetamol`, `yes pregnant`.
    pub because: Vec<String>,
    /// What should be known beside it, as codes.
    pub cautions: Vec<&'static str>,
}

/// A dose as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DoseTold {
    /// `dose-1`, `dose-2`, ... in the order in which they were entered.
    pub id: String,
    /// When it was taken, UTC.
    pub at: String,
    /// The medicine.
    pub medicine: String,
    /// What was noticed.
    pub flags: Vec<Flag>,
    /// Marked as an error later.
    pub in_error: bool,
}

/// Morphine milligram equivalents, when they were asked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OpioidsTold {
    /// When, UTC.
    pub at: String,
    /// Of what could be added up.
    pub known: f64,
    /// Whether something could not be.
    pub needs_review: bool,
}

/// What is left of a medicine at the end.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SupplyTold {
    /// The medicine.
    pub medicine: String,
    /// How many, in pieces or millilitres.
    pub left: f64,
    /// More was taken than there was.
    pub below_zero: bool,
    /// The last planned dose that it covers, UTC.
    pub last_covered: Option<String>,
    /// The first one that it does not, UTC.
    pub first_uncovered: Option<String>,
    /// The day on which a new packet should be got.
    pub refill_on: Option<NaiveDate>,
}

/// How much of what a rule planned was taken.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AdherenceTold {
    /// The rule; `all` for all of them.
    pub rule: String,
    /// Planned doses that could have been taken and whose time is over.
    pub expected: u32,
    /// Of these, taken.
    pub taken: u32,
    /// Of these, taken on time.
    pub on_time: u32,
    /// Left out for a reason that does not count.
    pub left_out: u32,
    /// Percent taken, to a tenth.
    pub taking_percent: Option<f64>,
    /// Percent taken on time, to a tenth.
    pub timing_percent: Option<f64>,
    /// How settled the habit is, 0 to 1, to a thousandth.
    pub strength: f64,
}

pub(super) fn shares_told(rule: &str, counts: &Adherence) -> AdherenceTold {
    let percent = |share: Option<f64>| share.map(|share| (share * 1_000.0).round() / 10.0);
    AdherenceTold {
        rule: rule.to_owned(),
        expected: counts.expected,
        taken: counts.taken,
        on_time: counts.on_time,
        left_out: counts.left_out,
        taking_percent: percent(counts.taking()),
        timing_percent: percent(counts.timing()),
        strength: (counts.strength * 1_000.0).round() / 1_000.0,
    }
}

pub(super) fn told(name: &str, at: DateTime<Utc>, answer: &Answer) -> CheckTold {
    let written = |at: &DateTime<Utc>| second(at.timestamp());
    let (outcome, not_before, last_until, because) = match &answer.outcome {
        Outcome::Within { last_until } => ("within", None, last_until.as_ref().map(written), &Vec::new()),
        Outcome::NotBefore { at, because } => ("not-before", Some(written(at)), None, because),
        Outcome::TooMuchAtOnce { because } => ("too-much-at-once", None, None, because),
        Outcome::AskFirst { because } => ("ask-first", None, None, because),
    };
    CheckTold {
        at: written(&at),
        medicine: name.to_owned(),
        outcome,
        not_before,
        last_until,
        because: because.iter().map(reason).collect(),
        cautions: answer.cautions.iter().map(caution).collect(),
    }
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Interval { substance, .. } => format!("interval {substance}"),
        Reason::Day { substance, .. } => format!("day {substance}"),
        Reason::AtOnce { substance, .. } => format!("at-once {substance}"),
        Reason::Yes(question) => format!("yes {}", code(question)),
        Reason::Unanswered(question) => format!("unanswered {}", code(question)),
        Reason::NotAdult => "not-adult".to_owned(),
        Reason::ModifiedRelease { substance } => format!("modified-release {substance}"),
        Reason::UnknownAmount { substance } => format!("unknown-amount {substance}"),
        Reason::NoLimit { substance } => format!("no-limit {substance}"),
    }
}

fn caution(caution: &Caution) -> &'static str {
    match caution {
        Caution::DuplicateNsaid { .. } => "duplicate-nsaid",
        Caution::NsaidOnSkin { .. } => "nsaid-on-skin",
        Caution::OpioidWithSedative { .. } => "opioid-with-sedative",
        Caution::OpioidsToTalkOver => "opioids-to-talk-over",
        Caution::OpioidsNotAddedUp => "opioids-not-added-up",
        Caution::Drowsiness => "drowsiness",
        Caution::NeverStopSuddenly => "never-stop-suddenly",
    }
}
