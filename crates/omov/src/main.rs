//! `omov`, the program: reads the command line and hands it to the room it names.

mod accounts;
mod agendas;
mod ballots;
mod count;
mod debates;
mod demo;
mod digest;
mod election;
mod failure;
mod groups;
mod hands;
mod help;
mod home;
mod host;
mod house;
mod input;
mod meetings;
mod members;
mod motions;
mod nominations;
mod offices;
mod opinions;
mod output;
mod picture;
mod post;
mod progress;
mod record;
mod removing;
mod replay;
mod replies;
mod rules;
mod serve;
mod settings;
mod setup;
mod witness;

use std::io::Write as _;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser, Subcommand};

use failure::Failure;

/// One member, one vote: the program with which a mass-membership organisation governs itself.
#[derive(Debug, Parser)]
#[command(name = "omov", version, about, max_term_width = 110, arg_required_else_help = true)]
struct Command {
    #[command(subcommand)]
    does: Does,
}

#[derive(Debug, Subcommand)]
enum Does {
    /// Count an election from a ballot file, show how, or check a count somebody else made.
    Count(Box<count::Options>),
    /// Walk through a made-up movement: thrown away when the program stops.
    Demo(demo::Options),
    /// Hold a sealed election from files: keys, voting codes, votes, mixing, decryption, result.
    Election(election::Options),
    /// Find opinion groups, common ground and an agenda in the votes of a conversation.
    Opinions(opinions::Options),
    /// Open the house of a movement to browsers.
    Serve(Box<serve::Options>),
    /// Copy everything into one file, while the house stays open.
    Backup(host::backup::Options),
    /// Make a house from a backup.
    Restore(host::restore::Options),
    /// Vote a real ballot file through a running server, which made-up members do, and compare with the direct count.
    Replay(Box<replay::Options>),
    /// Look whether all is well with a house.
    Doctor(host::doctor::Options),
    /// Look whether the public records of other groups have only grown, and sign if so.
    Witness(Box<witness::Options>),
    /// The public record of a house: write it as files, for copies elsewhere.
    Record(record::export::Options),
    /// Check an election record: is the result what the sealed ballots say?
    Verify(Box<omov_verify::command::Arguments>),
}

fn main() -> ExitCode {
    let done = match Command::try_parse() {
        Ok(command) => match command.does {
            Does::Count(options) => count::run(&options),
            Does::Demo(options) => demo::run(&options),
            Does::Election(options) => election::run(&options),
            Does::Opinions(options) => opinions::run(&options),
            Does::Serve(options) => serve::run(&options),
            Does::Backup(options) => host::backup::run(&options),
            Does::Restore(options) => host::restore::run(&options),
            Does::Replay(options) => replay::run(&options),
            Does::Doctor(options) => host::doctor::run(&options),
            Does::Witness(options) => witness::run(&options),
            Does::Record(options) => record::export::run(&options),
            Does::Verify(arguments) => Ok(omov_verify::command::verify(&arguments)),
        },
        Err(e) if matches!(e.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            // Nothing useful is left to do if even the help cannot be printed.
            let _ = e.print();
            Ok(ExitCode::SUCCESS)
        }
        Err(e) if e.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = e.print();
            Ok(ExitCode::from(failure::BAD_USAGE))
        }
        Err(e) => Err(Failure::usage(failure::one_line(&e.to_string(), &named()))),
    };
    done.unwrap_or_else(|failure| {
        // If nobody listens on standard error either, the exit code still tells.
        let _ = writeln!(std::io::stderr(), "omov: {failure}");
        failure.code()
    })
}

/// The command that the words on the command line name, as far as they name one.
fn named() -> String {
    let (mut command, mut name) = (Command::command(), "omov".to_owned());
    for word in std::env::args().skip(1) {
        let Some(inner) = command.find_subcommand(&word).cloned() else { break };
        name = name + " " + inner.get_name();
        command = inner;
    }
    name
}
