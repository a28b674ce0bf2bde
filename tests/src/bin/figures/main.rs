//! Figures beside their peers, in the same run:
//! `figures import|series|open|sizes|cases FOLDER|xml FILE|import-file FILE STORE|made FILE MEGABYTES`.
//!
//! Prints what the stages read: the median of runs taken in turn, so that a machine whose speed drifts drifts for both.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measuring command: a failed step is the message"
)]

mod cases;

use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use chrono::{NaiveDate, TimeDelta};
use lissom::diary::{self, Device, Entry, Measure, Pain, Sample, SampleKind};
use lissom::evaluation::MadeExport;
use lissom::exchange::{Brought, SampleSink, read_apple_health};
use lissom::time::SettableClock;
use lissom_tests::{command, frozen, full, opened};

const RUNS: usize = 7;
/// Far ahead of every made sample.
const NOW: i64 = 4_000_000_000_000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let path = |place: usize| PathBuf::from(arguments.get(place).expect("a file"));
    match arguments.first().map(String::as_str) {
        Some("import") => import(),
        Some("series") => series(),
        Some("open") => open(),
        Some("sizes") => sizes(),
        Some("made") => made(
            &path(1),
            arguments.get(2).and_then(|n| n.parse().ok()).expect("MEGABYTES"),
        ),
        Some("cases") => cases::cases(&path(1)),
        Some("xml") => xml(&path(1)),
        Some("import-file") => import_file(&path(1), &path(2)),
        _ => println!(
            "figures import|series|open|sizes|cases FOLDER|xml FILE|import-file FILE STORE|made FILE MEGABYTES"
        ),
    }
}

/// The medians of two measures taken in turn, in milliseconds.
fn in_turn(mut ours: impl FnMut() -> f64, mut peer: impl FnMut() -> f64) -> (f64, f64) {
    let (mut a, mut b) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        a.push(ours());
        b.push(peer());
    }
    (median(a), median(b))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

fn timed<T>(run: impl FnOnce() -> T) -> f64 {
    let began = Instant::now();
    std::hint::black_box(run());
    began.elapsed().as_secs_f64() * 1000.0
}

fn figure(name: &str, value: f64, unit: &str, peer: &str, of_peer: f64, goal: &str) {
    let ratio = value / of_peer;
    println!("figure {name} {value:.3} {unit} peer {peer} {of_peer:.3} ratio {ratio:.3} goal {goal}");
}

/// An import with its days made again, beside a bare prepared INSERT of the same rows into the same table.
fn import() {
    let count: i64 = if full() { 600_000 } else { 60_000 };
    let clock = Arc::new(SettableClock::at(frozen::morning(400)));
    let end = frozen::morning(400).timestamp_millis();
    let row = |n: i64| {
        let start = end - (count - n) * 240_000;
        (start, 61_000 + n % 90_000, 30 + n % 400, n % 2)
    };
    let ours = || {
        let folder = tempfile::tempdir().expect("a folder");
        let care = opened(&folder.path().join("a.db"), None, clock.clone()).expect("it opens");
        timed(|| {
            care.write(command(1), "figures.import", |tx, moment| {
                let mut import = diary::begin_import(tx, moment)?;
                for n in 0..count {
                    let (start, length, value, source) = row(n);
                    import.add(&Sample {
                        kind: SampleKind::Steps,
                        source: if source == 0 { "Made iPhone" } else { "Made Watch" },
                        device: Device::Phone,
                        start,
                        end: start + length,
                        offset_seconds: 3_600,
                        value,
                        name: None,
                    })?;
                }
                import.finish()?;
                Ok(())
            })
            .expect("kept")
        })
    };
    let bare = || {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("b.db");
        drop(opened(&path, None, clock.clone()).expect("it opens"));
        let mut raw = rusqlite::Connection::open(&path).expect("it opens");
        // As the store sets its connections.
        let pragmas = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; \
             PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON; PRAGMA cache_size = -4096;";
        raw.execute_batch(pragmas).expect("set");
        raw.execute_batch(
            "INSERT INTO zone_name (id, name) VALUES (1, 'Europe/Oslo');
             INSERT INTO sample_batch (row, status, at, zone, offset) VALUES (1, 0, 0, 1, 0);
             INSERT INTO source (id, name, device) VALUES (1, 'a', 2), (2, 'b', 2);",
        )
        .expect("filled");
        timed(|| {
            let tx = raw.transaction().expect("begun");
            {
                let sql = "INSERT INTO sample (kind, source, start, length, batch, value, quarter) \
                     VALUES (1, ?1, ?2, ?3, 1, ?4, 4)";
                let mut insert = tx.prepare(sql).expect("prepared");
                for n in 0..count {
                    let (start, length, value, source) = row(n);
                    insert
                        .execute((source + 1, start, length, value))
                        .expect("inserted");
                }
            }
            tx.commit().expect("committed");
        })
    };
    let (ours, bare) = in_turn(ours, bare);
    figure("import", ours, "ms", "bare-insert", bare, "<=1.6");
}

/// Ninety days of a measure, beside a bare SELECT of the same rows.
fn series() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.db");
    let clock = Arc::new(SettableClock::at(frozen::morning(0)));
    let care = opened(&path, None, clock.clone()).expect("it opens");
    for day in 0..90_u8 {
        clock.set(frozen::morning(i64::from(day)));
        let pain = Pain {
            now: Some(day % 11),
            ..Pain::default()
        };
        care.write(command(u64::from(day)), "figures.pain", |tx, moment| {
            diary::record(tx, moment, &Entry::Pain(pain)).map(|_| ())
        })
        .expect("kept");
    }
    let from: NaiveDate = frozen::morning(0).date_naive();
    let to = from + TimeDelta::days(89);
    let raw = rusqlite::Connection::open(&path).expect("it opens");
    let sql = "SELECT day, n, sum, min, max, last FROM daily WHERE measure = 1 ORDER BY day LIMIT 90";
    let mut bare = raw.prepare(sql).expect("prepared");
    let mut once = || {
        let rows = bare.query_map([], |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, i64>(1)?,
                row.get::<_, f64>(2)?,
                row.get::<_, f64>(5)?,
            ))
        });
        rows.expect("read").count()
    };
    let again = 2_000;
    let (ours, bare) = in_turn(
        || {
            timed(|| {
                for _ in 0..again {
                    let read = care
                        .store()
                        .read(|reader| diary::series(reader, Measure::Pain, from, to));
                    assert_eq!(read.expect("read").len(), 90);
                }
            })
        },
        || {
            timed(|| {
                for _ in 0..again {
                    assert_eq!(once(), 90);
                }
            })
        },
    );
    figure(
        "series_90_days",
        ours / f64::from(again),
        "ms",
        "bare-select",
        bare / f64::from(again),
        "<=3",
    );
}

/// Opening by raw key, beside opening a plain file; needs the feature `encrypted`.
fn open() {
    let folder = tempfile::tempdir().expect("a folder");
    let (plain, locked) = (folder.path().join("plain.db"), folder.path().join("locked.db"));
    let key = || Some(frozen::test_key().expect("32 bytes"));
    frozen::fill(&plain, None).expect("a made life");
    frozen::fill(&locked, key()).expect("a made life, in a build with encryption");
    let steps = lissom::self_care::STEPS;
    let mode = lissom::store::OpenMode::Foreground;
    let store = |path: &Path, key| {
        timed(|| {
            for _ in 0..50 {
                lissom::store::Store::open(path, key_of(&key), mode, steps).expect("it opens");
            }
        }) / 50.0
    };
    let (ours, peer) = in_turn(|| store(&locked, key()), || store(&plain, None));
    figure("encrypted_open", ours, "ms", "plain_open", peer, "<=3");
}

fn key_of(key: &Option<lissom::store::Key>) -> Option<lissom::store::Key> {
    key.clone()
}

/// Bytes an own entry and an imported sample take, indexes included.
fn sizes() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.db");
    let clock = Arc::new(SettableClock::at(frozen::morning(0)));
    let care = opened(&path, None, clock.clone()).expect("it opens");
    let count = 2_000_i64;
    for n in 0..count {
        clock.advance(TimeDelta::minutes(40));
        let sites = [diary::BodySite::LowBack, diary::BodySite::Buttock].into();
        let pain = Pain {
            now: Some(5),
            worst: Some(7),
            sites,
            ..Pain::default()
        };
        care.write(
            command(u64::try_from(n).unwrap_or(0)),
            "figures.pain",
            |tx, moment| diary::record(tx, moment, &Entry::Pain(pain)).map(|_| ()),
        )
        .expect("kept");
    }
    let end = frozen::morning(0).timestamp_millis();
    care.write(command(1_000_000), "figures.import", |tx, moment| {
        let mut import = diary::begin_import(tx, moment)?;
        for n in 0..20_000_i64 {
            let start = end - (20_000 - n) * 300_000;
            import.add(&Sample {
                kind: SampleKind::Steps,
                source: "Made iPhone",
                device: Device::Phone,
                start,
                end: start + 61_000 + n % 90_000,
                offset_seconds: 3_600,
                value: 30 + n % 400,
                name: None,
            })?;
        }
        import.finish()?;
        Ok(())
    })
    .expect("kept");
    let raw = rusqlite::Connection::open(&path).expect("it opens");
    let bytes = |tables: &str| -> f64 {
        let sql = format!("SELECT sum(pgsize) FROM dbstat WHERE name IN ({tables})");
        raw.query_row(&sql, [], |row| row.get::<_, i64>(0))
            .expect("dbstat") as f64
    };
    let one = |name: &str, value: f64, goal: &str| {
        println!("figure {name} {value:.1} bytes peer - - ratio - goal {goal}")
    };
    one(
        "own_entry",
        bytes("'entry','entry_by_id','entry_by_day'") / count as f64,
        "<=160",
    );
    one(
        "own_entry_with_command_and_log",
        bytes("'entry','entry_by_id','entry_by_day','command','change_log'") / count as f64,
        "-",
    );
    one("imported_sample", bytes("'sample'") / 20_000.0, "<=45");
}

/// Writes a made export of about so many megabytes.
fn made(path: &Path, megabytes: u32) {
    let made = MadeExport {
        from: "2024-01-01T07:00:00+01:00".parse().expect("a date"),
        // A day takes about 157 kB with eight heart rates a quarter.
        days: megabytes * 1_000 / 157 + 1,
        steps_a_day: 5_000,
        heart_rates: 8,
        seed: 1,
    };
    let mut out = BufWriter::new(File::create(path).expect("a new file"));
    made.write(&mut out).expect("written");
}

struct Counting(u64);

impl SampleSink for Counting {
    fn sample(&mut self, sample: &Brought<'_>) -> lissom::Result<()> {
        self.0 += u64::from(sample.value > 0);
        Ok(())
    }
}

/// Reading an export, beside quick-xml's empty loop over the same file.
fn xml(path: &Path) {
    let size = path.metadata().expect("a file").len() as f64 / 1e6;
    let file = || BufReader::with_capacity(64 * 1024, File::open(path).expect("a file"));
    let (ours, empty) = in_turn(
        || timed(|| read_apple_health(file(), NOW, &mut Counting(0)).expect("read")),
        || {
            timed(|| {
                let mut reader = quick_xml::Reader::from_reader(file());
                let mut buffer = Vec::new();
                while !matches!(
                    reader.read_event_into(&mut buffer).expect("read"),
                    quick_xml::events::Event::Eof
                ) {
                    buffer.clear();
                }
            })
        },
    );
    let rate = |ms: f64| size / ms * 1000.0;
    figure(
        "xml_reading_rate",
        rate(ours),
        "MB/s",
        "quick-xml-empty-loop",
        rate(empty),
        ">=0.6",
    );
}

/// Imports a file into a store and says the most memory that this process ever had.
fn import_file(path: &Path, store: &Path) {
    let clock = Arc::new(SettableClock::at(frozen::morning(3_000)));
    let care = opened(store, None, clock).expect("it opens");
    let took = timed(|| {
        care.import_apple_health(command(1), path, &mut |_, _| {})
            .expect("imported")
    });
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux says it");
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .expect("the peak");
    let peak: f64 = peak.trim().trim_end_matches(" kB").parse().expect("a number");
    println!("figure import_file {took:.0} ms peer - - ratio - goal -");
    println!(
        "figure import_file_peak {:.1} MB peer - - ratio - goal <=32",
        peak / 1024.0
    );
}
