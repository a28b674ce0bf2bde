//! The week's screen: its sessions with every exercise's dose, the walking, the messages, and why in short.

use chrono::{Datelike, NaiveDate};
use lissom::content::{Sides, TargetGroup as CoreGroup};
use lissom::plan::{Item, Progress, Session, WalkingGoal, Week, Work};
use serde::Serialize;

use super::context::Context;
use super::reasons::Reasons;
use super::why::WhyOf;
use crate::civil::CivilDate;
use crate::content::{Passages, TargetGroup};
use crate::words::{Words, sentence_case};

/// How many sentences say why at a glance.
const WHY_AT_A_GLANCE: usize = 3;

/// A week's plan as one screen shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct WeekScreen {
    /// 1 for the person's first week.
    pub number: u16,
    /// 1 for the first plan of this week; a change makes the next.
    pub version: u16,
    /// The first of its seven days.
    pub starts: CivilDate,
    /// "Week 3".
    pub title: String,
    /// "9 to 15 November".
    pub period_text: String,
    /// "Two sessions of 15 minutes, Tuesday and Friday."
    pub summary: String,
    /// The sessions, by date.
    pub sessions: Vec<SessionCard>,
    /// The walking of each day; none where the person does not walk.
    pub walking_text: Option<String>,
    /// The goal in steps a day, where it is one.
    pub walking_steps: Option<u32>,
    /// A message a day.
    pub messages: Vec<MessageLine>,
    /// Why, in two or three sentences.
    pub why: Vec<String>,
}

/// One session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct SessionCard {
    /// Its day, by which it is known.
    pub date: CivilDate,
    /// "Tuesday: 15 minutes, 5 exercises".
    pub line: String,
    /// "today", "on Tuesday".
    pub day_text: String,
    /// Its length in minutes.
    pub minutes: u32,
    /// Whether it was finished.
    pub finished: bool,
    /// Its exercises, in order.
    pub items: Vec<ItemCard>,
}

/// One exercise of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ItemCard {
    /// The exercise's id.
    pub exercise: String,
    /// Its name.
    pub name: String,
    /// What it trains.
    pub group: TargetGroup,
    /// What it trains, in words.
    pub group_text: String,
    /// Rounds.
    pub sets: u8,
    /// Repetitions of a round (each side, where there are two); none where it is one hold.
    pub repetitions: Option<u8>,
    /// Seconds that each repetition, or the round, is held; 0 where it is not.
    pub hold_seconds: u16,
    /// Rest between rounds, in seconds.
    pub rest_seconds: u16,
    /// Its length in seconds, both sides and rests included.
    pub seconds: u32,
    /// "2 rounds, 8 times on each side, in turn, rest 45 seconds between rounds".
    pub dose_text: String,
    /// Whether it was done.
    pub done: bool,
    /// Says so where no clinician has read it yet.
    pub review_text: Option<String>,
}

/// The message of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct MessageLine {
    /// The day.
    pub date: CivilDate,
    /// The message's id.
    pub message: String,
    /// Its heading.
    pub title: String,
}

/// Draws the week.
pub(crate) struct WeekView<'a> {
    pub(crate) words: Words,
    pub(crate) passages: Passages<'a>,
    pub(crate) week: &'a Week,
    pub(crate) progress: &'a Progress,
    pub(crate) today: NaiveDate,
}

/// "2 rounds, 8 times on each side, in turn, hold 5 seconds each time, rest 45 seconds between rounds".
pub(crate) fn dose_text(passages: &Passages<'_>, item: &Item) -> String {
    let words = passages.words;
    let exercise = passages.library.exercise(&item.exercise);
    let sides = exercise.map_or(Sides::None, |exercise| exercise.sides);
    let time =
        |key: &str, seconds: u16| words.say(key, &[("time", words.seconds(u32::from(seconds)).into())]);
    let mut parts = Vec::new();
    if item.sets > 1 {
        parts.push(words.say("plan-sets", &[("count", item.sets.into())]));
    }
    match (item.work, sides) {
        (Work::Repetitions { count, hold_seconds }, sides) => {
            let times = words.say("plan-times", &[("count", count.into())]);
            parts.push(match sides {
                Sides::None => times,
                Sides::OneThenOther => words.say("plan-times-one-then-other", &[("times", times.into())]),
                Sides::Alternating => words.say("plan-times-alternating", &[("times", times.into())]),
            });
            if hold_seconds > 0 {
                parts.push(time("plan-hold-each", u16::from(hold_seconds)));
            }
        }
        // What moves is kept going, not held.
        (Work::Hold { seconds }, _) if item.group == CoreGroup::Aerobic => {
            parts.push(time("plan-keep-going", seconds));
        }
        (Work::Hold { seconds }, Sides::None) => parts.push(time("plan-hold", seconds)),
        (Work::Hold { seconds }, Sides::OneThenOther) => {
            parts.push(time("plan-hold-one-then-other", seconds));
        }
        (Work::Hold { seconds }, Sides::Alternating) => parts.push(time("plan-hold-alternating", seconds)),
    }
    if item.sets > 1 && item.rest_seconds > 0 {
        parts.push(time("plan-rest", item.rest_seconds));
    }
    words.listed(&parts)
}

impl WeekView<'_> {
    pub(crate) fn screen(&self) -> WeekScreen {
        let (words, week) = (self.words, self.week);
        let last = week.starts + chrono::TimeDelta::days(6);
        WeekScreen {
            number: week.number,
            version: week.version,
            starts: week.starts.into(),
            title: words.say("plan-week-title", &[("number", week.number.into())]),
            period_text: words.period(week.starts, last, self.today),
            summary: self.summary(),
            sessions: week
                .sessions
                .iter()
                .map(|session| self.session(session))
                .collect(),
            walking_text: walking(words, week.walking),
            walking_steps: match week.walking {
                WalkingGoal::Steps { goal, .. } => Some(goal),
                _ => None,
            },
            messages: week
                .messages
                .iter()
                .map(|message| MessageLine {
                    date: message.date.into(),
                    message: message.message.clone(),
                    title: self.passages.message_title(&message.message),
                })
                .collect(),
            why: self.why_at_a_glance(),
        }
    }

    fn session(&self, session: &Session) -> SessionCard {
        let words = self.words;
        let state = self.progress.sessions.get(&session.date);
        let minutes = session.minutes();
        let weekday = words.weekday(session.date.weekday());
        let line = words.say(
            "plan-session-line",
            &[
                ("weekday", sentence_case(&weekday).into()),
                ("minutes", words.minutes(minutes).into()),
                ("count", session.items.len().into()),
            ],
        );
        SessionCard {
            date: session.date.into(),
            line,
            day_text: words.day(session.date, self.today),
            minutes,
            finished: state.is_some_and(|state| state.finished),
            items: session
                .items
                .iter()
                .map(|item| {
                    let done = state.is_some_and(|state| state.done.contains(&item.exercise));
                    self.item(item, done)
                })
                .collect(),
        }
    }

    fn item(&self, item: &Item, done: bool) -> ItemCard {
        let (repetitions, hold_seconds) = match item.work {
            Work::Repetitions { count, hold_seconds } => (Some(count), u16::from(hold_seconds)),
            Work::Hold { seconds } => (None, seconds),
        };
        ItemCard {
            exercise: item.exercise.clone(),
            name: self.passages.exercise_name(&item.exercise),
            group: item.group.into(),
            group_text: self.passages.group(item.group),
            sets: item.sets,
            repetitions,
            hold_seconds,
            rest_seconds: item.rest_seconds,
            seconds: item.seconds,
            dose_text: dose_text(&self.passages, item),
            done,
            review_text: self.passages.exercise_review(&item.exercise),
        }
    }

    /// "Two sessions of 15 minutes, Tuesday and Friday."
    fn summary(&self) -> String {
        let words = self.words;
        let minutes: Vec<u32> = self.week.sessions.iter().map(Session::minutes).collect();
        let longest = minutes.iter().max().copied().unwrap_or(0);
        let same = minutes.iter().all(|minutes| *minutes == longest);
        let days: Vec<String> = self
            .week
            .sessions
            .iter()
            .map(|session| words.weekday(session.date.weekday()))
            .collect();
        words.say(
            if same {
                "plan-summary"
            } else {
                "plan-summary-at-most"
            },
            &[
                ("sessions", sessions(words, minutes.len()).into()),
                ("minutes", words.minutes(longest).into()),
                ("days", words.all_of(&days).into()),
            ],
        )
    }

    /// What weighs most on the week as a whole.
    fn why_at_a_glance(&self) -> Vec<String> {
        let reasons = Reasons {
            words: self.words,
            passages: self.passages,
            context: Context::of(self.week),
        };
        let mut sentences = reasons.chosen(WhyOf::Week.sorted(self.week));
        sentences.truncate(WHY_AT_A_GLANCE);
        sentences
    }
}

/// "Two sessions", as a sentence begins.
pub(super) fn sessions(words: Words, count: usize) -> String {
    words.say("plan-sessions", &[("count", count.into())])
}

/// The walking of each day.
pub(super) fn walking(words: Words, goal: WalkingGoal) -> Option<String> {
    Some(match goal {
        WalkingGoal::None => return None,
        WalkingGoal::Minutes {
            minutes,
            times,
            sit_between,
        } => {
            let key = if sit_between {
                "plan-walk-intervals"
            } else {
                "plan-walk-minutes"
            };
            let minutes = words.minutes(u32::from(minutes));
            words.say(key, &[("minutes", minutes.into()), ("times", times.into())])
        }
        WalkingGoal::Steps { goal, .. } => words.say("plan-walk-steps", &[("goal", goal.into())]),
    })
}
