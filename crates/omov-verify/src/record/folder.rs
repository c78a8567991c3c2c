//! A copy of the record in a folder.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use omov_record::verify::Source;

/// A folder with `checkpoint` and `tile` in it.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// Opens a folder.
    ///
    /// # Errors
    /// It is not there, or is no folder.
    pub fn open(path: &Path) -> io::Result<Self> {
        if std::fs::metadata(path)?.is_dir() {
            Ok(Self(path.into()))
        } else {
            Err(io::Error::new(io::ErrorKind::NotADirectory, "this is not a folder"))
        }
    }
}

impl Source for Folder {
    fn read(&self, path: &str, limit: usize) -> io::Result<Option<Vec<u8>>> {
        let named = |why: io::Error| io::Error::new(why.kind(), format!("{path}: {why}"));
        let file = match File::open(self.0.join(path)) {
            Ok(file) => file,
            Err(why) if matches!(why.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(None);
            }
            Err(why) => return Err(named(why)),
        };
        let mut bytes = Vec::new();
        file.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(named)?;
        Ok(Some(bytes))
    }
}
