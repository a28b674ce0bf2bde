//! Bringing an older file to the newest schema: `user_version`, one ordered list, one transaction.

use rusqlite::{Connection, TransactionBehavior};

use super::fault::fault;
use crate::error::{Result, StoreError};

/// Marks the file as ours in SQLite's header ("Liso").
const APPLICATION_ID: i32 = 0x4c69_736f;

/// One step of the schema. A landed step is never edited; a change adds one.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// The SQL of each room that has a part in this step, in order.
    pub sql: &'static [&'static str],
}

/// The newest schema that a list of steps leads to.
pub(super) fn known(steps: &[Step]) -> u32 {
    u32::try_from(steps.len()).unwrap_or(u32::MAX)
}

/// The schema of the file.
pub(super) fn found(connection: &Connection) -> Result<u32> {
    connection
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .map_err(|e| fault(&e, "reading the schema version"))
}

/// Refuses a file from a newer version, and one that another program made.
pub(super) fn check(connection: &Connection, steps: &[Step]) -> Result<u32> {
    let (found, known) = (found(connection)?, known(steps));
    if found > known {
        return Err(StoreError::TooNew { found, known }.into());
    }
    let application: i32 = connection
        .pragma_query_value(None, "application_id", |row| row.get(0))
        .map_err(|e| fault(&e, "reading the application id"))?;
    let tables: i64 = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(|e| fault(&e, "reading the schema"))?;
    if application != APPLICATION_ID && tables > 0 {
        return Err(StoreError::CannotOpen.into());
    }
    Ok(found)
}

/// Runs the steps that the file lacks. When two openers race, the second finds the work done.
pub(super) fn migrate(connection: &mut Connection, steps: &[Step]) -> Result<()> {
    let during = "migrating";
    let transaction = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(|e| fault(&e, during))?;
    // Asked again under the lock: another opener may have been faster.
    let found = check(&transaction, steps)?;
    if found == known(steps) {
        return Ok(());
    }
    for step in steps.iter().skip(found as usize) {
        for sql in step.sql {
            transaction.execute_batch(sql).map_err(|e| fault(&e, during))?;
        }
    }
    transaction
        .execute_batch(&format!(
            "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {};",
            known(steps)
        ))
        .map_err(|e| fault(&e, during))?;
    transaction.commit().map_err(|e| fault(&e, during))
}
