//! Opening a debate: who may, by the rulebook, and what is fixed by it.

use omov_rules::decide::{Act, Asking};
use omov_rules::model;
use omov_store::WriteTx;
use omov_web::words::Words;

use super::debate::{Debate, Statement};
use crate::groups::{Group, Place};
use crate::house::Stop;
use crate::members::Member;
use crate::record::{self, Step};
use crate::rules::actors::{self, Decided};
use crate::rules::{self, Rulebook, asking};

/// At most so many statements are there from the beginning.
pub(super) const MOST_SEEDS: usize = 20;

/// The kinds of debate among the members of that group, by their names.
pub(super) fn kinds<'b>(book: &'b Rulebook, group: &Group) -> Vec<(&'b str, &'b model::Debate)> {
    let here = |debate: &model::Debate| book.group_of_body(&debate.among.value) == Some(group.kind.name());
    let all = book.debates.iter().filter(|(_, debate)| here(debate));
    all.map(|(name, debate)| (name.as_str(), debate)).collect()
}

/// Opens it with its first statements, if the rules let that member.
pub(super) fn open(
    tx: &mut WriteTx<'_>,
    (words, zone): (&Words, &str),
    debate: &Debate,
    (opener, place): (&Member, &Place),
    decided: Decided,
    seeds: &[String],
) -> Result<(), Stop> {
    let (book, now) = (rules::present(tx)?, debate.opened_at);
    let may = &debate.rule(&book)?.opened_by.value;
    let (who, mut facts) = (asking::person(tx, opener, zone)?, asking::facts(tx, &book, place)?);
    facts.resolution = actors::resolution(&book, may, decided);
    let (at, local) = (asking::place(place), rules::local(zone, now));
    let act = Act::OpenDebate { debate: debate.kind.clone() };
    let grounds = book.decide(&Asking { who: &who, act: &act, place: &at, now: local, facts: &facts }).against();
    if !grounds.is_empty() {
        return Err(rules::refused(words, &book, words.say("debate-open-refused"), &grounds));
    }
    let in_name_of = actors::in_name_of(&book, may, &who, place, local);
    debate.create(tx)?;
    for (number, body) in (1..).zip(seeds) {
        let new = Statement { seeded: true, organiser: true, ..Statement::new(number, opener.id, body, now) };
        new.create(tx, debate.id)?;
    }
    let facts = vec![("closes", record::minute(debate.closes_at)), ("statements", seeds.len().to_string())];
    let by = Some(opener.id);
    debate.record(tx, Step { deed: "debate-opened", rule: "opened-by", office: in_name_of, facts, by, at: now })
}
