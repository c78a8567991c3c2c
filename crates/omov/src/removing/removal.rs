//! Something that was taken out, as it is kept until nobody can put it back any more.

use omov_store::{Error, FromRow, FromValue, Moment, ReadTx, Row, ToValue, Value, WriteTx, params};
use omov_web::refusal::Refusal;
use serde::{Deserialize, Serialize};

use super::{RemovalId, sql};
use crate::debates::{self, DebateId};
use crate::groups::{self, GroupId, Place};
use crate::house::Stop;
use crate::members::MemberId;
use crate::motions::{self, MotionId};
use crate::replies::{self, To};

/// What it was.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum What {
    Statement(DebateId, u32),
    Reply(To, u32),
    /// A part of a motion, by the name that its address has.
    Motion(MotionId, String),
}

impl What {
    /// Where it stood.
    pub(super) fn address(&self) -> String {
        match self {
            Self::Statement(debate, _) => format!("{}/all", debate.address()),
            Self::Reply(to, _) => to.address(),
            Self::Motion(motion, _) => motion.address(),
        }
    }

    /// The name of the message that says what kind of thing it was.
    pub(super) fn says(&self) -> &'static str {
        match self {
            Self::Statement(..) => "removal-statement",
            Self::Reply(..) => "removal-reply",
            Self::Motion(..) => "removal-motion",
        }
    }

    /// Puts the words back, in their own room, if they are still gone. What else the record is told.
    pub(super) fn put_back(
        &self,
        tx: &mut WriteTx<'_>,
        (said, kept): (&str, &str),
        now: Moment,
    ) -> Result<Vec<(&'static str, String)>, Stop> {
        match self {
            Self::Statement(debate, number) => debates::put_back(tx, *debate, *number, kept)?,
            Self::Reply(to, number) => replies::put_back(tx, *to, *number, said)?,
            Self::Motion(motion, part) => return motions::put_back(tx, *motion, part, kept, now),
        }
        Ok(Vec::new())
    }
}

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    /// Whoever wrote it can appeal.
    Open,
    /// People are drawn, and decide.
    Appealed,
    /// They decided that it stays out.
    Out,
    /// They put it back.
    Back,
    /// Nobody appealed in time.
    Over,
}

impl State {
    pub(super) const ALL: [Self; 5] = [Self::Open, Self::Appealed, Self::Out, Self::Back, Self::Over];

    /// Its name, in the table and in messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Appealed => "appealed",
            Self::Out => "out",
            Self::Back => "back",
            Self::Over => "over",
        }
    }

    /// The name of the message that says it.
    pub(super) fn says(self) -> &'static str {
        match self {
            Self::Open => "removal-is-open",
            Self::Appealed => "removal-is-appealed",
            Self::Out => "removal-is-out",
            Self::Back => "removal-is-back",
            Self::Over => "removal-is-over",
        }
    }
}

impl ToValue for State {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.name())
    }
}

impl FromValue for State {
    const WANTED: &'static str = "how far a removal has come";
    fn from_value(value: Value<'_>) -> Option<Self> {
        let Value::Text(text) = value else { return None };
        Self::ALL.into_iter().find(|state| state.name() == text)
    }
}

/// A removal.
#[derive(Clone, Debug)]
pub(super) struct Removal {
    pub(super) id: RemovalId,
    pub(super) group: GroupId,
    what: String,
    pub(super) ground: String,
    pub(super) remover: Option<MemberId>,
    pub(super) removed_at: Moment,
    /// The words; empty once nobody can put them back.
    pub(super) said: String,
    pub(super) on: String,
    pub(super) kept: String,
    pub(super) until: Moment,
    pub(super) state: State,
    pub(super) secret: [u8; 32],
    /// The hash of what was typed for the lot.
    pub(super) typed: Option<String>,
    pub(super) appealed_at: Option<Moment>,
    pub(super) appeal: String,
    pub(super) decided_at: Option<Moment>,
}

impl FromRow for Removal {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            group: row.get(1)?,
            what: row.get(2)?,
            ground: row.get(3)?,
            remover: row.get(4)?,
            removed_at: row.get(5)?,
            said: row.get(6)?,
            on: row.get(7)?,
            kept: row.get(8)?,
            until: row.get(9)?,
            state: row.get(10)?,
            secret: row.get(11)?,
            typed: row.get(12)?,
            appealed_at: row.get(13)?,
            appeal: row.get(14)?,
            decided_at: row.get(15)?,
        })
    }
}

impl Removal {
    /// What was taken out.
    pub(super) fn what(&self) -> Result<What, Stop> {
        serde_json::from_str(&self.what).map_err(|_| Refusal::Failed.into())
    }

    pub(super) fn place(&self, tx: &mut ReadTx<'_>) -> Result<Place, Stop> {
        groups::place(tx, self.group)?.ok_or(Stop::Refused(Refusal::NotFound))
    }

    /// Whether it can be appealed against.
    pub(super) fn can_be_appealed(&self, now: Moment) -> bool {
        self.state == State::Open && now < self.until
    }
}

/// The removal of that id.
pub(super) fn one(tx: &mut ReadTx<'_>, id: RemovalId) -> Result<Removal, Stop> {
    tx.optional(&sql::FIND, params![id])?.ok_or(Stop::Refused(Refusal::NotFound))
}

/// Who wrote what was taken out.
pub(super) fn authors(tx: &mut ReadTx<'_>, id: RemovalId) -> Result<Vec<MemberId>, Error> {
    tx.all(&sql::AUTHORS, params![id])
}

/// What is kept of a removal when it is done.
#[derive(Debug)]
pub(super) struct New<'n> {
    pub(super) id: RemovalId,
    pub(super) group: GroupId,
    pub(super) what: &'n What,
    pub(super) ground: &'n str,
    pub(super) remover: MemberId,
    pub(super) at: Moment,
    pub(super) said: &'n str,
    pub(super) on: &'n str,
    pub(super) kept: &'n str,
    pub(super) until: Moment,
    pub(super) secret: [u8; 32],
    pub(super) authors: &'n [MemberId],
}

impl New<'_> {
    /// Keeps it. Where nobody is there who could appeal, no words are kept.
    pub(super) fn create(&self, tx: &mut WriteTx<'_>) -> Result<(), Stop> {
        let Self { id, group, ground, remover, at, said, on, kept, until, secret, .. } = self;
        let what = serde_json::to_string(self.what).map_err(|_| Refusal::Failed)?;
        tx.execute(&sql::CREATE, params![id, group, what, ground, remover, at, said, on, kept, until, secret])?;
        for author in self.authors {
            tx.execute(&sql::ADD_AUTHOR, params![id, author])?;
        }
        tx.execute(&sql::WIPE_NOBODYS, params![id])?;
        Ok(())
    }
}
