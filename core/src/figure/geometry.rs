//! Points and turns in space: x ahead of a standing person, y to their left, z up.

use std::ops::{Add, Mul, Sub};

/// A point or direction, in body heights.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) z: f64,
}

impl Point {
    pub(super) const fn new(x: f64, y: f64, z: f64) -> Self {
        Self { x, y, z }
    }

    pub(super) fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y + self.z * other.z
    }

    pub(super) fn length(self) -> f64 {
        libm::sqrt(self.dot(self))
    }

    /// The same direction with length 1; `fallback` where it has none.
    pub(super) fn unit_or(self, fallback: Self) -> Self {
        let length = self.length();
        if length > 1e-9 {
            self * (1.0 / length)
        } else {
            fallback
        }
    }

    pub(super) fn cross(self, other: Self) -> Self {
        Self::new(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )
    }

    /// The point `share` of the way to `other`.
    pub(super) fn towards(self, other: Self, share: f64) -> Self {
        self + (other - self) * share
    }

    /// Turned by `degrees` around the unit vector `axis`.
    pub(super) fn around(self, axis: Self, degrees: f64) -> Self {
        let (sin, cos) = sin_cos(degrees);
        self * cos + axis.cross(self) * sin + axis * (axis.dot(self) * (1.0 - cos))
    }
}

impl Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y, self.z + other.z)
    }
}

impl Sub for Point {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y, self.z - other.z)
    }
}

impl Mul<f64> for Point {
    type Output = Self;
    fn mul(self, by: f64) -> Self {
        Self::new(self.x * by, self.y * by, self.z * by)
    }
}

/// The sine and cosine of an angle in degrees; the same on every processor.
pub(super) fn sin_cos(degrees: f64) -> (f64, f64) {
    libm::sincos(degrees.to_radians())
}

/// How a part of the body is turned: where its own front, left and upper end point to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Turn {
    pub(super) front: Point,
    pub(super) left: Point,
    pub(super) up: Point,
}

impl Turn {
    /// Upright, looking along x.
    pub(super) const UPRIGHT: Self = Self {
        front: Point::new(1.0, 0.0, 0.0),
        left: Point::new(0.0, 1.0, 0.0),
        up: Point::new(0.0, 0.0, 1.0),
    };

    /// A further turn in its own axes: forward (the upper end towards the front), then to the right side, then to
    /// the left around its own length. Degrees.
    pub(super) fn then(self, forward: f64, right: f64, around: f64) -> Self {
        let mut turn = self;
        if forward != 0.0 {
            let (sin, cos) = sin_cos(forward);
            (turn.front, turn.up) = (turn.front * cos - turn.up * sin, turn.front * sin + turn.up * cos);
        }
        if right != 0.0 {
            let (sin, cos) = sin_cos(right);
            (turn.left, turn.up) = (turn.left * cos + turn.up * sin, turn.up * cos - turn.left * sin);
        }
        if around != 0.0 {
            let (sin, cos) = sin_cos(around);
            (turn.front, turn.left) = (
                turn.front * cos + turn.left * sin,
                turn.left * cos - turn.front * sin,
            );
        }
        turn
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: Point, other: Point) -> bool {
        (one - other).length() < 1e-12
    }

    #[test]
    fn a_bow_brings_the_head_ahead_and_a_lean_brings_it_to_the_right() {
        let bowed = Turn::UPRIGHT.then(90.0, 0.0, 0.0);
        assert!(near(bowed.up, Point::new(1.0, 0.0, 0.0)) && near(bowed.front, Point::new(0.0, 0.0, -1.0)));
        let leant = Turn::UPRIGHT.then(0.0, 90.0, 0.0);
        assert!(near(leant.up, Point::new(0.0, -1.0, 0.0)));
        let turned = Turn::UPRIGHT.then(0.0, 0.0, 90.0);
        assert!(near(turned.front, Point::new(0.0, 1.0, 0.0)));
    }
}
