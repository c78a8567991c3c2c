//! Letters that came back, and people who need another way.

use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use omov_store::{Error, Moment, ReadTx, params};
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Column, Link, Row, Table};
use serde::Deserialize;

use super::super::kept::{self, Kept, State, Trouble};
use super::super::{LetterId, sql};
use super::Said;
use crate::groups::{self, Group};
use crate::house::{Answer, Stop, Visit, ids};
use crate::members::{self, Member, MemberId};
use crate::offices::{Power, acts};

/// So many people are on the page; there are few.
const MOST: u32 = 200;

#[derive(Deserialize)]
pub(super) struct About {
    letter: Option<LetterId>,
}

pub(super) async fn new(visit: Visit, Query(about): Query<About>) -> Answer<Page> {
    let email = match about.letter {
        Some(id) => visit.house.store().read(move |tx| Ok(Kept::find(tx, id)?)).await?.and_then(|letter| letter.email),
        None => None,
    };
    Ok(page(&visit, &about, |form| form, email.as_deref().unwrap_or_default()))
}

fn page(visit: &Visit, about: &About, told: impl FnOnce(Form) -> Form, email: &str) -> Page {
    let words = &visit.shell.words;
    let field = Field::email(words, "email", words.say("post-bounce-address"));
    let field = field.hint(words.say("post-bounce-hint")).value(email);
    let action = about.letter.map_or_else(|| "/post/bounce".into(), |letter| format!("/post/bounce?letter={letter}"));
    let form = Form::new(action, &visit.token, words.say("post-bounce-do")).with(field);
    let form = told(form.back(Link::new(words.say("post-back"), "/post")));
    let problems = form.problems();
    let place = [Link::new(words.say("post-title"), "/post")];
    Page::new(visit.shell.clone(), words.say("post-bounce-title"), form)
        .lead(words.say("post-bounce-lead"))
        .place(place)
        .problems(problems)
}

pub(super) async fn create(visit: Visit, Query(about): Query<About>, sent: Sent) -> Answer<Response> {
    let words = &visit.shell.words;
    let email = sent.one("email").to_owned();
    let wrong = |problem: &str| {
        let problem = words.say(problem);
        Ok(page(&visit, &about, |form| form.keep(&sent).wrong("email", problem), "").into_response())
    };
    if email.is_empty() {
        return wrong("post-bounce-empty");
    }
    let key = members::email_key(&email);
    let (me, now, act) = (visit.me()?.id, visit.now, acts::ActId(ids::by_time(visit.now)?));
    let letter = about.letter;
    let marked = visit.house.store().write(move |tx| {
        let member = members::by_email(tx, &key)?;
        let letter = came_back(tx, &key, letter, member)?;
        if member.is_none() && letter.is_none() {
            return Ok(false);
        }
        tx.execute(&sql::BOUNCED, params![key, letter, now])?;
        if let Some(letter) = letter {
            tx.execute(&sql::TROUBLE, params![letter, State::Bounced, Trouble::CameBack.name(), now])?;
            kept::note(tx, letter, "bounced", None, now)?;
        }
        let group = groups::whole(tx)?.ok_or(omov_web::refusal::Refusal::NotFound)?.id;
        let act = acts::Act {
            id: act,
            group,
            actor: me,
            power: Power::Mail,
            deed: "act-post-bounce",
            about: member,
            number: None,
            reason: String::new(),
            at: now,
        };
        acts::note(tx, &act)?;
        Ok(true)
    });
    if !marked.await? {
        return wrong("post-bounce-unknown");
    }
    Ok(Redirect::to("/post/unreachable?said=bounced").into_response())
}

/// Which letter it was that came back: the one whose page one comes from, or else the last that was sent to them.
fn came_back(
    tx: &mut ReadTx<'_>,
    key: &str,
    letter: Option<LetterId>,
    member: Option<MemberId>,
) -> Result<Option<LetterId>, Error> {
    let known = letter.map(|id| Kept::find(tx, id)).transpose()?.flatten();
    let known = known.filter(|known| known.email.as_deref().is_some_and(|email| members::email_key(email) == key));
    match (known, member) {
        (Some(known), _) => Ok(Some(known.id)),
        (None, Some(member)) => tx.optional(&sql::LAST_SENT_TO, params![member]),
        (None, None) => Ok(None),
    }
}

/// Somebody whose address gave a letter back.
struct Unreachable {
    member: Member,
    group: Group,
    at: Moment,
}

/// They, by their address. An address that nobody has any more is nobody's trouble.
fn unreachable(tx: &mut ReadTx<'_>) -> Result<Vec<Unreachable>, Error> {
    let bounced: Vec<(String, Moment)> = tx.all(&sql::ALL_BOUNCED, params!["", MOST])?;
    let mut people = Vec::new();
    for (key, at) in bounced {
        let Some(member) = members::by_email(tx, &key)?.map(|id| members::find(tx, id)).transpose()?.flatten() else {
            continue;
        };
        if let Some(group) = groups::find(tx, member.group)? {
            people.push(Unreachable { member, group, at });
        }
    }
    Ok(people)
}

pub(super) async fn list(visit: Visit, Query(said): Query<Said>) -> Answer<Page> {
    let people = visit.house.store().read(|tx| Ok(unreachable(tx)?)).await?;
    let words = &visit.shell.words;
    let listed = if people.is_empty() {
        let acts = Acts { acts: vec![Act::second(Link::new(words.say("post-way-bounce"), "/post/bounce"))] };
        Card::empty(words.say("post-unreachable-none"), &words.say("post-unreachable-none-why"), acts).level(2).into()
    } else {
        let columns = ["post-to", "post-group", "post-address", "post-since", "post-next"];
        let rows = people.iter().map(|one| row(&visit, one));
        let count = u64::try_from(people.len()).unwrap_or_default();
        let caption = words.say_with("post-unreachable-caption", &[("people", count.into())]);
        Table::new(words, caption, columns.map(|name| Column::words(words.say(name)))).rows(rows).into()
    };
    let body = Markup::joined([said.note(words, &["bounced", "works"]), listed]);
    let place = [Link::new(words.say("post-title"), "/post")];
    let title = words.say("post-unreachable-title");
    Ok(Page::new(visit.shell.clone(), title, body).lead(words.say("post-unreachable-lead")).place(place))
}

fn row(visit: &Visit, one: &Unreachable) -> Row {
    let words = &visit.shell.words;
    let link = Link::new(words.say("post-works"), "/post/unreachable");
    let works = Act::second(link).sent_with(visit.token.as_str()).saying("member", one.member.id.to_string());
    let letter = format!("/groups/{}/roll/{}/letter", one.group.id, one.member.id);
    // Whoever keeps the roll of the whole movement keeps that of each group.
    let paper = visit.reader.holds(Power::KeepRoll, None);
    let paper = paper.then(|| Act::link(Link::new(words.say("post-print-way-in"), letter)).about(&one.member.name));
    let cells = [
        Markup::link(&groups::web::link(&one.group)),
        Markup::name(one.member.email.as_deref().unwrap_or_default()),
        Markup::text(&visit.short(one.at)),
        Acts { acts: paper.into_iter().chain([works.about(&one.member.name)]).collect() }.into(),
    ];
    Row::new(Markup::name(&one.member.name), cells)
}

pub(super) async fn works_again(visit: Visit, sent: Sent) -> Answer<Response> {
    let member: MemberId = sent.one("member").parse().map_err(|_| omov_web::refusal::Refusal::BadRequest)?;
    let done = visit.house.store().write(move |tx| {
        let member = members::find(tx, member)?.ok_or(omov_web::refusal::Refusal::NotFound)?;
        if let Some(email) = member.email {
            tx.execute(&sql::WORKS_AGAIN, params![members::email_key(&email)])?;
        }
        Ok::<_, Stop>(())
    });
    done.await?;
    Ok(Redirect::to("/post/unreachable?said=works").into_response())
}
