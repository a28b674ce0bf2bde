//! Appointments: noting, moving and cancelling them, and what is shown of those to come.

use chrono::NaiveDateTime;
use lissom::reminders::{Appointment, Class, KeptAppointment, Limits};
use lissom::self_care::SelfCare as Core;
use lissom::store::CommandId;
use lissom::{Error, Result as CoreResult};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Reminders;
use super::said::Teller;
use crate::civil::{CivilDate, CivilTime};
use crate::error::Result;
use crate::words::place_of;

/// An appointment as it is entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, uniffi::Record)]
#[serde(deny_unknown_fields)]
pub struct AppointmentEntry {
    /// What it is, 1 to 80 characters in one line.
    pub title: String,
    /// The date it is on, where it is.
    pub date: CivilDate,
    /// When it begins, by the clock where it is. It does not move with the phone.
    pub time: CivilTime,
    /// The IANA name of the zone it is in; where the phone is now, if none is named.
    pub zone: Option<String>,
    /// Where it is, 1 to 120 characters in one line.
    pub place: Option<String>,
    /// How many minutes before it the reminder comes, 0 to 10,080 (a week); as is usual, if it is not said.
    pub remind_before_min: Option<u32>,
}

/// An appointment that is still to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct AppointmentCard {
    /// Its id, for changing and cancelling it.
    pub id: String,
    /// As it was entered, with its zone and the minutes before it filled in.
    pub entry: AppointmentEntry,
    /// When it begins, in milliseconds since 1970-01-01 UTC.
    pub starts_ms: i64,
    /// When its reminder is due, in milliseconds since 1970-01-01 UTC; none where that is over, or the person turned
    /// these reminders off.
    pub remind_ms: Option<i64>,
    /// "Physio: Monday 9 November at 2:30pm, Storgata 1."
    pub text: String,
    /// When the reminder comes, in a sentence; none where `remind_ms` is.
    pub remind_text: Option<String>,
}

#[uniffi::export]
impl Reminders {
    /// The appointments that are still to come, the next first.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn appointments(&self) -> Result<Vec<AppointmentCard>> {
        self.opened.speak(|core, words| {
            let kept = core.appointments()?;
            let off = core.reminder_settings()?.off.contains(&Class::Appointment);
            let limits = Limits::shipped()?;
            let now = core.read(|_, moment| Ok(moment.at()))?;
            let teller = Teller::new(core, words, false, now);
            Ok(kept
                .iter()
                .map(|one| teller.appointment_card(one, &limits, off))
                .collect())
        })
    }

    /// Notes an appointment; answers its id.
    ///
    /// # Errors
    /// `Invalid` naming the field, `appointment.at` for a time that is over; `UnknownZone`.
    pub fn add_appointment(&self, command_id: String, entry: AppointmentEntry) -> Result<String> {
        let id = self.opened.change(|core| {
            let appointment = entry.into_core(core)?;
            core.add_appointment(CommandId::parse(&command_id)?, &appointment)
        })?;
        Ok(id.to_string())
    }

    /// Moves an appointment, or corrects something else of it: all of it is entered once more.
    ///
    /// # Errors
    /// As `add_appointment`; `NotFound` without such an appointment that was not cancelled.
    pub fn change_appointment(&self, command_id: String, id: String, entry: AppointmentEntry) -> Result<()> {
        self.opened.change(|core| {
            let appointment = entry.into_core(core)?;
            core.correct_appointment(CommandId::parse(&command_id)?, appointment_id(&id)?, &appointment)
        })
    }

    /// Cancels an appointment.
    ///
    /// # Errors
    /// `NotFound` without such an appointment that was not cancelled.
    pub fn cancel_appointment(&self, command_id: String, id: String) -> Result<()> {
        self.opened
            .change(|core| core.cancel_appointment(CommandId::parse(&command_id)?, appointment_id(&id)?))
    }
}

impl AppointmentEntry {
    fn into_core(self, core: &Core) -> CoreResult<Appointment> {
        let at = self.date.checked("appointment.date")?;
        let before = match self.remind_before_min {
            Some(minutes) => minutes,
            None => {
                let usual = Limits::shipped()?.appointment_before.num_minutes();
                // A few hours.
                u32::try_from(usual).unwrap_or(0)
            }
        };
        Ok(Appointment {
            title: self.title,
            at: at.and_time(self.time.checked("appointment.time")?),
            zone: self
                .zone
                .unwrap_or_else(|| core.environment().zone.name().to_owned()),
            place: self.place,
            remind_before_min: before,
        })
    }
}

impl From<&Appointment> for AppointmentEntry {
    fn from(core: &Appointment) -> Self {
        Self {
            title: core.title.clone(),
            date: core.at.date().into(),
            time: core.at.time().into(),
            zone: Some(core.zone.clone()),
            place: core.place.clone(),
            remind_before_min: Some(core.remind_before_min),
        }
    }
}

impl Teller<'_> {
    fn appointment_card(&self, kept: &KeptAppointment, limits: &Limits, off: bool) -> AppointmentCard {
        let remind = Some(kept.remind_at(limits)).filter(|at| *at > self.now && !off);
        AppointmentCard {
            id: kept.id.to_string(),
            entry: (&kept.appointment).into(),
            starts_ms: kept.starts.timestamp_millis(),
            remind_ms: remind.map(|at| at.timestamp_millis()),
            text: self.appointment_line(&kept.appointment, kept.starts, self.now),
            remind_text: remind.map(|at| {
                self.words
                    .say("appointment-reminder", &[("when", self.when(at).into())])
            }),
        }
    }

    /// An appointment in one line, by the clock where it is. Days are named by their dates: it may be read on another
    /// day than it was made for.
    pub(super) fn appointment_line(
        &self,
        appointment: &Appointment,
        starts: chrono::DateTime<chrono::Utc>,
        read: chrono::DateTime<chrono::Utc>,
    ) -> String {
        let words = self.words;
        let civil: NaiveDateTime = appointment.at;
        let today = self.zone.civil(read).date();
        let mut args = vec![
            ("date", words.weekday_and_date(civil.date(), today).into()),
            ("time", words.time(civil.time()).into()),
        ];
        let here = self.zone.name() == appointment.zone || self.zone.civil(starts) == civil;
        let when = if here {
            words.say("appointment-when", &args)
        } else {
            args.push(("place", place_of(&appointment.zone).into()));
            words.say("appointment-when-there", &args)
        };
        let mut args = vec![("title", appointment.title.clone().into()), ("when", when.into())];
        match &appointment.place {
            Some(place) => {
                args.push(("place", place.clone().into()));
                words.say("appointment-at-place", &args)
            }
            None => words.say("appointment", &args),
        }
    }
}

fn appointment_id(id: &str) -> CoreResult<Uuid> {
    Uuid::try_parse(id).map_err(|_| Error::invalid("appointment", "a UUID"))
}
