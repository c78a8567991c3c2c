//! The record of the election as a file, to which events are added.
//!
//! An event is acknowledged once it is on the disk. The bytes to add are first written to a journal beside the record; whoever opens the record
//! next finds there what a crash cut short, and finishes it. One program at a time may add events.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use omov_belenios::archive::{EventKind, Writer};
use omov_belenios::hashing::sha256;
use omov_belenios::verify::{self, Progress as Checked, Standing, Stop};
use omov_verify::Record;

use super::folder::{self, Eyes};
use crate::failure::{self, Failure};
use crate::progress::Progress;

/// Bytes before the contents of a journal: where they belong, and their SHA-256.
const HEAD: usize = 8 + 32;

/// The record, held for adding events.
#[derive(Debug)]
pub(super) struct Board {
    path: PathBuf,
    file: File,
    size: u64,
}

impl Board {
    /// Makes a new record with its first event.
    pub(super) fn create(path: &Path, time: u64, setup: &[&str]) -> Result<(), Failure> {
        let (mut writer, mut bytes) = Writer::new(time);
        bytes.extend(writer.event(EventKind::Setup, setup));
        // The archive is text but for the zeros that pad it, so it can be written like the other files.
        let text = String::from_utf8(bytes).map_err(|_| Failure::file(path, "the set-up is not text"))?;
        folder::write_new(path, Eyes::Everybody, &text)
    }

    /// Opens a record to add to it; finishes what a crash cut short. Gives what can be read of it then, and not before.
    pub(super) fn open(path: &Path) -> Result<(Self, Record), Failure> {
        let board = Self::hold(path)?;
        Ok((board, read(path)?))
    }

    fn hold(path: &Path) -> Result<Self, Failure> {
        there(path)?;
        let why = |e: io::Error| Failure::file(path, failure::of_system(&e));
        let mut file = OpenOptions::new().read(true).write(true).open(path).map_err(why)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Failure::does_not_hold(path, "another omov is adding to this record; try again"));
            }
            Err(TryLockError::Error(e)) => return Err(why(e)),
        }
        recover(path, &mut file).map_err(why)?;
        let size = file.metadata().map_err(why)?.len();
        Ok(Self { path: path.to_owned(), file, size })
    }

    /// Adds the bytes of events. Once this is done they are on the disk.
    pub(super) fn append(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let journal = journal(&self.path);
        let mut add = || {
            let mut all = Vec::with_capacity(HEAD + bytes.len());
            all.extend(self.size.to_le_bytes());
            all.extend(sha256(bytes));
            all.extend(bytes);
            let mut file = folder::create(&journal, Eyes::Everybody)?;
            file.write_all(&all)?;
            file.sync_all()?;
            folder::sync_folder(&journal)?;
            self.file.seek(SeekFrom::Start(self.size))?;
            self.file.write_all(bytes)?;
            self.file.sync_all()?;
            fs::remove_file(&journal)
        };
        add().map_err(|e| {
            Failure::file(&self.path, format!("nothing can be added to the record: {}", failure::of_system(&e)))
        })?;
        self.size += bytes.len() as u64;
        Ok(())
    }
}

fn journal(path: &Path) -> PathBuf {
    path.with_extension("bel.journal")
}

/// Adds what stands in a whole journal; a journal that is not whole was never acted on.
fn recover(path: &Path, file: &mut File) -> io::Result<()> {
    let journal = journal(path);
    let mut all = Vec::new();
    match File::open(&journal) {
        Ok(mut journal) => journal.read_to_end(&mut all)?,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(e),
    };
    if let Some((head, bytes)) = all.split_at_checked(HEAD)
        && head[8..] == sha256(bytes)
    {
        let mut at = [0; 8];
        at.copy_from_slice(&head[..8]);
        let at = u64::from_le_bytes(at);
        file.set_len(at)?;
        file.seek(SeekFrom::Start(at))?;
        file.write_all(bytes)?;
        file.sync_all()?;
    }
    fs::remove_file(&journal)
}

fn there(path: &Path) -> Result<(), Failure> {
    let why = "there is no record yet; the organiser has to open the election first (omov election open)";
    if path.exists() { Ok(()) } else { Err(Failure::does_not_hold(path, why)) }
}

fn read(path: &Path) -> Result<Record, Failure> {
    Record::open(path).map_err(|e| Failure::file(path, failure::of_system(&e)))
}

/// The file of a record, to be read.
pub(super) fn source(path: &Path) -> Result<Record, Failure> {
    there(path)?;
    if journal(path).exists() {
        // Either another program is just adding something, or a crash cut it short.
        drop(Board::hold(path)?);
    }
    read(path)
}

/// What stands in a record, its set-up checked.
pub(super) fn standing<'s>(
    path: &Path,
    source: &'s Record,
    seen: Option<&str>,
    progress: &Progress,
) -> Result<Standing<'s, Record>, Failure> {
    Standing::read(source, seen, &mut |at| show(progress, at)).map_err(|stop| stopped(path, stop))
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
pub(super) fn stopped(path: &Path, stop: Stop) -> Failure {
    match stop {
        verify::Stop::Unreadable(e) => Failure::file(path, failure::of_system(&e)),
        verify::Stop::Refused(failure) => Failure::does_not_hold(path, named(&failure)),
    }
}

/// A failed check: its name, where, and what was found.
pub(super) fn named(failure: &omov_belenios::Failure) -> String {
    let event = failure.event.map_or(String::new(), |event| format!(" (event {event})"));
    format!("{}{event}: {}", failure.check, failure.detail)
}
