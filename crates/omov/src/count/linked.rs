//! `--linked`: several contests in a declared order; who is elected in one leaves the later ones.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use omov_count::linked::{IfTooFew, Link, LinkedError, LinkedRecord, count_linked};
use omov_count::{Contest, Lots, Profile, Rule, Watch};
use serde::Deserialize;
use serde_json::json;

use super::options::Options;
use super::wanted::Wanted;
use super::words::{self, Drawn, Ties, all_rules};
use super::{check_names, input, library, rule, withdraw};
use crate::failure::Failure;
use crate::output;
use crate::progress::Progress;

/// The file: `[[contest]]` in the order of counting. Paths are relative to the file.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Declared {
    /// If earlier contests leave one with fewer candidates than places: `stop` or `leave-vacant`.
    #[serde(default)]
    if_too_few: IfTooFew,
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
    /// As `--tie`; otherwise what the command line says.
    tie: Option<String>,
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
    lots: Option<Lots>,
}

/// Counts the contests of a file.
pub(super) fn run(options: &Options, path: &Path, wanted: &Wanted) -> Result<ExitCode, Failure> {
    if wanted.any_report() {
        return Err(Failure::usage("--report is for one contest; with --linked use --json, or count each by itself"));
    }
    let (if_too_few, all) = read(options, path)?;
    let links: Vec<Link<'_>> =
        all.iter().map(|one| Link { contest: &one.contest, profile: &one.profile, lots: one.lots.as_ref() }).collect();
    let progress = Progress::new();
    let tell = |what, done, of| progress.at(what, done, of);
    let counted = count_linked(&links, if_too_few, Watch::new(&tell)).map_err(|e| refused(&all, path, &e))?;
    progress.clear();
    let text = if wanted.json() { format!("{:#}\n", json!({ "contests": counted })) } else { in_words(&counted) };
    output::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// The contests one after the other, each with who left it.
fn in_words(counted: &[LinkedRecord]) -> String {
    let mut text = String::new();
    for (position, one) in (1..).zip(counted) {
        let _ = writeln!(text, "{position}. {}", one.contest);
        for out in &one.taken_out {
            let _ = writeln!(
                text,
                "   {} leaves this contest: elected in contest {}, {}.",
                out.name, out.won, out.won_title
            );
        }
        match one.vacant {
            0 => {}
            1 => text.push_str("   One place stays empty: too few candidates are left.\n"),
            n => {
                let _ = writeln!(text, "   {n} places stay empty: too few candidates are left.");
            }
        }
        text.push('\n');
        if let Some(record) = &one.record {
            text.push_str(&library::text(record));
            text.push('\n');
        }
    }
    text
}

/// A refused contest as a line that names its file.
fn refused(all: &[Ready], list: &Path, error: &LinkedError) -> Failure {
    match error {
        LinkedError::Count { position, source, .. } => match all.get(*position as usize - 1) {
            Some(one) => rule::refused(&one.options, &one.ballots, source),
            None => Failure::file(list, error),
        },
        LinkedError::TooManyWinners { .. } => Failure::does_not_hold(list, error),
        _ => Failure::file(list, error),
    }
}

fn read(options: &Options, path: &Path) -> Result<(IfTooFew, Vec<Ready>), Failure> {
    let text = input::text(path)?;
    let declared: Declared = toml::from_str(&text).map_err(|e| {
        let line = e.span().map_or(1, |s| text[..s.start.min(text.len())].matches('\n').count() + 1);
        Failure::file(path, format!("line {line}: {}", e.message().replace('\n', " ")))
    })?;
    if declared.contest.is_empty() {
        return Err(Failure::file(path, "expected at least one [[contest]], found none"));
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let all: Result<_, _> = declared.contest.iter().map(|entry| entry.ready(options, path, folder)).collect();
    Ok((declared.if_too_few, all?))
}

impl Entry {
    fn ready(&self, all: &Options, list: &Path, folder: &Path) -> Result<Ready, Failure> {
        let rule = match &self.rule {
            Some(name) => Some(
                Rule::find(name)
                    .ok_or_else(|| Failure::file(list, format!("no rule is called {name}; one of: {}", all_rules())))?,
            ),
            None => None,
        };
        let ballots = folder.join(&self.file);
        let options = Options {
            file: Some(ballots.clone()),
            rule,
            seats: self.seats,
            profile: self.profile.as_ref().map(|p| folder.join(p)),
            constraints: self.constraints.as_ref().map(|p| folder.join(p)),
            tie: self.tie(list, folder)?.or_else(|| all.tie.clone()),
            overvote: all.overvote,
            max_skipped: all.max_skipped,
            duplicate_rank: all.duplicate_rank,
            ..Options::default()
        };
        let names = self.candidates.as_ref().map(|p| folder.join(p));
        let mut contest = input::contest(&ballots, names.as_deref(), &Progress::new())?;
        withdraw(&mut contest, &ballots, &self.withdrawn)?;
        let profile = rule::profile(&options, Some(&contest))?;
        check_names(&contest, &ballots, &profile)?;
        let lots = rule::lots(options.tie.as_ref())?;
        Ok(Ready { options, ballots, contest, profile, lots })
    }

    /// This contest's own tie rule, with the path of an order from the folder of the list.
    fn tie(&self, list: &Path, folder: &Path) -> Result<Option<Ties>, Failure> {
        let Some(text) = &self.tie else { return Ok(None) };
        let mut ties = words::ties(text).map_err(|e| Failure::file(list, format!("tie = \"{text}\": {e}")))?;
        if let Drawn::Order(path) = &mut ties.drawn {
            *path = folder.join(&*path);
        }
        Ok(Some(ties))
    }
}
