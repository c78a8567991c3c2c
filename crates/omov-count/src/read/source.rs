//! The bytes of a file as they come: counted, limited, and stopped at the first byte that no text has.

use std::io::{BufRead, ErrorKind};

use super::{LONGEST_LINE, ReadError};

/// How many bytes pass between two reports of progress.
const REPORT_EVERY: u64 = 1 << 16;

/// An input with a limit, its progress reported.
pub(super) struct Source<'p, R> {
    input: R,
    progress: &'p mut dyn FnMut(u64),
    read: u64,
    reported: u64,
    longest: u64,
}

impl<'p, R: BufRead> Source<'p, R> {
    pub(super) fn new(input: R, longest: u64, progress: &'p mut dyn FnMut(u64)) -> Self {
        Self { input, progress, read: 0, reported: 0, longest }
    }

    /// The bytes that have come and are not taken yet; none at the end. `line` is where they begin, for an error.
    pub(super) fn chunk(&mut self, line: u64) -> Result<&[u8], ReadError> {
        loop {
            match self.input.fill_buf() {
                Ok(_) => break,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    let why: String = error.to_string().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
                    return Err(ReadError::at(line, format!("the file cannot be read on from here: {why}")));
                }
            }
        }
        // What was filled above is handed out again without reading.
        let chunk = self.input.fill_buf().unwrap_or_default();
        if self.read.saturating_add(chunk.len() as u64) > self.longest {
            let most = self.longest >> 20;
            return Err(ReadError::at(line, format!("expected a file of at most {most} MiB, found a longer one")));
        }
        Ok(chunk)
    }

    /// Takes bytes of the last chunk.
    pub(super) fn take(&mut self, bytes: usize) {
        self.input.consume(bytes);
        self.read += bytes as u64;
        if self.read - self.reported >= REPORT_EVERY {
            self.reported = self.read;
            (self.progress)(self.read);
        }
    }
}

/// Line by line, into one buffer.
pub(super) struct Lines<'p, R> {
    source: Source<'p, R>,
    buffer: Vec<u8>,
    number: u64,
}

impl<'p, R: BufRead> Lines<'p, R> {
    pub(super) fn new(source: Source<'p, R>) -> Self {
        Self { source, buffer: Vec::new(), number: 0 }
    }

    /// The number of the line handed out last, the first is 1.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// The next line without its end; `None` at the end of the file.
    pub(super) fn next(&mut self) -> Result<Option<&[u8]>, ReadError> {
        self.buffer.clear();
        let line = self.number + 1;
        loop {
            let chunk = self.source.chunk(line)?;
            if chunk.is_empty() {
                if self.buffer.is_empty() {
                    return Ok(None);
                }
                break;
            }
            let stop = memchr::memchr2(b'\n', 0, chunk);
            let part = &chunk[..stop.unwrap_or(chunk.len())];
            if self.buffer.len() + part.len() > LONGEST_LINE {
                return Err(too_long(line));
            }
            self.buffer.extend_from_slice(part);
            if let Some(stop) = stop {
                if chunk[stop] == 0 {
                    return Err(if line == 1 { check_first_bytes(&self.buffer, nul(line)) } else { nul(line) });
                }
                self.source.take(stop + 1);
                break;
            }
            let taken = chunk.len();
            self.source.take(taken);
        }
        self.number = line;
        let from = if line == 1 { without_mark(&self.buffer)? } else { 0 };
        Ok(Some(&self.buffer[from..]))
    }

    /// What comes after the last line handed out, for a reader that takes it in another way.
    pub(super) fn into_source(self) -> Source<'p, R> {
        self.source
    }
}

/// The whole of a file as text.
pub(super) fn whole(mut source: Source<'_, impl BufRead>) -> Result<String, ReadError> {
    let mut bytes = Vec::new();
    let mut line = 1;
    loop {
        let chunk = source.chunk(line)?;
        if chunk.is_empty() {
            break;
        }
        let stop = memchr::memchr(0, chunk);
        let sound = &chunk[..stop.unwrap_or(chunk.len())];
        line += ends_in(sound);
        bytes.extend_from_slice(sound);
        if stop.is_some() {
            return Err(if line == 1 { check_first_bytes(&bytes, nul(line)) } else { nul(line) });
        }
        let taken = chunk.len();
        source.take(taken);
    }
    bytes.drain(..without_mark(&bytes)?);
    String::from_utf8(bytes).map_err(|error| {
        let sound = error.utf8_error().valid_up_to();
        let bytes = error.into_bytes();
        not_utf8(1 + ends_in(&bytes[..sound]), &bytes[sound..])
    })
}

/// How many lines end in a text.
fn ends_in(text: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', text).count() as u64
}

/// Text of a file as UTF-8, or the line's error.
pub(super) fn text(line: u64, bytes: &[u8]) -> Result<&str, ReadError> {
    std::str::from_utf8(bytes).map_err(|error| not_utf8(line, &bytes[error.valid_up_to()..]))
}

fn not_utf8(line: u64, from: &[u8]) -> ReadError {
    let byte = from.first().copied().unwrap_or_default();
    ReadError::at(line, format!("expected text in UTF-8, found the byte 0x{byte:02X}; save the file as UTF-8"))
}

pub(super) fn nul(line: u64) -> ReadError {
    ReadError::at(line, "expected text, found a zero byte; this is not a ballot file in UTF-8")
}

pub(super) fn too_long(line: u64) -> ReadError {
    ReadError::at(line, format!("expected at most {LONGEST_LINE} bytes on one line, found more"))
}

/// How many bytes of a file's beginning are a byte order mark.
pub(super) fn without_mark(start: &[u8]) -> Result<usize, ReadError> {
    if start.starts_with(b"\xEF\xBB\xBF") {
        return Ok(3);
    }
    if start.starts_with(b"\xFF\xFE") || start.starts_with(b"\xFE\xFF") {
        return Err(ReadError::at(1, "expected text in UTF-8, found UTF-16; save the file as UTF-8"));
    }
    Ok(0)
}

/// The error for UTF-16 if that is what the file begins with, else the other.
pub(super) fn check_first_bytes(start: &[u8], other: ReadError) -> ReadError {
    without_mark(start).err().unwrap_or(other)
}
