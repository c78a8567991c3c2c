//! Routes that cannot be added without a policy.
//!
//! The kit does not know what a policy is: it is a type of the application's. It only sees to it that every route has
//! one, that the [`Gate`] is asked before the handler runs, and that a test can walk through all of them.
//!
//! ```
//! use axum::http::request::Parts;
//! use omov_web::refusal::Refusal;
//! use omov_web::routes::{Gate, Routes};
//!
//! #[derive(Clone, Debug)]
//! enum Policy { Everyone, Members }
//!
//! #[derive(Clone)]
//! struct Door;
//!
//! impl Gate<Policy> for Door {
//!     async fn admit(&self, policy: &Policy, _: &mut Parts) -> Result<(), Refusal> {
//!         match policy {
//!             Policy::Everyone => Ok(()),
//!             Policy::Members => Err(Refusal::NotAllowed),
//!         }
//!     }
//! }
//!
//! async fn show() -> &'static str { "the roll" }
//!
//! let routes = Routes::<_, _, ()>::new(Door).get("/", Policy::Everyone, show).get("/members", Policy::Members, show);
//! assert_eq!(routes.declared().len(), 2);
//! ```
//!
//! Without a policy it does not compile:
//!
//! ```compile_fail,E0061
//! # use axum::http::request::Parts;
//! # use omov_web::refusal::Refusal;
//! # use omov_web::routes::{Gate, Routes};
//! # #[derive(Clone, Debug)]
//! # enum Policy { Everyone }
//! # #[derive(Clone)]
//! # struct Door;
//! # impl Gate<Policy> for Door {
//! #     async fn admit(&self, _: &Policy, _: &mut Parts) -> Result<(), Refusal> { Ok(()) }
//! # }
//! # async fn show() -> &'static str { "the roll" }
//! let routes = Routes::<_, Policy, ()>::new(Door).get("/", show);
//! ```

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::handler::Handler;
use axum::http::request::Parts;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};

use crate::files;
use crate::refusal::Refusal;

/// Decides whether a request may pass, by the policy of its route.
pub trait Gate<P>: Clone + Send + Sync + 'static {
    /// Lets the request pass, or says why not. What it finds out (who is asking, the token of their forms) it puts
    /// into the request's extensions, where handlers find it.
    fn admit(&self, policy: &P, request: &mut Parts) -> impl Future<Output = Result<(), Refusal>> + Send;
}

/// A route as it was declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared<P> {
    /// `GET` (which answers `HEAD` too) or `POST`: forms know no other.
    pub method: &'static str,
    /// The pattern of its address, such as `/groups/{group}`.
    pub path: String,
    /// Who may.
    pub policy: P,
}

/// Routes, each with its policy.
#[derive(Debug)]
pub struct Routes<G, P, S> {
    gate: G,
    declared: Vec<Declared<P>>,
    router: Router<S>,
}

impl<G, P, S> Routes<G, P, S>
where
    G: Gate<P>,
    P: Clone + Send + Sync + 'static,
    S: Clone + Send + Sync + 'static,
{
    /// No route yet.
    pub fn new(gate: G) -> Self {
        Self { gate, declared: Vec::new(), router: Router::new() }
    }

    /// A page. It changes nothing: mail scanners and browsers that load ahead follow every link.
    #[must_use]
    pub fn get<H, T>(self, path: &str, policy: P, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add("GET", path, policy, get(handler))
    }

    /// A form that is sent. To read it, take [`Sent`](crate::forms::Sent).
    #[must_use]
    pub fn post<H, T>(self, path: &str, policy: P, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add("POST", path, policy, post(handler))
    }

    /// A form that may be longer than [`MOST_BYTES`](crate::safety::MOST_BYTES), up to so many bytes.
    #[must_use]
    pub fn post_up_to<H, T>(self, bytes: usize, path: &str, policy: P, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add("POST", path, policy, post(handler).layer(DefaultBodyLimit::max(bytes)))
    }

    fn add(mut self, method: &'static str, path: &str, policy: P, handler: MethodRouter<S>) -> Self {
        let (gate, asked) = (self.gate.clone(), policy.clone());
        let at_the_gate = from_fn(move |request: Request, next: Next| {
            let (gate, policy) = (gate.clone(), asked.clone());
            async move { pass(gate, policy, request, |request| next.run(request)).await }
        });
        self.declared.push(Declared { method, path: path.into(), policy });
        self.router = self.router.route(path, handler.route_layer(at_the_gate));
        self
    }

    /// Every other address: nothing is there. The gate is asked all the same, so that the page which says so is the reader's.
    #[must_use]
    pub fn otherwise(mut self, policy: P) -> Self {
        let gate = self.gate.clone();
        self.router = self.router.fallback(move |request: Request| async move {
            pass(gate, policy, request, |_| async { Refusal::NotFound.into_response() }).await
        });
        self
    }

    /// The routes of another room beside these.
    #[must_use]
    pub fn and(mut self, room: Self) -> Self {
        self.declared.extend(room.declared);
        self.router = self.router.merge(room.router);
        self
    }

    /// Every route that was declared.
    pub fn declared(&self) -> &[Declared<P>] {
        &self.declared
    }

    /// The router, with the kit's own files beside it: a style sheet and a sign that hold no secret and need no policy.
    pub fn router(self) -> Router<S> {
        files::all()
            .into_iter()
            .fold(self.router, |router, file| router.route(&file.address, get(move || async move { file.answer() })))
            .route("/kept/accent/{colour}", get(files::accent))
    }
}

async fn pass<G: Gate<P>, P, A>(gate: G, policy: P, request: Request, next: impl FnOnce(Request) -> A) -> Response
where
    A: Future<Output = Response>,
{
    let (mut parts, body) = request.into_parts();
    match gate.admit(&policy, &mut parts).await {
        Ok(()) => next(Request::from_parts(parts, body)).await,
        Err(refusal) => refusal.into_response(),
    }
}
