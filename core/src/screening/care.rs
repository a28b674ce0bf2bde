//! Whether to see someone: GP, physiotherapist or self-care, with reasons and a date from which to ask again.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::assess::Assessment;
use super::rules::{Rules, Tier};

/// Who can help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SelfReferral {
    /// Nobody needed now.
    SelfCare,
    /// A physiotherapist.
    Physiotherapist,
    /// A general practitioner.
    Gp,
}

/// Why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CareReason {
    /// Screening found something worth telling.
    Finding,
    /// The mood screen was positive.
    LowMood,
    /// Leg pain that hinders.
    LegPain,
    /// Much hindered.
    MuchHindered,
    /// Much afraid of moving.
    MuchAfraid,
    /// Two weeks in a row went worse.
    GettingWorse,
    /// Nothing speaks for it.
    NothingSpeaksForIt,
}

/// The advice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CareAdvice {
    /// Who can help.
    pub see: SelfReferral,
    /// Why.
    pub reasons: BTreeSet<CareReason>,
    /// The day from which to ask again.
    pub expires: NaiveDate,
}

/// What the advice rests on beside the assessment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Burden {
    /// How much the back stops the person, 0 to 100.
    pub disability: Option<u8>,
    /// Fear that movement harms, 0 to 10.
    pub fear: Option<u8>,
    /// Leg pain moderate or worse.
    pub leg_pain: bool,
    /// The mood screen was positive.
    pub low_mood: bool,
    /// Two weeks in a row went worse by more than chance.
    pub getting_worse: bool,
}

/// Whether to see someone, below the tiers that stop exercise (those say it themselves).
pub fn self_referral(rules: &Rules, assessment: &Assessment, burden: Burden, today: NaiveDate) -> CareAdvice {
    let from = &rules.care;
    let gp = [
        // What was seen already asks for no further visit.
        (
            assessment.tier >= Tier::Routine && !assessment.is_cleared(),
            CareReason::Finding,
        ),
        (burden.low_mood, CareReason::LowMood),
        (burden.getting_worse, CareReason::GettingWorse),
    ];
    let physiotherapist = [
        (burden.leg_pain, CareReason::LegPain),
        (
            burden
                .disability
                .is_some_and(|disability| disability >= from.hindered_from),
            CareReason::MuchHindered,
        ),
        (
            burden.fear.is_some_and(|fear| fear >= from.afraid_from),
            CareReason::MuchAfraid,
        ),
    ];
    let reasons_of = |list: &[(bool, CareReason)]| -> BTreeSet<CareReason> {
        list.iter()
            .filter_map(|(there, reason)| there.then_some(*reason))
            .collect()
    };
    let mut reasons = reasons_of(&gp);
    let see = if !reasons.is_empty() {
        SelfReferral::Gp
    } else if physiotherapist.iter().any(|(there, _)| *there) {
        SelfReferral::Physiotherapist
    } else {
        SelfReferral::SelfCare
    };
    reasons.extend(reasons_of(&physiotherapist));
    if reasons.is_empty() {
        reasons.insert(CareReason::NothingSpeaksForIt);
    }
    CareAdvice {
        see,
        reasons,
        expires: today + TimeDelta::days(from.good_for_days),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Answers, Person, Rules, assess};
    use super::*;

    #[test]
    fn the_advice_names_who_and_why_and_until_when() {
        let rules = Rules::shipped().unwrap();
        let clear = assess(&rules, &Answers::new(), &Person::default());
        let today = "2026-11-24".parse().unwrap();
        for (burden, see) in [
            (Burden::default(), SelfReferral::SelfCare),
            (
                Burden {
                    disability: Some(60),
                    ..Burden::default()
                },
                SelfReferral::Physiotherapist,
            ),
            (
                Burden {
                    leg_pain: true,
                    ..Burden::default()
                },
                SelfReferral::Physiotherapist,
            ),
            (
                Burden {
                    fear: Some(7),
                    ..Burden::default()
                },
                SelfReferral::Physiotherapist,
            ),
            (
                Burden {
                    low_mood: true,
                    leg_pain: true,
                    ..Burden::default()
                },
                SelfReferral::Gp,
            ),
            (
                Burden {
                    getting_worse: true,
                    ..Burden::default()
                },
                SelfReferral::Gp,
            ),
        ] {
            let advice = self_referral(&rules, &clear, burden, today);
            assert_eq!(advice.see, see, "{burden:?}");
            assert!(!advice.reasons.is_empty());
            assert_eq!(advice.expires.to_string(), "2026-12-22");
        }
        let old = assess(
            &rules,
            &Answers::new(),
            &Person {
                age: Some(75),
                ..Person::default()
            },
        );
        assert_eq!(
            self_referral(&rules, &old, Burden::default(), today).see,
            SelfReferral::Gp
        );
    }
}
