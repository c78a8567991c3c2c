//! A ballot as it is kept.

use std::sync::Arc;

use omov_rules::model;
use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};
use omov_web::refusal::Refusal;

use super::effects::{self, Effect};
use super::question::{self, Question};
use super::stage::State;
use super::{BallotId, sql};
use crate::election::Draft;
use crate::groups::{self, GroupId, Place};
use crate::house::Stop;
use crate::members::MemberId;
use crate::nominations::RoundId;
use crate::record::{self, Step};
use crate::rules::{self, Rulebook};

/// What is put to members: one question, or several at once.
#[derive(Clone, Debug)]
pub(crate) struct Ballot {
    pub(crate) id: BallotId,
    pub(crate) group: GroupId,
    /// Which kind of ballot it is, by its name in the rulebook.
    pub(crate) kind: String,
    /// The number of the text under which it is held, whatever comes into force meanwhile.
    pub(crate) book: i64,
    pub(crate) title: String,
    pub(crate) about: String,
    /// The draft, as text.
    pub(crate) draft: String,
    /// The questions, in their order.
    pub(crate) questions: Vec<Question>,
    /// The voters were asked, since secrecy cannot be promised to so few.
    pub(crate) consent: bool,
    pub(crate) called_by: MemberId,
    pub(crate) called_at: Moment,
    pub(crate) freezes_at: Moment,
    pub(crate) opens_at: Moment,
    pub(crate) closes_at: Moment,
    /// The close, with its grace.
    pub(crate) ends_at: Moment,
    pub(crate) state: State,
    pub(crate) could: Option<u64>,
    pub(crate) root: Option<[u8; 32]>,
    pub(crate) keys_at: Option<Moment>,
    /// The number on the public record of its last step.
    pub(crate) entry: Option<u64>,
    /// The seed of every lot, once it is opened.
    pub(crate) lot: Option<String>,
    /// What it does if it is carried.
    pub(crate) effect: Option<Effect>,
    /// What followed once it was certified: done, nothing, or the name of the message that says why it could not be.
    pub(crate) followed: Option<String>,
    /// Until when two persons may correct the frozen roll, where the rules let them.
    pub(crate) corrects_until: Option<Moment>,
    /// When that was over, and how many were put on and taken off.
    pub(crate) settled: Option<Settled>,
}

/// What became of the corrections of a frozen roll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Settled {
    pub(crate) at: Moment,
    pub(crate) put_on: u64,
    pub(crate) taken_off: u64,
}

impl FromRow for Ballot {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            group: row.get(1)?,
            kind: row.get(2)?,
            book: row.get(3)?,
            title: row.get(4)?,
            about: row.get(5)?,
            draft: row.get(6)?,
            questions: Vec::new(),
            consent: row.get(8)?,
            called_by: row.get(9)?,
            called_at: row.get(10)?,
            freezes_at: row.get(11)?,
            opens_at: row.get(12)?,
            closes_at: row.get(13)?,
            ends_at: row.get(14)?,
            state: row.get(15)?,
            could: row.get(16)?,
            root: row.get(17)?,
            keys_at: row.get(18)?,
            entry: row.get(19)?,
            lot: row.get(20)?,
            effect: Effect::from_row(row, 21)?,
            followed: row.get(24)?,
            corrects_until: row.get(25)?,
            settled: match (row.get(26)?, row.get(27)?, row.get(28)?) {
                (Some(at), Some(put_on), Some(taken_off)) => Some(Settled { at, put_on, taken_off }),
                _ => None,
            },
        })
    }
}

impl Ballot {
    /// Whether it is over: there is a result, or it does not count.
    pub(crate) fn is_over(&self) -> bool {
        self.state >= State::Tallied
    }

    /// Whether one can vote in it, or will be able to within a week.
    pub(crate) fn is_open_or_soon(&self, now: Moment) -> bool {
        let soon = self.state < State::Open && self.opens_at <= now.plus(std::time::Duration::from_hours(24 * 7));
        (soon || self.state == State::Open) && now < self.closes_at
    }

    /// Since when its frozen roll stands for good; nothing as long as it is not frozen, or can be corrected.
    pub(super) fn settled_at(&self) -> Option<Moment> {
        self.root?;
        if self.corrects_until.is_none() { Some(self.freezes_at) } else { self.settled.map(|settled| settled.at) }
    }

    /// Whether what it says was done.
    pub(crate) fn has_followed(&self) -> bool {
        self.followed.as_deref() == Some(effects::DONE)
    }

    /// Whether it does not count.
    pub(crate) fn is_void(&self) -> bool {
        self.state == State::Voided
    }

    /// Whether nothing can come of it any more that has not come.
    pub(crate) fn is_final(&self) -> bool {
        self.state > State::Tallied
    }

    /// How many are elected in all questions together.
    pub(super) fn seats(&self) -> u32 {
        self.questions.iter().map(|question| question.seats).sum()
    }

    /// Whether it asks several things at once.
    pub(crate) fn is_several(&self) -> bool {
        self.questions.len() > 1
    }

    /// The question in these words.
    pub(crate) fn asking(&self, ask: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.ask == ask)
    }

    /// Keeps it, as it is called.
    pub(super) fn create(&self, tx: &mut WriteTx<'_>) -> Result<(), Error> {
        // A program before this one looks for the seats of its one question here.
        let seats = self.questions.first().map_or(1, |question| question.seats);
        let (term, proposal, digest) = self.effect.map(Effect::columns).unwrap_or_default();
        let values = params![
            self.id,
            self.group,
            self.kind,
            self.book,
            self.title,
            self.about,
            self.draft,
            seats,
            self.consent,
            self.called_by,
            self.called_at,
            self.freezes_at,
            self.opens_at,
            self.closes_at,
            self.ends_at,
            term,
            proposal,
            digest,
            self.corrects_until
        ];
        tx.execute(&sql::CREATE, values)?;
        self.questions.iter().try_for_each(|question| question.create(tx, self.id))
    }

    /// What the trustees agree to.
    pub(super) fn draft(&self) -> Result<Draft, Stop> {
        Draft::read(&self.draft).map_err(|why| {
            tracing::error!(why, ballot = %self.id, "the draft of a ballot");
            Refusal::Failed.into()
        })
    }

    /// The text of the rules under which it is held.
    pub(super) fn rules(&self, tx: &mut ReadTx<'_>) -> Result<Arc<Rulebook>, Error> {
        rules::numbered(tx, self.book)
    }

    /// Its kind, as that text has it.
    pub(super) fn rule<'b>(&self, book: &'b Rulebook) -> Result<&'b model::Ballot, Stop> {
        book.ballots.get(&self.kind).ok_or(Stop::Refused(Refusal::Failed))
    }

    /// Where its rules stand.
    fn path(&self) -> String {
        format!("ballots.{}", self.kind)
    }

    /// Its group, with those it is in.
    pub(super) fn place(&self, tx: &mut ReadTx<'_>) -> Result<Place, Stop> {
        groups::place(tx, self.group)?.ok_or(Stop::Refused(Refusal::NotFound))
    }

    /// Puts a step of its life on the public record.
    pub(super) fn record(&self, tx: &mut WriteTx<'_>, step: Step) -> Result<(), Stop> {
        let of = ("run-ballots", ("ballot", self.id.to_string()), &*self.path());
        let entry = record::append_numbered(tx, &[step.of(of, self.group)])?;
        tx.execute(&sql::ENTRY, params![self.id, entry])?;
        Ok(())
    }
}

/// The ballot of that id.
pub(super) fn find(tx: &mut ReadTx<'_>, id: BallotId) -> Result<Option<Ballot>, Error> {
    Ok(question::with_them(tx, (&sql::FIND, &sql::FIND_QUESTIONS), params![id])?.pop())
}

/// The same, where it has to be there.
pub(super) fn one(tx: &mut ReadTx<'_>, id: BallotId) -> Result<Ballot, Stop> {
    find(tx, id)?.ok_or(Stop::Refused(Refusal::NotFound))
}

/// The ballots on those who stand after nominations, the last one first: more than one only where others were declared void.
pub(crate) fn on_round(tx: &mut ReadTx<'_>, round: RoundId) -> Result<Vec<Ballot>, Error> {
    question::with_them(tx, (&sql::ON_ROUND, &sql::ON_ROUND_QUESTIONS), params![round])
}

/// The latest of a group, the last one first.
pub(crate) fn in_group(tx: &mut ReadTx<'_>, group: GroupId, most: u32) -> Result<Vec<Ballot>, Error> {
    question::with_them(tx, (&sql::IN_GROUP, &sql::IN_GROUP_QUESTIONS), params![group, most])
}

/// The latest, the last one first.
pub(super) fn list(tx: &mut ReadTx<'_>, most: u32) -> Result<Vec<Ballot>, Error> {
    question::with_them(tx, (&sql::LIST, &sql::LIST_QUESTIONS), params![most])
}
