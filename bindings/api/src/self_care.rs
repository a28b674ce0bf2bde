//! The root object: one person's open file, and the way to every room.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use lissom::self_care::SelfCare as Core;
use lissom::store::{CommandId, Interrupter, Key, OpenMode, Writer};
use lissom::time::{Clock, Moment, SystemClock};
use parking_lot::RwLock;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::clock::TestClock;
use crate::content::{Content, Passages};
use crate::diary::Diary;
use crate::education::Education;
use crate::error::{LissomError, Result};
use crate::exchange::Exchange;
use crate::instruments::Instruments;
use crate::language::Language;
use crate::medication::Medication;
use crate::plan::Plan;
use crate::profile::Profile;
use crate::programmes::Programmes;
use crate::reminders::{ReminderHand, Reminders};
use crate::screening::Screening;
use crate::store::Store;
use crate::words::Words;

/// How long `shutdown` waits for a running call before it asks it to stop once more.
const SHUTDOWN_STEP: Duration = Duration::from_millis(20);

/// What opening needs to know.
#[derive(uniffi::Record)]
pub struct OpenOptions {
    /// Where the file lies; its folder must exist.
    pub path: String,
    /// The raw key of 32 bytes, for an encrypted file.
    pub key: Option<Vec<u8>>,
    /// Whether the system gave only a few seconds: answers `NeedsMigration` instead of migrating.
    pub background: bool,
    /// The IANA name of the zone the phone is in, such as `Europe/Oslo`.
    pub zone: String,
    /// The language texts leave in.
    pub language: Language,
}

/// Which library this is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct VersionInfo {
    /// The library's version.
    pub library: String,
    /// The schema of every file it has opened.
    pub schema: u32,
    /// Whether it can open encrypted files.
    pub encryption: bool,
}

/// One person's self-care: the open file with everything that acts on it.
#[derive(uniffi::Object)]
pub struct SelfCare {
    opened: Arc<Opened>,
}

/// The open core, shared by the root and the rooms.
pub(crate) struct Opened {
    // Readers are the calls that run; shutdown writes. Nothing else waits on it.
    core: RwLock<Option<Core>>,
    // Outside the lock: it must work while a call holds everything.
    interrupter: Interrupter,
    /// What arms and cancels notifications.
    pub(crate) hand: Option<Arc<dyn ReminderHand>>,
}

#[uniffi::export]
impl SelfCare {
    /// Opens the file, made new if there is none. Without a `clock` the system's is read.
    ///
    /// # Errors
    /// What [`LissomError`] says of files, keys, zones and `key`.
    #[uniffi::constructor]
    pub fn open(options: OpenOptions, clock: Option<Arc<TestClock>>) -> Result<Arc<Self>> {
        Self::opened(options, clock, None)
    }

    /// Opens the file on a phone. `hand` arms and cancels notifications: every call that changes what the phone has to
    /// hold has it done before it comes back, so that no screen can forget it. What an earlier run left undone is done
    /// now.
    ///
    /// # Errors
    /// As `open`.
    #[uniffi::constructor]
    pub fn open_on_phone(
        options: OpenOptions,
        clock: Option<Arc<TestClock>>,
        hand: Arc<dyn ReminderHand>,
    ) -> Result<Arc<Self>> {
        let opened = Self::opened(options, clock, Some(hand))?;
        opened.opened.keep_reminders_true();
        Ok(opened)
    }

    /// The phone changed its zone or its language; may be called at any time. Records keep the zone they were
    /// entered in, stored weeks stay as they are, texts come in the new language from the next call on.
    ///
    /// # Errors
    /// [`LissomError::UnknownZone`]; the old environment stays then.
    pub fn environment_changed(&self, zone: String, language: Language) -> Result<()> {
        self.opened
            .with(|core| core.environment_changed(&zone, language.into()))?;
        self.opened.keep_reminders_true();
        Ok(())
    }

    /// Stops the call that runs now: it rolls back and answers `Interrupted`. Takes no lock; a call that begins
    /// afterwards is not touched.
    pub fn interrupt(&self) {
        self.opened.interrupter.interrupt();
    }

    /// Stops what runs, waits until it has rolled back, and closes the file. Every later call on this object and its
    /// rooms answers `ShutDown`. Call it before the system suspends the app: a held lock gets it killed.
    pub fn shutdown(&self) {
        loop {
            self.interrupt();
            if let Some(mut core) = self.opened.core.try_write_for(SHUTDOWN_STEP) {
                core.take();
                return;
            }
        }
    }

    /// Which library this is.
    ///
    /// # Errors
    /// [`LissomError::ShutDown`].
    pub fn version(&self) -> Result<VersionInfo> {
        self.opened.with(|core| {
            Ok(VersionInfo {
                library: env!("CARGO_PKG_VERSION").to_owned(),
                schema: core.store().schema(),
                encryption: cfg!(feature = "encrypted"),
            })
        })
    }

    /// Who the patient is: questions, answers, consents, clinicians' limits.
    pub fn profile(&self) -> Arc<Profile> {
        Arc::new(Profile::new(self.opened.clone()))
    }

    /// Danger signs and the urgency of care.
    pub fn screening(&self) -> Arc<Screening> {
        Arc::new(Screening::new(self.opened.clone()))
    }

    /// What is done this week: the week, today, why, check-in, swaps, sessions, flares.
    pub fn plan(&self) -> Arc<Plan> {
        Arc::new(Plan::new(self.opened.clone()))
    }

    /// The diary: entries with their corrections, series, what devices brought.
    pub fn diary(&self) -> Arc<Diary> {
        Arc::new(Diary::new(self.opened.clone()))
    }

    /// Medicines: what the person has, what they took, what is said before a dose.
    pub fn medication(&self) -> Arc<Medication> {
        Arc::new(Medication::new(self.opened.clone()))
    }

    /// Questionnaires: the short mood screen and what it leads on to.
    pub fn instruments(&self) -> Arc<Instruments> {
        Arc::new(Instruments::new(self.opened.clone()))
    }

    /// Exercises, messages and tools as cards.
    pub fn content(&self) -> Arc<Content> {
        Arc::new(Content::new(self.opened.clone()))
    }

    /// What is learned and written down: today's message, questions that come back, sheets of tools.
    pub fn education(&self) -> Arc<Education> {
        Arc::new(Education::new(self.opened.clone()))
    }

    /// Programmes: what there is, and following one.
    pub fn programmes(&self) -> Arc<Programmes> {
        Arc::new(Programmes::new(self.opened.clone()))
    }

    /// Reminders: what the phone has to hold, and why.
    pub fn reminders(&self) -> Arc<Reminders> {
        Arc::new(Reminders::new(self.opened.clone()))
    }

    /// Files that enter and leave the phone.
    pub fn exchange(&self) -> Arc<Exchange> {
        Arc::new(Exchange::new(self.opened.clone()))
    }

    /// The file itself: backup, restore, erasure, checks, what changed.
    pub fn store(&self) -> Arc<Store> {
        Arc::new(Store::new(self.opened.clone()))
    }
}

impl SelfCare {
    fn opened(
        options: OpenOptions,
        clock: Option<Arc<TestClock>>,
        hand: Option<Arc<dyn ReminderHand>>,
    ) -> Result<Arc<Self>> {
        let clock: Arc<dyn Clock> = match clock {
            Some(clock) => clock,
            None => Arc::new(SystemClock),
        };
        let core = Core::open(
            lissom::self_care::OpenOptions {
                path: PathBuf::from(options.path),
                key: options.key.map(Key::new).transpose()?,
                mode: if options.background {
                    OpenMode::Background
                } else {
                    OpenMode::Foreground
                },
                zone: options.zone,
                language: options.language.into(),
            },
            clock,
        )?;
        let interrupter = core.interrupter();
        Ok(Arc::new(Self {
            opened: Arc::new(Opened {
                core: RwLock::new(Some(core)),
                interrupter,
                hand,
            }),
        }))
    }
}

impl Opened {
    /// Runs a call on the open core.
    pub(crate) fn with<T>(&self, call: impl FnOnce(&Core) -> lissom::Result<T>) -> Result<T> {
        match self.core.read().as_ref() {
            Some(core) => Ok(call(core)?),
            None => Err(LissomError::ShutDown),
        }
    }

    /// Runs a call on the open core, in the words of the phone's language.
    pub(crate) fn speak<T>(&self, call: impl FnOnce(&Core, Words) -> lissom::Result<T>) -> Result<T> {
        self.with(|core| call(core, Words::of(core.environment().language.into())))
    }

    /// Takes passages from the library, in the phone's language.
    pub(crate) fn pass<T>(&self, pass: impl FnOnce(&Passages<'_>) -> lissom::Result<T>) -> Result<T> {
        self.speak(|core, words| {
            pass(&Passages {
                library: &*core.library()?,
                words,
            })
        })
    }

    /// Writes in one transaction under the caller's command id.
    pub(crate) fn write<T>(
        &self,
        command_id: &str,
        verb: &'static str,
        write: impl FnOnce(&Writer<'_>, &Moment) -> lissom::Result<T>,
    ) -> Result<T>
    where
        T: Serialize + DeserializeOwned,
    {
        self.with(|core| core.write(CommandId::parse(command_id)?, verb, write))
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use lissom::store::{Kind, Operation, params};

    use super::*;
    use crate::store::Changes;

    const ID: &str = "0199d5a4-0000-7000-8000-000000000001";

    fn opened(folder: &tempfile::TempDir, clock: &Arc<TestClock>) -> Arc<SelfCare> {
        let options = OpenOptions {
            path: folder.path().join("lissom.db").display().to_string(),
            key: None,
            background: false,
            zone: "Europe/Oslo".to_owned(),
            language: Language::En,
        };
        SelfCare::open(options, Some(clock.clone())).unwrap()
    }

    fn changes(self_care: &SelfCare) -> Changes {
        self_care.store().changes_since(None, 0, 100).unwrap()
    }

    fn write_a_zone(self_care: &SelfCare, then: impl FnOnce()) -> Result<i64> {
        self_care.opened.write(ID, "test.write", |tx, _| {
            let sql = "INSERT INTO zone_name (name) VALUES (?1)";
            let row = tx.insert(Kind(0), 1, Operation::Added, sql, params!["Test/Zone"])?;
            then();
            Ok(row)
        })
    }

    #[test]
    fn a_panic_rolls_back_and_the_next_call_works() {
        let folder = tempfile::tempdir().unwrap();
        let clock = TestClock::new(0);
        let self_care = opened(&folder, &clock);

        clock.panic_on_next_read();
        assert!(catch_unwind(AssertUnwindSafe(|| write_a_zone(&self_care, || ()))).is_err());
        assert!(
            catch_unwind(AssertUnwindSafe(|| write_a_zone(&self_care, || panic!(
                "after the insert"
            ))))
            .is_err()
        );
        assert_eq!(changes(&self_care).changes, []);

        let row = write_a_zone(&self_care, || ()).unwrap();
        // The row, and before it where the phone was.
        assert_eq!(changes(&self_care).changes.len(), 2);
        // The same wish once more: the same answer, nothing written.
        assert_eq!(write_a_zone(&self_care, || ()).unwrap(), row);
        assert_eq!(changes(&self_care).changes.len(), 2);
    }

    #[test]
    fn shutdown_stops_a_running_call_and_waits_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let self_care = opened(&folder, &TestClock::new(0));
        let (started, wait) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            let running = scope.spawn(|| {
                self_care.opened.with(|core| {
                    core.read(|reader, _| -> lissom::Result<()> {
                        started.send(()).unwrap();
                        loop {
                            reader.check_interrupt()?;
                            std::thread::yield_now();
                        }
                    })
                })
            });
            wait.recv().unwrap();
            self_care.shutdown();
            // Nothing is waited for here: when shutdown came back, the call was over.
            assert!(self_care.opened.core.read().is_none());
            assert_eq!(running.join().unwrap(), Err(LissomError::Interrupted));
        });
        assert_eq!(self_care.version(), Err(LissomError::ShutDown));
    }

    #[test]
    fn a_key_opens_its_own_file_only() {
        let folder = tempfile::tempdir().unwrap();
        let open = |key: Option<u8>| {
            let options = OpenOptions {
                path: folder.path().join("locked.db").display().to_string(),
                key: key.map(|byte| vec![byte; 32]),
                background: false,
                zone: "Europe/Oslo".to_owned(),
                language: Language::En,
            };
            SelfCare::open(options, None)
        };
        let first = open(Some(1));
        if cfg!(feature = "encrypted") {
            assert!(first.unwrap().version().unwrap().encryption);
            assert!(open(Some(1)).is_ok());
            for other in [Some(2), None] {
                assert_eq!(open(other).err(), Some(LissomError::WrongKey));
            }
        } else {
            let code = "store without encryption".to_owned();
            assert_eq!(first.err(), Some(LissomError::Internal { code }));
            assert!(!open(None).unwrap().version().unwrap().encryption);
        }
    }
}
