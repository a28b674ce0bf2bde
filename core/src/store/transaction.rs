//! Reading and writing. A [`Reader`] sees one consistent state; a [`Writer`] is one IMMEDIATE transaction whose
//! every change is logged.

use std::cell::Cell;
use std::ops::Deref;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Params, Row, params};
use uuid::Uuid;

use super::change_log::{Kind, Operation};
use super::command::CommandId;
use super::fault::fault;
use super::interrupt::Interrupter;
use crate::error::{Error, Result, StoreError};

/// Reads one consistent state of the file. Statements that write are refused.
pub struct Reader<'c> {
    connection: &'c Connection,
    interrupter: &'c Interrupter,
}

impl<'c> Reader<'c> {
    pub(super) fn new(connection: &'c Connection, interrupter: &'c Interrupter) -> Self {
        Self {
            connection,
            interrupter,
        }
    }

    fn prepare(&self, sql: &str) -> Result<rusqlite::CachedStatement<'c>> {
        let statement = self
            .connection
            .prepare_cached(sql)
            .map_err(|e| fault(&e, "preparing to read"))?;
        if statement.readonly() {
            Ok(statement)
        } else {
            Err(StoreError::Sqlite {
                code: rusqlite::ffi::SQLITE_READONLY,
                during: "reading",
            }
            .into())
        }
    }

    /// The one row of a query.
    ///
    /// # Errors
    /// When there is none, or the file cannot be read.
    pub fn one<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<T> {
        self.prepare(sql)?
            .query_row(params, map)
            .map_err(|e| fault(&e, "reading one row"))
    }

    /// The first row of a query, if there is one.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn optional<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>> {
        self.prepare(sql)?
            .query_row(params, map)
            .optional()
            .map_err(|e| fault(&e, "reading a row"))
    }

    /// All rows of a query.
    ///
    /// # Errors
    /// When the file cannot be read, or the call is interrupted.
    pub fn all<T>(
        &self,
        sql: &str,
        params: impl Params,
        mut map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let mut found = Vec::new();
        self.each(sql, params, |row| {
            found.push(map(row).map_err(|e| fault(&e, "reading a column"))?);
            Ok(())
        })?;
        Ok(found)
    }

    /// Each row of a query in turn, without keeping them.
    ///
    /// # Errors
    /// What `visit` returns, when the file cannot be read, or when the call is interrupted.
    pub fn each(
        &self,
        sql: &str,
        params: impl Params,
        mut visit: impl FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self.prepare(sql)?;
        let mut rows = statement.query(params).map_err(|e| fault(&e, "reading rows"))?;
        while let Some(row) = rows.next().map_err(|e| fault(&e, "reading rows"))? {
            self.check_interrupt()?;
            visit(row)?;
        }
        Ok(())
    }

    /// Stops a long loop that the person no longer wants.
    ///
    /// # Errors
    /// [`Error::Interrupted`].
    pub fn check_interrupt(&self) -> Result<()> {
        if self.interrupter.interrupted() {
            Err(Error::Interrupted)
        } else {
            Ok(())
        }
    }
}

/// One transaction. Everything in it is kept, or nothing.
pub struct Writer<'c> {
    reader: Reader<'c>,
    command: CommandId,
    ids_made: Cell<u32>,
}

impl<'c> Deref for Writer<'c> {
    type Target = Reader<'c>;

    fn deref(&self) -> &Self::Target {
        &self.reader
    }
}

impl<'c> Writer<'c> {
    pub(super) fn new(reader: Reader<'c>, command: CommandId) -> Self {
        Self {
            reader,
            command,
            ids_made: Cell::new(0),
        }
    }

    /// Inserts a row and logs it; answers the row's number. For tables with a rowid.
    ///
    /// # Errors
    /// When the statement fails; nothing of the transaction is kept then.
    pub fn insert(
        &self,
        kind: Kind,
        version: u32,
        operation: Operation,
        sql: &str,
        params: impl Params,
    ) -> Result<i64> {
        self.execute(sql, params, "inserting")?;
        let row = self.reader.connection.last_insert_rowid();
        self.log(kind, row, version, operation)?;
        Ok(row)
    }

    /// Runs a statement that changes the row `row` and logs it; answers how many rows it touched.
    ///
    /// # Errors
    /// When the statement fails; nothing of the transaction is kept then.
    pub fn change(
        &self,
        kind: Kind,
        row: i64,
        version: u32,
        operation: Operation,
        sql: &str,
        params: impl Params,
    ) -> Result<usize> {
        let touched = self.execute(sql, params, "changing")?;
        self.log(kind, row, version, operation)?;
        Ok(touched)
    }

    /// Runs a statement on rows that are derived from others (roll-ups, dictionaries) and can be made again: they
    /// are not logged.
    ///
    /// # Errors
    /// When the statement fails; nothing of the transaction is kept then.
    pub fn derive(&self, sql: &str, params: impl Params) -> Result<usize> {
        self.execute(sql, params, "deriving")
    }

    /// Prepares a statement for many rows that belong to one logged row (the samples of one import).
    ///
    /// # Errors
    /// When the statement is wrong.
    pub fn batch(&self, sql: &str) -> Result<Batch<'_>> {
        let statement = self
            .reader
            .connection
            .prepare_cached(sql)
            .map_err(|e| fault(&e, "preparing a batch"))?;
        Ok(Batch { statement })
    }

    /// The number of a zone name in the dictionary, added when it is new.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn zone_number(&self, name: &str) -> Result<i64> {
        let find = "SELECT id FROM zone_name WHERE name = ?1";
        if let Some(id) = self.optional(find, params![name], |row| row.get(0))? {
            return Ok(id);
        }
        self.derive("INSERT INTO zone_name (name) VALUES (?1)", params![name])?;
        Ok(self.reader.connection.last_insert_rowid())
    }

    /// A UUIDv7 for a person's own entry at `at`. Its random part comes from the command, so the same command
    /// makes the same ids.
    pub fn new_id(&self, at: DateTime<Utc>) -> Uuid {
        let place = self.ids_made.replace(self.ids_made.get() + 1);
        let mixed = Uuid::new_v5(&self.command.uuid(), &place.to_be_bytes());
        let mut random = [0; 10];
        random.copy_from_slice(&mixed.as_bytes()[..10]);
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    pub(super) fn execute(&self, sql: &str, params: impl Params, during: &'static str) -> Result<usize> {
        self.check_interrupt()?;
        self.reader
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.execute(params))
            .map_err(|e| fault(&e, during))
    }

    fn log(&self, kind: Kind, row: i64, version: u32, operation: Operation) -> Result<()> {
        self.execute(
            "INSERT INTO change_log (kind, row, version, operation) VALUES (?1, ?2, ?3, ?4)",
            params![kind.0, row, version, operation as u8],
            "logging a change",
        )?;
        Ok(())
    }
}

/// A statement run once for each of many rows.
pub struct Batch<'w> {
    statement: rusqlite::CachedStatement<'w>,
}

impl Batch<'_> {
    /// Runs the statement with these values; answers how many rows it touched.
    ///
    /// # Errors
    /// When the statement fails; nothing of the transaction is kept then.
    pub fn run(&mut self, params: impl Params) -> Result<usize> {
        self.statement
            .execute(params)
            .map_err(|e| fault(&e, "writing a batch"))
    }

    /// Runs the statement with whole numbers, `first` and then `rest`, in the order of its parameters; answers how
    /// many rows it touched.
    ///
    /// # Errors
    /// When the statement fails; nothing of the transaction is kept then.
    pub fn run_numbers(&mut self, first: &[i64], rest: &[i64]) -> Result<usize> {
        for (place, number) in first.iter().chain(rest).enumerate() {
            self.statement
                .raw_bind_parameter(place + 1, number)
                .map_err(|e| fault(&e, "writing a batch"))?;
        }
        self.statement
            .raw_execute()
            .map_err(|e| fault(&e, "writing a batch"))
    }
}
