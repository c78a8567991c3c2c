//! Results out: standard output and reports.

use std::fs;
use std::path::PathBuf;

use omov_count::{Contest, CountRecord};

use super::library;
use crate::failure::{self, Failure};
use crate::output::{print, tell};

/// A kind of report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Html,
    Text,
    Csv,
    Blt,
    BallotsCsv,
}

impl Kind {
    const ALL: [(&'static str, Self); 5] = [
        ("html", Self::Html),
        ("text", Self::Text),
        ("csv", Self::Csv),
        ("blt", Self::Blt),
        ("ballots-csv", Self::BallotsCsv),
    ];

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, k)| *k == self).map_or("", |(name, _)| name)
    }
}

/// Where a report goes.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    Standard,
    File(PathBuf),
}

/// Everything that a count is asked to hand out.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    reports: Vec<(Kind, Target)>,
    json: bool,
}

impl Wanted {
    /// From `--report KIND FILE …` and `--json`.
    pub(super) fn new(reports: &[String], json: bool) -> Result<Self, Failure> {
        let mut wanted = Self { reports: Vec::new(), json };
        for pair in reports.chunks(2) {
            let [kind, file] = pair else { return Err(Failure::usage("--report needs a kind and a file")) };
            let Some((_, kind)) = Kind::ALL.into_iter().find(|(name, _)| name == kind) else {
                let all = Kind::ALL.map(|(name, _)| name).join(", ");
                return Err(Failure::usage(format!("--report {kind}: no such kind of report; one of: {all}")));
            };
            let target = if file == "-" { Target::Standard } else { Target::File(file.into()) };
            if wanted.reports.iter().any(|(_, t)| *t == target) {
                return Err(Failure::usage(format!("--report {} {file}: another report goes there", kind.name())));
            }
            wanted.reports.push((kind, target));
        }
        if json && wanted.on_standard_output() {
            return Err(Failure::usage("--json and --report … - both want standard output; give the report a file"));
        }
        Ok(wanted)
    }

    fn on_standard_output(&self) -> bool {
        self.reports.iter().any(|(_, t)| *t == Target::Standard)
    }

    /// Whether any report to a file is wanted.
    pub(super) fn any_report(&self) -> bool {
        !self.reports.is_empty()
    }

    /// Whether the records are wanted as JSON.
    pub(super) fn json(&self) -> bool {
        self.json
    }

    /// Whether every report wanted can be made of this contest.
    pub(super) fn check(&self, contest: &Contest) -> Result<(), Failure> {
        let of_ballots = self.reports.iter().find(|(k, _)| matches!(k, Kind::Blt | Kind::BallotsCsv));
        match of_ballots {
            Some((kind, _)) if contest.budget.is_some() => {
                Err(Failure::usage(format!("--report {}: such a file cannot hold what projects cost", kind.name())))
            }
            _ => Ok(()),
        }
    }

    /// Writes every report, then the result. `head`: what stands above the text on standard output.
    pub(super) fn hand_out(&self, contest: &Contest, record: &CountRecord, head: &str) -> Result<(), Failure> {
        self.write_reports(contest, record)?;
        if self.json {
            print(&record.to_json())
        } else if self.on_standard_output() {
            Ok(())
        } else {
            print(&format!("{head}{}", library::text(record)))
        }
    }

    /// Writes every report.
    pub(super) fn write_reports(&self, contest: &Contest, record: &CountRecord) -> Result<(), Failure> {
        // All are made before the first is written, so that there is no partial result.
        let made: Vec<(Kind, &Target, String)> = self
            .reports
            .iter()
            .map(|(kind, target)| (*kind, target, library::report(*kind, contest, record)))
            .collect();
        for (kind, target, text) in made {
            match target {
                Target::Standard => print(&text)?,
                Target::File(path) => {
                    fs::write(path, text).map_err(|e| Failure::file(path, failure::of_system(&e)))?;
                    tell(&format!("{} report written to {}", kind.name(), path.display()));
                }
            }
        }
        Ok(())
    }
}
