//! The engine: answers to urgency. A pure function; the same answers always give the same assessment.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::rules::{Answer, Answers, Group, Known, Rule, Rules, Tier};
use crate::profile::Constraint;

/// What is known of the person beside the answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Years.
    pub age: Option<u8>,
    /// Conditions that rules ask about.
    pub known: BTreeSet<Known>,
}

/// What the answers mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// The highest tier of all findings.
    pub tier: Tier,
    /// Every rule that was met, the gravest first, without those that a graver one says already.
    pub findings: Vec<Finding>,
    /// Rules that only facts of the past meet, which somebody has seen and cleared before: they hold nothing again.
    #[serde(default)]
    pub seen_before: Vec<Finding>,
    /// Questions that must be asked again: not answered, or not sure.
    pub ask_again: Vec<String>,
    /// Whether exercise may be planned.
    pub exercise: ExercisePermission,
    /// What exercises must respect, among it the neck until it was asked about.
    pub careful: BTreeSet<Constraint>,
    /// The version of the rules.
    pub version: String,
}

/// A rule that was met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule.
    pub rule: String,
    /// Its tier.
    pub tier: Tier,
    /// The flags that met it, with how.
    pub because: Vec<Because>,
}

/// A flag that met a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Because {
    /// It was answered with yes.
    Said(String),
    /// It was answered with not sure, and that is enough here.
    NotSure(String),
    /// The person's age.
    Age,
}

/// Whether exercise may be planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExercisePermission {
    /// Yes.
    Allowed,
    /// Not before these questions are answered.
    NotYet(Vec<String>),
    /// No: care first.
    Stopped,
}

/// Whether neck exercises may be given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NeckAccess {
    /// Not before these questions are answered.
    Locked(Vec<String>),
    /// No: care first.
    Held,
    /// Yes.
    Open,
}

impl Finding {
    /// The flags that met it.
    pub(super) fn flags(&self) -> impl Iterator<Item = &String> {
        self.because.iter().filter_map(|because| match because {
            Because::Said(flag) | Because::NotSure(flag) => Some(flag),
            Because::Age => None,
        })
    }
}

impl Assessment {
    /// The findings that stop exercise.
    pub(super) fn stopping(&self) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(|finding| finding.tier.stops_exercise())
    }

    /// Whether what it found was seen by somebody since, who found exercise fine: the finding stands, the stop does not.
    pub fn is_cleared(&self) -> bool {
        self.tier.stops_exercise() && self.exercise == ExercisePermission::Allowed
    }

    /// The same, seen by somebody who found exercise fine.
    pub(super) fn cleared(mut self) -> Self {
        if self.exercise == ExercisePermission::Stopped {
            self.exercise = ExercisePermission::Allowed;
        }
        self
    }

    /// What exercises must respect.
    pub fn careful_with(&self) -> BTreeSet<Constraint> {
        self.careful.clone()
    }
}

/// Assesses answers.
pub fn assess(rules: &Rules, answers: &Answers, person: &Person) -> Assessment {
    assess_knowing(rules, answers, person, &BTreeSet::new())
}

/// Assesses answers of somebody whose lasting flags `cleared` were seen by a clinician, who found exercise fine.
pub(super) fn assess_knowing(
    rules: &Rules,
    answers: &Answers,
    person: &Person,
    cleared: &BTreeSet<String>,
) -> Assessment {
    let (seen_before, met): (Vec<_>, Vec<_>) = rules
        .rules
        .iter()
        .filter_map(|rule| Some((rule, finding(rules, rule, answers, person)?)))
        .partition(|(_, found)| {
            found.flags().next().is_some() && found.flags().all(|flag| cleared.contains(flag))
        });
    // Only what is said now can speak for another.
    let said: BTreeSet<&String> = met.iter().map(|(rule, _)| &rule.id).collect();
    let mut findings: Vec<Finding> = met
        .iter()
        .filter(|(rule, _)| !rule.covered_by.iter().any(|by| said.contains(by)))
        .map(|(_, found)| found.clone())
        .collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.tier));
    let tier = findings
        .iter()
        .map(|finding| finding.tier)
        .max()
        .unwrap_or(Tier::Clear);
    let unanswered: Vec<String> = rules
        .ticks()
        .filter(|flag| !answers.contains_key(*flag))
        .map(str::to_owned)
        .collect();
    let unsure = answers
        .iter()
        .filter(|(_, answer)| **answer == Answer::NotSure)
        .map(|(flag, _)| flag.clone());
    let exercise = if tier.stops_exercise() {
        ExercisePermission::Stopped
    } else if unanswered.is_empty() {
        ExercisePermission::Allowed
    } else {
        ExercisePermission::NotYet(unanswered.clone())
    };
    let mut careful: BTreeSet<Constraint> = rules
        .careful
        .iter()
        .filter(|careful| {
            answers
                .get(&careful.flag)
                .is_some_and(|answer| *answer != Answer::No)
        })
        .map(|careful| careful.constraint)
        .collect();
    // What loads the neck stays locked until the neck was asked about.
    if neck(rules, answers, &findings) != NeckAccess::Open {
        careful.insert(Constraint::NeckPain);
    }
    Assessment {
        tier,
        findings,
        seen_before: seen_before.into_iter().map(|(_, found)| found).collect(),
        ask_again: unanswered.into_iter().chain(unsure).collect(),
        exercise,
        careful,
        version: rules.version.clone(),
    }
}

/// Whether neck exercises may be given.
pub fn neck_access(rules: &Rules, answers: &Answers, person: &Person) -> NeckAccess {
    neck(rules, answers, &assess(rules, answers, person).findings)
}

fn neck(rules: &Rules, answers: &Answers, findings: &[Finding]) -> NeckAccess {
    let neck: Vec<&str> = rules.flags_of(Group::Neck).collect();
    let held = findings.iter().any(|finding| {
        finding.tier.stops_exercise() && finding.flags().any(|flag| neck.contains(&flag.as_str()))
    });
    let open: Vec<String> = neck
        .iter()
        .filter(|flag| !answers.contains_key(**flag))
        .map(|flag| (*flag).to_owned())
        .collect();
    match (held, open.is_empty()) {
        (true, _) => NeckAccess::Held,
        (false, false) => NeckAccess::Locked(open),
        (false, true) => NeckAccess::Open,
    }
}

/// Whether a rule is met, for the tests that count.
#[cfg(test)]
pub(super) fn is_met(rules: &Rules, rule: &Rule, answers: &Answers, person: &Person) -> bool {
    finding(rules, rule, answers, person).is_some()
}

fn finding(rules: &Rules, rule: &Rule, answers: &Answers, person: &Person) -> Option<Finding> {
    let met = |flag: &String| -> Option<Because> {
        match answers.get(flag)? {
            Answer::Yes => Some(Because::Said(flag.clone())),
            // Where being wrong is grave, not sure is enough.
            Answer::NotSure if rules.group_of(flag).is_some_and(grave) => {
                Some(Because::NotSure(flag.clone()))
            }
            Answer::NotSure | Answer::No => None,
        }
    };
    let mut because: Vec<Because> = rule.any.iter().filter_map(met).collect();
    if because.is_empty() && !rule.any.is_empty() {
        return None;
    }
    let all: Option<Vec<Because>> = rule.all.iter().map(met).collect();
    because.extend(all?);
    let counted: Vec<Because> = rule.of.iter().filter_map(met).collect();
    if counted.len() < rule.at_least {
        return None;
    }
    because.extend(counted);
    if let Some(age) = rule.age_from {
        if person.age? < age {
            return None;
        }
        because.push(Because::Age);
    }
    rule.with
        .iter()
        .all(|known| person.known.contains(known))
        .then(|| Finding {
            rule: rule.id.clone(),
            tier: rule.tier,
            because,
        })
}

fn grave(group: Group) -> bool {
    matches!(
        group,
        Group::Emergency | Group::SameDay | Group::Urgent | Group::Neck
    )
}
