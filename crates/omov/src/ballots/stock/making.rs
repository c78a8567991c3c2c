//! Once every trustee has opened the test ballots, the keys are put together, and their hashes go on the public record.

use std::time::Duration;

use omov_belenios::hashing::sha256_hex;
use omov_store::jobs::Queue;
use omov_store::{ReadTx, WriteTx, params};

use super::ceremony::{self, Trustee};
use super::{StockId, one, sql};
use crate::ballots::board::column;
use crate::ballots::parts::Parts;
use crate::ballots::trustees::Kind;
use crate::house::Stop;
use crate::house::work::{Task, Undone, Works};
use crate::record::{self, Step};

/// The id is the stock's.
pub(super) const QUEUE: Queue =
    Queue { name: "ballot-stocks", lease: Duration::from_mins(5), tries: 20, first_wait: Duration::from_secs(10) };

pub(in crate::ballots) fn work(works: Works) -> Works {
    works.queue(&QUEUE, 1, make)
}

async fn make(task: Task) -> Result<(), Undone> {
    let id = StockId(task.id());
    let read = move |tx: &mut ReadTx<'_>| Ok((one(tx, id)?, ceremony::all(tx, id)?));
    let (stock, trustees) = task.house.store().read(read).await?;
    let agreed = stock.agreed().map_err(Undone::from)?;
    let hash = rehearsed(&trustees);
    let made = move || {
        let parts = ceremony::parts(&agreed, &trustees)?;
        parts.iter().map(Parts::list).collect::<Result<Vec<_>, _>>()
    };
    let made = tokio::task::spawn_blocking(made).await.map_err(|error| Undone::Failed(error.to_string()))?;
    let lists = made.map_err(Undone::Failed)?;
    let now = task.house.now();
    let put = move |tx: &mut WriteTx<'_>| {
        if tx.execute(&sql::READY, params![id, now])? != 1 {
            return Ok(());
        }
        let digests: Vec<String> = lists.iter().map(sha256_hex).collect();
        for (number, (list, digest)) in (1_u64..).zip(lists.iter().zip(&digests)) {
            tx.execute(&sql::ADD_KEY, params![id, column(number), list, digest])?;
        }
        let facts = vec![("keys", digests.join(" ")), ("rehearsal", hash.clone())];
        let step = Step { deed: "stock-ready", rule: "run-ballots", office: None, facts, by: None, at: now };
        let done = step.of(("run-ballots", ("stock", id.to_string()), "powers"), stock.group);
        let entry = record::append_numbered(tx, &[done])?;
        tx.execute(&sql::ENTRY, params![id, entry])?;
        Ok::<_, Stop>(())
    };
    Ok(task.finish(put).await?)
}

/// What stands for all rehearsals on the public record: the hash of the lists of all trustees, a line each.
fn rehearsed(trustees: &[Trustee]) -> String {
    let lists: Vec<&str> = trustees.iter().filter_map(|one| one.sent(Kind::Rehearsal)).collect();
    sha256_hex(lists.join("\n") + "\n")
}
