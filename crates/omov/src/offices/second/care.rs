//! What nobody agreed to in time is out of everybody's reach, and what it needed to be done with is forgotten: an address of
//! e-mail, say. That it was asked for, and why, stays.

use std::time::Duration;

use omov_store::{WriteTx, params, statements};

use crate::house::work::Works;
use crate::house::{House, Stop};

statements! {
    OUT_OF_REACH = "DELETE FROM second_reach WHERE act_id IN \
        (SELECT id FROM second_acts WHERE state = 'waiting' AND until <= $1)";
    EMPTY = "UPDATE second_acts SET payload = '' WHERE state = 'waiting' AND until <= $1 AND payload <> ''";
}

/// The room's work.
pub(crate) fn work(works: Works) -> Works {
    works.every("second-forget", Duration::from_hours(1), forget)
}

async fn forget(house: House) -> Result<(), Stop> {
    let now = house.now();
    let over = move |tx: &mut WriteTx<'_>| {
        tx.execute(&OUT_OF_REACH, params![now])?;
        Ok(tx.execute(&EMPTY, params![now]).map(|_| ())?)
    };
    house.store().write(over).await
}
