//! What can be typed about reminders, and the settings it becomes.

use chrono::{DateTime, NaiveDate, NaiveTime, Timelike};
use clap::{Args, Subcommand, ValueEnum};
use lissom_api::{
    CivilTime, PhonePlatform, ReminderClass, ReminderHoldEnd, ReminderHoldKind, ReminderSettings,
};

use crate::{Fallible, ask};

/// What is done with reminders.
#[derive(Debug, Subcommand)]
pub(crate) enum Remind {
    /// What a phone has to hold now, and what is left out, with why
    Plan(PlanTyped),
    /// Why a reminder comes when it comes, or why it does not
    Why {
        /// The occurrence, or the id of a notification, as `remind plan` shows them
        id: String,
    },
    /// Holds: nothing is reminded of for a while; medicine and appointments stay, unless the hold is on a medicine
    Hold {
        #[command(subcommand)]
        hold: Option<HoldTyped>,
    },
    /// How the person wants to be reminded; each option changes one thing
    Settings(SettingsTyped),
    /// When sessions are reminded of, and why that was moved
    Time {
        /// Takes the last move back
        #[arg(long)]
        undo: bool,
    },
}

/// The phone that is planned for.
#[derive(Debug, Args)]
pub(crate) struct PlanTyped {
    /// Which phone
    #[arg(long, value_enum, default_value = "android")]
    pub(crate) platform: PlatformTyped,
    /// Pending notifications of others in the same app
    #[arg(long, default_value_t = 0)]
    pub(crate) pending: u32,
    /// The phone allows no exact alarms
    #[arg(long)]
    pub(crate) inexact: bool,
    /// The phone allows no notifications
    #[arg(long)]
    pub(crate) silenced: bool,
    /// The phone has lain still since
    #[arg(long, value_name = "RFC3339")]
    pub(crate) still_since: Option<chrono::DateTime<chrono::FixedOffset>>,
    /// Says back that the phone holds it now
    #[arg(long)]
    pub(crate) armed: bool,
}

/// Which phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the names say it")]
pub(crate) enum PlatformTyped {
    Ios,
    Android,
}

impl From<PlatformTyped> for PhonePlatform {
    fn from(typed: PlatformTyped) -> Self {
        match typed {
            PlatformTyped::Ios => Self::Ios,
            PlatformTyped::Android => Self::Android,
        }
    }
}

/// What is done with holds.
#[derive(Debug, Subcommand)]
pub(crate) enum HoldTyped {
    /// Begins one
    Begin {
        /// vacation, flare or clinician
        kind: String,
        /// Only on this medicine's plan, by its name or the beginning of it
        #[arg(long)]
        medicine: Option<String>,
        /// It is over by itself after this day, such as 2026-11-29, or at this instant, such as
        /// 2026-11-29T12:00:00+01:00
        #[arg(long)]
        until: Option<String>,
    },
    /// Ends one; without an id the newest
    End {
        /// Its id, as --json shows it
        id: Option<String>,
    },
}

/// What is changed in the settings.
#[derive(Debug, Args)]
pub(crate) struct SettingsTyped {
    /// When sessions are reminded of, such as 17:30
    #[arg(long)]
    exercise: Option<NaiveTime>,
    /// Between which times, such as 08:00-21:00
    #[arg(long)]
    between: Option<String>,
    /// Whether that time may follow when you really exercise
    #[arg(long)]
    adaptive: Option<bool>,
    /// When the week's questions come
    #[arg(long)]
    check_in: Option<NaiveTime>,
    /// When there is something to read
    #[arg(long)]
    reading: Option<NaiveTime>,
    /// When a programme has its exercise
    #[arg(long)]
    programme: Option<NaiveTime>,
    /// Quiet hours, such as 22:00-07:00; or none
    #[arg(long)]
    quiet: Option<String>,
    /// Nothing but medicine and appointments comes before, at the weekend; or none
    #[arg(long)]
    weekend: Option<String>,
    /// Turns a class off, such as education; may come several times
    #[arg(long)]
    off: Vec<String>,
    /// Turns a class on again
    #[arg(long)]
    on: Vec<String>,
    /// Whether the lock screen says no more than that there is something
    #[arg(long)]
    private: Option<bool>,
    /// How often to ask after an unanswered medicine, 0 to 3
    #[arg(long)]
    follow_ups: Option<u8>,
    /// Every how many minutes, 10 to 240
    #[arg(long)]
    follow_up_every: Option<u16>,
}

const HOURS_TYPED: &str = "hours: such as 22:00-07:00, or none";

impl SettingsTyped {
    /// The settings with what was typed changed; none where nothing was typed.
    pub(crate) fn changed(&self, before: &ReminderSettings) -> Fallible<Option<ReminderSettings>> {
        let mut after = before.clone();
        for (typed, field) in [
            (self.exercise, &mut after.exercise_at),
            (self.check_in, &mut after.check_in_at),
            (self.reading, &mut after.reading_at),
            (self.programme, &mut after.programme_at),
        ] {
            if let Some(time) = typed {
                *field = time.into();
            }
        }
        if let Some(typed) = &self.between {
            let (from, until) = hours(typed)?.ok_or(HOURS_TYPED)?;
            (after.exercise_from, after.exercise_until) = (from, until);
        }
        if let Some(typed) = &self.quiet {
            let hours = hours(typed)?;
            after.quiet_from = hours.map(|(from, _)| from);
            after.quiet_until = hours.map(|(_, until)| until);
        }
        if let Some(typed) = &self.weekend {
            after.weekend_until = match typed.as_str() {
                "none" => None,
                time => Some(clock(time)?),
            };
        }
        for typed in &self.off {
            let class = ask::code::<ReminderClass>("class", typed)?;
            if !after.off.contains(&class) {
                after.off.push(class);
            }
        }
        for typed in &self.on {
            let class = ask::code::<ReminderClass>("class", typed)?;
            after.off.retain(|one| *one != class);
        }
        after.adaptive = self.adaptive.unwrap_or(after.adaptive);
        after.private = self.private.unwrap_or(after.private);
        after.follow_ups = self.follow_ups.unwrap_or(after.follow_ups);
        after.follow_up_every_min = self.follow_up_every.unwrap_or(after.follow_up_every_min);
        Ok((after != *before).then_some(after))
    }
}

/// The kind of a hold that was typed.
pub(crate) fn hold_kind(typed: &str) -> Fallible<ReminderHoldKind> {
    ask::code::<ReminderHoldKind>("kind", typed)
}

/// The end of a hold that was typed.
pub(crate) fn hold_end(typed: &str) -> Fallible<ReminderHoldEnd> {
    if let Ok(date) = typed.parse::<NaiveDate>() {
        return Ok(ReminderHoldEnd::AfterDay { date: date.into() });
    }
    let at = DateTime::parse_from_rfc3339(typed)
        .map_err(|_| "until: a day such as 2026-11-29, or an instant such as 2026-11-29T12:00:00+01:00")?;
    Ok(ReminderHoldEnd::AtInstant {
        at_ms: at.timestamp_millis(),
    })
}

fn hours(typed: &str) -> Fallible<Option<(CivilTime, CivilTime)>> {
    if typed == "none" {
        return Ok(None);
    }
    let (from, until) = typed.split_once('-').ok_or(HOURS_TYPED)?;
    Ok(Some((clock(from)?, clock(until)?)))
}

fn clock(typed: &str) -> Fallible<CivilTime> {
    let time = NaiveTime::parse_from_str(typed.trim(), "%H:%M").map_err(|_| "time: such as 07:00")?;
    Ok(time.with_second(0).unwrap_or(time).into())
}
