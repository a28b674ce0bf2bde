//! Advising: the rules applied to a situation, each that changed something named.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::guideline::{Facet, Guideline, Rule};
use super::parameters::Parameters;
use super::situation::Situation;
use crate::content::TargetGroup;
use crate::profile::Constraint;

/// What is advised, and by which rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The parameters of the week.
    pub parameters: Parameters,
    /// The rules that changed a parameter and of whose change something remains, in the order in which they spoke.
    pub rules: Vec<String>,
    /// The version of the guideline file.
    pub version: String,
}

/// Advises by the guideline rules: the same situation always gives the same advice.
pub fn advise(guideline: &Guideline, situation: &Situation) -> Advice {
    let mut parameters = guideline.start.clone();
    let mut spoke: Vec<&Rule> = Vec::new();
    let mut hold = Hold::default();
    for rule in guideline.rules.iter().filter(|rule| rule.when.met(situation)) {
        let before = parameters.clone();
        rule.then.apply(&mut parameters);
        if parameters != before {
            hold.take(spoke.len(), rule, &before, &parameters);
            spoke.push(rule);
        }
    }
    let told = spoke.iter().enumerate().filter(|(place, rule)| {
        if !rule.is_told(situation) {
            return false;
        }
        let holds = |facet: &Facet| hold.has(*facet, *place);
        if rule.tells.is_empty() {
            hold.has_any(*place)
        } else {
            rule.tells.iter().all(holds)
        }
    });
    Advice {
        rules: told.map(|(_, rule)| rule.id.clone()).collect(),
        parameters,
        version: guideline.version.clone(),
    }
}

/// One parameter, or one entry of a parameter that has several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part<'a> {
    Whole(Facet),
    MinutesAtMost,
    Turns(TargetGroup),
    Theme(&'a str),
    Careful(Constraint),
}

impl Part<'_> {
    fn facet(self) -> Facet {
        match self {
            Self::Whole(facet) => facet,
            Self::MinutesAtMost => Facet::Minutes,
            Self::Turns(_) => Facet::Turns,
            Self::Theme(_) => Facet::Themes,
            Self::Careful(_) => Facet::CarefulWith,
        }
    }
}

/// Which rules, by their place among those that spoke, each parameter is due to: the last that set it, or all that
/// added to it since.
#[derive(Debug, Default)]
struct Hold<'a>(BTreeMap<Part<'a>, Vec<usize>>);

impl<'a> Hold<'a> {
    fn take(&mut self, place: usize, rule: &'a Rule, before: &Parameters, now: &Parameters) {
        use Facet::{
            ByQuota, Ceiling, Dose, Level, Minutes, SeldomSeated, Sessions, StepPercent, Strategy, Walking,
        };
        let set = [
            (Part::Whole(Strategy), before.strategy != now.strategy),
            (Part::Whole(Sessions), before.sessions != now.sessions),
            (Part::Whole(Minutes), before.minutes != now.minutes),
            (Part::MinutesAtMost, before.minutes_at_most != now.minutes_at_most),
            (Part::Whole(Ceiling), before.ceiling != now.ceiling),
            (Part::Whole(Dose), before.dose != now.dose),
            (Part::Whole(Walking), before.walking != now.walking),
            (Part::Whole(StepPercent), before.step_percent != now.step_percent),
            (Part::Whole(ByQuota), before.by_quota != now.by_quota),
            (
                Part::Whole(SeldomSeated),
                before.seldom_seated != now.seldom_seated,
            ),
        ];
        for (part, _) in set.into_iter().filter(|(_, changed)| *changed) {
            self.0.insert(part, vec![place]);
        }
        // Who asks for the small amount that is there already is heard too.
        if rule.then.touches(Dose) && before.dose == now.dose {
            self.0.entry(Part::Whole(Dose)).or_default().push(place);
        }
        // A level that rises adds to what raised it before; one that falls takes that back.
        match now.level.cmp(&before.level) {
            Ordering::Greater => self.0.entry(Part::Whole(Level)).or_default().push(place),
            Ordering::Less => drop(self.0.insert(Part::Whole(Level), vec![place])),
            Ordering::Equal => {}
        }
        if rule.then.replaces_turns() {
            self.0.retain(|part, _| part.facet() != Facet::Turns);
        }
        for group in TargetGroup::ALL {
            let turns = |of: &Parameters| of.emphasis.get(&group).copied().unwrap_or(0);
            let (was, is) = (turns(before), turns(now));
            let part = Part::Turns(group);
            if is > was && !rule.then.replaces_turns() {
                self.0.entry(part).or_default().push(place);
            } else if is != was {
                self.0.insert(part, vec![place]);
            }
        }
        for theme in rule.then.themes() {
            self.0.entry(Part::Theme(theme)).or_default().push(place);
        }
        for constraint in now.careful_with.difference(&before.careful_with) {
            self.0.insert(Part::Careful(*constraint), vec![place]);
        }
    }

    fn has(&self, facet: Facet, place: usize) -> bool {
        let parts = self.0.iter().filter(|(part, _)| part.facet() == facet);
        parts.into_iter().any(|(_, places)| places.contains(&place))
    }

    fn has_any(&self, place: usize) -> bool {
        self.0.values().any(|places| places.contains(&place))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Guideline, Situation, Stage, Strategy, WalkingAim};
    use super::*;
    use crate::profile::{LegPain, Mobility, WorkLoad};

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

    /// Whether a rule is among those told.
    fn tells(situation: &Situation, rule: &str) -> bool {
        advised(situation.clone()).rules.iter().any(|told| told == rule)
    }

    #[test]
    fn a_rule_that_a_stronger_one_overrides_is_not_told() {
        let known = Situation {
            work_load: Some(WorkLoad::OnFeet),
            leg_pain: Some(LegPain::ModerateOrWorse),
            fear: Some(8),
            stress: Some(8),
            disability: Some(20),
            low_mood: Some(true),
            ..persistent()
        };
        let overridden = [
            "heavy-or-standing-work-needs-no-more-steps",
            "leg-pain-eases-first",
            "stress-adds-easing",
            "high-fear-goes-in-small-regular-steps",
            "low-mood-keeps-it-light",
        ];
        for rule in overridden {
            assert!(tells(&known, rule), "{rule} holds while strength is built");
        }
        let acute = Situation {
            stage: Some(Stage::Acute),
            ..known
        };
        for rule in overridden {
            assert!(!tells(&acute, rule), "{rule} is overridden by staying active");
        }
        for rule in [
            "acute-stays-active-first",
            "stress-learns-to-let-go",
            "acute-but-able-moves-more",
        ] {
            assert!(tells(&acute, rule), "{rule} remains");
        }
    }

    #[test]
    fn each_rule_that_added_to_a_group_is_told_and_one_that_takes_the_group_out_alone() {
        let mild = Situation {
            leg_pain: Some(LegPain::Mild),
            stress: Some(8),
            ..persistent()
        };
        for rule in ["mild-leg-pain-adds-relief", "stress-adds-easing"] {
            assert!(tells(&mild, rule), "{rule}");
        }
        let raised_and_capped = Situation {
            age: Some(75),
            disability: Some(10),
            activity: Some(crate::profile::ActivityLevel::Hard),
            ..persistent()
        };
        assert!(!tells(&raised_and_capped, "trains-hard-starts-higher"));
        assert!(tells(&raised_and_capped, "older-starts-gently"));
    }

    #[test]
    fn who_must_go_slowly_is_not_given_more_for_being_able() {
        let able = Situation {
            stage: Some(Stage::Acute),
            disability: Some(20),
            ..persistent()
        };
        assert!(tells(&able, "acute-but-able-moves-more"));
        let weak_heart = Situation {
            constraints: [Constraint::HeartDisease].into(),
            ..able
        };
        assert_eq!(advised(weak_heart.clone()).parameters.dose, 0);
        assert!(!tells(&weak_heart, "acute-but-able-moves-more"));
        assert!(tells(&weak_heart, "careful-conditions-start-low"));
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
            ("tells = [\"level\"]", "tells = [\"walking\"]", "does not touch"),
        ] {
            let error = Guideline::parse(&shipped.replacen(from, to, 1)).unwrap_err();
            assert!(error.to_string().contains(reason), "{error}");
        }
        assert!(Guideline::parse("version = 1").is_err());
    }
}
