//! Reading a list that a spreadsheet or another program has written: in which encoding, with what between the cells, how many
//! rows. Nothing is taken in before the whole file has been looked at once, and no bound depends on the file keeping to rules.

mod encoding;
mod records;
mod unreadable;

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use encoding::Decoded;
pub(super) use encoding::Encoding;
use records::Records;
pub(super) use unreadable::Unreadable;

/// So many bytes a file may have.
pub(super) const MOST_BYTES: u64 = 200 * 1024 * 1024;
/// So many rows besides the head.
pub(super) const MOST_ROWS: u64 = 1_000_000;
/// So many columns.
pub(super) const MOST_COLUMNS: usize = 200;
/// So many bytes in one cell.
pub(super) const MOST_IN_A_CELL: usize = 64 * 1024;

/// What was found out about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Survey {
    pub(super) encoding: Encoding,
    /// What stands between the cells.
    pub(super) between: u8,
    /// The names of the columns, as they stand in the first row.
    pub(super) head: Vec<String>,
    /// How many rows there are below the head, empty ones left out.
    pub(super) rows: u64,
}

/// A row: its number in the file, as a spreadsheet counts it, and its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Raw {
    pub(super) number: u64,
    pub(super) cells: Vec<String>,
}

/// Looks at a whole file.
pub(super) fn survey(path: &Path) -> Result<Survey, Unreadable> {
    let (encoding, between) = encoding::guess(path)?;
    let mut rows = Rows::open(path, encoding, between)?;
    let head = rows.next().transpose()?.ok_or(Unreadable::Empty)?.cells;
    if head.iter().any(|name| name.contains('@')) {
        return Err(Unreadable::NoHead);
    }
    let mut count = 0;
    for row in rows {
        row?;
        count += 1;
        if count > MOST_ROWS {
            return Err(Unreadable::TooManyRows);
        }
    }
    if count == 0 {
        return Err(Unreadable::OnlyHead);
    }
    Ok(Survey { encoding, between, head, rows: count })
}

/// The rows of a file below its head, one after the other.
pub(super) fn rows(path: &Path, survey: &Survey) -> Result<Rows, Unreadable> {
    let mut rows = Rows::open(path, survey.encoding, survey.between)?;
    rows.next().transpose()?;
    Ok(rows)
}

/// Row after row. Rows in which nothing stands are passed over.
pub(super) struct Rows(Records<BufReader<Decoded<File>>>);

impl Rows {
    fn open(path: &Path, encoding: Encoding, between: u8) -> Result<Self, Unreadable> {
        let text = Decoded::new(File::open(path).map_err(Unreadable::of)?, encoding);
        let mut records = Records::new(BufReader::new(text), between);
        records.pass_over_sep()?;
        Ok(Self(records))
    }
}

impl Iterator for Rows {
    type Item = Result<Raw, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.0.read() {
                Ok(Some(row)) if row.cells.iter().all(|cell| cell.trim().is_empty()) => {}
                other => return other.transpose(),
            }
        }
    }
}

#[cfg(test)]
mod tests;
