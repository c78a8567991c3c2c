//! Moving people because boundaries change or a group closes: a power over where they vote, so it needs a second person.

use omov_store::WriteTx;
use omov_web::refusal::Refusal;

use super::{Move, MoveId};
use crate::groups::{self, boundaries};
use crate::house::Stop;
use crate::offices::second::{Deed, Occasion, Pending};
use crate::offices::{self, Power};
use crate::rules;

/// Draws boundaries anew. The payload is the id of the plan.
pub(crate) const DRAW: Deed = Deed {
    name: "draw-boundaries",
    power: Power::Boundaries,
    asks: "second-draw-boundaries",
    act: "act-boundaries",
    says: |_, _, _| Ok(Vec::new()),
    look,
    facts: |_, _| Ok(Vec::new()),
    under: None,
    done,
};

/// Closes a group, and moves its people. The payload is the id of the plan.
pub(crate) const CLOSE: Deed = Deed {
    name: "close-group",
    power: Power::CloseGroups,
    asks: "second-close-group",
    act: "act-group-closed",
    says: |_, _, _| Ok(Vec::new()),
    look,
    facts: |_, _| Ok(Vec::new()),
    under: None,
    done,
};

/// The plan shows who would move from where to where.
#[expect(clippy::unnecessary_wraps, reason = "other acts have no page to look at")]
fn look(pending: &Pending) -> Option<String> {
    Some(format!("{}/boundaries/{}", groups::web::address(pending.group), pending.payload))
}

/// Begins to move people, if whoever asked could still do so by themselves but for the second person.
fn done(tx: &mut WriteTx<'_>, pending: &Pending, occasion: &Occasion) -> Result<(), Stop> {
    let now = occasion.now;
    let id: MoveId = pending.payload.parse().map_err(|_| Refusal::Failed)?;
    let plan: Move = super::find(tx, pending.group, id)?.ok_or(Refusal::NotFound)?;
    for (_, other) in boundaries::taken(tx, pending.group, &plan.beginnings)? {
        let place = groups::place(tx, other.id)?.ok_or(Refusal::NotFound)?;
        if !offices::holds(tx, pending.asker, Power::Boundaries, &place, now)? {
            let (book, words) = (rules::present(tx)?, occasion.house.words());
            return Err(offices::missing::stop(tx, words, &book, &[Power::Boundaries], &place, now)?);
        }
    }
    if plan.closes && !groups::parts(tx, pending.group)?.is_empty() {
        return Err(Refusal::Conflict.into());
    }
    if super::begin(tx, &plan, now)? { Ok(()) } else { Err(Refusal::Conflict.into()) }
}
