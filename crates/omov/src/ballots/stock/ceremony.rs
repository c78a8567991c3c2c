//! The one ceremony of a stock, in the four rounds of every key ([`ROUNDS`]). What a trustee sends in a round is a list with a part for each key;
//! it is taken when all of them hold, and else none is.

use std::collections::BTreeSet;

use omov_belenios::make::stock::{self as keys, key_hash};
use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};
use omov_web::refusal::Refusal;

use super::{Agreed, Stock, StockId, making, one, sql};
use crate::ballots::board::column;
use crate::ballots::parts::Parts;
use crate::ballots::trustees::{Kind, Next, ROUNDS, Unfit};
use crate::house::{House, Stop};
use crate::members::MemberId;

/// One of them.
#[derive(Clone, Debug)]
pub(in crate::ballots) struct Trustee {
    pub(in crate::ballots) number: u64,
    pub(in crate::ballots) member: MemberId,
    pub(in crate::ballots) name: String,
    /// What they sent in each of the rounds.
    sent: [Option<String>; ROUNDS.len()],
    /// What was wrong with what they sent last.
    pub(in crate::ballots) trouble: Option<String>,
}

impl Trustee {
    /// The list that they sent in that round.
    pub(in crate::ballots) fn sent(&self, kind: Kind) -> Option<&str> {
        let at = ROUNDS.iter().position(|round| *round == kind)?;
        self.sent.get(at)?.as_deref()
    }
}

impl FromRow for Trustee {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            number: row.get(0)?,
            member: row.get(1)?,
            name: row.get(2)?,
            sent: [row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?],
            trouble: row.get(7)?,
        })
    }
}

/// All of them, by number.
pub(in crate::ballots) fn all(tx: &mut ReadTx<'_>, id: StockId) -> Result<Vec<Trustee>, Stop> {
    Ok(tx.all(&sql::TRUSTEES, params![id])?)
}

/// The names of those who have not sent that part yet.
pub(in crate::ballots) fn without(trustees: &[Trustee], kind: Kind) -> Vec<String> {
    trustees.iter().filter(|one| one.sent(kind).is_none()).map(|one| one.name.clone()).collect()
}

/// What a trustee has to do now.
pub(in crate::ballots) fn next(stock: &Stock, trustees: &[Trustee], me: u64, now: Moment) -> Next {
    let Some(mine) = trustees.iter().find(|one| one.number == me) else { return Next::Done };
    if stock.ready_at.is_some() || !stock.stands(now) {
        return Next::Done;
    }
    for kind in ROUNDS {
        if mine.sent(kind).is_none() {
            return Next::Send(kind);
        }
        let waits_for = without(trustees, kind);
        if !waits_for.is_empty() {
            return Next::Wait(waits_for);
        }
    }
    Next::Wait(Vec::new())
}

/// What was sent, key by key.
pub(super) fn parts(agreed: &Agreed, trustees: &[Trustee]) -> Result<Vec<Parts>, String> {
    let of = |kind: Kind| {
        let lists = trustees.iter().filter_map(|one| one.sent(kind));
        lists.map(|list| of_each(agreed, list)).collect::<Result<Vec<_>, _>>()
    };
    let [certificates, polynomials, shares, rehearsals] = ROUNDS.map(of);
    let (certificates, polynomials, shares, rehearsals) = (certificates?, polynomials?, shares?, rehearsals?);
    let context = agreed.context()?;
    let stock = agreed.hash();
    let of_key = |lists: &[Vec<String>], at: usize| lists.iter().filter_map(|list| list.get(at).cloned()).collect();
    let key = |(at, number): (usize, u64)| Parts {
        context: context.clone(),
        made_for: key_hash(&stock, number),
        certificates: of_key(&certificates, at),
        polynomials: of_key(&polynomials, at),
        keys: of_key(&shares, at),
        rehearsals: of_key(&rehearsals, at),
    };
    Ok((1..=agreed.keys).enumerate().map(key).collect())
}

/// The parts in a trustee's list, one for each key.
fn of_each(agreed: &Agreed, list: &str) -> Result<Vec<String>, String> {
    let parts = keys::parts(list).map_err(|_| String::from("this is not a list with a part for each key"))?;
    if parts.len() as u64 == agreed.keys {
        Ok(parts)
    } else {
        Err(format!("{} parts for {} keys", parts.len(), agreed.keys))
    }
}

/// Checks a list, part by part. What was made for one key is not taken for another.
fn check(agreed: &Agreed, trustees: &[Trustee], me: u64, kind: Kind, message: &str) -> Result<(), String> {
    let list = of_each(agreed, message)?;
    for (number, (parts, part)) in (1_u64..).zip(parts(agreed, trustees)?.iter().zip(&list)) {
        parts.check(me, kind, part).map_err(|why| format!("key {number}: {why}"))?;
    }
    if kind == Kind::Certificate && !are_separate(&list) {
        return Err("two keys have the same secret".into());
    }
    Ok(())
}

/// Whether the keys with which a trustee signs and is written to are others for each key of the stock.
fn are_separate(certificates: &[String]) -> bool {
    let read = |text: &String| serde_json::from_str::<serde_json::Value>(text).unwrap_or_default();
    let all: Vec<_> = certificates.iter().map(read).collect();
    let of_each = |certificate: &serde_json::Value| {
        let message = &certificate["message"];
        [&message["verification"], &message["encryption"], &message["context"]["coefexps"]].map(ToString::to_string)
    };
    all.iter().flat_map(of_each).collect::<BTreeSet<_>>().len() == 3 * all.len()
}

/// Takes in what a trustee sent, once all of it holds. What does not is named, and holds nobody else up.
pub(in crate::ballots) async fn send(
    house: &House,
    id: StockId,
    me: u64,
    kind: Kind,
    message: &str,
) -> Result<Result<(), Unfit>, Stop> {
    let message = message.trim_end_matches(['\r', '\n']).to_owned();
    let read = move |tx: &mut ReadTx<'_>| Ok((one(tx, id)?, all(tx, id)?));
    let (stock, trustees) = house.store().read(read).await?;
    let now = house.now();
    if next(&stock, &trustees, me, now) != Next::Send(kind) {
        return Ok(Err(Unfit::NotNow));
    }
    let (agreed, sent) = (stock.agreed()?, message.clone());
    let checked = tokio::task::spawn_blocking(move || check(&agreed, &trustees, me, kind, &sent)).await;
    if let Err(why) = checked.map_err(|_| Refusal::Failed)? {
        let said = why.clone();
        house.store().write(move |tx| Ok(tx.execute(&sql::SET_TROUBLE, params![id, column(me), said])?)).await?;
        return Ok(Err(Unfit::Wrong(why)));
    }
    house.store().write(move |tx| put(tx, id, (me, kind), &message, now)).await?;
    Ok(Ok(()))
}

/// Keeps it. What came twice at once is taken once; nothing is taken for a stock that was retired meanwhile.
fn put(tx: &mut WriteTx<'_>, id: StockId, (me, kind): (u64, Kind), message: &str, now: Moment) -> Result<(), Stop> {
    let statement = match kind {
        Kind::Certificate => &sql::SET_CERTIFICATES,
        Kind::Polynomial => &sql::SET_POLYNOMIALS,
        Kind::Rehearsal => &sql::SET_REHEARSALS,
        _ => &sql::SET_SHARES,
    };
    let stands = one(tx, id)?.stands(now);
    if !stands || tx.execute(statement, params![id, column(me), message])? != 1 {
        return Err(Refusal::Conflict.into());
    }
    if without(&all(tx, id)?, Kind::Rehearsal).is_empty() {
        making::QUEUE.enqueue(tx, id.0, "", now)?;
    }
    Ok(())
}
