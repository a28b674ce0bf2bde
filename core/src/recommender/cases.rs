//! A case base in columns: one byte a value, read in one pass, the same numbers on every processor.

use super::attribute::{Attribute, Attributes, UNKNOWN, Weights};
use super::columns::Columns;
use super::query::{Problem, Query, SAME};

/// The mean similarity of a base that has no two cases to compare: neither near nor far.
const NOT_COMPARABLE: u8 = SAME / 2 + 1;

/// Cases by column, each with what it brings.
#[derive(Debug, Clone)]
pub struct CaseBase<T> {
    columns: Columns,
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
        let (mut problems, mut groups, mut all_bring) = (Vec::new(), Vec::new(), Vec::new());
        for (problem, group, brings) in cases {
            problems.push(problem);
            groups.push(group);
            all_bring.push(brings);
        }
        let mut base = Self {
            columns: Columns::new(attributes, problems),
            groups,
            brings: all_bring,
            unknown: NOT_COMPARABLE,
        };
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
        self.columns.problem(case)
    }

    /// Bytes that the cases take.
    pub fn bytes(&self) -> usize {
        self.len() * (Columns::BYTES + size_of::<u32>() + size_of::<T>())
    }

    /// The most similar cases, at most one of each group, best first; equals by their place.
    pub fn nearest(&self, query: &Query, k: usize) -> Vec<Neighbour> {
        let mut best = Best::new(k);
        self.columns.scan(query, self.unknown, &mut |start, sums| {
            best.offer(start, sums, &self.groups);
            best.floor().unwrap_or(0)
        });
        best.found.into_iter().map(|(_, neighbour)| neighbour).collect()
    }

    /// Every case's similarity, in order.
    pub fn similarities(&self, query: &Query) -> Vec<u16> {
        let mut all = Vec::with_capacity(self.len());
        self.columns.scan(query, self.unknown, &mut |_, sums| {
            all.extend_from_slice(sums);
            0
        });
        all
    }

    /// The same as [`CaseBase::similarities`], as a processor without wide registers works it out.
    #[cfg(test)]
    pub(super) fn similarities_plainly(&self, query: &Query) -> Vec<u16> {
        let mut all = Vec::with_capacity(self.len());
        self.columns.scan_plainly(query, self.unknown, &mut |_, sums| {
            all.extend_from_slice(sums);
            0
        });
        all
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
            for value in self.columns.column(place) {
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
        // Most blocks hold nothing better, and that is seen without looking at each case; so do most stretches.
        let best = sums.iter().fold(0, |best, similarity| best.max(*similarity));
        if self.floor().is_some_and(|floor| best <= floor) {
            return;
        }
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
