//! Adding to the record, in the transaction of the act.

use omov_record::entry::{Commitment, LONGEST_NAME, commit};
use omov_record::{Entry, Hash};
use omov_store::{Moment, WriteTx, params};
use omov_web::refusal::Refusal;

use super::{QUEUE, column, sql, tree};
use crate::groups::{self, GroupId};
use crate::house::{Stop, ids};
use crate::members::MemberId;

/// Something that was done, as it goes on the record.
#[derive(Clone, Debug)]
pub(crate) struct Done {
    /// What kind of act it is: an area and what was done there, `boundaries.group-opened`.
    pub(crate) kind: String,
    pub(crate) group: GroupId,
    /// The title of the office in whose name it was done, if it was.
    pub(crate) office: Option<String>,
    /// The rule that allowed it, by its path in the rulebook.
    pub(crate) rule: String,
    /// What was done, for everybody to read. Never a person, and nothing that somebody typed about one.
    pub(crate) facts: Vec<(&'static str, String)>,
    /// Who is meant, by their part in it.
    pub(crate) meant: Vec<(&'static str, Meant)>,
    pub(crate) at: Moment,
}

/// A step in the life of something that stands on the record again and again: a ballot, a debate, a motion.
#[derive(Debug)]
pub(crate) struct Step {
    pub(crate) deed: &'static str,
    /// Which of its rules.
    pub(crate) rule: &'static str,
    pub(crate) office: Option<String>,
    pub(crate) facts: Vec<(&'static str, String)>,
    pub(crate) by: Option<MemberId>,
    pub(crate) at: Moment,
}

impl Step {
    /// As it goes on the record: `of` is the area of its deeds, what it is a step of, and the path of its rules.
    pub(crate) fn of(self, (area, what, rules): (&str, (&'static str, String), &str), group: GroupId) -> Done {
        let Self { deed, rule, office, facts, by, at } = self;
        let facts = [what].into_iter().chain(facts).collect();
        let meant = by.map(|by| ("by", Meant::Member(by))).into_iter().collect();
        Done { kind: format!("{area}.{deed}"), group, office, rule: format!("{rules}.{rule}"), facts, meant, at }
    }
}

/// What an entry only commits to.
#[derive(Clone, Debug)]
pub(crate) enum Meant {
    Member(MemberId),
    /// Words in which people may be named. They stand with the act.
    Words(String),
}

impl Meant {
    /// The commitment to it, with that salt.
    pub(super) fn commitment(&self, salt: &[u8; 32]) -> Result<Commitment, Stop> {
        let made = match self {
            Self::Member(member) => commit(salt, "member", &member.0),
            Self::Words(words) => commit(salt, "words", words.as_bytes()),
        };
        made.map_err(|_| Refusal::Failed.into())
    }
}

/// Puts acts on the record, in the transaction in which they are done: if they are not kept, neither are their entries. On
/// PostgreSQL two acts that meet get the same number, and the store runs one of them again with the next.
pub(crate) fn append(tx: &mut WriteTx<'_>, acts: &[Done]) -> Result<(), Stop> {
    append_numbered(tx, acts).map(|_| ())
}

/// The same, and says which number the first of them has got, as a column takes it.
pub(crate) fn append_numbered(tx: &mut WriteTx<'_>, acts: &[Done]) -> Result<Option<i64>, Stop> {
    let Some(first) = acts.first() else { return Ok(None) };
    let size = tree::size(tx)?;
    let mut edge = tree::edge(tx, size)?.ok_or_else(tree::damaged)?;
    for act in acts {
        let number = edge.size();
        let (mut entry, mut salts) = (entry(tx, number, act)?, Vec::new());
        for (part, meant) in &act.meant {
            // Chance, inside a closure that may run twice: it goes nowhere but into rows that are rolled back with this one.
            let salt = ids::chance::<32>()?;
            entry = entry.person(part, meant.commitment(&salt)?);
            salts.push((*part, salt, meant));
        }
        let bytes = entry.encode().map_err(|why| {
            tracing::error!(%why, kind = act.kind, "an act cannot be put on the record");
            Stop::from(Refusal::Failed)
        })?;
        let (mut position, mut new) = (edge.next_position(), Vec::new());
        if !edge.push(Hash::leaf(&bytes), &mut new) {
            return Err(Refusal::Failed.into());
        }
        let area = act.kind.split('.').next().unwrap_or_default();
        let done_at = Moment(column(entry.moment).saturating_mul(1_000_000));
        tx.execute(&sql::ADD, params![column(number), bytes, done_at, act.group, area, act.office.is_some()])?;
        for hash in new {
            tx.execute(&sql::ADD_HASH, params![column(position), hash.0])?;
            position += 1;
        }
        for (part, salt, meant) in salts {
            let member = if let Meant::Member(member) = meant { Some(*member) } else { None };
            tx.execute(&sql::ADD_SALT, params![column(number), part, salt, member])?;
        }
    }
    let job = (u128::from(size) + 1).to_be_bytes();
    QUEUE.enqueue(tx, job, "", first.at)?;
    Ok(Some(column(size)))
}

/// The entry, without the people.
fn entry(tx: &mut WriteTx<'_>, number: u64, act: &Done) -> Result<Entry, Stop> {
    let group = groups::find(tx, act.group)?.ok_or(Refusal::NotFound)?;
    // Before 1970 no clock of ours has been.
    let moment = u64::try_from(act.at.0 / 1_000_000).unwrap_or(0);
    let name = named(&group.name);
    let mut entry =
        Entry::new(number, moment, &act.kind, &name, &named(&act.rule)).fact("group", act.group.to_string());
    if let Some(office) = &act.office {
        entry = entry.by(&named(office));
    }
    for (key, value) in &act.facts {
        entry = entry.fact(key, one_line(value));
    }
    Ok(entry)
}

/// As a name stands in an entry: one line, and not longer than it may be.
fn named(name: &str) -> String {
    let line = one_line(name);
    let mut end = line.len().min(LONGEST_NAME);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    if line[..end].trim().is_empty() { "–".into() } else { line[..end].into() }
}

fn one_line(text: &str) -> String {
    text.replace(|c: char| c.is_control() || c == '\u{2028}' || c == '\u{2029}', " ")
}
