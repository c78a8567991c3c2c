//! The first pass over a record: bytes, links and order, without any cryptography but hashing.
//!
//! What stands in memory after it is a short entry for each event; contents are read again when they are checked. A ballot costs
//! the size of an [`Entry`], whatever its length.

use std::io;

use super::event::{Event, EventKind};
use super::header::{BLOCK, OCTAL_LIMIT, header, read_header};
use crate::check::{Check, Failure, Stop};
use crate::hashing::{Protocol, hex, sha256_hex};
use crate::json::{Malformed, Reader};
use sha2::{Digest, Sha256};

/// Where a record is read from. Reading is by position, so that many threads may do it at once.
pub trait Source: Sync {
    /// The number of bytes.
    fn size(&self) -> u64;
    /// Fills `buffer` from the bytes at `position`.
    fn read_at(&self, position: u64, buffer: &mut [u8]) -> io::Result<()>;

    /// The bytes of a piece of data, which must still be those seen in the first pass.
    fn contents(&self, data: &DataRef) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; data.size as usize];
        self.read_at(data.position, &mut bytes)?;
        if Sha256::digest(&bytes).as_slice() != data.hash.as_slice() {
            return Err(io::Error::other("the file was changed while it was read"));
        }
        Ok(bytes)
    }
}

impl Source for [u8] {
    fn size(&self) -> u64 {
        self.len() as u64
    }

    fn read_at(&self, position: u64, buffer: &mut [u8]) -> io::Result<()> {
        let from = usize::try_from(position).map_err(io::Error::other)?;
        let bytes = self.get(from..).and_then(|rest| rest.get(..buffer.len()));
        buffer.copy_from_slice(bytes.ok_or(io::ErrorKind::UnexpectedEof)?);
        Ok(())
    }
}

impl Source for Vec<u8> {
    fn size(&self) -> u64 {
        self.as_slice().size()
    }

    fn read_at(&self, position: u64, buffer: &mut [u8]) -> io::Result<()> {
        self.as_slice().read_at(position, buffer)
    }
}

/// Where a piece of data stands, and its hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataRef {
    /// SHA-256 of the contents.
    pub hash: [u8; 32],
    /// Position of the first byte in the archive.
    pub position: u64,
    /// Number of bytes.
    pub size: u64,
}

/// An event with the data that stand before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What happened.
    pub kind: EventKind,
    /// The payload, if the kind has one.
    pub payload: Option<DataRef>,
    /// The other data of the event, in order: for a set-up election, trustees, credentials and perhaps a certificate; for a tally, a
    /// shuffle and a decryption one each. Empty for ballots, so that they take no memory here.
    pub data: Box<[DataRef]>,
}

/// What the first pass found.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The events, by height.
    pub entries: Vec<Entry>,
    /// The time that all headers carry, in seconds since 1970.
    pub time: u64,
    /// The version in whose way the time is written.
    pub time_style: Option<Protocol>,
    /// The version in whose way the events are written.
    pub event_style: Option<Protocol>,
    /// The hash of the last event.
    pub head: [u8; 32],
    /// Whether the event seen at an earlier visit is in the chain.
    pub seen: bool,
}

impl Layout {
    /// The hash of the event at `height` of a record of version 2, in hexadecimal digits: what stands for everything up to there.
    pub fn hash_at(&self, height: usize) -> Option<String> {
        let mut parent = None;
        for (i, entry) in self.entries.get(..=height)?.iter().enumerate() {
            let payload = entry.payload.map(|data| hex(&data.hash));
            let event = Event { parent: parent.take(), height: i as u64, kind: entry.kind, payload };
            parent = Some(sha256_hex(event.to_json()));
        }
        parent
    }
}

/// Small objects: more bytes than this are refused before they are read.
const SMALL: u64 = 4096;

/// Reads the whole archive once and checks its bytes, the chain and the order of events. `seen` is the hash of the last event at an earlier
/// visit. `progress` is told the number of bytes read so far.
///
/// # Errors
/// The outer error is that the source cannot be read; the inner one that the record is not valid.
pub fn scan<S: Source + ?Sized>(
    source: &S,
    seen: Option<&str>,
    progress: &mut dyn FnMut(u64),
) -> io::Result<Result<Layout, Failure>> {
    let mut scan = Scan { source, at: 0, waiting: Vec::new(), layout: Layout::default(), parent: None };
    let done = scan.run(seen, progress);
    Stop::apart(done.map(|()| scan.layout))
}

struct Scan<'s, S: Source + ?Sized> {
    source: &'s S,
    at: u64,
    /// Data that no event has claimed yet.
    waiting: Vec<DataRef>,
    layout: Layout,
    parent: Option<String>,
}

enum Name {
    Data,
    Event,
}

impl<S: Source + ?Sized> Scan<'_, S> {
    fn run(&mut self, seen: Option<&str>, progress: &mut dyn FnMut(u64)) -> Result<(), Stop> {
        self.start()?;
        while self.at < self.source.size() {
            let (name, data) = self.record()?;
            match name {
                Name::Data => {
                    // No event has more than five pieces of data.
                    Check::Archive
                        .needs(self.waiting.len() < 5, format_args!("byte {}: data without an event", data.position))?;
                    self.waiting.push(data);
                }
                Name::Event => {
                    let height = self.layout.entries.len() as u64;
                    self.event(data).map_err(|stop| match stop {
                        Stop::Refused(failure) => Stop::Refused(failure.at(height)),
                        other @ Stop::Unreadable(_) => other,
                    })?;
                    self.layout.seen |= seen == self.parent.as_deref();
                    if height.is_multiple_of(1024) {
                        progress(self.at);
                    }
                }
            }
        }
        Check::Archive.needs(self.waiting.is_empty(), "data after the last event")?;
        Check::Events.needs(!self.layout.entries.is_empty(), "there is no Setup event")?;
        let seen = seen.is_none() || self.layout.seen;
        Ok(Check::Chain.needs(seen, "the event seen at the earlier visit is no longer in the chain")?)
    }

    /// The first file, which gives the time that all headers carry.
    fn start(&mut self) -> Result<(), Stop> {
        let (block, size) = self.block()?;
        let named = read_header(&block).is_some_and(|(name, _)| name == "BELENIOS");
        Check::Archive.needs(named && size <= SMALL, "the file does not begin as a record does")?;
        let data = self.body(size)?;
        let bytes = self.source.contents(&data)?;
        let (time, style) = read_time(&bytes).map_err(|m| Check::Archive.because(format_args!("BELENIOS: {m}")))?;
        Check::Archive.needs(time < OCTAL_LIMIT, "the time is out of range")?;
        (self.layout.time, self.layout.time_style) = (time, Some(style));
        let same = block == header("BELENIOS", size, time);
        Ok(Check::Archive.needs(same, "byte 0: the header is not the one for its file")?)
    }

    fn block(&mut self) -> Result<([u8; 512], u64), Stop> {
        let left = self.source.size() - self.at;
        Check::Archive.needs(left >= BLOCK, format_args!("byte {}: the file ends within a header", self.at))?;
        let mut block = [0; 512];
        self.source.read_at(self.at, &mut block)?;
        let Some((_, size)) = read_header(&block) else {
            return Ok(Check::Archive.fails(format_args!("byte {}: no header", self.at))?);
        };
        Check::Archive.needs(
            size.next_multiple_of(BLOCK) <= left - BLOCK,
            format_args!("byte {}: the file ends within a record", self.at),
        )?;
        self.at += BLOCK;
        Ok((block, size))
    }

    /// Hashes the contents at the current position and passes over them and their padding.
    fn body(&mut self, size: u64) -> Result<DataRef, Stop> {
        let position = self.at;
        let mut hash = Sha256::new();
        let mut buffer = vec![0; size.next_multiple_of(BLOCK).min(1 << 20) as usize];
        let mut left = size;
        let mut padded = size.next_multiple_of(BLOCK);
        while padded > 0 {
            let n = padded.min(buffer.len() as u64);
            let piece = &mut buffer[..n as usize];
            self.source.read_at(self.at, piece)?;
            let (contents, padding) = piece.split_at(left.min(n) as usize);
            hash.update(contents);
            let zero = padding.iter().all(|b| *b == 0);
            Check::Archive.needs(zero, format_args!("byte {}: padding that is not zero", self.at))?;
            left -= contents.len() as u64;
            padded -= n;
            self.at += n;
        }
        Ok(DataRef { hash: hash.finalize().into(), position, size })
    }

    fn record(&mut self) -> Result<(Name, DataRef), Stop> {
        let from = self.at;
        let (block, size) = self.block()?;
        let data = self.body(size)?;
        let hash = hex(&data.hash);
        let name = read_header(&block).map_or("", |(name, _)| name);
        let kind = match name.strip_prefix(&hash) {
            Some(".data.json") => Name::Data,
            Some(".event.json") => Name::Event,
            _ => {
                return Ok(Check::Archive.fails(format_args!("byte {from}: the name is not the hash of the contents"))?);
            }
        };
        let same = block == header(name, size, self.layout.time);
        Check::Archive.needs(same, format_args!("byte {from}: the header is not the one for its file"))?;
        Ok((kind, data))
    }

    fn event(&mut self, data: DataRef) -> Result<(), Stop> {
        Check::Chain.needs(data.size <= SMALL, "an event that is too long")?;
        let (event, style) = Event::read(&self.source.contents(&data)?).map_err(|m| Check::Chain.because(m))?;
        let height = self.layout.entries.len() as u64;
        Check::Chain.needs(event.height == height, "the height is not the number of events before")?;
        Check::Chain.needs(event.parent == self.parent, "the parent is not the event before")?;
        let same_style = self.layout.event_style.is_none_or(|s| s == style);
        Check::Chain.needs(same_style, "the event is written as in another version of the protocol")?;
        self.layout.event_style = Some(style);
        Check::Chain.needs(
            event.payload.is_some() == event.kind.has_payload(),
            "a payload is missing or should not be there",
        )?;
        let before = self.layout.entries.last().map(|entry| entry.kind);
        let order = format_args!("{} may not stand here", event.kind.name());
        Check::Events.needs(event.kind.may_follow(before), order)?;

        let payload = if let Some(hash) = &event.payload {
            let last = self.waiting.pop().filter(|last| hex(&last.hash) == *hash);
            let Some(last) = last else {
                return Ok(Check::Archive.fails("the payload does not stand directly before its event")?);
            };
            Some(last)
        } else {
            None
        };
        let expected = self.belongings(event.kind, payload)?;
        let same = self.waiting.iter().map(|d| hex(&d.hash)).eq(expected);
        Check::Archive.needs(same, "the data before the event are not the data it refers to, in order")?;
        let others = self.waiting.drain(..).collect();
        self.layout.entries.push(Entry { kind: event.kind, payload, data: others });
        self.layout.head = data.hash;
        self.parent = Some(hex(&data.hash));
        Ok(())
    }

    /// The hashes of the data to which the payload of an event refers.
    fn belongings(&self, kind: EventKind, payload: Option<DataRef>) -> Result<Vec<String>, Stop> {
        let check = match kind {
            EventKind::Setup => Check::Election,
            EventKind::EncryptedTally => Check::EncryptedTally,
            EventKind::Shuffle | EventKind::PartialDecryption => Check::Owner,
            _ => return Ok(Vec::new()),
        };
        let Some(payload) = payload else { return Ok(Vec::new()) };
        check.needs(payload.size <= SMALL, "an object that is too long")?;
        let bytes = self.source.contents(&payload)?;
        let hashes = match kind {
            EventKind::Setup => read_setup(&bytes),
            EventKind::EncryptedTally => read_sized(&bytes).map(|sized| vec![sized.tally]),
            _ => read_owned(&bytes).map(|owned| vec![owned.payload]),
        };
        Ok(hashes.map_err(|m| check.because(m))?)
    }
}

fn read_time(json: &[u8]) -> Result<(u64, Protocol), Malformed> {
    let mut r = Reader::new(json)?;
    r.literal("{\"version\":1,\"timestamp\":")?;
    let style = if r.skip("\"") { Protocol::V1 } else { Protocol::V2 };
    let time = r.integer()?;
    if style == Protocol::V1 {
        r.literal("\"")?;
    }
    r.literal("}")?;
    r.end()?;
    Ok((time, style))
}

fn read_setup(json: &[u8]) -> Result<Vec<String>, Malformed> {
    let mut r = Reader::new(json)?;
    let mut hashes = Vec::new();
    for field in ["{\"election\":", ",\"trustees\":", ",\"credentials\":"] {
        r.literal(field)?;
        hashes.push(r.hash()?.to_owned());
    }
    if r.skip(",\"credentials_certificate\":") {
        hashes.push(r.hash()?.to_owned());
    }
    r.literal("}")?;
    r.end()?;
    Ok(hashes)
}

/// The payload of an encrypted tally.
pub(crate) struct SizedTally {
    pub(crate) ballots: u64,
    pub(crate) weight: u64,
    pub(crate) tally: String,
}

pub(crate) fn read_sized(json: &[u8]) -> Result<SizedTally, Malformed> {
    let mut r = Reader::new(json)?;
    r.literal("{\"num_tallied\":")?;
    let ballots = r.integer()?;
    r.literal(",\"total_weight\":")?;
    let weight = r.integer()?;
    r.literal(",\"encrypted_tally\":")?;
    let tally = r.hash()?.to_owned();
    r.literal("}")?;
    r.end()?;
    Ok(SizedTally { ballots, weight, tally })
}

/// The payload of a shuffle or a partial decryption.
pub(crate) struct Owned {
    pub(crate) owner: u64,
    pub(crate) payload: String,
}

pub(crate) fn read_owned(json: &[u8]) -> Result<Owned, Malformed> {
    let mut r = Reader::new(json)?;
    r.literal("{\"owner\":")?;
    let owner = r.integer()?;
    r.literal(",\"payload\":")?;
    let payload = r.hash()?.to_owned();
    r.literal("}")?;
    r.end()?;
    Ok(Owned { owner, payload })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// There is one for each ballot of a record, and a record may have millions. A boxed slice of nothing takes no room elsewhere.
    #[test]
    fn a_ballot_takes_80_bytes_after_the_first_pass() {
        assert!(size_of::<Entry>() <= 80);
    }
}
