//! Who the patient is: baseline answers, preferences, contraindications, goals, consents, work pattern.
//!
//! It records what the person said, with its date and every earlier version. It recommends nothing.

mod contradiction;
mod person;
mod preferences;
mod vocabulary;

pub use contradiction::{Contradiction, Eligibility};
pub use person::{
    Country, EpisodeDuration, Goal, PreviousEpisodes, Profile, Response, Responses, Sex, SickLeave,
};
pub use preferences::{Preferences, Weekday};
pub use vocabulary::{ActivityLevel, Constraint, Equipment, LegPain, Mobility, WorkLoad};
