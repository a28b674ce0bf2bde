//! The diary as a whole: versions, days, summaries, samples.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;

use super::*;
use crate::error::{Error, Result};
use crate::store::{self, Command, CommandId, OpenMode, Step, Store, Writer};
use crate::time::{DayRules, Moment, WorkPattern, ZoneDatabase};

const STEPS: &[Step] = &[Step {
    sql: &[store::SCHEMA, SCHEMA],
}];

struct Book {
    store: Store,
    moment: Moment,
    commands: std::cell::Cell<u32>,
    _folder: tempfile::TempDir,
}

impl Book {
    fn at(now: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("care.db"), None, OpenMode::Foreground, STEPS).unwrap();
        let zone = ZoneDatabase::open().unwrap().zone("Europe/Oslo").unwrap();
        let at: DateTime<Utc> = now.parse().unwrap();
        let moment = Moment::new(at, zone, DayRules::default(), WorkPattern::Fixed);
        Self {
            store,
            moment,
            commands: std::cell::Cell::new(0),
            _folder: folder,
        }
    }

    fn write<T: serde::Serialize + serde::de::DeserializeOwned>(
        &self,
        write: impl FnOnce(&Writer<'_>, &Moment) -> Result<T>,
    ) -> Result<T> {
        let n = self.commands.replace(self.commands.get() + 1);
        let command = Command::new(CommandId::derived(&n.to_string(), "test"), "test");
        self.store.write(&command, |tx| write(tx, &self.moment))
    }

    fn day(&self, measure: Measure, day: &str) -> Option<DayValue> {
        let day: NaiveDate = day.parse().unwrap();
        self.store
            .read(|reader| series(reader, measure, day, day))
            .unwrap()
            .pop()
    }

    fn import(&self, samples: &[Sample<'_>]) -> (BatchId, u64) {
        self.write(|tx, moment| {
            let mut import = begin_import(tx, moment)?;
            for sample in samples {
                import.add(sample)?;
            }
            import.finish()
        })
        .unwrap()
    }
}

fn pain(now: u8) -> Entry {
    Entry::Pain(Pain {
        now: Some(now),
        sites: BTreeSet::from([BodySite::LowBack]),
        ..Pain::default()
    })
}

fn steps<'a>(source: &'a str, device: Device, start: &str, minutes: i64, value: i64) -> Sample<'a> {
    let start = start.parse::<DateTime<Utc>>().unwrap().timestamp_millis();
    Sample {
        kind: SampleKind::Steps,
        source,
        device,
        start,
        end: start + minutes * 60_000,
        offset_seconds: 3_600,
        value,
        name: None,
    }
}

#[test]
fn a_correction_is_a_version_and_a_deletion_a_mark_and_the_day_follows() {
    let book = Book::at("2026-11-24T10:00:00Z");
    let id = book.write(|tx, moment| record(tx, moment, &pain(6))).unwrap();
    book.write(|tx, moment| record(tx, moment, &pain(2))).unwrap();
    assert_eq!(book.day(Measure::Pain, "2026-11-24").unwrap().max, 6.0);
    book.write(|tx, moment| correct(tx, moment, id, &pain(4)))
        .unwrap();
    let day = book.day(Measure::Pain, "2026-11-24").unwrap();
    assert_eq!((day.n, day.mean(), day.max), (2, 3.0, 4.0));
    book.write(|tx, moment| mark_in_error(tx, moment, id)).unwrap();
    assert_eq!(book.day(Measure::Pain, "2026-11-24").unwrap().n, 1);
    let versions = book.store.read(|reader| history(reader, id)).unwrap();
    let seen: Vec<_> = versions
        .iter()
        .map(|kept| (kept.version, kept.in_error, kept.entry.clone()))
        .collect();
    assert_eq!(
        seen,
        [(1, false, pain(6)), (2, false, pain(4)), (3, true, pain(4))]
    );
    assert_eq!(versions[0].stamp.zone, "Europe/Oslo");
    let again = book
        .write(|tx, moment| correct(tx, moment, id, &pain(1)))
        .unwrap_err();
    assert_eq!(
        again,
        Error::NotFound {
            what: "entry that stands"
        }
    );
}

#[test]
fn values_out_of_range_are_named_and_leave_nothing() {
    let book = Book::at("2026-11-24T10:00:00Z");
    let night = |bed: &str, up: &str| {
        Entry::Night(Night {
            bed: bed.parse().unwrap(),
            up: up.parse().unwrap(),
            quality: None,
            woken_by_pain: None,
        })
    };
    let measured = |unit: &str, value: f64| {
        let start = "2026-11-24T09:00:00Z".parse().unwrap();
        Entry::Measured(Measured {
            code: "8867-4".into(),
            unit: unit.into(),
            value,
            start,
            end: None,
            source: None,
        })
    };
    for (entry, field) in [
        (pain(11), "pain.now"),
        (Entry::Pain(Pain::default()), "pain"),
        (
            Entry::Pain(Pain {
                now: Some(5),
                worst: Some(3),
                ..Pain::default()
            }),
            "pain.worst",
        ),
        (Entry::Mood(11), "mood"),
        (Entry::Weight(5.0), "weight"),
        (Entry::Weight(f64::NAN), "weight"),
        (Entry::Note(String::new()), "note"),
        (Entry::Note("x".repeat(2_001)), "note"),
        (night("2026-11-24T07:00:00", "2026-11-24T07:00:00"), "night.up"),
        (night("2026-11-22T07:00:00", "2026-11-24T07:00:00"), "night.up"),
        (Entry::Steps(StepCount { steps: 200_001 }), "steps"),
        (measured("", 60.0), "measured.unit"),
        (measured("/min", f64::INFINITY), "measured.value"),
    ] {
        match book.write(|tx, moment| record(tx, moment, &entry)).unwrap_err() {
            Error::Invalid { field: named, .. } => assert_eq!(named, field),
            other => panic!("{other:?}"),
        }
    }
    let day = "2026-11-24".parse().unwrap();
    assert!(
        book.store
            .read(|reader| entries(reader, day, day))
            .unwrap()
            .is_empty()
    );
}

#[test]
fn two_sources_of_steps_for_the_same_minutes_are_never_added_up() {
    let book = Book::at("2026-11-24T20:00:00Z");
    let samples = [
        steps("Phone", Device::Phone, "2026-11-24T09:00:00Z", 10, 1_000),
        steps("Watch", Device::Watch, "2026-11-24T09:00:00Z", 5, 600),
        steps("Phone", Device::Phone, "2026-11-24T12:00:00Z", 10, 300),
    ];
    let (_, added) = book.import(&samples);
    assert_eq!(added, 3);
    // The watch's 600 for its five minutes, the phone's half of 1,000 for the rest, and the phone alone at noon.
    assert_eq!(book.day(Measure::Steps, "2026-11-24").unwrap().sum, 1_400.0);
    // Typed steps of the day do not count beside a device's.
    book.write(|tx, moment| record(tx, moment, &Entry::Steps(StepCount { steps: 9_000 })))
        .unwrap();
    assert_eq!(book.day(Measure::Steps, "2026-11-24").unwrap().sum, 1_400.0);
}

#[test]
fn importing_again_adds_nothing_and_a_later_value_corrects() {
    let book = Book::at("2026-11-24T20:00:00Z");
    let first = steps("Phone", Device::Phone, "2026-11-24T09:00:00Z", 10, 1_000);
    let (batch, _) = book.import(&[first, first]);
    assert_eq!(book.import(&[first]).1, 0);
    let corrected = Sample { value: 800, ..first };
    let (second, added) = book.import(&[corrected]);
    assert_eq!(added, 1);
    assert_eq!(book.day(Measure::Steps, "2026-11-24").unwrap().sum, 800.0);
    book.write(|tx, moment| mark_batch_in_error(tx, moment, second))
        .unwrap();
    assert_eq!(book.day(Measure::Steps, "2026-11-24").unwrap().sum, 1_000.0);
    book.write(|tx, moment| mark_batch_in_error(tx, moment, batch))
        .unwrap();
    assert_eq!(book.day(Measure::Steps, "2026-11-24"), None);
    let rows: i64 = book
        .store
        .read(|reader| reader.one("SELECT count(*) FROM sample", [], |row| row.get(0)))
        .unwrap();
    assert_eq!(rows, 2, "what was imported stays");
}

#[test]
fn a_sample_of_the_same_name_with_other_times_replaces_the_earlier() {
    let book = Book::at("2026-11-24T20:00:00Z");
    let first = steps("Ring", Device::Watch, "2026-11-24T09:00:00Z", 10, 500);
    book.import(&[Sample {
        name: Some("a-1"),
        ..first
    }]);
    let moved = steps("Ring", Device::Watch, "2026-11-24T10:00:00Z", 10, 700);
    book.import(&[Sample {
        name: Some("a-1"),
        ..moved
    }]);
    assert_eq!(book.day(Measure::Steps, "2026-11-24").unwrap().sum, 700.0);
}

#[test]
fn sleep_is_the_union_of_the_best_source_on_the_day_of_waking_and_time_in_bed_never_counts() {
    let book = Book::at("2026-11-24T20:00:00Z");
    let stage = |source, device, start: &str, minutes, value| Sample {
        kind: SampleKind::Sleep,
        ..steps(source, device, start, minutes, value)
    };
    book.import(&[
        stage("Phone", Device::Phone, "2026-11-23T21:00:00Z", 600, 0),
        stage("Phone", Device::Phone, "2026-11-23T21:00:00Z", 590, 1),
        stage("Watch", Device::Watch, "2026-11-23T22:00:00Z", 120, 3),
        stage("Watch", Device::Watch, "2026-11-23T23:30:00Z", 90, 4),
        stage("Watch", Device::Watch, "2026-11-24T01:00:00Z", 20, 2),
        stage("Watch", Device::Watch, "2026-11-24T01:20:00Z", 100, 5),
    ]);
    // 22:00-01:00 without the overlap twice, and 01:20-03:00.
    assert_eq!(book.day(Measure::SleepMinutes, "2026-11-24").unwrap().sum, 280.0);
    assert_eq!(book.day(Measure::SleepMinutes, "2026-11-23"), None);
}

#[test]
fn erasing_a_source_takes_its_samples_and_their_days() {
    let book = Book::at("2026-11-24T20:00:00Z");
    book.import(&[
        steps("Phone", Device::Phone, "2026-11-24T09:00:00Z", 10, 1_000),
        steps("Watch", Device::Watch, "2026-11-24T09:00:00Z", 10, 900),
    ]);
    book.write(|tx, moment| erase_source(tx, moment, "Watch"))
        .unwrap();
    assert_eq!(book.day(Measure::Steps, "2026-11-24").unwrap().sum, 1_000.0);
    assert_eq!(book.store.read(sources).unwrap(), ["Phone"]);
}

#[test]
fn a_flare_lasts_until_it_ends() {
    let book = Book::at("2026-11-24T10:00:00Z");
    assert!(!book.store.read(flare_now).unwrap());
    book.write(|tx, moment| record(tx, moment, &Entry::Flare(true)))
        .unwrap();
    assert!(book.store.read(flare_now).unwrap());
    book.write(|tx, moment| record(tx, moment, &Entry::Flare(false)))
        .unwrap();
    assert!(!book.store.read(flare_now).unwrap());
}

#[test]
fn an_own_entry_takes_at_most_160_bytes_and_a_sample_45() {
    let book = Book::at("2026-11-24T10:00:00Z");
    let pages = |tables: &str| -> f64 {
        let sql = format!("SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name IN ({tables})");
        let raw = rusqlite::Connection::open(book.store.path()).unwrap();
        raw.query_row(&sql, [], |row| row.get::<_, i64>(0)).unwrap() as f64
    };
    book.write(|tx, moment| {
        for n in 0..5_000 {
            let at = moment.at() - TimeDelta::minutes((5_000 - n) * 30);
            let entry = match n % 5 {
                0 => Entry::Mood(6),
                1 => Entry::Note("Sat too long, better after a walk.".into()),
                _ => Entry::Pain(Pain {
                    now: Some(5),
                    worst: Some(7),
                    sites: BTreeSet::from([BodySite::LowBack, BodySite::Buttock]),
                    ..Pain::default()
                }),
            };
            record(tx, &moment.moved_to(at), &entry)?;
        }
        Ok(())
    })
    .unwrap();
    let own = pages("'entry', 'entry_by_id', 'entry_by_day'") / 5_000.0;
    let start = book.moment.at().timestamp_millis();
    book.write(|tx, moment| {
        let mut import = begin_import(tx, moment)?;
        for n in 0..20_000 {
            let at = start - (20_000 - n) * 300_000;
            let source = if n % 2 == 0 { "Phone" } else { "Watch" };
            let sample = steps(source, Device::Phone, "2026-11-24T10:00:00Z", 0, 30 + n % 400);
            import.add(&Sample {
                start: at,
                end: at + 61_000 + n % 90_000,
                ..sample
            })?;
        }
        import.finish()?;
        Ok(())
    })
    .unwrap();
    let imported = pages("'sample', 'sample_name', 'sample_batch', 'source'") / 20_000.0;
    println!("bytes an own entry: {own:.1}, an imported sample: {imported:.1}");
    assert!(own <= 160.0, "{own}");
    assert!(imported <= 45.0, "{imported}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is entered, corrected, marked and imported, in whatever order: the summaries kept along the way are
    /// those that would be made from scratch.
    #[test]
    fn summaries_made_again_from_scratch_are_the_same(
        doings in proptest::collection::vec((0..5_u8, 0..11_u8, 0..2_880_i64, 1..90_i64), 1..25)
    ) {
        let book = Book::at("2026-11-24T10:00:00Z");
        let mut ids = Vec::new();
        let mut batches = Vec::new();
        for (doing, value, back, minutes) in doings {
            let moment = book.moment.moved_to(book.moment.at() - TimeDelta::minutes(back));
            match (doing, ids.last().copied()) {
                (0, _) | (1, None) => ids.push(book.write(|tx, _| record(tx, &moment, &pain(value.min(10)))).unwrap()),
                (1, Some(id)) => { let _ = book.write(|tx, _| correct(tx, &moment, id, &pain(value.min(10)))); }
                (2, Some(_)) => { let id = ids.remove(0); let _ = book.write(|tx, _| mark_in_error(tx, &moment, id)); }
                (3, _) if !batches.is_empty() => { let b = batches.remove(0); let _ = book.write(|tx, m| mark_batch_in_error(tx, m, b)); }
                _ => {
                    let start = moment.at().to_rfc3339();
                    let device = if value % 2 == 0 { Device::Phone } else { Device::Watch };
                    let name = if value % 2 == 0 { "Phone" } else { "Watch" };
                    batches.push(book.import(&[steps(name, device, &start, minutes, i64::from(value) * 100)]).0);
                }
            }
        }
        let all = || book.store.read(|reader| {
            reader.all("SELECT measure, day, n, sum, min, max, last FROM daily ORDER BY measure, day", [], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?, row.get::<_, f64>(3)?,
                    row.get::<_, f64>(4)?, row.get::<_, f64>(5)?, row.get::<_, f64>(6)?))
            })
        }).unwrap();
        let kept = all();
        book.write(rebuild).unwrap();
        prop_assert_eq!(kept, all());
    }
}
