//! What a committee that is half put together can still become worth, at most.
//!
//! Let a paper have s of its candidates in, and let m more of its candidates come in. That adds
//! H(m) = h(s+m) − h(s), with h the worth of so many candidates. H is concave, and its third differences are positive, as
//! those of 1 + 1/2 + … + 1/j are. So the parabola through H at t, t+1 and M lies on or above H at all whole m up to M:
//! by Newton's formula H(m) less the parabola is (m−t)(m−t−1)(m−M) times a third divided difference, and the first two
//! factors together are never negative, the third never positive. M is the most that can come in, t about what is
//! expected; any larger coefficient of (m−t)(m−t−1) keeps the parabola above.
//!
//! With m the sum of the candidates' 0s and 1s, all parabolas together are a constant, a number for each candidate and
//! a number (none above 0) for each pair that comes in together. Each candidate who comes in is paired with one less
//! than there are seats left, at best with those where the loss is least (the bound of Gilmore 1962 and Lawler 1963 for
//! such sums). That gives each candidate a number, their *reach*; no committee adds more than the constant and the
//! highest reaches, as many as there are seats left.

use super::tree::{Amount, Tree};

/// The bound at one node of the tree.
#[derive(Debug)]
pub(super) struct Bound<N> {
    /// The constant.
    pub(super) base: N,
    /// By position among those still free.
    pub(super) reach: Vec<N>,
    /// Losses of pairs, by positions among those still free.
    pairs: Vec<N>,
    position: Vec<u16>,
    on_paper: Vec<u16>,
}

impl<N: Amount> Default for Bound<N> {
    fn default() -> Self {
        Self { base: N::default(), reach: Vec::new(), pairs: Vec::new(), position: Vec::new(), on_paper: Vec::new() }
    }
}

const NOT_FREE: u16 = u16::MAX;

/// What m more candidates are worth to a paper, at most: `start + m × each + m × (m − 1) × pair`.
struct Parabola<N> {
    start: N,
    each: N,
    /// Never above 0.
    pair: N,
}

impl<N: Amount> Parabola<N> {
    /// For a paper that has got so many and can get `most` more (two at least), of which about `expected` are.
    fn new(next: &[N], sum: &[N], got: usize, most: usize, expected: usize) -> Self {
        let t = expected.min(most - 1);
        let end = most.max(t + 2);
        let slope = next[got + t];
        let missing = sum[got + end] - sum[got + t] - N::of(end - t) * slope;
        // Never above 0; dividing whole numbers rounds towards 0, which keeps the parabola above.
        let pair = missing / N::of((end - t) * (end - t - 1));
        Self {
            start: sum[got + t] - sum[got] - N::of(t) * slope + N::of(t * (t + 1)) * pair,
            each: slope - N::of(2 * t) * pair,
            pair,
        }
    }
}

impl<N: Amount> Bound<N> {
    /// Works the bound out for `seats` more (two at least) from `free`; returns how much work that was.
    pub(super) fn set(&mut self, tree: &Tree<'_, N>, free: &[u16], seats: usize) -> u64 {
        let zero = N::default();
        let count = free.len();
        self.base = zero;
        self.reach.clear();
        self.reach.resize(count, zero);
        self.pairs.clear();
        self.pairs.resize(count * count, zero);
        self.position.clear();
        self.position.resize(tree.papers.standing.len(), NOT_FREE);
        for (at, c) in free.iter().enumerate() {
            self.position[usize::from(*c)] = at as u16;
        }
        let mut work = (count * count) as u64;
        for paper in 0..tree.papers.len() {
            self.on_paper.clear();
            let of = |c: &u16| self.position[usize::from(*c)];
            self.on_paper.extend(tree.papers.set(paper).iter().map(of).filter(|at| *at != NOT_FREE));
            let own = self.on_paper.len();
            if own == 0 {
                continue;
            }
            let got = usize::from(tree.got[paper]);
            let most = own.min(seats);
            let weight = tree.weight[paper];
            if most == 1 {
                for at in &self.on_paper {
                    self.reach[usize::from(*at)] += weight * tree.next[got];
                }
                continue;
            }
            let above = Parabola::new(&tree.next, &tree.sum, got, most, own * seats / count);
            self.base += weight * above.start;
            let each = weight * above.each;
            let pair = weight * above.pair;
            for (i, a) in self.on_paper.iter().enumerate() {
                self.reach[usize::from(*a)] += each;
                let row = usize::from(*a) * count;
                // Positions come in no order; each pair is written once, in both places.
                for b in &self.on_paper[..i] {
                    self.pairs[row + usize::from(*b)] += pair;
                    self.pairs[usize::from(*b) * count + usize::from(*a)] += pair;
                }
            }
            work += (own * own) as u64;
        }
        for at in 0..count {
            let row = &mut self.pairs[at * count..(at + 1) * count];
            // Nobody comes in together with themselves.
            row.swap(at, count - 1);
            let row = &mut row[..count - 1];
            if seats - 1 < row.len() {
                row.select_nth_unstable_by(seats - 2, |a, b| b.cmp(a));
            }
            self.reach[at] += row[..(seats - 1).min(row.len())].iter().copied().sum::<N>();
        }
        work
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::cast_possible_wrap, reason = "seats are few")]
    #[test]
    fn no_parabola_lies_below_what_it_stands_for() {
        const MOST: usize = 12;
        // The common multiple of 1 to 12; beyond, rounded up.
        let scale = 27_720i64;
        let next: Vec<i64> = (1..=MOST as i64 + 3).map(|j| (scale + j - 1) / j).collect();
        let sum: Vec<i64> = (0..=next.len()).map(|n| next[..n].iter().sum()).collect();
        for got in 0..MOST {
            for most in 2..=MOST - got {
                for expected in 0..=most {
                    let above = Parabola::new(&next, &sum, got, most, expected);
                    assert!(above.pair <= 0);
                    let at = |m: i64| above.start + m * above.each + m * (m - 1) * above.pair;
                    for m in 0..=most {
                        let worth = sum[got + m] - sum[got];
                        assert!(at(m as i64) >= worth, "{m} more with {got}, {most} at most, {expected} expected");
                    }
                    // It would be a poor bound if it did not touch where it is expected to.
                    let t = expected.min(most - 1);
                    assert_eq!(at(t as i64), sum[got + t] - sum[got]);
                }
            }
        }
    }
}
