//! What enters and leaves the phone in a file: importing a health export.

use std::path::Path;
use std::sync::Arc;

use lissom::exchange::{self, MedicineFacts};
use lissom::plan;
use lissom::self_care::Imported;
use lissom::store::CommandId;
use serde::Serialize;

use crate::content::Passages;
use crate::error::Result;
use crate::mirror::mirror;
use crate::plan::WeekView;
use crate::report::{Page, WeekLines, page};
use crate::self_care::Opened;
use crate::words::{Words, code_of};

mirror! {
    /// Why a sample was set aside.
    SetAside of lissom::exchange::SetAside {
        /// A value that cannot be.
        ValueOutOfRange,
        /// A unit that is not known.
        UnknownUnit,
        /// It ends before it begins, or lasts longer than a day.
        TimesOutOfOrder,
        /// It lies long ago or in the future.
        TimeOutOfRange,
    }
}

/// A listener that could not be told; it is not told again, and the import goes on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum ProgressError {
    /// It threw.
    #[error("the listener failed")]
    Failed,
}

impl From<uniffi::UnexpectedUniFFICallbackError> for ProgressError {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        // Its reason holds the whole foreign stack trace: not ours to keep.
        Self::Failed
    }
}

/// Told how far an import is. Called on the importing thread, from inside the transaction: it must not call back into
/// the library, except `interrupt`.
#[uniffi::export(foreign)]
pub trait ImportProgress: Send + Sync {
    /// So many bytes of so many are read.
    fn read(&self, bytes: u64, of: u64) -> Result<(), ProgressError>;
}

/// What an import brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ImportScreen {
    /// The batch, by which it can be taken back.
    pub batch: i64,
    /// Samples that were new.
    pub added: u64,
    /// Samples that were read; the rest of them was there before.
    pub taken: u64,
    /// Records of kinds that are not read.
    pub other_kinds: u64,
    /// What was set aside, by why.
    pub set_aside: Vec<SetAsideCount>,
    /// What it brought, in a sentence or two.
    pub text: String,
}

/// How many samples were set aside for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct SetAsideCount {
    /// Why.
    pub reason: SetAside,
    /// How many.
    pub count: u64,
    /// How many and why, in words.
    pub text: String,
}

/// Files that enter and leave the phone.
#[derive(uniffi::Object)]
pub struct Exchange {
    opened: Arc<Opened>,
}

impl Exchange {
    pub(crate) fn new(opened: Arc<Opened>) -> Self {
        Self { opened }
    }
}

#[uniffi::export]
impl Exchange {
    /// The report of the last weeks for a clinician: one self-contained HTML page.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn report_html(&self) -> Result<String> {
        self.opened.speak(report_page)
    }

    /// Imports an Apple Health export, zipped or not, whole or not at all. Importing the same again adds nothing.
    ///
    /// # Errors
    /// `Import` with what is wrong with the file, `Interrupted`, or a failure of the store; nothing is kept then.
    pub fn import_apple_health(
        &self,
        command_id: String,
        path: String,
        progress: Option<Arc<dyn ImportProgress>>,
    ) -> Result<ImportScreen> {
        let mut listener = progress;
        let mut tell = |bytes: u64, of: u64| {
            if listener
                .as_ref()
                .is_some_and(|listener| listener.read(bytes, of).is_err())
            {
                tracing::warn!("an import goes on without its listener");
                listener = None;
            }
        };
        self.opened.speak(|core, words| {
            let id = CommandId::parse(&command_id)?;
            let imported = core.import_apple_health(id, Path::new(&path), &mut tell)?;
            Ok(screen(words, &imported))
        })
    }
}

fn report_page(core: &lissom::self_care::SelfCare, words: Words) -> lissom::Result<String> {
    core.read(|reader, moment| {
        let planned = core.planned_doses(
            reader,
            moment,
            moment.at() - exchange::report_reaches(),
            moment.at(),
        )?;
        let facts = MedicineFacts {
            formulary: core.formulary(),
            rules: core.dose_rules(),
            planned: &planned,
        };
        let report = exchange::report(reader, moment, core.instruments(), facts)?;
        let week = match &report.week {
            Some(week) => {
                let progress = plan::progress(reader, moment, week.number)?;
                let passages = Passages {
                    library: &*core.library()?,
                    words,
                };
                let screen = WeekView {
                    words,
                    passages,
                    week,
                    progress: &progress,
                    today: moment.today,
                }
                .screen();
                Some(WeekLines {
                    changed: week.number > 1 || week.version > 1,
                    summary: screen.summary,
                    walking: screen.walking_text,
                    why: screen.why,
                })
            }
            None => None,
        };
        Ok(page(&Page {
            words,
            formulary: core.formulary(),
            report: &report,
            week,
        }))
    })
}

fn screen(words: Words, imported: &Imported) -> ImportScreen {
    let read = &imported.read;
    let set_aside = read.set_aside.iter().map(|(reason, count)| {
        let why = words.say_coded("set-aside", &code_of(reason), &[]);
        SetAsideCount {
            reason: (*reason).into(),
            count: *count,
            text: words.say(
                "import-set-aside",
                &[("count", (*count).into()), ("reason", why.into())],
            ),
        }
    });
    let known = read.taken.saturating_sub(imported.added);
    let key = if known == 0 {
        "import-added"
    } else {
        "import-added-and-known"
    };
    let counts = [("added", imported.added.into()), ("known", known.into())];
    ImportScreen {
        batch: imported.batch.0,
        added: imported.added,
        taken: read.taken,
        other_kinds: read.other_kinds,
        set_aside: set_aside.collect(),
        text: words.say(key, if known == 0 { &counts[..1] } else { &counts }),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use lissom::diary::BatchId;
    use lissom::exchange::ReadOutcome;

    use super::*;
    use crate::language::Language;
    use crate::words::gaps;

    fn imported(added: u64, taken: u64) -> Imported {
        let set_aside: BTreeMap<_, _> = SetAside::ALL
            .iter()
            .zip(1..)
            .map(|(reason, count)| ((*reason).into(), count))
            .collect();
        let read = ReadOutcome {
            taken,
            other_kinds: 2,
            set_aside,
        };
        Imported {
            batch: BatchId(1),
            added,
            read,
        }
    }

    #[test]
    fn an_import_is_told_with_what_was_new_known_and_set_aside() {
        let before = gaps::counted();
        for (language, added, taken, text) in [
            (Language::En, 4100, 4100, "4,100 new records."),
            (Language::En, 1, 3, "1 new record. 2 were there before."),
            (
                Language::Nb,
                4100,
                4101,
                "4\u{a0}100 nye målinger. 1 var der fra før.",
            ),
        ] {
            let screen = screen(Words::of(language), &imported(added, taken));
            assert_eq!(screen.text, text);
            assert_eq!(screen.set_aside.len(), SetAside::ALL.len());
        }
        let screen = screen(Words::of(Language::En), &imported(0, 0));
        assert_eq!(
            screen.set_aside[2].text,
            "3 set aside: the end comes before the start, or it lasts over a day."
        );
        assert_eq!(gaps::counted(), before);
    }
}
