//! Keeping weeks, check-ins and what happens in sessions. Nothing is ever updated.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::progression::{CheckIn, Done};
use super::swap::SwapCause;
use super::week::{MessageOfDay, Session, Week};
use crate::error::{Error, Result};
use crate::store::{
    Kind, Operation, Reader, Writer, date, day_number, from_json, instant, millis, params, to_json,
};
use crate::time::Moment;

/// The plan's tables, part of the first migration step.
pub const SCHEMA: &str = include_str!("schema.sql");

/// An index over what happened in sessions, one part of a later step.
pub const SESSION_TIMES: &str = include_str!("session_times.sql");

/// The kinds of row in the change log.
pub const WEEK: Kind = Kind(50);
/// A check-in in the change log.
pub const CHECK_IN: Kind = Kind(51);
/// A session's event in the change log.
pub const SESSION_EVENT: Kind = Kind(52);

/// Swaps that hurt, or were too hard, are remembered for so long. Ours.
const DAYS_A_SWAP_IS_REMEMBERED: i64 = 28;

/// Messages of so many weeks count as seen, and their sessions are not given again while there are others. Ours: longer
/// than it takes to see each message once, shorter than a memory.
const WEEKS_REMEMBERED: u16 = 52;

/// Something that happened in a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum SessionEvent {
    /// An exercise was done.
    Did {
        /// Which.
        exercise: String,
    },
    /// The session was finished, with its two questions.
    Finished {
        /// How hard it was, 0 to 10.
        effort: Option<u8>,
        /// The most pain during it, 0 to 10.
        pain: Option<u8>,
    },
    /// An exercise was swapped out.
    SwappedOut {
        /// Which.
        exercise: String,
        /// Why.
        cause: SwapCause,
    },
}

impl SessionEvent {
    fn validate(&self) -> Result<()> {
        if let Self::Finished { effort, pain } = self {
            for (field, value) in [("finished.effort", effort), ("finished.pain", pain)] {
                if value.is_some_and(|value| value > 10) {
                    return Err(Error::invalid(field, "0 to 10"));
                }
            }
        }
        Ok(())
    }
}

/// How far one session is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionState {
    /// Exercises that are done.
    pub done: BTreeSet<String>,
    /// Whether it was finished.
    pub finished: bool,
    /// The effort that was reported, 0 to 10.
    pub effort: Option<u8>,
    /// The most pain that was reported, 0 to 10.
    pub pain: Option<u8>,
    /// The civil day of its last event.
    pub last_day: Option<NaiveDate>,
}

/// How far a week is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// By the day the session was planned for.
    pub sessions: BTreeMap<NaiveDate, SessionState>,
    /// Whether its check-in was answered.
    pub checked_in: bool,
}

impl Progress {
    /// The days whose sessions were finished.
    pub fn finished(&self) -> BTreeSet<NaiveDate> {
        let finished = self.sessions.iter().filter(|(_, state)| state.finished);
        finished.map(|(date, _)| *date).collect()
    }

    /// What was done of `week` until `day`.
    pub fn done(&self, week: &Week, day: NaiveDate) -> Done {
        let finished: Vec<&SessionState> = self.sessions.values().filter(|state| state.finished).collect();
        let efforts: Vec<u32> = finished
            .iter()
            .filter_map(|state| state.effort)
            .map(u32::from)
            .collect();
        let mean = efforts
            .iter()
            .sum::<u32>()
            .checked_div(u32::try_from(efforts.len()).unwrap_or(0));
        Done {
            planned: u8::try_from(week.sessions.len()).unwrap_or(u8::MAX),
            sessions: u8::try_from(finished.len()).unwrap_or(u8::MAX),
            effort: mean.and_then(|mean| u8::try_from(mean).ok()),
            pain_during: finished.iter().filter_map(|state| state.pain).max(),
            days: u16::try_from((day - week.starts).num_days()).unwrap_or(0),
        }
    }
}

/// Keeps a week.
///
/// # Errors
/// When the file cannot be written, or this version of the week exists.
pub fn keep_week(tx: &Writer<'_>, moment: &Moment, week: &Week) -> Result<()> {
    let operation = if week.version == 1 {
        Operation::Added
    } else {
        Operation::Corrected
    };
    tx.insert(
        WEEK,
        u32::from(week.version),
        operation,
        "INSERT INTO plan_week (number, version, starts, made_at, zone, offset, body) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            week.number,
            week.version,
            day_number(week.starts),
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds,
            to_json(week)?
        ],
    )?;
    Ok(())
}

/// The newest version of the newest week.
///
/// # Errors
/// When the file cannot be read.
pub fn latest_week(reader: &Reader<'_>) -> Result<Option<Week>> {
    read_week(
        reader,
        "SELECT body FROM plan_week ORDER BY number DESC, version DESC LIMIT 1",
        params![],
    )
}

/// The newest version of one week.
///
/// # Errors
/// When the file cannot be read.
pub fn week(reader: &Reader<'_>, number: u16) -> Result<Option<Week>> {
    let sql = "SELECT body FROM plan_week WHERE number = ?1 ORDER BY version DESC LIMIT 1";
    read_week(reader, sql, params![number])
}

/// The first version of one week, as it was planned.
///
/// # Errors
/// When the file cannot be read.
pub fn week_as_planned(reader: &Reader<'_>, number: u16) -> Result<Option<Week>> {
    let sql = "SELECT body FROM plan_week WHERE number = ?1 ORDER BY version LIMIT 1";
    read_week(reader, sql, params![number])
}

fn read_week(reader: &Reader<'_>, sql: &str, params: &[&dyn crate::store::ToSql]) -> Result<Option<Week>> {
    let body: Option<String> = reader.optional(sql, params, |row| row.get(0))?;
    body.map(|body| from_json(&body)).transpose()
}

/// Every version of every week, oldest first.
///
/// # Errors
/// When the file cannot be read.
pub fn weeks(reader: &Reader<'_>) -> Result<Vec<Week>> {
    let mut found = Vec::new();
    reader.each("SELECT body FROM plan_week ORDER BY number, version", [], |row| {
        let body: String = row.get_unwrap(0);
        found.push(from_json(&body)?);
        Ok(())
    })?;
    Ok(found)
}

/// Keeps the answers of a week's check-in; answering again makes a further version.
///
/// # Errors
/// [`Error::Invalid`] naming the answer, or when the file cannot be written.
pub fn keep_check_in(tx: &Writer<'_>, moment: &Moment, week: u16, check_in: &CheckIn) -> Result<()> {
    check_in.validate()?;
    let version: u32 = tx.one(
        "SELECT coalesce(max(version), 0) + 1 FROM check_in WHERE week = ?1",
        params![week],
        |row| row.get(0),
    )?;
    let operation = Operation::of_version(version);
    tx.insert(
        CHECK_IN,
        version,
        operation,
        "INSERT INTO check_in (week, version, at, zone, offset, day, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            week,
            version,
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds,
            day_number(moment.today),
            to_json(check_in)?
        ],
    )?;
    Ok(())
}

/// The check-ins, one for each week that has one, oldest first.
///
/// # Errors
/// When the file cannot be read.
pub fn check_ins(reader: &Reader<'_>) -> Result<Vec<(u16, CheckIn)>> {
    let mut found: BTreeMap<u16, CheckIn> = BTreeMap::new();
    reader.each(
        "SELECT week, body FROM check_in ORDER BY week, version",
        [],
        |row| {
            let body: String = row.get_unwrap(1);
            found.insert(row.get_unwrap(0), from_json(&body)?);
            Ok(())
        },
    )?;
    Ok(found.into_iter().collect())
}

/// The check-in of one week, if it has one.
///
/// # Errors
/// When the file cannot be read.
pub fn check_in_of(reader: &Reader<'_>, week: u16) -> Result<Option<CheckIn>> {
    let sql = "SELECT body FROM check_in WHERE week = ?1 ORDER BY version DESC LIMIT 1";
    let body: Option<String> = reader.optional(sql, params![week], |row| row.get(0))?;
    body.map(|body| from_json(&body)).transpose()
}

/// Whether the newest check-in told of new symptoms in a leg, after `last`.
///
/// # Errors
/// When the file cannot be read.
pub fn legs_told_after(reader: &Reader<'_>, last: Option<DateTime<Utc>>) -> Result<bool> {
    let newest = "SELECT at, body FROM check_in ORDER BY row DESC LIMIT 1";
    let told: Option<(i64, String)> =
        reader.optional(newest, params![], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let Some((at, body)) = told else { return Ok(false) };
    let check_in: CheckIn = from_json(&body)?;
    let later = last.is_none_or(|last| instant(at) > last);
    Ok(later && check_in.legs_spreading == Some(true))
}

/// Keeps something that happened in a session of a week.
///
/// # Errors
/// [`Error::Invalid`] naming the answer, [`Error::NotFound`] for a session that the week does not have, or when
/// the file cannot be written.
pub fn keep_event(
    tx: &Writer<'_>,
    moment: &Moment,
    week: &Week,
    session: NaiveDate,
    event: &SessionEvent,
) -> Result<()> {
    event.validate()?;
    let planned = week
        .sessions
        .iter()
        .find(|planned| planned.date == session)
        .ok_or(Error::NotFound {
            what: "session in this week",
        })?;
    if let SessionEvent::Did { exercise } = event
        && planned.items.iter().all(|item| item.exercise != *exercise)
    {
        return Err(Error::NotFound {
            what: "exercise in this session",
        });
    }
    tx.insert(
        SESSION_EVENT,
        1,
        Operation::Added,
        "INSERT INTO session_event (week, session, at, body) VALUES (?1, ?2, ?3, ?4)",
        params![
            week.number,
            day_number(session),
            millis(moment.at()),
            to_json(event)?
        ],
    )?;
    Ok(())
}

/// How far a week is.
///
/// # Errors
/// When the file cannot be read.
pub fn progress(reader: &Reader<'_>, moment: &Moment, week: u16) -> Result<Progress> {
    let mut progress = Progress {
        checked_in: reader.one(
            "SELECT EXISTS (SELECT 1 FROM check_in WHERE week = ?1)",
            params![week],
            |row| row.get(0),
        )?,
        ..Progress::default()
    };
    let sql = "SELECT session, at, body FROM session_event WHERE week = ?1 ORDER BY row";
    reader.each(sql, params![week], |row| {
        let body: String = row.get_unwrap(2);
        let state = progress.sessions.entry(date(row.get_unwrap(0))).or_default();
        state.last_day = Some(moment.day_of(instant(row.get_unwrap(1))));
        match from_json(&body)? {
            SessionEvent::Did { exercise } => {
                state.done.insert(exercise);
            }
            SessionEvent::Finished { effort, pain } => {
                (state.finished, state.effort, state.pain) = (true, effort, pain);
            }
            SessionEvent::SwappedOut { .. } => {}
        }
        Ok(())
    })?;
    Ok(progress)
}

/// When sessions were begun, of those of which something was told from an instant on. Where only its end was told, the
/// session began as long before as it was planned to take.
///
/// # Errors
/// When the file cannot be read.
pub fn sessions_begun(reader: &Reader<'_>, from: DateTime<Utc>) -> Result<Vec<DateTime<Utc>>> {
    let mut begun: BTreeMap<(u16, NaiveDate), (DateTime<Utc>, bool)> = BTreeMap::new();
    let sql = "SELECT week, session, at, body FROM session_event WHERE at >= ?1 ORDER BY at, row";
    reader.each(sql, params![millis(from)], |row| {
        let body: String = row.get_unwrap(3);
        let only_end = match from_json(&body)? {
            SessionEvent::Did { .. } => false,
            SessionEvent::Finished { .. } => true,
            SessionEvent::SwappedOut { .. } => return Ok(()),
        };
        let session = (row.get_unwrap(0), date(row.get_unwrap(1)));
        begun
            .entry(session)
            .or_insert((instant(row.get_unwrap(2)), only_end));
        Ok(())
    })?;
    let mut found = Vec::with_capacity(begun.len());
    // By week: each is read once.
    let mut planned: Option<(u16, Option<Week>)> = None;
    for ((number, day), (at, only_end)) in begun {
        if only_end && planned.as_ref().is_none_or(|(known, _)| *known != number) {
            planned = Some((number, week(reader, number)?));
        }
        let session = planned
            .iter()
            .filter(|(known, _)| only_end && *known == number)
            .flat_map(|(_, week)| week.iter().flat_map(|week| &week.sessions))
            .find(|session| session.date == day);
        let seconds = session.map_or(0, |session| session.seconds);
        found.push(at - TimeDelta::seconds(i64::from(seconds)));
    }
    Ok(found)
}

/// Exercises that were swapped out lately because they hurt or were too hard, each with the last cause.
///
/// # Errors
/// When the file cannot be read.
pub fn avoided(reader: &Reader<'_>, moment: &Moment) -> Result<BTreeMap<String, SwapCause>> {
    let since = moment.at() - TimeDelta::days(DAYS_A_SWAP_IS_REMEMBERED);
    let mut found = BTreeMap::new();
    reader.each(
        // By the index on `at`: in the order of rows all of them would be read.
        "SELECT body FROM session_event WHERE at >= ?1 ORDER BY at, row",
        params![millis(since)],
        |row| {
            let body: String = row.get_unwrap(0);
            if let SessionEvent::SwappedOut {
                exercise,
                cause: cause @ (SwapCause::Hurts | SwapCause::TooHard),
            } = from_json(&body)?
            {
                found.insert(exercise, cause);
            }
            Ok(())
        },
    )?;
    Ok(found)
}

/// What a person was shown in the last year of weeks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remembered {
    /// How often each message was shown. What was shown longer ago is as good as new.
    pub messages: BTreeMap<String, u32>,
    /// The exercises of each session, in every version of its week.
    pub sessions: BTreeSet<BTreeSet<String>>,
}

/// What was shown lately: messages on the days up to `until`, that one counted, and sessions of the weeks before the one
/// with the number `before`.
///
/// # Errors
/// When the file cannot be read.
pub fn remembered(reader: &Reader<'_>, until: NaiveDate, before: u16) -> Result<Remembered> {
    // Of a week's body no more is read than that: a person's years of weeks are long.
    #[derive(Deserialize)]
    struct Shown {
        sessions: Vec<Session>,
        messages: Vec<MessageOfDay>,
    }
    let mut remembered = Remembered::default();
    let mut newest: BTreeMap<u16, Vec<MessageOfDay>> = BTreeMap::new();
    reader.each(
        "SELECT number, body FROM plan_week \
         WHERE number > (SELECT coalesce(max(number), 0) FROM plan_week) - ?1 ORDER BY number, version",
        params![WEEKS_REMEMBERED],
        |row| {
            let (number, body): (u16, String) = (row.get_unwrap(0), row.get_unwrap(1));
            let Shown { sessions, messages } = from_json(&body)?;
            newest.insert(number, messages);
            if number < before {
                remembered
                    .sessions
                    .extend(sessions.iter().map(Session::exercises));
            }
            Ok(())
        },
    )?;
    let shown = newest.into_values().flatten();
    for message in shown.filter(|message| message.date <= until) {
        *remembered.messages.entry(message.message).or_insert(0) += 1;
    }
    Ok(remembered)
}
