//! A motion as it is kept, and who may do what with it by the rules.

use std::sync::Arc;

use omov_rules::decide::Act;
use omov_rules::model;
use omov_store::{Error, FromRow, FromValue, Moment, ReadTx, Row, ToValue, Value, WriteTx, params};
use omov_web::hex::hex;
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::{MotionId, sql, text};
use crate::groups::{self, GroupId, Place};
use crate::house::Stop;
use crate::members::{self, MemberId};
use crate::record::{self, Step};
use crate::rules::{self, Rulebook, asking};

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It can be signed and amended.
    Open,
    /// By its movers.
    Withdrawn,
    /// Its bytes are fixed.
    Final,
}

impl ToValue for State {
    fn to_value(&self) -> Value<'_> {
        Value::Text(match self {
            Self::Open => "open",
            Self::Withdrawn => "withdrawn",
            Self::Final => "final",
        })
    }
}

impl FromValue for State {
    const WANTED: &'static str = "how far a motion has come";
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Text("open") => Some(Self::Open),
            Value::Text("withdrawn") => Some(Self::Withdrawn),
            Value::Text("final") => Some(Self::Final),
            _ => None,
        }
    }
}

/// A text that members would decide on.
#[derive(Clone, Debug)]
pub(crate) struct Motion {
    pub(crate) id: MotionId,
    pub(crate) group: GroupId,
    /// Which kind of proposal it is, by its name in the rulebook.
    pub(crate) kind: String,
    /// The number of the text under which it was moved, whatever comes into force meanwhile.
    pub(crate) book: i64,
    pub(crate) title: String,
    /// Why, in the movers' words.
    pub(crate) about: String,
    /// By its name in the rulebook, where that knows matters.
    pub(crate) matter: Option<String>,
    pub(crate) moved_at: Moment,
    /// Until when it can find its signatures.
    pub(crate) ends_at: Option<Moment>,
    pub(super) state: State,
    pub(crate) version: u32,
    /// The bytes that are voted on.
    pub(crate) fixed: Option<String>,
    pub(crate) hash: Option<[u8; 32]>,
    pub(crate) fixed_at: Option<Moment>,
    /// The number on the public record of its last step.
    pub(crate) entry: Option<u64>,
    /// The rule by which it is about something that is not for those to decide who would vote on it; nothing where it is.
    pub(crate) outside: Option<String>,
}

impl FromRow for Motion {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            group: row.get(1)?,
            kind: row.get(2)?,
            book: row.get(3)?,
            title: row.get(4)?,
            about: row.get(5)?,
            matter: row.get(6)?,
            moved_at: row.get(7)?,
            ends_at: row.get(8)?,
            state: row.get(9)?,
            version: row.get(10)?,
            fixed: row.get(11)?,
            hash: row.get(12)?,
            fixed_at: row.get(13)?,
            entry: row.get(14)?,
            outside: row.get(15)?,
        })
    }
}

impl Motion {
    /// As it is moved, of that kind in that group.
    pub(crate) fn new(id: MotionId, (group, kind): (GroupId, &str), title: &str, moved_at: Moment) -> Self {
        Self {
            id,
            group,
            kind: kind.into(),
            book: 0,
            title: title.into(),
            about: String::new(),
            matter: None,
            moved_at,
            ends_at: None,
            state: State::Open,
            version: 1,
            fixed: None,
            hash: None,
            fixed_at: None,
            entry: None,
            outside: None,
        }
    }

    /// Whether it can still be signed and amended: the hour counts.
    pub(crate) fn is_open(&self, now: Moment) -> bool {
        self.state == State::Open && !self.is_late(now)
    }

    /// Whether its time to find signatures is over and it has not come to a final text.
    pub(super) fn is_late(&self, now: Moment) -> bool {
        self.state == State::Open && self.ends_at.is_some_and(|end| end <= now)
    }

    /// The message that says where it stands, without what a ballot has made of it.
    pub(super) fn stands(&self, now: Moment) -> &'static str {
        match self.state {
            _ if self.is_late(now) => "motion-is-late",
            State::Open => "motion-is-open",
            State::Withdrawn => "motion-is-withdrawn",
            State::Final => "motion-is-final",
        }
    }

    /// The fingerprint of the bytes that are voted on, in small letters and figures.
    pub(crate) fn fingerprint(&self) -> Option<String> {
        self.hash.map(|hash| hex(&hash))
    }

    /// Whether words have been removed from the final text since it was fixed: then its bytes are not those of its fingerprint.
    pub(super) fn has_gaps(&self) -> bool {
        self.fixed.as_deref().zip(self.hash).is_some_and(|(fixed, hash)| text::hash(fixed) != hash)
    }

    /// The text of the rules under which it was moved.
    pub(super) fn rules(&self, tx: &mut ReadTx<'_>) -> Result<Arc<Rulebook>, Error> {
        rules::numbered(tx, self.book)
    }

    /// Its kind, as that text has it.
    pub(super) fn rule<'b>(&self, book: &'b Rulebook) -> Result<&'b model::Proposal, Stop> {
        book.proposals.get(&self.kind).ok_or(Stop::Refused(Refusal::Failed))
    }

    /// Where its rules stand.
    fn path(&self) -> String {
        format!("proposals.{}", self.kind)
    }

    /// Its group, with those it is in.
    pub(super) fn place(&self, tx: &mut ReadTx<'_>) -> Result<Place, Stop> {
        groups::place(tx, self.group)?.ok_or(Stop::Refused(Refusal::NotFound))
    }

    /// Refuses whoever the rules do not let propose here, with so many signatures; `title` says what cannot be done.
    pub(super) fn allows(
        &self,
        tx: &mut ReadTx<'_>,
        about: (&Words, &str, &str),
        who: MemberId,
        signatures: u64,
        now: Moment,
    ) -> Result<(), Stop> {
        let (book, place) = (self.rules(tx)?, self.place(tx)?);
        let act = self.proposing(signatures, about.1);
        asking::allows(tx, &book, &place, about, (who, &act), now)
    }

    /// Whether the rules let somebody propose here, however many have signed.
    pub(super) fn may_propose(
        &self,
        tx: &mut ReadTx<'_>,
        zone: &str,
        who: MemberId,
        now: Moment,
    ) -> Result<bool, Stop> {
        let (book, place) = (self.rules(tx)?, self.place(tx)?);
        let Some(who) = members::find(tx, who)? else { return Ok(false) };
        let act = self.proposing(u64::MAX, zone);
        Ok(asking::grounds(tx, &book, (&who, &place, zone), (&act, None), now)?.is_empty())
    }

    /// What the rules are asked of whoever proposes here, with so many signatures.
    pub(super) fn proposing(&self, signatures: u64, zone: &str) -> Act {
        let (proposal, matter) = (self.kind.clone(), self.matter.clone());
        Act::Propose { proposal, matter, signatures, since: rules::local(zone, self.moved_at) }
    }

    /// Refuses whoever is not of the body that proposes here, however many have signed.
    pub(super) fn takes_part(
        &self,
        tx: &mut ReadTx<'_>,
        about: (&Words, &str, &str),
        who: MemberId,
        now: Moment,
    ) -> Result<(), Stop> {
        self.allows(tx, about, who, u64::MAX, now)
    }

    /// How many have to sign it, with the members of today.
    pub(super) fn needed(&self, tx: &mut ReadTx<'_>) -> Result<Option<u64>, Stop> {
        let (book, place) = (self.rules(tx)?, self.place(tx)?);
        let rule = self.rule(&book)?;
        let people = asking::facts(tx, &book, &place)?.people;
        Ok(people.get(&rule.proposed_by.value).map(|people| rule.signatures.value.of(*people)))
    }

    /// Keeps it, as it is moved.
    pub(super) fn create(&self, tx: &mut WriteTx<'_>) -> Result<(), Error> {
        let Self { id, group, kind, book, title, about, matter, moved_at, ends_at, outside, .. } = self;
        let values = params![id, group, kind, book, title, about, matter, moved_at, ends_at, outside];
        tx.execute(&sql::MOVE, values).map(|_| ())
    }

    /// Puts a step of its life on the public record: figures and fingerprints, nobody's words.
    pub(super) fn record(
        &self,
        tx: &mut WriteTx<'_>,
        (deed, rule): (&'static str, &'static str),
        facts: Vec<(&'static str, String)>,
        by: MemberId,
        at: Moment,
    ) -> Result<(), Stop> {
        let of = ("motions", ("motion", self.id.to_string()), &*self.path());
        let step = Step { deed, rule, office: None, facts, by: Some(by), at };
        let entry = record::append_numbered(tx, &[step.of(of, self.group)])?;
        tx.execute(&sql::ENTRY, params![self.id, entry])?;
        Ok(())
    }
}

/// The motion of that id, which has to be there.
pub(super) fn one(tx: &mut ReadTx<'_>, id: MotionId) -> Result<Motion, Stop> {
    tx.optional(&sql::FIND, params![id])?.ok_or(Stop::Refused(Refusal::NotFound))
}

/// The latest of a group, the last one first.
pub(crate) fn in_group(tx: &mut ReadTx<'_>, group: GroupId, most: u32) -> Result<Vec<Motion>, Error> {
    tx.all(&sql::IN_GROUP, params![group, most])
}

/// The latest, the last one first.
pub(super) fn list(tx: &mut ReadTx<'_>, most: u32) -> Result<Vec<Motion>, Error> {
    tx.all(&sql::LIST, params![most])
}
