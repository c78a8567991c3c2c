//! The part of a page that speaks with the device: a form that a small script fills in. Without the script it says so, and
//! the mail remains as a way in.

use std::sync::LazyLock;

use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use omov_web::files::Kept;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::safety::POLICY;
use omov_web::words::Words;

use super::Next;
use crate::house::Visit;

/// The script. It is the only one in the house.
pub(super) static SCRIPT: LazyLock<Kept> =
    LazyLock::new(|| Kept::new("passkeys", "js", "text/javascript; charset=utf-8", include_bytes!("passkeys.js")));

/// What a page with this part may load besides: our script, and what the script asks of us.
static WITH_SCRIPT: LazyLock<Option<HeaderValue>> =
    LazyLock::new(|| HeaderValue::from_str(&format!("{POLICY}; script-src 'self'; connect-src 'self'")).ok());

/// The part.
#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<div data-passkey="{{ begin }}" data-does="{{ does }}">
<noscript><p>{{ words.say("passkey-no-script") }}</p></noscript>
<p data-unable hidden>{{ words.say("passkey-unable") }}</p>
<div class="note stop" role="alert" data-failed hidden><p>{{ words.say("passkey-failed") }}</p></div>
<form method="post" action="{{ action }}" novalidate hidden>
<input type="hidden" name="_token" value="{{ token }}">
<input type="hidden" name="credential" value="">
{{ fields }}<div class="acts"><button class="button{% if second %} second{% endif %}">{{ button }}</button></div>
</form>
</div>
<script src="{{ script }}" defer></script>
"#
)]
pub(super) struct Part<'a> {
    words: &'a Words,
    begin: &'a str,
    does: &'static str,
    action: String,
    token: &'a str,
    fields: Markup,
    button: String,
    second: bool,
    script: &'static str,
}

impl<'a> Part<'a> {
    /// Makes a passkey.
    pub(super) fn add(visit: &'a Visit, fields: Markup) -> Self {
        let words = &visit.shell.words;
        Self {
            words,
            begin: "/me/passkeys/begin",
            does: "add",
            action: "/me/passkeys".into(),
            token: visit.token.as_str(),
            fields,
            button: words.say("passkeys-make"),
            second: false,
            script: &SCRIPT.address,
        }
    }

    /// Signs in, or proves again, and goes to `action`.
    pub(super) fn use_one(visit: &'a Visit, action: String) -> Self {
        let words = &visit.shell.words;
        Self {
            words,
            begin: "/sign-in/passkey/begin",
            does: "use",
            action,
            token: visit.token.as_str(),
            fields: Markup::default(),
            button: words.say("passkey-use"),
            second: true,
            script: &SCRIPT.address,
        }
    }

    pub(super) fn markup(&self) -> Markup {
        Markup::of(self)
    }
}

/// A section for who has a passkey; nothing where none can be used.
pub(super) fn use_one(visit: &Visit, next: &Next) -> Markup {
    if super::passkeys::here(visit).is_none() {
        return Markup::default();
    }
    let part = Part::use_one(visit, next.after("/sign-in/passkey")).markup();
    Markup::section("passkey", &visit.shell.words.say("passkey-title"), part)
}

/// A page that may run the script.
pub(super) fn with_script(page: Page) -> Response {
    let mut answer = page.into_response();
    if let Some(policy) = WITH_SCRIPT.as_ref() {
        answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy.clone());
    }
    answer
}
