//! Changing the rulebook: only by the way that it prescribes itself.
//!
//! Somebody who is entitled proposes a text. From then on everybody can read it, and what would change, rule by rule, in words.
//! It is decided by a ballot in the house, from whose certificate it follows by itself. Or the vote is held on paper or in a meeting: then an officer
//! who runs ballots enters how it came out, another agrees, and the program asks the rulebook in force whether that is enough.

pub(crate) mod fits;
pub(crate) mod force;
pub(crate) mod outside;
pub(crate) mod right;

use std::sync::Arc;
use std::time::Duration;

use omov_rules::diff::{Difference, diff};
use omov_rules::model::Change;
use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};

use super::{Rulebook, present, sql};
use crate::house::ids::ids;
use crate::house::work::Works;
use crate::house::{House, Stop};
use crate::members::MemberId;
pub(crate) use force::carried;
use right::Right;

ids! {
    /// A text that somebody proposes; it sorts by time.
    ProposalId;
}

/// A draft that nobody has put forward is kept so long.
const DRAFTS: Duration = Duration::from_hours(24 * 30);
/// So many of the latest are listed.
const MOST: u32 = 20;

/// A text that somebody proposes in place of the one in force.
#[derive(Clone, Debug)]
pub(crate) struct Proposal {
    pub(crate) id: ProposalId,
    /// The number of the text it changes.
    pub(crate) base: i64,
    pub(crate) text: String,
    /// By which right it is brought.
    pub(crate) brought: Right,
    pub(crate) reason: String,
    pub(crate) proposer: MemberId,
    pub(crate) made_at: Moment,
    /// Since when everybody can read it.
    pub(crate) public_since: Option<Moment>,
    /// `draft`, `open`, `adopted`, `withdrawn` or `overtaken`.
    pub(crate) state: String,
}

impl FromRow for Proposal {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            base: row.get(1)?,
            text: row.get(2)?,
            brought: row.get(3)?,
            reason: row.get(4)?,
            proposer: row.get(5)?,
            made_at: row.get(6)?,
            public_since: row.get(7)?,
            state: row.get(8)?,
        })
    }
}

impl Proposal {
    /// Where its page is.
    pub(crate) fn address(&self) -> String {
        format!("/rules/changes/{}", self.id)
    }

    /// SHA-256 of its text.
    pub(crate) fn digest(&self) -> [u8; 32] {
        present::digest(&self.text)
    }

    /// Whether it waits for its decision.
    pub(crate) fn is_open(&self) -> bool {
        self.state == "open"
    }

    /// The text, read, with the one it changes and everything that differs.
    pub(crate) fn read(&self, tx: &mut ReadTx<'_>) -> Result<Compared, Stop> {
        let old = present::numbered(tx, self.base)?;
        let new = present::read(&self.text).map_err(|_| omov_web::refusal::Refusal::Failed)?;
        Ok(Compared::of(old, new))
    }
}

/// Two texts, and what differs between them.
#[derive(Clone, Debug)]
pub(crate) struct Compared {
    pub(crate) old: Arc<Rulebook>,
    pub(crate) new: Arc<Rulebook>,
    pub(crate) differences: Vec<Difference>,
}

impl Compared {
    pub(crate) fn of(old: Arc<Rulebook>, new: Arc<Rulebook>) -> Self {
        let differences = diff(&old, &new);
        Self { old, new, differences }
    }

    /// The paths of all rules that differ.
    pub(crate) fn paths(&self) -> Vec<String> {
        self.differences.iter().map(|difference| difference.path.clone()).collect()
    }

    /// The ways in which the old text changes them, each once, by name.
    pub(crate) fn ways(&self) -> Vec<(&str, &Change)> {
        let mut ways: Vec<(&str, &Change)> = Vec::new();
        for difference in &self.differences {
            if let Some(way) = self.old.changed_by(&difference.path)
                && ways.iter().all(|(name, _)| *name != way.0)
            {
                ways.push(way);
            }
        }
        ways
    }

    /// The ballot that decides all of it; none where several would.
    pub(crate) fn ballot(&self) -> Option<&str> {
        let ways = self.ways();
        let (_, first) = ways.first()?;
        ways.iter().all(|(_, way)| way.ballot.value == first.ballot.value).then_some(first.ballot.value.as_str())
    }
}

/// Keeps a draft.
pub(crate) fn draft(tx: &mut WriteTx<'_>, new: &Proposal) -> Result<(), Error> {
    let Proposal { id, base, text, brought, reason, proposer, made_at, public_since, state } = new;
    let values = params![id, base, text, brought, reason, proposer, made_at, public_since, state];
    tx.execute(&sql::PROPOSE, values).map(|_| ())
}

/// The text that was proposed under that id.
pub(crate) fn find(tx: &mut ReadTx<'_>, id: ProposalId) -> Result<Option<Proposal>, Error> {
    tx.optional(&sql::PROPOSAL, params![id])
}

/// The latest that were put forward, the last one first.
pub(crate) fn list(tx: &mut ReadTx<'_>) -> Result<Vec<Proposal>, Error> {
    tx.all(&sql::PROPOSALS, params![MOST])
}

/// Puts a draft forward: from now on everybody can read it. Says whether it still was one.
pub(crate) fn publish(tx: &mut WriteTx<'_>, id: ProposalId, now: Moment) -> Result<bool, Error> {
    Ok(tx.execute(&sql::PUBLISH, params![id, now])? == 1)
}

/// Withdraws it, or throws a draft away. Says whether it still waited.
pub(crate) fn withdraw(tx: &mut WriteTx<'_>, id: ProposalId) -> Result<bool, Error> {
    Ok(tx.execute(&sql::DROP_DRAFT, params![id])? + tx.execute(&sql::WITHDRAW, params![id])? == 1)
}

/// The room's work: old drafts are forgotten.
pub(crate) fn work(works: Works) -> Works {
    works.every("rules-drafts", Duration::from_hours(24), forget)
}

async fn forget(house: House) -> Result<(), Stop> {
    let before = house.now().minus(DRAFTS);
    house.store().write(move |tx| Ok(tx.execute(&sql::OLD_DRAFTS, params![before]).map(|_| ())?)).await
}
