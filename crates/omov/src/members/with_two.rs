//! Powers over one person: ending somebody's membership, and changing the address with which they sign in. Both need a second
//! person who keeps the roll there or above, and the member reads the reason.

use axum::http::StatusCode;
use omov_store::{Error, Moment, ReadTx, WriteTx};
use omov_web::refusal::{Refusal, Said};
use omov_web::words::Words;
use serde::{Deserialize, Serialize};

use super::notices::{Notice, Text};
use super::{Changed, Details, Member, MemberId, change, email_key, find, leave};
use crate::house::{Stop, organisation};
use crate::offices::second::{Deed, Occasion, Pending};
use crate::offices::{self, Power};

const ENDED: Text = Text { purpose: "ended", subject: "letter-ended-subject", body: "letter-ended-body" };
/// What somebody is told whose entry was corrected.
pub(super) const CORRECTED: Text =
    Text { purpose: "corrected", subject: "letter-corrected-subject", body: "letter-corrected-body" };

/// Ends the membership of the person it is about.
pub(crate) const END: Deed = Deed {
    name: "end-membership",
    power: Power::KeepRoll,
    asks: "second-end-membership",
    act: "act-roll-end",
    says: |_, _, _| Ok(Vec::new()),
    look: entry,
    facts: |_, _| Ok(Vec::new()),
    under: None,
    done: end,
};

/// Gives the person it is about another address of e-mail, or none. The payload is an [`Address`].
pub(crate) const ADDRESS: Deed = Deed {
    name: "change-address",
    power: Power::KeepRoll,
    asks: "second-change-address",
    act: "act-roll-address",
    says: |_, pending, _| {
        let Address { to, .. } = pending.wanted()?;
        Ok(vec![("kind", if to.is_some() { "other" } else { "none" }.into()), ("email", to.unwrap_or_default().into())])
    },
    look: entry,
    facts: |_, _| Ok(Vec::new()),
    under: None,
    done: readdress,
};

/// Where the entry stands.
fn entry(pending: &Pending) -> Option<String> {
    pending.about.map(|about| format!("/groups/{}/roll/{about}", pending.group))
}

/// Which address takes the place of which.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Address {
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
}

/// Whether another address of e-mail for somebody needs a second person: who reads that mailbox can sign in as them. The first
/// address of somebody without an office does not; they are told on paper.
pub(super) fn guards_address(tx: &mut ReadTx<'_>, old: &Member, new: Option<&str>, now: Moment) -> Result<bool, Error> {
    if old.email.as_deref().map(email_key) == new.map(email_key) {
        return Ok(false);
    }
    Ok(old.email.is_some() || offices::is_in_office(tx, old.id, now)?)
}

/// Whether somebody's membership could be ended now; if not, why.
pub(super) fn can_end(tx: &mut ReadTx<'_>, id: MemberId, words: &Words, now: Moment) -> Result<Member, Stop> {
    let member = find(tx, id)?.ok_or(Refusal::NotFound)?;
    if offices::is_in_office(tx, id, now)? {
        return Err(in_office(words).into());
    }
    if member.standing == super::Standing::Left { Err(Refusal::Conflict.into()) } else { Ok(member) }
}

/// Why somebody in office cannot be taken off the roll.
fn in_office(words: &Words) -> Said {
    let instead = vec![omov_web::parts::Link::new(words.say("menu-power"), "/power")];
    let (title, why) = (words.say("in-office-title"), words.say("in-office-why"));
    Said { status: StatusCode::CONFLICT, title, why, record: None, instead }
}

fn end(tx: &mut WriteTx<'_>, pending: &Pending, occasion: &Occasion) -> Result<(), Stop> {
    let id = pending.about.ok_or(Refusal::Failed)?;
    let member = can_end(tx, id, occasion.house.words(), occasion.now)?;
    leave(tx, id, occasion.now)?;
    Ok(notice(tx, occasion, 0)?.to(tx, &member, ENDED, &[("reason", pending.reason.as_str().into())])?)
}

fn readdress(tx: &mut WriteTx<'_>, pending: &Pending, occasion: &Occasion) -> Result<(), Stop> {
    let id = pending.about.ok_or(Refusal::Failed)?;
    let Address { from, to } = pending.wanted()?;
    // Whoever has changed it since knows better.
    let old = find(tx, id)?.filter(|member| member.email == from).ok_or(Refusal::Conflict)?;
    match change(tx, id, &Details { email: to, ..Details::from(old.clone()) })? {
        Changed::Done => {}
        Changed::AddressTaken => return Err(taken(occasion.house.words()).into()),
        Changed::Gone => return Err(Refusal::NotFound.into()),
    }
    let new = find(tx, id)?.ok_or(Refusal::NotFound)?;
    let with = [("reason", pending.reason.as_str().into())];
    notice(tx, occasion, 0)?.to(tx, &new, CORRECTED, &with)?;
    // At the old address, or on paper: the new mailbox need not be theirs.
    Ok(notice(tx, occasion, 1)?.to(tx, &old, CORRECTED, &with)?)
}

/// Since it was asked for, somebody else has taken the address.
fn taken(words: &Words) -> Said {
    let (title, why) = (words.say("address-taken-title"), words.say("field-email-taken"));
    Said { status: StatusCode::CONFLICT, title, why, record: None, instead: Vec::new() }
}

fn notice(tx: &mut ReadTx<'_>, occasion: &Occasion, at: usize) -> Result<Notice, Error> {
    let organisation = organisation::find(tx)?.map(|organisation| organisation.name).unwrap_or_default();
    Ok(Notice::with(occasion.ids[at], occasion.house.words(), &organisation, occasion.now))
}
