//! A browser without a screen, at an address of its own on this machine, as members have: bounds on what one address may do are not what is tried.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::atomic::{AtomicU32, Ordering};

use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use omov_web::forms::encoded;

/// No answer is longer: the record of a large ballot.
const MOST_BYTES: usize = 4 << 30;
const BOUNDARY: &str = "omov-replay-9c1f4c0d5b7e";

/// How many addresses have been used.
static ADDRESSES: AtomicU32 = AtomicU32::new(0);

/// 127.2.0.1 and on: all of 127.0.0.0/8 is this machine.
fn another_address() -> IpAddr {
    Ipv4Addr::from(0x7f02_0001 + ADDRESSES.fetch_add(1, Ordering::Relaxed) % 0x00f0_0000).into()
}

/// It keeps cookies and its connection.
pub(super) struct Browser {
    server: String,
    http: Client<HttpConnector, Body>,
    cookies: Vec<(String, String)>,
}

/// What it got.
pub(super) struct Seen {
    pub(super) status: StatusCode,
    /// Where it is sent on to.
    pub(super) location: String,
    pub(super) body: Vec<u8>,
}

impl Seen {
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The value of the first field of that name.
    fn field(&self, name: &str) -> String {
        let text = self.text();
        let after = text.split_once(&format!("name=\"{name}\"")).map(|(_, after)| after);
        let value = after.and_then(|after| after.split_once("value=\"")).and_then(|(_, rest)| rest.split('"').next());
        value.unwrap_or_default().to_owned()
    }
}

impl Browser {
    /// A new one, before that server.
    pub(super) fn new(server: &str) -> Self {
        let mut connector = HttpConnector::new();
        connector.set_local_address(Some(another_address()));
        connector.set_nodelay(true);
        let http = Client::builder(TokioExecutor::new()).build(connector);
        Self { server: server.to_owned(), http, cookies: Vec::new() }
    }

    /// Its cookies, as it sends them.
    pub(super) fn cookies(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    pub(super) async fn get(&mut self, path: &str) -> Result<Seen, String> {
        self.ask(Method::GET, path, "", Vec::new()).await
    }

    /// Sends a form as it is.
    pub(super) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Seen, String> {
        let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        self.ask(Method::POST, path, "application/x-www-form-urlencoded", pairs.join("&").into_bytes()).await
    }

    /// Sends the form of a page, with its token, and gives where it leads. A form that is shown again is an error.
    pub(super) async fn send(&mut self, page: &str, to: &str, fields: &[(&str, &str)]) -> Result<String, String> {
        let token = self.get(page).await?.field("_token");
        let mut all = vec![("_token", token.as_str())];
        all.extend(fields);
        let seen = self.post(to, &all).await?;
        led_on(to, &seen)
    }

    /// The same for a form with one file.
    pub(super) async fn upload(&mut self, page: &str, to: &str, field: &str, file: &str) -> Result<String, String> {
        let token = self.get(page).await?.field("_token");
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=");
        let body = format!(
            "{head}\"_token\"\r\n\r\n{token}\r\n{head}\"{field}\"; filename=\"members.csv\"\r\nContent-Type: text/csv\r\n\r\n{file}\r\n--{BOUNDARY}--\r\n"
        );
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let seen = self.ask(Method::POST, to, &kind, body.into_bytes()).await?;
        led_on(to, &seen)
    }

    async fn ask(&mut self, method: Method, path: &str, kind: &str, body: Vec<u8>) -> Result<Seen, String> {
        let broken = |why: &dyn std::fmt::Display| format!("{path}: {why}");
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.server));
        if !self.cookies.is_empty() {
            request = request.header(header::COOKIE, self.cookies());
        }
        if !kind.is_empty() {
            request = request.header(header::CONTENT_TYPE, kind).header("sec-fetch-site", "same-origin");
        }
        let request = request.body(Body::from(body)).map_err(|why| broken(&why))?;
        let (head, body) = self.http.request(request).await.map_err(|why| broken(&why))?.into_parts();
        let set = head.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
        for (name, value) in set.filter_map(|set| set.split(';').next()?.split_once('=')) {
            self.cookies.retain(|(kept, _)| kept != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
        let body = to_bytes(Body::new(body), MOST_BYTES).await.map_err(|why| broken(&why))?;
        let location = head.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Ok(Seen { status: head.status, location: location.to_owned(), body: body.to_vec() })
    }
}

fn led_on(to: &str, seen: &Seen) -> Result<String, String> {
    if seen.status == StatusCode::SEE_OTHER {
        return Ok(seen.location.clone());
    }
    let said = seen.text();
    let said = said.split_once("<h1").map_or(said.as_str(), |(_, after)| after);
    let said: String = said.chars().filter(|c| !c.is_control()).take(300).collect();
    Err(format!("{to} was answered with {}: {said}", seen.status))
}
