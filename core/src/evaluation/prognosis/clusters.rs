//! Kinds of people: the largest group is halved along its main direction until there are enough, none too small.

use std::collections::BTreeMap;

use super::people::People;
use crate::recommender::{Attribute, CourseRange, Prototype, PrototypeFile, Recalibration};

/// Prototypes wanted; a file holds fewer when its people are too few.
const WANTED: usize = 32;
/// People that a prototype is at least made of.
pub(super) const LEAST_PEOPLE: usize = 10;
/// Known people that the overall share counts for in each prototype.
const PRIOR_PEOPLE: f64 = 4.0;
/// Steps of the power iteration; the halves do not hang on its last digits.
const STEPS: usize = 24;

/// The groups of `who`, as places in it.
pub(super) fn groups(similarities: &[Vec<u16>]) -> Vec<Vec<usize>> {
    let mut groups = vec![(0..similarities.len()).collect::<Vec<usize>>()];
    while groups.len() < WANTED {
        let mut largest = 0;
        for (place, group) in groups.iter().enumerate() {
            if group.len() > groups[largest].len() {
                largest = place;
            }
        }
        if groups[largest].len() < 2 * LEAST_PEOPLE {
            break;
        }
        let (one, other) = halves(similarities, &groups[largest]);
        groups[largest] = one;
        groups.push(other);
    }
    groups
}

/// Halves a group along the main direction of its similarities (the first principal coordinate).
fn halves(similarities: &[Vec<u16>], group: &[usize]) -> (Vec<usize>, Vec<usize>) {
    let n = group.len();
    // Similarities to what is unknown differ by direction where weights meet gaps: their mean has none.
    let similar = |i: usize, j: usize| f64::from(similarities[i][j]) + f64::from(similarities[j][i]);
    let rows: Vec<Vec<f64>> = group
        .iter()
        .map(|i| group.iter().map(|j| similar(*i, *j)).collect())
        .collect();
    let means: Vec<f64> = rows
        .iter()
        .map(|row| row.iter().sum::<f64>() / n as f64)
        .collect();
    let mean = means.iter().sum::<f64>() / n as f64;
    let mut direction: Vec<f64> = (0..n).map(|i| if i % 2 == 0 { -1.0 } else { 1.0 }).collect();
    for _ in 0..STEPS {
        let along: f64 = direction.iter().sum();
        let across: f64 = direction.iter().zip(&means).map(|(d, m)| d * m).sum();
        let next: Vec<f64> = rows
            .iter()
            .zip(&means)
            .map(|(row, own)| {
                let sum: f64 = row.iter().zip(&direction).map(|(s, d)| s * d).sum();
                sum - across - own * along + mean * along
            })
            .collect();
        let length = libm::sqrt(next.iter().map(|x| x * x).sum::<f64>()).max(1e-12);
        direction = next.into_iter().map(|x| x / length).collect();
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|a, b| direction[*a].total_cmp(&direction[*b]).then(a.cmp(b)));
    let (one, other) = order.split_at(n / 2);
    let named = |places: &[usize]| places.iter().map(|place| group[*place]).collect();
    (named(one), named(other))
}

/// Prototypes of `who`, with the recalibration given.
pub(super) fn prototypes(
    people: &People<'_>,
    weights: &BTreeMap<Attribute, u8>,
    who: &[usize],
    recalibration: Recalibration,
) -> PrototypeFile {
    let similarities = people.similarities(weights, who, who);
    let mut prototype: Vec<Prototype> = groups(&similarities)
        .into_iter()
        .map(|group| {
            let members: Vec<usize> = group.into_iter().map(|place| who[place]).collect();
            let mut one = Prototype {
                people: members.len() as u32,
                share: thousandths(people.share(&members)),
                means: BTreeMap::new(),
                levels: BTreeMap::new(),
            };
            for attribute in weights.keys() {
                if let Some(mean) = people.mean(*attribute, &members) {
                    one.means.insert(*attribute, mean);
                }
                if let Some(shares) = people.level_shares(*attribute, &members) {
                    one.levels.insert(*attribute, shares);
                }
            }
            one
        })
        .collect();
    // By outcome: the order of rows in the cohort leaves no trace.
    prototype.sort_by(|a, b| a.share.total_cmp(&b.share).then(a.people.cmp(&b.people)));
    PrototypeFile {
        version: String::new(),
        made: true,
        source: String::new(),
        how: String::new(),
        attributes_version: people.attributes.version,
        people: who.len() as u32,
        share: thousandths(people.share(who)),
        prior_people: PRIOR_PEOPLE,
        range: CourseRange {
            youngest: 18,
            oldest: 66,
            known_percent: 60,
            errors_each_side: 1.28,
        },
        recalibration,
        weights: weights.clone(),
        prototype,
    }
}

fn thousandths(share: f64) -> f64 {
    (share * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_hold_everyone_once_and_two_kinds_of_people_part() {
        // Twelve of one kind, twelve of another: alike within, unlike between.
        let similarities: Vec<Vec<u16>> = (0..24_usize)
            .map(|i| {
                (0..24)
                    .map(|j| if i % 2 == j % 2 { 60_000 } else { 20_000 })
                    .collect()
            })
            .collect();
        let groups = groups(&similarities);
        assert_eq!(groups.len(), 2);
        for group in &groups {
            assert_eq!(group.len(), 12);
            assert!(group.iter().all(|i| i % 2 == group[0] % 2), "{group:?}");
        }
    }
}
