//! What a scrutineer does with a ballot: who may, and how it is written down.

use omov_store::{Moment, ReadTx, WriteTx};
use omov_web::refusal::Refusal;

use super::{Ballot, paper, registrar};
use crate::house::Stop;
use crate::members::MemberId;
use crate::offices::acts::{self, Act, ActId, Told};
use crate::offices::{self, Power};

/// Refuses whoever does not scrutinise where it is held, or holds another thread of it.
pub(super) fn must_hold(tx: &mut ReadTx<'_>, ballot: &Ballot, by: MemberId, now: Moment) -> Result<(), Stop> {
    let place = ballot.place(tx)?;
    // Whoever made the codes, or took papers in, does not look over what hangs on them.
    if registrar::is_made_by(tx, ballot.id, by)? || paper::is_officer(tx, ballot.id, by)? {
        return Err(Refusal::NotAllowed.into());
    }
    if offices::holds(tx, by, Power::Scrutinise, &place, now)? { Ok(()) } else { Err(Refusal::NotAllowed.into()) }
}

/// Something that a scrutineer has done.
pub(super) struct Done<'d> {
    pub(super) act: ActId,
    pub(super) by: MemberId,
    /// The name of the message that says it: `act-ballot-certified`.
    pub(super) deed: &'static str,
    /// With how many people it was done.
    pub(super) number: Option<u32>,
    pub(super) reason: &'d str,
    /// What everybody may know of it, beside which ballot it was.
    pub(super) facts: Vec<(&'static str, String)>,
}

/// Writes it down, among the acts and on the public record.
pub(super) fn note(tx: &mut WriteTx<'_>, ballot: &Ballot, done: Done<'_>, at: Moment) -> Result<(), Stop> {
    let Done { act, by, deed, number, reason, facts } = done;
    let facts = [("ballot", ballot.id.to_string())].into_iter().chain(facts).collect();
    let act = Act {
        id: act,
        group: ballot.group,
        actor: by,
        power: Power::Scrutinise,
        deed,
        about: None,
        number,
        reason: reason.into(),
        at,
    };
    acts::note_telling(tx, &act, Told { facts, ..Told::default() })
}
