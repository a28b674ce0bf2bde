//! The diary's codes. Words for them are the API's.

use serde::{Deserialize, Serialize};

/// Where it hurts. The nine regions of the Nordic questionnaire, with buttock, thigh and lower leg told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum BodySite {
    LowBack,
    UpperBack,
    Neck,
    Shoulder,
    Elbow,
    WristOrHand,
    Hip,
    Buttock,
    Thigh,
    Knee,
    LowerLeg,
    AnkleOrFoot,
}

/// What it feels like, in our own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Quality {
    Dull,
    Sharp,
    Burning,
    Electric,
    PinsAndNeedles,
    Cramp,
    Stiff,
}

/// What eased it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Ease {
    Moving,
    Walking,
    Exercise,
    LyingDown,
    Sitting,
    Heat,
    Cold,
    Medicine,
    Breathing,
    Distraction,
    Sleep,
}

/// What brought it on or made it worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Provocation {
    Bending,
    Arching,
    Twisting,
    Lifting,
    Sitting,
    Standing,
    Walking,
    LyingDown,
    Work,
    Exercise,
    Stress,
    BadNight,
    Driving,
}
