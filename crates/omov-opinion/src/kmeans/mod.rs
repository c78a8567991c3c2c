//! k-means on the map, made so that the best grouping is found again whatever came first.
//!
//! Lloyd's rounds (1957/1982) stop at the first grouping that no round improves, and there are many of these. So it is begun from many
//! places (k-means++, Arthur and Vassilvitskii 2007), each is tried to be improved by moving one centre somewhere else at random (random
//! swaps, Fränti 2018) and at the end single points are moved (Hartigan 1975). What looks random is not: it comes from fixed numbers.
//! Rounds do not look at every point: a tree over the points hands whole regions to their centre (Kanungo and others 2002).

mod polish;
mod silhouette;
mod tree;

use rayon::prelude::*;

pub use silhouette::silhouette;

use crate::chance::{Chance, mix};
use crate::pca::Point;
use tree::Tree;

/// The most groups that are looked for.
pub const MOST_GROUPS: usize = 5;

/// Beginnings for each number of groups.
const CHAINS: u64 = 16;
/// Moves of a centre that are tried after each beginning; fewer where all points are looked at afterwards.
const SWAPS: usize = 60;
const SWAPS_OF_MANY: usize = 12;
/// With more points than this, beginnings are looked for among so many of them, and only the best are followed with all.
const SAMPLE: usize = 4096;
/// How many of these are followed.
const FOLLOWED: usize = 4;

/// Points in groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Grouping {
    /// The group of each point.
    pub labels: Vec<u8>,
    /// The mean of each group.
    pub centres: Vec<Point>,
    /// How many points each has.
    pub sizes: Vec<usize>,
    /// Σ of the squared distances of points to the mean of their group.
    pub inertia: f64,
}

/// The squared distance.
pub(crate) fn apart(a: Point, b: Point) -> f64 {
    (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1])
}

/// The centre nearest to a point; the first of equals.
pub fn nearest(centres: &[Point], p: Point) -> usize {
    let mut best = (f64::INFINITY, 0);
    for (j, c) in centres.iter().enumerate() {
        let d = apart(*c, p);
        if d < best.0 {
            best = (d, j);
        }
    }
    best.1
}

/// The points, made ready to be grouped for several numbers of groups.
pub struct Ground<'a> {
    points: &'a [Point],
    whole: Tree,
    /// A part of the points, where there are many.
    part: Option<(Vec<Point>, Tree)>,
}

impl<'a> Ground<'a> {
    /// `points` in the order of ids.
    pub fn new(points: &'a [Point]) -> Self {
        let part = (points.len() > SAMPLE).then(|| {
            let mut order: Vec<(u64, usize)> = (0..points.len()).map(|i| (mix(i as u64), i)).collect();
            order.select_nth_unstable(SAMPLE);
            order.truncate(SAMPLE);
            order.sort_unstable_by_key(|(_, i)| *i);
            let some: Vec<Point> = order.into_iter().map(|(_, i)| points[i]).collect();
            let tree = Tree::new(&some);
            (some, tree)
        });
        Self { points, whole: Tree::new(points), part }
    }

    /// The best grouping found into `k` groups; `None` where there are not so many different points.
    pub fn group(&self, k: usize) -> Option<Grouping> {
        assert!(k <= MOST_GROUPS, "at most {MOST_GROUPS} groups");
        let (points, tree) = self.part.as_ref().map_or((self.points, &self.whole), |(p, t)| (p.as_slice(), t));
        let swaps = if self.part.is_some() { SWAPS_OF_MANY } else { SWAPS };
        let mut found: Vec<(f64, Vec<Point>)> =
            (0..CHAINS).into_par_iter().filter_map(|chain| search(points, tree, k, chain, swaps)).collect();
        if self.part.is_some() {
            order(&mut found);
            found.truncate(FOLLOWED);
            found = found.into_par_iter().filter_map(|(_, centres)| self.whole.settle(centres)).collect();
        }
        order(&mut found);
        let (_, centres) = found.into_iter().next()?;
        finish(self.points, centres)
    }
}

/// A quick grouping, for trying whether groups would be found again.
pub(crate) fn quick(points: &[Point], k: usize, seed: u64) -> Option<Vec<Point>> {
    let tree = Tree::new(points);
    let mut found: Vec<_> = (0..3).filter_map(|c| search(points, &tree, k, mix(seed) ^ c, 6)).collect();
    order(&mut found);
    found.into_iter().next().map(|(_, centres)| centres)
}

/// Best first, each once: by inertia, then by the centres, whose own order says nothing.
fn order(found: &mut Vec<(f64, Vec<Point>)>) {
    for (_, centres) in found.iter_mut() {
        centres.sort_by(compare);
    }
    let key = |a: &[Point], b: &[Point]| {
        a.iter().zip(b).map(|(x, y)| compare(x, y)).find(|o| o.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
    };
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| key(&a.1, &b.1)));
    found.dedup_by(|a, b| a.1 == b.1);
    // Inertias that differ by rounding alone are equal, and then the smallest centres go first.
    if let Some(best) = found.first().map(|f| f.0 * (1.0 + 1e-12)) {
        let equal = found.iter().take_while(|f| f.0 <= best).count();
        found[..equal].sort_by(|a, b| key(&a.1, &b.1));
    }
}

fn compare(a: &Point, b: &Point) -> std::cmp::Ordering {
    a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1]))
}

/// One beginning, followed and then changed again and again.
fn search(points: &[Point], tree: &Tree, k: usize, chain: u64, swaps: usize) -> Option<(f64, Vec<Point>)> {
    let mut chance = Chance::new(k as u64, chain);
    let (mut inertia, mut centres) = tree.settle(plus_plus(points, k, &mut chance)?)?;
    for _ in 0..swaps {
        let mut other = centres.clone();
        other[chance.below(k)] = points[chance.below(points.len())];
        if let Some((less, better)) = tree.settle(other)
            && less < inertia
        {
            (inertia, centres) = (less, better);
        }
    }
    Some((inertia, centres))
}

/// Centres drawn among the points, each with a chance that grows with the square of its distance to those drawn before.
fn plus_plus(points: &[Point], k: usize, chance: &mut Chance) -> Option<Vec<Point>> {
    let mut centres = vec![*points.get(chance.below(points.len()))?];
    let mut far: Vec<f64> = points.iter().map(|p| apart(*p, centres[0])).collect();
    while centres.len() < k {
        let all: f64 = far.iter().sum();
        if all <= 0.0 {
            return None;
        }
        let mut left = chance.share() * all;
        let at = far.iter().position(|d| {
            left -= d;
            left < 0.0
        });
        let at = at.or_else(|| far.iter().rposition(|d| *d > 0.0))?;
        centres.push(points[at]);
        for (d, p) in far.iter_mut().zip(points) {
            *d = d.min(apart(*p, points[at]));
        }
    }
    Some(centres)
}

/// Point by point until nothing changes, so that labels, centres and inertia belong together exactly.
fn finish(points: &[Point], centres: Vec<Point>) -> Option<Grouping> {
    let k = centres.len();
    let mut labels: Vec<u8> = Vec::new();
    let mut centres = centres;
    for _ in 0..1000 {
        let mut now: Vec<u8> = points.par_iter().with_min_len(4096).map(|p| nearest(&centres, *p) as u8).collect();
        if now == labels {
            break;
        }
        if points.len() <= polish::MOST_POINTS {
            polish::polish(points, &mut now, k);
        }
        centres = means(points, &now, k)?;
        labels = now;
    }
    let mut sizes = vec![0; k];
    let mut inertia = 0.0;
    for (p, g) in points.iter().zip(&labels) {
        sizes[usize::from(*g)] += 1;
        inertia += apart(*p, centres[usize::from(*g)]);
    }
    Some(Grouping { labels, centres, sizes, inertia })
}

/// The mean of each group; `None` if one is empty.
fn means(points: &[Point], labels: &[u8], k: usize) -> Option<Vec<Point>> {
    let mut sums = vec![([0.0; 2], 0_usize); k];
    for (p, g) in points.iter().zip(labels) {
        let (sum, n) = &mut sums[usize::from(*g)];
        sum[0] += p[0];
        sum[1] += p[1];
        *n += 1;
    }
    sums.into_iter().map(|([x, y], n)| (n > 0).then(|| [x / n as f64, y / n as f64])).collect()
}
