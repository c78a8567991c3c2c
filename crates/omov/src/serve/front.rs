//! What stands between the program and the outside: nothing but this machine, TLS of its own, or a proxy that does it.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use axum::http::Uri;

use super::network::Network;
use super::way::Way;
use crate::failure::Failure;

/// How browsers come in.
#[derive(Debug)]
pub(super) enum Front {
    /// From this machine alone, where nobody listens in.
    Loopback,
    /// Over TLS, with this certificate and its key.
    Tls { cert: PathBuf, key: PathBuf },
    /// Through a proxy that does TLS, at one of these addresses.
    Proxy(Vec<Network>),
}

impl Front {
    /// As the command line has it. Beyond this machine nothing is served in the clear.
    pub(super) fn new(way: &Way) -> Result<Self, Failure> {
        match (&way.tls_cert, &way.tls_key) {
            (Some(cert), Some(key)) => return Ok(Self::Tls { cert: cert.clone(), key: key.clone() }),
            (None, None) => {}
            _ => return Err(Failure::usage("--tls-cert and --tls-key belong together: give both")),
        }
        if !way.trusted_proxy.is_empty() {
            return Ok(Self::Proxy(way.trusted_proxy.clone()));
        }
        if way.listen.ip().is_loopback() {
            return Ok(Self::Loopback);
        }
        Err(Failure::usage(format!(
            "{} can be reached from other machines, and to those pages go over TLS only: give --tls-cert and --tls-key, or \
             --trusted-proxy with the address of the proxy that does it",
            way.listen
        )))
    }

    /// What it is called from outside: what the command line says, or else where it listens on this machine.
    pub(super) fn address(&self, way: &Way, listening: SocketAddr) -> Result<String, Failure> {
        match (&way.address, self) {
            (Some(address), _) => self.checked(address),
            (None, Self::Loopback) => Ok(format!("http://{listening}")),
            (None, _) => Err(Failure::usage(
                "--address is missing: how this machine is reached from outside, such as https://vote.example.org",
            )),
        }
    }

    fn checked(&self, address: &str) -> Result<String, Failure> {
        let wrong = |why: &str| Failure::usage(format!("--address {address}: {why}"));
        let trimmed = address.trim_end_matches('/');
        let parsed: Uri =
            trimmed.parse().map_err(|_| wrong("this is not an address such as https://vote.example.org"))?;
        let (Some(scheme), Some(host)) = (parsed.scheme_str(), parsed.host()) else {
            return Err(wrong("it has to begin with https://"));
        };
        if trimmed.contains('@') || parsed.path() != "/" || parsed.query().is_some() {
            return Err(wrong("it has to end after the name of the machine"));
        }
        let here =
            host == "localhost" || host.trim_matches(['[', ']']).parse().is_ok_and(|ip: IpAddr| ip.is_loopback());
        match scheme {
            "https" => Ok(trimmed.into()),
            "http" if here && matches!(self, Self::Loopback) => Ok(trimmed.into()),
            _ => Err(wrong("it has to begin with https://")),
        }
    }

    /// Whether browsers speak TLS with it, and are told never to do otherwise.
    pub(super) fn is_encrypted(&self) -> bool {
        !matches!(self, Self::Loopback)
    }
}
