//! Following a programme of the content: where a person is in it, and the exercise of the day where it has one.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::chance::rank;
use super::permission::Permission;
use super::rules::Rules;
use super::selection::Fit;
use super::swap::SwapCause;
use super::week::{Item, Work};
use crate::content::{Exercise, Goes, Library, Programme};
use crate::error::{Error, Result};
use crate::profile::{Constraint, Profile};
use crate::store::{Kind, Operation, Reader, Writer, date, day_number, from_json, millis, params, to_json};
use crate::time::Moment;

/// What happened in a programme, in the change log.
pub const PROGRAMME_EVENT: Kind = Kind(54);

/// The table of this file, a step of its own.
pub const PROGRAMME_SCHEMA: &str = include_str!("programme.sql");

/// What happens in a programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProgrammeEvent {
    /// It begins, or begins anew.
    Began,
    /// On a ladder: to another stage, from 0.
    Moved(u8),
    /// How the back is, from 1 (no trouble) to 5 (very much).
    Answered(u8),
    /// The exercise of the day was done.
    Did(String),
    /// It ends before its time.
    Ended,
}

/// A programme that a person follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Following {
    /// The programme.
    pub programme: String,
    /// The day it began.
    pub began: NaiveDate,
    /// The day of it, from 1.
    pub day: u32,
    /// The stage, from 0.
    pub stage: u8,
    /// The day of the stage, from 1.
    pub day_of_stage: u32,
    /// On a ladder: the days of the stage are over and another comes.
    pub may_climb: bool,
    /// Its days are over: by the calendar, or of the last stage of a ladder.
    pub over: bool,
    /// What was answered, by day; the last of a day counts.
    pub answered: BTreeMap<NaiveDate, u8>,
    /// What was done, by day.
    pub done: BTreeMap<NaiveDate, String>,
}

/// Keeps what happened in a programme.
///
/// # Errors
/// [`Error::NotFound`] for a programme that the library does not have or that is not followed, [`Error::Invalid`]
/// naming what cannot be, or a failure of the file.
pub fn keep_programme_event(
    tx: &Writer<'_>,
    moment: &Moment,
    library: &Library,
    id: &str,
    event: &ProgrammeEvent,
) -> Result<()> {
    let programme = library
        .programme(id)
        .ok_or(Error::NotFound { what: "programme" })?;
    let followed = following(tx, library, moment.today)?
        .into_iter()
        .find(|following| following.programme == id);
    check(library, programme, followed.as_ref(), event)?;
    let operation = match event {
        ProgrammeEvent::Began => Operation::Added,
        _ => Operation::Advanced,
    };
    tx.insert(
        PROGRAMME_EVENT,
        1,
        operation,
        "INSERT INTO programme_event (programme, day, at, zone, offset, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            id,
            day_number(moment.today),
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds,
            to_json(event)?,
        ],
    )?;
    Ok(())
}

fn check(
    library: &Library,
    programme: &Programme,
    followed: Option<&Following>,
    event: &ProgrammeEvent,
) -> Result<()> {
    if *event == ProgrammeEvent::Began {
        return Ok(());
    }
    let followed = followed.ok_or(Error::NotFound {
        what: "programme that is followed",
    })?;
    match event {
        ProgrammeEvent::Moved(_) if programme.goes == Goes::Calendar => {
            Err(Error::invalid("stage", "none: it goes by the calendar"))
        }
        ProgrammeEvent::Moved(stage) => {
            let known = usize::from(*stage) < programme.stages.len();
            let up = *stage > followed.stage;
            let climb = followed.may_climb && *stage == followed.stage + 1;
            if !known || (up && !climb) {
                return Err(Error::invalid("stage", "one up after its days, or any below"));
            }
            Ok(())
        }
        ProgrammeEvent::Answered(_) | ProgrammeEvent::Did(_) if programme.daily.is_none() => {
            Err(Error::invalid("programme", "one with a daily exercise"))
        }
        ProgrammeEvent::Answered(value) if !(1..=5).contains(value) => {
            Err(Error::invalid("symptoms", "1 to 5"))
        }
        ProgrammeEvent::Did(exercise) if library.exercise(exercise).is_none() => {
            Err(Error::NotFound { what: "exercise" })
        }
        _ => Ok(()),
    }
}

/// The programmes that are followed on `today`, in the order in which they began.
///
/// # Errors
/// When the file cannot be read.
pub fn following(reader: &Reader<'_>, library: &Library, today: NaiveDate) -> Result<Vec<Following>> {
    let mut events: BTreeMap<String, Vec<(NaiveDate, ProgrammeEvent)>> = BTreeMap::new();
    let sql = "SELECT programme, day, body FROM programme_event ORDER BY row";
    reader.each(sql, [], |row| {
        let body: String = row.get_unwrap(2);
        let event = (date(row.get_unwrap(1)), from_json(&body)?);
        events.entry(row.get_unwrap(0)).or_default().push(event);
        Ok(())
    })?;
    let mut followed: Vec<Following> = events
        .iter()
        .filter_map(|(id, events)| where_in(library.programme(id)?, events, today))
        .collect();
    followed.sort_by_key(|following| following.began);
    Ok(followed)
}

/// Where the events lead in the programme; `None` where it is not followed.
fn where_in(
    programme: &Programme,
    events: &[(NaiveDate, ProgrammeEvent)],
    today: NaiveDate,
) -> Option<Following> {
    let begun = events
        .iter()
        .rposition(|(_, event)| *event == ProgrammeEvent::Began)?;
    let events = &events[begun..];
    if events.iter().any(|(_, event)| *event == ProgrammeEvent::Ended) {
        return None;
    }
    let began = events.first()?.0;
    let mut moved = (0_u8, began);
    let (mut answered, mut done) = (BTreeMap::new(), BTreeMap::new());
    for (day, event) in events {
        match event {
            ProgrammeEvent::Moved(stage) => moved = (*stage, *day),
            ProgrammeEvent::Answered(value) => drop(answered.insert(*day, *value)),
            ProgrammeEvent::Did(exercise) => drop(done.insert(*day, exercise.clone())),
            ProgrammeEvent::Began | ProgrammeEvent::Ended => {}
        }
    }
    let day = days_since(began, today);
    let (stage, day_of_stage, over) = match programme.goes {
        Goes::Calendar => by_calendar(programme, day),
        Goes::Ladder => {
            // A library of later may have fewer stages than the one that the person climbed.
            let last = u8::try_from(programme.stages.len() - 1).unwrap_or(u8::MAX);
            let stage = moved.0.min(last);
            let day_of_stage = days_since(moved.1, today);
            let over = stage == last && day_of_stage > u32::from(programme.stages[usize::from(stage)].days);
            (stage, day_of_stage, over)
        }
    };
    let at = usize::from(stage);
    let may_climb = programme.goes == Goes::Ladder
        && at + 1 < programme.stages.len()
        && day_of_stage > u32::from(programme.stages[at].days);
    Some(Following {
        programme: programme.id.clone(),
        began,
        day,
        stage,
        day_of_stage,
        may_climb,
        over,
        answered,
        done,
    })
}

/// The stage, the day of it and whether all days are over, on a day from 1.
fn by_calendar(programme: &Programme, day: u32) -> (u8, u32, bool) {
    let mut left = day;
    for (place, stage) in (0_u8..).zip(&programme.stages) {
        let days = u32::from(stage.days);
        let last = usize::from(place) + 1 == programme.stages.len();
        if left <= days || last {
            return (place, left, left > days);
        }
        left -= days;
    }
    (0, day, true)
}

fn days_since(from: NaiveDate, today: NaiveDate) -> u32 {
    u32::try_from((today - from).num_days()).unwrap_or(0) + 1
}

/// The exercise of the day: of those that fit the person and the stage, each once before any comes again, in an order
/// of the programme's own beginning. `constraints` are the person's; those of screening come
/// on top, by its permission. `None` where nothing fits.
pub fn daily_exercise(
    (library, rules): (&Library, &Rules),
    programme: &Programme,
    following: &Following,
    permission: &Permission,
    profile: &Profile,
    constraints: &BTreeSet<Constraint>,
    avoid: &BTreeMap<String, SwapCause>,
) -> Option<Item> {
    let daily = programme.daily.as_ref()?;
    let preferences = &profile.preferences;
    let mut fit = Fit {
        mobility: profile.mobility,
        constraints: constraints.union(&permission.careful_with).copied().collect(),
        equipment: preferences.equipment.as_ref(),
        floor: preferences.floor,
        dislikes: preferences.dislikes.iter().map(String::as_str).collect(),
        swapped_out: Some(avoid),
        ..Fit::default()
    };
    fit.spare_the_floor(&rules.floor, profile.age);
    let seed = u64::try_from(day_number(following.began)).unwrap_or_default();
    let mut last: Option<&Exercise> = None;
    for (place, stage) in (0_u8..).zip(&programme.stages) {
        let level = stage.level_at_most?;
        let mut order: Vec<&Exercise> = library
            .exercises()
            .filter(|exercise| exercise.level <= level && daily.suits(exercise))
            .filter(|exercise| fit.obstacle(exercise).is_none())
            .collect();
        order.sort_by_key(|exercise| rank(seed, &[u64::from(place)], &exercise.id));
        // No stage begins with what the one before ended with.
        if order.first().copied() == last && order.len() > 1 {
            order.rotate_left(1);
        }
        let here = place == following.stage;
        let day = if here {
            following.day_of_stage
        } else {
            u32::from(stage.days)
        };
        let turn = usize::try_from(day.saturating_sub(1)).unwrap_or(0);
        last = turn
            .checked_rem(order.len())
            .and_then(|turn| order.get(turn).copied());
        if here {
            break;
        }
    }
    last.map(|exercise| item(exercise, daily.seconds_at_most))
}

/// One set, with as many repetitions as the time and the dose allow.
fn item(exercise: &Exercise, seconds_at_most: u16) -> Item {
    let dose = &exercise.dose;
    let hold = dose.hold_seconds.map_or(0, |[least, _]| least);
    let fits = |count: &u8| exercise.seconds(1, Some(*count), hold) <= u32::from(seconds_at_most);
    let repetitions = dose
        .repetitions
        .map(|[least, most]| (least..=most).rev().find(fits).unwrap_or(least));
    let work = match repetitions {
        Some(count) => Work::Repetitions {
            count,
            hold_seconds: u8::try_from(hold).unwrap_or(u8::MAX),
        },
        None => Work::Hold { seconds: hold },
    };
    Item {
        exercise: exercise.id.clone(),
        group: exercise.target,
        sets: 1,
        work,
        rest_seconds: 0,
        seconds: exercise.seconds(1, repetitions, hold),
    }
}
