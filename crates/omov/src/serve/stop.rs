//! What the program is told by signals: to stop, or to read its certificate anew.

use std::io;
use std::net::SocketAddr;

use axum_server::Handle;

use super::LAST_ANSWERS;
use super::tls::Certificate;

/// From now on the program can be told to stop: then no more requests are taken, those in hand are answered, and it ends. Told
/// a second time, it ends at once.
#[cfg(unix)]
pub(super) fn listen(handle: Handle<SocketAddr>, certificate: Option<Certificate>) -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut end, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let mut renew = signal(SignalKind::hangup())?;
    tokio::spawn(async move {
        let mut told = 0;
        while told < 2 {
            tokio::select! {
                _ = renew.recv() => if let Some(certificate) = &certificate {
                    certificate.reload().await;
                } else {
                    tracing::info!("there is no certificate to be read anew");
                },
                _ = end.recv() => told += 1,
                _ = interrupt.recv() => told += 1,
            }
            if told == 1 {
                tracing::info!("told to stop: requests in hand are answered first");
                handle.graceful_shutdown(Some(LAST_ANSWERS));
            }
        }
        handle.shutdown();
    });
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn listen(handle: Handle<SocketAddr>, _: Option<Certificate>) -> io::Result<()> {
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            handle.graceful_shutdown(Some(LAST_ANSWERS));
        }
        if tokio::signal::ctrl_c().await.is_ok() {
            handle.shutdown();
        }
    });
    Ok(())
}
