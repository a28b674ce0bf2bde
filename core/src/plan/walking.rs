//! The walking goal: steps from the person's own days, or minutes until those are known.

use super::progression::Move;
use super::reason::{About, Because, Reason};
use super::rules::Rules;
use super::week::WalkingGoal;
use crate::recommender::{Parameters, WalkingAim};

/// The person's own steps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OwnSteps {
    /// The median of the valid days.
    pub median: u32,
    /// How many valid days there are.
    pub days: u8,
    /// The median of the week before, where it has enough valid days.
    pub last_week: Option<u32>,
}

/// The walking goal of a week.
pub(super) fn goal(
    rules: &Rules,
    parameters: &Parameters,
    own: OwnSteps,
    last: Option<(WalkingGoal, Move)>,
    flare: bool,
    reasons: &mut Vec<Reason>,
) -> WalkingGoal {
    let w = &rules.walking;
    let minutes = |minutes, times, sit_between| WalkingGoal::Minutes {
        minutes,
        times,
        sit_between,
    };
    match parameters.walking {
        WalkingAim::None => WalkingGoal::None,
        WalkingAim::Short => minutes(
            less(w.short_minutes, flare, w.flare_percent),
            w.short_times,
            false,
        ),
        WalkingAim::Interval => minutes(w.interval_minutes, w.interval_times, true),
        WalkingAim::Leisure => minutes(w.leisure_minutes, w.leisure_times, false),
        WalkingAim::Steady if own.days >= rules.limits.valid_days_for_steps => {
            let because = Because::OwnSteps {
                baseline: own.median,
                days: own.days,
            };
            reasons.push(Reason::new(About::Walking, because));
            steps(rules, parameters, own, last, reasons)
        }
        WalkingAim::Steady => {
            let needed = rules.limits.valid_days_for_steps;
            reasons.push(Reason::new(
                About::Walking,
                Because::TooFewStepDays {
                    days: own.days,
                    needed,
                },
            ));
            let (from, step) = match last {
                Some((
                    WalkingGoal::Minutes {
                        minutes,
                        times,
                        sit_between: false,
                    },
                    step,
                )) if times == w.steady_times => (minutes, Some(step)),
                _ => (w.steady_minutes, None),
            };
            let to = match step {
                Some(Move::Up { .. }) => from.saturating_add(w.minutes_up).min(w.minutes_at_most).max(from),
                // As the exercises: a step back, not below where it began.
                Some(Move::Down | Move::AfterPause(_)) => {
                    from.saturating_sub(w.minutes_up).max(w.steady_minutes).min(from)
                }
                _ => from,
            };
            if to > from {
                reasons.push(Reason::new(
                    About::Walking,
                    Because::WalksLonger { by: to - from },
                ));
            }
            minutes(to, w.steady_times, false)
        }
    }
}

fn steps(
    rules: &Rules,
    parameters: &Parameters,
    own: OwnSteps,
    last: Option<(WalkingGoal, Move)>,
    reasons: &mut Vec<Reason>,
) -> WalkingGoal {
    // Raised only after a week that went well and in which it was about reached; otherwise the goal is what the person
    // does anyway, or stays.
    let reached = |goal: u32| {
        let least = goal * u32::from(rules.walking.reached_percent) / 100;
        own.last_week.is_none_or(|steps| steps >= least)
    };
    let goal = match last {
        Some((WalkingGoal::Steps { goal, .. }, Move::Up { .. })) if reached(goal) => {
            goal * u32::from(parameters.step_percent) / 100
        }
        Some((WalkingGoal::Steps { goal, .. }, Move::Up { .. })) => {
            reasons.push(Reason::new(About::Walking, Because::GoalNotReached));
            // A goal that stays out of reach week after week helps nobody: no further away than a good week's rise.
            let near = own
                .last_week
                .map_or(goal, |steps| steps * u32::from(parameters.step_percent) / 100);
            goal.min(near)
        }
        Some((WalkingGoal::Steps { goal, .. }, Move::Hold(_))) => goal,
        Some((WalkingGoal::Steps { goal, .. }, Move::Down | Move::AfterPause(_))) => goal.min(own.median),
        _ => own.median,
    };
    let goal = goal.min(rules.limits.step_goal_at_most) / 100 * 100;
    WalkingGoal::Steps {
        goal,
        baseline: own.median,
    }
}

fn less(minutes: u8, flare: bool, percent: u32) -> u8 {
    if flare {
        u8::try_from(u32::from(minutes) * percent / 100)
            .unwrap_or(minutes)
            .max(1)
    } else {
        minutes
    }
}

#[cfg(test)]
mod tests {
    use super::super::progression::{HoldCause, PauseCause};
    use super::*;
    use crate::recommender::Guideline;

    #[test]
    fn steps_start_from_the_own_median_after_four_days_and_rise_by_the_factor_after_a_good_week() {
        let rules = Rules::shipped().unwrap();
        let parameters = Guideline::shipped().unwrap().start;
        let up = Move::Up { every_group: false };
        let steps = |goal, baseline| WalkingGoal::Steps { goal, baseline };
        let walk = |minutes| WalkingGoal::Minutes {
            minutes,
            times: 2,
            sit_between: false,
        };
        let own = |days| OwnSteps {
            median: 4_130,
            days,
            last_week: None,
        };
        for (own, last, expected) in [
            (own(3), None, walk(10)),
            (own(3), Some((walk(10), up)), walk(12)),
            (own(3), Some((walk(10), Move::Hold(HoldCause::Amber))), walk(10)),
            (
                own(3),
                Some((walk(20), Move::AfterPause(PauseCause::LongAgo))),
                walk(18),
            ),
            (own(3), Some((walk(10), Move::Down)), walk(10)),
            (own(4), None, steps(4_100, 4_130)),
            (own(7), Some((steps(4_100, 4_100), up)), steps(4_500, 4_130)),
            (
                own(7),
                Some((steps(4_500, 4_100), Move::Hold(HoldCause::Amber))),
                steps(4_500, 4_130),
            ),
            (
                own(7),
                Some((steps(4_500, 4_100), Move::Down)),
                steps(4_100, 4_130),
            ),
            (own(7), Some((steps(11_900, 4_100), up)), steps(12_000, 4_130)),
        ] {
            assert_eq!(
                goal(&rules, &parameters, own, last, false, &mut vec![]),
                expected,
                "{own:?} {last:?}"
            );
        }
    }

    #[test]
    fn a_goal_that_was_not_about_reached_comes_within_reach_and_says_so() {
        let rules = Rules::shipped().unwrap();
        let parameters = Guideline::shipped().unwrap().start;
        let last = Some((
            WalkingGoal::Steps {
                goal: 5_000,
                baseline: 4_000,
            },
            Move::Up { every_group: false },
        ));
        for (last_week, expected, said) in
            [(Some(4_600), 5_500, 0), (Some(4_400), 4_800, 1), (None, 5_500, 0)]
        {
            let own = OwnSteps {
                median: 4_300,
                days: 20,
                last_week,
            };
            let mut reasons = vec![];
            let made = goal(&rules, &parameters, own, last, false, &mut reasons);
            assert!(
                matches!(made, WalkingGoal::Steps { goal, .. } if goal == expected),
                "{made:?}"
            );
            let kept = reasons
                .iter()
                .filter(|reason| reason.because == Because::GoalNotReached);
            assert_eq!(kept.count(), said);
        }
    }

    #[test]
    fn who_does_not_walk_sees_no_goal_and_a_flare_makes_short_walks_shorter() {
        let rules = Rules::shipped().unwrap();
        let mut parameters = Guideline::shipped().unwrap().start;
        let own = OwnSteps {
            median: 6_000,
            days: 7,
            last_week: None,
        };
        parameters.walking = WalkingAim::None;
        assert_eq!(
            goal(&rules, &parameters, own, None, false, &mut vec![]),
            WalkingGoal::None
        );
        parameters.walking = WalkingAim::Short;
        let short = |flare| goal(&rules, &parameters, own, None, flare, &mut vec![]);
        let walk = |minutes| WalkingGoal::Minutes {
            minutes,
            times: 3,
            sit_between: false,
        };
        assert_eq!((short(false), short(true)), (walk(5), walk(3)));
    }
}
