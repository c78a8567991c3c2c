//! A member's own page of a debate: what they said and what became of it, and what they think of others' statements. For nobody else.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use omov_opinion::Vote;
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::Sent;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Confirm, Equal, Link, Note, Rows, Tag};
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::{Which, found, within};
use crate::debates::debate::{self, State, Statement};
use crate::debates::{DebateId, hearing, saying, work};
use crate::groups::web::Done;
use crate::house::{Answer, Visit};
use crate::replies::{self, To};

/// The three answers, as buttons of equal worth.
pub(super) fn answers(visit: &Visit, debate: DebateId, statement: &Statement, from: &str) -> Equal {
    let words = &visit.shell.words;
    let act = |vote: &str| {
        let to = format!("{}/{}/vote{from}", debate.address(), statement.number);
        let link = Link::new(words.say(&format!("debate-{vote}")), to);
        Act::second(link).sent_with(visit.token.as_str()).saying("vote", vote).about(&*statement.body)
    };
    Equal::new(words.say("debate-answer"), ["agree", "disagree", "pass"].map(act))
}

/// What somebody said, as a message.
fn said(words: &Words, vote: Option<Vote>) -> String {
    words.say(match vote {
        Some(Vote::Agree) => "debate-mine-agree",
        Some(Vote::Pass) => "debate-mine-pass",
        Some(Vote::Disagree) => "debate-mine-disagree",
        None => "debate-mine-not",
    })
}

pub(super) async fn show(visit: Visit, Path(id): Path<DebateId>, Query(done): Query<Done>) -> Answer<Page> {
    let (debate, place) = found(&visit, id).await?;
    let me = visit.me()?.id;
    let read = move |tx: &mut ReadTx<'_>| {
        let replies = replies::counts(tx, id.0)?;
        Ok((debate::statements(tx, id)?, hearing::views(tx, id, me)?, work::published(tx, id)?, replies))
    };
    let (statements, views, map, replies) = visit.house.store().read(read).await?;
    let words = visit.shell.words.clone();
    let open = debate.is_open(visit.now);
    let talk = |number: u32| {
        let to = To::statement(id, number);
        replies::web::link(&words, to, replies.get(&to).copied().unwrap_or_default())
    };
    let by_me = |one: &&Statement| one.author == Some(me);
    let own: Vec<Markup> = statements
        .iter()
        .filter(by_me)
        .map(|one| {
            let tag = match one.state {
                State::There => Tag::open(words.say("debate-said-there")),
                State::Withdrawn => Tag::draft(words.say("debate-said-withdrawn")),
                State::Removed => Tag::stop(words.say("debate-said-removed")),
            };
            let became = map.as_ref().and_then(|(_, map)| super::standing::became(&words, map, one.number));
            let became = became.unwrap_or_else(|| words.say("debate-became-not-yet"));
            let words_of = match one.state {
                State::Removed => Markup::link(&Link::new(words.say("removals-yours"), "/removals")),
                State::There | State::Withdrawn => Markup::name(&one.body),
            };
            let mut parts = vec![Markup::line([tag.into(), words_of])];
            if one.state == State::There {
                parts.push(Markup::small(&became));
                let mut line = vec![talk(one.number)];
                if open {
                    let to = format!("{}/{}/take-back", id.address(), one.number);
                    line.push(Markup::link(&Link::new(words.say("debate-take-back"), to)));
                }
                parts.push(Markup::line(line));
            }
            Markup::joined(parts)
        })
        .collect();
    let own: Markup = if own.is_empty() {
        let acts = vec![Act::second(Link::new(words.say("debate-say"), format!("{}/say", id.address())))];
        Card::empty(words.say("debate-said-none"), &words.say("debate-said-none-who"), Acts { acts }).into()
    } else {
        Rows { items: own }.into()
    };
    let answered = views.iter().filter(|(_, vote)| vote.is_some());
    let answered: Vec<Markup> = answered
        .filter_map(|(number, vote)| {
            let one = statements.iter().find(|one| one.number == *number)?;
            let gone = words.say("debate-said-removed");
            let body = if one.state == State::Removed { &gone } else { &one.body };
            let mut parts = vec![Markup::lines([Markup::name(body)]), Markup::small(&said(&words, *vote))];
            if open && one.state == State::There {
                parts.push(answers(&visit, id, one, "?from=mine").into());
            }
            if one.state == State::There {
                parts.push(Markup::line([talk(*number)]));
            }
            Some(Markup::joined(parts))
        })
        .collect();
    let answered: Markup = if answered.is_empty() {
        Card::empty(words.say("debate-mine-none"), &words.say("debate-mine-none-who"), Markup::default()).into()
    } else {
        Rows { items: answered }.into()
    };
    let note: Markup = match done.what() {
        Some("changed") => Note::done(Markup::paragraph(&words.say("debate-done-changed"))).into(),
        Some("taken-back") => Note::done(Markup::paragraph(&words.say("debate-done-taken-back"))).into(),
        _ => Markup::default(),
    };
    let body = Markup::joined([
        note,
        Markup::section("said", &words.say("debate-said"), own),
        Markup::section("answered", &words.say("debate-answered"), answered),
    ]);
    let title = words.say("debate-mine-title");
    let page = Page::new(visit.shell, title, body).lead(words.say("debate-mine-lead"));
    Ok(page.here("/debates").place(within(&words, &place, &debate)).narrow())
}

pub(super) async fn confirm(visit: Visit, Path(which): Path<Which>) -> Answer<Page> {
    let (debate, place) = found(&visit, which.debate).await?;
    let me = visit.me()?.id;
    let read = move |tx: &mut ReadTx<'_>| Ok(debate::statement(tx, which.debate, which.statement)?);
    let statement = visit.house.store().read(read).await?;
    let mine = |one: &Statement| one.author == Some(me) && one.state == State::There;
    let statement = statement.filter(mine).ok_or(Refusal::NotFound)?;
    let words = visit.shell.words.clone();
    let here = which.debate.address();
    let act = Act::takes(Link::new(words.say("debate-take-back-do"), format!("{here}/{}/take-back", which.statement)));
    let happens = Card::new(words.say("debate-your-words"), Markup::lines([Markup::name(&statement.body)])).level(2);
    let confirm = Confirm::new(&words, happens, act.sent_with(visit.token.as_str()), format!("{here}/mine"));
    let page = Page::new(visit.shell, words.say("debate-take-back-title"), confirm);
    Ok(page.lead(words.say("debate-take-back-lead")).here("/debates").place(within(&words, &place, &debate)).narrow())
}

pub(super) async fn take_back(visit: Visit, Path(which): Path<Which>, _: Sent) -> Answer<Response> {
    let (words, me, now) = (visit.shell.words.clone(), visit.me()?.id, visit.now);
    let put = move |tx: &mut WriteTx<'_>| {
        let debate = debate::one(tx, which.debate)?;
        if !debate.is_open(now) {
            return Err(super::too_late(&words, which.debate, "debate-take-back-refused", "debate-over"));
        }
        Ok(saying::withdraw(tx, &debate, which.statement, me)?)
    };
    if !visit.house.store().write(put).await? {
        return Err(Refusal::NotFound.into());
    }
    Ok(Redirect::to(&format!("{}/mine?done=taken-back", which.debate.address())).into_response())
}
