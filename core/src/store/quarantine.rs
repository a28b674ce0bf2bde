//! A damaged file: found, said, set aside. Never deleted, and never while it may only be full, busy or locked.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OpenFlags};

use super::backup::beside;
use super::command::CommandId;
use super::fault::fault;
use super::key::Key;
use super::migrate;
use super::open::{Store, as_wrong_key, connect};
use crate::error::{Error, Result, StoreError};

/// What is written between a file's name and the time at which it was set aside.
const SET_ASIDE: &str = ".damaged-";

/// What a look through the whole file found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// Every page and every reference is as it should be.
    Sound,
    /// The file is damaged.
    Damaged,
}

/// A damaged file that was set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    /// Where its parts lie now: the file, and its log and index if it had them.
    pub files: Vec<PathBuf>,
}

impl Store {
    /// Looks through the whole open file.
    ///
    /// # Errors
    /// A failure that says nothing of the file's soundness.
    pub fn check_integrity(&self) -> Result<Condition> {
        let sound = is_sound(&self.connection.lock())?;
        Ok(if sound {
            Condition::Sound
        } else {
            Condition::Damaged
        })
    }
}

/// Looks through a whole file that is not open here.
///
/// # Errors
/// [`StoreError`] where the look says nothing of the file: wrong key, busy, full, cannot open.
pub fn diagnose(path: &Path, key: Option<&Key>) -> Result<Condition> {
    if !path.is_file() {
        return Err(StoreError::CannotOpen.into());
    }
    let looked = connect(path, key, OpenFlags::empty())
        .and_then(|connection| {
            migrate::found(&connection)?;
            is_sound(&connection)
        })
        .map_err(|e| as_wrong_key(e, path, key));
    match looked {
        Ok(true) => Ok(Condition::Sound),
        Ok(false) | Err(Error::Store(StoreError::Corrupt)) => Ok(Condition::Damaged),
        Err(error) => Err(error),
    }
}

/// Sets a damaged file aside under a name with the time and the command's id, so that a fresh one can be made when the
/// caller says so. A file that is sound, or whose soundness cannot be told, is left alone. The same command again
/// answers what it set aside the first time and touches nothing: a damaged file cannot keep an answer, its name can.
///
/// # Errors
/// [`Error::Invalid`] for a sound file, otherwise as [`diagnose`].
pub fn quarantine(path: &Path, key: Option<&Key>, id: CommandId, at: DateTime<Utc>) -> Result<Quarantined> {
    // The file itself goes first: whatever bears the id says that it was set aside.
    let mark = format!("-{}", id.uuid());
    let mut before = set_aside(path)?;
    before.retain(|file| file.to_string_lossy().contains(&mark));
    if !before.is_empty() {
        return Ok(Quarantined { files: before });
    }
    if diagnose(path, key)? == Condition::Sound {
        return Err(Error::invalid("path", "a damaged file"));
    }
    let stamp = format!("{SET_ASIDE}{}{mark}", at.format("%Y%m%dT%H%M%S%3fZ"));
    let mut files = Vec::new();
    for part in ["", "-wal", "-shm"] {
        let from = beside(path, part);
        if from.exists() {
            let to = beside(&beside(path, &stamp), part);
            std::fs::rename(&from, &to).map_err(|_| StoreError::CannotOpen)?;
            files.push(to);
        }
    }
    tracing::warn!(files = files.len(), "a damaged store was set aside");
    Ok(Quarantined { files })
}

/// Removes what was set aside: an erasure of everything means these too.
pub(super) fn remove_set_aside(path: &Path) -> Result<()> {
    for file in set_aside(path)? {
        std::fs::remove_file(file).map_err(|_| StoreError::CannotOpen)?;
    }
    Ok(())
}

/// Every part of a file that was ever set aside, in the order of their names.
fn set_aside(path: &Path) -> Result<Vec<PathBuf>> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name().and_then(|name| name.to_str())) else {
        return Ok(Vec::new());
    };
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let prefix = format!("{name}{SET_ASIDE}");
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .map_err(|_| StoreError::CannotOpen)?
        .flatten()
        .filter(|entry| {
            entry
                .file_name()
                .to_str()
                .is_some_and(|name| name.starts_with(&prefix))
        })
        .map(|entry| entry.path())
        .collect();
    found.sort();
    Ok(found)
}

/// SQLite's own full check, references included.
pub(super) fn is_sound(connection: &Connection) -> Result<bool> {
    let checked: Result<String> = connection
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(|e| fault(&e, "checking"));
    match checked {
        Ok(answer) if answer == "ok" => {}
        Ok(_) | Err(Error::Store(StoreError::Corrupt)) => return Ok(false),
        Err(error) => return Err(error),
    }
    let broken: i64 = connection
        .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
            row.get(0)
        })
        .map_err(|e| fault(&e, "checking"))?;
    Ok(broken == 0)
}
