//! The end: enough shares become the result, rankings are counted under the declared rule, and the whole record is checked as outsiders will.

use std::path::PathBuf;

use clap::Args;
use omov_belenios::archive::EventKind;
use omov_belenios::election::Election;
use omov_belenios::make::decryption::result;
use omov_belenios::make::setup::Opening;
use omov_count::{CountRecord, report};
use omov_verify::{Counted, Declared, Outcome, examine};

use super::accept::take;
use super::board::{self, Board, show};
use super::count;
use super::draft::Draft;
use super::folder::{self, Eyes, Folder};
use crate::count::{Ties, lots, ties};
use crate::failure::Failure;
use crate::output::{number_of, print, tell};
use crate::progress::Progress;

/// `omov election finish`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// The folder of the election.
    folder: PathBuf,
    /// What was drawn to break ties, where the rule asks for that.
    #[arg(long, value_name = "lot:SEED|order:FILE", value_parser = ties)]
    tie: Option<Ties>,
}

pub(super) fn run(options: &Options) -> Result<(), Failure> {
    let (folder, progress) = (Folder::new(&options.folder)?, Progress::new());
    let lots = lots(options.tie.as_ref())?;
    let path = folder.record_path();
    let (election, answers) = open_result(&folder, &progress)?;

    let counted = count::all(&election, &answers, lots.as_ref()).map_err(|why| Failure::does_not_hold(&path, why))?;
    let (mut declared, mut open) = (Vec::new(), Ok(()));
    for Counted { question, profile, outcome, .. } in counted.counted {
        match outcome {
            Outcome::Counted(record) => declared.push(publish(&folder, question, *record)?),
            Outcome::Nobody => {}
            Outcome::Open(why) => {
                let rule = profile.rule.name();
                let why = format!("question {question}, counted under {rule}: {why}");
                let then = "The result stands; once a lot is drawn, omov election finish --tie lot:SEED counts again";
                open = open.and(Err(folder.not_yet(format!("{why}. {then}"))));
            }
        }
    }
    let checks = omov_verify::Options { declared: &declared, ..omov_verify::Options::default() };
    let report = examine(&path, checks, &mut |at| show(&progress, at)).map_err(Failure::usage)?;
    progress.clear();
    print(&report.text())?;
    if report.valid() { open } else { Err(Failure::does_not_hold(&path, "the record does not pass its checks")) }
}

/// The election with the array of its result, which is put into the record if it is not there yet.
fn open_result(folder: &Folder, progress: &Progress) -> Result<(Election, String), Failure> {
    let path = folder.record_path();
    let draft = folder.agreed_draft()?;
    let (mut board, source) = Board::open(&path)?;
    let standing = board::standing(&path, &source, None, progress)?;
    let mut opening = board::opening(&path, &standing, progress)?;
    if opening.answers().is_none() {
        let mut writer = standing.writer();
        // A share that does not hold was named, and does not block as long as there are enough others.
        take(folder, &draft, &mut opening, &mut writer, standing.last(), &mut board)?;
        enough(folder, &draft, &opening)?;
        let result = result(&opening).map_err(|e| Failure::does_not_hold(&path, e))?;
        opening.result(result.as_bytes()).map_err(|failure| Failure::does_not_hold(&path, board::named(&failure)))?;
        board.append(&writer.event(EventKind::Result, &[&result]))?;
        tell(&format!(
            "{}: the result is in the record, which ends with {}",
            path.display(),
            writer.head().unwrap_or_default()
        ));
    }
    let answers = opening.answers().unwrap_or_default().to_owned();
    Ok((standing.params().election.clone(), answers))
}

/// Whether there are enough mixes and shares; if not, who can still give some.
fn enough(folder: &Folder, draft: &Draft, opening: &Opening<'_>) -> Result<(), Failure> {
    let (mixed, of) = (opening.mixers().count(), draft.shuffles);
    if mixed < of {
        let from = draft.without(|number| opening.mixers().any(|mixer| mixer == number));
        return Err(folder.not_yet(format!("{mixed} of {of} shuffles are there; still to come from one of: {from}")));
    }
    match opening.missing() {
        0 => Ok(()),
        n => {
            let from = draft.without(|number| opening.decryptors().any(|decryptor| decryptor == number));
            Err(folder
                .not_yet(format!("{} more needed to open the result, from: {from}", number_of(n as u64, "share"))))
        }
    }
}

/// Writes a count into the folder.
fn publish(folder: &Folder, question: usize, record: CountRecord) -> Result<Declared, Failure> {
    let file = folder.count(question, "json");
    let json = record.to_json() + "\n";
    if file.exists() && folder::read(&file)? != json {
        let why =
            "another count was published here, with another lot; it stays, for nobody may choose a lot by its winner";
        return Err(Failure::does_not_hold(&file, why));
    }
    folder::replace(&file, Eyes::Everybody, &json)?;
    let page = folder.count(question, "html");
    folder::replace(&page, Eyes::Everybody, &report::html(&record))?;
    tell(&format!("question {question}: how it was counted stands in {}", page.display()));
    Ok(Declared { question: Some(question), file, record })
}
