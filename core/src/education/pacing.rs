//! The base for an even pace, from a few tries. Pure.

use super::rules::PacingRules;

/// Weeks after which a wish is too far off to name.
const WEEKS_AHEAD: u16 = 52;

/// An even pace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Minutes that can be done on nearly all days, 1 or more.
    pub base_minutes: u16,
    /// Minutes of something else before going on, 1 or more.
    pub break_minutes: u16,
    /// Minutes that the first good week adds, 1 or more.
    pub up_minutes: u16,
    /// Good weeks until the wished minutes are reached; `None` without a wish, or where it is over a year off.
    pub weeks: Option<u16>,
}

/// The pace after `tries`, each the minutes until just before the pain would have ended it; `None` without one of a
/// minute or more. Of two tries the lower counts as the middle.
pub fn pace(rules: &PacingRules, tries: &[u16], wanted: Option<u16>) -> Option<Pace> {
    let mut tries: Vec<u16> = tries.iter().copied().filter(|minutes| *minutes > 0).collect();
    tries.sort_unstable();
    let middle = *tries.get(tries.len().checked_sub(1)? / 2)?;
    let base = percent(middle, rules.base_percent);
    let weeks = wanted.and_then(|wanted| {
        let mut minutes = base;
        for weeks in 0..=WEEKS_AHEAD {
            if minutes >= wanted {
                return Some(weeks);
            }
            minutes = minutes.saturating_add(percent(minutes, rules.week_percent));
        }
        None
    });
    Some(Pace {
        base_minutes: base,
        break_minutes: percent(base, rules.break_percent),
        up_minutes: percent(base, rules.week_percent),
        weeks,
    })
}

/// A part of some minutes, whole minutes rounded down, 1 at least.
fn percent(minutes: u16, percent: u16) -> u16 {
    let part = u32::from(minutes) * u32::from(percent) / 100;
    u16::try_from(part).unwrap_or(u16::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::super::rules::Rules;
    use super::*;

    #[test]
    fn the_base_is_the_middle_less_a_fifth_whatever_the_order_of_the_tries() {
        let rules = Rules::shipped().unwrap().pacing;
        for (tries, base) in [
            (&[10, 15, 20][..], 12),
            (&[20, 10, 15], 12),
            (&[20, 10], 8),
            (&[1, 1, 1], 1),
            (&[0, 30, 0], 24),
            (&[600, 600, 600], 480),
        ] {
            assert_eq!(pace(&rules, tries, None).unwrap().base_minutes, base, "{tries:?}");
        }
        assert_eq!(pace(&rules, &[], Some(5)), None);
        assert_eq!(pace(&rules, &[0, 0], None), None);
    }

    #[test]
    fn a_wish_is_reached_by_a_tenth_a_week() {
        let rules = Rules::shipped().unwrap().pacing;
        let weeks = |wanted| pace(&rules, &[10, 15, 20], Some(wanted)).unwrap().weeks;
        // 12, 13, 14, 15 ... by one minute, then by two from 20 on: 20, 22, 24, 26, 28, 30.
        for (wanted, expected) in [(5, 0), (12, 0), (13, 1), (20, 8), (22, 9), (30, 13)] {
            assert_eq!(weeks(wanted), Some(expected), "{wanted}");
        }
        assert_eq!(weeks(60_000), None);
        let of = pace(&rules, &[40, 50, 60], None).unwrap();
        assert_eq!(
            (of.base_minutes, of.break_minutes, of.up_minutes, of.weeks),
            (40, 10, 4, None)
        );
    }
}
