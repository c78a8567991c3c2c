//! Backups.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::sqlite;
use crate::statement::Statement;
use crate::store::{Database, Store};

/// A backup that was made, read again and found whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The size of the file.
    pub bytes: u64,
}

impl<E> Store<E> {
    /// Copies an SQLite database to a new file as it is at one moment, while it goes on being used; then opens the copy and
    /// checks it. To restore, put the file where the database was.
    ///
    /// # Errors
    /// [`Error::Backup`] with the reason. PostgreSQL has its own tool, `pg_dump`, and its operators their own habits; the
    /// error says so.
    pub async fn backup(&self, to: PathBuf) -> Result<Copy, Error> {
        let Database::Sqlite(options) = self.database() else {
            return Err(Error::Backup { reason: "PostgreSQL is backed up with pg_dump".into() });
        };
        let from = options.path.clone();
        tokio::task::spawn_blocking(move || sqlite::backup(&from, &to, &[])).await.unwrap_or(Err(Error::Closed))
    }
}

/// Copies an SQLite database file that another process may be using, as it is at one moment; then runs the statements of
/// `forget` on the copy, for what belongs into no backup, and checks it. It waits for the disk, so no asynchronous task
/// should call it.
///
/// # Errors
/// [`Error::Backup`] with the reason. What is there then does not have the backup's name.
pub fn copy(from: &Path, to: &Path, forget: &[&'static Statement]) -> Result<Copy, Error> {
    sqlite::backup(from, to, forget)
}

/// Reads a backup from one end to the other, whether it is whole. What it is a backup of shows when it is opened.
///
/// # Errors
/// [`Error::Backup`] with the reason.
pub fn look_over(backup: &Path) -> Result<(), Error> {
    sqlite::verify(backup)
}
