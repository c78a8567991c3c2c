//! The election's folder: which file has which name, and how files are written.
//!
//! What somebody sent is never overwritten, and no file is seen half written: each is written under another name, forced to the disk, and
//! then renamed.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

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
pub(crate) enum Sent {
    Certificate,
    Polynomial,
    Key,
    Rehearsal,
    Shuffle,
    Decryption,
}

impl Sent {
    const ALL: [Self; 6] =
        [Self::Certificate, Self::Polynomial, Self::Key, Self::Rehearsal, Self::Shuffle, Self::Decryption];

    /// As it stands in the name of the file, and in forms.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Certificate => "certificate",
            Self::Polynomial => "polynomial",
            Self::Key => "key",
            Self::Rehearsal => "rehearsal",
            Self::Shuffle => "shuffle",
            Self::Decryption => "decryption",
        }
    }

    /// The one of that name.
    pub(crate) fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sent| sent.name() == name)
    }

    /// The name of the file in which that trustee sends it.
    pub(crate) fn file(self, trustee: impl std::fmt::Display) -> String {
        format!("trustee-{trustee}-{}.json", self.name())
    }

    /// The command that makes it.
    pub(crate) fn command(self, trustee: u64) -> String {
        match self {
            Self::Certificate => {
                format!("omov election trustee keygen FOLDER --trustee {trustee} --secret {trustee}.secret")
            }
            Self::Polynomial => format!("omov election trustee share FOLDER --secret {trustee}.secret"),
            Self::Key => format!("omov election trustee confirm FOLDER --secret {trustee}.secret"),
            Self::Rehearsal => format!("omov election trustee rehearse FOLDER --secret {trustee}.secret"),
            Self::Shuffle => format!("omov election shuffle FOLDER --secret {trustee}.secret"),
            Self::Decryption => format!("omov election decrypt FOLDER --secret {trustee}.secret"),
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
        self.path.join(what.file(number))
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

    /// The draft, once it is sure that it is the one for which the trustees made the key.
    pub(super) fn agreed_draft(&self) -> Result<Draft, Failure> {
        let draft = self.draft()?;
        for number in 1..=draft.trustees.len() as u64 {
            let path = self.sent(number, Sent::Key);
            if path.exists() && SentKey::read(&path)?.draft != draft.hash() {
                let why = format!(
                    "trustee {number} ({}) made the key for another draft; this one was changed",
                    draft.name(number)
                );
                return Err(Failure::does_not_hold(&self.draft_path(), why));
            }
        }
        Ok(draft)
    }

    /// Says what has to be done first.
    pub(super) fn not_yet(&self, why: impl std::fmt::Display) -> Failure {
        Failure::does_not_hold(&self.path, why)
    }
}

/// What a trustee sends in the third round: the key, and for which draft it was made.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentKey {
    /// The hash of the draft.
    pub(crate) draft: String,
    /// The sealed share and the public key, JSON.
    pub(crate) key: String,
}

impl SentKey {
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        Self::parse(&read(path)?).map_err(|why| Failure::file(path, why))
    }

    /// From its text.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|e| format!("this is not a trustee's key: {e}"))
    }

    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// What a registrar sends to a house: the public halves of the codes, and for which draft they were made.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentCredentials {
    /// The hash of the election in the draft. Who the trustees are does not matter to a voting code: one can be replaced after the codes were made.
    pub(crate) election: String,
    /// The list as it will stand in the record, JSON.
    pub(crate) credentials: String,
    /// Those of them that are kept for papers, in the order of their numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) reserved: Vec<String>,
}

impl SentCredentials {
    /// From its text.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        // What stands in a wrong file may be a secret, so nothing of it is repeated.
        serde_json::from_str(text).map_err(|_| "this is not a registrar's list of credentials".into())
    }

    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
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
    write_new_bytes(path, eyes, text.as_bytes())
}

/// The same for bytes.
pub(super) fn write_new_bytes(path: &Path, eyes: Eyes, bytes: &[u8]) -> Result<(), Failure> {
    free(path)?;
    write(path, eyes, bytes, |part, path| part.persist_noclobber(path).map(drop).map_err(|e| e.error)).map_err(|e| {
        match e.kind() {
            io::ErrorKind::AlreadyExists => taken(path),
            _ => Failure::file(path, failure::of_system(&e)),
        }
    })
}

/// Whether a new file can be written there.
pub(super) fn free(path: &Path) -> Result<(), Failure> {
    if path.symlink_metadata().is_ok() { Err(taken(path)) } else { Ok(()) }
}

fn taken(path: &Path) -> Failure {
    Failure::does_not_hold(path, "this file is there already and is not overwritten")
}

/// Writes a file in place of one that may be there, so that at every moment either the old or the new one is whole.
pub(super) fn replace(path: &Path, eyes: Eyes, text: &str) -> Result<(), Failure> {
    write(path, eyes, text.as_bytes(), |part, path| part.persist(path).map(drop).map_err(|e| e.error))
        .map_err(|e| Failure::file(path, failure::of_system(&e)))
}

/// Writes a file under a name that nobody else has, forces it to the disk, and then gives it its own name.
fn write(
    path: &Path,
    eyes: Eyes,
    bytes: &[u8],
    name: impl FnOnce(NamedTempFile, &Path) -> io::Result<()>,
) -> io::Result<()> {
    let mut part = tempfile::Builder::new();
    part.prefix(".omov-").suffix(".part");
    // A file of this kind is for its owner's eyes from its first moment, unless it is made for everybody.
    #[cfg(unix)]
    let everybody = std::os::unix::fs::PermissionsExt::from_mode(0o644);
    #[cfg(unix)]
    if eyes == Eyes::Everybody {
        part.permissions(everybody);
    }
    #[cfg(not(unix))]
    let _ = eyes;
    let mut part = part.tempfile_in(parent(path))?;
    part.write_all(bytes)?;
    part.as_file().sync_all()?;
    name(part, path)?;
    sync_folder(path)
}

/// A file that is there only to be locked.
pub(super) fn lock_file(path: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).truncate(false).write(true).open(path)
}

/// The folder in which a file lies.
pub(super) fn parent(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Forces the name of a file to the disk.
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    // Some systems cannot open a folder; there a rename is durable by itself.
    if cfg!(unix) { File::open(parent(path))?.sync_all() } else { Ok(()) }
}
