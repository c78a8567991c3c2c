//! Codes that people type from a mail: eight signs.

use crate::house::{Stop, ids, signs};

/// So many signs has a code. There are 10^12 of them.
pub(crate) const LENGTH: usize = 8;

/// A new code.
pub(crate) fn new() -> Result<String, Stop> {
    Ok(signs::of(&ids::chance::<LENGTH>()?))
}
