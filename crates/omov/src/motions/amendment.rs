//! What somebody would change in a motion, and which of these changes touch the same words.

use std::collections::BTreeMap;

use omov_store::{Error, FromRow, FromValue, Moment, ReadTx, Row, ToValue, Value, WriteTx, params};

use super::words::{self, Change};
use super::{MotionId, sql};
use crate::members::MemberId;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Open,
    Accepted,
    Declined,
    /// By its author.
    Withdrawn,
    /// A joint text has taken its place.
    Joined,
}

impl State {
    /// Its name, in tables and messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Joined => "joined",
        }
    }
}

impl ToValue for State {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.name())
    }
}

impl FromValue for State {
    const WANTED: &'static str = "what became of an amendment";
    fn from_value(value: Value<'_>) -> Option<Self> {
        let all = [Self::Open, Self::Accepted, Self::Declined, Self::Withdrawn, Self::Joined];
        let Value::Text(text) = value else { return None };
        all.into_iter().find(|state| state.name() == text)
    }
}

/// What somebody would change.
#[derive(Clone, Debug)]
pub(super) struct Amendment {
    /// From 1.
    pub(super) number: u32,
    /// 0 for a new one.
    pub(super) clause: u32,
    /// The amendment whose words it would change.
    pub(super) target: Option<u32>,
    /// The words it was written against; none for a new clause.
    pub(super) base: String,
    /// Those it would have instead; none where a clause is to be struck out.
    pub(super) body: String,
    pub(super) reason: String,
    pub(super) author: Option<MemberId>,
    pub(super) name: Option<String>,
    pub(super) at: Moment,
    pub(super) version: u32,
    pub(super) state: State,
    pub(super) answered_at: Option<Moment>,
    /// Why it was declined.
    pub(super) answer: String,
}

impl FromRow for Amendment {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            number: row.get(0)?,
            clause: row.get(1)?,
            target: row.get(2)?,
            base: row.get(3)?,
            body: row.get(4)?,
            reason: row.get(5)?,
            author: row.get(6)?,
            name: row.get(7)?,
            at: row.get(8)?,
            version: row.get(9)?,
            state: row.get(10)?,
            answered_at: row.get(11)?,
            answer: row.get(12)?,
        })
    }
}

impl Amendment {
    /// Keeps it, as it is made.
    pub(super) fn create(&self, tx: &mut WriteTx<'_>, motion: MotionId) -> Result<(), Error> {
        let Self { number, clause, target, base, body, reason, author, at, .. } = self;
        tx.execute(&sql::AMEND, params![motion, number, clause, target, base, body, reason, author, at]).map(|_| ())
    }

    /// Whether its words have been removed: everything that would change something has words.
    pub(super) fn is_gone(&self) -> bool {
        self.base.is_empty() && self.body.is_empty()
    }

    /// Where its page is.
    pub(super) fn address(&self, motion: MotionId) -> String {
        format!("{}/amendments/{}", motion.address(), self.number)
    }
}

/// A joint text, the amendment whose place it would take, and whether the author of that agrees.
pub(super) type Part = (u32, u32, bool);

/// All amendments of a motion, in the order in which they came, with the clauses as they stand.
#[derive(Clone, Debug)]
pub(super) struct Amendments {
    pub(super) all: Vec<Amendment>,
    pub(super) parts: Vec<Part>,
    pub(super) clauses: BTreeMap<u32, String>,
}

impl Amendments {
    pub(super) fn find(tx: &mut ReadTx<'_>, motion: MotionId) -> Result<Self, Error> {
        let clauses = super::clauses::wordings(tx, motion)?.now();
        Ok(Self {
            all: tx.all(&sql::AMENDMENTS, params![motion])?,
            parts: tx.all(&sql::PARTS, params![motion])?,
            clauses,
        })
    }

    pub(super) fn get(&self, number: u32) -> Option<&Amendment> {
        self.all.iter().find(|one| one.number == number)
    }

    /// Those that wait for an answer.
    pub(super) fn open(&self) -> impl Iterator<Item = &Amendment> {
        self.all.iter().filter(|one| one.state == State::Open)
    }

    /// The words that an amendment would change, as they stand; nothing where there are none any more.
    pub(super) fn present(&self, (clause, target): (u32, Option<u32>)) -> Option<&str> {
        match target {
            Some(target) => self.get(target).filter(|one| one.state == State::Open).map(|one| one.body.as_str()),
            None if clause == 0 => Some(""),
            None => self.clauses.get(&clause).map(String::as_str),
        }
    }

    /// What it would say on top of the words as they stand; nothing where these have changed in the same places since it was written.
    pub(super) fn fitted(&self, one: &Amendment) -> Option<String> {
        words::both(&one.base, self.present((one.clause, one.target))?, &one.body)
    }

    /// The parts of a joint text, with whether their authors agree.
    pub(super) fn parts_of(&self, joint: u32) -> impl Iterator<Item = (u32, bool)> {
        self.parts.iter().filter(move |(of, ..)| *of == joint).map(|(_, part, agreed)| (*part, *agreed))
    }

    /// Whether a joint text waits for somebody who wrote one of its parts. Nobody waits for those who have been erased.
    pub(super) fn waits(&self, joint: u32) -> bool {
        let asked = |part: u32| self.get(part).is_some_and(|one| one.author.is_some());
        self.parts_of(joint).any(|(part, agreed)| !agreed && asked(part))
    }

    /// The open amendments that touch the same words, as pairs. A joint text does not clash with what it would take the place of.
    pub(super) fn collisions(&self) -> Vec<(u32, u32)> {
        let fitted: Vec<(&Amendment, String)> = self
            .open()
            .filter(|one| one.clause > 0 || one.target.is_some())
            .filter_map(|one| Some((one, self.fitted(one)?)))
            .collect();
        // What each of them changes is worked out once, and not for each pair: there may be hundreds.
        let changes: Vec<(&Amendment, Change<'_>)> = fitted
            .iter()
            .filter_map(|(one, body)| Some((*one, Change::of(self.present((one.clause, one.target))?, body))))
            .collect();
        let joint = |a: u32, b: u32| self.parts_of(a).any(|(part, _)| part == b);
        let mut pairs = Vec::new();
        for (at, (one, change)) in changes.iter().enumerate() {
            for (other, second) in &changes[at + 1..] {
                let place = (one.clause, one.target) == (other.clause, other.target);
                let (a, b) = (one.number, other.number);
                if place && !joint(a, b) && !joint(b, a) && change.collides(second) {
                    pairs.push((a, b));
                }
            }
        }
        pairs
    }
}
