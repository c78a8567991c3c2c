//! What every reader that refuses something promises.

use std::fmt::Display;

/// What was read; an error must be one line.
pub(crate) fn sound<T, E: Display>(result: Result<T, E>) -> Option<T> {
    result
        .inspect_err(|error| {
            let shown = error.to_string();
            assert!(!shown.contains(|c: char| c.is_control()) && !shown.is_empty(), "{shown:?}");
            assert!(shown.chars().count() < 300, "{shown:?}");
        })
        .ok()
}
