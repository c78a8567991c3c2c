//! A browser without a screen, with an address of its own as people's have: limits on what one address may do are not what
//! is tried here.

use std::io::{ErrorKind, Result};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU32, Ordering};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};

/// How many addresses have been used.
static ADDRESSES: AtomicU32 = AtomicU32::new(0);

/// It keeps cookies.
#[derive(Clone, Debug)]
pub(crate) struct Browser {
    server: SocketAddr,
    own: Ipv4Addr,
    cookies: Vec<(String, String)>,
}

/// What it got.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) status: usize,
    text: String,
}

impl Seen {
    /// What came after the head, if all of it came: a server that dies leaves less.
    pub(crate) fn body(&self) -> Option<&str> {
        let (head, body) = self.text.split_once("\r\n\r\n")?;
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "))?;
        (length.parse() == Ok(body.len())).then_some(body)
    }

    /// The value of the field of that name.
    fn field(&self, name: &str) -> Option<&str> {
        let after = self.text.split_once(&format!("name=\"{name}\""))?.1;
        after.split_once("value=\"")?.1.split('"').next()
    }
}

impl Browser {
    pub(crate) fn new(server: SocketAddr) -> Self {
        Self { server, own: another_address(), cookies: Vec::new() }
    }

    /// One that has cookies, as they are sent.
    pub(crate) fn with(server: SocketAddr, cookies: &str) -> Self {
        let mut browser = Self::new(server);
        cookies.split("; ").for_each(|cookie| browser.take(cookie));
        browser
    }

    /// Goes on from another address, as a telephone does on its way.
    pub(crate) fn moves(&mut self) {
        self.own = another_address();
    }

    /// Looks at a page.
    pub(crate) async fn get(&mut self, path: &str) -> Result<Seen> {
        self.ask(&format!("GET {path} HTTP/1.1\r\n"), "").await
    }

    /// Sends a form, with the token that stands on its page, if it has a page.
    pub(crate) async fn send(&mut self, page: Option<&str>, action: &str, fields: &[(&str, &str)]) -> Result<Seen> {
        let mut pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        if let Some(page) = page {
            let seen = self.get(page).await?;
            pairs.push(format!("_token={}", encoded(seen.field("_token").unwrap_or_default())));
        }
        self.posted(action, &pairs.join("&")).await
    }

    /// Sends a form as it is, and gives the status of the answer.
    pub(crate) async fn post(&mut self, action: &str, form: &str) -> Result<usize> {
        Ok(self.posted(action, form).await?.status)
    }

    /// Sends a form as it is.
    pub(crate) async fn posted(&mut self, action: &str, form: &str) -> Result<Seen> {
        let kind = "content-type: application/x-www-form-urlencoded\r\nsec-fetch-site: same-origin";
        self.ask(&format!("POST {action} HTTP/1.1\r\n{kind}\r\n"), form).await
    }

    /// A connection to the server, from its own address.
    pub(crate) async fn connected(&self) -> Result<TcpStream> {
        let socket = TcpSocket::new_v4()?;
        socket.bind((self.own, 0).into())?;
        socket.connect(self.server).await
    }

    async fn ask(&mut self, head: &str, body: &str) -> Result<Seen> {
        let mut stream = self.connected().await?;
        let (host, length) = (self.server, body.len());
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let cookies = if cookies.is_empty() { String::new() } else { format!("cookie: {}\r\n", cookies.join("; ")) };
        let rest = format!("host: {host}\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}");
        stream.write_all(format!("{head}{cookies}{rest}").as_bytes()).await?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await?;
        let text = String::from_utf8_lossy(&answer).into_owned();
        let (head, _) = text.split_once("\r\n\r\n").ok_or(ErrorKind::ConnectionAborted)?;
        for set in head.lines().filter_map(|line| line.strip_prefix("set-cookie: ")) {
            self.take(set);
        }
        let status = text.split(' ').nth(1).and_then(|status| status.parse().ok());
        Ok(Seen { status: status.ok_or(ErrorKind::InvalidData)?, text })
    }

    fn take(&mut self, set: &str) {
        let Some((name, value)) = set.split(';').next().and_then(|pair| pair.split_once('=')) else { return };
        self.cookies.retain(|(kept, _)| kept != name);
        self.cookies.push((name.to_owned(), value.to_owned()));
    }
}

/// 127.1.0.0 and on: all of 127.0.0.0/8 is this machine.
fn another_address() -> Ipv4Addr {
    Ipv4Addr::from(0x7f01_0000 + ADDRESSES.fetch_add(1, Ordering::Relaxed) % 0x00f0_0000)
}

pub(crate) fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
