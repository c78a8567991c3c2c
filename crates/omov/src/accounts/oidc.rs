//! Signing in with an account somewhere else that the organisation trusts (OpenID Connect, authorization code flow with
//! PKCE). The account only says whose address of e-mail it is; it never puts anybody on the roll.
//!
//! What comes back is tied to the browser that set out: state, nonce and verifier are kept on this side, for a few minutes,
//! and are good once.

use std::path::PathBuf;
use std::pin::Pin;

use clap::Args;
use omov_web::hex::hex;
use omov_web::refusal::Refusal;
use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreProviderMetadata};
use openidconnect::url::{Host, Url};
use openidconnect::{
    AccessTokenHash, AuthorizationCode, ClientId, ClientSecret, CsrfToken, HttpRequest, HttpResponse, IssuerUrl, Nonce,
    OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, TokenResponse as _,
};
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::house::fetch::{Fetch, Unheard};
use crate::house::{House, Stop, ids};

/// What the host says on the command line.
#[derive(Debug, Args)]
#[group(id = "oidc")]
#[expect(clippy::struct_field_names, reason = "they stand among other options, which the prefix sets them apart from")]
pub(crate) struct Options {
    /// Let people sign in with their account at this OpenID Connect issuer.
    #[arg(long, value_name = "URL", env = "OMOV_OIDC_ISSUER", requires = "oidc_client_id")]
    oidc_issuer: Option<String>,
    /// The name by which the issuer knows this house.
    #[arg(long, value_name = "NAME", env = "OMOV_OIDC_CLIENT_ID", requires = "oidc_issuer")]
    oidc_client_id: Option<String>,
    /// A file with the secret that the issuer has given this house.
    #[arg(long, value_name = "FILE", env = "OMOV_OIDC_CLIENT_SECRET_FILE", requires = "oidc_issuer")]
    oidc_client_secret_file: Option<PathBuf>,
}

impl Options {
    /// What they come to; none where no issuer is trusted.
    pub(crate) fn config(&self) -> Result<Option<Config>, Failure> {
        let (Some(issuer), Some(client)) = (&self.oidc_issuer, &self.oidc_client_id) else { return Ok(None) };
        let read = |path: &PathBuf| {
            std::fs::read_to_string(path).map_err(|error| Failure::file(path, crate::failure::of_system(&error)))
        };
        let secret = self.oidc_client_secret_file.as_ref().map(read).transpose()?;
        let config = Config::new(issuer, client, secret.as_deref());
        config.map(Some).map_err(|why| Failure::usage(format!("--oidc-issuer: {why}")))
    }
}

/// Whose accounts are trusted, and by which name this house is known there.
#[derive(Clone)]
pub(crate) struct Config {
    issuer: IssuerUrl,
    client: ClientId,
    secret: Option<ClientSecret>,
}

impl std::fmt::Debug for Config {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Config").field("issuer", &self.issuer.as_str()).finish_non_exhaustive()
    }
}

impl Config {
    /// Checks what the host has set.
    ///
    /// # Errors
    /// One line on what is wrong.
    pub(crate) fn new(issuer: &str, client: &str, secret: Option<&str>) -> Result<Self, String> {
        let url: Url = issuer.parse().map_err(|_| format!("the issuer “{issuer}” is not an address"))?;
        if !(url.scheme() == "https" || url.scheme() == "http" && is_this_machine(&url)) {
            return Err(format!("the issuer “{issuer}” has to begin with https://"));
        }
        if client.trim().is_empty() {
            return Err("the issuer needs a client id".into());
        }
        let secret = secret.map(str::trim).filter(|secret| !secret.is_empty());
        let secret = secret.map(|secret| ClientSecret::new(secret.into()));
        // Its own spelling, with or without a stroke at the end: it is compared letter by letter.
        let issuer = IssuerUrl::new(issuer.into()).map_err(|_| format!("the issuer “{issuer}” is not an address"))?;
        Ok(Self { issuer, client: ClientId::new(client.trim().into()), secret })
    }

    /// What the button says: the name of the machine that is trusted.
    pub(crate) fn name(&self) -> String {
        self.issuer.url().host_str().unwrap_or_default().to_owned()
    }
}

fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// Where it sends people back to.
pub(super) const BACK: &str = "/sign-in/elsewhere/back";

/// What is kept while somebody is away.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Away {
    state: String,
    nonce: String,
    verifier: String,
    pub(super) next: String,
}

/// Where the browser goes, and what is kept until it comes back.
pub(super) async fn set_out(config: &Config, house: &House, next: &str) -> Result<(String, Away), Stop> {
    let away = Away {
        state: hex(&ids::chance::<32>()?),
        nonce: hex(&ids::chance::<32>()?),
        verifier: hex(&ids::chance::<32>()?),
        next: next.to_owned(),
    };
    let known = alone(known(config.clone(), Fetch::new()?)).await?;
    let client = CoreClient::from_provider_metadata(known, config.client.clone(), config.secret.clone())
        .set_redirect_uri(back(house)?);
    let (state, nonce) = (away.state.clone(), away.nonce.clone());
    let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(away.verifier.clone()));
    let (address, ..) = client
        .authorize_url(CoreAuthenticationFlow::AuthorizationCode, || CsrfToken::new(state), || Nonce::new(nonce))
        .add_scope(Scope::new("email".into()))
        .set_pkce_challenge(challenge)
        .url();
    Ok((address.into(), away))
}

/// The address that the account is known to own, if what came back belongs to who set out.
pub(super) async fn came_back(
    config: &Config,
    house: &House,
    away: &Away,
    state: &str,
    code: &str,
) -> Result<Option<String>, Stop> {
    // Both are hashed first, so that the time it takes tells nothing.
    if sha(state) != sha(&away.state) {
        return Ok(None);
    }
    alone(redeemed(config.clone(), back(house)?, away.clone(), code.to_owned())).await
}

/// Gives the code to the issuer, and checks what it says for it.
async fn redeemed(config: Config, back: RedirectUrl, away: Away, code: String) -> Result<Option<String>, Stop> {
    let http = Fetch::new()?;
    let known = known(config.clone(), http.clone()).await?;
    let client = CoreClient::from_provider_metadata(known, config.client, config.secret).set_redirect_uri(back);
    let asked = client.exchange_code(AuthorizationCode::new(code)).map_err(|error| failed(&error))?;
    let asked = asked.set_pkce_verifier(PkceCodeVerifier::new(away.verifier));
    let Ok(given) = asked.request_async(&self::client(http)).await else {
        tracing::info!("the issuer gives nothing for the code");
        return Ok(None);
    };
    let Some(token) = given.id_token() else { return Ok(None) };
    let verifier = client.id_token_verifier();
    let claims = match token.claims(&verifier, &Nonce::new(away.nonce)) {
        Ok(claims) => claims,
        Err(error) => {
            tracing::warn!(%error, "what the issuer says does not hold");
            return Ok(None);
        }
    };
    if let Some(expected) = claims.access_token_hash() {
        let (Ok(how), Ok(key)) = (token.signing_alg(), token.signing_key(&verifier)) else { return Ok(None) };
        let found = AccessTokenHash::from_token(given.access_token(), how, key);
        if found.ok().as_ref() != Some(expected) {
            return Ok(None);
        }
    }
    let owned = claims.email_verified() == Some(true);
    Ok(claims.email().filter(|_| owned).map(|email| email.as_str().to_owned()))
}

fn back(house: &House) -> Result<RedirectUrl, Stop> {
    RedirectUrl::new(house.address(BACK)).map_err(|error| failed(&error))
}

fn sha(text: &str) -> [u8; 32] {
    use sha2::Digest as _;
    sha2::Sha256::digest(text).into()
}

fn failed(error: &dyn std::fmt::Display) -> Stop {
    tracing::error!(%error, "the issuer cannot be asked");
    Refusal::Failed.into()
}

type Answered = Pin<Box<dyn Future<Output = Result<HttpResponse, Unheard>> + Send>>;

/// As the protocol's library wants to be given it: it asks the issuer, and nobody else.
fn client(http: Fetch) -> impl Fn(HttpRequest) -> Answered + Send + Sync + 'static {
    move |request| Box::pin(http.clone().fetch(request))
}

/// What the issuer says of itself.
async fn known(config: Config, http: Fetch) -> Result<CoreProviderMetadata, Stop> {
    CoreProviderMetadata::discover_async(config.issuer, &client(http)).await.map_err(|error| failed(&error))
}

/// In a task of its own, which owns everything it needs.
async fn alone<T: Send + 'static>(does: impl Future<Output = Result<T, Stop>> + Send + 'static) -> Result<T, Stop> {
    tokio::spawn(does).await.map_err(|_| Stop::Refused(Refusal::Failed))?
}
