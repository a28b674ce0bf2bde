//! Answers that cannot both be true: named, so that the person is asked, never silently mended. And who gets a plan.

use serde::{Deserialize, Serialize};

use super::person::{Profile, Response, Sex};
use super::vocabulary::{Constraint, Mobility};

/// The youngest age for a plan, in years.
const ADULT: u8 = 18;

/// Two answers that cannot both be true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Contradiction {
    /// The average is above the worst.
    AverageAboveWorst,
    /// Walking changes the pain, but the person does not walk.
    WalkingWithoutWalking,
    /// Pregnant and male.
    PregnantMale,
    /// Bed and rise at the same time.
    BedIsRise,
}

/// Whether the person can have a plan here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Eligibility {
    /// An adult.
    Adult,
    /// The age is not known yet.
    AgeUnknown,
    /// Under 18: no plan here; a GP or the school nurse is the way.
    TooYoung,
}

impl Profile {
    /// Every contradiction in the answers.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        let pregnant = self.constraints.as_ref().is_some_and(|all| {
            all.contains(&Constraint::Pregnancy) || all.contains(&Constraint::LatePregnancy)
        });
        let walks = matches!(self.responses.walking, Some(Response::Better | Response::Worse))
            || self.walking_eased_by_sitting == Some(true);
        let found = [
            (
                self.pain_average.zip(self.pain_worst).is_some_and(|(a, w)| a > w),
                Contradiction::AverageAboveWorst,
            ),
            (
                self.mobility == Some(Mobility::DoesNotWalk) && walks,
                Contradiction::WalkingWithoutWalking,
            ),
            (
                self.sex == Some(Sex::Male) && pregnant,
                Contradiction::PregnantMale,
            ),
            (
                self.usual_bed.is_some() && self.usual_bed == self.usual_rise,
                Contradiction::BedIsRise,
            ),
        ];
        found
            .into_iter()
            .filter_map(|(there, contradiction)| there.then_some(contradiction))
            .collect()
    }

    /// Whether the person can have a plan here.
    pub fn eligibility(&self) -> Eligibility {
        match self.age {
            None => Eligibility::AgeUnknown,
            Some(age) if age < ADULT => Eligibility::TooYoung,
            Some(_) => Eligibility::Adult,
        }
    }
}
