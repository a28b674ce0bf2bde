//! The exercises as moving figures: a jointed human body posed by joint angles, and for any time a scene of simple
//! shapes, so that every client draws the same movement.
//!
//! It draws what `content` hands out; it chooses nothing, writes no sentence and holds no picture. Joint angles are
//! data (`assets/figure/`), so other rooms may read them. Lengths are fractions of body height, angles degrees.

mod body;
mod channel;
mod check;
mod entry;
mod figures;
mod files;
mod geometry;
mod movement;
mod prop;
mod reading;
mod scene;
mod skeleton;
mod solid;
mod svg;

pub use channel::{Joint, JointAngle};
pub use figures::{Figure, Figures};
pub use scene::{Disc, Form, Frame, Scene, Shape, Tone};
pub use svg::{animated, contact_sheet, still};

#[cfg(test)]
mod tests;
