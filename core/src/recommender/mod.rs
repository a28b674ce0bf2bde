//! What is advised: from a person's situation to the parameters of a week's plan, with the rules that spoke.
//!
//! The guideline rules by stage and risk are the prior; the person's own weeks move it, within the limits. It never
//! breaks a rule of `screening` and chooses no single exercise: that is the plan's.

mod advice;
mod asking;
mod attribute;
mod cases;
mod columns;
mod course;
mod guideline;
mod own;
mod parameters;
mod prototypes;
mod query;
mod recommendation;
#[cfg(test)]
mod similarity_laws;
mod situation;

pub use advice::{Advice, advise};
pub use asking::{Asking, Knowledge, recommend};
pub use attribute::{
    Attribute, Attributes, Between, Definition, LEVELS_AT_MOST, Measured, UNKNOWN, UNKNOWN_SET, Weights,
};
pub use cases::{CaseBase, Neighbour};
pub use course::{Course, Hidden, NoCourse, Showing, expected_course};
pub use guideline::{Conditions, Effects, Guideline, Rule};
pub use own::{
    Did, EPISODE, Learning, Level, OWN_CASE, Outcome, OwnWeeks, Provenance, SCHEMA, SessionAnswer,
    SessionSaid, StepBack, Tolerance, Verdict, WeekCase, close_week, episode, own_weeks, sessions_said,
    step_back,
};
pub use parameters::{Parameters, Strategy, WalkingAim};
pub use prototypes::{CourseRange, Expected, Prototype, PrototypeFile, Prototypes, Recalibration, Vote};
pub use query::{ALIKE, Problem, Query, SAME};
pub use recommendation::{Block, Change, Direction, Note, Parameter, Recommendation};
pub use situation::{Recent, Situation, Stage};
