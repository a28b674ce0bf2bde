//! Who the patient is: baseline answers, preferences, contraindications, goals, consents, work pattern.
//!
//! It records what the person said, with its date and every earlier version. It recommends nothing.

mod vocabulary;

pub use vocabulary::{Constraint, Equipment, Mobility, WorkLoad};
