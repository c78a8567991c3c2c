//! The votes: many short lines, read once, without keeping the file.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::Read;

use super::error::{ReadError, quoted};
use crate::conversation::{Conversation, Doubled, LARGEST_ID, Statement};
use crate::rows::{Cell, Vote};

/// How much is asked for at a time. No line is longer than this.
const BUFFER: usize = 1 << 18;

const HEAD: &[u8] = b"participant,statement,vote";

/// No more people than this fit into what is kept for each vote.
const MOST_PEOPLE: usize = u32::MAX as usize;

/// Statements with ids below this are found in a table.
const SMALL_IDS: usize = 1 << 16;

/// Reads the votes on `statements`. `progress` is told now and then how many bytes have been read.
///
/// # Errors
/// [`ReadError`] for the first line that is no vote, names a statement that is not there, or repeats somebody's vote on a statement; and if there
/// are no votes.
pub fn votes(
    mut input: impl Read,
    mut statements: Vec<Statement>,
    progress: &mut dyn FnMut(u64),
) -> Result<Conversation, ReadError> {
    // Positions are those of ascending ids.
    statements.sort_by_key(|s| s.id);
    let mut gathered = Gathered::new(&statements);
    let mut buffer = vec![0; BUFFER];
    let (mut from, mut to, mut read) = (0, 0, 0_u64);
    loop {
        buffer.copy_within(from..to, 0);
        (from, to) = (0, to - from);
        if to == buffer.len() {
            return Err(ReadError::at(gathered.line + 1, "this line is far too long to be a vote"));
        }
        let got = match input.read(&mut buffer[to..]) {
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
            other => other.map_err(|e| ReadError::io(&e))?,
        };
        to += got;
        read += got as u64;
        progress(read);
        while let Some(end) = memchr::memchr(b'\n', &buffer[from..to]) {
            gathered.line(&buffer[from..from + end])?;
            from += end + 1;
        }
        if got == 0 {
            if from < to {
                gathered.line(&buffer[from..to])?;
            }
            return gathered.finish(statements);
        }
    }
}

/// What was read so far.
struct Gathered {
    line: u64,
    /// The line that was empty, if one was: only the last may be.
    empty: Option<u64>,
    small: Vec<u16>,
    large: HashMap<u64, u16>,
    people: HashMap<u64, u32>,
    ids: Vec<u64>,
    who: Vec<u32>,
    votes: Vec<Cell>,
}

const NONE: u16 = u16::MAX;

impl Gathered {
    fn new(statements: &[Statement]) -> Self {
        let mut small = vec![NONE; SMALL_IDS];
        let mut large = HashMap::new();
        for (t, s) in statements.iter().enumerate() {
            match usize::try_from(s.id).ok().and_then(|id| small.get_mut(id)) {
                Some(place) => *place = t as u16,
                None => drop(large.insert(s.id, t as u16)),
            }
        }
        Self {
            line: 0,
            empty: None,
            small,
            large,
            people: HashMap::new(),
            ids: Vec::new(),
            who: Vec::new(),
            votes: Vec::new(),
        }
    }

    fn line(&mut self, bytes: &[u8]) -> Result<(), ReadError> {
        self.line += 1;
        let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
        if self.line == 1 {
            return head(bytes);
        }
        if let Some(empty) = self.empty {
            return Err(ReadError::at(empty, "this line is empty; take it out"));
        }
        if bytes.is_empty() {
            self.empty = Some(self.line);
            return Ok(());
        }
        let Some((person, statement, vote)) = vote(bytes) else { return Err(ReadError::at(self.line, explain(bytes))) };
        let t = match self.small.get(statement as usize) {
            Some(t) if statement < SMALL_IDS as u64 => *t,
            _ => self.large.get(&statement).copied().unwrap_or(NONE),
        };
        if t == NONE {
            let why = format!("there is no statement {statement} in the list of statements");
            return Err(ReadError::at(self.line, why));
        }
        let u = match self.who.last() {
            Some(last) if self.ids[*last as usize] == person => *last,
            _ => self.person(person)?,
        };
        self.who.push(u);
        self.votes.push(Cell::new(t.into(), vote));
        Ok(())
    }

    fn person(&mut self, id: u64) -> Result<u32, ReadError> {
        match self.people.entry(id) {
            Entry::Occupied(known) => Ok(*known.get()),
            Entry::Vacant(_) if self.ids.len() == MOST_PEOPLE => {
                Err(ReadError::at(self.line, "there are more people than can be counted"))
            }
            Entry::Vacant(new) => {
                self.ids.push(id);
                Ok(*new.insert(self.ids.len() as u32 - 1))
            }
        }
    }

    fn finish(self, statements: Vec<Statement>) -> Result<Conversation, ReadError> {
        let Self { line, people, ids, who, votes, .. } = self;
        if line == 0 {
            return Err(ReadError::whole("the file is empty; its first line must be participant,statement,vote"));
        }
        if votes.is_empty() {
            return Err(ReadError::whole("there are no votes in this file"));
        }
        if u32::try_from(votes.len() + ids.len()).is_err() {
            return Err(ReadError::whole("there are more votes than can be counted"));
        }
        drop(people);
        Conversation::with_votes(statements, &ids, who, votes).map_err(|doubled| {
            let Doubled { at, person, statement } = doubled;
            let why =
                format!("participant {person} has voted on statement {statement} before; keep the last vote alone");
            ReadError::at(at as u64 + 2, why)
        })
    }
}

fn head(bytes: &[u8]) -> Result<(), ReadError> {
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bare == HEAD {
        return Ok(());
    }
    Err(ReadError::at(1, format!("expected participant,statement,vote, found {}", quoted(bare))))
}

/// Person, statement and vote. Digits, a comma, digits, a comma, and 1, 0 or -1.
fn vote(bytes: &[u8]) -> Option<(u64, u64, Vote)> {
    let (person, rest) = digits(bytes)?;
    let (statement, rest) = digits(rest.strip_prefix(b",")?)?;
    let vote = match rest {
        b",1" => Vote::Agree,
        b",0" => Vote::Pass,
        b",-1" => Vote::Disagree,
        _ => return None,
    };
    Some((person, statement, vote))
}

fn digits(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut n: u64 = 0;
    let mut at = 0;
    while let Some(d) = bytes.get(at).map(|b| b.wrapping_sub(b'0')).filter(|d| *d < 10) {
        // The largest id has 16 digits, so this cannot overflow before it is noticed.
        n = n * 10 + u64::from(d);
        if n > LARGEST_ID {
            return None;
        }
        at += 1;
    }
    (at > 0).then_some((n, &bytes[at..]))
}

/// What is wrong with a line that is no vote.
fn explain(bytes: &[u8]) -> String {
    if std::str::from_utf8(bytes).is_err() {
        return "expected text in UTF-8, found other bytes; save the file as UTF-8".into();
    }
    let fields: Vec<&[u8]> = bytes.split(|b| *b == b',').collect();
    let [person, statement, vote] = fields[..] else {
        return format!("expected three values, participant, statement and vote, found {}", fields.len());
    };
    let whole = |field: &[u8]| digits(field).is_some_and(|(_, rest)| rest.is_empty());
    if !whole(person) {
        return format!("expected the number of a participant, 0 to {LARGEST_ID}, found {}", quoted(person));
    }
    if !whole(statement) {
        return format!("expected the number of a statement, 0 to {LARGEST_ID}, found {}", quoted(statement));
    }
    format!("a vote is 1 (agree), 0 (pass) or -1 (disagree), not {}", quoted(vote))
}
