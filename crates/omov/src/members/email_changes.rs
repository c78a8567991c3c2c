//! Another address of e-mail: it is taken once its owner has typed the code that was sent there.

use std::time::Duration;

use omov_store::{Error, Moment, ReadTx, WriteTx, params, statements};

use super::{Changed, Details, Member, MemberId, change, codes, find};

/// So long the code holds.
const WAITS: Duration = Duration::from_hours(1);

statements! {
    ASK = "INSERT INTO email_changes (member_id, email, code, until) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (member_id) DO UPDATE SET email = excluded.email, code = excluded.code, until = excluded.until";
    FIND = "SELECT email, code FROM email_changes WHERE member_id = $1 AND until > $2";
    DELETE = "DELETE FROM email_changes WHERE member_id = $1";
    DELETE_OLD = "DELETE FROM email_changes WHERE until <= $1";
}

/// Keeps the wish until the code is typed. An earlier one is forgotten.
pub(crate) fn ask(tx: &mut WriteTx<'_>, id: MemberId, email: &str, code: &str, now: Moment) -> Result<(), Error> {
    tx.execute(&ASK, params![id, email, codes::hash(&id.0, code), now.plus(WAITS)]).map(|_| ())
}

/// The address that somebody wants, as long as the code for it holds.
pub(crate) fn wanted(tx: &mut ReadTx<'_>, id: MemberId, now: Moment) -> Result<Option<String>, Error> {
    Ok(tx.optional::<(String, [u8; 32])>(&FIND, params![id, now])?.map(|(email, _)| email))
}

/// Takes the address if the code is the right one. Says how the entry was before.
pub(crate) fn confirm(tx: &mut WriteTx<'_>, id: MemberId, code: &str, now: Moment) -> Result<Option<Member>, Error> {
    let Some((email, hash)) = tx.optional::<(String, [u8; 32])>(&FIND, params![id, now])? else { return Ok(None) };
    let Some(before) = find(tx, id)?.filter(|_| codes::hash(&id.0, code) == hash) else { return Ok(None) };
    let details = Details { email: Some(email), ..Details::from(before.clone()) };
    if change(tx, id, &details)? != Changed::Done {
        return Ok(None);
    }
    forget(tx, id)?;
    Ok(Some(before))
}

/// Forgets the wish.
pub(crate) fn forget(tx: &mut WriteTx<'_>, id: MemberId) -> Result<(), Error> {
    tx.execute(&DELETE, params![id]).map(|_| ())
}

/// Forgets wishes whose code was not typed in time.
pub(crate) fn forget_old(tx: &mut WriteTx<'_>, now: Moment) -> Result<(), Error> {
    tx.execute(&DELETE_OLD, params![now]).map(|_| ())
}
