//! The things around a figure, simply drawn: what is stood, sat, lain or leant on, and what is held.

use serde::Deserialize;

use super::channel::{Side, sides_of};
use super::geometry::Point;
use super::scene::{Form, Shape, Tone, View};
use super::skeleton::{Limbs, Skeleton};

/// The height of a bed or sofa over the ground, in body heights.
const BED: f64 = 0.26;

/// A thing. Places are in body heights; a bed's surface lies at height 0, with its ground below.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", tag = "kind")]
pub(super) enum Prop {
    /// Something soft on the ground.
    Mat { from: f64, to: f64 },
    /// A bed or sofa.
    Bed { from: f64, to: f64 },
    /// A seat with its front edge at `x`; the back is behind a person who sits facing ahead, or, `turned`, ahead. One
    /// that stands `aside` begins at `x` and has its back at the person's left.
    Chair {
        x: f64,
        z: f64,
        #[serde(default)]
        turned: bool,
        #[serde(default)]
        aside: bool,
    },
    /// A wall whose face is at `x`; `behind` a person or ahead.
    Wall {
        x: f64,
        #[serde(default)]
        behind: bool,
    },
    /// A wall at the person's side, with its face at `y`.
    SideWall { y: f64 },
    /// A worktop or table with its near edge at `x` and its surface at `z`; `behind` a person or ahead.
    Worktop {
        x: f64,
        z: f64,
        #[serde(default)]
        behind: bool,
    },
    /// A worktop at the person's left side, with its near edge at `y`.
    SideWorktop { from: f64, to: f64, y: f64, z: f64 },
    /// A step from `x` on.
    Step { x: f64, z: f64 },
    /// The rail of a stair at the person's left side, from one x and z to another.
    Rail { from: [f64; 2], to: [f64; 2], y: f64 },
    /// A pillow or folded towel.
    Pillow {
        from: [f64; 2],
        to: [f64; 2],
        half: f64,
        #[serde(default)]
        y: f64,
    },
    /// A band or towel between two places.
    Band { from: End, to: End },
    /// A weight between the hands, or in one.
    Weight { at: End },
}

/// A place, or a point of the body by name.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub(super) enum End {
    Place([f64; 3]),
    Point(String),
}

impl End {
    /// Where it is; `None` for a name of nothing.
    fn at(&self, skeleton: &Skeleton) -> Option<Point> {
        match self {
            Self::Place([x, y, z]) => Some(Point::new(*x, *y, *z)),
            Self::Point(name) => {
                let (point, sides) = sides_of(name);
                let of = |side: Side| named(skeleton.side(side), point);
                match sides {
                    [one] => of(*one),
                    _ => Some(of(Side::Right)?.towards(of(Side::Left)?, 0.5)),
                }
            }
        }
    }
}

fn named(limbs: &Limbs, point: &str) -> Option<Point> {
    Some(match point {
        "wrist" => limbs.wrist,
        "hand" => limbs.wrist.towards(limbs.fingers, 0.6),
        "elbow" => limbs.elbow,
        "knee" => limbs.knee,
        "thigh" => limbs.hip.towards(limbs.knee, 0.75),
        "ankle" => limbs.ankle,
        "foot" => limbs.ball,
        _ => return None,
    })
}

impl Prop {
    /// How far the ground lies below height 0.
    pub(super) const fn ground(&self) -> f64 {
        match self {
            Self::Bed { .. } => -BED,
            _ => 0.0,
        }
    }

    /// Where a wall is: the direction that it lies in, and how far away.
    pub(super) fn wall(&self) -> Option<(Point, f64)> {
        match self {
            Self::Wall { x, behind: false } => Some((Point::new(1.0, 0.0, 0.0), *x)),
            Self::Wall { x, behind: true } => Some((Point::new(-1.0, 0.0, 0.0), -x)),
            Self::SideWall { y } => Some((Point::new(0.0, 1.0_f64.copysign(*y), 0.0), y.abs())),
            _ => None,
        }
    }

    /// From where to where a bed reaches.
    pub(super) const fn bed(&self) -> Option<[f64; 2]> {
        match self {
            Self::Bed { from, to } => Some([*from, *to]),
            _ => None,
        }
    }

    /// Whether it lies before the body.
    pub(super) const fn before(&self) -> bool {
        matches!(self, Self::Band { .. } | Self::Weight { .. })
    }

    /// Whether all its points of the body exist.
    pub(super) fn is_whole(&self, skeleton: &Skeleton) -> bool {
        match self {
            Self::Band { from, to } => from.at(skeleton).is_some() && to.at(skeleton).is_some(),
            Self::Weight { at } => at.at(skeleton).is_some(),
            _ => true,
        }
    }

    /// Its shapes.
    pub(super) fn shapes(&self, skeleton: &Skeleton, view: &View, into: &mut Vec<Shape>) {
        let mut draw = |form: Form, tone: Tone, half: f64, corners: &[[f64; 3]]| {
            into.push(Shape {
                form,
                tone,
                outlined: tone == Tone::Pillow,
                discs: corners
                    .iter()
                    .map(|[x, y, z]| view.disc(Point::new(*x, *y, *z), half))
                    .collect(),
            });
        };
        match self {
            Self::Mat { from, to } => {
                draw(Form::Area, Tone::Soft, 0.008, &flat(*from, *to, 0.2, -0.010));
            }
            Self::Bed { from, to } => {
                for x in [from + 0.04, to - 0.04] {
                    draw(
                        Form::Chain,
                        Tone::Thing,
                        0.014,
                        &[[x, -0.16, -0.1], [x, -0.16, 0.014 - BED]],
                    );
                }
                draw(Form::Area, Tone::Thing, 0.016, &flat(*from, *to, 0.2, -0.105));
                draw(
                    Form::Area,
                    Tone::Soft,
                    0.04,
                    &flat(from + 0.03, to - 0.03, 0.17, -0.042),
                );
            }
            Self::Chair {
                x, z, aside: true, ..
            } => chair_aside(&mut draw, *x, *z),
            Self::Chair { x, z, turned, .. } => chair(&mut draw, *x, *z, if *turned { -1.0 } else { 1.0 }),
            Self::Wall { x, behind } => {
                let x = if *behind { x - 0.014 } else { x + 0.014 };
                draw(Form::Area, Tone::Thing, 0.012, &upright(x, 0.28, 0.014, 1.06));
            }
            Self::SideWall { y } => {
                let y = y + 0.014_f64.copysign(*y);
                let corners = [
                    [-0.28, y, 0.014],
                    [-0.28, y, 1.06],
                    [0.28, y, 1.06],
                    [0.28, y, 0.014],
                ];
                draw(Form::Area, Tone::Thing, 0.012, &corners);
            }
            Self::Worktop { x, z, behind } => {
                let sign = if *behind { -1.0 } else { 1.0 };
                let top = z - 0.016;
                for leg in [0.03, 0.2] {
                    let at = x + sign * leg;
                    draw(
                        Form::Chain,
                        Tone::Thing,
                        0.010,
                        &[[at, 0.0, top], [at, 0.0, 0.01]],
                    );
                }
                let (near, far) = (x + sign * 0.016, x + sign * 0.23);
                draw(Form::Area, Tone::Thing, 0.016, &flat(near, far, 0.3, top));
            }
            Self::SideWorktop { from, to, y, z } => {
                let top = z - 0.016;
                draw(
                    Form::Area,
                    Tone::Thing,
                    0.016,
                    &[
                        [*from, *y, top],
                        [*to, *y, top],
                        [*to, y + 0.12, top],
                        [*from, y + 0.12, top],
                    ],
                );
                for x in [from + 0.02, to - 0.02] {
                    draw(Form::Chain, Tone::Thing, 0.010, &[[x, *y, top], [x, *y, 0.01]]);
                }
            }
            Self::Step { x, z } => {
                draw(
                    Form::Area,
                    Tone::Thing,
                    0.012,
                    &[
                        [x + 0.012, 0.0, 0.012],
                        [x + 0.012, 0.0, z - 0.012],
                        [x + 0.25, 0.0, z - 0.012],
                        [x + 0.25, 0.0, 0.012],
                    ],
                );
            }
            Self::Rail { from, to, y } => {
                for [x, z] in [from, to] {
                    draw(Form::Chain, Tone::Thing, 0.008, &[[*x, *y, *z], [*x, *y, 0.008]]);
                }
                let rail = [[from[0], *y, from[1]], [to[0], *y, to[1]]];
                draw(Form::Chain, Tone::Thing, 0.011, &rail);
            }
            Self::Pillow { from, to, half, y } => {
                draw(
                    Form::Chain,
                    Tone::Pillow,
                    *half,
                    &[[from[0], *y, from[1]], [to[0], *y, to[1]]],
                );
            }
            Self::Band { from, to } => {
                if let (Some(from), Some(to)) = (from.at(skeleton), to.at(skeleton)) {
                    draw(
                        Form::Chain,
                        Tone::Resistance,
                        0.007,
                        &[[from.x, from.y, from.z], [to.x, to.y, to.z]],
                    );
                }
            }
            Self::Weight { at } => {
                if let Some(at) = at.at(skeleton) {
                    draw(Form::Chain, Tone::Resistance, 0.034, &[[at.x, at.y, at.z]]);
                }
            }
        }
    }
}

/// The corners of a level area around y = 0.
fn flat(from: f64, to: f64, half: f64, z: f64) -> [[f64; 3]; 4] {
    [[from, -half, z], [to, -half, z], [to, half, z], [from, half, z]]
}

/// The corners of an upright area around y = 0.
fn upright(x: f64, half: f64, bottom: f64, top: f64) -> [[f64; 3]; 4] {
    [
        [x, -half, bottom],
        [x, -half, top],
        [x, half, top],
        [x, half, bottom],
    ]
}

/// A chair that stands across: its back is at the left.
fn chair_aside(draw: &mut impl FnMut(Form, Tone, f64, &[[f64; 3]]), near: f64, seat: f64) {
    let (half, deep) = (0.125, 0.25);
    let top = seat - 0.014;
    for x in [near + 0.012, near + deep - 0.012] {
        for (y, up) in [(half - 0.012, seat + 0.25), (0.012 - half, top)] {
            draw(Form::Chain, Tone::Thing, 0.010, &[[x, y, up], [x, y, 0.01]]);
        }
    }
    let y = half - 0.012;
    let back = [
        [near + 0.012, y, seat + 0.15],
        [near + 0.012, y, seat + 0.25],
        [near + deep - 0.012, y, seat + 0.25],
        [near + deep - 0.012, y, seat + 0.15],
    ];
    draw(Form::Area, Tone::Thing, 0.012, &back);
    draw(
        Form::Area,
        Tone::Thing,
        0.014,
        &flat(near, near + deep, half - 0.012, top),
    );
}

/// A chair: `sign` is 1 where its front edge is ahead.
fn chair(draw: &mut impl FnMut(Form, Tone, f64, &[[f64; 3]]), front: f64, seat: f64, sign: f64) {
    let (half, deep) = (0.125, 0.25);
    let [front, back] = [front - sign * 0.014, front - sign * deep];
    let top = seat - 0.014;
    for y in [half - 0.012, 0.012 - half] {
        draw(
            Form::Chain,
            Tone::Thing,
            0.010,
            &[[front - sign * 0.015, y, top], [front - sign * 0.015, y, 0.01]],
        );
        draw(
            Form::Chain,
            Tone::Thing,
            0.010,
            &[[back, y, seat + 0.25], [back, y, 0.01]],
        );
    }
    draw(
        Form::Area,
        Tone::Thing,
        0.012,
        &upright(back, half - 0.012, seat + 0.15, seat + 0.25),
    );
    draw(
        Form::Area,
        Tone::Thing,
        0.014,
        &flat(back.min(front), back.max(front), half - 0.012, top),
    );
}
