//! Symptoms, sleep and activity as dated entries with source and corrections, imported samples, daily summaries.
//!
//! Nothing here is ever overwritten, and nothing is judged: what a rise in pain means is for the rooms above.

mod daily;
mod entry;
mod keep;
mod measure;
mod minutes;
mod night;
mod samples;
mod vocabulary;

#[cfg(test)]
mod tests;

pub use daily::{DayValue, flare_now, logged_pain_on, rebuild, series, valid_step_days};
pub use entry::{Activity, Entry, Exertion, LegSymptom, Measured, Night, Pain, StepCount, Work, WorkStatus};
pub use keep::{EntryId, Kept, correct, entries, history, mark_in_error, record};
pub use measure::Measure;
pub use samples::{
    BatchId, Device, Import, Sample, SampleKind, SourceName, begin_import, erase_source, mark_batch_in_error,
    sources,
};
pub use vocabulary::{BodySite, Ease, Provocation, Quality};

/// The diary's tables, part of the first migration step.
pub const SCHEMA: &str = include_str!("schema.sql");
