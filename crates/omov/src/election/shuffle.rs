//! A trustee's mix of the rankings.

use std::path::Path;

use omov_belenios::archive::EventKind;
use omov_belenios::make::shuffle::shuffle;

use super::board;
use super::folder::{Eyes, Folder, Sent, replace};
use super::randomness;
use super::secret::Secret;
use crate::failure::Failure;
use crate::output::tell;
use crate::progress::Progress;

pub(super) fn run(folder: &Folder, secret_path: &Path) -> Result<(), Failure> {
    let (path, progress) = (folder.record_path(), Progress::new());
    let mut secret = Secret::open(secret_path)?;
    let source = board::source(&path)?;
    let standing = board::standing(&path, &source, secret.seen.as_deref(), &progress)?;
    secret.belongs_to(secret_path, &path, &standing)?;
    if !standing.params().has_rankings() {
        return Err(Failure::does_not_hold(&path, "there is no ranking in this election, so nothing is mixed"));
    }
    board::ended(&path, &standing)?;
    if !matches!(standing.last(), EventKind::EncryptedTally | EventKind::Shuffle) {
        return Err(Failure::does_not_hold(&path, "the mixing has ended already"));
    }
    let opening = board::opening(&path, &standing, &progress)?;
    if opening.mixers().any(|owner| owner == secret.trustee) {
        return Err(Failure::does_not_hold(
            &path,
            format!("trustee {} has mixed already; it is another's turn", secret.trustee),
        ));
    }
    let sk = secret.seed().signature_key();
    let mix = shuffle(&opening, &sk, &mut randomness::fresh()?).map_err(|e| Failure::does_not_hold(&path, e))?;
    progress.clear();
    secret.seen = standing.writer().head().map(str::to_owned);
    secret.remember(secret_path)?;
    let sent = folder.sent(secret.trustee, Sent::Shuffle);
    // A mix that was not taken in is of no use once another one was.
    replace(&sent, Eyes::Everybody, &mix)?;
    tell(&format!("for the organiser to take in: {}", sent.display()));
    Ok(())
}
