//! Backups.

use std::path::PathBuf;

use crate::error::Error;
use crate::sqlite;
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
        tokio::task::spawn_blocking(move || sqlite::backup(&from, &to)).await.unwrap_or(Err(Error::Closed))
    }
}
