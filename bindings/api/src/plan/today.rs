//! Today's screen: one main action, a few others, the rest later.

use chrono::NaiveDate;
use lissom::plan::{Action, Today, Week};
use serde::Serialize;

use super::held::HeldCard;
use super::week::walking;
use crate::civil::CivilDate;
use crate::content::Passages;
use crate::words::{Words, sentence_case};

/// What one screen shows: what now?
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct TodayScreen {
    /// The civil day: in the small hours still the day before.
    pub date: CivilDate,
    /// "Tuesday 24 November".
    pub date_text: String,
    /// What stands in the place of actions: everything done, nothing planned, on hold, no plan yet.
    pub notice: Option<String>,
    /// Why exercise is on hold, where it is.
    pub held: Option<HeldCard>,
    /// The main action.
    pub main: Option<ActionCard>,
    /// At most three others.
    pub others: Vec<ActionCard>,
    /// The rest, behind "Later today".
    pub later: Vec<ActionCard>,
    /// Today's session is done.
    pub session_done: bool,
}

/// What kind of action a card offers, and so which screen it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, uniffi::Enum)]
#[serde(rename_all = "kebab-case")]
pub enum ActionKind {
    /// Go on with a session that was begun.
    ResumeSession,
    /// Do today's session.
    DoSession,
    /// A session of the last two days that was not done: welcome, never owed.
    CatchUp,
    /// Answer the week's check-in.
    CheckIn,
    /// Walk.
    Walk,
    /// Read today's message.
    Read,
    /// Log how the back is.
    LogPain,
}

/// Something to do today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ActionCard {
    /// What it opens.
    pub kind: ActionKind,
    /// What it says.
    pub text: String,
    /// The day of the session, by which it is known.
    pub session: Option<CivilDate>,
    /// The message's id.
    pub message: Option<String>,
    /// Says so where it names an exercise or a message, or offers a session with one, that no clinician has read yet.
    pub review_text: Option<String>,
}

/// Draws the day.
pub(super) struct TodayView<'a> {
    pub(super) words: Words,
    pub(super) passages: Passages<'a>,
    pub(super) week: &'a Week,
    pub(super) today: &'a Today,
}

impl TodayView<'_> {
    pub(super) fn screen(&self) -> TodayScreen {
        let today = self.today;
        let cards = |actions: &[Action]| actions.iter().map(|action| self.card(action)).collect();
        let notice = match (&today.main, today.done) {
            (Some(_), _) => None,
            (None, false) => Some(self.words.say("today-none", &[])),
            (None, true) => Some(self.words.say("today-all-done", &[])),
        };
        TodayScreen {
            notice,
            main: today.main.as_ref().map(|action| self.card(action)),
            others: cards(&today.others),
            later: cards(&today.later),
            session_done: today.done,
            ..empty(self.words, today.date)
        }
    }

    fn card(&self, action: &Action) -> ActionCard {
        let words = self.words;
        let (kind, text, session, message) = match action {
            Action::ResumeSession { session, next } => {
                let exercise = self.passages.exercise_name(next);
                let text = words.say("today-resume-session", &[("exercise", exercise.into())]);
                (ActionKind::ResumeSession, text, Some(*session), None)
            }
            Action::DoSession { session } => {
                let planned = self.week.sessions.iter().find(|planned| planned.date == *session);
                let minutes = words.minutes(planned.map_or(0, lissom::plan::Session::minutes));
                let text = words.say("today-do-session", &[("minutes", minutes.into())]);
                (ActionKind::DoSession, text, Some(*session), None)
            }
            Action::CatchUp { session } => {
                let day = words.day(*session, self.today.date);
                let text = words.say("today-catch-up", &[("day", day.into())]);
                (ActionKind::CatchUp, text, Some(*session), None)
            }
            Action::CheckIn => (ActionKind::CheckIn, words.say("today-check-in", &[]), None, None),
            Action::Walk(goal) => (
                ActionKind::Walk,
                walking(words, *goal).unwrap_or_default(),
                None,
                None,
            ),
            Action::Read(message) => {
                let title = self.passages.message_title(message);
                let text = words.say("today-read", &[("title", title.into())]);
                (ActionKind::Read, text, None, Some(message.clone()))
            }
            Action::LogPain => (ActionKind::LogPain, words.say("today-log-pain", &[]), None, None),
        };
        let review_text = self.review(action);
        ActionCard {
            kind,
            text,
            session: session.map(Into::into),
            message,
            review_text,
        }
    }

    /// Whether what an action is about was read by a clinician.
    fn review(&self, action: &Action) -> Option<String> {
        match action {
            Action::ResumeSession { session, .. }
            | Action::DoSession { session }
            | Action::CatchUp { session } => {
                let planned = self.week.sessions.iter().find(|planned| planned.date == *session);
                let items = planned.into_iter().flat_map(|planned| &planned.items);
                items
                    .filter_map(|item| self.passages.exercise_review(&item.exercise))
                    .next()
            }
            Action::Read(message) => self.passages.message_review(message),
            Action::CheckIn | Action::Walk(_) | Action::LogPain => None,
        }
    }
}

/// A day on which exercise is held.
pub(super) fn held(words: Words, date: NaiveDate, held: HeldCard) -> TodayScreen {
    TodayScreen {
        notice: Some(held.text.clone()),
        held: Some(held),
        ..empty(words, date)
    }
}

/// A day before the first plan.
pub(super) fn no_plan(words: Words, date: NaiveDate) -> TodayScreen {
    let notice = words.say("today-no-plan", &[]);
    TodayScreen {
        notice: Some(notice),
        ..empty(words, date)
    }
}

fn empty(words: Words, date: NaiveDate) -> TodayScreen {
    TodayScreen {
        date: date.into(),
        date_text: sentence_case(&words.weekday_and_date(date, date)),
        notice: None,
        held: None,
        main: None,
        others: Vec::new(),
        later: Vec::new(),
        session_done: false,
    }
}
