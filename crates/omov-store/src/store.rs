//! The door.

use std::fmt;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use tokio::sync::mpsc::{self, Receiver, Sender};

use crate::act::{Act, Call, Message};
use crate::error::Error;
use crate::health::{Counts, Health};
use crate::migrate::{Schema, migrate, waiting};
use crate::postgres::{Kind, Postgres, Worker};
use crate::queue::Queue;
use crate::sqlite::{self, Sqlite};
use crate::transaction::{ReadTx, WriteTx};

/// So many acts may wait before the next has to wait for a place in the queue.
const WAITING: usize = 1024;

/// Which database.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "a program has one or two of them")]
pub enum Database {
    /// A file on this machine.
    Sqlite(Sqlite),
    /// A server, which several processes may share.
    Postgres(Postgres),
}

impl From<Sqlite> for Database {
    fn from(options: Sqlite) -> Self {
        Self::Sqlite(options)
    }
}

impl From<Postgres> for Database {
    fn from(options: Postgres) -> Self {
        Self::Postgres(options)
    }
}

/// A database that is open. Clones share it.
///
/// `E` is the error of the closures. It is the store's own unless [`with_errors`](Self::with_errors) says otherwise.
pub struct Store<E = Error> {
    inner: Arc<Inner>,
    errors: PhantomData<fn() -> E>,
}

struct Inner {
    database: Database,
    reads: Sender<Message>,
    writes: Sender<Message>,
    health: Arc<Health>,
    threads: Mutex<Option<Threads>>,
}

/// The threads that take from the two queues.
struct Threads {
    readers: Vec<JoinHandle<()>>,
    writers: Vec<JoinHandle<()>>,
}

impl<E> Clone for Store<E> {
    fn clone(&self) -> Self {
        Self { inner: self.inner.clone(), errors: PhantomData }
    }
}

impl<E> fmt::Debug for Store<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("database", &self.inner.database).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens a database and brings its tables up to `schema`. Any number of processes may do so at once.
    ///
    /// # Errors
    /// [`Error::Unopened`], [`Error::Gone`] or [`Error::Migration`] with the reason.
    pub async fn open(database: impl Into<Database>, schema: &Schema) -> Result<Self, Error> {
        let database = database.into();
        // Opening a file may wait for the disk, or for another process.
        let store = tokio::task::spawn_blocking(|| Self::start(database)).await.unwrap_or(Err(Error::Closed))?;
        match migrate(&store, schema).await {
            Ok(()) => Ok(store),
            Err(error) => {
                store.close().await;
                Err(error)
            }
        }
    }

    /// Opens a database and leaves its tables as they are. Says how many changes `schema` has that they lack.
    ///
    /// # Errors
    /// As of [`open`](Self::open).
    pub async fn open_as_it_is(database: impl Into<Database>, schema: &Schema) -> Result<(Self, u32), Error> {
        let database = database.into();
        let store = tokio::task::spawn_blocking(|| Self::start(database)).await.unwrap_or(Err(Error::Closed))?;
        match waiting(&store, schema).await {
            Ok(changes) => Ok((store, changes)),
            Err(error) => {
                store.close().await;
                Err(error)
            }
        }
    }

    fn start(database: Database) -> Result<Self, Error> {
        let health = Arc::new(Health::default());
        let (reads, read_queue) = mpsc::channel(WAITING);
        let (writes, write_queue) = mpsc::channel(WAITING);
        let threads = match &database {
            Database::Sqlite(options) => start_sqlite(options, &health, read_queue, write_queue)?,
            Database::Postgres(options) => start_postgres(options, &health, read_queue, write_queue)?,
        };
        let inner = Inner { database, reads, writes, health, threads: Mutex::new(Some(threads)) };
        Ok(Self { inner: Arc::new(inner), errors: PhantomData })
    }
}

impl<E> Store<E> {
    /// The same store for closures with another error, such as a refusal of the application.
    pub fn with_errors<F: From<Error>>(&self) -> Store<F> {
        Store { inner: self.inner.clone(), errors: PhantomData }
    }

    /// Which database it is.
    pub fn database(&self) -> &Database {
        &self.inner.database
    }

    /// Whether writes are accepted.
    ///
    /// # Errors
    /// [`Error::StorageFailed`] once storage has failed: the sentence for every page from then on.
    pub fn accepting(&self) -> Result<(), Error> {
        self.inner.health.accepting()
    }

    /// How much was done since it was opened.
    pub fn counts(&self) -> Counts {
        self.inner.health.counts()
    }

    /// How many acts wait for the writer: what a page needs to say how long it will take.
    pub fn waiting(&self) -> usize {
        WAITING - self.inner.writes.capacity()
    }

    /// Empties the log of SQLite into the database file: what was deleted or written anew is in neither after that, nor in which order things
    /// were written. Says whether it is empty; a long read keeps it from being so. PostgreSQL keeps a log of its own, which is not ours to cut.
    ///
    /// # Errors
    /// [`Error::Closed`], or [`Error::StorageFailed`], after which nothing more is accepted.
    pub async fn empty_log(&self) -> Result<bool, Error> {
        if let Database::Postgres(_) = self.database() {
            return Ok(true);
        }
        let (asker, answer) = tokio::sync::oneshot::channel();
        self.inner.writes.send(Message::EmptyLog(asker)).await.map_err(|_| Error::Closed)?;
        answer.await.unwrap_or(Err(Error::Closed))
    }

    /// Ends after what is waiting has been done. Later calls get [`Error::Closed`], from every clone.
    pub async fn close(&self) {
        let threads = self.inner.threads.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(Threads { readers, writers }) = threads else { return };
        // The writer last: SQLite tidies up its log when the last connection is closed, if that one may write.
        for (queue, threads) in [(&self.inner.reads, readers), (&self.inner.writes, writers)] {
            for _ in &threads {
                // A thread that is gone already needs no telling.
                let _ = queue.send(Message::Stop).await;
            }
            let ended = move || threads.into_iter().for_each(|thread| drop(thread.join()));
            let _ = tokio::task::spawn_blocking(ended).await;
        }
    }
}

impl<E: From<Error> + Send + 'static> Store<E> {
    /// Reads, all from one snapshot.
    ///
    /// # Errors
    /// The closure's own, or the store's.
    ///
    /// # Panics
    /// If the closure does.
    pub async fn read<T, F>(&self, closure: F) -> Result<T, E>
    where
        T: Send + 'static,
        F: Fn(&mut ReadTx<'_>) -> Result<T, E> + Send + 'static,
    {
        Self::send(&self.inner.reads, move |tx: &mut WriteTx<'_>| closure(tx)).await
    }

    /// Writes: all of it, durably, or nothing. The closure may be run twice, and once it has been handed over it is run even
    /// if nobody waits for the answer any more.
    ///
    /// # Errors
    /// The closure's own, or the store's. Nothing was written then, [`Error::Uncertain`] excepted.
    ///
    /// # Panics
    /// If the closure does. Nothing was written then.
    pub async fn write<T, F>(&self, closure: F) -> Result<T, E>
    where
        T: Send + 'static,
        F: Fn(&mut WriteTx<'_>) -> Result<T, E> + Send + 'static,
    {
        self.inner.health.accepting()?;
        Self::send(&self.inner.writes, closure).await
    }

    async fn send<T, F>(queue: &Sender<Message>, closure: F) -> Result<T, E>
    where
        T: Send + 'static,
        F: Fn(&mut WriteTx<'_>) -> Result<T, E> + Send + 'static,
    {
        let (call, answer) = Call::new(closure);
        let call: Box<dyn Act> = Box::new(call);
        queue.send(Message::Act(call)).await.map_err(|_| Error::Closed)?;
        match answer.await {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            Err(_) => Err(Error::Closed.into()),
        }
    }
}

fn start_sqlite(
    options: &Sqlite,
    health: &Arc<Health>,
    reads: Receiver<Message>,
    writes: Receiver<Message>,
) -> Result<Threads, Error> {
    let writer = sqlite::Writer::open(options, health.clone())?;
    let writers = vec![spawn("store-writer", move || writer.serve(writes))?];
    let queue = Arc::new(Queue::new(reads));
    let reader = |_| {
        let (path, queue, health) = (options.path.clone(), queue.clone(), health.clone());
        spawn("store-reader", move || sqlite::serve_reads(&path, &queue, &health))
    };
    let readers = (0..options.readers.max(1)).map(reader).collect::<Result<_, _>>()?;
    Ok(Threads { readers, writers })
}

fn start_postgres(
    options: &Postgres,
    health: &Arc<Health>,
    reads: Receiver<Message>,
    writes: Receiver<Message>,
) -> Result<Threads, Error> {
    let options = Arc::new(options.clone());
    let start = |name, kind, count: usize, queue| {
        let queue = Arc::new(Queue::new(queue));
        let one = |_| {
            let worker = Worker { options: options.clone(), health: health.clone(), kind, session: None };
            let queue = queue.clone();
            spawn(name, move || worker.serve(&queue))
        };
        (0..count.max(1)).map(one).collect::<Result<_, Error>>()
    };
    Ok(Threads {
        readers: start("store-reader", Kind::Reads, options.readers, reads)?,
        writers: start("store-writer", Kind::Writes, options.writers, writes)?,
    })
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, Error> {
    let started = thread::Builder::new().name(name.to_owned()).spawn(run);
    started.map_err(|e| Error::Unopened { reason: format!("no thread could be started: {e}") })
}
