//! Whether the rows say what the entries say: pages are looked up by columns that stand under no hash, and proofs are made from hashes
//! that stand in no file.

use std::collections::BTreeMap;

use omov_record::key::VerifierKey;
use omov_record::note::Signature;
use omov_record::tree::{Frontier, stored};
use omov_record::{Entry, Hash};
use omov_store::{Moment, ReadTx, params};

use super::kept::{self, Published};
use super::{column, salts, sql, tree};
use crate::groups::GroupId;
use crate::house::Stop;

/// What is wrong with an entry's rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    pub(crate) number: u64,
    pub(crate) what: String,
}

/// Looks over the rows of some entries, and the hashes that they brought along. `edge` is that of the tree before them; it is given back
/// as it is behind them.
pub(super) fn rows(tx: &mut ReadTx<'_>, mut edge: Frontier, end: u64) -> Result<(Frontier, Vec<Wrong>), Stop> {
    type Row = (u64, Vec<u8>, Moment, GroupId, String, bool);
    let first = edge.size();
    let rows: Vec<Row> = tx.all(&sql::ROWS, params![column(first), column(end)])?;
    let stored: BTreeMap<u64, Hash> = tree::range(tx, stored(first)..stored(end))?.into_iter().collect();
    let (mut wrong, mut rows) = (Vec::new(), rows.into_iter().peekable());
    for number in first..end {
        let mut says = |what: String| wrong.push(Wrong { number, what });
        let row = rows.next_if(|(there, ..)| *there == number);
        let Some((_, bytes, done_at, group, area, officer)) = row else {
            says("it is missing".into());
            // Nothing that comes after can be compared with the tree.
            return Ok((Frontier::new(end, vec![Hash::EMPTY; end.count_ones() as usize]).unwrap_or_default(), wrong));
        };
        let (position, mut new) = (edge.next_position(), Vec::new());
        let is_pushed = edge.push(Hash::leaf(&bytes), &mut new);
        let is_same = (position..).zip(&new).all(|(position, hash)| stored.get(&position) == Some(hash));
        if !(is_pushed && is_same) {
            says("a hash that is kept for it is not that of its letters, or of those before it".into());
        }
        let Ok(entry) = Entry::decode(&bytes) else {
            says("it cannot be read".into());
            continue;
        };
        let said = [
            ("number", entry.number == number),
            ("done_at", Moment(column(entry.moment).saturating_mul(1_000_000)) == done_at),
            ("group_id", entry.facts.get("group") == Some(&group.to_string())),
            ("area", entry.kind.split('.').next() == Some(area.as_str())),
            ("officer", entry.office.is_some() == officer),
        ];
        for (column, _) in said.iter().filter(|(_, agrees)| !agrees) {
            says(format!("the column {column} is not what the entry says"));
        }
        for part in salts::false_parts(tx, &entry)? {
            says(format!("what is kept of “{part}” does not open its commitment"));
        }
    }
    Ok((edge, wrong))
}

/// Whether the lines of witnesses are under the names and moments by which they are kept. Says whose is not.
pub(super) fn witnesses(tx: &mut ReadTx<'_>) -> Result<Vec<String>, Stop> {
    let mut wrong = Vec::new();
    let published = kept::published(tx)?;
    for one in kept::cosigned(tx)? {
        let line = Signature::parse(one.line.trim_end_matches('\n'));
        let (Ok(key), Some(line)) = (VerifierKey::parse(&one.witness), line) else {
            if !one.line.is_empty() {
                wrong.push(one.witness);
            }
            continue;
        };
        let moment = line.bytes.first_chunk().map(|bytes| column(u64::from_be_bytes(*bytes)).saturating_mul(1_000_000));
        let mut holds = line.name == key.name() && line.id == key.id() && one.signed_at == moment.map(Moment);
        if let Some(Ok((checkpoint, mut note))) = published.as_ref().map(Published::read)
            && checkpoint.size == one.size
        {
            note.signatures = vec![line];
            holds &= note.signed(&key).is_ok();
        }
        if !holds {
            wrong.push(one.witness);
        }
    }
    Ok(wrong)
}
