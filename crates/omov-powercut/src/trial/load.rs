//! Clients who send forms and note what was acknowledged, and when by the clock of the journal.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::task::JoinSet;

use super::{Errand, Trouble};

/// Something that a client was told is kept.
#[derive(Clone, Debug)]
pub(crate) struct Acknowledged {
    pub(crate) name: String,
    /// Bytes in the journal when the client had the answer. 0 without a journal.
    pub(crate) at: u64,
}

/// Clients at work.
#[derive(Debug)]
pub(crate) struct Load {
    clients: JoinSet<Vec<Acknowledged>>,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    address: SocketAddr,
    errand: Errand,
    journal: Option<PathBuf>,
    /// How many were acknowledged, and how many are enough.
    acknowledged: AtomicUsize,
    enough: usize,
    /// What the last form got that was not acknowledged.
    refused: AtomicUsize,
}

impl Load {
    /// Begins, with so many clients, until so much is acknowledged or nobody answers.
    pub(crate) fn begin(
        address: SocketAddr,
        errand: Errand,
        (clients, enough): (usize, usize),
        round: usize,
        journal: Option<&Path>,
    ) -> Self {
        let shared = Arc::new(Shared {
            address,
            errand,
            journal: journal.map(Path::to_owned),
            acknowledged: AtomicUsize::new(0),
            enough,
            refused: AtomicUsize::new(0),
        });
        let work = |client| client_work(shared.clone(), round, client);
        Self { clients: (0..clients).map(work).collect(), shared }
    }

    /// How many were acknowledged so far.
    pub(crate) fn acknowledged(&self) -> usize {
        self.shared.acknowledged.load(Ordering::Relaxed)
    }

    /// Everything acknowledged, when all clients have ended.
    pub(crate) async fn ended(self) -> Result<Vec<Acknowledged>, Trouble> {
        let all: Vec<_> = self.clients.join_all().await.into_iter().flatten().collect();
        match self.shared.refused.load(Ordering::Relaxed) {
            0 => Ok(all),
            status => Err(format!("a form was answered with {status}").into()),
        }
    }
}

async fn client_work(shared: Arc<Shared>, round: usize, client: usize) -> Vec<Acknowledged> {
    let mut kept = Vec::new();
    while shared.acknowledged.load(Ordering::Relaxed) < shared.enough {
        let name = shared.errand.name(round, client, kept.len());
        match shared.errand.run(shared.address, &name).await {
            Ok(303) => {
                let at = shared.journal.as_deref().and_then(|path| std::fs::metadata(path).ok());
                kept.push(Acknowledged { name, at: at.map_or(0, |status| status.len()) });
                shared.acknowledged.fetch_add(1, Ordering::Relaxed);
            }
            Ok(other) => {
                shared.refused.store(other, Ordering::Relaxed);
                break;
            }
            // Nobody is there any more.
            Err(_) => break,
        }
    }
    kept
}
