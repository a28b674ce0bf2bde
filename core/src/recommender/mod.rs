//! What is advised: from a person's situation to the parameters of a week's plan, with the rules that spoke.
//!
//! Here stand the guideline rules by stage and risk; they are the prior on which cases will build. It never breaks
//! a rule of `screening` and chooses no single exercise: that is the plan's.

mod advice;
mod attribute;
mod cases;
mod course;
mod guideline;
mod parameters;
mod prototypes;
mod query;
#[cfg(test)]
mod similarity_laws;
mod situation;

pub use advice::{Advice, advise};
pub use attribute::{
    Attribute, Attributes, Between, Definition, LEVELS_AT_MOST, Measured, UNKNOWN, UNKNOWN_SET, Weights,
};
pub use cases::{CaseBase, Neighbour};
pub use course::{Course, Hidden, NoCourse, Showing, expected_course};
pub use guideline::{Conditions, Effects, Guideline, Rule};
pub use parameters::{Parameters, Strategy, WalkingAim};
pub use prototypes::{CourseRange, Expected, Prototype, PrototypeFile, Prototypes, Recalibration, Vote};
pub use query::{ALIKE, Problem, Query, SAME};
pub use situation::{Recent, Situation, Stage};
