//! Which exercises fit a person, and which of them a week takes. What is left out says why.

use std::collections::{BTreeMap, BTreeSet};

use super::chance::rank;
use super::reason::{About, Because, Reason};
use super::swap::SwapCause;
use super::week::Rung;
use crate::content::{Exercise, Library, Position, Space, TargetGroup};
use crate::profile::{Constraint, Equipment, Mobility, Preferences};
use crate::recommender::Situation;

/// How long an exercise stays while its level stands: long enough to learn, short enough not to bore. Ours.
const WEEKS_OF_ONE_EXERCISE: u64 = 3;

/// What a person can and wants to do.
#[derive(Debug, Clone, Default)]
pub(super) struct Fit<'a> {
    pub(super) mobility: Option<Mobility>,
    pub(super) constraints: BTreeSet<Constraint>,
    pub(super) equipment: Option<&'a BTreeSet<Equipment>>,
    pub(super) floor: Option<bool>,
    pub(super) dislikes: BTreeSet<&'a str>,
    pub(super) swapped_out: Option<&'a BTreeMap<String, SwapCause>>,
    /// Being careful with the neck is screening's, which has not asked about it.
    pub(super) neck_not_asked: bool,
}

impl<'a> Fit<'a> {
    pub(super) fn of(situation: &Situation, preferences: &'a Preferences) -> Self {
        Self {
            mobility: situation.mobility,
            constraints: situation.constraints.clone(),
            equipment: preferences.equipment.as_ref(),
            floor: preferences.floor,
            dislikes: preferences.dislikes.iter().map(String::as_str).collect(),
            swapped_out: None,
            neck_not_asked: false,
        }
    }
}

impl Fit<'_> {
    /// Why an exercise does not fit; `None` when it does.
    pub(super) fn obstacle(&self, exercise: &Exercise) -> Option<Because> {
        if let Some(constraint) = exercise.not_with.intersection(&self.constraints).next() {
            let asked = *constraint != Constraint::NeckPain || !self.neck_not_asked;
            return Some(if asked {
                Because::Careful(*constraint)
            } else {
                Because::NeckNotAsked
            });
        }
        // Nobody asked what the legs can do lying down: only what is done sitting is sure to work.
        if self.mobility == Some(Mobility::DoesNotWalk) && exercise.position != Position::Sitting {
            return Some(Because::NoStanding);
        }
        if self.floor == Some(false) && exercise.loads.floor {
            return Some(Because::NoFloor);
        }
        if let Some(missing) = exercise.equipment.iter().find(|needed| !self.has(**needed)) {
            return Some(Because::Without(*missing));
        }
        let swapped_out = self.swapped_out.and_then(|out| out.get(&exercise.id));
        if let Some(cause) = swapped_out {
            return Some(Because::SwappedOut(*cause));
        }
        self.dislikes
            .contains(exercise.id.as_str())
            .then_some(Because::Disliked)
    }

    fn has(&self, equipment: Equipment) -> bool {
        match self.equipment {
            Some(at_hand) => at_hand.contains(&equipment) || equipment == Equipment::Mat,
            // Nobody was asked: a chair is in every home, a rug will do for a mat.
            None => matches!(equipment, Equipment::Chair | Equipment::Mat),
        }
    }

    /// A wheelchair is a chair, and who sits in it has one.
    fn prefers(&self, exercise: &Exercise) -> bool {
        self.floor != Some(false) || exercise.space != Space::Mat
    }
}

/// The exercises of a group up to a level that a week may give to a person.
pub fn exercises_that_fit<'l>(
    library: &'l Library,
    situation: &Situation,
    preferences: &Preferences,
    group: TargetGroup,
    level: u8,
) -> Vec<&'l Exercise> {
    let fit = Fit::of(situation, preferences);
    library
        .exercises_for(group)
        .filter(|exercise| {
            exercise.level <= level && fit.obstacle(exercise).is_none() && fit.prefers(exercise)
        })
        .collect()
}

/// What a week draws its exercises from: per group, those that fit, best first.
pub(super) struct Choice<'a> {
    pub(super) by_group: BTreeMap<TargetGroup, Vec<&'a Exercise>>,
    pub(super) reasons: Vec<Reason>,
}

/// Ranks the exercises of each group: those at the group's level first, then the nearest gentler ones; equals by
/// the seed. Those that do not fit are left out, with the reason where the person would have met them.
pub(super) fn choose<'a>(
    library: &'a Library,
    fit: &Fit<'_>,
    rungs: &BTreeMap<TargetGroup, Rung>,
    seed: u64,
    week: u16,
) -> Choice<'a> {
    let mut by_group = BTreeMap::new();
    let mut reasons = Vec::new();
    let period = u64::from(week) / WEEKS_OF_ONE_EXERCISE;
    for (place, (group, rung)) in (0_u64..).zip(rungs) {
        let mut fitting: Vec<&Exercise> = Vec::new();
        for exercise in library
            .exercises_for(*group)
            .filter(|exercise| exercise.level <= rung.level)
        {
            match fit.obstacle(exercise) {
                None if fit.prefers(exercise) => fitting.push(exercise),
                None => {}
                Some(because) if exercise.level == rung.level => {
                    reasons.push(Reason::new(About::NotChosen(exercise.id.clone()), because));
                }
                Some(_) => {}
            }
        }
        fitting.sort_by_key(|exercise| {
            let gentler = rung.level - exercise.level;
            (gentler, rank(seed, &[place, u64::from(rung.level)], &exercise.id))
        });
        // Each of the level leads in turn: left to chance, one could lead for months.
        let leading = fitting
            .iter()
            .filter(|exercise| exercise.level == rung.level)
            .count();
        if leading > 0 {
            let turn = usize::try_from(period).unwrap_or(0) % leading;
            fitting[..leading].rotate_left(turn);
        }
        if fitting.is_empty() {
            reasons.push(Reason::new(About::Group(*group), Because::NothingFits));
        }
        by_group.insert(*group, fitting);
    }
    Choice { by_group, reasons }
}
