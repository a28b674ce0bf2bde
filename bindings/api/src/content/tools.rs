//! Tools as cards: their steps, the lines of their sheets, the cues of a player.

use lissom::content::{Timing, Tool};
use lissom::{Error, Result};
use serde::Serialize;

use super::cards::Passages;
use crate::mirror::mirror;
use crate::words::code_of;

mirror! {
    /// What can be written on a line of a sheet.
    AskKind of lissom::content::AskKind {
        /// The person's own words.
        Text,
        /// A time on the clock, "22:30".
        Time,
        /// Minutes that something was done for.
        Minutes,
        /// Minutes that the person wishes to manage.
        MinutesWanted,
        /// How sure they are, 0 to 10.
        ZeroToTen,
    }
}

mirror! {
    /// What to do for the time of a cue.
    CueKind of lissom::content::CueKind {
        /// Follow what the step says.
        Follow,
        /// Tense.
        Tense,
        /// Let go.
        Release,
        /// Breathe in.
        BreatheIn,
        /// Breathe out.
        BreatheOut,
        /// Go on with what you do, until the next break.
        GoOn,
        /// The break.
        Break,
    }
}

/// A tool: what is followed step by step, or filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ToolCard {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What it is for.
    pub opening: String,
    /// What to do, in order.
    pub steps: Vec<ToolStep>,
    /// How long it takes, or when it comes; none where the reader goes on by tapping.
    pub timing_text: Option<String>,
    /// Whether it has cues for a player.
    pub plays: bool,
    /// The lines of its sheet; none where nothing is written down.
    pub asks: Vec<ToolAsk>,
    /// Ids of exercises that it offers.
    pub exercises: Vec<String>,
    /// When to get help instead.
    pub get_help: String,
    /// What it rests on, as citations.
    pub sources: Vec<String>,
    /// Says so where no clinician has read it yet.
    pub review_text: Option<String>,
}

/// A step of a tool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ToolStep {
    /// The step in a few words.
    pub name: String,
    /// How it is done.
    pub body: String,
}

/// A line of a tool's sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ToolAsk {
    /// Its id within the tool.
    pub id: String,
    /// What can be written.
    pub kind: AskKind,
    /// What it asks.
    pub text: String,
}

/// What a player shows, and for how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct CueCard {
    /// Seconds from the start.
    pub at_seconds: u32,
    /// How long it lasts, in seconds.
    pub seconds: u16,
    /// What to do.
    pub kind: CueKind,
    /// What to do, in words.
    pub text: String,
    /// The step it belongs to, from 0.
    pub step: Option<u16>,
}

impl Passages<'_> {
    pub(crate) fn tool(&self, id: &str) -> Result<ToolCard> {
        Ok(self.tool_card(self.tool_of(id)?))
    }

    pub(super) fn tools(&self) -> Vec<ToolCard> {
        self.library.tools().map(|tool| self.tool_card(tool)).collect()
    }

    pub(super) fn cues(&self, id: &str, minutes: Option<u16>) -> Result<Vec<CueCard>> {
        let timing = self.tool_of(id)?.timing.as_ref();
        let cues = timing.map(|timing| timing.cues(minutes)).unwrap_or_default();
        Ok(cues
            .into_iter()
            .map(|cue| {
                let kind = CueKind::from(cue.kind);
                CueCard {
                    at_seconds: cue.at,
                    seconds: cue.seconds,
                    kind,
                    text: self.words.say_coded("cue", &code_of(&kind), &[]),
                    step: cue.step,
                }
            })
            .collect())
    }

    pub(crate) fn tool_title(&self, tool: &Tool) -> String {
        tool.text(self.language()).title.clone()
    }

    pub(crate) fn asks_of(&self, tool: &Tool) -> Vec<ToolAsk> {
        let asked = &tool.text(self.language()).asks;
        tool.asks
            .iter()
            .map(|ask| ToolAsk {
                id: ask.id.clone(),
                kind: ask.kind.into(),
                // Loading makes sure that every line has its words.
                text: asked.get(&ask.id).cloned().unwrap_or_default(),
            })
            .collect()
    }

    fn tool_of(&self, id: &str) -> Result<&Tool> {
        self.library.tool(id).ok_or(Error::NotFound { what: "tool" })
    }

    fn tool_card(&self, tool: &Tool) -> ToolCard {
        let text = tool.text(self.language());
        ToolCard {
            id: tool.id.clone(),
            title: text.title.clone(),
            opening: text.opening.clone(),
            steps: text
                .steps
                .iter()
                .map(|step| ToolStep {
                    name: step.name.clone(),
                    body: step.body.clone(),
                })
                .collect(),
            timing_text: tool.timing.as_ref().map(|timing| self.timed(timing)),
            plays: tool
                .timing
                .as_ref()
                .is_some_and(|timing| !timing.cues(None).is_empty()),
            asks: self.asks_of(tool),
            exercises: tool.exercises.clone(),
            get_help: text.get_help.clone(),
            sources: self.citations(&tool.sources),
            review_text: self.review(&tool.review),
        }
    }

    fn timed(&self, timing: &Timing) -> String {
        let minutes = |key: &str, minutes: u16| {
            let minutes = self.words.minutes(u32::from(minutes));
            self.words.say(key, &[("minutes", minutes.into())])
        };
        match timing {
            Timing::Breathing(pace) => {
                let [least, most] = pace.minutes;
                let range = [("least", least.into()), ("most", most.into())];
                self.words.say("tool-takes-from-to", &range)
            }
            Timing::Steps(_) => {
                let seconds: u32 = timing.cues(None).iter().map(|cue| u32::from(cue.seconds)).sum();
                let about = u16::try_from(seconds.div_ceil(60)).unwrap_or(u16::MAX);
                minutes("tool-takes", about)
            }
            Timing::Breaks(breaks) => minutes("tool-breaks", breaks.usual_minutes),
            Timing::BeforeBed(reminder) => minutes("tool-before-bed", reminder.minutes),
        }
    }
}
