//! The numbers that a pose consists of, and their names in the data.
//!
//! A pose is one number a channel: where the body is held, how each joint is bent, and what a hand or foot is set
//! on. Every channel can be interpolated, which is what makes a movement of two poses.

use serde::{Deserialize, Serialize};

/// A side of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Right,
    Left,
}

impl Side {
    pub(super) const BOTH: [Self; 2] = [Self::Right, Self::Left];

    pub(super) const fn other(self) -> Self {
        match self {
            Self::Right => Self::Left,
            Self::Left => Self::Right,
        }
    }

    /// +1 to the left, -1 to the right: the sign of y.
    pub(super) const fn sign(self) -> f64 {
        match self {
            Self::Right => -1.0,
            Self::Left => 1.0,
        }
    }
}

/// Channels of the whole body.
pub(super) const X: usize = 0;
pub(super) const Y: usize = 1;
pub(super) const Z: usize = 2;
pub(super) const PITCH: usize = 3;
pub(super) const LEAN: usize = 4;
pub(super) const TURN: usize = 5;
pub(super) const LUMBAR: usize = 6;
pub(super) const CHEST: usize = 9;
pub(super) const NECK: usize = 12;
/// Further channels of a spine joint, from its flexion on.
pub(super) const SIDEWAYS: usize = 1;
pub(super) const TWIST: usize = 2;

const TRUNK: usize = 15;
const LIMBS: usize = 23;

/// Channels of one side, from [`limb`] on.
pub(super) const HIP: usize = 0;
pub(super) const HIP_OUT: usize = 1;
pub(super) const HIP_TURN: usize = 2;
pub(super) const KNEE: usize = 3;
pub(super) const ANKLE: usize = 4;
pub(super) const SHOULDER: usize = 5;
pub(super) const SHOULDER_OUT: usize = 6;
pub(super) const SHOULDER_TURN: usize = 7;
pub(super) const ELBOW: usize = 8;
pub(super) const WRIST: usize = 9;
pub(super) const SHRUG: usize = 10;
/// How far the shoulder blade glides ahead around the ribs.
pub(super) const REACH: usize = 11;
/// Where the foot is set: x, y, z, its pitch (toes down positive), and whether (1) or not (0).
pub(super) const FOOT: usize = 12;
/// Where the hand is set: x, y, z, the way the fingers point (0 ahead, 90 up), whether it is set, whether the
/// fingers' way is.
pub(super) const HAND: usize = 17;
/// Offset of "whether it is set" within a goal.
pub(super) const SET: usize = 4;
/// Offset of "whether the fingers' way is set" within a hand's goal.
pub(super) const WAY_SET: usize = 5;

/// The number of channels.
pub(super) const COUNT: usize = TRUNK + 2 * LIMBS;

/// The first channel of a side.
pub(super) const fn limb(side: Side) -> usize {
    match side {
        Side::Right => TRUNK,
        Side::Left => TRUNK + LIMBS,
    }
}

/// A pose: one number a channel.
pub(super) type Pose = [f64; COUNT];

/// Names of the channels of the whole body, in their order.
const TRUNK_NAMES: [&str; TRUNK] = [
    "x",
    "y",
    "z",
    "pitch",
    "lean",
    "turn",
    "lumbar",
    "lumbar-side",
    "lumbar-turn",
    "chest",
    "chest-side",
    "chest-turn",
    "neck",
    "neck-side",
    "neck-turn",
];

/// Names of the joints of a side, in the order of their channels.
const LIMB_NAMES: [&str; 12] = [
    "hip",
    "hip-out",
    "hip-turn",
    "knee",
    "ankle",
    "shoulder",
    "shoulder-out",
    "shoulder-turn",
    "elbow",
    "wrist",
    "shrug",
    "reach",
];

/// The channels of a leg and of an arm that are solved where its foot or hand is set.
pub(super) const LEG: [usize; 3] = [HIP, KNEE, ANKLE];
pub(super) const ARM: [usize; 5] = [SHOULDER, SHOULDER_OUT, SHOULDER_TURN, ELBOW, WRIST];

/// Every channel that is a joint's or the trunk's, with its name.
pub(super) fn names() -> impl Iterator<Item = (usize, &'static str)> {
    let limbs = Side::BOTH.into_iter().flat_map(|side| {
        LIMB_NAMES
            .iter()
            .enumerate()
            .map(move |(at, name)| (limb(side) + at, *name))
    });
    TRUNK_NAMES.iter().copied().enumerate().chain(limbs)
}

/// The channels that a name stands for: one, or one of each side where the name does not end with a side.
pub(super) fn named(name: &str) -> Option<Vec<usize>> {
    if let Some(at) = TRUNK_NAMES.iter().position(|one| *one == name) {
        return Some(vec![at]);
    }
    let (joint, sides) = sides_of(name);
    let at = LIMB_NAMES.iter().position(|one| *one == joint)?;
    Some(sides.iter().map(|side| limb(*side) + at).collect())
}

/// A name without its side, and the sides it means.
pub(super) fn sides_of(name: &str) -> (&str, &'static [Side]) {
    if let Some(joint) = name.strip_suffix("-r") {
        (joint, &[Side::Right])
    } else if let Some(joint) = name.strip_suffix("-l") {
        (joint, &[Side::Left])
    } else {
        (name, &Side::BOTH)
    }
}

/// The same pose with right and left exchanged.
pub(super) fn mirrored(pose: &Pose) -> Pose {
    let mut other = *pose;
    for at in [
        Y,
        LEAN,
        TURN,
        LUMBAR + SIDEWAYS,
        LUMBAR + TWIST,
        CHEST + SIDEWAYS,
        CHEST + TWIST,
    ] {
        other[at] = -pose[at];
    }
    for at in [NECK + SIDEWAYS, NECK + TWIST] {
        other[at] = -pose[at];
    }
    let (right, left) = (limb(Side::Right), limb(Side::Left));
    for at in 0..LIMBS {
        let sign = if at == FOOT + 1 || at == HAND + 1 {
            -1.0
        } else {
            1.0
        };
        other[right + at] = sign * pose[left + at];
        other[left + at] = sign * pose[right + at];
    }
    other
}

/// A joint whose angle is told. Flexion is positive, straight and standing are 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the anatomical names say it")]
pub enum Joint {
    Lumbar,
    Chest,
    Neck,
    HipRight,
    HipLeft,
    KneeRight,
    KneeLeft,
    AnkleRight,
    AnkleLeft,
    ShoulderRight,
    ShoulderLeft,
    ElbowRight,
    ElbowLeft,
}

/// How far a joint is bent at a time: for hips and shoulders the angle between the limb and the trunk's length, for
/// the others their flexion. Where a hand or foot is set on something this is the solved angle, not the typed one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct JointAngle {
    /// The joint.
    pub joint: Joint,
    /// Degrees.
    pub degrees: f64,
}
