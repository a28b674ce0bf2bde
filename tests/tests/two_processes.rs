//! Two processes on one file are normal: they race for the first open, write side by side, and one of them migrates.

#![allow(clippy::unwrap_used, reason = "a failed expectation is the test's message")]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use lissom::error::StoreError;
use lissom::self_care::STEPS;
use lissom::store::{Condition, OpenMode, Step, Store};
use lissom::time::SystemClock;
use lissom_tests::opened;

fn writer(path: &Path, first: u64, count: u64) -> Child {
    Command::new(env!("CARGO_BIN_EXE_writer"))
        .args([path.display().to_string(), first.to_string(), count.to_string()])
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn two_processes_race_for_a_new_file_and_write_side_by_side() {
    for round in 0..5 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("care.db");
        let mut writers = [writer(&path, 0, 120), writer(&path, 1_000, 120)];
        for writer in &mut writers {
            assert!(writer.wait().unwrap().success(), "round {round}");
        }
        let care = opened(&path, None, Arc::new(SystemClock)).unwrap();
        let commands: i64 = care
            .store()
            .read(|reader| reader.one("SELECT count(*) FROM command", [], |row| row.get(0)))
            .unwrap();
        assert_eq!(commands, 240);
        assert_eq!(care.store().check_integrity().unwrap(), Condition::Sound);
    }
}

/// A step that a later version might bring, slow enough to be met in the middle.
const LATER: &str = "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) INSERT INTO later SELECT i FROM n;";

fn later_steps() -> &'static [Step] {
    let mut steps = STEPS.to_vec();
    steps.push(Step { sql: &[LATER] });
    Vec::leak(steps)
}

#[test]
fn one_migrates_while_others_write_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("care.db");
    drop(opened(&path, None, Arc::new(SystemClock)).unwrap());
    let known = u32::try_from(STEPS.len()).unwrap();
    let background = Store::open(&path, None, OpenMode::Background, later_steps())
        .err()
        .unwrap();
    assert_eq!(
        background,
        StoreError::NeedsMigration {
            found: known,
            known: known + 1
        }
        .into()
    );

    let mut old = writer(&path, 0, 400);
    let steps = later_steps();
    let migrating: Vec<_> = (0..2)
        .map(|_| {
            let path = path.clone();
            std::thread::spawn(move || Store::open(&path, None, OpenMode::Foreground, steps).map(drop))
        })
        .collect();
    for thread in migrating {
        thread.join().unwrap().unwrap();
    }
    // The older version had the file open already and goes on writing.
    assert!(old.wait().unwrap().success());
    let store = Store::open(&path, None, OpenMode::Foreground, steps).unwrap();
    let counts: (i64, i64) = store
        .read(|reader| {
            reader.one(
                "SELECT (SELECT count(*) FROM later), (SELECT count(*) FROM command)",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
        })
        .unwrap();
    assert_eq!(counts, (300_000, 400), "migrated once, every entry there");
    let refused = opened(&path, None, Arc::new(SystemClock)).err().unwrap();
    assert_eq!(
        refused,
        StoreError::TooNew {
            found: known + 1,
            known
        }
        .into()
    );
}
