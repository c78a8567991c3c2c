//! `--linked`: several contests in a declared order; who is elected in one leaves the later ones.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use omov_count::{Contest, Profile, Rule};
use serde::Deserialize;

use super::options::Options;
use super::output::Wanted;
use super::progress::Progress;
use super::words::all_rules;
use super::{check_names, input, rule, withdraw};
use crate::failure::Failure;

/// The file: `[[contest]]` in the order of counting. Paths are relative to the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Declared {
    contest: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Entry {
    file: PathBuf,
    rule: Option<String>,
    seats: Option<u32>,
    profile: Option<PathBuf>,
    constraints: Option<PathBuf>,
    candidates: Option<PathBuf>,
    #[serde(default)]
    withdrawn: Vec<String>,
}

/// One contest, read and with its rule.
struct Ready {
    options: Options,
    ballots: PathBuf,
    contest: Contest,
    profile: Profile,
}

/// Counts the contests of a file.
pub(super) fn run(options: &Options, path: &Path, wanted: &Wanted) -> Result<ExitCode, Failure> {
    let all = read(options, path)?;
    let _ = (all.len(), wanted);
    Ok(ExitCode::SUCCESS)
}

fn read(options: &Options, path: &Path) -> Result<Vec<Ready>, Failure> {
    let text = input::text(path)?;
    let declared: Declared = toml::from_str(&text).map_err(|e| {
        let line = e.span().map_or(1, |s| text[..s.start.min(text.len())].matches('\n').count() + 1);
        Failure::file(path, format!("line {line}: {}", e.message().replace('\n', " ")))
    })?;
    if declared.contest.is_empty() {
        return Err(Failure::file(path, "expected at least one [[contest]], found none"));
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    declared.contest.iter().map(|entry| entry.ready(options, path, folder)).collect()
}

impl Entry {
    fn ready(&self, all: &Options, list: &Path, folder: &Path) -> Result<Ready, Failure> {
        let rule = match &self.rule {
            Some(name) => Some(Rule::find(name).ok_or_else(|| {
                Failure::file(list, format!("no rule is called {name}; one of: {}", all_rules()))
            })?),
            None => None,
        };
        let ballots = folder.join(&self.file);
        let options = Options {
            file: Some(ballots.clone()),
            rule,
            seats: self.seats,
            profile: self.profile.as_ref().map(|p| folder.join(p)),
            constraints: self.constraints.as_ref().map(|p| folder.join(p)),
            tie: all.tie.clone(),
            overvote: all.overvote,
            max_skipped: all.max_skipped,
            duplicate_rank: all.duplicate_rank,
            ..Options::default()
        };
        let names = self.candidates.as_ref().map(|p| folder.join(p));
        let mut contest = input::contest(&ballots, names.as_deref(), &mut Progress::new())?;
        withdraw(&mut contest, &ballots, &self.withdrawn)?;
        let profile = rule::profile(&options, Some(&contest))?;
        check_names(&contest, &ballots, &profile)?;
        Ok(Ready { options, ballots, contest, profile })
    }
}
