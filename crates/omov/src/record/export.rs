//! `omov record export`: the whole record as files, as a plain web server can hand them out, for copies in other hands.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use omov_record::key::VerifierKey;
use omov_record::tiles::{CHECKPOINT, grown};
use omov_record::tree::Frontier;
use omov_record::verify::{Demands, Verdict, verify};
use omov_store::{Database, Store};
use omov_verify::record::Folder;

use super::check::Wrong;
use super::{check, files, kept};
use crate::failure::{DOES_NOT_HOLD, Failure, of_system};
use crate::house::{SCHEMA, Stop};
use crate::output;
use crate::serve::{self, Kept};

/// What to do with the record.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    does: Does,
}

#[derive(Debug, Subcommand)]
enum Does {
    /// Write the record as files into a folder, and look them over. A folder that has an earlier copy is brought up to date.
    Export {
        #[command(flatten)]
        kept: Kept,
        /// The folder.
        folder: PathBuf,
    },
}

/// So many entries are looked over at once.
const AT_ONCE: u64 = 1000;

/// Writes it.
pub(crate) fn run(options: &Options) -> Result<ExitCode, Failure> {
    let Does::Export { kept, folder } = &options.does;
    let database = kept.database()?;
    if let Database::Sqlite(file) = &database
        && !file.path.is_file()
    {
        return Err(Failure::file(&kept.data, "there is no house in this folder"));
    }
    serve::in_runtime(async {
        let opened = Store::open_as_it_is(database, &SCHEMA).await;
        let (store, changes) = opened.map_err(|e| Failure::usage(e.to_string()))?;
        if changes > 0 {
            store.close().await;
            return Err(Failure::usage("the tables are of an older omov: start omov serve once"));
        }
        let written = write(&store.with_errors(), folder).await;
        store.close().await;
        said(written?, folder)
    })
}

/// What was written, and what was found.
#[derive(Debug)]
pub(super) struct Written {
    /// What the files say, read again.
    pub(super) verdict: Option<Verdict>,
    /// What the database says otherwise than the files.
    pub(super) wrong: Vec<Wrong>,
}

/// Writes everything that is published, each file at once or not at all, and the checkpoint last.
pub(super) async fn write(store: &Store<Stop>, folder: &Path) -> Result<Written, Failure> {
    let found = store.read(|tx| Ok((kept::published(tx)?, kept::checkpoint(tx)?))).await.map_err(trouble)?;
    let (Some(published), Some(checkpoint)) = found else {
        return Ok(Written { verdict: None, wrong: Vec::new() });
    };
    let size = published.read().map_or(published.size, |(checkpoint, _)| checkpoint.size);
    let mut wrong = Vec::new();
    if size != published.size {
        let what = format!("the database says {} entries are published, and the checkpoint {size}", published.size);
        wrong.push(Wrong { number: size, what });
    }
    for tile in grown(0, size) {
        let path = folder.join(tile.path());
        if u64::from(tile.width) == omov_record::tiles::WIDTH && path.is_file() {
            // A full tile never changes.
            continue;
        }
        // What is not there any more is missing from the copy as well, where the check names it.
        if let Some(bytes) = store.read(move |tx| Ok(files::tile(tx, tile, size)?)).await.map_err(trouble)? {
            put(&path, &bytes)?;
        }
    }
    put(&folder.join(CHECKPOINT), checkpoint.as_bytes())?;
    let mut edge = Frontier::empty();
    while edge.size() < size {
        let (before, end) = (edge.clone(), size.min(edge.size() + AT_ONCE));
        let (behind, found) = store.read(move |tx| check::rows(tx, before.clone(), end)).await.map_err(trouble)?;
        wrong.extend(found);
        edge = behind;
    }
    for witness in store.read(check::witnesses).await.map_err(trouble)? {
        wrong.push(Wrong {
            number: size,
            what: format!("what is kept of the witness {witness} is not what it has signed"),
        });
    }
    Ok(Written { verdict: look_over(folder, None, &[])?, wrong })
}

fn trouble(stop: Stop) -> Failure {
    Failure::usage(stop.to_string())
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let written = || {
        let folder = path.parent().unwrap_or(path);
        fs::create_dir_all(folder)?;
        let mut new = tempfile::NamedTempFile::new_in(folder)?;
        io::Write::write_all(&mut new, bytes)?;
        #[cfg(unix)]
        fs::set_permissions(new.path(), std::os::unix::fs::PermissionsExt::from_mode(0o644))?;
        new.as_file().sync_all()?;
        new.persist(path).map_err(|failed| failed.error)
    };
    written().map(|_| ()).map_err(|e| Failure::file(path, of_system(&e)))
}

/// Checks a copy, as whoever has it would.
pub(super) fn look_over(
    folder: &Path,
    key: Option<&VerifierKey>,
    witnesses: &[VerifierKey],
) -> Result<Option<Verdict>, Failure> {
    let demands = Demands { key, witnesses, quorum: None, since: None };
    Folder::open(folder)
        .and_then(|copy| verify(&copy, demands, &mut |_, _| {}))
        .map_err(|e| Failure::file(folder, of_system(&e)))
}

fn said(written: Written, folder: &Path) -> Result<ExitCode, Failure> {
    let Some(verdict) = written.verdict else {
        output::print("Nothing has been published yet: the record is signed a moment after the first act.\n")?;
        return Ok(ExitCode::SUCCESS);
    };
    let size = verdict.checkpoint.as_ref().map_or(0, |checkpoint| checkpoint.size);
    let entries = output::number_of(size, "entry").replace("entrys", "entries");
    let mut text = String::new();
    for fault in &verdict.faults {
        text.extend(["SERIOUS  ", fault.check.name(), ", ", &fault.place.to_string(), ": ", &fault.detail, "\n"]);
    }
    for Wrong { number, what } in &written.wrong {
        text.extend(["SERIOUS  entry ", &number.to_string(), ": ", what, "\n"]);
    }
    let is_whole = text.is_empty();
    if is_whole {
        text = format!("{}: {entries}, read again and found whole.\n", folder.display());
    }
    output::print(&output::plain(&text))?;
    Ok(if is_whole { ExitCode::SUCCESS } else { ExitCode::from(DOES_NOT_HOLD) })
}
