//! `omov replay`: a real ballot file, voted through a running server. As many members are made up as there are papers; each signs in, gets a voting
//! code, seals and casts, through HTTP as a browser does. Then trustees open the result, and it is held against the direct count.
//!
//! It is for looking whether a server can do it. The server has to be on this machine, new, and without a server for mail:
//!
//!     omov serve --data FOLDER --listen 127.0.0.1:8080        # says a code
//!     omov replay FILE.blt --rule scottish-stv --server http://127.0.0.1:8080 --code CODE --outbox FOLDER/outbox --out FILE.bel

mod branch;
mod browser;
mod letters;
mod pool;
mod trustees;
mod voters;

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Args;
use omov_belenios::election::Question;
use omov_belenios::verify::Standing;
use omov_count::{CandidateId, Contest, Lots, Profile, Rule, Watch, count};
use omov_verify::{Outcome, examine};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::Rng as _;
use serde_json::json;
use tokio::task::JoinSet;

use crate::count as room;
use crate::election::{self, generator};
use crate::failure::{self, DOES_NOT_HOLD, Failure};
use crate::house::ids;
use crate::output::print;
use crate::progress::Progress;
use crate::serve;
use browser::Browser;
use letters::Letters;
use trustees::Trustee;
use voters::{Cast, Known, Voter};

/// `omov replay`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The ballots: .blt or .csv.
    file: PathBuf,
    /// The server, on this machine, such as http://127.0.0.1:8080. It has to be a new one, which nobody has founded.
    #[arg(long, value_name = "URL", value_parser = server)]
    server: String,
    /// The code that the server said when it started.
    #[arg(long, value_name = "CODE")]
    code: String,
    /// The folder of the server's letters: `outbox` in its data folder.
    #[arg(long, value_name = "DIR")]
    outbox: PathBuf,
    /// The counting rule, one of those for rankings.
    #[arg(long, value_name = "RULE", value_parser = election::rule)]
    rule: Rule,
    /// Places to fill; otherwise what the file says.
    #[arg(long, value_name = "N")]
    seats: Option<u32>,
    /// How many trustees hold the key.
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u8).range(3..=50))]
    trustees: u8,
    /// How many of them are needed to open it; so many mix, too.
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u8).range(2..50))]
    threshold: u8,
    /// Take only the first so many ballots.
    #[arg(long, value_name = "BALLOTS")]
    limit: Option<u64>,
    /// So many members are at work at once.
    #[arg(long, value_name = "N", default_value_t = 16, value_parser = clap::value_parser!(u16).range(1..))]
    clients: u16,
    /// For so many minutes voting is open. Whoever has not voted by then has not.
    #[arg(long, value_name = "MINUTES", default_value_t = 10, value_parser = clap::value_parser!(u32).range(2..=10_000))]
    minutes: u32,
    /// The record to write. It must not be there yet.
    #[arg(long, value_name = "FILE.bel")]
    out: PathBuf,
    /// Seal ballots and cast none of them: they are put into this file, with the sessions of their members, for another program to cast.
    /// Once the standard input ends, the close is waited for and the record written.
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    pool: Option<PathBuf>,
    /// So many for each member, of different papers.
    #[arg(long, value_name = "N", default_value_t = 1, requires = "pool", value_parser = clap::value_parser!(u32).range(1..))]
    each: u32,
    /// Print one line of JSON.
    #[arg(long)]
    json: bool,
}

/// Members are made up only where nobody could take them for real: on this machine.
fn server(text: &str) -> Result<String, String> {
    let text = text.trim_end_matches('/');
    let here = ["http://127.0.0.1:", "http://localhost:"].iter().any(|begin| text.starts_with(begin));
    if here {
        Ok(text.into())
    } else {
        Err("a replay makes members up, so it works only with http://127.0.0.1:PORT".into())
    }
}

/// The longest title that a ballot can have.
const LONGEST_TITLE: usize = 200;
/// The fewest who may decide something in secret in that branch.
const FEWEST: usize = 3;

/// What came through the server.
struct Through {
    record: Vec<u8>,
    casts: Vec<Cast>,
    /// From the first code to the last receipt.
    casting: Duration,
}

pub(crate) fn run(options: &Options) -> Result<ExitCode, Failure> {
    let progress = Progress::new();
    if options.threshold >= options.trustees {
        return Err(Failure::usage("fewer trustees have to be needed than there are: --threshold below --trustees"));
    }
    if options.out.exists() {
        return Err(Failure::does_not_hold(&options.out, "this file is there already, and is not overwritten"));
    }
    let contest = room::contest(&options.file, None, &progress)?;
    let mut contest = election::limited(contest, &options.file, options.limit)?;
    contest.title = contest.title.trim().chars().take(LONGEST_TITLE).collect();
    let seats = options.seats.or(contest.seats).ok_or_else(|| Failure::usage("how many places? Say --seats"))?;
    let profile = Profile::new(options.rule, seats);
    let names: Vec<String> = contest.candidates.iter().map(|c| c.name.clone()).collect();
    let wrong = |why: String| Failure::file(&options.file, why);
    let (kind, extra) = election::ranking(names, &profile, None).map_err(wrong)?;
    let question = Question { question: contest.title.clone(), kind, extra: Some(extra) };
    let rows = election::rows(&contest, &question, &options.file)?;

    let replay = Replay { options, contest: &contest, seats, progress: &progress };
    let through =
        serve::in_runtime(async { replay.run(rows).await.map_err(|why| Failure::does_not_hold(&options.file, why)) })?;
    let file = |e: std::io::Error| Failure::file(&options.out, failure::of_system(&e));
    fs::write(&options.out, &through.record).map_err(file)?;
    if options.pool.is_some() {
        // What was acknowledged is known to whoever cast, who holds the record against it.
        progress.clear();
        return Ok(ExitCode::SUCCESS);
    }

    let report = examine(&options.out, omov_verify::Options::default(), &mut |_| {}).map_err(Failure::usage)?;
    progress.clear();
    let lost = missing(&through).map_err(wrong)?;
    // Lots follow from the opening, so the direct count is made last.
    let lots = report.verdict.lot.clone().map(Lots::Seed);
    let (elected, profile) =
        elected(&report, lots.as_ref()).map_err(|why| Failure::does_not_hold(&options.out, why))?;
    let direct = count(&contest, &profile, lots.as_ref(), Watch::none())
        .map_err(|e| room::refused(&room::Options::default(), &options.file, &e))?;
    let (same, ballots) = (elected == direct.winners(), report.verdict.ballots.counted());
    let mut times: Vec<u128> = through.casts.iter().map(|cast| cast.took.as_millis()).collect();
    times.sort_unstable();
    let nth = |part: usize| {
        times.get((times.len() * part / 100).min(times.len().saturating_sub(1))).copied().unwrap_or_default()
    };
    let rate = through.casts.len() as f64 / through.casting.as_secs_f64().max(0.001);
    if options.json {
        let numbers = |ids: &[CandidateId]| ids.iter().map(|id| id.index() + 1).collect::<Vec<_>>();
        let answer = json!({
            "elected": numbers(&elected), "direct_elected": numbers(&direct.winners()), "valid": report.valid(), "ballots": ballots,
            "lost": lost, "ballots_a_second": (rate * 10.0).round() / 10.0, "milliseconds_half": nth(50), "milliseconds_99": nth(99),
        });
        print(&format!("{answer}\n"))?;
    } else {
        let names = |ids: &[CandidateId]| ids.iter().map(|id| contest.name(*id)).collect::<Vec<_>>().join(", ");
        let verdict = if same { "the same, counted openly" } else { "NOT the same as counted openly" };
        print(&format!(
            "{}\nElected from the sealed ballots: {}; {verdict}: {}.\n{} ballots were cast, {rate:.1} in a second; half of them within {} ms, 99 in 100 within {} ms. Acknowledged and lost: {lost}.\n{}",
            options.out.display(),
            names(&elected),
            names(&direct.winners()),
            through.casts.len(),
            nth(50),
            nth(99),
            report.text()
        ))?;
    }
    let holds = same && lost == 0 && report.valid() && ballots == through.casts.len() as u64;
    Ok(ExitCode::from(if holds { 0 } else { DOES_NOT_HOLD }))
}

/// How many ballots were acknowledged and are not in the record.
fn missing(through: &Through) -> Result<usize, String> {
    let standing =
        Standing::read(through.record.as_slice(), None, &mut |_| {}).map_err(|_| "the record cannot be read")?;
    let mut lost = 0;
    for cast in &through.casts {
        let hash = election::tracked(&cast.tracker).ok_or("a receipt holds no tracking number")?;
        lost += usize::from(standing.find(&hash).map_err(|e| failure::of_system(&e))?.is_none());
    }
    Ok(lost)
}

/// Who is elected by the rankings that were opened, and by which rule.
fn elected(report: &omov_verify::Report, lots: Option<&Lots>) -> Result<(Vec<CandidateId>, Profile), String> {
    let (Some(election), Some(result)) = (&report.verdict.election, report.verdict.valid_result()) else {
        return Err(format!("the record is not valid\n{}", report.text()));
    };
    let counted = election::counts(election, result, lots)?.counted.pop().ok_or("there is nothing to count")?;
    match counted.outcome {
        Outcome::Counted(record) => Ok((record.winners(), counted.profile)),
        Outcome::Open(why) => Err(why),
        Outcome::Nobody => Err("nobody is left to be elected".into()),
    }
}

struct Replay<'a> {
    options: &'a Options,
    contest: &'a Contest,
    seats: u32,
    progress: &'a Progress,
}

impl Replay<'_> {
    /// From the empty server to the record.
    async fn run(&self, rows: Vec<Vec<u8>>) -> Result<Through, String> {
        let server = self.options.server.as_str();
        let mut rng =
            generator(&zeroize::Zeroizing::new(ids::chance::<32>().map_err(|_| "the system gives no chance")?));
        let letters = Letters::default();
        let mut reading = JoinSet::new();
        reading.spawn(letters.clone().read(self.options.outbox.clone()));
        let people = rows.len().max(usize::from(self.options.trustees)).max(FEWEST);
        branch::found(server, &self.options.code, self.options.rule.name()).await?;
        let mut officer = branch::signed_in(server, 0, &letters).await?;
        let branch = branch::members(&mut officer, people).await?;

        let mut trustees = Vec::new();
        for number in 0..usize::from(self.options.trustees) {
            let browser = branch::signed_in(server, number, &letters).await?;
            trustees.push(Trustee::new(number + 1, browser, &mut rng));
        }
        let sign_in = |number: usize| {
            let (server, letters) = (server.to_owned(), letters.clone());
            async move { branch::signed_in(&server, number, &letters).await.map(|browser| (number, browser)) }
        };
        let voters: Vec<(usize, Browser)> = self.all("signing in", (0..rows.len()).map(sign_in)).await?;

        let candidates: Vec<String> = self.contest.candidates.iter().map(|c| c.name.clone()).collect();
        let call = branch::Call {
            title: &self.contest.title,
            candidates: &candidates,
            seats: self.seats,
            trustees: trustees.len(),
            needed: self.options.threshold.into(),
            people,
            minutes: self.options.minutes,
        };
        let (ballot, closes) = branch::called(&mut officer, &branch, &call).await?;
        for _ in ["certificate", "polynomial", "key", "rehearsal"] {
            for trustee in &mut trustees {
                trustee.act(&ballot, &mut rng).await?;
            }
        }
        let (known, begun) = (Known::default(), Instant::now());
        let each = self.options.each as usize;
        let voters: Vec<Voter> = voters
            .into_iter()
            .map(|(number, browser)| {
                let mut seed = [0; 32];
                rng.fill_bytes(&mut seed);
                let rows = rows.iter().cycle().skip(number).take(each).cloned().collect();
                Voter { email: branch::email(number), browser, rows, seed }
            })
            .collect();
        let mut casts = Vec::new();
        if let Some(file) = &self.options.pool {
            let seal = |voter: Voter| voter.pooled(ballot.clone(), letters.clone(), known.clone());
            let members = self.all("sealing", voters.into_iter().map(seal)).await?;
            pool::write(file, &ballot, &members)?;
            pool::cast().await?;
        } else {
            let vote = |voter: Voter| voter.vote(ballot.clone(), letters.clone(), known.clone());
            casts = self.all("voting", voters.into_iter().map(vote)).await?;
        }
        let casting = casts
            .iter()
            .map(|cast| cast.at)
            .max()
            .map_or(Duration::ZERO, |last| last.duration_since(first(&casts, begun)));
        self.open(&ballot, closes, &mut trustees, &mut rng).await?;
        let record = officer.get(&format!("{ballot}/record.bel")).await?.body;
        Ok(Through { record, casts, casting })
    }

    /// Waits for the close, and has the trustees open it.
    async fn open(
        &self,
        ballot: &str,
        closes: jiff::Timestamp,
        trustees: &mut [Trustee],
        rng: &mut ChaCha20Rng,
    ) -> Result<(), String> {
        let whole = u64::from(self.options.minutes) * 60;
        while trustees[0].step(ballot).await? != "shuffle" {
            let left = u64::try_from(closes.as_second() - jiff::Timestamp::now().as_second()).unwrap_or_default();
            self.progress.at("waiting for the close", whole.saturating_sub(left), whole);
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        let needed = usize::from(self.options.threshold);
        let steps = 2 * needed as u64;
        let others = trustees.len() - needed;
        // The first mix and the last open, so that not the first alone are shown to be enough.
        for (done, at) in (0..needed).chain(others..trustees.len()).enumerate() {
            self.progress.at("mixing and opening", done as u64, steps);
            trustees[at].act(ballot, rng).await?;
        }
        Ok(())
    }

    /// Does all of it, some at a time.
    async fn all<T, D>(&self, what: &'static str, todo: impl ExactSizeIterator<Item = D>) -> Result<Vec<T>, String>
    where
        T: Send + 'static,
        D: Future<Output = Result<T, String>> + Send + 'static,
    {
        let total = todo.len() as u64;
        let (mut at_work, mut done) = (JoinSet::new(), Vec::new());
        for one in todo {
            if at_work.len() >= usize::from(self.options.clients)
                && let Some(ended) = at_work.join_next().await
            {
                done.push(ended.map_err(|why| why.to_string())??);
                self.progress.at(what, done.len() as u64, total);
            }
            at_work.spawn(one);
        }
        while let Some(ended) = at_work.join_next().await {
            done.push(ended.map_err(|why| why.to_string())??);
            self.progress.at(what, done.len() as u64, total);
        }
        Ok(done)
    }
}

/// When the first ballot was sent.
fn first(casts: &[Cast], begun: Instant) -> Instant {
    casts.iter().filter_map(|cast| cast.at.checked_sub(cast.took)).min().unwrap_or(begun)
}
