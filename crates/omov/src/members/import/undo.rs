//! Taking a list back: whom it put on the roll goes, what it changed comes back. What somebody has changed since, or what
//! other things hang on by now, stays as it is, and the page says so.

use std::collections::BTreeMap;

use omov_store::{Moment, WriteTx, params};

use super::imports::{self, Import};
use super::lines::{self, Done, Stored};
use super::values::take_off;
use super::{ImportId, sql};
use crate::house::Stop;
use crate::members;

/// Takes the rows before `at` back, the last first, `most` of them; says the number of the first of these, none when all are
/// done. Rows in reverse, so that somebody whom two rows have changed ends up as they were.
///
/// The database refuses to let somebody go to whom anything points, and that ends the transaction: then fewer rows are taken
/// at a time, and the one that is refused alone is kept with [`keep`].
pub(super) fn next(
    tx: &mut WriteTx<'_>,
    import: &Import,
    at: u32,
    most: u32,
    now: Moment,
) -> Result<Option<u32>, Stop> {
    let rows = lines::before(tx, import.id, at, most)?;
    let mut counts = BTreeMap::new();
    for row in &rows {
        if let Some(done) = undo(tx, row, now)? {
            tx.execute(&sql::UNDID, params![import.id, row.number, done])?;
            *counts.entry(done.name()).or_insert(0) += 1;
        }
    }
    imports::count_up(tx, import.id, &counts)?;
    let first = rows.last().map(|row| row.number);
    if let Some(first) = first {
        tx.execute(&sql::SET_AT, params![import.id, first, now])?;
    }
    Ok(first)
}

/// Leaves the last row before `at` as it is: other things hang on it. Says its number.
pub(super) fn keep(tx: &mut WriteTx<'_>, import: &Import, at: u32, now: Moment) -> Result<Option<u32>, Stop> {
    let Some(row) = lines::before(tx, import.id, at, 1)?.pop() else { return Ok(None) };
    tx.execute(&sql::UNDID, params![import.id, row.number, Done::Kept])?;
    imports::count_up(tx, import.id, &BTreeMap::from([(Done::Kept.name(), 1)]))?;
    tx.execute(&sql::SET_AT, params![import.id, row.number, now])?;
    Ok(Some(row.number))
}

/// Takes one row back; none where there is nothing to take back.
fn undo(tx: &mut WriteTx<'_>, row: &Stored, now: Moment) -> Result<Option<Done>, Stop> {
    let Some(done @ (Done::Made | Done::Altered)) = row.done else { return Ok(None) };
    let (Some(id), Some(set)) = (row.member, &row.set_to) else { return Ok(Some(Done::Kept)) };
    let Some(member) = members::find(tx, id)? else { return Ok(Some(Done::Kept)) };
    let unchanged = match done {
        Done::Made => set.member(id).is_some_and(|made| made == member),
        _ => set.stand_with(&member),
    };
    if !unchanged {
        return Ok(Some(Done::Kept));
    }
    match (done, &row.before) {
        (Done::Made, _) => {
            take_off(tx, &member)?;
            Ok(Some(Done::Unmade))
        }
        (_, Some(before)) if before.put(tx, &member, now)? => Ok(Some(Done::Restored)),
        _ => Ok(Some(Done::Kept)),
    }
}

/// Takes rows of a list out for good, `most` of them; says whether there are none left.
pub(super) fn clear(tx: &mut WriteTx<'_>, id: ImportId, most: u32) -> Result<bool, Stop> {
    Ok(tx.execute(&sql::DELETE_ROWS, params![id, most])? < u64::from(most))
}
