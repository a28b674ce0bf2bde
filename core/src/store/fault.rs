//! SQLite's errors brought to ours. Their texts can quote values, so only the codes pass.

use rusqlite::ffi;

use crate::error::{Error, StoreError};

/// What SQLite said while the store was `during` something.
pub(super) fn fault(error: &rusqlite::Error, during: &'static str) -> Error {
    match error {
        rusqlite::Error::SqliteFailure(failure, _) => by_code(failure.extended_code, during),
        rusqlite::Error::SqlInputError { error, .. } => by_code(error.extended_code, during),
        rusqlite::Error::FromSqlConversionFailure(..)
        | rusqlite::Error::InvalidColumnType(..)
        | rusqlite::Error::IntegralValueOutOfRange(..)
        | rusqlite::Error::Utf8Error(..) => StoreError::Corrupt.into(),
        _ => StoreError::Sqlite { code: 0, during }.into(),
    }
}

fn by_code(extended: i32, during: &'static str) -> Error {
    match extended & 0xff {
        ffi::SQLITE_NOTADB | ffi::SQLITE_CORRUPT => StoreError::Corrupt.into(),
        ffi::SQLITE_FULL => StoreError::DiskFull.into(),
        ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED => StoreError::Busy.into(),
        ffi::SQLITE_CANTOPEN | ffi::SQLITE_PERM | ffi::SQLITE_READONLY => StoreError::CannotOpen.into(),
        ffi::SQLITE_INTERRUPT => Error::Interrupted,
        // A full disk can also show as a failed write or sync.
        ffi::SQLITE_IOERR if extended == ffi::SQLITE_IOERR_WRITE => StoreError::DiskFull.into(),
        _ => StoreError::Sqlite {
            code: extended,
            during,
        }
        .into(),
    }
}
