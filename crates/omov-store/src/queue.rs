//! A queue that several threads take from.

use std::sync::{Mutex, PoisonError};

use tokio::sync::mpsc::Receiver;

use crate::act::Message;

pub(crate) struct Queue(Mutex<Receiver<Message>>);

impl Queue {
    pub(crate) fn new(receiver: Receiver<Message>) -> Self {
        Self(Mutex::new(receiver))
    }

    /// Waits for the next message. One thread waits at the queue, the others wait for their turn to wait.
    pub(crate) fn next(&self) -> Option<Message> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).blocking_recv()
    }
}
