//! A record at its address, as c2sp.org/tlog-tiles lays it out: fetched file by file, with a few files ahead of the check.
//!
//! Nothing that comes from there is believed; it is checked like a copy in a folder. So what has to be kept here are bounds: of time, of
//! bytes, of what is fetched at once.

use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::io;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt as _, Empty};
use hyper::body::Bytes;
use hyper::header::{CONTENT_ENCODING, LOCATION, RETRY_AFTER, USER_AGENT};
use hyper::{Request, Response, StatusCode, Uri};
use hyper_rustls::{ConfigBuilderExt as _, HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use omov_record::bundle::LONGEST_BUNDLE;
use omov_record::tiles::{CHECKPOINT, Kind, Tile, WIDTH};
use omov_record::verify::Source;
use omov_record::{Checkpoint, Hash};
use rustls::{ClientConfig, RootCertStore};
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

/// So many files are fetched ahead of the one that is checked, each over a connection of its own.
const AHEAD: usize = 4;
/// So often a file is asked for before it counts as not to be had.
const TRIES: u32 = 5;
/// So long is waited before the second time; twice as long before each further one.
const FIRST_WAIT: Duration = Duration::from_millis(500);
/// A server that asks for a longer wait is not waited for.
const LONGEST_WAIT: Duration = Duration::from_mins(1);
/// Within this time something has to come.
const PATIENCE: Duration = Duration::from_secs(20);
/// Within this time a file has to be there.
const WHOLE: Duration = Duration::from_mins(5);

const AGENT: &str = concat!("omov-verify/", env!("CARGO_PKG_VERSION"));
/// A tile of hashes is never longer.
const LONGEST_TILE: usize = WIDTH as usize * Hash::LENGTH;

type Found = io::Result<Option<Vec<u8>>>;

/// A record at its address.
pub struct Web {
    fetch: Fetch,
    runtime: Runtime,
    state: RefCell<State>,
}

/// What was fetched ahead. The walk over a record reads its full tiles in a fixed order: each tile of leaf hashes, then its entries.
#[derive(Default)]
struct State {
    /// The size in the checkpoint that was read.
    size: u64,
    /// The next file in that order that nobody has asked for.
    next: u64,
    asked: VecDeque<(String, JoinHandle<Found>)>,
    /// Files of which only the presence was asked: they are read later.
    kept: HashMap<String, Vec<u8>>,
}

impl Web {
    /// A record at an address. Nothing is fetched yet.
    ///
    /// # Errors
    /// The address is none, or this machine has no certificates to check others with; in one sentence.
    pub fn at(address: &str) -> Result<Self, String> {
        let trimmed = address.strip_suffix("/checkpoint").unwrap_or(address).trim_end_matches('/');
        let uri: Uri = trimmed.parse().map_err(|_| "this is not an address such as https://vote.example.org/record")?;
        let whole = uri.scheme_str().is_some() && uri.host().is_some_and(|host| !host.is_empty());
        if !whole || uri.query().is_some() || trimmed.contains(['@', '#']) {
            return Err("this is not an address such as https://vote.example.org/record".into());
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let versions = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let config = versions.map_err(|why| why.to_string())?;
        let config = if uri.scheme_str() == Some("https") {
            config.with_native_roots().map_err(|why| format!("no certificates to check the address with: {why}"))?
        } else {
            config.with_root_certificates(RootCertStore::empty())
        };
        let connector = HttpsConnectorBuilder::new().with_tls_config(config.with_no_client_auth());
        let connector = connector.https_or_http().enable_http1().build();
        let http = Client::builder(TokioExecutor::new()).pool_max_idle_per_host(AHEAD + 1).build(connector);
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.map_err(|why| format!("no thread can be started: {why}"))?;
        let fetch = Fetch { http, address: trimmed.into() };
        Ok(Self { fetch, runtime, state: RefCell::default() })
    }

    /// Asks for a file, in the background.
    fn ask(&self, path: String, limit: usize) -> JoinHandle<Found> {
        self.runtime.spawn(self.fetch.clone().file(path, limit))
    }

    fn wait(&self, asked: JoinHandle<Found>) -> Found {
        self.runtime.block_on(asked).map_err(io::Error::other)?
    }

    /// A file that is needed now.
    fn fetched(&self, path: &str, limit: usize) -> Found {
        let (asked, in_order) = {
            let mut state = self.state.borrow_mut();
            match state.asked.front() {
                Some((front, _)) if front == path => (state.asked.pop_front().map(|(_, asked)| asked), true),
                None if state.name(state.next).is_some_and(|(next, _)| next == path) => {
                    state.next += 1;
                    (None, true)
                }
                _ => (None, false),
            }
        };
        let asked = asked.unwrap_or_else(|| self.ask(path.into(), limit));
        if in_order {
            self.ahead();
        }
        self.wait(asked)
    }

    /// Asks for the files that come next.
    fn ahead(&self) {
        let mut state = self.state.borrow_mut();
        while state.asked.len() < AHEAD
            && let Some((path, limit)) = state.name(state.next)
        {
            let asked = self.ask(path.clone(), limit);
            state.asked.push_back((path, asked));
            state.next += 1;
        }
    }
}

impl State {
    /// A file by its place in the order of the walk, and how long it may be.
    fn name(&self, place: u64) -> Option<(String, usize)> {
        let index = place / 2;
        if index >= self.size / WIDTH {
            return None;
        }
        let (kind, limit) =
            if place.is_multiple_of(2) { (Kind::Hashes(0), LONGEST_TILE) } else { (Kind::Entries, LONGEST_BUNDLE) };
        Some((Tile::of(kind, index, self.size)?.path(), limit))
    }
}

impl Source for Web {
    fn read(&self, path: &str, limit: usize) -> io::Result<Option<Vec<u8>>> {
        if let Some(bytes) = self.state.borrow_mut().kept.remove(path) {
            return Ok(Some(bytes));
        }
        if path == CHECKPOINT {
            let found = self.wait(self.ask(path.into(), limit))?;
            let read = found.as_deref().and_then(|bytes| Checkpoint::read(bytes).ok());
            *self.state.borrow_mut() = State { size: read.map_or(0, |(read, _)| read.size), ..State::default() };
            return Ok(found);
        }
        if limit > 0 {
            return self.fetched(path, limit);
        }
        let longest = if path.starts_with("tile/entries/") { LONGEST_BUNDLE } else { LONGEST_TILE };
        let found = self.wait(self.ask(path.into(), longest))?;
        if let Some(bytes) = &found {
            self.state.borrow_mut().kept.insert(path.into(), bytes.clone());
        }
        Ok(found)
    }
}

/// Fetches files from below one address, and follows nobody elsewhere.
#[derive(Clone)]
struct Fetch {
    http: Client<HttpsConnector<HttpConnector>, Empty<Bytes>>,
    address: Arc<str>,
}

/// Why a file did not come.
struct Failed {
    why: String,
    /// Whether, and after what time at least, it is worth asking again.
    again: Option<Duration>,
}

impl Failed {
    fn now(why: impl Into<String>) -> Self {
        Self { why: why.into(), again: Some(Duration::ZERO) }
    }

    fn for_good(why: impl Into<String>) -> Self {
        Self { why: why.into(), again: None }
    }
}

impl Fetch {
    async fn file(self, path: String, limit: usize) -> Found {
        let mut wait = FIRST_WAIT;
        let mut tries = 1;
        loop {
            let once = timeout(WHOLE, self.once(&path, limit)).await;
            match once.unwrap_or_else(|_| Err(Failed::now("it takes too long"))) {
                Ok(found) => return Ok(found),
                Err(Failed { again: Some(least), .. }) if tries < TRIES && least <= LONGEST_WAIT => {
                    sleep(wait.max(least)).await;
                    (tries, wait) = (tries + 1, wait * 2);
                }
                Err(Failed { why, .. }) => return Err(io::Error::other(format!("{path}: {why}"))),
            }
        }
    }

    async fn once(&self, path: &str, limit: usize) -> Result<Option<Vec<u8>>, Failed> {
        let request = Request::get(format!("{}/{path}", self.address)).header(USER_AGENT, AGENT);
        let request = request.body(Empty::new()).map_err(|why| Failed::for_good(why.to_string()))?;
        let answer = timeout(PATIENCE, self.http.request(request)).await.map_err(|_| Failed::now("no answer comes"))?;
        let answer = answer.map_err(|why| Failed::now(format!("the address cannot be reached{}", because(&why))))?;
        if !is_there(&answer)? {
            return Ok(None);
        }
        let mut body = answer.into_body();
        let mut bytes = Vec::new();
        // Of what is too long, only that it is too long matters.
        while bytes.len() <= limit {
            let more = timeout(PATIENCE, body.frame()).await.map_err(|_| Failed::now("it stops coming"))?;
            match more {
                None => return Ok(Some(bytes)),
                Some(Ok(frame)) => bytes.extend_from_slice(frame.data_ref().map_or(&[], |data| data)),
                Some(Err(_)) => return Err(Failed::now("it breaks off")),
            }
        }
        bytes.truncate(limit + 1);
        Ok(Some(bytes))
    }
}

/// What the head of an answer says: here it comes, or there is no such file.
fn is_there<B>(answer: &Response<B>) -> Result<bool, Failed> {
    let said = |name| answer.headers().get(name).and_then(|value| value.to_str().ok());
    match answer.status() {
        StatusCode::OK => match said(CONTENT_ENCODING) {
            None | Some("identity") => Ok(true),
            Some(packed) => Err(Failed::for_good(format!("it comes packed ({packed}), which nobody asked for"))),
        },
        StatusCode::NOT_FOUND | StatusCode::GONE => Ok(false),
        status if status.is_redirection() => {
            let to = said(LOCATION).unwrap_or("another address");
            Err(Failed::for_good(format!(
                "the record is said to be elsewhere ({to}); if you trust that, give that address"
            )))
        }
        status if status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error() => {
            let least =
                said(RETRY_AFTER).and_then(|seconds| seconds.parse().ok()).map_or(Duration::ZERO, Duration::from_secs);
            Err(Failed { why: format!("the answer is {status}"), again: Some(least) })
        }
        status => Err(Failed::for_good(format!("the answer is {status}"))),
    }
}

/// The innermost reason, which is the one that helps.
fn because(error: &dyn std::error::Error) -> String {
    let mut inner = error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    format!(": {inner}")
}
