//! `kill -9` while members cast.

use std::path::Path;
use std::time::Duration;

use omov_powercut::chance::Chance;

use super::branch::{Branch, Size};
use super::casting::{Casting, settle};
use super::found::Board;
use super::{DATABASE, Outcome};
use crate::trial::Trouble;
use crate::trial::cuts::scratch;
use crate::trial::program::Program;

const MEMBERS: usize = 24;
/// Members who cast at the same time; each of them casts so many ballots between two kills, if nobody kills.
const CLIENTS: usize = 6;
const SHARE: usize = 4;
/// The server is killed so many microseconds after one of the receipts, at most: as long as one or two ballots take.
const LATER: usize = 30_000;
/// In the first rounds it is also seen whether a server that acknowledged what it had in memory alone would be found out.
const CONTROLS: usize = 10;
const LOG: &str = "omov.sqlite-wal";

/// Votes through so many kills. The second outcome is that of the control.
pub(crate) async fn run(
    program: &Program,
    recorder: &Path,
    rounds: usize,
    chance: &mut Chance,
) -> Result<(Outcome, Outcome), Trouble> {
    let each = (rounds + 1) * CLIENTS * SHARE / MEMBERS + 2;
    let size = Size { members: MEMBERS, each, minutes: 60 + rounds / 10 };
    let (mut branch, mut server) = Branch::open(program, recorder, size, chance).await?;
    let mut board = Board::empty(&branch.data())?;
    let (mut outcome, mut forgetful) = (Outcome::default(), Outcome::of_losses());
    for round in 0..rounds {
        let before = (round < CONTROLS).then(|| copied(&branch.data())).transpose()?;
        let mut casting = Casting::begin(&mut branch, (CLIENTS, SHARE), None);
        let until = chance.below(CLIENTS * SHARE);
        while casting.acknowledged() < until && !casting.is_over() {
            tokio::time::sleep(Duration::from_micros(200)).await;
        }
        tokio::time::sleep(Duration::from_micros(chance.below(LATER) as u64)).await;
        server.kill()?;
        branch.members = casting.ended().await?;
        let told: Vec<_> = branch.members.iter().flat_map(|member| &member.told).collect();
        if let Some(before) = before {
            let mut then = board.clone();
            let found = then.follow(before.path(), false).map(|()| then.missing(told.iter().copied()));
            forgetful.add(told.len(), found, &format!("as it was before round {round}"));
        }
        server = branch.start(None)?;
        let found = board.follow(&branch.data(), false).map(|()| board.missing(told.iter().copied()));
        outcome.add(told.len(), found, &format!("killed in round {round}"));
    }
    settle(&mut branch).await?;
    server.end()?;
    outcome.end(branch).await?;
    Ok((outcome, forgetful))
}

/// A copy of the database as it is now.
fn copied(data: &Path) -> std::io::Result<tempfile::TempDir> {
    let folder = scratch()?;
    std::fs::copy(data.join(DATABASE), folder.path().join(DATABASE))?;
    if data.join(LOG).exists() {
        std::fs::copy(data.join(LOG), folder.path().join(LOG))?;
    }
    Ok(folder)
}
