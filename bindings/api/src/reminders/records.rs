//! What crosses to the phone about reminders.

use chrono::{DateTime, TimeDelta, Utc};
use lissom::reminders::{self, Budget, Hours, Phone};
use lissom::self_care::Became;
use lissom::time::Moment;
use lissom::{Error, Result};
use serde::{Deserialize, Serialize};

use crate::civil::{CivilDate, CivilTime};
use crate::mirror::{choice, mirror};

mirror! {
    /// Which phone.
    PhonePlatform of lissom::reminders::Platform {
        /// At most 64 pending notifications; clock times follow the phone by themselves.
        Ios,
        /// Alarms, each of which asks for the next plan; gone after a start of the phone.
        Android,
    }
}

mirror! {
    /// What a notification is about.
    ReminderClass of lissom::reminders::Class {
        /// A medicine is due.
        Medicine,
        /// An appointment.
        Appointment,
        /// A medicine runs out.
        Stock,
        /// An exercise session.
        Exercise,
        /// The week's check-in.
        CheckIn,
        /// Winding down before sleep.
        WindDown,
        /// Walking.
        Steps,
        /// Getting up after a still period.
        MovementBreak,
        /// Something to read.
        Education,
        /// A programme's exercise of the day.
        Programme,
        /// Encouragement.
        Motivation,
    }
}

choice! {
    /// A class of notifications, with its words.
    ReminderClassChoice of ReminderClass as "reminder-class"
}

mirror! {
    /// Why nothing is reminded of for a while.
    ReminderHoldKind of lissom::reminders::HoldKind {
        /// The person is away.
        Vacation,
        /// A flare.
        Flare,
        /// A clinician said so.
        Clinician,
    }
}

choice! {
    /// A kind of hold, with its words.
    ReminderHoldChoice of ReminderHoldKind as "reminder-hold"
}

/// The phone as it is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, uniffi::Record)]
#[serde(deny_unknown_fields)]
pub struct PhoneState {
    /// Which phone.
    pub platform: PhonePlatform,
    /// Pending notifications of others in the same app.
    pub foreign_pending: u32,
    /// Whether notifications may be shown at all.
    pub notifications_allowed: bool,
    /// Whether alarms may be exact; iOS always says yes.
    pub exact_allowed: bool,
    /// Since when the phone lies or stands still with the person awake, in milliseconds since 1970-01-01 UTC.
    pub still_since_ms: Option<i64>,
    /// Until when it reports driving, in milliseconds since 1970-01-01 UTC.
    pub driving_until_ms: Option<i64>,
}

/// When a notification comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, uniffi::Enum)]
#[serde(rename_all = "kebab-case")]
pub enum ReminderTrigger {
    /// When the phone's clock shows this, wherever it is then: a calendar trigger without a zone.
    AtClock {
        /// The date.
        date: CivilDate,
        /// The time.
        time: CivilTime,
    },
    /// At this instant: an alarm, or a trigger with a fixed zone.
    AtInstant {
        /// In milliseconds since 1970-01-01 UTC.
        at_ms: i64,
    },
}

/// What a notification is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, uniffi::Enum)]
#[serde(rename_all = "kebab-case")]
pub enum ReminderKind {
    /// Something is due.
    Due,
    /// Something was due while the phone could not say so.
    CatchUp,
    /// It is asked once more.
    Repeat,
    /// It asks to open the app, so that reminders go on.
    OpenTheApp,
}

/// What can be done with a notification without opening the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, uniffi::Enum)]
#[serde(rename_all = "kebab-case")]
pub enum ReminderActionKind {
    /// Every dose in it was taken: `take_all`.
    TakeAll,
    /// Later: `became` with `Snoozed`.
    Snooze,
    /// Opens the app: `became` with `Opened`.
    Open,
}

/// An action with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ReminderAction {
    /// What it does.
    pub kind: ReminderActionKind,
    /// What it says.
    pub text: String,
}

/// A notification, ready to be armed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ReminderCard {
    /// Its id, a UUID: arm and cancel under it.
    pub id: String,
    /// When it comes.
    pub trigger: ReminderTrigger,
    /// The instant of that where the phone is now, in milliseconds since 1970-01-01 UTC.
    pub at_ms: i64,
    /// The same in words, for a list: "tomorrow at 8am", seen from when the plan was made.
    pub when: String,
    /// What it is.
    pub kind: ReminderKind,
    /// What it is about; none for the one that asks to open the app.
    pub class: Option<ReminderClass>,
    /// Its title. Safe on a lock screen, if the person wants that.
    pub title: String,
    /// Its text. Safe on a lock screen, if the person wants that.
    pub body: String,
    /// What an unlocked phone may show instead of the title, where the lock screen says less.
    pub unlocked_title: Option<String>,
    /// And instead of the text.
    pub unlocked_body: Option<String>,
    /// Without a sound.
    pub silent: bool,
    /// Whether the system may show it through Focus: only what is due to the minute.
    pub time_sensitive: bool,
    /// What it is about: ids for `why`, and for opening the right screen.
    pub occurrences: Vec<String>,
    /// What can be done with it.
    pub actions: Vec<ReminderAction>,
}

/// What the phone has to do so that it holds the plan. Doing it twice, or again from the start, does no harm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ReminderChange {
    /// To be said back (`armed`) when all of it is done.
    pub generation: u64,
    /// First cancel every notification of ours: the file is new to this phone.
    pub cancel_all: bool,
    /// Then cancel these. Cancelling what is not there is fine.
    pub cancel: Vec<String>,
    /// Then add these, in this order. Adding what is there replaces it.
    pub add: Vec<ReminderCard>,
}

/// Something that is not reminded of, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct NotReminded {
    /// Its id.
    pub occurrence: String,
    /// What it is about.
    pub class: ReminderClass,
    /// When it is due, in milliseconds since 1970-01-01 UTC.
    pub due_ms: i64,
    /// Why not.
    pub text: String,
}

/// The newest plan of reminders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ReminderScreen {
    /// What is still to be done on the phone; none when it holds what it should.
    pub change: Option<ReminderChange>,
    /// The newest generation.
    pub generation: u64,
    /// Every notification that is to be held, in the order in which they come.
    pub reminders: Vec<ReminderCard>,
    /// What is not reminded of.
    pub left_out: Vec<NotReminded>,
    /// What the person should know of the phone: notifications are not allowed, or may come late.
    pub notes: Vec<String>,
    /// The zone it was made in.
    pub zone: String,
    /// The release of the zone database it was made with, where it could be told.
    pub tzdb: Option<String>,
}

/// What became of a notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, uniffi::Enum)]
#[serde(rename_all = "kebab-case")]
pub enum ReminderMark {
    /// It was shown.
    Shown,
    /// The person opened it.
    Opened,
    /// The person put it off.
    Snoozed {
        /// Until then, in milliseconds since 1970-01-01 UTC; within a day.
        until_ms: i64,
    },
}

/// How a person wants to be reminded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, uniffi::Record)]
#[serde(deny_unknown_fields)]
pub struct ReminderSettings {
    /// When sessions are reminded of.
    pub exercise_at: CivilTime,
    /// Sessions are never reminded of before.
    pub exercise_from: CivilTime,
    /// Nor from then on; at least an hour later, on the same day.
    pub exercise_until: CivilTime,
    /// Whether the time of sessions may follow when the person really exercises.
    pub adaptive: bool,
    /// When the week's check-in is.
    pub check_in_at: CivilTime,
    /// When there is something to read.
    pub reading_at: CivilTime,
    /// When a programme has its exercise of the day.
    pub programme_at: CivilTime,
    /// Quiet hours begin; both or none.
    pub quiet_from: Option<CivilTime>,
    /// Quiet hours end.
    pub quiet_until: Option<CivilTime>,
    /// On Saturdays and Sundays nothing but medicine and appointments comes before.
    pub weekend_until: Option<CivilTime>,
    /// What the person does not want; medicine ends with its regimen instead.
    pub off: Vec<ReminderClass>,
    /// Whether the lock screen says no more than that there is something.
    pub private: bool,
    /// How often it is asked after an unanswered medicine, 0 to 3.
    pub follow_ups: u8,
    /// Every how many minutes, 10 to 240.
    pub follow_up_every_min: u16,
}

/// When a hold is over by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, uniffi::Enum)]
#[serde(rename_all = "kebab-case")]
pub enum ReminderHoldEnd {
    /// At this instant.
    AtInstant {
        /// In milliseconds since 1970-01-01 UTC; a time to come.
        at_ms: i64,
    },
    /// When this day is over where the phone is now: "until Sunday" holds on Sunday too.
    AfterDay {
        /// The last day; today at the earliest.
        date: CivilDate,
    },
}

/// A hold that is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ReminderHoldCard {
    /// Its id, for ending it.
    pub id: String,
    /// Why.
    pub kind: ReminderHoldKind,
    /// The regimen it is on; none for everything but medicine and appointments.
    pub regimen: Option<String>,
    /// When it began, in milliseconds since 1970-01-01 UTC.
    pub from_ms: i64,
    /// When it is over by itself, in milliseconds since 1970-01-01 UTC; none where it stays until it is ended.
    pub until_ms: Option<i64>,
    /// "Away, since 2 November: everything but medicine and appointments."
    pub text: String,
}

/// Why a reminder comes when it comes, or why it does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ReminderWhyCard {
    /// Its occurrence.
    pub occurrence: String,
    /// When it comes, in milliseconds since 1970-01-01 UTC; none when it does not.
    pub comes_ms: Option<i64>,
    /// In sentences.
    pub text: Vec<String>,
}

/// When sessions are reminded of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ExerciseTimeCard {
    /// The time that is usual now.
    pub time: CivilTime,
    /// The time that the person chose.
    pub chosen: CivilTime,
    /// When, and why it was moved.
    pub text: Vec<String>,
    /// Whether the last move can be taken back.
    pub can_undo: bool,
}

impl ReminderChange {
    /// Nothing of ours may be left on the phone.
    pub(crate) fn let_go_of_everything() -> Self {
        Self {
            generation: 0,
            cancel_all: true,
            cancel: Vec::new(),
            add: Vec::new(),
        }
    }
}

impl PhoneState {
    pub(super) fn into_core(self) -> Result<Phone> {
        let at = |field: &'static str, ms: Option<i64>| {
            ms.map(|ms| {
                DateTime::from_timestamp_millis(ms).ok_or_else(|| Error::invalid(field, "an instant"))
            })
            .transpose()
        };
        Ok(Phone {
            budget: Budget {
                platform: self.platform.into(),
                foreign_pending: usize::try_from(self.foreign_pending).unwrap_or(usize::MAX),
                notifications_allowed: self.notifications_allowed,
                exact_allowed: self.exact_allowed,
            },
            still_since: at("phone.still_since_ms", self.still_since_ms)?,
            driving_until: at("phone.driving_until_ms", self.driving_until_ms)?,
        })
    }
}

impl ReminderHoldEnd {
    pub(super) fn into_core(self, moment: &Moment) -> Result<DateTime<Utc>> {
        match self {
            Self::AtInstant { at_ms } => DateTime::from_timestamp_millis(at_ms)
                .ok_or_else(|| Error::invalid("hold.until", "an instant")),
            Self::AfterDay { date } => {
                let last = date.checked("hold.until")?;
                Ok(moment.begins(last + TimeDelta::days(1)))
            }
        }
    }
}

impl ReminderMark {
    pub(super) fn into_core(self) -> Result<Became> {
        Ok(match self {
            Self::Shown => Became::Shown,
            Self::Opened => Became::Opened,
            Self::Snoozed { until_ms } => Became::Snoozed(
                DateTime::from_timestamp_millis(until_ms)
                    .ok_or_else(|| Error::invalid("until", "an instant"))?,
            ),
        })
    }
}

impl ReminderSettings {
    pub(super) fn into_core(self) -> Result<reminders::Settings> {
        let quiet = match (self.quiet_from, self.quiet_until) {
            (Some(from), Some(until)) => Some(Hours {
                from: from.checked("reminders.quiet_from")?,
                until: until.checked("reminders.quiet_until")?,
            }),
            (None, None) => None,
            _ => return Err(Error::invalid("reminders.quiet_until", "both ends, or none")),
        };
        let weekend = self.weekend_until;
        Ok(reminders::Settings {
            exercise_at: self.exercise_at.checked("reminders.exercise_at")?,
            exercise_between: Hours {
                from: self.exercise_from.checked("reminders.exercise_from")?,
                until: self.exercise_until.checked("reminders.exercise_until")?,
            },
            adaptive: self.adaptive,
            check_in_at: self.check_in_at.checked("reminders.check_in_at")?,
            reading_at: self.reading_at.checked("reminders.reading_at")?,
            programme_at: self.programme_at.checked("reminders.programme_at")?,
            quiet,
            weekend_until: weekend
                .map(|until| until.checked("reminders.weekend_until"))
                .transpose()?,
            off: self.off.into_iter().map(Into::into).collect(),
            private: self.private,
            follow_ups: self.follow_ups,
            follow_up_every_min: self.follow_up_every_min,
        })
    }
}

impl From<reminders::Settings> for ReminderSettings {
    fn from(core: reminders::Settings) -> Self {
        Self {
            exercise_at: core.exercise_at.into(),
            exercise_from: core.exercise_between.from.into(),
            exercise_until: core.exercise_between.until.into(),
            adaptive: core.adaptive,
            check_in_at: core.check_in_at.into(),
            reading_at: core.reading_at.into(),
            programme_at: core.programme_at.into(),
            quiet_from: core.quiet.map(|hours| hours.from.into()),
            quiet_until: core.quiet.map(|hours| hours.until.into()),
            weekend_until: core.weekend_until.map(Into::into),
            off: core.off.into_iter().map(Into::into).collect(),
            private: core.private,
            follow_ups: core.follow_ups,
            follow_up_every_min: core.follow_up_every_min,
        }
    }
}
