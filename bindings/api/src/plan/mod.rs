//! What is done this week, as screens: the week, today, why, the check-in.

mod check_in;
mod reasons;
mod today;
mod week;
mod why;

#[cfg(test)]
mod tests;

pub use check_in::{CheckInAnswers, CheckInScreen, Settled, SettledChoice};
pub use today::{ActionCard, ActionKind, TodayScreen};
pub use week::{ItemCard, MessageLine, SessionCard, WeekScreen};
pub use why::{MadeFrom, WhyOf, WhyScreen};
