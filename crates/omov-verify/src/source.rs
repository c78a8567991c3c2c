//! The file of a record, read by position from many threads.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use omov_belenios::archive::Source;

/// An open record: a file, or the bytes of something that can only be read once (a pipe).
#[derive(Debug)]
pub enum Record {
    /// A file and its size when it was opened.
    File(File, u64),
    /// All bytes.
    Bytes(Vec<u8>),
}

impl Record {
    /// Opens a record.
    ///
    /// # Errors
    /// The file cannot be opened, or is a folder.
    pub fn open(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let about = file.metadata()?;
        if about.is_dir() {
            return Err(io::Error::new(io::ErrorKind::IsADirectory, "this is a folder, not a record"));
        }
        if about.is_file() {
            return Ok(Self::File(file, about.len()));
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(Self::Bytes(bytes))
    }
}

impl Source for Record {
    fn size(&self) -> u64 {
        match self {
            Self::File(_, size) => *size,
            Self::Bytes(bytes) => bytes.size(),
        }
    }

    fn read_at(&self, position: u64, buffer: &mut [u8]) -> io::Result<()> {
        match self {
            Self::File(file, _) => read_file(file, position, buffer),
            Self::Bytes(bytes) => bytes.read_at(position, buffer),
        }
    }
}

#[cfg(unix)]
fn read_file(file: &File, position: u64, buffer: &mut [u8]) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, buffer, position)
}

#[cfg(windows)]
fn read_file(file: &File, mut position: u64, mut buffer: &mut [u8]) -> io::Result<()> {
    while !buffer.is_empty() {
        let n = std::os::windows::fs::FileExt::seek_read(file, buffer, position)?;
        if n == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        buffer = &mut buffer[n..];
        position += n as u64;
    }
    Ok(())
}
