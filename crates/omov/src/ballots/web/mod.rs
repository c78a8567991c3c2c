//! The pages of ballots.

pub(super) mod booth;
mod burst;
mod cast;
mod correct;
mod count;
mod end;
mod files;
mod key;
mod list;
mod new;
mod outage;
mod paper;
mod questions;
mod registrar;
mod reserves;
mod result;
mod roll;
mod sample;
mod sealed;
mod show;
mod spot;
mod stock;
mod trustee;
mod vote;
mod who;

pub(crate) use list::rows;
pub(crate) use new::asked;
pub(crate) use result::carried;

use omov_store::ReadTx;
use omov_web::parts::Link;
use omov_web::words::Words;

use super::{Ballot, BallotId, ballot};
use crate::groups::{self, Place};
use crate::house::{Answer, Doors, Policy, Visit};

/// The longest file of a trustee: a mix of many rankings.
const MOST_BYTES: usize = 64 << 20;

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    stock::routes(doors)
        .get("/ballots", Policy::EVERYONE, list::show)
        .get("/groups/{group}/ballots/new", Policy::MEMBERS, new::choose)
        .get("/groups/{group}/ballots/new/{kind}", Policy::MEMBERS, new::ask)
        .post("/groups/{group}/ballots/new/{kind}", Policy::MEMBERS, new::take)
        .get("/ballots/{ballot}", Policy::EVERYONE, show::show)
        .get("/ballots/{ballot}/roll", Policy::SIGNED_IN, roll::show)
        .get("/ballots/{ballot}/roll/proof.json", Policy::SIGNED_IN, roll::proof)
        .get("/ballots/{ballot}/roll/leaves.txt", Policy::EVERYONE, files::leaves)
        .get("/ballots/{ballot}/record.bel", Policy::EVERYONE, files::record)
        .get("/ballots/{ballot}/verifier", Policy::EVERYONE, booth::verifier)
        .get("/ballots/{ballot}/sealed", Policy::EVERYONE, sealed::show)
        .get("/ballots/{ballot}/count", Policy::EVERYONE, count::page)
        .get("/ballots/{ballot}/count.json", Policy::EVERYONE, count::record)
        .get("/ballots/{ballot}/papers.blt", Policy::EVERYONE, count::papers)
        .get("/ballots/{ballot}/cast", Policy::MEMBERS, cast::ask)
        .post_up_to(4 * super::cast::LONGEST, "/ballots/{ballot}/cast", Policy::MEMBERS, cast::take)
        .get("/ballots/{ballot}/vote", Policy::EVERYONE, booth::booth)
        .get("/ballots/{ballot}/vote/facts", Policy::EVERYONE, vote::facts)
        .post_up_to(4 * super::cast::LONGEST, "/ballots/{ballot}/vote/cast", Policy::EVERYONE, vote::cast)
        .get("/ballots/{ballot}/paper", Policy::MEMBERS, paper::ask)
        .post("/ballots/{ballot}/paper", Policy::MEMBERS, paper::take)
        .get("/ballots/{ballot}/paper/print", Policy::EVERYONE, paper::print)
        .get("/ballots/{ballot}/paper/reserved.txt", Policy::EVERYONE, paper::reserved)
        .get("/ballots/{ballot}/paper/officers", Policy::MEMBERS.lately(), paper::ask_officers)
        .post("/ballots/{ballot}/paper/officers", Policy::MEMBERS.lately(), paper::name)
        .post("/ballots/{ballot}/paper/answer", Policy::MEMBERS.lately(), paper::answer)
        .get("/ballots/{ballot}/papers", Policy::MEMBERS, paper::show)
        .post("/ballots/{ballot}/papers", Policy::MEMBERS, paper::mark)
        .post("/ballots/{ballot}/papers/find", Policy::MEMBERS, paper::find)
        .get("/ballots/{ballot}/papers/booth", Policy::MEMBERS, paper::booth)
        .get("/ballots/{ballot}/papers/booth/facts", Policy::EVERYONE, paper::facts)
        .post_up_to(4 * super::cast::LONGEST, "/ballots/{ballot}/papers/booth/cast", Policy::EVERYONE, paper::cast)
        .get("/ballots/{ballot}/polling", Policy::MEMBERS.lately(), spot::show)
        .post("/ballots/{ballot}/polling", Policy::MEMBERS.lately(), spot::let_in)
        .post("/ballots/{ballot}/polling/find", Policy::MEMBERS.lately(), spot::find)
        .get("/ballots/{ballot}/polling/booth", Policy::EVERYONE, spot::booth)
        .get("/ballots/{ballot}/polling/booth/facts", Policy::EVERYONE, spot::facts)
        .post_up_to(4 * super::cast::LONGEST, "/ballots/{ballot}/polling/booth/cast", Policy::EVERYONE, spot::cast)
        .get("/ballots/{ballot}/key", Policy::MEMBERS, key::show)
        .post_up_to(MOST_BYTES, "/ballots/{ballot}/key", Policy::MEMBERS, key::take)
        .get("/ballots/{ballot}/key/{file}", Policy::MEMBERS, key::file)
        .get("/ballots/{ballot}/registrar", Policy::MEMBERS.lately(), registrar::show)
        .post("/ballots/{ballot}/registrar", Policy::MEMBERS.lately(), registrar::answer)
        .post("/ballots/{ballot}/registrar/name", Policy::MEMBERS.lately(), registrar::name)
        .get("/ballots/{ballot}/registrar/draft.json", Policy::MEMBERS, registrar::draft)
        .post("/ballots/{ballot}/registrar/list", Policy::MEMBERS.lately(), registrar::list)
        .post("/ballots/{ballot}/registrar/again", Policy::MEMBERS.lately(), registrar::again)
        .post_up_to(MOST_BYTES, "/ballots/{ballot}/registrar/codes", Policy::MEMBERS, registrar::send)
        .get("/ballots/{ballot}/trustee", Policy::MEMBERS, booth::trustee)
        .get("/ballots/{ballot}/trustee/facts", Policy::EVERYONE, trustee::facts)
        .post_up_to(2 * MOST_BYTES, "/ballots/{ballot}/trustee/send", Policy::EVERYONE, trustee::send)
        .get("/ballots/{ballot}/certify", Policy::MEMBERS.lately(), end::ask_certify)
        .post("/ballots/{ballot}/certify", Policy::MEMBERS.lately(), end::certify)
        .get("/ballots/{ballot}/correct", Policy::MEMBERS.lately(), correct::ask)
        .post("/ballots/{ballot}/correct", Policy::MEMBERS.lately(), correct::take)
        .get("/ballots/{ballot}/burst", Policy::MEMBERS.lately(), burst::ask)
        .post("/ballots/{ballot}/burst", Policy::MEMBERS.lately(), burst::take)
        .get("/ballots/{ballot}/outage", Policy::MEMBERS.lately(), outage::ask)
        .post("/ballots/{ballot}/outage", Policy::MEMBERS.lately(), outage::take)
        .get("/ballots/{ballot}/reserves", Policy::MEMBERS, reserves::ask)
        .post("/ballots/{ballot}/reserves", Policy::MEMBERS, reserves::take)
        .get("/ballots/{ballot}/step-in", Policy::MEMBERS.lately(), reserves::ask_step_in)
        .post("/ballots/{ballot}/step-in", Policy::MEMBERS.lately(), reserves::step_in)
        .get("/ballots/{ballot}/sample", Policy::MEMBERS.lately(), sample::ask)
        .post("/ballots/{ballot}/sample", Policy::MEMBERS.lately(), sample::draw)
        .post("/ballots/{ballot}/sample/looked", Policy::MEMBERS.lately(), sample::take)
        .get("/ballots/{ballot}/void", Policy::MEMBERS.lately(), end::ask_void)
        .post("/ballots/{ballot}/void", Policy::MEMBERS.lately(), end::void)
}

/// A ballot with its group.
pub(super) async fn found(visit: &Visit, id: BallotId) -> Answer<(Ballot, Place)> {
    let read = move |tx: &mut ReadTx<'_>| {
        let ballot = ballot::one(tx, id)?;
        let place = ballot.place(tx)?;
        Ok((ballot, place))
    };
    visit.house.store().read(read).await
}

/// Where its pages are.
fn places(words: &Words, place: &Place, signed_in: bool) -> Vec<Link> {
    groups::web::trail(place, signed_in, Link::new(words.say("ballots-title"), "/ballots"))
}

/// The same, with the ballot itself.
fn within(words: &Words, place: &Place, ballot: &Ballot) -> Vec<Link> {
    let mut all = places(words, place, true);
    all.push(Link::new(&*ballot.title, ballot.id.address()));
    all
}
