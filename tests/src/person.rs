//! A person with a store of their own and a clock that stands: the beginning of many scenarios.

#![allow(clippy::unwrap_used, reason = "a failed step is the test's message")]

use std::cell::Cell;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use lissom::profile::{self, Profile};
use lissom::screening::{Answer, Answers};
use lissom::self_care::{Planned, SelfCare};
use lissom::store::CommandId;
use lissom::time::{Clock, SettableClock};

use crate::{frozen, opened};

/// A person who has told nothing yet.
pub struct Person {
    /// Their store, open in Oslo.
    pub care: SelfCare,
    /// Their clock; it begins on the made life's first morning.
    pub clock: Arc<SettableClock>,
    commands: Cell<u32>,
    _folder: tempfile::TempDir,
}

impl Person {
    /// A new store.
    #[allow(clippy::new_without_default, reason = "a file is made")]
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(SettableClock::at(frozen::morning(0)));
        let care = opened(&folder.path().join("care.db"), None, clock.clone()).unwrap();
        Self {
            care,
            clock,
            commands: Cell::new(0),
            _folder: folder,
        }
    }

    /// What their clock shows.
    pub fn clock_at(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The id of a command that was not given yet.
    pub fn id(&self) -> CommandId {
        self.commands.set(self.commands.get() + 1);
        CommandId::derived(&self.commands.get().to_string(), "person")
    }

    /// Tells of themselves.
    pub fn answer(&self, profile: &Profile) {
        self.care
            .write(self.id(), "test", |tx, moment| profile::keep(tx, moment, profile))
            .unwrap();
    }

    /// Answers every question of the screen of ticks with no, but for `yes`.
    pub fn screen(&self, yes: &[&str]) {
        let ticks = self.care.screening_rules().ticks();
        let mut answers: Answers = ticks.map(|flag| (flag.to_owned(), Answer::No)).collect();
        answers.extend(yes.iter().map(|flag| ((*flag).to_owned(), Answer::Yes)));
        self.care.screen(self.id(), &answers).unwrap();
    }

    /// Asks for a plan.
    pub fn plan(&self) -> Planned {
        self.care.make_plan(self.id()).unwrap()
    }
}
