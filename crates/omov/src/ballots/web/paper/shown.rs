//! What stands of paper on the page of a ballot: whether it is offered, by whom it is taken in, and who voted how once it is closed.

use omov_web::figures::grouped;
use omov_web::markup::Markup;
use omov_web::parts::{Act, Acts, Card, Facts, Link, Note, Rows};
use omov_web::words::Words;

use super::print;
use crate::ballots::groups::LEAST;
use crate::ballots::outcome::Outcome;
use crate::ballots::paper::{self, Boxed, Envelope, Paper, Spoilt};
use crate::ballots::registrar::Codes;
use crate::ballots::stage::State;
use crate::ballots::web::result;
use crate::ballots::{Ballot, cast};
use crate::house::Visit;
use crate::members::MemberId;

/// What the page knows of the reader.
#[derive(Clone, Debug, Default)]
pub(in crate::ballots::web) struct Reader {
    /// If they vote on paper.
    pub(in crate::ballots::web) envelope: Option<Envelope>,
    /// Whether they have a vote.
    pub(in crate::ballots::web) may: bool,
    /// Whether they name who takes papers in.
    pub(in crate::ballots::web) names: bool,
}

fn link(words: &Words, ballot: &Ballot, name: &str, part: &str) -> Markup {
    Markup::line([Markup::link(&Link::new(words.say(name), format!("{}/{part}", ballot.id.address())))])
}

/// The names of the two.
fn names(paper: &Paper) -> [&str; 2] {
    let name = |at: usize| paper.officers.get(at).map(|one| &*one.name).unwrap_or_default();
    [name(0), name(1)]
}

/// The section; nothing where the kind of ballot has no paper.
pub(in crate::ballots::web) fn section(
    visit: &Visit,
    ballot: &Ballot,
    paper: Option<&Paper>,
    reader: &Reader,
) -> Option<Markup> {
    let (paper, words) = (paper?, &visit.shell.words);
    let [first, second] = names(paper);
    let with = [("first", first.into()), ("second", second.into()), ("people", paper.people.into())];
    let say = |message: &str| Markup::paragraph(&words.say_with(message, &with));
    let mut parts = Vec::new();
    let open = paper::is_open(ballot, visit.now);
    if ballot.state == State::Voided {
        return None;
    } else if ballot.state == State::Draft && paper.is_offered() {
        parts.push(say("paper-offered"));
        let least = [("least", LEAST.into())];
        parts.push(if paper.people < LEAST {
            Markup::paragraph(&words.say_with("paper-chose-few", &least))
        } else {
            say("paper-chose")
        });
        if open && reader.envelope.is_some() {
            let with = [("when", visit.hour(ballot.freezes_at).into()), ("away", visit.away(ballot.freezes_at).into())];
            parts.push(Note::done(Markup::paragraph(&words.say_with("paper-chosen", &with))).into());
            let back = Link::new(words.say("paper-change"), format!("{}/paper", ballot.id.address()));
            parts.push(Acts { acts: vec![Act::second(back)] }.into());
        } else if open && reader.may {
            let choose = Link::new(words.say("paper-offer"), format!("{}/paper", ballot.id.address()));
            parts.push(Acts { acts: vec![Act::second(choose)] }.into());
        }
    } else if ballot.state == State::Draft {
        parts.push(say("paper-nobody"));
        let asked = paper.officers.iter().filter(|one| one.accepted_at.is_none()).map(|one| &*one.name);
        let asked: Vec<&str> = asked.collect();
        if !asked.is_empty() {
            parts.push(Markup::paragraph(&words.say_with("paper-waits", &[("names", asked.join(", ").into())])));
        }
    } else if let Some(boxed) = &paper.boxed {
        let with = [("first", first.into()), ("second", second.into()), ("people", boxed.people.into())];
        parts.push(Markup::paragraph(&words.say_with("paper-votes", &with)));
        parts.push(Markup::paragraph(&words.say("paper-votes-how")));
        if !boxed.reserved.is_empty() {
            parts.push(link(words, ballot, "paper-reserved", "paper/reserved.txt"));
        }
        if ballot.state <= State::Open {
            parts.push(Markup::line([Markup::link(&print::link(words, ballot.id))]));
        }
    } else {
        parts.push(say(if paper.is_offered() { "paper-none" } else { "paper-nobody" }));
    }
    if open && reader.names {
        parts.push(link(words, ballot, "paper-name-link", "paper/officers"));
    }
    let me = visit.reader.me.as_ref().map(|me| me.id);
    if me.is_some_and(|me| paper.takes_in(me)) {
        parts.push(link(words, ballot, "paper-desk-link", "papers"));
    } else if open && me.is_some_and(|me| paper.officer(me).is_some()) && !reader.names {
        parts.push(link(words, ballot, "paper-officer-link", "paper/officers"));
    }
    Some(Markup::section("paper", &words.say("paper-section"), Markup::joined(parts)))
}

/// What is not promised where anybody votes on paper.
pub(in crate::ballots::web) fn honest(words: &Words, paper: Option<&Paper>, codes: Option<&Codes>) -> Vec<String> {
    if paper.is_none_or(|paper| paper.boxed.is_none()) {
        return Vec::new();
    }
    let made = match codes.and_then(Codes::accepted) {
        Some(one) => words.say_with("paper-honest-registrar", &[("name", one.name.as_str().into())]),
        None => words.say("paper-honest-host"),
    };
    vec![made, words.say("paper-honest-two"), words.say("paper-honest-lost")]
}

/// What an officer has to do.
pub(in crate::ballots::web) fn turn(
    visit: &Visit,
    ballot: &Ballot,
    paper: Option<&Paper>,
    me: MemberId,
) -> Option<Markup> {
    let (paper, words) = (paper?, &visit.shell.words);
    let one = paper.officer(me)?;
    let (says, part) = if paper::is_open(ballot, visit.now) && one.accepted_at.is_none() {
        ("paper-turn-answer", "paper/officers")
    } else if paper.takes_in(me) && cast::is_taken(ballot, ballot.ends_at, visit.now).is_ok() {
        ("paper-turn-papers", "papers")
    } else {
        return None;
    };
    let act = Act::main(Link::new(words.say("ballot-turn-act"), format!("{}/{part}", ballot.id.address())));
    let say = Markup::paragraph(&words.say(says));
    Some(Card::turn(words.say("ballot-turn"), say).acts(Acts { acts: vec![act] }).level(2).into())
}

/// For whoever votes on paper: where their envelope is.
pub(in crate::ballots::web) fn card(visit: &Visit, ballot: &Ballot, reader: &Reader) -> Option<Markup> {
    let (words, envelope) = (&visit.shell.words, reader.envelope.as_ref()?);
    if ballot.state == State::Draft || ballot.state == State::Voided {
        return None;
    }
    let closes = [("when", visit.hour(ballot.closes_at).into())];
    let say = |name: &str| Markup::paragraph(&words.say_with(name, &closes));
    let over = ballot.state > State::Open;
    let mut says = vec![if envelope.is_returned() {
        say("paper-mine-returned")
    } else if over {
        say("paper-mine-never")
    } else if envelope.is_unsigned() {
        say("paper-mine-unsigned")
    } else {
        say("paper-mine-send")
    }];
    if envelope.is_returned() {
        says.push(say("paper-mine-no-number"));
    }
    if envelope.twice {
        says.push(say("paper-mine-twice"));
    }
    let print = Acts { acts: vec![Act::main(print::link(words, ballot.id))] };
    let card = Card::new(words.say("paper-mine"), Markup::joined(says)).level(2);
    Some(if over || envelope.is_returned() { card.into() } else { card.acts(print).into() })
}

/// How many voted online and how many on paper, once it is closed. What they chose is one sum, and is never told by the way in which they voted.
pub(in crate::ballots::web) fn turnout(
    words: &Words,
    ballot: &Ballot,
    (paper, spot): (Option<&Paper>, Option<u64>),
    outcome: Option<&Outcome>,
) -> Option<Markup> {
    let boxed = paper.and_then(|paper| paper.boxed.as_ref());
    if ballot.state <= State::Open || (boxed.is_none() && spot.is_none()) {
        return None;
    }
    let (none, spot) = (Boxed::default(), spot.unwrap_or_default());
    let (boxed, on_paper) = (boxed.unwrap_or(&none), boxed.is_some());
    let figure = |number| Markup::text(&grouped(words, number));
    let mut facts = Facts::default();
    if let Some(outcome) = outcome {
        let online = result::voted(outcome).saturating_sub(boxed.sealed + spot);
        facts = facts.with(words.say("paper-fact-online"), figure(online));
    }
    if spot > 0 {
        facts = facts.with(words.say("spot-fact"), figure(spot));
    }
    if on_paper {
        facts = facts
            .with(words.say("paper-fact-paper"), figure(boxed.sealed))
            .with(words.say("paper-fact-again"), figure(boxed.again))
            .with(words.say("paper-fact-returned"), figure(boxed.returned));
    }
    let aside = [("unsigned", boxed.unsigned), ("twice", boxed.twice), ("unknown", boxed.unknown)];
    let spoilt = Spoilt::ALL.map(Spoilt::name).into_iter().zip(boxed.spoilt);
    let rows = aside.into_iter().chain(spoilt).filter(|(_, number)| *number > 0);
    let rows: Vec<Markup> = rows
        .map(|(name, number)| Markup::text(&words.say_with(&format!("paper-not-{name}"), &[("number", number.into())])))
        .collect();
    let rows = if rows.is_empty() { Markup::default() } else { Rows { items: rows }.into() };
    let how = Markup::small(&words.say("paper-turnout-how"));
    let body = Markup::joined([facts.into(), rows, how]);
    Some(Markup::section("channels", &words.say("paper-turnout"), body))
}
