//! Taking in what trustees sent: mixes, and shares of the decryption. Each is checked first, and what does not hold is named and left out.

use std::path::{Path, PathBuf};

use clap::Args;
use omov_belenios::archive::{EventKind, Writer};
use omov_belenios::make::setup::{Opening, owned};

use super::board::{self, Board, named};
use super::draft::Draft;
use super::folder::{Folder, Sent, read_line};
use crate::failure::Failure;
use crate::output::tell;
use crate::progress::Progress;

/// `omov election accept`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// The folder of the election, in which the trustees' files lie.
    folder: PathBuf,
}

pub(super) fn run(options: &Options) -> Result<(), Failure> {
    let (folder, progress) = (Folder::new(&options.folder)?, Progress::new());
    let path = folder.record_path();
    let draft = folder.agreed_draft()?;
    let (mut board, source) = Board::open(&path)?;
    let standing = board::standing(&path, &source, None, &progress)?;
    let mut opening = board::opening(&path, &standing, &progress)?;
    let mut writer = standing.writer();
    let taken = take(&folder, &draft, &mut opening, &mut writer, standing.last(), &mut board)?;
    progress.clear();
    match taken {
        Taken { refused: Some(refused), .. } => Err(refused),
        Taken { events: 0, .. } => {
            Err(folder.not_yet("no trustee has sent anything new; omov election status says whose turn it is"))
        }
        _ => Ok(()),
    }
}

/// What came of it.
#[derive(Default)]
pub(super) struct Taken {
    /// How many events were added.
    pub(super) events: usize,
    /// The first file that does not hold.
    pub(super) refused: Option<Failure>,
}

/// Takes in everything that lies in the folder and can be taken in now.
pub(super) fn take(
    folder: &Folder,
    draft: &Draft,
    opening: &mut Opening<'_>,
    writer: &mut Writer,
    last: EventKind,
    board: &mut Board,
) -> Result<Taken, Failure> {
    let mut taken = Taken::default();
    let mut mixing = matches!(last, EventKind::EncryptedTally | EventKind::Shuffle) && draft.shuffles > 0;
    let trustees = 1..=draft.trustees.len() as u64;
    // A mix is of the one before, so the order in which they were made is found by trying.
    while mixing && opening.mixers().count() < draft.shuffles {
        let before = taken.events;
        let mut wrong = None;
        for owner in trustees.clone() {
            let path = folder.sent(owner, Sent::Shuffle);
            if !path.exists() || opening.mixers().any(|o| o == owner) || opening.mixers().count() == draft.shuffles {
                continue;
            }
            let json = match read_line(&path) {
                Ok(json) => json,
                Err(unreadable) => {
                    wrong = wrong.or(Some(unreadable));
                    continue;
                }
            };
            match opening.shuffle(owner, json.as_bytes()) {
                Ok(()) => add(EventKind::Shuffle, owner, &json, &path, writer, board, &mut taken)?,
                Err(failure) => {
                    let why = format!("{}. If another mix came first, mix again", named(&failure));
                    wrong = wrong.or(Some(Failure::does_not_hold(&path, why)));
                }
            }
        }
        if taken.events == before {
            taken.refused = wrong;
            break;
        }
    }
    if mixing && opening.mixers().count() >= draft.shuffles {
        board.append(&writer.event(EventKind::EndShuffles, &[]))?;
        taken.events += 1;
        tell("the mixing has ended; trustees may open the result: decrypt");
        mixing = false;
    }
    if !mixing && last != EventKind::Result {
        for owner in trustees {
            let path = folder.sent(owner, Sent::Decryption);
            if !path.exists() || opening.decryptors().any(|o| o == owner) {
                continue;
            }
            let refused = match read_line(&path) {
                Err(unreadable) => unreadable,
                Ok(json) => match opening.decryption(owner, json.as_bytes()) {
                    Ok(()) => {
                        add(EventKind::PartialDecryption, owner, &json, &path, writer, board, &mut taken)?;
                        continue;
                    }
                    Err(failure) => Failure::does_not_hold(&path, named(&failure)),
                },
            };
            tell(&format!("left out: {refused}"));
            taken.refused = taken.refused.or(Some(refused));
        }
    }
    Ok(taken)
}

fn add(
    kind: EventKind,
    owner: u64,
    json: &str,
    path: &Path,
    writer: &mut Writer,
    board: &mut Board,
    taken: &mut Taken,
) -> Result<(), Failure> {
    board.append(&writer.event(kind, &[json, &owned(owner, json)]))?;
    tell(&format!("{}: taken in", path.display()));
    taken.events += 1;
    Ok(())
}
