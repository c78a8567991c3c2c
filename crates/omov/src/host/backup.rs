//! `omov backup`: a copy of everything, while the house stays open.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use omov_store::Database;

use super::sql;
use crate::failure::Failure;
use crate::house::Clock;
use crate::output;
use crate::serve::Kept;

/// What is copied, and where to.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    kept: Kept,
    /// The file to write. It must not be there yet.
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

/// Copies the database and looks the copy over.
pub(crate) fn run(options: &Options) -> Result<ExitCode, Failure> {
    let Database::Sqlite(file) = options.kept.database()? else {
        return Err(Failure::usage(
            "PostgreSQL is backed up with its own tool: pg_dump --format=custom --file FILE; docs/OPERATIONS.md says how",
        ));
    };
    if !file.path.is_file() {
        return Err(Failure::file(&options.kept.data, "there is no house in this folder"));
    }
    let copy = omov_store::copy(&file.path, &options.to, &sql::in_no_backup());
    let copy = copy.map_err(|e| Failure::file(&options.to, e))?;
    if !super::copied::note(&options.kept.data, Clock::default().now()) {
        output::say("the copy is made, but this cannot be noted in the data folder: omov doctor will not know of it\n");
    }
    output::print(&format!(
        "{}: {}, read again and found whole.\nIt holds the whole roll. Keep it where only you can read it.\n",
        output::plain(&options.to.display().to_string()),
        size(copy.bytes)
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// A size in words: 12.3 MB.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{}.{} kB", bytes / 1_000, bytes / 100 % 10),
        1_000_000..1_000_000_000 => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
        _ => format!("{}.{} GB", bytes / 1_000_000_000, bytes / 100_000_000 % 10),
    }
}
