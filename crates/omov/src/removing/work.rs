//! The room's work in the background: people are drawn, whoever does not answer is replaced, and words that nobody can put back any more go.

use std::time::Duration;

use omov_store::{ReadTx, WriteTx, params};

use super::{appeal, panel, removal, sql};
use crate::house::work::Works;
use crate::house::{House, Stop, ids};

/// The work.
pub(crate) fn work(works: Works) -> Works {
    works.every("removing", Duration::from_secs(30), go_on)
}

async fn go_on(house: House) -> Result<(), Stop> {
    let now = house.now();
    house.store().write(move |tx: &mut WriteTx<'_>| Ok(tx.execute(&sql::WIPE_OLD, params![now])?)).await?;
    let due = house.store().read(move |tx: &mut ReadTx<'_>| appeal::due(tx, now)).await?;
    for (id, wanted) in due {
        let look = move |tx: &mut ReadTx<'_>| {
            let removal = removal::one(tx, id)?;
            panel::next(tx, &removal, wanted, now)
        };
        let drawn = house.store().read(look).await?;
        let (here, letters) = (house.clone(), ids::by_time(now)?);
        let put = move |tx: &mut WriteTx<'_>| appeal::go_on(tx, &here, id, (&drawn, letters), now);
        house.store().write(put).await?;
    }
    Ok(())
}
