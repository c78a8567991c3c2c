//! The front of a group: who answers for it, how it greets newcomers, and what it asks them first.

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};

use super::{GroupId, Place, sql};
use crate::members::MemberId;
use crate::offices::{self, Power};

/// What whoever keeps the page has set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Front {
    /// Who was named to answer questions.
    pub(crate) contact: Option<MemberId>,
    /// What newcomers are told; empty where nothing was written.
    pub(crate) welcome: String,
    /// What they are asked; empty where nothing was written.
    pub(crate) question: String,
}

impl FromRow for Front {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { contact: row.get(0)?, welcome: row.get(1)?, question: row.get(2)? })
    }
}

/// The front of a group.
pub(crate) fn of(tx: &mut ReadTx<'_>, group: GroupId) -> Result<Front, Error> {
    Ok(tx.optional(&sql::FRONT, params![group])?.unwrap_or_default())
}

/// Changes it. Questions that wait go to the new contact.
pub(crate) fn set(tx: &mut WriteTx<'_>, group: GroupId, front: &Front) -> Result<(), Error> {
    tx.execute(&sql::SET_FRONT, params![group, front.contact, front.welcome, front.question])?;
    if front.contact.is_some() {
        tx.execute(&sql::HAND_ON_QUESTIONS, params![group, front.contact])?;
    }
    Ok(())
}

/// Who answers for a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Contact {
    pub(crate) member: MemberId,
    pub(crate) name: String,
    /// Their office.
    pub(crate) title: String,
}

/// Everybody who may answer for a group: who holds the power to keep its page there or above, the nearest first.
pub(crate) fn may_answer(tx: &mut ReadTx<'_>, place: &Place, now: Moment) -> Result<Vec<Contact>, Error> {
    let mut found: Vec<Contact> = Vec::new();
    for group in place.all().rev() {
        for holder in offices::holding(tx, group.id, Power::Organise, now)? {
            if !found.iter().any(|contact| contact.member == holder.member) {
                found.push(Contact { member: holder.member, name: holder.name, title: holder.title });
            }
        }
    }
    Ok(found)
}

/// The contact of a group: who was named, as long as they hold the power; else who holds it nearest to the group.
pub(crate) fn contact(
    tx: &mut ReadTx<'_>,
    place: &Place,
    front: &Front,
    now: Moment,
) -> Result<Option<Contact>, Error> {
    let may = may_answer(tx, place, now)?;
    let named = may.iter().find(|contact| Some(contact.member) == front.contact);
    Ok(named.or(may.first()).cloned())
}
