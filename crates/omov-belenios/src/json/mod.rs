//! Canonical JSON, as the protocol signs and hashes it (protocol text, section 1).
//!
//! Every object of a record has exactly one spelling: no spaces, the fields in a fixed order, whole numbers without leading zeros, one
//! way to escape each character. So nothing is parsed into a tree. A [`Reader`] walks over the text and is told what has to come
//! next; any other spelling, an unknown field, a missing or repeated one stops it. What it has accepted, it has accepted byte for byte,
//! and hashing the input is hashing the canonical form.

mod reader;
mod writer;

pub use reader::{Malformed, Reader};
pub(crate) use writer::{array, string};
