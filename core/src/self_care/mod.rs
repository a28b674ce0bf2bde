//! Above all rooms: what spans them. The order of migrations, the moment of a call, screening that stops the plan.
//!
//! It owns no rule and no table of its own; each lives in its room.

mod asking;
mod closing;
mod course;
mod importing;
mod known;
mod medicines;
mod migrations;
mod packs;
mod planning;
mod programmes;
mod reminding;
mod safety;

use std::path::PathBuf;
use std::sync::Arc;

use parking_lot::RwLock;

use crate::content::{Language, Library};
use crate::error::Result;
use crate::instruments::Instruments;
use crate::medication::{self, Formulary};
use crate::profile;
use crate::recommender::Knowledge;
use crate::store::{Command, CommandId, Interrupter, Key, OpenMode, Reader, Store, Writer};
use crate::time::{Clock, DayRules, Moment, WorkPattern, Zone, ZoneDatabase};
use crate::{education, plan, screening};

pub use course::CourseAnswer;
pub use importing::Imported;
pub use medicines::{Fulfils, Supply};
pub use migrations::STEPS;
pub use packs::{PackInstalled, check_pack_files, open_pack};
pub use planning::{Day, FLARE_FIRST_AID, FirstAid, Held, Planned};
pub use programmes::ProgrammesDay;
pub use reminding::{
    About, Became, Change, Comes, ExerciseTime, MovedFor, Offer, Reminded, Reminder, ReminderWhy,
    class_of_occurrence,
};

/// What opening needs to know.
#[derive(Debug)]
pub struct OpenOptions {
    /// Where the file lies; its folder must exist.
    pub path: PathBuf,
    /// The raw key, for an encrypted file.
    pub key: Option<Key>,
    /// Whether opening may take the time to migrate.
    pub mode: OpenMode,
    /// The IANA name of the zone the phone is in.
    pub zone: String,
    /// The language texts leave in.
    pub language: Language,
}

/// Where the phone is and how it speaks; may change at any time.
#[derive(Debug, Clone)]
pub struct Environment {
    /// The zone the phone is in.
    pub zone: Zone,
    /// The language texts leave in.
    pub language: Language,
}

/// One person's self-care: the open file with everything that acts on it.
pub struct SelfCare {
    store: Store,
    clock: Arc<dyn Clock>,
    zones: ZoneDatabase,
    environment: RwLock<Environment>,
    content: packs::InUse,
    knowledge: Knowledge,
    rules: plan::Rules,
    screening: screening::Rules,
    numbers: screening::Numbers,
    education: education::Rules,
    instruments: Instruments,
    formulary: Formulary,
    dose_rules: medication::Rules,
}

impl SelfCare {
    /// Opens the file, made new if there is none.
    ///
    /// # Errors
    /// No zone database, an unknown zone, or a [`StoreError`](crate::error::StoreError).
    pub fn open(options: OpenOptions, clock: Arc<dyn Clock>) -> Result<Self> {
        let zones = ZoneDatabase::open()?;
        let environment = Environment {
            zone: zones.zone(&options.zone)?,
            language: options.language,
        };
        let store = Store::open(&options.path, options.key, options.mode, STEPS)?;
        let formulary = Formulary::shipped()?;
        let content = packs::InUse::of(&store)?;
        Ok(Self {
            store,
            clock,
            zones,
            environment: RwLock::new(environment),
            content,
            knowledge: Knowledge::shipped()?,
            rules: plan::Rules::shipped()?,
            screening: screening::Rules::shipped()?,
            numbers: screening::Numbers::shipped()?,
            education: education::Rules::shipped()?,
            instruments: Instruments::shipped()?,
            dose_rules: medication::Rules::shipped(&formulary)?,
            formulary,
        })
    }

    /// The phone changed its zone or its language. Records keep the zone they were entered in.
    ///
    /// # Errors
    /// [`Error::UnknownZone`](crate::Error::UnknownZone); the old environment stays then.
    pub fn environment_changed(&self, zone: &str, language: Language) -> Result<()> {
        let zone = self.zones.zone(zone)?;
        *self.environment.write() = Environment { zone, language };
        Ok(())
    }

    /// Where the phone is and how it speaks.
    pub fn environment(&self) -> Environment {
        self.environment.read().clone()
    }

    /// What stops a running call from another thread.
    pub fn interrupter(&self) -> Interrupter {
        self.store.interrupter()
    }

    /// The open file, for backup, erasure and checks.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Reads one consistent state, at one moment.
    ///
    /// # Errors
    /// What `read` returns, or a failure of the file.
    pub fn read<T>(&self, read: impl FnOnce(&Reader<'_>, &Moment) -> Result<T>) -> Result<T> {
        self.store.read(|reader| read(reader, &self.moment(reader)?))
    }

    /// Writes in one transaction, at one moment, under the caller's command id.
    ///
    /// # Errors
    /// What `write` returns, or a failure of the file; nothing is kept then.
    pub fn write<T>(
        &self,
        id: CommandId,
        verb: &'static str,
        write: impl FnOnce(&Writer<'_>, &Moment) -> Result<T>,
    ) -> Result<T>
    where
        T: serde::Serialize + serde::de::DeserializeOwned,
    {
        // The clock is read inside the transaction: after waiting for another writer, not before.
        self.store.write(&Command::new(id, verb), |tx| {
            let moment = self.moment(tx)?;
            medication::note_zone(tx, &moment)?;
            write(tx, &moment)
        })
    }

    /// The content that can be handed out: the installed pack's, or what is built in. It is read when it is first asked for: whoever only writes an entry in the
    /// background does not wait for texts that nobody reads.
    ///
    /// # Errors
    /// [`Error::Asset`](crate::Error::Asset) where a shipped file breaks its own rules, which a test would have found.
    pub fn library(&self) -> Result<Arc<Library>> {
        self.content.library()
    }

    /// The plan's rules.
    pub fn plan_rules(&self) -> &plan::Rules {
        &self.rules
    }

    /// What the recommender knows apart from the person.
    pub fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// When questions come back, and what follows from sheets.
    pub fn education_rules(&self) -> &education::Rules {
        &self.education
    }

    /// The rules of screening.
    pub fn screening_rules(&self) -> &screening::Rules {
        &self.screening
    }

    /// The questionnaires.
    pub fn instruments(&self) -> &Instruments {
        &self.instruments
    }

    /// The zone of an IANA name.
    ///
    /// # Errors
    /// [`Error::UnknownZone`](crate::Error::UnknownZone).
    pub fn zone(&self, name: &str) -> Result<Zone> {
        self.zones.zone(name)
    }

    /// The active ingredients and the medicines to start from.
    pub fn formulary(&self) -> &Formulary {
        &self.formulary
    }

    /// The rules of what is said before a dose.
    pub fn dose_rules(&self) -> &medication::Rules {
        &self.dose_rules
    }

    /// Numbers to call, by country.
    pub fn numbers(&self) -> &screening::Numbers {
        &self.numbers
    }

    fn moment(&self, reader: &Reader<'_>) -> Result<Moment> {
        let zone = self.environment.read().zone.clone();
        let pattern = match profile::latest(reader)? {
            Some(kept) => kept.profile.work_pattern,
            None => WorkPattern::Fixed,
        };
        Ok(Moment::new(self.clock.now(), zone, DayRules::default(), pattern))
    }
}
