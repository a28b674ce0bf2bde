//! Recommending: the guideline's advice first, then what the person's own weeks say, then the limits.
//!
//! Retrieve, reuse, revise in one pure function: the same input gives the same recommendation on every processor.

use super::advice::advise;
use super::attribute::Attributes;
use super::guideline::Guideline;
use super::own::{
    Learning, OwnWeeks, Pace, Said, StepBack, Voices, minutes, next_try, pace, said, sessions, step_back,
    step_percent, waiting_theme, weekdays,
};
use super::parameters::{Parameters, Strategy};
use super::prototypes::Prototypes;
use super::query::Problem;
use super::recommendation::{Block, Change, Direction, Note, Parameter, Recommendation};
use super::situation::Situation;
use crate::content::TargetGroup;
use crate::error::Result;

/// Weeks that a change names, at most: nobody reads more.
const WEEKS_NAMED: usize = 3;

/// What weeks have in common with this one, so many at most.
const ALIKE_NAMED: usize = 6;

/// Everything that the recommender knows apart from the person.
#[derive(Debug, Clone)]
pub struct Knowledge {
    /// The guideline rules.
    pub guideline: Guideline,
    /// The attributes that cases are compared by.
    pub attributes: Attributes,
    /// How it learns from own weeks.
    pub learning: Learning,
    /// The averages that the expected course and the questions come from.
    pub prototypes: Prototypes,
}

impl Knowledge {
    /// What ships.
    ///
    /// # Errors
    /// [`Error::Asset`](crate::Error::Asset) when a file breaks its own rules, which a test would have found.
    pub fn shipped() -> Result<Self> {
        let attributes = Attributes::shipped()?;
        Ok(Self {
            guideline: Guideline::shipped()?,
            prototypes: Prototypes::shipped(&attributes)?,
            learning: Learning::shipped()?,
            attributes,
        })
    }
}

/// What a recommendation is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// What is known of the person.
    pub situation: &'a Situation,
    /// The number of the week, 1 for the first.
    pub week: u16,
    /// Sessions that the chosen days allow; `None` where none were chosen.
    pub sessions: Option<u8>,
    /// Minutes offered; `None` where none were named.
    pub minutes: Option<u16>,
    /// Where the strengthening groups stand, in tenths of a dose step.
    pub load: Option<u16>,
}

/// Recommends the parameters of a week.
pub fn recommend(knowledge: &Knowledge, own: &OwnWeeks, asking: &Asking<'_>) -> Recommendation {
    let advice = advise(&knowledge.guideline, asking.situation);
    let mut recommendation = Recommendation {
        guideline: advice.parameters.clone(),
        parameters: advice.parameters,
        rules: advice.rules,
        changes: Vec::new(),
        notes: Vec::new(),
        weekdays: [0; 7],
    };
    if own.set_aside > 0 {
        let count = u16::try_from(own.set_aside).unwrap_or(u16::MAX);
        recommendation.notes.push(Note::SetAside(count));
    }
    if let Some(back) = step_back(&knowledge.learning, own.levels(), asking.week) {
        let StepBack {
            after, until, still, ..
        } = back;
        recommendation.notes.push(if back.newly {
            Note::BackToDefault { after, until }
        } else {
            Note::DefaultStands { until, still }
        });
        return recommendation;
    }
    let problem = Problem::of(&knowledge.attributes, asking.situation);
    let voices = own.voices(&knowledge.learning, &knowledge.attributes, &problem, asking.week);
    let mut reuse = Reuse {
        learning: &knowledge.learning,
        own,
        voices: &voices,
        asking,
        recommendation,
    };
    let tried = reuse.emphasis();
    if voices.heard {
        reuse.habits();
    } else if !tried && own.weeks().count() > knowledge.learning.reuse.weeks_at_least as usize {
        reuse.recommendation.notes.push(Note::TooFewAlike);
    }
    reuse.not_contradicted(&knowledge.guideline)
}

struct Reuse<'a> {
    learning: &'a Learning,
    own: &'a OwnWeeks,
    voices: &'a Voices<'a>,
    asking: &'a Asking<'a>,
    recommendation: Recommendation,
}

impl Reuse<'_> {
    fn parameters(&mut self) -> &mut Parameters {
        &mut self.recommendation.parameters
    }

    /// A rule that gives a group more is not told where the person's own weeks give it less.
    fn not_contradicted(mut self, guideline: &Guideline) -> Recommendation {
        let less: Vec<TargetGroup> = self
            .recommendation
            .changes
            .iter()
            .filter_map(|change| match change {
                Change {
                    parameter: Parameter::Emphasis(group),
                    direction: Direction::Less,
                    ..
                } => Some(*group),
                _ => None,
            })
            .collect();
        let contradicted = |id: &String| {
            let mut rules = guideline.rules.iter();
            rules.any(|rule| rule.id == *id && less.iter().any(|group| rule.tells_of_more(*group)))
        };
        self.recommendation.rules.retain(|id| !contradicted(id));
        self.recommendation
    }

    /// `weeks`: those that carried it, the weightiest first.
    /// `each`: each of them points that way by itself.
    fn changed(&mut self, parameter: Parameter, direction: Direction, (mut weeks, each): (Vec<u16>, bool)) {
        weeks.truncate(WEEKS_NAMED);
        weeks.sort_unstable_by(|a, b| b.cmp(a));
        let mut alike = self.voices.alike(&weeks);
        alike.truncate(ALIKE_NAMED);
        self.recommendation.changes.push(Change {
            parameter,
            direction,
            weeks,
            each,
            alike,
        });
    }

    fn not_moved(&mut self, parameter: Parameter, block: Block) {
        self.recommendation.notes.push(Note::NotMoved(parameter, block));
    }

    /// More turns for the group that suits best, or for one that is tried; fewer for one that does not suit. Whether one
    /// is tried: that rests on no week, so too few that are alike do not stand against it.
    fn emphasis(&mut self) -> bool {
        let reuse = &self.learning.reuse;
        let said = said(
            self.learning,
            self.own,
            self.voices,
            &self.recommendation.parameters.emphasis,
        );
        let strategy = self.recommendation.parameters.strategy;
        let best = said
            .iter()
            .find(|said| self.voices.heard && suits(self.learning, said));
        if strategy == Strategy::StayActive {
            if let Some(best) = best {
                let group = Parameter::Emphasis(best.group);
                self.not_moved(group, Block::StayActive);
            }
            return false;
        }
        // Small steps by agreement leave no room for trying things out.
        let tried = (strategy == Strategy::Build && self.voices.compared() && self.done_enough())
            .then(|| next_try(self.learning, self.own, &said, self.asking.week))
            .flatten();
        let more = |turns: u8| (turns + reuse.more_turns).min(reuse.turns_at_most).max(turns);
        if let Some((group, again)) = tried {
            self.recommendation.notes.push(Note::Trying { group, again });
            self.parameters()
                .emphasis
                .entry(group)
                .and_modify(|turns| *turns = more(*turns));
            return true;
        }
        if !self.voices.heard {
            return false;
        }
        if let Some(best) = best {
            self.parameters()
                .emphasis
                .entry(best.group)
                .and_modify(|turns| *turns = more(*turns));
            self.changed(Parameter::Emphasis(best.group), Direction::More, best.named());
        }
        let worst = said
            .iter()
            .rev()
            .find(|said| said.gain <= -reuse.emphasis_margin && !said.weeks.is_empty());
        if let Some(worst) = worst {
            self.parameters()
                .emphasis
                .entry(worst.group)
                .and_modify(|turns| *turns = turns.saturating_sub(reuse.fewer_turns).max(1));
            self.changed(Parameter::Emphasis(worst.group), Direction::Less, worst.named());
        }
        for said in said.iter().filter(|said| said.disagree) {
            self.recommendation.notes.push(Note::WeeksDisagree(said.group));
        }
        false
    }

    /// Whether the last week was done well enough to learn from a try.
    fn done_enough(&self) -> bool {
        let last = self.own.weeks().next_back();
        last.is_some_and(|(case, _)| case.did.done_percent() >= self.learning.trial.done_at_least_percent)
    }

    /// What fits the week, and how fast things rise.
    fn habits(&mut self) {
        self.time();
        self.rise();
        let wanted = &self.recommendation.parameters.themes;
        if let Some((place, weeks)) = waiting_theme(self.learning, self.voices, wanted) {
            let theme = wanted[place].clone();
            self.parameters().themes.swap(place, place + 1);
            self.changed(Parameter::Theme(theme), Direction::Less, (weeks, true));
        }
    }

    /// Minutes first, then sessions: one of the two a week, and a step at a time.
    fn time(&mut self) {
        let last = self.own.weeks().next_back().map(|(case, _)| &case.did);
        let cap = self.recommendation.parameters.minutes_at_most;
        let offered = self
            .asking
            .minutes
            .unwrap_or(self.recommendation.parameters.minutes)
            .min(cap);
        let mut used = offered;
        if let Some(went) = minutes(self.learning, self.voices, offered, last) {
            used = self.a_step_of_minutes(went.to, last.map(|did| did.minutes), offered);
            if used < offered {
                let parameters = self.parameters();
                parameters.minutes_at_most = used;
                parameters.minutes = parameters.minutes.min(used);
                self.changed(Parameter::Minutes, Direction::Less, (went.weeks, true));
            }
        }
        let offered = self
            .asking
            .sessions
            .unwrap_or(self.recommendation.parameters.sessions);
        let Some(went) = sessions(self.learning, self.voices, offered, used) else {
            return;
        };
        // One step a week from where the last one was.
        let from = last.map_or(offered, |did| did.planned.clamp(1, offered));
        let to = went
            .to
            .clamp(from.saturating_sub(1).max(1), from.saturating_add(1))
            .min(offered);
        if to < offered {
            let parameters = self.parameters();
            parameters.sessions = parameters.sessions.min(to);
            parameters.sessions_at_most = Some(to);
            self.recommendation.weekdays = weekdays(self.voices);
            self.changed(Parameter::Sessions, Direction::Less, (went.weeks, true));
        }
    }

    /// The length on the scale that lies at most one step from the last week's, towards `to`.
    fn a_step_of_minutes(&self, to: u16, last: Option<u16>, offered: u16) -> u16 {
        let last = last.unwrap_or(offered).min(offered);
        let scale = &self.learning.reuse.minute_steps;
        let below = scale
            .iter()
            .rev()
            .copied()
            .find(|step| *step < last)
            .unwrap_or(last);
        let above = scale.iter().copied().find(|step| *step > last).unwrap_or(last);
        to.clamp(below.min(offered), above).min(offered)
    }

    fn rise(&mut self) {
        let strategy = self.recommendation.parameters.strategy;
        if let Some(load) = self.asking.load
            && let Some(went) = pace(self.learning, self.voices, load)
        {
            let (direction, pace) = match went.to {
                Pace::Stay => (Direction::Less, -1),
                Pace::AsTheLight => return,
                Pace::Every => (Direction::More, 1),
            };
            match (strategy, direction) {
                (Strategy::StayActive, _) => {}
                (Strategy::Graded, Direction::More) => self.not_moved(Parameter::Load, Block::SmallSteps),
                _ => {
                    self.parameters().pace = pace;
                    self.changed(Parameter::Load, direction, (went.weeks, true));
                }
            }
        }
        let percent = self.recommendation.parameters.step_percent;
        if let Some(went) = step_percent(self.learning, self.voices, percent) {
            let direction = if went.to > went.from {
                Direction::More
            } else {
                Direction::Less
            };
            // A goal that the guideline keeps still has its reason: legs, work, a flare.
            if percent == 100 {
                self.not_moved(Parameter::Steps, Block::MustNotRise);
            } else {
                self.parameters().step_percent = went.to;
                self.changed(Parameter::Steps, direction, (went.weeks, true));
            }
        }
    }
}

/// Whether more of a group is better by the margin, with at least a week of its own behind it.
fn suits(learning: &Learning, said: &Said) -> bool {
    said.gain >= learning.reuse.emphasis_margin && !said.weeks.is_empty()
}
