//! Questionnaires as data: scoring, missing answers, important change, and what a score asks for next.
//!
//! It holds no text it has no right to, and a change within measurement error is never called better or worse.

mod definition;
mod keep;
mod next_step;
mod score;

pub use definition::{Change, CutOff, Direction, Instrument, Instruments, Missing, Scoring};
pub use keep::{KeptResponse, keep, low_mood, mood_screen, responses};
pub use next_step::{NextStep, next_step};
pub use score::{Group, Score, Unscored, Verdict, score, verdict};

/// The tables of instruments, part of the first migration step.
pub const SCHEMA: &str = include_str!("schema.sql");
