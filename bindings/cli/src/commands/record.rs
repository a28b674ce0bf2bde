//! Entries for the diary, and bringing a health export.

use std::path::Path;
use std::sync::Arc;

use indicatif::{ProgressBar, ProgressStyle};
use lissom_api::words::Words;
use lissom_api::{DueCard, ImportProgress, ImportScreen, KeptEntry, ProgressError, SelfCare};
use serde::Serialize;

use crate::log_entry::LogEntry;
use crate::options::Global;
use crate::{Fallible, out, show};

pub(super) fn log(global: &Global, words: Words, entry: &LogEntry) -> Fallible {
    let care = global.open()?;
    let say = |e| global.sentence(&e);
    let today = care.plan().today().map_err(say)?.date;
    let entry = entry.entry(today, global.now_ms())?;
    let recorded = care.diary().record(global.command_id(), entry).map_err(say)?;
    let kept = care.diary().history(recorded.id).map_err(say)?.pop();
    if global.json {
        return out::json(&Logged {
            entry: kept,
            due: recorded.due,
        });
    }
    if let Some(entry) = kept {
        out::paragraph(
            0,
            &words.say("terminal-kept", &[("entry", entry.text.clone().into())]),
        );
    }
    if let Some(due) = &recorded.due {
        show::due(words, due);
    }
    Ok(())
}

/// An entry as it was kept, and the safety questions where it makes them due.
#[derive(Serialize)]
struct Logged {
    #[serde(flatten)]
    entry: Option<KeptEntry>,
    due: Option<DueCard>,
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
