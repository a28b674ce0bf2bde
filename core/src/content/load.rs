//! What an exercise asks of the body: the words that limits and precautions are written in.

use serde::{Deserialize, Serialize};

/// How much of something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Amount {
    /// None.
    #[default]
    None,
    /// Some.
    Some,
    /// Much.
    Much,
}

/// What the spine does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpineLoad {
    /// It rests.
    #[default]
    None,
    /// It stays long and still while arms or legs move, or the hips bend.
    NeutralHold,
    /// It moves in the easy middle of its range only.
    SmallRange,
    /// It rounds.
    Flexion,
    /// It arches.
    Extension,
    /// It turns.
    Rotation,
}

/// What the hips do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HipLoad {
    /// Nothing: legs may be without any strength.
    #[default]
    None,
    /// They bend, to a right angle at most.
    Flexion,
    /// They bend beyond a right angle.
    DeepFlexion,
    /// They stretch backward or push the body up.
    Extension,
    /// The leg moves or presses outward.
    Abduction,
    /// They turn far.
    Rotation,
}

/// What the knees do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KneeLoad {
    /// Nothing.
    #[default]
    None,
    /// They move without weight on them.
    Movement,
    /// They carry the body.
    WeightBearing,
    /// They carry the body while bending far.
    DeepBend,
    /// They rest on the ground.
    Kneeling,
}

/// What the shoulders do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShoulderLoad {
    /// Nothing.
    #[default]
    None,
    /// The arms move below shoulder height.
    Movement,
    /// The arms move above shoulder height.
    Overhead,
    /// The arms carry weight.
    WeightBearing,
}

/// What the wrists do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WristLoad {
    /// Nothing.
    #[default]
    None,
    /// The hands hold something.
    Grip,
    /// The hands carry weight.
    WeightBearing,
}

/// What the neck does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NeckLoad {
    /// Nothing.
    #[default]
    None,
    /// It turns, tilts, glides or presses against a hand.
    Movement,
    /// It lifts the head against gravity.
    HeadLift,
}

/// What an exercise asks of the body. What is not said is not asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Loads {
    /// The spine.
    pub spine: SpineLoad,
    /// Weight along the spine beyond the body's own when sitting or standing.
    pub axial: Amount,
    /// The hips.
    pub hip: HipLoad,
    /// The knees.
    pub knee: KneeLoad,
    /// The shoulders.
    pub shoulder: ShoulderLoad,
    /// The wrists.
    pub wrist: WristLoad,
    /// The neck.
    pub neck: NeckLoad,
    /// How much balance it takes.
    pub balance: Amount,
    /// Whether one has to get down on the floor and up again.
    pub floor: bool,
}
