//! PostgreSQL: a few threads that write and a few that read, each with a connection of its own.

mod inspect;
mod session;
mod tls;
mod values;
mod worker;

pub(crate) use inspect::{describe, doctor, durability, unencrypted};
pub(crate) use session::Session;
pub(crate) use worker::{Kind, Worker};

use std::time::Duration;

use postgres::config::SslMode;
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::error::Error;

/// Where a PostgreSQL database is.
#[derive(Clone)]
pub struct Postgres {
    pub(crate) config: postgres::Config,
    tls: MakeRustlsConnect,
    /// Connections that write.
    pub writers: usize,
    /// Connections that read.
    pub readers: usize,
}

/// The address may hold a password, so it is not printed.
impl std::fmt::Debug for Postgres {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Postgres")
            .field("writers", &self.writers)
            .field("readers", &self.readers)
            .finish_non_exhaustive()
    }
}

impl Postgres {
    /// A database by its address: `postgres://user:password@host:port/name`, or `host=… user=…` with a folder as host for
    /// a local socket.
    ///
    /// Beyond this machine the connection is encrypted and the server has to show a certificate for its name, signed by an
    /// authority that this machine trusts (one's own can be named in the environment as `SSL_CERT_FILE`). `sslmode=disable`
    /// in the address does without; [`Store::doctor`](crate::Store::doctor) then says so.
    ///
    /// # Errors
    /// [`Error::Unopened`] if that is no address.
    pub fn new(address: &str) -> Result<Self, Error> {
        let mut config: postgres::Config =
            // The parser's words may repeat a part of the address, which may be the password.
            address.parse().map_err(|_| Error::Unopened { reason: "that is no address of a PostgreSQL database".into() })?;
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(Duration::from_secs(5));
        }
        if config.get_application_name().is_none() {
            config.application_name("omov");
        }
        // "prefer" would be talked out of encryption by anybody on the way.
        if config.get_ssl_mode() == SslMode::Prefer {
            config.ssl_mode(if tls::stays_here(&config) { SslMode::Disable } else { SslMode::Require });
        }
        Ok(Self { config, tls: tls::connector()?, writers: 8, readers: 8 })
    }

    /// Whether what is said to the server can be read on the way.
    fn in_the_clear(&self) -> bool {
        self.config.get_ssl_mode() == SslMode::Disable && !tls::stays_here(&self.config)
    }
}
