//! Writing a record.

use super::event::{Event, EventKind};
use super::header::header;
use super::scan::Layout;
use crate::hashing::{hex, sha256_hex};

/// A record under way: gives the bytes to append for each event.
///
/// The bytes are handed out and not kept. Whoever stores them may forget everything but the [`Writer`], and go on after each event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writer {
    time: u64,
    parent: Option<String>,
    height: u64,
}

impl Writer {
    /// Begins a record; `time` is in seconds since 1970. Gives the first bytes too.
    pub fn new(time: u64) -> (Self, Vec<u8>) {
        let mut bytes = Vec::new();
        file(&mut bytes, "BELENIOS", format!("{{\"version\":1,\"timestamp\":{time}}}").as_bytes(), time);
        (Self { time, parent: None, height: 0 }, bytes)
    }

    /// Goes on with a record under way of which this was found.
    pub fn resume(layout: &Layout) -> Self {
        let parent = (!layout.entries.is_empty()).then(|| hex(&layout.head));
        Self { time: layout.time, parent, height: layout.entries.len() as u64 }
    }

    /// Goes on after the last of `events` events, whose hash is `head`, in a record that began at `time`: for whoever keeps these three and not the
    /// bytes.
    pub fn after(time: u64, events: u64, head: Option<String>) -> Self {
        Self { time, parent: head, height: events }
    }

    /// The hash of the last event, to be kept by everybody who watches over the election.
    pub fn head(&self) -> Option<&str> {
        self.parent.as_deref()
    }

    /// Adds an event. `data` are the contents that stand before it; if the kind has a payload, it is the last of them.
    pub fn event(&mut self, kind: EventKind, data: &[&str]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for contents in data {
            let name = format!("{}.data.json", sha256_hex(contents));
            file(&mut bytes, &name, contents.as_bytes(), self.time);
        }
        let payload = data.last().filter(|_| kind.has_payload()).map(sha256_hex);
        let event = Event { parent: self.parent.take(), height: self.height, kind, payload }.to_json();
        let hash = sha256_hex(&event);
        file(&mut bytes, &format!("{hash}.event.json"), event.as_bytes(), self.time);
        self.parent = Some(hash);
        self.height += 1;
        bytes
    }
}

fn file(out: &mut Vec<u8>, name: &str, contents: &[u8], time: u64) {
    out.extend_from_slice(&header(name, contents.len() as u64, time));
    out.extend_from_slice(contents);
    out.resize(out.len().next_multiple_of(512), 0);
}
