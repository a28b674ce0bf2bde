//! Symptoms, sleep and activity as dated entries with source and corrections, imported samples, daily summaries.
//!
//! Nothing here is ever overwritten, and nothing is judged: what a rise in pain means is for the rooms above.

mod daily;
mod entry;
mod import;
mod keep;
mod measure;
mod minutes;
mod night;
mod samples;
mod standing;
mod vocabulary;

#[cfg(test)]
mod tests;

pub use daily::{DayValue, flare_now, logged_pain_on, rebuild, series, valid_step_days};
pub use entry::{
    Activity, Entry, Exertion, LegSymptom, Measured, NerveSymptom, Night, Pain, StepCount, Work, WorkStatus,
};
pub use import::{Import, begin_import};
pub use keep::{EntryId, Kept, correct, entries, history, mark_in_error, record};
pub use measure::Measure;
pub use samples::{
    BatchId, Device, Sample, SampleKind, SourceName, erase_source, mark_batch_in_error, sources,
};
pub use vocabulary::{BodySite, Ease, Provocation, Quality};

/// The diary's tables, part of the first migration step.
pub const SCHEMA: &str = include_str!("schema.sql");
