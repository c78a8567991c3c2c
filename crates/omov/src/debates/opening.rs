//! Opening a debate: who may, by the rulebook, and what is fixed by it.

use omov_rules::decide::{Act, Asking, Resolution};
use omov_rules::model;
use omov_store::WriteTx;
use omov_web::words::Words;

use super::debate::{Debate, State, Statement};
use super::text;
use crate::groups::{Group, Place};
use crate::house::{Stop, timestamp};
use crate::members::Member;
use crate::rules::{self, Rulebook, asking};

/// At most so many statements are there from the beginning.
pub(super) const MOST_SEEDS: usize = 20;

/// The kinds of debate among the members of that group, by their names.
pub(super) fn kinds<'b>(book: &'b Rulebook, group: &Group) -> Vec<(&'b str, &'b model::Debate)> {
    let here = |debate: &model::Debate| book.group_of_body(&debate.among.value) == Some(group.kind.name());
    let all = book.debates.iter().filter(|(_, debate)| here(debate));
    all.map(|(name, debate)| (name.as_str(), debate)).collect()
}

/// The body in whose name it is opened, where somebody holds no office that may.
pub(super) fn body<'b>(book: &'b Rulebook, debate: &'b model::Debate) -> Option<&'b str> {
    debate.opened_by.value.iter().map(String::as_str).find(|actor| book.bodies.contains_key(*actor))
}

/// Opens it with its first statements, if the rules let that member.
pub(super) fn open(
    tx: &mut WriteTx<'_>,
    (words, zone): (&Words, &str),
    debate: &Debate,
    (opener, place): (&Member, &Place),
    decided: Option<(u64, u64, u64)>,
    seeds: &[String],
) -> Result<(), Stop> {
    let (book, now) = (rules::present(tx)?, debate.opened_at);
    let rule = debate.rule(&book)?;
    let (who, mut facts) = (asking::person(tx, opener, zone)?, asking::facts(tx, &book, place)?);
    if let (Some(body), Some((took_part, yes, no))) = (body(&book, rule), decided) {
        facts.resolution = Some(Resolution { body: body.into(), took_part, yes, no });
    }
    let (at, local) = (asking::place(place), rules::local(zone, now));
    let act = Act::OpenDebate { debate: debate.kind.clone() };
    let grounds = book.decide(&Asking { who: &who, act: &act, place: &at, now: local, facts: &facts }).against();
    if !grounds.is_empty() {
        return Err(rules::refused(words, &book, words.say("debate-open-refused"), &grounds));
    }
    let in_office = rule.opened_by.value.iter().find(|actor| {
        let held = who.holds.iter().filter(|held| held.office == **actor && held.since <= local && local < held.until);
        held.into_iter().any(|held| place.all().any(|group| group.id.to_string() == held.group))
    });
    let in_name_of = match in_office {
        Some(office) => Some(book.title_in("offices", office)),
        None => body(&book, rule).map(|body| book.title(body)),
    };
    debate.create(tx)?;
    for (number, body) in (1..).zip(seeds) {
        let new = Statement {
            number,
            author: Some(opener.id),
            seeded: true,
            organiser: true,
            words: text::words(body),
            letters: u32::try_from(body.chars().count()).unwrap_or(u32::MAX),
            body: body.clone(),
            at: now,
            state: State::There,
        };
        new.create(tx, debate.id)?;
    }
    let closes = timestamp(debate.closes_at).strftime("%Y-%m-%dT%H:%MZ").to_string();
    let facts = vec![("closes", closes), ("statements", seeds.len().to_string())];
    debate.record(tx, ("debate-opened", "opened-by"), in_name_of, facts, Some(opener.id), now)
}
