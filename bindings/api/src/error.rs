//! The small error at the boundary: a variant only where a caller would act differently.
//!
//! The core's rich error is mapped and logged here and nowhere else. Neither carries health data: fields, codes and
//! limits pass, values never do.

use lissom::Error;
use lissom::error::{ImportError, StoreError};

use crate::language::Language;
use crate::words::Words;

/// What the calls of this crate return.
pub(crate) type Result<T, E = LissomError> = std::result::Result<T, E>;

/// What went wrong, as far as a caller can act on it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum LissomError {
    /// The key does not open this file: ask the key store again, never offer a fresh file.
    #[error("the key does not open this file")]
    WrongKey,
    /// A newer version of the app wrote this file: offer the update.
    #[error("the file has schema {found}, this version knows up to {known}")]
    TooNew {
        /// The file's schema.
        found: u32,
        /// The newest schema this version knows.
        known: u32,
    },
    /// Opened in the background and the file must be migrated first: leave it for the next start in front.
    #[error("the file has schema {found} and must be migrated to {known} first")]
    NeedsMigration {
        /// The file's schema.
        found: u32,
        /// The schema it has to reach.
        known: u32,
    },
    /// The file is damaged: offer a backup, or [`quarantine`](crate::quarantine) and a fresh start.
    #[error("the file is damaged")]
    Damaged,
    /// No room is left; nothing of the call was kept. Ask to free some, then try again.
    #[error("the disk is full")]
    DiskFull,
    /// Another opener holds the file: try again with the same command id.
    #[error("the file is in use")]
    Busy,
    /// The path cannot be opened: missing folder, permission, or not a Lissom file.
    #[error("the file cannot be opened")]
    CannotOpen,
    /// This object was shut down: open a new one.
    #[error("shut down")]
    ShutDown,
    /// The system has no time-zone database: every civil date would be a guess.
    #[error("no time-zone database on this system")]
    NoTimeZones,
    /// The time-zone database has no such zone: offer the list.
    #[error("zone: not a name in the time-zone database")]
    UnknownZone,
    /// The caller asked for this call to stop; nothing of it was kept.
    #[error("interrupted")]
    Interrupted,
    /// A value is outside what its field allows: show it at the field.
    #[error("{field}: {allowed}")]
    Invalid {
        /// The field's path, such as `night.bed` or `doses[2].amount`.
        field: String,
        /// What the field allows: "0 to 10", "a date from 1900 to 2199".
        allowed: String,
    },
    /// Nothing is stored under the name or id that the caller gave: read the list again.
    #[error("no such {what}")]
    NotFound {
        /// The kind of thing that was asked for.
        what: String,
    },
    /// The command id was used before for another verb: a mistake in the caller.
    #[error("command id was used before by '{first}'")]
    CommandReused {
        /// The verb that used the id first.
        first: String,
    },
    /// A brought file could not be read; nothing of it was kept.
    #[error("{part}: {problem:?}")]
    Import {
        /// What kind of problem it is.
        problem: ImportProblem,
        /// The part of the file it was found in.
        part: String,
    },
    /// A content pack is refused; the content in use stays. Offer nothing: ask its publisher.
    #[error("pack refused: {entry}: {reason}")]
    PackRefused {
        /// The entry of the pack.
        entry: String,
        /// What is wrong with it, for the log: no sentence for a person.
        reason: String,
    },
    /// A fault of ours: say so, and offer to send the code.
    #[error("internal: {code}")]
    Internal {
        /// Where it happened, without any value.
        code: String,
    },
}

/// What is wrong with a brought file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, uniffi::Enum)]
pub enum ImportProblem {
    /// It ends before it should: bring it again.
    EndsTooEarly,
    /// It is not the kind of file it should be: show how to make one.
    NotAnExport,
    /// It tries something a health export never needs (entities, external files, a zip bomb).
    Refused,
    /// It cannot be read from the disk.
    Unreadable,
}

impl From<Error> for LissomError {
    fn from(error: Error) -> Self {
        let small = smaller(&error);
        match &small {
            Self::Internal { code } => tracing::error!(%code, "a fault of the library"),
            Self::Damaged => tracing::error!("the store is damaged"),
            other => tracing::debug!(error = %other, "a call was refused"),
        }
        small
    }
}

fn smaller(error: &Error) -> LissomError {
    match error {
        Error::Invalid { field, allowed } => LissomError::Invalid {
            field: field.to_string(),
            allowed: allowed.to_string(),
        },
        Error::NotFound { what } => LissomError::NotFound {
            what: (*what).to_owned(),
        },
        Error::CommandReused { first } => LissomError::CommandReused { first: first.clone() },
        Error::NoTimeZones => LissomError::NoTimeZones,
        Error::UnknownZone => LissomError::UnknownZone,
        Error::Interrupted => LissomError::Interrupted,
        Error::PackRefused { entry, reason } => LissomError::PackRefused {
            entry: entry.clone(),
            reason: reason.clone(),
        },
        Error::Store(store) => of_store(store),
        Error::Import(import) => of_import(import),
        // The reason stays inside: it may quote the entry it complains about.
        Error::Asset { file, .. } => internal(format!("asset {file}")),
        _ => internal("unknown"),
    }
}

fn of_store(error: &StoreError) -> LissomError {
    match *error {
        StoreError::WrongKey => LissomError::WrongKey,
        StoreError::TooNew { found, known } => LissomError::TooNew { found, known },
        StoreError::NeedsMigration { found, known } => LissomError::NeedsMigration { found, known },
        StoreError::Corrupt => LissomError::Damaged,
        StoreError::DiskFull => LissomError::DiskFull,
        StoreError::Busy => LissomError::Busy,
        StoreError::CannotOpen => LissomError::CannotOpen,
        StoreError::NoEncryption => internal("store without encryption"),
        StoreError::Sqlite { code, during } => internal(format!("store {code} {during}")),
        _ => internal("store"),
    }
}

fn of_import(error: &ImportError) -> LissomError {
    let (problem, part) = match *error {
        ImportError::Truncated { file, .. } => (ImportProblem::EndsTooEarly, file),
        ImportError::Malformed { file, .. } => (ImportProblem::NotAnExport, file),
        ImportError::Refused { file, .. } => (ImportProblem::Refused, file),
        _ => (ImportProblem::Unreadable, "file"),
    };
    LissomError::Import {
        problem,
        part: part.to_owned(),
    }
}

fn internal(code: impl Into<String>) -> LissomError {
    LissomError::Internal { code: code.into() }
}

/// What a person is told about an error, and what to do. Needs no open file, since opening can fail too.
#[uniffi::export]
pub fn error_sentence(error: LissomError, language: Language) -> String {
    let words = Words::of(language);
    match error {
        LissomError::WrongKey => words.say("error-wrong-key", &[]),
        LissomError::TooNew { .. } => words.say("error-too-new", &[]),
        LissomError::NeedsMigration { .. } => words.say("error-needs-migration", &[]),
        LissomError::Damaged => words.say("error-damaged", &[]),
        LissomError::DiskFull => words.say("error-disk-full", &[]),
        LissomError::Busy => words.say("error-busy", &[]),
        LissomError::CannotOpen => words.say("error-cannot-open", &[]),
        LissomError::ShutDown => words.say("error-shut-down", &[]),
        LissomError::NoTimeZones => words.say("error-no-time-zones", &[]),
        LissomError::UnknownZone => words.say("error-unknown-zone", &[]),
        LissomError::Interrupted => words.say("error-interrupted", &[]),
        LissomError::Invalid { .. } => words.say("error-invalid", &[]),
        LissomError::NotFound { .. } => words.say("error-not-found", &[]),
        LissomError::CommandReused { .. } => words.say("error-internal", &[("code", "command".into())]),
        LissomError::Import { problem, .. } => match problem {
            ImportProblem::EndsTooEarly => words.say("error-import-ends-too-early", &[]),
            ImportProblem::NotAnExport => words.say("error-import-not-an-export", &[]),
            ImportProblem::Refused => words.say("error-import-refused", &[]),
            ImportProblem::Unreadable => words.say("error-import-unreadable", &[]),
        },
        LissomError::PackRefused { .. } => words.say("error-pack-refused", &[]),
        LissomError::Internal { code } => words.say("error-internal", &[("code", code.into())]),
    }
}
