//! The file itself: backup, restore, erasure, checks, and what changed in it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lissom::store::{Command, CommandId, Cursor, Key};
use lissom::time::{Clock, SystemClock};
use uuid::Uuid;

use crate::error::Result;
use crate::mirror::mirror;
use crate::self_care::Opened;

mirror! {
    /// What a look through a whole file found.
    Condition of lissom::store::Condition {
        /// Every page and every reference is as it should be.
        Sound,
        /// The file is damaged.
        Damaged,
    }
}

mirror! {
    /// How far an erasure came.
    Erasure of lissom::store::Erasure {
        /// No byte of what was erased is left in the files.
        Complete,
        /// The rows are gone, but another opener still reads an older state: its bytes go when it closes.
        WaitingForOther,
    }
}

mirror! {
    /// What happened to a row.
    ChangeOperation of lissom::store::Operation {
        /// A first version was added.
        Added,
        /// A further version was added; the earlier ones stay.
        Corrected,
        /// It was marked as entered in error; the row stays.
        EnteredInError,
        /// It was erased at the person's wish.
        Erased,
        /// Its state moved on; what was recorded before stays.
        Advanced,
    }
}

/// One line of the change log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, uniffi::Record)]
pub struct Change {
    /// Its place in the order of all changes.
    pub sequence: i64,
    /// The kind of row, by number.
    pub kind: u16,
    /// The row's number within its kind.
    pub row: i64,
    /// The version that was written.
    pub version: u32,
    /// What happened.
    pub operation: ChangeOperation,
}

/// A stretch of the change log, and where to read on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, uniffi::Record)]
pub struct Changes {
    /// The changes in order.
    pub changes: Vec<Change>,
    /// The history they belong to; another one means that the file was erased or restored.
    pub epoch: String,
    /// The place of the last one.
    pub sequence: i64,
}

/// The file itself.
#[derive(uniffi::Object)]
pub struct Store {
    opened: Arc<Opened>,
}

impl Store {
    pub(crate) fn new(opened: Arc<Opened>) -> Self {
        Self { opened }
    }
}

#[uniffi::export]
impl Store {
    /// Copies everything into a new single file under the same key; it appears under its name only when it is whole.
    ///
    /// # Errors
    /// `Invalid` naming `to` when that file exists, or a failure of either file.
    pub fn backup(&self, to: String) -> Result<()> {
        self.opened.with(|core| core.store().backup(Path::new(&to)))
    }

    /// Replaces everything by a backup made under the same key, and migrates it if it is older. The same command id
    /// again takes nothing away that was entered since.
    ///
    /// # Errors
    /// When the backup is damaged, too new or under another key; the open file is untouched then.
    pub fn restore(&self, command_id: String, from: String) -> Result<()> {
        self.opened.with(|core| {
            let command = Command::new(CommandId::parse(&command_id)?, "store.restore");
            core.store().restore(&command, Path::new(&from))
        })?;
        // The phone holds what the replaced file asked for.
        self.opened.plan_reminders_again();
        Ok(())
    }

    /// Erases every row of every room, and damaged files that were set aside, down to the bytes.
    ///
    /// # Errors
    /// A failure of the file; then nothing was erased.
    pub fn erase_everything(&self, command_id: String) -> Result<Erasure> {
        let erased = self.opened.with(|core| {
            let command = Command::new(CommandId::parse(&command_id)?, "store.erase_everything");
            core.store().erase_everything(&command).map(Into::into)
        })?;
        self.opened.let_go_of_everything();
        Ok(erased)
    }

    /// Looks through the whole open file.
    ///
    /// # Errors
    /// A failure that says nothing of the file's soundness.
    pub fn check_integrity(&self) -> Result<Condition> {
        self.opened
            .with(|core| core.store().check_integrity().map(Into::into))
    }

    /// Up to `limit` changes after the place `sequence` of the history `epoch`; from the beginning when the history
    /// is another one, or no epoch is given.
    ///
    /// # Errors
    /// `Invalid` naming `epoch`, or a failure of the file.
    pub fn changes_since(&self, epoch: Option<String>, sequence: i64, limit: u32) -> Result<Changes> {
        let epoch = epoch.map_or(Ok(Uuid::nil()), |text| {
            Uuid::try_parse(&text).map_err(|_| lissom::Error::invalid("epoch", "a UUID"))
        })?;
        self.opened.with(|core| {
            let (changes, cursor) = core
                .store()
                .read(|reader| reader.changes_since(Cursor { epoch, sequence }, limit))?;
            Ok(Changes {
                changes: changes.into_iter().map(Into::into).collect(),
                epoch: cursor.epoch.to_string(),
                sequence: cursor.sequence,
            })
        })
    }
}

/// Looks through a whole file that is not open here.
///
/// # Errors
/// Where the look says nothing of the file: wrong key, busy, full, cannot open.
#[uniffi::export]
pub fn diagnose(path: String, key: Option<Vec<u8>>) -> Result<Condition> {
    let key = key.map(Key::new).transpose()?;
    Ok(lissom::store::diagnose(Path::new(&path), key.as_ref())?.into())
}

/// Sets a damaged file aside under a name with the time, so that a fresh one can be made when the caller says so;
/// answers where its parts lie now. A file that is sound, or whose soundness cannot be told, is left alone. The same
/// command id again answers what it set aside the first time.
///
/// # Errors
/// `Invalid` naming `path` for a sound file, otherwise as [`diagnose`].
#[uniffi::export]
pub fn quarantine(command_id: String, path: String, key: Option<Vec<u8>>) -> Result<Vec<String>> {
    let id = CommandId::parse(&command_id)?;
    let key = key.map(Key::new).transpose()?;
    let set_aside = lissom::store::quarantine(&PathBuf::from(path), key.as_ref(), id, SystemClock.now())?;
    Ok(set_aside
        .files
        .iter()
        .map(|file| file.display().to_string())
        .collect())
}

impl From<lissom::store::Changed> for Change {
    fn from(changed: lissom::store::Changed) -> Self {
        Self {
            sequence: changed.sequence,
            kind: changed.kind.0,
            row: changed.row,
            version: changed.version,
            operation: changed.operation.into(),
        }
    }
}
