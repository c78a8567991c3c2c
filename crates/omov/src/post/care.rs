//! What has to be done for letters again and again.

use std::time::Duration;

use omov_store::params;

use super::kept::{self, Kept, State, Trouble};
use super::{LetterId, QUEUE, SIGN_IN, SIGN_IN_TIME, sql, way_in};
use crate::house::{House, Stop};

/// How long it can be seen what became of a letter.
const KEPT: Duration = Duration::from_hours(90 * 24);

/// Ways in that were not sent in time are worth nothing, and their text goes.
pub(super) async fn late(house: House) -> Result<(), Stop> {
    let now = house.now();
    let made_before = now.minus(SIGN_IN_TIME);
    let wipe = move |tx: &mut omov_store::WriteTx<'_>| {
        let late: Vec<LetterId> = tx.all(&sql::WAITING_BEFORE, params![made_before, SIGN_IN])?;
        for id in late {
            if let Some(letter) = Kept::find(tx, id)? {
                kept::failed(tx, &letter, Trouble::TooLate, true, now)?;
            }
        }
        Ok(())
    };
    house.store().write(wipe).await
}

/// Letters whose senders fell silent each time are not tried any more; that is said on their page.
pub(super) async fn silent(house: House) -> Result<(), Stop> {
    let now = house.now();
    let tell = move |tx: &mut omov_store::WriteTx<'_>| {
        for job in QUEUE.given_up(tx, 500)? {
            QUEUE.discard(tx, job.id)?;
            let letter = Kept::find(tx, LetterId(job.id))?.filter(|letter| letter.state == State::Waiting);
            if let Some(letter) = letter {
                kept::failed(tx, &letter, Trouble::Silent, true, now)?;
            }
        }
        Ok(())
    };
    house.store().write(tell).await
}

/// What is old enough is forgotten.
pub(super) async fn clear(house: House) -> Result<(), Stop> {
    let made_before = house.now().minus(KEPT);
    for state in State::ALL {
        let clear = move |tx: &mut omov_store::WriteTx<'_>| {
            tx.execute(&sql::CLEAR_EVENTS, params![state, made_before])?;
            Ok(tx.execute(&sql::CLEAR, params![state, made_before])?)
        };
        // A piece at a time, so that nobody waits for it.
        while house.store().write(clear).await? > 0 {}
    }
    let now = house.now();
    house.store().write(move |tx| Ok(way_in::clear(tx, now).map(|_| ())?)).await
}
