//! Partitions for cross-validation: seeded, and with the outcome spread evenly.

use super::super::draw::Draw;

/// Which of `folds` each person is held out in.
pub(super) fn folds(outcomes: &[bool], folds: usize, seed: u64) -> Vec<usize> {
    let mut draw = Draw::new(seed);
    let mut fold = vec![0; outcomes.len()];
    for outcome in [false, true] {
        let mut of_this: Vec<usize> = (0..outcomes.len()).filter(|i| outcomes[*i] == outcome).collect();
        for last in (1..of_this.len()).rev() {
            of_this.swap(last, draw.below(last + 1));
        }
        for (place, person) in of_this.into_iter().enumerate() {
            fold[person] = place % folds;
        }
    }
    fold
}

/// The people of a partition: those trained on, and those held out.
pub(super) fn split(fold: &[usize], held_out: usize) -> (Vec<usize>, Vec<usize>) {
    (0..fold.len()).partition(|person| fold[*person] != held_out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_share_people_and_outcomes_evenly_and_hold_everyone_out_once() {
        let outcomes: Vec<bool> = (0..103).map(|n| n % 5 == 0).collect();
        let fold = folds(&outcomes, 10, 3);
        assert_eq!(fold, folds(&outcomes, 10, 3));
        assert_ne!(fold, folds(&outcomes, 10, 4));
        let mut seen = 0;
        for held_out in 0..10 {
            let (train, test) = split(&fold, held_out);
            assert_eq!(train.len() + test.len(), outcomes.len());
            assert!((2..=3).contains(&test.iter().filter(|i| outcomes[**i]).count()));
            seen += test.len();
        }
        assert_eq!(seen, outcomes.len());
    }
}
