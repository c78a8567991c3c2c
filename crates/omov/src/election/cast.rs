//! Taking sealed ballots into the record.

use std::path::PathBuf;

use clap::Args;
use omov_belenios::archive::EventKind;
use omov_belenios::ballot;

use super::board::{self, Board, named};
use super::folder::{Folder, read_line};
use super::vote::{Opening, tracking_number};
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
    for from in &options.ballots {
        let ballot = read_line(from)?;
        let opening = Opening::path(from);
        if opening.exists() && Opening::read(&opening)?.audited {
            let why = "this ballot was opened for an audit and must not be cast; seal another one";
            return Err(Failure::does_not_hold(from, why));
        }
        ballot::check(standing.params(), standing.credentials(), ballot.as_bytes())
            .map_err(|failure| Failure::does_not_hold(from, named(&failure)))?;
        if standing.height_of(ballot.as_bytes()).is_some() || !now.insert(ballot.clone()) {
            return Err(Failure::does_not_hold(from, "ballot-duplicate: this ballot is on the board already"));
        }
        board.append(&writer.event(EventKind::Ballot, &[&ballot]))?;
        // From now on the opening would only show how its voter voted.
        if opening.exists() {
            std::fs::remove_file(&opening).map_err(|e| Failure::file(&opening, failure::of_system(&e)))?;
        }
        print(&format!("{}\n", tracking_number(&ballot)))?;
        tell(&format!("{}: taken in; the record now ends with {}", from.display(), writer.head().unwrap_or_default()));
    }
    Ok(())
}
