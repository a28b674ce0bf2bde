//! Notifications in words: what they say, on the lock screen and behind it.

use chrono::{DateTime, Utc};
use lissom::reminders::{self, Kind, ToArm, Trigger};
use lissom::self_care::{About, Offer, Reminded, Reminder, SelfCare as Core};

use super::records::{
    NotReminded, ReminderAction, ReminderActionKind, ReminderCard, ReminderChange, ReminderKind,
    ReminderScreen, ReminderTrigger,
};
use super::why::not_reminded;
use crate::content::Passages;
use crate::medication::quantity_said;
use crate::words::{Words, code_of};

/// How notifications are said.
pub(super) struct Teller<'a> {
    pub(super) core: &'a Core,
    pub(super) words: Words,
    /// Whether the lock screen says no more than that there is something.
    pub(super) private: bool,
    /// The zone that clock times are told in.
    pub(super) zone: lissom::time::Zone,
    /// The instant that it is seen from.
    pub(super) now: DateTime<Utc>,
}

/// What is outstanding of a plan, in words.
pub(crate) fn change_of(core: &Core, words: Words, reminded: &Reminded) -> Option<ReminderChange> {
    let change = reminded.change.as_ref()?;
    let teller = Teller::new(core, words, reminded.private, reminded.at);
    let add = change.add.iter().map(|one| teller.card_of(one, reminded));
    Some(ReminderChange {
        generation: change.generation,
        cancel_all: change.cancel_all,
        cancel: change.cancel.iter().map(ToString::to_string).collect(),
        add: add.collect(),
    })
}

/// The newest plan in words.
pub(super) fn screen(core: &Core, words: Words, reminded: &Reminded) -> ReminderScreen {
    let teller = Teller::new(core, words, reminded.private, reminded.at);
    let left_out = reminded.left_out.iter().map(|(offer, why)| NotReminded {
        occurrence: offer.id.to_string(),
        class: offer.class.into(),
        due_ms: offer.at.timestamp_millis(),
        text: not_reminded(words, *why),
    });
    let mut notes = Vec::new();
    if !reminded.deliverable {
        notes.push(words.say("reminder-not-allowed", &[]));
    } else if reminded.inexact {
        notes.push(words.say("reminder-inexact", &[]));
    }
    ReminderScreen {
        change: change_of(core, words, reminded),
        generation: reminded.generation,
        reminders: reminded.reminders.iter().map(|one| teller.card(one)).collect(),
        left_out: left_out.collect(),
        notes,
        zone: reminded.zone.clone(),
        tzdb: reminded.tzdb.clone(),
    }
}

impl<'a> Teller<'a> {
    pub(super) fn new(core: &'a Core, words: Words, private: bool, now: DateTime<Utc>) -> Self {
        Self {
            core,
            words,
            private,
            zone: core.environment().zone,
            now,
        }
    }

    /// A notification as the phone arms it.
    pub(super) fn card(&self, reminder: &Reminder) -> ReminderCard {
        let (title, body) = self.text(reminder);
        let kind = kind_of(reminder.kind);
        let sentinel = kind == ReminderKind::OpenTheApp;
        let private = self.private && !sentinel;
        let (shown_title, shown_body) = if private {
            self.private_text()
        } else {
            (title.clone(), body.clone())
        };
        ReminderCard {
            id: reminder.id.to_string(),
            trigger: trigger_of(reminder.trigger),
            at_ms: reminder.at.timestamp_millis(),
            when: self.when(reminder.at),
            kind,
            class: (!sentinel).then(|| reminder.class.into()),
            title: shown_title,
            body: shown_body,
            unlocked_title: private.then_some(title),
            unlocked_body: private.then_some(body),
            silent: reminder.silent,
            time_sensitive: !sentinel && reminder.class.is_time_sensitive(),
            occurrences: reminder.about.iter().map(|one| one.id.to_string()).collect(),
            actions: self.actions(reminder),
        }
    }

    /// A notification that the phone is asked to hold, with its words where the plan has them.
    pub(super) fn card_of(&self, one: &ToArm, reminded: &Reminded) -> ReminderCard {
        let planned = reminded.reminders.iter().find(|planned| planned.id == one.id);
        planned.map_or_else(|| self.bare(one), |planned| self.card(planned))
    }

    /// One of which nothing more is known than that it was asked for: it says that there is something.
    fn bare(&self, one: &ToArm) -> ReminderCard {
        let (title, body) = self.private_text();
        let class = one
            .about
            .first()
            .map(|about| lissom::self_care::class_of_occurrence(about));
        ReminderCard {
            id: one.id.to_string(),
            trigger: trigger_of(one.trigger),
            at_ms: one.at.saturating_mul(1_000),
            when: self.when(DateTime::from_timestamp(one.at, 0).unwrap_or_default()),
            kind: kind_of(one.kind),
            class: class.map(Into::into),
            title,
            body,
            unlocked_title: None,
            unlocked_body: None,
            silent: one.silent,
            time_sensitive: class.is_some_and(reminders::Class::is_time_sensitive),
            occurrences: one.about.clone(),
            actions: vec![self.action(ReminderActionKind::Open, "reminder-action-open")],
        }
    }

    fn private_text(&self) -> (String, String) {
        (
            self.words.say("reminder-private-title", &[]),
            self.words.say("reminder-private", &[]),
        )
    }

    fn text(&self, reminder: &Reminder) -> (String, String) {
        let Some(first) = reminder.about.first() else {
            return (
                self.words.say("reminder-open-the-app-title", &[]),
                self.words.say("reminder-open-the-app", &[]),
            );
        };
        let asks = matches!(reminder.kind, Kind::CatchUp | Kind::Repeat(_));
        let lines: Vec<String> = reminder.about.iter().map(|one| self.line(one)).collect();
        let doses = reminder.about.iter().filter(|one| is_dose(one)).count();
        (self.title(first, asks, doses > 1), lines.join("\n"))
    }

    fn title(&self, offer: &Offer, asks: bool, several: bool) -> String {
        let key = match offer.about {
            About::Dose { .. } if asks && several => "reminder-title-medicines-asked",
            About::Dose { .. } if asks => "reminder-title-medicine-asked",
            About::Dose { .. } => "reminder-title-medicine",
            About::Session { .. } => "reminder-title-exercise",
            About::CheckIn => "reminder-title-check-in",
            About::Reading { .. } => "reminder-title-education",
            About::WindDown => "reminder-title-wind-down",
            About::Programme { .. } => "reminder-title-programme",
            About::MovementBreak => "reminder-title-movement-break",
            About::Stock { .. } => "reminder-title-stock",
            About::Appointment { .. } => "reminder-title-appointment",
        };
        self.words.say(key, &[])
    }

    /// One thing of a notification. About a medicine it says what was planned; never that it should be taken.
    pub(super) fn line(&self, offer: &Offer) -> String {
        let words = self.words;
        match &offer.about {
            About::Dose { medicine, quantity } => {
                let args = [
                    (
                        "quantity",
                        quantity_said(self.core, words, *quantity, medicine).into(),
                    ),
                    ("name", medicine.name.clone().into()),
                    ("time", words.time(self.zone.civil(offer.at).time()).into()),
                ];
                words.say("reminder-dose", &args)
            }
            About::Session { minutes, .. } => words.say(
                "reminder-exercise",
                &[("minutes", words.minutes(*minutes).into())],
            ),
            About::CheckIn => words.say("reminder-check-in", &[]),
            About::Reading { message } => match self.core.library() {
                Ok(library) => Passages {
                    library: &library,
                    words,
                }
                .message_title(message),
                Err(_) => words.say("reminder-private", &[]),
            },
            About::WindDown => words.say("reminder-wind-down", &[]),
            About::Programme { .. } => words.say("reminder-programme", &[]),
            About::MovementBreak => words.say("reminder-movement-break", &[]),
            About::Stock { medicine } => words.say("reminder-stock", &[("name", medicine.clone().into())]),
            About::Appointment { appointment, starts } => {
                self.appointment_line(appointment, *starts, offer.at)
            }
        }
    }

    fn actions(&self, reminder: &Reminder) -> Vec<ReminderAction> {
        let open = self.action(ReminderActionKind::Open, "reminder-action-open");
        if reminder.about.is_empty() {
            return vec![open];
        }
        let doses = reminder.about.iter().filter(|one| is_dose(one)).count();
        let mut actions = Vec::new();
        if doses > 0 {
            let key = if doses > 1 {
                "reminder-action-took-all"
            } else {
                "reminder-action-took"
            };
            actions.push(self.action(ReminderActionKind::TakeAll, key));
        }
        actions.push(self.action(ReminderActionKind::Snooze, "reminder-action-snooze"));
        actions.push(open);
        actions
    }

    fn action(&self, kind: ReminderActionKind, key: &str) -> ReminderAction {
        ReminderAction {
            kind,
            text: self.words.say(key, &[]),
        }
    }

    /// "today at 6pm", seen from now.
    pub(super) fn when(&self, at: DateTime<Utc>) -> String {
        let civil = self.zone.civil(at);
        let today = self.zone.civil(self.now).date();
        self.words.day_and_time(civil.date(), civil.time(), today)
    }

    /// The name of a hold's kind.
    pub(super) fn hold(&self, kind: reminders::HoldKind) -> String {
        self.words.say_coded("reminder-hold", &code_of(&kind), &[])
    }
}

fn is_dose(offer: &Offer) -> bool {
    matches!(offer.about, About::Dose { .. })
}

fn kind_of(kind: Kind) -> ReminderKind {
    match kind {
        Kind::Due => ReminderKind::Due,
        Kind::CatchUp => ReminderKind::CatchUp,
        Kind::Repeat(_) => ReminderKind::Repeat,
        Kind::Sentinel => ReminderKind::OpenTheApp,
    }
}

fn trigger_of(trigger: Trigger) -> ReminderTrigger {
    match trigger {
        Trigger::Floating(civil) => {
            let civil = DateTime::from_timestamp(civil, 0).unwrap_or_default().naive_utc();
            ReminderTrigger::AtClock {
                date: civil.date().into(),
                time: civil.time().into(),
            }
        }
        Trigger::Absolute(at) => ReminderTrigger::AtInstant {
            at_ms: at.saturating_mul(1_000),
        },
    }
}
