//! A scene: what is seen of the figure and its surroundings at one time, as simple shapes from back to front.

use super::body::{Body, NODES};
use super::channel::Side;
use super::geometry::{Point, sin_cos};
use super::skeleton::Skeleton;

/// What a shape is drawn in. A client gives each its colour, light and dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// The line of the ground.
    Ground,
    /// A hard thing: chair, wall, worktop, step, bed.
    Thing,
    /// A soft thing to lie on: mat, mattress.
    Soft,
    /// A pillow or cushion.
    Pillow,
    /// What gives resistance: a band, a weight.
    Resistance,
    /// The body.
    Body,
    /// An arm or leg on the far side.
    Far,
    /// The part that works.
    Working,
    /// The part that works, on the far side.
    WorkingFar,
}

/// A round spot. In body heights: x to the right, y upwards from the ground (a bed's surface lies at 0 too).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Disc {
    /// Its middle.
    pub x: f64,
    /// Its middle.
    pub y: f64,
    /// Its radius.
    pub radius: f64,
}

/// How the discs of a shape belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Each disc and the next one lie in one taut skin: a rounded limb of changing width.
    Chain,
    /// The discs are the corners of a filled, rounded area.
    Area,
}

/// One shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// How its discs belong together.
    pub form: Form,
    /// What it is drawn in.
    pub tone: Tone,
    /// Whether a thin line in the colour of the paper sets it off against what lies behind.
    pub outlined: bool,
    /// One disc or more.
    pub discs: Vec<Disc>,
}

/// What is seen at one time, from back to front.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// The shapes; each figure has the same ones, in the same order, at every time.
    pub shapes: Vec<Shape>,
}

/// The part of the plane that a figure needs over its whole movement, in body heights.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// The left edge.
    pub left: f64,
    /// The lower edge.
    pub bottom: f64,
    /// The right edge.
    pub right: f64,
    /// The upper edge.
    pub top: f64,
}

impl Frame {
    /// Nothing yet.
    pub(super) const EMPTY: Self = Self {
        left: f64::INFINITY,
        bottom: f64::INFINITY,
        right: f64::NEG_INFINITY,
        top: f64::NEG_INFINITY,
    };

    pub(super) fn include(&mut self, disc: &Disc) {
        self.left = self.left.min(disc.x - disc.radius);
        self.right = self.right.max(disc.x + disc.radius);
        self.bottom = self.bottom.min(disc.y - disc.radius);
        self.top = self.top.max(disc.y + disc.radius);
    }

    pub(super) fn widened(self, by: f64) -> Self {
        Self {
            left: self.left - by,
            bottom: self.bottom - by,
            right: self.right + by,
            top: self.top + by,
        }
    }

    /// Its width, in body heights.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Its height, in body heights.
    pub fn height(&self) -> f64 {
        self.top - self.bottom
    }
}

/// From where the figure is seen, from far away.
#[derive(Debug, Clone, Copy)]
pub(super) struct View {
    right: Point,
    up: Point,
    away: Point,
}

impl View {
    /// `around` 0 looks at the person's right side as they stand, 90 at their front; `above` tips the view down.
    pub(super) fn new(around: f64, above: f64) -> Self {
        let ((sin, cos), (sin_up, cos_up)) = (sin_cos(around), sin_cos(above));
        Self {
            right: Point::new(cos, sin, 0.0),
            up: Point::new(-sin * sin_up, cos * sin_up, cos_up),
            away: Point::new(-sin * cos_up, cos * cos_up, -sin_up),
        }
    }

    /// How far away a point is, seen from the same height: what is low is no farther for it.
    pub(super) fn level_depth(&self, point: Point) -> f64 {
        point.x * self.away.x + point.y * self.away.y
    }

    /// How far away a point is, compared with others.
    pub(super) fn depth(&self, point: Point) -> f64 {
        point.dot(self.away)
    }

    pub(super) fn disc(&self, point: Point, radius: f64) -> Disc {
        Disc {
            x: point.dot(self.right),
            y: point.dot(self.up),
            radius,
        }
    }
}

/// A piece of the body that is drawn as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    Head,
    Trunk,
    Arm(Side),
    Leg(Side),
}

impl Piece {
    pub(super) const ALL: [Self; 6] = [
        Self::Leg(Side::Left),
        Self::Leg(Side::Right),
        Self::Trunk,
        Self::Head,
        Self::Arm(Side::Left),
        Self::Arm(Side::Right),
    ];

    /// The same limb of the other side.
    pub(super) const fn fellow(self) -> Option<Self> {
        match self {
            Self::Head | Self::Trunk => None,
            Self::Arm(side) => Some(Self::Arm(side.other())),
            Self::Leg(side) => Some(Self::Leg(side.other())),
        }
    }

    /// Where it is as a whole; the outer ends of a limb count more than its root, which lies within the
    /// trunk.
    pub(super) fn place(self, skeleton: &Skeleton) -> Point {
        let middle = |[one, two, three]: [Point; 3]| (one + two + three) * (1.0 / 3.0);
        match self {
            Self::Head => skeleton.skull,
            Self::Trunk => skeleton.spine[0].towards(skeleton.spine[NODES - 1], 0.5),
            Self::Arm(side) => {
                let limbs = skeleton.side(side);
                middle([limbs.shoulder, limbs.elbow, limbs.wrist])
            }
            Self::Leg(side) => {
                let limbs = skeleton.side(side);
                middle([limbs.hip, limbs.knee, limbs.ankle])
            }
        }
    }

    /// Its discs from the root outwards.
    pub(super) fn discs(self, body: &Body, skeleton: &Skeleton, view: &View) -> Vec<Disc> {
        let widths = &body.widths;
        match self {
            Self::Head => vec![
                view.disc(skeleton.neck, widths.neck),
                view.disc(skeleton.skull, widths.skull),
                view.disc(skeleton.jaw, widths.jaw),
                view.disc(skeleton.nose, widths.nose),
            ],
            Self::Trunk => trunk(body, skeleton, view),
            Self::Arm(side) => {
                let limbs = skeleton.side(side);
                vec![
                    view.disc(limbs.shoulder, widths.shoulder),
                    view.disc(limbs.elbow, widths.elbow),
                    view.disc(limbs.wrist, widths.wrist),
                    view.disc(limbs.fingers, widths.fingers),
                ]
            }
            Self::Leg(side) => {
                let limbs = skeleton.side(side);
                vec![
                    view.disc(limbs.hip, widths.hip),
                    view.disc(limbs.knee, widths.knee),
                    view.disc(limbs.ankle, widths.ankle),
                    view.disc(limbs.heel, widths.heel),
                    view.disc(limbs.ball, widths.ball),
                    view.disc(limbs.toes, widths.toes),
                ]
            }
        }
    }
}

/// The trunk along the spine, as wide as its oval sections are seen from here, and the neck, so that the shoulders
/// slope into it.
fn trunk(body: &Body, skeleton: &Skeleton, view: &View) -> Vec<Disc> {
    let spine = skeleton.spine.map(|node| view.disc(node, 0.0));
    let sections = (0..NODES).map(|node| {
        let (from, to) = (&spine[node.saturating_sub(1)], &spine[(node + 1).min(NODES - 1)]);
        let (along, upwards) = (to.x - from.x, to.y - from.y);
        let across = view.right * -upwards + view.up * along;
        // Seen along the spine no way across is better than another.
        let across = across.unit_or(view.up);
        let turn = skeleton.turns[node];
        let breadth = body.breadth[node] * turn.left.dot(across);
        let depth = body.depth[node] * turn.front.dot(across);
        Disc {
            radius: libm::sqrt(breadth * breadth + depth * depth),
            ..spine[node]
        }
    });
    sections
        .chain([view.disc(skeleton.neck, body.widths.neck)])
        .collect()
}
