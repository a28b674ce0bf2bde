//! Many problems by column, a byte each, and their similarity with a query: on wide registers where the processor has
//! them, plainly where not, with equal bits.

#[cfg(target_arch = "x86_64")]
mod avx2;

use super::attribute::{Attribute, Attributes, Measured, UNKNOWN};
use super::query::{LocalSimilarity, NO_LEVEL, Problem, Query, jaccard, narrow, near, wide};

/// Problems are compared in blocks: the block's sums stay in the nearest cache.
const BLOCK: usize = 1024;

/// The columns of problems.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    scalars: Vec<Vec<u8>>,
    /// The set's first eight members, and the others.
    sets: [Vec<u8>; 2],
}

impl Columns {
    pub(super) fn new(attributes: &Attributes, problems: impl IntoIterator<Item = Problem>) -> Self {
        let mut columns = Self {
            scalars: vec![Vec::new(); Attribute::SCALARS],
            sets: [Vec::new(), Vec::new()],
        };
        let ordinal: Vec<bool> = Attribute::ALL[..Attribute::SCALARS]
            .iter()
            .map(|attribute| {
                matches!(
                    attributes.definition(*attribute).measured,
                    Measured::Ordinal { .. }
                )
            })
            .collect();
        for problem in problems {
            for ((column, value), ordinal) in columns.scalars.iter_mut().zip(problem.scalars).zip(&ordinal) {
                let no_level = *ordinal && value != UNKNOWN && value > NO_LEVEL;
                column.push(if no_level { NO_LEVEL } else { value });
            }
            for (column, byte) in columns.sets.iter_mut().zip(narrow(problem.set).to_le_bytes()) {
                column.push(byte);
            }
        }
        columns
    }

    pub(super) fn len(&self) -> usize {
        self.sets[0].len()
    }

    /// Bytes that one problem takes.
    pub(super) const BYTES: usize = Attribute::SCALARS + size_of::<u16>();

    /// One attribute's column.
    pub(super) fn column(&self, place: usize) -> &[u8] {
        &self.scalars[place]
    }

    pub(super) fn problem(&self, case: usize) -> Problem {
        let mut problem = Problem::UNKNOWN;
        for (value, column) in problem.scalars.iter_mut().zip(&self.scalars) {
            *value = column[case];
        }
        problem.set = wide(self.set(case));
        problem
    }

    fn set(&self, case: usize) -> u16 {
        u16::from_le_bytes([self.sets[0][case], self.sets[1][case]])
    }

    /// Tells `each` every block's first place and similarities, in order. What `each` returns is the floor from there
    /// on: a similarity that cannot exceed it may be told as 0.
    pub(super) fn scan(&self, query: &Query, unknown: u8, each: &mut dyn FnMut(usize, &[u16]) -> u16) {
        #[cfg(target_arch = "x86_64")]
        if std::arch::is_x86_feature_detected!("avx2") && avx2::can_hold(query) {
            // The one exception to `unsafe_code`: compiled for AVX2, called only where AVX2 is.
            #[allow(unsafe_code, reason = "the processor was asked on the line above")]
            // SAFETY: the feature that the function is compiled for was just found on this processor.
            unsafe {
                avx2::scan(self, query, unknown, each);
            }
            return;
        }
        self.scan_plainly(query, unknown, each);
    }

    /// The same, on any processor.
    pub(super) fn scan_plainly(
        &self,
        query: &Query,
        unknown: u8,
        each: &mut dyn FnMut(usize, &[u16]) -> u16,
    ) {
        let mut sums = [0_u16; BLOCK];
        for start in (0..self.len()).step_by(BLOCK) {
            let sums = &mut sums[..BLOCK.min(self.len() - start)];
            self.compare(query, unknown, start, sums);
            each(start, sums);
        }
    }

    /// One column after the other. All arithmetic is on integers that cannot overflow, so neither the order nor the
    /// width of the registers changes anything.
    fn compare(&self, query: &Query, unknown: u8, start: usize, sums: &mut [u16]) {
        sums.fill(u16::from(query.unknown_weight) * u16::from(unknown));
        let range = start..start + sums.len();
        for compared in &query.scalars {
            let column = &self.scalars[compared.place][range.clone()];
            let weight = u16::from(compared.weight);
            match compared.local {
                LocalSimilarity::Near {
                    value,
                    plateau,
                    slope,
                } => add(sums, column, weight, |other| {
                    let similarity = near(value, plateau, slope, other);
                    if other == UNKNOWN { unknown } else { similarity }
                }),
                local @ LocalSimilarity::Table(_) => {
                    add(sums, column, weight, |other| local.of(other, unknown));
                }
            }
        }
        if let Some((own, weight)) = query.set {
            for (sum, case) in sums.iter_mut().zip(range) {
                *sum += u16::from(weight) * u16::from(jaccard(own, self.set(case), unknown));
            }
        }
    }
}

#[inline(always)]
fn add(sums: &mut [u16], column: &[u8], weight: u16, similarity: impl Fn(u8) -> u8) {
    for (sum, other) in sums.iter_mut().zip(column) {
        *sum += weight * u16::from(similarity(*other));
    }
}
