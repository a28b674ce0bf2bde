//! What the store promises, on a schema of its own.

use super::*;
use crate::error::{Error, StoreError};

const NOTE: Kind = Kind(1);
const STEPS: &[Step] = &[Step {
    sql: &[
        SCHEMA,
        "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;",
    ],
}];

fn open(folder: &tempfile::TempDir) -> Store {
    Store::open(&folder.path().join("care.db"), None, OpenMode::Foreground, STEPS).unwrap()
}

fn add(store: &Store, id: u128, text: &str) -> crate::Result<i64> {
    let command = Command::new(CommandId::new(uuid::Uuid::from_u128(id)), "note.add");
    store.write(&command, |tx| {
        tx.insert(
            NOTE,
            1,
            Operation::Added,
            "INSERT INTO note (text) VALUES (?1)",
            params![text],
        )
    })
}

fn count(store: &Store) -> i64 {
    store
        .read(|reader| reader.one("SELECT count(*) FROM note", [], |row| row.get(0)))
        .unwrap()
}

#[test]
fn the_same_command_again_returns_the_first_result_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let first = add(&store, 1, "a").unwrap();
    assert_eq!(add(&store, 1, "b").unwrap(), first);
    assert_eq!(count(&store), 1);
    let other = Command::new(CommandId::new(uuid::Uuid::from_u128(1)), "note.remove");
    let reused = store.write(&other, |_| Ok(0_i64)).unwrap_err();
    assert_eq!(
        reused,
        Error::CommandReused {
            first: "note.add".into()
        }
    );
}

#[test]
fn a_failed_or_panicking_write_leaves_nothing_and_the_next_call_works() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let command = Command::new(CommandId::derived("x", "fail"), "fail");
    let sql = "INSERT INTO note (text) VALUES ('half')";
    let failed = store.write(&command, |tx| {
        tx.insert(NOTE, 1, Operation::Added, sql, [])?;
        Err::<(), _>(Error::NotFound { what: "note" })
    });
    assert_eq!(failed.unwrap_err(), Error::NotFound { what: "note" });
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        store.write(&command, |tx| -> crate::Result<()> {
            tx.insert(NOTE, 1, Operation::Added, sql, [])?;
            panic!("planted")
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(count(&store), 0);
    add(&store, 2, "whole").unwrap();
    assert_eq!(count(&store), 1);
}

#[test]
fn every_change_stands_in_the_log_and_a_cursor_reads_on() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    for id in 1..=3 {
        add(&store, id, "n").unwrap();
    }
    let (changes, cursor) = store
        .read(|reader| reader.changes_since(Cursor::default(), 2))
        .unwrap();
    assert_eq!(
        changes.iter().map(|change| change.row).collect::<Vec<_>>(),
        [1, 2]
    );
    let (rest, cursor) = store.read(|reader| reader.changes_since(cursor, 10)).unwrap();
    assert_eq!(
        rest,
        [Changed {
            sequence: 3,
            kind: NOTE,
            row: 3,
            version: 1,
            operation: Operation::Added
        }]
    );
    assert!(
        store
            .read(|reader| reader.changes_since(cursor, 10))
            .unwrap()
            .0
            .is_empty()
    );
}

#[test]
fn a_reader_cannot_write() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let sneaked = store.read(|reader| {
        reader.one("INSERT INTO note (text) VALUES ('x') RETURNING id", [], |row| {
            row.get::<_, i64>(0)
        })
    });
    assert!(matches!(sneaked, Err(Error::Store(StoreError::Sqlite { .. }))));
    assert_eq!(count(&store), 0);
}

#[test]
fn a_file_of_a_newer_version_and_a_file_of_another_program_are_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(&folder));
    let path = folder.path().join("care.db");
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.pragma_update(None, "user_version", 7).unwrap();
    drop(raw);
    let refused = Store::open(&path, None, OpenMode::Foreground, STEPS)
        .err()
        .unwrap();
    assert_eq!(refused, StoreError::TooNew { found: 7, known: 1 }.into());
    let other = folder.path().join("other.db");
    rusqlite::Connection::open(&other)
        .unwrap()
        .execute_batch("CREATE TABLE x (y)")
        .unwrap();
    let before = std::fs::read(&other).unwrap();
    let refused = Store::open(&other, None, OpenMode::Foreground, STEPS)
        .err()
        .unwrap();
    assert_eq!(refused, StoreError::CannotOpen.into());
    assert_eq!(std::fs::read(&other).unwrap(), before);
}

#[test]
fn the_background_mode_never_migrates() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("care.db");
    let refused = Store::open(&path, None, OpenMode::Background, STEPS)
        .err()
        .unwrap();
    assert_eq!(refused, StoreError::NeedsMigration { found: 0, known: 1 }.into());
    drop(open(&folder));
    assert!(Store::open(&path, None, OpenMode::Background, STEPS).is_ok());
}

#[test]
fn a_full_disk_is_called_full_and_keeps_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    add(&store, 1, "kept").unwrap();
    store
        .connection
        .lock()
        .execute_batch("PRAGMA max_page_count = 1")
        .unwrap();
    let full = add(&store, 2, &"x".repeat(200_000)).unwrap_err();
    assert_eq!(full, StoreError::DiskFull.into());
    assert_eq!(count(&store), 1);
    assert_eq!(store.check_integrity().unwrap(), Condition::Sound);
}

#[test]
fn a_backup_restores_and_a_cursor_notices() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    add(&store, 1, "one").unwrap();
    let copy = folder.path().join("copy.db");
    store.backup(&copy).unwrap();
    assert!(
        store.backup(&copy).is_err(),
        "an existing file is never overwritten"
    );
    add(&store, 2, "two").unwrap();
    let cursor = store
        .read(|reader| reader.changes_since(Cursor::default(), 10))
        .unwrap()
        .1;
    let restore = Command::new(CommandId::derived("copy", "restore"), "restore");
    store.restore(&restore, &copy).unwrap();
    assert_eq!(count(&store), 1);
    let (again, after) = store.read(|reader| reader.changes_since(cursor, 10)).unwrap();
    assert_eq!(again.len(), 1, "another history is read from its beginning");
    assert_ne!(after.epoch, cursor.epoch);
    add(&store, 3, "three").unwrap();
    assert_eq!(count(&store), 2);
    // The same wish once more: what was entered since stays, and the backup need not be there any longer.
    std::fs::remove_file(&copy).unwrap();
    store.restore(&restore, &copy).unwrap();
    assert_eq!(count(&store), 2);
    let other = Command::new(restore.id, "note.add");
    assert!(matches!(
        store.restore(&other, &copy),
        Err(Error::CommandReused { .. })
    ));
}

#[test]
fn a_damaged_backup_is_refused_and_the_open_file_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    for id in 1..=400 {
        add(&store, id, &"text ".repeat(40)).unwrap();
    }
    let copy = folder.path().join("copy.db");
    store.backup(&copy).unwrap();
    damage(&copy);
    let restore = Command::new(CommandId::derived("copy", "restore"), "restore");
    assert_eq!(
        store.restore(&restore, &copy).unwrap_err(),
        StoreError::Corrupt.into()
    );
    assert_eq!(count(&store), 400);
}

#[test]
fn erasing_leaves_no_planted_byte() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let planted = "planted-f00dfeed";
    for id in 1..=50 {
        add(&store, id, planted).unwrap();
    }
    let command = Command::new(CommandId::derived("all", "erase"), "erase");
    assert_eq!(store.erase_everything(&command).unwrap(), Erasure::Complete);
    assert_eq!(count(&store), 0);
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(
            !bytes
                .windows(planted.len())
                .any(|window| window == planted.as_bytes())
        );
    }
    add(&store, 99, "after").unwrap();
}

#[test]
fn a_damaged_file_is_set_aside_and_a_sound_one_never() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    for id in 1..=400 {
        add(&store, id, &"text ".repeat(40)).unwrap();
    }
    let path = folder.path().join("care.db");
    store.scrub().unwrap();
    drop(store);
    let at = chrono::DateTime::from_timestamp_millis(1_800_000_000_000).unwrap();
    let id = CommandId::derived("care.db", "quarantine");
    assert_eq!(
        quarantine(&path, None, id, at).unwrap_err(),
        Error::invalid("path", "a damaged file")
    );
    damage(&path);
    assert_eq!(diagnose(&path, None).unwrap(), Condition::Damaged);
    let aside = quarantine(&path, None, id, at).unwrap();
    assert!(aside.files[0].exists() && !path.exists());
    assert_eq!(count(&open(&folder)), 0);
    assert!(
        aside.files[0].exists(),
        "the damaged file stays for whoever can mend it"
    );
    // The same wish once more finds the work done, and leaves the fresh file alone.
    let later = at + chrono::TimeDelta::hours(1);
    assert_eq!(quarantine(&path, None, id, later).unwrap(), aside);
    let other = CommandId::derived("care.db", "quarantine again");
    assert!(quarantine(&path, None, other, later).is_err());
    assert!(path.exists());
}

#[test]
fn an_interrupt_stops_the_running_call_and_not_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let interrupter = store.interrupter();
    interrupter.interrupt();
    add(&store, 1, "an interrupt before the call does not touch it").unwrap();
    let stopped = store.read(|reader| {
        let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";
        reader.each(endless, [], |row| {
            if row.get_unwrap::<_, i64>(0) == 1000 {
                interrupter.interrupt();
            }
            Ok(())
        })
    });
    assert_eq!(stopped.unwrap_err(), Error::Interrupted);
    assert_eq!(count(&store), 1);
}

#[test]
fn a_file_that_another_holds_is_busy_and_neither_called_damaged_nor_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let path = folder.path().join("care.db");
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(add(&store, 1, "waits").unwrap_err(), StoreError::Busy.into());
    assert_eq!(diagnose(&path, None).unwrap(), Condition::Sound);
    let at = chrono::DateTime::from_timestamp_millis(1_800_000_000_000).unwrap();
    let id = CommandId::derived("care.db", "quarantine");
    assert!(quarantine(&path, None, id, at).is_err() && path.exists());
    other.execute_batch("ROLLBACK").unwrap();
    add(&store, 1, "the same wish, when the other is done").unwrap();
    assert_eq!(count(&store), 1);
}

#[test]
fn a_path_that_is_no_file_cannot_be_opened_and_is_not_called_damaged() {
    let folder = tempfile::tempdir().unwrap();
    for path in [
        folder.path().to_owned(),
        folder.path().join("no/such/folder/care.db"),
    ] {
        let refused = Store::open(&path, None, OpenMode::Foreground, STEPS)
            .err()
            .unwrap();
        assert_eq!(refused, StoreError::CannotOpen.into());
    }
}

#[test]
#[cfg(not(feature = "encrypted"))]
fn a_key_is_refused_where_nothing_can_be_encrypted() {
    let folder = tempfile::tempdir().unwrap();
    let key = Key::new(vec![7; 32]).unwrap();
    let refused = Store::open(
        &folder.path().join("care.db"),
        Some(key),
        OpenMode::Foreground,
        STEPS,
    )
    .err()
    .unwrap();
    assert_eq!(refused, StoreError::NoEncryption.into());
}

#[test]
#[cfg(feature = "encrypted")]
fn only_the_right_key_opens_and_nothing_is_readable_without_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("care.db");
    let open_with = |key: Option<u8>| {
        Store::open(
            &path,
            key.map(|k| Key::new(vec![k; 32]).unwrap()),
            OpenMode::Foreground,
            STEPS,
        )
    };
    let store = open_with(Some(7)).unwrap();
    add(&store, 1, "planted-f00dfeed").unwrap();
    for wrong in [Some(8), None] {
        assert_eq!(open_with(wrong).err().unwrap(), StoreError::WrongKey.into());
        let key = wrong.map(|k| Key::new(vec![k; 32]).unwrap());
        assert_eq!(
            diagnose(&path, key.as_ref()).unwrap_err(),
            StoreError::WrongKey.into()
        );
    }
    store.scrub().unwrap();
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.windows(16).any(|window| window == b"planted-f00dfeed"));
    let copy = folder.path().join("copy.db");
    store.backup(&copy).unwrap();
    let restore = Command::new(CommandId::derived("copy", "restore"), "restore");
    store.restore(&restore, &copy).unwrap();
    assert_eq!(count(&store), 1);
}

#[test]
fn a_key_is_never_printed() {
    assert_eq!(format!("{:?}", Key::new(vec![7; 32]).unwrap()), "Key(..)");
    assert_eq!(
        Key::new(vec![7; 31]).unwrap_err(),
        Error::invalid("key", "32 bytes")
    );
}

/// Overwrites a page in the middle of the file.
fn damage(path: &std::path::Path) {
    let mut bytes = std::fs::read(path).unwrap();
    let middle = (bytes.len() / 2 / 4096) * 4096;
    bytes[middle..middle + 4096].fill(0xa5);
    std::fs::write(path, bytes).unwrap();
}
