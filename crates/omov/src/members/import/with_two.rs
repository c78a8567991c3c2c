//! Taking a list back takes people off the roll, so it needs a second person.

use omov_store::WriteTx;
use omov_web::refusal::Refusal;

use super::imports::{self, State};
use super::{ImportId, work};
use crate::house::Stop;
use crate::offices::Power;
use crate::offices::second::{Deed, Occasion, Pending};

/// Takes a list back. The payload is its id.
pub(crate) const UNDO: Deed = Deed {
    name: "undo-import",
    power: Power::KeepRoll,
    asks: "second-undo-import",
    act: "act-roll-import-undo",
    says: |_, _, _| Ok(Vec::new()),
    look: |pending| Some(format!("/groups/{}/roll/import/{}", pending.group, pending.payload)),
    facts: |_, _| Ok(Vec::new()),
    under: None,
    done,
};

/// In which states a list can be taken back.
pub(super) const FROM: &[State] = &[State::Done, State::Stopped];

fn done(tx: &mut WriteTx<'_>, pending: &Pending, occasion: &Occasion) -> Result<(), Stop> {
    let id: ImportId = pending.payload.parse().map_err(|_| Refusal::Failed)?;
    let import = imports::find(tx, id)?.filter(|import| FROM.contains(&import.state)).ok_or(Refusal::Conflict)?;
    let begun = work::ask(tx, &import, State::Undoing, occasion.ids[0], occasion.now)?;
    if begun { Ok(()) } else { Err(Refusal::Conflict.into()) }
}
