//! TLS of its own.

use std::path::Path;

use axum_server::tls_rustls::RustlsConfig;

use crate::failure::{Failure, of_system};

/// Reads a certificate and its key.
pub(super) async fn load(cert: &Path, key: &Path) -> Result<RustlsConfig, Failure> {
    // There is one in the process; whoever came first has set the same.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let (cert_pem, key_pem) = (read(cert).await?, read(key).await?);
    RustlsConfig::from_pem(cert_pem, key_pem).await.map_err(|e| unfit(cert, key, &e))
}

/// Reads them anew, after they have been renewed. If they are unfit, those that were there stay.
pub(super) async fn reload(config: &RustlsConfig, cert: &Path, key: &Path) {
    let renewed = async {
        let (cert_pem, key_pem) = (read(cert).await?, read(key).await?);
        config.reload_from_pem(cert_pem, key_pem).await.map_err(|e| unfit(cert, key, &e))
    };
    match renewed.await {
        Ok(()) => tracing::info!("the certificate was read anew"),
        Err(error) => tracing::error!(%error, "the certificate stays as it was"),
    }
}

async fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    tokio::fs::read(path).await.map_err(|e| Failure::file(path, of_system(&e)))
}

fn unfit(cert: &Path, key: &Path, error: &std::io::Error) -> Failure {
    let why = error.to_string();
    Failure::file(cert, format!("it does not go with the key {}: {why}", key.display()))
}
