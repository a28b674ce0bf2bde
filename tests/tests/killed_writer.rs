//! A writer killed at random: every acknowledged entry is there, the file is sound, and replaying its commands writes
//! nothing twice.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a failed expectation is the test's message"
)]

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use lissom::store::Condition;
use lissom::time::SystemClock;
use lissom_tests::{full, opened, write_one};

/// A linear congruential generator: the same kills in every run.
fn draw(state: &mut u64) -> u64 {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

#[test]
fn a_writer_killed_at_random_loses_nothing_acknowledged_and_nothing_is_written_twice() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("care.db");
    let kills: u64 = if full() { 2_000 } else { 220 };
    let mut state = 7;
    let mut next = 0_u64;
    for kill in 0..kills {
        let mut writer = Command::new(env!("CARGO_BIN_EXE_writer"))
            .args([path.display().to_string(), next.to_string(), "100000".to_owned()])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut answers = BufReader::new(writer.stdout.take().unwrap());
        let mut first = String::new();
        // Some are killed while they open the file, most while they write, however busy the machine is.
        if !draw(&mut state).is_multiple_of(4) {
            answers.read_line(&mut first).unwrap();
        }
        std::thread::sleep(Duration::from_micros(draw(&mut state) % 60_000));
        writer.kill().unwrap();
        let acknowledged = std::iter::once(first.trim_end().to_owned())
            .chain(answers.lines().map_while(Result::ok))
            .filter_map(|line| line.parse::<u64>().ok())
            .last();
        writer.wait().unwrap();
        // What was cut off may or may not be there; it is asked again under its own command.
        next = acknowledged.map_or(next, |number| number + 1);
        if kill % 20 == 19 || kill + 1 == kills {
            let care = opened(&path, None, Arc::new(SystemClock)).unwrap();
            assert_eq!(care.store().check_integrity().unwrap(), Condition::Sound);
        }
    }
    assert!(next > kills, "{next} acknowledged: the writer hardly wrote");
    let care = opened(&path, None, Arc::new(SystemClock)).unwrap();
    let count = |sql: &str| -> u64 {
        let counted: i64 = care
            .store()
            .read(|reader| reader.one(sql, [], |row| row.get(0)))
            .unwrap();
        u64::try_from(counted).unwrap()
    };
    let rows = || {
        ["command", "entry", "sample_batch", "sample", "change_log"]
            .map(|table| count(&format!("SELECT count(*) FROM {table}")))
    };
    // The command that was running at the last kill may have been kept without being acknowledged.
    let commands = rows()[0];
    assert!(
        commands == next || commands == next + 1,
        "{commands} commands of {next} acknowledged"
    );
    let imports = (0..commands).filter(|number| number % 20 == 19).count() as u64;
    assert_eq!(rows()[1..3], [commands - imports, imports]);
    let before = rows();
    for number in 0..next {
        write_one(&care, number).unwrap();
    }
    assert_eq!(rows(), before, "a replay writes nothing");
    println!("{kills} kills, {next} acknowledged, all there");
}
