//! Every text that was in force, and by what decision it came.

use omov_store::{Error, FromRow, Moment, ReadTx, Row, params};

use super::change::ProposalId;
use super::sql;
use crate::ballots::BallotId;

/// A text that is or was in force.
#[derive(Clone, Debug)]
pub(crate) struct Version {
    pub(crate) number: i64,
    pub(crate) adopted_at: Moment,
    /// `founding`, `taken-over`, `outside` or `ballot`.
    pub(crate) how: String,
    /// The ballot in the house by which it was decided.
    pub(crate) ballot: Option<BallotId>,
}

impl FromRow for Version {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let ballot: Option<BallotId> = row.get(3)?;
        let how = if ballot.is_some() { "ballot".to_owned() } else { row.get(2)? };
        Ok(Self { number: row.get(0)?, adopted_at: row.get(1)?, how, ballot })
    }
}

impl Version {
    /// Where its page is.
    pub(crate) fn address(&self) -> String {
        format!("/rules/history/{}", self.number)
    }
}

/// The decision by which a text came into force.
#[derive(Clone, Debug)]
pub(crate) struct Decision {
    pub(crate) proposal: ProposalId,
    /// The ballot it was, by its name in the rulebook before.
    pub(crate) ballot: String,
    /// The changes of the rulebook by which it was decided, with spaces between.
    pub(crate) ways: String,
    pub(crate) could: u64,
    pub(crate) yes: u64,
    pub(crate) no: u64,
    pub(crate) abstained: u64,
    pub(crate) opened: Moment,
    pub(crate) closed: Moment,
    /// Where it can be looked up.
    pub(crate) minutes: String,
    /// The two officers on whose word it stands.
    pub(crate) enterer: String,
    pub(crate) agreer: String,
}

impl FromRow for Decision {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            proposal: row.get(0)?,
            ballot: row.get(1)?,
            ways: row.get(2)?,
            could: row.get(3)?,
            yes: row.get(4)?,
            no: row.get(5)?,
            abstained: row.get(6)?,
            opened: row.get(7)?,
            closed: row.get(8)?,
            minutes: row.get(9)?,
            enterer: row.get(10)?,
            agreer: row.get(11)?,
        })
    }
}

/// All of them, the one in force first.
pub(crate) fn versions(tx: &mut ReadTx<'_>) -> Result<Vec<Version>, Error> {
    tx.all(&sql::VERSIONS, params![])
}

/// The decision by which a text came into force, if there was one.
pub(crate) fn decision(tx: &mut ReadTx<'_>, number: i64) -> Result<Option<Decision>, Error> {
    tx.optional(&sql::DECISION, params![number])
}
