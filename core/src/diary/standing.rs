//! The samples that stand: of each the latest batch, of each named one the latest of its name, none in error.

use super::samples::SampleKind;
use crate::error::Result;
use crate::store::{Reader, params};

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

const SPAN: &str = "SELECT s.source, s.start, s.length, s.value FROM sample s \
     WHERE s.kind = ?1 AND s.start >= ?2 AND s.start < ?3";

const THAT_STANDS: &str = "AND (SELECT b.status FROM sample_batch b WHERE b.row = s.batch) = 0 \
     AND NOT EXISTS (SELECT 1 FROM sample n JOIN sample_batch c ON c.row = n.batch AND c.status = 0 \
       WHERE n.kind = s.kind AND n.start = s.start AND n.source = s.source AND n.length = s.length \
       AND n.batch > s.batch) \
     AND NOT EXISTS (SELECT 1 FROM sample_name m JOIN sample_name l ON l.source = m.source AND l.name = m.name \
       AND l.batch > m.batch JOIN sample_batch c ON c.row = l.batch AND c.status = 0 \
       WHERE m.source = s.source AND m.batch = s.batch AND m.kind = s.kind AND m.start = s.start \
       AND m.length = s.length)";

/// What reading the samples of several days asks of the file only once.
pub(super) struct Samples<'r> {
    reader: &'r Reader<'r>,
    sql: String,
    ranks: Vec<(i64, u8)>,
    steps: bool,
    sleep: bool,
    /// The longest that a sample of steps can be.
    reach: i64,
}

impl<'r> Samples<'r> {
    /// `reach`: the longest that a sample of steps can be, in milliseconds.
    pub(super) fn new(reader: &'r Reader<'r>, reach: i64) -> Result<Self> {
        // With one batch that stands and no names there is nothing that could be corrected.
        let simple: bool = reader.one(
            "SELECT (SELECT count(*) FROM sample_batch) = 1 AND NOT EXISTS (SELECT 1 FROM sample_name) \
             AND NOT EXISTS (SELECT 1 FROM sample_batch WHERE status = 1)",
            [],
            |row| row.get(0),
        )?;
        let any = |kind: SampleKind| {
            let sql = "SELECT EXISTS (SELECT 1 FROM sample WHERE kind = ?1)";
            reader.one(sql, params![kind.code()], |row| row.get(0))
        };
        Ok(Self {
            reader,
            sql: if simple {
                SPAN.to_owned()
            } else {
                format!("{SPAN} {THAT_STANDS}")
            },
            ranks: reader.all("SELECT id, device FROM source", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?,
            steps: any(SampleKind::Steps)?,
            sleep: any(SampleKind::Sleep)?,
            reach,
        })
    }

    /// The samples of a kind that overlap a span.
    pub(super) fn overlapping(&self, kind: SampleKind, from: i64, to: i64) -> Result<Vec<Standing>> {
        let (any, reach) = match kind {
            SampleKind::Steps => (self.steps, self.reach),
            SampleKind::Sleep => (self.sleep, LONGEST),
        };
        let mut found = Vec::new();
        if !any {
            return Ok(found);
        }
        self.reader
            .each(&self.sql, params![kind.code(), from - reach, to], |row| {
                let (source, start, length) = (row.get_unwrap(0), row.get_unwrap(1), row.get_unwrap(2));
                if start + length >= from {
                    found.push(Standing {
                        source,
                        rank: self.rank(source),
                        start,
                        length,
                        value: row.get_unwrap(3),
                    });
                }
                Ok(())
            })?;
        Ok(found)
    }

    fn rank(&self, source: i64) -> u8 {
        // A handful of sources: looking through them is faster than any map.
        let found = self.ranks.iter().find(|(id, _)| *id == source);
        found.map_or(0, |(_, rank)| *rank)
    }
}
