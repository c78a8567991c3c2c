//! Rows and cells. Cells with quotation marks may hold what stands between cells, new lines, and quotation marks written twice.
//!
//! The `csv` crate would read a row whole before anybody could look how long it is, and passes over empty lines without
//! counting them; here a row is given up as soon as it is out of bounds, and its number is the one a spreadsheet shows.

use std::io::{self, BufRead};

use super::{MOST_COLUMNS, MOST_IN_A_CELL, Raw, Unreadable};

/// Where in a row the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    /// Nothing of the cell has been seen.
    Start,
    Plain,
    Quoted,
    /// After a quotation mark in a quoted cell: its end, or the first of two.
    Mark,
}

pub(super) struct Records<R> {
    from: R,
    between: u8,
    /// The number of the row that was read last.
    number: u64,
    /// A carriage return ended the row before: the line feed after it belongs to it.
    after_return: bool,
}

impl<R: BufRead> Records<R> {
    pub(super) fn new(from: R, between: u8) -> Self {
        Self { from, between, number: 0, after_return: false }
    }

    /// Some spreadsheets write `sep=;` before everything.
    pub(super) fn pass_over_sep(&mut self) -> Result<(), Unreadable> {
        let starts = loop {
            match self.from.fill_buf() {
                Ok(buffer) => break buffer.starts_with(b"sep="),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Unreadable::of(error)),
            }
        };
        if starts {
            self.read()?;
        }
        Ok(())
    }

    /// The next row; an empty line is a row with one empty cell.
    pub(super) fn read(&mut self) -> Result<Option<Raw>, Unreadable> {
        let mut row = Unfinished { cells: Vec::new(), cell: Vec::new(), at: At::Start, number: self.number + 1 };
        let mut any = false;
        loop {
            let buffer = match self.from.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(Unreadable::of(error)),
            };
            if buffer.is_empty() {
                if row.at == At::Quoted {
                    return Err(Unreadable::NeverClosed(row.number));
                }
                if !any {
                    return Ok(None);
                }
                self.number = row.number;
                return row.finish().map(Some);
            }
            let mut used = 0;
            let mut ended = false;
            for &byte in buffer {
                used += 1;
                if std::mem::take(&mut self.after_return) && byte == b'\n' {
                    continue;
                }
                any = true;
                if row.take(byte, self.between)? {
                    self.after_return = byte == b'\r';
                    ended = true;
                    break;
                }
            }
            self.from.consume(used);
            if ended {
                self.number = row.number;
                return row.finish().map(Some);
            }
        }
    }
}

/// A row of which a part has been read.
struct Unfinished {
    cells: Vec<String>,
    cell: Vec<u8>,
    at: At,
    number: u64,
}

impl Unfinished {
    /// Takes one byte, and says whether the row ends with it.
    fn take(&mut self, byte: u8, between: u8) -> Result<bool, Unreadable> {
        match (self.at, byte) {
            (At::Quoted, b'"') => self.at = At::Mark,
            (At::Quoted, _) => self.push(byte)?,
            (_, b'\n' | b'\r') => return Ok(true),
            (_, byte) if byte == between => self.end_cell()?,
            (At::Start, b'"') => self.at = At::Quoted,
            (At::Mark, b'"') => {
                self.at = At::Quoted;
                self.push(byte)?;
            }
            (At::Start | At::Plain | At::Mark, _) => {
                self.at = At::Plain;
                self.push(byte)?;
            }
        }
        Ok(false)
    }

    fn push(&mut self, byte: u8) -> Result<(), Unreadable> {
        if byte == 0 {
            return Err(Unreadable::Damaged(self.number));
        }
        if self.cell.len() == MOST_IN_A_CELL {
            return Err(Unreadable::CellTooLong(self.number));
        }
        self.cell.push(byte);
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Unreadable> {
        if self.cells.len() == MOST_COLUMNS {
            return Err(Unreadable::TooManyColumns);
        }
        let cell = std::mem::take(&mut self.cell);
        // The decoder gives nothing but UTF-8.
        self.cells.push(String::from_utf8(cell).unwrap_or_else(|not| String::from_utf8_lossy(not.as_bytes()).into()));
        self.at = At::Start;
        Ok(())
    }

    fn finish(mut self) -> Result<Raw, Unreadable> {
        self.end_cell()?;
        Ok(Raw { number: self.number, cells: self.cells })
    }
}
