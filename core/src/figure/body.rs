//! The body that is drawn: lengths and widths as fractions of body height, and how far its joints bend.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::channel::{self, COUNT};
use crate::{Error, Result};

/// The nodes of the spine from the hips (0) to the line of the shoulders.
pub(super) const NODES: usize = 6;

/// Lengths and half widths, in body heights.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Body {
    /// From the middle of the hips to the line of the shoulders.
    pub(super) trunk: f64,
    pub(super) neck: f64,
    /// From the top of the neck to the middle of the skull.
    pub(super) skull: f64,
    pub(super) upper_arm: f64,
    pub(super) forearm: f64,
    pub(super) hand: f64,
    pub(super) thigh: f64,
    pub(super) shank: f64,
    /// The ankle's height over the sole.
    pub(super) ankle: f64,
    /// From below the ankle back to the heel's middle, ahead to the ball and to the tip of the toes.
    pub(super) heel: f64,
    pub(super) ball: f64,
    pub(super) toes: f64,
    /// From the middle to a hip, to a shoulder.
    pub(super) hip_half: f64,
    pub(super) shoulder_half: f64,
    /// How far a full shrug lifts the shoulders.
    pub(super) shrug: f64,
    /// How far a full reach brings a shoulder ahead.
    pub(super) reach: f64,
    /// Half the trunk's depth and breadth at each node of the spine.
    pub(super) depth: [f64; NODES],
    pub(super) breadth: [f64; NODES],
    pub(super) widths: Widths,
}

/// Half widths of the rounded parts, in body heights.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Widths {
    pub(super) neck: f64,
    pub(super) skull: f64,
    pub(super) jaw: f64,
    pub(super) nose: f64,
    pub(super) shoulder: f64,
    pub(super) elbow: f64,
    pub(super) wrist: f64,
    pub(super) fingers: f64,
    pub(super) hip: f64,
    pub(super) knee: f64,
    pub(super) ankle: f64,
    pub(super) heel: f64,
    pub(super) ball: f64,
    pub(super) toes: f64,
}

/// How far each joint of a pose may bend.
#[derive(Debug, Clone)]
pub(super) struct Ranges([Option<[f64; 2]>; COUNT]);

impl Ranges {
    /// The range of a channel, in degrees.
    pub(super) fn of(&self, at: usize) -> Option<[f64; 2]> {
        self.0[at]
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyFile {
    version: String,
    source: String,
    body: Body,
    range: BTreeMap<String, [f64; 2]>,
}

/// Reads the body and the ranges of its joints.
pub(super) fn read(name: &str, text: &str) -> Result<(Body, Ranges)> {
    let file: BodyFile = super::files::parse(name, text)?;
    if file.version.is_empty() || file.source.is_empty() {
        return Err(Error::asset(
            name.to_owned(),
            "version",
            "names no version or source",
        ));
    }
    let mut ranges = [None; COUNT];
    for (joint, range) in file.range {
        let channels = channel::named(&joint)
            .ok_or_else(|| Error::asset(name.to_owned(), joint.clone(), "is no joint"))?;
        if range[0] > range[1] {
            return Err(Error::asset(name.to_owned(), joint, "least is over most"));
        }
        for at in channels {
            ranges[at] = Some(range);
        }
    }
    Ok((file.body, Ranges(ranges)))
}
