//! The clauses of a motion as they stand, each with where it comes from, what others would change, and what members brought for it.

use omov_web::markup::Markup;
use omov_web::parts::{Link, Numbered, Tag};

use super::show::Shown;
use super::{evidence, removing, shape};
use crate::house::Visit;
use crate::motions::Motion;
use crate::motions::amendment::State as Became;
use crate::motions::removing::Part;
use crate::replies::To;

/// The clauses as they stand, each with where it comes from and what others would change.
pub(super) fn shown(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let id = shown.motion.id;
    let open = shown.mine && shown.motion.is_open(visit.now);
    let items = shown.found.clauses.iter().map(|(number, body)| {
        let part = Part::Clause(*number);
        let mut parts = vec![if body.is_empty() {
            let struck = || Markup::small(&words.say("motion-struck"));
            removing::here(visit, &shown.removed, part).unwrap_or_else(struck)
        } else {
            Markup::lines([Markup::name(body)])
        }];
        let mut line: Vec<Markup> = Vec::new();
        let waiting: Vec<_> = shown.found.open().filter(|one| one.clause == *number && one.target.is_none()).collect();
        let clashing =
            waiting.iter().filter(|one| shown.clash.iter().any(|(a, b)| [*a, *b].contains(&one.number))).count();
        if clashing > 0 {
            let with = [("amendments", (clashing as u64).into())];
            line.push(Tag::turn(words.say_with("motion-clash-tag", &with)).into());
        } else if !waiting.is_empty() {
            let with = [("amendments", (waiting.len() as u64).into())];
            line.push(Tag::open(words.say_with("motion-open-tag", &with)).into());
        }
        let done = shown
            .found
            .all
            .iter()
            .filter(|one| one.clause == *number && one.target.is_none() && one.state == Became::Accepted);
        for one in done {
            let with = [("number", u64::from(one.number).into())];
            line.push(Markup::link(&Link::new(words.say_with("motion-accepted-link", &with), one.address(id))));
        }
        if open && !body.is_empty() {
            line.push(Markup::link(&shape::amend(words, id, *number)));
        }
        if !body.is_empty() && shown.mine {
            line.push(quote(words, &shown.motion, *number));
        }
        if !line.is_empty() {
            parts.push(Markup::line(line));
        }
        // On a line of its own: among others, a finger would not always meet it.
        let remove = removing::link(visit, &shown.place, id, part).filter(|_| !body.is_empty());
        parts.extend(remove.map(|link| Markup::line([link])));
        for source in shown.sources.iter().filter(|source| source.clause == *number) {
            let with = [("question", (&*source.question).into()), ("statement", u64::from(source.statement).into())];
            let link = Link::new(words.say_with("motion-grew", &with), source.debate.address());
            parts.push(Markup::line([Markup::link(&link)]));
        }
        if !body.is_empty() || shown.shelf.of_clause(*number).next().is_some() {
            parts.push(evidence::below(visit, shown, *number));
        }
        (*number, Markup::joined(parts))
    });
    let card: Markup = Numbered { items: items.collect() }.into();
    let mut parts = vec![card];
    if open {
        parts.push(Markup::line([Markup::link(&shape::amend(words, id, 0))]));
    }
    let untitled = shown.removed.contains_key(&Part::Title) || shown.vote.is_some();
    let title = removing::link(visit, &shown.place, id, Part::Title).filter(|_| !untitled);
    parts.extend(title.map(|link| Markup::line([link])));
    let title = if shown.motion.fixed.is_some() { "motion-text-final" } else { "motion-text" };
    Markup::section("text", &words.say(title), Markup::joined(parts))
}

/// A link to where somebody replies with the words of a clause.
fn quote(words: &omov_web::words::Words, motion: &Motion, clause: u32) -> Markup {
    let said = words.say_with("motion-quote-clause", &[("clause", u64::from(clause).into())]);
    let to = To::motion(motion.id).address();
    Markup::link(&Link::new(said, format!("{to}/write?version={}&clause={clause}", motion.version)))
}
