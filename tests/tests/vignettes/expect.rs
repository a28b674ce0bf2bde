//! What a physiotherapist expects of screening, plan and words, as data.

use std::collections::BTreeSet;
use std::fmt::Debug;

use lissom::content::{Library, TargetGroup};
use lissom::plan::{Because, Reason, WalkingGoal, Week};
use lissom::recommender::{Strategy, WalkingAim};
use lissom_api::{Language, Tier};
use serde::Deserialize;

use super::told::Point;

/// What is expected after a lived week. What is left out does not count.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Expect {
    /// After which lived week; 0 is the first plan.
    pub(crate) week: u16,
    /// How soon care is needed.
    tier: Option<Tier>,
    /// Why there is no plan.
    held: Option<String>,
    /// Sessions, from and to.
    sessions: Option<[usize; 2]>,
    /// Minutes of every session, from and to.
    minutes: Option<[u32; 2]>,
    /// Exercises of every session, from and to.
    exercises: Option<[usize; 2]>,
    strategy: Option<Strategy>,
    walking: Option<WalkingAim>,
    /// Whether there is a goal in steps.
    step_goal: Option<bool>,
    /// The goal in steps, from and to.
    steps: Option<[u32; 2]>,
    /// Groups that have an exercise.
    groups: Vec<TargetGroup>,
    /// Groups that have none.
    groups_out: Vec<TargetGroup>,
    /// The hardest level of any exercise.
    level_at_most: Option<u8>,
    /// The easiest level that the hardest exercise has.
    level_from: Option<u8>,
    /// Exercises that are in the week.
    has: Vec<String>,
    /// Exercises that no week so far has held.
    never: Vec<String>,
    /// Positions that no exercise of the week has.
    positions_out: Vec<String>,
    /// What no exercise of the week loads: "floor".
    no_floor: bool,
    /// Weekdays that every session is on.
    days: Option<Vec<String>>,
    /// Where the exercises went: up, down or stays.
    moved: Option<Moved>,
    /// The first theme of the week's messages is one of these.
    themes: Vec<String>,
    /// Words that are in the texts.
    says: Said,
    /// Words that are in none.
    never_says: Said,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Said {
    en: Vec<String>,
    nb: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Moved {
    Up,
    Down,
    Stays,
}

impl Said {
    fn of(&self, language: Language) -> &[String] {
        match language {
            Language::En => &self.en,
            Language::Nb => &self.nb,
        }
    }
}

/// Collects what does not hold.
struct Missed {
    week: u16,
    lines: Vec<String>,
}

impl Missed {
    fn unless(&mut self, holds: bool, expected: &str, wanted: &dyn Debug, found: &dyn Debug) {
        if !holds {
            self.lines.push(format!(
                "after week {}: {expected} {wanted:?}, found {found:?}",
                self.week
            ));
        }
    }
}

impl Expect {
    /// What does not hold at a point, a line each.
    pub(crate) fn missed(&self, point: &Point, language: Language) -> Vec<String> {
        let mut missed = Missed {
            week: self.week,
            lines: Vec::new(),
        };
        if let Some(tier) = self.tier {
            let found = point.advice.as_ref().map(|advice| advice.tier);
            missed.unless(found == Some(tier), "tier", &tier, &found);
        }
        if let Some(held) = &self.held {
            let found = point
                .held
                .as_ref()
                .and_then(|card| serde_json::to_value(card.kind).ok());
            missed.unless(
                found.as_ref().and_then(|kind| kind.as_str()) == Some(held),
                "held",
                held,
                &found,
            );
        }
        if let Some(week) = &point.week {
            self.of_week(week, point, &mut missed);
        } else {
            missed.unless(
                !self.wants_week(),
                "a plan",
                &"as expected",
                &point.held.as_ref().map(|held| held.kind),
            );
        }
        for words in self.says.of(language) {
            let there = point.texts.iter().any(|text| text.contains(words.as_str()));
            missed.unless(there, "the words", words, &point.texts.len());
        }
        for words in self.never_says.of(language) {
            let found = point.texts.iter().find(|text| text.contains(words.as_str()));
            missed.unless(found.is_none(), "never the words", words, &found);
        }
        missed.lines
    }

    fn wants_week(&self) -> bool {
        let some = [
            self.sessions.is_some(),
            self.minutes.is_some(),
            self.exercises.is_some(),
            self.strategy.is_some(),
            self.walking.is_some(),
            self.step_goal.is_some(),
            self.steps.is_some(),
            !self.groups.is_empty(),
            !self.groups_out.is_empty(),
            self.level_at_most.is_some(),
            self.level_from.is_some(),
            !self.has.is_empty(),
            self.moved.is_some(),
        ];
        some.contains(&true)
    }

    fn of_week(&self, week: &Week, point: &Point, missed: &mut Missed) {
        let library = Library::built_in().unwrap();
        let items = || week.sessions.iter().flat_map(|session| &session.items);
        let exercise = |id: &str| library.exercise(id).unwrap();
        if let Some([from, to]) = self.sessions {
            let found = week.sessions.len();
            missed.unless((from..=to).contains(&found), "sessions", &[from, to], &found);
        }
        if let Some([from, to]) = self.minutes {
            let found: Vec<u32> = week.sessions.iter().map(|session| session.minutes()).collect();
            missed.unless(
                found.iter().all(|minutes| (from..=to).contains(minutes)),
                "minutes",
                &[from, to],
                &found,
            );
        }
        if let Some([from, to]) = self.exercises {
            let found: Vec<usize> = week.sessions.iter().map(|session| session.items.len()).collect();
            missed.unless(
                found.iter().all(|count| (from..=to).contains(count)),
                "exercises",
                &[from, to],
                &found,
            );
        }
        let parameters = &week.parameters;
        if let Some(strategy) = self.strategy {
            missed.unless(
                parameters.strategy == strategy,
                "strategy",
                &strategy,
                &parameters.strategy,
            );
        }
        if let Some(walking) = self.walking {
            missed.unless(
                parameters.walking == walking,
                "walking",
                &walking,
                &parameters.walking,
            );
        }
        let goal = match week.walking {
            WalkingGoal::Steps { goal, .. } => Some(goal),
            _ => None,
        };
        if let Some(wanted) = self.step_goal {
            missed.unless(goal.is_some() == wanted, "a goal in steps", &wanted, &goal);
        }
        if let Some([from, to]) = self.steps {
            missed.unless(
                goal.is_some_and(|goal| (from..=to).contains(&goal)),
                "steps",
                &[from, to],
                &goal,
            );
        }
        let groups: BTreeSet<TargetGroup> = items().map(|item| item.group).collect();
        for group in &self.groups {
            missed.unless(groups.contains(group), "something for", group, &groups);
        }
        for group in &self.groups_out {
            missed.unless(!groups.contains(group), "nothing for", group, &groups);
        }
        let levels: BTreeSet<(u8, &str)> = items()
            .map(|item| (exercise(&item.exercise).level, item.exercise.as_str()))
            .collect();
        let hardest = levels.last().map_or(0, |(level, _)| *level);
        if let Some(level) = self.level_at_most {
            missed.unless(hardest <= level, "level at most", &level, &levels.last());
        }
        if let Some(level) = self.level_from {
            missed.unless(hardest >= level, "level from", &level, &levels.last());
        }
        let names: BTreeSet<&str> = items().map(|item| item.exercise.as_str()).collect();
        for id in &self.has {
            exercise(id);
            missed.unless(names.contains(id.as_str()), "has", id, &names);
        }
        for id in &self.never {
            exercise(id);
            missed.unless(!point.exercises_so_far.contains(id), "never", id, &"it was there");
        }
        for position in &self.positions_out {
            let found: Vec<&str> = names
                .iter()
                .filter(|id| serde_json::to_value(exercise(id).position).unwrap() == position.as_str())
                .copied()
                .collect();
            missed.unless(found.is_empty(), "nothing in position", position, &found);
        }
        if self.no_floor {
            let found: Vec<&str> = names
                .iter()
                .filter(|id| exercise(id).loads.floor)
                .copied()
                .collect();
            missed.unless(found.is_empty(), "nothing on the floor", &true, &found);
        }
        if let Some(days) = &self.days {
            let found: Vec<String> = week
                .sessions
                .iter()
                .map(|session| session.date.format("%A").to_string().to_lowercase())
                .collect();
            missed.unless(found.iter().all(|day| days.contains(day)), "days", days, &found);
        }
        if let Some(wanted) = self.moved {
            let found = moved(&week.reasons);
            missed.unless(found == wanted, "exercises go", &wanted, &found);
        }
        if !self.themes.is_empty() {
            let first = parameters.themes.first();
            missed.unless(
                first.is_some_and(|theme| self.themes.contains(theme)),
                "first theme among",
                &self.themes,
                &first,
            );
        }
    }
}

fn moved(reasons: &[Reason]) -> Moved {
    let any = |wanted: fn(&Because) -> bool| reasons.iter().any(|reason| wanted(&reason.because));
    if any(|because| matches!(because, Because::StepDown { .. } | Because::BackAfterPause { .. })) {
        Moved::Down
    } else if any(|because| matches!(because, Because::StepUp { .. })) {
        Moved::Up
    } else {
        Moved::Stays
    }
}
