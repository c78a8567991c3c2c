//! The walk over all entries and tiles, from the first entry to the last.
//!
//! The tiles at the right edge are read first. Then, from left to right: a full tile is read, what lies below it is walked, and the hashes
//! computed from there are compared with those that stand in it. Its own hash stands in the tile above, which the walk holds as well, and
//! decides who was changed (`judge.rs`). What was found right goes up, so that one change is named once.

use std::io;

use super::Source;
use super::edge;
use super::judge::{Below, Reading, Right};
use super::verdict::{Check, Fault, Place, Verdict};
use crate::tiles::{self, HIGHEST, Kind, Tile, WIDTH};
use crate::tree::Frontier;
use crate::{Checkpoint, Entry, Hash, bundle};

/// After so many faults the rest is not looked at.
const MOST: usize = 1000;
/// So many entries with a moment before their time are named.
const SET_BACK: usize = 10;

/// The walk ends early.
enum End {
    Unreadable(io::Error),
    Enough,
}

impl From<io::Error> for End {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error)
    }
}

struct Walk<'a> {
    source: &'a dyn Source,
    checkpoint: &'a Checkpoint,
    /// The earlier checkpoint, and the tree up to it as far as it was walked; `None` if that cannot be told any more.
    since: Option<(&'a Checkpoint, Frontier)>,
    progress: &'a mut dyn FnMut(u64, u64),
    verdict: &'a mut Verdict,
    previous: u64,
}

/// Walks over the whole record.
pub(super) fn walk(
    source: &dyn Source,
    checkpoint: &Checkpoint,
    since: Option<&Checkpoint>,
    progress: &mut dyn FnMut(u64, u64),
    verdict: &mut Verdict,
) -> io::Result<()> {
    let since = since.map(|since| (since, Frontier::empty()));
    let mut walk = Walk { source, checkpoint, since, progress, verdict, previous: 0 };
    match walk.all() {
        Ok(()) => Ok(()),
        Err(End::Enough) => {
            verdict.stopped = true;
            Ok(())
        }
        Err(End::Unreadable(error)) => Err(error),
    }
}

impl Walk<'_> {
    fn all(&mut self) -> Result<(), End> {
        let size = self.checkpoint.size;
        (self.progress)(0, size);
        if !self.reaches_the_end()? {
            return Ok(());
        }
        let at_edge = (0..=HIGHEST)
            .rev()
            .filter_map(|level| Tile::of(Kind::Hashes(level), size >> (8 * (u32::from(level) + 1)), size));
        let mut edge = Vec::new();
        for tile in at_edge {
            edge.push((tile, self.tile(tile)?));
        }
        let mut readings = Vec::new();
        for (tile, stored) in edge {
            let below = self.below(tile, stored.as_deref())?;
            readings.push(Reading { tile, stored, below });
        }
        let decided = edge::decide(&readings, self.checkpoint.root);
        let neither = vec![Right::Neither; readings.len()];
        for (reading, right) in readings.iter().zip(decided.as_ref().unwrap_or(&neither)) {
            reading.name(*right, &mut |fault| self.verdict.faults.push(fault));
            if reading.tile.kind == Kind::Hashes(0) {
                self.leaves(reading.tile, reading.best(*right));
            }
        }
        if decided == Err(true) {
            let detail = "its root is not that of the entries here";
            self.fault(Check::Root, Place::Checkpoint, detail.into())?;
        }
        self.compare()
    }

    /// Whether there is anything of the last entry. If not, walking over what the checkpoint promises might never end.
    fn reaches_the_end(&mut self) -> Result<bool, End> {
        let size = self.checkpoint.size;
        let Some(last) = size.checked_sub(1) else { return Ok(true) };
        let ends = [Kind::Entries, Kind::Hashes(0)].map(|kind| Tile::of(kind, last / WIDTH, size));
        for tile in ends.iter().flatten() {
            for tile in [*tile, tile.full()] {
                if self.source.read(&tile.path(), 0)?.is_some() {
                    return Ok(true);
                }
            }
        }
        let paths = ends.iter().flatten().map(|tile| tile.path()).collect::<Vec<_>>().join(" nor ");
        let detail = format!("it speaks of {size} entries, and the record ends before: neither {paths} is there");
        self.fault(Check::Future, Place::Checkpoint, detail)?;
        Ok(false)
    }

    /// A full tile and all that lies below it.
    fn subtree(&mut self, tile: Tile, above: Option<Hash>) -> Result<Below, End> {
        let stored = self.tile(tile)?;
        let below = self.below(tile, stored.as_deref())?;
        let reading = Reading { tile, stored, below };
        let right = reading.by_root(above);
        let explained = reading.name(right, &mut |fault| self.verdict.faults.push(fault));
        self.enough()?;
        let best = reading.best(right);
        let hash = best.as_ref().map(|hashes| Hash::root(hashes));
        if tile.kind == Kind::Hashes(0) {
            self.leaves(tile, best);
        }
        Ok(Below { hash, explained, problem: None })
    }

    /// What lies below the hashes of a tile.
    fn below(&mut self, tile: Tile, stored: Option<&[Hash]>) -> Result<Vec<Below>, End> {
        let Kind::Hashes(level @ 1..) = tile.kind else { return self.entries(Tile { kind: Kind::Entries, ..tile }) };
        let first = tile.index * WIDTH;
        (0..usize::from(tile.width))
            .map(|i| {
                let child = Tile { kind: Kind::Hashes(level - 1), index: first + i as u64, width: WIDTH as u16 };
                self.subtree(child, stored.map(|hashes| hashes[i]))
            })
            .collect()
    }

    /// The entries of a bundle.
    fn entries(&mut self, tile: Tile) -> Result<Vec<Below>, End> {
        let first = tile.index * WIDTH;
        let unknown = Below { explained: true, ..Below::default() };
        let mut all = vec![unknown; tile.width.into()];
        (self.progress)(first, self.checkpoint.size);
        let Some((bytes, width)) = self.file(tile, bundle::LONGEST_BUNDLE)? else { return Ok(all) };
        let read = bundle::read(&bytes, width);
        if !read.whole {
            let detail = match read.entries.len() {
                found if found < width.into() => {
                    format!("entry {} does not fit into what there is", first + found as u64)
                }
                _ => format!("something follows the last entry, {}", first + u64::from(width) - 1),
            };
            self.fault(Check::Length, Place::File(tile.path()), detail)?;
        }
        for (i, (entry, below)) in read.entries.iter().zip(&mut all).enumerate() {
            let problem = self.entry(first + i as u64, entry);
            *below = Below { hash: Some(Hash::leaf(entry)), explained: false, problem };
        }
        Ok(all)
    }

    /// What is wrong with an entry.
    fn entry(&mut self, number: u64, bytes: &[u8]) -> Option<String> {
        let entry = match Entry::decode(bytes) {
            Ok(entry) if entry.number == number => entry,
            Ok(entry) => return Some(format!("it calls itself entry {}", entry.number)),
            Err(why) => return Some(why.to_string()),
        };
        if entry.moment < self.previous {
            self.verdict.set_backs += 1;
            if self.verdict.set_back.len() < SET_BACK {
                self.verdict.set_back.push(number);
            }
        }
        self.previous = entry.moment;
        self.verdict.entries += 1;
        None
    }

    /// A tile of hashes.
    fn tile(&mut self, tile: Tile) -> Result<Option<Vec<Hash>>, End> {
        let full = usize::from(tile.full().width) * Hash::LENGTH;
        let Some((bytes, width)) = self.file(tile, full)? else { return Ok(None) };
        let Some(mut hashes) = tiles::decode(&bytes, width) else {
            let detail = format!("it is not {width} hashes of 32 bytes");
            self.fault(Check::Length, Place::File(tile.path()), detail)?;
            return Ok(None);
        };
        hashes.truncate(tile.width.into());
        Ok(Some(hashes))
    }

    /// A file and how many hashes or entries it has. If a tile has become full since, its narrower file may be gone.
    fn file(&mut self, tile: Tile, limit: usize) -> Result<Option<(Vec<u8>, u16)>, End> {
        for tile in [tile, tile.full()] {
            if let Some(bytes) = self.source.read(&tile.path(), limit)? {
                return Ok(Some((bytes, tile.width)));
            }
        }
        self.fault(Check::Missing, Place::File(tile.path()), "there is no such file".into())?;
        Ok(None)
    }

    /// The leaf hashes of a tile, for the earlier checkpoint.
    fn leaves(&mut self, tile: Tile, hashes: Option<Vec<Hash>>) {
        let Some((since, tree)) = &mut self.since else { return };
        let Some(hashes) = hashes.filter(|_| tree.size() == tile.index * WIDTH || tree.size() == since.size) else {
            // Without these nobody can say whether the earlier checkpoint holds. What is missing was named.
            if tree.size() < since.size {
                self.since = None;
            }
            return;
        };
        let mut stored = Vec::new();
        for hash in hashes {
            if tree.size() == since.size || !tree.push(hash, &mut stored) {
                break;
            }
        }
    }

    /// Whether the record begins with what the earlier checkpoint covers.
    fn compare(&mut self) -> Result<(), End> {
        let Some((since, tree)) = self.since.take() else { return Ok(()) };
        if tree.size() != since.size {
            return Ok(());
        }
        if tree.root() == since.root {
            self.verdict.since = Some(since.size);
            return Ok(());
        }
        let detail = format!("its {} entries are not those that this record begins with", since.size);
        self.fault(Check::Fork, Place::Since, detail)
    }

    fn fault(&mut self, check: Check, place: Place, detail: String) -> Result<(), End> {
        self.verdict.faults.push(Fault::new(check, place, detail));
        self.enough()
    }

    fn enough(&self) -> Result<(), End> {
        if self.verdict.faults.len() < MOST { Ok(()) } else { Err(End::Enough) }
    }
}
