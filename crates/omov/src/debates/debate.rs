//! A debate and its statements, as they are kept.

use std::sync::Arc;

use omov_rules::decide::Act;
use omov_rules::model;
use omov_store::{Error, FromRow, FromValue, Moment, ReadTx, Row, ToValue, Value, WriteTx, params};
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::source::{self, Source};
use super::{DebateId, sql, text};
use crate::groups::{self, GroupId, Place};
use crate::house::Stop;
use crate::members::MemberId;
use crate::record::{self, Step};
use crate::rules::{self, Rulebook, asking};

/// A question on which members say what they think.
#[derive(Clone, Debug)]
pub(crate) struct Debate {
    pub(crate) id: DebateId,
    pub(crate) group: GroupId,
    /// Which kind of debate it is, by its name in the rulebook.
    pub(crate) kind: String,
    /// The number of the text under which it is held, whatever comes into force meanwhile.
    pub(crate) book: i64,
    pub(crate) question: String,
    pub(crate) about: String,
    pub(crate) opened_by: MemberId,
    pub(crate) opened_at: Moment,
    pub(crate) closes_at: Moment,
    pub(crate) closed_at: Option<Moment>,
    /// By this the lots are drawn between statements that were heard equally often.
    pub(crate) seed: [u8; 16],
    /// The number on the public record of its last step.
    pub(crate) entry: Option<u64>,
}

impl FromRow for Debate {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            group: row.get(1)?,
            kind: row.get(2)?,
            book: row.get(3)?,
            question: row.get(4)?,
            about: row.get(5)?,
            opened_by: row.get(6)?,
            opened_at: row.get(7)?,
            closes_at: row.get(8)?,
            closed_at: row.get(9)?,
            seed: row.get(10)?,
            entry: row.get(11)?,
        })
    }
}

impl Debate {
    /// Whether members can still say something and agree or disagree: the hour counts, not when the work in the background gets to it.
    pub(crate) fn is_open(&self, now: Moment) -> bool {
        self.closed_at.is_none() && now < self.closes_at
    }

    /// The text of the rules under which it is held.
    pub(super) fn rules(&self, tx: &mut ReadTx<'_>) -> Result<Arc<Rulebook>, Error> {
        rules::numbered(tx, self.book)
    }

    /// Its kind, as that text has it.
    pub(super) fn rule<'b>(&self, book: &'b Rulebook) -> Result<&'b model::Debate, Stop> {
        book.debates.get(&self.kind).ok_or(Stop::Refused(Refusal::Failed))
    }

    /// Where its rules stand.
    fn path(&self) -> String {
        format!("debates.{}", self.kind)
    }

    /// Its group, with those it is in.
    pub(super) fn place(&self, tx: &mut ReadTx<'_>) -> Result<Place, Stop> {
        groups::place(tx, self.group)?.ok_or(Stop::Refused(Refusal::NotFound))
    }

    /// Refuses what its rules do not allow somebody now; `title` says what cannot be done.
    pub(super) fn allows(
        &self,
        tx: &mut ReadTx<'_>,
        about: (&Words, &str, &str),
        who: MemberId,
        act: &Act,
        now: Moment,
    ) -> Result<(), Stop> {
        let (book, place) = (self.rules(tx)?, self.place(tx)?);
        asking::allows(tx, &book, &place, about, (who, act), now)
    }

    /// Refuses whoever is not of the body that talks here.
    pub(super) fn takes_part(
        &self,
        tx: &mut ReadTx<'_>,
        (words, zone): (&Words, &str),
        who: MemberId,
        now: Moment,
    ) -> Result<(), Stop> {
        let act = Act::Weigh { debate: self.kind.clone(), votes_today: 0 };
        self.allows(tx, (words, zone, "debate-vote-refused"), who, &act, now)
    }

    /// Keeps it, as it is opened.
    pub(super) fn create(&self, tx: &mut WriteTx<'_>) -> Result<(), Error> {
        let values = params![
            self.id,
            self.group,
            self.kind,
            self.book,
            self.question,
            self.about,
            self.opened_by,
            self.opened_at,
            self.closes_at,
            self.seed
        ];
        tx.execute(&sql::OPEN, values).map(|_| ())
    }

    /// Puts a step of its life on the public record.
    pub(super) fn record(&self, tx: &mut WriteTx<'_>, step: Step) -> Result<(), Stop> {
        let of = ("debates", ("debate", self.id.to_string()), &*self.path());
        let entry = record::append_numbered(tx, &[step.of(of, self.group)])?;
        tx.execute(&sql::ENTRY, params![self.id, entry])?;
        Ok(())
    }
}

/// The debate of that id.
pub(super) fn find(tx: &mut ReadTx<'_>, id: DebateId) -> Result<Option<Debate>, Error> {
    tx.optional(&sql::FIND, params![id])
}

/// The same, where it has to be there.
pub(crate) fn one(tx: &mut ReadTx<'_>, id: DebateId) -> Result<Debate, Stop> {
    find(tx, id)?.ok_or(Stop::Refused(Refusal::NotFound))
}

/// The latest of a group, the last one first.
pub(crate) fn in_group(tx: &mut ReadTx<'_>, group: GroupId, most: u32) -> Result<Vec<Debate>, Error> {
    tx.all(&sql::IN_GROUP, params![group, most])
}

/// The latest, the last one first.
pub(super) fn list(tx: &mut ReadTx<'_>, most: u32) -> Result<Vec<Debate>, Error> {
    tx.all(&sql::LIST, params![most])
}

/// What became of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    There,
    /// By its author.
    Withdrawn,
    /// By those who look after the debate.
    Removed,
}

impl ToValue for State {
    fn to_value(&self) -> Value<'_> {
        Value::Text(match self {
            Self::There => "there",
            Self::Withdrawn => "withdrawn",
            Self::Removed => "removed",
        })
    }
}

impl FromValue for State {
    const WANTED: &'static str = "what became of a statement";
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Text("there") => Some(Self::There),
            Value::Text("withdrawn") => Some(Self::Withdrawn),
            Value::Text("removed") => Some(Self::Removed),
            _ => None,
        }
    }
}

/// What somebody said.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    /// From 1.
    pub(super) number: u32,
    pub(super) author: Option<MemberId>,
    pub(super) seeded: bool,
    pub(super) organiser: bool,
    pub(super) body: String,
    pub(super) words: String,
    pub(super) letters: u32,
    pub(super) at: Moment,
    pub(super) state: State,
    /// Where it comes from, if whoever said it named that.
    pub(super) source: Option<Source>,
}

impl FromRow for Statement {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            number: row.get(0)?,
            author: row.get(1)?,
            seeded: row.get(2)?,
            organiser: row.get(3)?,
            body: row.get(4)?,
            words: row.get(5)?,
            letters: row.get(6)?,
            at: row.get(7)?,
            state: row.get(8)?,
            source: row
                .get::<Option<String>>(9)?
                .map(|text| Ok::<_, Error>(Source { text, link: row.get(10)? }))
                .transpose()?,
        })
    }
}

impl Statement {
    /// What a member says now, as one of many.
    pub(super) fn new(number: u32, author: MemberId, body: &str, at: Moment) -> Self {
        Self {
            number,
            author: Some(author),
            seeded: false,
            organiser: false,
            words: text::words(body),
            letters: u32::try_from(body.chars().count()).unwrap_or(u32::MAX),
            body: body.to_owned(),
            at,
            state: State::There,
            source: None,
        }
    }

    /// Keeps it.
    pub(super) fn create(&self, tx: &mut WriteTx<'_>, debate: DebateId) -> Result<(), Error> {
        let Self { number, author, seeded, organiser, body, words, letters, at, source, .. } = self;
        let (text, link) = source::columns(source.as_ref());
        let values = params![debate, number, author, seeded, organiser, body, words, letters, at, text, link];
        tx.execute(&sql::SAY, values).map(|_| ())
    }
}

/// All that was said, in the order in which it came.
pub(super) fn statements(tx: &mut ReadTx<'_>, debate: DebateId) -> Result<Vec<Statement>, Error> {
    tx.all(&sql::STATEMENTS, params![debate])
}

/// The statement of that number.
pub(super) fn statement(tx: &mut ReadTx<'_>, debate: DebateId, number: u32) -> Result<Option<Statement>, Error> {
    tx.optional(&sql::STATEMENT, params![debate, number])
}
