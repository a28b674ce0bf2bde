//! The five most similar of 100,000 cases, beside a read-only pass over the same bytes. Writes the cases, the query and
//! what was found for the peers in Python, which find the five themselves from `attributes.toml`.

use std::fs;
use std::path::Path;

use lissom::recommender::{
    Attribute, Attributes, Between, CaseBase, Measured, Problem, Query, UNKNOWN, UNKNOWN_SET,
};

use super::{figure, in_turn, timed};

const CASES: usize = 100_000;
const NEAREST: usize = 5;
/// A measure is the quickest of so many searches, so that what else the machine does counts for neither.
const AGAIN: u32 = 50;

/// Measures and writes `columns`, `sets` and `query.json` to the folder.
pub(crate) fn cases(folder: &Path) {
    let attributes = Attributes::shipped().expect("the shipped attributes");
    let mut draw = Draw(1);
    let asked = draw.problem(&attributes, 0);
    let problems: Vec<Problem> = (0..CASES).map(|_| draw.problem(&attributes, 10)).collect();
    let weights = attributes.weights(Between::Weeks);
    let of_groups = (0_u32..).zip(&problems);
    let base = CaseBase::new(
        &attributes,
        &weights,
        of_groups.map(|(group, problem)| (*problem, group, ())),
    );
    let query = Query::new(&attributes, Between::Weeks, &asked);

    // The bytes that the search reads: the columns that the query compares, and the sets as it keeps them, two bytes each.
    let compared: Vec<usize> = (0..Attribute::SCALARS)
        .filter(|place| weights.weight(Attribute::ALL[*place]) > 0)
        .collect();
    let column = |place: &usize| problems.iter().map(|problem| problem.scalars[*place]).collect();
    let sets: Vec<u8> = problems
        .iter()
        .flat_map(|problem| problem.set.to_le_bytes())
        .collect();
    let mut read: Vec<Vec<u8>> = compared.iter().map(column).collect();
    let kept = |problem: &Problem| u16::try_from(problem.set).unwrap_or(u16::MAX).to_le_bytes();
    read.push(problems.iter().flat_map(kept).collect());

    let (ours, pass) = in_turn(
        || quickest(|| timed(|| base.nearest(std::hint::black_box(&query), NEAREST))),
        || quickest(|| timed(|| pass(std::hint::black_box(&read)))),
    );
    println!("said: {CASES} cases, {} attributes compared", compared.len() + 1);
    figure(
        "nearest_5_of_100000_cases",
        ours,
        "ms",
        "read-only-pass",
        pass,
        "<=4",
    );
    let bytes = base.bytes() as f64 / CASES as f64;
    println!("figure bytes_of_a_cases_problem {bytes:.1} bytes peer - - ratio - goal <=70");

    let columns: Vec<u8> = (0..Attribute::SCALARS)
        .flat_map(|place| problems.iter().map(move |problem| problem.scalars[place]))
        .collect();
    let found: Vec<_> = base
        .nearest(&query, NEAREST)
        .iter()
        .map(|near| (near.case, near.similarity))
        .collect();
    let said = serde_json::json!({
        "cases": CASES,
        "attributes": Attribute::ALL,
        "scalars": asked.scalars,
        "set": asked.set,
        "unknown": base.unknown(),
        "found": found,
        "milliseconds": ours,
    });
    fs::write(folder.join("columns"), columns).expect("written");
    fs::write(folder.join("sets"), sets).expect("written");
    fs::write(folder.join("query.json"), said.to_string()).expect("written");
}

fn quickest(once: impl Fn() -> f64) -> f64 {
    (0..AGAIN).map(|_| once()).fold(f64::INFINITY, f64::min)
}

/// Reads every byte once, eight at a time.
fn pass(columns: &[Vec<u8>]) -> u64 {
    let words = columns.iter().flat_map(|column| column.as_chunks::<8>().0);
    words
        .map(|word| u64::from_ne_bytes(*word))
        .fold(0, u64::wrapping_add)
}

/// The made cases' chance: splitmix64 from a fixed seed.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// A problem whose answers are each missing in so many of a hundred.
    fn problem(&mut self, attributes: &Attributes, missing: u64) -> Problem {
        let mut problem = Problem::UNKNOWN;
        for (place, attribute) in Attribute::ALL.into_iter().enumerate().take(Attribute::SCALARS) {
            let values = match &attributes.definition(attribute).measured {
                Measured::Ordinal { levels, .. } => levels.len() as u64,
                _ => u64::from(UNKNOWN),
            };
            let value = self.below(values) as u8;
            problem.scalars[place] = if self.below(100) < missing { UNKNOWN } else { value };
        }
        // Few constraints each, as people have.
        let set = self.below(1 << 16) & self.below(1 << 16) & self.below(1 << 16);
        problem.set = if self.below(100) < missing {
            UNKNOWN_SET
        } else {
            set as u32
        };
        problem
    }
}
