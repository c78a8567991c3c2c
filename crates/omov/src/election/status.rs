//! Who has to do what next.

use std::path::PathBuf;

use clap::Args;
use omov_belenios::archive::EventKind;

use super::board;
use super::draft::Draft;
use super::folder::{Folder, Sent};
use crate::failure::Failure;
use crate::output::{number_of, plain, print};
use crate::progress::Progress;

/// `omov election status`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// The folder of the election.
    folder: PathBuf,
}

pub(super) fn run(options: &Options) -> Result<(), Failure> {
    let folder = Folder::new(&options.folder)?;
    let draft = folder.agreed_draft()?;
    let mut lines = vec![draft.election().name];
    let mut line = |line: String| lines.push(format!("  {line}"));
    if folder.record_path().exists() {
        under_way(&folder, &draft, &mut line)?;
    } else {
        before(&folder, &draft, &mut line);
    }
    print(&plain(&(lines.join("\n") + "\n")))
}

fn before(folder: &Folder, draft: &Draft, line: &mut impl FnMut(String)) {
    let rounds = [
        (Sent::Certificate, "keygen"),
        (Sent::Polynomial, "share"),
        (Sent::Key, "confirm"),
        (Sent::Rehearsal, "rehearse"),
    ];
    let waiting = |what| draft.without(|number| folder.sent(number, what).exists());
    let open = rounds.into_iter().map(|(what, round)| (waiting(what), round)).find(|(who, _)| !who.is_empty());
    match &open {
        Some((who, round)) => {
            line(format!("The trustees make the key. Next, trustee {who}: omov election trustee {round}"));
        }
        None => line("The trustees have made the key, and each has opened the test ballot with it.".into()),
    }
    let credentials = folder.credentials_path().exists();
    line(if credentials {
        "The voting codes are made.".into()
    } else {
        "The registrar has yet to make the voting codes: omov election credentials".into()
    });
    if open.is_none() && credentials {
        line("Next, the organiser: omov election open".into());
    }
}

fn under_way(folder: &Folder, draft: &Draft, line: &mut impl FnMut(String)) -> Result<(), Failure> {
    let path = folder.record_path();
    let source = board::source(&path)?;
    let standing = board::standing(&path, &source, None, &Progress::new())?;
    let (voters, ballots) = (standing.credentials().len(), standing.count(EventKind::Ballot));
    line(format!("{voters} may vote; {} on the board, replaced ones included.", number_of(ballots as u64, "ballot")));
    let (mixed, shares) = (standing.count(EventKind::Shuffle), standing.count(EventKind::PartialDecryption));
    line(match standing.last() {
        EventKind::Setup | EventKind::Ballot => {
            "The voting is open. When it ends, the organiser: omov election close".into()
        }
        EventKind::EndBallots => "The voting has ended. Next, the organiser: omov election close".into(),
        EventKind::EncryptedTally | EventKind::Shuffle if mixed < draft.shuffles => {
            format!(
                "{mixed} of {} shuffles are done. Next, a trustee: omov election shuffle, then the organiser: accept",
                draft.shuffles
            )
        }
        EventKind::Result => "The result is there. Anybody can check it: omov verify".into(),
        _ if shares < draft.threshold => format!(
            "{shares} of {} shares are in the record. Next, trustees: omov election decrypt, then the organiser: finish",
            draft.threshold
        ),
        _ => "There are enough shares. Next, the organiser: omov election finish".into(),
    });
    line(format!("Questions, rules, trustees and voters together: {}", standing.opened()));
    line(format!("The list of credentials, for the registrar to compare: {}", standing.credentials_hash()));
    if let Some(settled) = standing.settled() {
        line(format!("What is opened, for the trustees to compare: {settled}"));
    }
    if let Some(head) = standing.writer().head() {
        line(format!("The record ends with {head}"));
    }
    Ok(())
}
