//! Every browser gets a cookie of its own, with nothing in it but chance: forms are tied to it before anybody has signed
//! in, and a link in a mail works only in the browser that asked for it.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use omov_web::hex::hex;

use super::{House, ids};

/// Its name.
const COOKIE: &str = "browser";
/// A year.
const SECONDS: u32 = 365 * 24 * 3600;

/// The browser that asks: what its cookie holds.
#[derive(Clone, Debug)]
pub(crate) struct Browser(pub(crate) String);

pub(super) async fn known(State(house): State<House>, mut request: Request, next: Next) -> Response {
    if let Some(known) = house.key().read(request.headers(), COOKIE) {
        let browser = Browser(known.to_owned());
        request.extensions_mut().insert(browser);
        return next.run(request).await;
    }
    let new = match ids::chance::<16>() {
        Ok(bytes) => hex(&bytes),
        Err(stop) => return stop.into_response(),
    };
    request.extensions_mut().insert(Browser(new.clone()));
    let mut answer = next.run(request).await;
    if is_page(answer.headers())
        && let Some(cookie) = house.key().cookie(COOKIE, &new, SECONDS)
    {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    answer
}

/// Files and answers for programs set no cookie.
fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).map(axum::http::HeaderValue::as_bytes);
    kind.is_some_and(|kind| kind.starts_with(b"text/html")) || headers.contains_key(header::LOCATION)
}
