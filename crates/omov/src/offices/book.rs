//! Offices as the rulebook has them. The table is made from it: nobody makes an office by hand.

use omov_rules::Rulebook;
use omov_store::{Error, Moment, ReadTx, WriteTx, params};
use sha2::{Digest as _, Sha256};

use super::{Office, OfficeId, TermId, deputies, notice, sql};
use crate::groups::{GroupId, Kind};
use crate::house::House;
use crate::members::MemberId;

impl OfficeId {
    /// The id of the office of that name. It is worked out from the name, so the office stays the same one through every text
    /// that has it, and one that comes back is known again.
    pub(crate) fn of(name: &str) -> Self {
        let digest: [u8; 32] = Sha256::new().chain_update("omov office ").chain_update(name).finalize().into();
        let mut id = [0; 16];
        id.copy_from_slice(&digest[..16]);
        Self(id)
    }
}

/// The offices that a rulebook has.
pub(crate) fn offices_in(book: &Rulebook) -> Vec<Office> {
    let offices = book.offices.iter().filter_map(|(name, office)| {
        Some(Office {
            id: OfficeId::of(name),
            name: Some(name.clone()),
            kind: Kind::new(book.group_of_office(name)?),
            title: office.title.value.clone(),
            powers: office.lends.value.clone(),
            term: office.term.value,
            retired_at: None,
        })
    });
    offices.collect()
}

/// Brings the table up to date with a rulebook that comes into force. Powers and titles are those of the new text from now on,
/// also for terms that run. What the text does not have is lent no more, and its terms end: no rule allows its powers.
pub(crate) fn by_the_book(tx: &mut WriteTx<'_>, book: &Rulebook, now: Moment) -> Result<(), Error> {
    for office in offices_in(book) {
        super::create(tx, &office)?;
        tx.execute(&sql::END_ELSEWHERE, params![office.id, office.kind, now])?;
        deputies::end_elsewhere(tx, &office, now)?;
    }
    for gone in leaving(tx, book)? {
        tx.execute(&sql::RETIRE, params![gone.id, now])?;
        tx.execute(&sql::END_ALL, params![gone.id, now])?;
        deputies::end_all(tx, gone.id, now)?;
    }
    Ok(())
}

/// A term that ends because of a new text.
#[derive(Clone, Debug)]
pub(crate) struct Losing {
    term: TermId,
    member: MemberId,
    office: String,
    group: String,
}

/// The terms that end when a rulebook comes into force: those in offices that it does not have, or has in groups of another kind.
pub(crate) fn losing(tx: &mut ReadTx<'_>, book: &Rulebook, now: Moment) -> Result<Vec<Losing>, Error> {
    let gone = leaving(tx, book)?.into_iter().map(|office| (office.id, String::new()));
    let stays = offices_in(book).into_iter().map(|office| (office.id, office.kind.name().to_owned()));
    let mut losing = Vec::new();
    for (office, kind) in gone.chain(stays) {
        let rows: Vec<(TermId, MemberId, String, String)> = tx.all(&sql::LOSING, params![office, kind, now])?;
        losing.extend(rows.into_iter().map(|(term, member, office, group)| Losing { term, member, office, group }));
    }
    Ok(losing)
}

/// Tells each of them. A letter's id is made from one that was made outside of the transaction, and the term.
pub(crate) fn tell(
    tx: &mut WriteTx<'_>,
    house: &House,
    losing: &[Losing],
    id: [u8; 16],
    now: Moment,
) -> Result<(), Error> {
    for one in losing {
        let digest: [u8; 32] = Sha256::new().chain_update(id).chain_update(one.term.0).finalize().into();
        // Its beginning is the time by which letters are sorted.
        let mut letter = id;
        letter[8..].copy_from_slice(&digest[..8]);
        let told = notice::Notice { id: letter, to: one.member, purpose: "office", message: "dropped" };
        let page = house.address("/rules/history");
        let with =
            [("office", one.office.as_str().into()), ("group", one.group.as_str().into()), ("page", page.into())];
        notice::send(tx, house, &told, &with, now)?;
    }
    Ok(())
}

/// What a rulebook says of the office with that id: its name there, and its rules.
pub(crate) fn rules_of(book: &Rulebook, id: OfficeId) -> Option<(&str, &omov_rules::model::Office)> {
    book.offices.iter().find(|(name, _)| OfficeId::of(name) == id).map(|(name, office)| (name.as_str(), office))
}

/// The offices that a rulebook does not have any more.
pub(crate) fn leaving(tx: &mut ReadTx<'_>, book: &Rulebook) -> Result<Vec<Office>, Error> {
    let mut offices: Vec<Office> = tx.all(&sql::OFFICES, params![])?;
    offices.retain(|office| office.name.as_ref().is_some_and(|name| !book.offices.contains_key(name)));
    Ok(offices)
}

/// From now on nobody is lent what is not in the rulebook. Terms that were lent before there was one run to their end.
pub(crate) fn retire_older(tx: &mut WriteTx<'_>, now: Moment) -> Result<(), Error> {
    tx.execute(&sql::RETIRE_OLDER, params![now]).map(|_| ())
}

/// The offices of the rulebook that somebody holds, held or will hold: its name, the group, from when until when.
pub(crate) fn held(tx: &mut ReadTx<'_>, member: MemberId) -> Result<Vec<(String, GroupId, Moment, Moment)>, Error> {
    let rows: Vec<HeldByName> = tx.all(&sql::HELD_BY_NAME, params![member])?;
    let mut held = Vec::new();
    for (name, group, since, until, rests_since, rests_until) in rows {
        // While a deputy stands in, they hold nothing.
        let (Some(rests), Some(again)) = (rests_since, rests_until) else {
            held.push((name, group, since, until));
            continue;
        };
        held.push((name.clone(), group, since, rests.min(until)));
        held.push((name, group, again, until));
    }
    held.retain(|(.., since, until)| since < until);
    Ok(held)
}

/// Name, group, since, until, and from when until when a deputy stands in.
type HeldByName = (String, GroupId, Moment, Moment, Option<Moment>, Option<Moment>);

/// The names of those who hold an office in a group now.
pub(crate) fn holders(
    tx: &mut ReadTx<'_>,
    office: OfficeId,
    group: GroupId,
    now: Moment,
) -> Result<Vec<String>, Error> {
    tx.all(&sql::HOLDERS_OF, params![office, group, now])
}
