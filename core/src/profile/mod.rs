//! Who the patient is: baseline answers, preferences, contraindications, goals, consents, work pattern.
//!
//! It records what the person said, with its date and every earlier version. It recommends nothing.

mod baseline;
mod consent;
mod contradiction;
mod keep;
mod person;
mod preferences;
mod vocabulary;

pub use baseline::Question;
pub use consent::{
    ClinicianLimit, Consent, ConsentKind, consents, give_consent, keep_limit, limits, withdraw_consent,
};
pub use contradiction::{Contradiction, Eligibility};
pub use keep::{KeptProfile, first_day, keep, latest};
pub use person::{
    Country, EpisodeDuration, Goal, PreviousEpisodes, Profile, Response, Responses, Sex, SickLeave,
};
pub use preferences::{Preferences, Weekday};
pub use vocabulary::{ActivityLevel, Constraint, Equipment, LegPain, Mobility, WorkLoad};

/// The profile's tables, part of the first migration step.
pub const SCHEMA: &str = include_str!("schema.sql");
