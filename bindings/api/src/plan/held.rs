//! Why there is no plan, and what to do about it.

use lissom::self_care::Held;
use serde::Serialize;

use crate::profile::ContradictionCard;
use crate::screening::{Question, Tier};
use crate::words::Words;

/// Why there is no plan: which screen comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, uniffi::Enum)]
#[serde(rename_all = "kebab-case")]
pub enum HeldKind {
    /// Under 18: show where to go.
    TooYoung,
    /// Ask the age.
    AgeUnknown,
    /// Ask the safety questions.
    ScreeningFirst,
    /// Screening stops exercise: show its advice.
    Stopped,
    /// Ask the answers that cannot both be true once more.
    Contradictions,
}

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct HeldCard {
    /// Which screen comes next.
    pub kind: HeldKind,
    /// What it says.
    pub text: String,
    /// The safety questions to ask; empty for all of them.
    pub ask: Vec<Question>,
    /// How urgent care is, where screening stops exercise.
    pub tier: Option<Tier>,
    /// Answers that cannot both be true.
    pub contradictions: Vec<ContradictionCard>,
}

/// Why there is no plan, in words.
pub(crate) fn card(words: Words, held: &Held) -> HeldCard {
    let (kind, key) = match held {
        Held::TooYoung => (HeldKind::TooYoung, "held-too-young"),
        Held::AgeUnknown => (HeldKind::AgeUnknown, "held-age-unknown"),
        Held::ScreeningFirst { .. } => (HeldKind::ScreeningFirst, "held-screening-first"),
        Held::Stopped(_) => (HeldKind::Stopped, "held-stopped"),
        Held::Contradictions(_) => (HeldKind::Contradictions, "held-contradictions"),
    };
    let mut card = HeldCard {
        kind,
        text: words.say(key, &[]),
        ask: Vec::new(),
        tier: None,
        contradictions: Vec::new(),
    };
    match held {
        Held::TooYoung | Held::AgeUnknown => {}
        Held::ScreeningFirst { ask } => {
            card.ask = ask.iter().map(|flag| Question::of(words, flag)).collect();
        }
        Held::Stopped(tier) => card.tier = Some((*tier).into()),
        Held::Contradictions(contradictions) => {
            card.contradictions = ContradictionCard::all(words, contradictions);
        }
    }
    card
}
