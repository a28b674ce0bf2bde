//! What a condition forbids, written in loads. Every exercise is held against it when the library is loaded, so that
//! no author (of ours or of a pack) has to remember each condition for each exercise.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::exercise::{Exercise, Position, TargetGroup};
use super::load::{Amount, HipLoad, KneeLoad, NeckLoad, ShoulderLoad, SpineLoad, WristLoad};
use crate::profile::Constraint;

/// Exercises with all of these features must name `constraint` in `not_with`. A feature that is not given is met.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Precaution {
    pub(super) constraint: Constraint,
    /// Why, in a clinician's words; shown when an exercise breaks it.
    pub(super) because: String,
    pub(super) source: String,
    target: Option<BTreeSet<TargetGroup>>,
    position: Option<BTreeSet<Position>>,
    spine: Option<BTreeSet<SpineLoad>>,
    axial: Option<BTreeSet<Amount>>,
    hip: Option<BTreeSet<HipLoad>>,
    knee: Option<BTreeSet<KneeLoad>>,
    shoulder: Option<BTreeSet<ShoulderLoad>>,
    wrist: Option<BTreeSet<WristLoad>>,
    neck: Option<BTreeSet<NeckLoad>>,
    balance: Option<BTreeSet<Amount>>,
    floor: Option<bool>,
    level_over: Option<u8>,
    hold_seconds_over: Option<u16>,
}

impl Precaution {
    pub(super) fn forbids(&self, exercise: &Exercise) -> bool {
        let loads = &exercise.loads;
        let longest = exercise.dose.hold_seconds.map_or(0, |[_, most]| most);
        met(self.target.as_ref(), exercise.target)
            && met(self.position.as_ref(), exercise.position)
            && met(self.spine.as_ref(), loads.spine)
            && met(self.axial.as_ref(), loads.axial)
            && met(self.hip.as_ref(), loads.hip)
            && met(self.knee.as_ref(), loads.knee)
            && met(self.shoulder.as_ref(), loads.shoulder)
            && met(self.wrist.as_ref(), loads.wrist)
            && met(self.neck.as_ref(), loads.neck)
            && met(self.balance.as_ref(), loads.balance)
            && self.floor.is_none_or(|floor| floor == loads.floor)
            && self.level_over.is_none_or(|level| exercise.level > level)
            && self.hold_seconds_over.is_none_or(|seconds| longest > seconds)
    }
}

fn met<T: Ord>(wanted: Option<&BTreeSet<T>>, found: T) -> bool {
    wanted.is_none_or(|wanted| wanted.contains(&found))
}
