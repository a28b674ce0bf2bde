//! What changed, in order, without values: later rooms read it by a cursor and no lower room knows they exist.

use rusqlite::params;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::transaction::Reader;
use crate::error::Result;

/// What kind of row changed. Each room declares its own as constants; a test keeps them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind(pub u16);

/// What happened to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Operation {
    /// A first version was added.
    Added = 1,
    /// A further version was added; the earlier ones stay.
    Corrected = 2,
    /// It was marked as entered in error; the row stays.
    EnteredInError = 3,
    /// It was erased at the person's wish.
    Erased = 4,
    /// Its state moved on (a session step done, a hold cleared); what was recorded before stays.
    Advanced = 5,
}

impl Operation {
    /// What adding this version of a record is: its first, or a correction of those before.
    pub(crate) fn of_version(version: u32) -> Self {
        if version == 1 {
            Self::Added
        } else {
            Self::Corrected
        }
    }

    fn from_code(code: u8) -> Option<Self> {
        Some(match code {
            1 => Self::Added,
            2 => Self::Corrected,
            3 => Self::EnteredInError,
            4 => Self::Erased,
            5 => Self::Advanced,
            _ => return None,
        })
    }
}

/// One line of the change log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// Its place in the order of all changes.
    pub sequence: i64,
    /// The kind of row.
    pub kind: Kind,
    /// The row's number within its kind.
    pub row: i64,
    /// The version that was written.
    pub version: u32,
    /// What happened.
    pub operation: Operation,
}

/// How far a room has read the change log of one history of the file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// The history that was read; another one means that the file was erased or restored.
    pub epoch: Uuid,
    /// The last change that was read.
    pub sequence: i64,
}

impl Reader<'_> {
    /// Up to `limit` changes after the cursor, and the cursor behind them. A cursor of another history starts from
    /// the beginning.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn changes_since(&self, cursor: Cursor, limit: u32) -> Result<(Vec<Changed>, Cursor)> {
        let epoch = self.epoch()?;
        let from = if cursor.epoch == epoch { cursor.sequence } else { 0 };
        let changes: Vec<Changed> = self
            .all(
                "SELECT sequence, kind, row, version, operation FROM change_log \
                 WHERE sequence > ?1 ORDER BY sequence LIMIT ?2",
                params![from, limit],
                |row| {
                    let operation = Operation::from_code(row.get(4)?);
                    Ok(operation.map(|operation| Changed {
                        sequence: row.get_unwrap(0),
                        kind: Kind(row.get_unwrap(1)),
                        row: row.get_unwrap(2),
                        version: row.get_unwrap(3),
                        operation,
                    }))
                },
            )?
            .into_iter()
            .flatten()
            .collect();
        let sequence = changes.last().map_or(from, |last| last.sequence);
        Ok((changes, Cursor { epoch, sequence }))
    }

    fn epoch(&self) -> Result<Uuid> {
        self.one("SELECT epoch FROM store_identity", [], |row| {
            row.get::<_, [u8; 16]>(0)
        })
        .map(Uuid::from_bytes)
    }
}
