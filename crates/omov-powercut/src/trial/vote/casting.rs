//! Members who cast at the same time.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::task::JoinSet;

use super::branch::Branch;
use super::member::{Cast, Member, Where};
use crate::trial::Trouble;

/// Sends again what nobody knows of, as a booth does.
pub(crate) async fn settle(branch: &mut Branch) -> Result<(), Trouble> {
    let Branch { members, ballot, key, .. } = branch;
    for member in members.iter_mut().filter(|member| member.is_in_doubt()) {
        if !matches!(member.cast(Where { ballot, key, journal: None }).await?, Cast::Told) {
            return Err("a ballot that was cut off is not taken afterwards".into());
        }
    }
    Ok(())
}

/// Members who cast at the same time.
#[derive(Debug)]
pub(crate) struct Casting {
    clients: JoinSet<Result<Vec<Member>, Trouble>>,
    acknowledged: Arc<AtomicUsize>,
    over: Arc<AtomicUsize>,
    all: usize,
}

impl Casting {
    /// Each client casts for some of the members, in turn.
    pub(crate) fn begin(branch: &mut Branch, (clients, share): (usize, usize), journal: Option<&Path>) -> Self {
        let mut groups: Vec<Vec<Member>> = (0..clients).map(|_| Vec::new()).collect();
        for (number, member) in std::mem::take(&mut branch.members).into_iter().enumerate() {
            groups[number % clients].push(member);
        }
        let (acknowledged, over) = (Arc::<AtomicUsize>::default(), Arc::<AtomicUsize>::default());
        let work = |mut members: Vec<Member>| {
            let (ballot, key, journal) = (branch.ballot.clone(), branch.key.clone(), journal.map(Path::to_owned));
            let (acknowledged, over) = (acknowledged.clone(), over.clone());
            async move {
                let to = Where { ballot: &ballot, key: &key, journal: journal.as_deref() };
                let ended = one_by_one(&mut members, share, to, &acknowledged).await;
                over.fetch_add(1, Ordering::Relaxed);
                ended.map(|()| members)
            }
        };
        Self { clients: groups.into_iter().map(work).collect(), acknowledged, over, all: clients }
    }

    pub(crate) fn acknowledged(&self) -> usize {
        self.acknowledged.load(Ordering::Relaxed)
    }

    pub(crate) fn is_over(&self) -> bool {
        self.over.load(Ordering::Relaxed) == self.all
    }

    /// The members, when all have ended.
    pub(crate) async fn ended(&mut self) -> Result<Vec<Member>, Trouble> {
        let mut all = Vec::new();
        while let Some(ended) = self.clients.join_next().await {
            all.extend(ended??);
        }
        Ok(all)
    }
}

/// Casts so many ballots, one of each member in turn, until the server is gone.
async fn one_by_one(
    members: &mut [Member],
    share: usize,
    to: Where<'_>,
    acknowledged: &AtomicUsize,
) -> Result<(), Trouble> {
    // Whoever is in doubt sends again first.
    members.sort_by_key(|member| (!member.is_in_doubt(), member.told.len()));
    let many = members.len();
    for number in 0..share {
        match members[number % many].cast(to).await? {
            Cast::Told => {
                acknowledged.fetch_add(1, Ordering::Relaxed);
            }
            Cast::Nothing => {}
            Cast::Busy(wait) => tokio::time::sleep(wait).await,
            Cast::Cut => break,
        }
    }
    Ok(())
}
