//! The pages of standing trustees.

mod listed;
mod new;
mod retire;
mod show;
mod trustee;

use omov_store::ReadTx;
use omov_web::parts::{Link, Tag};
use omov_web::words::Words;

use super::{MOST_BYTES, booth, places};
use crate::ballots::stock::ceremony::{self, Trustee};
use crate::ballots::stock::{self, Agreed, Stock, StockId};
use crate::groups::Place;
use crate::house::{Answer, Doors, Policy, Visit};
use crate::offices::Power;

/// Their routes.
pub(super) fn routes(doors: Doors) -> Doors {
    let asks = Policy::holder(Power::RunBallots).lately();
    doors
        .get("/groups/{group}/standing-trustees", Policy::EVERYONE, listed::show)
        .get("/groups/{group}/standing-trustees/new", asks, new::ask)
        .post("/groups/{group}/standing-trustees/new", asks, new::take)
        .get("/standing-trustees/{stock}", Policy::EVERYONE, show::show)
        .get("/standing-trustees/{stock}/trustee", Policy::MEMBERS, trustee::page)
        .get("/standing-trustees/{stock}/trustee/facts", Policy::EVERYONE, trustee::facts)
        .post_up_to(MOST_BYTES, "/standing-trustees/{stock}/trustee/send", Policy::EVERYONE, trustee::send)
        .get("/standing-trustees/{stock}/retire", Policy::MEMBERS.lately(), retire::ask)
        .post("/standing-trustees/{stock}/retire", Policy::MEMBERS.lately(), retire::take)
}

/// A stock with those who make it.
struct Found {
    stock: Stock,
    agreed: Agreed,
    place: Place,
    trustees: Vec<Trustee>,
}

async fn found(visit: &Visit, id: StockId) -> Answer<Found> {
    let read = move |tx: &mut ReadTx<'_>| {
        let stock = stock::one(tx, id)?;
        Ok(Found { agreed: stock.agreed()?, place: stock.place(tx)?, trustees: ceremony::all(tx, id)?, stock })
    };
    visit.house.store().read(read).await
}

/// Where the list of a group is.
pub(super) fn list_address(place: &Place) -> String {
    format!("/groups/{}/standing-trustees", place.group().id)
}

/// Where it stands, in a word.
fn tag(visit: &Visit, stock: &Stock) -> Tag {
    let words = &visit.shell.words;
    if stock.retired_at.is_some() {
        Tag::stop(words.say("stock-is-retired"))
    } else if visit.now > stock.until {
        Tag::done(words.say("stock-is-over"))
    } else if stock.ready_at.is_some() {
        Tag::open(words.say("stock-is-ready"))
    } else {
        Tag::draft(words.say("stock-is-made"))
    }
}

/// The place of the pages below the list of a group.
fn within(words: &Words, place: &Place) -> Vec<Link> {
    let mut all = places(words, place, true);
    all.push(Link::new(words.say("stock-list"), list_address(place)));
    all
}
