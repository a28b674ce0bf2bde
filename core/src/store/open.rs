//! Opening the file and running calls on it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use parking_lot::Mutex;
use rusqlite::{Connection, OpenFlags, TransactionBehavior, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::command::Command;
use super::fault::fault;
use super::interrupt::Interrupter;
use super::key::Key;
use super::migrate::{self, Step};
use super::transaction::{Reader, Writer};
use super::values::{from_json, to_json};
use crate::error::{Error, Result, StoreError};

/// How long a call waits for another opener's short write.
pub(super) const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// What each connection is set to. The journal mode stands apart: it writes to the file.
const PRAGMAS: &str = "
    -- A dose that was acknowledged must survive a battery that dies in the same second.
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    -- What is erased is overwritten, not only unlinked.
    PRAGMA secure_delete = ON;
    -- Android gives no usable folder for temporary files.
    PRAGMA temp_store = MEMORY;
    -- A tampered file must not run code through its schema.
    PRAGMA trusted_schema = OFF;
    -- Notice a damaged page when it is read, not when its values surprise.
    PRAGMA cell_size_check = ON;
    -- 4 MiB of pages: an import of years fits in a small phone's memory.
    PRAGMA cache_size = -4096;
    -- A large import must not leave a large log behind.
    PRAGMA journal_size_limit = 4194304;
";

/// Whether `open` may take the time to migrate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenMode {
    /// A person is waiting in front of the screen: migrate.
    Foreground,
    /// The system gave a few seconds: answer `NeedsMigration` instead of migrating.
    Background,
}

/// The open file. Two of them on one file, in one or two processes, are normal.
pub struct Store {
    pub(super) connection: Mutex<Connection>,
    pub(super) interrupter: Interrupter,
    pub(super) path: PathBuf,
    pub(super) key: Option<Key>,
    pub(super) steps: &'static [Step],
}

impl Store {
    /// Opens the file, made new if there is none, at the schema to which `steps` lead.
    ///
    /// # Errors
    /// [`StoreError`]: wrong key, too new, needs migration (background only), damaged, full, busy, cannot open.
    pub fn open(path: &Path, key: Option<Key>, mode: OpenMode, steps: &'static [Step]) -> Result<Self> {
        let mut connection = connect(path, key.as_ref(), OpenFlags::SQLITE_OPEN_CREATE)?;
        let found = migrate::check(&connection, steps).map_err(|e| as_wrong_key(e, path, key.as_ref()))?;
        let known = migrate::known(steps);
        if found < known && mode == OpenMode::Background {
            return Err(StoreError::NeedsMigration { found, known }.into());
        }
        write_ahead(&connection)?;
        if found < known {
            migrate::migrate(&mut connection, steps)?;
        }
        connection.set_prepared_statement_cache_capacity(64);
        let interrupter = Interrupter::new(connection.get_interrupt_handle());
        Ok(Self {
            connection: Mutex::new(connection),
            interrupter,
            path: path.to_owned(),
            key,
            steps,
        })
    }

    /// Runs `read` on one consistent state. It must not call the store again.
    ///
    /// # Errors
    /// What `read` returns, or a failure of the file.
    pub fn read<T>(&self, read: impl FnOnce(&Reader<'_>) -> Result<T>) -> Result<T> {
        let mut connection = self.connection.lock();
        self.interrupter.begin();
        let transaction = connection
            .transaction()
            .map_err(|e| fault(&e, "beginning to read"))?;
        read(&Reader::new(&transaction, &self.interrupter))
    }

    /// Runs `write` in one transaction under the command, and keeps its answer: the same command again gets that
    /// answer and writes nothing. `write` must not call the store again. Whatever goes wrong inside, a panic
    /// included, leaves the file as it was.
    ///
    /// # Errors
    /// What `write` returns, [`Error::CommandReused`], or a failure of the file.
    pub fn write<T>(&self, command: &Command, write: impl FnOnce(&Writer<'_>) -> Result<T>) -> Result<T>
    where
        T: Serialize + DeserializeOwned,
    {
        let mut connection = self.connection.lock();
        self.interrupter.begin();
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(|e| fault(&e, "beginning to write"))?;
        let writer = Writer::new(Reader::new(&transaction, &self.interrupter), command.id);
        if let Some(result) = kept_answer(&writer, command)? {
            return from_json(&result);
        }
        let answer = write(&writer)?;
        writer.execute(
            "INSERT INTO command (id, verb, result) VALUES (?1, ?2, ?3)",
            params![command.id.uuid().into_bytes(), command.verb, to_json(&answer)?],
            "keeping the answer",
        )?;
        transaction.commit().map_err(|e| fault(&e, "committing"))?;
        Ok(answer)
    }

    /// What stops a running call from another thread.
    pub fn interrupter(&self) -> Interrupter {
        self.interrupter.clone()
    }

    /// Where the file lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The newest schema this library knows, which is the schema of every open file.
    pub fn schema(&self) -> u32 {
        migrate::known(self.steps)
    }
}

/// Opens a connection with the key and the settings, reading nothing yet.
pub(super) fn connect(path: &Path, key: Option<&Key>, extra: OpenFlags) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | extra;
    let connection = Connection::open_with_flags(path, flags).map_err(|e| fault(&e, "opening"))?;
    connection
        .busy_timeout(BUSY_TIMEOUT)
        .map_err(|e| fault(&e, "opening"))?;
    if let Some(key) = key {
        unlock(&connection, key)?;
    }
    let settings = connection
        .execute_batch(PRAGMAS)
        .map_err(|e| fault(&e, "setting up"));
    settings.map_err(|e| as_wrong_key(e, path, key))?;
    Ok(connection)
}

#[cfg(feature = "encrypted")]
fn unlock(connection: &Connection, key: &Key) -> Result<()> {
    // SQLCipher writes to stderr of its own accord when a key does not fit; the error says so already.
    connection
        .execute_batch("PRAGMA cipher_log_level = NONE")
        .map_err(|e| fault(&e, "unlocking"))?;
    connection
        .execute_batch(&key.pragma())
        .map_err(|e| fault(&e, "unlocking"))
}

#[cfg(not(feature = "encrypted"))]
fn unlock(_: &Connection, _: &Key) -> Result<()> {
    Err(StoreError::NoEncryption.into())
}

/// SQLite says "not a database" to a wrong key, to an encrypted file without one and to a damaged first page. With
/// a key, or without SQLite's magic in the header, it is the key that is doubted; the file is never given up for it.
pub(super) fn as_wrong_key(error: Error, path: &Path, key: Option<&Key>) -> Error {
    if error != Error::Store(StoreError::Corrupt) {
        return error;
    }
    if key.is_some() || !has_plain_header(path) {
        StoreError::WrongKey.into()
    } else {
        error
    }
}

/// The answer that was kept when the command was carried out, if it was.
///
/// # Errors
/// [`Error::CommandReused`] when it was another verb's, or when the file cannot be read.
pub(super) fn kept_answer(reader: &Reader<'_>, command: &Command) -> Result<Option<String>> {
    let before = reader.optional(
        "SELECT verb, result FROM command WHERE id = ?1",
        params![command.id.uuid().into_bytes()],
        |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)),
    )?;
    match before {
        Some((verb, result)) if verb == command.verb => Ok(Some(result)),
        Some((first, _)) => Err(Error::CommandReused { first }),
        None => Ok(None),
    }
}

/// Whether the file begins as every unencrypted SQLite file does.
pub(super) fn has_plain_header(path: &Path) -> bool {
    use std::io::Read;
    let mut header = [0; 16];
    std::fs::File::open(path)
        .and_then(|mut file| file.read_exact(&mut header))
        .is_ok()
        && &header == b"SQLite format 3\0"
}

/// Sets the write-ahead log, so that readers and a writer do not wait for each other. Two openers of a new file can
/// collide here, where SQLite does not wait by itself.
fn write_ahead(connection: &Connection) -> Result<()> {
    let pause = Duration::from_millis(20);
    let mut waited = Duration::ZERO;
    loop {
        let mode =
            connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get::<_, String>(0));
        match mode.map_err(|e| fault(&e, "setting the journal")) {
            Ok(_) => return Ok(()),
            Err(Error::Store(StoreError::Busy)) if waited < BUSY_TIMEOUT => {
                std::thread::sleep(pause);
                waited += pause;
            }
            Err(error) => return Err(error),
        }
    }
}
