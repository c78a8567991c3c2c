//! What the room holds about one person.

use omov_store::{Error, Moment, ReadTx, params, statements};

use crate::members::MemberId;
use crate::members::held::{Held, Said};

statements! {
    LETTERS = "SELECT subject, made_at FROM letters WHERE member_id = $1 ORDER BY made_at DESC LIMIT 1000";
}

/// What the room holds about a person: which letters they were sent.
pub(crate) fn held(tx: &mut ReadTx<'_>, member: MemberId, _: Moment) -> Result<Vec<Held>, Error> {
    let letters: Vec<(String, Moment)> = tx.all(&LETTERS, params![member])?;
    let letters =
        letters.into_iter().map(|(subject, at)| vec![("when", Said::Time(at)), ("subject", Said::Text(subject))]);
    Ok(vec![Held { name: "letters", rows: letters.collect() }])
}
