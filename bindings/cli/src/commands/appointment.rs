//! Appointments: those to come, noting one, moving it, cancelling it.

use chrono::NaiveDateTime;
use clap::{Args, Subcommand};
use lissom_api::{AppointmentCard, AppointmentEntry, SelfCare};

use crate::options::Global;
use crate::{Fallible, out};

/// What is done with appointments.
#[derive(Debug, Subcommand)]
pub(crate) enum AppointmentStep {
    /// Notes one
    Add {
        /// What it is, such as Physio
        title: String,
        /// When it begins, by the clock where it is, such as 2026-11-24T14:30
        #[arg(value_parser = civil)]
        at: NaiveDateTime,
        #[command(flatten)]
        typed: Typed,
    },
    /// Those to come
    List,
    /// Moves one, or corrects something else of it; each option changes one thing
    Change {
        /// The appointment, by its id or the beginning of its title
        appointment: String,
        /// What it is
        #[arg(long)]
        title: Option<String>,
        /// When it begins, by the clock where it is, such as 2026-11-24T14:30
        #[arg(long, value_parser = civil)]
        at: Option<NaiveDateTime>,
        #[command(flatten)]
        typed: Typed,
    },
    /// Cancels one
    Cancel {
        /// The appointment, by its id or the beginning of its title
        appointment: String,
    },
}

/// What may be said of an appointment.
#[derive(Debug, Args)]
pub(crate) struct Typed {
    /// The zone it is in; without it the one the person is in
    #[arg(long, value_name = "ZONE")]
    in_zone: Option<String>,
    /// Where it is; none takes it away
    #[arg(long)]
    place: Option<String>,
    /// How many minutes before it the reminder comes, up to a week
    #[arg(long, value_name = "MINUTES")]
    before: Option<u32>,
}

/// Runs what was typed.
pub(super) fn run(global: &Global, step: &AppointmentStep) -> Fallible {
    let care = global.open()?;
    let reminders = care.reminders();
    let done = match step {
        AppointmentStep::Add { title, at, typed } => {
            let entry = AppointmentEntry {
                title: title.clone(),
                date: at.date().into(),
                time: at.time().into(),
                zone: None,
                place: None,
                remind_before_min: None,
            };
            reminders
                .add_appointment(global.command_id(), typed.changed(entry))
                .map(drop)
        }
        AppointmentStep::List => Ok(()),
        AppointmentStep::Change {
            appointment,
            title,
            at,
            typed,
        } => {
            let AppointmentCard { id, entry, .. } = meant(global, &care, appointment)?;
            let mut entry = typed.changed(entry);
            if let Some(title) = title {
                entry.title.clone_from(title);
            }
            if let Some(at) = at {
                (entry.date, entry.time) = (at.date().into(), at.time().into());
            }
            reminders.change_appointment(global.command_id(), id, entry)
        }
        AppointmentStep::Cancel { appointment } => {
            let id = meant(global, &care, appointment)?.id;
            reminders.cancel_appointment(global.command_id(), id)
        }
    };
    done.map_err(|e| global.sentence(&e))?;
    let to_come = reminders.appointments().map_err(|e| global.sentence(&e))?;
    if global.json {
        return out::json(&to_come);
    }
    for one in &to_come {
        out::paragraph(0, &one.text);
        if let Some(remind) = &one.remind_text {
            out::paragraph(2, remind);
        }
    }
    Ok(())
}

impl Typed {
    fn changed(&self, mut entry: AppointmentEntry) -> AppointmentEntry {
        if let Some(zone) = &self.in_zone {
            entry.zone = Some(zone.clone());
        }
        if let Some(place) = &self.place {
            entry.place = (place != "none").then(|| place.clone());
        }
        entry.remind_before_min = self.before.or(entry.remind_before_min);
        entry
    }
}

/// The appointment that was meant: by its id, or by the beginning of its title where only one has it.
fn meant(global: &Global, care: &SelfCare, typed: &str) -> Fallible<AppointmentCard> {
    let to_come = care.reminders().appointments().map_err(|e| global.sentence(&e))?;
    let typed = typed.to_lowercase();
    let begins =
        |one: &AppointmentCard| one.id == typed || one.entry.title.to_lowercase().starts_with(&typed);
    let mut found = to_come.into_iter().filter(begins);
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        (Some(_), Some(_)) => {
            Err("appointment: several begin like that; type more of the title, or the id".to_owned())
        }
        (None, _) => Err("appointment: none of those to come; lissom appointment list shows them".to_owned()),
    }
}

fn civil(typed: &str) -> Result<NaiveDateTime, String> {
    NaiveDateTime::parse_from_str(typed, "%Y-%m-%dT%H:%M").map_err(|_| "such as 2026-11-24T14:30".to_owned())
}
