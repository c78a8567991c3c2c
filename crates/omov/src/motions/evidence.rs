//! Evidence to a clause: what a member brings from elsewhere, and what others found who looked at its source.
//!
//! It belongs to the version of the text that whoever gave it had before them; the clause may change later. The address of a source is never
//! fetched by the server.

use std::collections::BTreeSet;

use omov_store::{Error, FromRow, FromValue, Moment, ReadTx, Row, ToValue, Value, WriteTx, params};
use omov_web::words::Words;

use super::answered::is_talked_about;
use super::{MotionId, clauses, motion, sql};
use crate::house::Stop;
use crate::members::MemberId;

/// The longest of what it says; of its question, its source, a reason; of a cost or a time.
pub(super) const SAYS: usize = 600;
pub(super) const LINE: usize = 300;
pub(super) const SHORT: usize = 120;
/// More is not taken to one motion: nobody would read it.
pub(super) const MOST: usize = 300;
/// More people who looked at one source are not taken.
pub(super) const MOST_CHECKS: usize = 100;

/// One of the six questions that a commission for policy asks of what is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic {
    Exists,
    Research,
    Make,
    Skills,
    Training,
    Money,
}

impl Topic {
    pub(super) const ALL: [Self; 6] =
        [Self::Exists, Self::Research, Self::Make, Self::Skills, Self::Training, Self::Money];

    /// Its name, in tables and forms. The message `topic-NAME` asks it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Exists => "exists",
            Self::Research => "research",
            Self::Make => "make",
            Self::Skills => "skills",
            Self::Training => "training",
            Self::Money => "money",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

impl ToValue for Topic {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.name())
    }
}

impl FromValue for Topic {
    const WANTED: &'static str = "one of the six questions";
    fn from_value(value: Value<'_>) -> Option<Self> {
        let Value::Text(text) = value else { return None };
        Self::named(text)
    }
}

/// A piece of it.
#[derive(Clone, Debug)]
pub(super) struct Evidence {
    /// From 1.
    pub(super) number: u32,
    pub(super) clause: u32,
    /// The version of the motion for which it was given.
    pub(super) version: u32,
    pub(super) topic: Option<Topic>,
    /// In words of their own.
    pub(super) question: String,
    pub(super) says: String,
    pub(super) source: String,
    pub(super) address: Option<String>,
    pub(super) cost: String,
    pub(super) takes: String,
    pub(super) author: Option<MemberId>,
    pub(super) name: Option<String>,
    pub(super) at: Moment,
}

impl FromRow for Evidence {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            number: row.get(0)?,
            clause: row.get(1)?,
            version: row.get(2)?,
            topic: row.get(3)?,
            question: row.get(4)?,
            says: row.get(5)?,
            source: row.get(6)?,
            address: row.get(7)?,
            cost: row.get(8)?,
            takes: row.get(9)?,
            author: row.get(10)?,
            name: row.get(11)?,
            at: row.get(12)?,
        })
    }
}

impl Evidence {
    /// Whether its words were taken back or removed.
    pub(super) fn is_gone(&self) -> bool {
        self.says.is_empty()
    }

    /// Where its page is.
    pub(super) fn address_of(&self, motion: MotionId) -> String {
        format!("{}/evidence/{}", motion.address(), self.number)
    }

    /// Keeps it, as it is given.
    pub(super) fn create(&self, tx: &mut WriteTx<'_>, motion: MotionId) -> Result<(), Error> {
        let Self { number, clause, version, topic, question, says, source, address, cost, takes, author, at, .. } =
            self;
        let values =
            params![motion, number, clause, version, topic, question, says, source, address, cost, takes, author, at];
        tx.execute(&sql::GIVE, values).map(|_| ())
    }
}

/// What somebody found who looked at a source.
#[derive(Clone, Debug)]
pub(super) struct Check {
    pub(super) evidence: u32,
    /// From 1.
    pub(super) number: u32,
    /// Whether it says so.
    pub(super) finds: bool,
    /// Why not.
    pub(super) reason: String,
    pub(super) member: Option<MemberId>,
    pub(super) name: Option<String>,
    pub(super) at: Moment,
}

impl FromRow for Check {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            evidence: row.get(0)?,
            number: row.get(1)?,
            finds: row.get(2)?,
            reason: row.get(3)?,
            member: row.get(4)?,
            name: row.get(5)?,
            at: row.get(6)?,
        })
    }
}

/// How a piece of evidence stands with those who looked at its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Checked {
    /// Nobody has looked.
    Not,
    /// Whoever looked found it there.
    Found,
    /// Nobody who looked found it there.
    Missing,
    /// Some did and some did not.
    Disputed,
}

/// All evidence of a motion in the order in which it came, with what those found who looked.
#[derive(Clone, Debug)]
pub(super) struct Shelf {
    pub(super) all: Vec<Evidence>,
    checks: Vec<Check>,
}

impl Shelf {
    pub(super) fn find(tx: &mut ReadTx<'_>, motion: MotionId) -> Result<Self, Error> {
        let all = tx.all(&sql::EVIDENCE, params![motion])?;
        Ok(Self { all, checks: tx.all(&sql::CHECKS, params![motion])? })
    }

    pub(super) fn get(&self, number: u32) -> Option<&Evidence> {
        self.all.iter().find(|one| one.number == number)
    }

    /// What stands below a clause.
    pub(super) fn of_clause(&self, clause: u32) -> impl Iterator<Item = &Evidence> {
        self.all.iter().filter(move |one| one.clause == clause)
    }

    /// Who looked at the source of a piece, the first one first.
    pub(super) fn checks_of(&self, number: u32) -> impl Iterator<Item = &Check> {
        self.checks.iter().filter(move |check| check.evidence == number)
    }

    pub(super) fn checked(&self, number: u32) -> Checked {
        let finds = |wanted: bool| self.checks_of(number).any(|check| check.finds == wanted);
        match (finds(true), finds(false)) {
            (false, false) => Checked::Not,
            (true, false) => Checked::Found,
            (false, true) => Checked::Missing,
            (true, true) => Checked::Disputed,
        }
    }

    /// Which of the six questions have an answer in a clause. What nobody found in its source answers nothing.
    pub(super) fn answered(&self, clause: u32) -> BTreeSet<Topic> {
        let stands = |one: &&Evidence| !one.is_gone() && self.checked(one.number) != Checked::Missing;
        self.of_clause(clause).filter(stands).filter_map(|one| one.topic).collect()
    }
}

/// What somebody would add.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    pub(super) clause: u32,
    /// The version that they had before them.
    pub(super) seen: u32,
    pub(super) topic: Option<Topic>,
    pub(super) question: String,
    pub(super) says: String,
    pub(super) source: String,
    pub(super) address: Option<String>,
    pub(super) cost: String,
    pub(super) takes: String,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It stands there under that number; also if it was sent twice.
    Given(u32),
    /// The motion takes nothing any more.
    Late,
    /// There was no such clause, or it had been struck out.
    NoClause,
    Full,
}

/// Adds a piece of evidence, if the rules let that member take part.
pub(super) fn give(
    tx: &mut WriteTx<'_>,
    (words, zone): (&Words, &str),
    id: MotionId,
    (by, wish): (MemberId, &Wish),
    now: Moment,
) -> Result<Outcome, Stop> {
    let motion = motion::one(tx, id)?;
    motion.takes_part(tx, (words, zone, "evidence-refused"), by, now)?;
    if !is_talked_about(tx, &motion, now)? {
        return Ok(Outcome::Late);
    }
    let version = wish.seen.clamp(1, motion.version);
    let wordings = clauses::wordings(tx, id)?;
    let stood = |version: u32| wordings.at(version).get(&wish.clause).is_some_and(|body| !body.is_empty());
    if !stood(version) || !stood(motion.version) {
        return Ok(Outcome::NoClause);
    }
    let shelf = Shelf::find(tx, id)?;
    let same = |one: &&Evidence| {
        one.author == Some(by) && one.clause == wish.clause && one.says == wish.says && one.source == wish.source
    };
    if let Some(there) = shelf.all.iter().find(same) {
        return Ok(Outcome::Given(there.number));
    }
    if shelf.all.len() >= MOST {
        return Ok(Outcome::Full);
    }
    let Wish { clause, topic, question, says, source, address, cost, takes, .. } = wish.clone();
    let number = shelf.all.last().map_or(1, |last| last.number + 1);
    let (author, name, at) = (Some(by), None, now);
    let new =
        Evidence { number, clause, version, topic, question, says, source, address, cost, takes, author, name, at };
    new.create(tx, id)?;
    Ok(Outcome::Given(number))
}

/// What became of a wish to say what a source says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Looked {
    Said,
    /// Its words are gone, or the motion takes nothing any more.
    Late,
    /// They gave it themselves.
    Own,
    Full,
}

/// Says what the source of a piece of evidence says, by somebody else than who gave it. Who looks again says it anew.
pub(super) fn check(
    tx: &mut WriteTx<'_>,
    (words, zone): (&Words, &str),
    (id, number): (MotionId, u32),
    (by, finds, reason): (MemberId, bool, &str),
    now: Moment,
) -> Result<Looked, Stop> {
    let motion = motion::one(tx, id)?;
    motion.takes_part(tx, (words, zone, "check-refused"), by, now)?;
    let shelf = Shelf::find(tx, id)?;
    let Some(one) = shelf.get(number).filter(|one| !one.is_gone()) else { return Ok(Looked::Late) };
    if !is_talked_about(tx, &motion, now)? {
        return Ok(Looked::Late);
    }
    if one.author == Some(by) {
        return Ok(Looked::Own);
    }
    let before = shelf.checks_of(number).find(|check| check.member == Some(by)).map(|check| check.number);
    let place = match before {
        Some(place) => place,
        None if shelf.checks_of(number).count() >= MOST_CHECKS => return Ok(Looked::Full),
        None => shelf.checks_of(number).last().map_or(1, |last| last.number + 1),
    };
    tx.execute(&sql::CHECK, params![id, number, place, finds, reason, by, now])?;
    Ok(Looked::Said)
}

/// Takes back what somebody gave themselves. Says whether it was still there.
pub(super) fn take_back(tx: &mut WriteTx<'_>, id: MotionId, number: u32, by: MemberId) -> Result<bool, Stop> {
    let shelf = Shelf::find(tx, id)?;
    let one = shelf.get(number).filter(|one| one.author == Some(by));
    let there = one.is_some_and(|one| !one.is_gone());
    if there {
        blank(tx, id, number)?;
    }
    Ok(there)
}

/// Takes the words out of a piece of evidence, and those of whoever looked at its source, which may repeat them.
pub(super) fn blank(tx: &mut WriteTx<'_>, id: MotionId, number: u32) -> Result<(), Error> {
    tx.execute(&sql::BLANK_EVIDENCE, params![id, number])?;
    tx.execute(&sql::BLANK_CHECKS, params![id, number]).map(|_| ())
}
