//! The core's one rich error.
//!
//! It names fields, codes and limits, never a value a person entered: the texts of SQLite, serde and the zip and
//! XML readers can quote their input, so they are mapped to codes here and dropped. The small error that phones
//! see is made from this one in `bindings/api`.

use std::borrow::Cow;

/// What the core's functions return.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Everything that can go wrong inside the core.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A value was outside what the field allows; `allowed` says what is.
    #[error("{field}: {allowed}")]
    Invalid {
        /// The field's path in the caller's words, such as `night.bed` or `doses[2].amount`.
        field: Cow<'static, str>,
        /// What the field allows, as a sentence fragment: "0 to 10", "a date from 1900 on".
        allowed: Cow<'static, str>,
    },
    /// Nothing is stored under the name or id that the caller gave.
    #[error("no such {what}")]
    NotFound {
        /// The kind of thing that was asked for.
        what: &'static str,
    },
    /// A command id came again with another verb.
    #[error("command id was used before by '{first}'")]
    CommandReused {
        /// The verb that used the id first.
        first: String,
    },
    /// The zone database could not be opened: every civil date would be a guess.
    #[error("no time-zone database on this system")]
    NoTimeZones,
    /// The zone database has no such zone.
    #[error("zone: not a name in the time-zone database")]
    UnknownZone,
    /// The reading or writing of the stored file failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A brought file could not be read.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// A shipped or installed data file breaks its own rules.
    #[error("{file}, {entry}: {reason}")]
    Asset {
        /// The file's name below `assets`.
        file: Cow<'static, str>,
        /// The entry in the file.
        entry: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A content pack is refused, whole.
    #[error("pack refused: {entry}: {reason}")]
    PackRefused {
        /// The entry of the pack, or the file and entry of its content.
        entry: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The caller asked for this operation to stop.
    #[error("interrupted")]
    Interrupted,
}

impl Error {
    /// A value of `field` is outside what is `allowed`.
    pub fn invalid(field: impl Into<Cow<'static, str>>, allowed: impl Into<Cow<'static, str>>) -> Self {
        Self::Invalid {
            field: field.into(),
            allowed: allowed.into(),
        }
    }

    /// A shipped data file breaks its own rules.
    pub fn asset(
        file: impl Into<Cow<'static, str>>,
        entry: impl Into<String>,
        reason: impl Into<String>,
    ) -> Self {
        Self::Asset {
            file: file.into(),
            entry: entry.into(),
            reason: reason.into(),
        }
    }
}

/// What can go wrong with the stored file. Full, busy and cannot-open are never called corruption.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The key does not open this file, or the file is encrypted and no key came, or a key came for a plain file.
    #[error("the key does not open this file")]
    WrongKey,
    /// A key came, but this build has no encryption.
    #[error("this build cannot open encrypted files")]
    NoEncryption,
    /// The file was written by a newer version of the library.
    #[error("the file has schema {found}, this version knows up to {known}")]
    TooNew {
        /// The file's schema.
        found: u32,
        /// The newest schema this library knows.
        known: u32,
    },
    /// The file has an older schema and the caller asked not to wait for a migration.
    #[error("the file has schema {found} and must be migrated to {known} first")]
    NeedsMigration {
        /// The file's schema.
        found: u32,
        /// The schema it has to reach.
        known: u32,
    },
    /// The file is damaged.
    #[error("the file is damaged")]
    Corrupt,
    /// No room was left; nothing of the operation was kept.
    #[error("the disk is full")]
    DiskFull,
    /// Another opener held the file for longer than the busy timeout.
    #[error("the file is in use")]
    Busy,
    /// The path cannot be opened: missing folder, permission, or not a file.
    #[error("the file cannot be opened")]
    CannotOpen,
    /// Anything else, by SQLite's extended result code.
    #[error("storage failed with code {code} in {during}")]
    Sqlite {
        /// SQLite's extended result code, or 0 where the mistake is in the statement.
        code: i32,
        /// What the store was doing.
        during: &'static str,
    },
}

/// What can be wrong with a brought file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// The file ends before it should.
    #[error("{file}: ends too early, at byte {offset}")]
    Truncated {
        /// The part of the export that was read.
        file: &'static str,
        /// How far it could be read.
        offset: u64,
    },
    /// The file is not what it should be.
    #[error("{file}: {expected}, at byte {offset}")]
    Malformed {
        /// The part of the export that was read.
        file: &'static str,
        /// What was expected there.
        expected: &'static str,
        /// Where.
        offset: u64,
    },
    /// The file tries something that a health export never needs (entities, external files, a zip bomb).
    #[error("{file}: refused, {reason}")]
    Refused {
        /// The part of the export that was read.
        file: &'static str,
        /// Why it was refused.
        reason: &'static str,
    },
    /// The file cannot be read from the disk.
    #[error("the file cannot be read")]
    Unreadable,
}
