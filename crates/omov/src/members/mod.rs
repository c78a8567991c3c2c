//! The roll: who is a member of what, since when.

pub(crate) mod by_place;
pub(crate) mod characteristics;
pub(crate) mod codes;
mod counts;
mod details;
pub(crate) mod email_changes;
mod enrol;
pub(crate) mod erasing;
pub(crate) mod export;
mod field;
pub(crate) mod held;
pub(crate) mod import;
pub(crate) mod joining;
mod list;
mod names;
pub(crate) mod notices;
pub(crate) mod renewals;
pub(crate) mod sheet;
mod sql;
mod standing;
pub(crate) mod statement;
#[cfg(test)]
mod tests;
mod typed;
pub(crate) mod web;
pub(crate) mod with_two;

use omov_store::{Error, FromRow, FromValue, Moment, ReadTx, Row, Series, ToValue, Value, migrations, params};

pub(crate) use counts::*;
pub(crate) use details::*;
pub(crate) use enrol::*;
pub(crate) use list::*;
pub(crate) use names::*;
pub(crate) use standing::*;
pub(crate) use typed::*;

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
        "tables/0010_postcode_key.sql",
        "tables/0011_members_by_postcode.sql",
        "tables/0012_reminded.sql",
        "tables/0013_members_by_renewal.sql",
        "tables/0014_statements.sql",
        "tables/0015_joins.sql",
        "tables/0016_joins_by_browser.sql",
        "tables/0017_joins_by_until.sql",
        "tables/0018_email_changes.sql",
        "tables/0019_email_changes_by_until.sql",
        "tables/0020_characteristics.sql",
        "tables/0021_described.sql",
        "tables/0022_described_by_characteristic.sql",
        "tables/0023_erased_at.sql",
        "tables/0024_counts_came.sql",
        "tables/0025_counts_went.sql",
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

    /// As it stands in the database, and in addresses.
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

impl Standing {
    /// The message that says it in a word or two.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Applied => "standing-applied",
            Self::Member => "standing-member",
            Self::Supporter => "standing-supporter",
            Self::Lapsed => "standing-lapsed",
            Self::Left => "standing-left",
        }
    }

    /// The message that says how many people stand so: `$people`.
    pub(crate) fn people(self) -> &'static str {
        match self {
            Self::Applied => "people-applied",
            Self::Member => "people-member",
            Self::Supporter => "people-supporter",
            Self::Lapsed => "people-lapsed",
            Self::Left => "people-left",
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

/// The person of that id.
pub(crate) fn find(tx: &mut ReadTx<'_>, id: MemberId) -> Result<Option<Member>, Error> {
    tx.optional(&sql::FIND, params![id])
}

/// So many people after that one, in the order of their ids, however they stand: for whoever goes round to everybody.
pub(crate) fn after(tx: &mut ReadTx<'_>, id: MemberId, most: u32) -> Result<Vec<MemberId>, Error> {
    tx.all(&sql::AFTER, params![id, most])
}

/// How many there are after that one.
pub(crate) fn count_after(tx: &mut ReadTx<'_>, id: MemberId) -> Result<u64, Error> {
    tx.one(&sql::COUNT_AFTER, params![id])
}

/// The person with that address of e-mail.
pub(crate) fn by_email(tx: &mut ReadTx<'_>, email: &str) -> Result<Option<MemberId>, Error> {
    tx.optional(&sql::BY_EMAIL, params![email_key(email)])
}

/// The members of a group whose whole name this is, at most a few.
pub(crate) fn by_name(tx: &mut ReadTx<'_>, group: GroupId, name: &str) -> Result<Vec<MemberId>, Error> {
    tx.all(&sql::BY_NAME, params![group, Standing::Member, name_key(name)])
}
