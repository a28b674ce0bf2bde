//! A programme: what a person follows over days or weeks, stage by stage, with what it rests on and what that does
//! not show.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::exercise::{Exercise, Position};
use super::language::{Language, PerLanguage};
use super::source::Review;

/// A programme of the library.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// Its name; never reused for another one.
    pub id: String,
    /// How one stage leads to the next.
    pub goes: Goes,
    /// Its stages, in order: 2 to 8.
    pub stages: Vec<Stage>,
    /// The exercise and the question of each day, where it has them.
    pub daily: Option<Daily>,
    /// Themes of education that go with it.
    pub themes: Vec<String>,
    /// Tools that go with it.
    pub tools: Vec<String>,
    /// Ids of the sources it rests on.
    pub sources: Vec<String>,
    /// Whether a clinician has read it.
    pub review: Review,
    #[serde(skip)]
    pub(super) texts: PerLanguage<ProgrammeText>,
}

/// How one stage leads to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Goes {
    /// By the calendar: each stage lasts its days.
    Calendar,
    /// By the person: a stage takes at least its days, then they climb, stay or step down.
    Ladder,
}

/// A stage of a programme.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Its name within the programme.
    pub id: String,
    /// Its days, 1 to 84.
    pub days: u16,
    /// The hardest level of a daily exercise, 1 to 6; there only where the programme has one.
    pub level_at_most: Option<u8>,
}

/// An exercise and a question of each day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Daily {
    /// How long the exercise may take, in seconds, 20 to 300.
    pub seconds_at_most: u16,
    /// The positions it may begin in.
    pub positions: BTreeSet<Position>,
}

impl Daily {
    /// Whether the least dose of an exercise is short enough, in one of the positions, and needs nothing but a seat
    /// or a wall.
    pub fn suits(&self, exercise: &Exercise) -> bool {
        let dose = &exercise.dose;
        let least = exercise.seconds(
            1,
            dose.repetitions.map(|[least, _]| least),
            dose.hold_seconds.map_or(0, |[least, _]| least),
        );
        dose.sets[0] == 1
            && least <= u32::from(self.seconds_at_most)
            && self.positions.contains(&exercise.position)
            && exercise.equipment.is_empty()
            && !exercise.loads.floor
    }
}

impl Programme {
    /// Its words.
    pub fn text(&self, language: Language) -> &ProgrammeText {
        self.texts.get(language)
    }

    /// Its length in days by the calendar, the least on a ladder.
    pub fn days(&self) -> u32 {
        self.stages.iter().map(|stage| u32::from(stage.days)).sum()
    }

    /// What is not sane about it.
    pub(super) fn fault(&self) -> Option<&'static str> {
        if !(2..=8).contains(&self.stages.len()) {
            return Some("stages: 2 to 8 of them");
        }
        let ids: BTreeSet<&String> = self.stages.iter().map(|stage| &stage.id).collect();
        if ids.len() != self.stages.len() {
            return Some("stages: an id stands twice");
        }
        if self.stages.iter().any(|stage| !(1..=84).contains(&stage.days)) {
            return Some("stages.days: 1 to 84");
        }
        let daily = self.daily.is_some();
        if self.stages.iter().any(|stage| match stage.level_at_most {
            Some(level) => !daily || !(1..=6).contains(&level),
            None => daily,
        }) {
            return Some("stages.level_at_most: 1 to 6 with a daily exercise, and only then");
        }
        match &self.daily {
            Some(daily) if !(20..=300).contains(&daily.seconds_at_most) => {
                Some("daily.seconds_at_most: 20 to 300")
            }
            Some(daily) if daily.positions.is_empty() => Some("daily.positions: needs at least one"),
            _ => None,
        }
    }
}

/// A programme in words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeText {
    /// Its heading.
    pub name: String,
    /// What it is, and for whom.
    pub opening: String,
    /// Its stages, in order.
    pub stages: Vec<StageText>,
    /// What it rests on.
    pub evidence: String,
    /// What that does not show.
    pub not_shown: String,
    /// When to get help instead.
    pub get_help: String,
}

/// A stage in words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageText {
    /// The stage in a few words.
    pub name: String,
    /// What is done in it.
    pub body: String,
}
