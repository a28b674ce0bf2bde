//! When: timing rules in FHIR's words, and the occurrences they give, each with an identity that stays.
//!
//! Two time bases that never mix: the wall clock, where each date and time is computed from the rule's anchor in a zone,
//! and exact seconds. It touches no store and no notification, and does not know what is taken or done.

mod code;
mod course;
mod dates;
mod day_slots;
mod day_walk;
mod expand;
mod extension;
mod extent;
mod fhir;
mod fields;
mod horizon;
mod journey;
mod occurrence;
mod one_clock;
mod timing;
mod validate;
mod zone_line;

#[cfg(all(test, feature = "tzdb"))]
mod tests;

pub use code::Code;
pub use course::{Course, Part, Schedule, Version};
pub use day_slots::{DaySlots, DayTimes};
pub use expand::{LastTaken, expand_all};
pub use horizon::{Dropped, Expanded, Horizon, Place};
pub use occurrence::{Due, Moved, Occurrence, OccurrenceId};
pub use timing::{
    Basis, Bounds, Cycle, DateTimeOf, DayOfWeek, DaysOfMonth, Decimal, Length, Missing, NthWeekday, Relative,
    Repeat, Slot, TimeOfDay, Timing, Unit, When, WhenLine, Window,
};
pub use zone_line::{LaidZones, ZoneLine, ZonePolicy};
