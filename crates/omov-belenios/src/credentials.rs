//! The list of public credentials with their weights (sections 5 and 13).
//!
//! A voter's code is a secret; g raised to a number derived from it is the public credential. The list says who may vote without saying who
//! they are.

use rayon::prelude::*;

use crate::check::{Check, Failure};
use crate::election::read_uuid;
use crate::group::{Group, part};
use crate::hashing::{Protocol, sha256, sha256_hex};
use crate::json::{Malformed, Reader};
use crate::params::Params;
use crate::proof::{Equations, Frame, Intake};

/// The checked list: the SHA-256 of the text form of each public credential, in the order of these hashes, with its weight.
#[derive(Clone, Debug)]
pub struct Credentials {
    rows: Vec<([u8; 32], u64)>,
    total: u64,
}

impl Credentials {
    /// The number of voters.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// True if nobody may vote.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// All weights together.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// The weight of a credential, given as its text form; `None` if it is not listed.
    pub fn weight(&self, text: &str) -> Option<u64> {
        self.number(text).map(|i| self.rows[i].1)
    }

    /// A number below [`Credentials::len`] that stands for a credential; `None` if it is not listed.
    pub(crate) fn number(&self, text: &str) -> Option<usize> {
        self.rows.binary_search_by_key(&sha256(text), |row| row.0).ok()
    }

    /// Reads and checks the list: distinct elements of the group other than the identity, weights of 1 or more, and of exactly 1 if there is
    /// a question whose answers are mixed.
    pub fn read<G: Group>(params: &Params<G>, json: &[u8]) -> Result<Self, Failure> {
        let check = Check::Credentials;
        let listed = different(&params.frame, json)?;
        let mut total = 0u64;
        for (text, weight) in &listed {
            check.needs(*weight > 0, format_args!("{text} has the weight 0"))?;
            let plain = *weight == 1 || !params.has_rankings();
            check.needs(plain, "weights other than 1 in an election with rankings")?;
            total = total.saturating_add(*weight);
        }
        check.needs(total < 1 << 62, "the weights add up to more than can be counted")?;
        let mut rows: Vec<_> = listed.par_iter().map(|(text, weight)| (sha256(text), *weight)).collect();
        rows.par_sort_unstable();
        Ok(Self { rows, total })
    }
}

/// The rows of a list: elements of the group other than the identity, each once.
pub(crate) fn different<'j, G: Group>(frame: &Frame<G>, json: &'j [u8]) -> Result<Vec<(&'j str, u64)>, Failure> {
    let check = Check::Credentials;
    let listed = read_rows(frame.protocol, json).map_err(|m| check.because(m))?;
    let size = part(listed.len(), 64, 10_000);
    let chunks = listed.par_chunks(size).enumerate();
    chunks.try_for_each(|(i, some)| check_elements(frame, some, i * size))?;
    let mut texts: Vec<&str> = listed.iter().map(|row| row.0).collect();
    texts.par_sort_unstable();
    match texts.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(twice) => check.fails(format_args!("{} is listed twice", twice[0])),
        None => Ok(listed),
    }
}

/// `before` is the number of rows before these. A row that is no element may hold anything, so it is not repeated.
fn check_elements<G: Group>(frame: &Frame<G>, rows: &[(&str, u64)], before: usize) -> Result<(), Failure> {
    let mut intake = Intake::new(frame);
    for (i, (text, _)) in rows.iter().enumerate() {
        let quoted = format!("\"{text}\"");
        let key = intake.key(&mut Reader::of(&quoted));
        let number = before + i + 1;
        key.map_err(|m| Check::Credentials.because(format_args!("credential {number} is not {}", m.expected)))?;
    }
    let inside = intake.finish().map(drop);
    inside.map_err(|m| Check::Credentials.because(format_args!("one credential is not {}", m.expected)))
}

fn read_rows(protocol: Protocol, json: &[u8]) -> Result<Vec<(&str, u64)>, Malformed> {
    let mut r = Reader::new(json)?;
    let rows = match protocol {
        Protocol::V2 => r.array(|r| {
            r.literal("{\"credential\":")?;
            let text = r.plain()?;
            let weight = if r.skip(",\"weight\":") { r.integer()? } else { 1 };
            r.literal("}")?;
            Ok::<_, Malformed>((text, weight))
        })?,
        Protocol::V1 => r.array(|r| {
            let from = r.clone();
            let row = r.plain()?;
            let Some((text, weight)) = row.split_once(',') else { return Ok((row, 1)) };
            let mut number = Reader::of(weight);
            match number.integer().and_then(|w| number.end().map(|()| w)) {
                Ok(weight) => Ok((text, weight)),
                Err(_) => from.expected("a credential and its weight"),
            }
        })?,
    };
    r.end()?;
    Ok(rows)
}

/// Checks the certificate by which the maker of the credentials signs their list (section 5); `credentials` is the JSON of the list.
pub(crate) fn check_certificate<G: Group>(
    params: &Params<G>,
    credentials: &[u8],
    voters: usize,
    certificate: &[u8],
) -> Result<(), Failure> {
    let frame = &params.frame;
    let mut intake = Intake::new(frame);
    let mut equations = Equations::new(frame, Check::Credentials);
    let mut read = || {
        let mut r = Reader::new(certificate)?;
        r.literal("{\"message\":")?;
        let (message, (facts, key)) = r.span(|r| {
            r.literal("{\"uuid\":")?;
            let uuid = read_uuid(r)?;
            r.literal(",\"voter_list_length\":")?;
            let length = r.integer()?;
            r.literal(",\"public_creds_hash\":")?;
            let hash = r.hash()?;
            r.literal(",\"verification_key\":")?;
            let key = intake.key(r)?;
            r.literal(",\"encryption_key\":")?;
            intake.key(r)?;
            r.literal("}")?;
            Ok::<_, Malformed>(((uuid, length, hash), key))
        })?;
        r.literal(",\"signature\":")?;
        let proof = frame.proof(&mut r)?;
        r.literal("}")?;
        r.end()?;
        equations.signed("credentials_certificate", &key, message, &proof, "the signature of the certificate");
        Ok::<_, Malformed>(facts)
    };
    let (uuid, length, hash) = read().map_err(|m| Check::Credentials.because(format_args!("certificate: {m}")))?;
    intake.finish().map_err(|m| Check::Credentials.because(format_args!("certificate: {m}")))?;
    let same = uuid == params.election.uuid && length == voters as u64 && hash == sha256_hex(credentials);
    Check::Credentials.needs(same, "the certificate is for another list")?;
    equations.settle()
}
