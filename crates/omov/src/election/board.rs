//! The record of the election as a file, to which events are added.
//!
//! An event is acknowledged once it is on the disk. The bytes to add are first written to a journal beside the record. If a crash comes between,
//! whoever reads the record sees it as if they had been added, and whoever adds the next event adds them first. One program at a time may
//! add events; reading never writes.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use omov_belenios::archive::{EventKind, Source, Writer};
use omov_belenios::hashing::sha256;
use omov_belenios::make::setup::{Opening, Sum};
use omov_belenios::verify::{Progress as Checked, Standing, Stop};
use omov_verify::Record;

use super::folder::{self, Eyes};
use super::secret::beside;
use crate::failure::{self, Failure};
use crate::progress::Progress;

/// Bytes before the contents of a journal: where they belong, and their SHA-256.
const HEAD: usize = 8 + 32;

/// A longer journal is none of ours.
const LONGEST: u64 = 256 << 20;

/// The record, held for adding events.
#[derive(Debug)]
pub(super) struct Board {
    path: PathBuf,
    file: File,
    size: u64,
}

/// The record as it can be read: the file up to a place, and what is still to be added there.
#[derive(Debug)]
pub(super) struct View {
    record: Record,
    upto: u64,
    pending: Vec<u8>,
}

impl Source for View {
    fn size(&self) -> u64 {
        self.upto + self.pending.len() as u64
    }

    fn read_at(&self, position: u64, buffer: &mut [u8]) -> io::Result<()> {
        let inside = usize::try_from(self.upto.saturating_sub(position)).unwrap_or(usize::MAX).min(buffer.len());
        let (first, rest) = buffer.split_at_mut(inside);
        if !first.is_empty() {
            self.record.read_at(position, first)?;
        }
        if rest.is_empty() {
            return Ok(());
        }
        self.pending.as_slice().read_at(position + inside as u64 - self.upto, rest)
    }
}

/// Bytes on their way into the record.
struct Journal {
    at: u64,
    bytes: Vec<u8>,
}

impl Journal {
    fn path(record: &Path) -> PathBuf {
        beside(record, ".journal")
    }

    /// The journal of a record; none if there is none, or one that was not whole before a crash came, so that nothing was added yet.
    fn read(record: &Path) -> io::Result<Option<Self>> {
        let file = match File::open(Self::path(record)) {
            Ok(file) => file,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(e),
        };
        let mut all = Vec::new();
        file.take(LONGEST).read_to_end(&mut all)?;
        let Some((head, bytes)) = all.split_at_checked(HEAD).filter(|(head, bytes)| head[8..] == sha256(bytes)) else {
            return Ok(None);
        };
        let mut at = [0; 8];
        at.copy_from_slice(&head[..8]);
        Ok(Some(Self { at: u64::from_le_bytes(at), bytes: bytes.to_vec() }))
    }

    /// Whether the record ends within these bytes, where they belong. Any other journal is that of another record, or an old one.
    fn fits(&self, record: &Record) -> io::Result<bool> {
        let Some(there) = record.size().checked_sub(self.at).filter(|there| *there <= self.bytes.len() as u64) else {
            return Ok(false);
        };
        let mut begun = vec![0; there as usize];
        record.read_at(self.at, &mut begun)?;
        Ok(self.bytes.starts_with(&begun))
    }
}

impl Board {
    /// Makes a new record with its first event; gives the hash of that event.
    pub(super) fn create(path: &Path, time: u64, setup: &[&str]) -> Result<String, Failure> {
        let (mut writer, mut bytes) = Writer::new(time);
        bytes.extend(writer.event(EventKind::Setup, setup));
        folder::write_new_bytes(path, Eyes::Everybody, &bytes)?;
        Ok(writer.head().unwrap_or_default().to_owned())
    }

    /// Opens a record to add to it; finishes what a crash cut short. Gives what can be read of it then.
    pub(super) fn open(path: &Path) -> Result<(Self, View), Failure> {
        there(path)?;
        let why = |e: io::Error| Failure::file(path, failure::of_system(&e));
        let file = OpenOptions::new().read(true).write(true).open(path).map_err(why)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Failure::does_not_hold(path, "another omov is adding to this record; try again"));
            }
            Err(TryLockError::Error(e)) => return Err(why(e)),
        }
        let view = source(path)?;
        let mut board = Self { path: path.to_owned(), file, size: view.upto };
        if !view.pending.is_empty() {
            board.write(&view.pending).map_err(why)?;
        }
        if Journal::path(path).exists() {
            board.forget_journal().map_err(why)?;
        }
        board.size = view.size();
        Ok((board, view))
    }

    /// Adds the bytes of events. Once this is done they are on the disk.
    pub(super) fn append(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let done = self.write_journal(bytes).and_then(|()| self.write(bytes)).and_then(|()| self.forget_journal());
        let Err(error) = done else {
            self.size += bytes.len() as u64;
            return Ok(());
        };
        // What was said to have failed must not happen later.
        let undone =
            self.file.set_len(self.size).and_then(|()| self.file.sync_all()).and_then(|()| self.forget_journal());
        let why = failure::of_system(&error);
        Err(Failure::file(
            &self.path,
            match undone {
                Ok(()) => format!("nothing was added to the record: {why}"),
                Err(_) => format!("{why}; whether it was added shows when this is mended: omov election status"),
            },
        ))
    }

    fn write_journal(&self, bytes: &[u8]) -> io::Result<()> {
        let mut all = Vec::with_capacity(HEAD + bytes.len());
        all.extend(self.size.to_le_bytes());
        all.extend(sha256(bytes));
        all.extend(bytes);
        let path = Journal::path(&self.path);
        let mut file = File::create(&path)?;
        file.write_all(&all)?;
        file.sync_all()?;
        folder::sync_folder(&path)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.size))?;
        self.file.write_all(bytes)?;
        self.file.sync_all()
    }

    fn forget_journal(&self) -> io::Result<()> {
        let path = Journal::path(&self.path);
        match fs::remove_file(&path) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
            _ => folder::sync_folder(&path),
        }
    }
}

fn there(path: &Path) -> Result<(), Failure> {
    let why = "there is no record yet; the organiser has to open the election first (omov election open)";
    if path.exists() { Ok(()) } else { Err(Failure::does_not_hold(path, why)) }
}

/// What can be read of a record.
pub(super) fn source(path: &Path) -> Result<View, Failure> {
    there(path)?;
    let why = |e: io::Error| Failure::file(path, failure::of_system(&e));
    loop {
        let record = Record::open(path).map_err(why)?;
        let size = record.size();
        let Some(journal) = Journal::read(path).map_err(why)? else {
            // Without a journal the file is whole, unless somebody was adding to it between the two looks.
            if fs::metadata(path).map_err(why)?.len() == size {
                return Ok(View { record, upto: size, pending: Vec::new() });
            }
            continue;
        };
        if journal.fits(&record).map_err(why)? {
            return Ok(View { record, upto: journal.at, pending: journal.bytes });
        }
        if fs::metadata(path).map_err(why)?.len() == size {
            let journal = Journal::path(path);
            let why =
                format!("{} does not belong to this record; take it away if the record was copied", journal.display());
            return Err(Failure::does_not_hold(path, why));
        }
    }
}

/// What stands in a record, its set-up checked.
pub(super) fn standing<'s>(
    path: &Path,
    source: &'s View,
    seen: Option<&str>,
    progress: &Progress,
) -> Result<Standing<'s, View>, Failure> {
    Standing::read(source, seen, &mut |at| show(progress, at)).map_err(|stop| stopped(path, stop))
}

/// Refuses what comes before the voting has ended.
pub(super) fn ended(path: &Path, standing: &Standing<'_, View>) -> Result<(), Failure> {
    let why = "the voting has not ended yet; the organiser ends it (omov election close)";
    if standing.count(EventKind::EncryptedTally) > 0 { Ok(()) } else { Err(Failure::does_not_hold(path, why)) }
}

/// Every ballot and everything after them, checked, of a record whose voting has ended.
pub(super) fn opening<'r>(
    path: &Path,
    standing: &'r Standing<'_, View>,
    progress: &Progress,
) -> Result<Opening<'r>, Failure> {
    ended(path, standing)?;
    let sum = sum(path, standing, progress)?;
    let opening = standing.opening(sum, &mut |at| show(progress, at)).map_err(|stop| stopped(path, stop))?;
    opening.ok_or_else(|| Failure::does_not_hold(path, "there is no tally to open"))
}

/// Every ballot checked, and those that count added up.
pub(super) fn sum(path: &Path, standing: &Standing<'_, View>, progress: &Progress) -> Result<Sum, Failure> {
    standing.sum(&mut |at| show(progress, at)).map_err(|stop| stopped(path, stop))
}

/// Shows how far a check is.
pub(super) fn show(progress: &Progress, at: Checked) {
    match at {
        Checked::Reading(done, of) => progress.read(done, of),
        Checked::Ballots(done, of) => progress.at("checking ballots", done, of),
        Checked::Opening(done, of) => progress.at("checking the opening", done, of),
    }
}

/// A record that cannot be gone on with.
fn stopped(path: &Path, stop: Stop) -> Failure {
    match stop {
        Stop::Unreadable(e) => Failure::file(path, failure::of_system(&e)),
        Stop::Refused(failure) => Failure::does_not_hold(path, named(&failure)),
    }
}

/// A failed check: its name, where, and what was found.
pub(super) fn named(failure: &omov_belenios::Failure) -> String {
    let event = failure.event.map_or(String::new(), |event| format!(" (event {event})"));
    format!("{}{event}: {}", failure.check, failure.detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_reads_across_the_end_of_the_file() {
        let record = Record::Bytes(b"0123456789".to_vec());
        let view = View { record, upto: 6, pending: b"abcdef".to_vec() };
        assert_eq!(view.size(), 12);
        for (from, to) in [(0, 12), (0, 6), (6, 12), (4, 8), (5, 5), (11, 12)] {
            let mut buffer = vec![0; to - from];
            view.read_at(from as u64, &mut buffer).unwrap();
            assert_eq!(buffer, &b"012345abcdef"[from..to]);
        }
        assert!(view.read_at(10, &mut [0; 3]).is_err());
    }
}
