//! An entry of the data: a pose or figure in the words of its file, laid over the pose that it starts from.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::body::Body;
use super::channel::{self, COUNT, FOOT, HAND, Pose, SET, WAY_SET};
use super::movement::{Key, Movement};
use super::prop::Prop;
use super::scene::View;
use super::skeleton::Anchor;
use crate::content::{Exercise, Sides};

/// Seconds that a movement takes in a figure where the exercise names none. Ours.
const USUAL_SECONDS: f64 = 4.0;
/// The longest hold that a figure shows; an exercise's own may be longer. Ours.
const LONGEST_HOLD: f64 = 2.0;

/// The whole height that the hips stand at: thigh, shank and ankle.
fn standing_height(body: &Body) -> f64 {
    body.thigh + body.shank + body.ankle
}

/// A number, a place, or "free" for a hand or foot that is set on nothing any more.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Value {
    Number(f64),
    Place(Vec<f64>),
    Word(String),
}

/// What a pose or figure may say; a figure says it over the pose that it starts from.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub(super) id: String,
    /// The pose it starts from.
    from: Option<String>,
    /// "side", "front", or degrees around and above.
    view: Option<Viewpoint>,
    anchor: Option<Anchor>,
    /// Things around it, besides those of the pose it starts from.
    #[serde(default)]
    pub(super) props: Vec<Prop>,
    /// Channels of its pose.
    #[serde(default)]
    set: BTreeMap<String, Value>,
    /// The parts that work.
    #[serde(default)]
    pub(super) working: Vec<String>,
    /// Seconds that the ways between its keys take together, where it should not be the exercise's own.
    seconds: Option<f64>,
    /// Whether the keys come again with the sides exchanged; by the exercise's sides where it says nothing.
    mirror: Option<bool>,
    /// Whether it flows through its keys instead of coming to rest at each.
    #[serde(default)]
    flow: bool,
    /// The key poses: each its channels over the figure's pose, `move` and `hold` as shares of time.
    #[serde(default)]
    keys: Vec<BTreeMap<String, Value>>,
}

/// From where it is seen.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Viewpoint {
    Named(String),
    Degrees([f64; 2]),
}

/// A file of poses and figures.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FigureFile {
    pub(super) version: String,
    pub(super) source: String,
    #[serde(default)]
    pub(super) pose: Vec<Entry>,
    #[serde(default)]
    pub(super) figure: Vec<Entry>,
}

impl Entry {
    /// The entry over the pose that it starts from.
    pub(super) fn over(&self, poses: &BTreeMap<String, Self>) -> Result<Self, String> {
        let Some(from) = &self.from else {
            return Ok(self.clone());
        };
        let base = poses
            .get(from)
            .ok_or_else(|| format!("starts from no pose: {from}"))?;
        let mut whole = base.clone();
        whole.id.clone_from(&self.id);
        whole.props.extend(self.props.iter().cloned());
        whole.working.extend(self.working.iter().cloned());
        whole.set = laid_over(&base.set, &self.set);
        whole.view = self.view.clone().or(whole.view);
        whole.anchor = self.anchor.or(whole.anchor);
        whole.seconds = self.seconds.or(whole.seconds);
        whole.mirror = self.mirror.or(whole.mirror);
        whole.flow |= self.flow;
        if !self.keys.is_empty() {
            whole.keys.clone_from(&self.keys);
        }
        Ok(whole)
    }

    /// Its movement, in the tempo and with the sides of the exercise where it names no others.
    pub(super) fn movement(&self, body: &Body, exercise: &Exercise) -> Result<Movement, String> {
        if self.keys.is_empty() {
            return Err("has no keys".to_owned());
        }
        let mut shares = Vec::new();
        for key in &self.keys {
            let mut channels = key.clone();
            let moving = share(channels.remove("move"), 1.0)?;
            let holding = share(channels.remove("hold"), 0.0)?;
            shares.push((posed(body, &laid_over(&self.set, &channels))?, moving, holding));
        }
        let all_moving: f64 = shares.iter().map(|(_, moving, _)| moving).sum();
        if all_moving <= 0.0 {
            return Err("move: all are 0".to_owned());
        }
        let own = match exercise.dose.seconds_per_repetition {
            0 => USUAL_SECONDS,
            seconds => f64::from(seconds),
        };
        let each = self.seconds.unwrap_or(own) / all_moving;
        let hold = exercise
            .dose
            .hold_seconds
            .map_or(1.0, |[least, _]| f64::from(least))
            .min(LONGEST_HOLD);
        let keys = shares
            .into_iter()
            .map(|(pose, moving, holding)| Key {
                pose,
                move_seconds: moving * each,
                hold_seconds: holding * hold,
            })
            .collect();
        let mirrored = self.mirror.unwrap_or(exercise.sides == Sides::Alternating);
        Ok(Movement::new(
            keys,
            self.anchor.unwrap_or(Anchor::Pelvis),
            mirrored,
            self.flow,
        ))
    }

    /// From where it is seen.
    pub(super) fn view(&self) -> Result<View, String> {
        match &self.view {
            None => Ok(View::new(0.0, 0.0)),
            Some(Viewpoint::Degrees([around, above])) => Ok(View::new(*around, *above)),
            Some(Viewpoint::Named(name)) => match name.as_str() {
                "side" => Ok(View::new(0.0, 0.0)),
                "front" => Ok(View::new(90.0, 8.0)),
                _ => Err("view: side, front, or degrees".to_owned()),
            },
        }
    }
}

/// A share of time.
fn share(value: Option<Value>, usual: f64) -> Result<f64, String> {
    match value {
        None => Ok(usual),
        Some(Value::Number(share)) if (0.0..=20.0).contains(&share) => Ok(share),
        Some(_) => Err("move, hold: 0 to 20".to_owned()),
    }
}

/// One set of channels over another. A name of both sides covers the names of one.
fn laid_over(under: &BTreeMap<String, Value>, over: &BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    let mut all = under.clone();
    for name in over.keys() {
        all.remove(&format!("{name}-r"));
        all.remove(&format!("{name}-l"));
    }
    all.extend(over.iter().map(|(name, value)| (name.clone(), value.clone())));
    all
}

/// The pose that the channels of an entry make, over plain standing.
fn posed(body: &Body, channels: &BTreeMap<String, Value>) -> Result<Pose, String> {
    let mut pose = [0.0; COUNT];
    pose[channel::Z] = standing_height(body);
    // Names of both sides first, so that those of one side stand over them.
    let (both, one): (Vec<_>, Vec<_>) = channels
        .iter()
        .partition(|(name, _)| channel::sides_of(name).1.len() == 2);
    for (name, value) in both.into_iter().chain(one) {
        give(body, &mut pose, name, value)?;
    }
    Ok(pose)
}

fn give(body: &Body, pose: &mut Pose, name: &str, value: &Value) -> Result<(), String> {
    let (limb, sides) = channel::sides_of(name);
    let goal = match limb {
        "foot" => Some((FOOT, body.hip_half)),
        "hand" => Some((HAND, body.shoulder_half)),
        _ => None,
    };
    match (goal, value) {
        (Some((goal, half)), Value::Place(place)) => {
            let [x, rest @ ..] = place.as_slice() else {
                return Err(format!("{name}: x, y, z and a way"));
            };
            for side in sides {
                let at = channel::limb(*side) + goal;
                // Both sides: how far out; one side: where.
                let out = rest.first().copied().unwrap_or(half);
                let y = match (sides.len(), rest.is_empty()) {
                    (2, _) | (_, true) => side.sign() * out,
                    _ => out,
                };
                pose[at] = *x;
                pose[at + 1] = y;
                pose[at + 2] = rest.get(1).copied().unwrap_or(0.0);
                pose[at + 3] = rest.get(2).copied().unwrap_or(0.0);
                pose[at + SET] = 1.0;
                if goal == HAND {
                    pose[at + WAY_SET] = f64::from(u8::from(rest.len() > 2));
                }
            }
        }
        (Some((goal, _)), Value::Word(word)) if word == "free" => {
            for side in sides {
                pose[channel::limb(*side) + goal + SET] = 0.0;
            }
        }
        (None, Value::Number(number)) if number.is_finite() => {
            let channels = channel::named(name).ok_or_else(|| format!("{name}: is no joint"))?;
            for at in channels {
                pose[at] = *number;
            }
        }
        _ => return Err(format!("{name}: what it is set to does not fit")),
    }
    Ok(())
}
