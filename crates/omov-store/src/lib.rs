//! One thin door to SQLite and PostgreSQL: transactions, migrations, leases, jobs. It knows no feature.
//!
//! A [`Store`] is a set of threads, each with one connection, and two queues before them, one for reads and one for writes.
//! A room hands in a closure and waits for its result:
//!
//! ```
//! # use omov_store::{Error, Store, params};
//! omov_store::statements! {
//!     FIND = "SELECT name FROM members WHERE id = $1";
//!     JOIN = "INSERT INTO members (id, name) VALUES ($1, $2)";
//! }
//! # async fn example(store: Store, id: [u8; 16], name: String) -> Result<(), Error> {
//! store.write(move |tx| {
//!     tx.execute(&JOIN, params![id, name])?;
//!     Ok(())
//! }).await?;
//!
//! let name: Option<String> = store.read(move |tx| tx.optional(&FIND, params![id])).await?;
//! # Ok(()) }
//! ```
//!
//! The closure is an ordinary one: no `await` inside, on either engine. It may be run twice, so it is an [`Fn`]: it can
//! change nothing outside the database. When [`write`](Store::write) comes back with `Ok`, what the closure did is on the
//! disk; with an error, nothing of it is there ([`Error::Uncertain`] excepted).
//!
//! The rules for SQL that both engines understand, and why things are as they are, stand in `docs/SQL.md`.

mod act;
mod backup;
mod check;
mod dialect;
mod doctor;
mod error;
mod health;
pub mod jobs;
pub mod leases;
mod migrate;
mod postgres;
mod queue;
mod row;
mod sqlite;
mod statement;
mod store;
#[cfg(feature = "testing")]
pub mod testing;
mod transaction;
mod value;

pub use crate::backup::{Copy, copy, look_over};
pub use crate::check::check;
pub use crate::doctor::{Durability, Finding};
pub use crate::error::{Constraint, Error};
pub use crate::health::Counts;
pub use crate::migrate::{Migration, Schema, Series};
pub use crate::postgres::Postgres;
pub use crate::row::{FromRow, Row};
pub use crate::sqlite::{Sqlite, Synchronous};
pub use crate::statement::{Statement, all as statements};
pub use crate::store::{Database, Store};
pub use crate::transaction::{ReadTx, WriteTx};
pub use crate::value::{FromValue, Moment, ToValue, Value};

#[doc(hidden)]
pub use crate::statement::Listed;
#[doc(hidden)]
pub use inventory;
