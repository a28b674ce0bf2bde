//! Bringing a health export into the diary: read as a stream, kept as one batch, whole or not at all.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::SelfCare;
use crate::diary::{self, BatchId, Sample};
use crate::error::Result;
use crate::exchange::{self, Brought, Progress, ReadOutcome, SampleSink};
use crate::store::CommandId;

/// What an import brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// The batch, by which it can be taken back.
    pub batch: BatchId,
    /// Samples that were new.
    pub added: u64,
    /// What was read.
    pub read: ReadOutcome,
}

struct IntoDiary<'w> {
    import: diary::Import<'w>,
}

impl SampleSink for IntoDiary<'_> {
    fn sample(&mut self, sample: &Brought<'_>) -> Result<()> {
        self.import.add(&Sample {
            kind: sample.kind,
            source: sample.source,
            device: sample.device,
            start: sample.start,
            end: sample.end,
            offset_seconds: sample.offset_seconds,
            value: sample.value,
            name: None,
        })?;
        Ok(())
    }
}

impl SelfCare {
    /// Imports an Apple Health export. Importing the same again adds nothing.
    ///
    /// # Errors
    /// [`ImportError`](crate::error::ImportError), or a failure of the file; nothing is kept then.
    pub fn import_apple_health(
        &self,
        id: CommandId,
        path: &Path,
        progress: Progress<'_>,
    ) -> Result<Imported> {
        self.write(id, "exchange.import", |tx, moment| {
            let mut sink = IntoDiary {
                import: diary::begin_import(tx, moment)?,
            };
            let now = moment.at().timestamp_millis();
            let read = exchange::import_apple_health(path, now, &mut sink, progress)?;
            let (batch, added) = sink.import.finish()?;
            Ok(Imported { batch, added, read })
        })
    }
}
