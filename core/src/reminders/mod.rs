//! What is told: from the candidates that it is given to the next notifications within the phone's limits, what the
//! phone holds, and when to remind of exercise.
//!
//! It touches no phone and asks no room above it: whoever gathers the candidates knows what is open and what it is
//! called. It keeps appointments, how a person wants to be reminded, holds, what became of notifications, what the phone
//! holds, and when a person exercises. Medicine is never moved, dropped or learnt from here.

mod adaptive;
mod appointment;
mod armed;
mod candidate;
mod chance;
mod class;
mod hours;
mod kept;
mod limits;
mod nudges;
mod planning;
mod settings;
mod storage;

#[cfg(all(test, feature = "tzdb"))]
mod tests;

pub use adaptive::{AdaptiveRules, Choice, MovedBecause, SlotModel, TimeMoved};
pub use appointment::{
    APPOINTMENT_SCHEMA, Appointment, KeptAppointment, add_appointment, appointments, cancel_appointment,
    correct_appointment,
};
pub use armed::{Armed, Difference, ToArm, Trigger};
pub use candidate::{Budget, Candidate, Hold, HoldKind, Hours, Platform, State};
pub use class::Class;
pub use hours::Clock;
pub use kept::{KeptArmed, KeptTimes, Phone, armed, choice_on, keep_armed, keep_choice, keep_times, times};
pub use limits::{BackOff, Limits, Quiet};
pub use planning::{Kind, Notification, Plan, Why, plan};
pub use settings::{Settings, keep_settings, settings};
pub use storage::{HoldOn, KeptHold, KeptMark, Mark, SCHEMA, begin_hold, end_hold, holds, keep_mark, marks};
