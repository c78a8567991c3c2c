//! Single points to other groups, where that helps (Hartigan 1975).

use super::{apart, means};
use crate::pca::Point;

/// With more points the gain is too small to be looked for.
pub(super) const MOST_POINTS: usize = 20_000;

/// Moves points, one after the other, until none can be moved with a gain.
pub(super) fn polish(points: &[Point], labels: &mut [u8], k: usize) {
    let mut sizes = vec![0.0_f64; k];
    for g in labels.iter() {
        sizes[usize::from(*g)] += 1.0;
    }
    let Some(mut centres) = means(points, labels, k) else { return };
    for _ in 0..100 {
        let mut moved = false;
        for (p, label) in points.iter().zip(labels.iter_mut()) {
            let own = usize::from(*label);
            if sizes[own] < 2.0 {
                continue;
            }
            let gain = sizes[own] / (sizes[own] - 1.0) * apart(*p, centres[own]);
            let cost = |j: usize| sizes[j] / (sizes[j] + 1.0) * apart(*p, centres[j]);
            let best = (0..k).filter(|j| *j != own).min_by(|a, b| cost(*a).total_cmp(&cost(*b)).then(a.cmp(b)));
            let Some(best) = best.filter(|j| cost(*j) < gain * (1.0 - 1e-12)) else { continue };
            for d in 0..2 {
                centres[own][d] += (centres[own][d] - p[d]) / (sizes[own] - 1.0);
                centres[best][d] += (p[d] - centres[best][d]) / (sizes[best] + 1.0);
            }
            sizes[own] -= 1.0;
            sizes[best] += 1.0;
            *label = best as u8;
            moved = true;
        }
        if !moved {
            break;
        }
    }
}
