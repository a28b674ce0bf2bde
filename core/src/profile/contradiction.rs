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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn answers_that_cannot_both_be_true_are_named_and_an_empty_profile_contradicts_nothing() {
        assert_eq!(Profile::default().contradictions(), []);
        type Case = (fn(&mut Profile), Contradiction);
        let cases: [Case; 4] = [
            (
                |p| (p.pain_average, p.pain_worst) = (Some(6), Some(4)),
                Contradiction::AverageAboveWorst,
            ),
            (
                |p| (p.mobility, p.responses.walking) = (Some(Mobility::DoesNotWalk), Some(Response::Better)),
                Contradiction::WalkingWithoutWalking,
            ),
            (
                |p| {
                    p.sex = Some(Sex::Male);
                    p.constraints = Some(BTreeSet::from([Constraint::LatePregnancy]));
                },
                Contradiction::PregnantMale,
            ),
            (
                |p| (p.usual_bed, p.usual_rise) = (Some(NINE), Some(NINE)),
                Contradiction::BedIsRise,
            ),
        ];
        for (contradict, expected) in cases {
            let mut profile = Profile::default();
            contradict(&mut profile);
            assert_eq!(profile.contradictions(), [expected]);
        }
    }

    const NINE: chrono::NaiveTime = chrono::NaiveTime::MIN;

    #[test]
    fn only_adults_can_have_a_plan() {
        for (age, expected) in [
            (None, Eligibility::AgeUnknown),
            (Some(17), Eligibility::TooYoung),
            (Some(18), Eligibility::Adult),
        ] {
            assert_eq!(
                Profile {
                    age,
                    ..Profile::default()
                }
                .eligibility(),
                expected
            );
        }
    }
}
