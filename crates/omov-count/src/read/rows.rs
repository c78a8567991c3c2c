//! Rows of cells: the layer under CSV and Pabulib.

use std::io::BufRead;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::names::trimmed;
use super::source::{Source, nul, text, too_long};
use super::{LONGEST_LINE, ReadError};

/// How much is set aside for a row before it is known how long it is.
const FIRST: usize = 1 << 10;

/// Reads rows of cells divided by one byte; cells may stand in double quotes and then hold anything.
pub(super) struct Rows<'p, R> {
    source: Source<'p, R>,
    reader: Reader,
    /// Bytes read before the source, still to be taken.
    before: Vec<u8>,
    /// How many bytes at the beginning of the source's chunk are known to hold no zero byte.
    sound: usize,
    text: Vec<u8>,
    ends: Vec<usize>,
    /// On which line the next row begins.
    line: u64,
}

/// One row.
pub(super) struct Row<'a> {
    /// The line it begins on.
    pub(super) line: u64,
    text: &'a str,
    ends: &'a [usize],
}

impl<'a> Row<'a> {
    /// The cell at a position from 0 without white space around it, empty if the row is shorter.
    pub(super) fn cell(&self, position: usize) -> &'a str {
        let Some(&end) = self.ends.get(position) else { return "" };
        let start = if position == 0 { 0 } else { self.ends[position - 1] };
        trimmed(self.text.get(start..end).unwrap_or_default())
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// All cells.
    pub(super) fn cells(&self) -> impl Iterator<Item = &'a str> {
        (0..self.len()).map(|position| self.cell(position))
    }
}

impl<'p, R: BufRead> Rows<'p, R> {
    /// Rows of `before` (line `line` of the file and what follows) and then of the source.
    pub(super) fn new(source: Source<'p, R>, divider: u8, before: Vec<u8>, line: u64) -> Self {
        let reader = ReaderBuilder::new().delimiter(divider).build();
        Self { source, reader, before, sound: 0, text: vec![0; FIRST], ends: vec![0; 64], line }
    }

    /// The line after the last row handed out.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// The next row that is not an empty line; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Row<'_>>, ReadError> {
        self.skip_empty_lines()?;
        let line = self.line;
        let (mut written, mut cells) = (0, 0);
        let mut taken_in_row = 0;
        self.reader.set_line(line);
        loop {
            let input = if self.before.is_empty() {
                let chunk = self.source.chunk(line)?;
                if self.sound < chunk.len() {
                    self.sound = memchr::memchr(0, chunk).unwrap_or(chunk.len());
                }
                if self.sound == 0 && !chunk.is_empty() {
                    return Err(nul(self.reader.line()));
                }
                &chunk[..self.sound]
            } else {
                &self.before
            };
            let at_end = input.is_empty();
            // At the end, one more line end closes the last row, unless it stands within quotes.
            let input = if at_end { b"\n".as_slice() } else { input };
            let (result, taken, more_text, more_cells) =
                self.reader.read_record(input, &mut self.text[written..], &mut self.ends[cells..]);
            written += more_text;
            cells += more_cells;
            taken_in_row += taken;
            if at_end {
                // Nothing to take.
            } else if self.before.is_empty() {
                self.source.take(taken);
                self.sound -= taken;
            } else {
                self.before.drain(..taken);
            }
            if taken_in_row > LONGEST_LINE {
                return Err(too_long(line));
            }
            match result {
                ReadRecordResult::InputEmpty if at_end && written + cells == 0 => return Ok(None),
                ReadRecordResult::InputEmpty if at_end => {
                    return Err(ReadError::at(
                        line,
                        "expected a quote at the end of a cell, found the end of the file",
                    ));
                }
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::End => return Ok(None),
                ReadRecordResult::Record => break,
            }
        }
        self.line = self.reader.line();
        Ok(Some(Row { line, text: text(line, &self.text[..written])?, ends: &self.ends[..cells] }))
    }

    fn skip_empty_lines(&mut self) -> Result<(), ReadError> {
        loop {
            let input = if self.before.is_empty() { self.source.chunk(self.line)? } else { &self.before };
            let ends = input.iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
            if ends == 0 {
                return Ok(());
            }
            self.line += memchr::memchr_iter(b'\n', &input[..ends]).count() as u64;
            if self.before.is_empty() {
                self.source.take(ends);
                self.sound = self.sound.saturating_sub(ends);
            } else {
                self.before.drain(..ends);
            }
        }
    }
}
