//! The largest eigenvalues of a symmetric matrix that is only ever multiplied with.
//!
//! Lanczos (1950) with every new direction made orthogonal to all earlier ones twice, which costs little here (some dozens of
//! directions) and keeps false copies of eigenvalues away (Parlett 1980).

use crate::chance::Chance;
use crate::tridiagonal;

/// A symmetric matrix.
pub(crate) trait Symmetric {
    /// Rows.
    fn size(&self) -> usize;
    /// The product with `v`, into `out`.
    fn apply(&self, v: &[f64], out: &mut [f64]);
}

/// Below this size all directions are gone through, so that equal eigenvalues are all found.
const SMALL: usize = 256;

/// The `want` largest eigenvalues and their unit eigenvectors. `tolerance`: how far, as a share of the largest eigenvalue, the product
/// with a vector may be from its multiple.
pub(crate) fn largest(matrix: &impl Symmetric, want: usize, tolerance: f64, thorough: bool) -> Vec<(f64, Vec<f64>)> {
    let n = matrix.size();
    let want = want.min(n);
    let mut chance = Chance::new(n as u64, 0);
    let mut basis: Vec<Vec<f64>> = Vec::new();
    let (mut diagonal, mut beside) = (Vec::new(), Vec::new());
    let mut next = fresh(&basis, n, &mut chance);
    while let Some(v) = next.take() {
        let mut w = vec![0.0; n];
        matrix.apply(&v, &mut w);
        diagonal.push(dot(&v, &w));
        basis.push(v);
        let before = dot(&w, &w).sqrt();
        for _ in 0..2 {
            for q in &basis {
                let along = dot(q, &w);
                take(&mut w, along, q);
            }
        }
        let mut left = dot(&w, &w).sqrt();
        let steps = basis.len();
        if steps == n {
            break;
        }
        if left > 1e-14 * before {
            scale(&mut w, left);
            next = Some(w);
        } else {
            // The directions so far are complete in themselves; others may hold equal eigenvalues.
            left = 0.0;
            next = fresh(&basis, n, &mut chance);
        }
        beside.push(left);
        let look = steps >= 12 && steps.is_multiple_of(6) && !(thorough && n <= SMALL);
        if look {
            let ritz = tridiagonal::eigen(&diagonal, &beside);
            let bound = tolerance * ritz[0].0.abs();
            if ritz.iter().take(want).all(|(_, s)| (left * s[steps - 1]).abs() <= bound) {
                break;
            }
        }
    }
    beside.resize(diagonal.len(), 0.0);
    let ritz = tridiagonal::eigen(&diagonal, &beside);
    ritz.into_iter().take(want).map(|(value, s)| (value, combined(&basis, &s, n))).collect()
}

/// A unit vector at right angles to all in the basis, if there is room for one.
fn fresh(basis: &[Vec<f64>], n: usize, chance: &mut Chance) -> Option<Vec<f64>> {
    if basis.len() >= n {
        return None;
    }
    let mut v: Vec<f64> = (0..n).map(|_| chance.share() - 0.5).collect();
    for _ in 0..2 {
        for q in basis {
            let along = dot(q, &v);
            take(&mut v, along, q);
        }
    }
    let length = dot(&v, &v).sqrt();
    scale(&mut v, length);
    (length > 1e-9).then_some(v)
}

fn combined(basis: &[Vec<f64>], shares: &[f64], n: usize) -> Vec<f64> {
    let mut v = vec![0.0; n];
    for (q, s) in basis.iter().zip(shares) {
        take(&mut v, -s, q);
    }
    let length = dot(&v, &v).sqrt();
    scale(&mut v, length);
    v
}

/// v := v / by.
fn scale(v: &mut [f64], by: f64) {
    for x in v {
        *x /= by;
    }
}

/// a := a - s b.
fn take(a: &mut [f64], s: f64, b: &[f64]) {
    for (x, y) in a.iter_mut().zip(b) {
        *x -= s * y;
    }
}

/// Four sums side by side, so that the processor need not wait for one; always the same four.
pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let (fours, ends) = (a.chunks_exact(4), b.chunks_exact(4));
    let rest: f64 = fours.remainder().iter().zip(ends.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in fours.zip(ends) {
        for i in 0..4 {
            sums[i] += x[i] * y[i];
        }
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}
