//! In which encoding a file is written. None says so, save by a mark at its beginning; the rest is looking and guessing, and
//! the page says what was guessed.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use encoding_rs::{CoderResult, Decoder};

use super::{MOST_BYTES, Unreadable};

/// How a file turns bytes into letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    /// What spreadsheets on Windows write in western Europe. Every byte is a letter in it, so it is the last guess.
    Windows1252,
}

impl Encoding {
    /// As people call it. These are names, the same in every language.
    pub(in super::super) fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => "Windows-1252",
        }
    }

    fn decoder(self) -> Decoder {
        match self {
            Self::Utf8 => encoding_rs::UTF_8,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Windows1252 => encoding_rs::WINDOWS_1252,
        }
        .new_decoder_with_bom_removal()
    }
}

/// So much of a file is looked at to guess.
const BEGINNING: usize = 16 * 1024;

/// The encoding of a file, and what stands between its cells.
pub(super) fn guess(path: &Path) -> Result<(Encoding, u8), Unreadable> {
    let mut file = File::open(path).map_err(Unreadable::of)?;
    let length = file.metadata().map_err(Unreadable::of)?.len();
    if length > MOST_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let mut beginning = Vec::new();
    file.by_ref().take(BEGINNING as u64).read_to_end(&mut beginning).map_err(Unreadable::of)?;
    refuse_other_kinds(&beginning)?;
    let encoding = match marked(&beginning).or_else(|| looks_wide(&beginning)) {
        Some(encoding) => encoding,
        None if beginning.contains(&0) => return Err(Unreadable::NoText),
        None if is_utf8(path)? => Encoding::Utf8,
        None => Encoding::Windows1252,
    };
    let mut text = String::with_capacity(3 * beginning.len());
    let mut decoder = encoding.decoder();
    let _ = decoder.decode_to_string(&beginning, &mut text, false);
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    let start = text.trim_start().chars().take(64).collect::<String>().to_lowercase();
    if ["<!doctype", "<html", "<table", "<?xml"].iter().any(|tag| start.starts_with(tag)) {
        return Err(Unreadable::WebPage);
    }
    Ok((encoding, between(&text)))
}

/// Files that are no lists, by how they begin.
fn refuse_other_kinds(beginning: &[u8]) -> Result<(), Unreadable> {
    let begins = |mark: &[u8]| beginning.starts_with(mark);
    if beginning.is_empty() {
        Err(Unreadable::Empty)
    } else if beginning.iter().all(|byte| *byte == 0) {
        Err(Unreadable::Zeros)
    } else if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") {
        Err(Unreadable::Zip)
    } else if begins(b"\xd0\xcf\x11\xe0") {
        Err(Unreadable::OldSpreadsheet)
    } else if begins(b"%PDF") {
        Err(Unreadable::Pdf)
    } else if begins(b"\x1f\x8b") || begins(b"7z\xbc\xaf") || begins(b"\x89PNG") || begins(b"\xff\xd8\xff") {
        Err(Unreadable::NoText)
    } else {
        Ok(())
    }
}

/// What the mark at the beginning says, if there is one.
fn marked(beginning: &[u8]) -> Option<Encoding> {
    match beginning {
        [0xef, 0xbb, 0xbf, ..] => Some(Encoding::Utf8),
        [0xff, 0xfe, ..] => Some(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Two bytes a letter without a mark: every other byte of western text is zero.
fn looks_wide(beginning: &[u8]) -> Option<Encoding> {
    let (pairs, _) = beginning.as_chunks::<2>();
    let first = pairs.iter().filter(|pair| pair[0] == 0).count();
    let second = pairs.iter().filter(|pair| pair[1] == 0).count();
    let most = pairs.len() - pairs.len() / 4;
    match (first, second) {
        _ if pairs.is_empty() => None,
        (0, second) if second >= most => Some(Encoding::Utf16Le),
        (first, 0) if first >= most => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Whether all of a file is UTF-8. Text in Windows-1252 with a single accent is not.
fn is_utf8(path: &Path) -> Result<bool, Unreadable> {
    let mut file = File::open(path).map_err(Unreadable::of)?;
    let mut piece = vec![0; 64 * 1024];
    // What was cut off in the middle of a letter stays for the next piece.
    let mut kept = 0;
    loop {
        let read = file.read(&mut piece[kept..]).map_err(Unreadable::of)?;
        let have = kept + read;
        match std::str::from_utf8(&piece[..have]) {
            Ok(_) => kept = 0,
            Err(error) if error.error_len().is_none() && read > 0 => {
                let good = error.valid_up_to();
                piece.copy_within(good..have, 0);
                kept = have - good;
            }
            Err(_) => return Ok(false),
        }
        if read == 0 {
            return Ok(true);
        }
    }
}

/// What stands between the cells: of comma, semicolon and tab the one that stands most often in the first line, quoted text
/// left out.
fn between(text: &str) -> u8 {
    let text = text.trim_start_matches('\u{feff}');
    if let Some(said) = text.strip_prefix("sep=").and_then(|rest| rest.bytes().next()) {
        return said;
    }
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.trim_start().bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            byte if !quoted => counts.iter_mut().filter(|(mark, _)| *mark == byte).for_each(|(_, count)| *count += 1),
            _ => {}
        }
    }
    // The first of equals, so that one column is taken for a list with commas.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(mark, _)| mark)
}

/// A file as UTF-8, whatever it was written in.
pub(super) struct Decoded<R> {
    from: R,
    decoder: Decoder,
    /// Bytes as they were read, those before `at` done with.
    raw: Vec<u8>,
    at: usize,
    filled: usize,
    ended: bool,
    finished: bool,
}

impl<R> Decoded<R> {
    pub(super) fn new(from: R, encoding: Encoding) -> Self {
        let raw = vec![0; 64 * 1024];
        Self { from, decoder: encoding.decoder(), raw, at: 0, filled: 0, ended: false, finished: false }
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while !self.finished {
            if self.at == self.filled && !self.ended {
                self.filled = self.from.read(&mut self.raw)?;
                self.at = 0;
                self.ended = self.filled == 0;
            }
            let piece = &self.raw[self.at..self.filled];
            let (result, read, written, _) = self.decoder.decode_to_utf8(piece, into, self.ended);
            self.at += read;
            self.finished = self.ended && result == CoderResult::InputEmpty;
            if written > 0 {
                return Ok(written);
            }
        }
        Ok(0)
    }
}
