//! Rankings that were opened, counted. A result does not change any more, so each is counted once for the process.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use omov_belenios::election::Election;
use omov_count::{Contest, CountRecord, Lots};
use omov_verify::{Outcome, ranked};
use omov_web::refusal::Refusal;

use super::{Ballot, BallotId};
use crate::house::Stop;

/// The rankings of a ballot with their count.
#[derive(Debug)]
pub(super) struct Rankings {
    /// What was opened, as papers.
    pub(super) contest: Contest,
    /// The count, or why the rankings alone do not say who is elected.
    pub(super) count: Result<CountRecord, String>,
}

impl Rankings {
    /// How many papers there are.
    pub(super) fn papers(&self) -> u64 {
        self.contest.papers.total()
    }

    /// The names of the elected, in the order in which they were. The answer that nominations are opened again is nobody.
    pub(super) fn elected(&self) -> Result<Vec<String>, &str> {
        let names = |record: &CountRecord| {
            let reopen = record.profile.reopen_nominations.as_deref();
            let names = record.winners().into_iter().map(|id| record.name(id));
            names.filter(|name| Some(*name) != reopen).map(str::to_owned).collect()
        };
        self.count.as_ref().map(names).map_err(String::as_str)
    }

    /// Whether nominations are to be opened again.
    pub(super) fn reopens(&self) -> bool {
        self.count.as_ref().is_ok_and(|record| {
            let reopen = record.profile.reopen_nominations.as_deref();
            reopen.is_some() && record.winners().into_iter().any(|id| Some(record.name(id)) == reopen)
        })
    }
}

/// So many are kept.
const MOST: usize = 16;
static COUNTED: LazyLock<Mutex<BTreeMap<BallotId, Arc<Rankings>>>> = LazyLock::new(Mutex::default);

/// Counts the rankings of a ballot. `answers`: the array of its result.
pub(super) fn of(ballot: &Ballot, election: &Election, answers: &str) -> Result<Arc<Rankings>, Stop> {
    let kept = || COUNTED.lock().unwrap_or_else(PoisonError::into_inner);
    let known = kept().get(&ballot.id).cloned();
    if let Some(rankings) = known {
        return Ok(rankings);
    }
    let failed = |why: String| {
        tracing::error!(why, "rankings that cannot be counted");
        Stop::Refused(Refusal::Failed)
    };
    let lots = ballot.lot.clone().map(Lots::Seed);
    let counted = crate::election::counts(election, answers, lots.as_ref()).map_err(failed)?;
    let one = counted.into_iter().next().ok_or(Refusal::Failed)?;
    let rows: Vec<Vec<Vec<u8>>> = serde_json::from_str(answers).map_err(|_| Refusal::Failed)?;
    let (question, rows) = (election.questions.first().ok_or(Refusal::Failed)?, rows.first().ok_or(Refusal::Failed)?);
    let opened = ranked::contest(question, rows).map_err(|why| failed(why.to_string()))?;
    let count = match one.outcome {
        Outcome::Counted(record) => Ok(*record),
        Outcome::Open(why) => Err(why),
    };
    let rankings = Arc::new(Rankings { contest: opened.contest, count });
    let mut all = kept();
    if all.len() >= MOST {
        all.pop_first();
    }
    all.insert(ballot.id, rankings.clone());
    Ok(rankings)
}
