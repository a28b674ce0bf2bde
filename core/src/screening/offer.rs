//! When screening must be offered again.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::rules::Rules;

/// Why screening is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// Help was pressed.
    Help,
    /// A pain entry stands well above the 7-day mean.
    PainJump {
        /// The entry, 0 to 10.
        pain: u8,
        /// The 7-day mean in tenths, 0 to 100.
        mean_tenths: u8,
    },
    /// A new symptom in a leg, the saddle or the bladder.
    NewSymptom,
    /// A flare began.
    Flare,
}

/// Whether screening must be offered now. Help, a jump and a new symptom come at once; a flare at most once in so
/// many hours.
pub fn must_offer(rules: &Rules, cause: Cause, last: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    match cause {
        Cause::Help | Cause::NewSymptom => true,
        Cause::PainJump { pain, mean_tenths } => {
            u16::from(pain) * 10 >= u16::from(mean_tenths) + u16::from(rules.offer.above_mean_from) * 10
        }
        Cause::Flare => {
            // A clock that ran backwards must not silence it.
            last.is_none_or(|last| now < last || now - last >= TimeDelta::hours(rules.offer.hours))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_jump_comes_at_once_and_a_flare_once_a_day() {
        let rules = Rules::shipped().unwrap();
        let now: DateTime<Utc> = "2026-11-24T10:00:00Z".parse().unwrap();
        let before = |hours| Some(now - TimeDelta::hours(hours));
        let jump = |pain, mean_tenths| Cause::PainJump { pain, mean_tenths };
        for (cause, last, expected) in [
            (Cause::Help, before(0), true),
            (Cause::NewSymptom, before(1), true),
            (jump(6, 40), before(1), true),
            (jump(6, 41), before(1), false),
            (Cause::Flare, before(23), false),
            (Cause::Flare, before(24), true),
            (Cause::Flare, before(-5), true),
            (Cause::Flare, None, true),
        ] {
            assert_eq!(
                must_offer(&rules, cause, last, now),
                expected,
                "{cause:?} {last:?}"
            );
        }
    }
}
