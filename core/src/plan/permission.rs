//! That screening allows a plan. A week cannot be made without one, and only screening gives it.

use std::collections::BTreeSet;

use crate::profile::Constraint;
use crate::screening::{Assessment, ExercisePermission, Tier};

/// Proof that screening was asked and allows exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permission {
    /// What screening asks to be careful with.
    pub(super) careful_with: BTreeSet<Constraint>,
    /// Screening found nothing at all.
    pub(super) clear: bool,
    /// The version of the screening rules; `None` where screening was assumed negative.
    pub(super) rules_version: Option<String>,
}

impl Permission {
    /// The permission that an assessment gives; none when it stops exercise or is not complete.
    pub fn from_screening(assessment: &Assessment) -> Option<Self> {
        (assessment.exercise == ExercisePermission::Allowed).then(|| Self {
            careful_with: assessment.careful_with(),
            clear: assessment.tier == Tier::Clear,
            rules_version: Some(assessment.version.clone()),
        })
    }

    /// A permission for people of a cohort whom nobody screened. Only for judging the core, never on a phone.
    #[cfg(feature = "evaluation")]
    pub fn assumed_negative() -> Self {
        Self {
            careful_with: BTreeSet::new(),
            clear: false,
            rules_version: None,
        }
    }

    /// Whether screening was assumed, not asked.
    pub fn assumed(&self) -> bool {
        self.rules_version.is_none()
    }
}
