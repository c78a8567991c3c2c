//! Reading the record for pages: the latest acts first, those that fit what somebody looks for.

use omov_record::Entry;
use omov_store::{Error, Moment, ReadTx, params};
use omov_web::words::Words;

use super::{column, said, sql};
use crate::groups::GroupId;
use crate::members::name_words;

/// So many are on a page.
pub(super) const ON_A_PAGE: usize = 30;
/// So many are read at once,
const AT_ONCE: u32 = 250;
/// and at most so many for one page: nobody waits long, and the page says how far back it has looked.
const MOST: usize = 5000;

/// What somebody looks for.
#[derive(Clone, Debug, Default)]
pub(super) struct Wanted {
    /// Words that all have to begin a word of the entry as it is said.
    pub(super) words: Vec<String>,
    pub(super) area: Option<String>,
    pub(super) group: Option<GroupId>,
    /// Nothing that was done later.
    pub(super) until: Option<Moment>,
    /// Only entries before that number.
    pub(super) before: Option<u64>,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub(super) entries: Vec<Entry>,
    /// Where to go on: there are more, or there may be.
    pub(super) before: Option<u64>,
    /// It stopped looking because it had looked at so many, and there may be more.
    pub(super) is_long: bool,
}

/// An entry.
pub(super) fn entry(tx: &mut ReadTx<'_>, number: u64) -> Result<Option<(Entry, Vec<u8>)>, Error> {
    let bytes: Option<Vec<u8>> = tx.optional(&sql::BYTES, params![column(number)])?;
    Ok(bytes.and_then(|bytes| Some((Entry::decode(&bytes).ok()?, bytes))))
}

/// The latest that fit.
pub(super) fn find(tx: &mut ReadTx<'_>, wanted: &Wanted, words: &Words) -> Result<Found, Error> {
    let mut at = wanted.before.map_or(i64::MAX, column);
    if let Some(until) = wanted.until {
        at = at.min(after(tx, until)?);
    }
    let (mut found, mut looked) = (Found::default(), 0);
    loop {
        let rows: Vec<(i64, Vec<u8>)> = match (&wanted.group, &wanted.area) {
            (Some(group), _) => tx.all(&sql::LATEST_OF_GROUP, params![at, AT_ONCE, group])?,
            (None, Some(area)) => tx.all(&sql::LATEST_OF_AREA, params![at, AT_ONCE, area])?,
            (None, None) => tx.all(&sql::LATEST, params![at, AT_ONCE])?,
        };
        let is_last = rows.len() < AT_ONCE as usize;
        for (number, bytes) in rows {
            looked += 1;
            let Some(entry) = Entry::decode(&bytes).ok().filter(|entry| fits(entry, wanted, words)) else {
                at = number;
                continue;
            };
            if found.entries.len() == ON_A_PAGE {
                found.before = u64::try_from(at).ok();
                return Ok(found);
            }
            at = number;
            found.entries.push(entry);
        }
        if is_last {
            return Ok(found);
        }
        if looked >= MOST {
            found.before = u64::try_from(at).ok();
            found.is_long = true;
            return Ok(found);
        }
    }
}

fn fits(entry: &Entry, wanted: &Wanted, words: &Words) -> bool {
    let area = || entry.kind.split('.').next();
    if wanted.area.is_some() && wanted.area.as_deref() != area() {
        return false;
    }
    if wanted.words.is_empty() {
        return true;
    }
    let there = name_words(&said::all(words, entry));
    wanted.words.iter().all(|word| there.iter().any(|one| one.starts_with(word.as_str())))
}

/// The number after the last act that was done before a moment. A clock that was set back makes it a guess, never a gap: it is the
/// highest such number.
pub(super) fn after(tx: &mut ReadTx<'_>, moment: Moment) -> Result<i64, Error> {
    let mut last = -1;
    for officer in [true, false] {
        last = last.max(tx.optional::<i64>(&sql::BEFORE, params![officer, moment])?.unwrap_or(-1));
    }
    Ok(last + 1)
}
