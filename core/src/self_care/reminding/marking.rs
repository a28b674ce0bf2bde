//! What became of notifications: shown, opened, put off, all of its doses taken.

use chrono::TimeDelta;
use uuid::Uuid;

use super::{Became, SelfCare, class_of_occurrence};
use crate::error::{Error, Result};
use crate::medication::{self, Dose, DoseEvent, DoseId, DoseState, PlannedDose};
use crate::reminders::{self, Class, KeptMark, Mark, ToArm};
use crate::schedule::OccurrenceId;
use crate::store::{CommandId, Reader, Writer};
use crate::time::Moment;

impl SelfCare {
    /// A notification was shown, put off or opened. Doses that are put off stay due.
    ///
    /// # Errors
    /// [`Error::NotFound`] when nothing is held under this id, [`Error::Invalid`] naming `until` for a time that is
    /// over or more than a day ahead, or a failure of the file.
    pub fn reminder_became(&self, id: CommandId, notification: Uuid, became: Became) -> Result<()> {
        self.write(id, "reminders.became", |tx, moment| {
            let one = held(tx, notification)?;
            let mark = match became {
                Became::Shown => Mark::Shown,
                Became::Opened => Mark::Opened,
                Became::Snoozed(until) => {
                    let ahead = until - moment.at();
                    if ahead <= TimeDelta::zero() || ahead > TimeDelta::days(1) {
                        return Err(Error::invalid("until", "a time to come, within a day"));
                    }
                    self.snooze_doses(tx, moment, &one, until)?;
                    Mark::Snoozed(until)
                }
            };
            for about in &one.about {
                let mark = KeptMark {
                    occurrence: about.clone(),
                    mark,
                    nudge: class_of_occurrence(about).is_nudge(),
                    at: moment.at(),
                };
                reminders::keep_mark(tx, moment, &mark)?;
            }
            match became {
                Became::Snoozed(_) => self.after_change(tx, moment),
                // What was shown changes nothing of what is to come but the number of nudges of the day: an alarm that
                // rings may have only seconds, and asks for the plan itself.
                Became::Shown | Became::Opened => Ok(()),
            }
        })
    }

    /// Every dose of a notification that is still open was taken now; answers them.
    ///
    /// # Errors
    /// [`Error::NotFound`] when nothing is held under this id, or a failure of the file.
    pub fn take_all(&self, id: CommandId, notification: Uuid) -> Result<Vec<DoseId>> {
        self.write(id, "reminders.take_all", |tx, moment| {
            let one = held(tx, notification)?;
            let mut taken = Vec::new();
            for planned in self.doses_of(tx, moment, &one)? {
                let dose = Dose {
                    medicine: planned.medicine,
                    quantity: planned.quantity,
                    taken: moment.at(),
                };
                let rules = (&self.formulary, &self.dose_rules);
                taken.push(medication::record_dose(
                    tx,
                    moment,
                    rules,
                    dose,
                    Some(planned.id),
                )?);
            }
            self.after_record(tx, moment)?;
            Ok(taken)
        })
    }

    fn snooze_doses(
        &self,
        tx: &Writer<'_>,
        moment: &Moment,
        one: &ToArm,
        until: chrono::DateTime<chrono::Utc>,
    ) -> Result<()> {
        for planned in self.doses_of(tx, moment, one)? {
            medication::say_of_dose(tx, moment, &planned, DoseEvent::Snoozed { until })?;
        }
        Ok(())
    }

    /// The doses of a notification that nobody has answered.
    fn doses_of(&self, reader: &Reader<'_>, moment: &Moment, one: &ToArm) -> Result<Vec<PlannedDose>> {
        let wanted: Vec<OccurrenceId> = one
            .about
            .iter()
            .filter(|about| class_of_occurrence(about) == Class::Medicine)
            .filter_map(|about| about.parse().ok())
            .collect();
        let Some(first) = wanted.iter().map(|id| id.date).min() else {
            return Ok(Vec::new());
        };
        let day = moment.begins(first);
        let around = (day - TimeDelta::days(2), day + TimeDelta::days(4));
        let mut planned = self.planned_doses(reader, moment, around.0, around.1)?;
        planned.retain(|dose| {
            wanted.contains(&dose.id)
                && !matches!(dose.state, DoseState::Taken { .. } | DoseState::Skipped(_))
        });
        Ok(planned)
    }

    /// Whether there is a regimen of that id, or another thing of that name that reminders are made of.
    pub(super) fn known_to_remind_of(&self, reader: &Reader<'_>, what: &str) -> Result<()> {
        let regimen = medication::regimens(reader)?
            .iter()
            .any(|course| course.id.0.to_string() == what);
        if regimen || class_of_occurrence(what) != Class::Medicine {
            return Ok(());
        }
        Err(Error::NotFound { what: "regimen" })
    }
}

fn held(reader: &Reader<'_>, notification: Uuid) -> Result<ToArm> {
    let kept = reminders::armed(reader)?;
    let found = kept.and_then(|kept| kept.armed.find(&notification).cloned());
    found.ok_or(Error::NotFound { what: "notification" })
}
