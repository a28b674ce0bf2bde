//! What no figure may do: bend a joint further than people can, miss what a hand or foot is set on, or reach through
//! the ground, a wall, a seat, a chair's back, a worktop or a step, or hang over the end of the bed.

use super::body::{Body, NODES, Ranges};
use super::channel::{self, FOOT, HAND, Joint, Pose, SET, Side};
use super::geometry::Point;
use super::movement::Movement;
use super::prop::Prop;
use super::skeleton::{Limbs, Skeleton};
use super::solid::{Solid, solids};

/// How far a hand or foot may be from its place, and how deep anything may reach into the ground: 1 % of body height.
pub(super) const TOLERANCE: f64 = 0.01;
/// Degrees over a range that are no fault: what easing and rounding add.
const SLACK: f64 = 1.0;

/// What is wrong at some time of a movement, each in a few words.
pub(super) fn faults(
    body: &Body,
    ranges: &Ranges,
    movement: &Movement,
    props: &[Prop],
    steps: u32,
) -> Vec<String> {
    let mut found = Vec::new();
    for at in movement.samples(steps) {
        let (pose, _) = movement.pose(at);
        let skeleton = movement.at(body, at);
        let mut fault = |why: String| found.push(format!("at {at:.2} s {why}"));
        typed_angles(ranges, &pose, &mut fault);
        solved_angles(ranges, &skeleton, &mut fault);
        contacts(&pose, &skeleton, &mut fault);
        obstacles(body, &skeleton, props, &mut fault);
        for prop in props {
            for solid in solids(prop) {
                collisions(body, &skeleton, &solid, &mut fault);
            }
        }
    }
    found
}

fn typed_angles(ranges: &Ranges, pose: &Pose, fault: &mut impl FnMut(String)) {
    let set = |side: Side, goal: usize| pose[channel::limb(side) + goal + SET] > 0.0;
    for (at, name) in channel::names() {
        // What is solved is looked at as it comes out.
        let solved = Side::BOTH.iter().any(|side| {
            let own = at.wrapping_sub(channel::limb(*side));
            (set(*side, FOOT) && channel::LEG.contains(&own))
                || (set(*side, HAND) && channel::ARM.contains(&own))
        });
        if let Some([least, most]) = ranges.of(at)
            && !solved
            && !(least - SLACK..=most + SLACK).contains(&pose[at])
        {
            fault(format!("{name}: {:.0} is not within {least} to {most}", pose[at]));
        }
    }
}

fn solved_angles(ranges: &Ranges, skeleton: &Skeleton, fault: &mut impl FnMut(String)) {
    for angle in skeleton.angles() {
        let (at, name) = match angle.joint {
            Joint::HipRight | Joint::HipLeft => (channel::HIP, "hip"),
            Joint::KneeRight | Joint::KneeLeft => (channel::KNEE, "knee"),
            Joint::AnkleRight | Joint::AnkleLeft => (channel::ANKLE, "ankle"),
            Joint::ShoulderRight | Joint::ShoulderLeft => (channel::SHOULDER, "shoulder"),
            Joint::ElbowRight | Joint::ElbowLeft => (channel::ELBOW, "elbow"),
            // The spine is never solved.
            Joint::Lumbar | Joint::Chest | Joint::Neck => continue,
        };
        // The sole's slope from heel to ball is part of the drawn foot, not of the ankle.
        let slack = if at == channel::ANKLE { 10.0 } else { SLACK };
        if let Some([least, most]) = ranges.of(channel::limb(Side::Right) + at)
            && !(least - slack..=most + slack).contains(&angle.degrees)
        {
            fault(format!(
                "{name} comes out at {:.0}, not within {least} to {most}",
                angle.degrees
            ));
        }
    }
}

fn contacts(pose: &Pose, skeleton: &Skeleton, fault: &mut impl FnMut(String)) {
    for side in Side::BOTH {
        let own = &pose[channel::limb(side)..];
        let limbs = skeleton.side(side);
        if own[HAND + SET] >= 1.0 {
            let missed = (limbs.wrist - Point::new(own[HAND], own[HAND + 1], own[HAND + 2])).length();
            if missed > TOLERANCE {
                fault(format!("{side:?} hand misses its place by {missed:.3}"));
            }
        }
        if own[FOOT + SET] >= 1.0 {
            // How far the ankle lies from where the foot's pitch puts it shows in the reach of the leg.
            let missed = skeleton.missed[usize::from(side == Side::Left)];
            if missed > TOLERANCE {
                fault(format!("{side:?} foot misses its place by {missed:.3}"));
            }
        }
    }
}

fn obstacles(body: &Body, skeleton: &Skeleton, props: &[Prop], fault: &mut impl FnMut(String)) {
    let down = Point::new(0.0, 0.0, -1.0);
    let wall = props.iter().find_map(Prop::wall);
    let bed = props.iter().find_map(Prop::bed);
    for (direction, far, what) in [
        Some((down, 0.0, "ground")),
        wall.map(|(to, far)| (to, far, "wall")),
        bed.map(|[from, _]| (Point::new(-1.0, 0.0, 0.0), -from, "air beyond the bed")),
        bed.map(|[_, to]| (Point::new(1.0, 0.0, 0.0), to, "air beyond the bed")),
    ]
    .into_iter()
    .flatten()
    {
        for (name, reach) in reaches(body, skeleton, direction) {
            if reach > far + TOLERANCE {
                fault(format!("{name} is {:.3} in the {what}", reach - far));
            }
        }
    }
}

/// How far flesh may be pressed in by a seat, or a hand lie over an edge. Ours.
const PRESSED: f64 = 0.02;

/// What reaches into a hard thing: the trunk by its breadth and depth, the limbs by their joints and three places
/// between each two.
fn collisions(body: &Body, skeleton: &Skeleton, solid: &Solid, fault: &mut impl FnMut(String)) {
    let mut look = |name: &str, point: Point, half: &dyn Fn(Point) -> f64| {
        let apart = point - solid.nearest(point);
        let way = apart.unit_or(Point::new(0.0, 0.0, 1.0));
        let deep = half(way) - apart.length();
        if deep > PRESSED {
            fault(format!("{name} is {deep:.3} in the {}", solid.name));
        }
    };
    for node in 0..NODES {
        let turn = skeleton.turns[node];
        look("trunk", skeleton.spine[node], &|way| {
            libm::hypot(
                body.breadth[node] * turn.left.dot(way),
                body.depth[node] * turn.front.dot(way),
            )
        });
    }
    look("head", skeleton.skull, &|_| body.widths.skull);
    for limbs in &skeleton.sides {
        for (name, [from, to], [thick, thin]) in bones(body, limbs) {
            for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
                look(name, from.towards(to, share), &|_| thick + (thin - thick) * share);
            }
        }
    }
}

/// The bones of an arm and a leg, each with how thick it is drawn at its ends.
fn bones(body: &Body, limbs: &Limbs) -> [(&'static str, [Point; 2], [f64; 2]); 6] {
    let widths = &body.widths;
    [
        ("thigh", [limbs.hip, limbs.knee], [widths.hip, widths.knee]),
        ("shank", [limbs.knee, limbs.ankle], [widths.knee, widths.ankle]),
        ("foot", [limbs.heel, limbs.toes], [widths.heel, widths.toes]),
        (
            "upper arm",
            [limbs.shoulder, limbs.elbow],
            [widths.shoulder, widths.elbow],
        ),
        (
            "forearm",
            [limbs.elbow, limbs.wrist],
            [widths.elbow, widths.wrist],
        ),
        (
            "hand",
            [limbs.wrist, limbs.fingers],
            [widths.wrist, widths.fingers],
        ),
    ]
}

/// How far every joint with its flesh reaches in a direction.
fn reaches(body: &Body, skeleton: &Skeleton, direction: Point) -> Vec<(&'static str, f64)> {
    let widths = &body.widths;
    let of = |name, point: Point, half: f64| (name, point.dot(direction) + half);
    let mut all = vec![of("head", skeleton.skull, widths.skull)];
    for node in 0..NODES {
        let turn = skeleton.turns[node];
        let breadth = body.breadth[node] * turn.left.dot(direction);
        let depth = body.depth[node] * turn.front.dot(direction);
        all.push(of("trunk", skeleton.spine[node], libm::hypot(breadth, depth)));
    }
    for limbs in &skeleton.sides {
        all.extend([
            of("hip", limbs.hip, widths.hip),
            of("knee", limbs.knee, widths.knee),
            of("ankle", limbs.ankle, widths.ankle),
            of("heel", limbs.heel, widths.heel),
            of("ball", limbs.ball, widths.ball),
            of("toes", limbs.toes, widths.toes),
            of("shoulder", limbs.shoulder, widths.shoulder),
            of("elbow", limbs.elbow, widths.elbow),
            of("wrist", limbs.wrist, widths.wrist),
            of("fingers", limbs.fingers, widths.fingers),
        ]);
    }
    all
}
