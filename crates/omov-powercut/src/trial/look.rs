//! What is in a database after the accident.

use std::collections::BTreeSet;
use std::path::Path;

use omov_store::{Schema, Sqlite, Store};
use rusqlite::{Connection, OpenFlags};

use super::Errand;

/// What a program that starts finds. `Err` says what is wrong with the database.
pub(crate) async fn look(folder: &Path, errand: Errand) -> Result<BTreeSet<String>, String> {
    let path = folder.join("omov.sqlite");
    if !path.exists() {
        return Ok(BTreeSet::new());
    }
    let store =
        Store::open(Sqlite::new(&path), &Schema { series: &[], small: &[] }).await.map_err(|e| e.to_string())?;
    let found = store.doctor().await.map_err(|e| e.to_string());
    store.close().await;
    if let Some(finding) = found?.into_iter().find(|finding| finding.serious) {
        return Err(finding.sentence);
    }
    names(&path, errand).map_err(|e| e.to_string())
}

fn names(path: &Path, errand: Errand) -> rusqlite::Result<BTreeSet<String>> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    match connection.prepare(errand.kept()) {
        Ok(mut prepared) => prepared.query_map([], |row| row.get(0))?.collect(),
        // The power went before there was a table.
        Err(e) if e.to_string().contains("no such table") => Ok(BTreeSet::new()),
        Err(e) => Err(e),
    }
}
