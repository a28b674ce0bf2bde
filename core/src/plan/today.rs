//! Today: one main action, a few others, the rest later. From the week, what was done, and the day.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::storage::{Progress, SessionState};
use super::week::{WalkingGoal, Week};

/// How many actions stand beside the main one.
const OTHERS: usize = 3;

/// Something to do today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Go on with the session that was begun: its day and the exercise that comes next.
    ResumeSession {
        /// The day it was planned for.
        session: NaiveDate,
        /// The first exercise that is not done.
        next: String,
    },
    /// Do today's session.
    DoSession {
        /// The day it is planned for.
        session: NaiveDate,
    },
    /// A session of the last two days that was not done: welcome, never owed.
    CatchUp {
        /// The day it was planned for.
        session: NaiveDate,
    },
    /// Answer the week's check-in.
    CheckIn,
    /// Walk.
    Walk(WalkingGoal),
    /// Read today's message.
    Read(String),
    /// Log how the back is.
    LogPain,
}

/// What one screen shows: what now?
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Today {
    /// The civil day.
    pub date: NaiveDate,
    /// The main action; none when everything is done.
    pub main: Option<Action>,
    /// At most three others.
    pub others: Vec<Action>,
    /// The rest.
    pub later: Vec<Action>,
    /// Today's session is done.
    pub done: bool,
}

/// Today's actions. `logged`: pain was logged today.
pub fn today(week: &Week, progress: &Progress, date: NaiveDate, logged: bool) -> Today {
    let mut actions = Vec::new();
    let mut done = false;
    let due = date >= week.starts + TimeDelta::days(7);
    for session in &week.sessions {
        let state = progress.sessions.get(&session.date);
        let finished = matches!(state, Some(SessionState { finished: true, .. }));
        if finished {
            done |= session.date == date;
            continue;
        }
        let next = session
            .items
            .iter()
            .find(|item| state.is_none_or(|state| !state.done.contains(&item.exercise)));
        match (state.is_some_and(|state| state.last_day == Some(date)), next) {
            (true, Some(item)) => {
                actions.push(Action::ResumeSession {
                    session: session.date,
                    next: item.exercise.clone(),
                });
            }
            _ if session.date == date => actions.push(Action::DoSession {
                session: session.date,
            }),
            _ if !due && session.date < date && session.date + TimeDelta::days(2) >= date => {
                actions.push(Action::CatchUp {
                    session: session.date,
                });
            }
            _ => {}
        }
    }
    if due && !progress.checked_in {
        actions.push(Action::CheckIn);
    }
    actions.sort_by_key(|action| match action {
        Action::ResumeSession { .. } => 0,
        Action::CheckIn => 1,
        Action::DoSession { .. } => 2,
        _ => 3,
    });
    if !due && week.walking != WalkingGoal::None {
        actions.push(Action::Walk(week.walking));
    }
    if !logged {
        actions.push(Action::LogPain);
    }
    if let Some(message) = week.messages.iter().find(|message| message.date == date) {
        actions.push(Action::Read(message.message.clone()));
    }
    // A missed session is offered, but what belongs to today goes first.
    let (catch_up, mut actions): (Vec<Action>, Vec<Action>) = actions
        .into_iter()
        .partition(|action| matches!(action, Action::CatchUp { .. }));
    actions.extend(catch_up.into_iter().rev().take(1));
    let mut actions = actions.into_iter();
    let main = actions.next();
    Today {
        date,
        main,
        others: actions.by_ref().take(OTHERS).collect(),
        later: actions.collect(),
        done,
    }
}
