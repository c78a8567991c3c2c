//! A copy of the database while it is being used.
//!
//! `VACUUM INTO` and not the backup interface: it copies what is there and not the pages, so what was deleted is not in the
//! copy, and writers do not make it begin again.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::{open_reader, sync_folder_of};
use crate::backup::Copy;
use crate::error::Error;
use crate::statement::Statement;

/// Copies `from` to `to`, which must not be there yet, and looks the copy over. What is left after an error is not a backup
/// and does not have its name.
pub(crate) fn backup(from: &Path, to: &Path, forget: &[&'static Statement]) -> Result<Copy, Error> {
    if to.exists() {
        return Err(Error::Backup { reason: format!("{} is there already", to.display()) });
    }
    let mut unfinished = to.as_os_str().to_owned();
    unfinished.push(".unfinished");
    let unfinished = Path::new(&unfinished);
    let made = make(from, unfinished, forget).and_then(|copy| {
        fs::rename(unfinished, to).and_then(|()| sync_folder_of(to)).map_err(failed)?;
        Ok(copy)
    });
    if made.is_err() {
        let _ = fs::remove_file(unfinished);
    }
    made
}

fn make(from: &Path, to: &Path, forget: &[&'static Statement]) -> Result<Copy, Error> {
    let _ = fs::remove_file(to);
    super::create(to).map_err(failed)?;
    let name = to.to_str().ok_or_else(|| Error::Backup { reason: "the file's name is not UTF-8".into() })?;
    open_reader(from)?.execute("VACUUM INTO ?1", [name]).map_err(failed)?;
    forgotten(to, forget)?;
    fs::File::open(to).and_then(|file| file.sync_all()).map_err(failed)?;
    verify(to)?;
    let bytes = fs::metadata(to).map_err(failed)?.len();
    Ok(Copy { bytes })
}

/// Takes out of the copy what is in no backup. It is overwritten, not only unlinked.
fn forgotten(copy: &Path, forget: &[&'static Statement]) -> Result<(), Error> {
    if forget.is_empty() {
        return Ok(());
    }
    let connection = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(failed)?;
    connection.pragma_update(None, "secure_delete", true).map_err(failed)?;
    // The copy is thrown away if this breaks off, so it needs no journal, and none is left lying beside it.
    connection.pragma_update(None, "journal_mode", "memory").map_err(failed)?;
    for statement in forget {
        connection.execute(statement.sql(), []).map_err(|e| failed(format!("{}: {e}", statement.name())))?;
    }
    connection.close().map_err(|(_, e)| failed(e))
}

/// Opens the copy as a stranger would, and reads all of it.
pub(crate) fn verify(copy: &Path) -> Result<(), Error> {
    let connection = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(failed)?;
    let said: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(failed)?;
    if said != "ok" {
        return Err(Error::Backup { reason: format!("the copy is damaged: {said}") });
    }
    let dangling =
        connection.prepare("PRAGMA foreign_key_check").and_then(|mut rows| rows.exists([])).map_err(failed)?;
    if dangling {
        return Err(Error::Backup { reason: "the copy has rows that point to rows that are not there".into() });
    }
    connection.query_row("SELECT COUNT(*) FROM store_migrations", [], |_| Ok(())).map_err(failed)
}

fn failed(e: impl std::fmt::Display) -> Error {
    Error::Backup { reason: e.to_string() }
}
