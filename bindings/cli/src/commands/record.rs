//! Entries for the diary, and bringing a health export.

use std::path::Path;
use std::sync::Arc;

use chrono::{NaiveDate, TimeDelta};
use indicatif::{ProgressBar, ProgressStyle};
use lissom_api::words::Words;
use lissom_api::{
    CivilDate, CivilTime, DiaryEntry, ImportProgress, ImportScreen, NightEntry, PainEntry, ProgressError,
    SelfCare,
};

use crate::options::{Global, LogEntry};
use crate::{Fallible, ask, out};

pub(super) fn log(global: &Global, words: Words, entry: &LogEntry) -> Fallible {
    let care = global.open()?;
    let say = |e| global.sentence(&e);
    let today = care.plan().today().map_err(say)?.date;
    let entry = entry_of(entry, today)?;
    let id = care.diary().record(global.command_id(), entry).map_err(say)?;
    let kept = care.diary().history(id.clone()).map_err(say)?;
    if global.json {
        return out::json(&kept.last());
    }
    if let Some(entry) = kept.last() {
        out::paragraph(
            0,
            &words.say("terminal-kept", &[("entry", entry.text.clone().into())]),
        );
    }
    if let Some(due) = care.screening().due(false).map_err(say)? {
        out::gap();
        out::paragraph(0, &due.text);
    }
    Ok(())
}

fn entry_of(entry: &LogEntry, today: CivilDate) -> Fallible<DiaryEntry> {
    Ok(match entry {
        LogEntry::Pain {
            at_present,
            worst,
            leg,
        } => DiaryEntry::Pain {
            pain: PainEntry {
                now: Some(*at_present),
                worst: *worst,
                leg: leg.as_deref().map(|leg| ask::code("pain.leg", leg)).transpose()?,
                ..PainEntry::default()
            },
        },
        LogEntry::Night {
            bed,
            up,
            quality,
            woken,
        } => {
            let date = NaiveDate::from_ymd_opt(today.year, u32::from(today.month), u32::from(today.day));
            let date = date.unwrap_or_default();
            // To bed at 22 is the evening before, to bed at 1 the same day.
            let bed_date = if bed < up { date } else { date - TimeDelta::days(1) };
            let night = NightEntry {
                bed_date: CivilDate::from(bed_date),
                bed: CivilTime::from(*bed),
                up_date: today,
                up: CivilTime::from(*up),
                quality: *quality,
                woken_by_pain: Some(*woken),
            };
            DiaryEntry::Night { night }
        }
        LogEntry::Steps { count } => DiaryEntry::Steps { steps: *count },
        LogEntry::Mood { value } => DiaryEntry::Mood { value: *value },
        LogEntry::Note { words } => DiaryEntry::Note { words: words.clone() },
    })
}

struct Bar(ProgressBar);

impl ImportProgress for Bar {
    fn read(&self, bytes: u64, of: u64) -> Result<(), ProgressError> {
        self.0.set_length(of);
        self.0.set_position(bytes);
        Ok(())
    }
}

pub(super) fn import(global: &Global, _words: Words, file: &Path) -> Fallible {
    let care = global.open()?;
    let imported = brought(global, &care, file, &global.command_id())?;
    if global.json {
        return out::json(&imported);
    }
    told(&imported);
    Ok(())
}

/// Imports with a progress bar, which shows itself only on a terminal.
pub(super) fn brought(global: &Global, care: &SelfCare, file: &Path, id: &str) -> Fallible<ImportScreen> {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes} {eta}") {
        bar.set_style(style);
    }
    let listener: Arc<dyn ImportProgress> = Arc::new(Bar(bar.clone()));
    let imported =
        care.exchange()
            .import_apple_health(id.to_owned(), file.display().to_string(), Some(listener));
    bar.finish_and_clear();
    imported.map_err(|e| global.sentence(&e))
}

pub(super) fn told(imported: &ImportScreen) {
    out::paragraph(0, &imported.text);
    for aside in &imported.set_aside {
        out::paragraph(2, &format!("· {}", aside.text));
    }
}
