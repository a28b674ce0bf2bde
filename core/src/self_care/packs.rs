//! Content packs across rooms: the content in use, installing a pack, and taking what it recalls out of the week.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::TimeDelta;
use parking_lot::RwLock;
use serde::{Deserialize, Serialize};

use super::SelfCare;
use super::known::Making;
use crate::content::{
    self, AcceptPack, BUILT_IN_ID, BUILT_IN_SERIAL, InstalledPack, Library, OpenedPack, TrustedKeys,
};
use crate::error::{Error, Result};
use crate::figure::Figures;
use crate::plan::{self, Cause};
use crate::store::{CommandId, Store, Writer};
use crate::time::Moment;

/// The content in use: read when it is first asked for, and anew after a pack was installed.
pub(super) struct InUse {
    keys: RwLock<TrustedKeys>,
    pack: RwLock<Option<InstalledPack>>,
    library: RwLock<Option<Read>>,
    figures: RwLock<Option<Arc<Figures>>>,
}

/// The content as it was read.
#[derive(Clone)]
struct Read {
    library: Arc<Library>,
    /// Whether it is the installed pack's.
    of_pack: bool,
}

impl InUse {
    pub(super) fn of(store: &Store) -> Result<Self> {
        Ok(Self {
            keys: RwLock::new(TrustedKeys::shipped()?),
            pack: RwLock::new(store.read(content::installed_pack)?),
            library: RwLock::new(None),
            figures: RwLock::new(None),
        })
    }

    pub(super) fn library(&self) -> Result<Arc<Library>> {
        Ok(self.content()?.library)
    }

    fn content(&self) -> Result<Read> {
        if let Some(read) = &*self.library.read() {
            return Ok(read.clone());
        }
        let mut slot = self.library.write();
        if let Some(read) = &*slot {
            return Ok(read.clone());
        }
        let (library, of_pack) = match &*self.pack.read() {
            None => (Library::built_in()?, false),
            Some(pack) => match pack.opened(&self.keys.read()) {
                Ok(opened) => (opened.library, true),
                // Its key is trusted no more, or it is for another version of the library. What it took back stays
                // taken back.
                Err(_) => (
                    Library::built_in()?.recalling(pack.recalled.iter().cloned()),
                    false,
                ),
            },
        };
        let library = Arc::new(library);
        Ok(slot.insert(Read { library, of_pack }).clone())
    }

    /// The figures of the content in use. They take longer than its words, and are read when somebody wants to see one.
    fn figures(&self) -> Result<Arc<Figures>> {
        if let Some(figures) = &*self.figures.read() {
            return Ok(figures.clone());
        }
        let mut slot = self.figures.write();
        if let Some(figures) = &*slot {
            return Ok(figures.clone());
        }
        let Read { library, of_pack } = self.content()?;
        let figures = match &*self.pack.read() {
            Some(pack) if of_pack => {
                let own = pack.opened(&self.keys.read())?.figures;
                // They were sound when the pack was installed. Where a later version of the library does not draw them
                // so, some are better than none.
                Figures::over_built_in(&own, &library).or_else(|_| Figures::built_in_of(&library))?
            }
            _ => Figures::built_in(&library)?,
        };
        Ok(slot.insert(Arc::new(figures)).clone())
    }

    fn forget(&self) {
        *self.library.write() = None;
        *self.figures.write() = None;
    }

    fn trust(&self, keys: TrustedKeys) {
        *self.keys.write() = keys;
        self.forget();
    }

    fn reload(&self, store: &Store) -> Result<()> {
        *self.pack.write() = store.read(content::installed_pack)?;
        self.forget();
        Ok(())
    }
}

/// A pack that was installed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackInstalled {
    /// The pack's name.
    pub id: String,
    /// The version of its content.
    pub version: String,
    /// Which of the publisher's packs it is.
    pub serial: u32,
    /// The exercises that are handed out no more: those that it recalls, and those of packs before it.
    pub recalled: BTreeSet<String>,
    /// Whether the running week had one of them, and was made anew without it.
    pub week_changed: bool,
}

/// Checks a pack whole, as installing it does: what [`content::open_pack`] checks, and its figures.
///
/// # Errors
/// [`Error::Asset`] naming the entry and what is wrong with it.
pub fn open_pack(pack: &[u8], accept: &AcceptPack<'_>) -> Result<(OpenedPack, Figures)> {
    let opened = content::open_pack(pack, accept)?;
    let figures = Figures::over_built_in(&opened.figures, &opened.library)?;
    Ok((opened, figures))
}

/// Checks the files of a pack that is to be built, each a path and its text, by the rules that it will be read by.
///
/// # Errors
/// [`Error::Asset`] naming the file, the entry and what is wrong with it.
pub fn check_pack_files(files: &[(String, String)]) -> Result<()> {
    let library = content::pack::content_of(files)?;
    let figures: Vec<_> = files
        .iter()
        .filter(|(path, _)| content::pack::is_figure(path))
        .cloned()
        .collect();
    Figures::over_built_in(&figures, &library).map(drop)
}

impl SelfCare {
    /// The moving figures of the content that can be handed out.
    ///
    /// # Errors
    /// [`Error::Asset`] where a shipped file breaks its own rules, which a test would have found.
    pub fn figures(&self) -> Result<Arc<Figures>> {
        self.content.figures()
    }

    /// Whose packs are accepted, beside nobody by default: an app names its publisher's keys each time it opens the
    /// file, before it asks for content. A pack of a key that is no longer among them is out of use at once; what it
    /// recalled stays recalled.
    pub fn trust(&self, keys: TrustedKeys) {
        self.content.trust(keys);
    }

    /// Checks a pack and puts its content in the place of what is in use; all of it or nothing. What it recalls leaves
    /// the running week in the same transaction, on hold or not.
    ///
    /// # Errors
    /// [`Error::PackRefused`] naming the entry and what is wrong with it, also for a pack that is not newer or lacks what was
    /// once handed out; or a failure of the file. Nothing is changed then.
    pub fn install_pack(&self, id: CommandId, bytes: &[u8]) -> Result<PackInstalled> {
        let installed = self.write(id, "content.install_pack", |tx, moment| {
            let standing = content::installed_pack(tx)?;
            let (opened, _) = open_pack(
                bytes,
                &AcceptPack {
                    keys: &self.content.keys.read(),
                    id: standing.as_ref().map_or(BUILT_IN_ID, |pack| &pack.id),
                    newer_than: standing.as_ref().map_or(BUILT_IN_SERIAL, |pack| pack.serial),
                    core: env!("CARGO_PKG_VERSION"),
                    today: moment.today,
                },
            )
            .map_err(refused)?;
            if let Some(lost) = opened.library.lost_from(&*self.library()?) {
                let reason =
                    "is in the content now and not in the pack; what is not to be handed out is recalled";
                return Err(refused(Error::asset("pack", lost, reason)));
            }
            let before = standing.map(|pack| pack.recalled).unwrap_or_default();
            let recalled = opened.recalled_after(&before);
            content::keep_pack(tx, moment, &opened, &recalled, bytes)?;
            let library = opened.library.recalling(recalled.iter().cloned());
            let week_changed = self.recall(tx, moment, &library)?;
            // A session may have lost all that was to be done in it.
            self.after_record(tx, moment)?;
            Ok(PackInstalled {
                week_changed,
                recalled,
                id: opened.manifest.id,
                version: opened.manifest.version,
                serial: opened.manifest.serial,
            })
        })?;
        self.content.reload(&self.store)?;
        Ok(installed)
    }

    /// The pack that is installed, if there is one, and whether its content is in use.
    ///
    /// # Errors
    /// [`Error::Asset`] when the built-in content cannot be read: a fault of the build.
    pub fn installed_pack(&self) -> Result<Option<(PackInstalled, bool)>> {
        let in_use = self.content.content()?.of_pack;
        let pack = self.content.pack.read();
        Ok(pack.as_ref().map(|pack| {
            let installed = PackInstalled {
                id: pack.id.clone(),
                version: pack.version.clone(),
                serial: pack.serial,
                recalled: pack.recalled.clone(),
                week_changed: false,
            };
            (installed, in_use)
        }))
    }

    /// Takes what `library` recalls out of the sessions that are still to come.
    fn recall(&self, tx: &Writer<'_>, moment: &Moment, library: &Library) -> Result<bool> {
        let Some(running) = plan::latest_week(tx)? else {
            return Ok(false);
        };
        let finished = plan::progress(tx, moment, running.number)?.finished();
        let from = moment.today + TimeDelta::days(i64::from(finished.contains(&moment.today)));
        let known = self.known(tx, moment)?;
        let (avoid, seen) = (plan::avoided(tx, moment)?, BTreeMap::new());
        let brief = known.permission.as_ref().ok().map(|permission| {
            let making = Making::again(moment, &running, Cause::Recall);
            self.brief(library, &known, (permission, &avoid, &seen), making)
        });
        let Some(week) = plan::without_recalled(brief.as_ref(), &self.rules, library, &running, from) else {
            return Ok(false);
        };
        plan::keep_week(tx, moment, &week)?;
        Ok(true)
    }
}

/// What is wrong with a pack is not a fault of ours, as it would be in the built-in content.
fn refused(error: Error) -> Error {
    match error {
        Error::Asset { file, entry, reason } => Error::PackRefused {
            entry: if file == "pack" {
                entry
            } else {
                format!("{file}, {entry}")
            },
            reason,
        },
        other => other,
    }
}
