//! The election's folder: which file has which name, and how files are written.
//!
//! No file is ever overwritten, and none is seen half written: each is written under another name, forced to the disk, and then renamed.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::draft::Draft;
use crate::failure::{self, Failure};

/// More than any file but the record can hold.
const LONGEST: u64 = 256 << 20;

/// The folder of an election.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
}

/// A file that a trustee sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sent {
    Certificate,
    Polynomial,
    Key,
    Shuffle,
    Decryption,
}

impl Sent {
    /// As it stands in the name of the file.
    fn name(self) -> &'static str {
        match self {
            Self::Certificate => "certificate",
            Self::Polynomial => "polynomial",
            Self::Key => "key",
            Self::Shuffle => "shuffle",
            Self::Decryption => "decryption",
        }
    }
}

impl Folder {
    /// A folder that is there.
    pub(super) fn new(path: &Path) -> Result<Self, Failure> {
        if !path.is_dir() {
            return Err(Failure::file(path, "there is no such folder; omov election new makes one"));
        }
        Ok(Self { path: path.to_owned() })
    }

    /// Makes the folder, which must not be there or be empty.
    pub(super) fn create(path: &Path) -> Result<Self, Failure> {
        fs::create_dir_all(path).map_err(|e| Failure::file(path, failure::of_system(&e)))?;
        let mut inside = fs::read_dir(path).map_err(|e| Failure::file(path, failure::of_system(&e)))?;
        if inside.next().is_some() {
            return Err(Failure::does_not_hold(path, "the folder is not empty; an election needs one of its own"));
        }
        Self::new(path)
    }

    /// The folder itself.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn draft_path(&self) -> PathBuf {
        self.path.join("draft.json")
    }

    pub(super) fn credentials_path(&self) -> PathBuf {
        self.path.join("credentials.json")
    }

    pub(super) fn record_path(&self) -> PathBuf {
        self.path.join("record.bel")
    }

    /// What trustee `number` sent.
    pub(super) fn sent(&self, number: u64, what: Sent) -> PathBuf {
        self.path.join(format!("trustee-{number}-{}.json", what.name()))
    }

    /// The count of a question, numbered from 1.
    pub(super) fn count(&self, question: usize, ending: &str) -> PathBuf {
        self.path.join(format!("count-{question}.{ending}"))
    }

    /// The draft.
    pub(super) fn draft(&self) -> Result<Draft, Failure> {
        let path = self.draft_path();
        if !path.exists() {
            return Err(Failure::file(
                &self.path,
                "there is no draft.json here; omov election new draws an election up",
            ));
        }
        Draft::read(&read(&path)?).map_err(|why| Failure::file(&path, why))
    }

    /// Says what has to be done first.
    pub(super) fn not_yet(&self, why: impl std::fmt::Display) -> Failure {
        Failure::does_not_hold(&self.path, why)
    }
}

/// Reads a text.
pub(super) fn read(path: &Path) -> Result<String, Failure> {
    let why = |e: io::Error| match e.kind() {
        io::ErrorKind::InvalidData => Failure::file(path, "this is not text"),
        _ => Failure::file(path, failure::of_system(&e)),
    };
    let size = fs::metadata(path).map_err(why)?.len();
    if size > LONGEST {
        return Err(Failure::file(path, "this file is far too long to be what is asked for"));
    }
    fs::read_to_string(path).map_err(why)
}

/// Reads JSON that was written on one line.
pub(super) fn read_line(path: &Path) -> Result<String, Failure> {
    let mut text = read(path)?;
    text.truncate(text.trim_end_matches(['\r', '\n']).len());
    Ok(text)
}

/// Who may read a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Eyes {
    Everybody,
    Owner,
}

/// Writes a file that must not be there yet, and forces it to the disk.
pub(super) fn write_new(path: &Path, eyes: Eyes, text: &str) -> Result<(), Failure> {
    if path.exists() {
        return Err(Failure::does_not_hold(path, "this file is there already and is not overwritten"));
    }
    replace(path, eyes, text)
}

/// Writes a file in place of one that may be there, so that at every moment either the old or the new one is whole.
pub(super) fn replace(path: &Path, eyes: Eyes, text: &str) -> Result<(), Failure> {
    let why = |e: io::Error| Failure::file(path, failure::of_system(&e));
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let write = || {
        let mut file = create(&part, eyes)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&part, path)?;
        sync_folder(path)
    };
    write().map_err(|e| {
        // The half-written file is of no use to anybody; if it cannot be removed either, the message still says why.
        let _ = fs::remove_file(&part);
        why(e)
    })
}

/// A new empty file. What is for the owner's eyes is so from its first moment.
pub(super) fn create(path: &Path, eyes: Eyes) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    if eyes == Eyes::Owner {
        use std::os::unix::fs::OpenOptionsExt as _;
        if path.exists() {
            fs::remove_file(path)?;
        }
        options.mode(0o600).create_new(true);
    }
    #[cfg(not(unix))]
    let _ = eyes;
    options.open(path)
}

/// Forces the name of a file to the disk.
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Some systems cannot open a folder; there a rename is durable by itself.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
