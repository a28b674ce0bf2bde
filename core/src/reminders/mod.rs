//! What is told: from the candidates that it is given to the next notifications within the phone's limits, what the
//! phone holds, and when to remind of exercise.
//!
//! It touches no phone and asks no room above it: whoever gathers the candidates knows what is open and what it is
//! called. Medicine is never moved, dropped or learnt from here.

mod adaptive;
mod armed;
mod candidate;
mod chance;
mod class;
mod hours;
mod limits;
mod nudges;
mod planning;

#[cfg(all(test, feature = "tzdb"))]
mod tests;

pub use adaptive::{AdaptiveRules, Choice, MovedBecause, SlotModel, TimeMoved};
pub use armed::{Armed, Difference, ToArm, Trigger};
pub use candidate::{Budget, Candidate, Hold, HoldKind, Hours, Platform, State};
pub use class::Class;
pub use hours::Clock;
pub use limits::{BackOff, Limits, Quiet};
pub use planning::{Kind, Notification, Plan, Why, plan};
