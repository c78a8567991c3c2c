//! Standing trustees: members who make the keys of the next ballots in one ceremony, so that none of these needs another.
//!
//! A stock belongs to a group. Its keys are separate ones, each with a part of every trustee ([`omov_belenios::make::stock`]); they are given out in their
//! order, each to one ballot and for good ([`giving`]). The house holds no secret of theirs.

mod agreed;
pub(super) mod asking;
pub(super) mod ceremony;
pub(super) mod giving;
mod making;
mod sql;

use omov_store::{Error, FromRow, Moment, ReadTx, Row, Series, WriteTx, migrations, params};
use omov_web::refusal::Refusal;

use crate::groups::{self, GroupId, Place};
use crate::house::Stop;
use crate::house::ids::ids;
use crate::members::{self, MemberId, Standing};

pub(super) use agreed::{Agreed, LEAST_NEEDED, LEAST_TRUSTEES};
pub(super) use making::work;

pub(crate) const TABLES: Series = Series {
    name: "ballot-stocks",
    migrations: migrations![
        "tables/0001_ballot_stocks.sql",
        "tables/0002_ballot_stocks_by_group.sql",
        "tables/0003_ballot_stock_trustees.sql",
        "tables/0004_ballot_stock_trustees_by_member.sql",
        "tables/0005_ballot_stock_keys.sql",
    ],
};

ids! {
    /// A stock of keys; it sorts by the time it was asked for.
    StockId;
}

impl StockId {
    /// Where its page is.
    pub(super) fn address(self) -> String {
        format!("/standing-trustees/{self}")
    }
}

/// So many of a group are shown.
const SHOWN: u32 = 20;

/// A stock as it is kept.
#[derive(Clone, Debug)]
pub(super) struct Stock {
    pub(super) id: StockId,
    pub(super) group: GroupId,
    /// What the trustees agree to.
    pub(super) text: String,
    pub(super) asked_at: Moment,
    pub(super) until: Moment,
    pub(super) ready_at: Option<Moment>,
    pub(super) retired_at: Option<Moment>,
    pub(super) reason: Option<String>,
    pub(super) entry: Option<u64>,
}

impl FromRow for Stock {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            group: row.get(1)?,
            text: row.get(2)?,
            asked_at: row.get(3)?,
            until: row.get(4)?,
            ready_at: row.get(5)?,
            retired_at: row.get(6)?,
            reason: row.get(7)?,
            entry: row.get(8)?,
        })
    }
}

impl Stock {
    pub(super) fn agreed(&self) -> Result<Agreed, Stop> {
        Agreed::read(&self.text).map_err(|why| {
            tracing::error!(why, stock = %self.id, "the text of a stock of keys");
            Refusal::Failed.into()
        })
    }

    /// Its group, with those it is in.
    pub(super) fn place(&self, tx: &mut ReadTx<'_>) -> Result<Place, Stop> {
        groups::place(tx, self.group)?.ok_or(Stop::Refused(Refusal::NotFound))
    }

    /// Whether its keys can still be made or given out.
    pub(super) fn stands(&self, now: Moment) -> bool {
        self.retired_at.is_none() && now <= self.until
    }
}

/// The stock of that id.
pub(super) fn one(tx: &mut ReadTx<'_>, id: StockId) -> Result<Stock, Stop> {
    tx.optional(&sql::FIND, params![id])?.ok_or(Stop::Refused(Refusal::NotFound))
}

/// The latest of a group, the last one first.
pub(super) fn in_group(tx: &mut ReadTx<'_>, group: GroupId) -> Result<Vec<Stock>, Stop> {
    Ok(tx.all(&sql::IN_GROUP, params![group, SHOWN])?)
}

/// A key, and the ballot that has it.
#[derive(Clone, Debug)]
pub(super) struct Key {
    pub(super) number: u64,
    /// The SHA-256 of its list of trustees.
    pub(super) digest: String,
    pub(super) ballot: Option<super::BallotId>,
}

impl FromRow for Key {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { number: row.get(0)?, digest: row.get(1)?, ballot: row.get(2)? })
    }
}

/// All keys of a stock, by number; none before they are made.
pub(super) fn keys(tx: &mut ReadTx<'_>, id: StockId) -> Result<Vec<Key>, Stop> {
    Ok(tx.all(&sql::KEYS, params![id])?)
}

/// Which of the trustees are members still.
pub(super) fn still_members(tx: &mut ReadTx<'_>, all: &[ceremony::Trustee]) -> Result<Vec<MemberId>, Stop> {
    let mut still = Vec::new();
    for one in all {
        if members::find(tx, one.member)?.is_some_and(|member| member.standing == Standing::Member) {
            still.push(one.member);
        }
    }
    Ok(still)
}

/// For which groups a member stands, and since when they were asked.
pub(super) fn held_by(tx: &mut ReadTx<'_>, member: MemberId) -> Result<Vec<(String, Moment)>, Error> {
    tx.all(&sql::HELD_BY, params![member])
}

/// Forgets the stocks that somebody was to make and that never came to be: no election stands on their names. Where the keys are made, the names stay,
/// since others agreed to them.
pub(super) fn forget(tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
    let unmade: Vec<StockId> = tx.all(&sql::UNMADE_OF, params![member])?;
    for id in unmade {
        tx.execute(&sql::FORGET_TRUSTEES, params![id])?;
        tx.execute(&sql::FORGET, params![id])?;
    }
    Ok(())
}
