//! `omov doctor`: is all well with this house?

use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use omov_store::{Database, Durability, Finding, Moment, ReadTx, Store, params};

use super::backup::size;
use super::sql;
use crate::failure::{DOES_NOT_HOLD, Failure};
use crate::house::{Clock, SCHEMA, Stop, organisation, timestamp};
use crate::members::{self, Recount};
use crate::output;
use crate::serve::{self, Kept, lock::Lock};

/// Which house.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    kept: Kept,
}

/// Looks everything over and says what was found; changes nothing.
pub(crate) fn run(options: &Options) -> Result<ExitCode, Failure> {
    let database = options.kept.database()?;
    let running = if let Database::Sqlite(file) = &database {
        if !file.path.is_file() {
            return Err(Failure::file(&options.kept.data, "there is no house in this folder"));
        }
        Some(Lock::take(&options.kept.data).is_err())
    } else {
        None
    };
    let mut report = Report::default();
    match running {
        Some(true) => report.well("A program is at work in this folder, and the house is open or about to be.".into()),
        Some(false) => report.well("No program is at work in this folder.".into()),
        None => {}
    }
    room(&options.kept.data, &database, &mut report);
    serve::in_runtime(examine(database, &mut report))?;
    report.end()
}

/// What was found.
#[derive(Default)]
struct Report {
    lines: String,
    serious: bool,
}

impl Report {
    fn well(&mut self, sentence: String) {
        self.lines.extend(["well     ", &sentence, "\n"]);
    }

    fn advice(&mut self, sentence: String) {
        self.lines.extend(["look     ", &sentence, "\n"]);
    }

    fn serious(&mut self, sentence: String) {
        self.serious = true;
        self.lines.extend(["SERIOUS  ", &sentence, "\n"]);
    }

    fn found(&mut self, finding: Finding) {
        if finding.serious { self.serious(finding.sentence) } else { self.advice(finding.sentence) }
    }

    fn end(self) -> Result<ExitCode, Failure> {
        output::print(&output::plain(&self.lines))?;
        Ok(if self.serious { ExitCode::from(DOES_NOT_HOLD) } else { ExitCode::SUCCESS })
    }
}

/// Whether there is room on the disk for some time: as much again as there is now, and a little more.
fn room(data: &Path, database: &Database, report: &mut Report) {
    const A_LITTLE: u64 = 500_000_000;
    let Ok(disk) = rustix::fs::statvfs(data) else {
        report.advice("How much room the disk has cannot be seen.".into());
        return;
    };
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let used = match database {
        Database::Sqlite(file) => std::fs::metadata(&file.path).map_or(0, |file| file.len()),
        Database::Postgres(_) => 0,
    };
    let (free_said, used_said) = (size(free), size(used));
    if free < used.saturating_add(A_LITTLE) {
        report.advice(format!(
            "The disk has {free_said} left, and the database is {used_said}. Make room before it is full."
        ));
    } else {
        report.well(format!("The disk has {free_said} left, and the database is {used_said}."));
    }
}

async fn examine(database: Database, report: &mut Report) -> Result<(), Failure> {
    let (store, changes) = Store::open_as_it_is(database, &SCHEMA).await.map_err(|e| Failure::usage(e.to_string()))?;
    let examined = examine_open(&store, changes, report).await;
    store.close().await;
    examined.map_err(|stop| Failure::usage(stop.to_string()))
}

async fn examine_open(store: &Store, changes: u32, report: &mut Report) -> Result<(), Stop> {
    let findings = store.doctor().await?;
    if findings.iter().all(|finding| !finding.serious) {
        report.well("The database was read from one end to the other and is whole.".into());
    }
    if store.durability().await? == Durability::Full {
        report.well("What was confirmed to somebody outlives a power cut.".into());
    }
    for finding in findings {
        report.found(finding);
    }
    if changes > 0 {
        let changes = output::number_of(changes.into(), "change");
        report.advice(format!(
            "The tables are of an older omov. The next start makes {changes} to them; make a backup before."
        ));
        return Ok(());
    }
    let store = store.with_errors::<Stop>();
    let now = Clock::default().now();
    for part in [founded, counted, posted] {
        for sentence in store.read(move |tx| part(tx, now)).await? {
            match sentence {
                Sentence::Well(sentence) => report.well(sentence),
                Sentence::Look(sentence) => report.advice(sentence),
                Sentence::Serious(sentence) => report.serious(sentence),
            }
        }
    }
    Ok(())
}

enum Sentence {
    Well(String),
    Look(String),
    Serious(String),
}

fn founded(tx: &mut ReadTx<'_>, _: Moment) -> Result<Vec<Sentence>, Stop> {
    Ok(vec![match organisation::find(tx)? {
        Some(_) => Sentence::Well("A movement has been founded here.".into()),
        None => {
            Sentence::Look("No movement has been founded here: start omov serve, and open the page it names.".into())
        }
    }])
}

/// The counts that pages show against the roll they are counted from.
fn counted(tx: &mut ReadTx<'_>, _: Moment) -> Result<Vec<Sentence>, Stop> {
    let Recount { lists, wrong } = members::recount(tx)?;
    let unlisted: u64 = tx.one(&sql::UNLISTED, params![])?;
    let mut said = Vec::new();
    if wrong.is_empty() {
        let lists = output::number_of(lists as u64, "list");
        said.push(Sentence::Well(format!("The counts of members agree with the roll, in {lists} of groups.")));
    } else {
        let lists = output::number_of(wrong.len() as u64, "list");
        said.push(Sentence::Serious(format!(
            "The counts of members do not agree with the roll, in {lists} of groups."
        )));
    }
    if unlisted > 0 {
        let people = if unlisted == 1 { "1 person is".into() } else { format!("{unlisted} people are") };
        said.push(Sentence::Serious(format!("{people} not on the roll of their own group.")));
    }
    Ok(said)
}

/// Letters that have not gone out.
fn posted(tx: &mut ReadTx<'_>, now: Moment) -> Result<Vec<Sentence>, Stop> {
    let states: Vec<(String, u64, Moment)> = tx.all(&sql::LETTERS, params![])?;
    let mut said = Vec::new();
    for (state, letters, oldest) in states {
        let letters = output::number_of(letters, "letter");
        let since = timestamp(oldest).strftime("%Y-%m-%d %H:%M UTC");
        match state.as_str() {
            "waiting" if oldest.plus(std::time::Duration::from_hours(1)) < now => {
                said.push(Sentence::Look(format!("Waiting to be sent: {letters}, the oldest since {since}.")));
            }
            "waiting" => said.push(Sentence::Well(format!("Waiting to be sent: {letters}."))),
            "failed" | "bounced" => said.push(Sentence::Look(format!("Did not arrive ({state}): {letters}."))),
            _ => {}
        }
    }
    Ok(said)
}
