//! Power cuts while members cast: one vote is recorded, and its disk is made as a cut at some moment may leave it, again and again.

use std::path::Path;

use omov_powercut::chance::Chance;
use omov_powercut::disk::{Disk, Left};
use omov_powercut::journal::{self, Entry};
use tokio::task::JoinSet;

use super::branch::{Branch, Size};
use super::casting::{Casting, settle};
use super::found::Board;
use super::member::Told;
use super::{DATABASE, Outcome};
use crate::trial::Trouble;
use crate::trial::cuts::scratch;
use crate::trial::program::Program;

const MEMBERS: usize = 24;
/// Members who cast at the same time, and ballots of each of them in a recording: enough for the log to be copied into the database and begun anew.
const CLIENTS: usize = 8;
const SHARE: usize = 40;
/// Each vote serves for so many cuts.
const CUTS_A_VOTE: usize = 2_000;
/// So many databases are looked at at once.
const LOOKS: usize = 2;

/// Cuts the power so many times; and a tenth as often on a disk that does not sync the log, where something has to be lost.
pub(crate) async fn run(
    program: &Program,
    recorder: &Path,
    times: usize,
    chance: &mut Chance,
) -> Result<(Outcome, Outcome), Trouble> {
    let (mut real, mut lying) = (Outcome::default(), Outcome::of_losses());
    while real.accidents < times {
        let cuts = CUTS_A_VOTE.min(times - real.accidents);
        vote(program, recorder, cuts, chance, (&mut real, &mut lying)).await?;
    }
    Ok((real, lying))
}

/// One vote and the cuts in it. At one more of them the server starts again, and the vote goes on to its end.
async fn vote(
    program: &Program,
    recorder: &Path,
    cuts: usize,
    chance: &mut Chance,
    (real, lying): (&mut Outcome, &mut Outcome),
) -> Result<(), Trouble> {
    let size = Size { members: MEMBERS, each: CLIENTS * SHARE / MEMBERS + 1, minutes: 60 };
    let (mut branch, server) = Branch::open(program, recorder, size, chance).await?;
    server.end()?;
    let disk = Disk::of(&branch.data())?;
    let recording = branch.recording();
    let server = branch.start(Some(&recording))?;
    let mut casting = Casting::begin(&mut branch, (CLIENTS, SHARE), Some(&recording.journal));
    branch.members = casting.ended().await?;
    server.end()?;
    let entries = journal::read(&std::fs::read(&recording.journal)?)?;
    let mut followed = disk.clone();
    followed.follow_all(entries.iter().map(|entry| &entry.event));
    if let Some(path) = followed.seen().differs(&Disk::of(&branch.data())?.seen(), DATABASE) {
        return Err(format!("the journal does not say what is in {path}: the recorder has missed something").into());
    }
    let told: Vec<Told> = branch.members.iter().flat_map(|member| member.told.iter().cloned()).collect();
    let vote = Recorded { empty: Board::empty(&branch.data())?, disk: &disk, entries: &entries, told: &told };
    vote.cut(cuts, None, chance, real).await?;
    vote.cut(cuts.div_ceil(10).max(10), Some("-wal"), chance, lying).await?;

    let last = chance.below(entries.len());
    let mut disk = disk;
    disk.follow_all(entries[..=last].iter().map(|entry| &entry.event));
    std::fs::remove_dir_all(branch.data())?;
    std::fs::create_dir(branch.data())?;
    disk.cut(chance).put_into(&branch.data())?;
    branch.members.iter_mut().for_each(|member| member.forget_after(entries[last].end));
    let server = branch.start(None)?;
    settle(&mut branch).await?;
    server.end()?;
    real.end(branch).await
}

/// What happened to a disk, and what members were told meanwhile.
struct Recorded<'a> {
    empty: Board,
    disk: &'a Disk,
    entries: &'a [Entry],
    told: &'a [Told],
}

impl Recorded<'_> {
    async fn cut(
        &self,
        cuts: usize,
        lying: Option<&'static str>,
        chance: &mut Chance,
        outcome: &mut Outcome,
    ) -> Result<(), Trouble> {
        let mut disk = self.disk.clone();
        disk.lying = lying;
        let mut places: Vec<usize> = (0..cuts).map(|_| chance.below(self.entries.len())).collect();
        places.sort_unstable();
        let (mut followed, mut looks) = (0, JoinSet::new());
        for place in places {
            disk.follow_all(self.entries[followed..=place].iter().map(|entry| &entry.event));
            followed = place + 1;
            let mut left = disk.cut(chance);
            left.0.retain(|path, _| path.starts_with(DATABASE));
            let told: Vec<Told> = self.told.iter().filter(|told| told.at <= self.entries[place].end).cloned().collect();
            let (board, which) =
                (self.empty.clone(), format!("the power went after entry {place} of {}", self.entries.len()));
            if looks.len() >= LOOKS
                && let Some(looked) = looks.join_next().await
            {
                let (looked_for, found, which): Looked = looked?;
                outcome.add(looked_for, found, &which);
            }
            looks.spawn_blocking(move || (told.len(), look(&left, board, &told), which));
        }
        while let Some(looked) = looks.join_next().await {
            let (looked_for, found, which) = looked?;
            outcome.add(looked_for, found, &which);
        }
        Ok(())
    }
}

type Looked = (usize, Result<usize, String>, String);

/// How many of those who were told are not there.
fn look(left: &Left, mut board: Board, told: &[Told]) -> Result<usize, String> {
    let folder = scratch().map_err(|error| error.to_string())?;
    left.put_into(folder.path()).map_err(|error| error.to_string())?;
    board.follow(folder.path(), true)?;
    Ok(board.missing(told.iter()))
}
