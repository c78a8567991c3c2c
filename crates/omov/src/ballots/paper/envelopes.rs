//! Envelopes: from whom one came, which were set aside and why, and papers that could not be counted. Marks on members say nothing of papers, and counts of papers
//! nothing of members.

use omov_store::{Error, FromRow, FromValue, Moment, ReadTx, Row, ToValue, Value, WriteTx, params};
use omov_web::refusal::Refusal;

use super::counts::{self, Spoilt};
use super::officers;
use crate::ballots::board::column;
use crate::ballots::{BallotId, ballot, cast, sql};
use crate::house::Stop;
use crate::members::MemberId;

/// What became of somebody's envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ballots) enum Came {
    Returned,
    /// Set aside: the slip was not signed. Another one can still come.
    Unsigned,
}

impl Came {
    fn name(self) -> &'static str {
        match self {
            Self::Returned => "returned",
            Self::Unsigned => "unsigned",
        }
    }
}

impl ToValue for Came {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.name())
    }
}

impl FromValue for Came {
    const WANTED: &'static str = "what became of an envelope";
    fn from_value(value: Value<'_>) -> Option<Self> {
        let Value::Text(name) = value else { return None };
        [Self::Returned, Self::Unsigned].into_iter().find(|came| came.name() == name)
    }
}

/// What is kept of somebody who votes on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ballots) struct Envelope {
    came: Option<Came>,
    /// A second one came, and was set aside.
    pub(in crate::ballots) twice: bool,
    /// The number of the officer who marked it.
    pub(in crate::ballots) marked_by: Option<u64>,
}

impl Envelope {
    pub(in crate::ballots) fn is_returned(&self) -> bool {
        self.came == Some(Came::Returned)
    }

    pub(in crate::ballots) fn is_unsigned(&self) -> bool {
        self.came == Some(Came::Unsigned)
    }
}

impl FromRow for Envelope {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { came: row.get(0)?, twice: row.get(1)?, marked_by: row.get(2)? })
    }
}

/// Somebody on the list of those who chose paper.
#[derive(Clone, Debug)]
pub(in crate::ballots) struct Listed {
    pub(in crate::ballots) member: MemberId,
    pub(in crate::ballots) name: String,
    pub(in crate::ballots) address: Option<String>,
    pub(in crate::ballots) postcode: Option<String>,
    pub(in crate::ballots) envelope: Envelope,
}

impl FromRow for Listed {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            member: row.get(0)?,
            name: row.get(1)?,
            address: row.get(2)?,
            postcode: row.get(3)?,
            envelope: Envelope { came: row.get(4)?, twice: row.get(5)?, marked_by: row.get(6)? },
        })
    }
}

/// Some of them, in the order of their names.
pub(in crate::ballots) fn one_page(
    tx: &mut ReadTx<'_>,
    ballot: BallotId,
    (key, member): (&str, MemberId),
    most: u32,
) -> Result<Vec<Listed>, Stop> {
    Ok(tx.all(&sql::PAPERS, params![ballot, key, member, most])?)
}

/// What an officer says of an envelope or a paper. Where it is a mere count, they say how many there were before: pressed twice, it is once.
#[derive(Clone, Copy, Debug)]
pub(in crate::ballots) enum Mark {
    Returned(MemberId),
    Unsigned(MemberId),
    Twice(MemberId),
    /// That a second one came was a mistake.
    NotTwice(MemberId),
    /// The last mark on somebody was a mistake.
    Undo(MemberId),
    /// An envelope from nobody on the list; or such a mark was a mistake.
    Unknown {
        after: u64,
        undo: bool,
    },
    Spoilt {
        why: Spoilt,
        after: u64,
        undo: bool,
    },
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ballots) enum Marked {
    Done,
    /// Their envelope was set aside just now: they are to be told, with the message of that name.
    Tell(MemberId, &'static str),
    /// It cannot be: the message that says why.
    Not(&'static str),
}

/// Takes it down.
pub(in crate::ballots) fn mark(
    tx: &mut WriteTx<'_>,
    id: BallotId,
    me: MemberId,
    mark: Mark,
    now: Moment,
) -> Result<Marked, Stop> {
    let ballot = ballot::one(tx, id)?;
    let officers = officers::all(tx, id)?;
    let me = officers.iter().find(|one| one.member == me && one.accepted_at.is_some()).ok_or(Refusal::NotAllowed)?;
    cast::is_taken(&ballot, ballot.ends_at, now).map_err(|_| Refusal::Conflict)?;
    let mut boxed = counts::find(tx, id)?.ok_or(Refusal::NotFound)?;
    let count = |count: &mut u64, after: u64, undo: bool| {
        if *count == after {
            *count = if undo { count.saturating_sub(1) } else { *count + 1 };
        }
    };
    let member = match mark {
        Mark::Unknown { after, undo } => {
            count(&mut boxed.unknown, after, undo);
            boxed.keep(tx, id)?;
            return Ok(Marked::Done);
        }
        Mark::Spoilt { why, after, undo } => {
            let at = Spoilt::ALL.iter().position(|one| *one == why).unwrap_or_default();
            if !undo && boxed.spoilt[at] == after && boxed.left() == 0 {
                return Ok(Marked::Not("paper-no-envelope"));
            }
            count(&mut boxed.spoilt[at], after, undo);
            boxed.keep(tx, id)?;
            return Ok(Marked::Done);
        }
        Mark::Returned(member)
        | Mark::Unsigned(member)
        | Mark::Twice(member)
        | Mark::NotTwice(member)
        | Mark::Undo(member) => member,
    };
    let before = super::mine(tx, id, member)?.ok_or(Refusal::NotFound)?;
    let mut after = Envelope { marked_by: Some(me.number), ..before.clone() };
    let mut said = Marked::Done;
    match (mark, before.came) {
        (Mark::Returned(_), None | Some(Came::Unsigned)) => {
            after.came = Some(Came::Returned);
            boxed.returned += 1;
            tx.execute(&sql::VOTED, params![id, member])?;
        }
        (Mark::Unsigned(_), None) => {
            after.came = Some(Came::Unsigned);
            boxed.unsigned += 1;
            said = Marked::Tell(member, "paper-unsigned");
        }
        (Mark::Twice(_), Some(Came::Returned)) if !before.twice => {
            // The first envelope was marked by whoever marked it, who alone takes that back.
            (after.twice, after.marked_by) = (true, before.marked_by);
            boxed.twice += 1;
            said = Marked::Tell(member, "paper-twice");
        }
        // Neither of the two takes anybody's vote away with this.
        (Mark::NotTwice(_), Some(Came::Returned)) if before.twice => {
            (after.twice, after.marked_by) = (false, before.marked_by);
            boxed.twice = boxed.twice.saturating_sub(1);
        }
        (Mark::Undo(_), Some(_)) if before.marked_by != Some(me.number) => {
            return Ok(Marked::Not("paper-undo-other"));
        }
        // First it is said that no second one came.
        (Mark::Undo(_), Some(Came::Returned)) if !before.twice => {
            // Its paper may lie among those that were sealed: nobody knows which it is.
            if boxed.left() == 0 {
                return Ok(Marked::Not("paper-undo-sealed"));
            }
            (after.came, after.marked_by) = (None, None);
            boxed.returned -= 1;
            tx.execute(&sql::NOT_VOTED_AFTER_ALL, params![id, member])?;
        }
        (Mark::Undo(_), Some(Came::Unsigned)) => {
            (after.came, after.marked_by) = (None, None);
            boxed.unsigned = boxed.unsigned.saturating_sub(1);
        }
        // It stands so already: the other officer was faster, or it was pressed twice.
        _ => return Ok(Marked::Done),
    }
    let marked = after.marked_by.map(column);
    tx.execute(&sql::SET_ENVELOPE, params![id, member, after.came, after.twice, marked])?;
    boxed.keep(tx, id)?;
    Ok(said)
}
