//! The guideline rules, as data: when a situation meets all conditions of a rule, its effects are applied, in the
//! order of the file. A condition on something unknown is not met.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::parameters::{Parameters, Strategy, WalkingAim};
use super::situation::{Situation, Stage};
use crate::content::TargetGroup;
use crate::error::{Error, Result};
use crate::profile::{
    ActivityLevel, Constraint, LegPain, Mobility, PreviousEpisodes, Response, SickLeave, WorkLoad,
};

const FILE: &str = "recommender/guideline.toml";
const SHIPPED: &str = include_str!("../../assets/recommender/guideline.toml");

#[cfg(test)]
pub(super) const SHIPPED_FOR_TESTS: &str = SHIPPED;

/// The rules, with the parameters from which they start.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guideline {
    /// The version of the file, kept beside every plan made from it.
    pub version: String,
    /// Full citations by short name.
    pub sources: BTreeMap<String, String>,
    /// What is advised when no rule speaks.
    pub start: Parameters,
    /// The rules, in the order in which they are applied.
    #[serde(rename = "rule")]
    pub rules: Vec<Rule>,
}

/// One rule.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its name, in plans and explanations.
    pub id: String,
    /// When it speaks: all must be met.
    pub when: Conditions,
    /// What it does.
    pub then: Effects,
    /// What its sentence speaks of: it is told only where one of its effects on each of these remains. None named: where
    /// any effect remains.
    #[serde(default)]
    pub tells: Vec<Facet>,
    /// Where its sentence is told, one of these at least: some effects speak for themselves, and some words hurt. None
    /// given: everywhere.
    #[serde(default)]
    pub told_when: Vec<Conditions>,
    /// Short names of its sources; `ours` where it is our own choice.
    pub source: Vec<String>,
}

/// A side of a week's parameters that a rule may touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names are those of the parameters")]
pub enum Facet {
    Strategy,
    Sessions,
    Minutes,
    Level,
    Ceiling,
    Dose,
    Turns,
    Walking,
    StepPercent,
    ByQuota,
    CarefulWith,
    SeldomSeated,
    Themes,
}

impl Rule {
    /// Whether its sentence is only about where an exercise begins.
    pub fn tells_only_of_the_start(&self) -> bool {
        let start = |facet: &Facet| matches!(facet, Facet::Level | Facet::Dose);
        !self.tells.is_empty() && self.tells.iter().all(start)
    }

    /// Whether its sentence may be told to somebody.
    pub fn is_told(&self, now: &Situation) -> bool {
        self.told_when.is_empty() || self.told_when.iter().any(|when| when.met(now))
    }

    /// The groups of which its sentence says that they get more, or come in; none where it says what else is left out.
    pub fn told_groups(&self) -> impl Iterator<Item = TargetGroup> {
        let told = self.tells.contains(&Facet::Turns) && self.then.without.is_empty();
        self.then.more.keys().copied().filter(move |_| told)
    }

    /// The constraints of which one must be there for it to speak.
    pub fn constraints(&self) -> &[Constraint] {
        self.when.any_constraint.as_deref().unwrap_or_default()
    }

    /// Whether its sentence says that a group gets more turns.
    pub fn tells_of_more(&self, group: TargetGroup) -> bool {
        self.tells.contains(&Facet::Turns) && self.then.more.contains_key(&group)
    }
}

/// Conditions on a situation; those left out do not count.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Conditions {
    stage: Option<Vec<Stage>>,
    age_from: Option<u8>,
    pain_from: Option<u8>,
    pain_to: Option<u8>,
    worst_from: Option<u8>,
    settled: Option<bool>,
    /// Met also when it is not known whether pain has settled.
    not_settled: Option<bool>,
    leg_pain: Option<Vec<LegPain>>,
    walking_eased_by_sitting: Option<bool>,
    disability_from: Option<u8>,
    disability_to: Option<u8>,
    fear_from: Option<u8>,
    fear_to: Option<u8>,
    recovery_expected_to: Option<u8>,
    confidence_to: Option<u8>,
    low_mood: Option<bool>,
    sleep_trouble_from: Option<u8>,
    stress_from: Option<u8>,
    activity: Option<Vec<ActivityLevel>>,
    work_load: Option<Vec<WorkLoad>>,
    sick_leave: Option<bool>,
    had_before: Option<bool>,
    comorbid: Option<bool>,
    mobility: Option<Vec<Mobility>>,
    /// Met also when it is not known how the person gets around.
    not_mobility: Vec<Mobility>,
    sitting: Option<Vec<Response>>,
    any_constraint: Option<Vec<Constraint>>,
    /// Not met with any of these.
    no_constraint: Vec<Constraint>,
    flare: Option<bool>,
}

/// What a rule does to the parameters; what is left out stays.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Effects {
    strategy: Option<Strategy>,
    sessions: Option<u8>,
    minutes: Option<u16>,
    minutes_at_most: Option<u16>,
    level: Option<u8>,
    level_shift: Option<i8>,
    level_at_most: Option<u8>,
    /// The level that progress may reach, however long it takes.
    ceiling: Option<u8>,
    dose: Option<u8>,
    /// Turns added to groups.
    more: BTreeMap<TargetGroup, u8>,
    /// The only groups that get turns.
    only: Option<BTreeMap<TargetGroup, u8>>,
    /// Groups that get no turn.
    without: BTreeSet<TargetGroup>,
    walking: Option<WalkingAim>,
    step_percent: Option<u8>,
    by_quota: Option<bool>,
    careful_with: BTreeSet<Constraint>,
    seldom_seated: Option<bool>,
    /// Themes put first, in this order, before those that are wanted already.
    themes: Vec<String>,
}

impl Guideline {
    /// The rules that ship.
    ///
    /// # Errors
    /// [`Error::Asset`] when the file breaks its own rules, which a test would have found.
    pub fn shipped() -> Result<Self> {
        Self::parse(SHIPPED)
    }

    /// Reads rules from TOML.
    ///
    /// # Errors
    /// [`Error::Asset`] naming the entry and what is wrong with it.
    pub fn parse(text: &str) -> Result<Self> {
        let guideline: Self =
            toml::from_str(text).map_err(|e| Error::asset(FILE, "file", e.message().to_owned()))?;
        let mut seen = BTreeSet::new();
        for rule in &guideline.rules {
            if !seen.insert(&rule.id) {
                return Err(Error::asset(FILE, &rule.id, "the id stands twice"));
            }
            if rule.source.is_empty() {
                return Err(Error::asset(FILE, &rule.id, "no source"));
            }
            if let Some(facet) = rule.tells.iter().find(|facet| !rule.then.touches(**facet)) {
                let reason = format!("tells of {facet:?}, which it does not touch");
                return Err(Error::asset(FILE, &rule.id, reason));
            }
            if let Some(unknown) = rule
                .source
                .iter()
                .find(|name| !guideline.sources.contains_key(*name))
            {
                return Err(Error::asset(FILE, &rule.id, format!("unknown source {unknown}")));
            }
        }
        Ok(guideline)
    }
}

fn among<T: PartialEq>(wanted: Option<&Vec<T>>, known: Option<T>) -> bool {
    wanted.is_none_or(|wanted| known.is_some_and(|known| wanted.contains(&known)))
}

fn from<T: PartialOrd>(bound: Option<T>, known: Option<T>) -> bool {
    bound.is_none_or(|bound| known.is_some_and(|known| known >= bound))
}

fn to<T: PartialOrd>(bound: Option<T>, known: Option<T>) -> bool {
    bound.is_none_or(|bound| known.is_some_and(|known| known <= bound))
}

fn is(wanted: Option<bool>, known: Option<bool>) -> bool {
    wanted.is_none_or(|wanted| known == Some(wanted))
}

impl Conditions {
    /// Whether all conditions are met.
    pub fn met(&self, now: &Situation) -> bool {
        among(self.stage.as_ref(), now.stage)
            && from(self.age_from, now.age)
            && from(self.pain_from, now.pain_average)
            && to(self.pain_to, now.pain_average)
            && from(self.worst_from, now.pain_worst)
            && is(self.settled, now.settled)
            && self
                .not_settled
                .is_none_or(|wanted| (now.settled != Some(true)) == wanted)
            && among(self.leg_pain.as_ref(), now.leg_pain)
            && is(self.walking_eased_by_sitting, now.walking_eased_by_sitting)
            && from(self.disability_from, now.disability)
            && to(self.disability_to, now.disability)
            && from(self.fear_from, now.fear)
            && to(self.fear_to, now.fear)
            && to(self.recovery_expected_to, now.recovery_expected)
            && to(self.confidence_to, now.confidence)
            && is(self.low_mood, now.low_mood)
            && from(self.sleep_trouble_from, now.sleep_trouble)
            && from(self.stress_from, now.stress)
            && among(self.activity.as_ref(), now.activity)
            && among(self.work_load.as_ref(), now.work_load)
            && is(
                self.sick_leave,
                now.sick_leave.map(|leave| leave != SickLeave::None),
            )
            && is(
                self.had_before,
                now.previous_episodes
                    .map(|before| before != PreviousEpisodes::None),
            )
            && is(self.comorbid, now.comorbid)
            && among(self.mobility.as_ref(), now.mobility)
            && now
                .mobility
                .is_none_or(|mobility| !self.not_mobility.contains(&mobility))
            && among(self.sitting.as_ref(), now.responses.sitting)
            && self.any_constraint.as_ref().is_none_or(|wanted| {
                wanted
                    .iter()
                    .any(|constraint| now.constraints.contains(constraint))
            })
            && !self
                .no_constraint
                .iter()
                .any(|constraint| now.constraints.contains(constraint))
            && is(self.flare, Some(now.flare))
    }
}

impl Effects {
    pub(super) fn touches(&self, facet: Facet) -> bool {
        match facet {
            Facet::Strategy => self.strategy.is_some(),
            Facet::Sessions => self.sessions.is_some(),
            Facet::Minutes => self.minutes.is_some() || self.minutes_at_most.is_some(),
            Facet::Level => {
                self.level.is_some() || self.level_shift.is_some() || self.level_at_most.is_some()
            }
            Facet::Ceiling => self.ceiling.is_some(),
            Facet::Dose => self.dose.is_some(),
            Facet::Turns => !(self.more.is_empty() && self.without.is_empty()) || self.only.is_some(),
            Facet::Walking => self.walking.is_some(),
            Facet::StepPercent => self.step_percent.is_some(),
            Facet::ByQuota => self.by_quota.is_some(),
            Facet::CarefulWith => !self.careful_with.is_empty(),
            Facet::SeldomSeated => self.seldom_seated.is_some(),
            Facet::Themes => !self.themes.is_empty(),
        }
    }

    /// The themes it puts first.
    pub(super) fn themes(&self) -> impl Iterator<Item = &str> {
        self.themes.iter().map(String::as_str)
    }

    /// Whether its turns replace all turns before.
    pub(super) fn replaces_turns(&self) -> bool {
        self.only.is_some()
    }

    /// Applies the effects.
    pub fn apply(&self, parameters: &mut Parameters) {
        let shift = |level: u8, by: i8| level.saturating_add_signed(by).clamp(1, 6);
        parameters.strategy = self.strategy.unwrap_or(parameters.strategy);
        parameters.sessions = self.sessions.unwrap_or(parameters.sessions);
        parameters.minutes = self.minutes.unwrap_or(parameters.minutes);
        parameters.minutes_at_most = parameters
            .minutes_at_most
            .min(self.minutes_at_most.unwrap_or(parameters.minutes_at_most));
        parameters.level = self.level.unwrap_or(parameters.level);
        parameters.level = shift(parameters.level, self.level_shift.unwrap_or(0));
        parameters.level = parameters.level.min(self.level_at_most.unwrap_or(6));
        parameters.ceiling = parameters.ceiling.min(self.ceiling.unwrap_or(6));
        parameters.dose = self.dose.unwrap_or(parameters.dose);
        if let Some(only) = &self.only {
            parameters.emphasis = only.clone();
        }
        for (group, turns) in &self.more {
            *parameters.emphasis.entry(*group).or_insert(0) += turns;
        }
        for group in &self.without {
            parameters.emphasis.remove(group);
        }
        parameters.walking = self.walking.unwrap_or(parameters.walking);
        parameters.step_percent = self.step_percent.unwrap_or(parameters.step_percent);
        parameters.by_quota = self.by_quota.unwrap_or(parameters.by_quota);
        parameters.careful_with.extend(&self.careful_with);
        parameters.seldom_seated = self.seldom_seated.unwrap_or(parameters.seldom_seated);
        let mut themes = self.themes.clone();
        themes.extend(
            parameters
                .themes
                .iter()
                .filter(|theme| !self.themes.contains(theme))
                .cloned(),
        );
        parameters.themes = themes;
    }
}
