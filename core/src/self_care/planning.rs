//! The week across rooms: screening first, then what is known, then the plan; check-in, swap, flare, today.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::SelfCare;
use super::known::Making;
use crate::diary;
use crate::error::{Error, Result};
use crate::plan::{
    self, Adherence, Cause, CheckIn, LastWeek, Progress, SessionEvent, SwapCause, Today, Week,
};
use crate::profile::Contradiction;
use crate::screening::Tier;
use crate::store::{CommandId, Writer};
use crate::time::Moment;

/// A check-in tells of a week: before its sixth day there is too little to tell. Ours.
const EARLIEST_CHECK_IN: i64 = 5;

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Held {
    /// Under 18.
    TooYoung,
    /// The age is not known yet: the one answer without which there is no plan.
    AgeUnknown,
    /// Screening was not asked, or not answered whole.
    ScreeningFirst {
        /// The questions to ask.
        ask: Vec<String>,
    },
    /// Screening stops exercise.
    Stopped(Tier),
    /// Answers that cannot both be true.
    Contradictions(Vec<Contradiction>),
}

/// A plan, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(clippy::large_enum_variant, reason = "made once per call and read at once")]
pub enum Planned {
    /// The week.
    Week(Week),
    /// Why there is none.
    Held(Held),
}

/// What today's screen needs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::large_enum_variant, reason = "made once per call and read at once")]
pub enum Day {
    /// The day of a running week.
    Running {
        /// The week.
        week: Week,
        /// What to do.
        today: Today,
        /// How far the week is.
        progress: Progress,
    },
    /// Exercise is held.
    Held(Held),
    /// There is no plan yet.
    NoPlan,
}

/// The tool that is first aid in a flare.
pub const FLARE_FIRST_AID: &str = "flare-first-aid";

/// First aid in a flare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FirstAid {
    /// The tool, with those of its exercises that fit the person.
    Steps {
        /// Ids of exercises, in the tool's order; none before the first week.
        exercises: Vec<String>,
    },
    /// Exercise is held: care, or the safety questions, come first.
    Held(Held),
}

impl SelfCare {
    /// First aid in a flare, unless exercise is held.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn first_aid(&self) -> Result<FirstAid> {
        self.read(|reader, moment| {
            let known = self.known(reader, moment)?;
            let permission = match &known.permission {
                Ok(permission) => permission,
                Err(held) => return Ok(FirstAid::Held(held.clone())),
            };
            let library = self.library()?;
            let tool = library
                .tool(FLARE_FIRST_AID)
                .ok_or(Error::NotFound { what: "tool" })?;
            let Some(running) = plan::latest_week(reader)? else {
                return Ok(FirstAid::Steps {
                    exercises: Vec::new(),
                });
            };
            let avoid = plan::avoided(reader, moment)?;
            let seen = BTreeMap::new();
            let making = Making::again(moment, &running, Cause::Flare);
            let brief = self.brief(&library, &known, (permission, &avoid, &seen), making);
            Ok(FirstAid::Steps {
                exercises: plan::fitting(&brief, &running, tool),
            })
        })
    }

    /// Makes the first week; the next one, where the running one was checked in and only a hold kept the next back; or a
    /// further version of the running one, because answers changed or a hold was cleared.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn make_plan(&self, id: CommandId) -> Result<Planned> {
        self.write(id, "plan.make", |tx, moment| {
            let known = self.known(tx, moment)?;
            let permission = match &known.permission {
                Ok(permission) => permission,
                Err(held) => return Ok(Planned::Held(held.clone())),
            };
            let running = plan::latest_week(tx)?;
            let check_in = match &running {
                Some(running) => plan::check_in_of(tx, running.number)?,
                None => None,
            };
            let making = match (&running, &check_in) {
                (None, _) => Making::first(moment),
                (Some(running), None) => Making::again(moment, running, Cause::Answers),
                (Some(running), Some(check_in)) => {
                    let progress = plan::progress(tx, moment, running.number)?;
                    let done = progress.done(running, moment.today);
                    Making::next(
                        moment,
                        LastWeek {
                            week: running,
                            check_in,
                            done,
                        },
                    )
                }
            };
            let week = self.week(tx, moment, &known, permission, making)?;
            plan::keep_week(tx, moment, &week)?;
            self.after_record(tx, moment)?;
            Ok(Planned::Week(week))
        })
    }

    /// Answers the check-in of the running week and makes the next one.
    ///
    /// # Errors
    /// [`Error::NotFound`] without a running week, [`Error::Invalid`] naming the answer, or a failure of the file.
    pub fn check_in(&self, id: CommandId, check_in: CheckIn) -> Result<Planned> {
        self.write(id, "plan.check_in", |tx, moment| {
            let running = plan::latest_week(tx)?.ok_or(Error::NotFound {
                what: "week to check in",
            })?;
            if moment.today < running.starts + TimeDelta::days(EARLIEST_CHECK_IN) {
                return Err(Error::invalid("check_in", "from the week's sixth day on"));
            }
            plan::keep_check_in(tx, moment, running.number, &check_in)?;
            let progress = plan::progress(tx, moment, running.number)?;
            let done = progress.done(&running, moment.today);
            self.close_week(tx, moment, &running, &progress, (&check_in, &done))?;
            let known = self.known(tx, moment)?;
            let permission = match &known.permission {
                Ok(permission) => permission,
                Err(held) => {
                    self.after_record(tx, moment)?;
                    return Ok(Planned::Held(held.clone()));
                }
            };
            let last = LastWeek {
                week: &running,
                check_in: &check_in,
                done,
            };
            let week = self.week(tx, moment, &known, permission, Making::next(moment, last))?;
            plan::keep_week(tx, moment, &week)?;
            self.after_record(tx, moment)?;
            Ok(Planned::Week(week))
        })
    }

    /// Weeks in a row of which little was done, the running one the last; no more than `at_most` are looked at.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn thin_weeks(&self, at_most: u16) -> Result<u16> {
        self.read(|reader, moment| {
            let Some(running) = plan::latest_week(reader)? else {
                return Ok(0);
            };
            let mut thin = 0;
            let mut ends = moment.today;
            for number in (1..=running.number).rev().take(usize::from(at_most)) {
                let Some(week) = plan::week(reader, number)? else {
                    break;
                };
                let done = plan::progress(reader, moment, number)?.done(&week, ends);
                if done.adherence(&self.rules.light) != Adherence::Low {
                    break;
                }
                thin += 1;
                ends = week.starts;
            }
            Ok(thin)
        })
    }

    /// Keeps what happened in a session of the running week.
    ///
    /// # Errors
    /// [`Error::NotFound`] without such a session, [`Error::Invalid`] naming the answer, or a failure of the file.
    pub fn session_event(&self, id: CommandId, session: NaiveDate, event: &SessionEvent) -> Result<()> {
        self.write(id, "plan.session_event", |tx, moment| {
            let week = plan::latest_week(tx)?.ok_or(Error::NotFound { what: "running week" })?;
            plan::keep_event(tx, moment, &week, session, event)?;
            self.after_record(tx, moment)
        })
    }

    /// Swaps an exercise of the running week from today on.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the week has no such exercise or nothing fits instead, or a failure of the file.
    pub fn swap(&self, id: CommandId, exercise: &str, cause: SwapCause) -> Result<Planned> {
        self.write(id, "plan.swap", |tx, moment| {
            let running = plan::latest_week(tx)?.ok_or(Error::NotFound { what: "running week" })?;
            let known = self.known(tx, moment)?;
            let permission = match &known.permission {
                Ok(permission) => permission,
                Err(held) => return Ok(Planned::Held(held.clone())),
            };
            let avoid = plan::avoided(tx, moment)?;
            let seen = BTreeMap::new();
            let library = self.library()?;
            let making = Making::again(moment, &running, Cause::Swap);
            let brief = self.brief(&library, &known, (permission, &avoid, &seen), making);
            let swapped = plan::swap(&brief, &running, moment.today, exercise, cause)?;
            if let Some(session) = running
                .sessions
                .iter()
                .find(|session| session.date >= moment.today)
            {
                let event = SessionEvent::SwappedOut {
                    exercise: exercise.to_owned(),
                    cause,
                };
                plan::keep_event(tx, moment, &running, session.date, &event)?;
            }
            plan::keep_week(tx, moment, &swapped)?;
            Ok(Planned::Week(swapped))
        })
    }

    /// A flare begins or ends: kept in the diary, and the running week made lighter or taken up again.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn flare(&self, id: CommandId, begins: bool) -> Result<Planned> {
        self.write(id, "plan.flare", |tx, moment| {
            diary::record(tx, moment, &diary::Entry::Flare(begins))?;
            let planned = self.week_after_flare(tx, moment)?;
            self.after_record(tx, moment)?;
            Ok(planned)
        })
    }

    fn week_after_flare(&self, tx: &Writer<'_>, moment: &Moment) -> Result<Planned> {
        let known = self.known(tx, moment)?;
        let permission = match &known.permission {
            Ok(permission) => permission,
            Err(held) => return Ok(Planned::Held(held.clone())),
        };
        let Some(running) = plan::latest_week(tx)? else {
            return Ok(Planned::Held(Held::ScreeningFirst { ask: Vec::new() }));
        };
        let week = self.week(
            tx,
            moment,
            &known,
            permission,
            Making::again(moment, &running, Cause::Flare),
        )?;
        plan::keep_week(tx, moment, &week)?;
        Ok(Planned::Week(week))
    }

    /// What today's screen needs.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn today(&self) -> Result<Day> {
        self.read(|reader, moment| {
            let Some(week) = plan::latest_week(reader)? else {
                return Ok(Day::NoPlan);
            };
            if let Some(held) = self.held(reader)? {
                return Ok(Day::Held(held));
            }
            let progress = plan::progress(reader, moment, week.number)?;
            let logged = diary::logged_pain_on(reader, moment.today)?;
            let today = plan::today(&week, &progress, moment.today, logged);
            Ok(Day::Running {
                week,
                today,
                progress,
            })
        })
    }
}
