//! Programmes across rooms: screening first, then the exercise of the day that fits the person.

use super::SelfCare;
use super::planning::Held;
use crate::error::{Error, Result};
use crate::plan::{self, Following, Item, ProgrammeEvent};
use crate::store::CommandId;

/// The programmes that a person follows, on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammesDay {
    /// Why exercise is held, if it is: then no programme has an exercise.
    pub held: Option<Held>,
    /// Each programme with its exercise of the day, where it has one and one fits.
    pub following: Vec<(Following, Option<Item>)>,
}

impl SelfCare {
    /// Keeps what happened in a programme. None begins and nobody climbs while screening holds exercise.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a programme that there is not or that is not followed, [`Error::Invalid`] naming what
    /// cannot be, or a failure of the file.
    pub fn programme_event(&self, id: CommandId, programme: &str, event: &ProgrammeEvent) -> Result<()> {
        let library = self.library()?;
        self.write(id, "programme.event", |tx, moment| {
            let asks_more = matches!(
                event,
                ProgrammeEvent::Began | ProgrammeEvent::Moved(_) | ProgrammeEvent::Did(_)
            );
            if asks_more && self.held(tx)?.is_some() {
                return Err(Error::invalid("programme", "none while exercise is on hold"));
            }
            plan::keep_programme_event(tx, moment, &library, programme, event)?;
            self.after_record(tx, moment)
        })
    }

    /// The programmes that are followed today, with the exercise of the day.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn programmes_day(&self) -> Result<ProgrammesDay> {
        let library = self.library()?;
        self.read(|reader, moment| {
            let known = self.known(reader, moment)?;
            let avoid = plan::avoided(reader, moment)?;
            let following = plan::following(reader, &library, moment.today)?
                .into_iter()
                .map(|following| {
                    let programme = library.programme(&following.programme);
                    let allowed = programme.zip(known.permission.as_ref().ok());
                    let item = allowed.and_then(|(programme, permission)| {
                        plan::daily_exercise(
                            (&library, &self.rules),
                            programme,
                            &following,
                            permission,
                            &known.profile,
                            &known.situation.constraints,
                            &avoid,
                        )
                    });
                    (following, item)
                })
                .collect();
            Ok(ProgrammesDay {
                held: known.permission.err(),
                following,
            })
        })
    }
}
