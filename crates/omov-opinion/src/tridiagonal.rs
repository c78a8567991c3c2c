//! Eigenvalues and eigenvectors of a symmetric matrix that has entries on and beside its diagonal only.

/// All of them, largest first; vector j is `vectors[j]`. Implicit QL (Bowdler, Martin, Reinsch and Wilkinson 1968). `beside[i]` stands
/// between i and i + 1.
pub(crate) fn eigen(diagonal: &[f64], beside: &[f64]) -> Vec<(f64, Vec<f64>)> {
    let n = diagonal.len();
    let mut d = diagonal.to_vec();
    let mut e = beside[..n.saturating_sub(1)].to_vec();
    e.push(0.0);
    // vectors[j] is column j of the matrix of eigenvectors: rotations then walk two of them side by side.
    let mut vectors: Vec<Vec<f64>> = (0..n).map(|j| (0..n).map(|i| f64::from(u8::from(i == j))).collect()).collect();
    for l in 0..n {
        // Thirty rounds have always been enough; the bound is against numbers that are none.
        for _ in 0..100 {
            let small = |i: usize| e[i].abs() <= f64::EPSILON * (d[i].abs() + d[i + 1].abs());
            let m = (l..n - 1).find(|i| small(*i)).unwrap_or(n - 1);
            if m == l {
                break;
            }
            let mut g = (d[l + 1] - d[l]) / (2.0 * e[l]);
            let mut r = length(g, 1.0);
            g = d[m] - d[l] + e[l] / (g + r.copysign(g));
            let (mut s, mut c, mut p) = (1.0, 1.0, 0.0);
            let mut broke = false;
            for i in (l..m).rev() {
                let (f, b) = (s * e[i], c * e[i]);
                r = length(f, g);
                e[i + 1] = r;
                if r == 0.0 {
                    d[i + 1] -= p;
                    e[m] = 0.0;
                    broke = true;
                    break;
                }
                s = f / r;
                c = g / r;
                g = d[i + 1] - p;
                r = (d[i] - g) * s + 2.0 * c * b;
                p = s * r;
                d[i + 1] = g + p;
                g = c * r - b;
                let (low, high) = vectors.split_at_mut(i + 1);
                for (x, y) in low[i].iter_mut().zip(&mut high[0]) {
                    (*x, *y) = (c * *x - s * *y, s * *x + c * *y);
                }
            }
            if !broke {
                d[l] -= p;
                e[l] = g;
                e[m] = 0.0;
            }
        }
    }
    let mut all: Vec<_> = d.into_iter().zip(vectors).collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    all
}

/// √(a² + b²) with no more than multiplication and the square root, which are the same on every machine.
fn length(a: f64, b: f64) -> f64 {
    (a * a + b * b).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_the_eigenvalues_that_are_known() {
        // The matrix with 2 on the diagonal and -1 beside it: 2 - 2 cos(jπ/(n+1)).
        let n = 30;
        let found = eigen(&vec![2.0; n], &vec![-1.0; n]);
        for (j, (value, vector)) in found.iter().enumerate() {
            let known = 2.0 - 2.0 * (std::f64::consts::PI * (n - j) as f64 / (n + 1) as f64).cos();
            assert!((value - known).abs() < 1e-13, "{value} {known}");
            for i in 0..n {
                let at = |i: usize| vector.get(i).copied().unwrap_or(0.0);
                let applied = 2.0 * at(i) - at(i + 1) - if i > 0 { at(i - 1) } else { 0.0 };
                assert!((applied - value * at(i)).abs() < 1e-13);
            }
        }
    }

    #[test]
    fn the_smallest_matrices_are_no_exception() {
        assert_eq!(eigen(&[], &[]), []);
        assert_eq!(eigen(&[3.0], &[]), [(3.0, vec![1.0])]);
        assert_eq!(eigen(&[0.0, 0.0], &[0.0]).len(), 2);
    }
}
