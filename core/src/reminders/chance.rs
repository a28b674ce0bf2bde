//! Seeded draws: the same seed gives the same draws on every processor.

/// A stream of draws: SplitMix64 (Steele, Lea, Flood 2014).
#[derive(Debug, Clone)]
pub(super) struct Draws(u64);

impl Draws {
    /// A stream for a seed and a place in it, so that one day's draws never depend on another's.
    pub(super) fn new(seed: u64, place: u64) -> Self {
        let mut draws = Self(seed);
        let mixed = draws.next() ^ place.wrapping_mul(0xd134_2543_de82_ef95);
        Self(mixed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to 1.
    #[allow(clippy::cast_precision_loss, reason = "53 bits fit a double")]
    pub(super) fn uniform(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// One of `count` places.
    pub(super) fn place(&mut self, count: usize) -> usize {
        let count = u64::try_from(count.max(1)).unwrap_or(1);
        usize::try_from(self.next() % count).unwrap_or(0)
    }

    fn normal(&mut self) -> f64 {
        let (a, b) = (1.0 - self.uniform(), self.uniform());
        libm::sqrt(-2.0 * libm::log(a)) * libm::cos(std::f64::consts::TAU * b)
    }

    /// A gamma draw of unit scale (Marsaglia and Tsang 2000), for shapes above 0.
    fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let boost = libm::pow(1.0 - self.uniform(), 1.0 / shape);
            return self.gamma(shape + 1.0) * boost;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / libm::sqrt(9.0 * d);
        loop {
            let x = self.normal();
            let v = 1.0 + c * x;
            if v <= 0.0 {
                continue;
            }
            let v = v * v * v;
            if libm::log(1.0 - self.uniform()) < 0.5 * x * x + d - d * v + d * libm::log(v) {
                return d * v;
            }
        }
    }

    /// A beta draw.
    pub(super) fn beta(&mut self, alpha: f64, beta: f64) -> f64 {
        let (a, b) = (self.gamma(alpha), self.gamma(beta));
        a / (a + b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beta_draws_have_the_mean_and_spread_of_the_law() {
        for (alpha, beta) in [(1.2, 2.8), (0.5, 0.5), (20.0, 3.0)] {
            let mut draws = Draws::new(7, 1);
            let all: Vec<f64> = (0..20_000).map(|_| draws.beta(alpha, beta)).collect();
            let n = 20_000.0;
            let mean = all.iter().sum::<f64>() / n;
            let spread = all.iter().map(|one| (one - mean) * (one - mean)).sum::<f64>() / n;
            let sum = alpha + beta;
            assert!((mean - alpha / sum).abs() < 0.01, "{alpha} {beta}: {mean}");
            let expected = alpha * beta / (sum * sum * (sum + 1.0));
            assert!(
                (spread - expected).abs() < 0.1 * expected,
                "{alpha} {beta}: {spread}"
            );
        }
    }
}
