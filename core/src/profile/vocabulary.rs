//! The codes that a person's answers and the exercise library share.

use serde::{Deserialize, Serialize};

/// Something about the person that some exercises must respect (their `not_with` list).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Constraint {
    /// Pregnant, any month.
    Pregnancy,
    /// Pregnant from about the 16th week on: no lying on the front, no long lying flat on the back.
    LatePregnancy,
    /// Known osteoporosis: no loaded or end-range bending and twisting of the spine.
    Osteoporosis,
    /// An operation within the last three months.
    RecentSurgery,
    /// Ankylosing spondylitis or another inflammatory disease of spine or joints.
    InflammatoryDisease,
    /// Heart disease: no breath-holding, no long straining holds.
    HeartDisease,
    /// Asthma, COPD or another lung disease.
    LungDisease,
    /// A painful or torn shoulder: no weight on the arms, no lifting overhead.
    ShoulderPain,
    /// Painful wrists: no weight on the hands.
    WristPain,
    /// Painful knees when kneeling or bending deeply.
    KneePain,
    /// A painful or replaced hip.
    HipPain,
    /// Neck pain: no head lifting against gravity.
    NeckPain,
    /// A fall in the last year, or unsteady: a hand support for everything that stands.
    Falls,
    /// Dizzy on standing up or lying down.
    Dizziness,
    /// Bending forward makes it worse.
    BendingHurts,
    /// Arching backward makes it worse.
    ArchingHurts,
}

impl Constraint {
    /// Every constraint, in declaration order.
    pub const ALL: [Self; 16] = [
        Self::Pregnancy,
        Self::LatePregnancy,
        Self::Osteoporosis,
        Self::RecentSurgery,
        Self::InflammatoryDisease,
        Self::HeartDisease,
        Self::LungDisease,
        Self::ShoulderPain,
        Self::WristPain,
        Self::KneePain,
        Self::HipPain,
        Self::NeckPain,
        Self::Falls,
        Self::Dizziness,
        Self::BendingHurts,
        Self::ArchingHurts,
    ];
}

/// What the person has at hand. A floor is a preference of its own; a wall is taken for granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Equipment {
    /// A firm chair without wheels.
    Chair,
    /// An exercise mat or a thick rug.
    Mat,
    /// An elastic band.
    Band,
    /// A dumbbell, kettlebell or filled bottle.
    Weight,
    /// A step or the lowest stair.
    Step,
}

/// How the person gets around.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mobility {
    /// Walks without help.
    Walks,
    /// Walks with a stick, crutches or a frame.
    WalksWithAid,
    /// Does not walk: sees no steps and no standing exercise anywhere.
    DoesNotWalk,
}

/// Physical work load, as the cohort asks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WorkLoad {
    /// No work outside the home.
    None,
    /// Mostly sitting.
    Sitting,
    /// Sitting and walking, or mostly on the feet.
    OnFeet,
    /// Light physical work.
    Light,
    /// Heavy physical work.
    Heavy,
}

/// Pain in a leg, as the cohort asks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LegPain {
    /// None.
    None,
    /// Mild.
    Mild,
    /// Moderate or worse.
    ModerateOrWorse,
}

/// Activity in free time, four levels from mostly sitting to hard training.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActivityLevel {
    /// Mostly sitting.
    Inactive,
    /// Light movement some hours a week.
    Light,
    /// Regular exercise some hours a week.
    Moderate,
    /// Hard training several times a week.
    Hard,
}
