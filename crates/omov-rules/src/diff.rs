//! What changed between two rulebooks, rule by rule, and how that is decided.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Rulebook;
use crate::read::Line;

/// One rule that is not the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Its path.
    pub path: String,
    /// What it said; nothing if it is new.
    pub before: Option<Line>,
    /// What it says; nothing if it is gone.
    pub after: Option<Line>,
    /// The way in which the old rulebook changes this rule: the name of one of its `changes`.
    pub decided_by: Option<String>,
}

/// All rules that are not the same, in the order of their paths. A rule that is written out says the same as one that the
/// program takes by itself; comments, order and layout change nothing.
pub fn diff(old: &Rulebook, new: &Rulebook) -> Vec<Difference> {
    let (before, after) = (by_path(old), by_path(new));
    let paths: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    paths
        .into_iter()
        .filter(|path| before.get(path).map(|line| &line.value) != after.get(path).map(|line| &line.value))
        .map(|path| Difference {
            path: path.into(),
            before: before.get(path).map(|line| (*line).clone()),
            after: after.get(path).map(|line| (*line).clone()),
            decided_by: old.changed_by(path).map(|(name, _)| name.into()),
        })
        .collect()
}

fn by_path(book: &Rulebook) -> BTreeMap<&str, &Line> {
    book.lines().iter().map(|line| (line.cite.path.as_str(), line)).collect()
}
