//! Which target group gets more turns: what the person's own weeks say, and what is tried next to find out.
//!
//! Weeks and sessions with more of a group are compared with those around them that had less. Since more of one group
//! is less of another, all groups are weighed together: each gets what the others do not explain, drawn towards no
//! difference by the pseudo-counts of the prior. Whole numbers in a fixed order: the same on every processor.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::base::{OwnWeeks, Voice, Voices};
use super::settings::Learning;
use super::week_case::{Provenance, Tolerance, WeekCase};
use crate::content::TargetGroup;

/// A week this good or bad takes a side.
const TAKES_A_SIDE: i32 = 500;

const GROUPS: usize = TargetGroup::ALL.len();

/// What may explain a week: its groups, and how hard it was.
pub(in crate::recommender) const CAUSES: usize = GROUPS + 1;

/// Rounds in which the groups' shares of the credit settle.
const ROUNDS: usize = 40;

/// What the own weeks say of more turns for one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::recommender) struct Said {
    pub(in crate::recommender) group: TargetGroup,
    /// What the usual number of additional turns is worth against spreading them over the others, in thousandths.
    pub(in crate::recommender) gain: i32,
    /// How unsure that is: a standard deviation, in thousandths.
    pub(in crate::recommender) unsure: i32,
    /// The own weeks in which it had more turns and that counted, weightiest first.
    pub(in crate::recommender) weeks: Vec<u16>,
    /// Those of them that point the way of the gain by themselves.
    pub(in crate::recommender) agree: Vec<u16>,
    /// Those weeks took both sides.
    pub(in crate::recommender) disagree: bool,
}

impl Said {
    /// The weeks to name for it, and whether each of them points that way.
    pub(in crate::recommender) fn named(&self) -> (Vec<u16>, bool) {
        let each = !self.agree.is_empty();
        let weeks = if each { &self.agree } else { &self.weeks };
        (weeks.clone(), each)
    }
}

/// What the own weeks say of each group that the guideline gives turns to, best first.
pub(in crate::recommender) fn said(
    learning: &Learning,
    own: &OwnWeeks,
    voices: &Voices<'_>,
    emphasis: &BTreeMap<TargetGroup, u8>,
) -> Vec<Said> {
    let (worth, exposure) = worth_of_more(learning, own, voices);
    let groups: Vec<TargetGroup> = emphasis
        .iter()
        .filter(|(_, turns)| **turns > 0)
        .map(|(group, _)| *group)
        .collect();
    let of = |group: TargetGroup| worth[group as usize];
    let all: i32 = groups.iter().map(|group| of(*group)).sum();
    let others = i32::try_from(groups.len()).unwrap_or(1).max(2) - 1;
    let mut said: Vec<Said> = groups
        .iter()
        .map(|group| {
            let instead = (all - of(*group)) / others;
            let gain = (of(*group) - instead) * learning.reuse.focus_thousandths / 1000;
            let weeks = weeks_with(learning, own, voices, *group);
            let agree = |week: &&(u16, i32)| week.1.signum() == gain.signum();
            Said {
                group: *group,
                gain,
                unsure: unsure(learning, exposure[*group as usize]),
                agree: weeks.iter().filter(agree).map(|(number, _)| *number).collect(),
                weeks: weeks.into_iter().map(|(number, _)| number).collect(),
                disagree: gain.abs() < learning.reuse.emphasis_margin && took_sides(learning, voices, *group),
            }
        })
        .collect();
    said.sort_by_key(|said| (Reverse(said.gain), said.group));
    said
}

/// The own weeks in which a group had more, and which counted, each with its response.
fn weeks_with(
    learning: &Learning,
    own: &OwnWeeks,
    voices: &Voices<'_>,
    group: TargetGroup,
) -> Vec<(u16, i32)> {
    let mut weeks: Vec<(u16, i32)> = Vec::new();
    for voice in counted(learning, voices, group) {
        let number = voice.case.number;
        let had_more = own.exposure(voice.place)[group as usize] > 0;
        let known = weeks.iter().any(|(week, _)| *week == number);
        if had_more && !known && voice.case.provenance == Provenance::OwnWeek {
            weeks.push((number, voice.worth.response.unwrap_or(0)));
        }
    }
    weeks
}

/// The voices in which a group had more turns, as far as their response counts at all.
fn counted<'v, 'a>(
    learning: &'v Learning,
    voices: &'v Voices<'a>,
    group: TargetGroup,
) -> impl Iterator<Item = &'v Voice<'a>> {
    voices.all.iter().filter(move |voice| {
        voice.case.did.emphasised(group) && counts(learning, voice.case.outcome.flare, voice.weight) > 0
    })
}

/// Whether the weeks with more of a group were both clearly better and clearly worse.
fn took_sides(learning: &Learning, voices: &Voices<'_>, group: TargetGroup) -> bool {
    let took = |side: i32| {
        counted(learning, voices, group).any(|voice| voice.worth.response.unwrap_or(0) * side >= TAKES_A_SIDE)
    };
    took(1) && took(-1)
}

/// What the response of a week counts: in a flare it says little of what suited.
fn counts(learning: &Learning, flare: bool, weight: u64) -> i64 {
    // Voices weigh 65,536ths; here a week is 1024.
    let weight = (weight >> 6) as i64;
    if flare {
        weight * i64::from(learning.worth.flare_counts_percent) / 100
    } else {
        weight
    }
}

/// What a week of nothing but one group would be worth, in thousandths, by the pull of all weeks and sessions that
/// speak: a ridge regression in whole numbers, solved by turns (Gauss and Seidel).
///
/// Beside it the squared exposure that stands behind each group, the prior included, in 1024 × 1000ths.
fn worth_of_more(learning: &Learning, own: &OwnWeeks, voices: &Voices<'_>) -> ([i32; CAUSES], [i64; GROUPS]) {
    // Exposures in thousandths, weights in 1024ths of a week: sums of a few hundred products fit in 64 bits with room.
    let mut products = [[0_i64; CAUSES]; CAUSES];
    let mut pulls = [0_i64; CAUSES];
    let mut add = |exposure: &[i32; CAUSES], worth: i32, weight: i64| {
        for (row, pull) in pulls.iter_mut().enumerate() {
            *pull += weight * i64::from(exposure[row]) * i64::from(worth);
            for (column, product) in products[row].iter_mut().enumerate() {
                *product += weight * i64::from(exposure[row]) * i64::from(exposure[column]);
            }
        }
    };
    for voice in &voices.all {
        // Voices weigh 65,536ths.
        let weight = (voice.weight >> 6) as i64;
        if let Some(worth) = voice.worth.response {
            let counts = counts(learning, voice.case.outcome.flare, voice.weight);
            add(own.exposure(voice.place), worth, counts);
        }
        for session in &voice.case.outcome.sessions {
            let mut exposure = [0; CAUSES];
            for (group, share) in &session.shares {
                exposure[*group as usize] = i32::from(*share);
            }
            let counts = weight * i64::from(learning.reuse.session_counts_percent) / 100;
            add(&exposure, i32::from(session.worth), counts);
        }
    }
    // The prior says "no difference" with the force of so much squared exposure.
    let prior = i64::from(learning.reuse.emphasis_prior_thousandths) * 1024 * 1000;
    let mut worth = [0_i64; CAUSES];
    for _ in 0..ROUNDS {
        for row in 0..CAUSES {
            let explained: i64 = (0..CAUSES)
                .filter(|column| *column != row)
                .map(|column| products[row][column] * worth[column] / 1000)
                .sum();
            worth[row] = (pulls[row] - explained) * 1000 / (products[row][row] + prior);
        }
    }
    // An important change many times over is not believed.
    let worth = worth.map(|worth| worth.clamp(-20_000, 20_000) as i32);
    let mut exposure = [0; GROUPS];
    for (group, exposure) in exposure.iter_mut().enumerate() {
        *exposure = (products[group][group] + prior) / 1000;
    }
    (worth, exposure)
}

/// The standard deviation of a group's gain, when the squared exposure behind it is so many 1024 × 1000ths.
fn unsure(learning: &Learning, exposure: i64) -> i32 {
    // The root of a variance of a week's noise over squared exposure, times how much more of a week it gets.
    let noise = i64::from(learning.reuse.week_noise) * i64::from(learning.reuse.focus_thousandths) / 1000;
    let variance = (noise * noise).saturating_mul(1024 * 1000) / exposure.max(1);
    // Far below the largest.
    variance.isqrt() as i32
}

/// The group to try more of next, and whether it was tried before; `None` when enough was tried, when no other could
/// still turn out better than the best, or after a week that was too much: a back that calms down is not experimented on.
///
/// The one that could be best is tried, not the one that is: what is known and what is not known yet count together, so
/// that what went badly is not tried again and what went well is tried once more, because one week can be luck.
pub(in crate::recommender) fn next_try(
    learning: &Learning,
    own: &OwnWeeks,
    said: &[Said],
    next: u16,
) -> Option<(TargetGroup, bool)> {
    let rules = &learning.trial;
    if next < rules.first_week {
        return None;
    }
    let too_much = |case: &WeekCase| case.outcome.tolerance == Some(Tolerance::TooMuch);
    if own
        .weeks()
        .any(|(case, _)| case.number + 1 == next && too_much(case))
    {
        return None;
    }
    let since = next.saturating_sub(rules.span_weeks);
    let tries = |group: TargetGroup| {
        let tried = own
            .weeks()
            .filter(|(case, _)| case.number >= since && case.did.emphasised(group));
        u32::try_from(tried.count()).unwrap_or(u32::MAX)
    };
    let candidates: Vec<&Said> = said
        .iter()
        .filter(|said| rules.groups.contains(&said.group))
        .collect();
    if candidates.iter().map(|said| tries(said.group)).sum::<u32>() >= rules.tries_at_most {
        return None;
    }
    let could_be = |said: &Said| said.gain + said.unsure * rules.hope_tenths / 10;
    let order = |group: TargetGroup| rules.groups.iter().position(|other| *other == group);
    let most_hopeful = |among: &mut dyn Iterator<Item = &&Said>| {
        among
            .min_by_key(|said| (Reverse(could_be(said)), order(said.group)))
            .map(|said| said.group)
    };
    // Each once: what was never tried can't be told from what goes with it.
    if let Some(group) = most_hopeful(&mut candidates.iter().filter(|said| tries(said.group) == 0)) {
        return Some((group, false));
    }
    // Best first, as they stand.
    let best = candidates.first()?;
    let hopeful = most_hopeful(&mut candidates.iter())?;
    let certain = candidates.iter().all(|said| {
        said.group == best.group || could_be(said) <= best.gain - best.unsure * rules.hope_tenths / 10
    });
    (!certain).then_some((hopeful, true))
}
