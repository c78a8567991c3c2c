//! Challenge this: the rule under which an act was done, word for word, and what members can do about it, with today's numbers.

use axum::extract::Path;
use omov_record::Entry;
use omov_rules::model::{AsksFor, Petition};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Link, Note, Stand, Task, Tasks};
use omov_web::refusal::Refusal;

use super::{RECORD, address, entry, to_the_record};
use crate::house::{Answer, Me, Visit};
use crate::offices::missing;
use crate::record::challenge::{Challenge, challenge};
use crate::record::{list as entries, said};
use crate::rules::web::sentences;
use crate::rules::{self, refusal, takes};

pub(super) async fn show(visit: Visit, Path(number): Path<String>) -> Answer<Page> {
    let number = entry::number_of(&number)?;
    let is_signed_in = visit.reader.me.is_some();
    let read = visit.house.store().read(move |tx| {
        let (entry, _) = entries::entry(tx, number)?.ok_or(Refusal::NotFound)?;
        let challenge = challenge(tx, &entry, is_signed_in)?;
        Ok((entry, challenge))
    });
    let (entry, found) = read.await?;
    let words = visit.shell.words.clone();
    let with = [("number", entry.number.into())];
    let act = words.say_with("record-entry-title", &with);
    let body = Markup::joined([by_rule(&visit, &found), to_do(&visit, &entry, &found)]);
    let page = Page::new(visit.shell, words.say_with("challenge-title", &with), body).lead(said::deed(&words, &entry));
    Ok(page.here(RECORD).place([to_the_record(&words), Link::new(act, address(entry.number))]))
}

/// The rule under which it was done, as it was then.
fn by_rule(visit: &Visit, found: &Challenge) -> Markup {
    let words = &visit.shell.words;
    let paths: Vec<&str> = found.rules.iter().map(String::as_str).collect();
    let mut parts = Vec::new();
    if found.is_over {
        let with = [("number", u64::try_from(found.number).unwrap_or_default().into())];
        let text = Markup::text(&words.say_with("challenge-then", &with));
        let see = Link::new(words.say("challenge-then-see"), format!("/rules/history/{}", found.number));
        parts.push(Note::turn(Markup::line([text, Markup::link(&see)])).into());
    }
    let used = found.power.map(|power| format!("powers.{}", power.name()));
    if let Some(used) = used.filter(|used| !paths.contains(&used.as_str())) {
        let with = [("rule", used.into())];
        parts.push(Note::rule(Markup::paragraph(&words.say_with("challenge-unbounded", &with))).into());
    }
    parts.push(sentences::cited(words, &found.then, &paths));
    // Rules have their places on the page of those in force.
    if !found.is_over {
        let links = paths.iter().map(|path| Markup::link(&refusal::link(words, &found.now, path)));
        parts.push(Markup::lines(links));
    }
    Markup::section("challenge-rule", &words.say("challenge-rule"), Markup::joined(parts))
}

/// What members can do, from the least to the most.
fn to_do(visit: &Visit, entry: &Entry, found: &Challenge) -> Markup {
    let words = &visit.shell.words;
    let mut tasks = vec![ask(visit, entry, found)];
    for (asks_for, title) in [(AsksFor::Answer, "challenge-answer"), (AsksFor::Debate, "challenge-debate")] {
        tasks.extend(petition(visit, found, asks_for, title, Markup::default()));
    }
    tasks.extend(take_back(visit, found));
    tasks.extend(change(visit, entry, found));
    let mut parts = vec![Markup::paragraph(&words.say("challenge-do-lead"))];
    if visit.reader.me.is_none() {
        let sign_in =
            Link::new(words.say("challenge-sign-in"), format!("/sign-in?next=/record/{}/challenge", entry.number));
        parts.push(Markup::line([Markup::text(&words.say("challenge-no-numbers")), Markup::link(&sign_in)]));
    }
    parts.push(Tasks { words: words.clone(), tasks }.into());
    parts.push(Markup::small(&words.say("back-outside")));
    Markup::section("challenge-do", &words.say("challenge-do"), Markup::joined(parts))
}

/// Ask the group.
fn ask(visit: &Visit, entry: &Entry, found: &Challenge) -> Task {
    let words = &visit.shell.words;
    let mut parts = vec![Markup::paragraph(&words.say("challenge-ask-how"))];
    if let Some(place) = &found.place {
        let group = place.group();
        let with = [("group", group.name.as_str().into())];
        let link = |message: &str, to: String| Markup::link(&Link::new(words.say_with(message, &with), to));
        parts.push(Markup::lines([
            link("challenge-ask-group", format!("/groups/{}", group.id)),
            link("challenge-ask-acts", format!("/groups/{}/acts", group.id)),
        ]));
    }
    let with = [("number", entry.number.into())];
    let title = words.say_with("challenge-ask", &with);
    Task { stand: Stand::ToCome, title, body: Markup::joined(parts) }
}

/// The petitions of that kind that can be addressed to one of the offices.
fn petitions(found: &Challenge, asks_for: AsksFor) -> Vec<(&str, &Petition)> {
    let mut all: Vec<(&str, &Petition)> = Vec::new();
    for office in &found.offices {
        for (name, petition) in takes::petitions(&found.now, office, asks_for) {
            if all.iter().all(|(known, _)| *known != name) {
                all.push((name, petition));
            }
        }
    }
    all
}

/// A petition: what it takes.
fn petition(visit: &Visit, found: &Challenge, asks_for: AsksFor, title: &str, above: Markup) -> Option<Task> {
    let words = &visit.shell.words;
    let all = petitions(found, asks_for);
    if all.is_empty() {
        return None;
    }
    let each =
        all.iter().map(|(name, petition)| section(visit, found, &format!("petitions.{name}"), &petition.title.value));
    let body = Markup::joined(std::iter::once(above).chain(each));
    Some(Task { stand: Stand::ToCome, title: words.say(title), body })
}

/// What a section of the rules takes, with the way to it.
fn section(visit: &Visit, found: &Challenge, path: &str, title: &str) -> Markup {
    takes::section(&visit.shell.words, &found.now, &found.numbers, (path, title), Markup::default())
}

/// Take the power back from whoever used it.
fn take_back(visit: &Visit, found: &Challenge) -> Option<Task> {
    let words = &visit.shell.words;
    let (power, place) = (found.power?, found.place.as_ref()?);
    let see = words.say_with("missing-see", &[("power", missing::called(power).into())]);
    let see = Markup::line([
        Markup::text(&words.say("challenge-two-officers")),
        Markup::link(&Link::new(see, missing::page(power.name(), place.group().id))),
    ]);
    let title = "challenge-recall";
    let none = || {
        let body = Markup::joined([see.clone(), Markup::paragraph(&words.say("back-no-recall"))]);
        Task { stand: Stand::ToCome, title: words.say(title), body }
    };
    Some(petition(visit, found, AsksFor::Recall, title, see.clone()).unwrap_or_else(none))
}

/// Change the rule.
fn change(visit: &Visit, entry: &Entry, found: &Challenge) -> Option<Task> {
    let words = &visit.shell.words;
    let mut ways: Vec<(&str, &omov_rules::model::Change)> = Vec::new();
    let paths: Vec<&str> = if found.rules.is_empty() {
        vec![entry.rule.as_str()]
    } else {
        found.rules.iter().map(String::as_str).collect()
    };
    for path in paths {
        let way = found.now.changed_by(path);
        ways.extend(way.filter(|(name, _)| ways.iter().all(|(known, _)| known != name)));
    }
    if ways.is_empty() {
        return None;
    }
    let mut parts = vec![Markup::paragraph(&words.say("challenge-change-how"))];
    for (name, way) in ways {
        if let Some(through) = &way.through
            && let Some(proposal) = found.now.proposals.get(&through.value)
        {
            let path = format!("proposals.{}", through.value);
            let first = takes::steps(&found.now, &found.numbers, &path).into_iter().take(1).collect::<Vec<_>>();
            parts.push(Markup::line([Markup::link(&Link::new(
                rules::capital(&proposal.title.value),
                rules::address(&path),
            ))]));
            if !first.is_empty() {
                parts.push(takes::listed(words, &first));
            }
        }
        parts.push(section(visit, found, &format!("changes.{name}"), &way.title.value));
    }
    if visit.reader.me.as_ref().is_some_and(Me::has_vote) {
        let propose = Link::new(words.say("challenge-propose"), "/rules/changes/new");
        parts.push(Markup::line([Markup::link(&propose)]));
    }
    Some(Task { stand: Stand::ToCome, title: words.say("challenge-change"), body: Markup::joined(parts) })
}
