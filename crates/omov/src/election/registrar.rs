//! The registrar's step: a voting code for each voter, and the public list that says how many may vote without saying who they are.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};

use clap::Args;
use omov_belenios::election::Question;
use omov_belenios::hashing::sha256_hex;
use omov_belenios::make::credential::{self, Code};
use zeroize::Zeroizing;

use super::folder::{self, Eyes, Folder};
use super::{randomness, trustee};
use crate::failure::{self, Failure};
use crate::output::{number_of, tell};

/// `omov election credentials`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// The folder of the election.
    folder: PathBuf,
    /// The voters: a .csv file with a column “voter” (a name, a number, an address: whatever the codes are handed out by) and, if
    /// votes have weights, a column “weight”.
    #[arg(long, value_name = "FILE")]
    voters: PathBuf,
    /// Where the voting codes go, for the registrar alone: a .csv file with the columns “voter” and “code”.
    #[arg(long, value_name = "FILE")]
    codes: PathBuf,
}

/// The largest weight: the sum of half a million of them is still a number that can be found.
const MOST: u64 = 1 << 20;

pub(super) fn run(options: &Options) -> Result<(), Failure> {
    let folder = Folder::new(&options.folder)?;
    let draft = folder.draft()?;
    trustee::outside(&folder, &options.codes)?;
    if folder.credentials_path().exists() {
        return Err(folder.not_yet("the voting codes were made already; codes of a second list would not be valid"));
    }
    let voters = voters(&options.voters)?;
    let election = draft.election();
    if voters.iter().any(|(_, weight)| *weight != 1) && election.questions.iter().any(Question::is_ranking) {
        let why = "votes in a ranking cannot have weights; the plan has a ranking";
        return Err(Failure::does_not_hold(&options.voters, why));
    }
    let mut rng = randomness::fresh()?;
    let (mut codes, mut credentials) = (Vec::new(), Vec::with_capacity(voters.len()));
    for (voter, weight) in &voters {
        let code = Code::random(&mut rng);
        credentials.push((code.credential(&election.uuid), *weight));
        codes.push((voter, code));
    }
    folder::write_new(&options.codes, Eyes::Owner, &table(&codes)?)?;
    let list = credential::list(&credentials);
    folder::write_new(&folder.credentials_path(), Eyes::Everybody, &list)?;
    tell(&format!(
        "{}: {}, for the registrar alone",
        options.codes.display(),
        number_of(codes.len() as u64, "voting code")
    ));
    tell("give each voter theirs, and wipe the file when all have them");
    tell(&format!(
        "for the organiser: {}; its hash, to be found again in the record: {}",
        folder.credentials_path().display(),
        sha256_hex(&list)
    ));
    if voters.iter().any(|(_, weight)| *weight != voters[0].1) {
        tell(
            "weights are public beside the ballots, and from the sum of few different weights it can be told who voted how: warn the voters",
        );
    }
    Ok(())
}

/// The voters with their weights.
fn voters(path: &Path) -> Result<Vec<(String, u64)>, Failure> {
    let file = File::open(path).map_err(|e| Failure::file(path, failure::of_system(&e)))?;
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(file);
    let why = |e: csv::Error| {
        let line = e.position().map_or(String::new(), |at| format!("line {}: ", at.line()));
        let what = match e.kind() {
            csv::ErrorKind::Utf8 { .. } => "this is not text in UTF-8".into(),
            csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                format!("{len} fields where the first line has {expected_len}")
            }
            _ => "this is not a table".into(),
        };
        Failure::file(path, format!("{line}{what}"))
    };
    let head = reader.headers().map_err(why)?.clone();
    let column = |name: &str| head.iter().position(|h| h.trim_start_matches('\u{feff}').eq_ignore_ascii_case(name));
    let Some(name) = column("voter") else {
        return Err(Failure::file(path, "line 1: no column is called “voter”"));
    };
    let weights = column("weight");
    let (mut seen, mut voters) = (BTreeSet::new(), Vec::new());
    for row in reader.records() {
        let row = row.map_err(why)?;
        let line = row.position().map_or(0, csv::Position::line);
        let wrong = |what: String| Failure::file(path, format!("line {line}: {what}"));
        let voter = row.get(name).unwrap_or_default();
        if voter.is_empty() {
            return Err(wrong("no voter".into()));
        }
        if !seen.insert(voter.to_owned()) {
            // Whom it is about stays out of messages.
            return Err(wrong("this voter is in the list already".into()));
        }
        let weight = match weights.and_then(|i| row.get(i)) {
            None | Some("") => 1,
            Some(text) => {
                let weight = text.parse().ok().filter(|w| (1..=MOST).contains(w));
                weight.ok_or_else(|| wrong(format!("a weight is a whole number from 1 to {MOST}")))?
            }
        };
        voters.push((voter.to_owned(), weight));
    }
    if voters.is_empty() {
        return Err(Failure::file(path, "there is no voter in this list"));
    }
    Ok(voters)
}

/// The codes as a table.
fn table(codes: &[(&String, Code)]) -> Result<Zeroizing<String>, Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut write = || {
        writer.write_record(["voter", "code"])?;
        codes.iter().try_for_each(|(voter, code)| {
            // A spreadsheet would take this for a formula.
            let formula = voter.starts_with(['=', '+', '-', '@']);
            let voter = if formula { format!("'{voter}") } else { (*voter).clone() };
            writer.write_record([voter.as_str(), code.reveal()])
        })
    };
    let wrong = || Failure::usage("the voting codes cannot be written as a table");
    write().map_err(|_| wrong())?;
    let bytes = writer.into_inner().map_err(|_| wrong())?;
    String::from_utf8(bytes).map(Zeroizing::new).map_err(|_| wrong())
}
