//! What waits for somebody who was drawn, on their first page.

use omov_store::{Moment, ReadTx, params};

use super::super::panel::Answer;
use super::super::removal::State;
use super::super::{RemovalId, removal, sql};
use crate::groups;
use crate::house::Stop;
use crate::members::MemberId;

/// The appeals on which somebody has been drawn and has not answered: the name of the group, where, and until when.
pub(crate) fn waiting(
    tx: &mut ReadTx<'_>,
    member: MemberId,
    now: Moment,
) -> Result<Vec<(String, String, Moment)>, Stop> {
    let sat: Vec<(RemovalId, Moment, Moment, Option<Answer>, String, State)> = tx.all(&sql::SAT, params![member])?;
    let mut found = Vec::new();
    for (id, _, until, answer, _, state) in sat {
        if answer.is_none() && now < until && state == State::Appealed {
            let group = removal::one(tx, id)?.group;
            let name = groups::find(tx, group)?.map(|group| group.name).unwrap_or_default();
            found.push((name, id.address(), until));
        }
    }
    Ok(found)
}
