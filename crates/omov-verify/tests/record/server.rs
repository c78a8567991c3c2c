//! A small server of files, which counts what it is asked and may be told to misbehave.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// How a file is answered.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Manner {
    /// As it is there, or not.
    Plain,
    /// With a length and, as it comes, in pieces without one.
    InPieces,
    /// With this status and this line in its head.
    Says(u16, &'static str),
    /// Half of it, and then the connection ends.
    Half,
    /// The connection ends at once.
    HangsUp,
    /// It never ends.
    Endless,
}

type Decides = dyn Fn(&str, usize) -> Manner + Send + Sync;
type Finds = dyn Fn(&str) -> Option<Vec<u8>> + Send + Sync;

pub(crate) struct Server {
    pub(crate) address: String,
    about: Arc<About>,
}

struct About {
    finds: Box<Finds>,
    /// By the path, and how often it was asked for before.
    decides: Box<Decides>,
    counts: Mutex<Counts>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Counts {
    /// How often each file was asked for.
    pub(crate) asked: BTreeMap<String, usize>,
    pub(crate) open: usize,
    /// So many connections were open at once at most.
    pub(crate) most: usize,
}

impl Server {
    pub(crate) fn new(
        finds: impl Fn(&str) -> Option<Vec<u8>> + Send + Sync + 'static,
        decides: impl Fn(&str, usize) -> Manner + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/record", listener.local_addr().unwrap());
        let about = About { finds: Box::new(finds), decides: Box::new(decides), counts: Mutex::default() };
        let about = Arc::new(about);
        let shared = about.clone();
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let about = shared.clone();
                thread::spawn(move || about.talk(stream));
            }
        });
        Self { address, about }
    }

    pub(crate) fn counts(&self) -> Counts {
        self.about.counts.lock().unwrap().clone()
    }
}

impl About {
    fn talk(&self, mut stream: TcpStream) {
        {
            let mut counts = self.counts.lock().unwrap();
            counts.open += 1;
            counts.most = counts.most.max(counts.open);
        }
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
        while let Some(first) = lines.next() {
            for line in lines.by_ref() {
                assert!(!line.to_ascii_lowercase().starts_with("accept-encoding"), "{line}");
                if line.is_empty() {
                    break;
                }
            }
            let path =
                first.split(' ').nth(1).and_then(|path| path.strip_prefix("/record/")).unwrap_or_default().to_owned();
            let before = {
                let mut counts = self.counts.lock().unwrap();
                let asked = counts.asked.entry(path.clone()).or_default();
                *asked += 1;
                *asked - 1
            };
            if !self.answer(&mut stream, &path, (self.decides)(&path, before)) {
                break;
            }
        }
        self.counts.lock().unwrap().open -= 1;
    }

    /// Answers once. False if the connection is to end.
    fn answer(&self, stream: &mut TcpStream, path: &str, manner: Manner) -> bool {
        let file = (self.finds)(path);
        let head = |status: u16, line: &str| format!("HTTP/1.1 {status} As Told\r\n{line}\r\n\r\n");
        let whole = file.as_ref().map(|file| format!("Content-Length: {}", file.len()));
        let sent = match (manner, file, whole) {
            (Manner::HangsUp, ..) => return false,
            (Manner::Says(status, line), ..) => {
                stream.write_all(head(status, &format!("{line}\r\nContent-Length: 0")).as_bytes())
            }
            (_, None, _) | (_, _, None) => stream.write_all(head(404, "Content-Length: 0").as_bytes()),
            (Manner::Plain, Some(file), Some(length)) => {
                stream.write_all(&[head(200, &length).as_bytes(), &file].concat())
            }
            (Manner::InPieces, Some(file), _) => {
                let mut bytes = head(200, "Transfer-Encoding: chunked").into_bytes();
                for piece in file.chunks(1000) {
                    bytes.extend_from_slice(format!("{:x}\r\n", piece.len()).as_bytes());
                    bytes.extend_from_slice(piece);
                    bytes.extend_from_slice(b"\r\n");
                }
                bytes.extend_from_slice(b"0\r\n\r\n");
                stream.write_all(&bytes)
            }
            (Manner::Half, Some(file), Some(length)) => {
                let _ = stream.write_all(&[head(200, &length).as_bytes(), &file[..file.len() / 2]].concat());
                return false;
            }
            (Manner::Endless, ..) => {
                let _ = stream.write_all(head(200, "Connection: close").as_bytes());
                // It ends when the other side has had enough.
                while stream.write_all(&[b'x'; 4096]).is_ok() {}
                return false;
            }
        };
        sent.is_ok()
    }
}
