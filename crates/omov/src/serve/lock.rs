//! One program at a time in one data folder.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::failure::{Failure, of_system};

/// Its name in the folder.
const NAME: &str = "omov.lock";

/// The folder is ours until this is dropped, or the process ends in whatever way.
#[derive(Debug)]
pub(crate) struct Lock(#[expect(dead_code, reason = "held, never read")] File);

impl Lock {
    /// Takes a folder, or says that it is in use.
    pub(crate) fn take(data: &Path) -> Result<Self, Failure> {
        let path = data.join(NAME);
        let open = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let file = open.map_err(|e| Failure::file(&path, of_system(&e)))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(Failure::file(
                data,
                "another omov is at work in this folder; stop it first, or give this one a folder of its own",
            )),
            Err(TryLockError::Error(e)) => Err(Failure::file(&path, of_system(&e))),
        }
    }
}

/// Makes a data folder that only its owner can open, if it is not there.
pub(crate) fn make(data: &Path) -> Result<(), Failure> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(data).map_err(|e| Failure::file(data, of_system(&e)))
}
