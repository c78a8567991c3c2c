//! A witness at work, and records that ask it.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

use omov_record::key::VerifierKey;
use omov_record::note::Signature;
use omov_record::tree::{Frontier, Plan};
use omov_record::witness::Request;
use omov_record::{Checkpoint, Hash};

use crate::house::{House, omov, text};
use crate::support::{Log, ORIGIN, act, log_key};

pub(crate) struct Witness {
    pub(crate) process: House,
    pub(crate) key: VerifierKey,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: String,
}

impl Seen {
    pub(crate) fn header(&self, name: &str) -> &str {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value).next().unwrap_or_default()
    }
}

/// The key of the record, as the command line takes it.
pub(crate) fn log() -> String {
    log_key().verifier().to_string()
}

impl Witness {
    /// One that looks after the record of the tests.
    pub(crate) fn open(data: &Path) -> Self {
        Self::open_with(data, &["--name", "leeds.example/witness"])
    }

    pub(crate) fn open_with(data: &Path, more: &[&str]) -> Self {
        Self::of(data, &log(), more)
    }

    /// One that looks after the record with that key.
    pub(crate) fn of(data: &Path, log: &str, more: &[&str]) -> Self {
        let words = ["witness", "--data", text(data), "--log", log, "--listen", "127.0.0.1:0", "--log-form", "json"];
        let process = House::started(omov(&[&words, more].concat()));
        // It is said right after where it listens.
        let key = loop {
            let said = process.log();
            if let Some((key, _)) = said.split_once("Its key: ").and_then(|(_, rest)| rest.split_once('\n')) {
                break VerifierKey::parse(key).expect("a key");
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        Self { process, key }
    }

    pub(crate) fn get(&self, path: &str) -> Seen {
        ask(&self.process.host, "GET", path, b"").expect("an answer")
    }

    pub(crate) fn post(&self, body: &[u8]) -> Seen {
        ask(&self.process.host, "POST", "/add-checkpoint", body).expect("an answer")
    }

    /// What it says to that request.
    pub(crate) fn add(&self, request: &Request) -> Seen {
        self.post(request.print().as_bytes())
    }

    /// Its signature under the checkpoint of that request, which is checked.
    pub(crate) fn signs(&self, request: &Request) -> Signature {
        let seen = self.add(request);
        assert_eq!(seen.status, 200, "{}", seen.body);
        let line = seen.body.strip_suffix('\n').expect("a line");
        let signature = Signature::parse(line).expect("a signature");
        let mut note = request.note.clone();
        note.signatures.push(signature.clone());
        assert!(matches!(note.signed(&self.key), Ok(Some(moment)) if moment > 1_700_000_000), "{line}");
        signature
    }

    /// The status and the body of a refusal.
    pub(crate) fn refuses(&self, request: &Request) -> (u16, String) {
        let seen = self.add(request);
        (seen.status, seen.body)
    }

    /// The links of a kind on its page.
    pub(crate) fn papers(&self, ending: &str) -> Vec<String> {
        let page = self.get("/").body;
        let links = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        links.filter(|link| link.ends_with(ending)).map(str::to_owned).collect()
    }
}

/// One request over a connection of its own; none if the other side goes away.
pub(crate) fn ask(host: &str, method: &str, path: &str, body: &[u8]) -> Option<Seen> {
    let mut stream = TcpStream::connect(host).ok()?;
    stream.set_read_timeout(Some(Duration::from_mins(1))).ok()?;
    let head = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
    let length = if method == "POST" { format!("Content-Length: {}\r\n", body.len()) } else { String::new() };
    // The answer may come before all was sent, where too much is sent.
    let _ = stream.write_all(format!("{head}{length}\r\n").as_bytes()).and_then(|()| stream.write_all(body));
    let mut raw = Vec::new();
    let _ = stream.read_to_end(&mut raw);
    let raw = String::from_utf8(raw).ok()?;
    let (head, body) = raw.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    // An answer that was cut off is none.
    let length: Option<usize> =
        head.lines().find_map(|line| line.strip_prefix("content-length: ")).and_then(|length| length.parse().ok());
    (length.is_none_or(|length| length == body.len())).then(|| Seen { status, head: head.into(), body: body.into() })
}

/// A record of that many entries. It parts from the other one of its name at `part`.
pub(crate) fn branch(size: u64, part: Option<u64>) -> Log {
    let mut log = Log::new();
    log.append((0..size).map(|n| {
        let act = act(n);
        let act = if part.is_some_and(|part| n >= part) { act.fact("title", "Another") } else { act };
        act.encode().expect("an entry")
    }));
    log
}

/// The request that the record would have made when it had `size` entries, to a witness that has seen `old`.
pub(crate) fn request(log: &Log, old: u64, size: u64) -> Request {
    let hash = |position: u64| log.hashes[usize::try_from(position).expect("a position")];
    let edge = Frontier::positions(size).into_iter().map(hash).collect();
    let root = Frontier::new(size, edge).expect("an edge").root();
    let checkpoint = Checkpoint { origin: ORIGIN.into(), size, root };
    let mut note = checkpoint.note().expect("a note");
    note.sign(&log_key(), 0);
    let proof = Plan::consistency(old, size).map_or(Vec::new(), |plan| {
        let hashes: Vec<Hash> = plan.positions().into_iter().map(hash).collect();
        plan.finish(&hashes).expect("a proof")
    });
    Request { old, proof, checkpoint, note }
}
