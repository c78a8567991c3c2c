//! `record DIR` and `record URL`: checking the public record.
//!
//! It is read from a folder with `checkpoint` and `tile/` in it, or from the record's address, where the same files lie. A copy in a folder is
//! checked without the network: whoever checks says which bytes are checked.

mod folder;
mod report;
#[cfg(feature = "network")]
mod web;

use std::fs;
use std::io::{self, Write, stderr, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use omov_record::Checkpoint;
use omov_record::key::{Purpose, VerifierKey};
use omov_record::note::Note;
use omov_record::verify::{Demands, Source, verify};

pub use folder::Folder;
pub use report::Report;
#[cfg(feature = "network")]
pub use web::Web;

use crate::report::one_line;
use crate::{NOT_VALID, UNREADABLE, VALID, command};

/// What to check, against what, and how to answer.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The record: a folder with `checkpoint` and `tile` in it, or its address (`https://vote.example.org/record`).
    #[arg(value_name = "DIR|URL")]
    record: PathBuf,
    /// The record's key (NAME+ID+KEY), from somewhere else than the record.
    #[arg(long, value_parser = of_record)]
    key: Option<VerifierKey>,
    /// The key of a witness that you trust. May be given more than once; all of them must have signed.
    #[arg(long = "witness", value_name = "KEY", value_parser = of_witness)]
    witnesses: Vec<VerifierKey>,
    /// So many of the witnesses are enough.
    #[arg(long, value_name = "N", requires = "witnesses")]
    quorum: Option<usize>,
    /// The checkpoint that you kept from an earlier visit: the record must still begin with what it covers.
    #[arg(long, value_name = "CHECKPOINT")]
    since: Option<PathBuf>,
    /// Print one line of JSON.
    #[arg(long)]
    json: bool,
}

fn of_record(text: &str) -> Result<VerifierKey, String> {
    of(text, Purpose::Note, "this is the key of a witness; give it with --witness")
}

fn of_witness(text: &str) -> Result<VerifierKey, String> {
    of(text, Purpose::Cosignature, "this is not the key of a witness, but of a record; give it with --key")
}

fn of(text: &str, purpose: Purpose, otherwise: &str) -> Result<VerifierKey, String> {
    let key = VerifierKey::parse(text.trim()).map_err(|why| why.to_string())?;
    if key.purpose() == purpose { Ok(key) } else { Err(otherwise.into()) }
}

/// Checks a record, with a progress bar if somebody is watching.
pub(crate) fn command(arguments: &Arguments) -> ExitCode {
    let bar = command::bar();
    bar.set_message("checking entries");
    let mut show = |done, of| {
        bar.set_length(of);
        bar.set_position(done);
    };
    let status = run(arguments, &mut stdout().lock(), &mut stderr().lock(), &mut show);
    bar.finish_and_clear();
    ExitCode::from(status.unwrap_or(UNREADABLE))
}

/// Checks a record, writes the verdict to `out` and complaints about files to `err`, and gives the exit status.
///
/// # Errors
/// `out` or `err` cannot be written.
pub fn run(
    arguments: &Arguments,
    out: &mut dyn Write,
    err: &mut dyn Write,
    progress: &mut dyn FnMut(u64, u64),
) -> io::Result<u8> {
    let report = match examine(arguments, progress) {
        Ok(report) => report,
        Err(why) => {
            writeln!(err, "{}", one_line(&why))?;
            return Ok(UNREADABLE);
        }
    };
    if arguments.json {
        writeln!(out, "{}", report.to_json())?;
    } else {
        out.write_all(report.text().as_bytes())?;
    }
    Ok(if report.verdict.valid() { VALID } else { NOT_VALID })
}

/// The verdict on a record.
///
/// # Errors
/// A file or folder that cannot be read, in one sentence.
pub fn examine(arguments: &Arguments, progress: &mut dyn FnMut(u64, u64)) -> Result<Report, String> {
    let Arguments { record, key, witnesses, quorum, since, .. } = arguments;
    if quorum.is_some_and(|quorum| quorum > witnesses.len()) {
        return Err(format!("--quorum is larger than the number of witnesses that were named, {}", witnesses.len()));
    }
    let since = since.as_deref().map(kept).transpose()?;
    let refuse = |why: String| format!("{}: {why}", record.display());
    let (source, what) = open(record).map_err(refuse)?;
    let demands = Demands { key: key.as_ref(), witnesses, quorum: *quorum, since: since.as_ref() };
    let verdict = verify(&*source, demands, progress).map_err(|why| refuse(why.to_string()))?;
    let missing = || refuse(format!("there is no checkpoint here; is this the {what} of a record?"));
    Ok(Report { verdict: verdict.ok_or_else(missing)?, key: key.is_some(), quorum: *quorum })
}

/// Where the record is read from, and what that is called.
fn open(record: &Path) -> Result<(Box<dyn Source>, &'static str), String> {
    if let Some(address) = record.to_str().filter(|text| is_address(text)) {
        return Ok((at(address)?, "address"));
    }
    Ok((Box::new(Folder::open(record).map_err(|why| why.to_string())?), "folder"))
}

/// Whether this is an address, and not the name of a folder.
fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

#[cfg(feature = "network")]
fn at(address: &str) -> Result<Box<dyn Source>, String> {
    Ok(Box::new(Web::at(address)?))
}

#[cfg(not(feature = "network"))]
fn at(_: &str) -> Result<Box<dyn Source>, String> {
    Err("this omov-verify was built without the network; copy the record into a folder, and give that".into())
}

/// A checkpoint that the reader kept.
fn kept(path: &Path) -> Result<(Checkpoint, Note), String> {
    let refuse = |why: String| format!("{}: {why}", path.display());
    let bytes = fs::read(path).map_err(|why| refuse(why.to_string()))?;
    Checkpoint::read(&bytes).map_err(|why| refuse(format!("this is no checkpoint: {why}")))
}
