//! The room's work in the background: meetings that were left open end, and who spoke is forgotten when the debate has ended.

use std::time::Duration;

use omov_store::{WriteTx, params};

use super::{MeetingId, meeting, sql};
use crate::debates::DebateId;
use crate::house::work::Works;
use crate::house::{House, Stop};

/// No meeting lasts longer.
const LONGEST: Duration = Duration::from_hours(24);

/// The work.
pub(crate) fn work(works: Works) -> Works {
    works.every("meetings", Duration::from_mins(1), tidy)
}

async fn tidy(house: House) -> Result<(), Stop> {
    let now = house.now();
    let put = move |tx: &mut WriteTx<'_>| {
        let left: Vec<MeetingId> = tx.all(&sql::LEFT_OPEN, params![now.minus(LONGEST)])?;
        for id in left {
            meeting::end(tx, id, None, now)?;
        }
        let over: Vec<DebateId> = tx.all(&sql::UNCOUNTED, params![])?;
        over.into_iter().try_for_each(|debate| meeting::count(tx, debate).map_err(Stop::from))
    };
    house.store().write(put).await
}
