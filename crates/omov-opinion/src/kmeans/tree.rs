//! A tree over points in the plane, in which whole regions go to their centre at once.

use super::{MOST_GROUPS, apart};
use crate::pca::Point;

/// Points that are looked at one by one.
const LEAF: usize = 12;

struct Node {
    low: Point,
    high: Point,
    sum: Point,
    from: u32,
    to: u32,
    /// The second child; the first follows its parent. 0: a leaf.
    second: u32,
}

/// The points and the tree over them.
pub(crate) struct Tree {
    points: Vec<Point>,
    nodes: Vec<Node>,
    middle: Point,
    /// Σ of the squared distances to the middle.
    spread: f64,
}

/// The sum and number of the points of each centre.
type Sums = [(Point, u32); MOST_GROUPS];

impl Tree {
    pub(crate) fn new(points: &[Point]) -> Self {
        let n = points.len().max(1) as f64;
        let sum = points.iter().fold([0.0; 2], |s: Point, p| [s[0] + p[0], s[1] + p[1]]);
        // Seen from the middle, so that squares stay small.
        let middle = [sum[0] / n, sum[1] / n];
        let moved: Vec<Point> = points.iter().map(|p| [p[0] - middle[0], p[1] - middle[1]]).collect();
        let spread = moved.iter().map(|p| apart(*p, [0.0; 2])).sum();
        let mut order: Vec<u32> = (0..points.len() as u32).collect();
        let mut tree = Self { points: moved, nodes: Vec::new(), middle, spread };
        if !points.is_empty() {
            tree.grow(&mut order, 0);
        }
        tree.points = order.iter().map(|i| tree.points[*i as usize]).collect();
        tree
    }

    /// A node over these points, and those below it.
    fn grow(&mut self, order: &mut [u32], from: usize) -> usize {
        let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for &i in order.iter() {
            for d in 0..2 {
                low[d] = low[d].min(self.points[i as usize][d]);
                high[d] = high[d].max(self.points[i as usize][d]);
            }
        }
        let at = self.nodes.len();
        let to = (from + order.len()) as u32;
        self.nodes.push(Node { low, high, sum: [0.0; 2], from: from as u32, to, second: 0 });
        let sum = if order.len() <= LEAF {
            // Which points are together is certain; in which order a selection leaves them is not.
            order.sort_unstable();
            order.iter().fold([0.0; 2], |s: Point, i| {
                let p = self.points[*i as usize];
                [s[0] + p[0], s[1] + p[1]]
            })
        } else {
            let d = usize::from(high[1] - low[1] > high[0] - low[0]);
            let half = order.len() / 2;
            let points = &self.points;
            order.select_nth_unstable_by(half, |a, b| {
                points[*a as usize][d].total_cmp(&points[*b as usize][d]).then(a.cmp(b))
            });
            let (first, second) = order.split_at_mut(half);
            let first = self.grow(first, from);
            let second = self.grow(second, from + half);
            self.nodes[at].second = second as u32;
            let (a, b) = (self.nodes[first].sum, self.nodes[second].sum);
            [a[0] + b[0], a[1] + b[1]]
        };
        self.nodes[at].sum = sum;
        at
    }

    /// Lloyd's rounds until nothing changes; the inertia and the centres. `None` if a centre lost all its points.
    pub(crate) fn settle(&self, centres: Vec<Point>) -> Option<(f64, Vec<Point>)> {
        let k = centres.len();
        let mut now = [[0.0; 2]; MOST_GROUPS];
        for (to, c) in now.iter_mut().zip(&centres) {
            *to = [c[0] - self.middle[0], c[1] - self.middle[1]];
        }
        let mut inertia = f64::INFINITY;
        // Every round but the last lowers the inertia, and there are finitely many groupings. The bound is against rounding.
        for _ in 0..10_000 {
            let mut sums: Sums = [([0.0; 2], 0); MOST_GROUPS];
            self.walk(0, &now[..k], &[0, 1, 2, 3, 4][..k], &mut sums);
            let before = now;
            let mut between = 0.0;
            for (c, ([x, y], n)) in now.iter_mut().zip(&sums).take(k) {
                if *n == 0 {
                    return None;
                }
                let n = f64::from(*n);
                *c = [x / n, y / n];
                between += (x * x + y * y) / n;
            }
            inertia = (self.spread - between).max(0.0);
            if now == before {
                break;
            }
        }
        let back = now[..k].iter().map(|c| [c[0] + self.middle[0], c[1] + self.middle[1]]).collect();
        Some((inertia, back))
    }

    /// Adds the points below a node to the sums of their centres, of which only those in `left` can be the nearest.
    fn walk(&self, at: usize, centres: &[Point], left: &[u8], sums: &mut Sums) {
        let node = &self.nodes[at];
        let mut add = |c: u8, p: Point, n: u32| {
            let (sum, count) = &mut sums[usize::from(c)];
            sum[0] += p[0];
            sum[1] += p[1];
            *count += n;
        };
        let closest = |p: Point| {
            let mut best = (f64::INFINITY, 0);
            for &c in left {
                let d = apart(centres[usize::from(c)], p);
                if d < best.0 {
                    best = (d, c);
                }
            }
            best.1
        };
        if let [only] = left {
            add(*only, node.sum, node.to - node.from);
            return;
        }
        if node.second == 0 {
            for p in &self.points[node.from as usize..node.to as usize] {
                add(closest(*p), *p, 1);
            }
            return;
        }
        let best = closest([0, 1].map(|d| f64::midpoint(node.low[d], node.high[d])));
        let b = centres[usize::from(best)];
        let (mut kept, mut n) = ([0; MOST_GROUPS], 0);
        for &c in left {
            let z = centres[usize::from(c)];
            // The corner of the region that lies farthest towards z: if even that is nearer to the best, so is all of the region.
            let corner = [0, 1].map(|d| if z[d] > b[d] { node.high[d] } else { node.low[d] });
            if c == best || apart(z, corner) < apart(b, corner) {
                kept[n] = c;
                n += 1;
            }
        }
        self.walk(at + 1, centres, &kept[..n], sums);
        self.walk(node.second as usize, centres, &kept[..n], sums);
    }
}
