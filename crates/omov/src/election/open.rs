//! Opening the record: from now on nothing of what is asked, by whom it is opened, and who may vote can change.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use omov_belenios::Check;
use omov_belenios::credentials::Credentials;
use omov_belenios::election::Election;
use omov_belenios::group::Ed25519;
use omov_belenios::make::rehearsal::Rehearsal;
use omov_belenios::make::setup::{public_key, setup_data};
use omov_belenios::make::threshold::{self, Context, Polynomial, Share};
use omov_belenios::params::Params;

use super::board::{Board, named};
use super::draft::Draft;
use super::folder::{Folder, Sent, SentKey, read_line};
use super::trustee;
use crate::failure::Failure;
use crate::output::{print, tell};

pub(super) fn run(folder: &Folder) -> Result<(), Failure> {
    let path = folder.record_path();
    if path.exists() {
        return Err(Failure::does_not_hold(&path, "the election is open already"));
    }
    let draft = folder.agreed_draft()?;
    let trustees = trustees(folder, &draft)?;
    let credentials_path = folder.credentials_path();
    if !credentials_path.exists() {
        let why = "there is no list of credentials yet; the registrar makes it (omov election credentials)";
        return Err(folder.not_yet(why));
    }
    let credentials = read_line(&credentials_path)?;
    let opened = set_up(&draft, &trustees, &credentials).map_err(|failure| folder.not_yet(named(&failure)))?;
    let first = Board::create(&path, now(), &[&opened.election, &trustees, &credentials, &opened.setup])?;
    tell(&format!("{}: open; {} may vote", path.display(), opened.voters));
    tell("before anybody votes, each trustee: omov election trustee check");
    tell("this stands for questions, rules, trustees and voters together; publish it, for everybody to compare:");
    print(&format!("{first}\n"))
}

/// What the first event holds besides trustees and credentials.
pub(crate) struct Opened {
    pub(crate) election: String,
    pub(crate) setup: String,
    pub(crate) voters: usize,
}

/// The largest sum that is looked for in a result: above it the search would take hours.
const HEAVIEST: u64 = 1 << 40;

/// Puts the first event together and checks it as the verifier will.
pub(crate) fn set_up(draft: &Draft, trustees: &str, list: &str) -> Result<Opened, omov_belenios::Failure> {
    let election = Election { public_key: public_key(trustees)?, ..draft.election() }.to_json();
    let params = Params::new(Ed25519, Election::read(election.as_bytes())?, election.as_bytes())?;
    let credentials = Credentials::read(&params, list.as_bytes())?;
    if credentials.total() > HEAVIEST {
        return Err(omov_belenios::Failure {
            check: Check::Credentials,
            event: None,
            detail: format!("the weights add up to more than {HEAVIEST}"),
        });
    }
    let setup = setup_data(&election, trustees, list);
    Ok(Opened { election, setup, voters: credentials.len() })
}

/// The list of trustees, from what they sent.
fn trustees(folder: &Folder, draft: &Draft) -> Result<String, Failure> {
    let context = draft.context().map_err(|why| Failure::file(&folder.draft_path(), why))?;
    let certificates = certificates(folder, draft)?;
    let polynomials = polynomials(folder, draft)?;
    let keys = keys(folder, draft)?;
    rehearsed(folder, &context, draft, &certificates, &polynomials)?;
    Ok(format!("[{}]", threshold::item(&context, &certificates, &polynomials, &keys)))
}

/// Whether every trustee has opened the test ballot: who has lost their secret, or holds a wrong one, is named before anybody votes.
fn rehearsed(
    folder: &Folder,
    context: &Context,
    draft: &Draft,
    certificates: &[String],
    polynomials: &[Polynomial],
) -> Result<(), Failure> {
    let shares: Vec<_> = all(folder, draft, Sent::Rehearsal, "rehearse")?.into_iter().map(|(_, json)| json).collect();
    let rehearsal = Rehearsal::new(context, &draft.hash(), certificates, polynomials);
    rehearsal.and_then(|rehearsal| rehearsal.opens(&shares)).map_err(|why| trustee::complaint(folder, draft, why))
}

/// Every trustee's certificate.
pub(super) fn certificates(folder: &Folder, draft: &Draft) -> Result<Vec<String>, Failure> {
    Ok(all(folder, draft, Sent::Certificate, "keygen")?.into_iter().map(|(_, json)| json).collect())
}

/// Every trustee's polynomial.
pub(super) fn polynomials(folder: &Folder, draft: &Draft) -> Result<Vec<Polynomial>, Failure> {
    let all = all(folder, draft, Sent::Polynomial, "share")?;
    let each = all.iter().map(|(path, json)| {
        Polynomial::read(json).map_err(|m| Failure::file(path, format!("this is not a trustee's polynomial: {m}")))
    });
    each.collect()
}

/// Every trustee's signed public key.
pub(super) fn keys(folder: &Folder, draft: &Draft) -> Result<Vec<String>, Failure> {
    let all = all(folder, draft, Sent::Key, "confirm")?;
    let keys = all.iter().map(|(path, _)| {
        let key = Share::read(&SentKey::read(path)?.key).map(|(_, key)| key);
        key.map_err(|m| Failure::file(path, format!("this is not a trustee's key: {m}")))
    });
    keys.collect()
}

/// What every trustee sent in one round; `round` is the name of the step that makes it.
fn all(folder: &Folder, draft: &Draft, what: Sent, round: &str) -> Result<Vec<(std::path::PathBuf, String)>, Failure> {
    let one = |number: u64| {
        let path = folder.sent(number, what);
        if !path.exists() {
            let name = draft.name(number);
            let why = format!("trustee {number} ({name}) has yet to do this: omov election trustee {round}");
            return Err(folder.not_yet(why));
        }
        read_line(&path).map(|json| (path, json))
    };
    (1..=draft.trustees.len() as u64).map(one).collect()
}

/// Seconds since 1970.
pub(super) fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_secs())
}

/// The record that a person means who names a folder or a record.
pub(super) fn record_of(path: &Path) -> Result<std::path::PathBuf, Failure> {
    Ok(if path.is_dir() { Folder::new(path)?.record_path() } else { path.to_owned() })
}
