//! The command line, the same for `omov-verify FILE` and `omov verify FILE`.

use std::io::{IsTerminal, stderr, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use omov_belenios::verify::Progress;

use crate::{Options, UNREADABLE, run};

/// What to check, and how to answer.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The record, a .bel file.
    file: PathBuf,
    /// Print one line of JSON.
    #[arg(long)]
    json: bool,
    /// The hash of the last event at your earlier visit: it must still be in the record.
    #[arg(long, value_name = "HASH")]
    seen: Option<String>,
}

/// Checks the record, with a progress bar if somebody is watching.
pub fn verify(arguments: &Arguments) -> ExitCode {
    let bar = if stderr().is_terminal() { ProgressBar::new(0) } else { ProgressBar::hidden() };
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}") {
        bar.set_style(style);
    }
    let mut show = |progress| {
        let (what, done, of) = match progress {
            Progress::Reading(done, of) => ("reading", done, of),
            Progress::Ballots(done, of) => ("checking ballots", done, of),
            Progress::Opening(done, of) => ("checking the opening", done, of),
        };
        bar.set_message(what);
        bar.set_length(of);
        bar.set_position(done);
    };
    let options = Options { json: arguments.json, seen: arguments.seen.as_deref() };
    let status = run(&arguments.file, options, &mut stdout().lock(), &mut stderr().lock(), &mut show);
    bar.finish_and_clear();
    ExitCode::from(status.unwrap_or(UNREADABLE))
}
