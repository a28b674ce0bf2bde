//! The comparison of 32 problems at once, for processors with AVX2. It adds up what each attribute loses, the
//! weightiest numbers and what is cheap first, and leaves off where that already keeps all 32 from exceeding the floor.

use std::arch::x86_64::*;

use super::super::attribute::LEVELS_AT_MOST;
use super::super::query::{ALIKE, LocalSimilarity, NO_LEVEL, Query, SAME, jaccard};
use super::{BLOCK, Columns};

/// As many problems as there are bytes in a register.
const LANES: usize = 32;

/// Two weights of a pair add up to at most 128, so that a pair's loss fits in 15 bits.
const WEIGHT_AT_MOST: u8 = 64;

/// So many pairs of numbers are compared before anyone asks whether the rest is worth it.
const WEIGHTIEST: usize = 2;

/// As many entries as a register can look up in.
const ENTRIES: usize = 16;

type V = __m256i;

/// Whether the sums of the query's weights fit into the registers.
pub(super) fn can_hold(query: &Query) -> bool {
    let set = query.set.map_or(0, |(_, weight)| weight);
    query
        .scalars
        .iter()
        .all(|compared| compared.weight <= WEIGHT_AT_MOST)
        && set <= WEIGHT_AT_MOST
}

#[target_feature(enable = "avx2")]
pub(super) fn scan(
    columns: &Columns,
    query: &Query,
    unknown: u8,
    each: &mut dyn FnMut(usize, &[u16]) -> u16,
) {
    let prepared = Prepared::new(columns, query, unknown);
    let mut sums = [0_u16; BLOCK];
    let mut floor = 0;
    for start in (0..columns.len()).step_by(BLOCK) {
        let sums = &mut sums[..BLOCK.min(columns.len() - start)];
        let (whole, rest) = sums.as_chunks_mut::<LANES>();
        let first = start / LANES;
        for (n, sums) in whole.iter_mut().enumerate() {
            *sums = prepared.compare(first + n, floor);
        }
        columns.compare(query, unknown, start + whole.len() * LANES, rest);
        floor = each(start, sums);
    }
}

/// A column in stretches of 32.
type Stretches<'a> = &'a [[u8; LANES]];

/// A number's distance beyond its plateau, and what each step of it loses.
#[derive(Clone, Copy)]
struct Near<'a> {
    column: Stretches<'a>,
    above: V,
    below: V,
    slope: V,
}

/// What each level loses against what the unknown loses.
#[derive(Clone, Copy)]
struct Levels<'a> {
    column: Stretches<'a>,
    table: V,
}

/// What a set loses, by its members shared with the query's and by its others.
struct Set<'a> {
    columns: [Stretches<'a>; 2],
    /// By four members: how many of them the query has, and how many not.
    shared: [V; 4],
    others: [V; 4],
    /// By the number shared: what so many others lose.
    lost: Vec<V>,
    weight: V,
}

/// Two columns of a kind, with their weights side by side.
struct Pair<C> {
    columns: [C; 2],
    weights: V,
}

struct Prepared<'a> {
    levels: Vec<Pair<Levels<'a>>>,
    set: Option<Set<'a>>,
    near: Vec<Pair<Near<'a>>>,
    /// What the unknown loses.
    unknown: V,
    /// What all have before anything of the query's is lost.
    most: u16,
}

impl<'a> Prepared<'a> {
    #[target_feature(enable = "avx2")]
    fn new(columns: &'a Columns, query: &Query, unknown: u8) -> Self {
        let lost_unknown = SAME - unknown;
        let (mut levels, mut near) = (Vec::new(), Vec::new());
        let mut scalars: Vec<_> = query.scalars.iter().collect();
        scalars.sort_by_key(|compared| std::cmp::Reverse(compared.weight));
        for compared in scalars {
            let column = stretches(columns.column(compared.place));
            match compared.local {
                LocalSimilarity::Near {
                    value,
                    plateau,
                    slope,
                } => near.push((
                    Near {
                        column,
                        above: bytes(value.saturating_add(plateau)),
                        below: bytes(value.saturating_sub(plateau)),
                        slope: words(slope),
                    },
                    compared.weight,
                )),
                LocalSimilarity::Table(similar) => {
                    let lost = entries(|level| {
                        let similarity = similar.get(level).copied().unwrap_or(0);
                        (SAME - similarity).wrapping_sub(lost_unknown)
                    });
                    levels.push((Levels { column, table: lost }, compared.weight));
                }
            }
        }
        let set = query.set.map(|(own, weight)| Set {
            columns: [stretches(&columns.sets[0]), stretches(&columns.sets[1])],
            shared: std::array::from_fn(|four| entries(|bits| count(bits as u16 & (own >> (4 * four))))),
            others: std::array::from_fn(|four| entries(|bits| count(bits as u16 & !(own >> (4 * four))))),
            lost: (0..=own.count_ones())
                .map(|shared| entries(|others| lost_of_set(own, shared, others as u32)))
                .collect(),
            weight: words(u16::from(weight)),
        });
        let of_query = ALIKE - u16::from(query.unknown_weight) * u16::from(SAME);
        Self {
            levels: pairs(levels),
            set,
            near: pairs(near),
            unknown: bytes(lost_unknown),
            most: of_query + u16::from(query.unknown_weight) * u16::from(unknown),
        }
    }

    /// The similarities of a stretch; all 0 when none can exceed the floor.
    #[target_feature(enable = "avx2")]
    fn compare(&self, stretch: usize, floor: u16) -> [u16; LANES] {
        let mut lost = [_mm256_setzero_si256(); 2];
        let (weightiest, others) = self.near.split_at(WEIGHTIEST.min(self.near.len()));
        for pair in weightiest {
            let [one, other] = pair.columns;
            let losses = [self.near(one, stretch), self.near(other, stretch)];
            add(&mut lost, losses, pair.weights);
        }
        for pair in &self.levels {
            let [one, other] = pair.columns;
            let losses = [self.level(one, stretch), self.level(other, stretch)];
            add(&mut lost, losses, pair.weights);
        }
        if let Some(set) = &self.set {
            let losses = [self.of_set(set, stretch), _mm256_setzero_si256()];
            add(&mut lost, losses, set.weight);
        }
        // Who has lost so much cannot exceed the floor any more.
        let enough = words(self.most.saturating_sub(floor));
        for pair in others {
            let least = _mm256_min_epu16(lost[0], lost[1]);
            let open = _mm256_subs_epu16(enough, least);
            if _mm256_testz_si256(open, open) == 1 {
                return [0; LANES];
            }
            let [one, other] = pair.columns;
            let losses = [self.near(one, stretch), self.near(other, stretch)];
            add(&mut lost, losses, pair.weights);
        }
        let most = words(self.most);
        let sums = lost.map(|lost| halves(_mm256_sub_epi16(most, lost)));
        // Pairs were made within each half of a register: put the halves back in order.
        let mut similarities = [0; LANES];
        let order = [sums[0][0], sums[1][0], sums[0][1], sums[1][1]];
        for (part, half) in similarities.as_chunks_mut::<8>().0.iter_mut().zip(order) {
            *part = half;
        }
        similarities
    }

    #[target_feature(enable = "avx2")]
    fn near(&self, near: Near<'_>, stretch: usize) -> V {
        let value = load(&near.column[stretch]);
        let beyond = _mm256_or_si256(
            _mm256_subs_epu8(value, near.above),
            _mm256_subs_epu8(near.below, value),
        );
        // The products fit in 16 bits (see `near`): their high bytes are what is lost.
        let even = _mm256_mullo_epi16(_mm256_and_si256(beyond, words(0xff)), near.slope);
        let odd = _mm256_mullo_epi16(_mm256_srli_epi16::<8>(beyond), near.slope);
        let lost = _mm256_or_si256(_mm256_srli_epi16::<8>(even), _mm256_and_si256(odd, words(0xff00)));
        _mm256_blendv_epi8(lost, self.unknown, _mm256_cmpeq_epi8(value, bytes(u8::MAX)))
    }

    #[target_feature(enable = "avx2")]
    fn level(&self, levels: Levels<'_>, stretch: usize) -> V {
        // The unknown has its highest bit set: what is looked up for it is 0.
        let found = _mm256_shuffle_epi8(levels.table, load(&levels.column[stretch]));
        _mm256_add_epi8(found, self.unknown)
    }

    #[target_feature(enable = "avx2")]
    fn of_set(&self, set: &Set<'_>, stretch: usize) -> V {
        let members = set.columns.map(|column| load(&column[stretch]));
        let fours = [
            low_half(members[0]),
            low_half(_mm256_srli_epi16::<4>(members[0])),
            low_half(members[1]),
            low_half(_mm256_srli_epi16::<4>(members[1])),
        ];
        let (mut shared, mut others) = (_mm256_setzero_si256(), _mm256_setzero_si256());
        for (place, four) in fours.into_iter().enumerate() {
            shared = _mm256_add_epi8(shared, _mm256_shuffle_epi8(set.shared[place], four));
            others = _mm256_add_epi8(others, _mm256_shuffle_epi8(set.others[place], four));
        }
        // Only beside an empty set can there be 16 others, and then 15 lose as much.
        let others = _mm256_min_epu8(others, bytes(ENTRIES as u8 - 1));
        let mut lost = _mm256_setzero_si256();
        for (count, by_others) in (0_u8..).zip(&set.lost) {
            let here = _mm256_cmpeq_epi8(shared, bytes(count));
            lost = _mm256_or_si256(
                lost,
                _mm256_and_si256(here, _mm256_shuffle_epi8(*by_others, others)),
            );
        }
        let all_bits = _mm256_cmpeq_epi8(_mm256_and_si256(members[0], members[1]), bytes(u8::MAX));
        _mm256_blendv_epi8(lost, self.unknown, all_bits)
    }
}

/// Adds two columns' losses times their weights, each half of a register by itself.
#[target_feature(enable = "avx2")]
fn add(lost: &mut [V; 2], losses: [V; 2], weights: V) {
    let [one, other] = losses;
    let low = _mm256_maddubs_epi16(_mm256_unpacklo_epi8(one, other), weights);
    let high = _mm256_maddubs_epi16(_mm256_unpackhi_epi8(one, other), weights);
    lost[0] = _mm256_add_epi16(lost[0], low);
    lost[1] = _mm256_add_epi16(lost[1], high);
}

/// Columns two and two; one that is left over goes with itself, without weight.
#[target_feature(enable = "avx2")]
fn pairs<C: Copy>(columns: Vec<(C, u8)>) -> Vec<Pair<C>> {
    let mut all = Vec::with_capacity(columns.len().div_ceil(2));
    for two in columns.chunks(2) {
        let (one, weight) = two[0];
        let (other, beside) = two.get(1).copied().unwrap_or((one, 0));
        all.push(Pair {
            columns: [one, other],
            weights: words(u16::from_le_bytes([weight, beside])),
        });
    }
    all
}

fn stretches(column: &[u8]) -> Stretches<'_> {
    column.as_chunks().0
}

fn count(bits: u16) -> u8 {
    // At most 4 of 16.
    (bits & 0xf).count_ones() as u8
}

/// What a set loses that shares so many members with the query's and has so many others.
fn lost_of_set(own: u16, shared: u32, others: u32) -> u8 {
    // Any set of that kind: members of the query's from below, others from above.
    let mut set = 0_u16;
    let take = |set: &mut u16, from: u16, mut n: u32| {
        for bit in (0..u16::BITS).map(|place| 1_u16 << place) {
            if n > 0 && from & bit != 0 {
                *set |= bit;
                n -= 1;
            }
        }
    };
    take(&mut set, own, shared);
    take(&mut set, !own, others);
    SAME - jaccard(own, set, 0)
}

#[target_feature(enable = "avx2")]
fn bytes(value: u8) -> V {
    _mm256_set1_epi8(value.cast_signed())
}

#[target_feature(enable = "avx2")]
fn words(value: u16) -> V {
    _mm256_set1_epi16(value.cast_signed())
}

/// A table that each half of a register looks up in.
#[target_feature(enable = "avx2")]
fn entries(value: impl Fn(usize) -> u8) -> V {
    let table: [u8; ENTRIES] = std::array::from_fn(value);
    let (halves, _) = table.as_chunks::<8>();
    let [low, high] = [0, 1].map(|half| i64::from_le_bytes(halves[half]));
    _mm256_setr_epi64x(low, high, low, high)
}

#[target_feature(enable = "avx2")]
fn low_half(value: V) -> V {
    _mm256_and_si256(value, bytes(0xf))
}

/// The compiler makes one load of it.
#[target_feature(enable = "avx2")]
fn load(stretch: &[u8; LANES]) -> V {
    let (parts, _) = stretch.as_chunks::<8>();
    let [a, b, c, d] = [0, 1, 2, 3].map(|part| i64::from_le_bytes(parts[part]));
    _mm256_setr_epi64x(a, b, c, d)
}

/// The words of the lower and of the higher half.
#[target_feature(enable = "avx2")]
fn halves(sums: V) -> [[u16; 8]; 2] {
    let parts = [
        _mm256_extract_epi64::<0>(sums),
        _mm256_extract_epi64::<1>(sums),
        _mm256_extract_epi64::<2>(sums),
        _mm256_extract_epi64::<3>(sums),
    ];
    let word = |place: usize| (parts[place / 4] >> (place % 4 * 16)) as u16;
    [
        std::array::from_fn(word),
        std::array::from_fn(|place| word(place + 8)),
    ]
}

const _: () =
    assert!(LEVELS_AT_MOST <= ENTRIES && (NO_LEVEL as usize) < ENTRIES && BLOCK.is_multiple_of(LANES));
