//! `--vacancy`: somebody elected has left; the same papers say who takes the place.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use omov_count::vacancy::{Filled, Vacancy, VacancyError};
use omov_count::{CandidateId, Contest, Lots, Profile, Watch, count};
use serde_json::json;

use super::options::Options;
use super::wanted::Wanted;
use super::{library, nobody, rule};
use crate::failure::Failure;
use crate::output;
use crate::progress::Progress;

/// Counts the election, then fills each place in the order given.
pub(super) fn run(
    options: &Options,
    ballots: &Path,
    contest: &Contest,
    profile: &Profile,
    lots: Option<&Lots>,
    wanted: &Wanted,
) -> Result<ExitCode, Failure> {
    if wanted.any_report() && options.vacancy.len() > 1 {
        return Err(Failure::usage("--report shows one recount; give one --vacancy at a time"));
    }
    let leaving = ids(contest, ballots, "--vacancy", &options.vacancy)?;
    let not_standing = ids(contest, ballots, "--not-standing", &options.not_standing)?;
    let progress = Progress::new();
    let tell = |what, done, of| progress.at(what, done, of);
    let election = count(contest, profile, lots, Watch::new(&tell)).map_err(|e| rule::refused(options, ballots, &e))?;
    // Those whose places fall vacant together: none of them can fill the place of another.
    let together: Vec<CandidateId> = leaving.iter().filter(|c| election.winners().contains(c)).copied().collect();
    let mut sitting: Vec<CandidateId> = election.winners().into_iter().filter(|c| !together.contains(c)).collect();
    let mut gone: Vec<CandidateId> = not_standing.into_iter().chain(together.iter().copied()).collect();
    let mut filled = Vec::new();
    for id in leaving {
        let refused = |e| refused(options, ballots, e);
        let mut vacancy = if sitting.contains(&id) && !together.contains(&id) {
            // Took an earlier place of this list and leaves it again.
            Vacancy { contest, profile, lots, sitting: vec![], leaving: id, not_standing: vec![] }
        } else {
            Vacancy::in_record(contest, profile, lots, &election, id).map_err(refused)?
        };
        sitting.retain(|c| *c != id);
        vacancy.sitting.clone_from(&sitting);
        vacancy.not_standing = gone.iter().filter(|c| **c != id).copied().collect();
        let one = vacancy.fill(Watch::new(&tell)).map_err(refused)?;
        sitting.push(one.by);
        gone.push(id);
        filled.push(one);
    }
    progress.clear();
    hand_out(contest, &filled, wanted)?;
    Ok(ExitCode::SUCCESS)
}

fn hand_out(contest: &Contest, filled: &[Filled], wanted: &Wanted) -> Result<(), Failure> {
    if let ([one], false) = (filled, wanted.json()) {
        return wanted.hand_out(contest, &one.record, &(sentence(contest, one) + "\n"));
    }
    if let ([one], true) = (filled, wanted.any_report()) {
        wanted.write_reports(contest, &one.record)?;
    }
    if wanted.json() {
        let all: Vec<_> = filled
            .iter()
            .map(|f| {
                json!({"left": f.left, "by": f.by, "sitting": f.sitting,
                    "declared_profile_sha256": f.declared_profile_sha256, "record": f.record})
            })
            .collect();
        return output::print(&format!("{:#}\n", json!({ "vacancies": all })));
    }
    let mut text = String::new();
    for one in filled {
        let _ = writeln!(text, "{}\n{}", sentence(contest, one), library::text(&one.record));
    }
    output::print(&text)
}

/// Who takes whose place.
fn sentence(contest: &Contest, filled: &Filled) -> String {
    let name = |id: &CandidateId| contest.name(*id);
    let mut text = format!("{} takes the place of {}.\n", name(&filled.by), name(&filled.left));
    match &filled.sitting[..] {
        [] => {}
        [one] => {
            let _ = writeln!(text, "{} keeps the place won at the election.", name(one));
        }
        several => {
            let all: Vec<&str> = several.iter().map(name).collect();
            let _ = writeln!(text, "{} keep their places.", all.join(", "));
        }
    }
    text
}

fn ids(contest: &Contest, ballots: &Path, option: &str, names: &[String]) -> Result<Vec<CandidateId>, Failure> {
    let mut ids = Vec::with_capacity(names.len());
    for name in names {
        let id = contest.find(name).ok_or_else(|| nobody(contest, ballots, option, name))?;
        if ids.contains(&id) {
            return Err(Failure::usage(format!("{option}: {name} is named twice")));
        }
        ids.push(id);
    }
    Ok(ids)
}

fn refused(options: &Options, ballots: &Path, error: VacancyError) -> Failure {
    match error {
        VacancyError::Count(e) => rule::refused(options, ballots, &e),
        VacancyError::BadVacancy(_) => Failure::file(ballots, error),
        _ => Failure::does_not_hold(ballots, error),
    }
}
