//! Exercises, education, tools and programmes with their words in every language: what can be handed out.
//!
//! It checks what it loads and never chooses. Meaning lies in `assets/content/`, words in a folder per language
//! beside it. Ids are stable: plans, figures and packs refer to them.

mod completeness;
mod dose;
mod education;
mod exercise;
mod files;
mod language;
mod library;
mod load;
mod loading;
pub mod pack;
mod passages;
mod precaution;
mod programme;
mod progress;
mod resistance;
mod source;
mod timing;
mod tool;
mod validation;

pub use dose::{Dose, Sides};
pub use education::{Message, MessageText, Question, Theme, ThemeText};
pub use exercise::{Eases, Exercise, ExerciseText, Mistake, Position, Space, StopSign, TargetGroup};
pub use language::Language;
pub use library::Library;
pub use load::{Amount, HipLoad, KneeLoad, Loads, NeckLoad, ShoulderLoad, SpineLoad, WristLoad};
pub(crate) use pack::SCHEMA as PACK_SCHEMA;
pub use pack::{
    Accept as AcceptPack, BUILT_IN_ID, BUILT_IN_SERIAL, Installed as InstalledPack, Opened as OpenedPack,
    TrustedKeys, installed as installed_pack, keep as keep_pack, open as open_pack,
};
pub use programme::{Daily, Goes, Programme, ProgrammeText, Stage, StageText};
pub use progress::{Progress, ProgressRules};
pub use resistance::{BandColour, Resistance};
pub use source::{Review, ReviewCounts, Source};
pub use timing::{BeforeBed, Breaks, Breathing, Cue, CueKind, StepTiming, Timing};
pub use tool::{Ask, AskKind, Tool, ToolStep, ToolText};

#[cfg(test)]
mod tests;
