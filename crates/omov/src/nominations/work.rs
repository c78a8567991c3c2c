//! The room's work in the background: nominations end when their time is over.

use std::time::Duration;

use omov_store::{ReadTx, WriteTx, params};

use super::{RoundId, ending, sql};
use crate::house::work::Works;
use crate::house::{House, Stop, ids};

/// The work.
pub(crate) fn work(works: Works) -> Works {
    works.every("nominations", Duration::from_secs(30), end)
}

async fn end(house: House) -> Result<(), Stop> {
    let now = house.now();
    let due: Vec<RoundId> = house.store().read(move |tx: &mut ReadTx<'_>| Ok(tx.all(&sql::DUE, params![now])?)).await?;
    for id in due {
        let (here, letters) = (house.clone(), ids::by_time(now)?);
        house.store().write(move |tx: &mut WriteTx<'_>| ending::end(tx, &here, id, letters, now)).await?;
    }
    Ok(())
}
