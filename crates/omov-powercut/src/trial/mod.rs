//! The trials, one after another.

mod browser;
mod cuts;
mod errand;
mod kills;
mod load;
mod look;
mod program;
mod vote;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use omov_powercut::chance::Chance;
use tokio::task::JoinSet;

use browser::Browser;
use cuts::{Cuts, Tally};
use errand::Errand;
use program::Program;
pub(crate) use vote::Stretch;

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

/// Accidents while members cast.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ballots {
    pub(crate) kills: usize,
    pub(crate) cuts: usize,
}

/// Runs every trial and says whether all went as it should.
pub(crate) async fn all(cuts: usize, kills: usize, ballots: Ballots, seed: u64) -> Result<bool, Trouble> {
    let built = Built::find()?;
    let mut chance = Chance::new(seed);
    let rows = |normal| Program { path: built.rows.clone(), errand: Errand::Rows { normal } };
    let small = cuts.div_ceil(10);
    let mut good = true;

    let omov = Program { path: built.omov.clone(), errand: Errand::WayIn };
    if cuts > 0 {
        let real = Cuts { program: omov.clone(), recorder: built.recorder.clone(), times: cuts, lying: None };
        good &= nothing_lost("omov serve, power cuts", &real.run(&mut chance).await?);
        let lying = Cuts { times: small.max(10), lying: Some("-wal"), ..real };
        good &= something_lost("omov serve, on a disk that does not sync the log", &lying.run(&mut chance).await?);
    }
    if kills > 0 {
        good &= nothing_lost("omov serve, kill -9", &kills::run(&omov, kills, &mut chance).await?);
    }

    if ballots.kills > 0 {
        let voted = vote::kills(&omov, &built.recorder, ballots.kills, &mut chance).await?;
        println!("omov serve, kill -9 while members cast: {voted}");
        good &= voted.good();
    }
    if ballots.cuts > 0 {
        let (real, lying) = vote::cuts(&omov, &built.recorder, ballots.cuts, &mut chance).await?;
        println!("omov serve, power cuts while members cast: {real}");
        println!("omov serve, the same on a disk that does not sync the log: {lying}, and so it should");
        good &= real.good() && lying.lost > 0;
    }

    if cuts > 0 {
        let full = Cuts { program: rows(false), recorder: built.recorder.clone(), times: small.max(10), lying: None };
        good &= nothing_lost("the store, FULL, power cuts", &full.run(&mut chance).await?);
        let normal = Cuts { program: rows(true), ..full };
        good &= something_lost("the store, NORMAL, power cuts", &normal.run(&mut chance).await?);
    }
    Ok(good)
}

/// Casts sealed ballots at these rates, with so many slow connections open, for bench/casting.
pub(crate) async fn load(stretches: &[Stretch], members: usize, slow: usize) -> Result<bool, Trouble> {
    let built = Built::find()?;
    let omov = Program { path: built.omov, errand: Errand::WayIn };
    vote::load(&omov, &built.recorder, stretches, (members, slow), &mut Chance::new(0)).await
}

fn nothing_lost(name: &str, tally: &Tally) -> bool {
    println!("{name}: {tally}");
    tally.lost == 0 && tally.damaged == 0 && tally.acknowledged > 0
}

fn something_lost(name: &str, tally: &Tally) -> bool {
    println!("{name}: {tally}, and so it should");
    tally.lost > 0
}

/// Counts how many forms a second are kept with so many clients: each corrects somebody's telephone number again and again.
pub(crate) async fn count(server: SocketAddr, cookie: &str, form: &str, clients: u32) -> Result<bool, Trouble> {
    let kept = Arc::new(AtomicUsize::new(0));
    let mut at_work = JoinSet::new();
    for client in 0..clients {
        let (mut browser, form, kept) = (Browser::with(server, cookie), form.to_owned(), kept.clone());
        at_work.spawn(async move {
            for number in 0_usize.. {
                browser.moves();
                let form = format!("{form}&phone=07{client:02}{number:07}");
                match browser.post("/me/correct", &form).await {
                    Ok(303) => kept.fetch_add(1, Ordering::Relaxed),
                    Ok(status) => return format!("a form was answered with {status}"),
                    Err(why) => return why.to_string(),
                };
            }
            unreachable!("numbers do not end")
        });
    }
    let began = Instant::now();
    if let Ok(Some(ended)) = tokio::time::timeout(Duration::from_secs(5), at_work.join_next()).await {
        return Err(ended?.into());
    }
    println!("{:.0}", kept.load(Ordering::Relaxed) as f64 / began.elapsed().as_secs_f64());
    Ok(true)
}
