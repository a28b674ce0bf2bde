//! A problem as bytes, and a query: that problem with the weights and tables it is compared by.

use super::attribute::{
    Attribute, Attributes, Between, LEVELS_AT_MOST, Measured, UNKNOWN, UNKNOWN_SET, Weights,
};
use super::situation::Situation;
use crate::profile::{Constraint, Sex};

/// Similarity 1, on every scale of one byte.
pub const SAME: u8 = u8::MAX;

/// A level that no attribute has: alike to none.
pub(super) const NO_LEVEL: u8 = 15;

/// A set as the columns keep it: a bit for each of 16 members, all of them for one that is not known.
const NARROW_UNKNOWN: u16 = u16::MAX;
const _: () = assert!(Constraint::ALL.len() <= 16 && LEVELS_AT_MOST <= NO_LEVEL as usize);

/// The top of a similarity: every attribute the same, weights of 255.
pub const ALIKE: u16 = SAME as u16 * 255;

/// A problem, quantised: a byte for each attribute of one value, 32 bits for the set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// In the order of [`Attribute::ALL`].
    pub scalars: [u8; Attribute::SCALARS],
    /// The members of the set, a bit each.
    pub set: u32,
}

impl Problem {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self {
        scalars: [UNKNOWN; Attribute::SCALARS],
        set: UNKNOWN_SET,
    };

    /// What is known of a person when a week is planned, as bytes.
    pub fn of(attributes: &Attributes, situation: &Situation) -> Self {
        let mut problem = Self::UNKNOWN;
        for (place, attribute) in Attribute::ALL.into_iter().enumerate().take(Attribute::SCALARS) {
            problem.scalars[place] = attributes.byte(attribute, situation);
        }
        if situation.constraints_known {
            problem.set = Constraint::ALL
                .iter()
                .enumerate()
                .filter(|(_, constraint)| situation.constraints.contains(constraint))
                .fold(0, |bits, (place, _)| bits | 1 << place);
        }
        problem
    }

    /// The problem as it is stored: the values in order, then the set, lowest byte first.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.scalars
            .iter()
            .copied()
            .chain(self.set.to_le_bytes())
            .collect()
    }

    /// A stored problem; `None` when it is none of these attributes'.
    pub fn from_bytes(attributes: &Attributes, bytes: &[u8]) -> Option<Self> {
        let (scalars, set) = bytes.split_at_checked(Attribute::SCALARS)?;
        let problem = Self {
            scalars: scalars.try_into().ok()?,
            set: u32::from_le_bytes(set.try_into().ok()?),
        };
        let all = Attribute::ALL.into_iter().zip(problem.scalars);
        all.into_iter()
            .all(|(attribute, byte)| attributes.allows(attribute, byte))
            .then_some(problem)
    }

    /// Whether anything is known of the person: that no flare was told is known of everybody.
    pub fn is_known(&self) -> bool {
        let told = Attribute::ALL.into_iter().zip(self.scalars);
        self.set != UNKNOWN_SET
            || told
                .into_iter()
                .any(|(attribute, byte)| attribute != Attribute::Flare && byte != UNKNOWN)
    }

    /// Whether both know of the same attributes, whatever they know.
    pub fn knows_the_same(&self, other: &Self) -> bool {
        let known = |problem: &Self| problem.scalars.map(|byte| byte == UNKNOWN);
        known(self) == known(other) && (self.set == UNKNOWN_SET) == (other.set == UNKNOWN_SET)
    }
}

impl Attributes {
    fn byte(&self, attribute: Attribute, now: &Situation) -> u8 {
        let number = |value: Option<f64>| self.quantised(attribute, value);
        let small = |value: Option<u8>| self.quantised(attribute, value.map(f64::from));
        let level = |value: Option<usize>| self.level(attribute, value);
        let yes = |value: Option<bool>| self.level(attribute, value.map(usize::from));
        let recent = now.recent.unwrap_or_default();
        match attribute {
            Attribute::Age => small(now.age),
            Attribute::Sex => level(now.sex.map(|sex| match sex {
                Sex::Female => 0,
                Sex::Male => 1,
                Sex::Other => 2,
            })),
            Attribute::WorkLoad => level(now.work_load.map(|load| load as usize)),
            Attribute::Duration => level(now.weeks_of_pain.map(|weeks| match weeks {
                0..2 => 0,
                2..4 => 1,
                4..6 => 2,
                6..=12 => 3,
                _ => 4,
            })),
            Attribute::PreviousEpisodes => level(now.previous_episodes.map(|before| before as usize)),
            Attribute::PainAverage => small(now.pain_average),
            Attribute::LegPain => level(now.leg_pain.map(|pain| pain as usize)),
            Attribute::Disability => small(now.disability),
            Attribute::Bending => level(now.responses.bending.map(|response| response as usize)),
            Attribute::Arching => level(now.responses.arching.map(|response| response as usize)),
            Attribute::WalkingEasedBySitting => yes(now.walking_eased_by_sitting),
            Attribute::SleepTrouble => small(now.sleep_trouble),
            Attribute::Fear => small(now.fear),
            Attribute::Confidence => small(now.confidence),
            Attribute::LowMood => small(now.mood_score),
            Attribute::RecoveryExpected => small(now.recovery_expected),
            Attribute::Stress => small(now.stress),
            Attribute::Activity => level(now.activity.map(|activity| activity as usize)),
            Attribute::Steps => number(
                now.steps
                    .map(|steps| libm::log2(f64::from(steps.clamp(512, 16_384)))),
            ),
            Attribute::SickLeave => level(now.sick_leave.map(|leave| leave as usize)),
            Attribute::Comorbid => yes(now.comorbid),
            Attribute::PainChange => number(recent.pain_change.map(f64::from)),
            Attribute::SessionsDone => small(recent.sessions_done_percent),
            Attribute::Effort => small(recent.effort),
            Attribute::AfterExercise => level(recent.after_exercise.map(usize::from)),
            Attribute::Flare => yes(Some(now.flare)),
            Attribute::Constraints => UNKNOWN,
        }
    }
}

/// How one attribute of a case compares with the query's value, in 255ths.
#[derive(Debug, Clone, Copy)]
pub(super) enum LocalSimilarity {
    /// By distance: 255 less `slope` for each step beyond the plateau.
    Near { value: u8, plateau: u8, slope: u16 },
    /// By level.
    Table([u8; LEVELS_AT_MOST]),
}

/// An attribute that the query knows, with its weight.
#[derive(Debug, Clone, Copy)]
pub(super) struct Compared {
    pub(super) place: usize,
    pub(super) weight: u8,
    pub(super) local: LocalSimilarity,
}

/// A problem prepared for comparison with many cases.
#[derive(Debug, Clone)]
pub struct Query {
    pub(super) scalars: Vec<Compared>,
    pub(super) set: Option<(u16, u8)>,
    /// Weight of what the query does not know: every case gets the base's mean similarity for it.
    pub(super) unknown_weight: u8,
    weights: Weights,
}

impl Query {
    /// Prepares a problem.
    pub fn new(attributes: &Attributes, between: Between, problem: &Problem) -> Self {
        Self::weighted(attributes, attributes.weights(between), problem)
    }

    /// Prepares a problem with weights of one's own, for judging weights.
    pub fn weighted(attributes: &Attributes, weights: Weights, problem: &Problem) -> Self {
        let mut scalars = Vec::with_capacity(Attribute::SCALARS);
        let mut unknown_weight = 0;
        let own = narrow(problem.set);
        for (place, attribute) in Attribute::ALL.into_iter().enumerate() {
            let weight = weights.weight(attribute);
            let value = problem.scalars.get(place).copied().unwrap_or(UNKNOWN);
            match local(attributes, attribute, value) {
                Some(local) if weight > 0 => scalars.push(Compared { place, weight, local }),
                None if attribute != Attribute::Constraints || own == NARROW_UNKNOWN => {
                    unknown_weight += weight;
                }
                _ => {}
            }
        }
        let set = (own != NARROW_UNKNOWN && weights.weight(Attribute::Constraints) > 0)
            .then(|| (own, weights.weight(Attribute::Constraints)));
        Self {
            scalars,
            set,
            unknown_weight,
            weights,
        }
    }

    /// The share of the weight that the query knows, in 255ths.
    pub fn known_weight(&self) -> u8 {
        let known: u16 = self
            .scalars
            .iter()
            .map(|compared| u16::from(compared.weight))
            .sum();
        // The weights add up to 255.
        (known + self.set.map_or(0, |(_, weight)| u16::from(weight))) as u8
    }

    /// The similarity with one case, 0 to [`ALIKE`]: the weighted sum over all attributes, where what either side
    /// does not know counts as `unknown`, the base's mean similarity.
    ///
    /// This is the plain path, row by row; [`CaseBase`](super::CaseBase) gives the same numbers by columns.
    pub fn similarity(&self, problem: &Problem, unknown: u8) -> u16 {
        let mut sum = u16::from(self.unknown_weight) * u16::from(unknown);
        for compared in &self.scalars {
            let value = problem.scalars[compared.place];
            sum += u16::from(compared.weight) * u16::from(compared.local.of(value, unknown));
        }
        if let Some((set, weight)) = self.set {
            sum += u16::from(weight) * u16::from(jaccard(set, narrow(problem.set), unknown));
        }
        sum
    }

    /// Each attribute's part in the similarity with one case, the largest first: what counted most.
    pub fn shares(&self, problem: &Problem) -> Vec<(Attribute, u16)> {
        let mut shares: Vec<(Attribute, u16)> = self
            .scalars
            .iter()
            .filter(|compared| problem.scalars[compared.place] != UNKNOWN)
            .map(|compared| {
                let value = problem.scalars[compared.place];
                let share = u16::from(compared.weight) * u16::from(compared.local.of(value, 0));
                (Attribute::ALL[compared.place], share)
            })
            .collect();
        if let Some((set, weight)) = self.set
            && narrow(problem.set) != NARROW_UNKNOWN
        {
            let share = u16::from(weight) * u16::from(jaccard(set, narrow(problem.set), 0));
            shares.push((Attribute::Constraints, share));
        }
        shares.sort_by_key(|(attribute, share)| (std::cmp::Reverse(*share), *attribute));
        shares
    }

    /// The attributes of one value in which a case is about the same, within an important difference, each with its part
    /// in the similarity.
    pub(super) fn same(&self, problem: &Problem) -> impl Iterator<Item = (Attribute, u16)> {
        let same = self.scalars.iter().filter(|compared| {
            let value = problem.scalars[compared.place];
            value != UNKNOWN && compared.local.of(value, 0) == SAME
        });
        same.map(|compared| {
            let attribute = Attribute::ALL[compared.place];
            (attribute, u16::from(compared.weight) * u16::from(SAME))
        })
    }

    /// The weights it compares by.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }
}

impl LocalSimilarity {
    /// Similarity with a value, in 255ths.
    #[inline(always)]
    pub(super) fn of(self, value: u8, unknown: u8) -> u8 {
        if value == UNKNOWN {
            return unknown;
        }
        match self {
            Self::Near {
                value: own,
                plateau,
                slope,
            } => near(own, plateau, slope, value),
            Self::Table(table) => table.get(usize::from(value)).copied().unwrap_or(0),
        }
    }
}

/// 255 within the plateau, then less by `slope`/256 for each step beyond it.
#[inline(always)]
pub(super) fn near(own: u8, plateau: u8, slope: u16, value: u8) -> u8 {
    let beyond = own.abs_diff(value).saturating_sub(plateau);
    // At most 254 × 65280/254 = 65280: fits in 16 bits, and the shifted product in 8.
    let lost = (u16::from(beyond).wrapping_mul(slope)) >> 8;
    SAME - lost as u8
}

/// A set in 16 bits: there are no more members, and no set of ours has all of them.
pub(super) fn narrow(set: u32) -> u16 {
    u16::try_from(set).unwrap_or(NARROW_UNKNOWN)
}

/// The set that was made narrow.
pub(super) fn wide(set: u16) -> u32 {
    if set == NARROW_UNKNOWN {
        UNKNOWN_SET
    } else {
        u32::from(set)
    }
}

/// Shared members among all, in 255ths; two empty sets are the same.
pub(super) fn jaccard(own: u16, other: u16, unknown: u8) -> u8 {
    if other == NARROW_UNKNOWN {
        return unknown;
    }
    let all = (own | other).count_ones();
    if all == 0 {
        return SAME;
    }
    ((own & other).count_ones() * u32::from(SAME) / all) as u8
}

pub(super) fn local(attributes: &Attributes, attribute: Attribute, value: u8) -> Option<LocalSimilarity> {
    if value == UNKNOWN {
        return None;
    }
    match &attributes.definition(attribute).measured {
        Measured::Numeric { least, most, plateau } => {
            // The plateau is smaller than the range, so it is at most 253 of 254.
            let plateau = ((plateau / (most - least) * 254.0).round() as u8).min(253);
            let slope = 65_280 / (254 - u16::from(plateau));
            Some(LocalSimilarity::Near {
                value,
                plateau,
                slope,
            })
        }
        Measured::Ordinal { table, .. } => {
            let row = table.get(usize::from(value))?;
            let mut local = [0; LEVELS_AT_MOST];
            for (place, percent) in row.iter().enumerate().take(LEVELS_AT_MOST) {
                // Percent to 255ths, rounded; at most 255.
                local[place] = ((u16::from(*percent) * 255 + 50) / 100) as u8;
            }
            Some(LocalSimilarity::Table(local))
        }
        Measured::Set => None,
    }
}
