//! The record as a file: a `.bel` archive (section 11).
//!
//! It is an old-style tar file of which every byte is determined: a first file with the time, then data and events, each named by its
//! SHA-256. Each event names its parent by hash, so that the last hash stands for the whole record, and its payload. The data of an
//! event stand directly before it, in a fixed order, and nothing else may stand there.

mod event;
mod header;
mod scan;
mod writer;

pub use event::{Event, EventKind};
pub use scan::{DataRef, Entry, Layout, Source, scan};
pub(crate) use scan::{read_owned, read_sized};
pub use writer::Writer;
