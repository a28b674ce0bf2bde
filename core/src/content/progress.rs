//! How an exercise is made harder: repetitions first, then load, then the harder neighbour.

use serde::Deserialize;

use super::exercise::{Exercise, TargetGroup};
use super::resistance::Resistance;

/// The numbers of progress, from data.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgressRules {
    /// Where they come from.
    pub source: String,
    /// The effort that strength is trained with, 0 to 10: `[least, most]`. Below it there is more to take, above it less.
    pub effort: [u8; 2],
    /// From this level on. The gentler levels learn the movement, with ease.
    pub effort_from_level: u8,
}

impl ProgressRules {
    /// The effort to aim at in an exercise; `None` where it is done with ease.
    pub fn effort_for(&self, exercise: &Exercise) -> Option<[u8; 2]> {
        let is_strength = matches!(
            exercise.target,
            TargetGroup::Abdominals
                | TargetGroup::BackExtensors
                | TargetGroup::CoreStability
                | TargetGroup::GlutealAndHip
                | TargetGroup::NeckAndShoulders
        );
        (is_strength && !exercise.moves_neck() && exercise.level >= self.effort_from_level)
            .then_some(self.effort)
    }

    /// What is not sane about them.
    pub(super) fn fault(&self) -> Option<&'static str> {
        let [least, most] = self.effort;
        (least > most || most > 10).then_some("effort: 0 to 10, least first")
    }
}

/// A way to make an exercise harder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// More repetitions, up to so many.
    Repetitions(u8),
    /// A longer hold, up to so many seconds.
    Hold(u16),
    /// More load, back at the fewest repetitions.
    Load(Resistance),
    /// The next harder exercise.
    Harder(String),
}

impl Exercise {
    /// The ways to make it harder, in the order in which they are taken.
    pub fn progress(&self) -> Vec<Progress> {
        let more = match (self.dose.repetitions, self.dose.hold_seconds) {
            (Some([_, most]), _) => Some(Progress::Repetitions(most)),
            (None, Some([_, most])) => Some(Progress::Hold(most)),
            (None, None) => None,
        };
        let load = (self.resistance != Resistance::None).then_some(Progress::Load(self.resistance));
        let harder = self.harder.clone().map(Progress::Harder);
        more.into_iter().chain(load).chain(harder).collect()
    }
}
