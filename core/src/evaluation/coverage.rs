//! Whether the planner finds a full session for everybody: every combination of what a person must be careful with,
//! where they train, what they have, the minutes and the level, planned and audited.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::plans::Shelves;
use crate::content::TargetGroup;
use crate::plan::{
    About, Audited, Because, Brief, Cause, OwnSteps, Permission, Rung, Standing, Violation, Week, audit,
    exercises_that_fit, make_week,
};
use crate::profile::{Constraint, Equipment, Mobility, Preferences};
use crate::recommender::{OwnWeeks, Situation};

/// Minutes of a session: those that the questions offer, and the shortest that the rules allow.
const MINUTES: [u8; 6] = [5, 10, 15, 20, 30, 45];

/// Where somebody trains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// On the feet, on the floor, on a bed or a chair.
    Anywhere,
    /// The same without the floor.
    NoFloor,
    /// Sitting only: no standing, no floor.
    SittingOnly,
}

impl Place {
    /// Every place.
    pub const ALL: [Self; 3] = [Self::Anywhere, Self::NoFloor, Self::SittingOnly];
}

/// What is at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tools {
    /// Nothing but a seat.
    None,
    /// A firm chair alone.
    Chair,
    /// A mat alone.
    Mat,
    /// A band alone.
    Band,
    /// A weight alone.
    Weight,
    /// A step alone.
    Step,
    /// All that is asked about.
    All,
}

impl Tools {
    /// Every set of tools.
    pub const ALL: [Self; 7] = [
        Self::None,
        Self::Chair,
        Self::Mat,
        Self::Band,
        Self::Weight,
        Self::Step,
        Self::All,
    ];

    fn equipment(self) -> BTreeSet<Equipment> {
        match self {
            Self::None => BTreeSet::new(),
            Self::Chair => BTreeSet::from([Equipment::Chair]),
            Self::Mat => BTreeSet::from([Equipment::Mat]),
            Self::Band => BTreeSet::from([Equipment::Band]),
            Self::Weight => BTreeSet::from([Equipment::Weight]),
            Self::Step => BTreeSet::from([Equipment::Step]),
            Self::All => BTreeSet::from([
                Equipment::Chair,
                Equipment::Mat,
                Equipment::Band,
                Equipment::Weight,
                Equipment::Step,
            ]),
        }
    }
}

/// How many constraints at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// None, each alone, and all at once.
    Alone,
    /// These and every pair.
    Pairs,
}

impl Extent {
    fn sets(self) -> Vec<BTreeSet<Constraint>> {
        let mut sets = vec![BTreeSet::new(), BTreeSet::from(Constraint::ALL)];
        for (place, one) in Constraint::ALL.into_iter().enumerate() {
            sets.push(BTreeSet::from([one]));
            if self == Self::Pairs {
                let others = Constraint::ALL.into_iter().skip(place + 1);
                sets.extend(others.map(|other| BTreeSet::from([one, other])));
            }
        }
        sets
    }
}

/// A combination for which no full session can be made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct NotFull {
    /// What the person must be careful with.
    pub constraints: BTreeSet<Constraint>,
    /// Where they train.
    pub place: Place,
    /// What they have.
    pub tools: Tools,
    /// Minutes of a session.
    pub minutes: u8,
    /// The level of every group.
    pub level: u8,
    /// The dose of every group, 0 to 3.
    pub dose: u8,
    /// What the auditor found.
    pub violations: BTreeSet<Violation>,
    /// Groups that the week asks for and that nothing of fits.
    pub empty: BTreeSet<TargetGroup>,
}

/// A target group that nothing of fits, whatever the level.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Empty {
    /// The group.
    pub group: TargetGroup,
    /// What the person must be careful with.
    pub constraints: BTreeSet<Constraint>,
    /// Where they train.
    pub place: Place,
    /// What they have.
    pub tools: Tools,
}

/// What came of all combinations.
#[derive(Debug, Clone, Serialize)]
pub struct CoverageReport {
    /// Sets of constraints.
    pub constraint_sets: usize,
    /// Combinations that were planned.
    pub combinations: usize,
    /// Those with a full week that breaks no rule.
    pub full: usize,
    /// The same by where somebody trains: planned, full.
    pub by_place: BTreeMap<Place, (usize, usize)>,
    /// The same of those who fell, or stand unsteadily, whatever else they must be careful with.
    pub falls: (usize, usize),
    /// Weeks that broke a rule, by rule.
    pub rule_violations: BTreeMap<Violation, usize>,
    /// The first hundred that are not full.
    pub not_full: Vec<NotFull>,
    /// Groups that stay empty at their gentlest level, of all nine, asked for or not.
    pub empty_groups: Vec<Empty>,
    /// The fewest exercises that any combination leaves a group at its top level, by group.
    pub fewest: BTreeMap<TargetGroup, usize>,
    /// Weeks in which some exercise was made smaller, so that it fits the minutes.
    pub made_smaller: usize,
}

/// Plans and audits every combination.
pub fn judge_coverage(shelves: &Shelves<'_>, extent: Extent, starts: NaiveDate, seed: u64) -> CoverageReport {
    let sets = extent.sets();
    let mut report = CoverageReport {
        constraint_sets: sets.len(),
        combinations: 0,
        full: 0,
        by_place: BTreeMap::new(),
        falls: (0, 0),
        rule_violations: BTreeMap::new(),
        not_full: Vec::new(),
        empty_groups: Vec::new(),
        fewest: BTreeMap::new(),
        made_smaller: 0,
    };
    for constraints in &sets {
        for place in Place::ALL {
            for tools in Tools::ALL {
                let somebody = Somebody::new(constraints, place, tools);
                report.groups(shelves, &somebody);
                for minutes in MINUTES {
                    somebody
                        .minutes(minutes)
                        .weeks(shelves, starts, seed, &mut report);
                }
            }
        }
    }
    report
}

/// A person of whom nothing else is known.
pub(super) struct Somebody {
    constraints: BTreeSet<Constraint>,
    place: Place,
    tools: Tools,
    pub(super) situation: Situation,
    pub(super) preferences: Preferences,
}

impl Somebody {
    pub(super) fn new(constraints: &BTreeSet<Constraint>, place: Place, tools: Tools) -> Self {
        let mobility = match place {
            Place::SittingOnly => Mobility::DoesNotWalk,
            Place::Anywhere | Place::NoFloor => Mobility::Walks,
        };
        Self {
            constraints: constraints.clone(),
            place,
            tools,
            situation: Situation {
                mobility: Some(mobility),
                constraints: constraints.clone(),
                constraints_known: true,
                ..Situation::default()
            },
            preferences: Preferences {
                equipment: Some(tools.equipment()),
                floor: Some(place == Place::Anywhere),
                ..Preferences::default()
            },
        }
    }

    pub(super) fn minutes(&self, minutes: u8) -> Self {
        Self {
            constraints: self.constraints.clone(),
            situation: self.situation.clone(),
            preferences: Preferences {
                minutes: Some(minutes),
                ..self.preferences.clone()
            },
            ..*self
        }
    }

    /// A week of each level, with the smallest dose and the largest, each audited.
    fn weeks(&self, shelves: &Shelves<'_>, starts: NaiveDate, seed: u64, report: &mut CoverageReport) {
        let own = OwnWeeks::new(
            &shelves.knowledge.learning,
            &shelves.knowledge.attributes,
            Vec::new(),
            0,
        );
        let (permission, avoid, seen) = (Permission::assumed_negative(), BTreeMap::new(), BTreeMap::new());
        let brief = Brief {
            knowledge: shelves.knowledge,
            own: &own,
            rules: shelves.rules,
            library: shelves.library,
            permission: &permission,
            situation: &self.situation,
            preferences: &self.preferences,
            avoid: &avoid,
            own_steps: OwnSteps::default(),
            last: None,
            standing: None,
            seen: &seen,
            past: &BTreeSet::new(),
            starts,
            number: 1,
            version: 1,
            cause: Cause::First,
            seed,
        };
        let first = make_week(&brief);
        for level in 1..=6 {
            for dose in [0, 3] {
                // The same week again, with its groups put where they should stand.
                let mut standing = first.clone();
                let rungs = standing.rungs.values_mut();
                rungs.for_each(|rung| *rung = Rung { level, dose });
                let again = Brief {
                    standing: Some(Standing {
                        week: &standing,
                        from: starts,
                    }),
                    version: 2,
                    cause: Cause::Answers,
                    ..brief.clone()
                };
                self.count(shelves, &make_week(&again), (level, dose), report);
            }
        }
    }

    fn count(
        &self,
        shelves: &Shelves<'_>,
        week: &Week,
        (level, dose): (u8, u8),
        report: &mut CoverageReport,
    ) {
        let violations = audit(
            &Audited {
                rules: shelves.rules,
                library: shelves.library,
                situation: &self.situation,
                careful_with: &BTreeSet::new(),
                preferences: &self.preferences,
                before: None,
                after_red: false,
            },
            week,
        );
        let empty: BTreeSet<TargetGroup> = week
            .reasons
            .iter()
            .filter_map(|reason| match (&reason.about, &reason.because) {
                (About::Group(group), Because::NothingFits) => Some(*group),
                _ => None,
            })
            .collect();
        let smaller = week
            .reasons
            .iter()
            .any(|reason| reason.because == Because::SmallerToFit);
        report.combinations += 1;
        report.made_smaller += usize::from(smaller);
        let falls = self.constraints.contains(&Constraint::Falls);
        let by_place = report.by_place.entry(self.place).or_insert((0, 0));
        by_place.0 += 1;
        report.falls.0 += usize::from(falls);
        if violations.is_empty() && empty.is_empty() {
            report.full += 1;
            by_place.1 += 1;
            report.falls.1 += usize::from(falls);
            return;
        }
        for violation in &violations {
            *report.rule_violations.entry(*violation).or_insert(0) += 1;
        }
        if report.not_full.len() < 100 {
            report.not_full.push(NotFull {
                constraints: self.constraints.clone(),
                place: self.place,
                tools: self.tools,
                minutes: self.preferences.minutes.unwrap_or(0),
                level,
                dose,
                violations,
                empty,
            });
        }
    }
}

impl CoverageReport {
    /// What each group, asked for or not, has for somebody.
    fn groups(&mut self, shelves: &Shelves<'_>, somebody: &Somebody) {
        for group in TargetGroup::ALL {
            let found = |level| {
                exercises_that_fit(
                    shelves.library,
                    &somebody.situation,
                    &somebody.preferences,
                    group,
                    level,
                )
                .len()
            };
            if found(1) == 0 {
                self.empty_groups.push(Empty {
                    group,
                    constraints: somebody.constraints.clone(),
                    place: somebody.place,
                    tools: somebody.tools,
                });
            }
            let fewest = self.fewest.entry(group).or_insert(usize::MAX);
            *fewest = found(6).min(*fewest);
        }
    }
}
