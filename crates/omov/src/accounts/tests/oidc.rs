//! Signing in with an account somewhere else, against a small issuer of our own.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use openidconnect::core::{
    CoreEdDsaPrivateSigningKey, CoreIdToken, CoreIdTokenClaims, CoreJsonWebKeySet, CoreJwsSigningAlgorithm,
};
use openidconnect::url::{Url, form_urlencoded};
use openidconnect::{JsonWebKeyId, PkceCodeChallenge, PkceCodeVerifier, PrivateSigningKey as _};
use serde_json::{Value, json};

use super::{DELE, MINA, is_in};
use crate::accounts::oidc::Config;
use crate::house::testing::{Guest, Hall, in_a_house};
use crate::house::{House, Plan};

/// An issuer that says whatever a test wants it to say.
#[derive(Clone)]
struct Issuer(Arc<Inner>);

struct Inner {
    address: String,
    key: CoreEdDsaPrivateSigningKey,
    /// What it answers to a code, and the challenge that the code was asked for with.
    codes: Mutex<HashMap<String, (Value, String)>>,
}

impl Issuer {
    async fn open() -> Self {
        let pair = rcgen::KeyPair::generate_for(&rcgen::PKCS_ED25519).expect("a key");
        let kid = Some(JsonWebKeyId::new("one".into()));
        let key = CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pair.serialize_pem(), kid).expect("the same key");
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("its address"));
        let issuer = Self(Arc::new(Inner { address, key, codes: Mutex::default() }));
        let router = Router::new()
            .route("/.well-known/openid-configuration", routing::get(known))
            .route("/keys", routing::get(keys))
            .route("/token", routing::post(token))
            .with_state(issuer.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        issuer
    }

    /// Somebody shows the issuer who they are; it gives their browser a code.
    fn grants(&self, code: &str, asked: &HashMap<String, String>, change: impl FnOnce(&mut Value)) {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs();
        let mut claims = json!({
            "iss": self.0.address, "aud": ["omov"], "sub": "4711", "iat": now, "exp": now + 60,
            "nonce": asked["nonce"], "email": DELE, "email_verified": true,
        });
        change(&mut claims);
        let granted = (claims, asked["code_challenge"].clone());
        self.0.codes.lock().expect("no test panicked here").insert(code.into(), granted);
    }
}

fn json_of(what: &impl serde::Serialize) -> Response {
    ([(CONTENT_TYPE, "application/json")], serde_json::to_string(what).expect("JSON")).into_response()
}

async fn known(State(Issuer(issuer)): State<Issuer>) -> Response {
    let at = |path: &str| format!("{}{path}", issuer.address);
    json_of(&json!({
        "issuer": issuer.address, "authorization_endpoint": at("/ask"), "token_endpoint": at("/token"),
        "jwks_uri": at("/keys"), "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
    }))
}

async fn keys(State(Issuer(issuer)): State<Issuer>) -> Response {
    json_of(&CoreJsonWebKeySet::new(vec![issuer.key.as_verification_key()]))
}

async fn token(State(Issuer(issuer)): State<Issuer>, body: String) -> Result<Response, StatusCode> {
    let sent: HashMap<_, _> = form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    let granted = issuer.codes.lock().expect("no test panicked here").remove(&sent["code"]);
    let (claims, challenge) = granted.ok_or(StatusCode::BAD_REQUEST)?;
    let shown = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(sent["code_verifier"].clone()));
    if shown.as_str() != challenge {
        return Err(StatusCode::BAD_REQUEST);
    }
    let claims: CoreIdTokenClaims = serde_json::from_value(claims).expect("claims");
    let token = CoreIdToken::new(claims, &issuer.key, CoreJwsSigningAlgorithm::EdDsa, None, None).expect("a token");
    Ok(json_of(&json!({ "access_token": "x", "token_type": "Bearer", "id_token": token.to_string() })))
}

/// The same house, which trusts that issuer.
async fn trusting(hall: &Hall, issuer: &Issuer) -> House {
    let plan = Plan {
        data: hall.house.data().to_owned(),
        address: "https://house.example".into(),
        smtp: None,
        oidc: Some(Config::new(&issuer.0.address, "omov", Some("secret")).expect("an issuer")),
        witnesses: Vec::new(),
    };
    let house = House::open(hall.house.store().database().clone(), hall.house.clock().clone(), plan).await;
    house.expect("a second process on the same database")
}

/// Sets out, and says with what the issuer was asked.
async fn sets_out(guest: &mut Guest) -> HashMap<String, String> {
    let seen = guest.send("/sign-in", "/sign-in/elsewhere?next=/display", &[]).await;
    let refresh = seen.headers.get("refresh").and_then(|to| to.to_str().ok()).expect("where to go");
    let address: Url = refresh.strip_prefix("0; url=").expect("at once").parse().expect("an address");
    assert_eq!(address.path(), "/ask");
    address.query_pairs().into_owned().collect()
}

fn back(asked: &HashMap<String, String>, code: &str) -> String {
    format!("/sign-in/elsewhere/back?code={code}&state={}", asked["state"])
}

#[test]
fn an_account_with_a_verified_address_of_somebody_on_the_roll_signs_them_in_once() {
    in_a_house(async |hall| {
        let issuer = Issuer::open().await;
        let house = trusting(&hall, &issuer).await;
        let mut dele = Guest::new(&house);
        let asked = sets_out(&mut dele).await;
        issuer.grants("c1", &asked, |_| ());
        let back = back(&asked, "c1");
        assert_eq!(dele.get(&back).await.status, StatusCode::OK);
        assert!(!is_in(&mut dele).await, "coming back changes nothing");
        let pressed = dele.send(&back, &back, &[]).await;
        assert_eq!((pressed.status, pressed.location()), (StatusCode::SEE_OTHER, "/display"), "{}", pressed.text);
        assert!(is_in(&mut dele).await);

        issuer.grants("c1", &asked, |_| ());
        dele.forget("session");
        assert_eq!(dele.send("/sign-in", &back, &[]).await.status, StatusCode::FORBIDDEN, "sent once more");
        assert!(!is_in(&mut dele).await);
        house.plain().close().await;
    });
}

/// Changes what the issuer says.
type Change = fn(&mut Value);

#[test]
fn whatever_does_not_hold_signs_nobody_in_and_puts_nobody_on_the_roll() {
    in_a_house(async |hall| {
        let issuer = Issuer::open().await;
        let house = trusting(&hall, &issuer).await;
        let wrong: [(&str, Change); 7] = [
            ("not verified", |claims| claims["email_verified"] = json!(false)),
            ("nothing said of it", |claims| drop(claims.as_object_mut().and_then(|all| all.remove("email_verified")))),
            ("nobody on the roll", |claims| claims["email"] = json!("nobody.here@example.org")),
            ("another nonce", |claims| claims["nonce"] = json!("0")),
            ("for another house", |claims| claims["aud"] = json!(["other"])),
            ("from another issuer", |claims| claims["iss"] = json!("https://evil.example")),
            ("too old", |claims| claims["exp"] = json!(1)),
        ];
        for (what, change) in wrong {
            let mut guest = Guest::new(&house);
            let asked = sets_out(&mut guest).await;
            issuer.grants("c", &asked, change);
            let seen = guest.send("/sign-in", &back(&asked, "c"), &[]).await;
            assert_eq!(seen.status, StatusCode::FORBIDDEN, "{what}: {}", seen.text);
            assert!(!is_in(&mut guest).await, "{what}");
        }

        // What came back to one browser is good in no other, nor with another state, nor a code that was made up.
        let (mut one, mut other) = (Guest::new(&house), Guest::new(&house));
        let (asked, theirs) = (sets_out(&mut one).await, sets_out(&mut other).await);
        issuer.grants("c", &asked, |_| ());
        assert_eq!(other.send("/sign-in", &back(&asked, "c"), &[]).await.status, StatusCode::FORBIDDEN);
        let seen = one.send("/sign-in", &back(&theirs, "c"), &[]).await;
        assert_eq!(seen.status, StatusCode::FORBIDDEN, "another state");
        let asked = sets_out(&mut one).await;
        assert_eq!(one.send("/sign-in", &back(&asked, "made-up"), &[]).await.status, StatusCode::FORBIDDEN);
        assert!(!is_in(&mut one).await && !is_in(&mut other).await);

        // Whoever is signed in cannot prove it with the account of somebody else.
        let mut mina = Guest::new(&house);
        let asked = sets_out(&mut mina).await;
        issuer.grants("m", &asked, |claims| claims["email"] = json!(MINA));
        mina.send("/sign-in", &back(&asked, "m"), &[]).await;
        assert!(is_in(&mut mina).await);
        let page = mina.send("/display", "/sign-in/elsewhere", &[]).await;
        assert!(page.headers.contains_key("refresh"));
        house.plain().close().await;
    });
}

#[test]
fn without_an_issuer_there_is_no_such_way_and_a_bad_one_is_refused_in_a_line() {
    in_a_house(async |hall| {
        let mut guest = hall.nobody();
        assert!(!guest.get("/sign-in").await.text.contains("/sign-in/elsewhere"));
        assert_eq!(guest.send("/sign-in", "/sign-in/elsewhere", &[]).await.status, StatusCode::NOT_FOUND);
    });
    for issuer in ["", "accounts.example", "http://accounts.example", "ftp://127.0.0.1"] {
        assert!(Config::new(issuer, "omov", None).is_err(), "{issuer}");
    }
    assert!(Config::new("https://accounts.example", " ", None).is_err());
    let config = Config::new("https://accounts.example", "omov", Some("hush")).expect("an issuer");
    assert!(!format!("{config:?}").contains("hush"));
}
