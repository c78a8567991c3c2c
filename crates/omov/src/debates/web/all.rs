//! Everything that was said in a debate, and what was taken out of it and why.

use std::collections::BTreeMap;

use axum::extract::Path;
use omov_store::ReadTx;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Link, Rows, Tag};

use super::{found, places};
use crate::debates::debate::{self, State, Statement};
use crate::debates::{DebateId, removing};
use crate::house::{Answer, Visit};
use crate::offices::Power;
use crate::removing as policy;
use crate::replies::{self, To};

pub(super) async fn show(visit: Visit, Path(id): Path<DebateId>) -> Answer<Page> {
    let (debate, place) = found(&visit, id).await?;
    let read = move |tx: &mut ReadTx<'_>| {
        Ok((debate::statements(tx, id)?, removing::list(tx, id)?, replies::counts(tx, id.0)?))
    };
    let (statements, removed, replies): (Vec<Statement>, Vec<removing::Removed>, BTreeMap<To, u64>) =
        visit.house.store().read(read).await?;
    let words = visit.shell.words.clone();
    let keeps = visit.reader.holds(Power::Organise, Some(&place));
    let there = statements.iter().filter(|one| one.state == State::There).map(|one| {
        let mut line: Vec<Markup> =
            one.seeded.then(|| Tag::draft(words.say("debate-seeded")).into()).into_iter().collect();
        line.push(Markup::text(&visit.short(one.at)));
        let to = To::statement(id, one.number);
        line.push(replies::web::link(&words, to, replies.get(&to).copied().unwrap_or_default()));
        if keeps {
            let form = format!("{}/{}/remove", id.address(), one.number);
            line.push(Markup::link(&Link::new(words.say("remove"), form)));
        }
        Markup::joined([super::body(&words, one), Markup::line(line)])
    });
    let there: Vec<Markup> = there.collect();
    let gone = removed.into_iter().map(|(number, ground, at)| {
        let which = words.say_with("debate-removed-which", &[("number", u64::from(number).into())]);
        (which, ground, visit.short(at))
    });
    let body = Markup::joined([
        if there.is_empty() {
            Markup::paragraph(&words.say("debate-all-said-none"))
        } else {
            Rows { items: there }.into()
        },
        policy::lines(&words, gone),
        policy::policy(&words),
    ]);
    let mut above = places(&words, &place, visit.reader.me.is_some());
    above.push(Link::new(&*debate.question, id.address()));
    let page = Page::new(visit.shell, words.say("debate-all-said"), body).lead(words.say("debate-all-said-lead"));
    Ok(page.here("/debates").place(above).narrow())
}
