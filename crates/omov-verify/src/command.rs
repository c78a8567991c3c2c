//! The command line, the same for `omov-verify …` and `omov verify …`.

use std::fs;
use std::io::{IsTerminal, Write as _, stderr, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use omov_belenios::verify::Progress;

use crate::{Declared, Options, UNREADABLE, record, report, run};

/// What to check, and how to answer.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Arguments {
    #[command(subcommand)]
    other: Option<Other>,
    /// The record of an election, a .bel file.
    #[arg(required = true)]
    file: Option<PathBuf>,
    /// Print one line of JSON.
    #[arg(long)]
    json: bool,
    /// The hash of the last event at your earlier visit: it must still be in the record.
    #[arg(long, value_name = "HASH")]
    seen: Option<String>,
    /// A count that was declared for a ranked question (as written by omov count --json): is it what the opened ballots give? May be given
    /// once for each question; the number may be left out if only one is ranked.
    #[arg(long = "count", value_name = "[QUESTION=]FILE.json", value_parser = named)]
    counts: Vec<Named>,
}

/// What else can be checked.
#[derive(Debug, Subcommand)]
enum Other {
    /// Check a copy of the public record: is every entry what was signed, and was nothing taken back?
    Record(record::Arguments),
}

/// A file with a declared count.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Named {
    question: Option<usize>,
    file: PathBuf,
}

fn named(text: &str) -> Result<Named, String> {
    let (question, file) = match text.split_once('=') {
        Some((number, file)) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => {
            (Some(number.parse().map_err(|_| "no election has so many questions".to_owned())?), file)
        }
        _ => (None, text),
    };
    if file.is_empty() { Err("the file is missing".into()) } else { Ok(Named { question, file: file.into() }) }
}

impl Named {
    fn read(&self) -> Result<Declared, String> {
        let refuse = |why: String| format!("{}: {why}", self.file.display());
        let bytes = fs::read(&self.file).map_err(|e| refuse(e.to_string()))?;
        let record = serde_json::from_slice(&bytes).map_err(|e| refuse(format!("this is no count record: {e}")))?;
        Ok(Declared { question: self.question, file: self.file.clone(), record })
    }
}

/// Checks what was asked for, with a progress bar if somebody is watching.
pub fn verify(arguments: &Arguments) -> ExitCode {
    match (&arguments.other, &arguments.file) {
        (Some(Other::Record(arguments)), _) => record::command(arguments),
        (None, Some(file)) => election(file, arguments),
        (None, None) => ExitCode::from(UNREADABLE),
    }
}

/// A bar on standard error, if somebody is watching.
pub(crate) fn bar() -> ProgressBar {
    let bar = if stderr().is_terminal() { ProgressBar::new(0) } else { ProgressBar::hidden() };
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}") {
        bar.set_style(style);
    }
    bar
}

fn election(file: &Path, arguments: &Arguments) -> ExitCode {
    let declared: Vec<Declared> = match arguments.counts.iter().map(Named::read).collect() {
        Ok(declared) => declared,
        Err(why) => {
            // If nobody listens on standard error, the exit code still tells.
            let _ = writeln!(stderr(), "{}", report::one_line(&why));
            return ExitCode::from(UNREADABLE);
        }
    };
    let bar = bar();
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
    let options = Options { json: arguments.json, seen: arguments.seen.as_deref(), declared: &declared };
    let status = run(file, options, &mut stdout().lock(), &mut stderr().lock(), &mut show);
    bar.finish_and_clear();
    ExitCode::from(status.unwrap_or(UNREADABLE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_number_before_the_sign_is_a_question() {
        let read = |text| named(text).map(|n| (n.question, n.file));
        assert_eq!(read("2=a.json"), Ok((Some(2), "a.json".into())));
        assert_eq!(read("a.json"), Ok((None, "a.json".into())));
        assert_eq!(read("b=a.json"), Ok((None, "b=a.json".into())));
        assert_eq!(read("=a.json"), Ok((None, "=a.json".into())));
        for bad in ["", "2=", "99999999999999999999999=a"] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
