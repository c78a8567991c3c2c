//! What the room holds about one person, and how it forgets them.

use omov_store::{Error, Moment, ReadTx, WriteTx, params, statements};

use crate::members::MemberId;
use crate::members::held::{Held, Said};

statements! {
    SESSIONS = "SELECT device, made_at, until FROM sessions WHERE member_id = $1 AND until > $2 ORDER BY made_at";
    PASSKEYS = "SELECT name, made_at FROM passkeys WHERE member_id = $1 ORDER BY made_at";
    FORGET_WAYS_IN = "DELETE FROM ways_in WHERE member_id = $1";
    FORGET_PASSKEYS = "DELETE FROM passkeys WHERE member_id = $1";
    FORGET_SESSIONS = "DELETE FROM sessions WHERE member_id = $1";
}

/// What the room holds about a person: where they are signed in, and with which keys.
pub(crate) fn held(tx: &mut ReadTx<'_>, member: MemberId, now: Moment) -> Result<Vec<Held>, Error> {
    let sessions: Vec<(String, Moment, Moment)> = tx.all(&SESSIONS, params![member, now])?;
    let sessions = sessions.into_iter().map(|(device, since, until)| {
        vec![("device", Said::Text(device)), ("since", Said::Time(since)), ("until", Said::Time(until))]
    });
    let passkeys: Vec<(String, Moment)> = tx.all(&PASSKEYS, params![member])?;
    let passkeys =
        passkeys.into_iter().map(|(name, since)| vec![("name", Said::Text(name)), ("since", Said::Time(since))]);
    Ok(vec![Held { name: "sessions", rows: sessions.collect() }, Held { name: "passkeys", rows: passkeys.collect() }])
}

/// Forgets a person: they are signed out everywhere.
pub(crate) fn forget(tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
    for statement in [&FORGET_SESSIONS, &FORGET_WAYS_IN, &FORGET_PASSKEYS] {
        tx.execute(statement, params![member])?;
    }
    Ok(())
}
