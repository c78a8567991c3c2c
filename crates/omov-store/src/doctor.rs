//! What the host should know about the database: how durable it is, and what is wrong with it.

use crate::error::Error;
use crate::store::{Database, Store};
use crate::transaction::ReadTx;
use crate::{postgres, sqlite};

/// Whether what is acknowledged outlives a power cut, as far as the database itself can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Durability {
    /// It does.
    Full,
    /// It may not, for these reasons. No ballot opens on such a database.
    Weak(Vec<String>),
}

/// Something the host should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether data may be damaged or lost; otherwise it is advice.
    pub serious: bool,
    /// One sentence.
    pub sentence: String,
}

impl Finding {
    pub(crate) fn serious(sentence: impl Into<String>) -> Self {
        Self { serious: true, sentence: sentence.into() }
    }

    pub(crate) fn advice(sentence: impl Into<String>) -> Self {
        Self { serious: false, sentence: sentence.into() }
    }
}

crate::statements! {
    pub(crate) GIVEN_UP = "SELECT queue, COUNT(*) AS jobs FROM store_jobs WHERE due_at IS NULL GROUP BY queue ORDER BY queue",
        reads all: "the host asks, seldom, and jobs that are done are not in the table";
}

impl<E> Store<E> {
    /// How durable acknowledged writes are. Asks the connection that writes, so it waits for its turn.
    ///
    /// # Errors
    /// The database's.
    pub async fn durability(&self) -> Result<Durability, Error> {
        let reasons =
            self.with_errors::<Error>().write(|tx| tx.engine(sqlite::durability, postgres::durability)).await?;
        Ok(if reasons.is_empty() { Durability::Full } else { Durability::Weak(reasons) })
    }

    /// Looks the database over: its files, its references, its durability, work that was given up. Reads everything, so it
    /// takes as long as reading the disk does; the store goes on meanwhile.
    ///
    /// # Errors
    /// The database's, if it cannot even be asked.
    pub async fn doctor(&self) -> Result<Vec<Finding>, Error> {
        let mut findings = Vec::new();
        match self.accepting() {
            Err(failed) => findings.push(Finding::serious(failed.to_string())),
            Ok(()) => {
                if let Durability::Weak(reasons) = self.durability().await? {
                    findings.extend(reasons.into_iter().map(Finding::serious));
                }
            }
        }
        if let Database::Postgres(options) = self.database() {
            findings.extend(postgres::unencrypted(options));
        }
        match self.with_errors::<Error>().read(examine).await {
            Ok(found) => findings.extend(found),
            Err(failed @ Error::StorageFailed { .. }) => findings.push(Finding::serious(failed.to_string())),
            Err(other) => return Err(other),
        }
        Ok(findings)
    }
}

fn examine(tx: &mut ReadTx<'_>) -> Result<Vec<Finding>, Error> {
    let mut findings = tx.engine(sqlite::doctor, postgres::doctor)?;
    let given_up: Vec<(String, u64)> = tx.all(&GIVEN_UP, &[])?;
    findings.extend(given_up.iter().map(|(queue, jobs)| {
        Finding::advice(format!("jobs of the queue {queue} that were given up and wait for a person: {jobs}"))
    }));
    Ok(findings)
}
