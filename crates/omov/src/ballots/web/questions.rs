//! What a ballot asks, question by question, and the rule behind it.

use omov_belenios::election;
use omov_web::markup::Markup;
use omov_web::parts::{Link, Note, Rows};
use omov_web::words::Words;

use super::show::Shown;
use crate::ballots::election as elections;
use crate::ballots::kinds::Asks;
use crate::ballots::{Question, calling, kinds, reserved};
use crate::rules::{address, capital, takes};

/// The rule in words, what it takes, and what is asked.
pub(super) fn shown(words: &Words, found: &Shown) -> Markup {
    let ballot = &found.ballot;
    let path = format!("ballots.{}", ballot.kind);
    let title = capital(&found.book.title_in("ballots", &ballot.kind));
    let steps = calling::takes(&found.book, &ballot.kind, ballot.could, &found.numbers);
    let takes = if steps.is_empty() { Markup::default() } else { takes::listed(words, &steps) };
    let rule = Markup::link(&Link::new(title, address(&path)));
    let election = found.draft.election();
    let all: Vec<Of<'_>> = ballot.questions.iter().zip(&election.questions).collect();
    let yes_no = elections::asks(&found.book, &ballot.kind, None) == Some(Asks::YesNo);
    let (says, parts) = match all.as_slice() {
        [one] => (says(words, found, *one), vec![answers(words, found, *one, 3)]),
        [first, ..] if yes_no => (Vec::new(), alike(words, found, &all, *first)),
        _ => (linked(words, &all), all.iter().flat_map(|one| single(words, found, *one)).collect()),
    };
    let note = Note::rule(Markup::joined([rule].into_iter().chain(says)));
    let body = Markup::joined([note.into(), takes].into_iter().chain(parts));
    Markup::section("rule", &words.say("ballot-takes"), body)
}

/// A question, as it is kept and as it stands in the election.
type Of<'q> = (&'q Question, &'q election::Question);

/// What links the questions, if anything does.
fn linked(words: &Words, all: &[Of<'_>]) -> Vec<Markup> {
    let linked = all.iter().any(|(_, question)| kinds::is_linked(question));
    linked.then(|| Markup::paragraph(&words.say("ballot-linked"))).into_iter().collect()
}

/// Questions that are answered in the same way: the answers are said once.
fn alike(words: &Words, found: &Shown, all: &[Of<'_>], first: Of<'_>) -> Vec<Markup> {
    let asks = all.iter().map(|(asked, _)| Markup::name(&numbered(words, asked)));
    let mut parts = vec![Rows { items: asks.collect() }.into()];
    parts.extend(says(words, found, first));
    parts.push(answers(words, found, first, 3));
    parts
}

/// One of several, with its answers.
fn single(words: &Words, found: &Shown, one: Of<'_>) -> Vec<Markup> {
    let mut parts = vec![heading(words, one.0)];
    parts.extend(says(words, found, one));
    parts.push(answers(words, found, one, 4));
    parts
}

/// The heading of a question among several.
pub(super) fn heading(words: &Words, asked: &Question) -> Markup {
    Markup::heading(3, &numbered(words, asked))
}

/// The words of a question, with its number.
fn numbered(words: &Words, asked: &Question) -> String {
    let with = [("number", u64::from(asked.number).into()), ("what", asked.ask.as_str().into())];
    words.say_with("ballot-of-question", &with)
}

/// How a question is answered, how many are elected, to what, and within which limits.
fn says(words: &Words, found: &Shown, (asked, question): Of<'_>) -> Vec<Markup> {
    let mut says = Vec::new();
    if let Some(asks) = elections::asks(&found.book, &found.ballot.kind, asked.office.as_deref()) {
        says.push(Markup::paragraph(&words.say(asks.says())));
        if asks.elects() {
            let seats = [("seats", u64::from(asked.seats).into())];
            says.push(Markup::paragraph(&words.say_with("ballot-elects", &seats)));
        }
    }
    if let Some(office) = &asked.office {
        let with = [("office", found.book.title_in("offices", office).into())];
        let rule = Link::new(words.say_with("ballot-fills", &with), address(&format!("offices.{office}")));
        says.push(Markup::line([Markup::link(&rule)]));
    }
    let limits = reserved::declared(question);
    says.extend(limits.limits.iter().map(|limit| Markup::paragraph(&reserved::says(words, limit, asked.seats))));
    if !limits.limits.is_empty() {
        says.push(Markup::small(&words.say("ballot-limits-how")));
    }
    says
}

/// What can be answered, or who stands, below a heading of that level.
fn answers(words: &Words, found: &Shown, (asked, question): Of<'_>, level: u8) -> Markup {
    let title = if asked.office.is_some() { "ballot-candidates-title" } else { "ballot-answers-title" };
    let limits = reserved::declared(question);
    let of_office = asked.office.as_deref().map(|office| reserved::asked(&found.book, office)).unwrap_or_default();
    let standing: Vec<_> = found.standing.iter().filter(|one| one.question == asked.number).collect();
    let answers = kinds::names(question);
    let answers = (1_u32..).zip(&answers).map(|(number, name)| {
        let says = reserved::shown(words, &limits, &of_office, number).into_iter().map(|says| Markup::small(&says));
        let member = standing.get(number as usize - 1).map(|one| one.member);
        let named = match member.and_then(|member| found.statements.get(&(asked.number, member))) {
            Some(page) => Markup::line([Markup::link(&Link::new(name, page))]),
            None => Markup::name(name),
        };
        Markup::joined([named].into_iter().chain(says))
    });
    let mut parts = vec![Markup::heading(level, &words.say(title)), Rows { items: answers.collect() }.into()];
    if let Some(round) = asked.round {
        let all = Link::new(words.say("nomination-ballot-statements"), round.address());
        parts.push(Markup::line([Markup::link(&all)]));
    }
    Markup::joined(parts)
}
