//! Logistic regression with a ridge, by iteratively reweighted least squares.

/// Iterations at most; with a ridge it converges in under ten.
const ITERATIONS: usize = 30;
const CONVERGED: f64 = 1e-9;

/// The share that a log-odds stands for.
pub(super) fn share(log_odds: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-log_odds))
}

/// The log-odds of a share, held off 0 and 1.
pub(super) fn log_odds(share: f64) -> f64 {
    let share = share.clamp(1e-4, 1.0 - 1e-4);
    libm::log(share / (1.0 - share))
}

/// A fitted model: coefficients, the intercept first, and their covariance.
#[derive(Debug, Clone)]
pub(super) struct Logistic {
    pub(super) coefficients: Vec<f64>,
    pub(super) covariance: Vec<Vec<f64>>,
}

impl Logistic {
    /// Fits outcomes (true is 1) to rows of predictors. The ridge spares the intercept. `None` where the equations
    /// cannot be solved.
    pub(super) fn fit(rows: &[Vec<f64>], outcomes: &[bool], ridge: f64) -> Option<Self> {
        let width = rows.first()?.len() + 1;
        let mut coefficients = vec![0.0; width];
        let mut inverse = Vec::new();
        for _ in 0..ITERATIONS {
            let mut gradient = vec![0.0; width];
            let mut information = vec![vec![0.0; width]; width];
            for (row, outcome) in rows.iter().zip(outcomes) {
                let expected = share(linear(&coefficients, row));
                let residual = f64::from(u8::from(*outcome)) - expected;
                let weight = expected * (1.0 - expected);
                for i in 0..width {
                    let left = term(row, i);
                    gradient[i] += left * residual;
                    for (j, cell) in information[i].iter_mut().enumerate().take(i + 1) {
                        *cell += left * term(row, j) * weight;
                    }
                }
            }
            for i in 0..width {
                // A trace of a ridge keeps constant predictors solvable.
                information[i][i] += if i == 0 { 1e-9 } else { ridge + 1e-9 };
                gradient[i] -= if i == 0 { 0.0 } else { ridge * coefficients[i] };
            }
            inverse = inverse_of(&information)?;
            let mut largest: f64 = 0.0;
            for (i, line) in inverse.iter().enumerate() {
                let step: f64 = line.iter().zip(&gradient).map(|(a, b)| a * b).sum();
                // Held small, so that separated data do not run away in one step.
                let step = step.clamp(-4.0, 4.0);
                coefficients[i] += step;
                largest = largest.max(step.abs());
            }
            if largest < CONVERGED {
                break;
            }
        }
        coefficients.iter().all(|c| c.is_finite()).then_some(Self {
            coefficients,
            covariance: inverse,
        })
    }

    /// The log-odds of a row.
    pub(super) fn log_odds(&self, row: &[f64]) -> f64 {
        linear(&self.coefficients, row)
    }
}

fn term(row: &[f64], place: usize) -> f64 {
    if place == 0 { 1.0 } else { row[place - 1] }
}

fn linear(coefficients: &[f64], row: &[f64]) -> f64 {
    let slopes: f64 = coefficients[1..].iter().zip(row).map(|(c, x)| c * x).sum();
    coefficients[0] + slopes
}

/// The inverse of a symmetric positive definite matrix, of which the lower half is read, by Cholesky.
#[allow(
    clippy::needless_range_loop,
    reason = "rows and columns are meant by their numbers"
)]
fn inverse_of(matrix: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let n = matrix.len();
    let mut lower = vec![vec![0.0; n]; n];
    for i in 0..n {
        for j in 0..=i {
            let sum: f64 = (0..j).map(|k| lower[i][k] * lower[j][k]).sum();
            let rest = matrix[i][j] - sum;
            if i == j {
                if rest <= 0.0 || !rest.is_finite() {
                    return None;
                }
                lower[i][i] = libm::sqrt(rest);
            } else {
                lower[i][j] = rest / lower[j][j];
            }
        }
    }
    let mut inverse = vec![vec![0.0; n]; n];
    for column in 0..n {
        // Column by column: forwards through the lower half, backwards through its mirror image.
        let mut forward = vec![0.0; n];
        for i in 0..n {
            let sum: f64 = (0..i).map(|k| lower[i][k] * forward[k]).sum();
            forward[i] = (f64::from(u8::from(i == column)) - sum) / lower[i][i];
        }
        for i in (0..n).rev() {
            let sum: f64 = (i + 1..n).map(|k| lower[k][i] * inverse[k][column]).sum();
            inverse[i][column] = (forward[i] - sum) / lower[i][i];
        }
    }
    Some(inverse)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_two_by_two_gives_its_own_log_odds_ratio_and_standard_error() {
        // 30 of 100 without, 60 of 100 with: odds ratio (60/40)/(30/70) = 3.5.
        let mut rows = Vec::new();
        let mut outcomes = Vec::new();
        for (exposed, events) in [(0.0, 30), (1.0, 60)] {
            for n in 0..100 {
                rows.push(vec![exposed]);
                outcomes.push(n < events);
            }
        }
        let fit = Logistic::fit(&rows, &outcomes, 0.0).unwrap();
        assert!((fit.coefficients[0] - libm::log(30.0 / 70.0)).abs() < 1e-6);
        assert!((fit.coefficients[1] - libm::log(3.5)).abs() < 1e-6);
        // Woolf: the sum of the reciprocals of the four cells.
        let variance = 1.0 / 30.0 + 1.0 / 70.0 + 1.0 / 60.0 + 1.0 / 40.0;
        assert!((fit.covariance[1][1] - variance).abs() < 1e-6);
        let shrunk = Logistic::fit(&rows, &outcomes, 50.0).unwrap();
        assert!(shrunk.coefficients[1] < fit.coefficients[1] && shrunk.coefficients[1] > 0.0);
    }

    #[test]
    fn the_inverse_times_the_matrix_is_one() {
        let matrix = [vec![4.0, 2.0, 0.6], vec![2.0, 5.0, 1.0], vec![0.6, 1.0, 3.0]];
        let inverse = inverse_of(&matrix).unwrap();
        for (i, row) in matrix.iter().enumerate() {
            for j in 0..3 {
                let cell: f64 = row.iter().zip(&inverse).map(|(a, line)| a * line[j]).sum();
                assert!((cell - f64::from(u8::from(i == j))).abs() < 1e-12);
            }
        }
        assert!(inverse_of(&[vec![1.0, 2.0], vec![2.0, 1.0]]).is_none());
    }
}
