//! First aid in a flare, as one screen: the steps from the content, the positions that fit, whom to call.

use lissom::self_care::{FLARE_FIRST_AID, FirstAid, SelfCare as Core};
use serde::Serialize;

use super::held::{self, HeldCard};
use crate::content::{ExerciseCard, Passages, ToolCard};
use crate::screening::{CallCard, calls};
use crate::words::Words;

/// First aid in a flare. Either steps or a hold: while care comes first no movement is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct FirstAidScreen {
    /// What to do, step by step; none while exercise is held.
    pub tool: Option<ToolCard>,
    /// Positions and small movements that fit the person, in the order in which to try them.
    pub exercises: Vec<ExerciseCard>,
    /// Why there is none, and what comes first.
    pub held: Option<HeldCard>,
    /// Whom to call when something is new or gets worse.
    pub calls: Vec<CallCard>,
}

pub(super) fn screen(core: &Core, words: Words) -> lissom::Result<FirstAidScreen> {
    let passages = Passages {
        library: &*core.library()?,
        words,
    };
    let constraints = core.constraints()?;
    let calls = calls(words, &core.to_call()?, false);
    Ok(match core.first_aid()? {
        FirstAid::Steps { exercises } => FirstAidScreen {
            tool: Some(passages.tool(FLARE_FIRST_AID)?),
            exercises: exercises
                .iter()
                .map(|id| passages.exercise(id, &constraints))
                .collect::<lissom::Result<_>>()?,
            held: None,
            calls,
        },
        FirstAid::Held(held) => FirstAidScreen {
            tool: None,
            exercises: Vec::new(),
            held: Some(held::card(words, &held)),
            calls,
        },
    })
}
