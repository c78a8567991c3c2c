//! A trustee's share of the decryption: once, and of the whole.

use std::path::PathBuf;

use clap::Args;
use omov_belenios::archive::EventKind;
use omov_belenios::make::decryption::decrypt;

use super::board::{self, show, stopped};
use super::folder::{Eyes, Folder, Sent, write_new};
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
    /// Hand the share that was given before out again, because it was lost on the way. Nothing new is decrypted.
    #[arg(long)]
    again: bool,
}

pub(super) fn run(options: &Options) -> Result<(), Failure> {
    let (folder, progress) = (Folder::new(&options.folder)?, Progress::new());
    let path = folder.record_path();
    let mut secret = Secret::read(&options.secret)?;
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
    let source = board::source(&path)?;
    let standing = board::standing(&path, &source, secret.seen.as_deref(), &progress)?;
    if !secret.is_for_election(&standing.params().election) {
        return Err(Failure::does_not_hold(&options.secret, "this secret was made for another election"));
    }
    let Some(key) = secret.key() else {
        let why = "this secret has no share of the key; the third round is missing (omov election trustee confirm)";
        return Err(Failure::does_not_hold(&options.secret, why));
    };
    ready(&standing, secret.shuffles).map_err(|why| Failure::does_not_hold(&path, why))?;
    let sum = standing.sum(&mut |at| show(&progress, at)).map_err(|stop| stopped(&path, stop))?;
    let opening = standing.opening(sum, &mut |at| show(&progress, at)).map_err(|stop| stopped(&path, stop))?;
    let opening = opening.ok_or_else(|| Failure::does_not_hold(&path, "there is no tally to open"))?;
    if opening.decryptors().any(|owner| owner == secret.trustee) {
        return Err(Failure::does_not_hold(
            &path,
            format!("the share of trustee {} is in the record already", secret.trustee),
        ));
    }
    let share = decrypt(&opening, &secret.seed().signature_key(), &key, &mut randomness::fresh()?);
    progress.clear();
    // Remembered before it is handed out: whatever happens next, there is no second one.
    let head = standing.writer().head().unwrap_or_default().to_owned();
    secret.seen = Some(head.clone());
    secret.decrypted = Some(Decrypted { head, share: share.clone() });
    secret.remember(&options.secret)?;
    write_new(&sent, Eyes::Everybody, &share)?;
    tell(&format!("for the organiser to take in: {}", sent.display()));
    Ok(())
}

/// Whether everything that has to come before the decryption has been done.
fn ready(standing: &omov_belenios::verify::Standing<'_, omov_verify::Record>, shuffles: usize) -> Result<(), String> {
    let mixed = standing.count(EventKind::Shuffle);
    match standing.last() {
        EventKind::Setup | EventKind::Ballot | EventKind::EndBallots => {
            Err("the voting has not ended yet; the organiser ends it (omov election close)".into())
        }
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
