//! Bundles of entries (c2sp.org/tlog-tiles): each entry with its length before it, two bytes, the higher first.

use crate::tiles::WIDTH;

/// No entry is longer, in bytes.
pub const LONGEST: usize = u16::MAX as usize;
/// No bundle is longer, in bytes.
pub const LONGEST_BUNDLE: usize = WIDTH as usize * (2 + LONGEST);

/// Appends an entry to the bytes of a bundle. False, and nothing is done, if it is longer than [`LONGEST`].
#[must_use]
pub fn push(bundle: &mut Vec<u8>, entry: &[u8]) -> bool {
    let Ok(length) = u16::try_from(entry.len()) else { return false };
    bundle.extend_from_slice(&length.to_be_bytes());
    bundle.extend_from_slice(entry);
    true
}

/// What is read of a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle<'a> {
    /// The entries, as far as they can be told apart.
    pub entries: Vec<&'a [u8]>,
    /// Whether these are all that was expected, and nothing follows them.
    pub whole: bool,
}

/// Takes a bundle of `width` entries apart.
pub fn read(bytes: &[u8], width: u16) -> Bundle<'_> {
    let (mut rest, mut entries) = (bytes, Vec::with_capacity(width.into()));
    while entries.len() < usize::from(width) {
        let Some((length, after)) = rest.split_first_chunk() else { break };
        let Some((entry, after)) = after.split_at_checked(u16::from_be_bytes(*length).into()) else { break };
        entries.push(entry);
        rest = after;
    }
    let whole = rest.is_empty() && entries.len() == usize::from(width);
    Bundle { entries, whole }
}
