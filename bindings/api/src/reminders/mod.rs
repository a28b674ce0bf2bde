//! Reminders: what the phone has to hold so that it reminds, why, and how a person wants it.

mod appointments;
mod hand;
mod records;
mod said;
#[cfg(test)]
mod tests;
mod why;

use std::sync::Arc;

use lissom::reminders::HoldOn;
use lissom::store::CommandId;
use lissom::{Error, medication};
use uuid::Uuid;

pub use appointments::{AppointmentCard, AppointmentEntry};
pub use hand::{HandError, ReminderHand};
pub use records::{
    ExerciseTimeCard, NotReminded, PhonePlatform, PhoneState, ReminderAction, ReminderActionKind,
    ReminderCard, ReminderChange, ReminderClass, ReminderClassChoice, ReminderHoldCard, ReminderHoldChoice,
    ReminderHoldEnd, ReminderHoldKind, ReminderKind, ReminderMark, ReminderScreen, ReminderSettings,
    ReminderTrigger, ReminderWhyCard,
};

use crate::error::Result;
use crate::self_care::Opened;
use said::Teller;
pub(crate) use said::change_of;

/// Reminders. The core says which notifications the phone has to hold; the phone arms them and says so.
#[derive(uniffi::Object)]
pub struct Reminders {
    opened: Arc<Opened>,
}

impl Reminders {
    pub(crate) fn new(opened: Arc<Opened>) -> Self {
        Self { opened }
    }
}

#[uniffi::export]
impl Reminders {
    /// Makes the next notifications for the phone as it is now, and says what it has to do to hold them. Call it when
    /// the app opens, when an alarm rings, at the phone's start, and when clock, zone, permission or app changed. A
    /// hand that was given at opening has done it already: then `change` is none.
    ///
    /// # Errors
    /// `Invalid` naming the field of the phone, or a failure of the file.
    pub fn plan(&self, command_id: String, phone: PhoneState) -> Result<ReminderScreen> {
        let phone = phone.into_core()?;
        self.opened
            .change(|core| core.remind(CommandId::parse(&command_id)?, &phone))?;
        self.opened.speak(|core, words| {
            let reminded = core.reminded()?.ok_or(Error::NotFound { what: "plan" })?;
            Ok(said::screen(core, words, &reminded))
        })
    }

    /// The newest plan, with what is still to be done; none before the first.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn current(&self) -> Result<Option<ReminderScreen>> {
        self.opened.speak(|core, words| {
            let reminded = core.reminded()?;
            Ok(reminded.map(|reminded| said::screen(core, words, &reminded)))
        })
    }

    /// What a notification says when its alarm rings; none when it must not be shown any more: it is done, on hold, or
    /// another took its place. Where code runs as an alarm rings (Android), show this and nothing else.
    ///
    /// # Errors
    /// `Invalid` naming `id`, or a failure of the file.
    pub fn rings(&self, id: String) -> Result<Option<ReminderCard>> {
        let id = notification_id(&id)?;
        self.opened.speak(|core, words| {
            let Some(reminded) = core.reminded()? else {
                return Ok(None);
            };
            let teller = Teller::new(core, words, reminded.private, reminded.at);
            let held = reminded.held.iter().find(|one| one.id == id);
            Ok(held.map(|one| teller.card_of(one, &reminded)))
        })
    }

    /// The phone has done what this generation asked. Answers whether it was the newest; an older one is no news.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn armed(&self, command_id: String, generation: u64) -> Result<bool> {
        self.opened
            .with(|core| core.reminders_armed(CommandId::parse(&command_id)?, generation))
    }

    /// The phone holds nothing of ours: it was started, the app was updated or stopped by force. Call `plan` then.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn nothing_armed(&self, command_id: String) -> Result<()> {
        self.opened
            .with(|core| core.nothing_armed(CommandId::parse(&command_id)?))
    }

    /// The phone holds exactly these ids of ours (iOS can tell). Call `plan` then.
    ///
    /// # Errors
    /// `Invalid` naming an id, or a failure of the file.
    pub fn armed_now(&self, command_id: String, ids: Vec<String>) -> Result<()> {
        let ids = ids
            .iter()
            .map(|id| notification_id(id))
            .collect::<lissom::Result<Vec<_>>>()?;
        self.opened
            .with(|core| core.armed_now(CommandId::parse(&command_id)?, &ids))
    }

    /// A notification was shown, opened or put off. Doses that are put off stay due.
    ///
    /// # Errors
    /// `NotFound` when the phone holds nothing under this id; `Invalid` naming `until` for a time that is over or more
    /// than a day ahead.
    pub fn became(&self, command_id: String, id: String, mark: ReminderMark) -> Result<()> {
        let (id, mark) = (notification_id(&id)?, mark.into_core()?);
        self.opened
            .change(|core| core.reminder_became(CommandId::parse(&command_id)?, id, mark))
    }

    /// Every dose of a notification that nobody has answered was taken now; answers the ids of the doses.
    ///
    /// # Errors
    /// `NotFound` when the phone holds nothing under this id.
    pub fn take_all(&self, command_id: String, id: String) -> Result<Vec<String>> {
        let id = notification_id(&id)?;
        let taken = self
            .opened
            .change(|core| core.take_all(CommandId::parse(&command_id)?, id))?;
        Ok(taken.iter().map(|dose| dose.0.to_string()).collect())
    }

    /// Why a reminder comes when it comes, or why it does not. `id` is an occurrence, or a notification's.
    ///
    /// # Errors
    /// `NotFound` for an id that is neither.
    pub fn why(&self, id: String) -> Result<ReminderWhyCard> {
        self.opened.speak(|core, words| {
            let why = core.why_reminded(&id)?;
            let now = core.read(|_, moment| Ok(moment.at()))?;
            Ok(Teller::new(core, words, false, now).why(&why))
        })
    }

    /// Whether the plan was made for another zone, zone database or rules than now: call `plan` then.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn stale(&self) -> Result<bool> {
        self.opened.with(|core| core.reminders_stale())
    }

    /// How the person is reminded.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn settings(&self) -> Result<ReminderSettings> {
        self.opened.with(|core| core.reminder_settings().map(Into::into))
    }

    /// Keeps how the person wants to be reminded.
    ///
    /// # Errors
    /// `Invalid` naming the field.
    pub fn keep_settings(&self, command_id: String, settings: ReminderSettings) -> Result<()> {
        let settings = settings.into_core()?;
        self.opened
            .change(|core| core.keep_reminder_settings(CommandId::parse(&command_id)?, &settings))
            .map(drop)
    }

    /// The classes that can be switched off, with their words.
    ///
    /// # Errors
    /// `ShutDown`.
    pub fn classes(&self) -> Result<Vec<ReminderClassChoice>> {
        self.opened.speak(|_, words| {
            let mut all = ReminderClassChoice::all(words);
            all.retain(|one| one.value != ReminderClass::Medicine);
            Ok(all)
        })
    }

    /// The kinds of hold, with their words.
    ///
    /// # Errors
    /// `ShutDown`.
    pub fn hold_kinds(&self) -> Result<Vec<ReminderHoldChoice>> {
        self.opened.speak(|_, words| Ok(ReminderHoldChoice::all(words)))
    }

    /// Begins a hold; answers its id. On a regimen: its doses are neither reminded of nor missed. On everything:
    /// medicine and appointments stay. With `until` it is over by itself then.
    ///
    /// # Errors
    /// `NotFound` for the regimen; `Invalid` naming `hold.until` for an end that is over.
    pub fn begin_hold(
        &self,
        command_id: String,
        kind: ReminderHoldKind,
        regimen: Option<String>,
        until: Option<ReminderHoldEnd>,
    ) -> Result<String> {
        let id = self.opened.change(|core| {
            let until = until.map(|until| core.read(|_, moment| until.into_core(moment)));
            let on = HoldOn {
                kind: kind.into(),
                regimen,
                until: until.transpose()?,
            };
            core.begin_reminder_hold(CommandId::parse(&command_id)?, &on)
        })?;
        Ok(id.to_string())
    }

    /// Ends a hold, before the end that was planned where there is one.
    ///
    /// # Errors
    /// `NotFound` without such an open hold.
    pub fn end_hold(&self, command_id: String, id: String) -> Result<()> {
        let id = Uuid::try_parse(&id).map_err(|_| Error::invalid("hold", "a UUID"))?;
        self.opened
            .change(|core| core.end_reminder_hold(CommandId::parse(&command_id)?, id))
    }

    /// The holds that are open, the oldest first.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn holds(&self) -> Result<Vec<ReminderHoldCard>> {
        self.opened.speak(|core, words| {
            let holds = core.reminder_holds()?;
            core.read(|reader, moment| {
                let teller = Teller::new(core, words, false, moment.at());
                let medicines = medication::medicines(reader)?;
                let courses = medication::regimens(reader)?;
                let name = |regimen: &str| {
                    let course = courses.iter().find(|one| one.id.0.to_string() == regimen)?;
                    let medicine = course.newest()?.regimen.medicine;
                    let kept = medicines.iter().find(|kept| kept.id == medicine)?;
                    Some(kept.medicine.name.clone())
                };
                let card = |hold: &lissom::reminders::KeptHold| ReminderHoldCard {
                    id: hold.id.to_string(),
                    kind: hold.on.kind.into(),
                    regimen: hold.on.regimen.clone(),
                    from_ms: hold.from.timestamp_millis(),
                    until_ms: hold.until.map(|until| until.timestamp_millis()),
                    text: teller.hold_line(hold, hold.on.regimen.as_deref().and_then(name), moment),
                };
                Ok(holds.iter().map(card).collect())
            })
        })
    }

    /// When sessions are reminded of, and why that was moved.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn exercise_time(&self) -> Result<ExerciseTimeCard> {
        self.opened.speak(|core, words| {
            let time = core.exercise_time()?;
            let now = core.read(|_, moment| Ok(moment.at()))?;
            Ok(Teller::new(core, words, false, now).exercise_time(&time))
        })
    }

    /// Takes the last move of that time back, and keeps the time for a while.
    ///
    /// # Errors
    /// `NotFound` when nothing was moved, or that is taken back already.
    pub fn undo_exercise_time(&self, command_id: String) -> Result<ExerciseTimeCard> {
        self.opened
            .change(|core| core.undo_exercise_time(CommandId::parse(&command_id)?))?;
        self.exercise_time()
    }
}

fn notification_id(id: &str) -> lissom::Result<Uuid> {
    Uuid::try_parse(id).map_err(|_| Error::invalid("id", "a UUID"))
}
