//! A real ballot file, taken through everything: credentials, sealing, casting, mixing, decryption, count, verification. It shows that the
//! secret way gives the same winners as the open one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use omov_belenios::Protocol;
use omov_belenios::archive::EventKind;
use omov_belenios::election::{Authority, Election, Question};
use omov_belenios::make::ballot::{Answer, Booth};
use omov_belenios::make::credential::{self, Code};
use omov_belenios::make::decryption::{decrypt, result};
use omov_belenios::make::setup::{encrypted_tally, owned};
use omov_belenios::make::shuffle::shuffle;
use omov_belenios::make::signature::KeyPair;
use omov_belenios::make::threshold::{self, Member};
use omov_belenios::make::trustee::Seed;
use omov_belenios::verify::Standing;
use omov_count::{CandidateId, Contest, Papers, Rule, Watch, count};
use omov_verify::{Outcome, examine, ranked};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};
use rayon::prelude::*;
use serde_json::json;

use super::board::{self, Board, named, show};
use super::draft::Draft;
use super::{count as counting, folder, open, plan, randomness};
use crate::count::{self as room, Ties};
use crate::failure::{self, DOES_NOT_HOLD, Failure};
use crate::output::print;
use crate::progress::Progress;

/// `omov election replay`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// The ballots: .blt or .csv.
    file: PathBuf,
    /// The counting rule, one of those for rankings.
    #[arg(long, value_name = "RULE", value_parser = rule, required_unless_present = "profile")]
    rule: Option<Rule>,
    /// Places to fill; otherwise what the file says.
    #[arg(long, value_name = "N")]
    seats: Option<u32>,
    /// The rule as a profile, instead of --rule and --seats.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["rule", "seats"])]
    profile: Option<PathBuf>,
    /// How ties are broken: [earlier-stages,](lot:SEED|order:FILE|stop).
    #[arg(long, value_name = "HOW", value_parser = room::ties)]
    tie: Option<Ties>,
    /// How many trustees hold the key.
    #[arg(long, value_name = "N", default_value_t = 3)]
    trustees: usize,
    /// How many of them are needed to decrypt; so many mix, too.
    #[arg(long, value_name = "N", default_value_t = 2)]
    threshold: usize,
    /// Take only the first so many ballots.
    #[arg(long, value_name = "BALLOTS")]
    limit: Option<u64>,
    /// The record to write.
    #[arg(long, value_name = "FILE.bel")]
    out: PathBuf,
    /// Print one line of JSON.
    #[arg(long)]
    json: bool,
}

/// A counting rule that was named.
pub(crate) fn rule(text: &str) -> Result<Rule, String> {
    Rule::find(text).ok_or_else(|| "no such rule; omov count --help names them".into())
}

/// Who runs the election of a replay.
const REPLAY: &str = "omov election replay";

/// More ballots than any organisation of ours has members.
const MOST: u64 = 1_000_000;

/// So many ballots are sealed before they are written.
const BATCH: usize = 256;

pub(super) fn run(options: &Options) -> Result<ExitCode, Failure> {
    let progress = Progress::new();
    let whole = room::contest(&options.file, None, &progress)?;
    let contest = limited(whole, &options.file, options.limit)?;
    let how = room::Options {
        rule: options.rule,
        seats: options.seats,
        profile: options.profile.clone(),
        tie: options.tie.clone(),
        ..room::Options::default()
    };
    let profile = room::profile(&how, Some(&contest))?;
    let lots = room::lots(options.tie.as_ref())?;
    let refused = |e| room::refused(&how, &options.file, &e);
    let direct = count(&contest, &profile, lots.as_ref(), Watch::none()).map_err(refused)?;

    replaceable(&options.out)?;
    // Half a record is of no use to anybody, so it goes with this folder whatever happens.
    let at_work = tempfile::Builder::new().prefix(".omov-replay-").tempdir_in(folder::parent(&options.out));
    let at_work = at_work.map_err(|e| Failure::file(&options.out, failure::of_system(&e)))?;
    let part = at_work.path().join("record.bel");
    let names: Vec<String> = contest.candidates.iter().map(|c| c.name.clone()).collect();
    let wrong = |why: String| Failure::file(&options.file, why);
    let (kind, extra) = counting::ranking(names, &profile, None).map_err(wrong)?;
    let question = Question { question: contest.title.clone(), kind, extra: Some(extra) };
    let sealed = Replay { options, contest: &contest, progress: &progress, part: &part }.run(question)?;
    let election = sealed.election;

    let counted = counting::all(&election, &sealed.answers, lots.as_ref()).map_err(wrong)?.counted.pop();
    let elected = match counted.map(|counted| counted.outcome) {
        Some(Outcome::Counted(record)) => record.winners(),
        Some(Outcome::Open(why)) => return Err(Failure::does_not_hold(&options.file, why)),
        Some(Outcome::Nobody) | None => return Err(wrong("there is nothing to count".into())),
    };
    let checks = omov_verify::Options::default();
    let report = examine(&part, checks, &mut |at| show(&progress, at)).map_err(Failure::usage)?;
    fs::rename(&part, &options.out).map_err(|e| Failure::file(&options.out, failure::of_system(&e)))?;
    progress.clear();

    let same = elected == direct.winners();
    let ballots = report.verdict.ballots.counted();
    let numbers = |ids: &[CandidateId]| ids.iter().map(|id| id.index() + 1).collect::<Vec<_>>();
    if options.json {
        let answer = json!({
            "elected": numbers(&elected), "direct_elected": numbers(&direct.winners()), "valid": report.valid(), "ballots": ballots,
        });
        print(&format!("{answer}\n"))?;
    } else {
        let names = |ids: &[CandidateId]| ids.iter().map(|id| contest.name(*id)).collect::<Vec<_>>().join(", ");
        let verdict = if same { "the same, counted openly" } else { "NOT the same as counted openly" };
        print(&format!(
            "{}\nElected from the sealed ballots: {}; {verdict}: {}.\n{}",
            options.out.display(),
            names(&elected),
            names(&direct.winners()),
            report.text()
        ))?;
    }
    Ok(ExitCode::from(if same && report.valid() { 0 } else { DOES_NOT_HOLD }))
}

/// Whether the record may be written there: in place of an empty file or of an earlier replay, and of nothing else.
fn replaceable(out: &Path) -> Result<(), Failure> {
    let why = |e: std::io::Error| Failure::file(out, failure::of_system(&e));
    if !out.exists() || fs::metadata(out).map_err(why)?.len() == 0 {
        return Ok(());
    }
    let source = board::source(out)?;
    let before = Standing::read(&source, None, &mut |_| {});
    if before.is_ok_and(|record| record.params().election.administrator.as_deref() == Some(REPLAY)) {
        return Ok(());
    }
    Err(Failure::does_not_hold(out, "this file is there already, is no replay, and is not overwritten"))
}

/// The contest with the first ballots alone, and with a title.
pub(crate) fn limited(mut contest: Contest, file: &Path, limit: Option<u64>) -> Result<Contest, Failure> {
    if contest.candidates.iter().any(|c| c.withdrawn) {
        let why = "a candidate withdrew after the papers were made; sealed ballots are made for those who stand";
        return Err(Failure::file(file, why));
    }
    if contest.title.is_empty() {
        contest.title = file.file_stem().map_or(String::new(), |s| s.to_string_lossy().into_owned());
    }
    if let Some(mut left) = limit {
        let mut papers = Papers::new();
        for paper in contest.papers.iter() {
            let weight = paper.weight.min(left);
            if weight == 0 {
                break;
            }
            left -= weight;
            papers.push(weight, paper.marks).map_err(|e| Failure::file(file, e))?;
        }
        contest.papers = papers;
    }
    if contest.papers.total() > MOST {
        let why = format!(
            "{} ballots; at most {MOST} are sealed at once, or take the first with --limit",
            contest.papers.total()
        );
        return Err(Failure::file(file, why));
    }
    if contest.papers.total() == 0 {
        return Err(Failure::file(file, "there is no ballot to seal"));
    }
    Ok(contest)
}

/// Each voter's paper as the integers that are sealed.
pub(crate) fn rows(contest: &Contest, question: &Question, file: &Path) -> Result<Vec<Vec<u8>>, Failure> {
    let names: Vec<String> = contest.candidates.iter().map(|c| c.name.clone()).collect();
    let mut rows = Vec::new();
    for (i, paper) in contest.papers.iter().enumerate() {
        let preferences = (question.integers() < names.len()).then(|| question.integers());
        let row = ranked::integers(paper.marks, &names, preferences)
            .map_err(|e| Failure::file(file, format!("paper {}: no sealed ballot can say this: {e}", i + 1)))?;
        rows.extend(std::iter::repeat_n(row, paper.weight as usize));
    }
    Ok(rows)
}

struct Replay<'a> {
    options: &'a Options,
    contest: &'a Contest,
    progress: &'a Progress,
    part: &'a Path,
}

/// What came out of the sealed ballots.
struct Sealed {
    election: Election,
    /// The array of the result.
    answers: String,
}

/// A trustee's keys: to sign, and to decrypt.
type Keys = (KeyPair, KeyPair);

impl Replay<'_> {
    fn run(&self, question: Question) -> Result<Sealed, Failure> {
        let mut rng = randomness::fresh()?;
        let refuse = |why: String| Failure::file(&self.options.file, why);
        let rows = rows(self.contest, &question, &self.options.file)?;
        let draft = self.draft(question)?;
        let uuid = draft.election().uuid;
        let (trustees, keys) = make_key(&draft, &mut rng).map_err(refuse)?;
        let seeds: Vec<[u8; 32]> = rows.iter().map(|_| seed(&mut rng)).collect();
        // A generator of its own for each voter, so that the work can be shared out.
        let voter = |seed: &[u8; 32]| {
            let mut rng = ChaCha20Rng::from_seed(*seed);
            (Code::random(&mut rng).credential(&uuid), rng)
        };
        let credentials: Vec<(KeyPair, u64)> = seeds.par_iter().map(|seed| (voter(seed).0, 1)).collect();
        let list = credential::list(&credentials);
        let opened = open::set_up(&draft, &trustees, &list).map_err(|failure| refuse(named(&failure)))?;
        Board::create(self.part, open::now(), &[&opened.election, &trustees, &list, &opened.setup])?;

        let (mut board, source) = Board::open(self.part)?;
        let standing = board::standing(self.part, &source, None, self.progress)?;
        let (booth, mut writer) = (Booth::new(standing.params()), standing.writer());
        let mut done = 0;
        for (rows, seeds) in rows.chunks(BATCH).zip(seeds.chunks(BATCH)) {
            let seal = |(row, seed): (&Vec<u8>, &[u8; 32])| {
                let (credential, mut rng) = voter(seed);
                booth.ballot(&credential, &[Answer::Integers(row.clone())], &mut rng)
            };
            let ballots: Vec<String> =
                rows.par_iter().zip(seeds).map(seal).collect::<Result<_, _>>().map_err(|e| refuse(e.to_string()))?;
            let bytes = ballots.iter().flat_map(|ballot| writer.event(EventKind::Ballot, &[ballot]));
            board.append(&bytes.collect::<Vec<u8>>())?;
            done += rows.len() as u64;
            self.progress.at("sealing", done, self.contest.papers.total());
        }
        self.open(&draft, &keys, board, &mut rng)
    }

    /// From the last ballot to the result.
    fn open(&self, draft: &Draft, keys: &[Keys], mut board: Board, rng: &mut ChaCha20Rng) -> Result<Sealed, Failure> {
        let refuse = |failure: omov_belenios::Failure| Failure::does_not_hold(self.part, named(&failure));
        let source = board::source(self.part)?;
        let standing = board::standing(self.part, &source, None, self.progress)?;
        let mut writer = standing.writer();
        let sum = board::sum(self.part, &standing, self.progress)?;
        let (tally, sized) = encrypted_tally(standing.params(), &sum);
        board.append(&writer.event(EventKind::EndBallots, &[]))?;
        board.append(&writer.event(EventKind::EncryptedTally, &[&tally, &sized]))?;
        let mut opening = standing.begin(sum, &tally, &sized).map_err(refuse)?;
        let steps = (draft.shuffles + draft.threshold) as u64;
        for owner in 1..=draft.shuffles as u64 {
            self.progress.at("mixing and opening", owner - 1, steps);
            let mix = shuffle(&opening, &keys[owner as usize - 1].0, rng);
            let mix = mix.map_err(|e| Failure::does_not_hold(self.part, e))?;
            opening.shuffle(owner, mix.as_bytes()).map_err(refuse)?;
            board.append(&writer.event(EventKind::Shuffle, &[&mix, &owned(owner, &mix)]))?;
        }
        board.append(&writer.event(EventKind::EndShuffles, &[]))?;
        // The last ones decrypt, so that not the first alone are shown to be enough.
        for owner in (1..=keys.len() as u64).rev().take(draft.threshold) {
            self.progress.at("mixing and opening", steps - opening.missing() as u64, steps);
            let (sk, key) = &keys[owner as usize - 1];
            let share = decrypt(&opening, sk, key, rng);
            opening.decryption(owner, share.as_bytes()).map_err(refuse)?;
            board.append(&writer.event(EventKind::PartialDecryption, &[&share, &owned(owner, &share)]))?;
        }
        let result = result(&opening).map_err(|e| Failure::does_not_hold(self.part, e))?;
        opening.result(result.as_bytes()).map_err(refuse)?;
        board.append(&writer.event(EventKind::Result, &[&result]))?;
        let answers = opening.answers().unwrap_or_default().to_owned();
        Ok(Sealed { election: standing.params().election.clone(), answers })
    }

    fn draft(&self, question: Question) -> Result<Draft, Failure> {
        let election = Election {
            protocol: Protocol::V2,
            description: "A replay of a ballot file: the voters are made up.".into(),
            name: self.contest.title.clone(),
            group: "Ed25519".into(),
            public_key: String::new(),
            questions: vec![question],
            uuid: plan::uuid()?,
            administrator: Some(REPLAY.into()),
            authority: Authority::Server,
            language: None,
        };
        let names = (1..=self.options.trustees).map(|n| format!("Trustee {n}")).collect();
        let threshold = self.options.threshold;
        Draft::new(&election, names, threshold, threshold).map_err(Failure::usage)
    }
}

fn seed(rng: &mut ChaCha20Rng) -> [u8; 32] {
    let mut seed = [0; 32];
    rng.fill_bytes(&mut seed);
    seed
}

/// All three rounds of the trustees; their entry in the record, and their keys.
fn make_key(draft: &Draft, rng: &mut ChaCha20Rng) -> Result<(String, Vec<Keys>), String> {
    let context = draft.context()?;
    let text = |e: omov_belenios::make::Refusal| e.to_string();
    let seeds: Vec<Seed> = draft.trustees.iter().map(|_| Seed::random(rng)).collect();
    let members = seeds.iter().enumerate().map(|(i, seed)| Member::new(&context, i + 1, seed));
    let members: Vec<Member> = members.collect::<Result<_, _>>().map_err(text)?;
    let certificates: Vec<String> = members.iter().map(|m| m.certificate(rng)).collect();
    let polynomials = members.iter().map(|m| m.polynomial(&certificates, rng)).collect::<Result<Vec<_>, _>>();
    let polynomials = polynomials.map_err(text)?;
    let shares = members.iter().map(|m| m.finish(&certificates, &polynomials, rng)).collect::<Result<Vec<_>, _>>();
    let shares = shares.map_err(text)?;
    let public: Vec<String> = shares.iter().map(|s| s.public_key.clone()).collect();
    let item = threshold::item(&context, &certificates, &polynomials, &public);
    let keys = seeds.iter().zip(shares).map(|(seed, share)| (seed.signature_key(), share.key)).collect();
    Ok((format!("[{item}]"), keys))
}
