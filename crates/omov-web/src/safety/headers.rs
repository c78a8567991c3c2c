//! The headers of every answer.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// What a page may load and do: our style sheet, our pictures, our forms. No script at all, and nothing inline, so that
/// nothing a person typed can ever run.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; \
                          frame-ancestors 'none'; base-uri 'none'";

/// Sent with every answer, whatever a handler says.
///
/// `Referrer-Policy` is `same-origin`, not `no-referrer`: other sites learn nothing from either, but under `no-referrer`
/// a browser sends `Origin: null` with our own forms (Fetch, "append a request Origin header"), and browsers
/// without `Sec-Fetch-Site` would fail the check in `origin.rs`.
const ALWAYS: &[(&str, &str)] = &[
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// Sent unless the handler has said something else: a file that is kept for good, a page with a policy of its own.
const UNLESS_SAID: &[(HeaderName, &str)] =
    &[(header::CACHE_CONTROL, "no-store"), (header::CONTENT_SECURITY_POLICY, POLICY)];

pub(super) async fn set(request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    add(answer.headers_mut());
    answer
}

fn add(headers: &mut HeaderMap) {
    for (name, value) in ALWAYS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    for (name, value) in UNLESS_SAID {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
}
