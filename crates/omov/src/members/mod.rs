//! The roll: who is a member of what, since when.

pub(crate) mod belonging;
pub(crate) mod import;
pub(crate) mod sheet;
mod sql;
pub(crate) mod web;

use omov_store::{Error, FromRow, FromValue, Moment, ReadTx, Row, Series, ToValue, Value, WriteTx, migrations, params};

use crate::groups::GroupId;
use crate::house::ids::ids;

pub(crate) const TABLES: Series = Series {
    name: "members",
    migrations: migrations![
        "tables/0001_members.sql",
        "tables/0002_members_by_group.sql",
        "tables/0003_addresses.sql",
        "tables/0004_addresses_by_member.sql",
        "tables/0005_roll.sql",
        "tables/0006_roll_by_member.sql",
        "tables/0007_words.sql",
        "tables/0008_words_by_member.sql",
        "tables/0009_counts.sql",
    ],
};

ids! {
    /// Somebody who is or was a member, or a supporter.
    MemberId;
}

/// How somebody stands to the movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// Has asked to join and is not yet a member.
    Applied,
    /// Has a vote.
    Member,
    /// Helps, without a vote.
    Supporter,
    /// Was a member and did not renew.
    Lapsed,
    /// Has left.
    Left,
}

impl Standing {
    pub(crate) const ALL: [Self; 5] = [Self::Applied, Self::Member, Self::Supporter, Self::Lapsed, Self::Left];

    /// As it stands in the database, and in the names of messages (`standing-member`).
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Member => "member",
            Self::Supporter => "supporter",
            Self::Lapsed => "lapsed",
            Self::Left => "left",
        }
    }
}

impl ToValue for Standing {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.name())
    }
}

impl FromValue for Standing {
    const WANTED: &'static str = "a standing";
    fn from_value(value: Value<'_>) -> Option<Self> {
        let Value::Text(name) = value else { return None };
        Self::ALL.into_iter().find(|standing| standing.name() == name)
    }
}

/// Somebody on the roll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) id: MemberId,
    pub(crate) name: String,
    pub(crate) email: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) postcode: Option<String>,
    /// Where letters are sent: street, place.
    pub(crate) address: Option<String>,
    pub(crate) standing: Standing,
    /// The group of the place they live in.
    pub(crate) group: GroupId,
    pub(crate) joined_at: Moment,
    /// Until when the membership is paid or confirmed.
    pub(crate) renew_by: Option<Moment>,
}

impl FromRow for Member {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            name: row.get(1)?,
            email: row.get(2)?,
            phone: row.get(3)?,
            postcode: row.get(4)?,
            address: row.get(5)?,
            standing: row.get(6)?,
            group: row.get(7)?,
            joined_at: row.get(8)?,
            renew_by: row.get(9)?,
        })
    }
}

/// A name as it is sorted and searched: small letters, without accents, the last word first ("petrie joan").
pub(crate) fn name_key(name: &str) -> String {
    let words = name_words(name);
    match words.split_last() {
        Some((last, rest)) => [std::slice::from_ref(last), rest].concat().join(" "),
        None => String::new(),
    }
}

/// The words of a name as they are searched: small letters, without accents.
pub(crate) fn name_words(name: &str) -> Vec<String> {
    let folded: String = name.chars().flat_map(char::to_lowercase).collect();
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// An address of e-mail as it is compared: people type the same one in several ways.
pub(crate) fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Puts somebody on the roll: of their group, and of every group `above` it, up to the whole movement.
///
/// An address that belongs to somebody else is refused by the database; look first with [`by_email`].
pub(crate) fn create(
    tx: &mut WriteTx<'_>,
    new: &Member,
    groups: impl IntoIterator<Item = GroupId>,
    now: Moment,
) -> Result<(), Error> {
    let key = name_key(&new.name);
    let values = params![
        new.id,
        new.name,
        key,
        new.email,
        new.phone,
        new.postcode,
        new.address,
        new.standing,
        new.group,
        new.joined_at,
        new.renew_by,
        now
    ];
    tx.execute(&sql::CREATE, values)?;
    if let Some(email) = &new.email {
        tx.execute(&sql::CREATE_ADDRESS, params![email_key(email), new.id])?;
    }
    let mut words = name_words(&new.name);
    words.sort_unstable();
    words.dedup();
    for word in words {
        tx.execute(&sql::CREATE_WORD, params![word, new.id])?;
    }
    for group in groups {
        enrol(tx, new.id, &key, new.standing, group)?;
    }
    Ok(())
}

/// Puts somebody on the roll of one group.
fn enrol(tx: &mut WriteTx<'_>, id: MemberId, key: &str, standing: Standing, group: GroupId) -> Result<(), Error> {
    tx.execute(&sql::ENROL, params![group, standing, key, id])?;
    // The last byte of an id is random, so people spread over the rows of a count.
    let shard = id.0[15] % SHARDS;
    tx.execute(&sql::COUNT_UP, params![group, standing, shard, 1]).map(|_| ())
}

/// How many rows a count is spread over.
const SHARDS: u8 = 8;

/// The person of that id.
pub(crate) fn find(tx: &mut ReadTx<'_>, id: MemberId) -> Result<Option<Member>, Error> {
    tx.optional(&sql::FIND, params![id])
}

/// The person with that address of e-mail.
pub(crate) fn by_email(tx: &mut ReadTx<'_>, email: &str) -> Result<Option<MemberId>, Error> {
    tx.optional(&sql::BY_EMAIL, params![email_key(email)])
}

/// How many people of that standing are in a group and everything below it.
pub(crate) fn count(tx: &mut ReadTx<'_>, group: GroupId, standing: Standing) -> Result<u64, Error> {
    tx.one(&sql::COUNT, params![group, standing])
}

/// Somebody in a list, with the key by which the list goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) key: String,
    pub(crate) id: MemberId,
    pub(crate) name: String,
    pub(crate) email: Option<String>,
    pub(crate) postcode: Option<String>,
    pub(crate) joined_at: Moment,
}

impl FromRow for Listed {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            key: row.get(0)?,
            id: row.get(1)?,
            name: row.get(2)?,
            email: row.get(3)?,
            postcode: row.get(4)?,
            joined_at: row.get(5)?,
        })
    }
}

/// The people of a group by name, those that come after `after`.
pub(crate) fn list(
    tx: &mut ReadTx<'_>,
    group: GroupId,
    standing: Standing,
    after: (&str, MemberId),
    most: u32,
) -> Result<Vec<Listed>, Error> {
    tx.all(&sql::LIST, params![group, standing, after.0, after.1, most])
}

#[cfg(test)]
mod tests;
