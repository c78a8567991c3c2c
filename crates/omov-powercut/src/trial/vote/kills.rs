//! `kill -9` while members cast.

use std::path::Path;
use std::time::Duration;

use omov_powercut::chance::Chance;

use super::Outcome;
use super::branch::{Branch, Size};
use super::casting::{Casting, settle};
use super::found::Board;
use crate::trial::Trouble;
use crate::trial::program::Program;

const MEMBERS: usize = 24;
/// Members who cast at the same time; each of them casts so many ballots between two kills, if nobody kills.
const CLIENTS: usize = 6;
const SHARE: usize = 4;
/// The server is killed so many microseconds after one of the receipts, at most: as long as one or two ballots take.
const LATER: usize = 30_000;

/// Votes through so many kills.
pub(crate) async fn run(
    program: &Program,
    recorder: &Path,
    rounds: usize,
    chance: &mut Chance,
) -> Result<Outcome, Trouble> {
    let each = (rounds + 1) * CLIENTS * SHARE / MEMBERS + 2;
    let size = Size { members: MEMBERS, each, minutes: 60 + rounds / 10 };
    let (mut branch, mut server) = Branch::open(program, recorder, size, chance).await?;
    let mut board = Board::empty(&branch.data())?;
    let mut outcome = Outcome::default();
    for round in 0..rounds {
        let mut casting = Casting::begin(&mut branch, (CLIENTS, SHARE), None);
        let until = chance.below(CLIENTS * SHARE);
        while casting.acknowledged() < until && !casting.is_over() {
            tokio::time::sleep(Duration::from_micros(200)).await;
        }
        tokio::time::sleep(Duration::from_micros(chance.below(LATER) as u64)).await;
        server.kill()?;
        branch.members = casting.ended().await?;
        server = branch.start(None)?;
        let told: Vec<_> = branch.members.iter().flat_map(|member| &member.told).collect();
        let found = board.follow(&branch.data(), false).map(|()| board.missing(told.iter().copied()));
        outcome.add(told.len(), found, &format!("killed in round {round}"));
    }
    settle(&mut branch).await?;
    server.end()?;
    outcome.end(branch).await?;
    Ok(outcome)
}
