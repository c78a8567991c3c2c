//! A transaction on its way from the one who wants it to the thread that runs it, and its answer on the way back.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use tokio::sync::oneshot;

use crate::error::Error;
use crate::transaction::WriteTx;

/// What a thread of the store waits for.
pub(crate) enum Message {
    /// Run this.
    Act(Box<dyn Act>),
    /// Empty the log, and say whether it is empty. Only the writer of SQLite has one.
    EmptyLog(oneshot::Sender<Result<bool, Error>>),
    /// End, after everything that came before.
    Stop,
}

/// A closure with somebody waiting for its result.
pub(crate) trait Act: Send {
    /// Runs it; may be called again. Says whether what it did is to be kept.
    fn run(&mut self, tx: &mut WriteTx<'_>) -> bool;
    /// Tells the one who waits: the closure's own result if `verdict` is good, the verdict's error otherwise.
    fn answer(self: Box<Self>, verdict: Result<(), Error>);
}

/// What the one who waits is told. A panic of the closure is carried home.
pub(crate) type Answer<T, E> = thread::Result<Result<T, E>>;

pub(crate) struct Call<F, T, E> {
    closure: F,
    outcome: Option<Answer<T, E>>,
    caller: oneshot::Sender<Answer<T, E>>,
}

impl<F, T, E> Call<F, T, E> {
    pub(crate) fn new(closure: F) -> (Self, oneshot::Receiver<Answer<T, E>>) {
        let (caller, answer) = oneshot::channel();
        (Self { closure, outcome: None, caller }, answer)
    }
}

impl<F, T, E> Act for Call<F, T, E>
where
    F: Fn(&mut WriteTx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<Error> + Send,
{
    fn run(&mut self, tx: &mut WriteTx<'_>) -> bool {
        // The closure only borrows what it holds, and the transaction is rolled back: nothing half done is left behind.
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.closure)(tx)));
        // A closure that overlooks an error would otherwise be told that all was kept.
        let outcome = match (outcome, tx.trouble()) {
            (Ok(Ok(_)), Some(trouble)) => Ok(Err(trouble.clone().into())),
            (outcome, _) => outcome,
        };
        let keep = matches!(outcome, Ok(Ok(_)));
        self.outcome = Some(outcome);
        keep
    }

    fn answer(self: Box<Self>, verdict: Result<(), Error>) {
        let answer = match (verdict, self.outcome) {
            (_, Some(Err(panic))) => Err(panic),
            (Err(error), _) => Ok(Err(error.into())),
            (Ok(()), Some(outcome)) => outcome,
            (Ok(()), None) => Ok(Err(Error::Closed.into())),
        };
        // Nobody waits any more, for instance because a browser hung up: the act stands all the same.
        let _ = self.caller.send(answer);
    }
}
