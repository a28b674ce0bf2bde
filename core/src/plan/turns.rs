//! Whose turn it is among the target groups of a session.

use std::collections::BTreeMap;

use crate::content::TargetGroup;

/// Whose turn it is: each group as often as its emphasis says, evenly spread.
#[derive(Clone)]
pub(super) struct Turns {
    groups: Vec<(TargetGroup, i32, i32)>,
}

impl Turns {
    pub(super) fn new(emphasis: &BTreeMap<TargetGroup, u8>) -> Self {
        let groups = emphasis.iter().filter(|(_, turns)| **turns > 0);
        Self {
            groups: groups
                .map(|(group, turns)| (*group, i32::from(*turns), 0))
                .collect(),
        }
    }

    pub(super) fn next(&mut self) -> Option<TargetGroup> {
        let all: i32 = self.groups.iter().map(|(_, turns, _)| turns).sum();
        for (_, turns, credit) in &mut self.groups {
            *credit += *turns;
        }
        // The last of equals would win in `max_by_key`; the first in the order of groups should.
        let next = self
            .groups
            .iter_mut()
            .rev()
            .max_by_key(|(_, _, credit)| *credit)?;
        next.2 -= all;
        Some(next.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_follow_the_emphasis_and_are_spread() {
        use TargetGroup::{Abdominals, Flexibility, GlutealAndHip};
        let mut turns = Turns::new(&BTreeMap::from([
            (Abdominals, 2),
            (GlutealAndHip, 1),
            (Flexibility, 1),
        ]));
        let seen: Vec<_> = (0..8).filter_map(|_| turns.next()).collect();
        assert_eq!(seen.iter().filter(|group| **group == Abdominals).count(), 4);
        assert!(
            seen.windows(3)
                .all(|three| three.iter().any(|group| *group != Abdominals)),
            "{seen:?}"
        );
        assert_eq!(Turns::new(&BTreeMap::new()).next(), None);
    }
}
