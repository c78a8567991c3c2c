//! Taking sealed ballots into the record.

use std::path::{Path, PathBuf};

use clap::Args;
use omov_belenios::archive::EventKind;
use omov_belenios::ballot;
use omov_belenios::hashing::sha256;
use omov_belenios::verify::{Found, Standing};

use super::board::{self, Board, View, named};
use super::find::tracking_number;
use super::folder::{Folder, read_line};
use super::vote::Opening;
use crate::failure::{self, Failure};
use crate::output::{print, tell};
use crate::progress::Progress;

/// `omov election cast`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// The folder of the election.
    folder: PathBuf,
    /// The sealed ballots.
    #[arg(required = true)]
    ballots: Vec<PathBuf>,
}

/// Where exactly this ballot stands on the board.
pub(super) fn on_board(standing: &Standing<'_, View>, path: &Path, ballot: &str) -> Result<Option<Found>, Failure> {
    standing.find(&sha256(ballot)).map_err(|e| Failure::file(path, failure::of_system(&e)))
}

pub(super) fn run(options: &Options) -> Result<(), Failure> {
    let folder = Folder::new(&options.folder)?;
    let path = folder.record_path();
    let (mut board, source) = Board::open(&path)?;
    let standing = board::standing(&path, &source, None, &Progress::new())?;
    if !EventKind::Ballot.may_follow(Some(standing.last())) {
        return Err(Failure::does_not_hold(&path, "the voting has ended; no more ballots are taken in"));
    }
    let mut writer = standing.writer();
    let mut now = std::collections::BTreeSet::new();
    let mut refused = Ok(());
    for from in &options.ballots {
        match check(&standing, &path, from) {
            Ok(ballot) => {
                let number = tracking_number(&ballot);
                if on_board(&standing, &path, &ballot)?.is_some() || !now.insert(number.clone()) {
                    tell(&format!("{}: ballot-duplicate: this ballot is on the board already", from.display()));
                } else {
                    board.append(&writer.event(EventKind::Ballot, &[&ballot]))?;
                    let head = writer.head().unwrap_or_default();
                    tell(&format!("{}: taken in; the record now ends with {head}", from.display()));
                }
                forget_opening(from)?;
                print(&format!("{number}\n"))?;
            }
            Err(why) => {
                // The others are not to suffer for it.
                if options.ballots.len() > 1 {
                    tell(&format!("left out: {why}"));
                }
                refused = refused.and(Err(why));
            }
        }
    }
    refused
}

/// The ballot in a file, if it can be taken in.
fn check(standing: &Standing<'_, View>, path: &Path, from: &Path) -> Result<String, Failure> {
    let ballot = read_line(from)?;
    let opening = Opening::path(from);
    if opening.exists() && Opening::read(&opening)?.audited {
        let why = "this ballot was opened for an audit and must not be cast; seal another one";
        return Err(Failure::does_not_hold(from, why));
    }
    // What stands on the board already was checked when it was put there.
    if on_board(standing, path, &ballot)?.is_none() {
        ballot::check(standing.params(), standing.credentials(), ballot.as_bytes())
            .map_err(|failure| Failure::does_not_hold(from, named(&failure)))?;
    }
    Ok(ballot)
}

/// Once a ballot is cast, its opening would only show how its voter voted.
fn forget_opening(ballot: &Path) -> Result<(), Failure> {
    let opening = Opening::path(ballot);
    if !opening.exists() {
        return Ok(());
    }
    std::fs::remove_file(&opening).map_err(|e| Failure::file(&opening, failure::of_system(&e)))
}
