//! What only the house knows: one value a name, made once, the same for all processes on one database.

use omov_store::{Error, ReadTx, WriteTx, params, statements};

statements! {
    FIND = "SELECT secret FROM secrets WHERE name = $1";
    KEEP = "INSERT INTO secrets (name, secret) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    SET = "INSERT INTO secrets (name, secret) VALUES ($1, $2) \
        ON CONFLICT (name) DO UPDATE SET secret = excluded.secret";
    FORGET = "DELETE FROM secrets WHERE name = $1";
}

/// The secret of that name, if there is one.
pub(crate) fn find(tx: &mut ReadTx<'_>, name: &str) -> Result<Option<[u8; 32]>, Error> {
    tx.optional(&FIND, params![name])
}

/// The secret of that name: the one that is there, or else `new`, which is kept.
pub(crate) fn keep(tx: &mut WriteTx<'_>, name: &str, new: [u8; 32]) -> Result<[u8; 32], Error> {
    tx.execute(&KEEP, params![name, new])?;
    tx.one(&FIND, params![name])
}

/// Puts a secret in the place of whatever was there.
#[cfg(test)]
pub(crate) fn set(tx: &mut WriteTx<'_>, name: &str, new: [u8; 32]) -> Result<(), Error> {
    tx.execute(&SET, params![name, new]).map(|_| ())
}

/// Forgets a secret.
pub(crate) fn forget(tx: &mut WriteTx<'_>, name: &str) -> Result<(), Error> {
    tx.execute(&FORGET, params![name]).map(|_| ())
}
