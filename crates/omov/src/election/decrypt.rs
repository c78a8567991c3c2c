//! A trustee's share of the decryption: once, and of the whole.

use std::path::PathBuf;

use clap::Args;
use omov_belenios::archive::EventKind;
use omov_belenios::make::decryption::decrypt;
use omov_belenios::make::setup::Opening;
use omov_belenios::verify::Standing;

use super::board::{self, View};
use super::folder::{Eyes, Folder, Sent, free, write_new};
use super::randomness;
use super::secret::{Decrypted, Secret};
use crate::failure::Failure;
use crate::output::tell;
use crate::progress::Progress;

/// `omov election decrypt`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// The folder of the election.
    folder: PathBuf,
    /// The trustee's secret file.
    #[arg(long, value_name = "FILE")]
    secret: PathBuf,
    /// What the trustees agreed on by telephone: the hash that stands for everything that is opened. Without it the program shows the hash and
    /// stops.
    #[arg(long, value_name = "HASH")]
    agreed: Option<String>,
    /// Hand the share that was given before out again, because it was lost on the way. Nothing new is decrypted.
    #[arg(long)]
    again: bool,
}

pub(super) fn run(options: &Options) -> Result<(), Failure> {
    let (folder, progress) = (Folder::new(&options.folder)?, Progress::new());
    let path = folder.record_path();
    let mut secret = Secret::open(&options.secret)?;
    let sent = folder.sent(secret.trustee, Sent::Decryption);
    match (&secret.decrypted, options.again) {
        (None, false) => {}
        (None, true) => {
            return Err(Failure::does_not_hold(&options.secret, "nothing was decrypted with this secret yet"));
        }
        (Some(before), true) => {
            write_new(&sent, Eyes::Everybody, &before.share)?;
            tell(&format!("the share that was given before: {}", sent.display()));
            return Ok(());
        }
        (Some(_), false) => {
            let why =
                "this secret has decrypted once, and never does so again; --again hands the same share out once more";
            return Err(Failure::does_not_hold(&options.secret, why));
        }
    }
    free(&sent)?;
    let source = board::source(&path)?;
    let standing = board::standing(&path, &source, secret.seen.as_deref(), &progress)?;
    secret.belongs_to(&options.secret, &path, &standing)?;
    board::ended(&path, &standing)?;
    ready(&standing, secret.shuffles).map_err(|why| Failure::does_not_hold(&path, why))?;
    let opening = board::opening(&path, &standing, &progress)?;
    if opening.decryptors().any(|owner| owner == secret.trustee) {
        return Err(Failure::does_not_hold(
            &path,
            format!("the share of trustee {} is in the record already", secret.trustee),
        ));
    }
    let settled = standing.settled().unwrap_or_default();
    if options.agreed.as_deref().map(str::trim) != Some(&settled) {
        progress.clear();
        return Err(Failure::does_not_hold(&path, agree(options, &opening, standing.credentials().len(), &settled)));
    }
    let Some(key) = secret.key() else {
        return Err(Failure::does_not_hold(&options.secret, "the share of the key cannot be opened with this secret"));
    };
    let share = decrypt(&opening, &secret.seed().signature_key(), &key, &mut randomness::fresh()?);
    progress.clear();
    // Remembered before it is handed out: whatever happens next, there is no second one.
    secret.seen = standing.writer().head().map(str::to_owned);
    secret.decrypted = Some(Decrypted { settled, share: share.clone() });
    secret.remember(&options.secret)?;
    write_new(&sent, Eyes::Everybody, &share)?;
    tell(&format!("for the organiser to take in: {}", sent.display()));
    Ok(())
}

/// What the trustees have to compare before anything is opened: a smaller board, shown to some of them, would open single votes.
fn agree(options: &Options, opening: &Opening<'_>, voters: usize, settled: &str) -> String {
    let counted = opening.ballots();
    let what = format!("{counted} ballots count, of {voters} who may vote; what would be opened is {settled}");
    match &options.agreed {
        None => format!(
            "nothing was decrypted yet. {what}. Compare this with the other trustees by telephone, then say --agreed {settled}"
        ),
        Some(_) => format!("nothing was decrypted: the trustees agreed on something else. {what}; find out why"),
    }
}

/// Whether everything that has to come between the end of the voting and the decryption has been done.
fn ready(standing: &Standing<'_, View>, shuffles: usize) -> Result<(), String> {
    let mixed = standing.count(EventKind::Shuffle);
    match standing.last() {
        EventKind::Result => Err("the result is there already; nothing more is decrypted".into()),
        EventKind::EncryptedTally | EventKind::Shuffle if standing.params().has_rankings() => {
            Err(format!("the rankings are not mixed yet: {mixed} of {shuffles} shuffles are in the record"))
        }
        _ if mixed < shuffles => Err(format!(
            "only {mixed} of {shuffles} shuffles are in the record; more must mix before anything is opened"
        )),
        _ => Ok(()),
    }
}
