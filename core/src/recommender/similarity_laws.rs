//! The laws of similarity, as properties, and the column path against the row path, bit by bit.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::{
    ALIKE, Attribute, Attributes, Between, CaseBase, Measured, Neighbour, Problem, Query, UNKNOWN,
    UNKNOWN_SET,
};

fn attributes() -> &'static Attributes {
    static SHIPPED: LazyLock<Attributes> = LazyLock::new(|| Attributes::shipped().unwrap());
    &SHIPPED
}

/// Problems of every kind: bytes that the attribute allows, some of them unknown.
fn problem(unknown: bool) -> impl Strategy<Value = Problem> {
    (
        prop::collection::vec((any::<u8>(), any::<u8>()), Attribute::SCALARS),
        0_u32..(1 << 16),
    )
        .prop_map(move |(bytes, set)| {
            let attributes = attributes();
            let mut problem = Problem {
                set: if unknown && set % 4 == 0 { UNKNOWN_SET } else { set },
                ..Problem::UNKNOWN
            };
            for (place, (byte, missing)) in bytes.into_iter().enumerate() {
                let value = match &attributes.definition(Attribute::ALL[place]).measured {
                    Measured::Ordinal { levels, .. } => byte % levels.len() as u8,
                    _ => byte.min(UNKNOWN - 1),
                };
                problem.scalars[place] = if unknown && missing < 64 { UNKNOWN } else { value };
            }
            problem
        })
}

fn base(problems: &[Problem]) -> CaseBase<()> {
    let attributes = attributes();
    let weights = attributes.weights(Between::Weeks);
    let cases = (0_u32..)
        .zip(problems)
        .map(|(group, problem)| (*problem, group, ()));
    CaseBase::new(attributes, &weights, cases)
}

fn query(problem: &Problem) -> Query {
    Query::new(attributes(), Between::Weeks, problem)
}

proptest! {
    #[test]
    fn columns_and_rows_give_equal_bits(
        problems in prop::collection::vec(problem(true), 1..150),
        asked in problem(true),
    ) {
        let base = base(&problems);
        let query = query(&asked);
        let rows: Vec<u16> = problems.iter().map(|case| query.similarity(case, base.unknown())).collect();
        prop_assert_eq!(base.similarities_plainly(&query), &rows[..]);
        prop_assert_eq!(base.similarities(&query), rows);
    }

    #[test]
    fn similarity_lies_within_its_bounds_and_is_whole_for_the_same(one in problem(false), other in problem(true)) {
        prop_assert!(query(&one).similarity(&other, 100) <= ALIKE);
        prop_assert_eq!(query(&one).similarity(&one, 0), ALIKE);
    }

    #[test]
    fn similarity_is_symmetric(one in problem(true), other in problem(true)) {
        prop_assert_eq!(query(&one).similarity(&other, 90), query(&other).similarity(&one, 90));
    }

    #[test]
    fn farther_is_never_more_similar(one in problem(false), place in 0..Attribute::SCALARS, a in 0_u8..255, b in 0_u8..255) {
        let attributes = attributes();
        prop_assume!(matches!(attributes.definition(Attribute::ALL[place]).measured, Measured::Numeric { .. }));
        let own = one.scalars[place];
        let (nearer, farther) = if own.abs_diff(a) <= own.abs_diff(b) { (a, b) } else { (b, a) };
        let with = |value| {
            let mut other = one;
            other.scalars[place] = value;
            query(&one).similarity(&other, 0)
        };
        prop_assert!(with(nearer) >= with(farther));
    }

    #[test]
    fn a_set_is_the_less_similar_the_more_of_it_differs(
        one in problem(false),
        set in 1_u32..1 << 10,
        differs in prop::collection::vec(0_u32..10, 1..10),
    ) {
        // Jaccard: members that both have over members that one of them has. Each further difference is no gain.
        let own = Problem { set, ..one };
        let mut other = own;
        let mut before = query(&own).similarity(&other, 0);
        prop_assert_eq!(before, ALIKE);
        let mut turned = 0_u32;
        for member in differs {
            if turned & (1 << member) == 0 {
                turned |= 1 << member;
                other.set ^= 1 << member;
                let now = query(&own).similarity(&other, 0);
                prop_assert!(now < before || (now == before && own.set & other.set == 0), "{:b} beside {:b}", other.set, own.set);
                before = now;
            }
        }
    }

    #[test]
    fn the_order_of_cases_changes_no_similarity(problems in prop::collection::vec(problem(true), 2..40), asked in problem(true)) {
        let mut turned = problems.clone();
        turned.reverse();
        let mut backwards = base(&turned).similarities(&query(&asked));
        backwards.reverse();
        prop_assert_eq!(base(&problems).similarities(&query(&asked)), backwards);
    }

    #[test]
    fn the_nearest_are_the_best_of_their_groups(
        problems in prop::collection::vec((problem(true), 0_u32..6), 1..60),
        asked in problem(true),
        k in 0_usize..8,
    ) {
        let attributes = attributes();
        let cases = problems.iter().map(|(problem, group)| (*problem, *group, ()));
        let base = CaseBase::new(attributes, &attributes.weights(Between::Weeks), cases);
        let query = query(&asked);
        let groups: Vec<u32> = problems.iter().map(|(_, group)| *group).collect();
        prop_assert_eq!(base.nearest(&query, k), best_of_groups(&base, &query, &groups, k));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Over many blocks, so that stretches without a better case are passed over.
    #[test]
    fn the_nearest_of_many_are_the_best_too(
        problems in prop::collection::vec(problem(true), 50),
        asked in problem(true),
        moves in prop::collection::vec((0..Attribute::SCALARS, 0_u8..3), 3_000),
    ) {
        let attributes = attributes();
        let moved: Vec<Problem> = moves
            .iter()
            .zip(problems.iter().cycle())
            .map(|((place, value), problem)| {
                let mut moved = *problem;
                moved.scalars[*place] = *value % 2;
                moved
            })
            .collect();
        let groups: Vec<u32> = (0..moved.len() as u32).map(|case| case / 2).collect();
        let cases = moved.iter().zip(&groups).map(|(problem, group)| (*problem, *group, ()));
        let base = CaseBase::new(attributes, &attributes.weights(Between::Weeks), cases);
        let query = query(&asked);
        prop_assert_eq!(base.nearest(&query, 5), best_of_groups(&base, &query, &groups, 5));
    }
}

/// Every case by its similarity, equals by their place, the best of each group.
fn best_of_groups(base: &CaseBase<()>, query: &Query, groups: &[u32], k: usize) -> Vec<Neighbour> {
    let similarities = base.similarities_plainly(query).into_iter().enumerate();
    let mut all: Vec<_> = similarities
        .map(|(case, similarity)| (Reverse(similarity), case))
        .collect();
    all.sort_unstable();
    let mut found = BTreeSet::new();
    all.retain(|(_, case)| found.insert(groups[*case]));
    let best = all.into_iter().take(k);
    best.map(|(Reverse(similarity), case)| Neighbour { case, similarity })
        .collect()
}

#[test]
fn bytes_that_no_attribute_has_compare_alike_by_column_and_by_row() {
    for byte in 0..=u8::MAX {
        for set in [0, 0xffff, 0x1_0000, UNKNOWN_SET - 1] {
            let strange = Problem {
                scalars: [byte; Attribute::SCALARS],
                set,
            };
            let asked = query(&Problem {
                scalars: [1; Attribute::SCALARS],
                set: 3,
            });
            let base = base(&[strange; 33]);
            let row = asked.similarity(&strange, base.unknown());
            assert_eq!(base.similarities(&asked), [row; 33], "{byte} {set}");
        }
    }
}

#[test]
fn what_the_query_does_not_know_moves_every_case_alike() {
    let mut known = Problem::UNKNOWN;
    known.scalars[Attribute::PainAverage as usize] = 100;
    let near = known;
    let mut far = known;
    far.scalars[Attribute::PainAverage as usize] = 250;
    let base = base(&[near, far]);
    let nothing = base.similarities(&query(&Problem::UNKNOWN));
    assert_eq!(nothing[0], nothing[1]);
    let something = base.similarities(&query(&known));
    assert!(something[0] > something[1]);
}

#[test]
fn one_case_and_none_are_bases_too() {
    let asked = query(&Problem::UNKNOWN);
    assert_eq!(base(&[]).nearest(&asked, 5), []);
    let one = base(&[Problem::UNKNOWN]);
    assert_eq!(one.nearest(&asked, 5).len(), 1);
    assert_eq!(one.unknown(), 128);
}

/// The tables that ship: whole for the same, symmetric, and where the levels have an order the less similar the farther
/// apart.
#[test]
fn levels_that_have_an_order_are_less_similar_the_farther_apart() {
    let attributes = attributes();
    // What the levels say has no order: sexes, ways to respond, what a job asks of a body.
    let unordered = [
        Attribute::Sex,
        Attribute::WorkLoad,
        Attribute::Bending,
        Attribute::Arching,
    ];
    let mut looked_at = 0;
    for attribute in Attribute::ALL {
        let Measured::Ordinal { levels, table } = &attributes.definition(attribute).measured else {
            continue;
        };
        for (own, row) in table.iter().enumerate() {
            assert_eq!(row.len(), levels.len(), "{attribute:?}");
            for (other, value) in row.iter().enumerate() {
                assert_eq!(*value, table[other][own], "{attribute:?}: {own} and {other}");
            }
            if !unordered.contains(&attribute) {
                let (down, up) = (row[..=own].is_sorted(), row[own..].is_sorted_by(|a, b| a >= b));
                assert!(down && up, "{attribute:?} {own}: {row:?}");
                looked_at += 1;
            }
        }
    }
    assert!(looked_at > 20, "{looked_at} rows");
}
