//! An exercise: what it is for, what it asks, whom it is not for, and its words.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::dose::{Dose, Sides};
use super::language::{Language, PerLanguage};
use super::load::{HipLoad, KneeLoad, Loads, NeckLoad};
use super::resistance::Resistance;
use super::source::Review;
use crate::profile::{Constraint, Equipment};

/// What an exercise is for. The first six are the groups of the SELFBACK trials.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TargetGroup {
    /// The muscles of the belly.
    Abdominals,
    /// The muscles along the spine.
    BackExtensors,
    /// Keeping the trunk still while arms and legs move.
    CoreStability,
    /// Buttocks and hips.
    GlutealAndHip,
    /// Suppleness.
    Flexibility,
    /// Positions and small movements that ease.
    PainRelief,
    /// Easy whole-body movement that warms up.
    Aerobic,
    /// Standing or sitting steadily.
    Balance,
    /// Neck and shoulders.
    NeckAndShoulders,
}

impl TargetGroup {
    /// Every group, in declaration order.
    pub const ALL: [Self; 9] = [
        Self::Abdominals,
        Self::BackExtensors,
        Self::CoreStability,
        Self::GlutealAndHip,
        Self::Flexibility,
        Self::PainRelief,
        Self::Aerobic,
        Self::Balance,
        Self::NeckAndShoulders,
    ];

    /// The longest hold that makes sense, in seconds. Ours.
    pub(super) const fn longest_hold(self) -> u16 {
        match self {
            Self::Abdominals
            | Self::BackExtensors
            | Self::CoreStability
            | Self::GlutealAndHip
            | Self::NeckAndShoulders => 60,
            Self::Flexibility | Self::Balance => 90,
            Self::PainRelief => 600,
            Self::Aerobic => 900,
        }
    }
}

/// The position an exercise begins in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    /// On the back.
    LyingBack,
    /// On the front.
    LyingFront,
    /// On one side.
    LyingSide,
    /// On hands and knees.
    AllFours,
    /// On one knee or both.
    Kneeling,
    /// On a chair, a wheelchair or the edge of the bed.
    Sitting,
    /// On the feet without a hand on anything.
    Standing,
    /// On the feet with a hand, the back or the arms on a wall, worktop or chair.
    StandingSupported,
}

/// The place an exercise needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Space {
    /// Anywhere to stand.
    None,
    /// Any seat, the wheelchair included.
    Chair,
    /// The floor, with something soft on it.
    Mat,
    /// A wall, worktop or heavy table.
    Wall,
    /// A firm bed or sofa; the floor does as well.
    Bed,
}

/// Whom an exercise tends to ease: people who feel better bending or better arching, or neither.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Eases {
    /// Those who feel better bending forward or sitting.
    Flexion,
    /// Those who feel better arching backward or standing.
    Extension,
    /// No leaning either way.
    #[default]
    Neutral,
}

/// What ends an exercise at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StopSign {
    /// Pain moves further down the leg.
    LegPainSpreads,
    /// Numbness or pins and needles begin or grow.
    Numbness,
    /// A leg gives way or loses strength.
    LegWeakness,
    /// The pain turns sharp.
    SharpPain,
    /// Pain, pressure or tightness in the chest.
    ChestPain,
    /// More out of breath than the exercise explains.
    Breathless,
    /// Dizzy or faint.
    Dizzy,
    /// A joint other than the back begins to hurt.
    JointPain,
    /// Bleeding, fluid, or tightenings of the belly: nobody writes it at an exercise, for whoever is pregnant watches
    /// for it in all of them.
    PregnancySign,
}

/// A mistake that is often seen, and what mends it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mistake {
    /// What is seen or felt.
    pub seen: String,
    /// What to do instead.
    pub mend: String,
}

/// An exercise in words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExerciseText {
    /// Its name.
    pub name: String,
    /// What it is good for, in one sentence.
    pub purpose: String,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// Mistakes that are often seen.
    pub mistakes: Vec<Mistake>,
    /// When to breathe in and out.
    pub breathing: String,
    /// How to get down on the floor and up again; for exercises on the floor only.
    #[serde(skip)]
    pub get_down_up: Option<String>,
}

/// An exercise of the library.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    /// Its name in plans, figures and other exercises; never reused for another one.
    pub id: String,
    /// What it is for.
    pub target: TargetGroup,
    /// 1 the gentlest to 6 the hardest, comparable within a target group.
    pub level: u8,
    /// The next gentler one of its group; every exercise above level 1 has one.
    pub easier: Option<String>,
    /// The next harder one of its group; paths may meet, so that one does not have to name this one as its gentler.
    pub harder: Option<String>,
    /// Where it begins.
    pub position: Position,
    /// The place it needs.
    pub space: Space,
    /// What it cannot be done without. A seat of any kind is a place, not equipment.
    #[serde(default)]
    pub equipment: BTreeSet<Equipment>,
    /// What is pulled or lifted beyond the body's own weight, from the lightest to the heaviest.
    #[serde(default)]
    pub resistance: Resistance,
    /// Once, or for each side.
    pub sides: Sides,
    /// What it asks of the body.
    pub loads: Loads,
    /// Whom it tends to ease.
    #[serde(default)]
    pub eases: Eases,
    /// Whether it can be done at work: sitting or standing, in work clothes, in a minute with its least dose.
    #[serde(default)]
    pub workday: bool,
    /// Who must not be given it.
    #[serde(default)]
    pub not_with: BTreeSet<Constraint>,
    /// Which exercise takes its place for them.
    #[serde(default)]
    pub instead_when_not: BTreeMap<Constraint, String>,
    /// How much of it there can be.
    pub dose: Dose,
    /// What ends it at once, whoever does it; `stop_signs` has those of a person.
    pub stop_if: BTreeSet<StopSign>,
    /// Ids of the sources it rests on.
    pub sources: Vec<String>,
    /// Whether a clinician has read it.
    pub review: Review,
    #[serde(skip)]
    pub(super) texts: PerLanguage<ExerciseText>,
}

impl Exercise {
    /// Its words.
    pub fn text(&self, language: Language) -> &ExerciseText {
        self.texts.get(language)
    }

    /// How long `sets` take, in seconds, both sides and the rests between sets included. `repetitions` is `None`
    /// for an exercise that is only held; `hold` is the seconds of each repetition, or of each set without them.
    pub fn seconds(&self, sets: u8, repetitions: Option<u8>, hold: u16) -> u32 {
        self.dose.seconds(self.sides, sets, repetitions, hold)
    }

    /// What ends it at once for a person with `constraints`: its own signs, and those that person watches for in whatever
    /// they do.
    pub fn stop_signs(&self, constraints: &BTreeSet<Constraint>) -> BTreeSet<StopSign> {
        let pregnant = [Constraint::Pregnancy, Constraint::LatePregnancy]
            .iter()
            .any(|constraint| constraints.contains(constraint));
        let mut signs = self.stop_if.clone();
        signs.extend(pregnant.then_some(StopSign::PregnancySign));
        signs
    }

    /// How long its least dose takes, in seconds.
    pub fn least_seconds(&self) -> u32 {
        let dose = &self.dose;
        let hold = dose.hold_seconds.map_or(0, |[least, _]| least);
        self.seconds(dose.sets[0], dose.repetitions.map(|[least, _]| least), hold)
    }

    /// Whether it moves the neck, which nobody does before the neck questions are answered.
    pub fn moves_neck(&self) -> bool {
        self.loads.neck == NeckLoad::Movement
    }

    /// Whether it takes strength in the legs.
    pub fn needs_legs(&self) -> bool {
        self.loads.hip != HipLoad::None || self.loads.knee != KneeLoad::None || self.stands()
    }

    /// Whether it is done on the feet.
    pub fn stands(&self) -> bool {
        matches!(self.position, Position::Standing | Position::StandingSupported)
    }
}
