//! Connections that send a byte every few seconds, and never a whole request: half of them do so in its head, half in its body.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::trial::browser::Browser;

const BETWEEN: Duration = Duration::from_secs(3);

/// They are there until this is dropped. One that is cut off comes again.
#[derive(Debug)]
pub(crate) struct Slow {
    _all: JoinSet<()>,
    open: Arc<AtomicUsize>,
    again: Arc<AtomicUsize>,
}

impl Slow {
    pub(crate) fn begin(server: SocketAddr, ballot: &str, many: usize) -> Self {
        let (open, again) = (Arc::<AtomicUsize>::default(), Arc::<AtomicUsize>::default());
        let head = format!(
            "POST {ballot}/vote/cast HTTP/1.1\r\nhost: {server}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 5000\r\n"
        );
        let mut all = JoinSet::new();
        for number in 0..many {
            // The end of the head comes at once, or never.
            let head = if number % 2 == 0 { head.clone() } else { head.clone() + "\r\n" };
            let (open, again) = (open.clone(), again.clone());
            all.spawn(async move {
                loop {
                    if let Ok(stream) = Browser::new(server).connected().await {
                        open.fetch_add(1, Ordering::Relaxed);
                        trickle(stream, &head).await;
                        open.fetch_sub(1, Ordering::Relaxed);
                        again.fetch_add(1, Ordering::Relaxed);
                    }
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            });
        }
        Self { _all: all, open, again }
    }

    /// How many are open now, and how often one was cut off.
    pub(crate) fn stand(&self) -> (usize, usize) {
        (self.open.load(Ordering::Relaxed), self.again.load(Ordering::Relaxed))
    }
}

/// Until the server has had enough.
async fn trickle(mut stream: TcpStream, head: &str) {
    if stream.write_all(head.as_bytes()).await.is_err() {
        return;
    }
    while stream.write_all(b"x").await.is_ok() {
        tokio::time::sleep(BETWEEN).await;
    }
}
