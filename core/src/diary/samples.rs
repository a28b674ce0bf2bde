//! Imported samples: whole batches, known by what they are, corrected by later ones, never overwritten.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::daily::{refresh, refresh_within};
use crate::error::{Error, Result};
use crate::store::{Batch, Kind, Operation, Reader, Writer, instant, millis, params};
use crate::time::Moment;

/// A batch in the change log.
pub(crate) const BATCH: Kind = Kind(11);
/// An erased source in the change log.
pub(crate) const SOURCE: Kind = Kind(12);

/// How many samples go in between two looks at whether the import was called off.
const SAMPLES_BETWEEN_LOOKS: u64 = 1_024;

/// What a sample counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SampleKind {
    /// Steps in an interval.
    Steps,
    /// A stage of sleep, by HealthKit's codes: 0 in bed, 1 asleep, 2 awake, 3 core, 4 deep, 5 REM.
    Sleep,
}

impl SampleKind {
    fn code(self) -> u8 {
        match self {
            Self::Steps => 1,
            Self::Sleep => 2,
        }
    }
}

/// What kind of device a source is; of two that saw the same minute the higher is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Device {
    /// Not known, or typed by hand.
    Unknown,
    /// A phone.
    Phone,
    /// Worn on the body.
    Watch,
}

impl Device {
    fn rank(self) -> u8 {
        match self {
            Self::Unknown => 1,
            Self::Phone => 2,
            Self::Watch => 3,
        }
    }
}

/// The name of a source, as the export gives it.
pub type SourceName = String;

/// The number of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BatchId(pub i64);

/// One sample to import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample<'a> {
    /// What it counts.
    pub kind: SampleKind,
    /// Its source's name.
    pub source: &'a str,
    /// What kind of device the source is.
    pub device: Device,
    /// When it begins, milliseconds since 1970.
    pub start: i64,
    /// When it ends; not before it begins.
    pub end: i64,
    /// Seconds east of UTC where it was recorded.
    pub offset_seconds: i32,
    /// Its value.
    pub value: i64,
    /// The source's own id, where it has one.
    pub name: Option<&'a str>,
}

/// An import under way: samples go in one by one, `finish` makes the days again.
pub struct Import<'w> {
    tx: &'w Writer<'w>,
    batch: BatchId,
    known: Batch<'w>,
    fresh: Batch<'w>,
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
    // Later than everything that was there before, it cannot be known; twice in the file it counts once.
    let fresh = tx.batch(
        "INSERT OR IGNORE INTO sample (kind, source, start, length, batch, value, quarter) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
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
    /// Adds a sample; answers whether it was new.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field, or when the file cannot be written.
    pub fn add(&mut self, sample: &Sample<'_>) -> Result<bool> {
        if sample.end < sample.start {
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
        let insert = if newest.is_none_or(|newest| sample.start > newest) {
            &mut self.fresh
        } else {
            &mut self.known
        };
        let added = insert.run(params![
            sample.kind.code(),
            source,
            sample.start,
            sample.end - sample.start,
            self.batch.0,
            sample.value,
            sample.offset_seconds / 900
        ])?;
        if added == 0 {
            return Ok(false);
        }
        self.added += 1;
        if let Some(name) = sample.name {
            self.name(source, name, sample)?;
        }
        self.reach = self.reach.max(sample.end - sample.start);
        self.touch(sample.start);
        self.touch(sample.end);
        Ok(true)
    }

    /// Makes the days again that the import touched; answers the batch and how many samples were new.
    ///
    /// # Errors
    /// When the file cannot be written, or the call is interrupted.
    pub fn finish(self) -> Result<(BatchId, u64)> {
        // A sleep counts for the day on which it ends, so the days beside are made again too.
        let beside = |day: &NaiveDate| [*day - TimeDelta::days(1), *day, *day + TimeDelta::days(1)];
        let days: BTreeSet<NaiveDate> = self.days.iter().flat_map(beside).collect();
        for day in days {
            self.tx.check_interrupt()?;
            refresh_within(self.tx, self.moment, day, self.reach)?;
        }
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

/// A sample that stands, with its source's rank.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    pub(super) source: i64,
    pub(super) rank: u8,
    pub(super) start: i64,
    pub(super) length: i64,
    pub(super) value: i64,
}

/// A sample's longest reach: one that began longer ago cannot overlap. The importers take none longer than a day.
pub(super) const LONGEST: i64 = 24 * 3_600_000;

const SPAN: &str = "SELECT s.source, o.device, s.start, s.length, s.value FROM sample s \
     JOIN source o ON o.id = s.source \
     WHERE s.kind = ?1 AND s.start >= ?2 - ?4 AND s.start < ?3 AND s.start + s.length >= ?2";

/// Of each sample the latest batch that stands, and of each named one the latest of its name.
const THAT_STANDS: &str = "AND (SELECT b.status FROM sample_batch b WHERE b.row = s.batch) = 0 \
     AND NOT EXISTS (SELECT 1 FROM sample n JOIN sample_batch c ON c.row = n.batch AND c.status = 0 \
       WHERE n.kind = s.kind AND n.start = s.start AND n.source = s.source AND n.length = s.length \
       AND n.batch > s.batch) \
     AND NOT EXISTS (SELECT 1 FROM sample_name m JOIN sample_name l ON l.source = m.source AND l.name = m.name \
       AND l.batch > m.batch JOIN sample_batch c ON c.row = l.batch AND c.status = 0 \
       WHERE m.source = s.source AND m.batch = s.batch AND m.kind = s.kind AND m.start = s.start \
       AND m.length = s.length)";

/// The samples of a kind that overlap a span; none is longer than `reach`.
pub(super) fn standing(
    reader: &Reader<'_>,
    kind: SampleKind,
    from: i64,
    to: i64,
    reach: i64,
) -> Result<Vec<Standing>> {
    // With one batch that stands and no names there is nothing that could be corrected.
    let simple: bool = reader.one(
        "SELECT (SELECT count(*) FROM sample_batch) = 1 AND NOT EXISTS (SELECT 1 FROM sample_name) \
         AND NOT EXISTS (SELECT 1 FROM sample_batch WHERE status = 1)",
        [],
        |row| row.get(0),
    )?;
    let sql = if simple {
        SPAN.to_owned()
    } else {
        format!("{SPAN} {THAT_STANDS}")
    };
    reader.all(&sql, params![kind.code(), from, to, reach], |row| {
        Ok(Standing {
            source: row.get(0)?,
            rank: row.get(1)?,
            start: row.get(2)?,
            length: row.get(3)?,
            value: row.get(4)?,
        })
    })
}

/// Marks a whole batch as entered in error; its samples stay and no longer count.
///
/// # Errors
/// [`Error::NotFound`], or when the file cannot be written.
pub fn mark_batch_in_error(tx: &Writer<'_>, moment: &Moment, batch: BatchId) -> Result<()> {
    let days = days_of(tx, moment, "batch", batch.0)?;
    let touched = tx.change(
        BATCH,
        batch.0,
        2,
        Operation::EnteredInError,
        "UPDATE sample_batch SET status = 1 WHERE row = ?1 AND status = 0",
        params![batch.0],
    )?;
    if touched == 0 {
        return Err(Error::NotFound {
            what: "batch that stands",
        });
    }
    days.into_iter().try_for_each(|day| refresh(tx, moment, day))
}

/// The sources there are, with their devices' ranks.
///
/// # Errors
/// When the file cannot be read.
pub fn sources(reader: &Reader<'_>) -> Result<Vec<SourceName>> {
    reader.all("SELECT name FROM source ORDER BY name", [], |row| row.get(0))
}

/// Erases everything that came from one source, at the person's wish. The store scrubs the bytes afterwards.
///
/// # Errors
/// [`Error::NotFound`], or when the file cannot be written.
pub fn erase_source(tx: &Writer<'_>, moment: &Moment, name: &str) -> Result<()> {
    let id: i64 = tx
        .optional("SELECT id FROM source WHERE name = ?1", params![name], |row| {
            row.get(0)
        })?
        .ok_or(Error::NotFound { what: "source" })?;
    let days = days_of(tx, moment, "source", id)?;
    tx.derive("DELETE FROM sample_name WHERE source = ?1", params![id])?;
    tx.derive("DELETE FROM sample WHERE source = ?1", params![id])?;
    tx.change(
        SOURCE,
        id,
        1,
        Operation::Erased,
        "DELETE FROM source WHERE id = ?1",
        params![id],
    )?;
    days.into_iter().try_for_each(|day| refresh(tx, moment, day))
}

/// The days on which samples of a batch or a source lie, and those beside them.
fn days_of(reader: &Reader<'_>, moment: &Moment, column: &str, id: i64) -> Result<BTreeSet<NaiveDate>> {
    let mut days = BTreeSet::new();
    // The column is one of our own two.
    let sql = format!("SELECT start, start + length FROM sample WHERE {column} = ?1");
    reader.each(&sql, params![id], |row| {
        for at in [row.get_unwrap(0), row.get_unwrap(1)] {
            let day = moment.day_of(instant(at));
            days.extend([day - TimeDelta::days(1), day, day + TimeDelta::days(1)]);
        }
        Ok(())
    })?;
    Ok(days)
}
