//! A trustee's page without a script: what to fetch, the command to give, and the file that it made.

use axum::extract::{Multipart, Path};
use axum::response::{IntoResponse as _, Redirect, Response};
use omov_store::ReadTx;
use omov_web::forms::{Field, Form};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Link, Note, Rows};
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::{cast, files, within};
use crate::ballots::stock::giving::{self, Given};
use crate::ballots::stock::{self, Stock};
use crate::ballots::trustees::{self, Kind, Next, Trustee, Unfit};
use crate::ballots::{Ballot, BallotId, ballot, board};
use crate::election::Draft;
use crate::groups::Place;
use crate::house::{Answer, Visit};

/// Everything that a trustee's pages show.
pub(super) struct Ceremony {
    pub(super) ballot: Ballot,
    pub(super) place: Place,
    pub(super) draft: Draft,
    pub(super) trustees: Vec<Trustee>,
    given: trustees::Given,
    /// Whether there is a board yet.
    pub(super) opened: bool,
    /// The key that comes from a stock, and that stock.
    pub(super) key: Option<(Given, Stock)>,
    /// The reader's number.
    pub(super) me: u64,
}

impl Ceremony {
    pub(super) fn next(&self) -> Next {
        trustees::next(&self.ballot, &self.draft, &self.trustees, &self.given, self.me)
    }

    /// Who has not done that part yet.
    pub(super) fn without(&self, kind: Kind) -> Vec<String> {
        trustees::without(&self.trustees, &self.given, kind)
    }

    /// What the trustees have sent, by the names of the files that `omov election` wants to find in its folder.
    fn files(&self) -> impl Iterator<Item = (String, &str)> {
        let draft = ("draft.json".to_owned(), self.ballot.draft.as_str());
        let sent = self.trustees.iter().flat_map(|one| {
            trustees::ROUNDS.into_iter().filter_map(|kind| Some((kind.file(one.number), one.sent(kind)?)))
        });
        std::iter::once(draft).chain(sent)
    }
}

/// Reads it, for whoever is one of the trustees.
pub(super) async fn ceremony(visit: &Visit, id: BallotId) -> Answer<Ceremony> {
    let me = visit.me()?.id;
    let read = move |tx: &mut ReadTx<'_>| {
        let ballot = ballot::one(tx, id)?;
        let trustees = trustees::all(tx, id)?;
        let me = trustees.iter().find(|one| one.member == me).ok_or(Refusal::NotAllowed)?.number;
        let opened = board::find(tx, id)?.is_some();
        let (place, draft, given) = (ballot.place(tx)?, ballot.draft()?, trustees::given(tx, id)?);
        let key = match giving::of(tx, id)? {
            Some(given) => Some((given.clone(), stock::one(tx, given.stock)?)),
            None => None,
        };
        Ok(Ceremony { ballot, place, draft, trustees, given, opened, key, me })
    };
    visit.house.store().read(read).await
}

pub(super) async fn show(visit: Visit, Path(id): Path<BallotId>) -> Answer<Page> {
    let found = ceremony(&visit, id).await?;
    Ok(page(visit, &found, None))
}

fn page(visit: Visit, found: &Ceremony, wrong: Option<String>) -> Page {
    let words = visit.shell.words.clone();
    let (id, me) = (found.ballot.id, found.me);
    let next = found.next();
    let mut parts = Vec::new();
    match &next {
        // What a standing trustee has to remember of each key stands in their one file, which is made and kept by the browser.
        Next::Send(kind) if found.key.is_some() => {
            parts.push(in_browser(&words, id, &format!("ballot-turn-{}", kind.name())));
        }
        Next::Check if found.key.is_some() => parts.push(in_browser(&words, id, "stock-turn-check")),
        Next::Send(kind) => {
            let says = words.say(&format!("ballot-turn-{}", kind.name()));
            parts.push(turn(&words, id, &says, kind.command(me)));
            let file = kind.file(me);
            let field =
                Field::file(&words, "message", words.say_with("ballot-key-file", &[("file", file.into())]), ".json");
            let mut form =
                Form::new(format!("{}/key", id.address()), &visit.token, words.say("ballot-key-send")).with(field);
            if let Some(wrong) = wrong {
                form = form.wrong("message", wrong);
            }
            let problems = form.problems();
            parts.push(form.into());
            return finished(visit, found, parts, problems);
        }
        Next::Wait(names) if names.is_empty() => parts.push(Markup::paragraph(&words.say("ballot-key-wait"))),
        Next::Wait(names) => {
            let with = [("names", names.join(", ").into())];
            parts.push(Markup::paragraph(&words.say_with("ballot-key-wait-for", &with)));
        }
        Next::Check => {
            parts.push(turn(&words, id, &words.say("ballot-key-check"), trustees::check_command(me)));
        }
        Next::Done => parts.push(Note::done(Markup::paragraph(&words.say("ballot-key-done"))).into()),
    }
    finished(visit, found, parts, Vec::new())
}

/// What a trustee has to do, in the browser or with a command.
fn turn(words: &Words, id: BallotId, says: &str, command: String) -> Markup {
    let browser = Link::new(words.say("ballot-key-browser"), format!("{}/trustee", id.address()));
    let says = [
        Markup::paragraph(says),
        Markup::paragraph(&words.say("ballot-key-browser-say")),
        Acts { acts: vec![Act::main(browser)] }.into(),
        Markup::paragraph(&words.say_with("ballot-key-command", &[("command", command.into())])),
    ];
    Note::turn(Markup::joined(says)).into()
}

/// The same for a standing trustee.
fn in_browser(words: &Words, id: BallotId, says: &str) -> Markup {
    let browser = Link::new(words.say("ballot-key-browser"), format!("{}/trustee", id.address()));
    let says = [says, "stock-honest-browser"].map(|says| Markup::paragraph(&words.say(says)));
    Note::turn(Markup::joined(says.into_iter().chain([Acts { acts: vec![Act::main(browser)] }.into()]))).into()
}

fn finished(visit: Visit, found: &Ceremony, mut parts: Vec<Markup>, problems: Vec<(String, String)>) -> Page {
    let words = visit.shell.words.clone();
    let address = found.ballot.id.address();
    let mut links: Vec<Markup> = found
        .files()
        .map(|(name, _)| Markup::link(&Link::new(name.clone(), format!("{address}/key/{name}"))))
        .collect();
    if found.opened {
        links.push(Markup::link(&Link::new("record.bel", format!("{address}/record.bel"))));
    }
    let fetch = Markup::joined([Markup::paragraph(&words.say("ballot-key-fetch-say")), Rows { items: links }.into()]);
    parts.push(Markup::section("fetch", &words.say("ballot-key-fetch"), fetch));
    // Standing trustees have agreed to no draft of this ballot: their browser shows them what to compare.
    let facts = Markup::paragraph(&words.say_with("ballot-key-draft", &[("hash", found.draft.hash().into())]));
    if found.key.is_none() {
        parts.push(Markup::section("compare", &words.say("ballot-key-compare"), facts));
    }
    let with = [
        ("number", found.me.into()),
        ("trustees", (found.trustees.len() as u64).into()),
        ("needed", (found.draft.threshold as u64).into()),
    ];
    let page = Page::new(
        visit.shell,
        words.say_with("ballot-key-page", &[("title", (&*found.ballot.title).into())]),
        Markup::joined(parts),
    );
    page.lead(words.say_with("ballot-key-lead", &with))
        .problems(problems)
        .here("/ballots")
        .place(within(&words, &found.place, &found.ballot))
        .narrow()
}

pub(super) async fn take(visit: Visit, Path(id): Path<BallotId>, form: Multipart) -> Answer<Response> {
    let found = ceremony(&visit, id).await?;
    let words = visit.shell.words.clone();
    let Next::Send(kind) = found.next() else { return Ok(page(visit, &found, None).into_response()) };
    let text = match cast::file(&visit, form).await {
        Ok(Some(text)) => text,
        Ok(None) => return Ok(page(visit, &found, Some(words.say("ballot-key-missing"))).into_response()),
        Err(Refusal::TooLarge) => return Ok(page(visit, &found, Some(words.say("ballot-key-large"))).into_response()),
        Err(refusal) => return Err(refusal.into()),
    };
    match trustees::send(&visit.house, id, found.me, kind, &text).await? {
        Ok(()) => Ok(Redirect::to(&format!("{}/key", id.address())).into_response()),
        Err(unfit) => {
            let said = said(&visit, &unfit);
            Ok(page(visit, &found, Some(said)).into_response())
        }
    }
}

/// Why a file is not taken.
pub(super) fn said(visit: &Visit, unfit: &Unfit) -> String {
    let words = &visit.shell.words;
    match unfit {
        Unfit::NotNow => words.say("ballot-key-not-now"),
        Unfit::Wrong(why) => words.say_with("ballot-key-wrong", &[("why", why.as_str().into())]),
    }
}

/// One of the files.
pub(super) async fn file(visit: Visit, Path((id, name)): Path<(BallotId, String)>) -> Answer {
    let found = ceremony(&visit, id).await?;
    let (_, text) = found.files().find(|(known, _)| *known == name).ok_or(Refusal::NotFound)?;
    Ok(files::attached("application/json", &name, text.as_bytes().to_vec()))
}
