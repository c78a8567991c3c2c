//! Files that a command reads.

use std::fs::File;
use std::path::Path;

use crate::failure::{self, Failure};

/// An open file and its size in bytes.
pub(crate) fn open(path: &Path) -> Result<(File, u64), Failure> {
    let why = |e| Failure::file(path, failure::of_system(&e));
    let file = File::open(path).map_err(why)?;
    let facts = file.metadata().map_err(why)?;
    if facts.is_dir() {
        return Err(Failure::file(path, "this is a folder, not a file"));
    }
    Ok((file, facts.len()))
}

/// A message of the JSON reader, with the line first as everywhere else.
pub(crate) fn of_json(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.split(" at line ").next().unwrap_or(&text);
    if error.line() == 0 { what.to_owned() } else { format!("line {}: {what}", error.line()) }
}
