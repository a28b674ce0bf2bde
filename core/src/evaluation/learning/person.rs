//! A made person: what truly helps them, how they live, and how they answer. Nobody's data.
//!
//! The sizes are ours: exercise takes half a point to two points off pain on a 0-10 scale (Hayden 2021 finds about 1.5),
//! weeks differ by about half a point for no reason, days by one, answers are rounded and sometimes wrong. How much the
//! best group helps was settled while the numbers of learning were chosen, so the figures may flatter.

use std::collections::BTreeMap;

use super::super::draw::Draw;
use crate::content::TargetGroup;
use crate::profile::{ActivityLevel, Equipment, Mobility, Preferences, Weekday, WorkLoad};
use crate::recommender::{Situation, Stage};

/// The groups that differ in how much they help.
pub(super) const GROUPS: [TargetGroup; 5] = [
    TargetGroup::Abdominals,
    TargetGroup::BackExtensors,
    TargetGroup::CoreStability,
    TargetGroup::GlutealAndHip,
    TargetGroup::Flexibility,
];

/// A made person.
#[derive(Debug, Clone)]
pub(super) struct MadePerson {
    pub(super) seed: u64,
    pub(super) situation: Situation,
    pub(super) preferences: Preferences,
    /// Pain without any exercise in the first week, 0 to 10.
    pub(super) pain: f64,
    /// What time alone does to it a week.
    pub(super) course: f64,
    /// Points of pain that a week of nothing but this group would take away.
    pub(super) helps: BTreeMap<TargetGroup, f64>,
    /// The load above which exercise hurts, in dose steps.
    pub(super) tolerance: f64,
    /// The most a day's walking may grow in a week, in percent, before it hurts.
    pub(super) walking: f64,
    /// Steps of a usual day in the first week.
    pub(super) steps: f64,
    /// The chance of doing a session that fits the day.
    pub(super) willing: f64,
    /// Minutes that fit the day.
    pub(super) fits: f64,
    /// The chance of writing down a day's pain.
    pub(super) writes: f64,
    /// The chance of stopping for good, a week.
    pub(super) stops: f64,
    /// Answers without looking: nothing said is true.
    pub(super) lies: bool,
}

impl MadePerson {
    /// Draws a person.
    pub(super) fn drawn(seed: u64) -> Self {
        let mut draw = Draw::scattered(seed);
        let best = draw.below(GROUPS.len());
        let helps = GROUPS
            .iter()
            .enumerate()
            .map(|(place, group)| {
                let help = if place == best {
                    draw.between(3.0, 5.0)
                } else {
                    draw.normal(0.5, 0.8).clamp(-1.0, 1.5)
                };
                (*group, help)
            })
            .collect();
        let pain = draw.between(3.5, 6.5);
        let days = [
            vec![Weekday::Tuesday, Weekday::Friday],
            vec![Weekday::Monday, Weekday::Wednesday, Weekday::Friday],
            vec![
                Weekday::Tuesday,
                Weekday::Thursday,
                Weekday::Saturday,
                Weekday::Sunday,
            ],
            vec![
                Weekday::Monday,
                Weekday::Tuesday,
                Weekday::Thursday,
                Weekday::Friday,
                Weekday::Saturday,
            ],
        ];
        let days = days[draw.below(days.len())].clone();
        let answer = |value: f64| Some(value.round().clamp(0.0, 10.0) as u8);
        let situation = Situation {
            age: Some(20 + draw.below(60) as u8),
            weeks_of_pain: Some(16),
            stage: Some(Stage::Persistent),
            pain_average: answer(pain),
            pain_worst: answer(pain + 1.0).map(|worst| worst.min(6)),
            disability: Some((draw.between(15.0, 55.0) / 10.0).round() as u8 * 10),
            fear: answer(draw.between(0.0, 6.0)),
            recovery_expected: answer(draw.between(3.0, 10.0)),
            sleep_trouble: answer(draw.between(0.0, 8.0)),
            activity: Some(if draw.happens(0.5) {
                ActivityLevel::Light
            } else {
                ActivityLevel::Moderate
            }),
            work_load: Some(if draw.happens(0.6) {
                WorkLoad::Sitting
            } else {
                WorkLoad::None
            }),
            mobility: Some(Mobility::Walks),
            constraints_known: true,
            ..Situation::default()
        };
        let preferences = Preferences {
            days: days.into_iter().collect(),
            minutes: Some([15, 20, 30][draw.below(3)]),
            equipment: Some([Equipment::Chair, Equipment::Mat, Equipment::Band].into()),
            floor: Some(true),
            ..Preferences::default()
        };
        Self {
            seed,
            situation,
            preferences,
            pain,
            course: draw.between(-0.12, 0.0),
            helps,
            tolerance: draw.between(4.0, 14.0),
            walking: draw.between(0.0, 20.0),
            steps: draw.between(2500.0, 8000.0),
            willing: draw.between(0.55, 0.98),
            fits: draw.between(8.0, 40.0),
            writes: draw.between(0.3, 0.9),
            stops: 0.02,
            lies: draw.happens(0.05),
        }
    }

    /// What a week with these seconds of each group, out of `all` planned seconds, takes off pain.
    pub(super) fn relief(&self, seconds: &BTreeMap<TargetGroup, u32>, all: u32) -> f64 {
        let part = |(group, help): (&TargetGroup, &f64)| {
            help * f64::from(seconds.get(group).copied().unwrap_or(0)) / f64::from(all.max(1))
        };
        self.helps.iter().map(part).sum()
    }
}
