//! How others come in: where the program listens, what it is called from outside, and what stands in front.

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;

use clap::Args;

use super::certificate::Ends;
use super::front::Front;
use super::network::Network;
use super::outside::Outside;
use super::tls::Certificate;
use super::{Open, cannot_listen};
use crate::failure::Failure;

/// How others come in.
#[derive(Debug, Args)]
pub(crate) struct Way {
    /// Where to listen.
    #[arg(long, value_name = "ADDRESS", env = "OMOV_LISTEN", default_value = "127.0.0.1:8080")]
    pub(super) listen: SocketAddr,
    /// How this machine is reached from outside, such as `https://vote.example.org`. Links in letters begin with it.
    #[arg(long, value_name = "URL", env = "OMOV_ADDRESS")]
    pub(super) address: Option<String>,
    /// The certificate for TLS, with its chain (PEM). It is read anew on SIGHUP.
    #[arg(long, value_name = "FILE", env = "OMOV_TLS_CERT")]
    pub(super) tls_cert: Option<PathBuf>,
    /// The key of the certificate (PEM).
    #[arg(long, value_name = "FILE", env = "OMOV_TLS_KEY")]
    pub(super) tls_key: Option<PathBuf>,
    /// Addresses of proxies in front that do TLS and say so, such as 10.0.0.7 or 10.0.0.0/8.
    #[arg(
        long,
        value_name = "NETWORK",
        env = "OMOV_TRUSTED_PROXY",
        value_delimiter = ',',
        conflicts_with = "tls_cert"
    )]
    pub(super) trusted_proxy: Vec<Network>,
}

impl Way {
    /// Takes the address to listen on and reads the certificate, before anything else is touched: if another program has the
    /// address, nothing has been changed.
    pub(crate) async fn entrance(&self) -> Result<Entrance, Failure> {
        let front = Front::new(self)?;
        let certificate = match &front {
            Front::Tls { cert, key } => Some(Certificate::load(cert, key).await?),
            Front::Loopback | Front::Proxy(_) => None,
        };
        let listener = TcpListener::bind(self.listen).map_err(|e| cannot_listen(self.listen, &e))?;
        let listening = listener.local_addr().map_err(|e| Failure::usage(e.to_string()))?;
        let address = front.address(self, listening)?;
        Ok(Entrance { listener, listening, outside: Outside { front, address }, certificate })
    }
}

/// Where the program listens, and does not answer yet.
pub(crate) struct Entrance {
    listener: TcpListener,
    /// Where exactly: the port may have been left to the system.
    pub(crate) listening: SocketAddr,
    outside: Outside,
    certificate: Option<Certificate>,
}

impl Entrance {
    /// What it is called from outside, without a stroke at the end.
    pub(crate) fn address(&self) -> &str {
        &self.outside.address
    }

    /// When the certificate in use ends.
    pub(super) fn ends(&self) -> Ends {
        self.certificate.as_ref().map(|certificate| certificate.ends.clone()).unwrap_or_default()
    }

    /// From now on the program can be told to stop.
    pub(crate) fn open(self) -> Result<Open, Failure> {
        Open::new(self.listener, self.outside, self.certificate)
    }
}
