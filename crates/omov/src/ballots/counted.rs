//! What was opened, counted. A result does not change any more, so each is counted once for the process.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use omov_belenios::election::Election;
use omov_count::sums::Elected;
use omov_count::{Contest, CountRecord, Lots};
use omov_verify::Outcome;
use omov_web::refusal::Refusal;

use super::outcome::Linked;
use super::{Ballot, BallotId};
use crate::house::Stop;

/// The rankings of a question with their count.
#[derive(Debug)]
pub(super) struct Rankings {
    /// What was opened, as papers.
    pub(super) contest: Contest,
    /// The count; nothing where everybody who stands is elected in another question; or why the rankings alone do not say who is elected.
    pub(super) count: Result<Option<CountRecord>, String>,
    pub(super) linked: Linked,
}

impl Rankings {
    /// How many papers there are.
    pub(super) fn papers(&self) -> u64 {
        self.contest.papers.total()
    }

    /// The record of the count, where there is one.
    pub(super) fn record(&self) -> Option<&CountRecord> {
        self.count.as_ref().ok()?.as_ref()
    }

    /// The names of the elected, in the order in which they were. The answer that nominations are opened again is nobody.
    pub(super) fn elected(&self) -> Result<Vec<String>, &str> {
        let names = |record: &CountRecord| -> Vec<String> {
            let reopen = record.profile.reopen_nominations.as_deref();
            let names = record.winners().into_iter().map(|id| record.name(id));
            names.filter(|name| Some(*name) != reopen).map(str::to_owned).collect()
        };
        match &self.count {
            Ok(record) => Ok(record.as_ref().map(names).unwrap_or_default()),
            Err(why) => Err(why),
        }
    }

    /// Whether nominations are to be opened again.
    pub(super) fn reopens(&self) -> bool {
        self.record().is_some_and(|record| {
            let reopen = record.profile.reopen_nominations.as_deref();
            reopen.is_some() && record.winners().into_iter().any(|id| Some(record.name(id)) == reopen)
        })
    }
}

/// All questions of a ballot that are counted together, by their places.
#[derive(Debug, Default)]
pub(super) struct Counted {
    pub(super) rankings: BTreeMap<usize, Arc<Rankings>>,
    /// Those whose votes are added up, where they are linked.
    pub(super) sums: BTreeMap<usize, (Elected, Linked)>,
}

/// So many are kept.
const MOST: usize = 16;
static COUNTED: LazyLock<Mutex<BTreeMap<BallotId, Arc<Counted>>>> = LazyLock::new(Mutex::default);

/// Counts a ballot, in the same way as whoever checks its record. `answers`: the array of its result.
pub(super) fn of(ballot: &Ballot, election: &Election, answers: &str) -> Result<Arc<Counted>, Stop> {
    let kept = || COUNTED.lock().unwrap_or_else(PoisonError::into_inner);
    let known = kept().get(&ballot.id).cloned();
    if let Some(counted) = known {
        return Ok(counted);
    }
    let failed = |why: String| {
        tracing::error!(why, "votes that cannot be counted");
        Stop::Refused(Refusal::Failed)
    };
    let lots = ballot.lot.clone().map(Lots::Seed);
    let all = crate::election::counts(election, answers, lots.as_ref()).map_err(failed)?;
    let mut counted = Counted::default();
    for one in all.counted {
        let count = match one.outcome {
            Outcome::Counted(record) => Ok(Some(*record)),
            Outcome::Nobody => Ok(None),
            Outcome::Open(why) => Err(why),
        };
        let linked = Linked { taken_out: one.taken_out, vacant: one.vacant, open: None };
        counted.rankings.insert(one.question - 1, Arc::new(Rankings { contest: one.contest, count, linked }));
    }
    for one in all.sums {
        let (elected, open) = match one.elected {
            Ok(elected) => (elected, None),
            Err(why) => (Elected::default(), Some(why)),
        };
        counted.sums.insert(one.question - 1, (elected, Linked { taken_out: one.taken_out, vacant: one.vacant, open }));
    }
    let counted = Arc::new(counted);
    let mut all = kept();
    if all.len() >= MOST {
        all.pop_first();
    }
    all.insert(ballot.id, counted.clone());
    Ok(counted)
}
