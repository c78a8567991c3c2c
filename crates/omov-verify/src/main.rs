//! `omov-verify`: checks an election record, or the public record.

use std::process::ExitCode;

use clap::Parser;
use omov_verify::command::{Arguments, verify};

/// Check an election record: is the result what the sealed ballots say? Or, with `record`, a copy of the public record.
#[derive(Parser)]
#[command(version, about)]
struct Command {
    #[command(flatten)]
    arguments: Arguments,
}

fn main() -> ExitCode {
    verify(&Command::parse().arguments)
}
