//! One entry: in words, its exact bytes, and the proof that it is on the record.

use askama::Template;
use axum::extract::Path;
use axum::http::header;
use axum::response::Response;
use omov_record::tree::{Plan, Proof, included};
use omov_record::{Checkpoint, Entry, Hash};
use omov_store::ReadTx;
use omov_web::hex::hex;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Facts, Link, Note};
use omov_web::refusal::Refusal;

use super::{RECORD, address, files, list, to_the_record};
use crate::house::{Answer, Stop, Visit};
use crate::record::append::Meant;
use crate::record::{kept, list as entries, said, salts, tree, used};

/// Letters and digits for a program.
#[derive(Template)]
#[template(ext = "html", source = r#"<code>{{ text }}</code>"#)]
pub(super) struct Code<'a> {
    pub(super) text: &'a str,
}

/// Lines for a program or a terminal, which may be longer than the page is wide.
#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<pre tabindex="0" role="region" aria-label="{{ name }}"><code>{{ text }}</code></pre>"#
)]
struct Lines<'a> {
    name: &'a str,
    text: &'a str,
}

/// An entry, and what proves it.
struct Shown {
    entry: Entry,
    bytes: Vec<u8>,
    /// The checkpoint it stands under, as everybody gets it, and the proof; none until it is signed.
    proved: Option<(String, Checkpoint, Proof)>,
    opened: Vec<salts::Opened>,
}

fn find(tx: &mut ReadTx<'_>, number: u64) -> Result<Shown, Stop> {
    let (entry, bytes) = entries::entry(tx, number)?.ok_or(Refusal::NotFound)?;
    let opened = salts::of(tx, &entry)?;
    let mut proved = None;
    if let Some(text) = kept::checkpoint(tx)?
        && let Ok((checkpoint, _)) = Checkpoint::read(text.as_bytes())
        && let Ok(plan) = Plan::inclusion(number, checkpoint.size)
        && let Some(proof) = tree::proof(tx, &plan)?
    {
        proved = Some((text, checkpoint, proof));
    }
    Ok(Shown { entry, bytes, proved, opened })
}

/// A number has one spelling, so an entry has one address.
pub(super) fn number_of(number: &str) -> Answer<u64> {
    let read = number.parse::<u64>().ok().filter(|read| read.to_string() == number);
    Ok(read.filter(|number| *number < omov_record::MAX_SIZE).ok_or(Refusal::NotFound)?)
}

async fn of(visit: &Visit, number: &str) -> Answer<Shown> {
    let number = number_of(number)?;
    visit.house.store().read(move |tx| find(tx, number)).await
}

pub(super) async fn show(visit: Visit, Path(number): Path<String>) -> Answer<Page> {
    let shown = of(&visit, &number).await?;
    let words = visit.shell.words.clone();
    let with = [("number", shown.entry.number.into())];
    let parts = [
        facts(&visit, &shown),
        people(&visit, &shown),
        challenged(&visit, &shown.entry),
        proved(&visit, &shown),
        exact(&visit, &shown),
    ];
    let page = Page::new(visit.shell, words.say_with("record-entry-title", &with), Markup::joined(parts))
        .lead(said::deed(&words, &shown.entry));
    Ok(page.here(RECORD).place([to_the_record(&words)]))
}

fn facts(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let entry = &shown.entry;
    let office = entry.office.clone().unwrap_or_else(|| words.say("record-no-office"));
    let rule = Markup::lines([Markup::text(&said::rule(words, entry)), list::code(&entry.rule)]);
    let mut facts = Facts::default()
        .with(words.say("record-group"), list::group(entry))
        .with(words.say("record-when"), Markup::text(&visit.hour(list::moment(entry))))
        .with(words.say("record-office"), Markup::name(&office))
        .with(words.say("record-rule"), rule);
    for (name, value) in said::facts(words, entry) {
        facts = facts.with(name, Markup::name(&value));
    }
    facts.into()
}

/// Who is meant, without saying who it is.
fn people(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    if shown.entry.people.is_empty() {
        return Markup::default();
    }
    let me = visit.reader.me.as_ref().map(|me| me.id);
    let is_me = |part: &str| {
        let opened = shown.opened.iter().find(|one| one.part == part);
        opened.is_some_and(|one| matches!(one.meant, Meant::Member(member) if Some(member) == me))
    };
    let mut facts = Facts::default();
    for (part, commitment) in &shown.entry.people {
        let number = list::code(&commitment.to_string());
        let value =
            if is_me(part) { Markup::lines([Markup::text(&words.say("record-this-is-you")), number]) } else { number };
        facts = facts.with(words.say(&format!("record-part-{part}")), value);
    }
    let body = Markup::joined([Markup::paragraph(&words.say("record-people-why")), facts.into()]);
    Markup::section("record-people", &words.say("record-people"), body)
}

/// The rule, and the way to dispute what was done under it.
fn challenged(visit: &Visit, entry: &Entry) -> Markup {
    let words = &visit.shell.words;
    let text = words.say_with("record-challenge-rule", &[("rule", entry.rule.as_str().into())]);
    let mut ways = vec![Act::main(Link::new(words.say("record-challenge"), used::challenge(entry.number)))];
    if let Some(group) = entry.facts.get("group") {
        let others = [("record-challenge-write", "contact"), ("record-challenge-acts", "acts")];
        let link = |(message, to)| Act::link(Link::new(words.say(message), format!("/groups/{group}/{to}")));
        ways.extend(others.map(link));
    }
    let body = Markup::joined([
        Note::rule(Markup::paragraph(&text)).into(),
        Markup::paragraph(&words.say("record-challenge-how")),
        Acts { acts: ways }.into(),
    ]);
    Markup::section("record-challenge", &words.say("record-challenge"), body)
}

fn proved(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let number = shown.entry.number;
    let Some((_, checkpoint, proof)) = &shown.proved else {
        let body = Markup::paragraph(&words.say("record-proof-soon"));
        return Markup::section("record-proof", &words.say("record-proof"), body);
    };
    let leaf = Hash::leaf(&shown.bytes);
    if !included(number, leaf, checkpoint.size, checkpoint.root, proof) {
        let body = Note::stop(Markup::paragraph(&words.say("record-proof-false")));
        return Markup::section("record-proof", &words.say("record-proof"), body.into());
    }
    let mut steps_said = Facts::default();
    for (n, step) in steps(number, leaf, checkpoint.size, proof).into_iter().enumerate() {
        let side = if step.is_left { "record-proof-left" } else { "record-proof-right" };
        let name = words.say_with(side, &[("step", (n as u64 + 1).into())]);
        let gives = Markup::line([Markup::text(&words.say("record-proof-gives")), list::code(&step.gives.to_string())]);
        steps_said = steps_said.with(name, Markup::joined([list::code(&step.with.to_string()), gives]));
    }
    let with = [("number", number.into()), ("size", checkpoint.size.into())];
    let facts = Facts::default()
        .with(words.say("record-leaf"), list::code(&leaf.to_string()))
        .with(words.say("record-root"), list::code(&checkpoint.root.to_string()));
    let steps_said = if proof.is_empty() {
        Markup::paragraph(&words.say("record-proof-alone"))
    } else {
        Markup::joined([Markup::heading(3, &words.say("record-proof-steps")), steps_said.into()])
    };
    let acts = Acts {
        acts: vec![
            Act::second(Link::new(words.say("record-proof-file"), format!("{}/proof", address(number)))),
            Act::link(Link::new(words.say("record-checkpoint"), "/record/checkpoint")),
        ],
    };
    let body = Markup::joined([
        Markup::paragraph(&words.say_with("record-proof-says", &with)),
        facts.into(),
        steps_said,
        acts.into(),
    ]);
    Markup::section("record-proof", &words.say("record-proof"), body)
}

/// The exact bytes, and how to check them without this house.
fn exact(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let number = shown.entry.number;
    let text = String::from_utf8_lossy(&shown.bytes);
    let name = words.say("record-bytes");
    let command = format!("(printf '\\0'; cat entry-{number}.json) | sha256sum");
    let with = [("hash", hex(&Hash::leaf(&shown.bytes).0).into())];
    let file = Act::second(Link::new(words.say("record-bytes-file"), format!("{}/entry", address(number))));
    let body = Markup::joined([
        Markup::paragraph(&words.say("record-bytes-why")),
        Markup::of(&Lines { name: &words.say("record-bytes-letters"), text: &text }),
        Acts { acts: vec![file] }.into(),
        Markup::heading(3, &words.say("record-offline")),
        Markup::paragraph(&words.say("record-offline-bytes")),
        Markup::of(&Lines { name: &words.say("record-offline-command"), text: &command }),
        Markup::paragraph(&words.say_with("record-offline-hash", &with)),
        Markup::paragraph(&words.say("record-offline-proof")),
    ]);
    Markup::section("record-exact", &name, body)
}

/// One step from the leaf up to the root.
struct Step {
    with: Hash,
    is_left: bool,
    gives: Hash,
}

/// The steps of a proof that holds (RFC 9162, section 2.1.3.2).
fn steps(index: u64, leaf: Hash, size: u64, proof: &[Hash]) -> Vec<Step> {
    let (mut at, mut last, mut hash) = (index, size.saturating_sub(1), leaf);
    let mut steps = Vec::new();
    for with in proof {
        let is_left = at & 1 == 1 || at == last;
        hash = if is_left { Hash::node(*with, hash) } else { Hash::node(hash, *with) };
        if is_left {
            while at & 1 == 0 && at != 0 {
                at >>= 1;
                last >>= 1;
            }
        }
        (at, last) = (at >> 1, last >> 1);
        steps.push(Step { with: *with, is_left, gives: hash });
    }
    steps
}

/// The exact bytes as a file.
pub(super) async fn bytes(visit: Visit, Path(number): Path<String>) -> Answer<Response> {
    let shown = of(&visit, &number).await?;
    let mut answer = files::file("application/json", "public, no-cache", shown.bytes);
    named(&mut answer, &format!("entry-{}.json", shown.entry.number))?;
    Ok(answer)
}

/// The proof as a file (c2sp.org/tlog-proof).
pub(super) async fn proof(visit: Visit, Path(number): Path<String>) -> Answer<Response> {
    let shown = of(&visit, &number).await?;
    let (checkpoint, _, proof) = shown.proved.ok_or(Refusal::NotFound)?;
    let hashes: Vec<_> = proof.iter().map(Hash::to_string).chain([String::new()]).collect();
    let hashes = hashes.join("\n");
    let text = format!("c2sp.org/tlog-proof@v1\nindex {}\n{hashes}\n{checkpoint}", shown.entry.number);
    let mut answer = files::file("text/plain; charset=utf-8", "public, no-cache", text);
    named(&mut answer, &format!("entry-{}.tlog-proof", shown.entry.number))?;
    Ok(answer)
}

fn named(answer: &mut Response, file: &str) -> Result<(), Stop> {
    let value = format!("attachment; filename=\"{file}\"").parse().map_err(|_| Refusal::Failed)?;
    answer.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    Ok(())
}
