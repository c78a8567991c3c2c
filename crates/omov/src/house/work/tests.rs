//! What work in the background promises.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::time::Duration;

use omov_store::jobs::Queue;
use omov_store::{WriteTx, params, statements};

use super::progress::{End, Progress};
use super::{Task, Undone, Works, due_of};
use crate::house::testing::{NOON, in_an_empty_house};
use crate::house::{House, secrets};

statements! {
    NOTES = "SELECT COUNT(*) AS notes FROM secrets WHERE name >= 'note'";
}

const QUEUE: Queue =
    Queue { name: "test", lease: Duration::from_mins(2), tries: 3, first_wait: Duration::from_secs(30) };
const ID: [u8; 16] = [7; 16];

/// Counts how often something was done.
type Count = Arc<AtomicU32>;

async fn enqueue(house: &House, id: [u8; 16]) {
    let put = move |tx: &mut WriteTx<'_>| Ok(QUEUE.enqueue(tx, id, "said", NOON).map(|_| ())?);
    house.store().write(put).await.expect("a job is put into its queue");
}

async fn waiting(house: &House) -> u64 {
    house.store().read(|tx| Ok(QUEUE.waiting(tx)?)).await.expect("a number")
}

/// Work that does this with every job, and counts.
fn works(count: &Count, ends: impl Fn() -> Result<(), Undone> + Clone + Send + Sync + 'static) -> Works {
    let count = count.clone();
    Works::default().queue(&QUEUE, 1, move |_| {
        let (count, ends) = (count.clone(), ends.clone());
        async move {
            count.fetch_add(1, SeqCst);
            ends()
        }
    })
}

#[test]
fn a_job_is_done_once_and_is_gone() {
    in_an_empty_house(async |house| {
        let count = Count::default();
        enqueue(&house, ID).await;
        enqueue(&house, ID).await;
        for _ in 0..2 {
            due_of(&house, &works(&count, || Ok(()))).await.expect("work is done");
        }
        assert_eq!((count.load(SeqCst), waiting(&house).await), (1, 0));
    });
}

#[test]
fn a_job_that_fails_waits_longer_each_time_and_is_kept_when_it_is_given_up() {
    in_an_empty_house(async |house| {
        let count = Count::default();
        let works = works(&count, || Err(Undone::Failed("no answer".into())));
        enqueue(&house, ID).await;
        for (later, tries) in [(0, 1), (20, 1), (20, 2), (30, 2), (60, 3), (100_000, 3)] {
            house.clock().forward(Duration::from_secs(later));
            due_of(&house, &works).await.expect("work is done");
            assert_eq!(count.load(SeqCst), tries, "after {later} seconds more");
        }
        let kept = house.store().read(|tx| Ok(QUEUE.given_up(tx, 10)?)).await.expect("a list");
        assert_eq!((kept.len(), kept[0].trouble.as_deref()), (1, Some("no answer")));
    });
}

#[test]
fn a_mistake_of_the_program_is_a_try_that_failed_and_the_next_job_is_done() {
    in_an_empty_house(async |house| {
        let count = Count::default();
        let counted = count.clone();
        let works = Works::default().queue(&QUEUE, 1, move |task: Task| {
            let count = counted.clone();
            async move {
                assert!(task.id() != ID, "this panic belongs to the test");
                count.fetch_add(1, SeqCst);
                Ok(())
            }
        });
        enqueue(&house, ID).await;
        enqueue(&house, [8; 16]).await;
        due_of(&house, &works).await.expect("work is done");
        assert_eq!((count.load(SeqCst), waiting(&house).await), (1, 1));
    });
}

#[test]
fn the_job_of_a_worker_that_died_is_done_by_another_and_the_dead_one_can_write_nothing_more() {
    in_an_empty_house(async |house| {
        enqueue(&house, ID).await;
        let (held, found) = tokio::sync::oneshot::channel();
        let held = Arc::new(std::sync::Mutex::new(Some(held)));
        let silent = Works::default().queue(&QUEUE, 1, move |task: Task| {
            let held = held.lock().expect("one thread").take();
            async move {
                if let Some(held) = held {
                    // Dropped unfinished by the test, as by a process that dies.
                    let _ = held.send(task);
                }
                std::future::pending().await
            }
        });
        let dying = tokio::spawn({
            let house = house.clone();
            async move { due_of(&house, &silent).await }
        });
        let old = found.await.expect("the job was taken");
        dying.abort();
        let count = Count::default();
        let works = works(&count, || Ok(()));
        due_of(&house, &works).await.expect("work is done");
        assert_eq!(count.load(SeqCst), 0, "the lease of the silent worker still runs");
        house.clock().forward(QUEUE.lease);
        due_of(&house, &works).await.expect("work is done");
        assert_eq!(count.load(SeqCst), 1);
        let late = old.write(|tx| Ok(secrets::set(tx, "note", [1; 32])?)).await;
        assert!(late.is_err(), "it writes although the job was given to another");
        let notes: u64 = house.store().read(|tx| Ok(tx.one(&NOTES, params![])?)).await.expect("a number");
        assert_eq!(notes, 0, "what was refused is kept");
    });
}

#[test]
fn work_that_is_put_off_goes_on_and_never_counts_as_failed() {
    in_an_empty_house(async |house| {
        let count = Count::default();
        let works = works(&count, || Err(Undone::Later(Duration::from_secs(1))));
        enqueue(&house, ID).await;
        for _ in 0..20 {
            due_of(&house, &works).await.expect("work is done");
            house.clock().forward(Duration::from_secs(1));
        }
        assert_eq!((count.load(SeqCst), waiting(&house).await), (20, 1));
    });
}

#[test]
fn what_is_done_again_and_again_is_done_once_in_its_time_however_many_processes_there_are() {
    in_an_empty_house(async |house| {
        let plan = house.0.plan.clone();
        let clock = house.clock().clone();
        let other = House::open(house.store().database().clone(), clock, plan).await.expect("a second process");
        let count = Count::default();
        let counted = count.clone();
        let works = Works::default().every("test", Duration::from_hours(1), move |_| {
            let count = counted.clone();
            async move {
                count.fetch_add(1, SeqCst);
                Ok(())
            }
        });
        for (minutes, times) in [(0, 1), (30, 1), (30, 2), (59, 2), (1, 3)] {
            house.clock().forward(Duration::from_mins(minutes));
            for house in [&house, &other] {
                due_of(house, &works).await.expect("work is done");
            }
            assert_eq!(count.load(SeqCst), times, "after {minutes} minutes more");
        }
        other.plain().close().await;
    });
}

#[test]
fn workers_wake_for_what_is_put_there_and_end_with_what_they_have_in_hand() {
    in_an_empty_house(async |house| {
        let (began, mut begun) = tokio::sync::mpsc::unbounded_channel();
        let (go, may_go) = tokio::sync::watch::channel(false);
        let works = Works::default().queue(&QUEUE, 1, move |task: Task| {
            let (began, mut may_go) = (began.clone(), may_go.clone());
            async move {
                began.send(()).expect("the test listens");
                may_go.wait_for(|go| *go).await.expect("the test says when");
                task.finish(|tx| Ok(secrets::set(tx, "note", [1; 32])?)).await.map_err(Undone::from)
            }
        });
        let workers = house.work_at(works).expect("workers start");
        enqueue(&house, ID).await;
        house.wake();
        begun.recv().await.expect("the job begins");
        enqueue(&house, [8; 16]).await;
        let ending = tokio::spawn(workers.end());
        go.send(true).expect("the worker listens");
        ending.await.expect("the workers end");
        let notes: u64 = house.store().read(|tx| Ok(tx.one(&NOTES, params![])?)).await.expect("a number");
        assert_eq!(notes, 1, "what was in hand is not done");
    });
}

#[test]
fn how_far_work_has_come_can_be_seen_stopped_and_is_forgotten_after_a_month() {
    in_an_empty_house(async |house| {
        let note = |done: u32| move |tx: &mut WriteTx<'_>| Ok(Progress::note(tx, ID, "said", done, Some(100), NOON)?);
        house.store().write(|tx| Ok(Progress::begin(tx, ID, "said", None, NOON)?)).await.expect("begun");
        assert!(!house.store().write(note(20)).await.expect("noted"));
        house.store().write(|tx| Ok(Progress::ask_to_stop(tx, ID)?)).await.expect("asked");
        assert!(house.store().write(note(40)).await.expect("noted"), "nobody hears that it is to stop");
        let find = async || house.store().read(|tx| Ok(Progress::find(tx, ID)?)).await.expect("read");
        let seen = find().await.expect("it is there");
        assert_eq!((seen.done, seen.total, seen.end), (40, Some(100), None));
        assert_eq!(seen.seconds_left(NOON.plus(Duration::from_secs(40))), Some(60));
        let works = super::progress::work(Works::default());
        house.clock().forward(Duration::from_hours(40 * 24));
        due_of(&house, &works).await.expect("work is done");
        assert!(find().await.is_some(), "what goes on is never forgotten");
        house.store().write(|tx| Ok(Progress::end(tx, ID, End::Stopped, NOON)?)).await.expect("ended");
        house.clock().forward(Duration::from_hours(24));
        due_of(&house, &works).await.expect("work is done");
        assert_eq!(find().await, None);
    });
}
