//! Reminders across rooms: what is open in the week, the programmes, the medicines and the appointments goes to `reminders` as
//! candidates; screening, flares and holds silence what they must; the phone is told the difference.
//!
//! What changes what is due makes the plan again in its own transaction, so that what the phone is asked to hold and
//! what is known never part. The phone's side of it is a difference that stays until it is said back.

mod appointments;
mod exercise_time;
mod gathering;
mod marking;
mod planned;
mod why;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::SelfCare;
use crate::error::Result;
use crate::reminders::{
    self, Armed, Class, Difference, HoldOn, KeptArmed, KeptHold, Kind, Limits, Phone, Settings, TimeMoved,
    ToArm, Trigger, Why,
};
use crate::schedule::OccurrenceId;
use crate::store::{CommandId, Reader, Writer};
use crate::time::{DayRules, Moment};

use exercise_time::Times;
pub use gathering::{About, Offer};
pub use why::{Comes, MovedFor, ReminderWhy};

/// What an occurrence that is no regimen's belongs to: the name before its first `/`.
const SESSION: &str = "session";
const CHECK_IN: &str = "check-in";
const READING: &str = "reading";
const WIND_DOWN: &str = "wind-down";
const PROGRAMME: &str = "programme";
const MOVEMENT_BREAK: &str = "movement-break";
const STOCK: &str = "stock";
const APPOINTMENT: &str = "appointment";

/// The class of an occurrence by its name; regimens have ids of their own.
pub fn class_of_occurrence(occurrence: &str) -> Class {
    match occurrence.split('/').next() {
        Some(SESSION) => Class::Exercise,
        Some(CHECK_IN) => Class::CheckIn,
        Some(READING) => Class::Education,
        Some(WIND_DOWN) => Class::WindDown,
        Some(PROGRAMME) => Class::Programme,
        Some(MOVEMENT_BREAK) => Class::MovementBreak,
        Some(STOCK) => Class::Stock,
        Some(APPOINTMENT) => Class::Appointment,
        _ => Class::Medicine,
    }
}

/// A planned notification.
#[derive(Debug, Clone, PartialEq)]
pub struct Reminder {
    /// Its id on the phone.
    pub id: Uuid,
    /// When it comes.
    pub trigger: Trigger,
    /// The instant of that where the phone is now.
    pub at: DateTime<Utc>,
    /// What it is.
    pub kind: Kind,
    /// What it is about: the class of its first; that of the sentinel means nothing.
    pub class: Class,
    /// What it is about, the first due first.
    pub about: Vec<Offer>,
    /// Without a sound.
    pub silent: bool,
}

/// What the phone has to do so that it holds the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// To be said back when it is done.
    pub generation: u64,
    /// First everything of ours has to go: the file is new to the phone.
    pub cancel_all: bool,
    /// To cancel then.
    pub cancel: Vec<Uuid>,
    /// Then to add, in this order.
    pub add: Vec<ToArm>,
}

/// The newest plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Reminded {
    /// What the phone has not said back yet; none when it holds what it should.
    pub change: Option<Change>,
    /// The newest generation.
    pub generation: u64,
    /// What the phone holds, or was last asked to hold.
    pub held: Vec<ToArm>,
    /// Every notification of the plan, in the order in which they come.
    pub reminders: Vec<Reminder>,
    /// What is not notified, and why.
    pub left_out: Vec<(Offer, Why)>,
    /// Whether the phone shows them at all.
    pub deliverable: bool,
    /// Whether they may come late.
    pub inexact: bool,
    /// Whether the lock screen says no more than that there is something.
    pub private: bool,
    /// The instant at which it was made.
    pub at: DateTime<Utc>,
    /// The zone it was made in.
    pub zone: String,
    /// The release of the zone database, where it could be told.
    pub tzdb: Option<String>,
}

/// When sessions are reminded of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExerciseTime {
    /// The time that is usual now.
    pub usual: NaiveTime,
    /// The time that the person chose.
    pub chosen: NaiveTime,
    /// Whether another time is tried out today.
    pub trying: bool,
    /// The last move, and the day of it.
    pub moved: Option<(NaiveDate, TimeMoved)>,
}

impl SelfCare {
    /// Makes the next notifications for this phone and keeps what it is asked to hold; answers the generation. Call it
    /// when the app opens, at boot, and when clock, zone, permission or zone database changed; the difference
    /// ([`reminded`](Self::reminded)) is small or empty.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn remind(&self, id: CommandId, phone: &Phone) -> Result<u64> {
        self.write(id, "reminders.plan", |tx, moment| {
            self.make_reminders(tx, moment, *phone, reminders::armed(tx)?)
        })
    }

    /// The newest plan with what of it the phone has not said back; none before the first.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn reminded(&self) -> Result<Option<Reminded>> {
        self.read(|reader, moment| {
            let Some(kept) = reminders::armed(reader)? else {
                return Ok(None);
            };
            // As it was seen when it was made: the same input gives the same plan.
            let zone = self.zones.zone(&kept.zone)?;
            let then = Moment::new(kept.at, zone, DayRules::default(), moment.pattern().clone());
            let planned = self.planned_reminders(reader, &then, &kept.phone)?;
            Ok(Some(planned.reminded(&kept)))
        })
    }

    /// The phone holds what this generation asked for. Answers whether it was the newest; an older one is no news.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn reminders_armed(&self, id: CommandId, generation: u64) -> Result<bool> {
        self.with_armed(id, "reminders.armed", |kept| {
            let newest = kept.armed.armed(generation);
            kept.cancel_all &= !newest;
            newest
        })
        .map(|newest| newest.unwrap_or(false))
    }

    /// The phone holds nothing of ours: it was started, the app was updated or stopped by force.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn nothing_armed(&self, id: CommandId) -> Result<()> {
        self.with_armed(id, "reminders.nothing_armed", |kept| {
            kept.armed.nothing_armed();
            kept.cancel_all = false;
        })
        .map(drop)
    }

    /// The phone holds exactly these.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn armed_now(&self, id: CommandId, ids: &[Uuid]) -> Result<()> {
        self.with_armed(id, "reminders.armed_now", |kept| {
            kept.armed.armed_now(ids);
            kept.cancel_all = false;
        })
        .map(drop)
    }

    fn with_armed<T: Serialize + DeserializeOwned>(
        &self,
        id: CommandId,
        verb: &'static str,
        change: impl FnOnce(&mut KeptArmed) -> T,
    ) -> Result<Option<T>> {
        self.write(id, verb, |tx, moment| {
            let Some(mut kept) = reminders::armed(tx)? else {
                return Ok(None);
            };
            let answer = change(&mut kept);
            reminders::keep_armed(tx, moment, &kept)?;
            Ok(Some(answer))
        })
    }

    /// Whether the plan was made for another zone, by another zone database or by other limits than now, so that it has
    /// to be made again.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn reminders_stale(&self) -> Result<bool> {
        self.read(|reader, moment| {
            let Some(kept) = reminders::armed(reader)? else {
                return Ok(false);
            };
            Ok(kept.zone != moment.zone().name()
                || kept.tzdb != self.zones.release()
                || kept.limits != Limits::shipped()?.version)
        })
    }

    /// Makes the plan again for the phone as it last told of itself; answers the generation, none where nothing was
    /// ever planned.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn remind_again(&self, id: CommandId) -> Result<Option<u64>> {
        self.write(id, "reminders.again", |tx, moment| {
            let kept = reminders::armed(tx)?;
            kept.map(|kept| self.make_reminders(tx, moment, kept.phone, Some(kept)))
                .transpose()
        })
    }

    /// Keeps how the person wants to be reminded.
    ///
    /// # Errors
    /// [`Error::Invalid`](crate::Error::Invalid) naming the field, or a failure of the file.
    pub fn keep_reminder_settings(&self, id: CommandId, settings: &Settings) -> Result<u32> {
        self.write(id, "reminders.settings", |tx, moment| {
            let version = reminders::keep_settings(tx, moment, &Limits::shipped()?, settings)?;
            self.after_change(tx, moment)?;
            Ok(version)
        })
    }

    /// How the person is reminded.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn reminder_settings(&self) -> Result<Settings> {
        self.read(|reader, _| settings(reader, &Limits::shipped()?))
    }

    /// Begins a hold; answers its id.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound) for a regimen that there is not,
    /// [`Error::Invalid`](crate::Error::Invalid) naming `hold.until` for an end that is over, or a failure of the file.
    pub fn begin_reminder_hold(&self, id: CommandId, on: &HoldOn) -> Result<Uuid> {
        self.write(id, "reminders.hold", |tx, moment| {
            if let Some(what) = &on.regimen {
                self.known_to_remind_of(tx, what)?;
            }
            let hold = reminders::begin_hold(tx, moment, on)?;
            self.after_change(tx, moment)?;
            Ok(hold)
        })
    }

    /// Ends a hold, before the end that was planned where there is one.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound) without such an open hold, or a failure of the file.
    pub fn end_reminder_hold(&self, id: CommandId, hold: Uuid) -> Result<()> {
        self.write(id, "reminders.end_hold", |tx, moment| {
            reminders::end_hold(tx, moment, hold)?;
            self.after_change(tx, moment)
        })
    }

    /// The holds that are open now, the oldest first.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn reminder_holds(&self) -> Result<Vec<KeptHold>> {
        self.read(|reader, moment| {
            let all = reminders::holds(reader)?;
            let now = moment.at();
            Ok(all.into_iter().filter(|hold| hold.is_open(now)).collect())
        })
    }

    /// When sessions are reminded of, and the last move of that.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn exercise_time(&self) -> Result<ExerciseTime> {
        self.read(|reader, moment| {
            let settings = settings(reader, &Limits::shipped()?)?;
            let times = Times::of(reader, moment, &settings)?;
            Ok(ExerciseTime {
                usual: times.usual(),
                chosen: settings.exercise_at,
                trying: times.tries_today(),
                moved: times.last_move(),
            })
        })
    }

    /// Takes the last move of the time back, and keeps the time for a while.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound) when nothing was moved or that is taken back already, or a failure
    /// of the file.
    pub fn undo_exercise_time(&self, id: CommandId) -> Result<TimeMoved> {
        self.write(id, "reminders.undo_time", |tx, moment| {
            let settings = settings(tx, &Limits::shipped()?)?;
            let moved = Times::of(tx, moment, &settings)?.undo(tx, moment)?;
            self.after_change(tx, moment)?;
            Ok(moved)
        })
    }

    /// Makes the plan again after something changed that it rests on. Nothing is done where no phone ever asked.
    pub(super) fn after_change(&self, tx: &Writer<'_>, moment: &Moment) -> Result<()> {
        match reminders::armed(tx)? {
            Some(kept) => self.make_reminders(tx, moment, kept.phone, Some(kept)).map(drop),
            None => Ok(()),
        }
    }

    /// The same, for what must be recorded whatever becomes of the plan: a dose, an answer about danger signs. Where
    /// the plan cannot be made, the record stands, and at least everything that a screening's hold stops is taken from the
    /// phone.
    ///
    /// # Errors
    /// [`Error::Interrupted`](crate::Error::Interrupted) only.
    pub fn after_record(&self, tx: &Writer<'_>, moment: &Moment) -> Result<()> {
        match self.after_change(tx, moment) {
            Err(crate::Error::Interrupted) => Err(crate::Error::Interrupted),
            Err(_) if !matches!(self.held(tx), Ok(None)) => {
                // Where even this fails the file itself is at fault, and the transaction says so at its end.
                let _ = self.take_from_phone(tx, moment);
                Ok(())
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }

    fn take_from_phone(&self, tx: &Writer<'_>, moment: &Moment) -> Result<()> {
        let Some(mut kept) = reminders::armed(tx)? else {
            return Ok(());
        };
        let mut stays = kept.armed.held();
        stays.retain(|one| {
            one.about
                .iter()
                .all(|about| !class_of_occurrence(about).stops_at_screening())
        });
        kept.armed.propose(&stays);
        reminders::keep_armed(tx, moment, &kept)
    }

    /// Makes the plan for a phone, after what it held `before`. Never inlined: its instructions are counted apart.
    #[inline(never)]
    fn make_reminders(
        &self,
        tx: &Writer<'_>,
        moment: &Moment,
        phone: Phone,
        before: Option<KeptArmed>,
    ) -> Result<u64> {
        if let Some(before) = &before {
            self.note_shown(tx, moment, before)?;
        }
        let planned = self.planned_reminders(tx, moment, &phone)?;
        planned.keep_times(tx, moment)?;
        let (mut armed, cancel_all) = match before {
            Some(before) => (before.armed, before.cancel_all),
            // A new file: the phone may still hold what an erased one left.
            None => (Armed::default(), true),
        };
        armed.forget_past(moment.at().timestamp());
        let Difference { generation, .. } = armed.propose(&planned.to_arm());
        let kept = KeptArmed {
            armed,
            phone,
            at: moment.at(),
            zone: moment.zone().name().to_owned(),
            tzdb: self.zones.release(),
            limits: planned.limits().to_owned(),
            cancel_all,
        };
        reminders::keep_armed(tx, moment, &kept)?;
        Ok(generation)
    }
}

/// What became of a notification, as the phone tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Became {
    /// It was shown.
    Shown,
    /// The person put it off until then.
    Snoozed(DateTime<Utc>),
    /// The person opened it.
    Opened,
}

fn settings(reader: &Reader<'_>, limits: &Limits) -> Result<Settings> {
    Ok(reminders::settings(reader)?.unwrap_or_else(|| limits.usual.clone()))
}

fn name(id: &OccurrenceId) -> String {
    id.to_string()
}
