//! The doors of all rooms, and what is asked at each before it opens.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use omov_store::Moment;
use omov_web::dates::Dates;
use omov_web::refusal::Refusal;
use omov_web::routes::{Gate, Routes};
use omov_web::safety::Around;

use super::browser::Browser;
use super::{House, Policy, Reader, Stop, Threshold, Visit, Who, organisation, shell};
use crate::groups::{self, GroupId, Place};
use crate::{
    accounts, agendas, ballots, debates, digest, hands, help, home, meetings, members, motions, nominations, offices,
    post, record, removing, replies, rules, serve, settings, setup,
};

/// The routes of a room.
pub(crate) type Doors = Routes<AtTheDoor, Policy, ()>;

/// Asks at every door.
#[derive(Clone, Debug)]
pub(crate) struct AtTheDoor(House);

/// How long a proof of who one is holds for acts that matter.
pub(crate) const LATELY: Duration = Duration::from_mins(15);

/// Every door of every room.
pub(super) fn doors(house: &House) -> Doors {
    let rooms = [
        serve::routes,
        setup::web::routes,
        accounts::web::routes,
        home::routes,
        help::routes,
        groups::web::routes,
        members::web::routes,
        members::import::web::routes,
        members::export::web::routes,
        offices::routes,
        post::routes,
        rules::web::routes,
        settings::routes,
        record::web::routes,
        ballots::web::routes,
        debates::web::routes,
        motions::web::routes,
        agendas::web::routes,
        hands::web::routes,
        nominations::web::routes,
        replies::web::routes,
        removing::web::routes,
        meetings::web::routes,
        digest::routes,
    ];
    let none = Routes::new(AtTheDoor(house.clone())).otherwise(Policy::EVERYONE);
    rooms.into_iter().fold(none, |doors, room| room(doors))
}

impl Gate<Policy> for AtTheDoor {
    async fn admit(&self, policy: &Policy, request: &mut Parts) -> Result<(), Refusal> {
        if policy.who == Who::Machines {
            request.extensions.insert(self.0.clone());
            return Ok(());
        }
        let asked = Asked {
            session: accounts::session_of(self.0.key(), &request.headers),
            group: group_of(request).await?,
            now: self.0.now(),
        };
        let found = self.0.store().read(move |tx| asked.find(tx)).await.map_err(Stop::refusal)?;
        if let Some(me) = &found.reader.me {
            accounts::sessions::here(&self.0, me).await;
        }
        let visit = self.visit(request, found)?;
        let Some(visit) = visit else {
            return if policy.who == Who::Founders { Ok(()) } else { Err(Refusal::Elsewhere("/setup".into())) };
        };
        let refused = match refused(*policy, &visit, request) {
            Some(Refusal::NotAllowed) => Some(self.missing(*policy, &visit).await?),
            other => other,
        };
        request.extensions.insert(visit.token.clone());
        request.extensions.insert(visit);
        refused.map_or(Ok(()), Err)
    }
}

impl AtTheDoor {
    /// Why the door stays shut for somebody who is signed in: which power is missing, who lends it, who holds it here.
    async fn missing(&self, policy: Policy, visit: &Visit) -> Result<Refusal, Refusal> {
        let words = visit.shell.words.clone();
        let powers = match policy.who {
            Who::Holder(power) => vec![power],
            Who::Either(one, other) => vec![one, other],
            Who::Members => return Ok(Refusal::Said(offices::missing::members_only(&words))),
            _ => return Ok(Refusal::NotAllowed),
        };
        let (book, place, now) = (visit.book.clone(), visit.place.clone(), visit.now);
        let read = self
            .0
            .store()
            .read(move |tx| Ok(offices::missing::refused(tx, &words, &book, &powers, place.as_ref(), now)?));
        let said = read.await.map_err(Stop::refusal)?;
        Ok(said.map_or(Refusal::NotAllowed, Refusal::Said))
    }

    /// What a handler needs; none as long as there is no organisation.
    fn visit(&self, request: &mut Parts, found: Found) -> Result<Option<Visit>, Refusal> {
        let house = self.0.clone();
        let browser = request.extensions.get::<Browser>().map(|browser| browser.0.clone()).unwrap_or_default();
        let token = house.key().form_token(&match &found.reader.me {
            Some(me) => me.session.id.to_string(),
            None => browser.clone(),
        });
        request.extensions.insert(token.clone());
        let (Some(organisation), Some(book)) = (found.organisation, found.book) else {
            let shell = shell::of(&house, None, request, None);
            let threshold = Threshold::new(&house, shell, token, &browser, request);
            request.extensions.insert(threshold);
            return Ok(None);
        };
        house.remember(&organisation);
        let words = house.words().clone();
        let dates = Dates::new(words, &organisation.zone).map_err(|why| {
            tracing::error!(why, "the organisation's time zone");
            Refusal::Failed
        })?;
        let shell = shell::of(&house, Some(&organisation), request, Some(&found.reader));
        if let Some(around) = request.extensions.get::<Around>() {
            around.leave(&shell);
        }
        let (reader, place, now) = (found.reader, found.place, found.now);
        let device = accounts::Device::of(&request.headers);
        Ok(Some(Visit { house, organisation, book, reader, place, shell, token, dates, now, browser, device }))
    }
}

/// What a request brings along.
struct Asked {
    session: Option<accounts::SessionId>,
    /// The group that the address names.
    group: Option<GroupId>,
    now: Moment,
}

/// What there is of it.
struct Found {
    organisation: Option<super::Organisation>,
    /// The rules in force.
    book: Option<Arc<rules::Rulebook>>,
    reader: Reader,
    place: Option<Place>,
    now: Moment,
}

impl Asked {
    fn find(&self, tx: &mut omov_store::ReadTx<'_>) -> Result<Found, Stop> {
        let organisation = organisation::find(tx)?;
        let book = rules::find(tx)?;
        let me = match self.session {
            Some(session) => accounts::signed_in(tx, session, self.now)?,
            None => None,
        };
        let powers = match &me {
            Some(me) => offices::held(tx, me.id, self.now)?,
            None => Vec::new(),
        };
        let whole = if powers.is_empty() { None } else { groups::whole(tx)?.map(|group| group.id) };
        let place = match self.group {
            Some(group) => Some(groups::place(tx, group)?.ok_or(Refusal::NotFound)?),
            None => None,
        };
        Ok(Found { organisation, book, reader: Reader::new(me, powers, whole), place, now: self.now })
    }
}

/// The group that the address names, by the part of its pattern called `{group}`.
async fn group_of(request: &mut Parts) -> Result<Option<GroupId>, Refusal> {
    let Ok(params) = RawPathParams::from_request_parts(request, &()).await else { return Ok(None) };
    let group = params.iter().find(|(name, _)| *name == "group").map(|(_, value)| value.parse());
    group.transpose().map_err(|_| Refusal::NotFound)
}

/// Why the door stays shut, if it does.
fn refused(policy: Policy, visit: &Visit, request: &Parts) -> Option<Refusal> {
    let Visit { reader, place, now, .. } = visit;
    if policy.who == Who::Founders {
        return Some(Refusal::NotFound);
    }
    if !policy.lets(reader, place.as_ref()) {
        return Some(match reader.me {
            None => Refusal::Elsewhere(accounts::sign_in_address(request)),
            Some(_) => Refusal::NotAllowed,
        });
    }
    let proved = reader.me.as_ref().is_some_and(|me| me.session.proved_at.plus(LATELY) > *now);
    (policy.lately && !proved).then(|| Refusal::Elsewhere(accounts::proof_address(request)))
}
