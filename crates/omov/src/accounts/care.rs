//! Ways in, challenges and sessions that are over are forgotten.

use std::time::Duration;

use omov_store::{Moment, Statement, params, statements};

use crate::house::work::Works;
use crate::house::{House, Stop};

/// So long a link whose time is over still says so, and not that there never was one.
const SAYS_SO: Duration = Duration::from_hours(24);
/// So many rows are forgotten in one transaction, so that nobody waits for it.
const AT_ONCE: u32 = 500;

statements! {
    WAYS_IN = "DELETE FROM ways_in WHERE id IN (SELECT id FROM ways_in WHERE until <= $1 ORDER BY until LIMIT $2)";
    CHALLENGES = "DELETE FROM challenges WHERE (browser, purpose) IN \
        (SELECT browser, purpose FROM challenges WHERE until <= $1 ORDER BY until LIMIT $2)";
    SESSIONS = "DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE until <= $1 ORDER BY until LIMIT $2)";
}

/// The room's work.
pub(crate) fn work(works: Works) -> Works {
    works.every("accounts-forget", Duration::from_hours(1), forget)
}

async fn forget(house: House) -> Result<(), Stop> {
    let now = house.now();
    let long_over = now.minus(SAYS_SO);
    for (statement, before) in [(&WAYS_IN, long_over), (&CHALLENGES, now), (&SESSIONS, now)] {
        while some(&house, statement, before).await? {}
    }
    Ok(())
}

/// Forgets some of them. Says whether there may be more.
async fn some(house: &House, statement: &'static Statement, before: Moment) -> Result<bool, Stop> {
    let gone = house.store().write(move |tx| Ok(tx.execute(statement, params![before, AT_ONCE])?)).await?;
    Ok(gone == u64::from(AT_ONCE))
}
