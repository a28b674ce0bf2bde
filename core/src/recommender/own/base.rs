//! The case base of a person's own weeks, and which of them speak when a week is planned.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::super::attribute::{Attribute, Attributes, Between};
use super::super::cases::CaseBase;
use super::super::query::{ALIKE, Problem, Query, SAME};
use super::super::situation::Recent;
use super::emphasis::CAUSES;
use super::harm::Level;
use super::settings::Learning;
use super::week_case::{EPISODE, Provenance, Verdict, WeekCase};
use super::worth::{Worth, beside, halved, mean_beside, usual_before, verdict, worths};
use crate::content::TargetGroup;

/// The most a pack's case counts beside an own week, in percent: it is somebody else's.
const PACK_COUNTS_PERCENT: u64 = 50;

/// A dose step harder weighs like so many thousandths of a week's share.
const DOSE_STEP: i32 = 200;

/// The cases that may vote for a person's plan.
#[derive(Debug, Clone, Default)]
pub struct OwnWeeks {
    cases: Vec<WeekCase>,
    worths: Vec<Worth>,
    /// See [`OwnWeeks::exposure`].
    exposures: Vec<[i32; CAUSES]>,
    columns: Option<CaseBase<()>>,
    /// See [`OwnWeeks::levels`].
    levels: Vec<Level>,
    /// Cases that were left out: of attributes that no longer exist, or with numbers that cannot be.
    pub set_aside: usize,
}

/// One case that speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::recommender) struct Voice<'a> {
    pub(in crate::recommender) case: &'a WeekCase,
    /// Its place in the base.
    pub(in crate::recommender) place: usize,
    pub(in crate::recommender) worth: Worth,
    /// Similarity and recency together, in 65,536ths of a week.
    pub(in crate::recommender) weight: u64,
}

/// The cases that speak, the weightiest first.
#[derive(Debug, Clone, Default)]
pub(in crate::recommender) struct Voices<'a> {
    pub(in crate::recommender) all: Vec<Voice<'a>>,
    /// Enough of them are alike enough.
    pub(in crate::recommender) heard: bool,
    query: Option<Query>,
}

impl Voices<'_> {
    /// Something is known of the person now, so that weeks can be compared with it at all.
    pub(in crate::recommender) fn compared(&self) -> bool {
        self.query.is_some()
    }

    /// In what now is about as it was in each of these own weeks, what counted most in their similarity first.
    pub(in crate::recommender) fn alike(&self, weeks: &[u16]) -> Vec<Attribute> {
        let Some(query) = &self.query else {
            return Vec::new();
        };
        let named = self
            .all
            .iter()
            .map(|voice| voice.case)
            .filter(|case| case.provenance == Provenance::OwnWeek && weeks.contains(&case.number));
        let mut shares: BTreeMap<Attribute, (u64, usize)> = BTreeMap::new();
        for case in named.clone() {
            for (attribute, share) in query.same(&case.problem) {
                let (sum, count) = shares.entry(attribute).or_default();
                *sum += u64::from(share);
                *count += 1;
            }
        }
        let all = named.count();
        let mut ranked: Vec<(Reverse<u64>, Attribute)> = shares
            .into_iter()
            .filter(|(_, (_, count))| *count == all)
            .map(|(attribute, (sum, _))| (Reverse(sum), attribute))
            .collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, attribute)| attribute).collect()
    }
}

impl OwnWeeks {
    /// The base from cases in any order; those with numbers that cannot be are set aside, near-duplicates merged and
    /// the oldest dropped when there are too many.
    pub fn new(learning: &Learning, attributes: &Attributes, cases: Vec<WeekCase>, set_aside: usize) -> Self {
        let before = cases.len();
        let mut cases: Vec<WeekCase> = cases.into_iter().filter(WeekCase::is_possible).collect();
        let set_aside = set_aside + before - cases.len();
        cases.sort_by_key(|case| (case.provenance, case.number));
        leave_out_told_episodes(&mut cases);
        let weeks = cases.iter().filter(|case| case.provenance == Provenance::OwnWeek);
        let levels = weeks.map(Level::of).collect();
        retain(learning, attributes, &mut cases);
        let columns = CaseBase::new(
            attributes,
            &attributes.weights(Between::Weeks),
            // While all of them can speak, each does; later weeks that are nearly the same would crowd out others.
            (0_u32..).zip(&cases).map(|(place, case)| {
                let group = if cases.len() <= learning.retrieve.weeks_at_most {
                    place
                } else {
                    case.group()
                };
                (case.problem, group, ())
            }),
        );
        Self {
            columns: Some(columns),
            worths: worths(learning, &cases),
            exposures: exposures(learning, &cases),
            cases,
            levels,
            set_aside,
        }
    }

    /// How bad the person's weeks were, oldest first, those included that the base has no room for: whether it gets
    /// worse must not hang on what is merged.
    pub fn levels(&self) -> &[Level] {
        &self.levels
    }

    /// The cases, by provenance and week.
    pub fn cases(&self) -> &[WeekCase] {
        &self.cases
    }

    /// How much of each group a case had against the weeks around it, in thousandths of what was planned, and how much
    /// harder it was, a dose step as [`DOSE_STEP`]: the same difference that its response is.
    pub(super) fn exposure(&self, place: usize) -> &[i32; CAUSES] {
        &self.exposures[place]
    }

    /// The person's own weeks with what each is worth, oldest first.
    pub(in crate::recommender) fn weeks(&self) -> impl DoubleEndedIterator<Item = (&WeekCase, Worth)> {
        self.cases
            .iter()
            .zip(self.worths.iter().copied())
            .filter(|(case, _)| case.provenance == Provenance::OwnWeek)
    }

    /// The number of the last closed week; 0 before the first.
    pub fn last_number(&self) -> u16 {
        self.weeks().next_back().map_or(0, |(case, _)| case.number)
    }

    /// How much the back stopped the person in the last closed week, 0 to 10 in tenths, as far as it was told.
    pub fn hindrance_tenths(&self) -> Option<u8> {
        self.weeks().next_back()?.0.outcome.hindrance_tenths
    }

    /// How the last closed week went, for the situation in which the next one is planned.
    pub fn recent(&self) -> Option<Recent> {
        let mut newest = self.weeks().rev().map(|(case, _)| case);
        let last = newest.next()?;
        let before = newest.next().and_then(|case| case.outcome.pain_tenths);
        Some(Recent {
            // Tenths of 0 to 10: the difference is -100 to 100.
            pain_change: last
                .outcome
                .pain_tenths
                .zip(before)
                .map(|(now, before)| ((i16::from(now) - i16::from(before)) / 10) as i8),
            sessions_done_percent: Some(last.did.done_percent()),
            effort: last.outcome.effort,
            after_exercise: last.outcome.after_exercise,
        })
    }

    /// The cases that speak when week `next` is planned for `problem`.
    pub(in crate::recommender) fn voices(
        &self,
        learning: &Learning,
        attributes: &Attributes,
        problem: &Problem,
        next: u16,
    ) -> Voices<'_> {
        let rules = &learning.retrieve;
        let Some(base) = self.columns.as_ref().filter(|_| problem.is_known()) else {
            return Voices::default();
        };
        let query = Query::new(attributes, Between::Weeks, problem);
        let mut all: Vec<Voice<'_>> = base
            .nearest(&query, rules.weeks_at_most)
            .into_iter()
            .map(|found| {
                let case = &self.cases[found.case];
                let similar = power(found.similarity, rules.similarity_power);
                let age = next.saturating_sub(case.number).max(1) - 1;
                let counts = match case.provenance {
                    Provenance::Pack => PACK_COUNTS_PERCENT * 1024 / 100,
                    Provenance::OwnWeek | Provenance::OwnEpisode => halved(age, rules.half_life_weeks),
                };
                Voice {
                    case,
                    place: found.case,
                    worth: self.worths[found.case],
                    weight: (similar * counts) >> 10,
                }
            })
            .filter(|voice| voice.weight > 0)
            .collect();
        all.sort_by_key(|voice| {
            (
                Reverse(voice.weight),
                Reverse(voice.case.number),
                voice.case.provenance,
            )
        });
        Voices {
            heard: heard(learning, &all),
            query: Some(query),
            all,
        }
    }
}

/// A similarity as a fraction of 65,536, to a power.
fn power(similarity: u16, power: u32) -> u64 {
    let one = u64::from(similarity) * 65_536 / u64::from(ALIKE);
    (1..power.clamp(1, 8)).fold(one, |product, _| (product * one) >> 16)
}

/// Whether the effective number of voices, (Σw)²/Σw², times their mean weight reaches the floor.
fn heard(learning: &Learning, voices: &[Voice<'_>]) -> bool {
    // Weights are at most 65,536 and voices a few hundred: the square fits in 64 bits.
    let sum: u64 = voices.iter().map(|voice| voice.weight).sum();
    let squares: u64 = voices.iter().map(|voice| voice.weight * voice.weight).sum();
    let count = voices.len() as u64;
    let Some(effective_tenths) = (sum * sum / 65_536 * 10).checked_div((squares / 65_536).max(1)) else {
        return false;
    };
    let Some(mean) = sum.checked_div(count) else {
        return false;
    };
    effective_tenths * mean / 65_536 >= u64::from(learning.retrieve.floor_tenths)
}

/// An episode is four weeks together: where one of them speaks for itself, it would speak twice.
fn leave_out_told_episodes(cases: &mut Vec<WeekCase>) {
    let weeks: BTreeSet<u16> = cases
        .iter()
        .filter(|case| case.provenance == Provenance::OwnWeek)
        .map(|case| case.number)
        .collect();
    cases.retain(|case| {
        let first = case.number.saturating_sub(EPISODE - 1);
        case.provenance != Provenance::OwnEpisode || weeks.range(first..=case.number).next().is_none()
    });
}

/// Keeps the base within its cap: near-duplicates become one, then the oldest that nothing hangs on go. Failures stay,
/// and so do the newest weeks.
fn retain(learning: &Learning, attributes: &Attributes, cases: &mut Vec<WeekCase>) {
    let rules = &learning.retain;
    if cases.len() <= rules.weeks_at_most {
        return;
    }
    let worths = worths(learning, cases);
    let verdicts: Vec<Verdict> = (0..cases.len())
        .map(|place| {
            let before = cases[..place].iter().rev();
            let alike = before.take_while(|case| case.provenance == cases[place].provenance);
            verdict(learning, &cases[place], usual_before(learning, alike))
        })
        .collect();
    let newest = |provenance| {
        let alike = cases.iter().filter(|case| case.provenance == provenance);
        alike.map(|case| case.number).max().unwrap_or(0)
    };
    let (week, episode) = (newest(Provenance::OwnWeek), newest(Provenance::OwnEpisode));
    let stays: Vec<bool> = cases
        .iter()
        .zip(&verdicts)
        .map(|(case, verdict)| {
            let age = match case.provenance {
                Provenance::OwnWeek => week - case.number,
                Provenance::OwnEpisode => episode - case.number,
                Provenance::Pack => u16::MAX,
            };
            *verdict == Verdict::Failure || usize::from(age) < rules.newest_kept
        })
        .collect();
    let mut keep = vec![true; cases.len()];
    // Newest first: an older week like a newer one adds nothing but age.
    for newer in (0..cases.len()).rev() {
        if !keep[newer] {
            continue;
        }
        let query = Query::new(attributes, Between::Weeks, &cases[newer].problem);
        for older in 0..newer {
            let same = keep[older]
                && !stays[older]
                && cases[older].provenance == cases[newer].provenance
                && cases[older].did.emphasis == cases[newer].did.emphasis
                && cases[older].did.planned == cases[newer].did.planned
                && cases[older].did.minutes == cases[newer].did.minutes
                && like(worths[older], worths[newer], rules.same_worth)
                && cases[older].problem.knows_the_same(&cases[newer].problem)
                // What neither week knows does not tell them apart.
                && u32::from(query.similarity(&cases[older].problem, SAME)) * 100
                    >= u32::from(ALIKE) * rules.same_similarity_percent;
            keep[older] &= !same;
        }
    }
    let mut over = keep
        .iter()
        .filter(|kept| **kept)
        .count()
        .saturating_sub(rules.weeks_at_most);
    for wanted in [Verdict::Unclear, Verdict::Success] {
        for place in 0..cases.len() {
            if over > 0 && keep[place] && !stays[place] && verdicts[place] == wanted {
                keep[place] = false;
                over -= 1;
            }
        }
    }
    let mut kept = keep.into_iter();
    cases.retain(|_| kept.next().unwrap_or(false));
}

/// The exposure of each case: see [`OwnWeeks::exposure`].
fn exposures(learning: &Learning, cases: &[WeekCase]) -> Vec<[i32; CAUSES]> {
    let causes: Vec<[i32; CAUSES]> = cases.iter().map(causes).collect();
    (0..cases.len())
        .map(|place| {
            let beside = beside(&learning.worth, cases, place);
            std::array::from_fn(|cause| {
                let own = causes[place][cause];
                let usual = mean_beside(&beside, |other| Some(causes[other][cause]));
                own - usual.unwrap_or(own)
            })
        })
        .collect()
}

/// The share of each group in what was planned, in thousandths, and how hard the week was.
fn causes(case: &WeekCase) -> [i32; CAUSES] {
    let mut causes = [0; CAUSES];
    causes[..TargetGroup::ALL.len()].copy_from_slice(&case.did.exposure());
    causes[CAUSES - 1] = case.did.load.map_or(0, |load| i32::from(load) * DOSE_STEP / 10);
    causes
}

fn like(a: Worth, b: Worth, within: i32) -> bool {
    let near = |a: i32, b: i32| a.abs_diff(b) <= within.unsigned_abs();
    near(a.response.unwrap_or(0), b.response.unwrap_or(0)) && near(a.fit, b.fit)
}
