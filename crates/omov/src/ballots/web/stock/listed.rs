//! All standing trustees of a group.

use omov_store::ReadTx;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Link, Rows};

use super::{list_address, tag};
use crate::ballots::stock::{self, Stock, giving};
use crate::ballots::web::places;
use crate::house::{Answer, Visit};
use crate::offices::Power;

pub(super) async fn show(visit: Visit) -> Answer<Page> {
    let (words, place) = (visit.shell.words.clone(), visit.place()?.clone());
    let group = place.group().id;
    let read = move |tx: &mut ReadTx<'_>| {
        let mut all = Vec::new();
        for stock in stock::in_group(tx, group)? {
            all.push((giving::left(tx, stock.id)?, stock));
        }
        Ok(all)
    };
    let all: Vec<(u64, Stock)> = visit.house.store().read(read).await?;
    let runs = visit.reader.holds(Power::RunBallots, Some(&place));
    let act = Act::main(Link::new(words.say("stock-ask"), format!("{}/new", list_address(&place))));
    let acts: Markup = if runs { Acts { acts: vec![act] }.into() } else { Markup::default() };
    let body = if all.is_empty() {
        Card::empty(words.say("stock-none"), &words.say("stock-none-who"), acts).level(2).into()
    } else {
        let row = |(left, stock): &(u64, Stock)| -> Answer<Markup> {
            let names = stock.agreed()?.trustees.join(", ");
            let until = words.say_with("stock-lead", &[("until", visit.day(stock.until).into())]);
            let keys = match (stock.stands(visit.now), stock.ready_at) {
                (true, Some(_)) => words.say_with("stock-row", &[("left", (*left).into())]),
                (true, None) => words.say_with("stock-keys-to-come", &[("keys", stock.agreed()?.keys.into())]),
                (false, _) => words.say("stock-row-over"),
            };
            Ok(Rows::entry(tag(&visit, stock), &Link::new(names, stock.id.address()), [&keys, &until]))
        };
        let items = all.iter().map(row).collect::<Answer<_>>()?;
        Markup::joined([Rows { items }.into(), acts])
    };
    let title = words.say_with("stock-list-of", &[("group", (&*place.group().name).into())]);
    let trail = places(&words, &place, visit.reader.me.is_some());
    Ok(Page::new(visit.shell, title, body).lead(words.say("stock-list-lead")).here("/ballots").place(trail).narrow())
}
