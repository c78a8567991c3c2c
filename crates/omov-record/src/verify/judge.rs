//! Who was changed: a tile, or what lies below it?
//!
//! A tile holds hashes, and they can be computed from what lies below. If the two do not agree, the hash above decides: it is that of
//! the tile as it stands, or that of the tile as computed, and the other one was changed. If it is neither, both are named.

use super::verdict::{Check, Fault, Place};
use crate::Hash;
use crate::tiles::{Kind, Tile};
use crate::tree::Node;

/// What is known of one hash of a tile from below.
#[derive(Clone, Debug, Default)]
pub(super) struct Below {
    /// The hash, if all that lies below could be read.
    pub(super) hash: Option<Hash>,
    /// Something below was found wrong, and named.
    pub(super) explained: bool,
    /// What is wrong with the entry, if this is one.
    pub(super) problem: Option<String>,
}

/// A tile as it stands, and as it should be.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) tile: Tile,
    /// `None` if it could not be read; that was named.
    pub(super) stored: Option<Vec<Hash>>,
    pub(super) below: Vec<Below>,
}

/// Which of the two readings is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Right {
    Stored,
    Computed,
    Neither,
}

impl Reading {
    /// The hashes as computed from below, where that is possible; else as they stand.
    pub(super) fn computed(&self) -> Option<Vec<Hash>> {
        let stored = |i| self.stored.as_ref().map(|hashes: &Vec<Hash>| hashes[i]);
        self.below.iter().enumerate().map(|(i, below)| below.hash.or_else(|| stored(i))).collect()
    }

    /// Asks the hash above, if there is one.
    pub(super) fn by_root(&self, above: Option<Hash>) -> Right {
        let root = |hashes: Option<Vec<Hash>>| hashes.map(|hashes| Hash::root(&hashes));
        if above.is_some() && root(self.stored.clone()) == above {
            Right::Stored
        } else if above.is_some() && root(self.computed()) == above {
            Right::Computed
        } else {
            Right::Neither
        }
    }

    /// The hashes to go on with.
    pub(super) fn best(&self, right: Right) -> Option<Vec<Hash>> {
        match right {
            Right::Stored => self.stored.clone(),
            Right::Computed | Right::Neither => self.computed(),
        }
    }

    /// Names what was changed. True if that, or something below, accounts for all that does not agree.
    pub(super) fn name(&self, right: Right, name: &mut dyn FnMut(Fault)) -> bool {
        let Tile { kind: Kind::Hashes(level), index, .. } = self.tile else { return true };
        let mut explained = self.stored.is_none();
        let mut changed = Vec::new();
        for (i, below) in self.below.iter().enumerate() {
            explained |= below.explained;
            let stored = self.stored.as_ref().map(|hashes| hashes[i]);
            let differs = matches!((stored, below.hash), (Some(stored), Some(hash)) if stored != hash);
            let number = index * crate::tiles::WIDTH + i as u64;
            if level == 0 {
                let path = self.tile.path();
                let other = format!("it was changed: its hash is not the one in {path}");
                let detail = match &below.problem {
                    Some(problem) if differs && right != Right::Computed => Some(format!("{other}; {problem}")),
                    None if differs && right != Right::Computed => Some(other),
                    problem => problem.clone(),
                };
                if let Some(detail) = detail {
                    name(Fault::new(Check::Entry, Place::Entry(number), detail));
                    explained = true;
                }
            } else if differs && right == Right::Stored && !below.explained {
                let entries = Node { level: 8 * u32::from(level), index: number }.entries();
                let (first, last) = (entries.start, entries.end - 1);
                let file = Tile { kind: Kind::Hashes(level - 1), index: number, width: 256 }.path();
                let detail = format!(
                    "it and what lies below it, entries {first} to {last}, agree with each other and not with {}",
                    self.tile.path()
                );
                name(Fault::new(Check::Rewritten, Place::File(file), detail));
                explained = true;
            }
            if differs && right != Right::Stored && !(below.explained && right == Right::Neither) {
                changed.push(i);
            }
        }
        if let Some(first) = changed.first() {
            let more = if changed.len() > 1 { format!(" and {} more", changed.len() - 1) } else { String::new() };
            let detail = format!("hash {first}{more} is not that of what lies below");
            name(Fault::new(Check::Tile, Place::File(self.tile.path()), detail));
            explained = true;
        }
        explained
    }
}
