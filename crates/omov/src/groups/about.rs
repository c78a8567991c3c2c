//! What the room holds about one person, and how it forgets them.

use omov_store::{Error, Moment, ReadTx, WriteTx, params, statements};

use crate::members::MemberId;
use crate::members::held::{Held, Said};

statements! {
    ASKED = "SELECT groups.name, questions.asked, questions.asked_at, questions.answer FROM questions \
        JOIN groups ON groups.id = questions.group_id WHERE questions.asker_id = $1 ORDER BY questions.id";
    SAID = "SELECT groups.name, contributions.question, contributions.body, contributions.said_at FROM contributions \
        JOIN groups ON groups.id = contributions.group_id WHERE contributions.member_id = $1 ORDER BY contributions.id";
    FORGET_SAID = "DELETE FROM contributions WHERE member_id = $1";
    FORGET_ASKED = "UPDATE questions SET asked = '', answer = NULL WHERE asker_id = $1";
    FORGET_CONTACT = "UPDATE group_fronts SET contact_id = NULL WHERE contact_id = $1";
    FORGET_OPEN = "UPDATE questions SET contact_id = NULL WHERE contact_id = $1 AND answered_at IS NULL";
}

/// What the room holds about a person: what they asked and said.
pub(crate) fn held(tx: &mut ReadTx<'_>, member: MemberId, _: Moment) -> Result<Vec<Held>, Error> {
    let asked: Vec<(String, String, Moment, Option<String>)> = tx.all(&ASKED, params![member])?;
    let said: Vec<(String, String, String, Moment)> = tx.all(&SAID, params![member])?;
    let asked = asked.into_iter().map(|(group, asked, at, answer)| {
        let mut row = vec![("group", Said::Text(group)), ("when", Said::Time(at)), ("asked", Said::Text(asked))];
        row.extend(answer.map(|answer| ("answer", Said::Text(answer))));
        row
    });
    let said = said.into_iter().map(|(group, question, body, at)| {
        vec![
            ("group", Said::Text(group)),
            ("when", Said::Time(at)),
            ("question", Said::Text(question)),
            ("said", Said::Text(body)),
        ]
    });
    Ok(vec![Held { name: "asked", rows: asked.collect() }, Held { name: "said", rows: said.collect() }])
}

/// Forgets what a person asked and said. That a question was answered, and in how many days, stays.
pub(crate) fn forget(tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
    for statement in [&FORGET_SAID, &FORGET_ASKED, &FORGET_CONTACT, &FORGET_OPEN] {
        tx.execute(statement, params![member])?;
    }
    Ok(())
}
