//! A movement: key poses, the time between them and at them, and what comes between by easing.

use super::body::Body;
use super::channel::{self, COUNT, Pose};
use super::skeleton::{self, Anchor, Skeleton};

/// A pose that is reached, and the seconds for getting there and staying.
#[derive(Debug, Clone)]
pub(super) struct Key {
    pub(super) pose: Pose,
    /// From the key before; the first key's is the way back from the last.
    pub(super) move_seconds: f64,
    pub(super) hold_seconds: f64,
}

/// Key poses in a circle.
#[derive(Debug, Clone)]
pub(super) struct Movement {
    keys: Vec<Key>,
    anchor: Anchor,
    /// Whether the keys come once more with right and left exchanged.
    mirrored: bool,
    /// Whether it flows through its keys, as walking does, instead of coming to rest at each.
    flowing: bool,
    /// Seconds of the keys, once.
    once: f64,
}

impl Movement {
    /// `keys` is not empty.
    pub(super) fn new(keys: Vec<Key>, anchor: Anchor, mirrored: bool, flowing: bool) -> Self {
        let once = keys.iter().map(|key| key.move_seconds + key.hold_seconds).sum();
        Self {
            keys,
            anchor,
            mirrored,
            flowing,
            once,
        }
    }

    /// Seconds after which it begins again.
    pub(super) fn seconds(&self) -> f64 {
        if self.mirrored { 2.0 * self.once } else { self.once }
    }

    /// The pose at a time, and the point it is held by. Any time: the movement goes round.
    pub(super) fn pose(&self, seconds: f64) -> (Pose, Anchor) {
        let whole = self.seconds();
        // What is no time counts as the beginning.
        let gone = if whole > 0.0 && seconds.is_finite() {
            libm::fmod(seconds, whole)
        } else {
            0.0
        };
        let mut left = if gone < 0.0 { gone + whole } else { gone };
        let other = self.mirrored && left >= self.once;
        if other {
            left -= self.once;
        }
        let mut pose = self.keys[0].pose;
        // It begins in the first key's hold; the first key's way, from the last key, comes last.
        for (index, key) in self.keys.iter().enumerate() {
            if left < key.hold_seconds {
                pose = key.pose;
                break;
            }
            left -= key.hold_seconds;
            let next = &self.keys[(index + 1) % self.keys.len()];
            if left < next.move_seconds {
                // The last way of a mirrored round leads to the first key of the other side.
                let crossing = self.mirrored && index + 1 == self.keys.len();
                let to = if crossing {
                    channel::mirrored(&next.pose)
                } else {
                    next.pose
                };
                let share = left / next.move_seconds;
                let share = if self.flowing { share } else { eased(share) };
                pose = between(&key.pose, &to, share);
                break;
            }
            left -= next.move_seconds;
        }
        if other {
            (channel::mirrored(&pose), self.anchor.mirrored())
        } else {
            (pose, self.anchor)
        }
    }

    /// The joints at a time.
    pub(super) fn at(&self, body: &Body, seconds: f64) -> Skeleton {
        let (pose, anchor) = self.pose(seconds);
        skeleton::solve(body, &pose, anchor)
    }

    /// When each key pose is reached, of one side; of both where each side has but one.
    pub(super) fn key_seconds(&self) -> Vec<f64> {
        let mut now = 0.0;
        let mut times = Vec::new();
        for (index, key) in self.keys.iter().enumerate() {
            if index > 0 {
                now += key.move_seconds;
            }
            times.push(now);
            now += key.hold_seconds;
        }
        // A single key is all that swings to the other side.
        if self.mirrored && self.keys.len() == 1 {
            times.push(self.once);
        }
        times
    }

    /// Times that show the whole movement: the ends of every hold, and `steps` in every way between two keys.
    pub(super) fn samples(&self, steps: u32) -> Vec<f64> {
        let mut now = 0.0;
        let mut times = vec![0.0];
        let rounds = if self.mirrored { 2 } else { 1 };
        for _ in 0..rounds {
            for (index, key) in self.keys.iter().enumerate() {
                if key.hold_seconds > 0.0 {
                    now += key.hold_seconds;
                    times.push(now);
                }
                let way = self.keys[(index + 1) % self.keys.len()].move_seconds;
                if way > 0.0 {
                    times.extend((1..=steps).map(|step| now + way * f64::from(step) / f64::from(steps)));
                    now += way;
                }
            }
        }
        times
    }
}

/// How far a movement has come after a share of its time, by the course of least jerk that unhurried human movements
/// take (Flash & Hogan 1985): at rest at both ends.
fn eased(share: f64) -> f64 {
    share * share * share * (10.0 + share * (6.0 * share - 15.0))
}

/// The pose `share` of the way between two.
fn between(from: &Pose, to: &Pose, share: f64) -> Pose {
    let mut pose = *from;
    for at in 0..COUNT {
        pose[at] = from[at] + (to[at] - from[at]) * share;
    }
    pose
}
