//! The trials, one after another.

mod cuts;
mod errand;
mod kills;
mod load;
mod look;
mod program;

use std::path::{Path, PathBuf};

use omov_powercut::chance::Chance;

use cuts::{Cuts, Tally};
use errand::Errand;
use program::Program;

/// What went wrong with the trial itself.
pub(crate) type Trouble = Box<dyn std::error::Error + Send + Sync>;

/// Each recording serves for so many cuts.
const CUTS_A_RECORDING: usize = 100;

/// The programs, as cargo builds them beside each other.
#[derive(Clone, Debug)]
struct Built {
    omov: PathBuf,
    rows: PathBuf,
    recorder: PathBuf,
}

impl Built {
    fn find() -> Result<Self, Trouble> {
        let own = std::env::current_exe()?;
        let folder = own.parent().unwrap_or(Path::new("."));
        let built = Self {
            omov: folder.join("omov"),
            rows: folder.join("examples/rows"),
            recorder: folder.join("examples/librecorder.so"),
        };
        for path in [&built.omov, &built.rows, &built.recorder] {
            if !path.exists() {
                return Err(format!(
                    "{} is not there: cargo build -p omov -p omov-powercut --bins --examples",
                    path.display()
                )
                .into());
            }
        }
        Ok(built)
    }
}

/// Runs every trial and says whether all went as it should.
pub(crate) async fn all(cuts: usize, kills: usize, seed: u64) -> Result<bool, Trouble> {
    let built = Built::find()?;
    let mut chance = Chance::new(seed);
    let rows = |normal| Program { path: built.rows.clone(), errand: Errand::Rows { normal } };
    let small = cuts.div_ceil(10);
    let mut good = true;

    let full = Cuts { program: rows(false), recorder: built.recorder.clone(), times: cuts, lying: None };
    good &= nothing_lost("the store, FULL", &full.run(&mut chance).await?);
    let lying = Cuts { times: small.max(10), lying: Some("-wal"), ..full.clone() };
    good &= something_lost("the store, FULL, on a disk that does not sync the log", &lying.run(&mut chance).await?);
    let normal = Cuts { program: rows(true), lying: None, times: small.max(10), ..full.clone() };
    good &= something_lost("the store, NORMAL", &normal.run(&mut chance).await?);

    let killed = kills::run(&rows(false), kills, &mut chance).await?;
    good &= nothing_lost("the store, killed", &killed);
    Ok(good)
}

fn nothing_lost(name: &str, tally: &Tally) -> bool {
    println!("{name}: {tally}");
    tally.lost == 0 && tally.damaged == 0 && tally.acknowledged > 0
}

fn something_lost(name: &str, tally: &Tally) -> bool {
    println!("{name}: {tally}, and so it should");
    tally.lost > 0
}
