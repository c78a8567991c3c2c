//! When the last copy was made: a line in the data folder, so that somebody notices when nobody makes copies any more.

use std::fs;
use std::path::Path;

use omov_store::Moment;

use crate::house::timestamp;

const FILE: &str = "last-backup";

/// Notes that a copy was made. Where the folder cannot be written the copy is there all the same.
pub(super) fn note(data: &Path, now: Moment) -> bool {
    fs::write(data.join(FILE), format!("{}\n", timestamp(now))).is_ok()
}

/// When the last copy was made that is known of.
pub(super) fn last(data: &Path) -> Option<Moment> {
    let text = fs::read_to_string(data.join(FILE)).ok()?;
    let when: jiff::Timestamp = text.trim().parse().ok()?;
    Some(Moment(when.as_microsecond()))
}
