//! What everybody sees of the codes on the page of a ballot: who makes them, how far that is, and what to do if a code does not come.

use omov_web::markup::Markup;
use omov_web::parts::{Act, Acts, Card, Event, Link, Note, Stand};
use omov_web::words::{Arg, Words};

use crate::ballots::Ballot;
use crate::ballots::registrar::{Codes, Next};
use crate::ballots::stage::State;
use crate::house::Visit;
use crate::members::MemberId;

/// Who makes the codes; nothing where the host does, which stands among what is not promised.
pub(in crate::ballots::web) fn section(
    visit: &Visit,
    ballot: &Ballot,
    codes: Option<&Codes>,
    names: bool,
) -> Option<Markup> {
    let (codes, words) = (codes?, &visit.shell.words);
    let name = codes.registrar.as_ref().map(|one| one.name.as_str()).unwrap_or_default();
    let with: [(&str, Arg); 3] = [
        ("name", name.into()),
        ("opens", visit.hour(ballot.opens_at).into()),
        ("freezes", visit.hour(ballot.freezes_at).into()),
    ];
    let say = |message: &str| Markup::paragraph(&words.say_with(message, &with));
    let mut parts = vec![match codes.next(ballot) {
        _ if ballot.state == State::Voided => say("registrar-shown-void"),
        Next::Name => Note::stop(say("registrar-shown-nobody")).into(),
        Next::Answer => say("registrar-shown-asked"),
        Next::Wait | Next::Make => Markup::joined([say("registrar-shown-makes"), say("registrar-shown-expect")]),
        Next::Deliver => Markup::joined([say("registrar-shown-made"), say("registrar-shown-expect")]),
        Next::Done => say("registrar-shown-made"),
    }];
    if let Some(reach) = codes.accepted().and_then(|one| one.reach.as_deref()) {
        let lost = if ballot.state < State::Open { "registrar-shown-lost" } else { "registrar-shown-late" };
        let reach = Markup::line([Markup::text(&words.say("registrar-shown-reach")), Markup::name(reach)]);
        parts.extend([say(lost), reach]);
    }
    if codes.times > 1 {
        parts.push(Markup::small(
            &words.say_with("registrar-shown-replaced", &[("times", u64::from(codes.times - 1).into())]),
        ));
    }
    let me = visit.reader.me.as_ref().map(|me| me.id);
    if names || me.is_some_and(|me| codes.of(me).is_some()) {
        let link = Link::new(words.say("registrar-link"), format!("{}/registrar", ballot.id.address()));
        parts.push(Markup::line([Markup::link(&link)]));
    }
    Some(Markup::section("codes", &words.say("registrar-shown-title"), Markup::joined(parts)))
}

/// What the registrar, or whoever called the ballot, has to do about the codes.
pub(in crate::ballots::web) fn turn(
    words: &Words,
    ballot: &Ballot,
    codes: Option<&Codes>,
    me: MemberId,
    names: bool,
) -> Option<Markup> {
    let codes = codes?;
    let says = match codes.next(ballot) {
        Next::Answer if codes.of(me).is_some() => "registrar-turn-answer",
        Next::Make if codes.of(me).is_some() => "registrar-turn-make",
        Next::Deliver if codes.of(me).is_some() => "registrar-turn-deliver",
        Next::Name if names => "registrar-turn-name",
        _ => return None,
    };
    let act = Act::main(Link::new(words.say("ballot-turn-act"), format!("{}/registrar", ballot.id.address())));
    let say = Markup::paragraph(&words.say(says));
    Some(Card::turn(words.say("ballot-turn"), say).acts(Acts { acts: vec![act] }).level(2).into())
}

/// The line among the steps.
pub(in crate::ballots::web) fn event(visit: &Visit, ballot: &Ballot, codes: Option<&Codes>) -> Option<Event> {
    let (codes, words) = (codes?, &visit.shell.words);
    let name = codes.registrar.as_ref().map(|one| one.name.as_str()).unwrap_or_default();
    let (stand, when, says) = match (codes.first_at, codes.next(ballot)) {
        (Some(at), _) => (Stand::Past, at, "registrar-event-done"),
        (None, _) if ballot.state >= State::Open => (Stand::Past, ballot.opens_at, "registrar-event-never"),
        (None, Next::Name) => (Stand::Now, ballot.opens_at, "registrar-event-name"),
        (None, Next::Answer) => (Stand::Now, ballot.opens_at, "registrar-event-answer"),
        (None, Next::Make) => (Stand::Now, ballot.opens_at, "registrar-event-make"),
        (None, _) => (Stand::ToCome, ballot.opens_at, "registrar-event-make"),
    };
    let what = Markup::text(&words.say_with(says, &[("name", name.into())]));
    Some(Event { stand, when: visit.hour(when), what })
}

/// Who could vote in a member's name.
pub(in crate::ballots::web) fn honest(words: &Words, codes: Option<&Codes>) -> String {
    match codes {
        None => words.say("ballot-honest-codes"),
        Some(codes) => match codes.accepted() {
            Some(registrar) => words.say_with("ballot-honest-registrar", &[("name", registrar.name.as_str().into())]),
            None => words.say("ballot-honest-no-registrar"),
        },
    }
}
