//! Which notifications the phone holds. It applies a difference and says so; it may be killed before it says so, so
//! what is sure and what may be are kept apart, and every difference leads from any state between the two to the plan.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::candidate::Platform;
use super::planning::Kind;

/// Under this namespace ids of notifications are derived from what they say and when.
const DERIVED: Uuid = Uuid::from_u128(0x6c69_7373_6f6d_5c00_8000_6e6f_7469_6669);

/// What came so many seconds ago no phone holds any more: it rang, or was lost when the phone was started; a journey
/// moves a clock time by a day at most. Until then it may stand where the person has yet to answer it. Ours.
const FORGOTTEN_AFTER: i64 = 7 * 86_400;

/// When a notification comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trigger {
    /// At this second of the phone's clock (from 1970, as if it were UTC), wherever the phone is then.
    Floating(i64),
    /// At this instant, in seconds from 1970.
    Absolute(i64),
}

/// A notification as the phone arms it. Its id says what it is and when: the same id is the same notification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToArm {
    /// Derived from everything below.
    pub id: Uuid,
    /// When.
    pub trigger: Trigger,
    /// The instant at which it comes where the phone is now, in seconds from 1970.
    pub at: i64,
    /// What it is.
    pub kind: Kind,
    /// The names of what it is about.
    pub about: Vec<String>,
    /// Without a sound.
    pub silent: bool,
}

impl ToArm {
    /// A notification with its id. `face` stands for what the phone shows beside it (language, private texts): when that
    /// changes, it is another notification.
    pub fn new(trigger: Trigger, at: i64, kind: Kind, about: Vec<String>, silent: bool, face: &str) -> Self {
        let said = format!(
            "{trigger:?}\u{1f}{kind:?}\u{1f}{silent}\u{1f}{face}\u{1f}{}",
            about.join("\u{1f}")
        );
        Self {
            id: Uuid::new_v5(&DERIVED, said.as_bytes()),
            trigger,
            at,
            kind,
            about,
            silent,
        }
    }
}

/// What the phone has to do so that it holds the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// To be said back when it is done.
    pub generation: u64,
    /// To cancel first. Cancelling what is not there is fine.
    pub cancel: Vec<Uuid>,
    /// Then to add. Adding what is there replaces it.
    pub add: Vec<ToArm>,
}

/// What the phone holds, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Armed {
    generation: u64,
    /// Held for sure.
    sure: BTreeMap<Uuid, ToArm>,
    /// Held perhaps: proposed and not said back, or cancelled and not said back.
    perhaps: BTreeMap<Uuid, Option<ToArm>>,
    proposed: BTreeMap<Uuid, ToArm>,
    /// Whether the newest difference was not said back yet.
    #[serde(default)]
    open: bool,
}

impl Armed {
    /// What the phone has to do to hold exactly `plan`, and nothing else of ours.
    pub fn propose(&mut self, plan: &[ToArm]) -> Difference {
        let wanted: BTreeMap<Uuid, ToArm> = plan.iter().map(|one| (one.id, one.clone())).collect();
        let cancel: Vec<Uuid> = self
            .sure
            .keys()
            .chain(self.perhaps.keys())
            .filter(|id| !wanted.contains_key(id))
            .copied()
            .collect();
        // In the order in which they come: iOS keeps the last that were added.
        let add: Vec<ToArm> = plan
            .iter()
            .filter(|one| !self.sure.contains_key(&one.id))
            .cloned()
            .collect();
        // A clock time that follows the phone comes at another instant after a journey; it is the same notification.
        for (id, one) in &mut self.sure {
            if let Some(wanted) = wanted.get(id) {
                one.at = wanted.at;
            }
        }
        if cancel.is_empty() && add.is_empty() {
            return Difference {
                generation: self.generation,
                cancel,
                add,
            };
        }
        self.generation += 1;
        for id in &cancel {
            if let Some(one) = self.sure.remove(id) {
                self.perhaps.insert(*id, Some(one));
            }
        }
        for one in &add {
            self.perhaps.insert(one.id, Some(one.clone()));
        }
        self.proposed = wanted;
        self.open = true;
        Difference {
            generation: self.generation,
            cancel,
            add,
        }
    }

    /// The phone has done what this generation asked. Answers whether it was the newest; an older one is no news.
    pub fn armed(&mut self, generation: u64) -> bool {
        if generation != self.generation {
            return false;
        }
        if std::mem::take(&mut self.open) {
            self.sure = std::mem::take(&mut self.proposed);
            self.perhaps.clear();
        }
        true
    }

    /// The newest difference, while it was not said back; none when the phone is believed to hold what it should.
    pub fn outstanding(&self) -> Option<Difference> {
        if !self.open {
            return None;
        }
        let gone = |id: &&Uuid| !self.proposed.contains_key(id);
        let mut add: Vec<ToArm> = self
            .proposed
            .values()
            .filter(|one| !self.sure.contains_key(&one.id))
            .cloned()
            .collect();
        // In the order in which they come, as they were proposed.
        add.sort_by_key(|one| (one.at, one.id));
        Some(Difference {
            generation: self.generation,
            cancel: self.perhaps.keys().filter(gone).copied().collect(),
            add,
        })
    }

    /// Everything that the phone holds or was asked to hold, in the order in which it comes.
    pub fn held(&self) -> Vec<ToArm> {
        let newest = if self.open { &self.proposed } else { &self.sure };
        let mut all: Vec<ToArm> = newest.values().cloned().collect();
        all.sort_by_key(|one| (one.at, one.id));
        all
    }

    /// The phone holds nothing of ours: it was started, the app was updated or stopped by force.
    pub fn nothing_armed(&mut self) {
        self.generation += 1;
        self.open = false;
        self.sure.clear();
        self.perhaps.clear();
        self.proposed.clear();
    }

    /// The phone holds exactly these.
    pub fn armed_now(&mut self, ids: &[Uuid]) {
        self.generation += 1;
        self.open = false;
        let mut known: BTreeMap<Uuid, ToArm> = std::mem::take(&mut self.sure);
        known.extend(std::mem::take(&mut self.proposed));
        let unsure = std::mem::take(&mut self.perhaps);
        known.extend(unsure.into_iter().filter_map(|(id, one)| Some((id, one?))));
        for id in ids {
            match known.remove(id) {
                Some(one) => {
                    self.sure.insert(*id, one);
                }
                // Of ours, but from before anything that is known here: it has to go.
                None => {
                    self.perhaps.insert(*id, None);
                }
            }
        }
    }

    /// What came to pass up to `now` while it was armed for sure, so that it was shown: on iOS, where nothing is heard of
    /// it. On Android each alarm says itself that it rang.
    pub fn shown_by(&self, now: i64, platform: Platform) -> impl Iterator<Item = &ToArm> {
        self.sure
            .values()
            // In its very second it may still be about to come: then it stays armed.
            .filter(move |one| platform == Platform::Ios && one.at < now)
    }

    /// Forgets what came long before `now` (seconds from 1970): a phone that never says what it did would be remembered
    /// for years.
    pub fn forget_past(&mut self, now: i64) {
        let stays = |one: &ToArm| one.at >= now - FORGOTTEN_AFTER;
        self.sure.retain(|_, one| stays(one));
        self.proposed.retain(|_, one| stays(one));
        self.perhaps.retain(|_, one| one.as_ref().is_none_or(stays));
    }

    /// What is held, or may be, under an id.
    pub fn find(&self, id: &Uuid) -> Option<&ToArm> {
        self.sure
            .get(id)
            .or_else(|| self.proposed.get(id))
            .or_else(|| self.perhaps.get(id).and_then(Option::as_ref))
    }

    /// The newest generation.
    pub fn generation(&self) -> u64 {
        self.generation
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn one(number: u8) -> ToArm {
        let at = i64::from(number) * 60;
        ToArm::new(
            Trigger::Absolute(at),
            at,
            Kind::Due,
            vec![format!("o{number}")],
            false,
            "en",
        )
    }

    fn plan(numbers: &BTreeSet<u8>) -> Vec<ToArm> {
        numbers.iter().map(|number| one(*number)).collect()
    }

    fn ids(plan: &[ToArm]) -> BTreeSet<Uuid> {
        plan.iter().map(|one| one.id).collect()
    }

    /// Applies a difference to what the phone holds, killed after so many of its steps; answers whether it came through.
    fn apply(phone: &mut BTreeSet<Uuid>, difference: &Difference, killed_after: usize) -> bool {
        let cancels = difference.cancel.iter().map(|id| (false, *id));
        let adds = difference.add.iter().map(|one| (true, one.id));
        for (step, (add, id)) in cancels.chain(adds).enumerate() {
            if step == killed_after {
                return false;
            }
            if add {
                phone.insert(id);
            } else {
                phone.remove(&id);
            }
        }
        true
    }

    #[test]
    fn the_same_plan_again_asks_for_nothing() {
        let mut armed = Armed::default();
        let wanted = plan(&BTreeSet::from([1, 2, 3]));
        let first = armed.propose(&wanted);
        assert_eq!((first.cancel.len(), first.add.len()), (0, 3));
        assert!(armed.armed(first.generation));
        let again = armed.propose(&wanted);
        assert_eq!(
            (again.cancel.len(), again.add.len(), again.generation),
            (0, 0, first.generation)
        );
    }

    #[test]
    fn after_a_start_everything_is_armed_again_and_what_ios_holds_is_believed() {
        let mut armed = Armed::default();
        let wanted = plan(&BTreeSet::from([1, 2, 3]));
        let first = armed.propose(&wanted);
        armed.armed(first.generation);
        armed.nothing_armed();
        assert_eq!(armed.propose(&wanted).add.len(), 3);
        let stranger = Uuid::from_u128(7);
        armed.armed_now(&[one(1).id, stranger]);
        let difference = armed.propose(&wanted);
        assert_eq!(difference.cancel, [stranger]);
        assert_eq!(ids(&difference.add), ids(&plan(&BTreeSet::from([2, 3]))));
        // What an earlier call was told is no news any more.
        assert!(!armed.armed(first.generation));
    }

    #[test]
    fn a_phone_that_never_answers_is_not_remembered_for_years() {
        let mut armed = Armed::default();
        let day = |number: i64| {
            let at = number * 86_400;
            let about = vec![format!("o{number}")];
            ToArm::new(Trigger::Absolute(at), at, Kind::Due, about, false, "en")
        };
        for today in 0..400 {
            armed.forget_past(today * 86_400);
            armed.propose(&[day(today), day(today + 1)]);
        }
        let known = |number: i64| armed.find(&day(number).id).is_some();
        assert_eq!(
            [known(400), known(393), known(391), known(0)],
            [true, true, false, false]
        );
        let newest = armed.outstanding().unwrap();
        assert_eq!((newest.add.len(), newest.cancel.len()), (2, 7));
        // What nobody knows the time of has to go all the same.
        let stranger = Uuid::from_u128(7);
        armed.armed_now(&[stranger]);
        armed.forget_past(i64::MAX);
        assert_eq!(armed.propose(&[]).cancel, [stranger]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn a_kill_at_any_point_neither_loses_nor_doubles(
            plans in proptest::collection::vec((proptest::collection::btree_set(0_u8..20, 0..12), 0_usize..30, any::<bool>(), 0_u8..8), 1..8),
            last in proptest::collection::btree_set(0_u8..20, 0..12),
        ) {
            let mut armed = Armed::default();
            let mut phone = BTreeSet::new();
            for (numbers, killed_after, acknowledges, event) in &plans {
                match event {
                    0 => { phone.clear(); armed.nothing_armed(); }
                    1 => { let held: Vec<Uuid> = phone.iter().copied().collect(); armed.armed_now(&held); }
                    _ => {}
                }
                let difference = armed.propose(&plan(numbers));
                let through = apply(&mut phone, &difference, *killed_after);
                // Kept on disk between any two steps.
                let kept = serde_json::to_string(&armed).unwrap();
                armed = serde_json::from_str(&kept).unwrap();
                if through && *acknowledges {
                    armed.armed(difference.generation);
                    prop_assert_eq!(&phone, &ids(&plan(numbers)));
                }
            }
            let difference = armed.propose(&plan(&last));
            // What is asked for once more, after the caller lost it, leads to the same.
            if let Some(again) = armed.outstanding() {
                let mut other = phone.clone();
                apply(&mut other, &again, usize::MAX);
                prop_assert_eq!(other, ids(&plan(&last)));
            } else {
                prop_assert!(difference.cancel.is_empty() && difference.add.is_empty());
            }
            apply(&mut phone, &difference, usize::MAX);
            prop_assert_eq!(phone, ids(&plan(&last)));
        }
    }
}
