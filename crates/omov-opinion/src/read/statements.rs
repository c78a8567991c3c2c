//! The list of statements.

use std::collections::HashMap;
use std::io::Read;

use csv::{ByteRecord, ReaderBuilder};

use super::error::{ReadError, quoted};
use crate::conversation::{LARGEST_ID, MOST_STATEMENTS, Moderation, Statement};

/// Where each column is.
struct Columns {
    id: usize,
    author: Option<usize>,
    moderated: usize,
    meta: usize,
    text: Option<usize>,
    width: usize,
}

/// Reads the list of statements, in ascending order of ids.
///
/// # Errors
/// [`ReadError`] if a column is missing, a value is none of those it can have, or a statement stands there twice.
pub fn statements(input: impl Read) -> Result<Vec<Statement>, ReadError> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(input);
    let mut row = ByteRecord::new();
    let mut next = |row: &mut ByteRecord| -> Result<Option<u64>, ReadError> {
        // The reader passes over empty lines before it says where the row begins.
        let there = reader.read_byte_record(row).map_err(|e| match e.into_kind() {
            csv::ErrorKind::Io(e) => ReadError::io(&e),
            _ => ReadError::whole("this is no table of values with commas between them"),
        })?;
        Ok(there.then(|| row.position().map_or(0, csv::Position::line)))
    };
    if next(&mut row)?.is_none() {
        return Err(ReadError::whole(
            "the file is empty; its first line must be statement,author,moderated,is_meta,text",
        ));
    }
    let columns = columns(&row)?;
    let mut all = Vec::new();
    let mut seen: HashMap<u64, u64> = HashMap::new();
    while let Some(line) = next(&mut row)? {
        let statement = one(&row, &columns, line)?;
        if let Some(first) = seen.insert(statement.id, line) {
            let id = statement.id;
            return Err(ReadError::at(line, format!("statement {id} stands in line {first} already; take one out")));
        }
        if all.len() == MOST_STATEMENTS {
            let why = format!("there are more than {MOST_STATEMENTS} statements; a conversation can have no more");
            return Err(ReadError::at(line, why));
        }
        all.push(statement);
    }
    all.sort_by_key(|s| s.id);
    Ok(all)
}

fn columns(head: &ByteRecord) -> Result<Columns, ReadError> {
    let bare = |name: &[u8]| name.strip_prefix(b"\xef\xbb\xbf").unwrap_or(name).trim_ascii().to_ascii_lowercase();
    let names: Vec<Vec<u8>> = head.iter().map(bare).collect();
    let find = |name: &str| -> Result<Option<usize>, ReadError> {
        let mut at = (0..names.len()).filter(|i| names[*i] == name.as_bytes());
        let first = at.next();
        if at.next().is_some() {
            return Err(ReadError::at(1, format!("the column {name} is there twice; take one out")));
        }
        Ok(first)
    };
    let needed = |name: &str| {
        let why = || format!("there is no column {name}; expected statement,author,moderated,is_meta,text");
        find(name)?.ok_or_else(|| ReadError::at(1, why()))
    };
    Ok(Columns {
        id: needed("statement")?,
        author: find("author")?,
        moderated: needed("moderated")?,
        meta: needed("is_meta")?,
        text: find("text")?,
        width: names.len(),
    })
}

fn one(row: &ByteRecord, columns: &Columns, line: u64) -> Result<Statement, ReadError> {
    let fail = |why: String| Err(ReadError::at(line, why));
    if row.len() != columns.width {
        return fail(format!(
            "expected {} values, found {}; put quotes around texts with commas",
            columns.width,
            row.len()
        ));
    }
    let Some(id) = number(&row[columns.id]) else {
        return fail(format!(
            "expected the number of a statement, 0 to {LARGEST_ID}, found {}",
            quoted(&row[columns.id])
        ));
    };
    let author = match columns.author.map(|at| row[at].trim_ascii()).filter(|author| !author.is_empty()) {
        None => None,
        Some(author) => match number(author) {
            Some(author) => Some(author),
            None => return fail(format!("expected the number of an author, or nothing, found {}", quoted(author))),
        },
    };
    let moderation = match row[columns.moderated].trim_ascii() {
        b"-1" => Moderation::Rejected,
        b"0" => Moderation::Open,
        b"1" => Moderation::Accepted,
        other => {
            return fail(format!("moderated must be -1 (rejected), 0 (open) or 1 (accepted), not {}", quoted(other)));
        }
    };
    let meta = match row[columns.meta].trim_ascii() {
        b"0" => false,
        b"1" => true,
        other => return fail(format!("is_meta must be 0 or 1, not {}", quoted(other))),
    };
    let text = columns.text.map_or(&b""[..], |at| &row[at]);
    let Ok(text) = String::from_utf8(text.to_vec()) else {
        return fail("the text is not UTF-8; save the file as UTF-8".into());
    };
    Ok(Statement { id, author, moderation, meta, text })
}

/// Decimal digits and nothing else.
fn number(bytes: &[u8]) -> Option<u64> {
    let digits = bytes.trim_ascii();
    let sound = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    std::str::from_utf8(digits).ok().filter(|_| sound)?.parse().ok().filter(|id| *id <= LARGEST_ID)
}
