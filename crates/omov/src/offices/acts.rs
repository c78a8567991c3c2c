//! What was done with the powers of offices. Every act with a power over people leaves a line, in the same transaction.

use omov_store::{Error, Moment, WriteTx, params};

use super::{Power, sql};
use crate::groups::GroupId;
use crate::house::ids::ids;
use crate::members::MemberId;

ids! {
    /// An act; it sorts by the time it was done.
    ActId;
}

/// Something that was done with a power.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Act {
    pub(crate) id: ActId,
    pub(crate) group: GroupId,
    pub(crate) actor: MemberId,
    pub(crate) power: Power,
    /// The name of a message that says what was done: `act-roll-export`.
    pub(crate) deed: &'static str,
    /// To whom, if it was done to one person.
    pub(crate) about: Option<MemberId>,
    /// How many people or things it was done with.
    pub(crate) number: Option<u32>,
    /// Why, in the actor's own words; may be empty where no reason is asked for.
    pub(crate) reason: String,
    pub(crate) at: Moment,
}

/// Writes it down.
pub(crate) fn note(tx: &mut WriteTx<'_>, act: &Act) -> Result<(), Error> {
    let values =
        params![act.id, act.group, act.actor, act.power.name(), act.deed, act.about, act.number, act.reason, act.at];
    tx.execute(&sql::NOTE, values).map(|_| ())
}
