//! Groups: the whole movement, its regions, local groups and wards, and networks by theme. Each is a small movement with the
//! same powers; together they are a tree.

pub(crate) mod about;
mod beginning;
pub(crate) mod boundaries;
pub(crate) mod front;
pub(crate) mod moves;
pub(crate) mod names;
pub(crate) mod questions;
pub(crate) mod said;
mod sql;
pub(crate) mod web;

use omov_rules::model::Joined;
use omov_store::{Error, FromRow, FromValue, Moment, ReadTx, Row, Series, ToValue, Value, WriteTx, migrations, params};

use crate::house::ids::ids;
use crate::rules::Rulebook;

pub(crate) use boundaries::by_postcode;

pub(crate) const TABLES: Series = Series {
    name: "groups",
    migrations: migrations![
        "tables/0001_groups.sql",
        "tables/0002_groups_by_parent.sql",
        "tables/0003_boundaries.sql",
        "tables/0004_boundaries_by_group.sql",
        "tables/0005_book_kind.sql",
        "tables/0006_book_kind_as_it_was.sql",
        "tables/0007_no_fixed_kinds.sql",
        "tables/0008_kind_of_the_book.sql",
        "tables/0009_by_choice.sql",
        "tables/0010_by_choice_as_it_was.sql",
    ],
};

/// What groups have that points to people, so that it comes after the roll.
pub(crate) const WITH_PEOPLE: Series = Series {
    name: "groups-people",
    migrations: migrations![
        "tables/people/0001_fronts.sql",
        "tables/people/0002_fronts_by_contact.sql",
        "tables/people/0003_questions.sql",
        "tables/people/0004_questions_by_asker.sql",
        "tables/people/0005_questions_by_contact.sql",
        "tables/people/0006_questions_by_answerer.sql",
        "tables/people/0007_questions_by_answer.sql",
        "tables/people/0008_contributions.sql",
        "tables/people/0009_contributions_by_member.sql",
        "tables/people/0010_moves.sql",
        "tables/people/0011_moves_by_actor.sql",
        "tables/people/0012_namings.sql",
        "tables/people/0013_namings_by_actor.sql",
    ],
};

ids! {
    /// A group.
    GroupId;
}

/// What kind of group it is, by its name in the rulebook: `local`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Kind(String);

impl Kind {
    /// The kind of that name.
    pub(crate) fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// As it stands in the rulebook, in the database and in forms.
    pub(crate) fn name(&self) -> &str {
        &self.0
    }

    /// What one of them is called: “local group”. A kind that the rules do not have any more has only its name.
    pub(crate) fn title(&self, book: &Rulebook) -> String {
        book.title_in("groups", &self.0)
    }
}

impl ToValue for Kind {
    fn to_value(&self) -> Value<'_> {
        Value::Text(&self.0)
    }
}

impl FromValue for Kind {
    const WANTED: &'static str = "a kind of group";
    fn from_value(value: Value<'_>) -> Option<Self> {
        let Value::Text(name) = value else { return None };
        Some(Self(name.into()))
    }
}

/// A group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    pub(crate) id: GroupId,
    /// None for the whole movement.
    pub(crate) parent: Option<GroupId>,
    pub(crate) kind: Kind,
    /// Members choose it, whatever place they live in, as the rulebook has it for its kind (`joined`).
    pub(crate) by_choice: bool,
    pub(crate) name: String,
    /// What it is about, in Markdown; may be empty.
    pub(crate) about: String,
    pub(crate) created_at: Moment,
    pub(crate) closed_at: Option<Moment>,
}

impl FromRow for Group {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            parent: row.get(1)?,
            kind: row.get(2)?,
            by_choice: row.get(3)?,
            name: row.get(4)?,
            about: row.get(5)?,
            created_at: row.get(6)?,
            closed_at: row.get(7)?,
        })
    }
}

impl Group {
    /// Whether it is the whole movement.
    pub(crate) fn is_whole(&self) -> bool {
        self.parent.is_none()
    }
}

/// A group and those it is part of, the whole movement first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    above: Vec<Group>,
    group: Group,
}

impl Place {
    /// The group itself.
    pub(crate) fn group(&self) -> &Group {
        &self.group
    }

    /// The groups it is part of, the whole movement first.
    pub(crate) fn above(&self) -> &[Group] {
        &self.above
    }

    /// All of them, the whole movement first and the group itself last.
    pub(crate) fn all(&self) -> impl DoubleEndedIterator<Item = &Group> {
        self.above.iter().chain([&self.group])
    }

    /// Whether it is that group or part of it.
    pub(crate) fn is_in(&self, group: GroupId) -> bool {
        self.all().any(|one| one.id == group)
    }
}

/// A name as it is sorted: small letters, without marks between words.
fn name_key(name: &str) -> String {
    crate::members::name_words(name).join(" ")
}

/// Makes a group.
pub(crate) fn create(tx: &mut WriteTx<'_>, new: &Group) -> Result<(), Error> {
    let key = name_key(&new.name);
    let Group { id, parent, kind, by_choice, name, about, created_at, .. } = new;
    tx.execute(&sql::CREATE, params![id, parent, kind, by_choice, name, key, about, created_at]).map(|_| ())
}

/// Closes a group. Its page stays, and nobody joins it any more.
pub(crate) fn close(tx: &mut WriteTx<'_>, id: GroupId, now: Moment) -> Result<(), Error> {
    tx.execute(&sql::CLOSE, params![id, now]).map(|_| ())
}

/// Changes what a group says it is about.
pub(crate) fn describe(tx: &mut WriteTx<'_>, id: GroupId, about: &str) -> Result<(), Error> {
    tx.execute(&sql::DESCRIBE, params![id, about]).map(|_| ())
}

/// The group of that id.
pub(crate) fn find(tx: &mut ReadTx<'_>, id: GroupId) -> Result<Option<Group>, Error> {
    tx.optional(&sql::FIND, params![id])
}

/// The whole movement, once it has been founded.
pub(crate) fn whole(tx: &mut ReadTx<'_>) -> Result<Option<Group>, Error> {
    tx.optional(&sql::WHOLE, params![])
}

/// A group with those it is part of.
pub(crate) fn place(tx: &mut ReadTx<'_>, id: GroupId) -> Result<Option<Place>, Error> {
    let Some(group) = find(tx, id)? else { return Ok(None) };
    let mut above = Vec::new();
    let mut next = group.parent;
    // A tree has no circle; the bound keeps a damaged one from holding up a page.
    while let (Some(id), true) = (next, above.len() < 8) {
        let Some(parent) = find(tx, id)? else { break };
        next = parent.parent;
        above.insert(0, parent);
    }
    Ok(Some(Place { above, group }))
}

/// Every group that is open, by name.
pub(crate) fn open(tx: &mut ReadTx<'_>) -> Result<Vec<Group>, Error> {
    tx.all(&sql::OPEN, params![])
}

/// What is said here of kinds of groups is said by the rulebook: this brings it up to date when another text is adopted.
pub(crate) fn by_the_book(tx: &mut WriteTx<'_>, book: &Rulebook) -> Result<(), Error> {
    for (name, group) in &book.groups {
        let by_choice = group.joined.value == Joined::Freely;
        tx.execute(&sql::BY_CHOICE, params![name, by_choice])?;
    }
    Ok(())
}

/// The kinds of groups that there can be in one of that kind, by their names, as the rulebook has it.
pub(crate) fn kinds_in(book: &Rulebook, kind: &Kind) -> Vec<Kind> {
    let within = |group: &omov_rules::model::Group| group.within.as_ref().is_some_and(|of| of.value == kind.0);
    book.groups.iter().filter(|(_, group)| within(group)).map(|(name, _)| Kind::new(name)).collect()
}

/// How many kinds that kind is within, one within the other.
pub(crate) fn depth(book: &Rulebook, kind: &Kind) -> usize {
    let within = |name: &str| book.groups.get(name)?.within.as_ref().map(|of| of.value.clone());
    std::iter::successors(within(kind.name()), |name| within(name)).count()
}

/// The networks that are open, by name.
pub(crate) fn networks(tx: &mut ReadTx<'_>) -> Result<Vec<Group>, Error> {
    tx.all(&sql::NETWORKS, params![])
}

/// The groups that are part of this one, by name.
pub(crate) fn parts(tx: &mut ReadTx<'_>, of: GroupId) -> Result<Vec<Group>, Error> {
    tx.all(&sql::PARTS, params![of])
}

#[cfg(test)]
mod tests;
