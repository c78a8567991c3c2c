//! The end of the voting: no more ballots, and the sealed sum of those that count.

use omov_belenios::archive::EventKind;
use omov_belenios::make::setup::encrypted_tally;

use super::board::{self, Board};
use super::folder::Folder;
use crate::failure::Failure;
use crate::output::tell;
use crate::progress::Progress;

/// Below so many, the voters should have been asked.
const FEW: u64 = 20;

pub(super) fn run(folder: &Folder) -> Result<(), Failure> {
    let (path, progress) = (folder.record_path(), Progress::new());
    let (mut board, source) = Board::open(&path)?;
    let standing = board::standing(&path, &source, None, &progress)?;
    let mut writer = standing.writer();
    let mut bytes = Vec::new();
    match standing.last() {
        EventKind::Setup | EventKind::Ballot => bytes.extend(writer.event(EventKind::EndBallots, &[])),
        // The voting of a record from elsewhere may have ended without a tally.
        EventKind::EndBallots => {}
        _ => return Err(Failure::does_not_hold(&path, "the voting has ended already")),
    }
    let sum = board::sum(&path, &standing, &progress)?;
    if sum.ballots == 0 {
        return Err(Failure::does_not_hold(&path, "no ballot has been cast, so there is nothing to open"));
    }
    let (tally, sized) = encrypted_tally(standing.params(), &sum);
    bytes.extend(writer.event(EventKind::EncryptedTally, &[&tally, &sized]));
    board.append(&bytes)?;
    progress.clear();
    tell(&format!("{}: closed; ballots that count: {}", path.display(), sum.ballots));
    if sum.ballots < FEW {
        tell(&format!(
            "with fewer than {FEW} ballots secrecy cannot be promised: who compares notes may know the others' votes"
        ));
    }
    let next = if standing.params().has_rankings() {
        "trustees mix the rankings: shuffle"
    } else {
        "trustees open the sum: decrypt"
    };
    tell(&format!("next, {next}"));
    Ok(())
}
