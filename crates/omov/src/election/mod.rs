//! `omov election`: a sealed election held from files, by people who do not want a browser.
//!
//! Everything public stands in one folder, which may be copied to anybody: the draft, what the trustees sent each other, the list of
//! credentials, the record. What is secret (a trustee's secret, the voting codes, the opening of a ballot) is written where its owner says, for
//! the owner's eyes alone. Each step reads the folder, checks what it builds on, and adds one file to it or one event to the record.

mod accept;
mod answers;
mod board;
mod cast;
mod close;
mod count;
mod decrypt;
mod draft;
mod find;
mod finish;
mod folder;
mod open;
mod plan;
mod randomness;
mod registrar;
mod replay;
mod secret;
mod shuffle;
mod status;
mod trustee;
mod vote;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use crate::failure::Failure;
use folder::Folder;

// What the room of ballots does in the same way.
pub(crate) use count::{all as counts, ranking};
pub(crate) use draft::Draft;
pub(crate) use find::{tracked, tracking_number};
pub(crate) use folder::{Sent, SentCredentials, SentKey};
pub(crate) use open::set_up;
pub(crate) use plan::identifier;
pub(crate) use randomness::from as generator;
pub(crate) use registrar::{COMMAND as CREDENTIALS_COMMAND, LIST, SENT as CREDENTIALS};
pub(crate) use replay::{limited, rows, rule};

/// `omov election`.
#[derive(Debug, Args)]
#[command(after_help = STEPS)]
pub(crate) struct Options {
    #[command(subcommand)]
    does: Does,
}

const STEPS: &str = "\
The steps, in order; FOLDER holds everything public and may be copied to anybody:
  new           the organiser    draws the election up from a plan
  trustee …     each trustee     makes the key together: keygen, then share, then confirm
  credentials   the registrar    makes the voting codes
  open          the organiser    opens the record
  trustee check each trustee     sees that it is the election, and the key, that was agreed
  vote, audit   each voter       seals a ballot; opens one that will not be cast, to check what was sealed
  cast          the organiser    takes sealed ballots in
  find          each voter       looks a ballot up on the board by its tracking number
  close         the organiser    ends the voting
  shuffle       trustees         mix the rankings, one after the other (the organiser takes each in with accept)
  decrypt       trustees         give their share of the opening
  finish        the organiser    puts the result together and counts it
  status        anybody          who has to do what next";

#[derive(Debug, Subcommand)]
enum Does {
    /// Draw up an election from a plan.
    New(plan::Options),
    /// Make a trustee's key together with the others, in three rounds, and try it.
    Trustee(trustee::Options),
    /// Make the voting codes and the public list of credentials.
    Credentials(registrar::Options),
    /// Open the record, once all keys and the credentials are there.
    Open(InFolder),
    /// Seal a ballot with a voting code.
    Vote(vote::Options),
    /// Open a sealed ballot that will not be cast, to check what was sealed.
    Audit(vote::AuditOptions),
    /// Take sealed ballots into the record.
    Cast(cast::Options),
    /// Find a ballot on the board by its tracking number.
    Find(find::Options),
    /// End the voting and add the sealed ballots up.
    Close(InFolder),
    /// Mix the rankings, as a trustee.
    Shuffle(WithSecret),
    /// Take in what trustees sent: mixes and shares of the decryption.
    Accept(accept::Options),
    /// Give a share of the decryption, as a trustee. Once, and of the whole.
    Decrypt(decrypt::Options),
    /// Put the result together, count it under the declared rule, and check the whole record.
    Finish(finish::Options),
    /// Say who has to do what next.
    Status(status::Options),
    /// Seal every paper of a ballot file and take it through everything, to see that the secret way gives the same winners.
    Replay(Box<replay::Options>),
}

/// A step that needs nothing but the folder.
#[derive(Debug, Args)]
struct InFolder {
    /// The folder of the election.
    folder: PathBuf,
}

/// A step of a trustee.
#[derive(Debug, Args)]
struct WithSecret {
    /// The folder of the election.
    folder: PathBuf,
    /// The trustee's secret file.
    #[arg(long, value_name = "FILE")]
    secret: PathBuf,
}

/// Does what the options ask for.
pub(crate) fn run(options: &Options) -> Result<ExitCode, Failure> {
    match &options.does {
        Does::New(options) => plan::run(options),
        Does::Trustee(options) => trustee::run(options),
        Does::Credentials(options) => registrar::run(options),
        Does::Open(options) => open::run(&Folder::new(&options.folder)?),
        Does::Vote(options) => vote::run(options),
        Does::Audit(options) => vote::audit(options),
        Does::Cast(options) => cast::run(options),
        Does::Find(options) => find::run(options),
        Does::Close(options) => close::run(&Folder::new(&options.folder)?),
        Does::Shuffle(options) => shuffle::run(&Folder::new(&options.folder)?, &options.secret),
        Does::Accept(options) => accept::run(options),
        Does::Decrypt(options) => decrypt::run(options),
        Does::Finish(options) => finish::run(options),
        Does::Status(options) => status::run(options),
        Does::Replay(options) => return replay::run(options),
    }?;
    Ok(ExitCode::SUCCESS)
}
