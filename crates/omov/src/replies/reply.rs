//! A reply as it is kept.

use std::collections::BTreeMap;

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};

use super::quoting::{Quote, Source};
use super::to::Kind;
use super::{To, sql};
use crate::debates::State;
use crate::groups::GroupId;
use crate::members::MemberId;

/// What somebody answered.
#[derive(Clone, Debug)]
pub(super) struct Reply {
    /// From 1.
    pub(super) number: u32,
    /// The version of the thing that the writer had before them.
    pub(super) version: u32,
    pub(super) author: Option<MemberId>,
    pub(super) body: String,
    pub(super) at: Moment,
    pub(super) state: State,
    /// The ground on which it was removed, and when.
    pub(super) removed: Option<(String, Moment)>,
    pub(super) quote: Option<Quote>,
}

impl FromRow for Reply {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let (ground, when): (Option<String>, Option<Moment>) = (row.get(6)?, row.get(7)?);
        let (reply, clause): (Option<u32>, Option<u32>) = (row.get(8)?, row.get(9)?);
        let (from, letters): (Option<u32>, Option<u32>) = (row.get(10)?, row.get(11)?);
        let source = reply.map(Source::Reply).or(clause.map(Source::Clause));
        let quote = source.zip(from).zip(letters).map(|((of, from), letters)| Quote { of, from, letters });
        Ok(Self {
            number: row.get(0)?,
            version: row.get(1)?,
            author: row.get(2)?,
            body: row.get(3)?,
            at: row.get(4)?,
            state: row.get(5)?,
            removed: ground.zip(when),
            quote,
        })
    }
}

/// Where the words of a reply count: the group, the kind of debate, and whether an organiser wrote it.
pub(super) struct Counted<'c> {
    pub(super) group: GroupId,
    pub(super) talk: &'c str,
    pub(super) organiser: bool,
}

impl Reply {
    /// Keeps it. `words` are its words in small letters.
    pub(super) fn create(&self, tx: &mut WriteTx<'_>, to: To, words: &str, counted: &Counted<'_>) -> Result<(), Error> {
        let letters = u32::try_from(self.body.chars().count()).unwrap_or(u32::MAX);
        let of = self.quote.map(|quote| quote.of);
        let values = params![
            to.about,
            to.kind,
            to.part,
            self.number,
            self.version,
            self.author,
            counted.group,
            counted.talk,
            counted.organiser,
            self.body,
            words,
            letters,
            self.at,
            of.and_then(Source::reply),
            of.and_then(Source::clause),
            self.quote.map(|quote| quote.from),
            self.quote.map(|quote| quote.letters)
        ];
        tx.execute(&sql::SAY, values).map(|_| ())
    }
}

/// The reply of that number.
pub(super) fn find(tx: &mut ReadTx<'_>, to: To, number: u32) -> Result<Option<Reply>, Error> {
    tx.optional(&sql::FIND, params![to.about, to.kind, to.part, number])
}

/// So many replies after that number, the oldest first.
pub(super) fn some(tx: &mut ReadTx<'_>, to: To, after: u32, most: u32) -> Result<Vec<Reply>, Error> {
    tx.all(&sql::SOME, params![to.about, to.kind, to.part, after, most])
}

/// The number of the last one, gone or not; 0 where there is none.
pub(super) fn last(tx: &mut ReadTx<'_>, to: To) -> Result<u32, Error> {
    tx.one(&sql::LAST, params![to.about, to.kind, to.part])
}

/// How many replies stand to each thing of a debate or a motion.
pub(crate) fn counts(tx: &mut ReadTx<'_>, about: [u8; 16]) -> Result<BTreeMap<To, u64>, Error> {
    let all: Vec<(Kind, u32, u64)> = tx.all(&sql::COUNTS, params![about])?;
    Ok(all.into_iter().map(|(kind, part, replies)| (To::new(about, kind, part), replies)).collect())
}

/// How many others have replied to a thing since, whom the reader is not among.
pub(crate) fn since(tx: &mut ReadTx<'_>, to: To, (since, but): (Moment, MemberId)) -> Result<u64, Error> {
    tx.one(&sql::SINCE, params![to.about, to.kind, to.part, since, but])
}

/// Somebody's replies of the last months are looked at for who quotes them.
const QUOTABLE: std::time::Duration = std::time::Duration::from_hours(24 * 90);

/// How many replies of others quote what somebody has replied, since that moment, for each thing that both answer.
pub(crate) fn quoted(tx: &mut ReadTx<'_>, member: MemberId, since: Moment) -> Result<BTreeMap<To, u64>, Error> {
    let values = params![member, since, member, since.minus(QUOTABLE)];
    let all: Vec<([u8; 16], Kind, u32, u64)> = tx.all(&sql::QUOTED, values)?;
    Ok(all.into_iter().map(|(about, kind, part, replies)| (To::new(about, kind, part), replies)).collect())
}
