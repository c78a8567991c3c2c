//! Which rules were in force from when to when, and what each change changed.

use axum::extract::Path;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Event, Facts, Link, Note, Stand, Timeline};
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::differences;
use crate::house::{Answer, Visit};
use crate::offices::acts;
use crate::record::used;
use crate::rules::change::Compared;
use crate::rules::history::{self, Decision, Version};
use crate::rules::{Rulebook, address, capital, numbered};

pub(super) async fn list(visit: Visit) -> Answer<Page> {
    let versions = visit.house.store().read(|tx| Ok(history::versions(tx)?)).await?;
    let words = visit.shell.words.clone();
    let events = versions.iter().enumerate().map(|(at, version)| {
        let how = words.say(&format!("rules-how-{}", version.how));
        let link = Link::new(title(&words, version.number), version.address());
        let what = Markup::joined([Markup::line([Markup::link(&link)]), Markup::small(&how)]);
        let stand = if at == 0 { Stand::Now } else { Stand::Past };
        Event { stand, when: visit.day(version.adopted_at), what }
    });
    let events = Timeline { words: words.clone(), events: events.collect() };
    let page = Page::new(visit.shell, words.say("rules-history-title"), events).lead(words.say("rules-history-lead"));
    Ok(page.here("/rules").place([Link::new(words.say("rules-title"), "/rules")]))
}

/// “The text of number 3”.
fn title(words: &Words, number: i64) -> String {
    words.say_with("rules-version", &[("number", u64::try_from(number).unwrap_or_default().into())])
}

pub(super) async fn show(visit: Visit, Path(number): Path<i64>) -> Answer<Page> {
    let found = visit.house.store().read(move |tx| {
        let version = history::versions(tx)?.into_iter().find(|version| version.number == number);
        let version: Version = version.ok_or(Refusal::NotFound)?;
        let book = numbered(tx, number)?;
        let before = if number > 1 { Some(numbered(tx, number - 1)?) } else { None };
        let act = acts::done_at(tx, "act-adopt-rules", version.adopted_at)?;
        Ok((version, book, before, history::decision(tx, number)?, act))
    });
    let (version, book, before, decision, act) = found.await?;
    let words = visit.shell.words.clone();
    let mut parts = Vec::new();
    if let (Some(decision), Some(before)) = (&decision, &before) {
        parts.push(Markup::section(
            "decided",
            &words.say("rules-decided"),
            decided(&visit, before, &version, decision),
        ));
    }
    parts.push(act.map(|number| recorded(&words, number)).unwrap_or_default());
    parts.push(match before {
        Some(before) => {
            let differs = differences::listed(&words, &Compared::of(before, book));
            Markup::section("differs", &words.say("rules-differs"), differs)
        }
        None => Markup::paragraph(&words.say("rules-first-text")),
    });
    let text = Link::new(words.say("rules-version-text"), format!("/rules/text?number={number}"));
    parts.push(Acts { acts: vec![Act::second(text)] }.into());
    let with = [("day", visit.day(version.adopted_at).into())];
    let lead = words.say_with(&format!("rules-lead-{}", version.how), &with);
    let page = Page::new(visit.shell, title(&words, number), Markup::joined(parts)).lead(lead);
    let place =
        [Link::new(words.say("rules-title"), "/rules"), Link::new(words.say("rules-history-title"), "/rules/history")];
    Ok(page.here("/rules").place(place))
}

/// The way to the act on the record, and to what one can do about it.
fn recorded(words: &Words, number: u64) -> Markup {
    let with = [("number", number.into())];
    let acts = [("lent-act", used::address(number)), ("acts-challenge", used::challenge(number))];
    let acts = acts.map(|(message, to)| Act::second(Link::new(words.say_with(message, &with), to)));
    Acts { acts: acts.into() }.into()
}

/// By what decision: which ballot, its figures, where the minutes are, on whose word.
fn decided(visit: &Visit, before: &Rulebook, version: &Version, decision: &Decision) -> Markup {
    let words = &visit.shell.words;
    let number = |n: u64| Markup::text(&omov_web::figures::grouped(words, n));
    let ways = decision.ways.split(' ').filter_map(|name| {
        let way = before.changes.get(name)?;
        Some(Markup::link(&Link::new(capital(&way.title.value), address(&format!("changes.{name}")))))
    });
    let mut facts = Facts::default()
        .with(words.say("rules-decided-by"), Markup::line(ways))
        .with(words.say("rules-decided-ballot"), Markup::name(&before.title_in("ballots", &decision.ballot)))
        .with(words.say("rules-decided-could"), number(decision.could))
        .with(words.say("rules-decided-yes"), number(decision.yes))
        .with(words.say("rules-decided-no"), number(decision.no))
        .with(words.say("rules-decided-abstained"), number(decision.abstained))
        .with(words.say("rules-decided-opened"), Markup::text(&visit.short(decision.opened)))
        .with(words.say("rules-decided-closed"), Markup::text(&visit.short(decision.closed)));
    let mut parts = Vec::new();
    if let Some(ballot) = version.ballot {
        let link = Markup::link(&Link::new(words.say("rules-decided-see"), ballot.address()));
        let says = Markup::paragraph(&words.say("rules-by-ballot"));
        parts.push(Note::rule(Markup::joined([says, Markup::line([link])])).into());
    } else {
        facts = facts.with(words.say("rules-decided-minutes"), Markup::name(&decision.minutes));
        parts.push(Note::rule(Markup::paragraph(&words.say("rules-outside"))).into());
    }
    // Members know who their officers are; whoever passes by does not need to.
    if visit.reader.me.is_some() && version.ballot.is_none() {
        facts = facts
            .with(words.say("rules-decided-enterer"), Markup::name(&decision.enterer))
            .with(words.say("rules-decided-agreer"), Markup::name(&decision.agreer));
    }
    parts.push(facts.into());
    if visit.reader.me.is_some() {
        let link = Link::new(words.say("rules-decided-proposal"), format!("/rules/changes/{}", decision.proposal));
        parts.push(Acts { acts: vec![Act::link(link)] }.into());
    }
    Markup::joined(parts)
}
