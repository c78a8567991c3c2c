//! The first start: whoever has the code from the terminal founds the movement.

pub(crate) mod code;
mod typed;
pub(crate) mod web;
mod zones;

use std::sync::Arc;

use omov_store::{Moment, WriteTx};
use omov_web::refusal::Refusal;

use crate::groups::{self, Group, GroupId, Kind};
use crate::house::{Answer, Organisation, ids, organisation};
use crate::members::{self, Member, MemberId, Standing};
use crate::offices::acts::{self, Act, ActId, Told};
use crate::offices::{self, Office, OfficeId, Power, Term, TermId};
use crate::rules::{self, How, Rulebook};

/// Everything that a movement begins with.
#[derive(Clone, Debug)]
pub(crate) struct Founding {
    pub(crate) name: String,
    /// The tag of the language its pages are in.
    pub(crate) language: String,
    /// Its time zone, by the name in the IANA list.
    pub(crate) zone: String,
    /// Everything in it is invented, and every page says so.
    pub(crate) made_up: bool,
    /// What the founding officers are called.
    pub(crate) office: String,
    pub(crate) officers: [Founder; 2],
    /// The rules it begins with.
    pub(crate) rules: Arc<Rulebook>,
    pub(crate) ids: Ids,
}

/// One of the two founding officers, who become members as well.
#[derive(Clone, Debug)]
pub(crate) struct Founder {
    pub(crate) id: MemberId,
    pub(crate) term: TermId,
    pub(crate) name: String,
    pub(crate) email: Option<String>,
}

/// The ids of what is founded, made before the transaction.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ids {
    pub(crate) whole: GroupId,
    pub(crate) office: OfficeId,
    act: ActId,
}

impl Ids {
    /// New ones.
    pub(crate) fn new(now: Moment) -> Answer<Self> {
        let [whole, office, act] = [ids::by_time(now)?, ids::by_time(now)?, ids::by_time(now)?];
        Ok(Self { whole: GroupId(whole), office: OfficeId(office), act: ActId(act) })
    }
}

impl Founder {
    /// Somebody, with new ids.
    pub(crate) fn new(name: impl Into<String>, email: Option<String>, now: Moment) -> Answer<Self> {
        let (id, term) = (MemberId(ids::by_time(now)?), TermId(ids::by_time(now)?));
        Ok(Self { id, term, name: name.into(), email })
    }
}

/// What founding officers may do: set everything up, lend it on, and hold the first elections. They do not scrutinise, since
/// nobody looks over their own work, and they spend nothing.
pub(crate) const FOUNDING_POWERS: [Power; 11] = [
    Power::KeepRoll,
    Power::EndMembership,
    Power::Export,
    Power::Organise,
    Power::Boundaries,
    Power::OpenGroups,
    Power::CloseGroups,
    Power::Settings,
    Power::Mail,
    Power::Lend,
    Power::RunBallots,
];

/// Founds the movement, all of it or nothing. Says until when the founding officers' terms last.
///
/// # Errors
/// [`Refusal::Conflict`] where somebody else has founded it meanwhile.
pub(crate) fn found(tx: &mut WriteTx<'_>, founding: &Founding, now: Moment) -> Answer<Moment> {
    let new = Organisation {
        name: founding.name.clone(),
        language: founding.language.clone(),
        zone: founding.zone.clone(),
        accent: None,
        made_up: founding.made_up,
        founded_at: now,
    };
    if !organisation::found(tx, &new)? {
        return Err(Refusal::Conflict.into());
    }
    rules::adopt(tx, &founding.rules, How::Founding, now)?;
    let whole = founding.ids.whole;
    let (name, about) = (founding.name.clone(), String::new());
    let kind = founding.rules.groups.iter().find(|(_, group)| group.within.is_none());
    let kind = kind.map(|(name, _)| Kind::new(name)).ok_or(Refusal::Failed)?;
    groups::create(
        tx,
        &Group {
            id: whole,
            parent: None,
            kind: kind.clone(),
            by_choice: false,
            name,
            about,
            created_at: now,
            closed_at: None,
        },
    )?;
    let membership = &founding.rules.membership;
    let until = rules::after(&founding.zone, now, membership.founding_term.value);
    let office = Office {
        id: founding.ids.office,
        name: None,
        kind,
        title: founding.office.clone(),
        powers: FOUNDING_POWERS.to_vec(),
        term: membership.founding_term.value,
        // Founders hold it once. What comes after them is lent by the rules.
        retired_at: Some(now),
    };
    offices::create(tx, &office)?;
    let renew_by = Some(rules::after(&founding.zone, now, membership.lasts.value));
    for Founder { id, term, name, email } in founding.officers.clone() {
        let standing = Standing::Member;
        let (phone, postcode, address) = (None, None, None);
        let member =
            Member { id, name, email, phone, postcode, address, standing, group: whole, joined_at: now, renew_by };
        members::create(tx, &member, [whole], now)?;
        offices::lend(tx, &Term { id: term, office: office.id, group: whole, member: id, since: now, until })?;
    }
    let act = Act {
        id: founding.ids.act,
        group: whole,
        actor: founding.officers[0].id,
        power: Power::Lend,
        deed: "act-founded",
        about: None,
        number: Some(2),
        reason: String::new(),
        at: now,
    };
    let facts = vec![("name", founding.name.clone()), ("title", founding.office.clone())];
    acts::note_telling(tx, &act, Told { facts, ..Told::default() })?;
    Ok(until)
}

#[cfg(test)]
mod tests;
