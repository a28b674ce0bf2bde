//! What may be notified, as it is given by the rooms above: numbers and times only, so that thousands are cheap. Their
//! names stay with the caller.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::class::Class;
use super::limits::Quiet;

/// Something that may be notified: an occurrence that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// The caller's number for it.
    pub number: u32,
    /// The caller's number for the regimen it belongs to.
    pub regimen: u32,
    /// What it is about.
    pub class: Class,
    /// When it is due, in seconds from 1970.
    pub at: i64,
    /// Whether its clock time follows the phone, rather than being an instant.
    pub floating: bool,
    /// Whether a notification of it was shown.
    pub told: bool,
    /// Put off until then.
    pub snoozed_until: Option<i64>,
    /// How many seconds late it may still be shown; beyond, it is missed.
    pub late_ok: i64,
    /// How late a nudge may move on its day, as an instant; none when it may not move.
    pub may_move_until: Option<i64>,
    /// Whether weekend hours apply.
    pub weekend_hours: bool,
    /// What quiet hours do to it, where the person chose.
    pub quiet: Option<Quiet>,
    /// How often it is repeated while unanswered, and every how many seconds.
    pub repeats: (u8, u32),
}

impl Candidate {
    /// A candidate with nothing particular.
    pub fn new(number: u32, regimen: u32, class: Class, at: i64) -> Self {
        Self {
            number,
            regimen,
            class,
            at,
            floating: true,
            told: false,
            snoozed_until: None,
            late_ok: 0,
            may_move_until: None,
            weekend_hours: true,
            quiet: None,
            repeats: (0, 0),
        }
    }
}

/// Why nothing is notified for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HoldKind {
    /// The person is away.
    Vacation,
    /// A flare.
    Flare,
    /// A clinician said so.
    Clinician,
}

/// A hold. One on everything silences nudges and leaves medicine and appointments; one on a regimen silences that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hold {
    /// The caller's number of the regimen; none for everything.
    pub regimen: Option<u32>,
    /// Why.
    pub kind: HoldKind,
    /// From, in seconds from 1970.
    pub from: i64,
    /// Up to; none while it is open.
    pub until: Option<i64>,
}

impl Hold {
    pub(super) fn covers(&self, candidate: &Candidate, at: i64) -> bool {
        let when = self.from <= at && self.until.is_none_or(|until| at < until);
        when && match self.regimen {
            Some(regimen) => regimen == candidate.regimen,
            None => candidate.class.is_nudge(),
        }
    }
}

/// Hours of a civil day, which may reach over midnight. Equal ends mean none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// From, counted in.
    pub from: NaiveTime,
    /// Up to, not counted in.
    pub until: NaiveTime,
}

/// What the plan is made from.
#[derive(Debug, Clone, Copy, Default)]
pub struct State<'a> {
    /// What is open, in any order.
    pub candidates: &'a [Candidate],
    /// Holds.
    pub holds: &'a [Hold],
    /// Whether screening stops exercise.
    pub screening_hold: bool,
    /// Classes that the person does not want.
    pub off: &'a [Class],
    /// Quiet hours.
    pub quiet: Option<Hours>,
    /// At weekends nothing before this clock time.
    pub weekend_until: Option<NaiveTime>,
    /// Stretches of main sleep, in seconds from 1970, rising.
    pub asleep: &'a [(i64, i64)],
    /// When night shifts end.
    pub night_shifts_end: &'a [i64],
    /// Until when nudges wait because the phone reports driving.
    pub driving_until: Option<i64>,
    /// When nudges of the last month were shown, rising.
    pub nudges_shown: &'a [i64],
    /// When a nudge was last answered; without any, nothing is held back.
    pub last_answered: Option<i64>,
    /// Whether there is more behind the last candidate.
    pub more: bool,
}

/// Which phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Platform {
    /// At most 64 pending notifications; the app may not run for weeks.
    Ios,
    /// Alarms, each of which arms the next; gone after a start of the phone.
    Android,
}

/// What the phone allows now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// Which phone.
    pub platform: Platform,
    /// Pending notifications of others in the same app.
    pub foreign_pending: usize,
    /// Whether notifications may be shown at all.
    pub notifications_allowed: bool,
    /// Whether alarms may be exact (Android).
    pub exact_allowed: bool,
}

impl Budget {
    /// A phone that allows everything.
    pub fn of(platform: Platform) -> Self {
        Self {
            platform,
            foreign_pending: 0,
            notifications_allowed: true,
            exact_allowed: true,
        }
    }
}
