//! Leases: what one process at a time may do, until a moment.
//!
//! A lease is claimed by compare-and-set on its row and ends by itself, so that a process that dies holds nothing for ever.
//! Time is a parameter. Whoever acts under a lease renews it in the same transaction: if another has claimed it since, the
//! act fails with [`Error::LeaseLost`] and nothing of it is kept, however long the holder slept.

use crate::error::Error;
use crate::params;
use crate::transaction::WriteTx;
use crate::value::Moment;

crate::statements! {
    CLAIM = "INSERT INTO store_leases (name, holder, token, expires_at) VALUES ($1, $2, 1, $3) \
        ON CONFLICT (name) DO UPDATE \
        SET holder = excluded.holder, token = store_leases.token + 1, expires_at = excluded.expires_at \
        WHERE store_leases.expires_at <= $4 \
        RETURNING token";
    EXTEND = "UPDATE store_leases SET expires_at = $1 WHERE name = $2 AND holder = $3 AND token = $4";
}

/// A lease that was claimed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    name: String,
    holder: [u8; 16],
    /// Grows with every claim: who has seen a higher one elsewhere can refuse a holder that was passed over.
    pub token: i64,
}

/// Claims a lease if it is free or has run out; none if somebody holds it.
///
/// # Errors
/// The database's.
pub fn claim(
    tx: &mut WriteTx<'_>,
    name: &str,
    holder: [u8; 16],
    now: Moment,
    until: Moment,
) -> Result<Option<Lease>, Error> {
    let token = tx.optional(&CLAIM, params![name, holder, until, now])?;
    Ok(token.map(|token| Lease { name: name.to_owned(), holder, token }))
}

/// Holds on to a lease until a later moment.
///
/// # Errors
/// [`Error::LeaseLost`] if somebody else has claimed it since.
pub fn renew(tx: &mut WriteTx<'_>, lease: &Lease, until: Moment) -> Result<(), Error> {
    match tx.execute(&EXTEND, params![until, lease.name, lease.holder, lease.token])? {
        1 => Ok(()),
        _ => Err(Error::LeaseLost { what: lease.name.clone() }),
    }
}

/// Gives a lease back before its time. That it was lost already is no error.
///
/// # Errors
/// The database's.
pub fn release(tx: &mut WriteTx<'_>, lease: &Lease, now: Moment) -> Result<(), Error> {
    tx.execute(&EXTEND, params![now, lease.name, lease.holder, lease.token]).map(|_| ())
}
