//! Scenarios: a made person's rules and what happens to them, played through `schedule` and `reminders` from a file, and
//! compared with what the file expects. `docs/scenarios.md` describes the file.
//!
//! It plays a phone with its armed notifications, switched off, killed and carried through zones. No person's data.

mod check;
mod events;
mod file;
mod outcome;
mod phone;
mod planning;
mod world;

pub use check::{Difference, compare};
pub use file::Scenario;
pub use outcome::{Outcome, PlanTold, Shown, Told};
pub use world::run;
