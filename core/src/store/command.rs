//! The caller's name for a wish to write, so that a wish that came twice is granted once.

use uuid::Uuid;

use crate::error::{Error, Result};

/// Under this namespace ids are derived from occurrences and verbs.
const DERIVED: Uuid = Uuid::from_u128(0x6c69_7373_6f6d_5c00_8000_636f_6d6d_616e);

/// The id of a command: made by the caller before the first try and kept for every further one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CommandId(Uuid);

impl CommandId {
    /// An id that the caller made.
    pub fn new(id: Uuid) -> Self {
        Self(id)
    }

    /// An id from the caller's text.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `command_id` when it is no UUID.
    pub fn parse(text: &str) -> Result<Self> {
        Uuid::try_parse(text)
            .map(Self)
            .map_err(|_| Error::invalid("command_id", "a UUID"))
    }

    /// The id of doing `verb` to an occurrence: whoever asks, and however often, it is the same command.
    pub fn derived(occurrence: &str, verb: &str) -> Self {
        Self(Uuid::new_v5(
            &DERIVED,
            format!("{verb}\u{1f}{occurrence}").as_bytes(),
        ))
    }

    /// The UUID.
    pub fn uuid(self) -> Uuid {
        self.0
    }
}

/// A wish to write: which one, and to do what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Command {
    /// The caller's id.
    pub id: CommandId,
    /// What is done, such as `diary.record`; the same id with another verb is refused.
    pub verb: &'static str,
}

impl Command {
    /// The command to do `verb`.
    pub fn new(id: CommandId, verb: &'static str) -> Self {
        Self { id, verb }
    }
}
