//! What is done this week: sessions, walking, messages; the day; the check-in and where it leads; swaps.
//!
//! A stored week never changes and never hides why it is as it is. What may be done at all is `screening`'s.

mod ask;
mod auditor;
mod chance;
mod closing;
mod cover;
mod dose;
mod education;
mod first_aid;
mod make;
mod outline;
mod permission;
mod programme;
mod progression;
mod reason;
mod recall;
mod rules;
mod selection;
mod session;
mod storage;
mod swap;
mod today;
mod turns;
mod walking;
mod week;
mod what_if;

pub use ask::{Touched, WorthAsking, worth_asking};
pub use auditor::{Audited, Violation, audit};
pub use closing::{did, pain_tenths, step_percent, tolerance};
pub use first_aid::fitting;
pub use make::{Brief, LastWeek, Standing, make_week};
pub use permission::Permission;
pub use programme::{
    Following, PROGRAMME_EVENT, PROGRAMME_SCHEMA, ProgrammeEvent, daily_exercise, following,
    keep_programme_event,
};
pub use progression::{
    Adherence, CheckIn, Done, HoldCause, Light, LightCause, Move, PauseCause, Settled, light, next_move,
};
pub use reason::{About, Because, Reason};
pub use recall::without_recalled;
pub use rules::{Limits, Rules};
pub use selection::exercises_that_fit;
pub use storage::{
    CHECK_IN, Progress, Remembered, SCHEMA, SESSION_EVENT, SESSION_TIMES, SessionEvent, SessionState, WEEK,
    avoided, check_in_of, check_ins, keep_check_in, keep_event, keep_week, latest_week, legs_told_after,
    progress, remembered, sessions_begun, week, week_as_planned, weeks,
};
pub use swap::{SwapCause, swap};
pub use today::{Action, Today, today};
pub use walking::OwnSteps;
pub use week::{Cause, Item, MadeFrom, MessageOfDay, Rung, Session, WalkingGoal, Week, Work, load};
pub use what_if::{Then, WhatIf};
