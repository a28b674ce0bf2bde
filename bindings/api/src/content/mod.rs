//! Exercises, messages and tools as cards: the authored passages of one language, finished.

mod cards;
mod instructions;
mod packs;
mod tools;

use std::sync::Arc;

pub(crate) use cards::Passages;
pub use cards::{ExerciseCard, MessageCard, Mistake, QuestionCard, TargetGroup};
pub use packs::PackCard;
pub use tools::{AskKind, CueCard, CueKind, ToolAsk, ToolCard, ToolStep};

use crate::error::Result;
use crate::figure::Figures;
use crate::self_care::Opened;

/// What can be handed out.
#[derive(uniffi::Object)]
pub struct Content {
    opened: Arc<Opened>,
}

impl Content {
    pub(crate) fn new(opened: Arc<Opened>) -> Self {
        Self { opened }
    }
}

#[uniffi::export]
impl Content {
    /// One exercise, with what ends it for this person.
    ///
    /// # Errors
    /// `NotFound` for an id that the library does not have, or a failure of the file.
    pub fn exercise(&self, id: String) -> Result<ExerciseCard> {
        let constraints = self.opened.with(|core| core.constraints())?;
        self.opened.pass(|passages| passages.exercise(&id, &constraints))
    }

    /// Every exercise, by target group, the gentlest first.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn exercises(&self) -> Result<Vec<ExerciseCard>> {
        let constraints = self.opened.with(|core| core.constraints())?;
        self.opened.pass(|passages| Ok(passages.exercises(&constraints)))
    }

    /// The moving figures of the content in use. They stay as they are when a pack is installed: ask again then.
    ///
    /// # Errors
    /// None but `ShutDown`.
    pub fn figures(&self) -> Result<Arc<Figures>> {
        self.opened
            .with(|core| Ok(Figures::of(&*core.library()?, core.figures()?)))
    }

    /// One message.
    ///
    /// # Errors
    /// `NotFound` for an id that the library does not have.
    pub fn message(&self, id: String) -> Result<MessageCard> {
        self.opened.pass(|passages| passages.message(&id))
    }

    /// Every message, in the order of reading.
    ///
    /// # Errors
    /// None but `ShutDown`.
    pub fn messages(&self) -> Result<Vec<MessageCard>> {
        self.opened.pass(|passages| Ok(passages.messages()))
    }

    /// The messages of a theme, in the order of reading; none for a theme that the library does not have.
    ///
    /// # Errors
    /// None but `ShutDown`.
    pub fn messages_of(&self, theme: String) -> Result<Vec<MessageCard>> {
        self.opened.pass(|passages| Ok(passages.messages_of(&theme)))
    }

    /// Every tool.
    ///
    /// # Errors
    /// None but `ShutDown`.
    pub fn tools(&self) -> Result<Vec<ToolCard>> {
        self.opened.pass(|passages| Ok(passages.tools()))
    }

    /// What a player of a tool shows, in order and without gaps; none where the reader goes on by tapping. `minutes`
    /// is how long to breathe, or how long from break to break; it is brought within the tool's range.
    ///
    /// # Errors
    /// `NotFound` for an id that the library does not have.
    pub fn cues(&self, id: String, minutes: Option<u16>) -> Result<Vec<CueCard>> {
        self.opened.pass(|passages| passages.cues(&id, minutes))
    }

    /// One tool, such as first aid in a flare.
    ///
    /// # Errors
    /// `NotFound` for an id that the library does not have.
    pub fn tool(&self, id: String) -> Result<ToolCard> {
        self.opened.pass(|passages| passages.tool(&id))
    }
}
