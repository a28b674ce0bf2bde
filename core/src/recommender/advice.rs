//! Advising: the rules applied to a situation, each that changed something named.

use super::guideline::Guideline;
use super::parameters::Parameters;
use super::situation::Situation;

/// What is advised, and by which rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The parameters of the week.
    pub parameters: Parameters,
    /// The rules that changed a parameter, in the order in which they spoke.
    pub rules: Vec<String>,
    /// The version of the guideline file.
    pub version: String,
}

/// Advises by the guideline rules: the same situation always gives the same advice.
pub fn advise(guideline: &Guideline, situation: &Situation) -> Advice {
    let mut parameters = guideline.start.clone();
    let mut rules = Vec::new();
    for rule in guideline.rules.iter().filter(|rule| rule.when.met(situation)) {
        let before = parameters.clone();
        rule.then.apply(&mut parameters);
        if parameters != before {
            rules.push(rule.id.clone());
        }
    }
    Advice {
        parameters,
        rules,
        version: guideline.version.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Guideline, Situation, Stage, Strategy, WalkingAim};
    use super::*;
    use crate::content::TargetGroup;
    use crate::profile::{Mobility, WorkLoad};

    fn advised(situation: Situation) -> Advice {
        advise(&Guideline::shipped().unwrap(), &situation)
    }

    fn persistent() -> Situation {
        Situation {
            stage: Some(Stage::Persistent),
            pain_average: Some(4),
            pain_worst: Some(5),
            ..Default::default()
        }
    }

    #[test]
    fn acute_or_very_painful_stays_active_until_pain_has_settled() {
        for (situation, strategy) in [
            (
                Situation {
                    stage: Some(Stage::Acute),
                    ..persistent()
                },
                Strategy::StayActive,
            ),
            (
                Situation {
                    pain_worst: Some(7),
                    ..persistent()
                },
                Strategy::StayActive,
            ),
            (
                Situation {
                    pain_worst: Some(6),
                    ..persistent()
                },
                Strategy::Build,
            ),
            (
                Situation {
                    stage: Some(Stage::Acute),
                    settled: Some(true),
                    ..persistent()
                },
                Strategy::Build,
            ),
            (
                Situation {
                    stage: Some(Stage::Acute),
                    settled: Some(false),
                    ..persistent()
                },
                Strategy::StayActive,
            ),
        ] {
            assert_eq!(
                advised(situation.clone()).parameters.strategy,
                strategy,
                "{situation:?}"
            );
        }
        let acute = advised(Situation {
            stage: Some(Stage::Acute),
            ..persistent()
        })
        .parameters;
        assert!(!acute.emphasis.contains_key(&TargetGroup::BackExtensors));
    }

    #[test]
    fn high_fear_is_graded_and_goes_by_agreement_only_after_twelve_weeks() {
        let afraid = advised(Situation {
            fear: Some(8),
            ..persistent()
        })
        .parameters;
        assert_eq!((afraid.strategy, afraid.by_quota), (Strategy::Graded, true));
        let earlier = Situation {
            fear: Some(8),
            stage: Some(Stage::Subacute),
            ..persistent()
        };
        let earlier = advised(earlier).parameters;
        assert_eq!((earlier.strategy, earlier.by_quota), (Strategy::Graded, false));
    }

    #[test]
    fn walking_follows_legs_work_and_mobility() {
        for (situation, aim) in [
            (persistent(), WalkingAim::Steady),
            (
                Situation {
                    walking_eased_by_sitting: Some(true),
                    ..persistent()
                },
                WalkingAim::Interval,
            ),
            (
                Situation {
                    work_load: Some(WorkLoad::Heavy),
                    ..persistent()
                },
                WalkingAim::Leisure,
            ),
            (
                Situation {
                    work_load: Some(WorkLoad::OnFeet),
                    ..persistent()
                },
                WalkingAim::Leisure,
            ),
            (
                Situation {
                    work_load: Some(WorkLoad::Heavy),
                    mobility: Some(Mobility::DoesNotWalk),
                    walking_eased_by_sitting: Some(true),
                    ..persistent()
                },
                WalkingAim::None,
            ),
            (
                Situation {
                    stage: Some(Stage::Acute),
                    ..persistent()
                },
                WalkingAim::Short,
            ),
        ] {
            assert_eq!(
                advised(situation.clone()).parameters.walking,
                aim,
                "{situation:?}"
            );
        }
        let interval = advised(Situation {
            walking_eased_by_sitting: Some(true),
            ..persistent()
        })
        .parameters;
        assert_eq!(interval.step_percent, 100, "the goal does not rise");
    }

    #[test]
    fn nothing_known_gives_a_modest_plan_and_names_no_rule_that_needs_an_answer() {
        let advice = advised(Situation::default());
        assert_eq!(advice.rules, Vec::<String>::new());
        assert_eq!(advice.parameters, Guideline::shipped().unwrap().start);
    }

    #[test]
    fn a_faulty_rule_file_is_refused_by_entry() {
        let shipped = super::super::guideline::SHIPPED_FOR_TESTS;
        for (from, to, reason) in [
            (
                "source = [\"ours\"]",
                "source = [\"nobody\"]",
                "unknown source nobody",
            ),
            ("source = [\"ours\"]", "source = []", "no source"),
        ] {
            let error = Guideline::parse(&shipped.replacen(from, to, 1)).unwrap_err();
            assert!(error.to_string().contains(reason), "{error}");
        }
        assert!(Guideline::parse("version = 1").is_err());
    }
}
