//! The room's work in the background: agendas are drawn up at their hour.

use std::time::Duration;

use omov_store::jobs::Queue;
use omov_store::{WriteTx, params};

use super::{AgendaId, drawing, sql};
use crate::house::work::{Task, Undone, Works};
use crate::house::{House, Stop};

/// Agendas to be drawn up; the id is the agenda's.
const QUEUE: Queue =
    Queue { name: "agendas", lease: Duration::from_mins(2), tries: 20, first_wait: Duration::from_secs(10) };

/// The work.
pub(crate) fn work(works: Works) -> Works {
    works.queue(&QUEUE, 1, draw).every("agendas", Duration::from_secs(30), look)
}

/// Puts whatever has something due into the queue.
async fn look(house: House) -> Result<(), Stop> {
    let now = house.now();
    let put = move |tx: &mut WriteTx<'_>| {
        let due: Vec<AgendaId> = tx.all(&sql::DUE, params![now])?;
        due.into_iter().try_for_each(|id| QUEUE.enqueue(tx, id.0, "", now).map(|_| ()).map_err(Stop::from))
    };
    house.store().write(put).await
}

async fn draw(task: Task) -> Result<(), Undone> {
    let (id, now) = (AgendaId(task.id()), task.house.now());
    Ok(task.finish(move |tx| drawing::draw(tx, id, now)).await?)
}
