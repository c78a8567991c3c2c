//! A member says that they vote on paper, or takes it back.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use omov_store::WriteTx;
use omov_web::forms::Sent;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Link, Note, Rows};

use super::{found, moved_on, said};
use crate::ballots::web::within;
use crate::ballots::{BallotId, paper};
use crate::house::{Answer, Visit};

pub(in crate::ballots::web) async fn ask(visit: Visit, Path(id): Path<BallotId>) -> Answer<Page> {
    let found = found(&visit, id).await?;
    let words = visit.shell.words.clone();
    let open = paper::is_open(&found.ballot, visit.now);
    if !found.may || !open || !(found.paper.is_offered() || found.mine.is_some()) {
        return Err(moved_on(&visit, id));
    }
    let list = |names: &[&str]| -> Markup {
        Rows { items: names.iter().map(|name| Markup::text(&words.say(name))).collect() }.into()
    };
    let until =
        [("when", visit.hour(found.ballot.freezes_at).into()), ("away", visit.away(found.ballot.freezes_at).into())];
    let (note, value, act) = if found.mine.is_some() {
        (Note::done(Markup::paragraph(&words.say_with("paper-chosen", &until))), "online", "paper-take-back")
    } else {
        (Note::rule(Markup::paragraph(&words.say_with("paper-until", &until))), "paper", "paper-choose")
    };
    let act = Link::new(words.say(act), format!("{}/paper", id.address()));
    let act = if found.mine.is_some() { Act::second(act) } else { Act::main(act) };
    let act = act.sent_with(visit.token.as_str()).saying("vote", value);
    let back = Act::link(Link::new(words.say("confirm-back"), id.address()));
    let more = Markup::line([Markup::link(&Link::new(words.say("paper-help"), "/help/paper"))]);
    let body = Markup::joined([
        note.into(),
        Markup::section(
            "how",
            &words.say("paper-how"),
            list(&["paper-how-1", "paper-how-2", "paper-how-3", "paper-how-4"]),
        ),
        Markup::section(
            "secret",
            &words.say("paper-secret"),
            list(&["paper-secret-1", "paper-secret-2", "paper-secret-3", "paper-secret-4"]),
        ),
        Acts { acts: vec![act, back] }.into(),
        more,
    ]);
    let page = Page::new(visit.shell, words.say("paper-title"), body).lead(words.say("paper-lead"));
    Ok(page.here("/ballots").place(within(&words, &found.place, &found.ballot)).narrow())
}

pub(in crate::ballots::web) async fn take(visit: Visit, Path(id): Path<BallotId>, sent: Sent) -> Answer {
    let (me, now, on_paper) = (visit.me()?.id, visit.now, sent.one("vote") == "paper");
    let put = move |tx: &mut WriteTx<'_>| paper::choose(tx, id, me, on_paper, now);
    let done = visit.house.store().write(put).await;
    said(&visit, id, done)?;
    Ok(Redirect::to(&format!("{}#paper", id.address())).into_response())
}
