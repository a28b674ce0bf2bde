//! What is recommended for a week, and everything that can be said about why.

use serde::{Deserialize, Serialize};

use super::attribute::Attribute;
use super::parameters::Parameters;
use crate::content::TargetGroup;

/// What is recommended for a week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendation {
    /// The parameters of the week.
    pub parameters: Parameters,
    /// The guideline's parameters, from which they started.
    pub guideline: Parameters,
    /// The guideline rules that spoke, in their order.
    pub rules: Vec<String>,
    /// What the person's own weeks changed.
    pub changes: Vec<Change>,
    /// What else there is to say.
    pub notes: Vec<Note>,
    /// How reliably each weekday's session was done, Monday first; higher is better.
    pub weekdays: [i32; 7],
}

impl Recommendation {
    /// The group of which more is tried, to see what it does; one a week.
    pub fn tried(&self) -> Option<TargetGroup> {
        self.notes.iter().find_map(|note| match note {
            Note::Trying { group, .. } => Some(*group),
            _ => None,
        })
    }
}

/// A parameter that own weeks can move.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Parameter {
    /// Sessions a week.
    Sessions,
    /// Minutes a session.
    Minutes,
    /// Turns of a target group.
    Emphasis(TargetGroup),
    /// How fast the exercises get harder.
    Load,
    /// How fast the step goal rises.
    Steps,
    /// Which theme comes first.
    Theme(String),
}

/// Which way a parameter was moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Direction {
    More,
    Less,
}

/// A parameter that the person's own weeks moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Which.
    pub parameter: Parameter,
    /// Which way.
    pub direction: Direction,
    /// The weeks it rests on, newest first.
    pub weeks: Vec<u16>,
    /// Each of these weeks points that way by itself; otherwise all that was lived does, taken together.
    #[serde(default)]
    pub each: bool,
    /// What those weeks have in common with this one, what counted most first.
    pub alike: Vec<Attribute>,
}

/// What else there is to say about a recommendation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    /// More of a group is tried this week, to see what it does.
    Trying {
        /// Which.
        group: TargetGroup,
        /// For the second time.
        again: bool,
    },
    /// Weeks in a row were worse, and the week before they were not: the guideline default stands from now on.
    BackToDefault {
        /// The last of the worse weeks.
        after: u16,
        /// The last week that the default stands for.
        until: u16,
    },
    /// Weeks in a row were worse some weeks ago: the guideline default still stands.
    DefaultStands {
        /// The last week that the default stands for, if the next ones are better.
        until: u16,
        /// The last week was still about as bad.
        #[serde(default)]
        still: bool,
    },
    /// Weeks are known, but too few that are alike: the guideline default stands.
    TooFewAlike,
    /// The weeks with more of a group took both sides: the guideline default stands for it.
    WeeksDisagree(TargetGroup),
    /// Weeks that were kept under other attributes, or whose numbers cannot be, were left out.
    SetAside(u16),
    /// Own weeks would have moved a parameter; a limit did not let them.
    NotMoved(Parameter, Block),
}

/// What kept own weeks from moving a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// Staying active comes first: nothing is trained yet.
    StayActive,
    /// Small, regular steps by agreement.
    SmallSteps,
    /// The goal must not rise.
    MustNotRise,
}
