//! Without a server for mail, letters are put into a folder, for the host to send or read: one file each, whole or not there.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::kept::Kept;
use crate::house::timestamp;

/// The folder.
pub(crate) fn folder(data: &Path) -> PathBuf {
    data.join("outbox")
}

/// The file of a letter; the same for each try.
pub(super) fn name(letter: &Kept) -> String {
    format!("{}-{}.eml", timestamp(letter.made_at).strftime("%Y-%m-%dT%H%M%S"), letter.id)
}

/// Puts a file there that nobody but us can read: links in it open doors.
pub(super) fn put(folder: &Path, name: &str, mail: &[u8]) -> io::Result<()> {
    let mut making = std::fs::DirBuilder::new();
    making.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut making, 0o700);
    making.create(folder)?;
    let mut file = tempfile::Builder::new().prefix(".new-").tempfile_in(folder)?;
    file.write_all(mail)?;
    file.as_file().sync_all()?;
    file.persist(folder.join(name)).map_err(|error| error.error)?;
    // That the name stands in the folder is on the disk only after this.
    std::fs::File::open(folder)?.sync_all()
}
