//! A made life as a file, and its replay. Nothing here is anybody's data.

mod life;

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use lissom_api::{Answers, CheckInAnswers, FlagAnswer, SafetyAnswer, SeenBy, SwapCause, TargetGroup};
use serde::{Deserialize, Serialize};

pub use life::{Chapter, Told, replay};

/// A made life.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// What the person is called.
    pub name: String,
    /// The same in Norwegian; where there is none the English stands.
    #[serde(default)]
    pub name_nb: Option<String>,
    /// Who the person is, in a short paragraph.
    pub who: Text,
    /// The first morning.
    #[serde(default = "first_morning")]
    pub begins: DateTime<FixedOffset>,
    /// The answers to the first questions.
    #[serde(default)]
    pub answers: Answers,
    /// The answers to the safety questions.
    #[serde(default)]
    pub safety: Safety,
    /// The answers to the short mood screen, 0 to 3 each, given before the first plan.
    #[serde(default)]
    pub mood: Option<[u8; 2]>,
    /// Steps of each of the seven days before.
    #[serde(default)]
    pub steps_before: Option<u32>,
    /// What happened, week by week, from the first plan on.
    #[serde(default)]
    pub weeks: Vec<LivedWeek>,
    /// In a vignette: what a physiotherapist expects, in words.
    #[serde(default)]
    pub expected: Option<String>,
    /// In a vignette: what is expected as its test reads it. The replay does not look at it.
    #[serde(default)]
    pub expect: Vec<serde_json::Value>,
}

/// A text in the languages that it was written in.
#[derive(Debug, Clone, Deserialize)]
pub struct Text {
    /// In English.
    pub en: String,
    /// In others, by tag; where there is none the English stands.
    #[serde(flatten)]
    others: BTreeMap<String, String>,
}

/// The answers to the safety questions: "no" to all that are not named.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Safety {
    /// Ticked.
    pub yes: Vec<String>,
    /// Ticked as not sure.
    pub not_sure: Vec<String>,
    /// Left unanswered.
    pub unanswered: Vec<String>,
    /// The whole screen was passed over.
    pub passed_over: bool,
}

/// A week as it went.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LivedWeek {
    /// So many weeks running went like this.
    #[serde(default = "one")]
    pub times: u8,
    /// Pain of each day, 0 to 10; one number for all seven, none where nothing was written.
    #[serde(default)]
    pub pain: Vec<u8>,
    /// Steps of each day.
    #[serde(default)]
    pub steps: Option<u32>,
    /// Sessions that were done, from the first on.
    #[serde(default)]
    pub done: u8,
    /// How hard they were, 0 to 10.
    #[serde(default)]
    pub effort: Option<u8>,
    /// The most pain during them, 0 to 10.
    #[serde(default)]
    pub session_pain: Option<u8>,
    /// What else happened.
    #[serde(default)]
    pub events: Vec<Event>,
    /// What is ticked when the app asks for danger signs in this week.
    #[serde(default)]
    pub asked: Safety,
    /// The check-in on the morning after its seventh day; none: nobody opened the app.
    #[serde(default)]
    pub check_in: Option<CheckInAnswers>,
}

/// Something that happened on a day of a week.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The day, 0 to 6.
    pub day: u8,
    /// A flare began (true) or ended.
    #[serde(default)]
    pub flare: Option<bool>,
    /// An exercise was swapped out.
    #[serde(default)]
    pub swap: Option<Swap>,
    /// The person looked at the danger signs again.
    #[serde(default)]
    pub screened: Option<Safety>,
    /// Answers that changed; the others stay.
    #[serde(default)]
    pub answers: Option<serde_json::Map<String, serde_json::Value>>,
    /// Somebody saw the person and found exercise fine.
    #[serde(default)]
    pub seen: Option<Seen>,
}

/// A swap: the week's first exercise of a group, whichever it is.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Swap {
    /// The group.
    pub group: TargetGroup,
    /// Why.
    pub because: SwapCause,
}

/// Having been seen.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// By whom.
    pub by: SeenBy,
    /// What they said.
    pub told: String,
}

impl Story {
    /// What the person is called in a language.
    pub fn named(&self, language: lissom_api::Language) -> &str {
        match (language, &self.name_nb) {
            (lissom_api::Language::Nb, Some(name)) => name,
            _ => &self.name,
        }
    }
}

impl Text {
    /// In a language.
    pub fn in_language(&self, language: lissom_api::Language) -> &str {
        self.others.get(language.tag()).unwrap_or(&self.en)
    }
}

impl Safety {
    /// The answers over all ticks of the screen.
    fn over(&self, ticks: impl Iterator<Item = String>) -> Vec<FlagAnswer> {
        let named = [
            (&self.yes, SafetyAnswer::Yes),
            (&self.not_sure, SafetyAnswer::NotSure),
        ];
        let named: BTreeMap<&String, SafetyAnswer> = named
            .into_iter()
            .flat_map(|(flags, answer)| flags.iter().map(move |flag| (flag, answer)))
            .collect();
        let mut answers: BTreeMap<String, SafetyAnswer> =
            ticks.map(|flag| (flag, SafetyAnswer::No)).collect();
        // Those that are not on the first screen are answered too, where they are named.
        answers.extend(named.into_iter().map(|(flag, answer)| (flag.clone(), answer)));
        answers
            .into_iter()
            .filter(|(flag, _)| !self.unanswered.contains(flag))
            .map(|(flag, answer)| FlagAnswer { flag, answer })
            .collect()
    }
}

fn first_morning() -> DateTime<FixedOffset> {
    // 2026-11-02, a Monday, eight in the morning in Oslo.
    DateTime::from_timestamp_millis(1_793_602_800_000)
        .unwrap_or_default()
        .fixed_offset()
}

fn one() -> u8 {
    1
}
