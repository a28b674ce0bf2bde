//! Why a reminder comes when it comes, in sentences.

use chrono::TimeDelta;
use lissom::reminders::{Kind, MovedBecause, Why};
use lissom::self_care::{About, Comes, ExerciseTime, MovedFor, ReminderWhy};
use lissom::time::Moment;

use super::records::{ExerciseTimeCard, ReminderWhyCard};
use super::said::Teller;
use crate::words::{Words, code_of, sentence_case};

/// Why something is not reminded of.
pub(super) fn not_reminded(words: Words, why: Why) -> String {
    match why {
        Why::Held(kind) => words.say_coded("reminder-held", &code_of(&kind), &[]),
        other => words.say_coded("reminder-not", &code_of(&other), &[]),
    }
}

impl Teller<'_> {
    pub(super) fn why(&self, why: &ReminderWhy) -> ReminderWhyCard {
        let words = self.words;
        let mut text = Vec::new();
        if let Some(offer) = &why.offer {
            text.push(self.line(offer));
        }
        let comes = match &why.comes {
            Comes::Yes { reminder, moved } => {
                let when = self.when(reminder.at);
                text.push(words.say("reminder-comes", &[("when", when.into())]));
                text.extend(moved.map(|moved| self.moved(moved, reminder.kind)));
                if let (None, Some(offer)) = (moved, &why.offer) {
                    text.push(self.due_because(offer, why));
                }
                if why.trying {
                    text.push(words.say("reminder-trying", &[]));
                }
                if reminder.silent {
                    text.push(words.say("reminder-silent", &[]));
                }
                Some(reminder.at)
            }
            Comes::No(left) => {
                text.push(not_reminded(words, *left));
                None
            }
            Comes::NotOpen => {
                text.push(words.say("reminder-not-open", &[]));
                None
            }
        };
        if !why.deliverable {
            text.push(words.say("reminder-not-allowed", &[]));
        } else if why.inexact && comes.is_some() {
            text.push(words.say("reminder-inexact", &[]));
        }
        ReminderWhyCard {
            occurrence: why.id.to_string(),
            comes_ms: comes.filter(|_| why.deliverable).map(|at| at.timestamp_millis()),
            text,
        }
    }

    /// Why it is due then.
    fn due_because(&self, offer: &lissom::self_care::Offer, why: &ReminderWhy) -> String {
        let key = match (&offer.about, why.time_because, why.trying) {
            (About::Session { .. }, Some(because), false) => {
                return self
                    .words
                    .say_coded("reminder-time-because", &code_of(&because), &[]);
            }
            (About::Session { .. }, _, _) => "reminder-because-session",
            (About::Dose { .. }, _, _) => "reminder-because-medicine",
            (About::CheckIn, _, _) => "reminder-because-check-in",
            (About::Reading { .. }, _, _) => "reminder-because-education",
            (About::WindDown, _, _) => "reminder-because-wind-down",
            (About::Programme { .. }, _, _) => "reminder-because-programme",
            (About::MovementBreak, _, _) => "reminder-because-movement-break",
            (About::Stock { .. }, _, _) => "reminder-because-stock",
            (About::Appointment { .. }, _, _) => "reminder-because-appointment",
        };
        self.words.say(key, &[])
    }

    fn moved(&self, moved: MovedFor, kind: Kind) -> String {
        let key = match (moved, kind) {
            (MovedFor::CatchUp, Kind::Repeat(_)) => "reminder-moved-asked-again",
            (MovedFor::CatchUp, _) => "reminder-moved-catch-up",
            (MovedFor::Snoozed, _) => "reminder-moved-snoozed",
            (MovedFor::QuietHours, _) => "reminder-moved-quiet-hours",
            (MovedFor::WeekendMorning, _) => "reminder-moved-weekend-morning",
            (MovedFor::Sleep, _) => "reminder-moved-sleep",
            (MovedFor::NightShift, _) => "reminder-moved-night-shift",
            (MovedFor::WithMedicine, _) => "reminder-moved-with-medicine",
            (MovedFor::Together, _) => "reminder-moved-together",
            (MovedFor::Spacing, _) => "reminder-moved-spacing",
        };
        self.words.say(key, &[])
    }

    pub(super) fn exercise_time(&self, time: &ExerciseTime) -> ExerciseTimeCard {
        let words = self.words;
        let of_minute = |minute: u16| {
            let time = chrono::NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute) * 60, 0)
                .unwrap_or_default();
            words.time(time)
        };
        let mut text = vec![words.say("reminder-time-now", &[("time", words.time(time.usual).into())])];
        let moved = time.moved.map(|(_, moved)| moved);
        if let Some(moved) = moved {
            let args = [
                ("from", of_minute(moved.from_min).into()),
                ("to", of_minute(moved.to_min).into()),
            ];
            text.push(words.say_coded("reminder-time-moved", &code_of(&moved.because), &args));
        }
        if time.trying {
            text.push(words.say("reminder-trying", &[]));
        }
        ExerciseTimeCard {
            time: time.usual.into(),
            chosen: time.chosen.into(),
            text,
            can_undo: moved.is_some_and(|moved| moved.because != MovedBecause::Undone),
        }
    }

    /// What a hold is on, since when, and until when.
    pub(super) fn hold_line(
        &self,
        hold: &lissom::reminders::KeptHold,
        named: Option<String>,
        moment: &Moment,
    ) -> String {
        let words = self.words;
        let what = match (&hold.on.regimen, named) {
            (None, _) => words.say("reminder-hold-everything", &[]),
            (Some(_), Some(name)) => name,
            (Some(what), None) => {
                let class = lissom::self_care::class_of_occurrence(what);
                words.say_coded("reminder-class", &code_of(&class), &[])
            }
        };
        let today = moment.civil().date();
        let date = words.date(self.zone.civil(hold.from).date(), today);
        let args = [
            ("kind", sentence_case(&self.hold(hold.on.kind)).into()),
            ("date", date.into()),
            ("what", what.into()),
        ];
        let Some(until) = hold.until else {
            return words.say("reminder-hold-line", &args);
        };
        // One that is over with a day is said by its last day.
        let last = moment.day_of(until - TimeDelta::milliseconds(1));
        let whole = moment.begins(last + TimeDelta::days(1)) == until;
        let (key, until) = if whole {
            ("reminder-hold-line-through", words.date(last, today))
        } else {
            ("reminder-hold-line-until", self.when(until))
        };
        let [kind, date, what] = args;
        words.say(key, &[kind, date, what, ("until", until.into())])
    }
}
