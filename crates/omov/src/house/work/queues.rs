//! Jobs: taken from their queue one by one.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use omov_store::Error;
use omov_store::jobs::Queue;
use omov_web::hex::hex;
use tokio::sync::watch;

use super::{Job, Task, Undone, rest};
use crate::house::{House, Stop};

/// How often a worker looks by itself whether there is something to do.
const LOOKS: Duration = Duration::from_secs(3);
/// How long it leaves a database alone that did not answer.
const TROUBLE: Duration = Duration::from_secs(10);

/// One worker of a queue.
pub(super) async fn serve(house: House, queue: Queue, job: Job, me: [u8; 16], mut closed: watch::Receiver<bool>) {
    loop {
        // From here on a call is heard, also one that comes between looking and resting.
        let mut woken = std::pin::pin!(house.0.waking.notified());
        woken.as_mut().enable();
        let time = match once(&house, &queue, &job, me, &closed).await {
            Ok(true) if !*closed.borrow() => continue,
            Ok(_) => LOOKS,
            Err(stop) => {
                tracing::warn!(queue = queue.name, %stop, "no job can be taken");
                TROUBLE
            }
        };
        if !rest(woken, time, &mut closed).await {
            return;
        }
    }
}

/// Does one job if there is one that is due, and says whether there was.
pub(super) async fn once(
    house: &House,
    queue: &Queue,
    job: &Job,
    me: [u8; 16],
    closed: &watch::Receiver<bool>,
) -> Result<bool, Stop> {
    let (queue, now) = (*queue, house.now());
    if !house.store().read(move |tx| Ok(queue.is_due(tx, now)?)).await? {
        return Ok(false);
    }
    let Some(taken) = house.store().write(move |tx| Ok(queue.claim(tx, me, now)?)).await? else {
        return Ok(false);
    };
    let finished = Arc::new(AtomicBool::new(false));
    let task = Task { house: house.clone(), queue, job: taken, closed: closed.clone(), finished };
    // A task of its own, so that a panic ends this job and not the worker.
    let ended = tokio::spawn(job(task.clone())).await;
    let ended = ended.unwrap_or_else(|_| Err(Undone::Failed("the program made a mistake".into())));
    match after(&task, ended).await {
        Ok(()) => {}
        Err(Stop::Store(Error::LeaseLost { .. })) => {
            tracing::warn!(queue = queue.name, job = hex(&task.id()), "another had the job meanwhile");
        }
        Err(stop) => return Err(stop),
    }
    Ok(true)
}

/// Takes the job out of its queue, or puts it back.
async fn after(task: &Task, ended: Result<(), Undone>) -> Result<(), Stop> {
    if task.finished.load(Ordering::Relaxed) {
        return Ok(());
    }
    let (queue, job, now) = (task.queue, task.job.clone(), task.house.now());
    match ended {
        Ok(()) => task.finish(|_| Ok(())).await,
        Err(Undone::Later(time)) => {
            task.house.store().write(move |tx| Ok(queue.hand_back(tx, &job, now.plus(time))?)).await
        }
        Err(Undone::Failed(trouble)) => {
            let (id, attempt) = (hex(&job.id), job.attempt);
            tracing::warn!(queue = queue.name, job = id, attempt, trouble, "a job failed");
            task.house.store().write(move |tx| Ok(queue.put_back(tx, &job, now, &trouble)?)).await
        }
    }
}
