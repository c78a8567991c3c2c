//! What the room holds about one person: their terms, what they did with powers, and what was done to them.

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params, statements};

use super::list::{self, Lent};
use super::{TermId, deputies, second};
use crate::members::MemberId;
use crate::members::held::{Held, Said};

statements! {
    TERMS_OF = "SELECT id FROM terms WHERE member_id = $1 AND until > $2 AND ended_at IS NULL";
    EVER = "SELECT COUNT(*) AS terms FROM terms WHERE member_id = $1";
    TERMS = "SELECT offices.title, groups.name, terms.since, terms.until FROM terms \
        JOIN offices ON offices.id = terms.office_id JOIN groups ON groups.id = terms.group_id \
        WHERE terms.member_id = $1 ORDER BY terms.since";
    DONE_BY = "SELECT acts.deed, groups.name, acts.reason, acts.done_at FROM acts JOIN groups ON groups.id = acts.group_id \
        WHERE acts.actor_id = $1 ORDER BY acts.id DESC LIMIT 1000";
    DONE_TO = "SELECT acts.deed, acts.number, members.name, acts.reason, acts.done_at FROM acts \
        JOIN members ON members.id = acts.actor_id WHERE acts.about_id = $1 ORDER BY acts.id DESC LIMIT 1000";
    OUT_OF_REACH = "DELETE FROM second_reach WHERE act_id IN (SELECT id FROM second_acts WHERE about_id = $1)";
    FORGET_SECOND = "UPDATE second_acts SET reason = '', payload = '', answer = '', \
        state = CASE WHEN state = 'waiting' THEN 'taken-back' ELSE state END WHERE about_id = $1";
    FORGET_REASONS = "UPDATE acts SET reason = '' WHERE about_id = $1";
}

/// Whether somebody holds any office at that moment, or will, or is named as a deputy.
pub(crate) fn is_in_office(tx: &mut ReadTx<'_>, member: MemberId, now: Moment) -> Result<bool, Error> {
    let holds = !tx.all::<TermId>(&TERMS_OF, params![member, now])?.is_empty();
    Ok(holds || !deputies::of_member(tx, member, now)?.is_empty())
}

/// Somebody's terms that run or are to come.
pub(crate) fn terms_of(tx: &mut ReadTx<'_>, member: MemberId, now: Moment) -> Result<Vec<Lent>, Error> {
    let ids: Vec<TermId> = tx.all(&TERMS_OF, params![member, now])?;
    let mut terms = Vec::new();
    for id in ids {
        terms.extend(list::find(tx, id)?);
    }
    Ok(terms)
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

fn in_office((title, group, since, until): (String, String, Moment, Moment)) -> Vec<(&'static str, Said)> {
    vec![
        ("office", Said::Text(title)),
        ("group", Said::Text(group)),
        ("since", Said::Time(since)),
        ("until", Said::Time(until)),
    ]
}

/// What the room holds about a person.
pub(crate) fn held_about(tx: &mut ReadTx<'_>, member: MemberId, now: Moment) -> Result<Vec<Held>, Error> {
    let terms: Vec<(String, String, Moment, Moment)> = tx.all(&TERMS, params![member])?;
    let by: Vec<(String, String, String, Moment)> = tx.all(&DONE_BY, params![member])?;
    let stands_in = deputies::ever(tx, member)?.into_iter().map(in_office).collect();
    let terms = terms.into_iter().map(in_office);
    let by = by.into_iter().map(|(deed, group, reason, at)| {
        vec![
            ("when", Said::Time(at)),
            ("deed", Said::Deed(deed)),
            ("group", Said::Text(group)),
            ("reason", Said::Text(reason)),
        ]
    });
    let to = done_to(tx, member)?.into_iter().map(|act| {
        vec![
            ("when", Said::Time(act.at)),
            ("deed", Said::Deed(act.deed)),
            ("by", Said::Text(act.actor)),
            ("reason", Said::Text(act.reason)),
        ]
    });
    let waits = second::about(tx, member, now)?.into_iter().map(|pending| {
        vec![
            ("when", Said::Time(pending.asked_at)),
            ("deed", Said::Deed(pending.deed.act.into())),
            ("reason", Said::Text(pending.reason)),
            ("until", Said::Time(pending.until)),
        ]
    });
    Ok(vec![
        Held { name: "waits", rows: waits.collect() },
        Held { name: "offices", rows: terms.collect() },
        Held { name: "deputies", rows: stands_in },
        Held { name: "done-by", rows: by.collect() },
        Held { name: "done-to", rows: to.collect() },
    ])
}

/// Forgets what others wrote about a person, and what they asked for and is not decided. That something was done stays.
pub(crate) fn forget(tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
    tx.execute(&OUT_OF_REACH, params![member])?;
    tx.execute(&FORGET_SECOND, params![member])?;
    tx.execute(&FORGET_REASONS, params![member]).map(|_| ())
}
