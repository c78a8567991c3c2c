//! What a group is called, and was called before. The whole movement has the name of the organisation.

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params, statements};

use super::{GroupId, find, name_key, parts};
use crate::house::ids::ids;
use crate::members::MemberId;

ids! {
    /// A change of a name; it sorts by time.
    NamingId;
}

statements! {
    RENAME = "UPDATE groups SET name = $2, name_key = $3 WHERE id = $1";
    NOTE = "INSERT INTO namings (group_id, id, before, after, reason, actor_id, named_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    LIST = "SELECT namings.before, namings.after, namings.reason, members.name, namings.named_at FROM namings \
        JOIN members ON members.id = namings.actor_id WHERE namings.group_id = $1 ORDER BY namings.id DESC LIMIT $2";
}

/// So many of the latest changes are shown.
const MOST: u32 = 20;

/// Another name for a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Naming {
    pub(crate) id: NamingId,
    pub(crate) group: GroupId,
    pub(crate) name: String,
    pub(crate) reason: String,
    pub(crate) actor: MemberId,
    pub(crate) at: Moment,
}

/// A change of a name, as everybody reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) before: String,
    pub(crate) after: String,
    pub(crate) reason: String,
    pub(crate) actor: String,
    pub(crate) at: Moment,
}

impl FromRow for Named {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { before: row.get(0)?, after: row.get(1)?, reason: row.get(2)?, actor: row.get(3)?, at: row.get(4)? })
    }
}

/// Renames it, and leaves a line that says how it was called. Says whether it had another name.
pub(crate) fn rename(tx: &mut WriteTx<'_>, new: &Naming) -> Result<bool, Error> {
    let Naming { id, group, name, reason, actor, at } = new;
    let Some(before) = find(tx, *group)?.filter(|group| group.name != *name) else { return Ok(false) };
    tx.execute(&RENAME, params![group, name, name_key(name)])?;
    tx.execute(&NOTE, params![group, id, before.name, name, reason, actor, at])?;
    Ok(true)
}

/// How it was called before, the latest change first.
pub(crate) fn list(tx: &mut ReadTx<'_>, group: GroupId) -> Result<Vec<Named>, Error> {
    tx.all(&LIST, params![group, MOST])
}

/// Whether a group of that name, in capitals or not, is part of another already; the group `but` does not count.
pub(crate) fn is_taken(
    tx: &mut ReadTx<'_>,
    parent: Option<GroupId>,
    but: Option<GroupId>,
    name: &str,
) -> Result<bool, Error> {
    let Some(parent) = parent else { return Ok(false) };
    let name = name.to_lowercase();
    Ok(parts(tx, parent)?.iter().any(|part| Some(part.id) != but && part.name.to_lowercase() == name))
}
