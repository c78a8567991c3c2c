//! Signed notes (c2sp.org/signed-note): a text, and below it a line for each signature.
//!
//! ```text
//! the text, one or more lines
//!
//! — name base64(id of the key ‖ signature)
//! ```

use crate::base64;
use crate::key::{Id, Purpose, SigningKey, VerifierKey, sound_name};

/// A note is never longer, in bytes.
pub const LONGEST: usize = 1 << 18;
/// A note never has more signatures.
pub const MOST_SIGNATURES: usize = 100;

/// What a line of signature begins with.
const DASH: &str = "— ";

/// Why some bytes are not a signed note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoNote {
    /// Too many bytes or signatures.
    #[error("a note has at most {LONGEST} bytes and {MOST_SIGNATURES} signatures")]
    TooLong,
    /// Not UTF-8, or a control character other than the end of a line.
    #[error("a note is plain text in UTF-8")]
    Text,
    /// No empty line between text and signatures, or an end without newline.
    #[error("a note ends with an empty line and then its signatures, each with its end of line")]
    Form,
    /// A line below the text that is not a signature.
    #[error("line {line} of a note is not a signature: it is a long dash, a name, and base64")]
    Signature {
        /// The line, counted from 1.
        line: usize,
    },
}

/// A line of signature. Nobody has checked it yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The name of the key.
    pub name: String,
    /// The id of the key.
    pub id: Id,
    /// What comes after the id: 64 bytes for a note signature, 72 for a cosignature. At least one.
    pub bytes: Vec<u8>,
}

impl Signature {
    /// The line, with its end.
    pub fn line(&self) -> String {
        format!("{DASH}{} {}\n", self.name, base64::encode(&[self.id.as_slice(), &self.bytes].concat()))
    }

    /// Reads a line without its end.
    pub fn parse(line: &str) -> Option<Self> {
        let (name, encoded) = line.strip_prefix(DASH)?.split_once(' ')?;
        let bytes = base64::decode(encoded)?;
        let (id, bytes) = bytes.split_first_chunk()?;
        (sound_name(name) && !bytes.is_empty()).then(|| Self { name: name.into(), id: *id, bytes: bytes.into() })
    }

    fn by(key: &VerifierKey, bytes: Vec<u8>) -> Self {
        Self { name: key.name().into(), id: key.id(), bytes }
    }
}

/// A text and its signatures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The text, with its last end of line.
    text: String,
    /// The lines below it, in their order.
    pub signatures: Vec<Signature>,
}

/// A key has not signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotSigned {
    /// No signature names the key.
    #[error("there is no signature by this key")]
    Missing,
    /// A signature names the key's name and another id.
    #[error("there is a signature under this name, but by another key")]
    OtherKey,
    /// A signature names the key and is not its own.
    #[error("the signature under this name does not fit the text: one of the two was changed")]
    False,
}

impl Note {
    /// An unsigned note. `None` if the text does not end with a newline or has control characters in it.
    pub fn new(text: String) -> Option<Self> {
        (plain(&text) && text.ends_with('\n')).then_some(Self { text, signatures: Vec::new() })
    }

    /// Reads a note with at least one signature. Every note has one spelling.
    pub fn parse(bytes: &[u8]) -> Result<Self, NoNote> {
        if bytes.len() > LONGEST {
            return Err(NoNote::TooLong);
        }
        let whole = std::str::from_utf8(bytes).ok().filter(|text| plain(text)).ok_or(NoNote::Text)?;
        let cut = whole.rfind("\n\n").ok_or(NoNote::Form)?;
        let (text, below) = (&whole[..=cut], &whole[cut + 2..]);
        let lines = below.strip_suffix('\n').ok_or(NoNote::Form)?;
        let first = text.lines().count() + 2;
        let signatures: Vec<Signature> = lines
            .split('\n')
            .enumerate()
            .map(|(i, line)| Signature::parse(line).ok_or(NoNote::Signature { line: first + i }))
            .collect::<Result<_, _>>()?;
        if signatures.len() > MOST_SIGNATURES {
            return Err(NoNote::TooLong);
        }
        Ok(Self { text: text.into(), signatures })
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The note as it is published.
    pub fn print(&self) -> String {
        self.text.clone() + "\n" + &self.signatures.iter().map(Signature::line).collect::<String>()
    }

    /// Signs the text with a key for notes, or cosigns it with a witness's key and the moment: seconds since 1970, before 2^63. A signature that
    /// this key gave before is replaced.
    pub fn sign(&mut self, key: &SigningKey, moment: u64) {
        let signature = match key.verifier().purpose() {
            Purpose::Note => key.sign(self.text.as_bytes()).to_vec(),
            Purpose::Cosignature => {
                let signature = key.sign(cosigned(&self.text, moment).as_bytes());
                [moment.to_be_bytes().as_slice(), &signature].concat()
            }
        };
        let new = Signature::by(key.verifier(), signature);
        self.signatures.retain(|old| (&old.name, old.id) != (&new.name, new.id));
        self.signatures.push(new);
    }

    /// Whether a key has signed: for a key of notes `Ok(None)`, for a witness's the last moment it names. If one of the signatures under its
    /// name and id is false, none counts.
    pub fn signed(&self, key: &VerifierKey) -> Result<Option<u64>, NotSigned> {
        let mut named = self.signatures.iter().filter(|s| s.name == key.name());
        let own: Vec<&Signature> = named.clone().filter(|s| s.id == key.id()).collect();
        if own.is_empty() {
            return Err(if named.next().is_some() { NotSigned::OtherKey } else { NotSigned::Missing });
        }
        let moments = own.into_iter().map(|s| self.checked(key, &s.bytes).ok_or(NotSigned::False));
        moments.collect::<Result<Vec<u64>, _>>().map(|moments| match key.purpose() {
            Purpose::Note => None,
            Purpose::Cosignature => moments.into_iter().max(),
        })
    }

    /// The moment of a good signature; 0 if it names none.
    fn checked(&self, key: &VerifierKey, bytes: &[u8]) -> Option<u64> {
        let (moment, message, signature) = match key.purpose() {
            Purpose::Note => (0, self.text.clone(), bytes),
            Purpose::Cosignature => {
                let (moment, signature) = bytes.split_first_chunk()?;
                let moment = u64::from_be_bytes(*moment);
                (moment, cosigned(&self.text, moment), signature)
            }
        };
        let sound = i64::try_from(moment).is_ok() && key.verifies(message.as_bytes(), signature.try_into().ok()?);
        sound.then_some(moment)
    }
}

/// What a witness signs (c2sp.org/tlog-cosignature, cosignature/v1).
fn cosigned(text: &str, moment: u64) -> String {
    format!("cosignature/v1\ntime {moment}\n{text}")
}

/// No control characters but newlines.
fn plain(text: &str) -> bool {
    text.bytes().all(|b| b >= 0x20 || b == b'\n')
}
