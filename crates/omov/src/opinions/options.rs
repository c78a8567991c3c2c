//! What can be said on the command line of `omov opinions`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// `omov opinions`.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    long_about = "Find who thinks alike in a conversation, what each group stands for, what all agree on, and what to talk about first.\n\n\
                  The result is the same, byte for byte, on every run, in any order of the rows and with any number of \
                  threads. Results go to standard output, how long each part took to standard error. Exit 0: done. Exit 2: the command \
                  line or a file cannot be understood."
)]
pub(crate) struct Options {
    #[command(subcommand)]
    pub(super) does: Option<Does>,
    #[command(flatten)]
    pub(super) find: Find,
}

#[derive(Debug, Subcommand)]
pub(super) enum Does {
    /// Play a conversation through and show which statements each member would be shown.
    Route(Route),
}

#[derive(Debug, Args)]
pub(super) struct Find {
    /// The votes, columns participant,statement,vote: 1 agree, 0 pass, -1 disagree.
    #[arg(long, value_name = "FILE.csv")]
    pub(super) votes: Option<PathBuf>,
    /// The statements, columns statement,author,moderated,is_meta,text.
    #[arg(long, value_name = "FILE.csv")]
    pub(super) statements: Option<PathBuf>,
    /// Take these groups, {"participant":group}, instead of finding them.
    #[arg(long, value_name = "FILE.json")]
    pub(super) groups: Option<PathBuf>,
    /// Choose so many statements to talk about first, by three rules.
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) agenda: Option<u16>,
    /// Print everything as JSON.
    #[arg(long)]
    pub(super) json: bool,
}

/// `omov opinions route`.
#[derive(Debug, Args)]
pub(super) struct Route {
    /// Members, statements and visits, in JSON.
    #[arg(long, value_name = "FILE.json")]
    pub(super) simulate: PathBuf,
    /// strict: every card is the router's. half: every second card is the member's own choice.
    #[arg(long, value_name = "MODE")]
    pub(super) mode: Mode,
    /// Print what is shown at each visit as JSON.
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Mode {
    Strict,
    Half,
}
