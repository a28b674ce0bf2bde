//! What the reasons of a week mean for one another: what one of them says another need not say again, or must not deny.

use std::collections::BTreeSet;

use lissom::content::TargetGroup;
use lissom::plan::{About, Because, HoldCause, Light, Week};
use lissom::recommender::Parameter;

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
    /// The groups that the week trains.
    pub(super) groups: BTreeSet<TargetGroup>,
}

impl Context {
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
                    && matches!(&reason.because, Because::OwnWeeks(change) if change.parameter == Parameter::Minutes)
            }),
            groups: week
                .parameters
                .emphasis
                .iter()
                .filter(|(_, turns)| **turns > 0)
                .map(|(group, _)| *group)
                .collect(),
        }
    }
}
