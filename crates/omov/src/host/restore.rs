//! `omov restore`: a house from a backup.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use omov_store::{Sqlite, Store};

use crate::failure::{Failure, of_system};
use crate::house::SCHEMA;
use crate::output;
use crate::serve::{self, lock};

/// From where, and where to.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The backup.
    backup: PathBuf,
    /// The folder to put it in. No house may be there yet.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
}

/// Puts a backup into a folder, after reading all of it.
pub(crate) fn run(options: &Options) -> Result<ExitCode, Failure> {
    let Options { backup, data } = options;
    if let Err(e) = fs::File::open(backup) {
        return Err(Failure::file(backup, of_system(&e)));
    }
    lock::make(data)?;
    let _lock = lock::Lock::take(data)?;
    let house = data.join(serve::FILE);
    if house.exists() {
        return Err(Failure::file(data, "there is a house in this folder; restore into another one"));
    }
    omov_store::look_over(backup)
        .map_err(|_| Failure::does_not_hold(backup, "this is no backup of omov, or it is damaged"))?;
    // Under another name until it is known to be good, so that nobody opens half a house.
    let unfinished = data.join("restoring.sqlite");
    let put = put(backup, &unfinished, &house);
    if put.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    put?;
    output::print(&format!(
        "{}: the backup is back, and was found whole.\n\
         Everybody has to sign in again. Whoever waited for a code or a link in a letter (to sign in, to join, for a new address, or \
         on paper) has to ask for it anew. Other letters that waited when the backup was made are sent now, also those that \
         went out since.\n",
        output::plain(&data.display().to_string())
    ))?;
    Ok(ExitCode::SUCCESS)
}

fn put(backup: &Path, unfinished: &Path, house: &Path) -> Result<(), Failure> {
    let _ = fs::remove_file(unfinished);
    omov_store::copy(backup, unfinished, &[]).map_err(|e| Failure::file(unfinished, e))?;
    serve::in_runtime(async {
        let opened = Store::open_as_it_is(Sqlite::new(unfinished), &SCHEMA).await;
        let (store, _) = opened.map_err(|e| Failure::does_not_hold(backup, e))?;
        store.close().await;
        Ok(())
    })?;
    let folder = house.parent().unwrap_or(Path::new("."));
    fs::rename(unfinished, house)
        .and_then(|()| fs::File::open(folder)?.sync_all())
        .map_err(|e| Failure::file(house, of_system(&e)))
}
