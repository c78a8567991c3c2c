//! TLS of its own.

use std::path::{Path, PathBuf};

use axum_server::tls_rustls::RustlsConfig;

use super::certificate::Ends;
use crate::failure::{Failure, of_system};
use crate::house::Clock;

/// The certificate in use and where it was read from.
#[derive(Clone)]
pub(super) struct Certificate {
    pub(super) config: RustlsConfig,
    pub(super) ends: Ends,
    cert: PathBuf,
    key: PathBuf,
}

impl Certificate {
    /// Reads a certificate and its key.
    pub(super) async fn load(cert: &Path, key: &Path) -> Result<Self, Failure> {
        // There is one in the process; whoever came first has set the same.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let (cert_pem, key_pem) = (read(cert).await?, read(key).await?);
        let config = RustlsConfig::from_pem(cert_pem.clone(), key_pem).await.map_err(|e| unfit(cert, key, &e))?;
        let ends = Ends::default();
        ends.note(&cert_pem, Clock::default().now());
        Ok(Self { config, ends, cert: cert.into(), key: key.into() })
    }

    /// Reads them anew, after they have been renewed. If they are unfit, those that were there stay.
    pub(super) async fn reload(&self) {
        let Self { config, ends, cert, key } = self;
        let renewed = async {
            let (cert_pem, key_pem) = (read(cert).await?, read(key).await?);
            config.reload_from_pem(cert_pem.clone(), key_pem).await.map_err(|e| unfit(cert, key, &e))?;
            ends.note(&cert_pem, Clock::default().now());
            Ok::<_, Failure>(())
        };
        match renewed.await {
            Ok(()) => tracing::info!("the certificate was read anew"),
            Err(error) => tracing::error!(%error, "the certificate stays as it was"),
        }
    }
}

async fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    tokio::fs::read(path).await.map_err(|e| Failure::file(path, of_system(&e)))
}

fn unfit(cert: &Path, key: &Path, error: &std::io::Error) -> Failure {
    let why = error.to_string();
    Failure::file(cert, format!("it does not go with the key {}: {why}", key.display()))
}
