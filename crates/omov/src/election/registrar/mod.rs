//! The registrar's step: a voting code for each voter, and the public list that says how many may vote without saying who they are. For a ballot of a
//! house the voters come from the house, and the public list goes back to it; the codes never do.

mod letters;
mod voters;

use std::path::{Path, PathBuf};

use clap::Args;
use omov_belenios::election::{Election, Question};
use omov_belenios::hashing::sha256_hex;
use omov_belenios::make::credential::{self, Code};
use rand_chacha::ChaCha20Rng;
use zeroize::Zeroizing;

use self::voters::{Addressed, Voter, Voters};
use super::draft::Draft;
use super::folder::{self, Eyes, Folder, SentCredentials};
use super::{randomness, trustee};
use crate::failure::Failure;
use crate::members::sheet;
use crate::output::{number_of, tell};
use crate::progress::Progress;

pub(crate) use voters::LIST;

/// The name of the file that goes to a house.
pub(crate) const SENT: &str = "registrar-credentials.json";
/// The command for a ballot of a house.
pub(crate) const COMMAND: &str =
    "omov election credentials FOLDER --voters voters.csv --codes codes.csv --letters letters";

/// `omov election credentials`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// The folder of the election.
    folder: PathBuf,
    /// The voters: a .csv file with a column “voter” (a name, a number, an address: whatever the codes are handed out by) and, if
    /// votes have weights, a column “weight”. Or the list that a house gave you as the registrar of a ballot, as it is.
    #[arg(long, value_name = "FILE")]
    voters: PathBuf,
    /// Where the voting codes go, for the registrar alone: a .csv file with a row for each voter, to send letters from.
    #[arg(long, value_name = "FILE")]
    codes: PathBuf,
    /// Where letters go that are ready to be printed, for the registrar alone: a folder that is not there yet. For the list of a
    /// house only.
    #[arg(long, value_name = "NEW-FOLDER")]
    letters: Option<PathBuf>,
    /// Letters only for those who get theirs by post; the others are written to from the table.
    #[arg(long, requires = "letters")]
    only_by_post: bool,
}

pub(super) fn run(options: &Options) -> Result<(), Failure> {
    let folder = Folder::new(&options.folder)?;
    let draft = folder.draft()?;
    trustee::outside(&folder, &options.codes)?;
    let sent = folder.path().join(SENT);
    if folder.credentials_path().exists() || sent.exists() {
        return Err(folder.not_yet("the voting codes were made already; codes of a second list would not be valid"));
    }
    match voters::read(&options.voters)? {
        Voters::Own(_) if options.letters.is_some() => {
            Err(Failure::does_not_hold(&options.voters, "letters can be made from the list of a house only"))
        }
        Voters::Own(voters) => own(options, &folder, &draft.election(), &voters),
        Voters::Of(voters) => of(options, &folder, &draft, &voters, &sent),
    }
}

/// For an election from files.
fn own(options: &Options, folder: &Folder, election: &Election, voters: &[Voter]) -> Result<(), Failure> {
    if voters.iter().any(|voter| voter.weight != 1) && election.questions.iter().any(Question::is_ranking) {
        let why = "votes in a ranking cannot have weights; the plan has a ranking";
        return Err(Failure::does_not_hold(&options.voters, why));
    }
    let mut rng = randomness::fresh()?;
    let (mut codes, mut credentials) = (Vec::new(), Vec::with_capacity(voters.len()));
    for Voter { voter, weight } in voters {
        let code = Code::random(&mut rng);
        credentials.push((code.credential(&election.uuid), *weight));
        codes.push((voter, code));
    }
    folder::write_new(&options.codes, Eyes::Owner, &by_voter(&codes)?)?;
    let list = credential::list(&credentials);
    folder::write_new(&folder.credentials_path(), Eyes::Everybody, &list)?;
    secret(&options.codes, voters.len());
    public("for the organiser", &folder.credentials_path(), &list);
    if voters.iter().any(|voter| voter.weight != voters[0].weight) {
        tell(
            "weights are public beside the ballots, and from the sum of few different weights it can be told who voted how: warn the voters",
        );
    }
    Ok(())
}

/// The codes as a table.
fn by_voter(codes: &[(&String, Code)]) -> Result<Zeroizing<String>, Failure> {
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

/// Somebody with their code.
struct Coded<'v> {
    to: &'v Addressed,
    code: Zeroizing<String>,
    /// Where they vote; the code stands behind the #, which no browser sends. For an officer, where the papers are.
    link: Zeroizing<String>,
    /// It is a half of the codes for papers, and no code.
    is_half: bool,
}

/// The codes for papers follow from these two.
fn halves(voters: &[Addressed], rng: &mut ChaCha20Rng) -> Option<[Code; 2]> {
    let papers = voters.iter().any(|to| to.way == "paper");
    let officers = voters.iter().filter(|to| to.way == "officer").count();
    let right = officers == if papers { 2 } else { officers };
    right.then(|| [Code::random(rng), Code::random(rng)])
}

/// For a ballot of a house.
fn of(options: &Options, folder: &Folder, draft: &Draft, voters: &[Addressed], sent: &Path) -> Result<(), Failure> {
    if let Some(letters) = &options.letters {
        trustee::outside(folder, letters)?;
        folder::free(letters)?;
    }
    let (election, progress) = (draft.election(), Progress::new());
    let mut rng = randomness::fresh()?;
    let (mut coded, mut credentials) = (Vec::new(), Vec::with_capacity(voters.len()));
    let halves = halves(voters, &mut rng).ok_or_else(|| {
        let why = "members vote on paper, and the two officers do not stand at the end; the list has to be whole";
        Failure::does_not_hold(&options.voters, why)
    })?;
    let (mut reserved, mut given) = (Vec::new(), halves.iter());
    for (at, to) in voters.iter().enumerate() {
        progress.at("codes", at as u64, voters.len() as u64);
        if to.way == "officer" {
            let Some(half) = given.next().map(|half| Zeroizing::new(half.reveal().to_owned())) else { continue };
            let link = Zeroizing::new(format!("{}/papers", to.page));
            coded.push(Coded { to, code: half, link, is_half: true });
            continue;
        }
        if to.way == "paper" {
            let code = Code::of_halves(&election.uuid, halves.each_ref(), reserved.len() as u64 + 1);
            let credential = code.credential(&election.uuid);
            reserved.push(credential.text().to_owned());
            credentials.push((credential, 1));
            continue;
        }
        let code = Code::random(&mut rng);
        credentials.push((code.credential(&election.uuid), 1));
        // A place whose member was erased has a code like every other, and nobody ever learns it.
        if to.way != "nobody" {
            let link = Zeroizing::new(format!("{}/vote#{}", to.page, code.reveal()));
            coded.push(Coded { to, code: Zeroizing::new(code.reveal().to_owned()), link, is_half: false });
        }
    }
    folder::write_new(&options.codes, Eyes::Owner, &table(&coded))?;
    let coded_for = credentials.len() - reserved.len();
    let mut printed = None;
    if let Some(letters) = &options.letters {
        let by_post;
        let some = if options.only_by_post {
            by_post = coded.into_iter().filter(|one| one.to.way == "post" || one.is_half).collect::<Vec<_>>();
            &by_post
        } else {
            &coded
        };
        let organisation = election.administrator.as_deref().unwrap_or_default();
        printed = Some((letters, letters::write(letters, (&election.name, organisation), some, &progress)?));
    }
    progress.clear();
    let list = credential::list(&credentials);
    let text = SentCredentials { election: draft.election_hash(), credentials: list.clone(), reserved }.to_json();
    folder::write_new(sent, Eyes::Everybody, &text)?;
    secret(&options.codes, coded_for);
    if let Some((letters, (people, files))) = printed {
        let (people, files) = (number_of(people as u64, "letter"), number_of(files as u64, "file"));
        tell(&format!("{}: {people} in {files}, for the registrar alone", letters.display()));
    }
    public("to be sent on the page of the ballot, and nothing else", sent, &list);
    Ok(())
}

/// What letters are sent from.
fn table(coded: &[Coded<'_>]) -> Zeroizing<String> {
    let mut table = Zeroizing::new(String::from(sheet::MARK));
    sheet::row(&mut table, LIST.into_iter().chain(["code", "link"]));
    for Coded { to, code, link, .. } in coded {
        let Addressed { number, name, email, address, postcode, language, way, page, opens, closes } = to;
        sheet::row(
            &mut table,
            [number, name, email, address, postcode, language, way, page, opens, closes, &**code, &**link]
                .map(String::as_str),
        );
    }
    table
}

fn secret(codes: &Path, number: usize) {
    let number = number_of(number as u64, "voting code");
    tell(&format!("{}: {number}, for the registrar alone", codes.display()));
    tell("give each voter theirs, and wipe the file when all have them");
}

fn public(for_whom: &str, path: &Path, list: &str) {
    let hash = sha256_hex(list);
    tell(&format!("{for_whom}: {}; its hash, to be found again in the record: {hash}", path.display()));
}
