//! A ballot gets the next key of a stock: in order, once and for good. A ballot that is declared void keeps its key, so that no key ever stands for two.

use omov_rules::model;
use omov_store::{Moment, ReadTx, WriteTx, params};
use omov_web::refusal::Refusal;

use super::{Agreed, Stock, StockId, ceremony, in_group, one, sql, still_members};
use crate::ballots::BallotId;
use crate::ballots::board::column;
use crate::groups::Place;
use crate::house::Stop;
use crate::members::MemberId;

/// A stock that has a key for a ballot.
#[derive(Clone, Debug)]
pub(in crate::ballots) struct Offer {
    pub(in crate::ballots) id: StockId,
    pub(in crate::ballots) agreed: Agreed,
    /// Members and names, in the order of the text.
    pub(in crate::ballots) trustees: Vec<(MemberId, String)>,
    pub(in crate::ballots) left: u64,
    pub(in crate::ballots) until: Moment,
    /// Why the rules do not let it hold the key of this ballot: the part of the ballot's rule that asks for more.
    pub(in crate::ballots) against: Option<&'static str>,
}

/// The stocks of a group, and of those that it lies within, that have a key left: the nearest first. Whose rule asks for more than they are, that is said.
pub(in crate::ballots) fn offered(
    tx: &mut ReadTx<'_>,
    place: &Place,
    rule: &model::Ballot,
    now: Moment,
) -> Result<Vec<Offer>, Stop> {
    let mut all = Vec::new();
    for group in place.all().rev() {
        for stock in in_group(tx, group.id)? {
            all.extend(offer(tx, &stock, rule, now)?);
        }
    }
    Ok(all)
}

fn offer(tx: &mut ReadTx<'_>, stock: &Stock, rule: &model::Ballot, now: Moment) -> Result<Option<Offer>, Stop> {
    if stock.ready_at.is_none() || !stock.stands(now) {
        return Ok(None);
    }
    let (agreed, all, left) = (stock.agreed()?, ceremony::all(tx, stock.id)?, left(tx, stock.id)?);
    // With fewer than are needed the result could not be opened.
    if left == 0 || still_members(tx, &all)?.len() < agreed.threshold {
        return Ok(None);
    }
    let against = if (agreed.trustees.len() as u64) < rule.trustees.value {
        Some("trustees")
    } else if (agreed.threshold as u64) < rule.trustees_needed.value {
        Some("trustees-needed")
    } else {
        None
    };
    let trustees = all.into_iter().map(|one| (one.member, one.name)).collect();
    Ok(Some(Offer { id: stock.id, agreed, trustees, left, until: stock.until, against }))
}

/// How many keys are left.
pub(in crate::ballots) fn left(tx: &mut ReadTx<'_>, id: StockId) -> Result<u64, Stop> {
    Ok(tx.one(&sql::LEFT, params![id])?)
}

/// The key that a ballot has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ballots) struct Given {
    pub(in crate::ballots) stock: StockId,
    pub(in crate::ballots) number: u64,
    /// The SHA-256 of the list of trustees.
    pub(in crate::ballots) digest: String,
}

impl Given {
    /// What the public record says of it.
    pub(in crate::ballots) fn facts(&self) -> [(&'static str, String); 3] {
        [("stock", self.stock.to_string()), ("stock-key", self.number.to_string()), ("key", self.digest.clone())]
    }
}

/// Gives a ballot that opens then the next key, in the transaction in which it is called.
pub(in crate::ballots) fn give(
    tx: &mut WriteTx<'_>,
    id: StockId,
    (ballot, opens): (BallotId, Moment),
    now: Moment,
) -> Result<Given, Stop> {
    let stock = one(tx, id)?;
    if !stock.stands(now) || opens > stock.until {
        return Err(Refusal::Conflict.into());
    }
    let next: Option<(u64, String)> = tx.optional(&sql::NEXT, params![id])?;
    let (number, digest) = next.ok_or(Refusal::Conflict)?;
    if tx.execute(&sql::GIVE, params![id, column(number), ballot])? != 1 {
        return Err(Refusal::Conflict.into());
    }
    Ok(Given { stock: id, number, digest })
}

/// The key of a ballot, where it is one of a stock.
pub(in crate::ballots) fn of(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Option<Given>, Stop> {
    let found: Option<(StockId, u64, String)> = tx.optional(&sql::OF_BALLOT, params![ballot])?;
    Ok(found.map(|(stock, number, digest)| Given { stock, number, digest }))
}

/// The list of trustees of a ballot, where its key is one of a stock.
pub(in crate::ballots) fn list(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Option<String>, Stop> {
    Ok(tx.optional(&sql::LIST_OF_BALLOT, params![ballot])?)
}
