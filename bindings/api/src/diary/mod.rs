//! The diary: entries with their corrections, days as lists, series for charts, and what devices brought.

mod entry;
mod said;
mod vocabulary;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use lissom::diary::{self, EntryId, Kept};
use lissom::{Error, Result as CoreResult};
use serde::Serialize;
use uuid::Uuid;

pub use entry::{DiaryEntry, MeasuredEntry, NightEntry, PainEntry};
pub use vocabulary::{
    BodySite, BodySiteChoice, DiaryForms, Ease, EaseChoice, Exertion, ExertionChoice, LegSymptom,
    LegSymptomChoice, Measure, MeasureChoice, NerveSymptom, NerveSymptomChoice, Provocation,
    ProvocationChoice, Quality, QualityChoice, WorkStatus, WorkStatusChoice,
};

use crate::civil::{CivilDate, CivilTime};
use crate::error::Result;
use crate::screening::{DueCard, due};
use crate::self_care::Opened;
use crate::store::Erasure;
use crate::words::{Words, sentence_case};

/// An entry as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, uniffi::Record)]
pub struct KeptEntry {
    /// Its id, the same across versions.
    pub id: String,
    /// 1 for the first version.
    pub version: u32,
    /// Whether it was marked as entered in error.
    pub in_error: bool,
    /// The civil day it belongs to.
    pub date: CivilDate,
    /// When it was entered, in milliseconds since 1970-01-01 UTC.
    pub at_ms: i64,
    /// The zone it was entered in.
    pub zone: String,
    /// What the clock on the wall showed.
    pub time: CivilTime,
    /// What the clock on the wall showed, in words.
    pub time_text: String,
    /// The entry in one sentence.
    pub text: String,
    /// The entry.
    pub entry: DiaryEntry,
}

/// What keeping an entry came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct Recorded {
    /// The entry's id.
    pub id: String,
    /// The safety questions, to be asked now: a new symptom, pain well above its mean, or a flare. Show them at once.
    pub due: Option<DueCard>,
}

/// A day of the diary.
#[derive(Debug, Clone, PartialEq, Serialize, uniffi::Record)]
pub struct DiaryDay {
    /// The civil day.
    pub date: CivilDate,
    /// "Today", "Yesterday", "Tuesday 24 November".
    pub title: String,
    /// Its entries, in the order in which they were entered.
    pub entries: Vec<KeptEntry>,
}

/// One day of a series.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, uniffi::Record)]
pub struct DayPoint {
    /// The civil day.
    pub date: CivilDate,
    /// How many values it has.
    pub count: u32,
    /// Their sum.
    pub sum: f64,
    /// Their mean.
    pub mean: f64,
    /// The lowest.
    pub min: f64,
    /// The highest.
    pub max: f64,
}

/// The diary.
#[derive(uniffi::Object)]
pub struct Diary {
    opened: Arc<Opened>,
}

impl Diary {
    pub(crate) fn new(opened: Arc<Opened>) -> Self {
        Self { opened }
    }

    fn recorded(&self, id: String) -> Result<Recorded> {
        let due = self.opened.speak(|core, words| due(core, words, false))?;
        Ok(Recorded { id, due })
    }
}

#[uniffi::export]
impl Diary {
    /// Everything that the diary's forms offer.
    ///
    /// # Errors
    /// `ShutDown`.
    pub fn forms(&self) -> Result<DiaryForms> {
        self.opened.speak(|_, words| Ok(DiaryForms::new(words)))
    }

    /// Keeps an entry; answers its id, and the safety questions where it makes them due.
    ///
    /// # Errors
    /// `Invalid` naming the field, or a failure of the file.
    pub fn record(&self, command_id: String, entry: DiaryEntry) -> Result<Recorded> {
        if matches!(entry, DiaryEntry::Flare { .. }) {
            return Err(Error::invalid("entry", "anything but a flare, which the plan keeps").into());
        }
        let id = self.opened.write(&command_id, "diary.record", |tx, moment| {
            diary::record(tx, moment, &entry.into_core()?)
        })?;
        self.recorded(id.0.to_string())
    }

    /// Corrects an entry by a new version; the earlier ones stay. Answers as [`Diary::record`] does.
    ///
    /// # Errors
    /// `NotFound` for an entry that does not stand, `Invalid` naming the field.
    pub fn correct(&self, command_id: String, id: String, entry: DiaryEntry) -> Result<Recorded> {
        self.opened.write(&command_id, "diary.correct", |tx, moment| {
            diary::correct(tx, moment, entry_id(&id)?, &entry.into_core()?)
        })?;
        self.recorded(id)
    }

    /// Marks an entry as entered in error; it stays in its history.
    ///
    /// # Errors
    /// `NotFound` for an entry that does not stand.
    pub fn mark_in_error(&self, command_id: String, id: String) -> Result<()> {
        self.opened
            .write(&command_id, "diary.mark_in_error", |tx, moment| {
                diary::mark_in_error(tx, moment, entry_id(&id)?)
            })
    }

    /// The days from `from` to `to` that have entries, the newest first.
    ///
    /// # Errors
    /// `Invalid` naming a date, or a failure of the file.
    pub fn days(&self, from: CivilDate, to: CivilDate) -> Result<Vec<DiaryDay>> {
        self.opened.speak(|core, words| {
            let (from, to) = (from.checked("from")?, to.checked("to")?);
            core.read(|reader, moment| {
                let mut days: Vec<DiaryDay> = Vec::new();
                let mut kept = diary::entries(reader, from, to)?;
                kept.sort_by_key(|kept| std::cmp::Reverse(kept.day));
                for kept in kept {
                    let date = kept.day.into();
                    if days.last().is_none_or(|day| day.date != date) {
                        let title = sentence_case(&words.day_heading(kept.day, moment.today));
                        days.push(DiaryDay {
                            date,
                            title,
                            entries: Vec::new(),
                        });
                    }
                    if let Some(day) = days.last_mut() {
                        day.entries.push(shown(words, kept));
                    }
                }
                Ok(days)
            })
        })
    }

    /// Every version of an entry, the first one first.
    ///
    /// # Errors
    /// `NotFound` for an id that no entry has.
    pub fn history(&self, id: String) -> Result<Vec<KeptEntry>> {
        self.opened.speak(|core, words| {
            let id = entry_id(&id)?;
            let versions = core.read(|reader, _| diary::history(reader, id))?;
            Ok(versions.into_iter().map(|kept| shown(words, kept)).collect())
        })
    }

    /// The days from `from` to `to` that have values of a measure, in order.
    ///
    /// # Errors
    /// `Invalid` naming a date, or a failure of the file.
    pub fn series(&self, measure: Measure, from: CivilDate, to: CivilDate) -> Result<Vec<DayPoint>> {
        self.opened.with(|core| {
            let (from, to) = (from.checked("from")?, to.checked("to")?);
            let days = core.read(|reader, _| diary::series(reader, measure.into(), from, to))?;
            Ok(days
                .into_iter()
                .map(|day| DayPoint {
                    date: day.day.into(),
                    count: day.n,
                    sum: day.sum,
                    mean: day.mean(),
                    min: day.min,
                    max: day.max,
                })
                .collect())
        })
    }

    /// The sources that brought samples.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn sources(&self) -> Result<Vec<String>> {
        self.opened
            .with(|core| core.read(|reader, _| diary::sources(reader)))
    }

    /// Erases everything that a source brought, down to the bytes.
    ///
    /// # Errors
    /// `NotFound` for a source that brought nothing.
    pub fn erase_source(&self, command_id: String, source: String) -> Result<Erasure> {
        self.opened
            .write(&command_id, "diary.erase_source", |tx, moment| {
                diary::erase_source(tx, moment, &source)
            })?;
        self.opened.with(|core| core.store().scrub().map(Into::into))
    }
}

fn entry_id(id: &str) -> CoreResult<EntryId> {
    Uuid::try_parse(id)
        .map(EntryId)
        .map_err(|_| Error::invalid("id", "a UUID"))
}

fn shown(words: Words, kept: Kept) -> KeptEntry {
    let time = kept.stamp.civil().time();
    KeptEntry {
        id: kept.id.0.to_string(),
        version: kept.version,
        in_error: kept.in_error,
        date: kept.day.into(),
        at_ms: kept.stamp.at.timestamp_millis(),
        zone: kept.stamp.zone,
        time: time.into(),
        time_text: words.time(time),
        text: said::sentence(words, &kept.entry),
        entry: kept.entry.into(),
    }
}
