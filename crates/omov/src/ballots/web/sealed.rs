//! The list of sealed ballots, by their tracking numbers: here voters find their own, without any program.

use axum::extract::{Path, Query};
use omov_store::ReadTx;
use omov_web::forms::Search;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Column, Link, Note, Row, Table};
use omov_web::words::Words;
use serde::Deserialize;

use super::show::tag;
use super::{found, within};
use crate::ballots::BallotId;
use crate::ballots::board::{self, OnBoard};
use crate::election::tracked;
use crate::house::{Answer, Visit};

/// So many are on a page.
const ON_A_PAGE: u32 = 100;

/// Which piece is shown, and which number is looked for. Numbers say nothing of anybody's choice, so they may stand in an address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// The place on the board after which it goes on.
    after: u32,
    number: String,
}

pub(super) async fn show(visit: Visit, Path(id): Path<BallotId>, Query(asked): Query<Asked>) -> Answer<Page> {
    let (ballot, place) = found(&visit, id).await?;
    let typed: String = asked.number.split_whitespace().collect();
    let (after, wanted) = (u64::from(asked.after), tracked(&typed));
    let read = move |tx: &mut ReadTx<'_>| {
        // One more than is shown tells whether there are others.
        let listed = board::sealed(tx, id, after, ON_A_PAGE + 1)?;
        let looked = wanted.map_or(Ok(None), |hash| board::tracked(tx, id, &hash))?;
        Ok((listed, looked))
    };
    let (mut listed, looked) = visit.house.store().read(read).await?;
    let words = visit.shell.words.clone();
    let address = format!("{}/sealed", id.address());
    let more = listed.len() > ON_A_PAGE as usize;
    listed.truncate(ON_A_PAGE as usize);
    let mut parts = Vec::new();
    if listed.is_empty() && asked.after == 0 {
        let (none, why) = (words.say("ballot-sealed-none"), words.say("ballot-sealed-none-why"));
        parts.push(Card::empty(none, &why, Markup::default()).level(2).into());
    } else {
        let search = Search::new(&*address, "number", words.say("ballot-sealed-find"), words.say("ballot-sealed-look"));
        parts.push(search.hint(words.say("ballot-sealed-hint")).value(&*typed).into());
        if !typed.is_empty() {
            parts.push(answer(&words, looked.as_ref()));
        }
        parts.push(table(&words, &listed));
        let mut acts = Vec::new();
        if let Some(last) = listed.last().filter(|_| more) {
            acts.push(Act::second(Link::new(
                words.say("ballot-sealed-more"),
                format!("{address}?after={}", last.place),
            )));
        }
        if asked.after > 0 {
            acts.push(Act::link(Link::new(words.say("ballot-sealed-first"), address)));
        }
        parts.push(Acts { acts }.into());
    }
    let title = words.say("ballot-sealed-title");
    let state = tag(&words, ballot.state);
    let page = Page::new(visit.shell, title, Markup::joined(parts)).lead(words.say("ballot-sealed-lead"));
    Ok(page.tagged(state).here("/ballots").place(within(&words, &place, &ballot)))
}

/// What became of the number that was looked for.
fn answer(words: &Words, found: Option<&OnBoard>) -> Markup {
    let Some(found) = found else {
        return Note::stop(Markup::paragraph(&words.say("ballot-sealed-missing"))).into();
    };
    let place = ("place", found.place.into());
    let says = match found.replaced {
        None => words.say_with("ballot-sealed-there", &[place]),
        Some(later) => words.say_with("ballot-sealed-replaced", &[place, ("later", later.into())]),
    };
    Note::done(Markup::paragraph(&says)).into()
}

fn table(words: &Words, listed: &[OnBoard]) -> Markup {
    let columns = [
        Column::words(words.say("ballot-sealed-number")),
        Column::words(words.say("ballot-sealed-stands")),
        Column::figures(words.say("ballot-sealed-place")),
    ];
    let rows = listed.iter().map(|one| {
        let stands = match one.replaced {
            None => words.say("ballot-sealed-counts"),
            Some(later) => words.say_with("ballot-sealed-by", &[("later", later.into())]),
        };
        Row::new(Markup::text(&one.tracker), [Markup::text(&stands), Markup::text(&one.place.to_string())])
    });
    Table::new(words, words.say("ballot-sealed-table"), columns).rows(rows).into()
}
