//! Lissom: self-management of low back pain on the patient's own phone.
//!
//! This crate is the product: every rule, every number, every stored byte. It knows no screen, no sentence of a
//! user interface and no operating system. Rooms depend downwards only, in the order of the list in
//! `docs/architecture.md`; a test reads the `use crate::` lines and keeps it so.

// Tests state what must be; a failed expectation there is the message.
#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)
)]

pub mod error;
#[cfg(feature = "evaluation")]
pub mod evaluation;
pub mod store;
pub mod time;

pub mod content;
pub mod diary;
pub mod education;
pub mod exchange;
pub mod figure;
pub mod instruments;
pub mod medication;
pub mod plan;
pub mod profile;
pub mod recommender;
pub mod reminders;
pub mod schedule;
pub mod screening;
pub mod self_care;

pub use error::{Error, Result};
