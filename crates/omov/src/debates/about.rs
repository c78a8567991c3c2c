//! What the room holds about one person: what they said, what they think of what others said, which debates they opened.

use omov_store::{Error, Moment, ReadTx, WriteTx, params};

use super::source::Source;
use super::sql;
use crate::members::MemberId;
use crate::members::held::{Held, Said};

/// What was asked, what was said, when, and where it comes from.
type Told = (String, String, Moment, Option<String>, Option<String>);

/// What the room holds about a person.
pub(crate) fn held(tx: &mut ReadTx<'_>, member: MemberId, _: Moment) -> Result<Vec<Held>, Error> {
    let opened: Vec<(String, Moment)> = tx.all(&sql::OPENED_BY, params![member])?;
    let opened =
        opened.into_iter().map(|(question, at)| vec![("when", Said::Time(at)), ("debate", Said::Text(question))]);
    let said: Vec<Told> = tx.all(&sql::SAID_BY, params![member])?;
    let said = said.into_iter().map(|(question, body, at, source, link)| {
        let mut row = vec![("when", Said::Time(at)), ("debate", Said::Text(question)), ("sentence", Said::Text(body))];
        row.extend(source.map(|text| ("source", Said::Text(Source { text, link }.line()))));
        row
    });
    let votes: Vec<(String, String, Option<i64>)> = tx.all(&sql::VOTES_OF, params![member])?;
    let votes = votes.into_iter().map(|(question, body, vote)| {
        let vote = Said::Message(match vote {
            Some(1) => "debate-agree",
            Some(0) => "debate-pass",
            Some(_) => "debate-disagree",
            None => "debate-held-not",
        });
        vec![("debate", Said::Text(question)), ("sentence", Said::Text(body)), ("vote", vote)]
    });
    Ok(vec![
        Held { name: "debates-opened", rows: opened.collect() },
        Held { name: "statements", rows: said.collect() },
        Held { name: "opinions", rows: votes.collect() },
    ])
}

/// Forgets what somebody thought of others' statements, and who said theirs: others have answered these, so their words stay, without
/// anybody's name.
pub(crate) fn forget(tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
    for statement in [&sql::FORGET_VIEWS, &sql::FORGET_VOTER, &sql::FORGET_AUTHOR] {
        tx.execute(statement, params![member])?;
    }
    Ok(())
}
