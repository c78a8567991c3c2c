//! `omov doctor`: is all well with this house?

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use omov_store::jobs::{self, Standing};
use omov_store::{Database, Durability, Finding, Moment, ReadTx, Store, params};

use super::{machine, sql};
use crate::failure::{DOES_NOT_HOLD, Failure};
use crate::house::{Clock, SCHEMA, Stop, organisation, timestamp};
use crate::members::{self, Recount};
use crate::output;
use crate::record;
use crate::serve::{self, Kept, lock::Lock};

/// Which house.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    kept: Kept,
    /// The certificate that browsers see (PEM), to look how long it still does.
    #[arg(long, value_name = "FILE", env = "OMOV_TLS_CERT")]
    tls_cert: Option<PathBuf>,
    /// How browsers reach this machine, to look whether the certificate is for that name.
    #[arg(long, value_name = "URL", env = "OMOV_ADDRESS")]
    address: Option<String>,
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
    let (data, now) = (&options.kept.data, Clock::default().now());
    machine::room(data, &database, &mut report);
    if let Some(file) = &options.tls_cert {
        machine::certificate(file, options.address.as_deref(), now, &mut report);
    }
    machine::copies(data, &database, now, &mut report);
    machine::letters_in_folder(data, &mut report);
    serve::in_runtime(examine(database, data, &mut report))?;
    report.end()
}

/// What was found.
#[derive(Default)]
pub(super) struct Report {
    lines: String,
    serious: bool,
}

impl Report {
    pub(super) fn well(&mut self, sentence: String) {
        self.lines.extend(["well     ", &sentence, "\n"]);
    }

    pub(super) fn advice(&mut self, sentence: String) {
        self.lines.extend(["look     ", &sentence, "\n"]);
    }

    pub(super) fn serious(&mut self, sentence: String) {
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

async fn examine(database: Database, data: &Path, report: &mut Report) -> Result<(), Failure> {
    let (store, changes) = Store::open_as_it_is(database, &SCHEMA).await.map_err(|e| Failure::usage(e.to_string()))?;
    let examined = examine_open(&store, data, changes, report).await;
    store.close().await;
    examined.map_err(|stop| Failure::usage(stop.to_string()))
}

async fn examine_open(store: &Store, data: &Path, changes: u32, report: &mut Report) -> Result<(), Stop> {
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
    report.well("The tables are those of this omov.".into());
    let store = store.with_errors::<Stop>();
    let now = Clock::default().now();
    for part in [founded, clock, counted, posted, working] {
        for sentence in store.read(move |tx| part(tx, now)).await? {
            match sentence {
                Sentence::Well(sentence) => report.well(sentence),
                Sentence::Look(sentence) => report.advice(sentence),
                Sentence::Serious(sentence) => report.serious(sentence),
            }
        }
    }
    let data = data.to_owned();
    match store.read(move |tx| Ok(record::standing(tx, &data)?)).await? {
        Ok(sound) if sound.signed() < sound.size => report.advice(format!(
            "The public record: {} of {} are signed. The rest is signed while omov serve runs.",
            sound.signed(),
            output::number_of(sound.size, "act")
        )),
        Ok(sound) => {
            let acts = output::number_of(sound.size, "act");
            report.well(format!("The public record continues what was published: {acts}, all of them signed."));
        }
        Err(trouble) => {
            let said = trouble.to_string();
            let first = said.chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
            report.serious(format!("{first}{}. Nothing more is signed.", said.get(1..).unwrap_or_default()));
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

/// Nothing that was written down is of a time to come.
fn clock(tx: &mut ReadTx<'_>, now: Moment) -> Result<Vec<Sentence>, Stop> {
    const A_LITTLE: Duration = Duration::from_mins(5);
    let written: Option<Moment> = tx.one(&sql::LATEST, params![])?;
    Ok(vec![match written.filter(|latest| now.plus(A_LITTLE) < *latest) {
        Some(latest) => Sentence::Serious(format!(
            "The clock of this machine is wrong: it shows {}, and a letter was written at {}.",
            said(now),
            said(latest)
        )),
        None => Sentence::Well(format!("The clock of this machine shows {}.", said(now))),
    }])
}

/// A moment, as it stands in a sentence.
fn said(moment: Moment) -> String {
    timestamp(moment).strftime("%Y-%m-%d %H:%M UTC").to_string()
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
        let since = self::said(oldest);
        match state.as_str() {
            "waiting" if oldest.plus(Duration::from_hours(1)) < now => {
                said.push(Sentence::Look(format!("Waiting to be sent: {letters}, the oldest since {since}.")));
            }
            "waiting" => said.push(Sentence::Well(format!("Waiting to be sent: {letters}."))),
            "failed" | "bounced" => said.push(Sentence::Look(format!("Did not arrive ({state}): {letters}."))),
            _ => {}
        }
    }
    Ok(said)
}

/// Work in the background: what should have been done by now, and what was given up.
fn working(tx: &mut ReadTx<'_>, now: Moment) -> Result<Vec<Sentence>, Stop> {
    const LATE: Duration = Duration::from_mins(15);
    let mut sentences = Vec::new();
    for Standing { queue, waiting, given_up, oldest } in jobs::standings(tx)? {
        if let Some(oldest) = oldest.filter(|oldest| oldest.plus(LATE) < now) {
            let jobs = output::number_of(waiting, "job");
            let since = said(oldest);
            sentences.push(Sentence::Look(format!("Work that waits ({queue}): {jobs}, the oldest due since {since}.")));
        }
        if given_up > 0 {
            let jobs = output::number_of(given_up, "job");
            sentences.push(Sentence::Look(format!(
                "Work that failed each time and is not tried any more ({queue}): {jobs}."
            )));
        }
    }
    if sentences.is_empty() {
        sentences.push(Sentence::Well("No work in the background is late.".into()));
    }
    Ok(sentences)
}
