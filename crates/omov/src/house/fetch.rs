//! Asking another machine over the network. It follows no redirect, and waits for nothing longer than a few seconds.

use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::{Request, Response};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client as Http;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use omov_web::refusal::Refusal;

use super::Stop;

/// An answer is never longer than this.
const MOST_BYTES: usize = 1024 * 1024;
/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// What asks. Clones share their connections.
#[derive(Clone)]
pub(crate) struct Fetch(Http<HttpsConnector<HttpConnector>, Body>);

/// Why nothing was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unheard {
    #[error("it cannot be reached")]
    Unreached,
    #[error("it took too long")]
    Late,
    #[error("its answer is too long")]
    Long,
}

impl Fetch {
    pub(crate) fn new() -> Result<Self, Stop> {
        let ring = rustls::crypto::ring::default_provider();
        let roots = HttpsConnectorBuilder::new().with_provider_and_native_roots(ring).map_err(|error| {
            tracing::error!(%error, "the system's certificates cannot be read");
            Stop::from(Refusal::Failed)
        })?;
        // Plain HTTP is for this machine alone: whoever sets an address sees to that.
        let connector = roots.https_or_http().enable_http1().build();
        Ok(Self(Http::builder(TokioExecutor::new()).build(connector)))
    }

    /// Asks once.
    pub(crate) async fn fetch(self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Unheard> {
        let answer = tokio::time::timeout(PATIENCE, self.0.request(request.map(Body::from))).await;
        let (head, body) = answer.map_err(|_| Unheard::Late)?.map_err(|_| Unheard::Unreached)?.into_parts();
        let body = tokio::time::timeout(PATIENCE, to_bytes(Body::new(body), MOST_BYTES)).await;
        let body = body.map_err(|_| Unheard::Late)?.map_err(|_| Unheard::Long)?;
        Ok(Response::from_parts(head, body.to_vec()))
    }
}
