//! Votes that go together more than chance would explain: how many, what it can mean, and what follows from it. Never who, and never what they said.

use axum::extract::Path;
use omov_opinion::alike::{LEAST, ONE_IN};
use omov_store::ReadTx;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Link, Note, Rows};

use super::{found, places};
use crate::debates::map::{FLOOR, Together};
use crate::debates::{DebateId, work};
use crate::house::{Answer, Visit};

pub(super) async fn show(visit: Visit, Path(id): Path<DebateId>) -> Answer<Page> {
    let (debate, place) = found(&visit, id).await?;
    let map = visit.house.store().read(move |tx: &mut ReadTx<'_>| work::published(tx, id)).await?;
    let words = visit.shell.words.clone();
    let mut parts = if let Some((at, together)) = map.and_then(|(at, map)| Some((at, map.together?))) {
        let when = words.say_with("together-when", &[("when", visit.hour(at).into())]);
        vec![finding(&visit, &together), Markup::small(&when)]
    } else {
        let why = words.say_with("together-none", &[("people", u64::from(FLOOR).into())]);
        vec![Card::empty(words.say("together-wait"), &why, Markup::default()).level(2).into()]
    };
    let with = [("least", u64::from(LEAST).into()), ("times", u64::from(ONE_IN).into())];
    let line = |name: String| Markup::text(&words.say_with(&name, &with));
    let means = (1..=4).map(|number| line(format!("together-means-{number}"))).collect();
    let follows = (1..=3).map(|number| line(format!("together-follows-{number}"))).collect();
    let how = (1..=4).map(|number| line(format!("together-how-{number}"))).collect();
    for (id, items) in [("together-means", means), ("together-follows", follows), ("together-how", how)] {
        parts.push(Markup::section(id, &words.say(id), Rows { items }.into()));
    }
    let mut above = places(&words, &place, visit.reader.me.is_some());
    above.push(Link::new(&*debate.question, id.address()));
    let page = Page::new(visit.shell, words.say("together-title"), Markup::joined(parts));
    Ok(page.lead(words.say("together-lead")).here("/debates").place(above).narrow())
}

fn finding(visit: &Visit, found: &Together) -> Markup {
    let words = &visit.shell.words;
    let least = ("least", u64::from(LEAST).into());
    let floor = ("people", u64::from(FLOOR).into());
    let Some(compared) = found.compared else {
        return Markup::paragraph(&words.say_with("together-few", &[least, floor]));
    };
    let looked = words.say_with("together-compared", &[("people", u64::from(compared).into()), least.clone()]);
    let mut parts = vec![Markup::paragraph(&looked)];
    if found.nearly_all {
        parts.push(Note::turn(Markup::paragraph(&words.say_with("together-nearly-all", &[floor]))).into());
    } else if found.blocks.is_empty() {
        parts.push(Note::done(Markup::paragraph(&words.say_with("together-nobody", &[floor]))).into());
    } else {
        let block = |people: &u32| {
            Markup::text(&words.say_with("together-block", &[("people", u64::from(*people).into()), least.clone()]))
        };
        let items = found.blocks.iter().map(block).collect();
        let title = words.say_with("together-blocks", &[("blocks", (found.blocks.len() as u64).into())]);
        parts.push(Card::new(title, Rows { items }).level(2).into());
    }
    Markup::joined(parts)
}
