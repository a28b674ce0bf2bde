//! The figures of the library: read from data, checked, and drawn for any time.

use std::collections::BTreeMap;

use super::body::{Body, Ranges};
use super::channel::{self, JointAngle, Side};
use super::check;
use super::entry::Entry;
use super::geometry::Point;
use super::movement::Movement;
use super::prop::Prop;
use super::scene::{Disc, Form, Frame, Piece, Scene, Shape, Tone, View};
use super::skeleton::Skeleton;
use crate::content::Exercise;

/// How much farther away than its fellow a limb is drawn paler, in body heights.
const FAR: f64 = 0.06;

/// A part of the body that can be drawn as working: a piece, and from which to which of its discs.
#[derive(Debug, Clone, Copy, PartialEq)]
struct WorkingPart {
    piece: Piece,
    first: usize,
    last: usize,
}

fn working_parts(name: &str) -> Option<Vec<WorkingPart>> {
    let one = |piece, first, last| WorkingPart { piece, first, last };
    Some(match name {
        "neck" => vec![one(Piece::Trunk, 5, 6)],
        "pelvis" => vec![one(Piece::Trunk, 0, 1)],
        "waist" => vec![one(Piece::Trunk, 0, 3)],
        "chest" => vec![one(Piece::Trunk, 3, 5)],
        _ => {
            let (part, sides) = channel::sides_of(name);
            let limb = |side: Side| {
                Some(match part {
                    "thigh" => one(Piece::Leg(side), 0, 1),
                    "shank" => one(Piece::Leg(side), 1, 2),
                    "foot" => one(Piece::Leg(side), 3, 5),
                    "upper-arm" => one(Piece::Arm(side), 0, 1),
                    "forearm" => one(Piece::Arm(side), 1, 2),
                    _ => return None,
                })
            };
            sides.iter().map(|side| limb(*side)).collect::<Option<_>>()?
        }
    })
}

/// The moving figure of an exercise.
#[derive(Debug, Clone)]
pub struct Figure {
    id: String,
    pub(super) movement: Movement,
    view: View,
    pub(super) props: Vec<Prop>,
    /// The pieces from back to front, each with whether it is on the far side.
    order: Vec<(Piece, bool)>,
    working: Vec<WorkingPart>,
    frame: Frame,
}

impl Figure {
    /// The exercise's id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Seconds after which the movement begins again.
    pub fn seconds(&self) -> f64 {
        self.movement.seconds()
    }

    /// When each key pose of one side is reached, in seconds; of both sides where each has but one.
    pub fn key_seconds(&self) -> Vec<f64> {
        self.movement.key_seconds()
    }

    /// Times that show the whole movement, from 0 to its end: the ends of holds, and `steps` between two key poses.
    pub fn samples(&self, steps: u32) -> Vec<f64> {
        self.movement.samples(steps)
    }

    /// What it needs of the plane, over its whole movement.
    pub fn frame(&self) -> Frame {
        self.frame
    }

    /// The height of the ground in the scene: 0, or lower where it lies on a bed.
    fn ground(&self) -> f64 {
        self.props.iter().map(Prop::ground).fold(0.0, f64::min)
    }

    fn shapes(&self, body: &Body, skeleton: &Skeleton) -> Vec<Shape> {
        let mut shapes = Vec::with_capacity(24);
        for prop in self.props.iter().filter(|prop| !prop.before()) {
            prop.shapes(skeleton, &self.view, &mut shapes);
        }
        for (piece, far) in &self.order {
            let discs = piece.discs(body, skeleton, &self.view);
            let overlays: Vec<Shape> = self
                .working
                .iter()
                .filter(|part| part.piece == *piece)
                .map(|part| Shape {
                    form: Form::Chain,
                    tone: if *far { Tone::WorkingFar } else { Tone::Working },
                    outlined: false,
                    discs: discs[part.first..=part.last].to_vec(),
                })
                .collect();
            shapes.push(Shape {
                form: Form::Chain,
                tone: if *far { Tone::Far } else { Tone::Body },
                outlined: true,
                discs,
            });
            shapes.extend(overlays);
        }
        for prop in self.props.iter().filter(|prop| prop.before()) {
            prop.shapes(skeleton, &self.view, &mut shapes);
        }
        shapes
    }

    /// The order of the pieces by their mean distance over the movement: it never changes, so nothing flickers.
    fn ordered(movement: &Movement, body: &Body, view: &View) -> Vec<(Piece, bool)> {
        let times = movement.samples(2);
        let skeletons: Vec<Skeleton> = times.iter().map(|at| movement.at(body, *at)).collect();
        let mean = |piece: Piece, depth: &dyn Fn(Point) -> f64| {
            let depths = skeletons.iter().map(|one| depth(piece.place(one)));
            depths.sum::<f64>() / skeletons.len() as f64
        };
        let mut pieces = Piece::ALL.map(|piece| (piece, mean(piece, &|point| view.depth(point))));
        // Equal ones keep the order of `ALL`.
        pieces.sort_by(|one, other| other.1.total_cmp(&one.1));
        let level = |piece| mean(piece, &|point| view.level_depth(point));
        let far = |piece: Piece| {
            piece
                .fellow()
                .is_some_and(|fellow| level(piece) > level(fellow) + FAR)
        };
        pieces.map(|(piece, _)| (piece, far(piece))).to_vec()
    }
}

/// Every figure, by exercise.
#[derive(Debug, Clone)]
pub struct Figures {
    pub(super) body: Body,
    pub(super) figures: BTreeMap<String, Figure>,
}

impl Figures {
    /// The figure of an exercise.
    pub fn figure(&self, exercise: &str) -> Option<&Figure> {
        self.figures.get(exercise)
    }

    /// Every figure, by the exercise's id.
    pub fn iter(&self) -> impl Iterator<Item = &Figure> {
        self.figures.values()
    }

    /// What is seen of a figure at a time in seconds. Any time: the movement goes round.
    pub fn scene(&self, figure: &Figure, seconds: f64) -> Scene {
        let skeleton = figure.movement.at(&self.body, seconds);
        let mut shapes = figure.shapes(&self.body, &skeleton);
        let (ground, frame) = (figure.ground() - 0.006, figure.frame);
        let end = |x: f64| Disc {
            x,
            y: ground,
            radius: 0.004,
        };
        shapes.insert(
            0,
            Shape {
                form: Form::Chain,
                tone: Tone::Ground,
                outlined: false,
                discs: vec![end(frame.left + 0.004), end(frame.right - 0.004)],
            },
        );
        Scene { shapes }
    }

    /// How far each joint of a figure is bent at a time in seconds.
    pub fn angles(&self, figure: &Figure, seconds: f64) -> Vec<JointAngle> {
        figure.movement.at(&self.body, seconds).angles()
    }
}

/// The figure of an entry that stands over its pose, or what is wrong with it.
pub(super) fn made(
    body: &Body,
    ranges: &Ranges,
    entry: Entry,
    exercise: &Exercise,
) -> Result<Figure, String> {
    let movement = entry.movement(body, exercise)?;
    let view = entry.view()?;
    let first = movement.at(body, 0.0);
    if entry.props.iter().any(|prop| !prop.is_whole(&first)) {
        return Err("props: a point of the body that is none".to_owned());
    }
    let faults = check::faults(body, ranges, &movement, &entry.props, 2);
    if !faults.is_empty() {
        return Err(faults.join("; "));
    }
    let mut working = Vec::new();
    for name in &entry.working {
        working.extend(working_parts(name).ok_or_else(|| format!("working: no part {name}"))?);
    }
    let mut figure = Figure {
        id: entry.id,
        order: Figure::ordered(&movement, body, &view),
        movement,
        view,
        props: entry.props,
        working,
        frame: Frame::EMPTY,
    };
    let mut frame = Frame::EMPTY;
    frame.include(&Disc {
        x: 0.0,
        y: figure.ground(),
        radius: 0.01,
    });
    for at in figure.movement.samples(8) {
        for shape in figure.shapes(body, &figure.movement.at(body, at)) {
            shape.discs.iter().for_each(|disc| frame.include(disc));
        }
    }
    figure.frame = frame.widened(0.03);
    Ok(figure)
}
