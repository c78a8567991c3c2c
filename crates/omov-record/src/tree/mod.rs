//! The hash tree of RFC 6962, section 2.1: a record of any size has one root, and short proofs.
//!
//! MTH of no entries is the hash of nothing, of one entry its leaf hash, and of n > 1 entries `node(MTH(first k), MTH(the rest))` with k
//! the largest power of two below n. A subtree over a power of two of entries, whose first is a multiple of that power, is *complete*: it
//! never changes again. Only complete subtrees are stored; all else is a few hashes away.
//!
//! Stored hashes have a position, in the order in which they come into being: after leaf i come the nodes that i completes, lowest first.
//! So whoever appends only ever adds at the end, and n entries have 2n − (number of ones in n) stored hashes.

mod frontier;
mod proof;

use std::ops::Range;

pub use frontier::Frontier;
pub use proof::{NoProof, Plan, Proof, consistent, included};

/// A complete subtree: the entries `index·2^level` up to, without, `(index+1)·2^level`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Node {
    /// 0 for a leaf; at most 53.
    pub level: u32,
    /// Number of the subtree among those of its level.
    pub index: u64,
}

impl Node {
    /// The position among all stored hashes.
    pub fn position(self) -> u64 {
        // Its last leaf comes first, then the nodes that this leaf completes.
        let last = ((self.index + 1) << self.level) - 1;
        stored(last) + u64::from(self.level)
    }

    /// The subtree whose hash stands at a position.
    pub fn at(position: u64) -> Self {
        // A leaf stands at twice its number, less at most 53.
        let mut leaf = position / 2;
        while stored(leaf + 1) <= position {
            leaf += 1;
        }
        let level = (position - stored(leaf)) as u32;
        Self { level, index: leaf >> level }
    }

    /// The entries below it.
    pub fn entries(self) -> Range<u64> {
        self.index << self.level..(self.index + 1) << self.level
    }
}

/// The number of hashes that are stored for a record of `size` entries.
pub fn stored(size: u64) -> u64 {
    2 * size - u64::from(size.count_ones())
}

/// The complete subtrees that a range of entries consists of, left to right, largest first: those whose hashes give MTH of the range. The
/// range has to begin at a multiple of a power of two that is not smaller than its length, as all ranges in the recursion of MTH do.
pub(crate) fn cover(range: Range<u64>) -> impl DoubleEndedIterator<Item = Node> {
    let length = range.end - range.start;
    let mut levels = [0; 64];
    let count = length.count_ones() as usize;
    let mut rest = length;
    for level in levels.iter_mut().take(count) {
        *level = rest.ilog2();
        rest -= 1 << *level;
    }
    (0..count).map(move |i| {
        let before: u64 = levels[..i].iter().map(|level| 1 << level).sum();
        Node { level: levels[i], index: (range.start + before) >> levels[i] }
    })
}

/// The hash of a range from the hashes of its [`cover`].
pub(crate) fn fold(hashes: impl DoubleEndedIterator<Item = crate::Hash>) -> crate::Hash {
    hashes.rev().reduce(|right, left| crate::Hash::node(left, right)).unwrap_or(crate::Hash::EMPTY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_follow_the_order_in_which_hashes_come_into_being() {
        let mut position = 0;
        for leaf in 0..5000_u64 {
            assert_eq!(stored(leaf), position);
            for level in 0..=(leaf + 1).trailing_zeros() {
                let node = Node { level, index: leaf >> level };
                assert_eq!((node.position(), Node::at(position)), (position, node));
                position += 1;
            }
        }
    }

    #[test]
    fn the_last_record_there_can_be_has_positions_too() {
        let last = Node { level: 0, index: crate::MAX_SIZE - 1 };
        assert_eq!(Node::at(last.position()), last);
    }

    #[test]
    fn a_cover_is_the_range_without_gap_or_overlap() {
        for (range, levels) in [(0..0, vec![]), (0..7, vec![2, 1, 0]), (8..13, vec![2, 0]), (4..8, vec![2])] {
            let nodes: Vec<Node> = cover(range.clone()).collect();
            assert_eq!(nodes.iter().map(|n| n.level).collect::<Vec<_>>(), levels);
            let mut next = range.start;
            for node in nodes {
                assert_eq!(node.entries().start, next);
                next = node.entries().end;
            }
            assert_eq!(next, range.end);
        }
    }
}
