//! The traffic light and what it does to the next week: up a step, hold, or down a step.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::rules::LightRules;
use super::week::Rung;
use crate::content::TargetGroup;
use crate::error::{Error, Result};

/// The answers of a check-in, at most five. Each may be missing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckIn {
    /// Average pain of the week, 0 to 10.
    pub pain_average: Option<u8>,
    /// How much the back stopped the person, 0 to 10.
    pub hindrance: Option<u8>,
    /// The most pain during the exercises, 0 to 10.
    pub pain_during: Option<u8>,
    /// How soon it was back to usual.
    pub settled: Option<Settled>,
    /// Leg symptoms spread or are new.
    pub legs_spreading: Option<bool>,
}

/// How soon pain after exercise was back to usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Settled {
    /// By the next morning.
    ByNextMorning,
    /// Within a day.
    WithinADay,
    /// A little worse than usual for more than a day.
    LittleWorseAfterADay,
    /// Worse than usual by two points or more for more than a day.
    MuchWorseAfterADay,
}

impl CheckIn {
    /// Checks the ranges.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the answer.
    pub fn validate(&self) -> Result<()> {
        for (field, value) in [
            ("check_in.pain_average", self.pain_average),
            ("check_in.hindrance", self.hindrance),
            ("check_in.pain_during", self.pain_during),
        ] {
            if value.is_some_and(|value| value > 10) {
                return Err(Error::invalid(field, "0 to 10"));
            }
        }
        Ok(())
    }
}

/// What was done of a week.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Sessions that were planned.
    pub planned: u8,
    /// Sessions that were finished.
    pub sessions: u8,
    /// Mean effort of those that said so, 0 to 10.
    pub effort: Option<u8>,
    /// The most pain that a session reported, 0 to 10.
    pub pain_during: Option<u8>,
    /// Days from the week's start to its check-in.
    pub days: u16,
}

/// How much of what was planned was done, for what is said about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Adherence {
    /// Too little to step up, with weeks between.
    Away,
    /// Too little to step up.
    Low,
    /// Enough to step up.
    Moderate,
    /// All of it.
    Full,
}

impl Done {
    /// How much of what was planned was done.
    pub fn adherence(&self, rules: &LightRules) -> Adherence {
        if self.sessions >= self.planned {
            Adherence::Full
        } else if self.percent() >= rules.done_enough_percent {
            Adherence::Moderate
        } else if self.days >= rules.pause_days {
            Adherence::Away
        } else {
            Adherence::Low
        }
    }

    /// Whether its sessions say by themselves that it was too much, before anything is asked.
    pub fn was_too_much(&self, rules: &LightRules) -> bool {
        self.pain_during
            .is_some_and(|pain| pain > rules.amber_pain_during_at_most)
    }

    /// The share of the planned sessions that was finished.
    fn percent(&self) -> u32 {
        u32::from(self.sessions) * 100 / u32::from(self.planned.max(1))
    }
}

/// The light of a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Light {
    /// The exercises were well tolerated.
    Green,
    /// More pain than that, but it settled.
    Amber,
    /// Too much.
    Red,
}

/// What set the light.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LightCause {
    /// Little pain, back to usual by the next morning.
    Settled,
    /// Pain during the exercises.
    PainDuring(u8),
    /// It took longer than a night.
    SlowToSettle,
    /// Worse than usual for more than a day.
    WorseAfterADay,
    /// Leg symptoms spread.
    LegsSpreading,
    /// Something that the light needs was not answered.
    NotAnswered,
}

/// Why nothing goes up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HoldCause {
    /// The light was amber.
    Amber,
    /// Green, but hard.
    HardEffort,
    /// Too little was done to tell.
    TooFewDone,
    /// The check-in left out what the light needs.
    NotAnswered,
    /// Stay active first: nothing to step up yet.
    StayActive,
    /// A further version of the same week: nothing rises within a week.
    SameWeek,
    /// The person's own weeks say that it suits them where it is.
    OwnWeeks,
}

/// What made a week a pause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PauseCause {
    /// Nothing of it was done, or next to nothing.
    NothingDone,
    /// Its check-in came late: there were weeks between.
    LongAgo,
}

/// Where the next week goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Move {
    /// Up a step: every group, or the half that stands lowest.
    Up {
        /// Every group, because the week was easy.
        every_group: bool,
    },
    /// As it was.
    Hold(HoldCause),
    /// Down a step.
    Down,
    /// Down a step because a pause lies between.
    AfterPause(PauseCause),
}

/// The light of a week from its check-in and what its sessions reported.
pub fn light(rules: &LightRules, check_in: &CheckIn, done: &Done) -> (Light, LightCause) {
    if check_in.legs_spreading == Some(true) {
        return (Light::Red, LightCause::LegsSpreading);
    }
    if check_in.settled == Some(Settled::MuchWorseAfterADay) {
        return (Light::Red, LightCause::WorseAfterADay);
    }
    let during = check_in.pain_during.max(done.pain_during);
    if let Some(pain) = during.filter(|pain| *pain > rules.amber_pain_during_at_most) {
        return (Light::Red, LightCause::PainDuring(pain));
    }
    if let Some(pain) = during.filter(|pain| *pain > rules.green_pain_during_at_most) {
        return (Light::Amber, LightCause::PainDuring(pain));
    }
    match (check_in.settled, during, check_in.legs_spreading) {
        (Some(Settled::LittleWorseAfterADay), ..) => (Light::Amber, LightCause::WorseAfterADay),
        (Some(Settled::WithinADay), ..) => (Light::Amber, LightCause::SlowToSettle),
        (Some(Settled::ByNextMorning), Some(_), Some(false)) => (Light::Green, LightCause::Settled),
        _ => (Light::Amber, LightCause::NotAnswered),
    }
}

/// Where the next week goes. `by_quota`: progress goes by agreement and only red steps down.
pub fn next_move(rules: &LightRules, light: (Light, LightCause), done: &Done, by_quota: bool) -> Move {
    let share = done.percent();
    if light.0 == Light::Red {
        return Move::Down;
    }
    if done.days >= rules.pause_days {
        return Move::AfterPause(PauseCause::LongAgo);
    }
    if share < rules.pause_percent {
        return Move::AfterPause(PauseCause::NothingDone);
    }
    if share < rules.done_enough_percent {
        return Move::Hold(HoldCause::TooFewDone);
    }
    match light {
        (Light::Amber, LightCause::NotAnswered) => Move::Hold(HoldCause::NotAnswered),
        (Light::Amber, _) if !by_quota => Move::Hold(HoldCause::Amber),
        (Light::Amber, _) => Move::Up { every_group: false },
        _ if done.effort.is_some_and(|effort| effort >= rules.high_effort_from) => {
            Move::Hold(HoldCause::HardEffort)
        }
        _ => Move::Up {
            every_group: done
                .effort
                .is_some_and(|effort| effort <= rules.low_effort_at_most),
        },
    }
}

/// The rungs of the next week: those of the last one moved, groups that are new at the start.
pub(super) fn next_rungs(
    last: &BTreeMap<TargetGroup, Rung>,
    groups: impl Iterator<Item = TargetGroup>,
    start: Rung,
    ceiling: u8,
    step: Move,
) -> BTreeMap<TargetGroup, Rung> {
    let groups: Vec<TargetGroup> = groups.collect();
    let kept: BTreeMap<TargetGroup, Rung> = groups
        .iter()
        .filter_map(|group| last.get(group).map(|rung| (*group, *rung)))
        .collect();
    // What eases has no ladder: more of it, or less, would say nothing.
    let trained = kept
        .iter()
        .filter(|(group, _)| **group != TargetGroup::PainRelief);
    let mut lowest: Vec<(Rung, TargetGroup)> = trained.map(|(group, rung)| (*rung, *group)).collect();
    lowest.sort_unstable();
    let rising: Vec<TargetGroup> = match step {
        Move::Up { every_group: true } => lowest.iter().map(|(_, group)| *group).collect(),
        Move::Up { every_group: false } => lowest
            .iter()
            .take(lowest.len().div_ceil(2))
            .map(|(_, group)| *group)
            .collect(),
        _ => Vec::new(),
    };
    groups
        .into_iter()
        .map(|group| {
            let rung = match (kept.get(&group), step) {
                (None, _) => start,
                (Some(rung), _) if group == TargetGroup::PainRelief => *rung,
                (Some(rung), Move::Down | Move::AfterPause(_)) => rung.down(),
                (Some(rung), _) if rising.contains(&group) => rung.up(ceiling),
                (Some(rung), _) => *rung,
            };
            (
                group,
                Rung {
                    level: rung.level.min(ceiling),
                    ..rung
                },
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::Rules;
    use super::*;

    fn easy() -> CheckIn {
        CheckIn {
            pain_average: Some(3),
            hindrance: Some(3),
            pain_during: Some(2),
            settled: Some(Settled::ByNextMorning),
            legs_spreading: Some(false),
        }
    }

    #[test]
    fn the_light_follows_pain_during_and_how_soon_it_settles() {
        let rules = Rules::shipped().unwrap().light;
        use Light::{Amber, Green, Red};
        for (check_in, expected) in [
            (easy(), Green),
            (
                CheckIn {
                    pain_during: Some(3),
                    ..easy()
                },
                Green,
            ),
            (
                CheckIn {
                    pain_during: Some(4),
                    ..easy()
                },
                Amber,
            ),
            (
                CheckIn {
                    pain_during: Some(5),
                    ..easy()
                },
                Amber,
            ),
            (
                CheckIn {
                    pain_during: Some(6),
                    ..easy()
                },
                Red,
            ),
            (
                CheckIn {
                    settled: Some(Settled::WithinADay),
                    ..easy()
                },
                Amber,
            ),
            (
                CheckIn {
                    settled: Some(Settled::LittleWorseAfterADay),
                    ..easy()
                },
                Amber,
            ),
            (
                CheckIn {
                    settled: Some(Settled::MuchWorseAfterADay),
                    ..easy()
                },
                Red,
            ),
            (
                CheckIn {
                    legs_spreading: Some(true),
                    ..easy()
                },
                Red,
            ),
            (
                CheckIn {
                    settled: None,
                    ..easy()
                },
                Amber,
            ),
            (
                CheckIn {
                    legs_spreading: None,
                    ..easy()
                },
                Amber,
            ),
            (CheckIn::default(), Amber),
        ] {
            assert_eq!(
                light(&rules, &check_in, &Done::default()).0,
                expected,
                "{check_in:?}"
            );
        }
        let reported = Done {
            pain_during: Some(7),
            ..Done::default()
        };
        assert_eq!(
            light(&rules, &easy(), &reported),
            (Red, LightCause::PainDuring(7))
        );
    }

    #[test]
    fn a_week_moves_by_its_light_and_by_what_was_done() {
        let rules = Rules::shipped().unwrap().light;
        let done = Done {
            planned: 3,
            sessions: 3,
            effort: Some(6),
            pain_during: None,
            days: 7,
        };
        let green = (Light::Green, LightCause::Settled);
        let amber = (Light::Amber, LightCause::SlowToSettle);
        let red = (Light::Red, LightCause::PainDuring(7));
        let unknown = (Light::Amber, LightCause::NotAnswered);
        for (light, done, by_quota, expected) in [
            (green, done, false, Move::Up { every_group: false }),
            (
                green,
                Done {
                    effort: Some(3),
                    ..done
                },
                false,
                Move::Up { every_group: true },
            ),
            (
                green,
                Done {
                    effort: Some(9),
                    ..done
                },
                false,
                Move::Hold(HoldCause::HardEffort),
            ),
            (
                green,
                Done { sessions: 1, ..done },
                false,
                Move::Hold(HoldCause::TooFewDone),
            ),
            (
                green,
                Done { sessions: 0, ..done },
                false,
                Move::AfterPause(PauseCause::NothingDone),
            ),
            (
                green,
                Done { days: 15, ..done },
                false,
                Move::AfterPause(PauseCause::LongAgo),
            ),
            (amber, done, false, Move::Hold(HoldCause::Amber)),
            (amber, done, true, Move::Up { every_group: false }),
            (unknown, done, true, Move::Hold(HoldCause::NotAnswered)),
            (red, done, false, Move::Down),
            (red, Done { sessions: 0, ..done }, true, Move::Down),
        ] {
            assert_eq!(
                next_move(&rules, light, &done, by_quota),
                expected,
                "{light:?} {done:?} {by_quota}"
            );
        }
    }

    #[test]
    fn an_ordinary_green_week_lifts_the_half_that_stands_lowest() {
        let rung = |level, dose| Rung { level, dose };
        let last = BTreeMap::from([
            (TargetGroup::Abdominals, rung(2, 1)),
            (TargetGroup::BackExtensors, rung(1, 3)),
            (TargetGroup::CoreStability, rung(2, 3)),
        ]);
        let groups = [
            TargetGroup::Abdominals,
            TargetGroup::BackExtensors,
            TargetGroup::GlutealAndHip,
        ];
        let next = next_rungs(
            &last,
            groups.into_iter(),
            rung(1, 0),
            6,
            Move::Up { every_group: false },
        );
        assert_eq!(
            next,
            BTreeMap::from([
                (TargetGroup::Abdominals, rung(2, 1)),
                (TargetGroup::BackExtensors, rung(2, 1)),
                (TargetGroup::GlutealAndHip, rung(1, 0)),
            ])
        );
    }
}
