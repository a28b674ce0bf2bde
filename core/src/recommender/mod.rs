//! What is advised: from a person's situation to the parameters of a week's plan, with the rules that spoke.
//!
//! Here stand the guideline rules by stage and risk; they are the prior on which cases will build. It never breaks
//! a rule of `screening` and chooses no single exercise: that is the plan's.

mod advice;
mod guideline;
mod parameters;
mod situation;

pub use advice::{Advice, advise};
pub use guideline::{Conditions, Effects, Guideline, Rule};
pub use parameters::{Parameters, Strategy, WalkingAim};
pub use situation::{Situation, Stage};
