//! The three rounds in which trustees make the key together, each on a machine of their own, and the one in which they try it.

use std::io::{self, BufRead as _};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use omov_belenios::hashing::sha256_hex;
use omov_belenios::make::Refusal;
use omov_belenios::make::rehearsal::Rehearsal;
use omov_belenios::make::threshold::{self, Member, Polynomial};
use omov_belenios::make::trustee::Seed;
use zeroize::Zeroizing;

use super::draft::Draft;
use super::folder::{Eyes, Folder, Sent, SentKey, free, parent, read_line, write_new};
use super::secret::{Confirmed, Secret, Shared};
use super::{WithSecret, board, open, randomness};
use crate::failure::{self, Failure};
use crate::output::{print, tell};
use crate::progress::Progress;

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
    /// Fourth round, once all keys are in the folder: open a test ballot with the secret that will open the result.
    Rehearse(WithSecret),
    /// Once the election is open: see that it is the one, and under the key, to which this trustee agreed.
    Check(WithSecret),
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
        Round::Rehearse(options) => rehearse(options),
        Round::Check(options) => check(options),
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
    let sent = folder.sent(number, Sent::Certificate);
    if sent.exists() {
        return Err(Failure::does_not_hold(&sent, format!("trustee {number} has made a key already")));
    }
    // A secret without a certificate is what is left of an attempt that was cut short.
    let seed = if options.secret.exists() {
        let secret = Secret::open(&options.secret)?;
        if secret.trustee != number || !secret.is_for(&draft) {
            return Err(Failure::does_not_hold(&options.secret, "another secret is there already"));
        }
        secret.seed()
    } else {
        let seed = Seed::random(&mut rng);
        member(&draft, number, &seed, &folder.draft_path())?;
        Secret::new(&draft, number, &seed).write_new(&options.secret)?;
        seed
    };
    let member = member(&draft, number, &seed, &folder.draft_path())?;
    tell(&format!("{}: the secret of trustee {number} ({})", options.secret.display(), draft.name(number)));
    tell(&in_words(&draft));
    tell("this is the secret itself; write it down and keep it apart from this machine, it is not shown again:");
    print(&format!("{}\n", seed.reveal()))?;
    write_new(&sent, Eyes::Everybody, &member.certificate(&mut rng))?;
    tell(&format!("for the others: {}", sent.display()));
    Ok(())
}

/// What a trustee makes a key for.
fn in_words(draft: &Draft) -> String {
    let (t, n) = (draft.threshold, draft.trustees.len());
    let mixed = if draft.shuffles > 0 { format!(", mixed by {}", draft.shuffles) } else { String::new() };
    format!(
        "for “{}”: {t} of {n} trustees open{mixed}; the draft, to compare with the others: {}",
        draft.election().name,
        draft.hash()
    )
}

/// A secret in the folder would be handed to everybody with it.
pub(super) fn outside(folder: &Folder, secret: &Path) -> Result<(), Failure> {
    let whole = |path: &Path| path.canonicalize().map_err(|e| Failure::file(path, failure::of_system(&e)));
    if whole(parent(secret))?.starts_with(whole(folder.path())?) {
        let why = "this would lie in the folder of the election, which everybody gets; choose another place";
        return Err(Failure::does_not_hold(secret, why));
    }
    Ok(())
}

/// The draft and secret of a trustee, if they belong together.
fn own(options: &WithSecret) -> Result<(Folder, Draft, Secret), Failure> {
    let folder = Folder::new(&options.folder)?;
    let (draft, secret) = (folder.draft()?, Secret::open(&options.secret)?);
    if !secret.is_for(&draft) {
        return Err(Failure::does_not_hold(
            &options.secret,
            "this secret was made for another election, or the draft was changed",
        ));
    }
    Ok((folder, draft, secret))
}

fn share(options: &WithSecret) -> Result<(), Failure> {
    let (folder, draft, mut secret) = own(options)?;
    let member = member(&draft, secret.trustee, &secret.seed(), &options.secret)?;
    let certificates = open::certificates(&folder, &draft)?;
    let hash = sha256_hex(certificates.concat());
    let sent = folder.sent(secret.trustee, Sent::Polynomial);
    free(&sent)?;
    if let Some(before) = &secret.shared {
        if before.certificates != hash {
            let why = "shares were given for other certificates; given again, they would add up to your secret. If a certificate was \
                       lost, draw the election up anew";
            return Err(Failure::does_not_hold(&options.secret, why));
        }
    } else {
        let polynomial = member.polynomial(&certificates, &mut randomness::fresh()?);
        let polynomial = polynomial.map_err(|e| complaint(&folder, &draft, e))?.to_json();
        secret.shared = Some(Shared { certificates: hash.clone(), polynomial });
        // Remembered before it is handed out: whatever happens next, there are no shares for another set.
        secret.remember(&options.secret)?;
    }
    write_new(&sent, Eyes::Everybody, secret.shared.as_ref().map_or("", |shared| &shared.polynomial))?;
    tell(&format!("for the others: {}", sent.display()));
    tell(&format!("all certificates together, to compare with the other trustees by telephone: {hash}"));
    Ok(())
}

fn confirm(options: &WithSecret) -> Result<(), Failure> {
    let (folder, draft, mut secret) = own(options)?;
    let sent = folder.sent(secret.trustee, Sent::Key);
    if sent.exists() {
        return Err(Failure::does_not_hold(&sent, format!("trustee {} has confirmed already", secret.trustee)));
    }
    if secret.confirmed.is_none() {
        let (certificates, polynomials) = (open::certificates(&folder, &draft)?, open::polynomials(&folder, &draft)?);
        let hash = sha256_hex(certificates.concat());
        if secret.shared.as_ref().is_none_or(|shared| shared.certificates != hash) {
            let why = "these are not the certificates for which you gave shares in the second round";
            return Err(Failure::does_not_hold(&options.secret, why));
        }
        secret.confirmed = Some(made(&folder, &draft, &secret, &certificates, &polynomials)?);
        secret.remember(&options.secret)?;
    }
    let key = secret.confirmed.as_ref().map_or(String::new(), |confirmed| confirmed.key.clone());
    write_new(&sent, Eyes::Everybody, &SentKey { draft: draft.hash(), key }.to_json())?;
    tell(&format!("all shares fit; for the organiser: {}", sent.display()));
    Ok(())
}

/// The key that follows from everybody's shares, once they are checked.
fn made(
    folder: &Folder,
    draft: &Draft,
    secret: &Secret,
    certificates: &[String],
    polynomials: &[Polynomial],
) -> Result<Confirmed, Failure> {
    let member = member(draft, secret.trustee, &secret.seed(), &folder.draft_path())?;
    let share = member.finish(certificates, polynomials, &mut randomness::fresh()?);
    let share = share.map_err(|e| complaint(folder, draft, e))?;
    let context = draft.context().map_err(|why| Failure::file(&folder.draft_path(), why))?;
    Ok(Confirmed::new(&share, &threshold::settled(&context, certificates, polynomials)))
}

/// Opens the test ballot. It says nothing of the secret, so it may be done again.
fn rehearse(options: &WithSecret) -> Result<(), Failure> {
    let (folder, draft, secret) = own(options)?;
    let sent = folder.sent(secret.trustee, Sent::Rehearsal);
    free(&sent)?;
    let (certificates, polynomials) = (open::certificates(&folder, &draft)?, open::polynomials(&folder, &draft)?);
    open::keys(&folder, &draft)?;
    let context = draft.context().map_err(|why| Failure::file(&folder.draft_path(), why))?;
    secret.follows_from(&options.secret, &threshold::settled(&context, &certificates, &polynomials))?;
    let Some(key) = secret.key() else {
        return Err(Failure::does_not_hold(&options.secret, "the share of the key cannot be opened with this secret"));
    };
    let rehearsal = Rehearsal::new(&context, &draft.hash(), &certificates, &polynomials);
    let rehearsal = rehearsal.map_err(|why| complaint(&folder, &draft, why))?;
    let share = rehearsal.share(&secret.seed().signature_key(), &key, &mut randomness::fresh()?);
    write_new(&sent, Eyes::Everybody, &share)?;
    tell(&format!("this secret opens the test ballot; for the organiser: {}", sent.display()));
    Ok(())
}

/// Looks at the opened record before anybody votes: is it the election, and the key, to which this trustee agreed?
fn check(options: &WithSecret) -> Result<(), Failure> {
    let path = open::record_of(&options.folder)?;
    let mut secret = Secret::open(&options.secret)?;
    let source = board::source(&path)?;
    let standing = board::standing(&path, &source, secret.seen.as_deref(), &Progress::new())?;
    secret.belongs_to(&options.secret, &path, &standing)?;
    secret.seen = standing.writer().head().map(str::to_owned);
    secret.remember(&options.secret)?;
    tell(&format!(
        "{}: this is the election you made the key for; {} may vote",
        path.display(),
        standing.credentials().len()
    ));
    tell("questions, rules, trustees and voters together, to compare with the others by telephone:");
    print(&format!("{}\n", standing.opened()))
}

/// Somebody's part does not fit: the whole ceremony has to begin again without them.
pub(super) fn complaint(folder: &Folder, draft: &Draft, refusal: Refusal) -> Failure {
    match refusal {
        Refusal::Complaint { member, reason } => folder.not_yet(format!(
            "complaint about trustee {member} ({}): {reason}; find out why, or draw the election up anew without them (omov election new)",
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
    let secret = recalled(&folder, &draft, number, &seed)?;
    secret.write_new(&options.secret)?;
    tell(&format!("{}: made again; it remembers nothing of what was decrypted before", options.secret.display()));
    tell(&in_words(&draft));
    Ok(())
}

/// What can be known again of a trustee's rounds from the files in the folder. They are checked as they were the first time, and are to be
/// compared with the others by telephone, for the trustee cannot remember them.
fn recalled(folder: &Folder, draft: &Draft, number: u64, seed: &Seed) -> Result<Secret, Failure> {
    let mut secret = Secret::new(draft, number, seed);
    let own = folder.sent(number, Sent::Polynomial);
    if !own.exists() {
        // Shares given twice, for two sets of certificates, add up to the secret, and nobody remembers whether they were given.
        let why = "there is no polynomial of this trustee in the folder. If it was lost, get it again; if it was never made, draw the election up \
                   anew: a secret made again from paper gives no shares";
        return Err(folder.not_yet(why));
    }
    let certificates = open::certificates(folder, draft)?;
    let hash = sha256_hex(certificates.concat());
    tell(&format!("all certificates together, to compare with the other trustees by telephone: {hash}"));
    secret.shared = Some(Shared { certificates: hash, polynomial: read_line(&own)? });
    if !folder.sent(number, Sent::Key).exists() {
        return Ok(secret);
    }
    secret.confirmed = Some(made(folder, draft, &secret, &certificates, &open::polynomials(folder, draft)?)?);
    Ok(secret)
}
