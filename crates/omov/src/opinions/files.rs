//! Files in: votes, statements, groups.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use omov_opinion::{Conversation, read};
use serde::de::{Deserializer as _, Error as _, MapAccess, Visitor};

use crate::failure::{self, Failure};
use crate::input::{of_json, open};
use crate::progress::Progress;

/// Reads both files.
pub(crate) fn conversation(votes: &Path, statements: &Path) -> Result<Conversation, Failure> {
    let list = read::statements(open(statements)?.0).map_err(|e| Failure::file(statements, e))?;
    let (file, size) = open(votes)?;
    let progress = Progress::new();
    let conversation =
        read::votes(file, list, &mut |done| progress.read(done, size)).map_err(|e| Failure::file(votes, e))?;
    progress.clear();
    Ok(conversation)
}

/// The group of every person by position, and how the groups are called.
pub(super) struct Labels {
    pub(super) names: Vec<u64>,
    pub(super) of: Vec<Option<usize>>,
}

/// Reads `{"participant":group}`.
pub(super) fn labels(path: &Path, conversation: &Conversation) -> Result<Labels, Failure> {
    let bytes = bytes(path)?;
    let mut reader = serde_json::Deserializer::from_slice(&bytes);
    let given = reader
        .deserialize_map(Given)
        .and_then(|given| reader.end().map(|()| given))
        .map_err(|e| Failure::file(path, of_json(&e)))?;
    if given.is_empty() {
        return Err(Failure::file(path, "nobody is in a group; write {\"participant\":group, …}"));
    }
    let mut names: Vec<u64> = given.values().copied().collect();
    names.sort_unstable();
    names.dedup();
    let mut of = vec![None; conversation.people().len()];
    for (person, name) in &given {
        let Some(u) = conversation.find_person(*person) else {
            return Err(Failure::file(path, format!("participant {person} has no vote in the votes; take it out")));
        };
        of[u] = names.binary_search(name).ok();
    }
    Ok(Labels { names, of })
}

/// A whole file of JSON.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    open(path)?;
    fs::read(path).map_err(|e| Failure::file(path, failure::of_system(&e)))
}

/// Reads the map and refuses a key that stands there twice.
struct Given;

impl<'de> Visitor<'de> for Given {
    type Value = BTreeMap<u64, u64>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("groups as {\"participant\":group, …}, both whole numbers from 0")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut all = BTreeMap::new();
        while let Some((person, group)) = map.next_entry::<String, u64>()? {
            let id = person.parse().ok().filter(|_| person.bytes().all(|b| b.is_ascii_digit()));
            let Some(id) = id else {
                return Err(M::Error::custom(format!("“{person}” is no number of a participant")));
            };
            if all.insert(id, group).is_some() {
                return Err(M::Error::custom(format!("participant {id} stands there twice")));
            }
        }
        Ok(all)
    }
}
