//! Cuts the power of a running `omov`, and kills it, again and again, and says what was lost.
//!
//!     cargo build -p omov -p omov-powercut --bins --examples
//!     target/debug/omov-powercut --cuts 1000 --kills 200
//!
//! Ends with 1 if anything acknowledged was lost, if a database did not open or was damaged, or if the same trial finds
//! nothing where something must be lost: with `synchronous=NORMAL`, and on a disk that lies about syncs.

mod trial;

use std::net::SocketAddr;
use std::process::ExitCode;

use clap::Parser;

/// How much to try.
#[derive(Debug, Parser)]
struct Options {
    /// Power cuts.
    #[arg(long, default_value_t = 10)]
    cuts: usize,
    /// Rounds of killing the process.
    #[arg(long, default_value_t = 5)]
    kills: usize,
    /// Rounds of killing the process while members cast sealed ballots.
    #[arg(long, default_value_t = 0)]
    ballot_kills: usize,
    /// Power cuts while members cast sealed ballots.
    #[arg(long, default_value_t = 0)]
    ballot_cuts: usize,
    /// For the same cuts once more. What clients do meanwhile is not repeated.
    #[arg(long)]
    seed: Option<u64>,
    /// Only count how many corrected telephone numbers a second the omov at this address keeps, for bench/house.
    #[arg(long, value_name = "ADDRESS", requires_all = ["cookie", "form"])]
    count: Option<SocketAddr>,
    /// Only cast ballots: so many a second, for so many seconds, of which 99 in 100 have their receipt within so many milliseconds. Several
    /// times, for one stretch after the other; for bench/casting.
    #[arg(long, value_name = "RATE,SECONDS,MILLISECONDS")]
    load: Vec<trial::Stretch>,
    /// Members who cast them.
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(3..))]
    members: u32,
    /// Connections beside them that send a byte every few seconds.
    #[arg(long, default_value_t = 0)]
    slow: usize,
    /// So many correct them at once.
    #[arg(long, default_value_t = 32)]
    clients: u32,
    /// The cookies of whoever corrects them.
    #[arg(long)]
    cookie: Option<String>,
    /// The form of /me/correct as it is sent, without the number.
    #[arg(long)]
    form: Option<String>,
}

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::parse();
    let done = if let (Some(address), Some(cookie), Some(form)) = (options.count, options.cookie, options.form) {
        trial::count(address, &cookie, &form, options.clients).await
    } else if !options.load.is_empty() {
        trial::load(&options.load, options.members as usize, options.slow).await
    } else {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let seed = options.seed.unwrap_or_else(|| now.map_or(0, |now| now.as_nanos() as u64));
        println!("seed {seed}");
        let ballots = trial::Ballots { kills: options.ballot_kills, cuts: options.ballot_cuts };
        trial::all(options.cuts, options.kills, ballots, seed).await
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("omov-powercut: {why}");
            ExitCode::FAILURE
        }
    }
}
