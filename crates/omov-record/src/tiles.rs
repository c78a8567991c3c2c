//! Tiles (c2sp.org/tlog-tiles): the tree and the entries as small files that never change once they are full, so that anybody can copy
//! them, and a plain web server can hand them out.
//!
//! A tile of level l holds up to 256 hashes: number i of tile n is the hash of the 256^l entries from (n·256 + i)·256^l on. A bundle
//! holds up to 256 entries, those of the level-0 tile with the same number. What is not full yet is a file of its own for each width,
//! with the width in its name.

use crate::tree::Node;
use crate::{Hash, MAX_SIZE};

/// So many hashes, or entries, are in a full tile.
pub const WIDTH: u64 = 256;
/// The highest level there can be: 256^7 entries are more than a record holds.
pub const HIGHEST: u8 = 6;
/// Where the checkpoint stands.
pub const CHECKPOINT: &str = "checkpoint";

/// What a tile holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Hashes of a level, 0 to [`HIGHEST`].
    Hashes(u8),
    /// Entries.
    Entries,
}

/// A file of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    /// What it holds.
    pub kind: Kind,
    /// Its number among those of its kind.
    pub index: u64,
    /// How many it holds: 1 to 256.
    pub width: u16,
}

impl Tile {
    /// The path below the folder of the record: `tile/0/x001/x234/067`, `tile/entries/003.p/17`.
    pub fn path(self) -> String {
        let mut path = match self.kind {
            Kind::Hashes(level) => format!("tile/{level}/"),
            Kind::Entries => "tile/entries/".into(),
        };
        let digits = format!("{:03}", self.index);
        // Groups of three from the right; the first is filled up with zeros, and all but the last have an x.
        let padded = format!("{}{digits}", "0".repeat((3 - digits.len() % 3) % 3));
        for (i, digit) in padded.chars().enumerate() {
            if i % 3 == 0 && i > 0 {
                path.push('/');
            }
            if i % 3 == 0 && i + 3 < padded.len() {
                path.push('x');
            }
            path.push(digit);
        }
        if u64::from(self.width) < WIDTH { format!("{path}.p/{}", self.width) } else { path }
    }

    /// Reads a path. Every tile has one, and everything else is `None`.
    pub fn parse(path: &str) -> Option<Self> {
        let (kind, rest) = path.strip_prefix("tile/")?.split_once('/')?;
        let kind = if kind == "entries" {
            Kind::Entries
        } else {
            Kind::Hashes(crate::decimal(kind)?.try_into().ok().filter(|l| *l <= HIGHEST)?)
        };
        let (number, width) = match rest.split_once(".p/") {
            Some((number, width)) => (number, crate::decimal(width)?),
            None => (rest, WIDTH),
        };
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let tile = Self { kind, index: digits.parse().ok()?, width: u16::try_from(width).ok()? };
        (tile.width > 0 && tile.index <= MAX_SIZE && tile.path() == path).then_some(tile)
    }

    /// The tile of this kind and number in a record of `size` entries. `None` if there is none yet.
    pub fn of(kind: Kind, index: u64, size: u64) -> Option<Self> {
        let all = size >> (8 * level(kind));
        let width = all.saturating_sub(index.checked_mul(WIDTH)?).min(WIDTH) as u16;
        (width > 0).then_some(Self { kind, index, width })
    }

    /// The same tile when it is full.
    #[must_use]
    pub fn full(self) -> Self {
        Self { width: WIDTH as u16, ..self }
    }

    /// The positions of its hashes among the stored ones. For a bundle: those of the leaf hashes of its entries.
    pub fn positions(self) -> Vec<u64> {
        let first = self.index * WIDTH;
        (first..first + u64::from(self.width))
            .map(|index| Node { level: 8 * level(self.kind), index }.position())
            .collect()
    }
}

fn level(kind: Kind) -> u32 {
    match kind {
        Kind::Hashes(level) => level.into(),
        Kind::Entries => 0,
    }
}

/// The tiles and bundles that a record needs when it has grown from `old` to `size` entries: each that is new or has become wider,
/// in the width it has now. Writing them, and then the checkpoint, publishes the record; writing one of them twice does no harm.
pub fn grown(old: u64, size: u64) -> impl Iterator<Item = Tile> {
    let kinds = std::iter::once(Kind::Entries).chain((0..=HIGHEST).map(Kind::Hashes));
    kinds.flat_map(move |kind| {
        let (old, new) = (old >> (8 * level(kind)), size >> (8 * level(kind)));
        let tiles = if new > old { old / WIDTH..new.div_ceil(WIDTH) } else { 0..0 };
        tiles.filter_map(move |index| Tile::of(kind, index, size))
    })
}

/// The bytes of a tile of hashes.
pub fn encode(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash.0).collect()
}

/// The hashes of a tile. `None` if the bytes are not `width` hashes of 32 bytes.
pub fn decode(bytes: &[u8], width: u16) -> Option<Vec<Hash>> {
    let (hashes, rest) = bytes.as_chunks::<{ Hash::LENGTH }>();
    (rest.is_empty() && hashes.len() == usize::from(width)).then(|| hashes.iter().copied().map(Hash).collect())
}
