//! When it is: the only reader of the clock, the only user of the time-zone database, and the civil day.
//!
//! Everything else takes a [`Moment`] made here, so that the same moment always gives the same answer. It stores
//! nothing and knows no rule of what is due.

mod clock;
mod day;
mod moment;
mod offsets;
mod zone;

pub use clock::{Clock, SettableClock, SystemClock};
pub use day::{DayRules, Shift, WorkPattern};
pub use moment::{Moment, Stamp};
pub use offsets::{Met, Offsets, Walk};
pub use zone::{Resolved, Zone, ZoneDatabase};
