//! The stored hashes of the tree, read by their positions.

use std::ops::Range;

use omov_record::Hash;
use omov_record::tiles::{Kind, Tile};
use omov_record::tree::{Frontier, Plan, Proof};
use omov_store::{Error, ReadTx, params};
use omov_web::refusal::Refusal;

use super::{column, sql};
use crate::house::Stop;

/// How many entries there are.
pub(super) fn size(tx: &mut ReadTx<'_>) -> Result<u64, Error> {
    Ok(tx.optional::<u64>(&sql::LAST, params![])?.map_or(0, |last| last + 1))
}

/// The hashes at these positions. `None` if one of them is not there.
pub(super) fn hashes(tx: &mut ReadTx<'_>, positions: &[u64]) -> Result<Option<Vec<Hash>>, Error> {
    let mut found = Vec::with_capacity(positions.len());
    for position in positions {
        let Some(hash) = tx.optional::<[u8; Hash::LENGTH]>(&sql::HASH, params![column(*position)])? else {
            return Ok(None);
        };
        found.push(Hash(hash));
    }
    Ok(Some(found))
}

/// The hashes of a range of positions that are there, each with its position.
pub(super) fn range(tx: &mut ReadTx<'_>, positions: Range<u64>) -> Result<Vec<(u64, Hash)>, Error> {
    let between = params![column(positions.start), column(positions.end)];
    let rows: Vec<(u64, [u8; Hash::LENGTH])> = tx.all(&sql::HASHES, between)?;
    Ok(rows.into_iter().map(|(position, hash)| (position, Hash(hash))).collect())
}

/// The right edge of the tree of the first `size` entries. `None` if hashes are missing.
pub(super) fn edge(tx: &mut ReadTx<'_>, size: u64) -> Result<Option<Frontier>, Error> {
    Ok(hashes(tx, &Frontier::positions(size))?.and_then(|hashes| Frontier::new(size, hashes)))
}

/// The proof of a plan. `None` if hashes are missing.
pub(super) fn proof(tx: &mut ReadTx<'_>, plan: &Plan) -> Result<Option<Proof>, Error> {
    Ok(hashes(tx, &plan.positions())?.and_then(|hashes| plan.finish(&hashes).ok()))
}

/// The hashes of a tile. `None` if some are missing.
pub(super) fn tile(tx: &mut ReadTx<'_>, tile: Tile) -> Result<Option<Vec<Hash>>, Error> {
    let positions = tile.positions();
    let (Kind::Hashes(0), Some(first), Some(last)) = (tile.kind, positions.first(), positions.last()) else {
        // Higher up its hashes lie far from each other.
        return hashes(tx, &positions);
    };
    // The leaves stand among the nodes that they complete, half and half.
    let all = range(tx, *first..last + 1)?;
    let leaves = positions.iter().map(|leaf| all.binary_search_by_key(leaf, |(position, _)| *position));
    Ok(leaves.map(|at| at.ok().map(|at| all[at].1)).collect())
}

/// Hashes are missing, so nothing can be added or proved.
pub(super) fn damaged() -> Stop {
    tracing::error!("hashes of the public record are missing in the database: run omov doctor");
    Refusal::Failed.into()
}
