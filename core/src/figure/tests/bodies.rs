//! The body stays a body: lengths, ranges, contacts, ground, and no jump anywhere.

use super::{FIGURES, LIBRARY};
use crate::content::Sides;
use crate::figure::body::{self, Ranges};
use crate::figure::channel::{self, FOOT, HAND, SET, Side};
use crate::figure::check;
use crate::figure::files;
use crate::figure::geometry::Point;
use crate::figure::skeleton::Skeleton;
use crate::figure::{Disc, Figure, Joint};

/// One percent of body height.
const PERCENT: f64 = 0.01;

fn ranges() -> Ranges {
    body::read(files::BODY.0, files::BODY.1).unwrap().1
}

fn skeletons(figure: &Figure, steps: u32) -> Vec<(f64, Skeleton)> {
    let times = figure.samples(steps);
    times
        .iter()
        .map(|at| (*at, figure.movement.at(&FIGURES.body, *at)))
        .collect()
}

#[test]
fn limbs_keep_their_length_throughout_every_movement() {
    let body = &FIGURES.body;
    for figure in FIGURES.iter() {
        for (at, skeleton) in skeletons(figure, 12) {
            let mut bones: Vec<(Point, Point, f64)> = skeleton
                .spine
                .windows(2)
                .map(|pair| (pair[0], pair[1], body.trunk / 5.0))
                .collect();
            bones.push((skeleton.spine[5], skeleton.neck, body.neck));
            for limbs in &skeleton.sides {
                bones.extend([
                    (limbs.hip, limbs.knee, body.thigh),
                    (limbs.knee, limbs.ankle, body.shank),
                    (limbs.ball, limbs.toes, body.toes - body.ball),
                    (limbs.shoulder, limbs.elbow, body.upper_arm),
                    (limbs.elbow, limbs.wrist, body.forearm),
                    (limbs.wrist, limbs.fingers, body.hand),
                    (
                        limbs.heel,
                        limbs.ball,
                        libm::hypot(body.heel + body.ball, body.widths.heel - body.widths.ball),
                    ),
                ]);
            }
            for (from, to, length) in bones {
                let drawn = (to - from).length();
                assert!(
                    (drawn - length).abs() < 1e-9,
                    "{} at {at}: {drawn} for {length}",
                    figure.id()
                );
            }
        }
    }
}

#[test]
fn no_joint_leaves_its_range_and_nothing_reaches_into_what_is_there() {
    for figure in FIGURES.iter() {
        let faults = check::faults(&FIGURES.body, &ranges(), &figure.movement, &figure.props, 12);
        assert_eq!(faults, Vec::<String>::new(), "{}", figure.id());
    }
}

#[test]
fn hands_and_feet_that_are_set_on_something_stay_there() {
    let mut stayed = 0;
    for figure in FIGURES.iter() {
        let times = figure.samples(12);
        for pair in times.windows(2) {
            let [(before, _), (after, _)] = [pair[0], pair[1]].map(|at| figure.movement.pose(at));
            let [then, now] = [pair[0], pair[1]].map(|at| figure.movement.at(&FIGURES.body, at));
            for side in Side::BOTH {
                for goal in [FOOT, HAND] {
                    let own = channel::limb(side) + goal;
                    let same = before[own..=own + SET] == after[own..=own + SET] && before[own + SET] >= 1.0;
                    if !same {
                        continue;
                    }
                    let (one, other) = (then.side(side), now.side(side));
                    let moved = if goal == HAND {
                        (other.wrist - one.wrist).length()
                    } else {
                        (other.heel - one.heel)
                            .length()
                            .max((other.ball - one.ball).length())
                    };
                    assert!(
                        moved < PERCENT,
                        "{} at {}: {side:?} moved {moved}",
                        figure.id(),
                        pair[1]
                    );
                    stayed += 1;
                }
            }
        }
    }
    assert!(stayed > 1000, "the test looked at nothing: {stayed}");
}

#[test]
fn a_foot_that_stands_flat_has_heel_and_ball_on_what_it_stands_on() {
    let widths = &FIGURES.body.widths;
    for figure in FIGURES.iter() {
        for (at, skeleton) in skeletons(figure, 6) {
            let (pose, _) = figure.movement.pose(at);
            for side in Side::BOTH {
                let own = &pose[channel::limb(side) + FOOT..];
                if own[SET] < 1.0 || own[3] != 0.0 {
                    continue;
                }
                let limbs = skeleton.side(side);
                for (point, half) in [(limbs.heel, widths.heel), (limbs.ball, widths.ball)] {
                    assert!(
                        (point.z - half - own[2]).abs() < PERCENT,
                        "{} at {at}",
                        figure.id()
                    );
                }
            }
        }
    }
}

#[test]
fn every_movement_is_a_circle_without_a_jump() {
    for figure in FIGURES.iter() {
        let discs = |at: f64| -> Vec<Disc> {
            let scene = FIGURES.scene(figure, at);
            scene.shapes.into_iter().flat_map(|shape| shape.discs).collect()
        };
        let whole = figure.seconds();
        // A hundredth of a second: the fastest of them, marching, moves a foot by a metre a second.
        let step = 0.01;
        let mut before = discs(0.0);
        let count = (whole / step) as u32 + 2;
        for index in 1..=count {
            let now = discs(f64::from(index) * step);
            assert_eq!(now.len(), before.len(), "{}", figure.id());
            for (one, other) in before.iter().zip(&now) {
                let moved = libm::hypot(other.x - one.x, other.y - one.y);
                assert!(
                    moved < 0.05,
                    "{} jumps by {moved} at {}",
                    figure.id(),
                    f64::from(index) * step
                );
            }
            before = now;
        }
        for (one, other) in discs(0.0).iter().zip(discs(whole)) {
            assert!(
                libm::hypot(other.x - one.x, other.y - one.y) < 1e-9,
                "{}",
                figure.id()
            );
        }
        assert_eq!(discs(-0.25), discs(whole - 0.25), "{}", figure.id());
        assert_eq!(discs(f64::NAN), discs(0.0), "{}", figure.id());
    }
}

#[test]
fn an_alternating_movement_does_on_the_left_what_it_did_on_the_right() {
    let figure = FIGURES.figure("dead-bug").unwrap();
    assert_eq!(LIBRARY.exercise("dead-bug").unwrap().sides, Sides::Alternating);
    let degrees = |joint: Joint, at: f64| {
        let angles = FIGURES.angles(figure, at);
        angles.iter().find(|one| one.joint == joint).unwrap().degrees
    };
    let half = figure.seconds() / 2.0;
    let at = figure.key_seconds()[1];
    assert!(degrees(Joint::HipRight, at) < 45.0 && degrees(Joint::HipLeft, at) > 85.0);
    assert!((degrees(Joint::HipRight, at) - degrees(Joint::HipLeft, at + half)).abs() < 1e-9);
    assert!((degrees(Joint::ShoulderLeft, at) - degrees(Joint::ShoulderRight, at + half)).abs() < 1e-9);
}

#[test]
fn the_tempo_is_the_exercises_own() {
    // Four seconds a repetition, and both sides; the hold is shown for as long as its least, 2 seconds.
    let dose = LIBRARY.exercise("bird-dog").unwrap().dose;
    assert_eq!(
        (dose.seconds_per_repetition, dose.hold_seconds),
        (4, Some([2, 8]))
    );
    assert!((FIGURES.figure("bird-dog").unwrap().seconds() - 2.0 * (4.0 + 2.0)).abs() < 1e-9);
    // It begins and ends at rest: the first twentieth of the way is hardly a step.
    let squat = FIGURES.figure("mini-squat").unwrap();
    let knee = |at: f64| FIGURES.angles(squat, at)[5];
    let (least, soon, most) = (knee(0.0), knee(0.1), knee(2.0));
    assert_eq!(least.joint, Joint::KneeRight);
    assert!(most.degrees - least.degrees > 40.0);
    assert!(soon.degrees - least.degrees < (most.degrees - least.degrees) * 0.02);
}

#[test]
fn walking_flows_through_its_poses_and_a_squat_rests_in_them() {
    // How far the knee turns in the hundredth of a second around the second key pose, against the mean.
    let rests = |id: &str| {
        let figure = FIGURES.figure(id).unwrap();
        let knee = |at: f64| FIGURES.angles(figure, at)[5].degrees;
        let at = figure.key_seconds()[1];
        let mean = (knee(at) - knee(0.0)).abs() / at;
        (knee(at) - knee(at - 0.01)).abs() / 0.01 < mean * 0.1
    };
    assert!(rests("mini-squat"));
    assert!(!rests("easy-walk"));
}
