//! What a debate agreed on, for whoever makes a text of it.

use omov_store::ReadTx;

use super::debate::State;
use super::{DebateId, debate, work};
use crate::house::Stop;

/// The words of a statement on which all agree by the map that was drawn last, and the question of its debate.
pub(crate) fn agreed(tx: &mut ReadTx<'_>, id: DebateId, number: u32) -> Result<Option<(String, String)>, Stop> {
    let debate = debate::one(tx, id)?;
    let shared = work::published(tx, id)?.is_some_and(|(_, map)| map.agree.iter().any(|one| one.statement == number));
    let statement = debate::statement(tx, id, number)?.filter(|one| shared && one.state == State::There);
    Ok(statement.map(|one| (one.body, debate.question)))
}
