//! The statement of the movement: what everybody accepts who joins. It is kept in versions, and the roll says which of them
//! each person accepted, and when.

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params, statements};
use omov_web::words::Words;

use super::MemberId;
use crate::house::Organisation;

statements! {
    CURRENT = "SELECT version, wording, published_at FROM statements WHERE version > 0 \
        ORDER BY version DESC LIMIT 1";
    FIND = "SELECT version, wording, published_at FROM statements WHERE version = $1";
    PUBLISH = "INSERT INTO statements (version, wording, published_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    ACCEPT = "UPDATE members SET statement_version = $2, accepted_at = $3 WHERE id = $1";
    ACCEPTED = "SELECT statement_version, accepted_at FROM members WHERE id = $1";
}

/// One version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Statement {
    /// 0 is what an organisation starts from before it has written one of its own.
    pub(crate) version: i64,
    /// In Markdown.
    pub(crate) text: String,
    pub(crate) since: Moment,
}

impl FromRow for Statement {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { version: row.get(0)?, text: row.get(1)?, since: row.get(2)? })
    }
}

/// What an organisation starts from.
fn first(words: &Words, organisation: &Organisation) -> Statement {
    let text = words.say_with("statement-first", &[("organisation", organisation.name.as_str().into())]);
    Statement { version: 0, text, since: organisation.founded_at }
}

/// The version that whoever joins now accepts.
pub(crate) fn current(tx: &mut ReadTx<'_>, words: &Words, organisation: &Organisation) -> Result<Statement, Error> {
    Ok(tx.optional(&CURRENT, params![])?.unwrap_or_else(|| first(words, organisation)))
}

/// Publishes the version after `before`. Says whether it did: somebody may have been faster.
pub(crate) fn publish(tx: &mut WriteTx<'_>, before: i64, text: &str, now: Moment) -> Result<bool, Error> {
    let current: Option<Statement> = tx.optional(&CURRENT, params![])?;
    if current.map_or(0, |current| current.version) != before {
        return Ok(false);
    }
    Ok(tx.execute(&PUBLISH, params![before + 1, text, now])? == 1)
}

/// Takes note that somebody accepts a version.
pub(crate) fn accept(tx: &mut WriteTx<'_>, id: MemberId, version: i64, now: Moment) -> Result<(), Error> {
    tx.execute(&ACCEPT, params![id, version, now]).map(|_| ())
}

/// Which version somebody has accepted, and when.
pub(crate) fn accepted(tx: &mut ReadTx<'_>, id: MemberId) -> Result<Option<(i64, Moment)>, Error> {
    let found: Option<(Option<i64>, Option<Moment>)> = tx.optional(&ACCEPTED, params![id])?;
    Ok(found.and_then(|(version, at)| Some((version?, at?))))
}
