//! `omov-verify`: checks an election record.

use std::process::ExitCode;

use clap::Parser;
use omov_verify::command::{Arguments, verify};

/// Check an election record: is the result what the sealed ballots say?
#[derive(Parser)]
#[command(version, about)]
struct Command {
    #[command(flatten)]
    arguments: Arguments,
}

fn main() -> ExitCode {
    verify(&Command::parse().arguments)
}
