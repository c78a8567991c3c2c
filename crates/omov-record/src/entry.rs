//! An act of governance as it stands on the record.
//!
//! ```json
//! {"version":1,"number":1842,"moment":1795791309,"kind":"office.lend","group":"leeds","office":"secretary","rule":"4.2",
//!  "facts":{"title":"Treasurer","until":"2027-11-30"},"people":{"holder":"5f…"}}
//! ```
//!
//! (In one line, without spaces.) The bytes are canonical: whoever reads an entry writes it again, and if anything comes out differently
//! the entry is refused. So what an entry says has one spelling and one hash.
//!
//! An entry holds no personal data. Where a person is meant it holds a [commitment](commit): the hash of a secret salt and of what is
//! meant. Who has the salt can show who it was; when salt and row are deleted, what is left says nothing.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::MAX_SIZE;
use crate::bundle::LONGEST;

/// The version of the format.
const VERSION: u8 = 1;
/// A name or reference is never longer, in bytes.
pub const LONGEST_NAME: usize = 200;

/// An act of governance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    version: u8,
    /// The place of the act on the record: 0 for the first. This, and not the moment, is the order of acts.
    pub number: u64,
    /// When it was done by the clock of the machine: seconds since 1970, UTC. A clock may be set back; see [`number`](Self::number).
    pub moment: u64,
    /// What kind of act it is: words of `a-z`, `0-9` and `-`, separated by dots, each beginning with a letter: `office.lend`.
    pub kind: String,
    /// The group in which it was done.
    pub group: String,
    /// The office in whose name it was done. None if it was done by members or by the program under a rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// The rule that allowed it.
    pub rule: String,
    /// What was done. Keys are words as in `kind`, without dots; values are single lines. Never a person.
    pub facts: BTreeMap<String, String>,
    /// Who is meant, by their part in the act (a word as in `facts`).
    pub people: BTreeMap<String, Commitment>,
}

/// Why an act cannot stand on the record, or some bytes are not an entry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoEntry {
    /// Not JSON, or a field is missing, unknown, or of another type.
    #[error("this is not an entry of the record: {0}")]
    Form(String),
    /// It says the same as an entry, in another spelling.
    #[error("this is not how an entry is written: byte {0} is the first that differs")]
    Spelling(usize),
    /// It was written for a later program.
    #[error("this entry is of version {0}, and only version {VERSION} is known here")]
    Version(u8),
    /// A number beyond what all programs read alike.
    #[error("the {0} of an entry is at most {MAX_SIZE}")]
    Number(&'static str),
    /// A word that is not one.
    #[error("{0} of an entry is made of small letters, digits and hyphens, beginning with a letter")]
    Word(&'static str),
    /// A text that is empty, too long, or not a single line.
    #[error("{0} of an entry is a single line of 1 to {LONGEST_NAME} bytes")]
    Name(&'static str),
    /// A value with control characters.
    #[error("fact “{0}” of an entry is not a single line")]
    Fact(String),
    /// It does not fit into a bundle.
    #[error("an entry has at most {LONGEST} bytes, and this has {0}")]
    TooLong(usize),
}

impl Entry {
    /// An act without facts and people.
    pub fn new(number: u64, moment: u64, kind: &str, group: &str, rule: &str) -> Self {
        Self {
            version: VERSION,
            number,
            moment,
            kind: kind.into(),
            group: group.into(),
            office: None,
            rule: rule.into(),
            facts: BTreeMap::new(),
            people: BTreeMap::new(),
        }
    }

    /// The office in whose name it was done.
    #[must_use]
    pub fn by(mut self, office: &str) -> Self {
        self.office = Some(office.into());
        self
    }

    /// Something that was done.
    #[must_use]
    pub fn fact(mut self, key: &str, value: impl Into<String>) -> Self {
        self.facts.insert(key.into(), value.into());
        self
    }

    /// Somebody who is meant.
    #[must_use]
    pub fn person(mut self, part: &str, commitment: Commitment) -> Self {
        self.people.insert(part.into(), commitment);
        self
    }

    /// The bytes of the entry: its leaf hash is [`Hash::leaf`](crate::Hash::leaf) of them.
    pub fn encode(&self) -> Result<Vec<u8>, NoEntry> {
        self.check()?;
        let bytes = serde_json::to_vec(self).map_err(|e| NoEntry::Form(e.to_string()))?;
        if bytes.len() > LONGEST { Err(NoEntry::TooLong(bytes.len())) } else { Ok(bytes) }
    }

    /// Reads an entry.
    pub fn decode(bytes: &[u8]) -> Result<Self, NoEntry> {
        // The library's messages may repeat what stands in the entry; where it stands is enough.
        let form = |e: serde_json::Error| NoEntry::Form(format!("column {}", e.column()));
        let entry: Self = serde_json::from_slice(bytes).map_err(form)?;
        let again = entry.encode()?;
        if again == bytes {
            return Ok(entry);
        }
        let differs = again.iter().zip(bytes).position(|(a, b)| a != b);
        Err(NoEntry::Spelling(differs.unwrap_or(again.len().min(bytes.len()))))
    }

    fn check(&self) -> Result<(), NoEntry> {
        if self.version != VERSION {
            return Err(NoEntry::Version(self.version));
        }
        for (what, number) in [("number", self.number), ("moment", self.moment)] {
            if number > MAX_SIZE {
                return Err(NoEntry::Number(what));
            }
        }
        if self.kind.len() > LONGEST_NAME || !self.kind.split('.').all(word) {
            return Err(NoEntry::Word("the kind"));
        }
        let names =
            [("the group", Some(&self.group)), ("the office", self.office.as_ref()), ("the rule", Some(&self.rule))];
        for (what, name) in names {
            if name.is_some_and(|name| name.is_empty() || name.len() > LONGEST_NAME || !single_line(name)) {
                return Err(NoEntry::Name(what));
            }
        }
        if !self.facts.keys().all(|key| word(key)) {
            return Err(NoEntry::Word("the name of a fact"));
        }
        if !self.people.keys().all(|part| word(part)) {
            return Err(NoEntry::Word("the part of a person"));
        }
        match self.facts.iter().find(|(_, value)| !single_line(value)) {
            Some((key, _)) => Err(NoEntry::Fact(key.clone())),
            None => Ok(()),
        }
    }
}

fn word(text: &str) -> bool {
    let first = text.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
    let rest = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    first && rest && text.len() <= LONGEST_NAME
}

fn single_line(text: &str) -> bool {
    !text.contains(|c: char| c.is_control() || c == '\u{2028}' || c == '\u{2029}')
}

/// The hash of somebody. Without the salt nobody can say of whom.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Commitment(pub [u8; 32]);

/// Commits to `value`, which is of a `kind` (a word, such as `member`, so that a value of one kind never passes for one of another):
/// SHA-256(salt ‖ kind ‖ newline ‖ value). The salt has to be fresh randomness for each commitment: with the same salt, two entries about
/// the same person could be told to be that.
///
/// # Errors
/// The kind is not a word.
pub fn commit(salt: &[u8; 32], kind: &str, value: &[u8]) -> Result<Commitment, NoEntry> {
    if !word(kind) {
        return Err(NoEntry::Word("the kind of a person"));
    }
    let hash = Sha256::new().chain_update(salt).chain_update(kind).chain_update(*b"\n").chain_update(value);
    Ok(Commitment(hash.finalize().into()))
}

impl fmt::Display for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Commitment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Commitment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let mut bytes = [0; 32];
        let digits = text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        for (i, byte) in bytes.iter_mut().enumerate() {
            let pair = text.get(2 * i..2 * i + 2).filter(|_| digits);
            *byte = pair
                .and_then(|pair| u8::from_str_radix(pair, 16).ok())
                .ok_or_else(|| serde::de::Error::custom("a commitment is 64 hexadecimal digits"))?;
        }
        Ok(Self(bytes))
    }
}
