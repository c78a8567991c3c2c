//! Appending: what has to be known of the old tree is one hash for each one in its size.

use super::{Node, cover, fold, stored};
use crate::{Hash, MAX_SIZE};

/// The right edge of a tree: the complete subtrees that it consists of. Everything that is appended, and the root, come from these alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    /// Left to right, largest first.
    hashes: Vec<Hash>,
}

impl Default for Frontier {
    fn default() -> Self {
        Self::empty()
    }
}

impl Frontier {
    /// The edge of a record without entries.
    pub fn empty() -> Self {
        Self { size: 0, hashes: Vec::new() }
    }

    /// The positions of the stored hashes that make up the edge of a record of `size` entries: at most 53, in ascending order.
    pub fn positions(size: u64) -> Vec<u64> {
        cover(0..size.min(MAX_SIZE)).map(Node::position).collect()
    }

    /// The edge from the hashes at [`positions`](Self::positions). `None` if they are not as many, or the record would be too large.
    pub fn new(size: u64, hashes: Vec<Hash>) -> Option<Self> {
        (size <= MAX_SIZE && hashes.len() == size.count_ones() as usize).then_some(Self { size, hashes })
    }

    /// The number of entries.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root of the tree.
    pub fn root(&self) -> Hash {
        fold(self.hashes.iter().copied())
    }

    /// Appends an entry by its leaf hash. The hashes that are to be stored are added to `new`: the first of them belongs to position
    /// [`stored`]`(size before)`, the others follow. False, and nothing is done, if the record is full.
    #[must_use]
    pub fn push(&mut self, leaf: Hash, new: &mut Vec<Hash>) -> bool {
        if self.size >= MAX_SIZE {
            return false;
        }
        new.push(leaf);
        let mut hash = leaf;
        // A leaf completes as many subtrees as its number, counted from 1, can be halved.
        for _ in 0..(self.size + 1).trailing_zeros() {
            let Some(left) = self.hashes.pop() else { break };
            hash = Hash::node(left, hash);
            new.push(hash);
        }
        self.hashes.push(hash);
        self.size += 1;
        true
    }

    /// The position at which the next stored hash belongs.
    pub fn next_position(&self) -> u64 {
        stored(self.size)
    }
}
