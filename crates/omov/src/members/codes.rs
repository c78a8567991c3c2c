//! What is kept of a code that people type from a letter.

use sha2::{Digest, Sha256};

use crate::accounts::code;
use crate::house::{Stop, signs};

/// A new code, as it stands in a letter: `4TRK-9QMW`.
pub(crate) fn new() -> Result<String, Stop> {
    Ok(signs::in_groups(&code::new()?))
}

/// What is kept of it: a hash, with what it belongs to.
pub(crate) fn hash(of: &[u8], typed: &str) -> [u8; 32] {
    Sha256::new().chain_update(of).chain_update(signs::meant(typed)).finalize().into()
}
