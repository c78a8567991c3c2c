//! Proofs: that an entry is in a record, and that a record is the beginning of a larger one (RFC 6962, sections 2.1.1 and 2.1.2).
//!
//! A proof is *made* by walking down the definition and noting which ranges it needs. It is *checked* with the loops over bits of
//! RFC 9162, sections 2.1.3.2 and 2.1.4.2, which know nothing of that walk.

use std::ops::Range;

use super::{Node, cover, fold};
use crate::Hash;

/// The hashes of a proof, in the order of RFC 6962: from the leaf upwards.
pub type Proof = Vec<Hash>;

/// There is no such proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoProof {
    /// The entry is not in the record.
    #[error("entry {index} is not in a record of {size} entries")]
    NoEntry {
        /// The entry.
        index: u64,
        /// The size of the record.
        size: u64,
    },
    /// The earlier record is larger than the later one.
    #[error("a record of {old} entries is not the beginning of one of {size}")]
    NotBefore {
        /// The earlier size.
        old: u64,
        /// The later size.
        size: u64,
    },
    /// Not as many hashes were handed in as were asked for.
    #[error("the proof needs {needed} stored hashes and got {got}")]
    Stored {
        /// What [`Plan::positions`] asked for.
        needed: usize,
        /// What came.
        got: usize,
    },
}

/// What a proof is made of: first [`positions`](Self::positions), which the caller reads, then [`finish`](Self::finish).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// From the leaf upwards.
    ranges: Vec<Range<u64>>,
}

impl Plan {
    /// Proves that entry `index` is in the record of `size` entries.
    pub fn inclusion(index: u64, size: u64) -> Result<Self, NoProof> {
        if index >= size || size > crate::MAX_SIZE {
            return Err(NoProof::NoEntry { index, size });
        }
        let (mut low, mut high, mut ranges) = (0, size, Vec::new());
        while high - low > 1 {
            let middle = low + split(high - low);
            if index < middle {
                ranges.push(middle..high);
                high = middle;
            } else {
                ranges.push(low..middle);
                low = middle;
            }
        }
        ranges.reverse();
        Ok(Self { ranges })
    }

    /// Proves that the record of `old` entries is the beginning of the record of `size` entries. The proof is empty if `old` is 0 or `size`.
    pub fn consistency(old: u64, size: u64) -> Result<Self, NoProof> {
        if old > size || size > crate::MAX_SIZE {
            return Err(NoProof::NotBefore { old, size });
        }
        let (mut low, mut high, mut ranges) = (0, size, Vec::new());
        if old == 0 {
            return Ok(Self { ranges });
        }
        while old != high {
            let middle = low + split(high - low);
            if old <= middle {
                ranges.push(middle..high);
                high = middle;
            } else {
                ranges.push(low..middle);
                low = middle;
            }
        }
        // The whole old tree needs no mention: whoever checks knows its root.
        if low > 0 {
            ranges.push(low..high);
        }
        ranges.reverse();
        Ok(Self { ranges })
    }

    /// The positions of the stored hashes that are needed: at most twice as many as the tree is high. Not in ascending order.
    pub fn positions(&self) -> Vec<u64> {
        self.ranges.iter().flat_map(|range| cover(range.clone())).map(Node::position).collect()
    }

    /// The proof, from the hashes at [`positions`](Self::positions) in that order.
    pub fn finish(&self, hashes: &[Hash]) -> Result<Proof, NoProof> {
        let needed: usize = self.ranges.iter().map(|r| (r.end - r.start).count_ones() as usize).sum();
        if hashes.len() != needed {
            return Err(NoProof::Stored { needed, got: hashes.len() });
        }
        let mut rest = hashes;
        let proof = self.ranges.iter().map(|range| {
            let (here, after) = rest.split_at((range.end - range.start).count_ones() as usize);
            rest = after;
            fold(here.iter().copied())
        });
        Ok(proof.collect())
    }
}

/// The largest power of two below n, for n > 1.
fn split(n: u64) -> u64 {
    1 << (n - 1).ilog2()
}

/// Whether `proof` shows that the entry with the hash `leaf` is number `index` of the record with `size` entries and this root.
pub fn included(index: u64, leaf: Hash, size: u64, root: Hash, proof: &[Hash]) -> bool {
    if index >= size {
        return false;
    }
    let (mut f, mut s, mut hash) = (index, size - 1, leaf);
    for sibling in proof {
        if s == 0 {
            return false;
        }
        if f & 1 == 1 || f == s {
            hash = Hash::node(*sibling, hash);
            // Levels on which the path has no neighbour to its right are skipped.
            while f & 1 == 0 && f != 0 {
                f >>= 1;
                s >>= 1;
            }
        } else {
            hash = Hash::node(hash, *sibling);
        }
        f >>= 1;
        s >>= 1;
    }
    s == 0 && hash == root
}

/// Whether `proof` shows that the record with `old` entries and root `old_root` is the beginning of the one with `size` entries and `root`.
pub fn consistent(old: u64, old_root: Hash, size: u64, root: Hash, proof: &[Hash]) -> bool {
    if old > size {
        return false;
    }
    if old == 0 {
        return proof.is_empty() && old_root == Hash::EMPTY && (size > 0 || root == Hash::EMPTY);
    }
    if old == size {
        return proof.is_empty() && old_root == root;
    }
    // A complete old tree is not in the proof: its root is known.
    let (first, rest) = if old.is_power_of_two() {
        (old_root, proof)
    } else {
        let Some((first, rest)) = proof.split_first() else { return false };
        (*first, rest)
    };
    let (mut f, mut s) = (old - 1, size - 1);
    while f & 1 == 1 {
        f >>= 1;
        s >>= 1;
    }
    let (mut before, mut after) = (first, first);
    for hash in rest {
        if s == 0 {
            return false;
        }
        if f & 1 == 1 || f == s {
            before = Hash::node(*hash, before);
            after = Hash::node(*hash, after);
            while f & 1 == 0 && f != 0 {
                f >>= 1;
                s >>= 1;
            }
        } else {
            after = Hash::node(after, *hash);
        }
        f >>= 1;
        s >>= 1;
    }
    s == 0 && before == old_root && after == root
}
