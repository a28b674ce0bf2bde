//! A copy of the file while it is in use, and back.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags, TransactionBehavior, params};

use super::command::Command;
use super::fault::fault;
use super::interrupt::Interrupter;
use super::open::{Store, as_wrong_key, connect, kept_answer};
use super::transaction::Reader;
use super::{migrate, quarantine};
use crate::error::{Error, Result, StoreError};

/// Pages copied between two looks at the interrupt flag: 4 MiB.
const PAGES_A_STEP: i32 = 1024;

impl Store {
    /// Copies everything into a new single file under the same key; others may go on writing meanwhile. The copy
    /// appears under its name only when it is whole.
    ///
    /// # Errors
    /// [`Error::Invalid`] when `to` exists, or a failure of either file.
    pub fn backup(&self, to: &Path) -> Result<()> {
        if to.exists() {
            return Err(Error::invalid("to", "a file that does not exist yet"));
        }
        let part = beside(to, ".part");
        let connection = self.connection.lock();
        self.interrupter.begin();
        let copied = (|| {
            let mut target = connect(&part, self.key.as_ref(), OpenFlags::SQLITE_OPEN_CREATE)?;
            copy(&connection, &mut target, &self.interrupter)?;
            // One file travels better than three.
            target
                .pragma_update_and_check(None, "journal_mode", "delete", |row| row.get::<_, String>(0))
                .map_err(|e| fault(&e, "finishing a backup"))?;
            Ok(())
        })();
        let placed =
            copied.and_then(|()| std::fs::rename(&part, to).map_err(|_| StoreError::CannotOpen.into()));
        if placed.is_err() {
            let _ = std::fs::remove_file(&part);
        }
        placed
    }

    /// Replaces everything by a backup made under the same key, and migrates it if it is older. Until the last page
    /// is copied the old content stands. The command is kept in what was brought back, so that repeating it finds
    /// the work done and takes nothing away that was entered since.
    ///
    /// # Errors
    /// When the backup is damaged, too new or under another key, or [`Error::CommandReused`]; the open file is
    /// untouched then.
    pub fn restore(&self, command: &Command, from: &Path) -> Result<()> {
        let mut connection = self.connection.lock();
        self.interrupter.begin();
        if kept_answer(&Reader::new(&connection, &self.interrupter), command)?.is_some() {
            return Ok(());
        }
        if !from.is_file() {
            return Err(StoreError::CannotOpen.into());
        }
        let source = connect(from, self.key.as_ref(), OpenFlags::empty())?;
        let found =
            migrate::check(&source, self.steps).map_err(|e| as_wrong_key(e, from, self.key.as_ref()))?;
        if found == 0 || !quarantine::is_sound(&source)? {
            return Err(StoreError::Corrupt.into());
        }
        kept_answer(&Reader::new(&source, &self.interrupter), command)?;
        copy(&source, &mut connection, &self.interrupter)?;
        connection.flush_prepared_statement_cache();
        connection
            .pragma_update_and_check(None, "journal_mode", "wal", |row| row.get::<_, String>(0))
            .map_err(|e| fault(&e, "restoring"))?;
        migrate::migrate(&mut connection, self.steps)?;
        begin_history(&mut connection, command).map_err(|e| fault(&e, "restoring"))
    }
}

/// What was brought back goes on as a history of its own, whose first command is the restoring.
fn begin_history(connection: &mut Connection, command: &Command) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute("UPDATE store_identity SET epoch = randomblob(16)", [])?;
    // The backup knows the command already where it was made after the same one.
    transaction.execute(
        "INSERT OR IGNORE INTO command (id, verb, result) VALUES (?1, ?2, 'null')",
        params![command.id.uuid().into_bytes(), command.verb],
    )?;
    transaction.commit()
}

fn copy(from: &Connection, to: &mut Connection, interrupter: &Interrupter) -> Result<()> {
    let during = "copying";
    let backup = Backup::new(from, to).map_err(|e| fault(&e, during))?;
    let pause = Duration::from_millis(20);
    let mut waited = Duration::ZERO;
    loop {
        if interrupter.interrupted() {
            return Err(Error::Interrupted);
        }
        match backup.step(PAGES_A_STEP).map_err(|e| fault(&e, during))? {
            StepResult::Done => return Ok(()),
            StepResult::More => waited = Duration::ZERO,
            _ if waited < super::open::BUSY_TIMEOUT => {
                std::thread::sleep(pause);
                waited += pause;
            }
            _ => return Err(StoreError::Busy.into()),
        }
    }
}

/// The path with something added to its name.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}
