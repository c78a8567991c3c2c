//! Encryption on the way to PostgreSQL.

use std::net::IpAddr;
use std::sync::Arc;

use postgres::Config;
use postgres::config::Host;
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::error::Error;

/// Makes encrypted connections to servers whose certificate this machine trusts.
pub(super) fn connector() -> Result<MakeRustlsConnect, Error> {
    let mut trusted = RootCertStore::empty();
    // None that can be read means that no server is trusted, and the handshake says so.
    trusted.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| Error::Unopened { reason: format!("no encryption: {e}") })?
        .with_root_certificates(trusted)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

/// Whether the connection never leaves this machine: a local socket or a loopback address.
pub(super) fn stays_here(config: &Config) -> bool {
    let loopback =
        |name: &str| name == "localhost" || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    let here = |host: &Host| match host {
        Host::Tcp(name) => loopback(name),
        #[cfg(unix)]
        Host::Unix(_) => true,
    };
    config.get_hosts().iter().all(here) && config.get_hostaddrs().iter().all(IpAddr::is_loopback)
}

#[cfg(test)]
mod tests {
    use postgres::config::SslMode;

    use crate::postgres::Postgres;

    #[test]
    fn beyond_this_machine_the_connection_is_encrypted_unless_the_address_says_otherwise() {
        for (address, mode, clear) in [
            ("postgres://omov@db.example.org/omov", SslMode::Require, false),
            ("postgres://omov@db.example.org/omov?sslmode=disable", SslMode::Disable, true),
            ("postgres://omov@10.0.0.7/omov?sslmode=prefer", SslMode::Require, false),
            ("host=localhost hostaddr=10.0.0.7 user=omov", SslMode::Require, false),
            ("postgres://omov@127.0.0.1/omov", SslMode::Disable, false),
            ("postgres://omov@127.0.0.1/omov?sslmode=require", SslMode::Require, false),
            ("postgres://omov@[::1]/omov", SslMode::Disable, false),
            ("host=/run/postgresql user=omov", SslMode::Disable, false),
        ] {
            let options = Postgres::new(address).expect("an address");
            assert_eq!((options.config.get_ssl_mode(), options.in_the_clear()), (mode, clear), "{address}");
        }
    }
}
