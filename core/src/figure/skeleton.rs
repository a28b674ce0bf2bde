//! From a pose to the places of the joints: turned from the hips outwards, set down where the pose is held, and hands
//! and feet solved to what they are set on. Lengths never change: what cannot be reached is not reached.

use std::f64::consts::{FRAC_PI_2, TAU};

use super::body::{Body, NODES};
use super::channel::{
    self, ANKLE, CHEST, ELBOW, FOOT, HAND, HIP, HIP_OUT, HIP_TURN, Joint, JointAngle, KNEE, LEAN, LUMBAR,
    NECK, PITCH, Pose, REACH, SET, SHOULDER, SHOULDER_OUT, SHOULDER_TURN, SHRUG, SIDEWAYS, Side, TURN, TWIST,
    WAY_SET, WRIST,
};
use super::geometry::{Point, Turn, sin_cos};

/// Which point of the body stands at the pose's x, y, z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Anchor {
    /// The middle of the hips.
    Pelvis,
    /// The middle of the shoulders.
    Shoulders,
    /// The middle of both knees, one knee.
    Knees,
    KneeR,
    KneeL,
    /// The middle of both elbows, one elbow.
    Elbows,
    ElbowR,
    ElbowL,
    /// The middle of the hips at x and y, and as low as trunk, shoulders and head may lie on the ground; z is what lies between.
    Lying,
}

impl Anchor {
    pub(super) const fn mirrored(self) -> Self {
        match self {
            Self::KneeR => Self::KneeL,
            Self::KneeL => Self::KneeR,
            Self::ElbowR => Self::ElbowL,
            Self::ElbowL => Self::ElbowR,
            other => other,
        }
    }
}

/// The joints of an arm and a leg.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Limbs {
    pub(super) hip: Point,
    pub(super) knee: Point,
    pub(super) ankle: Point,
    pub(super) heel: Point,
    pub(super) ball: Point,
    pub(super) toes: Point,
    pub(super) shoulder: Point,
    pub(super) elbow: Point,
    pub(super) wrist: Point,
    pub(super) fingers: Point,
}

/// Where every joint is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Skeleton {
    pub(super) spine: [Point; NODES],
    pub(super) turns: [Turn; NODES],
    pub(super) neck: Point,
    pub(super) skull: Point,
    pub(super) jaw: Point,
    pub(super) nose: Point,
    /// The right side, then the left.
    pub(super) sides: [Limbs; 2],
    /// How each foot is turned where it hangs free.
    feet: [Turn; 2],
    /// How far each foot is from where it is set.
    pub(super) missed: [f64; 2],
}

impl Skeleton {
    pub(super) fn side(&self, side: Side) -> &Limbs {
        match side {
            Side::Right => &self.sides[0],
            Side::Left => &self.sides[1],
        }
    }

    /// Every point of it.
    fn points(&mut self) -> impl Iterator<Item = &mut Point> {
        self.spine
            .iter_mut()
            .chain([&mut self.neck, &mut self.skull, &mut self.jaw, &mut self.nose])
            .chain(self.sides.iter_mut().flat_map(|side| {
                [
                    &mut side.hip,
                    &mut side.knee,
                    &mut side.ankle,
                    &mut side.heel,
                    &mut side.ball,
                    &mut side.toes,
                    &mut side.shoulder,
                    &mut side.elbow,
                    &mut side.wrist,
                    &mut side.fingers,
                ]
            }))
    }

    /// How far each joint is bent.
    pub(super) fn angles(&self) -> Vec<JointAngle> {
        let [right, left] = &self.sides;
        let [pelvis, chest] = [self.turns[0], self.turns[NODES - 1]];
        let head = (self.skull - self.neck).unit_or(chest.up);
        let told = |joint, degrees| JointAngle { joint, degrees };
        vec![
            told(Joint::Lumbar, bow(pelvis, self.turns[3].up)),
            told(Joint::Chest, bow(self.turns[3], chest.up)),
            told(Joint::Neck, bow(chest, head)),
            told(Joint::HipRight, swing(pelvis, right.knee - right.hip)),
            told(Joint::HipLeft, swing(pelvis, left.knee - left.hip)),
            told(Joint::KneeRight, bend(right.hip, right.knee, right.ankle)),
            told(Joint::KneeLeft, bend(left.hip, left.knee, left.ankle)),
            told(Joint::AnkleRight, dorsiflexion(right)),
            told(Joint::AnkleLeft, dorsiflexion(left)),
            told(Joint::ShoulderRight, swing(chest, right.elbow - right.shoulder)),
            told(Joint::ShoulderLeft, swing(chest, left.elbow - left.shoulder)),
            told(Joint::ElbowRight, bend(right.shoulder, right.elbow, right.wrist)),
            told(Joint::ElbowLeft, bend(left.shoulder, left.elbow, left.wrist)),
        ]
    }
}

/// The angle between two directions, in degrees.
fn between(one: Point, other: Point) -> f64 {
    libm::atan2(one.cross(other).length(), one.dot(other)).to_degrees()
}

/// How far `up` is bowed to the front of a part.
fn bow(part: Turn, up: Point) -> f64 {
    libm::atan2(up.dot(part.front), up.dot(part.up)).to_degrees()
}

/// The angle of a limb to the trunk's length; behind it negative.
fn swing(trunk: Turn, limb: Point) -> f64 {
    let angle = between(trunk.up * -1.0, limb);
    let ahead = limb.dot(trunk.front);
    if angle < 90.0 && ahead < 0.0 && -ahead > limb.dot(trunk.left).abs() {
        -angle
    } else {
        angle
    }
}

/// The flexion of a hinge.
fn bend(from: Point, hinge: Point, to: Point) -> f64 {
    between(hinge - from, to - hinge)
}

fn dorsiflexion(side: &Limbs) -> f64 {
    // The sole falls from the heel's middle to the ball's by the difference of their widths: under a degree and a half.
    90.0 - between(side.ball - side.heel, side.knee - side.ankle)
}

/// The middle and the end of two bones that reach from `from` to `to`, bent towards `pole`.
fn reach(from: Point, to: Point, bones: [f64; 2], pole: Point) -> (Point, Point) {
    let [first, second] = bones;
    let way = to - from;
    let axis = way.unit_or(Point::new(0.0, 0.0, -1.0));
    let least = (first - second).abs() + 1e-6;
    let distance = way.length().clamp(least, first + second);
    let along = (distance * distance + first * first - second * second) / (2.0 * distance);
    let aside = libm::sqrt((first * first - along * along).max(0.0));
    let sideways = (pole - axis * pole.dot(axis)).unit_or(Point::new(1.0, 0.0, 0.0));
    (from + axis * along + sideways * aside, from + axis * distance)
}

/// Solves a pose.
pub(super) fn solve(body: &Body, pose: &Pose, anchor: Anchor) -> Skeleton {
    let mut skeleton = hang(body, pose);
    let at = Point::new(pose[channel::X], pose[channel::Y], pose[channel::Z]);
    let held = match anchor {
        Anchor::Pelvis => skeleton.spine[0],
        Anchor::Shoulders => skeleton.spine[NODES - 1],
        Anchor::Knees => skeleton.sides[0].knee.towards(skeleton.sides[1].knee, 0.5),
        Anchor::KneeR => skeleton.sides[0].knee,
        Anchor::KneeL => skeleton.sides[1].knee,
        Anchor::Elbows => skeleton.sides[0].elbow.towards(skeleton.sides[1].elbow, 0.5),
        Anchor::ElbowR => skeleton.sides[0].elbow,
        Anchor::ElbowL => skeleton.sides[1].elbow,
        Anchor::Lying => Point::new(0.0, 0.0, lowest(body, &skeleton)),
    };
    let shift = at - held;
    for point in skeleton.points() {
        *point = *point + shift;
    }
    for side in Side::BOTH {
        set_foot(body, pose, side, &mut skeleton);
        set_hand(body, pose, side, &mut skeleton);
        rest_toes(body, &mut skeleton.sides[usize::from(side == Side::Left)]);
    }
    skeleton
}

/// How low trunk, hips, shoulders and head reach.
fn lowest(body: &Body, skeleton: &Skeleton) -> f64 {
    let widths = &body.widths;
    let mut least = skeleton.skull.z - widths.skull;
    for (node, (point, turn)) in skeleton.spine.iter().zip(&skeleton.turns).enumerate() {
        let (breadth, depth) = (body.breadth[node] * turn.left.z, body.depth[node] * turn.front.z);
        least = least.min(point.z - libm::sqrt(breadth * breadth + depth * depth));
    }
    for limbs in &skeleton.sides {
        least = least
            .min(limbs.hip.z - widths.hip)
            .min(limbs.shoulder.z - widths.shoulder);
    }
    least
}

/// The pose turned from the hips outwards, with the hips in the origin.
fn hang(body: &Body, pose: &Pose) -> Skeleton {
    let pelvis = Turn::UPRIGHT.then(pose[PITCH], pose[LEAN], pose[TURN]);
    let part = |from: Turn, joint: usize, share: f64| {
        let [flexion, sideways, twist] = [0, SIDEWAYS, TWIST].map(|further| pose[joint + further] * share);
        from.then(flexion, sideways, twist)
    };
    let step = body.trunk / 5.0;
    let mut spine = [Point::default(); NODES];
    let mut turns = [pelvis; NODES];
    // The bend of each part of the trunk is shared by two joints, so that the spine is a curve.
    for (node, joint) in [
        (1, None),
        (2, Some(LUMBAR)),
        (3, Some(LUMBAR)),
        (4, Some(CHEST)),
        (5, Some(CHEST)),
    ] {
        turns[node] = joint.map_or(turns[node - 1], |joint| part(turns[node - 1], joint, 0.5));
        spine[node] = spine[node - 1] + turns[node].up * step;
    }
    let chest = turns[NODES - 1];
    let top = spine[NODES - 1];
    let neck_turn = part(chest, NECK, 0.5);
    let head = part(neck_turn, NECK, 0.5);
    let neck = top + neck_turn.up * body.neck;
    let mut sides = [Limbs::default(); 2];
    let mut feet = [pelvis; 2];
    for ((limbs, free), side) in sides.iter_mut().zip(&mut feet).zip(Side::BOTH) {
        let own = &pose[channel::limb(side)..];
        let sign = side.sign();
        limbs.hip = pelvis.left * (sign * body.hip_half);
        let thigh = pelvis.then(-own[HIP], sign * own[HIP_OUT], sign * own[HIP_TURN]);
        limbs.knee = limbs.hip - thigh.up * body.thigh;
        let shank = thigh.then(own[KNEE], 0.0, 0.0);
        limbs.ankle = limbs.knee - shank.up * body.shank;
        *free = shank.then(-own[ANKLE], 0.0, 0.0);
        put_foot(body, limbs, *free);

        limbs.shoulder = top
            + chest.left * (sign * body.shoulder_half)
            + chest.front * (own[REACH] * body.reach)
            + chest.up * (own[SHRUG] * body.shrug - body.widths.shoulder * 0.5);
        let arm = chest.then(
            -own[SHOULDER],
            sign * own[SHOULDER_OUT],
            sign * own[SHOULDER_TURN],
        );
        limbs.elbow = limbs.shoulder - arm.up * body.upper_arm;
        let forearm = arm.then(-own[ELBOW], 0.0, 0.0);
        limbs.wrist = limbs.elbow - forearm.up * body.forearm;
        limbs.fingers = limbs.wrist - forearm.then(-own[WRIST], 0.0, 0.0).up * body.hand;
    }
    Skeleton {
        skull: neck + head.up * body.skull + head.front * 0.008,
        jaw: neck + head.up * 0.022 + head.front * 0.034,
        nose: neck + head.up * 0.05 + head.front * 0.064,
        spine,
        turns,
        neck,
        sides,
        feet,
        missed: [0.0; 2],
    }
}

/// The foot below its ankle.
fn put_foot(body: &Body, limbs: &mut Limbs, foot: Turn) {
    let widths = &body.widths;
    limbs.heel = limbs.ankle - foot.front * body.heel - foot.up * (body.ankle - widths.heel);
    limbs.ball = limbs.ankle + foot.front * body.ball - foot.up * (body.ankle - widths.ball);
    limbs.toes = limbs.ball + foot.front * (body.toes - body.ball);
}

/// Bends the toes up where they would reach into the ground, as far as toes bend.
fn rest_toes(body: &Body, limbs: &mut Limbs) {
    if limbs.toes.z >= body.widths.toes {
        return;
    }
    let along = limbs.toes - limbs.ball;
    let length = along.length();
    let along = along.unit_or(Point::new(1.0, 0.0, 0.0));
    let sole = limbs.heel - limbs.ball;
    let upper = limbs.ankle - limbs.heel;
    let upper = (upper - along * upper.dot(along)).unit_or(sole);
    // along * cos + upper * sin has to end at the height of resting toes.
    let height = (body.widths.toes - limbs.ball.z) / length;
    let most = libm::hypot(along.z, upper.z).max(1e-9);
    let (peak, aside) = (
        libm::atan2(upper.z, along.z),
        libm::acos((height / most).clamp(-1.0, 1.0)),
    );
    // The least turn up that does it, or down where it is the back of the foot that faces the ground.
    let way = if upper.z < -0.5 { -1.0 } else { 1.0 };
    let [one, other] = [peak - aside, peak + aside].map(|turn| (way * turn).rem_euclid(TAU));
    let angle = way * one.min(other);
    let (sin, cos) = libm::sincos(angle.clamp(-FRAC_PI_2, FRAC_PI_2));
    limbs.toes = limbs.ball + (along * cos + upper * sin) * length;
}

/// Sets a foot on its place, as far as the pose says that it is.
fn set_foot(body: &Body, pose: &Pose, side: Side, skeleton: &mut Skeleton) {
    let own = &pose[channel::limb(side)..];
    let set = own[FOOT + SET];
    if set <= 0.0 {
        return;
    }
    let [x, y, z, pitch] = [0, 1, 2, 3].map(|further| own[FOOT + further]);
    let pelvis = skeleton.turns[0];
    let limbs = &mut skeleton.sides[usize::from(side == Side::Left)];
    let flat = Turn::UPRIGHT.then(pitch, 0.0, 0.0);
    // A foot tips over the ball when the heel rises, over the heel when the toes do.
    let (ahead, width) = if pitch > 0.0 {
        (body.ball, body.widths.ball)
    } else {
        (-body.heel, body.widths.heel)
    };
    let pivot = Point::new(x + ahead, y, z + width);
    let ankle = pivot - flat.front * ahead + flat.up * (body.ankle - width);
    let target = limbs.ankle.towards(ankle, set);
    // The knee is a hinge across the body; the hip, as typed, swings it around the leg's length.
    let axis = (target - limbs.hip).unit_or(pelvis.up * -1.0);
    let outwards = -side.sign() * (own[HIP_OUT] + own[HIP_TURN]);
    let pole = axis.cross(pelvis.left).around(axis, outwards);
    let pole = free_pole(limbs.hip, limbs.knee, limbs.ankle, pole).towards(pole, set);
    let (knee, reached) = reach(limbs.hip, target, [body.thigh, body.shank], pole);
    (limbs.knee, limbs.ankle) = (knee, reached);
    skeleton.missed[usize::from(side == Side::Left)] = (reached - target).length();
    let foot = between_turns(skeleton.feet[usize::from(side == Side::Left)], flat, set);
    put_foot(body, limbs, foot);
}

/// Which way a limb that hangs free is bent; `straight` where it is not.
fn free_pole(root: Point, hinge: Point, end: Point, straight: Point) -> Point {
    let axis = (end - root).unit_or(straight);
    let aside = hinge - root;
    (aside - axis * aside.dot(axis)).unit_or(straight)
}

/// The turn that is `share` of the way from one to another.
fn between_turns(from: Turn, to: Turn, share: f64) -> Turn {
    if share >= 1.0 {
        return to;
    }
    let front = from.front.towards(to.front, share).unit_or(to.front);
    let up = from.up.towards(to.up, share);
    let up = (up - front * up.dot(front)).unit_or(to.up);
    Turn {
        front,
        left: up.cross(front),
        up,
    }
}

/// Sets a hand on its place, as far as the pose says that it is.
fn set_hand(body: &Body, pose: &Pose, side: Side, skeleton: &mut Skeleton) {
    let own = &pose[channel::limb(side)..];
    let set = own[HAND + SET];
    if set <= 0.0 {
        return;
    }
    let [x, y, z, way] = [0, 1, 2, 3].map(|further| own[HAND + further]);
    let chest = skeleton.turns[NODES - 1];
    let limbs = &mut skeleton.sides[usize::from(side == Side::Left)];
    let target = limbs.wrist.towards(Point::new(x, y, z), set);
    let axis = (target - limbs.shoulder).unit_or(chest.up * -1.0);
    // The elbow bends the other way than the knee, and a little out; turning the shoulder swings it around.
    let sign = side.sign();
    let pole = chest.left.cross(axis) + chest.left * (0.4 * sign);
    let pole = pole.around(axis, -sign * own[SHOULDER_TURN]).unit_or(axis);
    let pole = free_pole(limbs.shoulder, limbs.elbow, limbs.wrist, pole).towards(pole, set);
    let (elbow, wrist) = reach(limbs.shoulder, target, [body.upper_arm, body.forearm], pole);
    let old = limbs.fingers - limbs.wrist;
    (limbs.elbow, limbs.wrist) = (elbow, wrist);
    let along = (wrist - elbow).unit_or(axis);
    let (sin, cos) = sin_cos(way);
    let follow = along.towards(Point::new(cos, 0.0, sin), own[HAND + WAY_SET]);
    let fingers = old.unit_or(along).towards(follow, set).unit_or(along);
    limbs.fingers = wrist + fingers * body.hand;
}
