//! A voter's steps: sealing a ballot, and opening one that will not be cast to check what was sealed.

use std::io::{self, BufRead, IsTerminal as _};
use std::path::{Path, PathBuf};

use clap::Args;
use omov_belenios::election::{Election, Question};
use omov_belenios::hashing::{hex, unhex};
use omov_belenios::make::ballot::{Answer, Booth};
use omov_belenios::make::credential::Code;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use super::board::{source, standing};
use super::cast::on_board;
use super::find::tracking_number;
use super::folder::{self, Eyes, Folder, free, parent, read_line};
use super::trustee::outside;
use super::{answers, open, randomness};
use crate::failure::{self, Failure};
use crate::output::{plain, print, say, tell};
use crate::progress::Progress;

/// `omov election vote`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// The folder of the election, or its record.
    election: PathBuf,
    /// A file with the answers, one line for each question, instead of being asked.
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
    /// A file with the voting code, instead of being asked.
    #[arg(long, value_name = "FILE")]
    code: Option<PathBuf>,
    /// The sealed ballot to make.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// `omov election audit`.
#[derive(Debug, Args)]
pub(super) struct AuditOptions {
    /// The folder of the election, or its record.
    election: PathBuf,
    /// The sealed ballot. Its opening lies beside it.
    ballot: PathBuf,
}

/// What opens a sealed ballot again: the seed of the generator with which it was sealed, and what was answered.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Opening {
    /// The tracking number of the ballot.
    ballot: String,
    /// The seed in hexadecimal digits.
    seed: String,
    /// One line for each question.
    answers: Vec<String>,
    /// Whether it was used to open the ballot, which must not be cast then.
    pub(super) audited: bool,
}

impl Drop for Opening {
    fn drop(&mut self) {
        self.seed.zeroize();
        self.answers.zeroize();
    }
}

impl Opening {
    /// Where the opening of a ballot lies.
    pub(super) fn path(ballot: &Path) -> PathBuf {
        let mut name = ballot.file_name().unwrap_or_default().to_owned();
        name.push(".opening");
        ballot.with_file_name(name)
    }

    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let text = Zeroizing::new(folder::read(path)?);
        serde_json::from_str(&text)
            .map_err(|e| Failure::file(path, format!("line {}: this is not the opening of a ballot", e.line())))
    }

    fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(serde_json::to_string(self).unwrap_or_default())
    }

    /// The generator's seed.
    fn seed(&self) -> Option<randomness::Seed> {
        let bytes = Zeroizing::new(unhex(&self.seed)?);
        bytes.as_slice().try_into().ok().map(Zeroizing::new)
    }
}

pub(super) fn run(options: &Options) -> Result<(), Failure> {
    let path = open::record_of(&options.election)?;
    let kept = Opening::path(&options.out);
    // Said before anybody takes the trouble to answer.
    free(&options.out)?;
    free(&kept)?;
    if parent(&path).join("draft.json").exists() {
        outside(&Folder::new(parent(&path))?, &kept)?;
    }
    let source = source(&path)?;
    let standing = standing(&path, &source, None, &Progress::new())?;
    let election = &standing.params().election;
    let mut lines = io::stdin().lock().lines();
    tell(&format!("{} (fingerprint {})", election.name, standing.params().fingerprint));
    let typed = match &options.code {
        Some(file) => Zeroizing::new(read_line(file)?),
        None => ask("your voting code", &mut lines)?,
    };
    let code = Code::parse(typed.trim()).map_err(|e| Failure::usage(e.to_string()))?;
    let credential = code.credential(&election.uuid);
    if standing.credentials().weight(credential.text()).is_none() {
        return Err(Failure::does_not_hold(&path, "this voting code is not for this election"));
    }
    let (answers, written) = match &options.answers {
        Some(file) => from_file(file, election)?,
        None => asked(election, &mut lines)?,
    };
    let seed = randomness::seed()?;
    let ballot = Booth::new(standing.params()).ballot(&credential, &answers, &mut randomness::from(&seed));
    let ballot = ballot.map_err(|e| Failure::usage(e.to_string()))?;

    let number = tracking_number(&ballot);
    let opening = Opening { ballot: number.clone(), seed: hex(&*seed), answers: written, audited: false };
    folder::write_new(&kept, Eyes::Owner, &opening.text())?;
    folder::write_new(&options.out, Eyes::Everybody, &ballot).inspect_err(|_| {
        // Of no use without the ballot; if it cannot be removed, it harms nobody.
        let _ = std::fs::remove_file(&kept);
    })?;
    tell(&format!("{}: sealed; send it to the organiser", options.out.display()));
    tell(&format!(
        "to check what was sealed instead of casting it: omov election audit {} {}",
        options.election.display(),
        options.out.display()
    ));
    tell(&format!("{} opens the ballot: delete it once you have cast", kept.display()));
    tell("your tracking number, to find the ballot on the board:");
    print(&format!("{number}\n"))
}

type Lines<'a> = dyn Iterator<Item = io::Result<String>> + 'a;

fn ask(what: &str, lines: &mut Lines<'_>) -> Result<Zeroizing<String>, Failure> {
    tell(&format!("{what}:"));
    match lines.next() {
        Some(Ok(line)) => Ok(Zeroizing::new(line)),
        Some(Err(e)) => Err(Failure::usage(format!("standard input: {}", failure::of_system(&e)))),
        None => Err(Failure::usage(format!("standard input ended before {what} was given"))),
    }
}

/// Asks each question until the answer is one that is allowed. Without a person in front of it, a wrong answer ends it.
fn asked(election: &Election, lines: &mut Lines<'_>) -> Result<(Vec<Answer>, Vec<String>), Failure> {
    let (mut all, mut written) = (Vec::new(), Vec::new());
    for (i, question) in election.questions.iter().enumerate() {
        say(&format!("\n{}. {}\n{}\n", i + 1, question.question, answers::choices(question)));
        loop {
            let line = ask(&answers::how(question), lines)?;
            match answers::read(question, &line) {
                Ok(answer) => {
                    if io::stdin().is_terminal() {
                        tell(&format!("you answer: {}", answers::in_words(question, &answer)));
                    }
                    all.push(answer);
                    written.push(line.to_string());
                    break;
                }
                Err(why) if io::stdin().is_terminal() => tell(&why),
                Err(why) => return Err(Failure::usage(format!("question {}: {why}", i + 1))),
            }
        }
    }
    Ok((all, written))
}

fn from_file(file: &Path, election: &Election) -> Result<(Vec<Answer>, Vec<String>), Failure> {
    let text = Zeroizing::new(folder::read(file)?);
    let lines: Vec<&str> = text.lines().collect();
    let questions = &election.questions;
    if lines.len() != questions.len() {
        let what = format!("{} lines for {} questions; there must be one for each", lines.len(), questions.len());
        return Err(Failure::file(file, what));
    }
    let read = |(i, (question, line)): (usize, (_, &&str))| {
        answers::read(question, line).map_err(|why| Failure::file(file, format!("line {}: {why}", i + 1)))
    };
    let answers = questions.iter().zip(&lines).enumerate().map(read).collect::<Result<_, _>>()?;
    Ok((answers, lines.into_iter().map(str::to_owned).collect()))
}

pub(super) fn audit(options: &AuditOptions) -> Result<(), Failure> {
    let path = open::record_of(&options.election)?;
    let source = source(&path)?;
    let standing = standing(&path, &source, None, &Progress::new())?;
    let opening_path = Opening::path(&options.ballot);
    let (ballot, mut opening) = (read_line(&options.ballot)?, Opening::read(&opening_path)?);
    if on_board(&standing, &path, &ballot)?.is_some() {
        let why = "this ballot was cast; opening it would show how you voted, so seal another one and audit that";
        return Err(Failure::does_not_hold(&options.ballot, why));
    }
    if opening.ballot != tracking_number(&ballot) {
        return Err(Failure::does_not_hold(&opening_path, "this is the opening of another ballot"));
    }
    let questions = &standing.params().election.questions;
    let read = questions.iter().zip(&opening.answers).map(|(question, line)| answers::read(question, line));
    let answers: Vec<Answer> = read.collect::<Result<_, _>>().map_err(|why| Failure::file(&opening_path, why))?;
    let seed = opening.seed().ok_or_else(|| Failure::file(&opening_path, "the seed is not 64 hexadecimal digits"))?;
    let booth = Booth::new(standing.params());
    if !booth.holds(&ballot, &answers, &mut randomness::from(&seed)) {
        let why =
            "this ballot does NOT hold these answers: do not use the program that sealed it, and tell the scrutineers";
        return Err(Failure::does_not_hold(&options.ballot, why));
    }
    opening.audited = true;
    folder::replace(&opening_path, Eyes::Owner, &opening.text())?;
    let line = |(question, answer): (&Question, &Answer)| {
        format!("  {} {}\n", question.question, answers::in_words(question, answer))
    };
    let lines: Vec<String> = questions.iter().zip(&answers).map(line).collect();
    print(&plain(&format!("The sealed ballot {} holds:\n{}", tracking_number(&ballot), lines.concat())))?;
    tell("it has been opened and must not be cast: seal another one");
    Ok(())
}
