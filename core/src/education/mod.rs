//! What a person learns and writes down: answers to the messages' questions with the days on which they come back,
//! the sheets of tools, the sum of the pacing sheet.
//!
//! It owns no text: questions and sheets are `content`'s. It does not choose what is read: that is the plan's.

mod answer;
mod pacing;
mod rules;
mod sheet;
mod spacing;

pub use answer::{Given, answer, answered, answers};
pub use pacing::{Pace, pace};
pub use rules::{PacingRules, Rules, SpacingRules, SurenessRules};
pub use sheet::{Drawn, KeptSheet, draw, keep_sheet, latest_sheet};
pub use spacing::{Standing, again_on, standing};

#[cfg(test)]
mod tests;

/// The tables of this room.
pub(crate) const SCHEMA: &str = include_str!("schema.sql");
