//! The hard parts of the things around a figure, as boxes along the axes: what no limb may pass through.

use super::geometry::Point;
use super::prop::Prop;

/// A hard part: its name in faults, and its lowest and highest corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Solid {
    pub(super) name: &'static str,
    low: Point,
    high: Point,
}

impl Solid {
    fn new(name: &'static str, [x, y, z]: [[f64; 2]; 3]) -> Self {
        Self {
            name,
            low: Point::new(x[0].min(x[1]), y[0], z[0]),
            high: Point::new(x[0].max(x[1]), y[1], z[1]),
        }
    }

    /// The nearest point of it to `point`: `point` itself within it.
    pub(super) fn nearest(&self, point: Point) -> Point {
        Point::new(
            point.x.clamp(self.low.x, self.high.x),
            point.y.clamp(self.low.y, self.high.y),
            point.z.clamp(self.low.z, self.high.z),
        )
    }
}

/// Half of what a panel is thick, as it is drawn.
const PANEL: f64 = 0.012;
/// Half of what a seat or worktop is thick, as it is drawn.
const BOARD: f64 = 0.016;

/// The hard parts of a thing. Mats, beds and walls are flat and looked at on their own; pillows and bands give way.
pub(super) fn solids(prop: &Prop) -> Vec<Solid> {
    match *prop {
        Prop::Chair { x, z, turned, aside } => {
            let (half, deep) = (0.125, 0.25);
            let panel = [z + 0.15 - PANEL, z + 0.25 + PANEL];
            let seat = |x| Solid::new("seat", [x, [-half, half], [z - 2.0 * BOARD, z]]);
            let back = |x, y| Solid::new("chair's back", [x, y, panel]);
            if aside {
                return vec![
                    seat([x, x + deep]),
                    back([x, x + deep], [half - PANEL, half + PANEL]),
                ];
            }
            let rear = if turned { x + deep } else { x - deep };
            vec![seat([x, rear]), back([rear - PANEL, rear + PANEL], [-half, half])]
        }
        Prop::Worktop { x, z, behind } => {
            let far = if behind { x - 0.23 } else { x + 0.23 };
            vec![Solid::new(
                "worktop",
                [[x, far], [-0.3, 0.3], [z - 2.0 * BOARD, z]],
            )]
        }
        Prop::SideWorktop { from, to, y, z } => vec![Solid::new(
            "worktop",
            [[from, to], [y, y + 0.12], [z - 2.0 * BOARD, z]],
        )],
        Prop::Step { x, z } => vec![Solid::new("step", [[x, x + 0.26], [-0.3, 0.3], [0.0, z]])],
        Prop::Mat { .. }
        | Prop::Bed { .. }
        | Prop::Wall { .. }
        | Prop::SideWall { .. }
        | Prop::Rail { .. }
        | Prop::Pillow { .. }
        | Prop::Band { .. }
        | Prop::Weight { .. } => Vec::new(),
    }
}
