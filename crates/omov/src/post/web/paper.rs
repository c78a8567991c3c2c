//! Letters on paper: all that wait, one sheet each, and the button that says that they are printed.

use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use omov_store::params;
use omov_web::forms::Sent;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Link};

use super::super::kept::{self, Kept, State};
use super::super::{LetterId, sql};
use super::Said;
use crate::house::{Answer, Stop, Visit};
use crate::members::{self, Member};

/// So many letters at a time.
const MOST: u32 = 50;

pub(super) async fn list(visit: Visit, Query(said): Query<Said>) -> Answer<Page> {
    let letters = visit.house.store().read(|tx| {
        let letters: Vec<Kept> = tx.all(&sql::ON_PAPER, params![MOST])?;
        let to = |letter: Kept| {
            let member = letter.member.map(|id| members::find(tx, id)).transpose()?.flatten();
            Ok((letter, member))
        };
        letters.into_iter().map(to).collect::<Result<Vec<(Kept, Option<Member>)>, Stop>>()
    });
    let letters = letters.await?;
    let words = &visit.shell.words;
    let title = words.say("post-paper-title");
    let place = [Link::new(words.say("post-title"), "/post")];
    let said = said.note(words, &["printed"]);
    if letters.is_empty() {
        let empty = Card::empty(words.say("post-paper-none"), &words.say("post-paper-none-why"), Markup::default());
        let body = Markup::joined([said, empty.level(2).into()]);
        return Ok(Page::new(visit.shell.clone(), title, body).place(place));
    }
    let ids: Vec<_> = letters.iter().map(|(letter, _)| letter.id.to_string()).collect();
    let done = Act::main(Link::new(words.say("post-paper-done"), "/post/paper"))
        .sent_with(visit.token.as_str())
        .saying("letters", ids.join(" "));
    let sheets = letters.iter().map(|(letter, member)| sheet(letter, member.as_ref()));
    let body = Markup::joined([said].into_iter().chain(sheets).chain([Acts { acts: vec![done] }.into()]));
    let count = u64::try_from(letters.len()).unwrap_or_default();
    let lead = words.say_with("post-paper-lead", &[("letters", count.into())]);
    Ok(Page::new(visit.shell.clone(), title, body).lead(lead).place(place))
}

/// One letter: to whom and where, then what it says.
fn sheet(letter: &Kept, member: Option<&Member>) -> Markup {
    let name = member.map(|member| member.name.as_str()).unwrap_or_default();
    let address = member.and_then(|member| member.address.as_deref()).unwrap_or_default();
    let postcode = member.and_then(|member| member.postcode.as_deref()).unwrap_or_default();
    let lines = [name, address, postcode].into_iter().flat_map(str::lines).filter(|line| !line.is_empty());
    let to = Markup::lines(lines.map(Markup::name));
    let said = letter.body.split("\n\n").map(Markup::paragraph);
    Card::new(&letter.subject, Markup::joined([to].into_iter().chain(said))).level(2).into()
}

pub(super) async fn printed(visit: Visit, sent: Sent) -> Answer<Response> {
    let letters: Vec<LetterId> = sent.one("letters").split(' ').filter_map(|id| id.parse().ok()).collect();
    let now = visit.now;
    let done = visit.house.store().write(move |tx| {
        for id in letters.iter().take(MOST as usize) {
            let letter = Kept::find(tx, *id)?;
            if letter.is_some_and(|letter| letter.email.is_none() && letter.state == State::Waiting) {
                tx.execute(&sql::PRINTED, params![id, now])?;
                kept::note(tx, *id, "printed", None, now)?;
            }
        }
        Ok(())
    });
    done.await?;
    Ok(Redirect::to("/post/paper?said=printed").into_response())
}
