//! The plan of an election, written by a person in TOML, and the draft that is made of it.

use std::path::{Path, PathBuf};

use clap::Args;
use omov_belenios::Protocol;
use omov_belenios::election::{Authority, BASE58, Election, Kind, Question};
use omov_count::Profile;
use omov_count::linked::IfTooFew;
use omov_verify::linked::Linked;
use serde::Deserialize;

use super::draft::Draft;
use super::folder::{self, Eyes, Folder};
use super::{count, randomness};
use crate::failure::Failure;

/// `omov election new`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// The plan, a TOML file. Without it, an example is printed.
    plan: Option<PathBuf>,
    /// The folder to make.
    #[arg(requires = "plan")]
    folder: Option<PathBuf>,
}

/// A plan that can be filled in.
const EXAMPLE: &str = include_str!("plan.example.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    name: String,
    #[serde(default)]
    description: String,
    administrator: String,
    registrar: Option<String>,
    language: Option<String>,
    trustees: Vec<String>,
    threshold: usize,
    shuffles: Option<usize>,
    #[serde(rename = "question")]
    questions: Vec<Asked>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    ask: String,
    #[serde(default)]
    answers: Vec<String>,
    choose: Option<Choose>,
    blank: Option<bool>,
    rule: Option<Declared>,
    preferences: Option<usize>,
    #[serde(default)]
    lists: Vec<List>,
    /// How many are elected, where votes are added up and the question is linked.
    seats: Option<u32>,
    linked: Option<IfTooFew>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Choose {
    Exactly(u64),
    Between([u64; 2]),
}

/// A rule profile: the file that holds it, or the profile itself.
#[derive(Deserialize)]
#[serde(untagged)]
enum Declared {
    File(PathBuf),
    Here(toml::Table),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    name: String,
    candidates: Vec<String>,
}

/// Makes the folder with the draft.
pub(super) fn run(options: &Options) -> Result<(), Failure> {
    let Some(path) = &options.plan else { return crate::output::print(EXAMPLE) };
    let Some(to) = &options.folder else {
        return Err(Failure::usage("which folder shall be made? omov election new PLAN.toml FOLDER"));
    };
    let draft = read(path)?;
    let folder = Folder::create(to)?;
    folder::write_new(&folder.draft_path(), Eyes::Everybody, &draft.to_json())?;
    let (n, t) = (draft.trustees.len(), draft.threshold);
    crate::output::tell(&format!("{}: drawn up, {t} of {n} trustees are needed to open the result", to.display()));
    if t == 1 {
        crate::output::tell(
            "any one trustee can open every ballot alone; name a threshold of 2 or more to prevent that",
        );
    }
    crate::output::tell(&format!(
        "next, each trustee: omov election trustee keygen {} --trustee NUMBER --secret FILE",
        to.display()
    ));
    Ok(())
}

fn read(path: &Path) -> Result<Draft, Failure> {
    let text = folder::read(path)?;
    let plan: Plan = toml::from_str(&text).map_err(|e| {
        let line = e.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        Failure::file(path, format!("line {line}: {}", e.message().replace('\n', " ")))
    })?;
    let mut questions = Vec::with_capacity(plan.questions.len());
    for (i, asked) in plan.questions.into_iter().enumerate() {
        let question =
            question(asked, path).map_err(|why| Failure::file(path, format!("question {}: {why}", i + 1)))?;
        questions.push(question);
    }
    let mut linked = questions.iter().filter_map(|question| Linked::declared(question).ok().flatten());
    let first = linked.next().map(|one| one.linked);
    if linked.any(|one| Some(one.linked) != first) {
        return Err(Failure::file(path, "all linked questions have to say the same in “linked”"));
    }
    let ranked = questions.iter().any(Question::is_ranking);
    let shuffles = if ranked { plan.shuffles.unwrap_or(plan.threshold) } else { 0 };
    let election = Election {
        protocol: Protocol::V2,
        description: plan.description,
        name: plan.name,
        group: "Ed25519".into(),
        public_key: String::new(),
        questions,
        uuid: uuid()?,
        administrator: Some(plan.administrator),
        authority: plan.registrar.map_or(Authority::Server, Authority::External),
        language: plan.language.map(|language| {
            let left = !["ar", "fa", "he", "ur", "yi"].contains(&language.split('-').next().unwrap_or_default());
            (language, left)
        }),
    };
    Draft::new(&election, plan.trustees, plan.threshold, shuffles).map_err(|why| Failure::file(path, why))
}

fn question(asked: Asked, path: &Path) -> Result<Question, String> {
    let Asked { ask, answers, choose, blank, rule, preferences, lists, seats, linked } = asked;
    distinct(if lists.is_empty() { answers.iter() } else { answers[..0].iter() })?;
    let (kind, extra) = match (rule, choose, lists.is_empty()) {
        (Some(rule), None, true) => {
            if blank.is_some() {
                return Err("a ranking may always be left blank; take “blank” out".into());
            }
            let profile = profile(rule, path)?;
            let (kind, extra) = count::ranking(answers, &profile, preferences)?;
            (kind, Some(extra))
        }
        (None, choose, true) => {
            let (min, max) = match choose.unwrap_or(Choose::Exactly(1)) {
                Choose::Exactly(n) => (n, n),
                Choose::Between([min, max]) => (min, max),
            };
            if max > answers.len() as u64 {
                return Err(format!("{max} answers cannot be chosen of {}", answers.len()));
            }
            (Kind::Homomorphic { answers, blank: blank.unwrap_or(false), min, max }, None)
        }
        (None, None, false) => {
            if !answers.is_empty() || blank.is_some() {
                return Err("a question with lists has neither “answers” nor “blank”".into());
            }
            let rows = lists.into_iter().map(|list| {
                let mut row = vec![list.name];
                row.extend(list.candidates);
                row
            });
            (Kind::Lists { answers: rows.collect() }, None)
        }
        _ => return Err("say either “choose”, or “rule” for a ranking, or “lists”".into()),
    };
    if preferences.is_some() && extra.is_none() {
        return Err("“preferences” is for rankings".into());
    }
    link(Question { question: ask, kind, extra }, seats, linked)
}

/// Links a question with the others that are linked, where the plan says so.
fn link(question: Question, seats: Option<u32>, linked: Option<IfTooFew>) -> Result<Question, String> {
    let Some(linked) = linked else {
        return if seats.is_some() { Err("“seats” is for a question that is linked".into()) } else { Ok(question) };
    };
    match (&question.kind, seats) {
        (Kind::Lists { .. }, _) => return Err("a question with lists cannot be linked".into()),
        (Kind::Homomorphic { .. }, None | Some(0)) => {
            return Err("a linked question says in “seats” how many are elected".into());
        }
        (Kind::NonHomomorphic { .. }, Some(_)) => {
            return Err("a ranking has its seats in its rule; take “seats” out".into());
        }
        _ => {}
    }
    let extra = Linked { seats, reopen_nominations: None, linked }.extra(question.extra.as_deref());
    Ok(Question { extra: Some(extra), ..question })
}

/// Two answers of one name cannot be told apart in a result.
fn distinct<'a>(answers: impl Iterator<Item = &'a String>) -> Result<(), String> {
    let mut seen = std::collections::BTreeSet::new();
    for answer in answers {
        if !seen.insert(answer) {
            return Err(format!("the answer “{answer}” is there twice"));
        }
    }
    Ok(())
}

fn profile(rule: Declared, plan: &Path) -> Result<Profile, String> {
    match rule {
        Declared::File(file) => {
            let path = plan.parent().unwrap_or(Path::new("")).join(&file);
            let text = folder::read(&path).map_err(|e| e.to_string())?;
            Profile::from_toml(&text).map_err(|e| format!("{}: {e}", file.display()))
        }
        Declared::Here(table) => Profile::from_toml(&table.to_string()).map_err(|e| format!("rule: {e}")),
    }
}

/// A new identifier: 14 letters and digits.
pub(super) fn uuid() -> Result<String, Failure> {
    Ok(identifier(&mut randomness::fresh()?))
}

/// The same, from that randomness.
pub(crate) fn identifier(rng: &mut impl rand_chacha::rand_core::CryptoRng) -> String {
    let letters = BASE58.as_bytes();
    (0..14).map(|_| char::from(letters[rng.next_u64() as usize % letters.len()])).collect()
}
