//! The files of the record, made from the rows: tiles of hashes, and bundles of entries (c2sp.org/tlog-tiles).

use omov_record::bundle;
use omov_record::tiles::{Kind, Tile, encode};
use omov_store::{Error, ReadTx, params};

use super::{column, sql, tree};

/// The bytes of a tile or a bundle, if a record that is published with `size` entries has it. A narrow one stays when it has grown.
pub(super) fn tile(tx: &mut ReadTx<'_>, tile: Tile, size: u64) -> Result<Option<Vec<u8>>, Error> {
    if Tile::of(tile.kind, tile.index, size).is_none_or(|there| there.width < tile.width) {
        return Ok(None);
    }
    match tile.kind {
        Kind::Hashes(_) => Ok(tree::tile(tx, tile)?.map(|hashes| encode(&hashes))),
        Kind::Entries => {
            let first = tile.index * omov_record::tiles::WIDTH;
            let end = first + u64::from(tile.width);
            let (mut bytes, mut next, mut is_whole) = (Vec::new(), first, true);
            tx.each(&sql::RANGE, params![column(first), column(end)], |row| {
                let (number, entry): (u64, Vec<u8>) = (row.get(0)?, row.get(1)?);
                is_whole &= number == next && bundle::push(&mut bytes, &entry);
                next = number + 1;
                Ok::<_, Error>(())
            })?;
            Ok((is_whole && next == end).then_some(bytes))
        }
    }
}
