//! Which exercises fit a person, and which of them a week takes. What is left out says why.

use std::collections::{BTreeMap, BTreeSet};

use super::chance::rank;
use super::reason::{About, Because, Reason};
use super::rules::FloorRules;
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
    /// That the person does not go down to the floor is taken for granted, not said.
    pub(super) floor_not_asked: bool,
    /// What is done sitting comes only where a group has nothing else.
    pub(super) seldom_seated: bool,
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
            floor_not_asked: false,
            seldom_seated: false,
            dislikes: preferences.dislikes.iter().map(String::as_str).collect(),
            swapped_out: None,
            neck_not_asked: false,
        }
    }
}

impl Fit<'_> {
    /// Why an exercise does not fit; `None` when it does.
    pub(super) fn obstacle(&self, exercise: &Exercise) -> Option<Because> {
        // Nobody asked what the legs can do lying down: only what is done sitting is sure to work. That comes first: no
        // other reason matters where it speaks.
        if self.mobility == Some(Mobility::DoesNotWalk) && exercise.position != Position::Sitting {
            return Some(Because::NoStanding);
        }
        if let Some(constraint) = exercise.not_with.intersection(&self.constraints).next() {
            let asked = *constraint != Constraint::NeckPain || !self.neck_not_asked;
            return Some(if asked {
                Because::Careful(*constraint)
            } else {
                Because::NeckNotAsked
            });
        }
        if self.floor == Some(false) && exercise.loads.floor {
            return Some(if self.floor_not_asked {
                Because::FloorNotAsked
            } else {
                Because::NoFloor
            });
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

    /// Nobody has asked about the floor, and getting up from it may be hard: then it waits until somebody does.
    pub(super) fn spare_the_floor(&mut self, rules: &FloorRules, age: Option<u8>) {
        let unsteady = [Constraint::Falls, Constraint::Osteoporosis];
        let hard = self.mobility == Some(Mobility::WalksWithAid)
            || age.is_some_and(|age| age >= rules.asked_from_age)
            || unsteady
                .iter()
                .any(|constraint| self.constraints.contains(constraint));
        if self.floor.is_none() && hard {
            (self.floor, self.floor_not_asked) = (Some(false), true);
        }
    }

    /// Whether it is done in a way that makes the back worse, where there is another.
    pub(super) fn spares(&self, exercise: &Exercise) -> bool {
        self.seldom_seated && exercise.position == Position::Sitting
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

/// What the week before has to say about the exercises of this one.
#[derive(Default)]
pub(super) struct Before<'a> {
    /// Its exercises.
    pub(super) exercises: BTreeSet<&'a str>,
    /// Nothing changes this week: all of them stay that can.
    pub(super) all_stay: bool,
}

/// What a week draws its exercises from: per group, those that fit, best first.
pub(super) struct Choice<'a> {
    pub(super) by_group: BTreeMap<TargetGroup, Vec<&'a Exercise>>,
    /// Those that stay from the week before, where they can.
    pub(super) kept: BTreeSet<&'a str>,
    pub(super) reasons: Vec<Reason>,
}

/// Ranks the exercises of each group: those at the group's level first, then the nearest gentler ones; among equals those
/// that stay, then by the seed. Those that do not fit are left out, with the reason where the person would have met them.
pub(super) fn choose<'a>(
    library: &'a Library,
    fit: &Fit<'_>,
    rungs: &BTreeMap<TargetGroup, Rung>,
    (seed, week): (u64, u16),
    before: &Before<'a>,
) -> Choice<'a> {
    let mut by_group = BTreeMap::new();
    let mut kept = BTreeSet::new();
    let mut reasons = Vec::new();
    for (group, rung) in rungs {
        let place = *group as u64;
        // The groups change their exercises in different weeks: a week in which everything is new is learned badly.
        let period = |week: u16| (u64::from(week) + place) / WEEKS_OF_ONE_EXERCISE;
        let stays = before.all_stay || period(week) == period(week.saturating_sub(1));
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
        let has_other = fitting.iter().any(|exercise| !fit.spares(exercise));
        fitting.retain(|exercise| !has_other || !fit.spares(exercise));
        // Each of the level leads in turn: left to chance, one could lead for months.
        let leading = fitting
            .iter()
            .filter(|exercise| exercise.level == rung.level)
            .count();
        if leading > 0 {
            let turn = usize::try_from(period(week)).unwrap_or(0) % leading;
            fitting[..leading].rotate_left(turn);
        }
        if stays {
            kept.extend(
                fitting
                    .iter()
                    .map(|exercise| exercise.id.as_str())
                    .filter(|id| before.exercises.contains(id)),
            );
            // Stable: within those that stay, and those that do not, the order holds.
            fitting
                .sort_by_key(|exercise| (rung.level - exercise.level, !kept.contains(exercise.id.as_str())));
        }
        if fitting.is_empty() {
            reasons.push(Reason::new(About::Group(*group), Because::NothingFits));
        }
        by_group.insert(*group, fitting);
    }
    Choice {
        by_group,
        kept,
        reasons,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Rules;
    use super::*;

    fn library() -> Library {
        Library::built_in().unwrap()
    }

    #[test]
    fn the_floor_waits_until_it_is_asked_about_where_getting_up_may_be_hard() {
        let (rules, library) = (Rules::shipped().unwrap(), library());
        let on_the_floor = library.exercises().find(|exercise| exercise.loads.floor).unwrap();
        let open = Fit::default();
        let of = |constraint| Fit {
            constraints: [constraint].into(),
            ..Fit::default()
        };
        let aid = Fit {
            mobility: Some(Mobility::WalksWithAid),
            ..Fit::default()
        };
        let asked = Fit {
            floor: Some(true),
            ..of(Constraint::Falls)
        };
        for (mut fit, age, spared) in [
            (open.clone(), None, false),
            (open.clone(), Some(74), false),
            (open, Some(75), true),
            (of(Constraint::Falls), Some(60), true),
            (of(Constraint::Osteoporosis), Some(60), true),
            (aid, None, true),
            (asked, Some(80), false),
        ] {
            fit.constraints
                .retain(|constraint| !on_the_floor.not_with.contains(constraint));
            let constrained = fit.clone();
            fit.spare_the_floor(&rules.floor, age);
            let waits = fit.obstacle(on_the_floor) == Some(Because::FloorNotAsked);
            assert_eq!(waits, spared, "{constrained:?} {age:?}");
        }
    }

    #[test]
    fn who_does_not_walk_hears_of_the_chair_before_anything_else() {
        let library = library();
        let fit = Fit {
            mobility: Some(Mobility::DoesNotWalk),
            constraints: [Constraint::NeckPain].into(),
            neck_not_asked: true,
            ..Fit::default()
        };
        let lying = library.exercises().find(|exercise| {
            exercise.position == Position::LyingFront && exercise.not_with.contains(&Constraint::NeckPain)
        });
        assert_eq!(fit.obstacle(lying.unwrap()), Some(Because::NoStanding));
    }

    #[test]
    fn what_is_done_sitting_comes_only_where_a_group_has_nothing_else() {
        let library = library();
        let fit = Fit {
            seldom_seated: true,
            ..Fit::default()
        };
        let rungs: BTreeMap<TargetGroup, Rung> = [
            TargetGroup::PainRelief,
            TargetGroup::Flexibility,
            TargetGroup::Abdominals,
        ]
        .map(|group| (group, Rung { level: 1, dose: 0 }))
        .into();
        let choice = choose(&library, &fit, &rungs, (3, 1), &Before::default());
        for (group, fitting) in &choice.by_group {
            let seated = fitting
                .iter()
                .filter(|exercise| exercise.position == Position::Sitting);
            assert_eq!(seated.count(), 0, "{group:?}");
            assert!(!fitting.is_empty(), "{group:?}");
        }
        let only_seated = Fit {
            mobility: Some(Mobility::DoesNotWalk),
            ..fit
        };
        let choice = choose(&library, &only_seated, &rungs, (3, 1), &Before::default());
        assert!(choice.by_group.values().all(|fitting| !fitting.is_empty()));
    }

    #[test]
    fn where_nothing_changes_the_exercises_stay() {
        let library = library();
        let rungs: BTreeMap<TargetGroup, Rung> =
            [(TargetGroup::Abdominals, Rung { level: 2, dose: 1 })].into();
        let fit = Fit::default();
        let leading = |week, before: &Before<'_>| {
            let choice = choose(&library, &fit, &rungs, (3, week), before);
            choice.by_group[&TargetGroup::Abdominals][0].id.clone()
        };
        let first = leading(1, &Before::default());
        let others: BTreeSet<String> = (2..12).map(|week| leading(week, &Before::default())).collect();
        assert!(others.len() > 1, "they take turns");
        for week in 2..12 {
            let stays = Before {
                exercises: [first.as_str()].into(),
                all_stay: true,
            };
            assert_eq!(leading(week, &stays), first);
        }
    }
}
