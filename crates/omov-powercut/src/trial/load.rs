//! Clients who send forms and note what was acknowledged, and when by the clock of the journal.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpSocket;
use tokio::task::JoinSet;

use super::{Errand, Trouble};

/// Something that a client was told is kept.
#[derive(Clone, Debug)]
pub(crate) struct Acknowledged {
    pub(crate) name: String,
    /// Bytes in the journal when the client had the answer. 0 without a journal.
    pub(crate) at: u64,
}

/// Clients at work.
#[derive(Debug)]
pub(crate) struct Load {
    clients: JoinSet<Vec<Acknowledged>>,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    address: SocketAddr,
    errand: Errand,
    journal: Option<PathBuf>,
    /// How many were acknowledged, and how many are enough.
    acknowledged: AtomicUsize,
    enough: AtomicUsize,
    /// What the last form got that was not acknowledged.
    refused: AtomicUsize,
    /// Counts forms, so that each can come from an address of its own, as people's do.
    forms: AtomicUsize,
}

impl Load {
    /// Begins, with so many clients, until so much is acknowledged or nobody answers. Names begin with `round`.
    pub(crate) fn begin(
        address: SocketAddr,
        errand: Errand,
        (clients, enough): (usize, usize),
        round: usize,
        journal: Option<&Path>,
    ) -> Self {
        let shared = Arc::new(Shared {
            address,
            errand,
            journal: journal.map(Path::to_owned),
            acknowledged: AtomicUsize::new(0),
            enough: AtomicUsize::new(enough),
            refused: AtomicUsize::new(0),
            forms: AtomicUsize::new(0),
        });
        let work = |client| client_work(shared.clone(), format!("r{round}c{client}"));
        Self { clients: (0..clients).map(work).collect(), shared }
    }

    /// How many were acknowledged so far.
    pub(crate) fn acknowledged(&self) -> usize {
        self.shared.acknowledged.load(Ordering::Relaxed)
    }

    /// Everything acknowledged, when all clients have ended.
    pub(crate) async fn ended(self) -> Result<Vec<Acknowledged>, Trouble> {
        let all: Vec<_> = self.clients.join_all().await.into_iter().flatten().collect();
        match self.shared.refused.load(Ordering::Relaxed) {
            0 => Ok(all),
            status => Err(format!("a form was answered with {status}").into()),
        }
    }
}

async fn client_work(shared: Arc<Shared>, prefix: String) -> Vec<Acknowledged> {
    let mut kept = Vec::new();
    while shared.acknowledged.load(Ordering::Relaxed) < shared.enough.load(Ordering::Relaxed) {
        let name = format!("{prefix}n{}", kept.len());
        match shared.send(&name).await {
            Ok(303) => {
                let at = shared.journal.as_deref().and_then(|path| std::fs::metadata(path).ok());
                kept.push(Acknowledged { name, at: at.map_or(0, |status| status.len()) });
                shared.acknowledged.fetch_add(1, Ordering::Relaxed);
            }
            Ok(other) => {
                shared.refused.store(other, Ordering::Relaxed);
                break;
            }
            // Nobody is there any more.
            Err(_) => break,
        }
    }
    kept
}

impl Shared {
    /// Sends a form as a browser does, and returns the status of the answer.
    async fn send(&self, name: &str) -> std::io::Result<usize> {
        let from = self.forms.fetch_add(1, Ordering::Relaxed) as u32;
        let from = Ipv4Addr::from(0x7f01_0000 + from);
        let mut headers = String::new();
        let mut fields = self.errand.fields(name);
        if let Some(page) = self.errand.page() {
            let seen = self.ask(from, &format!("GET {page} HTTP/1.1\r\n"), "").await?;
            let cookies: Vec<_> = seen.lines().filter_map(cookie).collect();
            headers = format!("cookie: {}\r\nsec-fetch-site: same-origin\r\n", cookies.join("; "));
            let token = seen.split("name=\"_token\"").nth(1).and_then(|rest| rest.split("value=\"").nth(1));
            let token = token.and_then(|rest| rest.split('"').next()).unwrap_or_default();
            fields = format!("_token={}&{fields}", encoded(token));
        }
        let action = self.errand.action();
        let head = format!("POST {action} HTTP/1.1\r\n{headers}content-type: application/x-www-form-urlencoded\r\n");
        let seen = self.ask(from, &head, &fields).await?;
        let status = seen.split(' ').nth(1).and_then(|status| status.parse().ok());
        status.ok_or_else(|| std::io::ErrorKind::ConnectionAborted.into())
    }

    async fn ask(&self, from: Ipv4Addr, head: &str, body: &str) -> std::io::Result<String> {
        let socket = TcpSocket::new_v4()?;
        socket.set_reuseaddr(true)?;
        socket.bind((from, 0).into())?;
        let mut stream = socket.connect(self.address).await?;
        let host = self.address;
        let length = body.len();
        let request = format!("{head}host: {host}\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}");
        stream.write_all(request.as_bytes()).await?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }
}

/// The name and value of a cookie that a line of an answer sets.
fn cookie(line: &str) -> Option<&str> {
    line.strip_prefix("set-cookie: ")?.split(';').next()
}

fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
