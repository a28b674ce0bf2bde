//! The sheet of a tool, as a card.

use chrono::NaiveDate;
use lissom::Error;
use lissom::education::{Drawn, KeptSheet, Pace, draw};
use lissom::self_care::SelfCare as Core;
use serde::{Deserialize, Serialize};

use crate::content::{AskKind, Passages};
use crate::words::Words;

/// A line that the person wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, uniffi::Record)]
pub struct SheetLine {
    /// The line's id within its tool.
    pub id: String,
    /// What was written.
    pub text: String,
}

/// A line of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct SheetLineCard {
    /// The line's id within its tool.
    pub id: String,
    /// What can be written.
    pub kind: AskKind,
    /// What it asks.
    pub ask: String,
    /// What was last written.
    pub written: Option<String>,
}

/// The sheet of a tool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct SheetCard {
    /// The tool's id.
    pub tool: String,
    /// The tool's heading.
    pub title: String,
    /// Its lines, in order.
    pub lines: Vec<SheetLineCard>,
    /// When it was last filled in, in words.
    pub written_text: Option<String>,
    /// What follows from it, in sentences.
    pub follows: Vec<String>,
}

pub(super) fn card(
    core: &Core,
    words: Words,
    tool: &str,
    kept: Option<&KeptSheet>,
    today: NaiveDate,
) -> lissom::Result<SheetCard> {
    let library = core.library()?;
    let passages = Passages {
        library: &library,
        words,
    };
    let tool = library
        .tool(tool)
        .filter(|tool| !tool.asks.is_empty())
        .ok_or(Error::NotFound {
            what: "tool with a sheet",
        })?;
    let asks = passages.asks_of(tool);
    let drawn = kept.map(|kept| draw(core.education_rules(), tool, kept));
    Ok(SheetCard {
        tool: tool.id.clone(),
        title: passages.tool_title(tool),
        lines: asks
            .into_iter()
            .map(|ask| SheetLineCard {
                written: kept.and_then(|kept| kept.lines.get(&ask.id).cloned()),
                id: ask.id,
                kind: ask.kind,
                ask: ask.text,
            })
            .collect(),
        written_text: kept.map(|kept| {
            let day = words.day(kept.day, today);
            words.say("sheet-written", &[("day", day.into())])
        }),
        follows: drawn
            .into_iter()
            .flatten()
            .flat_map(|drawn| said(words, drawn))
            .collect(),
    })
}

fn said(words: Words, drawn: Drawn) -> Vec<String> {
    match drawn {
        Drawn::MakeItSmaller => vec![words.say("sheet-smaller", &[])],
        Drawn::WindDownAt(time) => {
            let time = words.time(time);
            vec![words.say("sheet-wind-down", &[("time", time.into())])]
        }
        Drawn::Pace(pace) => paced(words, pace),
    }
}

fn paced(words: Words, pace: Pace) -> Vec<String> {
    let minutes = |minutes: u16| words.minutes(u32::from(minutes));
    let base = words.say(
        "sheet-pace",
        &[
            ("base", minutes(pace.base_minutes).into()),
            ("rest", minutes(pace.break_minutes).into()),
            ("more", minutes(pace.up_minutes).into()),
        ],
    );
    let wish = match pace.weeks {
        None => None,
        Some(0) => Some(words.say("sheet-pace-there", &[])),
        Some(weeks) => Some(words.say("sheet-pace-weeks", &[("count", weeks.into())])),
    };
    [base].into_iter().chain(wish).collect()
}
