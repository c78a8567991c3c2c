//! The public record: every act of governance, in a log that nobody can quietly change.
//!
//! Each act is an [`Entry`]. The entries are the leaves of a hash tree ([`tree`]); its hashes and the entries lie in small
//! files that anybody can copy ([`tiles`], [`bundle`]). A [`Checkpoint`] says how many entries there are and what the
//! root is, and is signed ([`note`], [`key`]); witnesses elsewhere look whether the record has only grown, and sign as well ([`witness`]).
//! Whoever has a copy can check all of it ([`verify`]).
//!
//! The formats are those of transparency logs: RFC 6962 for the tree, and of the Community Cryptography Specification Project
//! (<https://c2sp.org>) tlog-tiles, signed-note, tlog-checkpoint, tlog-cosignature and tlog-witness. So other people's tools read the
//! record too. What stands inside an entry is ours. The exact bytes are in `docs/PROTOCOL.md`.
//!
//! This crate does no input or output, has no clock and makes no random numbers. What it needs of stored hashes it names by position,
//! and the caller reads them, inside whatever transaction it is in.

mod base64;
pub mod bundle;
pub mod checkpoint;
pub mod entry;
pub mod hash;
pub mod key;
pub mod note;
pub mod tiles;
pub mod tree;
pub mod verify;
pub mod witness;

pub use checkpoint::Checkpoint;
pub use entry::Entry;
pub use hash::Hash;

/// No record has more entries: whole numbers beyond this are not the same in every program that reads JSON.
pub const MAX_SIZE: u64 = (1 << 53) - 1;

/// A number as it stands in the formats: decimal, without sign or leading zero, at most [`MAX_SIZE`].
pub(crate) fn decimal(text: &str) -> Option<u64> {
    let canonical = text == "0" || !text.starts_with('0');
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|n| canonical && digits && *n <= MAX_SIZE)
}
