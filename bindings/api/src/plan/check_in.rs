//! The week's check-in: at most five questions, each of which may stay unanswered.

use lissom::plan::{Adherence, CheckIn, Done};
use serde::{Deserialize, Serialize};

use crate::mirror::{choice, mirror};
use crate::words::Words;

mirror! {
    /// How soon pain after exercise was back to usual.
    Settled of lissom::plan::Settled {
        /// By the next morning.
        ByNextMorning,
        /// Within a day.
        WithinADay,
        /// A little worse than usual for more than a day.
        LittleWorseAfterADay,
        /// Worse than usual by two points or more for more than a day.
        MuchWorseAfterADay,
    }
}

/// The answers of a check-in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, uniffi::Record)]
#[serde(deny_unknown_fields, default)]
pub struct CheckInAnswers {
    /// Average pain of the week, 0 to 10.
    pub pain_average: Option<u8>,
    /// How much the back stopped the person, 0 to 10.
    pub hindrance: Option<u8>,
    /// The most pain during the exercises, 0 to 10.
    pub pain_during: Option<u8>,
    /// How soon it was back to usual.
    pub settled: Option<Settled>,
    /// Leg symptoms spread or are new.
    pub legs_spreading: Option<bool>,
}

impl From<CheckInAnswers> for CheckIn {
    fn from(answers: CheckInAnswers) -> Self {
        Self {
            pain_average: answers.pain_average,
            hindrance: answers.hindrance,
            pain_during: answers.pain_during,
            settled: answers.settled.map(Into::into),
            legs_spreading: answers.legs_spreading,
        }
    }
}

/// The questions of the check-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct CheckInScreen {
    /// How many sessions were done, without reproach.
    pub done_text: String,
    /// For `pain_average`, 0 to 10.
    pub pain_average: String,
    /// For `hindrance`, 0 to 10.
    pub hindrance: String,
    /// For `pain_during`, 0 to 10.
    pub pain_during: String,
    /// For `settled`.
    pub settled: String,
    /// What can be answered to it, in order.
    pub settled_choices: Vec<SettledChoice>,
    /// For `legs_spreading`, yes or no.
    pub legs_spreading: String,
}

choice! {
    /// One answer to how soon pain was back to usual.
    SettledChoice of Settled as "check-in-settled"
}

/// From this thin week in a row on the person is asked what would help, not offered the same again. Ours.
pub(super) const THIN_WEEKS: u16 = 3;

/// Sessions of so many minutes are short already: nobody is offered shorter ones. Ours.
const SHORT_MINUTES: u32 = 15;

/// What was done of the running week, for the words about it.
pub(super) struct Went {
    pub(super) done: Done,
    pub(super) adherence: Adherence,
    /// Its sessions say by themselves that it was too much.
    pub(super) too_much: bool,
    /// Weeks in a row of which little was done, up to [`THIN_WEEKS`].
    pub(super) thin: u16,
    /// The length of its longest session.
    pub(super) minutes: u32,
}

impl Went {
    fn thin_key(&self) -> &'static str {
        if self.thin >= THIN_WEEKS {
            "done-low-again"
        } else if self.thin <= 1 && self.minutes > SHORT_MINUTES {
            "done-low"
        } else if self.done.sessions > 0 {
            "done-low-counts"
        } else {
            "done-low-thin"
        }
    }
}

pub(super) fn screen(words: Words, went: &Went) -> CheckInScreen {
    let done = &went.done;
    let key = match went.adherence {
        _ if went.too_much => "done-hard",
        Adherence::Full => "done-full",
        Adherence::Moderate => "done-moderate",
        Adherence::Low => went.thin_key(),
        Adherence::Away => "done-away",
    };
    let counts = [("done", done.sessions.into()), ("planned", done.planned.into())];
    CheckInScreen {
        done_text: words.say(key, &counts),
        pain_average: words.say("check-in-pain-average", &[]),
        hindrance: words.say("check-in-hindrance", &[]),
        pain_during: words.say("check-in-pain-during", &[]),
        settled: words.say("check-in-settled", &[]),
        settled_choices: SettledChoice::all(words),
        legs_spreading: words.say("check-in-legs-spreading", &[]),
    }
}
