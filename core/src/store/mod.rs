//! The one SQLite file: open, key, migrations, transactions with their change log, interrupt, backup, erasure,
//! quarantine of a damaged file. It does not know what a symptom is.
//!
//! Rooms bring their SQL and use [`Reader`] and [`Writer`]; nothing else in the core touches the database. Every
//! write is one short IMMEDIATE transaction under a [`Command`] and leaves its trace in the change log, which later
//! rooms read by a [`Cursor`].

mod backup;
mod change_log;
mod command;
mod erase;
mod fault;
mod interrupt;
mod key;
mod migrate;
mod open;
mod quarantine;
mod transaction;
mod values;

#[cfg(test)]
mod tests;

pub use change_log::{Changed, Cursor, Kind, Operation};
pub use command::{Command, CommandId};
pub use erase::Erasure;
pub use interrupt::Interrupter;
pub use key::Key;
pub use migrate::Step;
pub use open::{OpenMode, Store};
pub use quarantine::{Condition, Quarantined, diagnose, quarantine};
pub use rusqlite::{Row, ToSql, params, params_from_iter};
pub use transaction::{Batch, Reader, Writer};
pub use values::{date, day_number, from_json, instant, millis, to_json};

/// The store's own tables, part of the first migration step.
pub const SCHEMA: &str = include_str!("schema.sql");
