//! The changes that are proposed, and the way in which rules are changed here.

use omov_rules::simulate::Numbers;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Link, Rows, Tag};

use crate::house::{Answer, Me, Visit};
use crate::members;
use crate::rules::change::{self, Proposal};
use crate::rules::web::simulator;
use crate::rules::{address, capital, takes};

pub(super) async fn show(visit: Visit) -> Answer<Page> {
    let found = visit.house.store().read(|tx| {
        let mut found = Vec::new();
        for proposal in change::list(tx)? {
            let proposer = members::find(tx, proposal.proposer)?.map(|member| member.name).unwrap_or_default();
            let changed = proposal.read(tx)?.differences.len() as u64;
            found.push((proposal, proposer, changed));
        }
        Ok(found)
    });
    let found: Vec<(Proposal, String, u64)> = found.await?;
    let numbers = simulator::of_today(&visit).await?;
    let words = visit.shell.words.clone();
    let may = visit.reader.me.as_ref().is_some_and(Me::has_vote);
    let new = Act::main(Link::new(words.say("changes-new"), "/rules/changes/new"));
    let new = Acts { acts: if may { vec![new] } else { Vec::new() } };
    let mut parts: Vec<Markup> = Vec::new();
    if found.is_empty() {
        parts.push(Card::empty(words.say("changes-none"), &words.say("changes-none-who"), new).level(2).into());
    } else {
        parts.push(new.into());
        let rows = found.iter().map(|(proposal, proposer, changed)| {
            let with = [("proposer", proposer.as_str().into()), ("changed", (*changed).into())];
            let link = Link::new(words.say_with("changes-by", &with), proposal.address());
            let when = proposal.public_since.map(|since| visit.day(since)).unwrap_or_default();
            Markup::joined([
                Markup::line([state(&visit, proposal).into(), Markup::link(&link)]),
                Markup::small(&when),
                Markup::name(&proposal.reason),
            ])
        });
        parts.push(Rows { items: rows.collect() }.into());
    }
    parts.push(Markup::section("ways", &words.say("changes-how"), ways(&visit, &numbers)));
    let page = Page::new(visit.shell, words.say("changes-title"), Markup::joined(parts));
    Ok(page.lead(words.say("changes-lead")).here("/rules").place([Link::new(words.say("rules-title"), "/rules")]))
}

/// How a proposal stands.
pub(super) fn state(visit: &Visit, proposal: &Proposal) -> Tag {
    let words = &visit.shell.words;
    match proposal.state.as_str() {
        "draft" => Tag::draft(words.say("changes-state-draft")),
        "open" => Tag::open(words.say("changes-state-open")),
        "adopted" => Tag::done(words.say("changes-state-adopted")),
        "withdrawn" => Tag::draft(words.say("changes-state-withdrawn")),
        _ => Tag::draft(words.say("changes-state-overtaken")),
    }
}

/// What every way of changing the rules takes, with today's numbers.
fn ways(visit: &Visit, numbers: &Numbers) -> Markup {
    let words = &visit.shell.words;
    let cards = visit.book.changes.iter().map(|(name, change)| {
        let rule = Act::link(Link::new(words.say("changes-rule"), address(&format!("changes.{name}"))));
        let body = Rows { items: takes::of_change(words, &visit.book, numbers, name, None) };
        let acts = Acts { acts: vec![rule.about(&change.title.value)] };
        Card::new(capital(&change.title.value), body).acts(acts).into()
    });
    Markup::joined(cards)
}
