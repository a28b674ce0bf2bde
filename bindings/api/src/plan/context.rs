//! What the reasons of a week mean for one another: what one of them says another need not say again, or must not deny.

use std::collections::BTreeSet;

use lissom::content::TargetGroup;
use lissom::plan::{About, Because, HoldCause, Light, Week};
use lissom::profile::Constraint;
use lissom::recommender::{Parameter, Strategy};

/// What a sentence needs to know of the week beside its own reason.
#[derive(Debug, Clone, Default)]
pub(super) struct Context {
    /// A pause lies before the week: the light says nothing of the exercises.
    pub(super) paused: bool,
    /// A light is told, so that holding for it needs no words of its own.
    pub(super) lit: bool,
    /// Little was done of what the light is about.
    pub(super) few_done: bool,
    /// The exercises go up although the light is amber: by agreement.
    pub(super) by_agreement: bool,
    /// The person's own weeks made the sessions shorter, not a rule.
    pub(super) shorter_by_own_weeks: bool,
    /// Coming back after a pause is gentler, which the sentence about the pause says for all groups.
    pub(super) back_gentler: bool,
    /// Something that was swapped out because it hurt is told apart from how well the rest went.
    pub(super) except_swapped: bool,
    /// The sessions are shorter after a red week, which says enough of less.
    pub(super) shorter_after_red: bool,
    /// Most exercises are new: nothing is more of what one knows.
    pub(super) mostly_new: bool,
    /// The week is easy movement, or gentler than the one before.
    pub(super) gentler: bool,
    /// What of the person's asks for a careful start.
    pub(super) conditions: Vec<Constraint>,
    /// The groups that the week trains, without what only eases.
    pub(super) groups: BTreeSet<TargetGroup>,
}

/// What the careful start is for, as the guideline's rule has it: a test compares them.
pub(super) const CAREFUL_WITH: [Constraint; 4] = [
    Constraint::RecentSurgery,
    Constraint::Osteoporosis,
    Constraint::InflammatoryDisease,
    Constraint::HeartDisease,
];

impl Context {
    /// Whether what it says is said already by another reason, or denied by it.
    pub(super) fn said_by_another(&self, because: &Because) -> bool {
        match because {
            Because::BackAfterPause { .. } => self.back_gentler,
            Because::Light(Light::Green, _) => self.except_swapped,
            Because::StepDown { .. } => self.shorter_after_red,
            _ => false,
        }
    }

    pub(super) fn of(week: &Week) -> Self {
        let any = |wanted: &dyn Fn(&Because) -> bool| {
            let mut reasons = week.reasons.iter();
            reasons.any(|reason| wanted(&reason.because))
        };
        let paused = any(&|because| matches!(because, Because::AfterPause(_)));
        let rises = any(&|because| matches!(because, Because::StepUp { .. }));
        let amber = any(&|because| matches!(because, Because::Light(Light::Amber, _)));
        Self {
            paused,
            lit: !paused && any(&|because| matches!(because, Because::Light(..))),
            few_done: any(&|because| matches!(because, Because::Hold(HoldCause::TooFewDone))),
            by_agreement: amber && rises,
            shorter_by_own_weeks: week.reasons.iter().any(|reason| {
                reason.about == About::Minutes
                    && match &reason.because {
                        Because::OwnWeeks(change) => change.parameter == Parameter::Minutes,
                        Because::StillShorter { .. } => true,
                        _ => false,
                    }
            }),
            back_gentler: paused && any(&|because| matches!(because, Because::BackAfterPause { .. })),
            except_swapped: any(&|because| *because == Because::ExceptSwapped),
            shorter_after_red: any(&|because| matches!(because, Because::ShorterAfterRed { .. })),
            mostly_new: any(&|because| *because == Because::MostlyNew),
            gentler: week.parameters.strategy == Strategy::StayActive
                || any(&|because| matches!(because, Because::StepDown { .. })),
            conditions: week
                .situation
                .iter()
                .flat_map(|known| {
                    CAREFUL_WITH
                        .into_iter()
                        .filter(|one| known.constraints.contains(one))
                })
                .collect(),
            groups: week
                .parameters
                .emphasis
                .iter()
                .filter(|(group, turns)| **turns > 0 && **group != TargetGroup::PainRelief)
                .map(|(group, _)| *group)
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use lissom::recommender::Guideline;

    use super::*;

    #[test]
    fn the_careful_start_names_what_its_rule_speaks_of() {
        let guideline = Guideline::shipped().unwrap();
        let mut rules = guideline.rules.iter();
        let rule = rules
            .find(|rule| rule.id == "careful-conditions-start-low")
            .unwrap();
        assert_eq!(rule.constraints(), CAREFUL_WITH);
    }
}
