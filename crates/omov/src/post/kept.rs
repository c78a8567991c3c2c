//! Letters as they are kept, and what can become of them.

use omov_store::{Error, FromRow, FromValue, Moment, ReadTx, Row, ToValue, Value, WriteTx, params};

use super::{LetterId, OPEN, SIGN_IN, SIGN_IN_TIME, UNSEEN, sql};
use crate::members::{self, MemberId};

/// How a letter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// For the post, or for somebody who prints it.
    Waiting,
    /// The server for mail has taken it, or it lies in the outbox.
    Sent,
    Printed,
    /// It will not be tried again by itself.
    Failed,
    /// It came back.
    Bounced,
}

impl State {
    pub(super) const ALL: [Self; 5] = [Self::Waiting, Self::Sent, Self::Printed, Self::Failed, Self::Bounced];

    /// As it stands in the database, and in the names of messages (`post-state-sent`).
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Printed => "printed",
            Self::Failed => "failed",
            Self::Bounced => "bounced",
        }
    }
}

impl ToValue for State {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.name())
    }
}

impl FromValue for State {
    const WANTED: &'static str = "a letter's state";
    fn from_value(value: Value<'_>) -> Option<Self> {
        let Value::Text(name) = value else { return None };
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// What went wrong, in a word of ours: what a server says may hold the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// Nobody answers at the server for mail.
    Unreachable,
    /// It does not lock the line.
    Unlocked,
    /// It does not let us in.
    Login,
    /// It says: later.
    NotNow,
    /// It says: never.
    Refused,
    /// What stands there as an address is none.
    Address,
    /// The outbox cannot be written.
    Folder,
    /// A way in that is no longer one.
    TooLate,
    /// An earlier letter to that address came back.
    CameBack,
    /// Whoever sent it fell silent, again and again.
    Silent,
}

impl Trouble {
    /// As it stands in the database, and in the names of messages (`post-trouble-refused`).
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Unlocked => "unlocked",
            Self::Login => "login",
            Self::NotNow => "not-now",
            Self::Refused => "refused",
            Self::Address => "address",
            Self::Folder => "folder",
            Self::TooLate => "too-late",
            Self::CameBack => "came-back",
            Self::Silent => "silent",
        }
    }

    /// Whether there is no sense in trying again.
    pub(super) fn is_final(self) -> bool {
        matches!(self, Self::Refused | Self::Address | Self::TooLate | Self::CameBack)
    }
}

/// A letter as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) id: LetterId,
    pub(super) member: Option<MemberId>,
    pub(super) email: Option<String>,
    pub(super) purpose: String,
    pub(super) subject: String,
    pub(super) body: String,
    pub(super) state: State,
    pub(super) made_at: Moment,
    pub(super) changed_at: Moment,
    pub(super) trouble: Option<String>,
    pub(super) via: Option<String>,
}

impl FromRow for Kept {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            member: row.get(1)?,
            email: row.get(2)?,
            purpose: row.get(3)?,
            subject: row.get(4)?,
            body: row.get(5)?,
            state: row.get(6)?,
            made_at: row.get(7)?,
            changed_at: row.get(8)?,
            trouble: row.get(9)?,
            via: row.get(10)?,
        })
    }
}

impl Kept {
    /// The letter of that id.
    pub(super) fn find(tx: &mut ReadTx<'_>, id: LetterId) -> Result<Option<Self>, Error> {
        tx.optional(&sql::FIND, params![id])
    }

    /// Whether what it says may open a door.
    pub(super) fn is_secret(&self) -> bool {
        !OPEN.contains(&self.purpose.as_str())
    }

    /// Whether nobody may know to whom it went.
    pub(super) fn is_unseen(&self) -> bool {
        self.purpose == UNSEEN
    }

    /// Whether it is worth nothing any more.
    pub(super) fn is_too_late(&self, now: Moment) -> bool {
        self.purpose == SIGN_IN && self.made_at.plus(SIGN_IN_TIME) <= now
    }
}

/// Whether a letter to that address came back, and nobody has said since that it works again.
pub(super) fn has_bounced(tx: &mut ReadTx<'_>, email: &str) -> Result<bool, Error> {
    let since: Option<Moment> = tx.optional(&sql::IS_BOUNCED, params![members::email_key(email)])?;
    Ok(since.is_some())
}

/// Something that happened to a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Event {
    pub(super) at: Moment,
    pub(super) what: String,
    pub(super) trouble: Option<String>,
}

impl FromRow for Event {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { at: row.get(0)?, what: row.get(1)?, trouble: row.get(2)? })
    }
}

/// Writes down that something happened to it.
pub(super) fn note(
    tx: &mut WriteTx<'_>,
    id: LetterId,
    what: &str,
    trouble: Option<Trouble>,
    now: Moment,
) -> Result<(), Error> {
    tx.execute(&sql::NOTE, params![id, now, what, trouble.map(Trouble::name)]).map(|_| ())
}

/// What happened to it.
pub(super) fn events(tx: &mut ReadTx<'_>, id: LetterId) -> Result<Vec<Event>, Error> {
    tx.all(&sql::EVENTS, params![id])
}

/// It is on its way; what it says is forgotten if it is a secret.
pub(super) fn sent(tx: &mut WriteTx<'_>, letter: &Kept, via: &str, now: Moment) -> Result<(), Error> {
    if letter.is_unseen() {
        return gone(tx, letter.id);
    }
    tx.execute(&sql::SENT, params![letter.id, via, now])?;
    note(tx, letter.id, if via == "smtp" { "sent" } else { via }, None, now)?;
    if letter.is_secret() {
        tx.execute(&sql::WIPE, params![letter.id])?;
    }
    Ok(())
}

/// It could not be sent; `last` if it is not tried again.
pub(super) fn failed(
    tx: &mut WriteTx<'_>,
    letter: &Kept,
    trouble: Trouble,
    last: bool,
    now: Moment,
) -> Result<(), Error> {
    if last && letter.is_unseen() {
        return gone(tx, letter.id);
    }
    let state = if last { State::Failed } else { State::Waiting };
    tx.execute(&sql::TROUBLE, params![letter.id, state, trouble.name(), now])?;
    note(tx, letter.id, "failed", Some(trouble), now)?;
    if last && letter.is_secret() {
        tx.execute(&sql::WIPE, params![letter.id])?;
    }
    Ok(())
}

/// Leaves nothing of it.
fn gone(tx: &mut WriteTx<'_>, id: LetterId) -> Result<(), Error> {
    tx.execute(&sql::GONE_EVENTS, params![id])?;
    tx.execute(&sql::GONE, params![id]).map(|_| ())
}
