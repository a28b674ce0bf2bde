//! How a session covers the trunk, whatever the minutes: a limit that the auditor reads too.

use std::collections::BTreeSet;

use super::session::{Filling, Pick, Place};
use crate::content::TargetGroup;
use crate::recommender::Strategy;

impl<'a> Filling<'a> {
    /// What every session holds before the turns: by default one abdominal and one back extensor, or one core
    /// exercise, in turn. Where today's way does not fit the minutes, the other does; where neither does, a smaller
    /// dose. The gentlest doses of two exercises always fit the shortest session, which a test holds.
    pub(super) fn cover(&self, place: Place, picks: &mut Vec<Pick<'a>>, taken: &mut BTreeSet<&'a str>) {
        let ways = self.ways_to_cover(place);
        for smaller in 0..=3 {
            for way in &ways {
                let all = way
                    .iter()
                    .all(|group| self.take(*group, place, smaller, picks, taken));
                if all {
                    return;
                }
                picks.clear();
                taken.clear();
            }
        }
    }

    /// The ways to cover the trunk, today's first. One of the pair alone where the person can do nothing else.
    fn ways_to_cover(&self, place: Place) -> Vec<Vec<TargetGroup>> {
        use TargetGroup::{Abdominals, BackExtensors, CoreStability};
        if self.strategy == Strategy::StayActive {
            return Vec::new();
        }
        let pair = [Abdominals, BackExtensors];
        // With one of the pair in focus the other need not come along: the core covers, and what the focus does can be
        // told from what its partner does.
        let focused = self
            .focus
            .is_some_and(|group| group == CoreStability || pair.contains(&group));
        let both = pair.iter().all(|group| self.has(*group));
        let mut ways: Vec<Vec<TargetGroup>> = Vec::new();
        if both {
            ways.push(pair.to_vec());
        }
        if self.has(CoreStability) {
            ways.push(vec![CoreStability]);
        }
        if ways.len() > 1 && (focused || place.0 % 2 == 1) {
            ways.reverse();
        }
        if ways.is_empty() {
            ways.extend(
                pair.into_iter()
                    .filter(|group| self.has(*group))
                    .map(|group| vec![group]),
            );
        }
        ways
    }
}
