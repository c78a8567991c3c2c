//! Whoever runs ballots asks members to stand as trustees, and may retire a stock. Both stand on the public record.

use omov_store::{Moment, WriteTx, params};
use omov_web::refusal::Refusal;

use super::{Agreed, Stock, StockId, ceremony, one, sql};
use crate::ballots::board::column;
use crate::house::{House, Stop};
use crate::members::MemberId;
use crate::offices::acts::{self, Act, ActId, Told};
use crate::offices::notice::{self, Notice};
use crate::offices::{self, Power};
use crate::record;

/// What is made outside of the transaction: the ids of the act and of its letters.
#[derive(Clone, Copy, Debug)]
pub(in crate::ballots) struct By {
    pub(in crate::ballots) member: MemberId,
    pub(in crate::ballots) act: ActId,
    pub(in crate::ballots) letters: [u8; 16],
}

/// Keeps a stock that is still to be made, and tells whoever is to make it.
pub(in crate::ballots) fn ask(
    tx: &mut WriteTx<'_>,
    house: &House,
    (stock, agreed): (&Stock, &Agreed),
    people: &[(MemberId, String)],
    by: By,
) -> Result<(), Stop> {
    must_run_ballots(tx, stock, by.member, stock.asked_at)?;
    tx.execute(&sql::CREATE, params![stock.id, stock.group, stock.text, stock.asked_at, stock.until])?;
    for (number, (member, name)) in (1_u64..).zip(people) {
        tx.execute(&sql::ADD_TRUSTEE, params![stock.id, column(number), member, name])?;
    }
    let facts = vec![
        ("stock", stock.id.to_string()),
        ("stock-text", agreed.hash()),
        ("trustees", agreed.trustees.len().to_string()),
        ("needed", agreed.threshold.to_string()),
        ("keys-to-make", agreed.keys.to_string()),
        ("until", record::minute(stock.until)),
    ];
    note(tx, stock, by, ("act-stock-asked", ""), facts, stock.asked_at)?;
    tell(tx, house, stock, people.iter().map(|(member, _)| *member), by.letters, "stock-asked", stock.asked_at)
}

/// Retires a stock: no ballot gets a key of it any more. Those that have one keep it.
pub(in crate::ballots) fn retire(
    tx: &mut WriteTx<'_>,
    house: &House,
    id: StockId,
    by: By,
    reason: &str,
    now: Moment,
) -> Result<(), Stop> {
    let stock = one(tx, id)?;
    must_run_ballots(tx, &stock, by.member, now)?;
    if tx.execute(&sql::RETIRE, params![id, now, reason])? != 1 {
        return Err(Refusal::Conflict.into());
    }
    note(tx, &stock, by, ("act-stock-retired", reason), vec![("stock", id.to_string())], now)?;
    let people: Vec<MemberId> = ceremony::all(tx, id)?.iter().map(|one| one.member).collect();
    tell(tx, house, &stock, people, by.letters, "stock-retired", now)
}

fn must_run_ballots(tx: &mut WriteTx<'_>, stock: &Stock, by: MemberId, now: Moment) -> Result<(), Stop> {
    let place = stock.place(tx)?;
    if offices::holds(tx, by, Power::RunBallots, &place, now)? { Ok(()) } else { Err(Refusal::NotAllowed.into()) }
}

fn note(
    tx: &mut WriteTx<'_>,
    stock: &Stock,
    by: By,
    (deed, reason): (&'static str, &str),
    facts: Vec<(&'static str, String)>,
    at: Moment,
) -> Result<(), Stop> {
    let act = Act {
        id: by.act,
        group: stock.group,
        actor: by.member,
        power: Power::RunBallots,
        deed,
        about: None,
        number: None,
        reason: reason.into(),
        at,
    };
    acts::note_telling(tx, &act, Told { facts, ..Told::default() })
}

fn tell(
    tx: &mut WriteTx<'_>,
    house: &House,
    stock: &Stock,
    people: impl IntoIterator<Item = MemberId>,
    letters: [u8; 16],
    message: &'static str,
    now: Moment,
) -> Result<(), Stop> {
    let group = stock.place(tx)?.group().name.clone();
    let with = [("group", group.into()), ("page", house.address(&stock.id.address()).into())];
    for to in people {
        let letter = Notice { id: notice::id_for(letters, to.0), to, purpose: "trustee", message };
        notice::send(tx, house, &letter, &with, now)?;
    }
    Ok(())
}
