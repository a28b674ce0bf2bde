//! Seeded chance for judging: the same numbers everywhere.

/// A linear congruential generator with Knuth's constants.
pub(super) struct Draw(u64);

impl Draw {
    pub(super) fn new(seed: u64) -> Self {
        let mut draw = Self(seed);
        // Neighbouring seeds would begin alike.
        for _ in 0..8 {
            draw.below(2);
        }
        draw
    }

    /// A generator whose first numbers have nothing in common with those of the next seed (SplitMix64's finaliser):
    /// for one draw of many people, each with a seed of their own.
    pub(super) fn scattered(seed: u64) -> Self {
        let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Self::new(z ^ (z >> 31))
    }

    /// A whole number below `bound`.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.bits() as usize % bound.max(1)
    }

    /// A number from 0 up to 1.
    pub(super) fn share(&mut self) -> f64 {
        let high = self.bits();
        let low = self.bits();
        // 31 bits each; 53 of them fill the number.
        ((high << 22) | (low >> 9)) as f64 / 9_007_199_254_740_992.0
    }

    /// A number between two others.
    pub(super) fn between(&mut self, least: f64, most: f64) -> f64 {
        least + (most - least) * self.share()
    }

    /// Whether something of this chance happens.
    pub(super) fn happens(&mut self, chance: f64) -> bool {
        self.share() < chance
    }

    /// A normal number, by Box and Muller.
    pub(super) fn normal(&mut self, mean: f64, deviation: f64) -> f64 {
        let (radius, angle) = (1.0 - self.share(), self.share());
        let unit = libm::sqrt(-2.0 * libm::log(radius)) * libm::cos(2.0 * std::f64::consts::PI * angle);
        mean + deviation * unit
    }

    fn bits(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_are_the_same_for_a_seed_and_as_wide_as_they_say() {
        let drawn = |seed: u64| -> Vec<f64> {
            let mut draw = Draw::new(seed);
            (0..4000).map(|_| draw.normal(2.0, 3.0)).collect()
        };
        let (first, other) = (drawn(5), drawn(6));
        assert_eq!(first, drawn(5));
        assert_ne!(first, other);
        let mean = first.iter().sum::<f64>() / 4000.0;
        let variance = first.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / 3999.0;
        assert!(
            (mean - 2.0).abs() < 0.2 && (variance - 9.0).abs() < 0.8,
            "{mean} {variance}"
        );
        let mut draw = Draw::new(7);
        assert!((0..1000).all(|_| (0.0..1.0).contains(&draw.share())));
    }
}
