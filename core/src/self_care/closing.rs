//! Closing a week as a case: what was really done, out of the plan's events and the diary's days, and what followed.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};

use super::SelfCare;
use super::known::steps_between;
use crate::error::Result;
use crate::plan::{self, CheckIn, Done, Progress, WalkingGoal, Week};
use crate::recommender::{self, Did, Outcome, SessionAnswer, sessions_said};
use crate::store::{Reader, Writer};
use crate::time::Moment;
use crate::{diary, education};

impl SelfCare {
    /// Keeps a finished week as a case.
    pub(super) fn close_week(
        &self,
        tx: &Writer<'_>,
        moment: &Moment,
        week: &Week,
        progress: &Progress,
        (check_in, done): (&CheckIn, &Done),
    ) -> Result<()> {
        // A flare or a swap made further versions; what was tried is what was planned first.
        let planned = plan::week_as_planned(tx, week.number)?;
        let planned = planned.as_ref().unwrap_or(week);
        let Some(situation) = &planned.situation else {
            // Made before own weeks counted: nobody kept what was known then.
            return Ok(());
        };
        let finished = progress.finished();
        let days = Days::of(tx, week, moment.today)?;
        let did = Did {
            step_percent: self.step_percent(tx, week)?,
            steps_reached_percent: self.steps_reached(tx, week)?,
            themes: self.themes_answered(tx, week, moment.today)?,
            ..plan::did(week, planned, &finished)
        };
        let pain_tenths = plan::pain_tenths(&days.of_week, check_in);
        let outcome = Outcome {
            pain_tenths,
            hindrance_tenths: check_in.hindrance.map(tenths),
            tolerance: plan::tolerance(&self.rules.light, check_in, done),
            effort: done.effort,
            after_exercise: check_in.settled.map(|settled| settled as u8),
            flare: situation.flare || days.flare,
            sessions: sessions_said(
                &self.knowledge.learning,
                &days.sessions(week, progress),
                pain_tenths,
            ),
        };
        recommender::close_week(
            tx,
            moment,
            &self.knowledge,
            week.number,
            situation,
            (did, outcome),
        )
    }

    /// The step goal against the week before's, to the nearest five percent.
    fn step_percent(&self, reader: &Reader<'_>, week: &Week) -> Result<Option<u8>> {
        let before = match week.number.checked_sub(1).filter(|number| *number > 0) {
            Some(number) => plan::week(reader, number)?,
            None => None,
        };
        Ok(before.and_then(|before| plan::step_percent(before.walking, week.walking)))
    }

    /// For each theme: the week's messages with a question that were shown until today, and those that were answered.
    fn themes_answered(
        &self,
        reader: &Reader<'_>,
        week: &Week,
        today: NaiveDate,
    ) -> Result<BTreeMap<String, (u8, u8)>> {
        let library = self.library()?;
        let answered = education::answered(reader, week.starts, today)?;
        let mut themes: BTreeMap<String, (u8, u8)> = BTreeMap::new();
        for shown in week.messages.iter().filter(|shown| shown.date <= today) {
            let Some(message) = library
                .message(&shown.message)
                .filter(|message| message.right.is_some())
            else {
                continue;
            };
            let (of, done) = themes.entry(message.theme.clone()).or_default();
            *of = of.saturating_add(1);
            *done = done.saturating_add(u8::from(answered.contains(&message.id)));
        }
        Ok(themes)
    }

    /// The median of the week's steps against its goal, in percent.
    fn steps_reached(&self, reader: &Reader<'_>, week: &Week) -> Result<Option<u16>> {
        let limits = &self.rules.limits;
        let WalkingGoal::Steps { goal, .. } = week.walking else {
            return Ok(None);
        };
        let last = week.starts + TimeDelta::days(6);
        let steps = steps_between(reader, week.starts, last, limits)?;
        let enough = steps.days >= limits.valid_days_for_steps && goal > 0;
        Ok(enough.then(|| u16::try_from(steps.median * 100 / goal.max(1)).unwrap_or(u16::MAX)))
    }
}

/// The diary's days around a week.
struct Days {
    pain: BTreeMap<NaiveDate, u8>,
    /// Those of the week itself.
    of_week: Vec<u8>,
    flare: bool,
}

impl Days {
    fn of(reader: &Reader<'_>, week: &Week, today: NaiveDate) -> Result<Self> {
        let last = today.min(week.starts + TimeDelta::days(6));
        // The day after the last session may be the next week's first.
        let series = diary::series(reader, diary::Measure::Pain, week.starts, today)?;
        let mean_of = |mean: f64| (mean * 10.0).round().clamp(0.0, 100.0) as u8;
        let flare = diary::entries(reader, week.starts, last)?
            .iter()
            .any(|kept| kept.entry == diary::Entry::Flare(true));
        let pain: BTreeMap<NaiveDate, u8> = series.iter().map(|day| (day.day, mean_of(day.mean()))).collect();
        Ok(Self {
            of_week: pain.range(..=last).map(|(_, pain)| *pain).collect(),
            pain,
            flare,
        })
    }

    /// The finished sessions, as their own answers and the day after tell of them.
    fn sessions(&self, week: &Week, progress: &Progress) -> Vec<SessionAnswer> {
        let told = week.sessions.iter().filter_map(|session| {
            let state = progress
                .sessions
                .get(&session.date)
                .filter(|state| state.finished)?;
            let after = state.last_day.unwrap_or(session.date) + TimeDelta::days(1);
            Some(SessionAnswer {
                seconds: session.seconds_by_group(),
                pain_during: state.pain,
                day_after_tenths: self.pain.get(&after).copied(),
            })
        });
        told.collect()
    }
}

fn tenths(answer: u8) -> u8 {
    answer.saturating_mul(10)
}
