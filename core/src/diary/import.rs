//! An import under way: sample by sample in, many rows a statement, the days made again at its end.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};

use super::daily::refresh;
use super::samples::{BATCH, BatchId, Sample, SampleKind};
use super::standing::LONGEST;
use crate::error::{Error, Result};
use crate::store::{Batch, Operation, Writer, instant, millis, params};
use crate::time::Moment;

/// How many samples go in between two looks at whether the import was called off.
const SAMPLES_BETWEEN_LOOKS: u64 = 1_024;

/// How many rows go in by one statement: beginning and ending one costs as much as a row.
const ROWS_TOGETHER: usize = 32;

/// Source, start, length, value and quarter; the kind and the batch are shared.
const VALUES_OF_A_ROW: usize = 5;

/// The statement that puts so many rows in.
fn fresh(rows: usize) -> String {
    let row = |n: usize| {
        let first = 3 + n * VALUES_OF_A_ROW;
        let [source, start, length, value, quarter] = [first, first + 1, first + 2, first + 3, first + 4];
        format!("(?1, ?{source}, ?{start}, ?{length}, ?2, ?{value}, ?{quarter})")
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!(
        "INSERT OR IGNORE INTO sample (kind, source, start, length, batch, value, quarter) VALUES {}",
        rows.join(", ")
    )
}

/// An import under way: samples go in one by one, `finish` makes the days again.
#[must_use = "samples that wait for others are lost without `finish`"]
pub struct Import<'w> {
    tx: &'w Writer<'w>,
    batch: BatchId,
    known: Batch<'w>,
    fresh: Batch<'w>,
    /// The rows that go in together, without the two values that they share.
    waiting: Vec<i64>,
    waiting_kind: SampleKind,
    newest: [Option<i64>; 2],
    sources: Vec<(String, i64)>,
    days: BTreeSet<NaiveDate>,
    last_day: Option<(i64, i64, NaiveDate)>,
    moment: &'w Moment,
    /// The longest sample of steps there is: of this import, and a day where there were others before.
    reach: i64,
    seen: u64,
    added: u64,
}

/// Begins an import in the transaction.
///
/// # Errors
/// When the file cannot be written.
pub fn begin_import<'w>(tx: &'w Writer<'w>, moment: &'w Moment) -> Result<Import<'w>> {
    let row = tx.insert(
        BATCH,
        1,
        Operation::Added,
        "INSERT INTO sample_batch (status, at, zone, offset) VALUES (0, ?1, ?2, ?3)",
        params![
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds
        ],
    )?;
    // One statement: the same sample with the same value, in a batch that stands, is known already.
    let known = tx.batch(
        "INSERT INTO sample (kind, source, start, length, batch, value, quarter) \
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE NOT EXISTS (SELECT 1 FROM sample s \
         WHERE s.kind = ?1 AND s.start = ?3 AND s.source = ?2 AND s.length = ?4 AND (s.batch = ?5 OR s.value = ?6 \
         AND (SELECT b.status FROM sample_batch b WHERE b.row = s.batch) = 0))",
    )?;
    let fresh = tx.batch(&fresh(ROWS_TOGETHER))?;
    let newest = |kind: SampleKind| {
        tx.optional(
            "SELECT start FROM sample WHERE kind = ?1 ORDER BY start DESC LIMIT 1",
            params![kind.code()],
            |row| row.get::<_, i64>(0),
        )
    };
    let newest = [newest(SampleKind::Steps)?, newest(SampleKind::Sleep)?];
    Ok(Import {
        tx,
        batch: BatchId(row),
        known,
        fresh,
        waiting: Vec::with_capacity(ROWS_TOGETHER * VALUES_OF_A_ROW),
        waiting_kind: SampleKind::Steps,
        newest,
        sources: Vec::new(),
        days: BTreeSet::new(),
        last_day: None,
        moment,
        reach: if newest[0].is_some() { LONGEST } else { 0 },
        seen: 0,
        added: 0,
    })
}

impl Import<'_> {
    /// Adds a sample.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field, or when the file cannot be written.
    pub fn add(&mut self, sample: &Sample<'_>) -> Result<()> {
        let length = sample.end - sample.start;
        if length < 0 {
            return Err(Error::invalid("sample.end", "at or after start"));
        }
        self.seen += 1;
        if self.seen.is_multiple_of(SAMPLES_BETWEEN_LOOKS) {
            self.tx.check_interrupt()?;
        }
        let source = self.source(sample)?;
        let newest = match sample.kind {
            SampleKind::Steps => self.newest[0],
            SampleKind::Sleep => self.newest[1],
        };
        let quarter = i64::from(sample.offset_seconds / 900);
        // Later than everything that was there before, it cannot be known; twice in the file it counts once.
        if sample.name.is_none() && newest.is_none_or(|newest| sample.start > newest) {
            if sample.kind != self.waiting_kind {
                self.put_waiting()?;
                self.waiting_kind = sample.kind;
            }
            self.waiting
                .extend([source, sample.start, length, sample.value, quarter]);
            if self.waiting.len() == ROWS_TOGETHER * VALUES_OF_A_ROW {
                self.put_waiting()?;
            }
        } else {
            let added = self.known.run(params![
                sample.kind.code(),
                source,
                sample.start,
                length,
                self.batch.0,
                sample.value,
                quarter
            ])?;
            if added == 0 {
                return Ok(());
            }
            self.added += 1;
            if let Some(name) = sample.name {
                self.name(source, name, sample)?;
            }
        }
        self.reach = self.reach.max(length);
        self.touch(sample.start);
        self.touch(sample.end);
        Ok(())
    }

    /// Puts the rows in that wait for others.
    fn put_waiting(&mut self) -> Result<()> {
        let rows = self.waiting.len() / VALUES_OF_A_ROW;
        if rows == 0 {
            return Ok(());
        }
        let shared = [i64::from(self.waiting_kind.code()), self.batch.0];
        let added = if rows == ROWS_TOGETHER {
            self.fresh.run_numbers(&shared, &self.waiting)?
        } else {
            self.tx.batch(&fresh(rows))?.run_numbers(&shared, &self.waiting)?
        };
        self.waiting.clear();
        // At most the rows that went in.
        self.added += added as u64;
        Ok(())
    }

    /// Makes the days again that the import touched; answers the batch and how many samples were new.
    ///
    /// # Errors
    /// When the file cannot be written, or the call is interrupted.
    pub fn finish(mut self) -> Result<(BatchId, u64)> {
        self.put_waiting()?;
        // A sleep counts for the day on which it ends, so the days beside are made again too.
        let beside = |day: &NaiveDate| [*day - TimeDelta::days(1), *day, *day + TimeDelta::days(1)];
        let days: BTreeSet<NaiveDate> = self.days.iter().flat_map(beside).collect();
        refresh(self.tx, self.moment, &days, self.reach)?;
        Ok((self.batch, self.added))
    }

    fn source(&mut self, sample: &Sample<'_>) -> Result<i64> {
        // A handful of names: looking through them is faster than any map.
        if let Some((_, id)) = self.sources.iter().find(|(name, _)| name == sample.source) {
            return Ok(*id);
        }
        let id = self.find_source(sample)?;
        self.sources.push((sample.source.to_owned(), id));
        Ok(id)
    }

    fn find_source(&self, sample: &Sample<'_>) -> Result<i64> {
        self.tx.derive(
            "INSERT INTO source (name, device) VALUES (?1, ?2) \
             ON CONFLICT (name) DO UPDATE SET device = max(device, excluded.device)",
            params![sample.source, sample.device.rank()],
        )?;
        self.tx.one(
            "SELECT id FROM source WHERE name = ?1",
            params![sample.source],
            |row| row.get(0),
        )
    }

    /// A sample whose source names it: one of the same name in an earlier batch is replaced by it.
    fn name(&self, source: i64, name: &str, sample: &Sample<'_>) -> Result<()> {
        self.tx.derive(
            "INSERT OR REPLACE INTO sample_name (source, name, batch, kind, start, length) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                source,
                name,
                self.batch.0,
                sample.kind.code(),
                sample.start,
                sample.end - sample.start
            ],
        )?;
        Ok(())
    }

    /// Notes the civil day of an instant; asks the zone only when the instant leaves the last day found.
    fn touch(&mut self, at: i64) {
        if self
            .last_day
            .is_some_and(|(from, to, _)| (from..to).contains(&at))
        {
            return;
        }
        let day = self.moment.day_of(instant(at));
        let begins = |day: NaiveDate| millis(self.moment.begins(day));
        self.last_day = Some((begins(day), begins(day.succ_opt().unwrap_or(day)), day));
        self.days.insert(day);
    }
}
