//! What a form sent, once it is sure that it was one of ours.

use crate::words::one_line;
use std::fmt;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;

use crate::refusal::Refusal;
use crate::safety::same;

/// The secret that a session's forms carry. It is put into the request by whoever knows the session, before the
/// handler runs; see [`Key::form_token`](crate::safety::Key::form_token).
#[derive(Clone)]
pub struct FormToken(String);

impl fmt::Debug for FormToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FormToken(secret)")
    }
}

impl FormToken {
    /// The token of a session.
    pub fn new(token: impl Into<String>) -> Self {
        Self(token.into())
    }

    /// As it stands in a form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The fields of a form that was sent, in their order. There is no other way to them than past the token.
#[derive(Debug, Clone, Default)]
pub struct Sent(Vec<(String, String)>);

impl Sent {
    /// What was typed into the field of that name; empty where nothing was sent. White space round it is taken off.
    pub fn one(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.trim())
    }

    /// The same in one line, with single spaces.
    pub fn line(&self, name: &str) -> String {
        one_line(self.one(name))
    }

    /// The day that was typed into a field of that name ([`Field::date`](super::Field::date)); nothing if there is no such day.
    pub fn date(&self, name: &str) -> Option<Date> {
        let part = |part: &str| self.one(&format!("{name}-{part}")).parse::<i16>().ok();
        let small = |n: i16| i8::try_from(n).ok();
        Date::new(part("year")?, small(part("month")?)?, small(part("day")?)?).ok()
    }

    /// Whether there was such a field.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(n, _)| n == name)
    }

    /// The same with other names for its fields; without those that have none any more.
    #[must_use]
    pub fn renamed(&self, name: impl Fn(&str) -> Option<String>) -> Self {
        Self(self.0.iter().filter_map(|(n, value)| Some((name(n)?, value.clone()))).collect())
    }

    /// The same with something else in one field.
    #[must_use]
    pub fn put(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.retain(|(n, _)| n != name);
        self.0.push((name.into(), value.into()));
        self
    }

    /// All that was sent under that name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.trim())
    }
}

/// A form has so long to arrive,
const PATIENCE: Duration = Duration::from_secs(30);
/// and besides as long as it takes on a line of so many bytes a second.
const SLOWEST: u64 = 8 << 10;

/// How long a form is waited for. Until it is here nobody is at work on it.
fn patience(headers: &HeaderMap) -> Duration {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    PATIENCE + Duration::from_secs(length.unwrap_or(0_u64) / SLOWEST)
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        // Without a token in the request nobody has looked at the session: refused, never let through.
        let token = request.extensions().get::<FormToken>().cloned();
        let patience = patience(request.headers());
        let body = tokio::time::timeout(patience, Bytes::from_request(request, state)).await;
        let body = body.map_err(|_| StatusCode::REQUEST_TIMEOUT.into_response())?;
        let body = body.map_err(|refused| refused.status().into_response())?;
        let fields = form_urlencoded::parse(&body).into_owned().collect();
        token.and_then(|token| taken(&token, fields)).ok_or_else(|| Refusal::StaleForm.into_response())
    }
}

/// Whether among these fields there is the token of the session.
pub(super) fn is_ours(token: &FormToken, fields: &[(String, String)]) -> bool {
    let given = fields.iter().find(|(name, _)| name == "_token");
    given.is_some_and(|(_, given)| same(token.0.as_bytes(), given.as_bytes()))
}

/// What was sent, if the token of the session is with it.
pub(super) fn taken(token: &FormToken, mut fields: Vec<(String, String)>) -> Option<Sent> {
    let ours = is_ours(token, &fields);
    fields.retain(|(name, _)| name != "_token");
    ours.then_some(Sent(fields))
}

/// A text as a value in an address, or in a form that is sent.
pub fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};

    use super::patience;

    #[test]
    fn a_form_is_waited_for_as_long_as_a_slow_line_takes_and_no_longer() {
        let waits = |length: Option<&'static str>| {
            let said = length.map(|length| (header::CONTENT_LENGTH, HeaderValue::from_static(length)));
            patience(&said.into_iter().collect::<HeaderMap>()).as_secs()
        };
        assert_eq!((waits(None), waits(Some("4000")), waits(Some("81920")), waits(Some("many"))), (30, 30, 40, 30));
        assert!(waits(Some("18446744073709551615")) > 40, "whatever is said, nothing breaks");
    }
}
