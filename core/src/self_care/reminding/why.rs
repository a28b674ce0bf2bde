//! Why a reminder comes when it comes, or why it does not.

use chrono::{DateTime, Datelike, Utc, Weekday};

use super::planned::Planned;
use super::{Offer, Reminder, SelfCare};
use crate::error::{Error, Result};
use crate::reminders::{self, Budget, Class, Clock, Kind, MovedBecause, Phone, Platform, Why};
use crate::schedule::OccurrenceId;
use crate::time::Moment;

/// Why a reminder comes later or earlier than what it is about is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MovedFor {
    /// The person put it off.
    Snoozed,
    /// It is shown late, because the phone could not say so in time.
    CatchUp,
    /// Quiet hours end then.
    QuietHours,
    /// On Saturdays and Sundays nothing comes before.
    WeekendMorning,
    /// The person wakes then.
    Sleep,
    /// A night shift ended before.
    NightShift,
    /// It comes with a medicine.
    WithMedicine,
    /// It comes with others that are due within minutes.
    Together,
    /// So that two do not come close together.
    Spacing,
}

/// Whether it comes.
#[derive(Debug, Clone, PartialEq)]
pub enum Comes {
    /// It comes.
    Yes {
        /// The notification.
        reminder: Reminder,
        /// Why not when it is due; none when it comes then.
        moved: Option<MovedFor>,
    },
    /// It does not.
    No(Why),
    /// It is done, over, or no longer planned.
    NotOpen,
}

/// Why a reminder comes when it comes, or why it does not.
#[derive(Debug, Clone, PartialEq)]
pub struct ReminderWhy {
    /// Its occurrence.
    pub id: OccurrenceId,
    /// What is due; none when nothing is open under this id.
    pub offer: Option<Offer>,
    /// Whether it comes.
    pub comes: Comes,
    /// Why a session is reminded of at that time, where that is not the one that the person chose.
    pub time_because: Option<MovedBecause>,
    /// Today another time is tried out.
    pub trying: bool,
    /// Whether the phone shows notifications at all.
    pub deliverable: bool,
    /// Whether it may come late, as the phone allows no exact alarms.
    pub inexact: bool,
}

impl SelfCare {
    /// Why an occurrence's reminder comes when it comes, or why it does not, for the phone as it last told of itself.
    /// `id` is an occurrence, or the id of a notification that the phone holds: then it is about its first occurrence.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an id that is neither, or a failure of the file.
    pub fn why_reminded(&self, id: &str) -> Result<ReminderWhy> {
        self.read(|reader, moment| {
            let kept = reminders::armed(reader)?;
            let of_notification = uuid::Uuid::try_parse(id).ok().and_then(|id| {
                let armed = &kept.as_ref()?.armed;
                armed.find(&id)?.about.first().cloned()
            });
            let id: OccurrenceId = of_notification
                .as_deref()
                .unwrap_or(id)
                .parse()
                .map_err(|_| Error::NotFound { what: "reminder" })?;
            let phone = kept.map_or_else(usual_phone, |kept| kept.phone);
            let planned = self.planned_reminders(reader, moment, &phone)?;
            Ok(planned.why(id, moment))
        })
    }
}

/// Where no phone ever asked: one that allows everything.
fn usual_phone() -> Phone {
    Phone {
        budget: Budget::of(Platform::Android),
        still_since: None,
        driving_until: None,
    }
}

impl Planned {
    fn why(&self, id: OccurrenceId, moment: &Moment) -> ReminderWhy {
        let found = (0_u32..)
            .zip(&self.offers)
            .zip(&self.candidates)
            .find(|((_, offer), _)| offer.id == id);
        let mut why = ReminderWhy {
            offer: found.map(|((_, offer), _)| offer.clone()),
            comes: Comes::NotOpen,
            time_because: None,
            trying: false,
            deliverable: self.plan.deliverable,
            inexact: self.plan.inexact,
            id,
        };
        let Some(((number, offer), candidate)) = found else {
            return why;
        };
        if offer.class == Class::Exercise && self.settings.adaptive {
            why.trying = offer.id.date == moment.today && self.times.tries_today();
            why.time_because = self
                .times
                .last_move()
                .map(|(_, moved)| moved.because)
                .filter(|_| !why.trying && self.times.usual() != self.settings.exercise_at);
        }
        let holds = |reminder: &Reminder| reminder.about.iter().any(|one| one.id == offer.id);
        if let Some(reminder) = self.reminders().into_iter().find(holds) {
            let wanted = candidate.snoozed_until.map_or(offer.at, super::planned::instant);
            let moved = self.moved_for(&reminder, offer, wanted, candidate.snoozed_until.is_some());
            why.comes = Comes::Yes { reminder, moved };
        } else if let Some((_, left)) = self.plan.left_out.iter().find(|(left, _)| *left == number) {
            why.comes = Comes::No(*left);
        }
        why
    }

    fn moved_for(
        &self,
        reminder: &Reminder,
        offer: &Offer,
        wanted: DateTime<Utc>,
        snoozed: bool,
    ) -> Option<MovedFor> {
        if matches!(reminder.kind, Kind::CatchUp | Kind::Repeat(_)) {
            return Some(MovedFor::CatchUp);
        }
        if reminder.at == wanted {
            return snoozed.then_some(MovedFor::Snoozed);
        }
        if reminder.about.len() > 1 && reminder.class == Class::Medicine {
            return Some(if offer.class == Class::Medicine {
                MovedFor::Together
            } else {
                MovedFor::WithMedicine
            });
        }
        let at = reminder.at.timestamp();
        let clock = Clock::new(&self.offsets);
        let shown = super::planned::instant(clock.civil(at)).naive_utc();
        if self
            .rest
            .shifts_end
            .iter()
            .any(|end| *end + self.limits.after_night_shift.num_seconds() == at)
        {
            return Some(MovedFor::NightShift);
        }
        if self.rest.asleep.iter().any(|(_, wakes)| *wakes == at) {
            return Some(MovedFor::Sleep);
        }
        if self
            .settings
            .quiet
            .is_some_and(|quiet| quiet.until == shown.time())
        {
            return Some(MovedFor::QuietHours);
        }
        let weekend = matches!(shown.weekday(), Weekday::Sat | Weekday::Sun);
        if weekend && self.settings.weekend_until == Some(shown.time()) {
            return Some(MovedFor::WeekendMorning);
        }
        Some(MovedFor::Spacing)
    }
}
