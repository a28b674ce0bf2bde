//! Erasing so that the bytes are gone: overwritten in the file, truncated in the log.

use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior, params};

use super::command::Command;
use super::fault::fault;
use super::open::Store;
use super::quarantine;
use crate::error::{Result, StoreError};

/// How far an erasure came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erasure {
    /// No byte of what was erased is left in the files.
    Complete,
    /// The rows are gone, but another opener still reads an older state: its bytes go when it closes.
    WaitingForOther,
}

impl Store {
    /// Erases every row of every room, damaged files that were set aside included, and leaves a fresh file with a
    /// new history. The command is kept, so that repeating it finds the work done.
    ///
    /// # Errors
    /// A failure of the file; then nothing was erased.
    pub fn erase_everything(&self, command: &Command) -> Result<Erasure> {
        let mut connection = self.connection.lock();
        self.interrupter.begin();
        delete_rows(&mut connection, command)?;
        quarantine::remove_set_aside(&self.path)?;
        connection
            .execute_batch("VACUUM")
            .map_err(|e| fault(&e, "vacuuming"))?;
        truncate_log(&connection)
    }

    /// Takes the bytes of rows that were just deleted out of the write-ahead log.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn scrub(&self) -> Result<Erasure> {
        truncate_log(&self.connection.lock())
    }
}

fn delete_rows(connection: &mut Connection, command: &Command) -> Result<()> {
    let during = "erasing";
    let transaction = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(|e| fault(&e, during))?;
    transaction
        .execute_batch("PRAGMA defer_foreign_keys = ON")
        .map_err(|e| fault(&e, during))?;
    let tables: Vec<String> = transaction
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        )
        .and_then(|mut statement| statement.query_map([], |row| row.get(0))?.collect())
        .map_err(|e| fault(&e, during))?;
    for table in tables.iter().filter(|table| *table != "store_identity") {
        // Table names are our own, from the schema; a double quote in one would be ours too.
        transaction
            .execute(&format!("DELETE FROM \"{table}\""), [])
            .map_err(|e| fault(&e, during))?;
    }
    transaction
        .execute("UPDATE store_identity SET epoch = randomblob(16)", [])
        .and_then(|_| {
            transaction.execute(
                "INSERT INTO command (id, verb, result) VALUES (?1, ?2, 'null')",
                params![command.id.uuid().into_bytes(), command.verb],
            )
        })
        .map_err(|e| fault(&e, during))?;
    transaction.commit().map_err(|e| fault(&e, during))
}

fn truncate_log(connection: &Connection) -> Result<Erasure> {
    let pause = Duration::from_millis(50);
    let mut waited = Duration::ZERO;
    loop {
        let blocked: i64 = connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
            .map_err(|e| fault(&e, "truncating the log"))
            .or_else(|e| {
                if e == StoreError::Busy.into() {
                    Ok(1)
                } else {
                    Err(e)
                }
            })?;
        if blocked == 0 {
            return Ok(Erasure::Complete);
        }
        if waited >= Duration::from_secs(1) {
            return Ok(Erasure::WaitingForOther);
        }
        std::thread::sleep(pause);
        waited += pause;
    }
}
