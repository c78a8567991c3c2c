//! The roll as a list, and how people are found in it.

use omov_store::{Error, FromRow, Moment, ReadTx, Row, params};

use super::{MemberId, Standing, email_key, name_words, postcode_key, sql};
use crate::groups::GroupId;

/// Somebody in a list, with the key by which the list goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) key: String,
    pub(crate) id: MemberId,
    pub(crate) name: String,
    pub(crate) email: Option<String>,
    pub(crate) postcode: Option<String>,
    pub(crate) standing: Standing,
    pub(crate) joined_at: Moment,
}

impl FromRow for Listed {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            key: row.get(0)?,
            id: row.get(1)?,
            name: row.get(2)?,
            email: row.get(3)?,
            postcode: row.get(4)?,
            standing: row.get(5)?,
            joined_at: row.get(6)?,
        })
    }
}

/// The people of a group by name, those that come after `after`.
pub(crate) fn list(
    tx: &mut ReadTx<'_>,
    group: GroupId,
    standing: Standing,
    after: (&str, MemberId),
    most: u32,
) -> Result<Vec<Listed>, Error> {
    tx.all(&sql::LIST, params![group, standing, after.0, after.1, most])
}

/// The people of a group by name, those that come before `before`: the last of them.
pub(crate) fn list_before(
    tx: &mut ReadTx<'_>,
    group: GroupId,
    standing: Standing,
    before: (&str, MemberId),
    most: u32,
) -> Result<Vec<Listed>, Error> {
    let mut people = tx.all(&sql::LIST_BEFORE, params![group, standing, before.0, before.1, most])?;
    people.reverse();
    Ok(people)
}

/// Where somebody stands in the order of names.
pub(crate) fn key_of(tx: &mut ReadTx<'_>, id: MemberId) -> Result<Option<String>, Error> {
    tx.optional(&sql::KEY_OF, params![id])
}

/// So many rows are looked at for one search.
const MOST_LOOKED_AT: u32 = 2000;

/// The people of a group who are meant by what somebody typed: the beginnings of words of their name, of their postcode, or of
/// their address of e-mail.
pub(crate) fn search(tx: &mut ReadTx<'_>, group: GroupId, typed: &str, most: usize) -> Result<Vec<Listed>, Error> {
    if typed.contains('@') {
        let key = email_key(typed);
        return tx.all(&sql::SEARCH_EMAIL, params![group, key, end_of(&key), rows(most)]);
    }
    if typed.contains(|c: char| c.is_ascii_digit()) {
        let key = postcode_key(typed);
        return tx.all(&sql::SEARCH_POSTCODE, params![group, key, end_of(&key), rows(most)]);
    }
    let words = name_words(typed);
    // The longest word leaves the fewest people to look at.
    let Some(longest) = words.iter().max_by_key(|word| word.len()) else { return Ok(Vec::new()) };
    let mut people: Vec<Listed> =
        tx.all(&sql::SEARCH_NAME, params![group, longest, end_of(longest), MOST_LOOKED_AT])?;
    people.dedup_by_key(|one| one.id);
    people.retain(|one| {
        let theirs = name_words(&one.name);
        words.iter().all(|word| theirs.iter().any(|one| one.starts_with(word)))
    });
    people.truncate(most);
    Ok(people)
}

fn rows(most: usize) -> u32 {
    u32::try_from(most).unwrap_or(MOST_LOOKED_AT)
}

/// What comes after everything that begins so.
fn end_of(beginning: &str) -> String {
    format!("{beginning}\u{10FFFF}")
}
