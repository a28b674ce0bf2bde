//! Files of every landed schema: upgraded, they have the schema of a fresh file, and everything is still there.

#![allow(clippy::unwrap_used, reason = "a failed expectation is the test's message")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lissom::self_care::{STEPS, SelfCare};
use lissom::store::Condition;
use lissom::time::SystemClock;
use lissom_tests::{frozen, opened};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("frozen")
}

/// Every table, index and column as SQLite knows them, white space folded.
fn schema(care: &SelfCare) -> Vec<String> {
    care.store()
        .read(|reader| {
            reader.all(
                "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1",
                [],
                |row| row.get::<_, String>(0),
            )
        })
        .unwrap()
        .iter()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

fn count(care: &SelfCare, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM \"{table}\"");
    care.store()
        .read(|reader| reader.one(&sql, [], |row| row.get(0)))
        .unwrap()
}

fn tables(care: &SelfCare) -> Vec<String> {
    let sql =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    care.store()
        .read(|reader| reader.all(sql, [], |row| row.get(0)))
        .unwrap()
}

/// The tables that steps after this version make: nothing can be in them.
fn made_later(version: usize) -> Vec<String> {
    let sql = STEPS[version..].iter().flat_map(|step| step.sql);
    sql.flat_map(|sql| sql.split("CREATE TABLE ").skip(1))
        .filter_map(|made| made.split_whitespace().next())
        .map(ToOwned::to_owned)
        .collect()
}

#[test]
fn every_frozen_file_upgrades_to_the_schema_of_a_fresh_one_with_everything_in_it() {
    let temporary = tempfile::tempdir().unwrap();
    let fresh = opened(&temporary.path().join("fresh.db"), None, Arc::new(SystemClock)).unwrap();
    for version in 1..=STEPS.len() {
        let later = made_later(version);
        // A plain file opens in every build; an encrypted one needs SQLCipher.
        let files: &[&str] = if cfg!(feature = "encrypted") {
            &["plain.db", "encrypted.db"]
        } else {
            &["plain.db"]
        };
        for file in files {
            let copy = temporary.path().join(format!("v{version}-{file}"));
            std::fs::copy(folder().join(format!("v{version}")).join(file), &copy).unwrap();
            let key = (*file == "encrypted.db").then(|| frozen::test_key().unwrap());
            let care = opened(&copy, key, Arc::new(SystemClock)).unwrap();
            assert_eq!(schema(&care), schema(&fresh), "v{version}/{file}");
            assert_eq!(care.store().check_integrity().unwrap(), Condition::Sound);
            let empty: Vec<String> = tables(&care)
                .into_iter()
                .filter(|table| count(&care, table) == 0 && !later.contains(table))
                .collect();
            assert!(empty.is_empty(), "v{version}/{file} has nothing in {empty:?}");
            let read = care.read(|reader, moment| {
                let person = lissom::profile::latest(reader)?.unwrap().profile;
                let weeks = lissom::plan::weeks(reader)?;
                let first = weeks[0].starts;
                let entries = lissom::diary::entries(reader, first, moment.today)?;
                Ok((
                    person.goals[0].words.clone(),
                    weeks.len(),
                    entries.len(),
                    lissom::screening::history(reader)?.len(),
                ))
            });
            let (goal, weeks, entries, screenings) = read.unwrap();
            assert_eq!(goal, "Lift my grandchild. Løfte barnebarnet.");
            assert!(
                weeks >= 4 && entries >= 14 && screenings == 3,
                "{weeks} {entries} {screenings}"
            );
        }
    }
}

#[test]
fn a_landed_step_is_never_edited() {
    let landed = std::fs::read_to_string(folder().join("steps.txt")).unwrap();
    assert_eq!(frozen::hashes(), landed, "a changed schema is a further step");
}
