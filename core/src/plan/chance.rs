//! Variety from a seed: a rank for each candidate that depends on nothing but the seed, the place and its name, so
//! that taking one candidate away never reshuffles the others.

/// The rank of `name` at a place; higher goes first. Equal on every processor.
pub(super) fn rank(seed: u64, place: &[u64], name: &str) -> u64 {
    let mut state = mix(seed);
    for part in place {
        state = mix(state ^ part);
    }
    for byte in name.bytes() {
        state = mix(state ^ u64::from(byte));
    }
    state
}

/// SplitMix64's finaliser (Steele, Lea, Flood 2014): every bit of the input moves half of the output.
fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taking_a_candidate_away_leaves_the_order_of_the_others() {
        let names: Vec<String> = (0..20).map(|n| format!("exercise-{n}")).collect();
        let order = |names: &[String], seed| {
            let mut sorted = names.to_vec();
            sorted.sort_by_key(|name| rank(seed, &[3, 1], name));
            sorted
        };
        let whole = order(&names, 7);
        let without: Vec<String> = names.iter().filter(|name| **name != whole[0]).cloned().collect();
        assert_eq!(order(&without, 7), whole[1..]);
        assert_ne!(order(&names, 8), whole);
    }
}
