//! The person's own weeks: what was done, what followed, which of them speak, and what they say.
//!
//! They move the parameters that the guideline rules set; a hard limit is never theirs to move.

mod base;
mod emphasis;
mod habits;
mod harm;
mod settings;
mod storage;
mod vote;
mod week_case;
mod worth;

#[cfg(test)]
mod tests;

pub use base::OwnWeeks;
pub use harm::{Level, StepBack, step_back};
pub use settings::Learning;
pub use storage::{OWN_CASE, SCHEMA, close_week, episode, own_weeks};
pub use week_case::{Did, EPISODE, Outcome, Provenance, SessionSaid, Tolerance, Verdict, WeekCase};
pub use worth::{SessionAnswer, sessions_said};

pub(super) use base::Voices;
pub(super) use emphasis::{Said, next_try, said};
pub(super) use habits::{Pace, minutes, pace, sessions, step_percent, waiting_theme, weekdays};
