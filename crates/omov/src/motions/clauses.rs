//! The clauses of a motion, in every version there was, and the statements of debates they grew from.

use std::collections::BTreeMap;

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};

use super::{MotionId, sql};
use crate::debates::DebateId;

/// A clause as it stood from a version on.
type Worded = (u32, u32, String);

/// All wordings of a motion.
pub(super) struct Wordings(Vec<Worded>);

/// All wordings of a motion.
pub(super) fn wordings(tx: &mut ReadTx<'_>, motion: MotionId) -> Result<Wordings, Error> {
    Ok(Wordings(tx.all(&sql::CLAUSES, params![motion])?))
}

impl Wordings {
    /// The clauses as they stood in a version, by their numbers. One that is struck out is empty.
    pub(super) fn at(&self, version: u32) -> BTreeMap<u32, String> {
        let until = self.0.iter().filter(|(_, since, _)| *since <= version);
        until.map(|(number, _, body)| (*number, body.clone())).collect()
    }

    /// What a clause said last, before it was struck out if it was.
    pub(super) fn last(&self, clause: u32) -> Option<String> {
        let of = self.0.iter().rev().filter(|(number, ..)| *number == clause);
        of.map(|(.., body)| body).find(|body| !body.is_empty()).cloned()
    }

    /// What a clause said, by the versions that brought it.
    pub(super) fn of(&self, clause: u32) -> Vec<(u32, String)> {
        let of = self.0.iter().filter(|(number, _, body)| *number == clause && !body.is_empty());
        of.map(|(_, version, body)| (*version, body.clone())).collect()
    }

    /// The clauses as they stand.
    pub(super) fn now(&self) -> BTreeMap<u32, String> {
        self.at(u32::MAX)
    }
}

/// Keeps what a clause says from a version on.
pub(super) fn put(tx: &mut WriteTx<'_>, motion: MotionId, number: u32, version: u32, body: &str) -> Result<(), Error> {
    tx.execute(&sql::ADD_CLAUSE, params![motion, number, version, body]).map(|_| ())
}

/// A version: when it came, by whom, and by which amendment.
pub(super) type Version = (u32, Moment, Option<String>, Option<u32>);

/// The versions of a motion, the first one first.
pub(super) fn versions(tx: &mut ReadTx<'_>, motion: MotionId) -> Result<Vec<Version>, Error> {
    tx.all(&sql::VERSIONS, params![motion])
}

/// The statement from which a clause was begun.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) clause: u32,
    pub(super) debate: DebateId,
    pub(super) question: String,
    pub(super) statement: u32,
}

impl FromRow for Source {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { clause: row.get(0)?, debate: row.get(1)?, question: row.get(2)?, statement: row.get(3)? })
    }
}

/// Where the clauses of a motion come from.
pub(super) fn sources(tx: &mut ReadTx<'_>, motion: MotionId) -> Result<Vec<Source>, Error> {
    tx.all(&sql::SOURCES, params![motion])
}

/// What became of a statement of a debate: a clause of a motion.
#[derive(Clone, Debug)]
pub(crate) struct Became {
    pub(crate) statement: u32,
    pub(crate) motion: MotionId,
    pub(crate) title: String,
    pub(crate) clause: u32,
}

impl FromRow for Became {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { statement: row.get(0)?, motion: row.get(1)?, title: row.get(2)?, clause: row.get(3)? })
    }
}

/// The clauses that were begun from statements of a debate.
pub(crate) fn from_debate(tx: &mut ReadTx<'_>, debate: DebateId) -> Result<Vec<Became>, Error> {
    tx.all(&sql::FROM_DEBATE, params![debate])
}
