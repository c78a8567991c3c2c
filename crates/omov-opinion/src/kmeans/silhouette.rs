//! How well points fit into their groups (Rousseeuw 1987).

use rayon::prelude::*;

use super::MOST_GROUPS;
use crate::pca::Point;

/// The mean over all points of (b - a) / max(a, b): a is the mean distance to the others of the own group, b that to the nearest other group;
/// 0 for a point alone in its group. For several ways of grouping at once, because the distances are the same for all.
pub fn silhouette(points: &[Point], ways: &[&[u8]]) -> Vec<f64> {
    let sizes: Vec<[u32; MOST_GROUPS]> = ways
        .iter()
        .map(|labels| {
            let mut sizes = [0; MOST_GROUPS];
            labels.iter().for_each(|g| sizes[usize::from(*g)] += 1);
            sizes
        })
        .collect();
    let each: Vec<Vec<f64>> = (0..points.len())
        .into_par_iter()
        .map(|i| {
            let far: Vec<f64> = points.iter().map(|q| super::apart(points[i], *q).sqrt()).collect();
            ways.iter().zip(&sizes).map(|(labels, sizes)| one(i, &far, labels, sizes)).collect()
        })
        .collect();
    (0..ways.len()).map(|w| each.iter().map(|e| e[w]).sum::<f64>() / points.len().max(1) as f64).collect()
}

/// For one point, with its distances to all.
fn one(i: usize, far: &[f64], labels: &[u8], sizes: &[u32; MOST_GROUPS]) -> f64 {
    let own = usize::from(labels[i]);
    if sizes[own] < 2 {
        return 0.0;
    }
    let mut sums = [0.0; 8];
    for (d, g) in far.iter().zip(labels) {
        sums[usize::from(*g & 7)] += d;
    }
    let a = sums[own] / f64::from(sizes[own] - 1);
    let others = (0..MOST_GROUPS).filter(|g| *g != own && sizes[*g] > 0);
    let b = others.map(|g| sums[g] / f64::from(sizes[g])).fold(f64::INFINITY, f64::min);
    let larger = a.max(b);
    if larger > 0.0 && larger.is_finite() { (b - a) / larger } else { 0.0 }
}
