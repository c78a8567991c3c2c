//! What a handler is given as long as nothing has been founded: there is no organisation, no group and nobody signed in.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use omov_store::Moment;
use omov_web::forms::FormToken;
use omov_web::page::Shell;
use omov_web::refusal::Refusal;

use super::House;
use super::limits::Client;

/// A request at the door of a house that nobody has founded yet.
#[derive(Clone, Debug)]
pub(crate) struct Threshold {
    pub(crate) house: House,
    pub(crate) shell: Shell,
    pub(crate) token: FormToken,
    pub(crate) now: Moment,
    /// Tells who asks from others, for what may not be tried without end.
    pub(crate) who: Vec<u8>,
}

impl Threshold {
    pub(super) fn new(house: &House, shell: Shell, token: FormToken, browser: &str, request: &Parts) -> Self {
        // Browsers forget their cookies when they are told to; the address of the network stays.
        let network = request.extensions.get::<Client>().map(|client| super::limits::network(client.0));
        let who = network.unwrap_or_else(|| browser.as_bytes().to_vec());
        Self { house: house.clone(), shell, token, now: house.now(), who }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Threshold {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        parts.extensions.get::<Self>().cloned().ok_or(Refusal::NotFound)
    }
}
