//! The registrar's page: whether they make the codes, what to fetch, the command to give, and the file to send. Whoever called the ballot names another here.

mod doing;
mod shown;

use axum::extract::Path;
use omov_store::ReadTx;
use omov_web::forms::{Field, Form};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Fold, Link, Note, Rows};
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::within;
use crate::ballots::registrar::{self, Codes, Listing, Next, Registrar};
use crate::ballots::stage::State;
use crate::ballots::{Ballot, BallotId, ballot};
use crate::election::{CREDENTIALS, CREDENTIALS_COMMAND};
use crate::groups::Place;
use crate::house::{Answer, Visit};
use crate::offices::Power;

pub(super) use doing::{again, answer, draft, list, name, send};
pub(super) use shown::{event, honest, section, turn};

/// The longest way to be reached.
const REACH: usize = 200;

/// Everything that the page shows.
struct Found {
    ballot: Ballot,
    place: Place,
    codes: Codes,
    /// Whether the reader is the registrar, or was asked.
    mine: bool,
    /// Whether they called the ballot or run ballots there.
    names: bool,
}

impl Found {
    fn next(&self) -> Next {
        self.codes.next(&self.ballot)
    }
}

/// Reads it, for whoever has something to do with the codes.
async fn found(visit: &Visit, id: BallotId) -> Answer<Found> {
    let me = visit.me()?.id;
    let read = move |tx: &mut ReadTx<'_>| {
        let ballot = ballot::one(tx, id)?;
        Ok((registrar::one(tx, id)?, ballot.place(tx)?, ballot))
    };
    let (codes, place, ballot) = visit.house.store().read(read).await?;
    let mine = codes.of(me).is_some();
    let names = !mine && (ballot.called_by == me || visit.reader.holds(Power::RunBallots, Some(&place)));
    if mine || names { Ok(Found { ballot, place, codes, mine, names }) } else { Err(Refusal::NotAllowed.into()) }
}

pub(super) async fn show(visit: Visit, Path(id): Path<BallotId>) -> Answer<Page> {
    let found = found(&visit, id).await?;
    Ok(page(visit, &found, None))
}

/// What was wrong with what was sent: the field, and why.
type Wrong = (&'static str, String, Option<omov_web::forms::Sent>);

fn page(visit: Visit, found: &Found, wrong: Option<Wrong>) -> Page {
    let words = visit.shell.words.clone();
    let (mut parts, mut problems) = (Vec::new(), Vec::new());
    let mut form = |form: Form| -> Markup {
        let form = match &wrong {
            Some((field, why, sent)) => {
                let form = sent.iter().fold(form, Form::keep);
                form.wrong(field, why.clone())
            }
            None => form,
        };
        problems.extend(form.problems());
        form.into()
    };
    if found.mine {
        match found.next() {
            Next::Answer => parts.extend([asked(&words, found), form(accepts(&visit, found)), declines(&visit, found)]),
            Next::Wait => parts.extend([waits(&visit, found), steps_down(&visit, found)]),
            Next::Make => parts.extend([makes(&visit, found), form(sends(&visit, found)), steps_down(&visit, found)]),
            Next::Deliver => {
                let again = form(sends(&visit, found));
                let again = [Markup::paragraph(&words.say("registrar-replace-say")), again];
                parts.push(delivers(&visit, found));
                parts.push(Markup::section("replace", &words.say("registrar-replace"), Markup::joined(again)));
            }
            Next::Name | Next::Done => {
                parts.push(Note::done(Markup::paragraph(&words.say("registrar-done"))).into());
            }
        }
    }
    if found.names {
        parts.push(stands(&visit, found));
        parts.extend(opens_again(&visit, found));
        if !matches!(found.next(), Next::Deliver | Next::Done) {
            parts.push(Markup::section("name", &words.say("registrar-name-title"), form(naming(&visit, found))));
        }
    }
    let title = words.say_with("registrar-page", &[("title", found.ballot.title.as_str().into())]);
    let page = Page::new(visit.shell, title, Markup::joined(parts)).lead(words.say("registrar-lead"));
    page.problems(problems).here("/ballots").place(within(&words, &found.place, &found.ballot)).narrow()
}

fn to(found: &Found, part: &str) -> String {
    format!("{}/registrar{part}", found.ballot.id.address())
}

fn says(words: &Words, names: &[&str]) -> Markup {
    Rows { items: names.iter().map(|name| Markup::text(&words.say(name))).collect() }.into()
}

/// What it means to make the codes, for whoever is asked.
fn asked(words: &Words, found: &Found) -> Markup {
    let note = Markup::paragraph(&words.say_with("registrar-asked", &[("title", found.ballot.title.as_str().into())]));
    let what = ["registrar-what-1", "registrar-what-2", "registrar-what-3", "registrar-what-4"];
    let more = Markup::line([Markup::link(&Link::new(words.say("registrar-help"), "/help/registrar"))]);
    let what = Markup::joined([says(words, &what), more]);
    Markup::joined([Note::turn(note).into(), Markup::section("what", &words.say("registrar-what"), what)])
}

fn accepts(visit: &Visit, found: &Found) -> Form {
    let words = &visit.shell.words;
    let reach = Field::text(words, "reach", words.say("registrar-reach")).hint(words.say("registrar-reach-hint"));
    Form::new(to(found, ""), &visit.token, words.say("registrar-accept")).with(reach)
}

fn declines(visit: &Visit, found: &Found) -> Markup {
    let words = &visit.shell.words;
    let act = Act::second(Link::new(words.say("registrar-decline"), to(found, "")));
    let act = act.sent_with(visit.token.as_str()).saying("answer", "decline");
    Markup::joined([Markup::paragraph(&words.say("registrar-decline-say")), Acts { acts: vec![act] }.into()])
}

fn steps_down(visit: &Visit, found: &Found) -> Markup {
    Fold::new(visit.shell.words.say("registrar-step-down"), declines(visit, found)).into()
}

/// The roll is not frozen yet.
fn waits(visit: &Visit, found: &Found) -> Markup {
    let words = &visit.shell.words;
    let when = found.ballot.freezes_at;
    let with = [("when", visit.hour(when).into()), ("away", visit.away(when).into())];
    Note::done(Markup::paragraph(&words.say_with("registrar-wait", &with))).into()
}

/// What to fetch, and the command to give.
fn makes(visit: &Visit, found: &Found) -> Markup {
    let words = &visit.shell.words;
    let opens = found.ballot.opens_at;
    let with = [("when", visit.hour(opens).into()), ("away", visit.away(opens).into())];
    let note = Note::turn(Markup::paragraph(&words.say_with("registrar-make", &with)));
    let draft = Markup::link(&Link::new("draft.json", to(found, "/draft.json")));
    let draft = Markup::joined([Markup::paragraph(&words.say("registrar-draft")), draft]);
    let listed = match found.codes.listing(&found.ballot, visit.now) {
        Listing::Open(until) => {
            let act = Act::main(Link::new(words.say("registrar-list-fetch"), to(found, "/list")));
            let acts = Acts { acts: vec![act.sent_with(visit.token.as_str())] };
            let with = [("until", visit.hour(until).into())];
            Markup::joined([Markup::paragraph(&words.say_with("registrar-list-open", &with)), acts.into()])
        }
        Listing::Fetched(at) => {
            let with = [("when", visit.hour(at).into())];
            Markup::paragraph(&words.say_with("registrar-list-fetched", &with))
        }
        Listing::Over | Listing::NotYet => Markup::paragraph(&words.say("registrar-list-over")),
    };
    let command = [
        Markup::paragraph(&words.say_with("registrar-command", &[("command", CREDENTIALS_COMMAND.into())])),
        Markup::paragraph(&words.say("registrar-command-then")),
    ];
    let part = |id: &str, title: &str, body: Markup| Markup::section(id, &words.say(title), body);
    Markup::joined([
        note.into(),
        part("fetch-draft", "registrar-step-1", draft),
        part("fetch-list", "registrar-step-2", listed),
        part("command", "registrar-step-3", Markup::joined(command)),
        part("send", "registrar-step-4", Markup::paragraph(&words.say("registrar-send-say"))),
    ])
}

fn sends(visit: &Visit, found: &Found) -> Form {
    let words = &visit.shell.words;
    let label = words.say_with("ballot-key-file", &[("file", CREDENTIALS.into())]);
    let field = Field::file(words, "credentials", label, ".json").hint(words.say("registrar-send-hint"));
    Form::new(to(found, "/codes"), &visit.token, words.say("registrar-send")).with(field)
}

/// The list is there: every voter has to get their code now.
fn delivers(visit: &Visit, found: &Found) -> Markup {
    let words = &visit.shell.words;
    let opens = found.ballot.opens_at;
    let with = [("when", visit.hour(opens).into()), ("away", visit.away(opens).into())];
    let note = Note::turn(Markup::paragraph(&words.say_with("registrar-deliver", &with)));
    let how = ["registrar-deliver-1", "registrar-deliver-2", "registrar-deliver-3"];
    let digest = [("hash", found.codes.digest.clone().unwrap_or_default().into())];
    let compare = Markup::paragraph(&words.say_with("registrar-compare", &digest));
    Markup::joined([note.into(), says(words, &how), compare])
}

/// For whoever called the ballot: how it stands.
fn stands(visit: &Visit, found: &Found) -> Markup {
    let words = &visit.shell.words;
    let name = found.codes.registrar.as_ref().map(|one| one.name.as_str()).unwrap_or_default();
    let says = match found.next() {
        Next::Name => "registrar-stands-name",
        Next::Answer => "registrar-stands-answer",
        Next::Wait => "registrar-stands-wait",
        Next::Make => "registrar-stands-make",
        Next::Deliver => "registrar-stands-deliver",
        Next::Done => "registrar-done",
    };
    let said = Markup::paragraph(&words.say_with(says, &[("name", name.into())]));
    if found.next() == Next::Name { Note::stop(said).into() } else { Note::rule(said).into() }
}

/// The list was fetched, or nobody fetched it in time: they can say that it may be fetched once more.
fn opens_again(visit: &Visit, found: &Found) -> Option<Markup> {
    let words = &visit.shell.words;
    let shut = matches!(found.codes.listing(&found.ballot, visit.now), Listing::Fetched(_) | Listing::Over);
    let name = found.codes.accepted().map(|Registrar { name, .. }| name.as_str())?;
    if !shut || found.ballot.state >= State::Open {
        return None;
    }
    let act = Act::second(Link::new(words.say("registrar-again"), to(found, "/again")));
    let acts = Acts { acts: vec![act.sent_with(visit.token.as_str())] };
    let says = Markup::paragraph(&words.say_with("registrar-again-say", &[("name", name.into())]));
    Some(Markup::section("again", &words.say("registrar-again-title"), Markup::joined([says, acts.into()])))
}

fn naming(visit: &Visit, found: &Found) -> Form {
    let words = &visit.shell.words;
    let who = Field::text(words, "registrar", words.say("registrar-name")).hint(words.say("registrar-name-hint"));
    Form::new(to(found, "/name"), &visit.token, words.say("registrar-name-send")).with(who)
}
