//! Scenarios: a made person's rules and what happens to them, played through `schedule` and `reminders` from a file, and
//! compared with what the file expects. `docs/scenarios.md` describes the file.
//!
//! Medicines, their doses, stock and shares are played through `medication` in the same file.
//!
//! It plays a phone with its armed notifications, switched off, killed and carried through zones. No person's data.

mod cabinet;
mod check;
mod events;
mod file;
mod medicines_told;
mod outcome;
mod phone;
mod planning;
mod world;

pub use check::{Difference, compare};
pub use file::Scenario;
pub use medicines_told::{AdherenceTold, CheckTold, DoseTold, OpioidsTold, SupplyTold};
pub use outcome::{Outcome, PlanTold, Shown, Told};
pub use world::run;
