//! The three rounds in which trustees make the key together, each on a machine of their own.

use std::io::{self, BufRead as _};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use omov_belenios::make::Refusal;
use omov_belenios::make::threshold::{self, Member, Share};
use omov_belenios::make::trustee::Seed;
use zeroize::Zeroizing;

use super::draft::Draft;
use super::folder::{Eyes, Folder, Sent, read_line, write_new};
use super::secret::Secret;
use super::{WithSecret, open, randomness};
use crate::failure::{self, Failure};
use crate::output::tell;

/// `omov election trustee`.
#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(subcommand)]
    round: Round,
}

#[derive(Debug, Subcommand)]
enum Round {
    /// First round: make a secret, and a certificate for the others.
    Keygen(Keygen),
    /// Second round, once all certificates are in the folder: seal a share for every trustee.
    Share(WithSecret),
    /// Third round, once all shares are in the folder: check them, and show the public key that follows.
    Confirm(WithSecret),
    /// Make the secret file again from the secret that was written down (typed on standard input).
    Restore(Keygen),
}

#[derive(Debug, Args)]
struct Keygen {
    /// The folder of the election.
    folder: PathBuf,
    /// The trustee's number; the first in the plan is 1.
    #[arg(long, value_name = "NUMBER")]
    trustee: u64,
    /// The secret file to make. Not in the folder.
    #[arg(long, value_name = "FILE")]
    secret: PathBuf,
}

pub(super) fn run(options: &Options) -> Result<(), Failure> {
    match &options.round {
        Round::Keygen(options) => keygen(options),
        Round::Share(options) => share(options),
        Round::Confirm(options) => confirm(options),
        Round::Restore(options) => restore(options),
    }
}

/// One of the trustees.
fn member(draft: &Draft, number: u64, seed: &Seed, at: &Path) -> Result<Member, Failure> {
    let context = draft.context().map_err(|why| Failure::file(at, why))?;
    let n = draft.trustees.len() as u64;
    if !(1..=n).contains(&number) {
        return Err(Failure::usage(format!("there is no trustee {number}; they are numbered from 1 to {n}")));
    }
    Member::new(&context, number as usize, seed).map_err(|e| Failure::file(at, e))
}

fn keygen(options: &Keygen) -> Result<(), Failure> {
    let (folder, number) = (Folder::new(&options.folder)?, options.trustee);
    let draft = folder.draft()?;
    outside(&folder, &options.secret)?;
    let mut rng = randomness::fresh()?;
    let seed = Seed::random(&mut rng);
    let member = member(&draft, number, &seed, &folder.draft_path())?;
    let sent = folder.sent(number, Sent::Certificate);
    if sent.exists() {
        return Err(Failure::does_not_hold(&sent, format!("trustee {number} has made a key already")));
    }
    Secret::new(&draft, number, &seed).write_new(&options.secret)?;
    write_new(&sent, Eyes::Everybody, &member.certificate(&mut rng))?;
    tell(&format!("{}: the secret of trustee {number} ({})", options.secret.display(), draft.name(number)));
    tell("this is the secret itself; write it down and keep it apart from this machine, it is not shown again:");
    crate::output::print(&format!("{}\n", seed.reveal()))?;
    tell(&format!("for the others: {}", sent.display()));
    Ok(())
}

/// A secret in the folder would be handed to everybody with it.
pub(super) fn outside(folder: &Folder, secret: &Path) -> Result<(), Failure> {
    let beside = secret.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let whole = |path: &Path| path.canonicalize().map_err(|e| Failure::file(path, failure::of_system(&e)));
    if whole(beside)?.starts_with(whole(folder.path())?) {
        let why = "this would lie in the folder of the election, which everybody gets; choose another place";
        return Err(Failure::does_not_hold(secret, why));
    }
    Ok(())
}

/// The draft and secret of a trustee, if they belong together.
fn own(options: &WithSecret) -> Result<(Folder, Draft, Secret), Failure> {
    let folder = Folder::new(&options.folder)?;
    let (draft, secret) = (folder.draft()?, Secret::read(&options.secret)?);
    if !secret.is_for(&draft) {
        return Err(Failure::does_not_hold(
            &options.secret,
            "this secret was made for another election, or the draft was changed",
        ));
    }
    Ok((folder, draft, secret))
}

fn share(options: &WithSecret) -> Result<(), Failure> {
    let (folder, draft, secret) = own(options)?;
    let member = member(&draft, secret.trustee, &secret.seed(), &options.secret)?;
    let certificates = open::certificates(&folder, &draft)?;
    let polynomial =
        member.polynomial(&certificates, &mut randomness::fresh()?).map_err(|e| complaint(&folder, &draft, e))?;
    let sent = folder.sent(secret.trustee, Sent::Polynomial);
    write_new(&sent, Eyes::Everybody, &polynomial.to_json())?;
    tell(&format!("for the others: {}", sent.display()));
    Ok(())
}

fn confirm(options: &WithSecret) -> Result<(), Failure> {
    let (folder, draft, mut secret) = own(options)?;
    let member = member(&draft, secret.trustee, &secret.seed(), &options.secret)?;
    let (certificates, polynomials) = (open::certificates(&folder, &draft)?, open::polynomials(&folder, &draft)?);
    let sent = folder.sent(secret.trustee, Sent::Key);
    if sent.exists() {
        return Err(Failure::does_not_hold(&sent, format!("trustee {} has confirmed already", secret.trustee)));
    }
    let share = member.finish(&certificates, &polynomials, &mut randomness::fresh()?);
    let share = share.map_err(|e| complaint(&folder, &draft, e))?;
    secret.share = Some(share.sealed.clone());
    secret.remember(&options.secret)?;
    write_new(&sent, Eyes::Everybody, &share.to_json())?;
    tell(&format!("all shares fit; for the organiser: {}", sent.display()));
    Ok(())
}

/// Somebody's part does not fit: the whole ceremony has to begin again without them.
fn complaint(folder: &Folder, draft: &Draft, refusal: Refusal) -> Failure {
    match refusal {
        Refusal::Complaint { member, reason } => folder.not_yet(format!(
            "complaint about trustee {member} ({}): {reason}; make the key anew, with another trustee if need be",
            draft.name(member as u64)
        )),
        other => folder.not_yet(other),
    }
}

fn restore(options: &Keygen) -> Result<(), Failure> {
    let (folder, number) = (Folder::new(&options.folder)?, options.trustee);
    let draft = folder.draft()?;
    outside(&folder, &options.secret)?;
    if folder.sent(number, Sent::Decryption).exists() {
        return Err(
            folder.not_yet(format!("trustee {number} has given a share already, so there is nothing left to do"))
        );
    }
    tell("type the secret that was written down, and Enter:");
    let mut line = Zeroizing::new(String::new());
    let typed = io::stdin().lock().read_line(&mut line);
    typed.map_err(|e| Failure::usage(format!("standard input: {}", failure::of_system(&e))))?;
    let seed = Seed::parse(line.trim()).map_err(|e| Failure::usage(e.to_string()))?;
    member(&draft, number, &seed, &folder.draft_path())?;
    let certificate = read_line(&folder.sent(number, Sent::Certificate))?;
    if !certificate.contains(seed.signature_key().text()) {
        return Err(folder.not_yet(format!("this is not the secret of trustee {number} ({})", draft.name(number))));
    }
    let mut secret = Secret::new(&draft, number, &seed);
    let key = folder.sent(number, Sent::Key);
    if key.exists() {
        let (sealed, _) = Share::read(&read_line(&key)?).map_err(|m| Failure::file(&key, m))?;
        if threshold::open_share(&seed, &sealed).is_none() {
            return Err(Failure::does_not_hold(&key, "the sealed share cannot be opened with this secret"));
        }
        secret.share = Some(sealed);
    }
    secret.write_new(&options.secret)?;
    tell(&format!("{}: made again; it remembers nothing of what was decrypted before", options.secret.display()));
    Ok(())
}
