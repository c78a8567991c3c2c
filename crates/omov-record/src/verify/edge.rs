//! The right edge of the tree: the tiles that are not full. No hash above vouches for them, only the root in the checkpoint.

use super::judge::{Reading, Right};
use crate::Hash;
use crate::tree::{cover, fold};

/// The root of the tree from the hashes of the tiles at its edge, the highest level first.
fn root<'a>(tiles: impl Iterator<Item = &'a [Hash]>) -> Hash {
    let mut pieces = Vec::new();
    for hashes in tiles {
        for node in cover(0..hashes.len() as u64) {
            let entries = node.entries();
            pieces.push(Hash::root(&hashes[entries.start as usize..entries.end as usize]));
        }
    }
    fold(pieces.into_iter())
}

/// Which readings of the edge, the highest level first, give the root. `Err(true)` if none do; `Err(false)` if too much is missing to say.
pub(super) fn decide(edge: &[Reading], expected: Hash) -> Result<Vec<Right>, bool> {
    let readings: Vec<[Option<Vec<Hash>>; 2]> = edge.iter().map(|r| [r.stored.clone(), r.computed()]).collect();
    if readings.iter().any(|both| both.iter().all(Option::is_none)) {
        return Err(false);
    }
    // At most seven levels, two readings each.
    for choice in 0..1_u32 << edge.len() {
        let chosen = |level: usize| (choice >> level & 1) as usize;
        let picked: Option<Vec<&[Hash]>> =
            readings.iter().enumerate().map(|(level, both)| both[chosen(level)].as_deref()).collect();
        if picked.is_some_and(|tiles| root(tiles.into_iter()) == expected) {
            return Ok((0..edge.len()).map(|level| [Right::Stored, Right::Computed][chosen(level)]).collect());
        }
    }
    Err(true)
}
