//! What the room holds about one person: their terms, what they did with powers, and what was done to them.

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params, statements};

use super::TermId;
use crate::members::MemberId;

statements! {
    TERMS_OF = "SELECT id FROM terms WHERE member_id = $1 AND until > $2 AND ended_at IS NULL";
    EVER = "SELECT COUNT(*) AS terms FROM terms WHERE member_id = $1";
    DONE_TO = "SELECT acts.deed, acts.number, members.name, acts.reason, acts.done_at FROM acts \
        JOIN members ON members.id = acts.actor_id WHERE acts.about_id = $1 ORDER BY acts.id DESC LIMIT 1000";
    FORGET_REASONS = "UPDATE acts SET reason = '' WHERE about_id = $1";
}

/// Whether somebody holds any office at that moment, or will.
pub(crate) fn is_in_office(tx: &mut ReadTx<'_>, member: MemberId, now: Moment) -> Result<bool, Error> {
    Ok(!tx.all::<TermId>(&TERMS_OF, params![member, now])?.is_empty())
}

/// Whether somebody has ever held an office: their name stays with it.
pub(crate) fn has_held(tx: &mut ReadTx<'_>, member: MemberId) -> Result<bool, Error> {
    Ok(tx.one::<u64>(&EVER, params![member])? > 0)
}

/// Something that was done to a person, as they read it.
#[derive(Clone, Debug)]
pub(crate) struct DoneTo {
    /// The name of the message that says what was done.
    pub(crate) deed: String,
    pub(crate) number: Option<u64>,
    pub(crate) actor: String,
    pub(crate) reason: String,
    pub(crate) at: Moment,
}

impl FromRow for DoneTo {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { deed: row.get(0)?, number: row.get(1)?, actor: row.get(2)?, reason: row.get(3)?, at: row.get(4)? })
    }
}

/// What was done to a person, the latest first.
pub(crate) fn done_to(tx: &mut ReadTx<'_>, member: MemberId) -> Result<Vec<DoneTo>, Error> {
    tx.all(&DONE_TO, params![member])
}

/// Forgets what others wrote about a person. That something was done stays.
pub(crate) fn forget(tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
    tx.execute(&FORGET_REASONS, params![member]).map(|_| ())
}
