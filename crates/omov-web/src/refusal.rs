//! What somebody gets who does not get what they asked for: what is the matter, why, and what they can do next.
//!
//! A handler answers with a [`Refusal`]; it becomes a page in one place, [`safety::framed`](crate::safety::framed), which
//! knows the reader's language and colours. So does every other answer of 400 and above that is no page yet, such as
//! those of axum's own extractors.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use crate::markup::Markup;
use crate::page::{Page, Shell};
use crate::parts::{Act, Acts, Card, Link};
use crate::words::Words;

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// 400: the request is not one that a page of ours would send.
    BadRequest,
    /// 403: nobody but members of some kind may see this, and the reader is not told which.
    NotAllowed,
    /// 403: the form comes from another site, or from a session that is over.
    StaleForm,
    /// 404: nothing is here.
    NotFound,
    /// 405: the address is there, but not for this.
    NotThisWay,
    /// 409: something changed meanwhile.
    Conflict,
    /// 413: more was sent than is taken.
    TooLarge,
    /// 429: too often; how many seconds to wait.
    TooMany(u32),
    /// 500: a mistake of ours.
    Failed,
    /// 503: the storage failed; nothing is taken in until it is mended, and reading goes on where it can.
    StorageFailed,
    /// An act that a rule does not allow, in the words of the room where it was tried.
    Said(Said),
    /// 303: first something else, such as signing in, at this address of ours. No page: the browser goes there.
    Elsewhere(String),
}

/// A refusal in words of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// 403 or 409, as a rule.
    pub status: StatusCode,
    /// What cannot be done: "You cannot cancel this debate".
    pub title: String,
    /// Which rule says so, or that no rule allows it.
    pub why: String,
    /// Whether it is on the record, and where.
    pub record: Option<String>,
    /// What can be done instead.
    pub instead: Vec<Link>,
}

impl Refusal {
    /// The refusal that fits a bare status.
    fn of(status: StatusCode) -> Self {
        match status.as_u16() {
            401 | 403 => Self::NotAllowed,
            404 => Self::NotFound,
            405 => Self::NotThisWay,
            409 => Self::Conflict,
            413 => Self::TooLarge,
            429 => Self::TooMany(60),
            503 => Self::StorageFailed,
            400..500 => Self::BadRequest,
            _ => Self::Failed,
        }
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::NotAllowed | Self::StaleForm => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotThisWay => StatusCode::METHOD_NOT_ALLOWED,
            Self::Conflict => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Failed => StatusCode::INTERNAL_SERVER_ERROR,
            Self::StorageFailed => StatusCode::SERVICE_UNAVAILABLE,
            Self::Said(said) => said.status,
            Self::Elsewhere(_) => StatusCode::SEE_OTHER,
        }
    }

    /// Title, why, and what to do next.
    fn words(&self, words: &Words) -> (String, String, String) {
        let all = |title: &str, why: &str, next: &str| (words.say(title), words.say(why), words.say(next));
        match self {
            Self::BadRequest => all("refusal-400-title", "refusal-400-why", "refusal-400-next"),
            Self::NotAllowed => all("refusal-403-title", "refusal-403-why", "refusal-403-next"),
            Self::StaleForm => all("refusal-form-title", "refusal-form-why", "refusal-form-next"),
            Self::NotFound => all("refusal-404-title", "refusal-404-why", "refusal-404-next"),
            Self::NotThisWay => all("refusal-405-title", "refusal-405-why", "refusal-405-next"),
            Self::Conflict => all("refusal-409-title", "refusal-409-why", "refusal-409-next"),
            Self::TooLarge => all("refusal-413-title", "refusal-413-why", "refusal-413-next"),
            Self::TooMany(seconds) => (
                words.say("refusal-429-title"),
                words.say("refusal-429-why"),
                words.say_with("refusal-429-next", &[("seconds", u64::from(*seconds).into())]),
            ),
            Self::Failed => all("refusal-500-title", "refusal-500-why", "refusal-500-next"),
            Self::StorageFailed => all("refusal-503-title", "refusal-503-why", "refusal-503-next"),
            Self::Said(said) => (said.title.clone(), said.why.clone(), String::new()),
            Self::Elsewhere(_) => Default::default(),
        }
    }

    /// The page. `request` is the number by which the host finds it in the log; only mistakes of ours show it.
    pub fn page(&self, shell: Shell, request: &str) -> Page {
        let words = shell.words.clone();
        let (title, why, next) = self.words(&words);
        let home = Link::new(
            words.say_with("refusal-home", &[("organisation", shell.organisation.clone().into())]),
            &shell.home,
        );
        let body = match self {
            Self::Said(said) => {
                let mut parts: Vec<_> = said.record.iter().map(|record| Markup::paragraph(record)).collect();
                if !said.instead.is_empty() {
                    let acts = said.instead.iter().cloned().map(Act::second).collect();
                    parts.push(Card::new(words.say("refusal-instead"), Acts { acts }).level(2).into());
                }
                Markup::joined(parts)
            }
            Self::Failed | Self::StorageFailed => Markup::joined([
                Markup::paragraph(&next),
                Markup::paragraph(&words.say_with("refusal-number", &[("number", request.into())])),
                Acts { acts: vec![Act::second(home)] }.into(),
            ]),
            _ => Markup::joined([Markup::paragraph(&next), Acts { acts: vec![Act::second(home)] }.into()]),
        };
        Page::new(shell, title, body).lead(why).narrow().status(self.status())
    }

    /// The page in place of an answer that is none: a refusal, or a status of 400 and above with nothing but plain text.
    /// What is there for programs, such as JSON, stays.
    pub(crate) fn instead_of(answer: Response, shell: impl FnOnce() -> Shell, request: &str) -> Response {
        let status = answer.status();
        let kind = answer.headers().get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
        let bare = kind.is_none_or(|kind| kind.starts_with(b"text/plain"));
        let failed = status.is_client_error() || status.is_server_error();
        let refusal = match answer.extensions().get::<Self>() {
            Some(refusal) => refusal.clone(),
            None if bare && failed => Self::of(status),
            None => return answer,
        };
        let mut page = refusal.page(shell(), request).into_response();
        // What else the answer said stays: which methods there are, when to come back, what the browser is to keep.
        for name in [header::ALLOW, header::RETRY_AFTER, header::SET_COOKIE] {
            for value in answer.headers().get_all(&name) {
                page.headers_mut().append(name.clone(), value.clone());
            }
        }
        page
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        if let Self::Elsewhere(address) = &self {
            return Redirect::to(address).into_response();
        }
        let mut answer = self.status().into_response();
        if let Self::TooMany(seconds) = self {
            answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        answer.extensions_mut().insert(self);
        answer
    }
}
