//! Somebody who was named, and how many support them.

use std::collections::{BTreeMap, BTreeSet};

use omov_store::{Error, FromRow, FromValue, Moment, ReadTx, Row, ToValue, Value, params};
use omov_web::refusal::Refusal;

use super::{NominationId, RoundId, sql};
use crate::groups::GroupId;
use crate::house::Stop;
use crate::members::MemberId;

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// They have not answered. Silence is no yes.
    Named,
    Accepted,
    /// They said no, or stood and withdrew.
    Declined,
    /// At the end: they stand.
    Stands,
    /// At the end: too few supported them.
    Short,
    /// At the end: the rules do not let them.
    Unfit,
    /// At the end: they had not answered.
    Silent,
    /// They stood at the end, and withdrew before the ballot was called.
    Withdrew,
}

impl State {
    const ALL: [Self; 8] = [
        Self::Named,
        Self::Accepted,
        Self::Declined,
        Self::Stands,
        Self::Short,
        Self::Unfit,
        Self::Silent,
        Self::Withdrew,
    ];

    /// As it stands in the database.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Stands => "stands",
            Self::Short => "short",
            Self::Unfit => "unfit",
            Self::Silent => "silent",
            Self::Withdrew => "withdrew",
        }
    }

    /// By that name.
    pub(super) fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// The message that says it to the person themselves.
    pub(super) fn says(self) -> &'static str {
        match self {
            Self::Named => "nomination-you-named",
            Self::Accepted => "nomination-you-accepted",
            Self::Declined => "nomination-you-declined",
            Self::Stands => "nomination-you-stand",
            Self::Short => "nomination-you-short",
            Self::Unfit => "nomination-you-unfit",
            Self::Silent => "nomination-you-silent",
            Self::Withdrew => "nomination-you-withdrew",
        }
    }
}

impl ToValue for State {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.name())
    }
}

impl FromValue for State {
    const WANTED: &'static str = "how far a nomination has come";
    fn from_value(value: Value<'_>) -> Option<Self> {
        let Value::Text(name) = value else { return None };
        Self::find(name)
    }
}

/// What somebody says of themselves where seats hang on it, by the title of what is asked. What is not there, they did not say.
pub(crate) type Answers = BTreeMap<String, String>;

/// Somebody who was named.
#[derive(Clone, Debug)]
pub(super) struct Nomination {
    pub(super) id: NominationId,
    pub(super) round: RoundId,
    pub(super) member: MemberId,
    /// The name under which they stand; before they accept, the one on the roll.
    pub(super) name: String,
    pub(super) state: State,
    pub(super) statement: String,
    pub(super) answers: Answers,
    /// They said that they are as old as the rules ask.
    pub(super) old_enough: bool,
}

impl FromRow for Nomination {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let (on_roll, accepted): (String, Option<String>) = (row.get(3)?, row.get(5)?);
        let answers: String = row.get(7)?;
        Ok(Self {
            id: row.get(0)?,
            round: row.get(1)?,
            member: row.get(2)?,
            name: accepted.unwrap_or(on_roll),
            state: row.get(4)?,
            statement: row.get(6)?,
            answers: serde_json::from_str(&answers).unwrap_or_default(),
            old_enough: row.get(8)?,
        })
    }
}

impl Nomination {
    /// Where its page is.
    pub(super) fn address(&self) -> String {
        format!("{}/{}", self.round.address(), self.id)
    }

    /// Whether they have accepted and it is not said that they do not stand.
    pub(super) fn is_accepted(&self) -> bool {
        matches!(self.state, State::Accepted | State::Stands)
    }
}

/// Everybody who was named, in the order that chance has made.
pub(super) fn all(tx: &mut ReadTx<'_>, round: RoundId) -> Result<Vec<Nomination>, Error> {
    tx.all(&sql::NOMINATIONS, params![round])
}

/// Somebody who was named in these nominations.
pub(super) fn one(tx: &mut ReadTx<'_>, round: RoundId, id: NominationId) -> Result<Nomination, Stop> {
    let found: Option<Nomination> = tx.optional(&sql::NOMINATION, params![id])?;
    found.filter(|one| one.round == round).ok_or(Stop::Refused(Refusal::NotFound))
}

/// The nomination of a member, if there is one.
pub(super) fn of(tx: &mut ReadTx<'_>, round: RoundId, member: MemberId) -> Result<Option<Nomination>, Error> {
    tx.optional(&sql::OF_MEMBER, params![round, member])
}

/// How many support each. Whoever is no member of the group any more is not counted.
pub(super) fn supporters(
    tx: &mut ReadTx<'_>,
    round: RoundId,
    group: GroupId,
) -> Result<BTreeMap<NominationId, u64>, Error> {
    let rows: Vec<(NominationId, u64)> = tx.all(&sql::SUPPORTERS, params![round, group])?;
    Ok(rows.into_iter().collect())
}

/// Whom somebody supports: for their own eyes.
pub(super) fn supported(
    tx: &mut ReadTx<'_>,
    round: RoundId,
    member: MemberId,
) -> Result<BTreeSet<NominationId>, Error> {
    let rows: Vec<NominationId> = tx.all(&sql::SUPPORTED_IN, params![round, member])?;
    Ok(rows.into_iter().collect())
}

/// Nominations in which somebody was named and has not answered: which, the office by its name in the rulebook, and until when.
pub(crate) type Asked = (RoundId, String, Moment);

/// All of somebody's, the most pressing first.
pub(crate) fn asked(tx: &mut ReadTx<'_>, member: MemberId, now: Moment) -> Result<Vec<Asked>, Error> {
    tx.all(&sql::ASKED, params![member, now])
}
