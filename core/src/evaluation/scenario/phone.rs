//! A made phone: it holds what it was told to, shows it when it comes, can be off, and can be killed halfway.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::reminders::{Difference, ToArm};

/// The phone.
#[derive(Debug, Default)]
pub(super) struct Phone {
    pub(super) held: BTreeMap<Uuid, ToArm>,
    pub(super) off: bool,
    /// The next difference stops after so many steps.
    pub(super) kill_after: Option<usize>,
}

impl Phone {
    /// Applies a difference; answers whether it came to its end and can be said back.
    pub(super) fn apply(&mut self, difference: &Difference) -> bool {
        let mut left = self.kill_after.take();
        let mut alive = || match &mut left {
            Some(0) => false,
            Some(left) => {
                *left -= 1;
                true
            }
            None => true,
        };
        for id in &difference.cancel {
            if !alive() {
                return false;
            }
            self.held.remove(id);
        }
        for one in &difference.add {
            if !alive() {
                return false;
            }
            self.held.insert(one.id, one.clone());
        }
        alive()
    }

    /// What comes next, up to an instant (seconds from 1970).
    pub(super) fn next(&self, until: i64) -> Option<&ToArm> {
        if self.off {
            return None;
        }
        self.held
            .values()
            .filter(|one| one.at < until)
            .min_by_key(|one| (one.at, one.id))
    }
}
