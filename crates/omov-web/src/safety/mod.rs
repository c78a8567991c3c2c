//! What every answer carries and every request passes, whatever page it is for.

mod headers;
mod key;
mod limits;
mod log;
mod origin;

pub use headers::POLICY;
pub use key::{Key, Reached};
pub use limits::{Limits, Rate};
pub use log::RequestId;

use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::request::Parts;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use subtle::ConstantTimeEq;

use crate::page::Shell;
use crate::refusal::Refusal;

/// How many bytes a form may have, where its route does not say otherwise.
pub const MOST_BYTES: usize = 64 * 1024;

/// Puts the frame round all routes: a number and one line in the log for each request, the headers, pages in place of
/// bare errors, the check of where a form comes from, and a bound on what is read.
///
/// `shell` makes the shell for a page of refusal from the request's head, where nobody left one [`Around`] it.
pub fn framed<S>(routes: Router<S>, shell: impl Fn(&Parts) -> Shell + Send + Sync + 'static) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    let shell: Arc<dyn Fn(&Parts) -> Shell + Send + Sync> = Arc::new(shell);
    routes
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(from_fn(origin::check))
        .layer(from_fn(caught))
        .layer(from_fn(move |request, next| pages(Arc::clone(&shell), request, next)))
        .layer(from_fn(headers::set))
        .layer(from_fn(log::each))
}

/// Where who finds out who asks leaves the shell of the reader's pages, so that a page of refusal has their menu too. It lies in
/// the extensions of every request.
#[derive(Clone, Debug, Default)]
pub struct Around(Arc<OnceLock<Shell>>);

impl Around {
    /// Leaves it. The first one counts.
    pub fn leave(&self, shell: &Shell) {
        self.0.get_or_init(|| shell.clone());
    }
}

async fn pages(shell: Arc<dyn Fn(&Parts) -> Shell + Send + Sync>, request: Request, next: Next) -> Response {
    let around = Around::default();
    let (mut parts, body) = request.into_parts();
    parts.extensions.insert(around.clone());
    let head = parts.clone();
    let answer = next.run(Request::from_parts(parts, body)).await;
    let number = head.extensions.get::<RequestId>().map_or("", RequestId::as_str);
    Refusal::instead_of(answer, || around.0.get().cloned().unwrap_or_else(|| shell(&head)), number)
}

/// A handler that panics becomes a refusal. It runs in a task of its own, so a reader who goes away in the middle does
/// not stop an act half done either.
async fn caught(request: Request, next: Next) -> Response {
    match tokio::spawn(next.run(request)).await {
        Ok(answer) => answer,
        Err(_) => Refusal::Failed.into_response(),
    }
}

/// Whether two secrets are the same, in a time that does not tell where they differ.
pub(crate) fn same(one: &[u8], other: &[u8]) -> bool {
    one.ct_eq(other).into()
}
