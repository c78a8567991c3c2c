//! `omov count`: from a ballot file to a count record and its reports.
//!
//! Reads files, asks `omov-count`, writes files. What decides a result is all in that crate.

mod check;
mod input;
mod library;
mod linked;
mod options;
mod rule;
mod vacancy;
mod wanted;
mod words;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use omov_count::{Contest, Profile, Watch, count};

pub(crate) use input::contest;
pub(crate) use options::Options;
pub(crate) use rule::{lots, profile, refused};
pub(crate) use words::{Ties, ties};

use crate::failure::{self, Failure};
use crate::output;
use crate::progress::Progress;
use wanted::Wanted;

/// Does what the options ask for.
pub(crate) fn run(options: &Options) -> Result<ExitCode, Failure> {
    let wanted = Wanted::new(&options.report, options.json)?;
    if let Some(path) = &options.linked {
        return linked::run(options, path, &wanted);
    }
    let Some(ballots) = &options.file else {
        return without_ballots(options, &wanted);
    };
    if let Some(record) = &options.check {
        let holds = check::check(options, ballots, record)?;
        return Ok(ExitCode::from(if holds { 0 } else { failure::DOES_NOT_HOLD }));
    }
    if options.rule.is_none() && options.profile.is_none() && input::format(ballots)? != library::Format::Pabulib {
        // Said before half a million papers are read.
        return Err(rule::needed(ballots));
    }
    let progress = Progress::new();
    let mut contest = input::contest(ballots, options.candidates.as_deref(), &progress)?;
    if let Some(title) = &options.title {
        contest.title.clone_from(title);
    }
    withdraw(&mut contest, ballots, &options.withdrawn)?;
    let profile = rule::profile(options, Some(&contest))?;
    check_names(&contest, ballots, &profile)?;
    wanted.check(&contest)?;
    write_profile(options, &profile)?;
    if options.rule_in_words {
        output::print(&library::rule_in_words(&profile))?;
        return Ok(ExitCode::SUCCESS);
    }
    let lots = rule::lots(options.tie.as_ref())?;
    if !options.vacancy.is_empty() {
        return vacancy::run(options, ballots, &contest, &profile, lots.as_ref(), &wanted);
    }
    let tell = |what, done, of| progress.at(what, done, of);
    let record =
        count(&contest, &profile, lots.as_ref(), Watch::new(&tell)).map_err(|e| rule::refused(options, ballots, &e))?;
    progress.clear();
    wanted.hand_out(&contest, &record, "")?;
    Ok(ExitCode::SUCCESS)
}

/// Without ballots a rule can still be shown or written down.
fn without_ballots(options: &Options, wanted: &Wanted) -> Result<ExitCode, Failure> {
    if !options.rule_in_words && options.write_profile.is_none() || options.check.is_some() {
        return Err(Failure::usage("which ballots? Give a file: omov count FILE --rule RULE"));
    }
    if wanted.any_report() {
        return Err(Failure::usage("--report needs a ballot file to count"));
    }
    let profile = rule::profile(options, None)?;
    write_profile(options, &profile)?;
    if options.rule_in_words {
        output::print(&library::rule_in_words(&profile))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Marks those who withdrew after the papers were made.
fn withdraw(contest: &mut Contest, ballots: &Path, names: &[String]) -> Result<(), Failure> {
    for name in names {
        let id = contest.find(name).ok_or_else(|| nobody(contest, ballots, "--withdrawn", name))?;
        contest.candidates[id.index()].withdrawn = true;
    }
    Ok(())
}

/// Whether the profile names only who is on the paper.
fn check_names(contest: &Contest, ballots: &Path, profile: &Profile) -> Result<(), Failure> {
    match &profile.reopen_nominations {
        Some(name) if contest.find(name).is_none() => Err(nobody(contest, ballots, "--reopen-nominations", name)),
        _ => Ok(()),
    }
}

/// Nobody of that name is on the paper.
fn nobody(contest: &Contest, ballots: &Path, option: &str, name: &str) -> Failure {
    let all: Vec<&str> = contest.candidates.iter().map(|c| c.name.as_str()).collect();
    Failure::file(ballots, format!("{option}: no candidate is called “{name}”; on the paper are {}", all.join(", ")))
}

fn write_profile(options: &Options, profile: &Profile) -> Result<(), Failure> {
    let Some(path) = &options.write_profile else { return Ok(()) };
    fs::write(path, profile.to_toml()).map_err(|e| Failure::file(path, failure::of_system(&e)))?;
    output::tell(&format!("profile {} written to {}", profile.hash(), path.display()));
    Ok(())
}
