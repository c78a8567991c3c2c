//! `kill -9` in the middle of the work, again and again on the same database.

use std::time::Duration;

use omov_powercut::chance::Chance;
use omov_powercut::disk::Disk;

use super::Trouble;
use super::cuts::{Tally, scratch};
use super::load::Load;
use super::program::Program;

const CLIENTS: usize = 16;

/// Starts, kills and looks, so many times.
pub(crate) async fn run(program: &Program, rounds: usize, chance: &mut Chance) -> Result<Tally, Trouble> {
    let folder = tempfile::tempdir()?;
    let mut tally = Tally::default();
    let mut all = Vec::new();
    for round in 0..rounds {
        let running = program.start(folder.path(), None)?;
        let load = Load::begin(running.address, program.errand, (CLIENTS, usize::MAX), round, None);
        while load.acknowledged() == 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        tokio::time::sleep(Duration::from_micros(chance.below(100_000) as u64)).await;
        running.kill()?;
        all.extend(load.ended().await?);
        // A copy is looked at, so that it is the program that finds its own database as it was left.
        let copy = scratch()?;
        Disk::of(folder.path())?.seen().put_into(copy.path())?;
        let wanted: Vec<_> = all.iter().collect();
        tally.add(copy.path(), program.errand, &wanted, &format!("killed in round {round}")).await;
    }
    Ok(tally)
}
