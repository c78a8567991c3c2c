//! One line in the log for each request, without personal data: never the address asked for (it may hold a name or a
//! token), only the pattern of its route; never where it comes from.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use crate::hex::hex;

/// The number of one request: in the log, in the answer's headers, and on the page where something of ours failed.
#[derive(Debug, Clone)]
pub struct RequestId(String);

impl RequestId {
    fn new() -> Self {
        let mut bytes = [0; 8];
        // Without randomness requests share a number, which is no reason to refuse them.
        if getrandom::fill(&mut bytes).is_err() {
            tracing::error!("the system gives no randomness");
        }
        Self(hex(&bytes))
    }

    /// Sixteen hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

pub(super) async fn each(mut request: Request, next: Next) -> Response {
    let id = RequestId::new();
    request.extensions_mut().insert(id.clone());
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let begun = Instant::now();
    let mut answer = next.run(request).await;
    let milliseconds = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    let route = route.as_deref().unwrap_or("-");
    tracing::info!(request = id.as_str(), %method, route, status = answer.status().as_u16(), milliseconds, "answered");
    if let Ok(value) = HeaderValue::from_str(id.as_str()) {
        answer.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    answer
}
