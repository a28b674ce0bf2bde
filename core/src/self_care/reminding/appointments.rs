//! Appointments across rooms: noted, moved and cancelled, with the reminders made again; offered until they begin.

use uuid::Uuid;

use super::gathering::Gathering;
use super::{APPOINTMENT, About, Offer, SelfCare};
use crate::error::Result;
use crate::reminders::{self, Appointment, Class, KeptAppointment};
use crate::schedule::{OccurrenceId, Slot};
use crate::store::CommandId;

impl SelfCare {
    /// Notes an appointment; answers its id.
    ///
    /// # Errors
    /// [`Error::Invalid`](crate::Error::Invalid) naming the field, `appointment.at` for a time that is over,
    /// [`Error::UnknownZone`](crate::Error::UnknownZone), or a failure of the file.
    pub fn add_appointment(&self, id: CommandId, appointment: &Appointment) -> Result<Uuid> {
        self.write(id, "reminders.add_appointment", |tx, moment| {
            let added = reminders::add_appointment(tx, moment, &self.zones, appointment.clone())?;
            self.after_change(tx, moment)?;
            Ok(added)
        })
    }

    /// Moves an appointment, or corrects something else of it.
    ///
    /// # Errors
    /// As [`add_appointment`](Self::add_appointment), or [`Error::NotFound`](crate::Error::NotFound) without such an
    /// appointment that was not cancelled.
    pub fn correct_appointment(&self, id: CommandId, which: Uuid, appointment: &Appointment) -> Result<()> {
        self.write(id, "reminders.correct_appointment", |tx, moment| {
            reminders::correct_appointment(tx, moment, &self.zones, which, appointment.clone())?;
            self.after_change(tx, moment)
        })
    }

    /// Cancels an appointment.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound) without such an appointment that was not cancelled, or a failure of
    /// the file.
    pub fn cancel_appointment(&self, id: CommandId, which: Uuid) -> Result<()> {
        self.write(id, "reminders.cancel_appointment", |tx, moment| {
            reminders::cancel_appointment(tx, moment, &self.zones, which)?;
            self.after_change(tx, moment)
        })
    }

    /// The appointments that are still to come, the next first.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn appointments(&self) -> Result<Vec<KeptAppointment>> {
        self.read(|reader, moment| reminders::appointments(reader, &self.zones, moment.at()))
    }
}

impl Gathering<'_> {
    /// Each that is still to come, where its reminder comes within the horizon.
    pub(super) fn appointments(&mut self) -> Result<()> {
        let now = self.moment.at();
        for kept in reminders::appointments(self.reader, &self.care.zones, now)? {
            let at = kept.remind_at(self.limits);
            if at > now + self.limits.horizon {
                self.more = true;
                continue;
            }
            let civil = kept.appointment.at;
            self.offers.push(Offer {
                id: OccurrenceId {
                    what: APPOINTMENT.to_owned(),
                    part: kept.id.to_string(),
                    date: civil.date(),
                    // Moved to another time of the same day it is told of anew.
                    slot: Slot::new(&civil.format("t%H%M").to_string(), "slot")?,
                },
                class: Class::Appointment,
                at,
                snoozed: None,
                about: About::Appointment {
                    appointment: kept.appointment,
                    starts: kept.starts,
                },
                // It is at a place: the phone's clock does not move it.
                floating: false,
                // A reminder a day ahead is worth showing until it begins, however long the phone was off.
                late_ok: self.limits.appointment_late_ok.max(kept.starts - at),
            });
        }
        Ok(())
    }
}
