//! When sessions are reminded of: the person's own time, until their sessions show a better one. The days that are over
//! are closed from what is kept: the notifications that were shown, and when sessions were begun.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};

use crate::error::Result;
use crate::plan;
use crate::reminders::{
    self, AdaptiveRules, Choice, KeptMark, KeptTimes, Mark, Settings, SlotModel, TimeMoved,
};
use crate::store::{Reader, Writer};
use crate::time::Moment;

use super::SESSION;

/// What is known of when a person exercises, up to the day before today.
pub(super) struct Times {
    rules: AdaptiveRules,
    kept: KeptTimes,
    adaptive: bool,
    chosen: u16,
    /// The choice of today that was logged, or that may be.
    today: Option<Choice>,
    logged: bool,
}

impl Times {
    /// Read and brought up to today. Nothing is written.
    pub(super) fn of(reader: &Reader<'_>, moment: &Moment, settings: &Settings) -> Result<Self> {
        let rules = AdaptiveRules::shipped()?;
        let chosen = minute(settings.exercise_at);
        let kept = match reminders::times(reader)? {
            Some(kept) if kept.model.is_for(settings.window(), chosen) => kept,
            before => KeptTimes {
                number: before.map_or(1, |before| before.number + 1),
                began: moment.today,
                model: new_model(&rules, moment.today, settings)?,
            },
        };
        let mut times = Self {
            rules,
            kept,
            adaptive: settings.adaptive,
            chosen,
            today: None,
            logged: false,
        };
        times.close_days(reader, moment)?;
        if times.adaptive {
            times.choose(reader, moment)?;
        }
        Ok(times)
    }

    fn date(&self) -> NaiveDate {
        self.kept.began + TimeDelta::days(i64::from(self.kept.model.day()))
    }

    fn close_days(&mut self, reader: &Reader<'_>, moment: &Moment) -> Result<()> {
        if self.date() >= moment.today {
            return Ok(());
        }
        let from = moment.begins(self.date()) - TimeDelta::days(1);
        let marks = reminders::marks(reader, from)?;
        let begun = plan::sessions_begun(reader, from)?;
        while self.date() < moment.today {
            let date = self.date();
            let choice = reminders::choice_on(reader, &self.kept, date)?;
            let (reminded, organic) = self.day(moment, date, choice, &marks, &begun);
            self.kept.model.close_day(&self.rules, reminded, &organic);
        }
        Ok(())
    }

    /// What a day's reminder was worth, and the minutes at which sessions of the person's own began.
    fn day(
        &self,
        moment: &Moment,
        date: NaiveDate,
        choice: Option<Choice>,
        marks: &[KeptMark],
        begun: &[DateTime<Utc>],
    ) -> (Option<(usize, f64)>, Vec<u16>) {
        let of_sessions = || marks.iter().filter(|mark| is_session(&mark.occurrence, date));
        let shown: Vec<DateTime<Utc>> = of_sessions()
            .filter(|mark| mark.mark == Mark::Shown)
            .map(|mark| mark.at)
            .collect();
        let snoozed = of_sessions().any(|mark| matches!(mark.mark, Mark::Snoozed(_)));
        let begun: Vec<DateTime<Utc>> = begun
            .iter()
            .filter(|at| moment.day_of(**at) == date)
            .copied()
            .collect();
        let minutes = |span: TimeDelta| u16::try_from(span.num_minutes()).unwrap_or(u16::MAX);
        let clock = |at: DateTime<Utc>| minute(moment.zone().civil(at).time());
        let reminded = shown.iter().min().map(|first| {
            let after = begun.iter().filter(|at| **at >= *first).min();
            let after = after.map(|at| minutes(*at - *first));
            let slot = choice.map_or_else(|| self.kept.model.slot_of(clock(*first)), |choice| choice.slot);
            (slot, self.rules.reward(after, snoozed))
        });
        let own = begun.iter().filter(|at| {
            let last = shown.iter().filter(|shown| *shown <= *at).max();
            self.rules.is_organic(last.map(|shown| minutes(**at - *shown)))
        });
        (reminded, own.map(|at| clock(*at)).collect())
    }

    fn choose(&mut self, reader: &Reader<'_>, moment: &Moment) -> Result<()> {
        if let Some(choice) = reminders::choice_on(reader, &self.kept, moment.today)? {
            (self.today, self.logged) = (Some(choice), true);
            return Ok(());
        }
        let choice = self.kept.model.choose(&self.rules);
        // Another time is tried out only while it is still to come: today's reminder is never lost to a trial.
        let passed = minute(moment.civil().time()) >= choice.minute || moment.civil().date() != moment.today;
        self.today = Some(choice).filter(|choice| !(choice.tried && passed));
        Ok(())
    }

    /// When the session of a date is reminded of.
    pub(super) fn on(&self, date: NaiveDate, today: NaiveDate) -> NaiveTime {
        let choice = self.today.filter(|_| date == today);
        let minute = if self.adaptive {
            choice.map_or_else(|| self.kept.model.usual_min(), |choice| choice.minute)
        } else {
            self.chosen
        };
        time(minute)
    }

    /// The time that is usual now.
    pub(super) fn usual(&self) -> NaiveTime {
        time(if self.adaptive {
            self.kept.model.usual_min()
        } else {
            self.chosen
        })
    }

    /// Whether today's session is reminded of at a time that is only tried out.
    pub(super) fn tries_today(&self) -> bool {
        self.today.is_some_and(|choice| choice.tried)
    }

    /// The last move of the usual time and the day on which it was made; none where times do not move.
    pub(super) fn last_move(&self) -> Option<(NaiveDate, TimeMoved)> {
        let moved = self.kept.model.moves().last().filter(|_| self.adaptive)?;
        Some((self.kept.began + TimeDelta::days(i64::from(moved.day)), *moved))
    }

    /// Keeps the model, and the choice of today where there is a session to remind of.
    pub(super) fn keep(&self, tx: &Writer<'_>, moment: &Moment, session_today: bool) -> Result<()> {
        reminders::keep_times(tx, moment, &self.kept)?;
        match &self.today {
            Some(choice) if session_today && !self.logged => {
                reminders::keep_choice(tx, moment, &self.kept, &self.rules.version, choice)
            }
            _ => Ok(()),
        }
    }

    /// Takes the last move back.
    pub(super) fn undo(&mut self, tx: &Writer<'_>, moment: &Moment) -> Result<TimeMoved> {
        let moved = self.kept.model.undo(&self.rules)?;
        reminders::keep_times(tx, moment, &self.kept)?;
        Ok(moved)
    }
}

/// Nobody shares it by design and nothing secret hangs on it: the day it began is seed enough, and the same days give
/// the same choices.
fn new_model(rules: &AdaptiveRules, today: NaiveDate, settings: &Settings) -> Result<SlotModel> {
    let seed = u64::try_from((today - NaiveDate::default()).num_days()).unwrap_or(0);
    SlotModel::new(rules, seed, settings.window(), minute(settings.exercise_at))
}

fn is_session(occurrence: &str, date: NaiveDate) -> bool {
    let mut pieces = occurrence.split('/');
    pieces.next() == Some(SESSION) && pieces.nth(1).is_some_and(|piece| piece.parse() == Ok(date))
}

fn minute(time: NaiveTime) -> u16 {
    // At most 1,439.
    u16::try_from(time.num_seconds_from_midnight() / 60).unwrap_or(0)
}

fn time(minute: u16) -> NaiveTime {
    NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute) * 60, 0).unwrap_or_default()
}
