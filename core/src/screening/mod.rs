//! Danger signs and the urgency of care: fixed, versioned rules over plain answers. It overrides everything.
//!
//! It never learns, guesses, diagnoses or can be switched off. Small and apart from all else, so that it can be read
//! and tested as a whole: every rule is data, and the engine is one file.

mod assess;
mod care;
mod numbers;
mod offer;
mod rules;
mod storage;

#[cfg(test)]
mod tests;

pub use assess::{Assessment, Because, ExercisePermission, Finding, NeckAccess, Person, assess, neck_access};
pub use care::{Burden, CareAdvice, CareReason, SelfReferral, self_referral};
pub use numbers::{Numbers, ToCall};
pub use offer::{Cause, must_offer};
pub use rules::{Answer, Answers, Group, Known, Rules, Tier};
pub use storage::{
    Clearance, Record, SeenBy, care_reached_question_due, clear, history, keep, keep_care_reached,
    last_answers, standing, weigh_again,
};

/// The tables of screening, part of the first migration step.
pub const SCHEMA: &str = include_str!("schema.sql");
