//! A show of hands as it is kept.

use std::sync::Arc;

use omov_rules::model;
use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};
use omov_web::refusal::Refusal;

use super::{HandsId, sql};
use crate::groups::{self, GroupId, Place};
use crate::house::Stop;
use crate::members::MemberId;
use crate::record::{self, Step};
use crate::rules::{self, Rulebook};

/// The answers to a question of yes or no, as messages.
pub(super) const QUESTION: [&str; 3] = ["ballot-yes", "ballot-no", "ballot-abstain"];

/// A question that is voted on openly.
#[derive(Clone, Debug)]
pub(crate) struct Hands {
    pub(crate) id: HandsId,
    pub(crate) group: GroupId,
    /// Its kind, by its name in the rulebook.
    pub(super) kind: String,
    /// The number of the text under which it is held.
    pub(super) book: i64,
    pub(crate) title: String,
    pub(super) about: String,
    /// Empty where it is yes or no.
    pub(super) answers: Vec<String>,
    pub(super) called_by: MemberId,
    pub(super) called_at: Moment,
    pub(super) opens_at: Moment,
    pub(super) closes_at: Moment,
    /// How many may vote, once it is open.
    pub(super) could: Option<u64>,
    pub(super) counted_at: Option<Moment>,
    pub(super) voted: Option<u64>,
    /// How many chose each answer.
    pub(super) figures: Vec<u64>,
    pub(super) entry: Option<u64>,
}

impl FromRow for Hands {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let (answers, figures): (String, Option<String>) = (row.get(6)?, row.get(14)?);
        Ok(Self {
            id: row.get(0)?,
            group: row.get(1)?,
            kind: row.get(2)?,
            book: row.get(3)?,
            title: row.get(4)?,
            about: row.get(5)?,
            answers: serde_json::from_str(&answers).unwrap_or_default(),
            called_by: row.get(7)?,
            called_at: row.get(8)?,
            opens_at: row.get(9)?,
            closes_at: row.get(10)?,
            could: row.get(11)?,
            counted_at: row.get(12)?,
            voted: row.get(13)?,
            figures: figures.and_then(|figures| serde_json::from_str(&figures).ok()).unwrap_or_default(),
            entry: row.get(15)?,
        })
    }
}

impl Hands {
    /// Whether members vote now: the hour counts.
    pub(crate) fn is_open(&self, now: Moment) -> bool {
        self.could.is_some() && self.counted_at.is_none() && now < self.closes_at
    }

    /// Whether there is still something to come of it.
    pub(crate) fn is_ahead(&self) -> bool {
        self.counted_at.is_none()
    }

    /// How many answers there are to choose from: where it is yes or no, three.
    pub(super) fn choices(&self) -> usize {
        if self.is_question() { QUESTION.len() } else { self.answers.len() }
    }

    /// Whether it is answered by yes, no, or neither.
    pub(super) fn is_question(&self) -> bool {
        self.answers.is_empty()
    }

    /// The text of the rules under which it is held.
    pub(super) fn rules(&self, tx: &mut ReadTx<'_>) -> Result<Arc<Rulebook>, Error> {
        rules::numbered(tx, self.book)
    }

    /// Its kind, as that text has it.
    pub(super) fn rule<'b>(&self, book: &'b Rulebook) -> Result<&'b model::Ballot, Stop> {
        book.ballots.get(&self.kind).ok_or(Stop::Refused(Refusal::Failed))
    }

    /// Whether several answers may be chosen.
    pub(super) fn takes_several(&self, book: &Rulebook) -> Result<bool, Stop> {
        Ok(self.rule(book)?.count.value.name() == omov_count::profile::Rule::Approval.name())
    }

    /// Its group, with those it is in.
    pub(super) fn place(&self, tx: &mut ReadTx<'_>) -> Result<Place, Stop> {
        groups::place(tx, self.group)?.ok_or(Stop::Refused(Refusal::NotFound))
    }

    /// Puts a step of its life on the public record.
    pub(super) fn record(&self, tx: &mut WriteTx<'_>, step: Step) -> Result<(), Stop> {
        let of = ("run-ballots", ("hands", self.id.to_string()), &*format!("ballots.{}", self.kind));
        let entry = record::append_numbered(tx, &[step.of(of, self.group)])?;
        tx.execute(&sql::ENTRY, params![self.id, entry])?;
        Ok(())
    }
}

/// The one of that id, which has to be there.
pub(super) fn one(tx: &mut ReadTx<'_>, id: HandsId) -> Result<Hands, Stop> {
    tx.optional(&sql::FIND, params![id])?.ok_or(Stop::Refused(Refusal::NotFound))
}

/// The latest, the last one first.
pub(crate) fn list(tx: &mut ReadTx<'_>, most: u32) -> Result<Vec<Hands>, Error> {
    tx.all(&sql::LIST, params![most])
}

/// The latest of a group, the last one first.
pub(crate) fn in_group(tx: &mut ReadTx<'_>, group: GroupId, most: u32) -> Result<Vec<Hands>, Error> {
    tx.all(&sql::IN_GROUP, params![group, most])
}
