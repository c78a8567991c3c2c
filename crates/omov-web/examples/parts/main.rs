//! Serves a page with every component once, a form that answers, and every page of refusal: to look at, and for the
//! browser tests in `e2e/`.
//!
//! ```sh
//! cargo run -p omov-web --example parts            # http://127.0.0.1:4300/
//! cargo run -p omov-web --example parts -- 0       # a free port; the address is printed
//! ```
//!
//! `?theme=dark` (or `light`, `high`) chooses the colours. What the pages say is invented, and stands here as it would
//! stand in the database of a real organisation.

mod components;
mod form;

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::{Router, http::StatusCode};
use omov_web::forms::FormToken;
use omov_web::look::Theme;
use omov_web::page::{Page, Shell};
use omov_web::parts::Link;
use omov_web::refusal::{Refusal, Said};
use omov_web::routes::{Gate, Routes};
use omov_web::safety::{self, Key, Reached};
use omov_web::words::Words;

/// Everybody may see everything here.
#[derive(Debug, Clone)]
struct Everyone;

/// Lets everybody in and gives all of them the same session, since nobody signs in.
#[derive(Debug, Clone)]
struct Open(Key);

impl Gate<Everyone> for Open {
    async fn admit(&self, Everyone: &Everyone, request: &mut Parts) -> Result<(), Refusal> {
        let shell = shell(request);
        request.extensions.insert(self.0.form_token("example"));
        request.extensions.insert(shell);
        Ok(())
    }
}

/// The messages: read once, when the program starts.
pub(crate) static WORDS: LazyLock<Words> =
    LazyLock::new(|| Words::english(&[]).unwrap_or_else(|slip| panic!("{slip}")));

fn shell(request: &Parts) -> Shell {
    let theme = request.uri.query().and_then(|query| query.split('&').find_map(|part| part.strip_prefix("theme=")));
    let link = |text: &str| Link::new(text, format!("/{}", text.to_lowercase().replace(' ', "-")));
    Shell {
        words: WORDS.clone(),
        organisation: "Eastmere Together".into(),
        home: "/".into(),
        theme: theme.map(Theme::named).unwrap_or_default(),
        accent: None,
        menu: ["Home", "Debate", "Decide", "Organise", "Who holds power", "Record"].map(link).into(),
        foot: ["My data", "Help", "What this system does not protect against", "Display and language"].map(link).into(),
        notice: Some("Example page. Eastmere Together, its people and all figures are made up.".into()),
    }
}

async fn parts(shell: axum::Extension<Shell>, token: axum::Extension<FormToken>) -> Page {
    components::page(shell.0, &token)
}

/// A job that goes on: the page asks for news by itself until it is told to keep still.
async fn job(shell: axum::Extension<Shell>, Still(still): Still) -> Page {
    let body = components::progress(&shell.words);
    let page =
        Page::new(shell.0, "Reading your list of members", body).lead("We are at row 61,400 of 100,000.").narrow();
    if still { page } else { page.renewing(10, "/job?still=yes") }
}

struct Still(bool);

impl<S: Send + Sync> axum::extract::FromRequestParts<S> for Still {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        Ok(Self(parts.uri.query() == Some("still=yes")))
    }
}

async fn refused(Path(name): Path<String>) -> Response {
    let refusal = match name.as_str() {
        "400" => Refusal::BadRequest,
        "403" => Refusal::NotAllowed,
        "form" => Refusal::StaleForm,
        "405" => Refusal::NotThisWay,
        "409" => Refusal::Conflict,
        "413" => Refusal::TooLarge,
        "429" => Refusal::TooMany(30),
        "500" => Refusal::Failed,
        "503" => Refusal::StorageFailed,
        "rule" => Refusal::Said(Said {
            status: StatusCode::FORBIDDEN,
            title: "You cannot cancel this debate".into(),
            why: "It was forced by 121 members under rule 16.2. No rule lets an officer cancel a forced debate.".into(),
            record: Some("Your attempt is on the record, entry 18,390.".into()),
            instead: vec![Link::new("Speak in it", "/debate"), Link::new("Propose a change to rule 16.2", "/decide")],
        }),
        _ => Refusal::NotFound,
    };
    refusal.into_response()
}

fn app() -> Router {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).unwrap_or_else(|error| panic!("no randomness: {error}"));
    let routes = Routes::new(Open(Key::new(&secret, Reached::FromHere)))
        .get("/", Everyone, parts)
        .get("/job", Everyone, job)
        .get("/form", Everyone, form::show)
        .post("/form", Everyone, form::send)
        .get("/form/sent", Everyone, form::sent)
        .get("/withdraw", Everyone, form::confirm)
        .get("/refused/{name}", Everyone, refused);
    safety::framed(routes.router(), shell)
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).and_then(|port| port.parse().ok()).unwrap_or(4300);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    println!("http://{}/", listener.local_addr()?);
    axum::serve(listener, app()).await
}
