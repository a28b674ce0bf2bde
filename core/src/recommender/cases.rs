//! A case base in columns: one byte a value, read in one pass, the same numbers on every processor.

use super::attribute::{Attribute, Attributes, LEVELS_AT_MOST, UNKNOWN, Weights};
use super::query::{LocalSimilarity, Problem, Query, SAME, jaccard, near};

/// Cases are compared in blocks: the block's sums stay in the nearest cache.
const BLOCK: usize = 2048;

/// The mean similarity of a base that has no two cases to compare: neither near nor far.
const NOT_COMPARABLE: u8 = SAME / 2 + 1;

/// Cases by column, each with what it brings.
#[derive(Debug, Clone)]
pub struct CaseBase<T> {
    columns: Vec<Vec<u8>>,
    sets: Vec<u32>,
    groups: Vec<u32>,
    brings: Vec<T>,
    unknown: u8,
}

/// A case that was found, with its similarity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Neighbour {
    /// Its place in the base.
    pub case: usize,
    /// 0 to [`ALIKE`](super::ALIKE).
    pub similarity: u16,
}

impl<T> CaseBase<T> {
    /// A base of cases in the order in which they come: the problem, a group of which at most one case is found
    /// (the prototype it belongs to, the own fortnight), and what the case brings.
    pub fn new(
        attributes: &Attributes,
        weights: &Weights,
        cases: impl IntoIterator<Item = (Problem, u32, T)>,
    ) -> Self {
        let mut base = Self {
            columns: vec![Vec::new(); Attribute::SCALARS],
            sets: Vec::new(),
            groups: Vec::new(),
            brings: Vec::new(),
            unknown: NOT_COMPARABLE,
        };
        for (problem, group, brings) in cases {
            for (column, value) in base.columns.iter_mut().zip(problem.scalars) {
                column.push(value);
            }
            base.sets.push(problem.set);
            base.groups.push(group);
            base.brings.push(brings);
        }
        base.unknown = base.mean_similarity(attributes, weights);
        base
    }

    /// How many cases there are.
    pub fn len(&self) -> usize {
        self.groups.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// What counts as the similarity of something unknown: the mean over all pairs, in 255ths.
    pub fn unknown(&self) -> u8 {
        self.unknown
    }

    /// What a case brings.
    pub fn brings(&self, case: usize) -> &T {
        &self.brings[case]
    }

    /// A case's problem.
    pub fn problem(&self, case: usize) -> Problem {
        let mut problem = Problem::UNKNOWN;
        for (value, column) in problem.scalars.iter_mut().zip(&self.columns) {
            *value = column[case];
        }
        problem.set = self.sets[case];
        problem
    }

    /// Bytes that the cases take.
    pub fn bytes(&self) -> usize {
        self.len() * (Attribute::SCALARS + 2 * size_of::<u32>() + size_of::<T>())
    }

    /// The most similar cases, at most one of each group, best first; equals by their place.
    pub fn nearest(&self, query: &Query, k: usize) -> Vec<Neighbour> {
        let mut best = Best::new(k);
        self.each_block(query, |start, sums| best.offer(start, sums, &self.groups));
        best.found.into_iter().map(|(_, neighbour)| neighbour).collect()
    }

    /// Every case's similarity, in order.
    pub fn similarities(&self, query: &Query) -> Vec<u16> {
        let mut all = Vec::with_capacity(self.len());
        self.each_block(query, |_, sums| all.extend_from_slice(sums));
        all
    }

    fn each_block(&self, query: &Query, mut each: impl FnMut(usize, &[u16])) {
        let mut sums = [0_u16; BLOCK];
        let mut start = 0;
        while start < self.len() {
            let size = BLOCK.min(self.len() - start);
            let block = Block {
                columns: &self.columns,
                sets: &self.sets,
                start,
                unknown: self.unknown,
            };
            block.compare(query, &mut sums[..size]);
            each(start, &sums[..size]);
            start += size;
        }
    }

    /// The mean similarity of all pairs over the attributes that both know: from how often each value occurs, so
    /// that it does not hang on the order of cases. The set is left out: it has too many values to pair.
    fn mean_similarity(&self, attributes: &Attributes, weights: &Weights) -> u8 {
        let (mut weighted, mut weight_sum) = (0_u64, 0_u64);
        for (place, attribute) in Attribute::ALL.into_iter().enumerate().take(Attribute::SCALARS) {
            let weight = u64::from(weights.weight(attribute));
            if weight == 0 {
                continue;
            }
            let mut counts = [0_u64; 256];
            for value in &self.columns[place] {
                counts[usize::from(*value)] += 1;
            }
            let values: Vec<(u8, u64)> = (0..UNKNOWN)
                .map(|value| (value, counts[usize::from(value)]))
                .filter(|(_, count)| *count > 0)
                .collect();
            let (mut sum, mut pairs) = (0_u64, 0_u64);
            for (value, count) in &values {
                let Some(local) = super::query::local(attributes, attribute, *value) else {
                    continue;
                };
                for (other, others) in &values {
                    let n = if value == other {
                        count * (count - 1)
                    } else {
                        count * others
                    };
                    sum += n * u64::from(local.of(*other, 0));
                    pairs += n;
                }
            }
            if let Some(mean) = sum.checked_div(pairs) {
                weighted += weight * mean;
                weight_sum += weight;
            }
        }
        match weighted.checked_div(weight_sum) {
            // A mean of values up to 255.
            Some(mean) => mean as u8,
            None => NOT_COMPARABLE,
        }
    }
}

/// A stretch of the columns.
struct Block<'a> {
    columns: &'a [Vec<u8>],
    sets: &'a [u32],
    start: usize,
    unknown: u8,
}

impl Block<'_> {
    /// Compares the query with the block's cases, on the widest registers that the processor has.
    fn compare(&self, query: &Query, sums: &mut [u16]) {
        #[cfg(target_arch = "x86_64")]
        if std::arch::is_x86_feature_detected!("avx2") && std::arch::is_x86_feature_detected!("popcnt") {
            // The one exception to `unsafe_code`: compiled for AVX2, called only where AVX2 is.
            #[allow(unsafe_code, reason = "the processor was asked on the line above")]
            // SAFETY: the features that the function is compiled for were just found on this processor.
            unsafe {
                self.compare_avx2(query, sums);
            }
            return;
        }
        self.compare_columns(query, sums);
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2,popcnt")]
    fn compare_avx2(&self, query: &Query, sums: &mut [u16]) {
        self.compare_columns(query, sums);
    }

    /// One column after the other, written so that the compiler turns each loop into vector instructions. All
    /// arithmetic is on integers that cannot overflow, so the width of the registers changes nothing.
    #[inline(always)]
    fn compare_columns(&self, query: &Query, sums: &mut [u16]) {
        sums.fill(u16::from(query.unknown_weight) * u16::from(self.unknown));
        let range = self.start..self.start + sums.len();
        for compared in &query.scalars {
            let column = &self.columns[compared.place][range.clone()];
            let weight = u16::from(compared.weight);
            match compared.local {
                LocalSimilarity::Near {
                    value,
                    plateau,
                    slope,
                } => add(sums, column, weight, |other| {
                    let similarity = near(value, plateau, slope, other);
                    if other == UNKNOWN {
                        self.unknown
                    } else {
                        similarity
                    }
                }),
                LocalSimilarity::Table(table) => self.add_levels(sums, column, weight, table),
            }
        }
        if let Some((set, weight)) = query.set {
            let weight = u16::from(weight);
            for (sum, other) in sums.iter_mut().zip(&self.sets[range]) {
                *sum += weight * u16::from(jaccard(set, *other, self.unknown));
            }
        }
    }

    #[inline(always)]
    fn add_levels(&self, sums: &mut [u16], column: &[u8], weight: u16, table: [u8; LEVELS_AT_MOST]) {
        add(sums, column, weight, |other| {
            let mut similarity = 0;
            for (level, similar) in (0_u8..).zip(table) {
                similarity = if other == level { similar } else { similarity };
            }
            if other == UNKNOWN {
                self.unknown
            } else {
                similarity
            }
        });
    }
}

#[inline(always)]
fn add(sums: &mut [u16], column: &[u8], weight: u16, similarity: impl Fn(u8) -> u8) {
    for (sum, other) in sums.iter_mut().zip(column) {
        *sum += weight * u16::from(similarity(*other));
    }
}

/// The best so far, at most one of each group.
struct Best {
    k: usize,
    found: Vec<(u32, Neighbour)>,
}

impl Best {
    fn new(k: usize) -> Self {
        Self {
            k,
            found: Vec::with_capacity(k + 1),
        }
    }

    fn offer(&mut self, start: usize, sums: &[u16], groups: &[u32]) {
        // A stretch at a time: most stretches hold nothing better, and that is seen without looking at each.
        for (n, stretch) in sums.chunks(64).enumerate() {
            let floor = self.floor();
            if floor.is_some_and(|floor| stretch.iter().all(|similarity| *similarity <= floor)) {
                continue;
            }
            for (place, similarity) in stretch.iter().enumerate() {
                let case = start + n * 64 + place;
                self.consider(groups[case], case, *similarity);
            }
        }
    }

    /// What a later case must exceed.
    fn floor(&self) -> Option<u16> {
        if self.k == 0 {
            return Some(u16::MAX);
        }
        (self.found.len() == self.k)
            .then(|| self.found.last().map(|(_, last)| last.similarity))
            .flatten()
    }

    fn consider(&mut self, group: u32, case: usize, similarity: u16) {
        if self.floor().is_some_and(|floor| similarity <= floor) {
            return;
        }
        if let Some(place) = self.found.iter().position(|(other, _)| *other == group) {
            if self.found[place].1.similarity >= similarity {
                return;
            }
            self.found.remove(place);
        }
        let place = self
            .found
            .partition_point(|(_, other)| other.similarity >= similarity);
        self.found.insert(place, (group, Neighbour { case, similarity }));
        self.found.truncate(self.k);
    }
}
