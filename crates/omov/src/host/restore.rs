//! `omov restore`: a house from a backup.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use omov_store::{Sqlite, Store};

use crate::failure::{DOES_NOT_HOLD, Failure, of_system};
use crate::house::SCHEMA;
use crate::output;
use crate::record::{self, Trouble};
use crate::serve::{self, lock};

/// From where, and where to.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The backup.
    backup: PathBuf,
    /// The folder to put it in. No house may be there yet.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// The data folder of the house that this one takes the place of, if it is still there: what it signed last is carried over.
    #[arg(long, value_name = "DIR")]
    in_place_of: Option<PathBuf>,
}

/// Puts a backup into a folder, after reading all of it.
pub(crate) fn run(options: &Options) -> Result<ExitCode, Failure> {
    let Options { backup, data, in_place_of } = options;
    if let Err(e) = fs::File::open(backup) {
        return Err(Failure::file(backup, of_system(&e)));
    }
    if let Some(old) = in_place_of.as_ref().filter(|old| !old.is_dir()) {
        return Err(Failure::file(old, "there is no such folder; leave --in-place-of out if the old one is gone"));
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
    let put = put(backup, &unfinished, &house, in_place_of.as_deref());
    if put.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    let trouble = put?;
    output::print(&format!(
        "{}: the backup is back, and was found whole.\n\
         Everybody has to sign in again. Whoever waited for a code or a link in a letter (to sign in, to join, for a new address, or \
         on paper) has to ask for it anew. Other letters that waited when the backup was made are sent now, also those that \
         went out since.\n",
        output::plain(&data.display().to_string())
    ))?;
    let Some(trouble) = trouble else { return Ok(ExitCode::SUCCESS) };
    output::print(&format!(
        "\nBUT: {trouble}.\nUntil then nothing is signed on it. Leave the file {} in the folder: others have seen what it says.\n",
        record::FILE
    ))?;
    Ok(ExitCode::from(DOES_NOT_HOLD))
}

fn put(backup: &Path, unfinished: &Path, house: &Path, in_place_of: Option<&Path>) -> Result<Option<Trouble>, Failure> {
    let _ = fs::remove_file(unfinished);
    omov_store::copy(backup, unfinished, &[]).map_err(|e| Failure::file(unfinished, e))?;
    let folder = house.parent().unwrap_or(Path::new("."));
    let (data, before) = (folder.to_owned(), in_place_of.map(Path::to_owned));
    let trouble = serve::in_runtime(async {
        let opened = Store::open_as_it_is(Sqlite::new(unfinished), &SCHEMA).await;
        let (store, _) = opened.map_err(|e| Failure::does_not_hold(backup, e))?;
        let signed = store.read(move |tx| record::restored::checkpoint(tx, &data, before.as_deref())).await;
        store.close().await;
        let signed = signed.map_err(|e| Failure::does_not_hold(backup, e))?;
        signed.map_err(|e| Failure::file(&folder.join(record::FILE), of_system(&e)))
    })?;
    fs::rename(unfinished, house)
        .and_then(|()| fs::File::open(folder)?.sync_all())
        .map_err(|e| Failure::file(house, of_system(&e)))?;
    Ok(trouble)
}
